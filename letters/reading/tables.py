"""Printed lines become the rows of a table: cells are parted by the white that runs through all its lines.

A table is what stands in columns on two lines or more. A cell that is wrapped onto further lines stays one cell. The
head that is printed again at the top of the next page is furniture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from letters.reading.draft import CELL_ENDS
from letters.reading.printed import PIECE_SPACE, Piece, PrintedLine, make_pieces
from letters.reading.sheets import Rule

# In shares of the type size: the least white between two columns, and between the words of two cells.
GUTTER, CELL_SPACE = 0.35, 0.6
# A wrapped cell's next line stands this close, in shares of the type size.
TIGHT = 1.32
# Rows stand this much further apart than the lines of one cell.
APART = 1.12
# Between two lines in columns may stand so many lines in one column alone (a wrapped cell, a row with a name only).
MOST_LONE = 4
# A line that crosses the white of a table, such as a head over two columns, is one of at least so many.
ONE_IN = 6


@dataclass
class TableRow:
    """A row with a text for every column; `unsure` where its cells could not be told apart with certainty."""

    page: int
    cells: list[str]
    unsure: bool = False

    @property
    def text(self) -> str:
        return CELL_ENDS.join(self.cells)


@dataclass
class Block:
    """The lines of one table, from `first` up to `end` in the lines of the letter."""

    first: int
    end: int
    columns: list[tuple[float, float]] = field(default_factory=list)


Interval = tuple[float, float]


def fragments(line: PrintedLine) -> list[Piece]:
    return make_pieces(line.runs, line.size, CELL_SPACE * line.size)


def find_blocks(lines: Sequence[PrintedLine], barred: set[int]) -> list[Block]:
    """The tables among the lines. Those at `barred` places belong to none."""
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        if index in barred or len(lines[index].pieces) < 2:
            index += 1
            continue
        block = grow(lines, index, barred)
        if block:
            blocks.append(block)
        index = block.end if block else index + 1
    return blocks


def grow(lines: Sequence[PrintedLine], first: int, barred: set[int]) -> Block | None:
    """The table that begins with this line; None if it is none."""
    columns = spans(fragments(lines[first]))
    end, seeds, lone = first + 1, 1, 0
    index = end
    while index < len(lines) and index not in barred and lone <= MOST_LONE:
        line, above = lines[index], lines[index - 1]
        parts = spans(fragments(line))
        joined = merge([*columns, *parts])
        if ends_table(columns, parts, joined, len(line.pieces)):
            break
        tight = line.page == above.page and line.base - above.base <= TIGHT * max(line.size, above.size)
        if line.page == above.page and line.base - above.base > 4 * line.size:
            break
        if len(line.pieces) > 1 or len(parts) > 1:
            seeds, lone, end = seeds + (len(line.pieces) > 1), 0, index + 1
        elif tight and end == index:
            end = index + 1
        else:
            lone += 1
        columns = joined
        index += 1
    if seeds < 2:
        return None
    block = Block(first, end)
    block.columns = columns_of(lines[first:end])
    return block if len(block.columns) > 1 else None


def ends_table(
    columns: Sequence[Interval], parts: Sequence[Interval], joined: Sequence[Interval], pieces: int
) -> bool:
    """Would a line with these parts run through the white between the columns?

    A line of one piece may be a justified one of running text: then its words do not keep to the columns.
    """
    if len(joined) < 2:
        return True
    if pieces > 1:
        return False
    under = [[index for index, column in enumerate(columns) if overlap(part, column)] for part in parts]
    places = [place for places in under for place in places]
    return any(len(each) > 1 for each in under) or len(places) > len(set(places))


def overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def spans(pieces: Sequence[Piece]) -> list[Interval]:
    return [(piece.left, piece.right) for piece in pieces]


def merge(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for left, right in sorted(intervals):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def columns_of(lines: Sequence[PrintedLine]) -> list[Interval]:
    """The columns: what no white parts, but for the few lines that run over two of them."""
    size = median(line.size for line in lines)
    each = [spans(fragments(line)) for line in lines]
    columns = parted(each, size)
    if len(lines) < ONE_IN:
        return columns
    for index in range(len(lines)):
        without = parted(each[:index] + each[index + 1 :], size)
        if len(without) > len(columns) + 1:
            return without
    return columns


def parted(each: Sequence[Sequence[Interval]], size: float) -> list[Interval]:
    columns: list[Interval] = []
    for left, right in merge([span for line in each for span in line]):
        if columns and left - columns[-1][1] < GUTTER * size:
            columns[-1] = (columns[-1][0], right)
        else:
            columns.append((left, right))
    return columns


# ---- rows -----------------------------------------------------------------------------------------------------
def read_rows(
    lines: Sequence[PrintedLine], columns: Sequence[Interval], rules: Sequence[tuple[int, Rule]], join
) -> list[TableRow]:
    """The rows of a table. `join` makes one text of the lines of a cell."""
    cells = [in_columns(line, columns) for line in lines]
    starts, unsure = row_starts(lines, cells, rules)
    columns = without_halves(columns, cells, starts)
    cells = [in_columns(line, columns) for line in lines]
    rows: list[TableRow] = []
    for begin, end in pairwise([*starts, len(lines)]):
        texts = [
            join([cells[index][column] for index in range(begin, end) if cells[index][column]])
            for column in range(len(columns))
        ]
        rows.append(TableRow(lines[begin].page, texts, unsure))
    return without_repeated_heads(rows)


def without_halves(
    columns: Sequence[Interval], cells: Sequence[Sequence[str]], starts: Sequence[int]
) -> list[Interval]:
    """The columns, where one whose head stands left and whose figures stand right is one: no row fills both halves."""
    ends = [*starts[1:], len(cells)]
    fill = [
        {
            index
            for index, (begin, end) in enumerate(zip(starts, ends, strict=True))
            if any(cells[at][column] for at in range(begin, end))
        }
        for column in range(len(columns))
    ]
    joined, rows = [columns[0]], set(fill[0])
    for column in range(1, len(columns)):
        if rows & fill[column]:
            joined.append(columns[column])
            rows = set(fill[column])
        else:
            joined[-1] = (joined[-1][0], columns[column][1])
            rows |= fill[column]
    return joined


def in_columns(line: PrintedLine, columns: Sequence[Interval]) -> list[str]:
    """The words of a line by column. What runs over two columns stands in the first of them."""
    cells = [""] * len(columns)
    for piece in fragments(line):
        column = min(
            (index for index, span in enumerate(columns) if piece.left < span[1] + 1),
            default=len(columns) - 1,
        )
        cells[column] = f"{cells[column]} {piece.text}".strip()
    return cells


def row_starts(
    lines: Sequence[PrintedLine], cells: Sequence[Sequence[str]], rules: Sequence[tuple[int, Rule]]
) -> tuple[list[int], bool]:
    """The lines that begin a row, and whether that is uncertain."""
    steps = [
        (under.base - above.base) / max(under.size, above.size) if under.page == above.page else None
        for above, under in pairwise(lines)
    ]
    known = [step for step in steps if step]
    least = min(known, default=0)
    padded = least <= TIGHT and any(step > least * APART for step in known)
    starts, unsure = [0], False
    for index, step in enumerate(steps, 1):
        ruled = step is not None and has_rule(lines[index - 1], lines[index], rules)
        if step is None:
            begins = bool(cells[index][0]) or filled(cells[index]) > 1
        elif padded or step > TIGHT:
            begins = ruled or step > least * APART or not padded
        else:
            begins = ruled or begins_by_words(cells[index - 1], cells[index])
            unsure = unsure or not (ruled or begins)
        if begins:
            starts.append(index)
    return starts, unsure


def has_rule(above: PrintedLine, under: PrintedLine, rules: Sequence[tuple[int, Rule]]) -> bool:
    return any(
        page == under.page
        and above.base < rule.y < under.base
        and rule.left < under.right
        and rule.right > under.left
        and rule.right - rule.left > (under.right - under.left) / 2
        for page, rule in rules
    )


def filled(cells: Sequence[str]) -> int:
    return sum(bool(cell) for cell in cells)


def begins_by_words(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Where all lines stand equally close: does this one begin a row?"""
    if any(
        cell[:1].isdigit() and over[:1].isdigit() for cell, over in zip(cells[1:], above[1:], strict=True)
    ):
        return True
    return bool(cells[0]) and not cells[0][:1].islower() and (filled(cells) > 1 or filled(above) > 1)


def without_repeated_heads(rows: list[TableRow]) -> list[TableRow]:
    """The rows without a head that is printed again at the top of a page."""
    kept: list[TableRow] = []
    index = 0
    while index < len(rows):
        if kept and rows[index].page != kept[-1].page and rows[index].cells == rows[0].cells:
            index += 1
            while (
                index < len(rows)
                and len(kept) > 1
                and rows[index].cells == rows[1].cells
                and rows[1].page == rows[0].page
            ):
                index += 1
            continue
        kept.append(rows[index])
        index += 1
    return kept


__all__ = ["PIECE_SPACE", "Block", "TableRow", "find_blocks", "read_rows"]
