"""What a reader of any format is unsure about, seen from the letter as a whole."""

import re

from letters.reading.draft import Doubt, LetterDraft

# Two letters at least, because "m²" and "km³" are units.
RAISED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}|(?<=[.,;:])[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}")
UNSIGNED = frozenset(["motion", "other", "agenda", "report"])


def find_doubts(draft: LetterDraft) -> list[Doubt]:
    """Doubts about what is missing: date, number, signature; notes and their markers that do not find each other.

    Those that the format's own reader has stated already are not repeated.
    """
    found = [*missing(draft), *unpaired(draft)]
    return [doubt for doubt in found if doubt not in draft.doubts]


def missing(draft: LetterDraft) -> list[Doubt]:
    doubts = []
    if draft.dated_on is None:
        doubts.append(Doubt("no_date"))
    if not (draft.dossiers and draft.number):
        doubts.append(Doubt("no_number"))
    if not draft.signatories and draft.kind not in UNSIGNED:
        doubts.append(Doubt("no_signatory"))
    return doubts


def unpaired(draft: LetterDraft) -> list[Doubt]:
    """The words of a note without marker are its label; those of a marker without note are its number."""
    labels = {note.label for note in draft.notes}
    texts = [*draft.paragraphs, *draft.notes]
    called = {marker.label for paragraph in texts for marker in paragraph.markers}
    doubts = [
        Doubt("note_without_marker", None, note.label) for note in draft.notes if note.label not in called
    ]
    for place, paragraph in enumerate(draft.paragraphs):
        lost = [marker.label for marker in paragraph.markers if marker.label not in labels]
        raised = [found.group() for found in RAISED_NUMBER.finditer(paragraph.text)]
        doubts += [Doubt("marker_without_note", place, label) for label in [*lost, *raised]]
    return doubts
