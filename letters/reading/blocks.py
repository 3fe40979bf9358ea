"""What files with marked-up text (official XML, DOCX) share: a row of blocks becomes a letter.

Such a file says where its paragraphs, headings, tables and notes begin and end, but its head and often its
signatures are plain paragraphs. Those are read by the same rules as printed lines.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from letters.reading.draft import (
    CELL_ENDS,
    Doubt,
    LetterDraft,
    MarkerDraft,
    ParagraphDraft,
    ReferenceDraft,
    SectionDraft,
    SignatoryDraft,
)
from letters.reading.furniture import is_furniture
from letters.reading.layout import MARK, Unit, could_be_heading, heading_level, is_closing
from letters.reading.metadata import Head, parts_addressee, read_foot, read_head
from letters.reading.rows import Gap, Row
from letters.reading.signatures import find_signatures

# Soft hyphens, zero width spaces and direction marks print nothing.
NOTHING = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
NO_BREAK_HYPHEN = "\u2011"
# White space of files: it only lays out their mark-up. A no-break space is a character of the letter.
SPACE = re.compile(r"(?:[\t\r\n\f\v]|  )[ \t\r\n\f\v]*")
LINE_END = "\n"
# A longer "heading" is a sentence that was given the look of one.
LONGEST_HEADING = 300
# Rows of an address or a signature stand directly under each other.
LONGEST_TIGHT = 80
# The register keeps 20 characters of a mark; a longer one is words of the item.
LONGEST_MARK, LONGEST_NOTE_LABEL = 20, 12


@dataclass(frozen=True)
class Block:
    """A piece of a letter as its file has it; a printed line end inside it is `LINE_END`.

    `kind` is a paragraph's kind, or "heading" (of `level`, 0 where its own number tells it), "signature" (the office
    is the text, the name the label), "picture", or "letterhead", which is printed around the text.
    `is_emphasised`: all of it is bold, underlined or in italics. `is_tight`: no blank line was left above it.
    """

    text: str
    kind: str = "body"
    label: str = ""
    level: int = 0
    markers: tuple[MarkerDraft, ...] = ()
    references: tuple[ReferenceDraft, ...] = ()
    is_emphasised: bool = False
    is_tight: bool = False


@dataclass
class Words:
    """Running text as it grows: white space is one space, and places are counted in the text as it will be."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    has_space: bool = False
    at_edge: bool = True
    markers: list[MarkerDraft] = field(default_factory=list)
    references: list[tuple[int, int, str, str]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if not text:
            return
        words = SPACE.sub(" ", NOTHING.sub("", text).replace(NO_BREAK_HYPHEN, "-"))
        if not words:
            return
        self.has_space = self.has_space or words[0] == " "
        bare = words.strip(" ")
        if bare:
            self.settle()
            self._put(bare)
            self.has_space = words[-1] == " "

    def settle(self) -> int:
        """Write the space that is due, and give the place where the next word will stand."""
        if self.has_space and not self.at_edge:
            self._put(" ", at_edge=True)
        self.has_space = False
        return self.length

    def end_line(self) -> None:
        self._edge(LINE_END)

    def end_cell(self, times: int = 1) -> None:
        self._edge(CELL_ENDS * times)

    def mark(self, label: str) -> None:
        self.markers.append(MarkerDraft(self.length, label))

    def refer(self, start: int, kind: str, identifier: str) -> None:
        """The words since `start` name a paper."""
        self.references.append((start, self.length, kind, identifier))

    def block(self, kind: str = "body", label: str = "", **more: object) -> Block:
        text = "".join(self.parts).rstrip(" " + LINE_END)
        if not text.strip(CELL_ENDS + " "):
            text = ""
        markers = tuple(MarkerDraft(min(marker.at, len(text)), marker.label) for marker in self.markers)
        references = tuple(
            ReferenceDraft(start, min(end, len(text)), named, identifier, text[start:end])
            for start, end, named, identifier in self.references
            if text[start:end].strip()
        )
        return Block(text, kind, label, markers=markers, references=references, **more)  # type: ignore[arg-type]

    def _put(self, text: str, at_edge: bool = False) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.at_edge = at_edge

    def _edge(self, ends: str) -> None:
        self.has_space = False
        self._put(ends, at_edge=True)


def cut(block: Block, start: int, end: int) -> Block:
    """The part of a block's text between two places, with what is marked there."""
    markers = [MarkerDraft(each.at - start, each.label) for each in block.markers if start <= each.at <= end]
    references = [
        replace(each, start=each.start - start, end=each.end - start)
        for each in block.references
        if start <= each.start and each.end <= end
    ]
    return replace(block, text=block.text[start:end], markers=tuple(markers), references=tuple(references))


def joined(pieces: Sequence[Block | str]) -> Block:
    """The blocks behind each other as one, with the plain words between them; it is otherwise like the first."""
    text = ""
    markers: list[MarkerDraft] = []
    references: list[ReferenceDraft] = []
    for piece in pieces:
        if isinstance(piece, Block):
            markers += [MarkerDraft(each.at + len(text), each.label) for each in piece.markers]
            references += [
                replace(each, start=each.start + len(text), end=each.end + len(text))
                for each in piece.references
            ]
        text += piece if isinstance(piece, str) else piece.text
    first = next((piece for piece in pieces if isinstance(piece, Block)), Block(""))
    return replace(first, text=text, markers=tuple(markers), references=tuple(references))


@dataclass
class Labels:
    """The labels of notes that are given out: each names one note."""

    given: set[str] = field(default_factory=set)
    times: Counter[str] = field(default_factory=Counter)

    def take(self, label: str) -> str:
        """The label itself, or `1-2` for the second note 1: each table counts its own."""
        label = label[:LONGEST_NOTE_LABEL]
        self.times[label] += 1
        free = label if self.times[label] == 1 else f"{label}-{self.times[label]}"
        while free in self.given:
            self.times[label] += 1
            free = f"{label}-{self.times[label]}"
        self.given.add(free)
        return free


# ---- a letter of blocks ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Place:
    """The printed line of block number `block` that is `text[start:end]` there."""

    block: int
    start: int
    end: int


def make_letter(blocks: Sequence[Block], notes: Sequence[Block], known: LetterDraft) -> LetterDraft:
    """The letter of these blocks. What the format states by itself stands in `known` already, and wins."""
    blocks = join_addressee_blocks(blocks)
    rows, places = rows_of(blocks)
    head = read_head(rows)
    read_foot(
        head,
        [row for row, place in zip(rows, places, strict=True) if blocks[place.block].kind == "letterhead"],
    )
    add_head(known, head)
    signatories, signed = find_signatures(lettered(rows, places, blocks, head.used))
    add_signatories(known, blocks, signatories)
    lifted = head.used | signed
    for piece in pieces_of(blocks, places, lifted):
        add_piece(known, piece)
    known.notes += [paragraph_of(note, "note", None) for note in notes]
    return known


def join_addressee_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with an addressee on one line that stands in two paragraphs."""
    kept: list[Block] = []
    for block in blocks:
        if kept and kept[-1].kind == block.kind and parts_addressee(kept[-1].text, block.text):
            kept[-1] = joined([kept[-1], " ", block])
        else:
            kept.append(block)
    return kept


def rows_of(blocks: Sequence[Block]) -> tuple[list[Row], list[Place]]:
    """The printed lines of all blocks, as rows and with their places."""
    rows: list[Row] = []
    places: list[Place] = []
    for index, block in enumerate(blocks):
        start = 0
        if block.kind in ("signature", "picture"):
            continue
        for line in block.text.split(LINE_END):
            gap = Gap.NONE if start else gap_above(block, blocks[index - 1] if index else None)
            row = Row(line.replace(CELL_ENDS, " ").strip(), gap=gap)
            if not is_furniture(row) or block.kind == "letterhead":
                rows.append(row)
                places.append(Place(index, start, start + len(line)))
            start += len(line) + 1
    return rows, places


def gap_above(block: Block, above: Block | None) -> Gap:
    if above is None or "heading" in (block.kind, above.kind) or "signature" in (block.kind, above.kind):
        return Gap.HARD
    is_tight = block.is_tight and max(len(block.text), len(above.text)) <= LONGEST_TIGHT
    return Gap.NONE if is_tight else Gap.BLANK


def lettered(
    rows: Sequence[Row], places: Sequence[Place], blocks: Sequence[Block], used: set[int]
) -> list[Row]:
    """The rows in which a signature may stand; the others are blank, so that every row keeps its place."""
    return [
        row
        if blocks[place.block].kind in ("body", "closing") and index not in used
        else Row("", gap=Gap.HARD)
        for index, (row, place) in enumerate(zip(rows, places, strict=True))
    ]


def add_head(known: LetterDraft, head: Head) -> None:
    """Fill in from the head what the format did not state. A number alone names nothing."""
    if not known.dossiers:
        known.dossiers = list(dict.fromkeys(head.dossiers))
        known.number = known.number or (head.number if head.dossiers else "")
    if head.title and (not known.title or known.title == known.title.upper()):
        known.title = head.title
    known.dated_on = head.dated_on or known.dated_on
    known.dated_note = known.dated_note or head.dated_note
    known.place = known.place or head.place
    known.addressee = head.addressee or known.addressee
    known.kind = known.kind or head.kind


def add_signatories(known: LetterDraft, blocks: Sequence[Block], read: Sequence[SignatoryDraft]) -> None:
    marked = [SignatoryDraft(block.label, block.text) for block in blocks if block.kind == "signature"]
    known.signatories += [each for each in [*marked, *read] if each not in known.signatories]


def pieces_of(blocks: Sequence[Block], places: Sequence[Place], lifted: set[int]) -> list[Block]:
    """The blocks without the lines that were lifted out; other line ends inside them are spaces."""
    kept: dict[int, list[Place]] = {}
    for index, place in enumerate(places):
        if index not in lifted:
            kept.setdefault(place.block, []).append(place)
    pieces = []
    for index, block in enumerate(blocks):
        if block.kind == "picture":
            pieces.append(block)
        elif block.kind != "letterhead" and index in kept and kept[index][0].start < kept[index][-1].end:
            piece = cut(block, kept[index][0].start, kept[index][-1].end)
            pieces.append(replace(piece, text=piece.text.replace(LINE_END, " ")))
    return [
        named(piece, pieces[index + 1] if index + 1 < len(pieces) else None)
        for index, piece in enumerate(pieces)
    ]


def named(piece: Block, below: Block | None) -> Block:
    """The piece with its own kind: what looks like body text may be a heading, a list item or a closing."""
    if piece.kind == "heading" and len(piece.text) > LONGEST_HEADING:
        return replace(piece, kind="body")
    if len(piece.label) > LONGEST_MARK:
        return replace(joined([f"{piece.label} ", piece]), label="")
    if piece.kind != "body":
        return piece
    unit = Unit([Row(piece.text)])
    if is_closing(unit):
        return replace(piece, kind="closing")
    if piece.is_emphasised and below and below.kind != "picture" and could_be_heading(unit):
        return replace(piece, kind="heading")
    mark = MARK.match(piece.text)
    if not mark or piece.label:
        return piece
    return replace(cut(piece, mark.end(), len(piece.text)), kind="list", label=mark[1] or mark[2])


def add_piece(draft: LetterDraft, piece: Block) -> None:
    if piece.kind == "picture":
        place = len(draft.paragraphs) - 1 if draft.paragraphs else None
        draft.doubts.append(Doubt("picture", place, piece.text))
    elif piece.kind == "heading":
        draft.sections.append(SectionDraft(piece.text, piece.level or heading_level(piece.text)))
    elif any(map(str.isalnum, piece.text)) or piece.kind == "table":
        section = len(draft.sections) - 1 if draft.sections else None
        draft.paragraphs.append(paragraph_of(piece, piece.kind, section))


def paragraph_of(piece: Block, kind: str, section: int | None) -> ParagraphDraft:
    return ParagraphDraft(
        piece.text,
        kind,
        piece.label,
        section=section,
        markers=list(piece.markers),
        references=list(piece.references),
    )
