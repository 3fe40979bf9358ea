"""Printed lines become rows: blank lines are gone, and each row knows what stood between it and the row
before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from letters.reading.draft import CELL_ENDS, Line

SPACES = re.compile(r"[ \t]+")
# What ends a sentence at the end of a row, with closing quotes and a glued footnote number behind it.
# Behind these a stop does not end anything: their number or word stands on the next row.
NO_END = r"(?<!\bnr)(?<!\bnrs)(?<!\bart)(?<!\bblz)(?<!\bvgl)(?<!\bbijv)(?<!\bca)"
SENTENCE_END = re.compile(NO_END + r"[.?!…][)\]»”’\"']{0,3}[\d⁰¹²³⁴-⁹\ue030-\ue03a]{0,3}$")
# Rows of letterheads, signatures and page furniture are short; no rule about them looks at a longer one.
LONGEST_SHORT_ROW = 300


class Gap(Enum):
    """What stands between a row and the row before it."""

    NONE = "directly under it"
    TURN = "a page turn, or notes that were lifted out: the text may run on"
    BLANK = "a blank line"
    HARD = "a letterhead, heading or signature: the text does not run on"


@dataclass(frozen=True)
class Place:
    """Where a row stands on its page, in points, and in which type.

    `room` is what is left behind it up to the measure, `needs` what a row above would need to take its first word too.
    `style` is empty for the type of running text; other styles have the lower `rank` the more they stand out.
    """

    left: float
    room: float
    needs: float
    style: str = ""
    rank: int = 0


@dataclass(frozen=True)
class Row:
    """A printed line without its outer space.

    `spaced` says that space was printed after it, `indent` how far in, in spaces. Where a format tells places on paper,
    `place` has them. `cells` says that it is a row of a table.
    """

    text: str
    page: int = 1
    gap: Gap = Gap.NONE
    spaced: bool = False
    indent: int = 0
    place: Place | None = None
    cells: bool = False
    tabbed: str = ""  # with its tabs, where it was printed with some

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text[-8:]))

    @property
    def is_short(self) -> bool:
        return len(self.text) <= LONGEST_SHORT_ROW


def make_rows(lines: Iterable[Line]) -> list[Row]:
    """Every line with words as a row; runs of space inside it are one space.

    A ruled line of hyphens is a blank one.
    """
    rows: list[Row] = []
    blank = False
    for line in lines:
        words = line.text.strip(" \t\r\n\f\v")
        if not any(map(str.isalnum, words)):
            blank = True
            continue
        gap = gap_before(rows[-1] if rows else None, line.page, blank)
        indent = len(line.text) - len(line.text.lstrip(" \t"))
        spaced = line.text[-1] in " \t"
        # A tab at the beginning alone only indents.
        tabbed = line.text.strip(" \r\n\f\v") if "\t" in line.text.lstrip() else ""
        rows.append(Row(SPACES.sub(" ", words), line.page, gap, spaced, indent, tabbed=tabbed))
        blank = False
    return rows


def set_in_cells(rows: Sequence[Row]) -> list[Row]:
    """The rows with those of tables in cells: rows that follow each other with tabs at the same number of places.

    A tab alone is only space: behind the mark of a list item, or in a letterhead.
    """
    together = [False, *(are_of_one_table(above, row) for above, row in pairwise(rows)), False]
    return [in_cells(row) if any(together[place : place + 2]) else row for place, row in enumerate(rows)]


def are_of_one_table(above: Row, row: Row) -> bool:
    """Rows of a table all follow each other directly, or all have a blank line between them."""
    tabs = row.tabbed.count(CELL_ENDS)
    return 0 < tabs == above.tabbed.count(CELL_ENDS) and (row.gap is Gap.NONE or above.gap is not Gap.NONE)


def in_cells(row: Row) -> Row:
    cells = [SPACES.sub(" ", cell).strip() for cell in row.tabbed.split(CELL_ENDS)]
    return replace(row, text=CELL_ENDS.join(cells), cells=True)


def gap_before(previous: Row | None, page: int, blank: bool) -> Gap:
    if previous is None:
        return Gap.HARD
    if blank:
        return Gap.BLANK
    return Gap.NONE if page == previous.page else Gap.TURN


def without(rows: Sequence[Row], lifted: set[int], gap: Gap) -> list[Row]:
    """The rows that were not lifted out; the first one behind a lifted row gets `gap`."""
    kept: list[Row] = []
    opened = False
    for index, row in enumerate(rows):
        if index in lifted:
            opened = True
            continue
        if opened and row.gap is not Gap.HARD:
            row = replace(row, gap=gap)
        kept.append(row)
        opened = False
    return kept
