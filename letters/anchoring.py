"""Where words that were quoted stand in another version of the text: found once, never, or more than once.

Pure logic on plain values. The words must be there letter for letter, capitals and stops included, and not as a part of
longer words or numbers (`600.000` is not in `1.600.000`). Only a fixed space and an ordinary one count as the same:
they print alike, and which of them a file holds says how it was made, not what was written. A tab is no space: it is
the edge of a table's cell.

Words found once are the ones that were quoted, unless something speaks against it: the former text had them more than
once, or they are few and stand in quite other company. Then, and when they are found more than once, their company
must single out one place: the words around them, headings and neighbouring paragraphs included. There is no guess: what
is not singled out is not found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

FIXED_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}
WORD = re.compile(r"\w+")
# Within a number: 1.600 or 4,6.
NUMBER_BEFORE, NUMBER_BEHIND = re.compile(r"\d[.,]"), re.compile(r"[.,]\d")
# How many words on either side are compared.
COMPANY = 40
# So many words that follow each other, next to the quote, tell a place from another one.
TELLING = 3
# Fewer words than these can be said of many things, so they need company that is known.
FEW = 5


@dataclass(frozen=True)
class Unit:
    """One paragraph of a text, and the heading that it stands under."""

    text: str
    heading: str = ""


@dataclass(frozen=True)
class Place:
    """Some words of a text: `units[unit].text[start:end]`."""

    unit: int
    start: int
    end: int


@dataclass(frozen=True)
class Company:
    """The words before a place, the nearest one first, and those after it; lower case."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def in_common(self, other: "Company") -> int:
        """How many words are the same on, from the place outwards, on both sides together."""
        return same_from_the_start(self.before, other.before) + same_from_the_start(self.after, other.after)

    def is_strange_to(self, other: "Company") -> bool:
        """No word of any length is shared, while both have company."""
        mine, theirs = ({w for w in (*c.before, *c.after) if len(w) > TELLING} for c in (self, other))
        return bool(mine and theirs) and not mine & theirs


@dataclass(frozen=True)
class Found:
    """Every place where the words stand, and the one of them that is meant, if that is certain."""

    places: list[Place]
    place: Place | None


class Text:
    """A version of a letter's text, its paragraphs in reading order."""

    def __init__(self, units: Sequence[Unit]):
        self.units = list(units)

    @cached_property
    def plain(self) -> list[str]:
        return [unit.text.translate(FIXED_SPACES) for unit in self.units]

    def words_at(self, place: Place) -> str:
        return self.units[place.unit].text[place.start : place.end]

    def places_of(self, words: str, whole: bool = True) -> list[Place]:
        """Wherever these words stand, in reading order; `whole`: as words of their own, not within longer ones."""
        words = words.translate(FIXED_SPACES)
        return [
            Place(number, start, start + len(words))
            for number, text in enumerate(self.plain)
            for start in starts_in(text, words)
            if not (whole and is_cut(text, start, start + len(words)))
        ]

    def company_of(self, place: Place) -> Company:
        text = self.plain[place.unit]
        before = chain(words_back(text[: place.start]), self._back_from(place.unit))
        after = chain(words_on(text[place.end :]), self._on_from(place.unit))
        return Company(tuple(islice(before, COMPANY)), tuple(islice(after, COMPANY)))

    def _back_from(self, number: int) -> Iterator[str]:
        """The words before a paragraph, backwards; its heading where it is the first one under it."""
        for at in range(number, -1, -1):
            if at != number:
                yield from words_back(self.plain[at])
            if at == 0 or self.units[at].heading != self.units[at - 1].heading:
                yield from words_back(self.units[at].heading)

    def _on_from(self, number: int) -> Iterator[str]:
        for at in range(number + 1, len(self.units)):
            if self.units[at].heading != self.units[at - 1].heading:
                yield from words_on(self.units[at].heading)
            yield from words_on(self.plain[at])


def find_again(quoted: Place, former: Text, present: Text) -> Found:
    """Where the words that were quoted at `quoted` in the former text stand in the present one."""
    words = former.words_at(quoted)
    whole = not is_cut(former.plain[quoted.unit], quoted.start, quoted.end)
    places = present.places_of(words, whole)
    if not places:
        return Found([], None)
    company = former.company_of(quoted)
    twins = [former.company_of(place) for place in former.places_of(words, whole) if place != quoted]
    if len(places) == 1 and not twins:
        strange = len(WORD.findall(words)) < FEW and company.is_strange_to(present.company_of(places[0]))
        return Found(places, None if strange else places[0])
    return Found(places, single_out(company, twins, {place: present.company_of(place) for place in places}))


def single_out(company: Company, twins: list[Company], places: dict[Place, Company]) -> Place | None:
    """The one place whose company is this and no other's; None when it cannot be told.

    `twins` are the companies in which the former text has the same words elsewhere: a place that fits one of them as
    well may be that one.
    """
    common = {place: company.in_common(theirs) for place, theirs in places.items()}
    best = max(common, key=lambda place: common[place])
    others = [common[place] for place in places if place != best]
    others += [twin.in_common(places[best]) for twin in twins]
    telling = min(TELLING, len(company.before) + len(company.after))
    if not common[best] or common[best] < telling or any(2 * other > common[best] for other in others):
        return None
    return best


# ---- words ----------------------------------------------------------------------------------------------------
def starts_in(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether a word or a number goes on before this place, or behind it."""
    return goes_on(text, start) or goes_on(text, end)


def goes_on(text: str, at: int) -> bool:
    """Whether one word or number stands on both sides of this point."""
    before, behind = text[max(at - 2, 0) : at], text[at : at + 2]
    if not before or not behind:
        return False
    return bool(
        (before[-1].isalnum() and behind[0].isalnum())
        or (NUMBER_BEFORE.fullmatch(before) and behind[0].isdigit())
        or (before[-1].isdigit() and NUMBER_BEHIND.fullmatch(behind))
    )


def words_on(text: str) -> list[str]:
    return WORD.findall(text.lower())


def words_back(text: str) -> list[str]:
    return words_on(text)[::-1]


def same_from_the_start(some: Sequence[str], others: Sequence[str]) -> int:
    same = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        same += 1
    return same
