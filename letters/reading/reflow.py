"""Printed lines become a letter: head, signatures and notes lifted out, the rest read as paragraphs.

The order matters. Page furniture goes first, so that text runs on across pages; then the head; then the
notes, because they cut sentences in two; then the signatures, which may stand before the body (a cover letter
with its report).
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from letters.reading.answers import read_answers
from letters.reading.draft import LetterDraft, Line, ParagraphDraft, SectionDraft
from letters.reading.furniture import without_furniture
from letters.reading.hyphens import count_words, join_rows
from letters.reading.layout import MARK, Unit, heading_level, set_apart, split_into_units
from letters.reading.metadata import Head, join_addressee, read_foot, read_head
from letters.reading.notes import Note, lift_notes, place_markers
from letters.reading.one_line import set_in_lines
from letters.reading.rows import Gap, make_rows, set_in_cells, without
from letters.reading.signatures import find_signatures

# In text taken from a PDF nearly every row ends in a space, except where a hyphen breaks a word.
SPACED_SHARE = 0.5


def reflow(lines: Iterable[Line]) -> LetterDraft:
    """The letter that these printed lines hold. Any text gives a draft, if need be one without paragraphs."""
    printed = join_addressee(make_rows(set_in_lines(lines)))
    words = count_words(printed)
    rows = without_furniture(printed)
    head = read_head(rows)
    read_foot(head, printed)
    read_answers(head, rows, printed)
    above = [rows[place] for place in sorted(head.used)]
    rows, notes = lift_notes(set_apart(set_in_cells(without(rows, head.used, Gap.HARD))), above)
    signatories, signed = find_signatures(rows)
    units = split_into_units(without(rows, signed, Gap.HARD))
    spaced = sum(row.spaced for row in printed) > SPACED_SHARE * len(printed)
    draft = make_draft(head)
    draft.signatories = signatories
    draft.notes = [note_draft(note, words, spaced) for note in notes if note.rows]
    add_units(draft, units, words, spaced)
    if not printed or printed[0].page == printed[-1].page:
        forget_pages(draft)
    return draft


def make_draft(head: Head) -> LetterDraft:
    """A draft with the fields of the head. A number without its dossier names nothing, so it is left out."""
    return LetterDraft(
        title=head.title,
        kind=head.kind,
        dated_on=head.dated_on,
        dated_note=head.dated_note,
        place=head.place,
        addressee=head.addressee,
        dossiers=list(dict.fromkeys(head.dossiers)),
        number=head.number if head.dossiers else "",
        official_id=head.official_id,
    )


def note_draft(note: Note, words: Counter[str], spaced: bool) -> ParagraphDraft:
    return ParagraphDraft(join_rows(note.rows, words, spaced), "note", note.label, note.rows[0].page)


def add_units(draft: LetterDraft, units: Sequence[Unit], words: Counter[str], spaced: bool) -> None:
    """Put the units in the draft as sections and paragraphs, their footnote markers taken out of the text."""
    read = [without_mark(unit, join_rows(unit.rows, words, spaced)) for unit in units]
    texts = [(text, unit.rows[0].page) for unit, (_, text) in zip(units, read, strict=True)]
    notes = [(note.label, note.page or 0) for note in draft.notes]
    marked = place_markers(texts, notes, words)
    for unit, (label, _), (text, markers) in zip(units, read, marked, strict=True):
        if unit.kind == "heading":
            draft.sections.append(SectionDraft(text, heading_level(text)))
        else:
            section = len(draft.sections) - 1 if draft.sections else None
            draft.paragraphs.append(
                ParagraphDraft(text, unit.kind, label, unit.rows[0].page, section, markers)
            )


def without_mark(unit: Unit, text: str) -> tuple[str, str]:
    """The mark of a list item and its words; no mark for anything else."""
    mark = MARK.match(text) if unit.kind == "list" else None
    return (mark[1] or mark[2], text[mark.end() :]) if mark else ("", text)


def forget_pages(draft: LetterDraft) -> None:
    """Text without a single page turn does not say on which pages it was printed."""
    for paragraph in (*draft.paragraphs, *draft.notes):
        paragraph.page = None
