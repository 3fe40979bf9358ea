from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from tracker import synthetic


class Command(BaseCommand):
    help = "Make a synthetic register from the words of real letters, for looking and measuring."

    def add_arguments(self, parser):
        parser.add_argument("--letters", type=int, required=True, metavar="N")
        parser.add_argument("--pledges", type=int, required=True, metavar="N")
        parser.add_argument(
            "--seed", type=int, default=1, metavar="S", help="the same seed makes the same register"
        )

    def handle(self, *, letters, pledges, seed, **options):
        try:
            made = synthetic.make_register(letters, pledges, seed, progress=bar)
        except synthetic.Refused as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(
            f"Made {made.letters} synthetic letters with {made.paragraphs} paragraphs, "
            f"{made.pledges} pledges and {made.updates} status updates."
        )


def bar(letters):
    """A progress bar, for a person only."""
    return tqdm(letters, unit="letter", disable=None)
