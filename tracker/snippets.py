"""The part of a text that shows why it was found: some words around those that were asked for, and these marked."""

from bisect import bisect_left
from collections.abc import Iterable

from django.utils.safestring import SafeString

from letters.search.words import Question, places
from tracker.marking import mark_words

# Characters: of a snippet, and before the first word that it marks.
LONGEST, LEAD = 280, 70
# Where something stands in a longer text nobody reads from a snippet; it is found all the same.
LOOKED_AT = 20_000

Span = tuple[int, int]


def whole(text: str, question: Question, exact: bool = False) -> SafeString:
    """All of a short text, with the words of a question marked."""
    return mark_words(text, places(text[:LOOKED_AT], question, exact))


def snippet(text: str, question: Question, exact: bool = False, besides: Iterable[Span] = ()) -> SafeString:
    """The stretch of a text with most of the words of a question, marked; `besides` are further places to mark."""
    found = apart([*places(text[:LOOKED_AT], question, exact), *besides])
    start, end = stretch(text, found)
    inside = [(first - start, min(last, end) - start) for first, last in found if start <= first < end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before)
    return mark_words(
        before + text[start:end] + after, [(first + shift, last + shift) for first, last in inside]
    )


def apart(spans: list[Span]) -> list[Span]:
    """In order, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def stretch(text: str, found: list[Span]) -> Span:
    """Where a snippet begins and ends: between words, around as much of what was found as fits."""
    if len(text) <= LONGEST:
        return 0, len(text)
    starts = [start for start, _ in found] or [0]
    first = max(starts, key=lambda start: (fullness(starts, start), -start))
    start = max(first - LEAD, 0)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(start + LONGEST, len(text))
    if end < len(text):
        end = max(text.rfind(" ", start + 1, end), min(first + 40, end))
    return start, end


def fullness(starts: list[int], first: int) -> int:
    """How many of the words that were found a snippet shows if it is about the one that starts at `first`."""
    return bisect_left(starts, first + LONGEST - 2 * LEAD) - bisect_left(starts, first)
