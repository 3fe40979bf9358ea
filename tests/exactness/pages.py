"""Lines become pages, with the notes at the foot of the page on which they are called.

A note that does not fit goes on at the foot of the next page. A table's head is printed again on every page.
"""

from dataclasses import dataclass, field
from itertools import count

from tests.exactness.breaking import Line, Word, fill, fill_short, to_words
from tests.exactness.known import Heading, Known, Para, Signing, Table, numbered

PITCH_SHARE = 1.165
NOTE_SHARE = 0.758
LONG_FOOT = 5  # lines
LATE = 0.35  # of the page is used
FULL = 70.0  # a line with less room than this could run on
NOTE_GAP = 12.0  # from the text to the first note


@dataclass(frozen=True)
class Look:
    """How a letter is set; lengths in points. `height` is what a page has for text and notes together."""

    font: str = "Helvetica"
    size: float = 9.1
    width: float = 285
    height: float = 608
    left: float = 221
    justified: bool = False
    gap: bool = True
    words: str = "joined"  # joined, spaced (by the PDF's word spacing) or placed (each for itself)
    wide: bool = False
    page: tuple[float, float] = (558, 771)
    old: bool = False
    short_feet: bool = False  # a long note goes on at the foot of the next page, even where it would fit

    @property
    def bold(self) -> str:
        return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Vera": "VeraBd"}[self.font]

    @property
    def pitch(self) -> float:
        return self.size * PITCH_SHARE

    @property
    def ragged(self) -> float:
        return 0.02 if self.justified else 0.09


@dataclass
class Page:
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    used: float = 0


def lay_out(letter: Known, look: Look, first_height: float) -> list[Page]:
    """The pages of the letter's text; `first_height` is what the head leaves of the first page."""
    notes = note_lines(letter, look)
    pages, waiting = [Page(used=look.height - first_height)], []
    flow = list(flow_lines(letter, look))
    for index, line in enumerate(flow):
        page = pages[-1]
        if (waiting and line.labels) or needs_new_page(page, flow, index, notes, look):
            page = turn(pages, waiting, line)
            waiting = []
        if line.is_gap and not page.lines:
            continue
        page.lines.append(line)
        page.used += line.height
        called = [each for label in line.labels for each in notes[label]]
        fitting = fit(page, called, look)
        if look.short_feet and len(called) > LONG_FOOT and page.used > LATE * look.height:
            fitting = min(fitting, LONG_FOOT - 2)
        place_notes(page, called[:fitting])
        waiting += called[fitting:]
    return pages if not waiting else [*pages, Page(notes=waiting)]


def needs_new_page(page: Page, flow, index: int, notes, look: Look) -> bool:
    line = flow[index]
    called = [each for label in line.labels for each in notes[label]]
    least = sum(each.height for each in called[: 2 + 2 * (len(line.labels) - 1)])
    needed = line.height + least + (NOTE_GAP if called and not page.notes else 0)
    if line.is_heading:
        needed += 4 * look.pitch
    if line.is_last and line.room < FULL and not line.is_first and not line.cells:
        needed += 2 * look.pitch
    return bool(page.lines) and page.used + needed > look.height


def fit(page: Page, called, look: Look) -> int:
    """How many lines of these notes the page can take; one line of a note alone is not parted from the rest."""
    room = look.height - page.used - (0 if page.notes else NOTE_GAP)
    fitting = 0
    for line in called:
        room -= line.height
        if room < 0:
            return fitting
        fitting += 1
    return fitting


def place_notes(page: Page, lines) -> None:
    if lines:
        page.used += sum(line.height for line in lines) + (0 if page.notes else NOTE_GAP)
        page.notes += lines


def turn(pages: list[Page], waiting, line: Line) -> Page:
    """A new page: the rest of a note first, and the head of a table that runs on.

    A paragraph that ends with a full line at the page's end could run on, for all that a reader sees: its last line
    comes along.
    """
    page, moved = Page(), []
    lines = pages[-1].lines
    text = [each for each in lines if not each.is_gap]
    if (
        text
        and text[-1].is_last
        and not text[-1].cells
        and not text[-1].is_first
        and text[-1].room < FULL
        and not text[-1].labels
    ):
        moved = [text[-1]]
        del lines[lines.index(text[-1]) :]
    while lines and lines[-1].is_gap:
        lines.pop()
    if line.head and line is not line.head[0]:
        moved += line.head
    page.lines += moved
    if moved and not line.head and line.is_first:
        page.lines.append(Line([], line.font, line.size, line.height, is_gap=True))
    page.used = sum(each.height for each in page.lines)
    place_notes(page, waiting)
    pages.append(page)
    return page


