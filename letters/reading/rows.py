"""Printed lines become rows: blank lines are gone, and each row knows what stood between it and the row
before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from letters.reading.draft import Line

SPACES = re.compile(r"[ \t]+")
# What ends a sentence at the end of a row, with closing quotes and a glued footnote number behind it.
SENTENCE_END = re.compile(r"[.?!…][)\]»”’\"']{0,3}[\d⁰¹²³⁴-⁹]{0,3}$")
# Rows of letterheads, signatures and page furniture are short; no rule about them looks at a longer one.
LONGEST_SHORT_ROW = 300


class Gap(Enum):
    """What stands between a row and the row before it."""

    NONE = "directly under it"
    TURN = "a page turn, or notes that were lifted out: the text may run on"
    BLANK = "a blank line"
    HARD = "a letterhead, heading or signature: the text does not run on"


@dataclass(frozen=True)
class Row:
    """A printed line without its outer space.

    `spaced` says that space was printed after it, `indent` how far in.
    """

    text: str
    page: int = 1
    gap: Gap = Gap.NONE
    spaced: bool = False
    indent: int = 0

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
        rows.append(Row(SPACES.sub(" ", words), line.page, gap, spaced, indent))
        blank = False
    return rows


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
