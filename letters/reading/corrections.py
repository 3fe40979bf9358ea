"""What a person corrects in a draft before it is stored: paragraphs joined, split, made a heading, taken out.

A draft is looked at as one row of pieces, headings and paragraphs as they follow each other. A correction replaces some
pieces that stand together by others, and gives the correction that would take it back. No character of the letter is
lost or added, except the space, or the hyphen of a broken word, at which two paragraphs meet; footnote markers,
references and doubts stay with their words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from letters.reading.draft import (
    CELL_ENDS,
    Doubt,
    LetterDraft,
    MarkerDraft,
    ParagraphDraft,
    SectionDraft,
    paragraph_from_json,
)
from letters.reading.hyphens import BREAKS, SOFT_HYPHEN, WORD, last_word, link

# More is no heading, and the register could not keep it.
LONGEST_HEADING = 300
KINDS = ("body", "list", "closing")


class Impossible(ValueError):
    """This correction cannot be made here: the place is not there, or is not of that kind."""


@dataclass(frozen=True)
class Piece:
    """A heading or a paragraph, with what the reader doubted about it."""

    heading: SectionDraft | None = None
    paragraph: ParagraphDraft | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Correction:
    """Put `pieces` in the place of `size` pieces, from the piece `at` on."""

    at: int
    size: int
    pieces: tuple[Piece, ...]


# ---- a draft as pieces ----------------------------------------------------------------------------------------
def pieces_of(draft: LetterDraft) -> list[Piece]:
    """The headings and paragraphs of a draft, in reading order."""
    pieces: list[Piece] = []
    begun = 0
    for number, paragraph in enumerate(draft.paragraphs):
        while paragraph.section is not None and begun <= paragraph.section:
            pieces.append(Piece(heading=draft.sections[begun]))
            begun += 1
        doubts = tuple(doubt for doubt in draft.doubts if doubt.paragraph == number)
        pieces.append(Piece(paragraph=paragraph, doubts=doubts))
    return pieces + [Piece(heading=section) for section in draft.sections[begun:]]


def with_pieces(draft: LetterDraft, pieces: Sequence[Piece]) -> LetterDraft:
    """The draft with these headings and paragraphs instead of its own; its notes and all else stay."""
    sections: list[SectionDraft] = []
    paragraphs: list[ParagraphDraft] = []
    doubts = [doubt for doubt in draft.doubts if doubt.paragraph is None]
    for piece in pieces:
        if piece.heading:
            sections.append(piece.heading)
        elif piece.paragraph:
            doubts += [replace(doubt, paragraph=len(paragraphs)) for doubt in piece.doubts]
            paragraphs.append(replace(piece.paragraph, section=len(sections) - 1 if sections else None))
    return replace(draft, sections=sections, paragraphs=paragraphs, doubts=doubts)


def apply(draft: LetterDraft, correction: Correction) -> tuple[LetterDraft, Correction]:
    """The corrected draft, and the correction that takes this one back. Raises Impossible."""
    pieces = pieces_of(draft)
    end = correction.at + correction.size
    if not 0 <= correction.at <= end <= len(pieces):
        raise Impossible
    back = Correction(correction.at, len(correction.pieces), tuple(pieces[correction.at : end]))
    pieces[correction.at : end] = correction.pieces
    if not any(piece.paragraph for piece in pieces):
        raise Impossible
    return with_pieces(draft, pieces), back


# ---- the corrections ------------------------------------------------------------------------------------------
def join(draft: LetterDraft, at: int) -> Correction:
    """The paragraph at `at` and the one behind it as one. It keeps the kind, the label and the page of the first."""
    pieces = pieces_of(draft)
    first, second = _paragraph(pieces, at), _paragraph(pieces, at + 1)
    joined = joined_paragraph(first, second, _words(draft))
    # That it was not certain whether the paragraph ends here has been answered.
    kept = [doubt for doubt in pieces[at].doubts if doubt.code != "uncertain_end"]
    return Correction(at, 2, (Piece(paragraph=joined, doubts=(*kept, *pieces[at + 1].doubts)),))


def split(draft: LetterDraft, at: int, place: int) -> Correction:
    """The paragraph at `at` as two, the second beginning at the character `place` or the word behind it."""
    pieces = pieces_of(draft)
    paragraph = _paragraph(pieces, at)
    if paragraph.kind == "table":
        raise Impossible
    first, second = split_paragraph(paragraph, place)
    return Correction(at, 1, (replace(pieces[at], paragraph=first), Piece(paragraph=second)))


def make_heading(draft: LetterDraft, at: int) -> Correction:
    """The paragraph at `at` as a heading, the mark of a list item before its words."""
    paragraph = _paragraph(pieces_of(draft), at)
    if not can_be_heading(paragraph):
        raise Impossible
    heading = f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text
    return Correction(at, 1, (Piece(heading=SectionDraft(heading)),))


def make_text(draft: LetterDraft, at: int) -> Correction:
    """The heading at `at` as a paragraph of the body."""
    pieces = pieces_of(draft)
    heading = pieces[at].heading if 0 <= at < len(pieces) else None
    if heading is None:
        raise Impossible
    return Correction(at, 1, (Piece(paragraph=ParagraphDraft(heading.heading)),))


def set_kind(draft: LetterDraft, at: int, kind: str) -> Correction:
    """The paragraph at `at` as one of the `KINDS`. What was a table row has spaces between its cells then."""
    pieces = pieces_of(draft)
    paragraph = _paragraph(pieces, at)
    if kind not in KINDS:
        raise Impossible
    changed = replace(paragraph, kind=kind, text=paragraph.text.replace(CELL_ENDS, " "))
    return Correction(at, 1, (replace(pieces[at], paragraph=changed),))


def remove(draft: LetterDraft, at: int) -> Correction:
    """Nothing where the piece at `at` was: a running title or a page number is no part of the letter."""
    return Correction(at, 1, ())


def can_be_heading(paragraph: ParagraphDraft) -> bool:
    """A heading is short, and no footnote is called in it, because none could be kept."""
    return (
        len(paragraph.text) + len(paragraph.label) < LONGEST_HEADING
        and not paragraph.markers
        and paragraph.kind in KINDS
    )


def _paragraph(pieces: Sequence[Piece], at: int) -> ParagraphDraft:
    paragraph = pieces[at].paragraph if 0 <= at < len(pieces) else None
    if paragraph is None:
        raise Impossible
    return paragraph


def _words(draft: LetterDraft) -> Counter[str]:
    return Counter(word.lower() for each in draft.paragraphs for word in WORD.findall(each.text))


# ---- two paragraphs, one paragraph ----------------------------------------------------------------------------
def joined_paragraph(first: ParagraphDraft, second: ParagraphDraft, words: Counter[str]) -> ParagraphDraft:
    """One paragraph of two. `words` says how often each word stands in the letter, to mend a broken one."""
    head = joined_head(first.text, second.text, words)
    return replace(
        first,
        text=head + second.text,
        markers=[replace(each, at=min(each.at, len(head))) for each in first.markers]
        + [replace(each, at=each.at + len(head)) for each in second.markers],
        references=[each for each in first.references if each.end <= len(head)]
        + [replace(e, start=e.start + len(head), end=e.end + len(head)) for e in second.references],
    )


def joined_head(first: str, second: str, words: Counter[str]) -> str:
    """`first` as `second` follows it: with a space, or without the hyphen that only broke a word."""
    if first.endswith(SOFT_HYPHEN):
        return first[:-1]
    if not first.endswith(BREAKS) or not first[-2:-1].strip() or first[-2:-1] in BREAKS:
        return first + " "
    return first[:-1] + link(last_word(first[:-1]), second.partition(" ")[0], words)


def split_paragraph(paragraph: ParagraphDraft, place: int) -> tuple[ParagraphDraft, ParagraphDraft]:
    """Two paragraphs of one, without the space between them. Raises Impossible where one would be empty.

    A marker right behind the first one's last word stays there. A reference that lies on both sides names nothing more.
    """
    if not 0 <= place <= len(paragraph.text):
        raise Impossible
    left, right = paragraph.text[:place].rstrip(), paragraph.text[place:].lstrip()
    begin = len(paragraph.text) - len(right)
    if not left or not right:
        raise Impossible
    first = replace(
        paragraph,
        text=left,
        markers=[
            replace(m, at=min(m.at, len(left))) for m in paragraph.markers if not _follows(m, left, begin)
        ],
        references=[each for each in paragraph.references if each.end <= len(left)],
    )
    second = replace(
        paragraph,
        text=right,
        label="",
        markers=[replace(m, at=m.at - begin) for m in paragraph.markers if _follows(m, left, begin)],
        references=[
            replace(each, start=each.start - begin, end=each.end - begin)
            for each in paragraph.references
            if each.start >= begin
        ],
    )
    return first, second


def _follows(marker: MarkerDraft, left: str, begin: int) -> bool:
    """Does the marker go along with the second half? Not when it stands right behind the first one's last word."""
    return marker.at >= begin and marker.at > len(left)


# ---- as JSON --------------------------------------------------------------------------------------------------
def correction_as_json(correction: Correction) -> dict[str, Any]:
    return asdict(correction)


def correction_from_json(values: dict[str, Any]) -> Correction:
    pieces = [
        Piece(
            SectionDraft(**each["heading"]) if each["heading"] else None,
            paragraph_from_json(each["paragraph"]) if each["paragraph"] else None,
            tuple(Doubt(**doubt) for doubt in each["doubts"]),
        )
        for each in values["pieces"]
    ]
    return Correction(values["at"], values["size"], tuple(pieces))
