"""The one place where a letter's words become HTML: escaped first, then marked.

Quotes, candidates, references and footnote markers may overlap in any way, and links cannot stand inside links. So the
text is cut at every edge, and each stretch between two edges is escaped and wrapped by itself.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeVar

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from letters.reading.draft import CELL_ENDS

CELL_RULE = f'<span class="cell">{CELL_ENDS}</span>'


@dataclass(frozen=True)
class Quote:
    """The words `start` to `end` carry the pledge `code`. `anchor` names the words, `note` what stands beside them."""

    start: int
    end: int
    code: str
    anchor: str
    note: str


@dataclass(frozen=True)
class Proposed:
    """The words `start` to `end` are proposed as a pledge, by the candidate with this key."""

    start: int
    end: int
    key: int
    likely: bool = True


@dataclass(frozen=True)
class Link:
    """The words `start` to `end` name a paper, which is at `url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True)
class Call:
    """Before the character `at` the footnote `label` is called. `anchor` names this place, `note` the footnote."""

    at: int
    label: str
    anchor: str
    note: str


Span = TypeVar("Span", Quote, Proposed, Link)
Stretch = tuple[int, int]


def mark_up(
    text: str,
    quotes: Iterable[Quote] = (),
    links: Iterable[Link] = (),
    calls: Iterable[Call] = (),
    proposed: Iterable[Proposed] = (),
) -> SafeString:
    """`text` as HTML with its quotes, what is proposed as one, links to papers and footnote markers.

    Places outside the text are left out; of links that overlap the first one stays. The words of the result, without
    its `<sup>`s, are `text`, character for character.
    """
    quotes, links, calls = _inside(text, quotes), _apart(_inside(text, links)), list(calls)
    proposed = _inside(text, proposed)
    parts: list[str] = []
    stretches = _stretches(text, [*quotes, *links, *proposed], calls)
    covered = zip(_covered(quotes, stretches), _covered(proposed, stretches), stretches, strict=True)
    for (carried, offered), group in groupby(covered, itemgetter(0, 1)):
        together = [stretch for _carried, _offered, stretch in group]
        place = together[0][0]
        parts += [_called(calls, place), _codes(quotes, place), _anchors(carried, place)]
        words = _marked(_linked(text, together, carried, links, calls), carried, place)
        parts.append(_proposed(words, offered))
    parts += [_called(calls, len(text)), _codes(quotes, len(text))]
    return mark_safe("".join(parts))  # noqa: S308  (every part is escaped where it is made, below)


def mark_words(text: str, places: Iterable[Stretch]) -> SafeString:
    """`text` as HTML with the words at these places marked. Places outside the text are left out."""
    parts: list[str] = []
    reached = 0
    for start, end in sorted(places):
        if reached <= start < end <= len(text):
            parts += [shown(text[reached:start]), "<mark>", shown(text[start:end]), "</mark>"]
            reached = end
    return mark_safe("".join([*parts, shown(text[reached:])]))  # noqa: S308  (every stretch of text is escaped)


def shown(text: str) -> SafeString:
    """`text` as HTML, the ends of a table row's cells in elements that draw a rule. No character is lost or added."""
    return mark_safe(escape(text).replace(CELL_ENDS, CELL_RULE))  # noqa: S308  (escaped first)


def _inside(text: str, spans: Iterable[Span]) -> list[Span]:
    """Those spans that lie wholly inside the text and hold at least one character, in order."""
    return sorted((s for s in spans if 0 <= s.start < s.end <= len(text)), key=lambda s: (s.start, s.end))


def _apart(links: Sequence[Link]) -> list[Link]:
    kept: list[Link] = []
    for link in links:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept


def _stretches(text: str, spans: Iterable[Quote | Link | Proposed], calls: list[Call]) -> list[Stretch]:
    edges = {0, len(text)} | {c.at for c in calls if 0 <= c.at <= len(text)}
    edges |= {edge for span in spans for edge in (span.start, span.end)}
    return list(pairwise(sorted(edges)))


def _covered(spans: list[Span], stretches: list[Stretch]) -> Iterator[tuple[Span, ...]]:
    """For each stretch in turn the spans over it. All are in order and none ends in a stretch: one walk is enough."""
    begun, waiting = [], deque(spans)
    for start, _end in stretches:
        while waiting and waiting[0].start <= start:
            begun.append(waiting.popleft())
        begun = [span for span in begun if span.end > start]
        yield tuple(begun)


def _covering(spans: Iterable[Span], stretch: Stretch) -> tuple[Span, ...]:
    start, end = stretch
    return tuple(span for span in spans if span.start <= start and end <= span.end)


def _linked(
    text: str, stretches: list[Stretch], carried: tuple[Quote, ...], links: list[Link], calls: list[Call]
) -> str:
    """The words of some stretches: a paper's name leads to the paper, other words of a quote to its pledge."""
    parts: list[str] = []
    for start, end in stretches:
        if start != stretches[0][0]:
            parts.append(_called(calls, start))
        named = _covering(links, (start, end))
        # Of several quotes the shortest says most about these words.
        to = named[0].url if named else min(carried, key=lambda q: q.end - q.start).note if carried else ""
        words = shown(text[start:end])
        parts.append(format_html('<a href="{}">{}</a>', to, words) if to else words)
    return "".join(parts)


def _marked(words: str, carried: tuple[Quote, ...], place: int) -> str:
    """`words`, which are escaped already, marked if they carry a pledge."""
    if not carried:
        return words
    began = [quote.anchor for quote in carried if quote.start == place]
    name = format_html(' id="{}"', began[0]) if began else ""
    return f'<mark class="rec"{name}>{words}</mark>'


def _proposed(words: str, offered: tuple[Proposed, ...]) -> str:
    """`words`, which are HTML already, marked with the candidates that propose them."""
    if not offered:
        return words
    kind = "cand" if any(candidate.likely for candidate in offered) else "cand maybe"
    keys = " ".join(str(candidate.key) for candidate in offered)
    return f'<mark class="{kind}" data-cand="{escape(keys)}">{words}</mark>'


def _anchors(carried: tuple[Quote, ...], place: int) -> str:
    """Two quotes can begin at one place, and an element has one name: the further ones get an empty element."""
    began = [quote.anchor for quote in carried if quote.start == place]
    return "".join(format_html('<span id="{}"></span>', anchor) for anchor in began[1:])


def _codes(quotes: list[Quote], place: int) -> str:
    ended = [quote.code for quote in quotes if quote.end == place]
    return "".join(format_html('<sup class="pr-ref">{}</sup>', code) for code in ended)


def _called(calls: list[Call], place: int) -> str:
    return "".join(
        format_html(
            '<sup><a href="{}" id="{}">{}</a></sup>', call.note, call.anchor, conditional_escape(call.label)
        )
        for call in calls
        if call.at == place
    )
