"""Months, seasons, quarters, halves, years, recesses and other occasions that come back every year."""

import re
from datetime import date

from letters.reading.dates import MONTHS, SHORT_MONTHS
from letters.reading.terms.days import MONTH_NAMES
from letters.reading.terms.moments import FLAGS, YEAR_DIGITS, Moment, Reader, S, is_ours, with_tail
from letters.reading.terms.windows import (
    HALVES,
    OCCASIONS,
    QUARTERS,
    RECESSES,
    SEASONS,
    YEAR,
    Window,
    months,
    nearest,
)

ORDINALS = {"eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2, "derde": 3, "3e": 3, "3de": 3,
            "vierde": 4, "4e": 4, "4de": 4, "laatste": -1}  # fmt: skip
ORDINAL = "|".join(ORDINALS)
MONTH = re.compile(rf"(?:maand{S})?(?P<month>{MONTH_NAMES})\b(?!-\w)", FLAGS)
SHORT_MONTH = re.compile(rf"(?P<month>{'|'.join(SHORT_MONTHS)})\.?(?={S}\d{{4}}(?!\d))", FLAGS)
SEASON = re.compile(rf"(?P<season>{'|'.join(SEASONS)})\b(?!-\w)", FLAGS)
OVER_NEW_YEAR = re.compile(r"\s?[-/–]\s?\d{2,4}(?!\d)")
QUARTER = re.compile(
    rf"(?P<first>{ORDINAL})(?:{S}(?:en|of){S}(?:het{S})?(?P<last>{ORDINAL}))?{S}kwartaal\b"
    r"|Q(?P<short>[1-4])\b(?!-\w)|(?P<year>\d{4})[\s-]?Q(?P<behind>[1-4])\b",
    FLAGS,
)
HALF = re.compile(rf"(?P<which>{ORDINAL}){S}(?:half\s{{0,3}}jaar|jaarhelft)\b", FLAGS)
OCCASION = re.compile(rf"(?P<occasion>{'|'.join({**RECESSES, **OCCASIONS})})\b(?!-\w)", FLAGS)
BUDGET_DEBATE = re.compile(rf"behandeling{S}van{S}de{S}(?:\w{{1,20}}{S}?)?begroting\b", FLAGS)
RECESS = re.compile(r"reces\b(?!-\w)", FLAGS)
BUDGET_YEAR = re.compile(rf"{S}(?:(?:voor|over|van){S})?(?P<year>\d{{4}})(?!\d)", FLAGS)
# What is in them is no moment: "in de Voorjaarsnota" is none, "bij de Voorjaarsnota" is.
PAPERS = {"voorjaarsnota", "najaarsnota", "miljoenennota"}
# Named after the year that they are about, and presented in the autumn before.
A_YEAR_AHEAD = {"miljoenennota", "begrotingsbehandeling"}


def read_month(text: str, at: int, written_on: date | None) -> Moment | None:
    found = MONTH.match(text, at)
    if found:
        number = MONTHS[found["month"].lower()]
    else:
        found = SHORT_MONTH.match(text, at)
        if not found:
            return None
        number = SHORT_MONTHS[found["month"].lower()]
    return with_tail(text, Moment(at, found.end(), "month", months(number, number)), written_on)


def read_season(text: str, at: int, written_on: date | None) -> Moment | None:
    found = SEASON.match(text, at)
    if not found:
        return None
    part = SEASONS[found["season"].lower()]
    moment = with_tail(text, Moment(at, found.end(), "season", part, is_bare=True), written_on)
    second = OVER_NEW_YEAR.match(text, moment.end) if moment.year and part.month == 12 else None
    return moment._replace(end=second.end()) if second else moment


def read_quarter(text: str, at: int, written_on: date | None) -> Moment | None:
    """eerste kwartaal van 2020, eerste en tweede kwartaal, Q1 2026, 2026 Q1."""
    found = QUARTER.match(text, at)
    if not found:
        return None
    if found["behind"]:
        return Moment(at, found.end(), "quarter", QUARTERS[int(found["behind"]) - 1], int(found["year"]))
    first = int(found["short"] or 0) or ORDINALS[found["first"].lower()]
    last = ORDINALS[found["last"].lower()] if found["last"] else first
    first, last = first % 5, last % 5  # "laatste", -1, is the fourth
    if first > last:
        return Moment(at, found.end())
    part = months(3 * first - 2, 3 * last)
    return with_tail(text, Moment(at, found.end(), "quarter", part), written_on)


