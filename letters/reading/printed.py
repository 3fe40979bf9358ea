"""Runs become printed lines: those on one height together, with raised and lowered runs at the words they belong to.

A raised number is a footnote's marker or part of what is printed (m²); which of the two shows only beside the notes. So
its digits stand in the text as characters of their own (`RAISED`) until then.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from letters.reading.glyphs import printed_width
from letters.reading.rows import SPACES
from letters.reading.sheets import Run, Sheet

# Digits and the asterisk, raised: characters that no letter holds.
RAISED = {ord(plain): chr(0xE030 + index) for index, plain in enumerate("0123456789*")}
PLAIN = {ord(raised): chr(plain) for plain, raised in RAISED.items()}
PLAIN_OF = {raised: chr(plain) for plain, raised in RAISED.items()}
SUPERSCRIPT = {
    ord(RAISED[ord(plain)]): shown for plain, shown in zip("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*", strict=True)
}
IS_RAISED = re.compile(f"[{''.join(RAISED.values())}]")
# Shares of the type size: what runs on one line may differ in height; how far a raised or lowered run may stand off;
# how small it must be; the space that is one between words, and the one that parts a line into pieces.
SAME_HEIGHT, MOST_RAISED, MOST_LOWERED, LEAST_OFF = 0.12, 0.75, 0.4, 0.1
SMALL = 0.86
BESIDE = 1.0
SPACE = printed_width(" ") / 1000
WORD_SPACE, PIECE_SPACE = 0.15, 1.6


@dataclass(slots=True)
class Piece:
    """Words of a line with no large space between them. `first` is where its first word ends."""

    text: str
    left: float
    right: float
    first: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class PrintedLine:
    """All that stands on one height of a page, from left to right.

    `text` holds raised digits as characters of their own, `plain` as digits.
    """

    page: int
    base: float
    size: float
    runs: list[Run]
    pieces: list[Piece]
    text: str = ""
    plain: str = ""

    def __post_init__(self) -> None:
        pieces = self.pieces
        self.text = pieces[0].text if len(pieces) == 1 else " ".join([piece.text for piece in pieces])
        self.plain = self.text.translate(PLAIN) if IS_RAISED.search(self.text) else self.text

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def is_bold(self) -> bool:
        return self.pieces[0].bold and self.pieces[-1].bold

    @property
    def is_italic(self) -> bool:
        return self.pieces[0].italic and self.pieces[-1].italic


def print_lines(sheet: Sheet) -> list[PrintedLine]:
    """The lines of a page from top to bottom."""
    heights = attach_small(gather(sheet.runs))
    return [make_line(sheet.number, runs) for runs in heights]


def gather(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one height, in order of height."""
    heights: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if heights and run.base - heights[-1][0].base <= max(0.8, SAME_HEIGHT * run.size):
            heights[-1].append(run)
        else:
            heights.append([run])
    return heights


def attach_small(heights: list[list[Run]]) -> list[list[Run]]:
    """The heights, with each raised or lowered run moved to the line that it belongs to."""
    sizes = [runs[0].size if len(runs) == 1 else max([run.size for run in runs]) for runs in heights]
    least = [runs[0].size if len(runs) == 1 else min([run.size for run in runs]) for runs in heights]
    bases = [runs[0].base for runs in heights]
    largest = max(sizes, default=0.0)
    for index, runs in enumerate(heights):
        if least[index] > SMALL * largest:
            continue
        # What is near enough: a line twice as large would still be no further than this.
        reach = 2 * least[index]
        for other in range(
            bisect_left(bases, bases[index] - reach), bisect_left(bases, bases[index] + reach)
        ):
            if runs and other != index and sizes[other] * SMALL > least[index]:
                move_small(runs, heights[other], sizes[other])
    return [runs for runs in heights if runs]


def move_small(runs: list[Run], line: list[Run], size: float) -> None:
    if not line:
        return
    base = next((run.base for run in line if run.size == size), line[0].base)
    for run in list(runs):
        off = (base - run.base) / size
        raised, lowered = LEAST_OFF < off < MOST_RAISED, LEAST_OFF < -off < MOST_LOWERED
        if not (raised or lowered) or run.size > SMALL * size or not is_beside(run, line, size):
            continue
        if raised:
            run.text = run.text.translate(RAISED)
        runs.remove(run)
        line.append(run)


def is_beside(run: Run, line: Sequence[Run], size: float) -> bool:
    near = BESIDE * size
    return any(
        -0.2 * size < run.left - other.right < near or -0.2 * size < other.left - run.right < near
        for other in line
        if other.size > run.size
    )


def make_line(page: int, runs: list[Run]) -> PrintedLine:
    if len(runs) == 1:
        run = runs[0]
        return PrintedLine(page, run.base, run.size, runs, [make_piece(runs, run.size)])
    runs.sort(key=lambda run: run.left)
    main = max(runs, key=lambda run: (len(run.text), run.size))
    size = max((run.size for run in runs if len(run.text) > 3), default=main.size)
    runs = without_doubles(runs)
    return PrintedLine(page, main.base, size, runs, make_pieces(runs, size, PIECE_SPACE * size))


def without_doubles(runs: list[Run]) -> list[Run]:
    """Words that were printed twice, a hair apart, are bold words."""
    kept: list[Run] = []
    for run in runs:
        double = next(
            (
                other
                for other in kept[-4:]
                if other.text == run.text and abs(other.left - run.left) < 0.2 * run.size
            ),
            None,
        )
        if double is None:
            kept.append(run)
        else:
            double.bold = True
    return kept


def make_pieces(runs: Sequence[Run], size: float, widest: float) -> list[Piece]:
    """The runs as pieces, parted where the space between them is `widest` or more."""
    pieces: list[Piece] = []
    begun, right = 0, runs[0].right
    for index, run in enumerate(runs):
        if run.left - right >= widest:
            pieces.append(make_piece(runs[begun:index], size))
            begun = index
        right = max(right, run.right)
    pieces.append(make_piece(runs[begun:], size))
    return pieces


def make_piece(runs: Sequence[Run], size: float) -> Piece:
    run = runs[0]
    if len(runs) == 1:
        return Piece(single_spaced(run.text), run.left, run.right, run.first, run.bold, run.italic)
    parts, right, first = [run.text], run.right, 0.0
    for index in range(1, len(runs)):
        before, run = runs[index - 1], runs[index]
        if run.left - right > WORD_SPACE * size or (run.spaced and not is_raised(run)):
            parts.append(" ")
            first = first or right
        elif not first and " " in before.text:
            first = before.first
        parts.append(run.text)
        right = max(right, run.right)
    if " " in runs[0].text:
        first = runs[0].first
    shown = [run for run in runs if len(run.text) > 1 or run.text.isalpha()] or runs
    return Piece(
        single_spaced("".join(parts)),
        runs[0].left,
        right,
        first or right,
        all(run.bold for run in shown),
        all(run.italic for run in shown),
    )


def single_spaced(text: str) -> str:
    return SPACES.sub(" ", text) if "  " in text else text


def is_raised(run: Run) -> bool:
    return run.text[0] in PLAIN_OF


def space_of(size: float) -> float:
    """The width of a space in type of this size."""
    return SPACE * size
