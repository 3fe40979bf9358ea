"""What a page prints around its text: heads and feet of pages, and what stands in the margin.

Three things tell it: its words (`furniture.FURNITURE`), that it stands at the same place on other pages, and that it
stands beside the column of the text. All of it is kept apart: the foot and the margin tell about the piece.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.reading.furniture import FURNITURE, PAGE_NUMBER
from letters.reading.measures import Setting
from letters.reading.printed import PIECE_SPACE, PLAIN_OF, Piece, PrintedLine, make_pieces
from letters.reading.sheets import Sheet

# Share of the page at its top and its foot in which repeated words can be furniture.
ZONE = 0.17
# Of the pages behind the first, this share repeats what is furniture.
REPEATED_SHARE = 0.6
# Margins are set beside the text in smaller type, or far away from it (in type sizes).
MARGIN_SIZE, BESIDE, FAR = 0.9, 0.5, 4.0
LONGEST = 160


@dataclass
class Parted:
    """The lines of a letter's text; the words of its margins; and those of the heads and feet of its pages."""

    text: list[PrintedLine] = field(default_factory=list)
    margin: list[Piece] = field(default_factory=list)
    furniture: list[PrintedLine] = field(default_factory=list)


def part_furniture(
    sheets: Sequence[Sheet], pages: Sequence[Sequence[PrintedLine]], setting: Setting
) -> Parted:
    """The lines of all pages, parted in text, margin and furniture. `pages` are the lines of each sheet."""
    repeated = find_repeated(sheets, pages, setting)
    parted = Parted()
    for sheet, lines in zip(sheets, pages, strict=True):
        numbers = page_numbers(sheet, lines)
        for line in lines:
            if is_furniture(line) or (repeated and key_of(line) in repeated) or line.base in numbers:
                parted.furniture.append(line)
                continue
            parted.margin += take_margin(line, setting)
            if line.runs:
                (parted.furniture if is_furniture(line) else parted.text).append(line)
    return parted


def take_margin(line: PrintedLine, setting: Setting) -> list[Piece]:
    """Take what stands in the margin out of a line; give it."""
    if line.left > setting.left - setting.size and line.right < setting.right + BESIDE * setting.size:
        return []
    beside = setting.right + BESIDE * setting.size
    margin = [run for run in line.runs if run.left > beside and run.size < MARGIN_SIZE * setting.size]
    margin += [
        run for run in line.runs if run not in margin and run.left > setting.right + FAR * setting.size
    ]
    before = [piece for piece in line.pieces if is_left_of(piece, line, setting)]
    margin += [run for run in line.runs if any(piece.left <= run.left < piece.right for piece in before)]
    if not margin:
        return []
    line.runs = [run for run in line.runs if run not in margin]
    taken = make_pieces(margin, line.size, PIECE_SPACE * line.size)
    if line.runs:
        line.pieces = make_pieces(line.runs, line.size, PIECE_SPACE * line.size)
        line.size = max(run.size for run in line.runs)
        line.__post_init__()
    return taken


def is_left_of(piece: Piece, line: PrintedLine, setting: Setting) -> bool:
    if piece.right > setting.left - BESIDE * setting.size:
        return False
    alone = len(line.pieces) == 1 and line.size < MARGIN_SIZE * setting.size
    return alone or bool(FURNITURE.fullmatch(piece.text))


def is_furniture(line: PrintedLine) -> bool:
    """By its words alone, page number and all."""
    text = line.plain
    return len(text) <= LONGEST and bool(FURNITURE.fullmatch(text))


def key_of(line: PrintedLine) -> tuple[str, int]:
    """The same for lines that say the same, but for the number of their page, at the same height."""
    text, number = line.text, str(line.page)
    if number in text and not (text[0].isdigit() or text[0] in PLAIN_OF):  # two notes may say the same
        text = re.sub(rf"(?<!\d){number}(?!\d)", "#", text)
    return text, round(line.base / 3)


def find_repeated(
    sheets: Sequence[Sheet], pages: Sequence[Sequence[PrintedLine]], setting: Setting
) -> set[tuple[str, int]]:
    """What stands at the top or the foot of most pages, or in the margin of some."""
    counted: Counter[tuple[str, int]] = Counter()
    for sheet, lines in zip(sheets, pages, strict=True):
        zone = ZONE * sheet.height
        beside = setting.right + setting.size / 2
        counted.update(
            {
                key_of(line)
                for line in lines
                if not zone < line.base < sheet.height - zone or line.left > beside
            }
        )
    enough = max(2, REPEATED_SHARE * (len(sheets) - 1))
    return {key for key, times in counted.items() if times >= enough}


def page_numbers(sheet: Sheet, lines: Sequence[PrintedLine]) -> set[float]:
    """The heights of the first and the last line of a page, where they are its number alone."""
    return {
        line.base
        for line in (*lines[:1], *lines[-1:])
        if PAGE_NUMBER.fullmatch(line.plain.strip(" -–")) and not 0.1 < line.base / sheet.height < 0.9
    }
