"""A letter as known text: plain data that the renderers print and that reading must give back.

A text holds its notes at their markers, in the way `woord[^Kamerstuk 28 676, nr. 321.]`; they are numbered in the
order in which they stand.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from letters.reading.draft import (
    CELL_ENDS,
    LetterDraft,
    MarkerDraft,
    ParagraphDraft,
    SectionDraft,
    SignatoryDraft,
)

NOTE = re.compile(r"\[\^([^\]]*)\]")


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph or list item; `depth` is 1 for an item in an item's list."""

    source: str
    kind: str = "body"
    label: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells, the head first. `widths` are shares of the table's width."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Signing:
    """Where the block of signatures stands."""

    signatories: tuple[tuple[str, str], ...]  # office, name


@dataclass(frozen=True)
class Dossier:
    printed: str
    title: str
    canonical: str


@dataclass(frozen=True)
class Known:
    """One letter. `session` is printed with an en dash; `reprint` is the note on the word HERDRUK."""

    name: str
    items: tuple
    dossiers: tuple[Dossier, ...] = ()
    number: str = ""
    title: str = ""
    subject: str = ""
    place: str = ""
    dated_on: date | None = None
    date_words: str = ""
    addressee: str = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    session: str = "2022–2023"
    chamber: str = "Tweede"
    reprint: str = ""
    received: str = ""
    is_motion: bool = False
    ministry: str = ""
    look: dict = field(default_factory=dict, compare=False, hash=False)

    @property
    def identifier(self) -> str:
        return f"kst-{self.dossiers[0].canonical}-{self.number}" if self.dossiers else ""


def pieces(source: str, labels) -> list[tuple[str, str]]:
    """The text between markers as ("text", words) and the markers as (label, words of the note)."""
    parts = NOTE.split(source)
    found = [("text", parts[0])]
    for note, words in zip(parts[1::2], parts[2::2], strict=True):
        found += [(str(next(labels)), note), ("text", words)]
    return [piece for piece in found if piece != ("text", "")]


def numbered(letter: Known):
    """The letter's items, each with its pieces: what a renderer walks through. Rows and headings have none."""
    labels = count(2 if letter.reprint else 1)
    return [(item, pieces(item.source, labels) if isinstance(item, Para) else []) for item in letter.items]


def expected(letter: Known) -> LetterDraft:
    """What reading this letter must give."""
    draft = LetterDraft(
        title=letter.subject if letter.ministry else letter.title,
        dated_on=letter.dated_on,
        place=letter.place,
        addressee=letter.addressee,
        dossiers=[dossier.canonical for dossier in letter.dossiers],
        number=letter.number,
        dated_note=letter.received,
    )
    if letter.reprint:
        draft.notes.append(ParagraphDraft(letter.reprint, "note", "1"))
    for item, found in numbered(letter):
        add(draft, item, found)
    return draft


def add(draft: LetterDraft, item, found) -> None:
    section = len(draft.sections) - 1 if draft.sections else None
    if isinstance(item, Heading):
        draft.sections.append(SectionDraft(item.text, item.level))
    elif isinstance(item, Signing):
        draft.signatories += [SignatoryDraft(name, office) for office, name in item.signatories]
    elif isinstance(item, Table):
        draft.paragraphs += [
            ParagraphDraft(CELL_ENDS.join(row), "table", section=section) for row in item.rows
        ]
    else:
        paragraph = ParagraphDraft("", item.kind, item.label, section=section)
        for label, words in found:
            if label == "text":
                paragraph.text += words
            else:
                paragraph.markers.append(MarkerDraft(len(paragraph.text), label))
                draft.notes.append(ParagraphDraft(words, "note", label))
        draft.paragraphs.append(paragraph)


def without_tables(letter: Known) -> Known:
    """For forms of text that cannot show where a cell ends."""
    return replace(letter, items=tuple(item for item in letter.items if not isinstance(item, Table)))
