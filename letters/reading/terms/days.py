"""Days: 17 december 2019, 3 en 4 december jl., 12-10-2023, maandag 3 juni, vrijdag a.s., vandaag."""

import re
from datetime import date

from letters.reading.dates import MONTHS, SHORT_MONTHS
from letters.reading.terms.moments import DIGITS, FLAGS, YEAR_DIGITS, Moment, Reader, S, read_tail, with_tail
from letters.reading.terms.windows import Part, Window, shift

MONTH_NAMES = "|".join(MONTHS)
NUMERIC_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))(?!\d|[-/.]\d)"
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAY_NUMBER = r"\d{1,2}(?:ste|de|e)?"
DAY = re.compile(
    rf"""(?:(?:{"|".join(WEEKDAYS)}){S})?
    (?P<days>{DAY_NUMBER}(?:(?:\s?[,–-]\s?|{S}(?:en|of|tot{S}en{S}met|t/m|tot){S}){DAY_NUMBER}){{0,5}}+)
    {S}(?:(?P<month>{MONTH_NAMES})\b|(?P<short>{"|".join(SHORT_MONTHS)})\.)(?!-\w)""",
    FLAGS,
)
RANGE = re.compile(r"[–-]|\bt", re.IGNORECASE)
NUMBERS = re.compile(r"\d+")
WEEKDAY_ALONE = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)})\b(?={S}(?:a\.?s\b|aanstaande|jl\b|jongstleden))", FLAGS
)


def read_numeric_day(text: str, at: int, written_on: date | None) -> Moment | None:
    """12-10-2023, 12/10/2023, 2023-10-12."""
    found = NUMERIC_DAY.match(text, at)
    if not found:
        return None
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    else:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    return day_moment(at, found.end(), month, day, day).named_in(year)


def day_moment(start: int, end: int, month: int, first: int, last: int) -> Moment:
    if not (1 <= month <= 12 and 1 <= first <= last <= 31):
        return Moment(start, end)
    return Moment(start, end, "day", Part(month, first, month, last))


def read_day(text: str, at: int, written_on: date | None) -> Moment | None:
    """17 december 2019, maandag 3 juni, 3 en 4 december jl., 1 t/m 5 mei."""
    found = DAY.match(text, at)
    if not found:
        return None
    month = MONTHS[found["month"].lower()] if found["month"] else SHORT_MONTHS[found["short"].lower()]
    numbers = list(NUMBERS.finditer(found["days"]))
    days = [int(number.group()) for number in numbers]
    # "nr. 5, 3 mei": only what rises is a row of days.
    first = max((index for index in range(1, len(days)) if days[index] <= days[index - 1]), default=0)
    start = at if first == 0 else found.start("days") + numbers[first].start()
    moment = day_moment(start, found.end(), month, days[first], days[-1])
    if moment.kind and RANGE.search(found["days"]):
        moment = moment._replace(kind="days")
    return with_tail(text, moment, written_on)


def read_weekday(text: str, at: int, written_on: date | None) -> Moment | None:
    """vrijdag a.s., maandag jl."""
    found = WEEKDAY_ALONE.match(text, at)
    if not found:
        return None
    tail = read_tail(text, found.end(), written_on)
    return weekday_moment(at, tail.end, found.group(), tail.direction != "past", written_on)


def weekday_moment(start: int, end: int, name: str, ahead: bool, written_on: date | None) -> Moment:
    if written_on is None:
        return Moment(start, end, "day", needs_date=True)
    away = (WEEKDAYS.index(name.lower()) - written_on.weekday()) % 7 or 7
    day = shift(written_on, away if ahead else away - 7 if away < 7 else -7, "day")
    return Moment(start, end, "day" if day else "", window=Window(day, day) if day else None)


TODAY = {"vandaag": 0, "heden": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1}
TODAY_ALONE = re.compile(rf"(?:{'|'.join(TODAY)})\b(?!{S}(?:de{S}dag|ten{S}dage)|-)", FLAGS)
TO_THIS_DAY = re.compile(r"\b(?:op|tot|goede)\s{1,3}$", re.IGNORECASE)


def read_today(text: str, at: int, written_on: date | None) -> Moment | None:
    found = TODAY_ALONE.match(text, at)
    if not found or TO_THIS_DAY.search(text[max(0, at - 8) : at]):
        return None
    if written_on is None:
        return Moment(at, found.end(), "day", needs_date=True)
    day = shift(written_on, TODAY[found.group().lower()], "day")
    return Moment(at, found.end(), "day" if day else "", window=Window(day, day) if day else None)


READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(WEEKDAYS, (read_day, read_weekday)),
    **dict.fromkeys(TODAY, (read_today,)),
    **dict.fromkeys(["1e", "1ste", "2e", "2de", "3e", "3de", "4e", "4de"], (read_day,)),
    DIGITS: (read_numeric_day, read_day),
    YEAR_DIGITS: (read_numeric_day,),
}
