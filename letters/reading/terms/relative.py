"""What counts from the day of the letter: dit jaar, volgende week, komend voorjaar, afgelopen mei, komende vrijdag."""

import re
from datetime import date

from letters.reading.dates import MONTHS
from letters.reading.terms.days import MONTH_NAMES, WEEKDAYS, weekday_moment
from letters.reading.terms.moments import FLAGS, WHICH, YEAR_WORD, Moment, Reader, S, offset_of
from letters.reading.terms.windows import (
    OCCASIONS,
    QUARTERS,
    RECESSES,
    SEASONS,
    YEAR,
    NthWeekday,
    Part,
    months,
    shift,
    week_of,
)
from letters.reading.terms.year_parts import read_recess

RELATIVE = re.compile(
    rf"""(?P<which>{WHICH}){S}(?:(?P<year>{YEAR_WORD})|(?P<unit>week|weekend|maand|kwartaal)
    |(?:maand{S})?(?P<month>{MONTH_NAMES})|(?P<season>{"|".join(SEASONS)})
    |(?P<weekday>{"|".join(WEEKDAYS)})(?!{S}\d)
    |(?P<occasion>{"|".join({**RECESSES, **OCCASIONS})})|(?P<recess>reces))\b(?!-\w)
    (?!{S}\d{{4}})""",
    FLAGS,
)
THE_UNIT = re.compile(
    rf"(?P<which>de|het){S}(?:(?P<year>{YEAR_WORD})|(?P<unit>week|maand|kwartaal))\b", FLAGS
)


def read_relative(text: str, at: int, written_on: date | None) -> Moment | None:
    """dit jaar, volgende week, komend voorjaar, afgelopen mei, aanstaande vrijdag."""
    found = RELATIVE.match(text, at)
    if not found:
        return None
    offset = offset_of(found["which"])
    if found["month"]:
        number = MONTHS[found["month"].lower()]
        return toward(Moment(at, found.end(), "month", months(number, number)), offset, written_on)
    if found["season"]:
        return toward(Moment(at, found.end(), "season", SEASONS[found["season"].lower()]), offset, written_on)
    if found["occasion"]:
        part = RECESSES.get(found["occasion"].lower()) or OCCASIONS[found["occasion"].lower()]
        return toward(Moment(at, found.end(), "occasion", part, is_bare=True), offset, written_on)
    if found["recess"]:
        recess = read_recess(text, found.start("recess"), written_on)
        return recess and recess._replace(start=at)
    if found["weekday"]:
        return weekday_moment(at, found.end(), found["weekday"], offset >= 0, written_on)
    return unit_moment(
        at, found.end(), "jaar" if found["year"] else found["unit"].lower(), offset, written_on
    )


def toward(moment: Moment, offset: int, written_on: date | None) -> Moment:
    """A named part of the year, this one, the coming one or the last one."""
    directions = {-1: "past", 0: "next", 1: "coming"}
    this_year = offset == 0 and written_on and moment.part and not crosses(moment.part)
    if this_year and written_on:
        return moment._replace(year=written_on.year)
    return moment._replace(direction=directions[offset], needs_date=written_on is None)


def crosses(part: Part | NthWeekday) -> bool:
    """Does it run into the next year?"""
    return isinstance(part, Part) and part.last_month < part.month


def unit_moment(start: int, end: int, unit: str, offset: int, written_on: date | None) -> Moment:
    """A week, month, quarter or year, so many of them from that of the letter."""
    kind = {"jaar": "year", "maand": "month", "kwartaal": "quarter"}.get(unit, "week")
    if written_on is None:
        return Moment(start, end, kind, needs_date=True)
    if kind == "year":
        return Moment(start, end, kind, YEAR, written_on.year + offset)
    if kind == "week":
        day = shift(written_on, 7 * offset, "day")
        window = week_of(day) if day else None
        return Moment(start, end, kind if window else "", window=window)
    day = shift(written_on.replace(day=1), offset * (3 if kind == "quarter" else 1), "month")
    if day is None:
        return Moment(start, end)
    part = months(day.month, day.month) if kind == "month" else QUARTERS[(day.month - 1) // 3]
    return Moment(start, end, kind, part, day.year)


def read_the_unit(text: str, at: int, written_on: date | None) -> Moment | None:
    """Behind "het einde van": de week, de maand, het jaar."""
    found = THE_UNIT.match(text, at)
    if not found:
        return None
    return unit_moment(at, found.end(), "jaar" if found["year"] else found["unit"].lower(), 0, written_on)


RELATIVE_WORDS = (
    "dit deze huidige huidig lopende lopend volgende volgend komende komend aankomende aankomend aanstaande aanstaand "
    "eerstvolgende eerstvolgend eerstkomende eerstkomend nieuwe vorige vorig voorbije afgelopen"
).split()
READERS: dict[str, tuple[Reader, ...]] = dict.fromkeys(RELATIVE_WORDS, (read_relative,))
