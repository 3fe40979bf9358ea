"""The plain value that every format gives: a letter as it was read, before anything is stored.

The strings of `ParagraphDraft.kind` are those of `letters.models.Paragraph.Kind`, those of `LetterDraft.kind` are
those of `letters.models.Letter.Kind`. A draft is kept, and handed from one process to another, as JSON.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


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


# Between the cells of a table row, which is one paragraph. No letter prints a tab anywhere else.
CELL_ENDS = "\t"


@dataclass
class ParagraphDraft:
    """One unit of a letter's text.

    `section` is an index in `LetterDraft.sections`, None before the first heading. A table row has `CELL_ENDS`
    between its cells, empty ones too. `references` are those that the format itself marks (`extref`); what the words
    name is found when the letter is stored.
    """

    text: str
    kind: str = "body"  # body, list, table, note or closing
    label: str = ""  # the label of a note, or the mark of a list item
    page: int | None = None
    section: int | None = None
    markers: list[MarkerDraft] = field(default_factory=list)
    references: list[ReferenceDraft] = field(default_factory=list)


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


@dataclass(frozen=True)
class Doubt:
    """Where the reader was unsure, for the person who checks the draft: `code` is one of `letters.reading.doubts`.

    `paragraph` is the place in `LetterDraft.paragraphs`, None where the whole letter is meant; `words` are those in
    question.
    """

    code: str
    paragraph: int | None = None
    words: str = ""


@dataclass
class LetterDraft:
    """A letter as its file states it; what the file leaves out is empty.

    `dossiers` are canonical (`28676`, `21501-02`, `34775-X`), the first one owns the `number` (`321`, or
    `E`). `paragraphs` holds the body in reading order; the footnotes are in `notes`. `official_id` is the id under
    which the official services have it (`kst-28676-321`, or `kst-1259252` before it is laid out). `by_hand` counts the
    corrections that a person made in its text since it was read.
    """

    title: str = ""
    kind: str = ""
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
    doubts: list[Doubt] = field(default_factory=list)
    official_id: str = ""
    format: str = ""
    by_hand: int = 0


# ---- as JSON --------------------------------------------------------------------------------------------------
def as_json(draft: LetterDraft) -> dict[str, Any]:
    """The draft in values that JSON has; `from_json` gives an equal draft back."""
    values = asdict(draft)
    values["dated_on"] = draft.dated_on.isoformat() if draft.dated_on else None
    return values


def from_json(values: dict[str, Any]) -> LetterDraft:
    dated_on = values["dated_on"]
    return LetterDraft(
        **{
            **values,
            "dated_on": date.fromisoformat(dated_on) if dated_on else None,
            "signatories": [SignatoryDraft(**each) for each in values["signatories"]],
            "sections": [SectionDraft(**each) for each in values["sections"]],
            "paragraphs": [paragraph_from_json(each) for each in values["paragraphs"]],
            "notes": [paragraph_from_json(each) for each in values["notes"]],
            "doubts": [Doubt(**each) for each in values["doubts"]],
        }
    )


def paragraph_from_json(values: dict[str, Any]) -> ParagraphDraft:
    markers = [MarkerDraft(**each) for each in values["markers"]]
    references = [ReferenceDraft(**{**each, "also": tuple(each["also"])}) for each in values["references"]]
    return ParagraphDraft(**{**values, "markers": markers, "references": references})
