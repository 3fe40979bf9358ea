"""Phases and portions of a year, month or season: eind 2017, begin juni, de tweede helft van 2018."""

import re
from datetime import date

from letters.reading.terms.moments import FLAGS, YEAR_WORD, Moment, Reader, S
from letters.reading.terms.relative import read_relative, read_the_unit
from letters.reading.terms.windows import HALVES, LAST_DAY, YEAR, Part, Window, months, phase_of
from letters.reading.terms.year_parts import (
    ORDINAL,
    ORDINALS,
    read_half,
    read_month,
    read_quarter,
    read_season,
    read_year,
)

PHASES = {
    "begin": "begin", "medio": "middle", "midden": "middle", "half": "middle", "halverwege": "middle",
    "eind": "end", "einde": "end", "ultimo": "last", "loop": "course",
    "rest": "rest", "restant": "rest", "vervolg": "rest", "later": "rest", "eerder": "past",
}  # fmt: skip
ONLY_OF = {"loop", "rest", "restant", "vervolg"}
SMALL = {"twee": 2, "drie": 3, "vier": 4, "zes": 6, "2": 2, "3": 3, "4": 4, "6": 6}
PORTION = re.compile(
    rf"(?P<which>{ORDINAL}){S}(?:(?P<count>{'|'.join(SMALL)}){S})?(?P<unit>helft|week|weken|maanden?|dagen|deel)"
    rf"{S}(?:van{S})?",
    FLAGS,
)
PHASE = re.compile(rf"(?P<phase>{'|'.join(PHASES)})\b(?P<of>{S}(?:van|in)\b)?{S}", FLAGS)
ARTICLE = re.compile(rf"(?:de|het|{YEAR_WORD}){S}(?:{YEAR_WORD}{S})?", FLAGS)
BASES: tuple[Reader, ...] = (read_relative, read_month, read_season, read_quarter, read_half, read_year)


def read_base(text: str, at: int, written_on: date | None) -> Moment | None:
    """What a phase or portion is one of, with or without an article."""
    for reader in (read_the_unit, *BASES):
        moment = reader(text, at, written_on)
        if moment:
            return moment
    article = ARTICLE.match(text, at)
    moments = (reader(text, article.end(), written_on) for reader in BASES) if article else ()
    return next((moment for moment in moments if moment), None)


def read_phase(text: str, at: int, written_on: date | None) -> Moment | None:
    """eind 2017, begin juni, medio volgend jaar, het einde van dit jaar, loop van oktober."""
    found = PHASE.match(text, at)
    base = found and read_base(text, found.end(), written_on)
    if not found or not base or base.kind in {"day", "years", ""}:
        return None
    phase = PHASES[found["phase"].lower()]
    if found["phase"].lower() in ONLY_OF and not found["of"]:
        return None
    moment = base._replace(start=at, phase=phase, is_bare=False)
    if phase == "end" and (found["of"] or "").strip().lower() == "van":
        moment = moment._replace(role="by")
    if phase in {"begin", "middle", "end"} and isinstance(base.part, Part):
        return moment._replace(part=phase_of(base.part, phase), kind=phase_kind(base.kind))
    return in_course(moment, phase, written_on)


def phase_kind(kind: str) -> str:
    return {"year": "season", "half": "season", "quarter": "month", "season": "month"}.get(kind, kind)


def in_course(moment: Moment, phase: str, written_on: date | None) -> Moment | None:
    """The rest of a year from the letter's day on, what of it has passed, or its last day."""
    window = moment.days(written_on)
    if window is None or phase not in {"rest", "past", "last"}:
        return moment
    if phase == "last":
        return moment._replace(kind="day", window=Window(window.last, window.last))
    if written_on is None or not window.first <= written_on <= window.last:
        return moment
    rest = Window(written_on, window.last) if phase == "rest" else Window(window.first, written_on)
    return moment._replace(window=rest)


def read_portion(text: str, at: int, written_on: date | None) -> Moment | None:
    """tweede helft van 2018, eerste week van juni, eerste drie maanden van 2020."""
    found = PORTION.match(text, at)
    base = found and read_base(text, found.end(), written_on)
    if not found or not base:
        return None
    base = base._replace(start=at, is_bare=False)
    if base.window or not isinstance(base.part, Part):
        return base
    which, unit = ORDINALS[found["which"].lower()], found["unit"].lower()
    part, kind = portion_of(base.part, which, unit, SMALL.get((found["count"] or "").lower(), 0))
    return base._replace(part=part, kind=kind)


def portion_of(part: Part, which: int, unit: str, count: int) -> tuple[Part, str]:
    """The part of a year or month that such words mean, and its kind."""
    first = which == 1
    if unit in {"helft", "deel"} and part == YEAR:
        return HALVES[0 if first else 1], "half"
    if unit in {"helft", "deel"} and part.month == part.last_month:
        begins, ends = (1, 15) if first else (16, LAST_DAY)
        return Part(part.month, begins, part.month, ends), "month"
    if unit == "week" and 1 <= which <= 4:
        return Part(part.month, 7 * which - 6, part.month, 7 * which), "week"
    if unit == "week":
        return Part(part.last_month, 24, part.last_month, LAST_DAY), "week"
    if unit == "maanden" and count and part == YEAR:
        return (months(1, count) if first else months(13 - count, 12)), "quarter"
    return phase_of(part, "begin" if first else "end"), "season" if part == YEAR else "month"


READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(PHASES, (read_phase,)),
    **dict.fromkeys(ORDINALS, (read_portion,)),
}
