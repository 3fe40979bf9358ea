"""When something is to happen, as Dutch official prose says it.

Grammar (any case; a space may be a no-break space or a line break):

    term     = front moment {("," | "en" | "of") moment} | range | count | vague | recurring
    range    = ["van" | "vanaf" | "tussen" | "in de periode"] moment ("tot en met" | "t/m" | "tot" | "–" | "en") moment
    front    = start | deadline | before | "na" | "in" | "op" | "rond" | …, with an article or "de periode" behind it
    start    = "per" | "vanaf" | "met ingang van" | "sinds" | "op zijn vroegst" | …
    deadline = "uiterlijk" | "tot en met" | "tot" | "binnen" | "niet later dan" | "tegen" | "einde van" | …
    before   = "vóór" | "voorafgaand aan" | "voor", where a day, a season or an occasion of parliament follows

    moment   = [phase] (day | month | year | season | quarter | half | week | occasion)
    phase    = begin | medio | midden | half | eind | "einde van" | "in de loop van" | "de rest van" | ultimo
    day      = [weekday] number {("," | "en" | "t/m") number} month | 12-10-2023 | 2023-10-12 | vandaag | vrijdag a.s.
    month    = name [which]                            in februari 2018, november, mei jl.
    year     = number, only behind a front | "dit jaar" | "volgend jaar" | "het komende kalenderjaar" | 2021–2027
    quarter  = ordinal "kwartaal" [which] | Q1 2026    half = ordinal "helft van" (year | month) | ordinal "halfjaar"
    season   = voorjaar | zomer | najaar | winter, with a front or [which]
    occasion = zomerreces | kerstreces | … | Prinsjesdag | Voorjaarsnota | begrotingsbehandeling | …, behind a front
    which    = ["van"] number | "jl." | "as." | "van dit jaar" | "van volgend jaar"; before it "dit", "komend", "vorig"
    count    = see `durations`            vague, recurring = see `undated`

What days they mean is in `windows`. A day or month without a year has that of the moment that it is joined to. Else
it is the next one to come, or the one that passed in the three months before the letter, unless "jl." or "as."
decides; a start or deadline always lies ahead. "Tot 1 mei" is offered in both readings, without and with that day,
and "voor juni" as "before" and as "meant for".

No term: a year without a front (Defensievisie 2035), a session (2016/17), what lies in a reference, a day that does not
exist, a year before 1945 or after 2100, a count of things (in 2000 gevallen). It takes time in proportion to the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from letters.reading.references import find_references
from letters.reading.terms import days, durations, phases, relative, undated, year_parts
from letters.reading.terms.fronts import read_front
from letters.reading.terms.moments import DIGITS, YEAR_DIGITS, Moment, Reader
from letters.reading.terms.ranges import Placed, join
from letters.reading.terms.windows import NthWeekday, Window, day_of

PRECISIONS = {
    "day": "day", "days": "day", "week": "day", "month": "month", "quarter": "quarter", "half": "season",
    "season": "season", "occasion": "season", "paper": "season", "year": "year", "years": "year",
}  # fmt: skip
# A word, or a number with which a day, a year or a count can begin: most numbers of a text are none of these.
WORD = re.compile(
    r"""(?<![\w-])(?:[^\W\d_][^\W_]*|\d{4}(?!\d)
    |(?<![.,€/])\d{1,3}(?:ste|de|e)?(?=x|\s?[,–à/.-]\s?\d|\s{1,3}[^\W\d_]))""",
    re.VERBOSE,
)
# By the word with which their moment begins.
ROOMS = [room.READERS for room in (undated, relative, year_parts, phases, days, durations)]
READERS: dict[str, tuple[Reader, ...]] = {
    word: tuple(reader for readers in ROOMS for reader in readers.get(word, ()))
    for word in {word for readers in ROOMS for word in readers}
}
for _digit in ("1", "2", "4"):  # "2 keer per jaar"
    READERS[_digit] += READERS[DIGITS]


@dataclass(frozen=True)
class Term:
    """A term that `text[start:end]` names: the words, and the days that they can mean.

    `role` says what the days bound: `start` (per, vanaf), `deadline` (uiterlijk, vóór, tot en met, binnen), `moment`
    (in, op, or no word at all) or `duration` (vijf maanden). `first` and `last` are the first and the last day that the
    words can mean, None where they leave it open: "per 2026" is (2026-01-01, None), "uiterlijk eind 2017" (None,
    2017-12-31), "in februari 2018" (2018-02-01, 2018-02-28). `precision` is day, month, quarter, season or year; empty
    where no day is meant (a duration, a vague term such as "op korte termijn").
    `needs_date`: the words count from the day of the letter, which is not known, so there are no days.
    `recurrence` is weekly, monthly, quarterly, half_yearly or yearly; `duration` is in ISO 8601 (P5M).
    """

    start: int
    end: int
    words: str
    role: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    recurrence: str = ""
    duration: str = ""
    needs_date: bool = False


def read_terms(text: str, written_on: date | None) -> list[Term]:
    """Every term in `text`, in reading order. Relative ones ("dit najaar") need `written_on`, the day of the letter.

    Without it they come back with no days and `needs_date`.
    """
    shown = without_references(text)
    return [
        term
        for placed in join(shown, place(shown, find_moments(shown, written_on)), written_on)
        if may_stand(placed)
        for term in terms_of(text, placed, written_on)
    ]


def without_references(text: str) -> str:
    """The text with blanks for the papers that it names, so that all else keeps its place."""
    parts, reached = [], 0
    for reference in find_references(text):
        parts += [text[reached : reference.start], "\0" * (reference.end - reference.start)]
        reached = reference.end
    return "".join([*parts, text[reached:]])


def find_moments(text: str, written_on: date | None) -> list[Moment]:
    found: list[Moment] = []
    reached = 0
    for word in WORD.finditer(text):
        if word.start() < reached:
            continue
        for reader in readers_for(word.group().lower()):
            moment = reader(text, word.start(), written_on)
            if moment and moment.start >= reached:
                found.append(moment)
                reached = moment.end
                break
    return found


def readers_for(word: str) -> tuple[Reader, ...]:
    if word in READERS or not word[0].isdigit():
        return READERS.get(word, ())
    return READERS[YEAR_DIGITS if len(word) == 4 and word.isdigit() else DIGITS]


def place(text: str, found: Sequence[Moment]) -> list[Placed]:
    """Each moment with its front."""
    reached, placed = 0, []
    for moment in found:
        placed.append(Placed(read_front(text, reached, moment), moment))
        reached = moment.end
    return placed


def may_stand(placed: Placed) -> bool:
    """Is it a term? What is bare needs a front, and not every front will do."""
    moment, front = placed.moment, placed.front
    if not moment.kind or front.key == "barred":
        return False
    if not moment.is_bare:
        return True
    if moment.kind == "paper":
        return front.key not in {"", "from", "between"} and front.word not in {"in", "aan"}
    if moment.kind in {"occasion", "season"}:
        return front.key not in {"", "from", "between"}
    if moment.kind == "years" and front.key in {"from", "between"}:
        return True
    no_year = front.key in {"", "from", "between", "beside"} or front.word in {"op", "aan"}
    return front.has_noun or not no_year


# ---- the days -------------------------------------------------------------------------------------------------
ROLES = {"start": "start", "after": "start", "by": "deadline", "until": "deadline", "before": "deadline"}
AIMED = ("dit", "deze", "komend", "aankomend", "aanstaand", "volgend")


def terms_of(text: str, placed: Placed, written_on: date | None) -> list[Term]:
    """The term, or both if the words can be read in two ways; none if they mean no day that exists."""
    moment = placed.moment
    if moment.kind == "undated":
        return [term(text, placed, moment.role)]
    keys = readings(text, placed)
    window = days_for(placed, keys[0], written_on)
    if window:
        return [
            term(text, placed, ROLES.get(key, "moment"), *days)
            for key in keys
            for days in bounds(key, moment, window)
        ]
    unknown = moment.needs_date or (written_on is None and moment.part is not None and moment.year is None)
    return [replace(term(text, placed, ROLES.get(keys[0], "moment")), needs_date=True)] if unknown else []


def readings(text: str, placed: Placed) -> list[str]:
    """What the front does with the moment; two answers where both are fair."""
    moment, key = placed.moment, placed.front.key
    if moment.role == "by":
        return [key if key in {"start", "after", "range"} else "by"]
    if moment.role:
        return ["by" if moment.role == "deadline" else moment.role]
    if key != "for":
        return [key]
    if placed.front.is_planned or moment.kind in {"year", "years", "quarter", "half", "week"}:
        return ["moment"]
    if moment.phase == "end":
        return ["by"]
    if moment.kind == "season" and text[moment.start : moment.end].lower().startswith(AIMED):
        return ["moment"]
    return ["before", "moment"] if moment.kind == "month" else ["before"]


def days_for(placed: Placed, key: str, written_on: date | None) -> Window | None:
    """The moment's days. Where it has no year, a start or a deadline lies ahead, and "sinds" behind."""
    moment = placed.moment
    if not moment.direction and key in ROLES:
        behind = placed.front.word in {"sinds", "sedert"}
        moment = moment._replace(direction="past" if behind else "next")
    return moment.days(written_on)


