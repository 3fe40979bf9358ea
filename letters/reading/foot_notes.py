"""Footnotes on paper: the lines in smaller type at the foot of a page, each note behind its number.

The number is raised, or stands before the note in its own type. A line that merely begins with a number ("… op 3 en / 4
december 2019") is the rest of the note above it: its number was not called on this page, or the line above it is full.
What stands before the first number on a page is the rest of the last note on the page before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letters.reading.draft import MarkerDraft
from letters.reading.measures import Setting
from letters.reading.notes import LETTERS_BEFORE, SUPERSCRIPTS, UNITS
from letters.reading.printed import PLAIN, RAISED, SUPERSCRIPT, PrintedLine, space_of
from letters.reading.rows import SENTENCE_END

RAISED_DIGITS = "".join(RAISED.values())
RAISED_LABEL = re.compile(rf"^([{RAISED_DIGITS}⁰¹²³⁴-⁹]{{1,3}})\s*(?=\S)")
PLAIN_LABEL = re.compile(r"^(\d{1,3}|\*{1,3})[).]?\s+(?=\S)")
CALL = re.compile(rf"[{RAISED_DIGITS}]{{1,3}}|(?<=\S)[¹²³⁴-⁹][⁰¹²³⁴-⁹]{{0,2}}")
# In shares of the size of running text: notes with a raised number, and notes with a plain one.
SMALL, SMALLER = 0.94, 0.89
ONE_SIZE, FAR_APART = 0.04, 2.6


@dataclass
class PrintedNote:
    """A note: its number, and its lines without that number."""

    label: str
    page: int
    texts: list[str] = field(default_factory=list)


def as_label(words: str) -> str:
    return words.translate(PLAIN).translate(SUPERSCRIPTS)


def lift_foot_notes(
    lines: Sequence[PrintedLine], setting: Setting
) -> tuple[list[PrintedLine], list[PrintedNote]]:
    """The lines without the notes at the foot of their pages, and the notes."""
    kept: list[PrintedLine] = []
    notes: list[PrintedNote] = []
    called: set[str] = set()
    for page in by_page(lines):
        begin = begin_of_foot(page, setting)
        called |= calls_in(page[:begin])
        taken = begin + read_foot(page[begin:], notes, called, setting)
        called |= calls_in(page[begin:taken])
        kept += page[:taken]
    return kept, notes


def calls_in(lines: Sequence[PrintedLine]) -> set[str]:
    """The numbers that are raised in these lines."""
    return {as_label(found) for line in lines if not line.text.isascii() for found in CALL.findall(line.text)}


def begin_of_foot(page: Sequence[PrintedLine], setting: Setting) -> int:
    """Where the small type at the foot of a page begins, all of one size: a table above it may be small too."""
    begin, size = len(page), page[-1].size
    while (
        begin
        and page[begin - 1].size <= SMALL * setting.size
        and abs(page[begin - 1].size - size) < ONE_SIZE * size
    ):
        if begin < len(page) and page[begin].base - page[begin - 1].base > FAR_APART * size:
            break
        begin -= 1
    return begin


def by_page(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    page: list[PrintedLine] = []
    for line in lines:
        if page and line.page != page[-1].page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def read_foot(
    foot: Sequence[PrintedLine], notes: list[PrintedNote], called: set[str], setting: Setting
) -> int:
    """Put the notes at the foot of a page in `notes`; give how many of its first lines are text after all."""
    begins = {
        index: found
        for index in range(len(foot))
        if (found := begins_note(foot, index, notes, called, setting))
    }
    runs_on = bool(notes) and bool(foot) and foot[-1].size <= SMALLER * setting.size
    first = min(begins, default=len(foot))
    if runs_on and is_rest(foot[:first], notes[-1], setting):
        first = 0
    expected = len(notes)
    for index in range(first, len(foot)):
        text = foot[index].text
        found = begins_note(foot, index, notes, called, setting)
        if found:
            notes.append(PrintedNote(as_label(found[1]), foot[index].page))
            text = text[found.end() :]
        notes[-1].texts.append(text)
    return first if len(notes) > expected or first == 0 else len(foot)


def is_rest(lines: Sequence[PrintedLine], note: PrintedNote, setting: Setting) -> bool:
    """Are these lines the rest of the last note on the page before?"""
    return (
        bool(lines)
        and note.page == lines[0].page - 1
        and all(line.size <= SMALLER * setting.size and len(line.pieces) == 1 for line in lines)
        and (
            not SENTENCE_END.search(note.texts[-1])
            or lines[0].text[:1].islower()
            or is_single(lines, setting)
        )
    )


def is_single(lines: Sequence[PrintedLine], setting: Setting) -> bool:
    """Do the lines stand in the text's own column?"""
    return all(abs(line.left - setting.left) < 2 for line in lines)


def begins_note(
    foot: Sequence[PrintedLine],
    index: int,
    notes: Sequence[PrintedNote],
    called: set[str],
    setting: Setting,
) -> re.Match[str] | None:
    line = foot[index]
    found = RAISED_LABEL.match(line.text)
    if found:
        return found
    found = PLAIN_LABEL.match(line.text)
    if not found or line.size > SMALLER * setting.size or found[1] not in called:
        return None
    if (
        found[1].isdigit()
        and notes
        and notes[-1].label.isdigit()
        and int(found[1]) != int(notes[-1].label) + 1
    ):
        return None
    return found if index == 0 or has_ended(foot[index - 1], line, setting) else None


def has_ended(above: PrintedLine, line: PrintedLine, setting: Setting) -> bool:
    """Does the note above end with its last line?"""
    room = setting.right - above.right
    return (
        bool(SENTENCE_END.search(above.text))
        or room > space_of(line.size) + line.pieces[0].first - line.left + 0.5
    )


def place_raised(
    texts: Sequence[tuple[str, int]], notes: Sequence[tuple[str, int]]
) -> list[tuple[str, list[MarkerDraft]]]:
    """Each text without the digits of its markers, and with the places where they stood.

    `texts` and `notes` come with their page; `notes` are labels. A raised number that has no note stays, raised.
    """
    labels: dict[str, int] = {}
    for label, page in notes:
        labels.setdefault(label, page)
    used: set[str] = set()
    return [take_out(text, page, labels, used) for text, page in texts]


def take_out(text: str, page: int, labels: dict[str, int], used: set[str]) -> tuple[str, list[MarkerDraft]]:
    kept, reached = "", 0
    markers: list[MarkerDraft] = []
    for found in CALL.finditer(text):
        label = as_label(found.group())
        kept += text[reached : found.start()]
        reached = found.end()
        if labels.get(label, 0) >= page and is_call(text, found.start(), label, used):
            kept = kept.rstrip(" ")
            markers.append(MarkerDraft(len(kept), label))
            used.add(label)
        else:
            kept += found.group().translate(SUPERSCRIPT)
    return kept + text[reached:], markers


def is_call(text: str, at: int, label: str, used: set[str]) -> bool:
    """Is this raised number a marker, and no part of a unit or a power?"""
    if not looks_like_call(text, at) or not text[at - 1].isdigit():
        return looks_like_call(text, at)
    following = max((int(each) for each in used if each.isdigit()), default=0) + 1
    return not label.isdigit() or int(label) <= following


def looks_like_call(text: str, at: int) -> bool:
    letters = LETTERS_BEFORE.search(text[max(0, at - 24) : at])
    return at > 0 and not (letters and (letters.group() in UNITS or len(letters.group()) == 1))
