"""Where paragraphs, list items and headings begin and end in a letter's rows.

A blank line ends a unit. Many letters print none between paragraphs: there a paragraph ends with a row that
ends a sentence and on which the next word would still have fitted. In text that was not wrapped, every row is
a unit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from letters.reading.glyphs import Measure, take_measure
from letters.reading.hyphens import BREAKS
from letters.reading.rows import NO_END, Gap, Place, Row
from letters.reading.signatures import CLOSING, ON_BEHALF
from letters.reading.wordlists import OPENERS

MARK = re.compile(
    r"^(?:[•●▪◦‣·–—-][ \u00a0]+)?(\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|\(\d{1,2}\)|[ivx]{1,5}[.)])[ \u00a0]+"
    r"|^([•●▪◦‣·]|[–—-](?=[ \u00a0]))[ \u00a0]*"
)
BULLET = re.compile(r"^[•●▪◦‣·–—-]")
BULLETS = re.compile(r"^[•●▪◦‣][ \u00a0]")
NUMBERING = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \u00a0]|^([IVX]{1,5})\.?[ \u00a0]")
CLOSED = r"[)\]»”\"’']{0,3}[\d⁰¹²³⁴-⁹\ue030-\ue03a]{0,3}$"
CLAUSE_END = re.compile(NO_END + r"[.?!:;…]" + CLOSED)
OPEN_END = re.compile(r"\b(?:nrs?|art|blz|vgl|bijv|ca)\.$")
COMMA_END = re.compile("," + CLOSED)
QUESTION_END = re.compile(r"\?" + CLOSED)
TWO_SENTENCES = re.compile(r"[^\W\d_]{2}[.?!] [^\W\d_]")
LONGEST_HEADING = 160
LONGEST_QUESTION = 80
MOST_HEADING_ROWS = 3
LONGEST_CLOSING = 300
LONGEST_SMALL_WORD = 3
# Wrapped text: at least this share of the rows that have a row directly under them stops in mid-sentence.
WRAPPED_SHARE = 0.2
# In points, on paper: what counts as room, and as standing further in.
HAIR, INDENT = 0.6, 3.0


@dataclass
class Unit:
    """The rows of one paragraph, list item or heading. `kind` is a paragraph's kind, or "heading"."""

    rows: list[Row]
    kind: str = "body"

    @property
    def size(self) -> int:
        return sum(len(row.text) + 1 for row in self.rows) - 1

    @property
    def first(self) -> str:
        return self.rows[0].text

    @property
    def last(self) -> str:
        return self.rows[-1].text


def split_into_units(rows: Sequence[Row]) -> list[Unit]:
    """The rows as units in reading order, each with its kind."""
    if not rows:
        return []
    early = stop_early(rows)
    lone = [stands_alone(rows, index, early[index]) for index in range(len(rows))]
    units = [Unit([rows[0]])]
    for index in range(1, len(rows)):
        if begins_unit(units[-1], rows[index], early[index - 1]) or is_apart(rows, index, lone):
            units.append(Unit([rows[index]]))
        else:
            units[-1].rows.append(rows[index])
    name_kinds(units)
    return units


def stop_early(rows: Sequence[Row]) -> list[bool]:
    """Does each row stop though the next word would have fitted on it? Told by places on paper, or else by estimate."""
    if rows[0].place is None and rows[-1].place is None:
        measure = measure_of(rows)
        return [measure.next_word_fits(row.text, under.text) for row, under in pairwise(rows)] + [True]
    return [fits_on(row, under) for row, under in pairwise(rows)] + [True]


def fits_on(row: Row, under: Row) -> bool:
    if row.place is None or under.place is None:
        return True
    return row.place.room > under.place.needs + HAIR


def begins_unit(unit: Unit, row: Row, early: bool) -> bool:
    """Does this row begin a unit, or run on from the last row of `unit`?

    `early` says that row stopped too soon.
    """
    above = unit.rows[-1]
    if row.gap is Gap.HARD or row.cells or above.cells:
        return True
    if row.gap is Gap.BLANK:
        return not is_broken_off(unit, row, early)
    if row.place and above.place and begins_by_place(unit, above.place, row.place, row):
        return True
    if begins_item(unit, above, row, early):
        return True
    if runs_in(above, row):
        return False
    return (ends_clause(above) and early) or (above.ends_sentence and row.indent > above.indent + 1)


