"""A register of any size from the words of real letters, for looking and for measuring. Nothing in it was promised.

The same numbers and seed make the same register: every choice comes from one random generator, and every date lies
between the two of `chance.py`, never near today.
"""

from collections.abc import Callable, Iterable
from random import Random

from letters.intake import all_or_nothing
from letters.models import Letter
from tracker.synthetic.batch import Batch, Made, take_codes
from tracker.synthetic.cast import gather_cast
from tracker.synthetic.letters import SLUG, add_letter
from tracker.synthetic.pledges import add_pledge

LETTERS_AT_ONCE = 200


class Refused(Exception):
    """Nothing was made; says why."""


def make_register(
    letters: int, pledges: int, seed: int, progress: Callable[[Iterable[int]], Iterable[int]] = iter
) -> Made:
    """Add `letters` synthetic letters with `pledges` pledges to a register that holds none but such letters.

    `progress` is given the places of the letters and gives them back one by one. Raises `Refused`, and then nothing
    is stored.
    """
    refuse_what_cannot_be(letters, pledges)
    random, made = Random(seed), Made()  # noqa: S311  (chance, not secrets)
    with all_or_nothing() as written:
        before, codes = Letter.objects.count(), take_codes(pledges)
        cast, batch = gather_cast(), Batch()
        for place in progress(range(letters)):
            texts = add_letter(batch, random, cast, before + place + 1, seed)
            for _ in range(share(pledges, letters, place)):
                add_pledge(batch, random, cast, next(codes), texts)
            if len(batch.letters) == LETTERS_AT_ONCE:
                batch.store(made, written)
                batch = Batch()
        batch.store(made, written)
    return made


def refuse_what_cannot_be(letters: int, pledges: int) -> None:
    if letters < 0 or pledges < 0 or (pledges and not letters):
        raise Refused(
            "A pledge stands in a letter: ask for at least one letter, and for no fewer than 0 pledges."
        )
    if Letter.objects.exclude(slug__startswith=SLUG).exists():
        raise Refused(
            "This register holds letters that are not synthetic. Name an empty database, "
            "for example: DATABASE_URL=sqlite:////tmp/synthetic.sqlite3"
        )


def share(pledges: int, letters: int, place: int) -> int:
    """How many of the pledges stand in the letter at this place: as evenly as it goes."""
    return pledges // letters + (place < pledges % letters)
