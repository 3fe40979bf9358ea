import sys

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.importing import find_sources, import_files
from letters.intake import read_metadata


class Command(BaseCommand):
    help = (
        "Store letters from files, folders, patterns or zip archives. The same file twice is the same letter."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, folder, pattern or zip archive")
        parser.add_argument("--dossier", metavar="N", default="", help="28676, 21501-02 or 34775-X")
        parser.add_argument("--number", metavar="N", default="", help="the number in the dossier: 321")
        parser.add_argument("--date", metavar="D", default="", help="2019-12-17, or 17 december 2019")
        parser.add_argument(
            "--title", metavar="T", default="", help="for a letter that does not state its own"
        )

        parser.add_argument(
            "--replace",
            action="store_true",
            help="each file is better text for a letter that is here; its quotes follow their words",
        )

    def handle(self, *, paths, dossier, number, date, title, replace, **options):
        if replace and (date or title):
            raise CommandError(
                "A letter whose text is replaced keeps its date and title. Correct them on its page."
            )
        try:
            metadata = read_metadata(dossier=dossier, number=number, dated_on=date, title=title)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        sources = find_sources(paths)
        if len(sources) > 1 and (dossier or number or date or title):
            raise CommandError(
                f"Dossier, number, date and title are those of one letter, and these are {len(sources)} files. "
                "Import the letters one by one to give them."
            )
        self.report(import_files(sources, metadata, replacing=replace), len(sources))

    def report(self, outcomes, total):
        """A line a file as each is done. The progress bar shows on a terminal only, and makes way for the lines."""
        refused = 0
        for outcome in tqdm(outcomes, total=total, unit="file", disable=None, leave=False):
            with tqdm.external_write_mode(file=sys.stderr):
                self.stdout.write(str(outcome))
            refused += outcome.is_refused
        if refused:
            raise CommandError(f"{refused} of {total} refused.")
