"""What was read, as it is laid before the person who checks it: numbered, with the places where it can be cut."""

from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from letters.reading.corrections import KINDS, Piece, can_be_heading, pieces_of
from letters.reading.doubts import DOUBTS
from letters.reading.draft import CELL_ENDS, Doubt, LetterDraft, ParagraphDraft
from letters.reading.sentences import split_sentences

SHOWN_WORDS = 4


@dataclass(frozen=True)
class Part:
    """Characters of a paragraph from `start` on; or the end of a cell, a place to split, a footnote's marker."""

    what: str  # words, cell, cut or call
    start: int
    text: str = ""


@dataclass(frozen=True)
class Doubtful:
    """What the reader was unsure of, in a sentence, and the words in question."""

    says: str
    words: str
    anchor: str
    sign: str


@dataclass(frozen=True)
class Row:
    """One piece of the draft at the place `at`: a heading, or the paragraph `number`."""

    at: int
    heading: str = ""
    number: int = 0
    paragraph: ParagraphDraft | None = None
    html: str = ""
    doubts: tuple[Doubtful, ...] = ()
    joins: bool = False

    @property
    def anchor(self) -> str:
        return f"p{self.number}" if self.number else f"h{self.at}"

    @property
    def following(self) -> int:
        return self.number + 1

    @property
    def can_be_heading(self) -> bool:
        return self.paragraph is not None and can_be_heading(self.paragraph)

    @property
    def other_kinds(self) -> list[str]:
        return [kind for kind in KINDS if self.paragraph and kind != self.paragraph.kind]


@dataclass(frozen=True)
class Proof:
    """The whole draft to be checked. `doubts` are all of them, those of the whole letter first."""

    rows: list[Row]
    notes: list[ParagraphDraft]
    doubts: list[Doubtful]
    paragraph_count: int
    by_hand: int
    can_undo: bool = False
    focus: int | None = field(default=None)


def lay_out(draft: LetterDraft, can_undo: bool = False, focus: int | None = None) -> Proof:
    """Takes time in proportion to the text. `focus` is the piece that was changed last."""
    pieces = pieces_of(draft)
    rows: list[Row] = []
    number = 0
    before = _("Split before")
    for at, piece in enumerate(pieces):
        number += piece.paragraph is not None
        joins = at + 1 < len(pieces) and bool(piece.paragraph and pieces[at + 1].paragraph)
        rows.append(_row(at, piece, number, joins, before))
    whole = [_doubtful(doubt) for doubt in draft.doubts if doubt.paragraph is None]
    return Proof(
        rows,
        draft.notes,
        whole + [doubt for row in rows for doubt in row.doubts],
        number,
        draft.by_hand,
        can_undo,
        focus,
    )


def anchor_of(draft: LetterDraft, at: int) -> str:
    """The anchor of the piece at `at`, or of the last one where nothing is any more."""
    pieces = pieces_of(draft)
    at = min(at, len(pieces) - 1)
    number = sum(piece.paragraph is not None for piece in pieces[: at + 1])
    return f"p{number}" if pieces[at].paragraph else f"h{at}"


def _row(at: int, piece: Piece, number: int, joins: bool, before: str) -> Row:
    if piece.paragraph is None:
        return Row(at, heading=piece.heading.heading if piece.heading else "")
    doubts = tuple(_doubtful(doubt, number) for doubt in piece.doubts)
    html = html_of(parts_of(piece.paragraph), at, before)
    return Row(at, "", number, piece.paragraph, html, doubts, joins)


def _doubtful(doubt: Doubt, number: int = 0) -> Doubtful:
    """A code that is not known, from a reader of another version, is shown as it is."""
    sign, anchor = (f"¶{number}", f"p{number}") if number else ("", "")
    return Doubtful(_(DOUBTS.get(doubt.code, doubt.code)), doubt.words, anchor, sign)


def parts_of(paragraph: ParagraphDraft) -> list[Part]:
    """The text of a paragraph in parts; those of words are together the text, but for the ends of cells."""
    text = paragraph.text
    table = paragraph.kind == "table"
    cuts = set() if table else {start for start, _end in split_sentences(text)[1:]}
    cells = {place for place, character in enumerate(text) if character == CELL_ENDS}
    calls = [(min(marker.at, len(text)), marker.label) for marker in paragraph.markers]
    edges = sorted(
        {0, len(text)} | cuts | cells | {place + 1 for place in cells} | {at for at, _label in calls}
    )
    parts: list[Part] = []
    for place, end in zip(edges, [*edges[1:], len(text)], strict=True):
        parts += [Part("call", place, label) for at, label in calls if at == place]
        if place in cuts:
            parts.append(Part("cut", place, " ".join(text[place:].split(maxsplit=SHOWN_WORDS)[:SHOWN_WORDS])))
        if place in cells:
            parts.append(Part("cell", place))
        elif place < end:
            parts.append(Part("words", place, text[place:end]))
    return parts


def html_of(parts: list[Part], at: int, before: str) -> SafeString:
    """The parts of the paragraph at `at` as HTML: `before` begins the name of each place to split.

    Here and not in a template, which takes four times as long for a letter of 400 paragraphs.
    """
    return format_html_join("", "{}", ((_part_html(part, at, before),) for part in parts))


def _part_html(part: Part, at: int, before: str) -> SafeString:
    if part.what == "words":
        return format_html('<span data-from="{}">{}</span>', part.start, part.text)
    if part.what == "call":
        return format_html("<sup>{}</sup>", part.text)
    if part.what == "cell":
        return format_html('<span class="{}" aria-hidden="true"></span>', "cell")
    button = '<button class="cut" name="do" value="split:{}:{}" aria-label="{} “{}”"></button>'
    return format_html(button, at, part.start, before, part.text)
