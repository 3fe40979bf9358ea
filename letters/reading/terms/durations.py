"""Stretches of time that are counted: "vijf maanden", "binnen zes weken", "over drie maanden", "de komende twee jaar".

    number   = 1–999 | een, één … honderd | "een half" | "anderhalf" | "tweeënhalf"
    count    = number [("à" | "tot" | "of" | "–") number] ["kalender" | "werk"] unit     the highest number counts
    duration = ["voor" | "gedurende" | "voor de duur van" | "een periode van"] count      P5M
    deadline = "binnen" count           from the letter's day, unless it counts from something else ("na ontvangst")
    moment   = "over" count | ("de" | "het") ("komende" | …) count

No duration: an age (18 jaar oud), a distance in time (drie jaar na, twee weken voor, vijf jaar geleden), a frequency
(elke vier jaar), what has passed (de afgelopen tien jaar), and "met vijf jaar" unless something is prolonged by it.
"""

import re
from datetime import date

from letters.reading.terms.moments import DIGITS, FLAGS, Moment, Reader, S
from letters.reading.terms.windows import Window, day_of, shift, week_of

ONES = """een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig""".split()
NUMBERS = {
    **{word: max(1, index) for index, word in enumerate(ONES)},
    "eenentwintig": 21, "vierentwintig": 24, "dertig": 30, "zesendertig": 36, "veertig": 40,
    "vijfenveertig": 45, "zestig": 60, "negentig": 90, "honderd": 100,
}  # fmt: skip
# How many months are in these.
HALVES_OF_A_YEAR = {"anderhalf": 18, "tweeënhalf": 30, "tweeëneenhalf": 30, "drieënhalf": 42}
UNITS = {
    "dag": "day",
    "wek": "week",
    "wee": "week",
    "maa": "month",
    "kwa": "quarter",
    "jaa": "year",
    "jar": "year",
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join([*NUMBERS])})"
COUNT = re.compile(
    rf"""(?:(?P<half>(?:een{S})?half\s{{0,3}}jaar)|(?P<halves>{"|".join(HALVES_OF_A_YEAR)}){S}ja(?:ar|ren)
    |(?:(?P<low>{NUMBER})\s?(?:à|tot|of|[-–]|tot{S}maximaal)\s?)?(?P<number>{NUMBER})
    {S}(?:(?:kalender|werk)?(?P<unit>dag|dagen|week|weken|maand|maanden|kwartaal|kwartalen|jaar|jaren|uur)))\b(?!-\w)""",
    FLAGS,
)
# What must not stand behind it: then it tells how far, how old or how often.
BEHIND = re.compile(
    rf"""{S}(?:na\b|nadat|geleden|oude?\b|ouder|jonger|later\b|eerder|daarvoor|daarna|daaraan|terug\b|voor(?!{S}de{S}duur)
    |vooraf|voordat|en{S}ouder|of{S}ouder|ervaring|garantie|gevangenis|cel|durende?\s|per{S})""",
    FLAGS,
)
FRONT = re.compile(
    rf"""(?:^|(?<=[\s(«“"',;]))(?:
    (?P<within>(?:uiterlijk{S})?binnen(?:{S}(?:maximaal|uiterlijk|ten{S}hoogste|nu{S}en|een{S}termijn{S}van))?)
    |(?P<about>over(?:{S}(?:ongeveer|circa|ruim|uiterlijk|maximaal))?)
    |(?P<coming>(?:(?:in|voor|gedurende|over){S})?(?:(?:de|het){S})?(?:komende?|aankomende?|eerstkomende?|eerstvolgende?|volgende?))
    |(?P<lasting>(?:(?:voor|gedurende|met|in|over|van){S})?(?:de|een|het){S}(?:duur|periode|termijn|looptijd|tijdvak)
        (?:{S}van(?:{S}(?:maximaal|minimaal|ten{S}(?:minste|hoogste)|ongeveer|circa|in{S}totaal))?)?
        |gedurende|voor(?:{S}nog)?|tijdens)
    |(?P<barred>afgelopen|laatste|voorbije|vorige|eerste|elke|iedere|elk|ieder|om{S}de|eens{S}(?:in|per)(?:{S}de)?|per|sinds|al|na|deze|die|dit
        |ruim|reeds|leeftijd{S}van|met|dan|vanaf|tot|op|de|tweede|derde|artikel|nr\.|ná|onder|boven|jaarlijks)
    |(?P<of>van)){S}$""",
    FLAGS,
)
PROLONGED_BEHIND = re.compile(rf"{S}(?:\w+{S})?(?:te{S})?(?:verleng|voort(?:ge|te)?zet)", FLAGS)
PROLONGED_BEFORE = re.compile(rf"verleng(?:d|en|t)?{S}met{S}$", FLAGS)
SPREAD = re.compile(rf"(?:verdeeld|verspreid|uitgesmeerd|gespreid|spreiden|verspreiden){S}$", FLAGS)
SPREAD_BEHIND = re.compile(rf"{S}(?:verdeeld|verspreid|gespreid|uitgesmeerd)", FLAGS)
FROM_AN_EVENT = re.compile(
    rf"{S}(?:na\b|nadat|na{S}afloop|te{S}rekenen|vanaf|gereed|inzetbaar|paraat|beschikbaar)", FLAGS
)
LONG = re.compile(rf"{S}(?:lang|tijd)\b", FLAGS)
LOOK_BACK = 48
LONGEST = 30