def bounds(key: str, moment: Moment, window: Window) -> list[tuple[date | None, date | None]]:
    """The first and the last day that the words can mean."""
    first, last = window
    if key == "start":
        middle = moment.part and moment.part.middle
        return [(first.replace(day=middle) if middle and not moment.window else first, None)]
    if key == "after":
        return [(last + timedelta(days=1), None)]
    if key == "before":
        return [(None, last_day_before(moment, window))]
    if key == "until":
        return [(None, day) for day in last_days_until(moment, window)]
    return [(None, last)] if key == "by" else [(first, last)]


def last_day_before(moment: Moment, window: Window) -> date:
    """Of "vóór eind 2020" the year's last day, of "vóór de zomer" the last before the recess."""
    if moment.phase == "end":
        return window.last
    ahead = moment.part.ahead if moment.part else None
    day = day_of(window.first.year, *ahead) if ahead else None
    return day or window.first - timedelta(days=1)


def last_days_until(moment: Moment, window: Window) -> list[date]:
    """ "Tot 1 mei" can leave that day out or count it in; "tot 31 december" and "tot eind 2020" count it in."""
    if moment.kind in {"occasion", "paper"} or (moment.part and moment.part.ahead):
        return [last_day_before(moment, window)]
    ends_month = (window.last + timedelta(days=1)).day == 1
    if (
        moment.phase
        or moment.kind in {"season", "days", "years", "week"}
        or (moment.kind == "day" and ends_month)
    ):
        return [window.last]
    return [window.first - timedelta(days=1), window.last]


def term(text: str, placed: Placed, role: str, first: date | None = None, last: date | None = None) -> Term:
    moment, front = placed.moment, placed.front
    is_lone = front.key in {"", "from", "between"} and moment.kind not in {"days", "years"}
    start = moment.start if is_lone and not front.has_noun else front.start
    return Term(
        start=start,
        end=moment.end,
        words=text[start : moment.end],
        role=role,
        first=first,
        last=last,
        precision=precision_of(moment, role) if first or last else "",
        recurrence=moment.recurrence,
        duration=moment.duration,
    )


def precision_of(moment: Moment, role: str) -> str:
    """As fine as the words are; a deadline at the end of a year is as fine as the year."""
    if role == "deadline" and moment.phase == "end" and moment.kind == "season":
        return "year"
    if isinstance(moment.part, NthWeekday):
        return "day"
    return PRECISIONS[moment.kind]