def runs_in(above: Row, row: Row) -> bool:
    """Behind a full stop a small letter only goes on: the stop was that of an abbreviation (`24 mei jl.`)."""
    return above.text.endswith(".") and row.text[:1].islower() and not MARK.match(row.text)


def begins_by_place(unit: Unit, above: Place, place: Place, row: Row) -> bool:
    """Another style of type begins a unit, and so does a line that stands further out than a list item's own."""
    if above.style != place.style and stands_out(above.style) != stands_out(place.style):
        return not is_running(unit.rows[-1], row)
    if not MARK.match(unit.first) or len(unit.rows) < 2:
        return False
    return place.left < above.left - INDENT


def stands_out(style: str) -> bool:
    """Italic words alone may be a title or a quotation in a running sentence."""
    return "bold" in style or "large" in style


def is_apart(rows: Sequence[Row], index: int, lone: Sequence[bool]) -> bool:
    """Does a heading without blank lines around it begin here, or end above?"""
    if is_same_heading(rows[index - 1], rows[index]):
        return False
    return (lone[index] and rows[index - 1].ends_sentence) or (
        lone[index - 1] and rows[index].text[:1].isupper()
    )


def is_same_heading(above: Row, row: Row) -> bool:
    """Two rows of bold or larger type directly under each other are one heading, unless the second has a number."""
    if not (above.place and row.place) or row.gap is not Gap.NONE or NUMBERING.match(row.text):
        return False
    return above.place.style == row.place.style and stands_out(row.place.style)


def stands_alone(rows: Sequence[Row], index: int, early: bool) -> bool:
    """Can this row only be a heading? Running text fills its rows, and this one stops early without a full stop.

    One that is nearly full counts if a typical first word of a sentence follows it.
    """
    if index + 1 == len(rows):
        return False
    row, under = rows[index], rows[index + 1]
    if under.gap is Gap.NONE and not under.text[:1].isupper():
        return False
    if not could_be_heading(Unit([row])):
        return False
    if under.gap is not Gap.NONE:
        return row.gap is not Gap.NONE and (early or row.page == under.page)
    opens = under.text.partition(" ")[0] in OPENERS and len(row.text.rpartition(" ")[2]) > LONGEST_SMALL_WORD
    begins = index == 0 or row.gap is not Gap.NONE or rows[index - 1].ends_sentence
    return begins and (early or opens) and under.text[:1].isupper()


def measure_of(rows: Sequence[Row]) -> Measure:
    """The measure to which the rows were wrapped; of width 0 if they were not."""
    running = find_running(rows)
    return take_measure(running) if running else Measure()