def read_half(text: str, at: int, written_on: date | None) -> Moment | None:
    """eerste halfjaar van 2020, tweede half jaar."""
    found = HALF.match(text, at)
    if not found or ORDINALS[found["which"].lower()] not in {1, 2, -1}:
        return None
    part = HALVES[0 if ORDINALS[found["which"].lower()] == 1 else 1]
    return with_tail(text, Moment(at, found.end(), "half", part), written_on)


def read_occasion(text: str, at: int, written_on: date | None) -> Moment | None:
    """zomerreces, Prinsjesdag 2020, Voorjaarsnota, de behandeling van de begroting."""
    found = OCCASION.match(text, at)
    debate = None if found else BUDGET_DEBATE.match(text, at)
    if not found and not debate:
        return None
    name = found["occasion"].lower() if found else "begrotingsbehandeling"
    end = found.end() if found else debate.end()  # type: ignore[union-attr]
    part = RECESSES.get(name) or OCCASIONS[name]
    moment = Moment(at, end, "paper" if name in PAPERS else "occasion", part, is_bare=True)
    if name in A_YEAR_AHEAD:
        year = BUDGET_YEAR.match(text, end)
        return moment._replace(end=year.end(), year=int(year["year"]) - 1) if year else moment
    return with_tail(text, moment, written_on)._replace(is_bare=True)


def read_recess(text: str, at: int, written_on: date | None) -> Moment | None:
    """Just "het reces": the first that is not over."""
    found = RECESS.match(text, at)
    if not found:
        return None
    if written_on is None:
        return Moment(at, found.end(), "occasion", is_bare=True, needs_date=True)
    windows = [nearest(part, written_on, "next") for part in RECESSES.values()]
    window = min((window for window in windows if window), default=None)
    return Moment(at, found.end(), "occasion" if window else "", window=window, is_bare=True)


# ---- years ----------------------------------------------------------------------------------------------------
YEARS = re.compile(
    rf"(?P<first>\d{{4}})(?:\s?[-–]\s?|{S}(?:tot{S}en{S}met|t/m|tot){S})(?P<last>\d{{4}})(?!\d|,\d|\s?[-–/]\s?\d)",
    FLAGS,
)
# Numbers of things, sessions (2016/17) and thousands are no years.
LONE_YEAR = re.compile(
    rf"""(?P<year>\d{{4}})(?!\d|,\d|\.\d{{3}}|\s?[-–/]\s?\d|{S}(?:militair|mens|person|persoon|euro|man\b|troepen|miljoen
    |miljard|woning|vluchteling|kilo|meter|km\b|stuks|fte|vte|ton\b|banen|plaatsen|plekken|kinderen|bedrijven|gevallen
    |studenten|leerlingen|medewerkers|functies|voertuigen|uur\b|dagen|gemeenten|agenten|reservisten))""",
    FLAGS,
)


def read_years(text: str, at: int, written_on: date | None) -> Moment | None:
    """2021–2027, 2021 tot en met 2025."""
    found = YEARS.match(text, at)
    if not found:
        return None
    first, last = int(found["first"]), int(found["last"])
    if not (is_ours(first) and is_ours(last) and first < last):
        return Moment(at, found.end())
    window = Window(date(first, 1, 1), date(last, 12, 31))
    is_bare = text[max(0, at - 1) : at] != "("  # "(2021–2025)" tells when, "Plan 2021–2025" is a name
    return Moment(at, found.end(), "years", window=window, is_bare=is_bare)


def read_year(text: str, at: int, written_on: date | None) -> Moment | None:
    found = LONE_YEAR.match(text, at)
    if not found or not is_ours(int(found["year"])):
        return None
    return Moment(at, found.end(), "year", YEAR, int(found["year"]), is_bare=True)


READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys([*MONTHS, *SHORT_MONTHS, "maand"], (read_month,)),
    **dict.fromkeys(SEASONS, (read_season,)),
    **dict.fromkeys([*RECESSES, *OCCASIONS, "behandeling"], (read_occasion,)),
    **dict.fromkeys(ORDINALS, (read_quarter, read_half)),
    **dict.fromkeys(["q1", "q2", "q3", "q4"], (read_quarter,)),
    "reces": (read_recess,),
    YEAR_DIGITS: (read_quarter, read_years, read_year),
}
