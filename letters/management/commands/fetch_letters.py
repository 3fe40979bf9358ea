import sys
from itertools import chain

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.fetching import Caller
from letters.fetching.watching import (
    AlreadyRunning,
    fetch_found,
    fetch_numbers,
    fetch_watched,
    find_dossier,
    only_one_run,
)
from letters.intake import read_metadata


class Command(BaseCommand):
    help = "Store papers from the official services: by number, all of a dossier, or what is new where editors watch."

    def add_arguments(self, parser):
        parser.add_argument(
            "numbers", metavar="KST-ID", nargs="*", help="kst-28676-321, or “28 676, nr. 321”"
        )
        parser.add_argument("--dossier", metavar="N", default="", help="28676, 21501-02 or 34775-X")
        parser.add_argument("--since", metavar="D", default="", help="with --dossier: 2019-01-01")
        parser.add_argument(
            "--watched",
            action="store_true",
            help="what is new in watched dossiers; says nothing if nothing is",
        )

    def handle(self, *, numbers, dossier, since, watched, **options):
        if bool(numbers) + bool(dossier) + watched != 1:
            raise CommandError("Give the numbers of papers, or --dossier, or --watched.")
        if since and not dossier:
            raise CommandError("--since belongs to --dossier.")
        caller = Caller()
        if watched:
            self.follow(caller)
        elif dossier:
            self.report(*self.whole_dossier(dossier, since, caller))
        else:
            self.report(fetch_numbers(numbers, caller), len(numbers))

    def whole_dossier(self, dossier, since, caller):
        try:
            asked = read_metadata(dossier=dossier, dated_on=since)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        wanted, refused = find_dossier(asked.dossier, asked.dated_on, caller)
        if not wanted and not refused:
            self.stdout.write(f"The official services name no papers in dossier {asked.dossier}.")
        return chain(fetch_found(wanted, caller), refused), len(wanted) + len(refused)

    def follow(self, caller):
        """For a timer: nothing is said when nothing is new; a run that finds another one at work leaves it the work."""
        try:
            with only_one_run():
                self.report(fetch_watched(caller), None)
        except AlreadyRunning:
            self.stderr.write("Another run is at work.")

    def report(self, outcomes, total):
        """A line a paper as each is done. The progress bar shows on a terminal only, and makes way for the lines."""
        refused = done = 0
        for outcome in tqdm(outcomes, total=total, unit="paper", disable=None, leave=False):
            with tqdm.external_write_mode(file=sys.stderr):
                self.stdout.write(str(outcome))
            refused += outcome.is_refused
            done += 1
        if refused:
            raise CommandError(f"{refused} of {done} refused.")
