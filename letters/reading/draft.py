"""The plain value that every format gives: a letter as it was read, before anything is stored.

The strings of `ParagraphDraft.kind` are those of `letters.models.Paragraph.Kind`.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Line:
    """One printed line as the format found it.

    Space at its ends is kept, because it carries meaning: text taken from a PDF ends a line in a space,
    except after a hyphen that breaks a word. A blank line is a line of nothing but space.
    """

    text: str
    page: int = 1


@dataclass(frozen=True)
class MarkerDraft:
    """A footnote marker: its place in the paragraph's text, and the label of its note.

    Its digit is not in the text.
    """

    at: int
    label: str


@dataclass
class ParagraphDraft:
    """One unit of a letter's text.

    `section` is an index in `LetterDraft.sections`, None before the first heading.
    """

    text: str
    kind: str = "body"  # body, list, table, note or closing
    label: str = ""  # the label of a note, or the mark of a list item
    page: int | None = None
    section: int | None = None
    markers: list[MarkerDraft] = field(default_factory=list)


@dataclass
class SectionDraft:
    """A heading, its own number included; level 2 for `3.1`."""

    heading: str
    level: int = 1


@dataclass
class SignatoryDraft:
    """Who signed, as printed. Members of parliament under a motion have no office."""

    name: str
    office: str


@dataclass
class LetterDraft:
    """A letter as its file states it; what the file leaves out is empty.

    `dossiers` are canonical (`28676`, `21501-02`, `34775-X`), the first one owns the `number` (`321`, or
    `E`). `paragraphs` holds the body in reading order; the footnotes are in `notes`.
    """

    title: str = ""
    dated_on: date | None = None
    dated_note: str = ""
    place: str = ""
    addressee: str = ""
    dossiers: list[str] = field(default_factory=list)
    number: str = ""
    signatories: list[SignatoryDraft] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    paragraphs: list[ParagraphDraft] = field(default_factory=list)
    notes: list[ParagraphDraft] = field(default_factory=list)
    format: str = ""


@dataclass(frozen=True)
class ReferenceDraft:
    """One reference: its place and words in the text, and the paper that it names.

    `also` are further dossiers.
    """

    start: int
    end: int
    kind: str  # kamerstuk, handelingen, aanhangsel, document, toezegging, motion or dossier
    identifier: str
    words: str
    also: tuple[str, ...] = ()
