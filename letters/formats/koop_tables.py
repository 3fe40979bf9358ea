"""Tables of official XML, in the CALS model: columns, cells over several columns, cells over several rows."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

# No page shows more columns; the file could say any number.
MOST_COLUMNS = 200

# An entry, and how many columns it takes; None where nothing is printed.
Cell = tuple[Element | None, int]


def rows_of_table(table: Element) -> Iterator[list[Cell]]:
    """Every row, head and foot too, as cells from the first column to the last.

    A cell over several columns stands in its first one, and one over several rows in its first row: what it covers
    is empty.
    """
    for group in table.iter("tgroup"):
        columns = columns_of(group)
        hanging: dict[int, int] = {}
        for row in rows_of_group(group):
            yield list(read_row(row, columns, hanging))


def rows_of_group(group: Element) -> Iterator[Element]:
    """The rows as they are printed: the foot of a table may stand before its body."""
    for part in ("thead", "tbody", "tfoot"):
        for element in group.findall(part):
            yield from element.findall("row")


def columns_of(group: Element) -> dict[str, int]:
    """The place of each column by its name."""
    specs = group.findall("colspec")[:MOST_COLUMNS]
    count = max(len(specs), min(whole(group.get("cols")), MOST_COLUMNS))
    names = [
        specs[place].get("colname") or f"col{place + 1}" if place < len(specs) else f"col{place + 1}"
        for place in range(count)
    ]
    return {name: place for place, name in enumerate(names)}


def whole(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 6 else 0


def read_row(row: Element, columns: dict[str, int], hanging: dict[int, int]) -> Iterator[Cell]:
    """`hanging` says in how many rows to come a column is still taken by a cell above."""
    place = 0
    taken = {column for column, rows in hanging.items() if rows}
    for column in taken:
        hanging[column] -= 1
    for entry in row.findall("entry"):
        while place in taken:
            yield None, 1
            place += 1
        first = columns.get(entry.get("namest") or entry.get("colname") or "", place)
        while place < first:
            yield None, 1
            place += 1
        last = columns.get(entry.get("nameend") or "", place)
        span = max(1, last - place + 1)
        hanging |= dict.fromkeys(range(place, place + span), whole(entry.get("morerows")))
        yield entry, span
        place += span
    while place < len(columns):
        yield None, 1
        place += 1
