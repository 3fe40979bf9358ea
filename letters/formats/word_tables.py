"""Tables of a Word file: their grid, and which of them are no tables but only set paragraphs beside each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docx.oxml.ns import qn
from lxml.etree import _Element

from letters.reading.blocks import LINE_END, Block, joined
from letters.reading.rows import Row
from letters.reading.signatures import CLOSING, is_name, is_office

MOST_COLUMNS = 200
LETTERHEAD = re.compile(
    r"^(?:Datum|Betreft|Onderwerp|Aan|Van|Bijlage(?:n|\(n\))?|Afschrift aan|Contactpersoon|Behandeld door"
    r"|(?:Onze|Uw) (?:referentie|brief)|(?:Ons|Uw) kenmerk|Kenmerk)\b[^.]{0,40}$",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"^(?:Aan )?[Dd]e [Vv]oorzitters? van de\b")

Cell = Sequence[Block]


def grid_of(table: _Element) -> Iterator[list[_Element | None]]:
    """The cells of each row; None where nothing is printed because a cell beside or above covers the place."""
    for row in children(table, "w:tr"):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        cells: list[_Element | None] = [None] * number(properties, "w:gridBefore")
        for cell in children(row, "w:tc"):
            about = cell.find(qn("w:tcPr"))
            cells.append(None if is_covered(about) else cell)
            cells += [None] * (max(1, number(about, "w:gridSpan")) - 1)
        yield (cells + [None] * number(properties, "w:gridAfter"))[:MOST_COLUMNS]


def children(element: _Element, tag: str) -> Iterator[_Element]:
    """Rows or cells, be they in a content control."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from children(child, tag)


def number(properties: _Element | None, tag: str) -> int:
    element = None if properties is None else properties.find(qn(tag))
    words = "" if element is None else element.get(qn("w:val"), "")
    return min(int(words), MOST_COLUMNS) if re.fullmatch(r"\d{1,5}", words) else 0


def is_covered(about: _Element | None) -> bool:
    merges = [] if about is None else [about.find(qn(tag)) for tag in ("w:vMerge", "w:hMerge")]
    return any(merge is not None and merge.get(qn("w:val"), "continue") == "continue" for merge in merges)


def flow_of(rows: Sequence[Sequence[Cell]], is_top: bool) -> list[Block] | None:
    """The paragraphs of a table that is none: one column, signatures side by side, or a letterhead (`is_top`)."""
    if all(len(row) <= 1 for row in rows):
        return [block for row in rows for cell in row for block in cell]
    lines = [line for row in rows for cell in row for block in cell for line in block.text.split(LINE_END)]
    if any(is_office(Row(line)) for line in lines) and all(is_signing(line) for line in lines):
        return by_column(rows)
    if is_top and any(LETTERHEAD.match(line) or ADDRESSED.match(line) for line in lines):
        return [block for row in rows for block in letterhead_row(row)]
    return None


def is_signing(line: str) -> bool:
    return not line or is_office(Row(line)) or is_name(line) or bool(CLOSING.search(line))


def by_column(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    """Office above name, one column after the other."""
    width = max(len(row) for row in rows)
    blocks: list[Block] = []
    for column in range(width):
        found = [block for row in rows if column < len(row) for block in row[column]]
        blocks += [replace(block, is_tight=place > 0) for place, block in enumerate(found)]
    return blocks


def letterhead_row(row: Sequence[Cell]) -> list[Block]:
    """`Datum | 3 mei 2024` is one line; other cells are paragraphs below each other."""
    filled = [list(cell) for cell in row if cell]
    if len(filled) > 1 and len(filled[0]) == 1 and LETTERHEAD.match(filled[0][0].text):
        first = joined([filled[0][0], " ", filled[1][0]])
        return [first, *filled[1][1:], *(block for cell in filled[2:] for block in cell)]
    return [block for cell in filled for block in cell]
