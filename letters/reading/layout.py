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
from letters.reading.rows import Gap, Row
from letters.reading.signatures import CLOSING, ON_BEHALF
from letters.reading.wordlists import OPENERS

MARK = re.compile(
    r"^(?:[•●▪◦‣·–—-][ \u00a0]+)?(\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|\(\d{1,2}\)|[ivx]{1,5}[.)])[ \u00a0]+"
    r"|^([•●▪◦‣·]|[–—-](?=[ \u00a0]))[ \u00a0]*"
)
BULLET = re.compile(r"^[•●▪◦‣·–—-]")
NUMBERING = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \u00a0]|^([IVX]{1,5})\.?[ \u00a0]")
CLOSED = r"[)\]»”\"’']{0,3}[\d⁰¹²³⁴-⁹]{0,3}$"
CLAUSE_END = re.compile(r"[.?!:;…]" + CLOSED)
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
    measure = measure_of(rows)
    early = [measure.next_word_fits(row.text, under.text) for row, under in pairwise(rows)] + [True]
    lone = [stands_alone(rows, index, early[index]) for index in range(len(rows))]
    units = [Unit([rows[0]])]
    for index in range(1, len(rows)):
        if begins_unit(units[-1], rows[index], early[index - 1]) or is_apart(rows, index, lone):
            units.append(Unit([rows[index]]))
        else:
            units[-1].rows.append(rows[index])
    name_kinds(units)
    return units


def begins_unit(unit: Unit, row: Row, early: bool) -> bool:
    """Does this row begin a unit, or run on from the last row of `unit`?

    `early` says that row stopped too soon.
    """
    above = unit.rows[-1]
    if row.gap is Gap.HARD:
        return True
    if row.gap is Gap.BLANK:
        return not is_broken_off(unit, row, early)
    if begins_item(unit, above, row, early):
        return True
    return (ends_clause(above) and early) or (above.ends_sentence and row.indent > above.indent + 1)


def is_apart(rows: Sequence[Row], index: int, lone: Sequence[bool]) -> bool:
    """Does a heading without blank lines around it begin here, or end above?"""
    return (lone[index] and rows[index - 1].ends_sentence) or (
        lone[index - 1] and rows[index].text[:1].isupper()
    )


def stands_alone(rows: Sequence[Row], index: int, early: bool) -> bool:
    """Can this row only be a heading? Running text fills its rows, and this one stops early without a full stop.

    One that is nearly full counts if a typical first word of a sentence follows it.
    """
    if index + 1 == len(rows) or not could_be_heading(Unit([rows[index]])):
        return False
    row, under = rows[index], rows[index + 1]
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
    if not MARK.match(row.text):
        return False
    in_list = bool(MARK.match(unit.first)) and ends_with_comma(above)
    return early or in_list or ends_clause(above)


def could_be_heading(unit: Unit) -> bool:
    """A short unit that begins like a heading and does not end like a sentence."""
    size = unit.size
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
        if is_closing(unit):
            unit.kind = "closing"
        elif candidates[index] and is_heading(units, candidates, index):
            unit.kind = "heading"
        elif MARK.match(unit.first):
            unit.kind = "list"


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
