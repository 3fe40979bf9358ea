"""Footnotes: lifted out of the rows, and their markers found in the text.

On paper a note stands at the foot of its page, often between two halves of a sentence or a word. A note
begins with its number behind a blank line: a row that merely begins with a number may be the rest of the note
above it ("… op 3 en / 4 december 2019"). A marker is the number glued behind a word. Because "F-35" and
"artikel 5" are no markers, only a number that has a note counts, and only in the order of the notes.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from letters.reading.draft import MarkerDraft
from letters.reading.rows import Gap, Row, without

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NOTE_ROW = re.compile(r"^([1-9]\d{0,2}|[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})[ \u00a0]+(\S.*)$", re.DOTALL)
WEB_NOTE = re.compile(r"^X? ?Noot$")
MARKER = re.compile(
    r"(?<=[^\W\d_])[1-9]\d{0,2}(?=[\s.,;:!?)»”\"’'\]]|$)"  # aangenomen1.
    r"|(?<=[.,;:!?)»”\"’'\]])[1-9]\d{0,2}(?=[\s.,;:!?)»”\"’'\]]|$)"  # tegemoet.2
    r"|(?<=\S)[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}"
)
LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
# A number behind a stop is a marker behind a word, a bracket or a year; "4.3" and "nr.16" are not.
WORD_AND_STOP = re.compile(r"(?:[^\W\d_]{2}|[)»”\"’'%]|\b(?:19|20)\d\d|\b[^\W\d_])[.,;:!?)»”\"’'\]]{1,3}$")
ABBREVIATED = re.compile(r"\b(?:nrs?|art|blz|pp?|jl|ca|lid)\.$", re.IGNORECASE)
UNITS = frozenset(["m", "km", "cm", "dm", "mm", "ha"])
BEFORE = 24
REPRINT_CALL = re.compile(r"\bHERDRUK([1-9])\b")


@dataclass
class Note:
    """A note as lifted out: its label, and its rows without that label."""

    label: str
    rows: list[Row] = field(default_factory=list)


def lift_notes(rows: Sequence[Row], head: Sequence[Row] = ()) -> tuple[list[Row], list[Note]]:
    """The rows without the footnotes, and the footnotes. Behind a lifted note the text may run on.

    `head` are the rows of the letter's head, which may call the first note (`HERDRUK1`).
    """
    web_notes, places = find_web_notes(rows)
    rows = without(rows, places, Gap.HARD)
    above = {found[1] for row in head if (found := REPRINT_CALL.search(row.text))}
    paper_notes, places = find_paper_notes(rows, above)
    return without(rows, places, Gap.TURN), paper_notes + web_notes


def find_web_notes(rows: Sequence[Row]) -> tuple[list[Note], set[int]]:
    """Notes at the end of a copied web page: a row "X Noot", a row with the number, then the text."""
    notes: list[Note] = []
    places: set[int] = set()
    for index, row in enumerate(rows):
        if (
            row.is_short
            and WEB_NOTE.match(row.text)
            and index + 2 < len(rows)
            and rows[index + 1].text.isdecimal()
        ):
            notes.append(Note(rows[index + 1].text))
            places |= {index, index + 1}
        elif notes and index not in places:
            places.add(index)
            notes[-1].rows.append(row)
    return notes, places


def find_paper_notes(rows: Sequence[Row], above: Set[str] = frozenset()) -> tuple[list[Note], set[int]]:
    """Notes at the foot of pages, or together at the end, each with the next expected number.

    `above` are the labels that are called above these rows.
    """
    notes: list[Note] = []
    places: set[int] = set()
    ends, feet = find_blocks(rows)
    glued = first_glued(rows)
    paged = bool(rows) and rows[0].page != rows[-1].page
    for index, row in enumerate(rows):
        label = note_label(row)
        expected = label == str(len(notes) + 1)
        if index in places:
            begins = expected and label in glued and rows[index - 1].ends_sentence
        else:
            called = label in above or glued.get(label, index) < index or (paged and bool(notes))
            begins = expected and called and index in ends and (feet[index] or not paged)
            places |= set(range(index, ends[index])) if begins else set()
        if begins:
            notes.append(Note(label))
        elif (
            index in ends and feet[index] and index not in places and carries_on(notes, row, rows[index - 1])
        ):
            places |= set(range(index, ends[index]))
        if index in places:
            notes[-1].rows.append(without_label(row, notes[-1]))
    return notes, places


def carries_on(notes: Sequence[Note], row: Row, above: Row) -> bool:
    """Does this row, at the foot of its page, carry on the note that the page before broke off?"""
    if not notes or above.page != row.page or not row.text[:1].islower():
        return False
    last = notes[-1].rows[-1]
    return last.page == row.page - 1 and not last.ends_sentence


def find_blocks(rows: Sequence[Row]) -> tuple[dict[int, int], dict[int, bool]]:
    """Where each block of rows without a gap ends, and whether it lies at the foot of its page."""
    ends: dict[int, int] = {}
    feet: dict[int, bool] = {}
    end = len(rows)
    for index in range(len(rows) - 1, -1, -1):
        if rows[index].gap is Gap.NONE:
            continue
        over_notes = end < len(rows) and bool(note_label(rows[end])) and feet[end]
        feet[index] = end == len(rows) or rows[end].page != rows[index].page or over_notes
        ends[index] = end
        end = index
    return ends, feet


def note_label(row: Row) -> str:
    """The number that a row begins with, as a note does; empty otherwise."""
    found = NOTE_ROW.match(row.text)
    return found[1].translate(SUPERSCRIPTS) if found else ""


def without_label(row: Row, note: Note) -> Row:
    found = NOTE_ROW.match(row.text)
    return replace(row, text=found[2]) if found and not note.rows else row


def first_glued(rows: Sequence[Row]) -> dict[str, int]:
    """For each number that is glued behind a word, the first row where it is."""
    first: dict[str, int] = {}
    for index, row in enumerate(rows):
        for found in MARKER.finditer(row.text):
            first.setdefault(found.group().translate(SUPERSCRIPTS), index)
    return first


def place_markers(
    texts: Sequence[tuple[str, int]], notes: Sequence[tuple[str, int]], words: Counter[str]
) -> list[tuple[str, list[MarkerDraft]]]:
    """Each text without the digits of its markers, and with the places where they stood.

    `texts` and `notes` come with their page, in reading order; `notes` are labels. A note is called on its
    own page or on the one before, behind the note before it; a note whose call is not found keeps none.
    """
    labels = {label for label, _ in notes}
    calls: dict[str, list[tuple[int, re.Match[str]]]] = {label: [] for label in labels}
    for index, (text, _) in enumerate(texts):
        for found in MARKER.finditer(text):
            label = found.group().translate(SUPERSCRIPTS)
            if label in labels and is_call(text, found.start(), words):
                calls[label].append((index, found))
    chosen: dict[int, list[re.Match[str]]] = {}
    reached = (-1, -1)
    for label, page in notes:
        for index, found in calls[label]:
            if (index, found.start()) > reached and texts[index][1] <= page:
                chosen.setdefault(index, []).append(found)
                reached = (index, found.start())
                break
    return [take_out(text, chosen.get(index, [])) for index, (text, _) in enumerate(texts)]


def is_call(text: str, at: int, words: Counter[str]) -> bool:
    """Is the number at this place a marker, and no part of a name (D66), a unit (km2) or a reference (nr.16)?"""
    before = text[max(0, at - BEFORE) : at]
    if not text[at].isascii():
        return True
    letters = LETTERS_BEFORE.search(before)
    if letters is None:
        return bool(WORD_AND_STOP.search(before)) and not ABBREVIATED.search(before)
    word = letters.group()
    if len(word) == 1 or word in UNITS:
        return False
    return not word.isupper() or words[word.lower()] > 0


def take_out(text: str, found: Sequence[re.Match[str]]) -> tuple[str, list[MarkerDraft]]:
    markers: list[MarkerDraft] = []
    parts: list[str] = []
    reached = length = 0
    for marker in found:
        parts.append(text[reached : marker.start()])
        length += marker.start() - reached
        markers.append(MarkerDraft(length, marker.group().translate(SUPERSCRIPTS)))
        reached = marker.end()
    parts.append(text[reached:])
    return "".join(parts), markers