# ---- the lines of each item -----------------------------------------------------------------------------------
def flow_lines(letter: Known, look: Look):
    """All lines of the text in order, with the blank ones."""
    gap = Line([], look.font, look.size, look.pitch, is_gap=True)
    before = None
    for item, found in numbered(letter):
        loose = (
            look.gap
            or isinstance(item, (Heading, Table, Signing))
            or isinstance(before, (Heading, Table, Signing))
        )
        if isinstance(item, Para) and isinstance(before, Para) and item.kind == "list":
            loose = look.gap and before.kind != "list"
        if before is not None and loose:
            yield gap
        yield from item_lines(item, found, look)
        before = item


def item_lines(item, found, look: Look):
    if isinstance(item, Table):
        return table_lines(item, look)
    if isinstance(item, Signing):
        return signing_lines(item, look)
    if isinstance(item, Heading):
        lines = fill(
            [Word([(word, False)]) for word in item.text.split(" ")],
            look.width,
            look.bold,
            look.size,
            look.pitch,
            ragged=1,
        )
        for line in lines:
            line.is_heading = True
        return lines
    indent = 14.0 * (1 + item.depth) if item.kind == "list" else 0.0
    put = fill if look.gap else fill_short
    lines = put(
        to_words(found),
        look.width - indent,
        look.font,
        look.size,
        look.pitch,
        ragged=look.ragged,
        indent=indent,
    )
    lines[0].mark = item.label
    return lines


def signing_lines(item: Signing, look: Look):
    """The office with a comma, the name under it, and a blank line between two."""
    lines = []
    for index, (office, name) in enumerate(item.signatories):
        rows = [name] if not office else [f"{office},", name]
        if index:
            lines.append(Line([], look.font, look.size, look.pitch, is_gap=True))
        for row in rows:
            filled = fill(
                [Word([(word, False)]) for word in row.split(" ")],
                look.width,
                look.font,
                look.size,
                look.pitch,
                ragged=1,
            )
            filled[-1].is_last = True
            lines += filled
    return lines


def table_lines(table: Table, look: Look):
    """A line for every row: cells, each with its own lines."""
    left = 55.0 - look.left if look.wide else 0.0
    width = look.width - left
    rows, x = [], left
    places = []
    for share in table.widths:
        places.append((x, share * width))
        x += share * width
    for index, row in enumerate(table.rows):
        font = look.bold if not index else look.font
        cells = [
            (
                x,
                room,
                fill(
                    [Word([(word, False)]) for word in cell.split(" ")],
                    room - 8,
                    font,
                    look.size * 0.9,
                    look.pitch * 0.9,
                    ragged=1,
                ),
            )
            for (x, room), cell in zip(places, row, strict=True)
            if cell
        ]
        height = max(len(lines) for _, _, lines in cells) * look.pitch * 0.9 + 3
        rows.append(Line([], font, look.size * 0.9, height, cells=cells, is_first=True, is_last=True))
    for line in rows:
        line.head = [rows[0]]
    return rows


def note_lines(letter: Known, look: Look) -> dict[str, list[Line]]:
    """The lines of every note, by its label; the first one carries the label as its mark."""
    size = look.size * NOTE_SHARE
    found = {label: words for _, pieces in numbered(letter) for label, words in pieces if label != "text"}
    if letter.reprint:
        found = {"1": letter.reprint} | found
    notes = {}
    for label, words in found.items():
        lines = fill(
            to_words([("text", f"{label} {words}")]),
            look.width,
            look.font,
            size,
            size * 1.18,
            ragged=look.ragged,
        )
        lines[0].mark = label
        notes[label] = lines
    return notes


def page_texts(pages: list[Page]):
    """The text of every page's lines, for looking: `(page number, text)`."""
    for number, page in zip(count(1), pages):
        for line in [*page.lines, *page.notes]:
            yield number, line.text
