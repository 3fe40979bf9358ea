"""The days that a named part of a year can mean: pure arithmetic, no words of a text.

Measured on letters: "begin 2020" runs to the end of April, "medio" from May to August, "eind" is the last quarter. Of
a month "begin" is the first ten days, "medio" the next ten with the 15th as its middle, "eind" the rest. Seasons are
those of the weather service. Recesses move by a week or so from year to year; each has here the days that it has in
most years.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

# Other years are not what a letter promises: they are numbers, history, or a slip.
EARLIEST_YEAR, LATEST_YEAR = 1945, 2100
# A moment without a year that has just passed is that one ("op 25 mei" in a letter of June), not next year's.
JUST_PASSED = timedelta(days=92)
LAST_DAY = 0


class Window(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Part:
    """Every year from `day` of `month` up to `last_day` of `last_month`, which lie in the next year if they come first.

    `LAST_DAY` is that of the month. `middle` is where "vanaf" starts to count if not on the first day; `ahead` the last
    day that is "vóór" it, if that is not the day before.
    """

    month: int
    day: int
    last_month: int
    last_day: int
    middle: int | None = None
    ahead: tuple[int, int] | None = None

    def in_year(self, year: int) -> Window | None:
        """Its days in this year; None where they do not exist (30 februari) or the year is none of ours."""
        next_year = (self.last_month, self.last_day or 31) < (self.month, self.day)
        first = day_of(year, self.month, self.day)
        last = day_of(year + next_year, self.last_month, self.last_day)
        return Window(first, last) if first and last else None


@dataclass(frozen=True)
class NthWeekday:
    """Every year the nth such day of a month. Monday is 0."""

    month: int
    weekday: int
    nth: int
    middle: int | None = None
    ahead: tuple[int, int] | None = None

    def in_year(self, year: int) -> Window | None:
        first = day_of(year, self.month, 1)
        if first is None:
            return None
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        return Window(day, day)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day; None if there is none. `LAST_DAY` is the last of the month."""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12):
        return None
    longest = monthrange(year, month)[1]
    return date(year, month, day or longest) if 0 <= day <= longest else None


def months(first: int, last: int) -> Part:
    return Part(first, 1, last, LAST_DAY)


YEAR = months(1, 12)
QUARTERS = [months(1, 3), months(4, 6), months(7, 9), months(10, 12)]
HALVES = [months(1, 6), months(7, 12)]
SPRING, AUTUMN, WINTER = months(3, 5), months(9, 11), months(12, 2)
# "Voor de zomer" is said of the last weeks before parliament's recess.
SUMMER = replace(months(6, 8), ahead=(7, 10))
SEASONS = {
    "voorjaar": SPRING,
    "lente": SPRING,
    "zomer": SUMMER,
    "zomerperiode": SUMMER,
    "zomermaanden": SUMMER,
    "najaar": AUTUMN,
    "herfst": AUTUMN,
    "winter": WINTER,
}
RECESSES = {
    "zomerreces": Part(7, 11, 8, 31),
    "zomervakantie": Part(7, 11, 8, 31),
    "herfstreces": Part(10, 15, 10, 25),
    "kerstreces": Part(12, 21, 1, 10),
    "kerstvakantie": Part(12, 21, 1, 10),
    "krokusreces": Part(2, 15, 2, 28),
    "voorjaarsreces": Part(2, 15, 2, 28),
    "meireces": Part(4, 25, 5, 8),
}
BUDGET_DAY = NthWeekday(9, 1, 3)
# The Comptabiliteitswet has the spring and autumn memoranda come by 1 June and 1 December.
OCCASIONS: dict[str, Part | NthWeekday] = {
    "prinsjesdag": BUDGET_DAY,
    "miljoenennota": BUDGET_DAY,
    "verantwoordingsdag": NthWeekday(5, 2, 3),
    "voorjaarsnota": replace(Part(4, 15, 6, 1), ahead=(6, 1)),
    "voorjaarsbesluitvorming": months(3, 5),
    "augustusbesluitvorming": months(8, 8),
    "najaarsnota": replace(Part(11, 15, 12, 1), ahead=(12, 1)),
    "begrotingsbehandeling": replace(Part(10, 1, 12, 20), ahead=(11, 30)),
    "jaarwisseling": replace(Part(12, 15, 1, 15), ahead=(12, 31)),
    "kerst": Part(12, 25, 12, 26),
    "kerstmis": Part(12, 25, 12, 26),
    "kerstdagen": Part(12, 25, 12, 26),
}


def phase_of(part: Part, phase: str) -> Part:
    """The beginning, the middle or the end of a part of the year."""
    count = (part.last_month - part.month) % 12 + 1
    if part.month == part.last_month:
        begin, middle, end = (1, 10), (11, 20), (21, LAST_DAY)
        first, last = {"begin": begin, "middle": middle, "end": end}[phase]
        return Part(part.month, first, part.month, last, middle=15 if phase == "middle" else None)
    if count == 12:
        return {"begin": months(1, 4), "middle": months(5, 8), "end": months(10, 12)}[phase]
    third = max(1, count // 3)
    offset = {"begin": 0, "middle": (count - third) // 2, "end": count - third}[phase]
    first = (part.month - 1 + offset) % 12 + 1
    return months(first, (first - 1 + third - 1) % 12 + 1)


# A text names few parts, and it may name them often.
@lru_cache(maxsize=1024)
def nearest(part: Part | NthWeekday, written_on: date, direction: str) -> Window | None:
    """The days of `part` that a letter of that day means where it names no year.

    `past` is the last one that is over (jl.), `coming` the first that has yet to begin (as.), `next` the first that is
    not over; without a direction also one that has just passed.
    """
    around = (part.in_year(year) for year in range(written_on.year - 5, written_on.year + 6))
    windows = [window for window in around if window]
    if direction == "past":
        return next((window for window in reversed(windows) if window.last <= written_on), None)
    if direction == "coming":
        return next((window for window in windows if window.first >= written_on), None)
    # Compared as ordinals: a letter of the year 1 has no day before it.
    over_since = written_on.toordinal() - (0 if direction == "next" else JUST_PASSED.days)
    return next((window for window in windows if window.last.toordinal() >= over_since), None)


def shift(day: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months or years later; None outside our years.

    From 31 January a month is to the last of February.
    """
    if unit in {"day", "week"}:
        ordinal = day.toordinal() + count * (7 if unit == "week" else 1)
        in_reach = date(EARLIEST_YEAR, 1, 1).toordinal() <= ordinal <= date(LATEST_YEAR, 12, 31).toordinal()
        return date.fromordinal(ordinal) if in_reach else None
    index = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(index, 12)
    last = day_of(year, month + 1, LAST_DAY)
    return last and last.replace(day=min(day.day, last.day))


def week_of(day: date) -> Window | None:
    """From Monday to Sunday."""
    first, last = shift(day, -day.weekday(), "day"), shift(day, 6 - day.weekday(), "day")
    return Window(first, last) if first and last else None