def read_count(text: str, at: int, written_on: date | None) -> Moment | None:
    found = COUNT.match(text, at)
    if not found:
        return None
    count, unit = amount_of(found)
    if count == 0:
        return None
    before = text[max(0, at - LOOK_BACK) : at]
    front = FRONT.search(before)
    start = at - len(before) + front.start() if front else at
    which = front.lastgroup if front else ""
    if which == "within":
        return within(text, start, found.end(), count, unit, written_on)
    # Hours are elsewhere those of a clock or of a week's work.
    if is_hours(found) or BEHIND.match(text, found.end()):
        return None
    if which == "about" and not SPREAD.search(before[: front.start()] if front else ""):
        if SPREAD_BEHIND.match(text, found.end()):
            return lasting(text, start, found.end(), count, unit)
        return moment_ahead(start, found.end(), count, unit, written_on)
    if which == "coming":
        return stretch_ahead(start, found.end(), count, unit, written_on)
    if not may_last(text, at, before, found, which or ""):
        return None
    return lasting(text, start if which in {"lasting", "about"} else at, found.end(), count, unit)


def may_last(text: str, at: int, before: str, found: re.Match[str], which: str) -> bool:
    """Is it a duration by what stands around it?"""
    if which == "barred":
        with_verb = PROLONGED_BEFORE.search(before) or PROLONGED_BEHIND.match(text, found.end())
        return bool(with_verb) and before.rstrip().lower().endswith("met")
    if which == "of" and (found["unit"] or "").lower() in {"jaar", "jaren"}:
        return False
    if which == "lasting":
        return True
    is_article = (found["number"] or "").lower() == "een" or found.group()[0] in "hH"
    return not is_article and not is_an_age(found)


def is_an_age(found: re.Match[str]) -> bool:
    """So many years are what something has lasted ("75 jaar NAVO"), not what is promised."""
    number = found["number"] or ""
    return number.isdecimal() and int(number) > LONGEST and (found["unit"] or "").lower() in {"jaar", "jaren"}


def amount_of(found: re.Match[str]) -> tuple[int, str]:
    """How many of which unit: (6, "month")."""
    if found["half"]:
        return 6, "month"
    if found["halves"]:
        return HALVES_OF_A_YEAR[found["halves"].lower()], "month"
    number = found["number"].lower()
    count = int(number) if number.isdecimal() else NUMBERS.get(number, 0)
    if is_hours(found):
        return -(-count // 24), "day"
    unit = UNITS[found["unit"].lower()[:3]]
    return (3 * count, "month") if unit == "quarter" else (count, unit)


def is_hours(found: re.Match[str]) -> bool:
    return (found["unit"] or "").lower() == "uur"


def iso(count: int, unit: str) -> str:
    """ISO 8601: P5M, P6W."""
    return f"P{count}{unit[0].upper()}"


def lasting(text: str, start: int, end: int, count: int, unit: str) -> Moment:
    long = LONG.match(text, end)
    return Moment(start, long.end() if long else end, "undated", role="duration", duration=iso(count, unit))


def within(text: str, start: int, end: int, count: int, unit: str, written_on: date | None) -> Moment:
    """A deadline: counted from the letter, unless from an event, or when it tells how ready something is."""
    if FROM_AN_EVENT.match(text, end):
        return Moment(start, end, "undated", role="deadline")
    if written_on is None:
        return Moment(start, end, "unit", role="deadline", needs_date=True)
    day = shift(written_on, count, unit)
    window = Window(day, day) if day else None
    kind = {"month": "month", "year": "year"}.get(unit, "day") if day else ""
    return Moment(start, end, kind, window=window, role="deadline")


def moment_ahead(start: int, end: int, count: int, unit: str, written_on: date | None) -> Moment:
    """The day, week, month or year that is so far away."""
    if written_on is None:
        return Moment(start, end, "unit", role="moment", needs_date=True)
    day = shift(written_on, count, unit)
    if day is None:
        return Moment(start, end)
    window = {
        "day": Window(day, day),
        "week": week_of(day),
        "month": Window(day.replace(day=1), day_of(day.year, day.month, 0) or day),
        "year": Window(date(day.year, 1, 1), date(day.year, 12, 31)),
    }[unit]
    return Moment(start, end, unit if window else "", window=window, role="moment")


def stretch_ahead(start: int, end: int, count: int, unit: str, written_on: date | None) -> Moment:
    """From the letter's day on."""
    if written_on is None:
        return Moment(start, end, "unit", role="moment", needs_date=True)
    last = shift(written_on, count, unit)
    window = Window(written_on, last) if last else None
    kind = unit if window else ""
    return Moment(start, end, kind, window=window, role="moment")


READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys([*NUMBERS, *HALVES_OF_A_YEAR, "half", "halfjaar", DIGITS], (read_count,)),
}
