"""Moments that belong together: ranges and rows become one, and neighbours share a year or the words before them."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from letters.reading.terms.fronts import Front
from letters.reading.terms.moments import Moment
from letters.reading.terms.windows import NthWeekday, Part, Window

JOINED = re.compile(
    r"""(?:\s\(\0+\))?\s?  # a reference in brackets, which `terms` has blanked
    (?:(?P<range>tot\s{1,3}en\s{1,3}met|t/m|tot|–|-)|,?\s?en\b|,|of\b|/|dan\s{1,3}wel|respectievelijk|à)
    (?:\s{1,3}(?P<again>in|op|uiterlijk))?(?:\s{1,3}(?:de|het))?\s{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_JOIN = 64


class Placed(NamedTuple):
    """A moment with the words before it."""

    front: Front
    moment: Moment


def join(text: str, placed: Sequence[Placed], written_on: date | None) -> list[Placed]:
    """Ranges and rows made one, years shared, in the order of the text."""
    joined: list[Placed] = []
    for each in reversed(placed):
        both = combine(text, each, joined[-1], written_on) if joined else None
        if both:
            joined[-1:] = both
        else:
            joined.append(each)
    joined.reverse()
    return joined


def combine(text: str, one: Placed, other: Placed, written_on: date | None) -> list[Placed] | None:
    """Two neighbours as one, or as two that share a year or a front, the later first; None if they are strangers."""
    if not (0 < other.moment.start - one.moment.end <= LONGEST_JOIN and is_dated(one) and is_dated(other)):
        return None
    link = JOINED.fullmatch(text, one.moment.end, other.moment.start)
    if not link:
        return None
    first, second = share_year(one.moment, other.moment, written_on)
    if link["range"] or (one.front.key == "between" and not one.moment.window):
        return in_range(one._replace(moment=first), second, link, written_on)
    merged = in_row(first, second, written_on) if not link["again"] and not other.front.key else None
    if merged:
        return [one._replace(moment=merged)]
    front = other.front if other.front.key else one.front._replace(start=second.start)
    return [Placed(front, second), one._replace(moment=first)]


def is_dated(placed: Placed) -> bool:
    return placed.moment.kind not in {"", "undated", "unit"} and placed.moment.role in {"", "by"}


def share_year(one: Moment, other: Moment, written_on: date | None) -> tuple[Moment, Moment]:
    """Each with the year of the other if it has none of its own, so that the second comes behind the first."""
    if one.year is None and one.part and not one.direction and not one.needs_date and other.year is not None:
        one = one.named_in(other.year - comes_later(one.part, other.part))
    elif other.year is None and other.part and not other.direction and not other.needs_date:
        window = one.days(written_on)
        if window:
            other = other.named_in(window.first.year + comes_later(one.part, other.part))
    return one, other


def comes_later(one: Part | NthWeekday | None, other: Part | NthWeekday | None) -> bool:
    """Does the one come later in the year than the other?"""
    if not isinstance(one, Part) or not isinstance(other, Part):
        return False
    return (one.month, one.day) > (other.month, other.day)


def in_range(
    one: Placed, second: Moment, link: re.Match[str], written_on: date | None
) -> list[Placed] | None:
    """From the first day of the one to the last of the other."""
    first = one.moment
    if one.front.key not in {"", "from", "between", "start", "moment", "for"}:
        return None
    begins, ends = first.days(written_on), second.days(written_on)
    front = one.front._replace(key="range")
    if begins is None or ends is None:
        whole = first._replace(end=second.end, kind=second.kind, needs_date=True, is_bare=False)
        return [Placed(front, whole)] if written_on is None else None
    last = ends.last
    if link["range"] == "tot" and second.kind == "day" and last.day == 1:
        last -= timedelta(days=1)
    if begins.first > last:
        return None
    whole = first._replace(
        end=second.end, kind=second.kind, window=Window(begins.first, last), is_bare=False, role=""
    )
    return [Placed(front, whole)]


def in_row(one: Moment, other: Moment, written_on: date | None) -> Moment | None:
    """Two that follow on each other, "2024 en 2025", as one."""
    begins, ends = one.days(written_on), other.days(written_on)
    if begins is None or ends is None or not 0 < (ends.first - begins.last).days <= 1:
        return None
    return one._replace(end=other.end, window=Window(begins.first, ends.last), phase=other.phase)
