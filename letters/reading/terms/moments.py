"""What a text names when it names a day, a month, a year or a part of one, without the preposition before it.

The readers stand in `days`, `year_parts`, `relative`, `phases`, `durations` and `undated`. Each looks at one place of
a text, where a word stands with which its moment can begin, and returns a `Moment`, or None. A date that does not
exist (31 februari) is a moment that means no days: it is passed over, and what is left of it ("februari") is not read
as another.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from letters.reading.terms.windows import EARLIEST_YEAR, LATEST_YEAR, NthWeekday, Part, Window, nearest

FLAGS = re.VERBOSE | re.IGNORECASE
# Space between words as it may come out of a page; never a long run.
S = r"\s{1,3}"


class Moment(NamedTuple):
    """What `text[start:end]` names.

    `kind` is day, days, week, month, quarter, half, season, year, years, occasion, paper, unit (of a count) or undated;
    empty where it must be passed over. Its days are `window`, or else those of `part` in `year`, or, where no year is
    named, in the year that `direction` points to (see `windows.nearest`). `is_bare`: a term only with a preposition
    before it. `phase` is begin, middle, end, course, rest, past or last. What counts by itself brings its `role`.
    """

    start: int
    end: int
    kind: str = ""
    part: Part | NthWeekday | None = None
    year: int | None = None
    window: Window | None = None
    direction: str = ""
    phase: str = ""
    is_bare: bool = False
    needs_date: bool = False
    role: str = ""
    recurrence: str = ""
    duration: str = ""

    def named_in(self, year: int) -> "Moment":
        return self._replace(year=year, needs_date=False)

    def days(self, written_on: date | None) -> Window | None:
        """Its days in a letter of that day; None if it means none, or they cannot be known."""
        if self.window or self.part is None:
            return self.window
        if self.year is not None:
            return self.part.in_year(self.year)
        behind = self.kind in {"day", "days", "month"}
        direction = self.direction or ("" if behind else "next")
        return nearest(self.part, written_on, direction) if written_on else None


class Tail(NamedTuple):
    """What behind a month, season or day says which one: "2020", "van volgend jaar", "jl."."""

    end: int
    year: int | None = None
    direction: str = ""
    needs_date: bool = False


Reader = Callable[[str, int, date | None], Moment | None]

# Counted from the year, month or week of the letter.
OFFSETS = {
    "dit": 0, "deze": 0, "huidig": 0, "lopend": 0, "het": 0, "de": 0,
    "volgend": 1, "komend": 1, "aankomend": 1, "aanstaand": 1, "eerstvolgend": 1, "eerstkomend": 1, "nieuw": 1,
    "vorig": -1, "afgelopen": -1, "voorbij": -1,
}  # fmt: skip
WHICH = r"""(?:dit|deze|(?:(?:het|de|dit|deze)\s{1,3})?
    (?:huidig|lopend|volgend|komend|aankomend|aanstaand|eerstvolgend|eerstkomend|nieuw|vorig|voorbij)e?|afgelopen)"""
YEAR_WORD = r"(?:kalender|begrotings)?jaar"
PAST = r"(?:jl|j\.l|l\.l|ll|jongstleden|laatstleden)\b\.?"
COMING = r"(?:as|a\.s|aanstaande?|aankomende?|eerstkomende?)\b\.?"
TAIL = re.compile(
    rf"""{S}(?:van{S}|in{S})?(?:het{S})?(?:{YEAR_WORD}{S})?(?P<year>\d{{4}})(?!\d|,\d|\.\d{{3}})
    | ,?\s{{0,3}}(?:(?P<past>{PAST})|(?P<coming>{COMING}))
    | {S}(?:van{S}|in{S})?(?P<which>(?:het{S})?{WHICH}|het){S}{YEAR_WORD}\b(?!{S}\d)""",
    FLAGS,
)


def offset_of(words: str) -> int:
    """Of "het komende": 1."""
    word = words.rsplit(maxsplit=1)[-1].lower()
    return OFFSETS.get(word, OFFSETS.get(word.removesuffix("e"), 0))


def is_ours(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


def read_tail(text: str, end: int, written_on: date | None) -> Tail:
    found = TAIL.match(text, end)
    if not found:
        return Tail(end)
    if found["year"]:
        return Tail(found.end(), int(found["year"]))
    if found["which"]:
        year = written_on.year + offset_of(found["which"]) if written_on else None
        return Tail(found.end(), year, needs_date=written_on is None)
    return Tail(found.end(), direction="past" if found["past"] else "coming")


def with_tail(text: str, moment: Moment, written_on: date | None) -> Moment:
    tail = read_tail(text, moment.end, written_on)
    if tail.end == moment.end:
        return moment
    return moment._replace(
        end=tail.end,
        year=tail.year,
        direction=tail.direction or moment.direction,
        needs_date=tail.needs_date,
        is_bare=False,
    )


# Numbers up to 999, and those of four digits; a reader that begins with one is found under these.
DIGITS, YEAR_DIGITS = "#", "####"
