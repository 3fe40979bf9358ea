from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from tqdm import tqdm

from letters.models import Letter
from tracker.proposing import Proposed, propose_letter


class Command(BaseCommand):
    help = "Run the rules (again) over stored letters. Decisions that people took stay."

    def add_arguments(self, parser):
        parser.add_argument(
            "letters",
            metavar="LETTER",
            nargs="*",
            help="its address or Kamerstuk (kst-28676-321); none: all letters",
        )

    def handle(self, *, letters, **options):
        keys = find(letters)
        total = Proposed()
        for key in tqdm(keys, unit="letter", disable=None, leave=False):
            total += propose_letter(Letter.objects.get(pk=key))
        number = f"{len(keys)} letter" if len(keys) == 1 else f"{len(keys)} letters"
        self.stdout.write(
            f"{number}: {total.likely} likely and {total.possible} possible proposals open; "
            f"{total.new} new, {total.gone} gone, {total.kept} decisions kept."
        )


def find(names: list[str]) -> list[int]:
    """The keys of the letters of these names, all of them for no name. Raises CommandError for an unknown one."""
    every = Letter.objects.order_by("pk")
    if not names:
        return list(every.values_list("pk", flat=True))
    found = {name: every.filter(Q(slug=name) | Q(identifier=name)).first() for name in names if is_name(name)}
    unknown = [name for name in names if not found.get(name)]
    if unknown:
        raise CommandError(f"There is no letter “{', '.join(unknown)}” here. Nothing was done.")
    return list(dict.fromkeys(letter.pk for letter in found.values() if letter))


def is_name(words: str) -> bool:
    """An empty one would be the Kamerstuk of every letter whose number is not known."""
    return bool(words) and "\0" not in words