def find_running(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The pairs of rows over which a sentence runs on; none if so few that the text was not wrapped."""
    under = [(above, row) for above, row in pairwise(rows) if row.gap in (Gap.NONE, Gap.TURN)]
    running = [(above.text, row.text) for above, row in under if is_running(above, row)]
    return running if len(running) >= WRAPPED_SHARE * len(under) else []


def is_running(above: Row, row: Row) -> bool:
    """Does the sentence visibly run on from one row to the next?"""
    if not row.text[:1].islower() or MARK.match(row.text):
        return False
    return not (ends_clause(above) or ends_with_comma(above))


def is_broken_off(unit: Unit, row: Row, early: bool) -> bool:
    """Was a word or sentence cut by the end of its page, though a blank line is printed there?"""
    above = unit.rows[-1]
    if above.text.endswith(BREAKS) and row.text[:1].islower():
        return above.text[-2:-1].isalpha()
    if row.page == above.page or ends_clause(above) or ends_with_comma(above):
        return False
    is_whole = (early and could_be_heading(unit)) or bool(MARK.match(unit.first))
    return row.text[:1].islower() or not is_whole


def set_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with a blank line between them, if their text was not wrapped: then every row is a unit."""
    if find_running(rows):
        return list(rows)
    return [*rows[:1], *(with_blank(above, row) for above, row in pairwise(rows))]


def with_blank(above: Row, row: Row) -> Row:
    return row if row.gap is Gap.HARD or runs_on(above, row) else replace(row, gap=Gap.BLANK)


def runs_on(above: Row, row: Row) -> bool:
    """In text that was not wrapped: the rare row that still continues the one above it."""
    return row.gap in (Gap.NONE, Gap.TURN) and is_running(above, row)


def ends_clause(row: Row) -> bool:
    return bool(CLAUSE_END.search(row.text[-8:]))


def ends_with_comma(row: Row) -> bool:
    return bool(COMMA_END.search(row.text[-8:]))


def begins_item(unit: Unit, above: Row, row: Row, early: bool) -> bool:
    """Is this row the first of a list item? A dash or "(2)" in the middle of a sentence is not."""
    if not MARK.match(row.text) or OPEN_END.search(above.text):
        return False
    in_list = bool(MARK.match(unit.first)) and ends_with_comma(above)
    return early or in_list or ends_clause(above) or hangs(unit, row)


def hangs(unit: Unit, row: Row) -> bool:
    """Does this mark stand out to the left of its text, or in from the text above?"""
    if BULLETS.match(row.text):
        return True
    above = unit.rows[-1]
    return bool(row.place and above.place) and abs(row.place.left - above.place.left) > INDENT  # type: ignore[union-attr]


def could_be_heading(unit: Unit) -> bool:
    """A short unit that begins like a heading and does not end like a sentence."""
    size = unit.size
    if unit.rows[0].cells:
        return False
    if len(unit.rows) > MOST_HEADING_ROWS or size > LONGEST_HEADING or BULLET.match(unit.first):
        return False
    if not begins_like_heading(unit.first) or any(TWO_SENTENCES.search(row.text) for row in unit.rows):
        return False
    end = unit.last[-8:]
    if QUESTION_END.search(end):
        return size <= LONGEST_QUESTION
    return not (CLAUSE_END.search(end) or COMMA_END.search(end) or end.endswith(("-", "–")))


def begins_like_heading(text: str) -> bool:
    words = NUMBERING.sub("", text).lstrip("«“‘\"'([")
    return words[:1].isupper() or (words[:1].isdigit() and any(map(str.isalpha, words)))


def name_kinds(units: Sequence[Unit]) -> None:
    """Give every unit its kind."""
    candidates = [could_be_heading(unit) for unit in units]
    for index, unit in enumerate(units):
        if unit.rows[0].cells:
            unit.kind = "table"
        elif is_closing(unit):
            unit.kind = "closing"
        elif is_styled_heading(units, index) or (candidates[index] and is_heading(units, candidates, index)):
            unit.kind = "heading"
        elif MARK.match(unit.first):
            unit.kind = "list"


def is_styled_heading(units: Sequence[Unit], index: int) -> bool:
    """A short unit in bold or larger type that text follows; or in italics, if it does not end like a sentence."""
    unit = units[index]
    styles = {row.place.style if row.place else "" for row in unit.rows}
    if (
        "" in styles
        or len(unit.rows) > MOST_HEADING_ROWS
        or unit.size > LONGEST_HEADING
        or index + 1 == len(units)
    ):
        return False
    if unit.rows[-1].text.endswith((",", ";", ":")):
        return False
    return all(map(stands_out, styles)) or could_be_heading(unit)


def is_closing(unit: Unit) -> bool:
    """Words around a signature: `Hoogachtend,`, `Mede namens de Minister van Defensie,`, `namens deze,`."""
    if unit.size > LONGEST_CLOSING or unit.rows[-1].ends_sentence:
        return False
    return bool(CLOSING.search(unit.first)) or any(ON_BEHALF.search(row.text) for row in unit.rows)


def is_heading(units: Sequence[Unit], candidates: Sequence[bool], index: int) -> bool:
    """A candidate is a heading if text follows, unless it is one of a list of numbered items or short rows."""
    if index + 1 == len(units):
        return False
    unit = units[index]
    neighbours = [
        units[place] for place in (index - 1, index + 1) if 0 <= place < len(units) and candidates[place]
    ]
    depth = heading_level(unit.first)
    if NUMBERING.match(unit.first):
        return not any(
            NUMBERING.match(other.first) and heading_level(other.first) == depth for other in neighbours
        )
    run = [place for place in range(max(0, index - 2), min(len(units), index + 3)) if candidates[place]]
    return not any(
        all(place in run for place in (first, first + 1, first + 2)) for first in range(index - 2, index + 1)
    )


def heading_level(heading: str) -> int:
    """2 for `3.1 Personeel`, 1 for a heading without a number."""
    found = NUMBERING.match(heading)
    return found[1].count(".") + 1 if found and found[1] else 1
