"""Page furniture: what a page or a web page prints around the text, and what it tells about the piece."""

import re
from collections.abc import Sequence

from letters.reading.rows import Gap, Row, without

YEARS = r"\d{4}\ ?[-–/]\ ?\d{2,4}"
FURNITURE = re.compile(
    r"""
    (?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ .{0,80}?(?:nr\.\ ?\w{1,6})?(?:\ +\d{1,4})?   # foot of every page
    | (?:Tweede|Eerste)\ Kamer\ der\ Staten-Generaal(?:\ ?\|?\ ?[12E]\ ?\|?)?              # head of page 1
    | (?:Tweede|Eerste)\ Kamer\ der\ Staten-Generaal\d{4}-\d{4}.{0,60}                     # row of a web page
    | Vergaderjaar\ """
    + YEARS
    + r"""(?:\ \|\ Aanhangsel\ van\ de\ Handelingen\ \|)?
    | (?:kst|KST|blg)-?\d[\w-]{0,30}
    | ISSN\ \d{4}\ ?-\ ?\d{3}[\dX]
    | Sdu\ Uitgevers
    | [’'‘]s-Gravenhage\ \d{4}
    | Pagina\ \d{1,4}(?:\ (?:van|/)\ \d{1,4})?
    | Datum\ publicatie\ ?Organisatie.{0,80}
    | Kamerstuk | Naar\ boven
    """,
    re.VERBOSE,
)
PAGE_NUMBER = re.compile(r"\d{1,4}")


def is_furniture(row: Row) -> bool:
    return row.is_short and bool(FURNITURE.fullmatch(row.text))


def find_furniture(rows: Sequence[Row]) -> set[int]:
    """The places of furniture rows, and of the bare page numbers directly beside them."""
    found = {index for index, row in enumerate(rows) if is_furniture(row)}
    numbers = {
        neighbour
        for index in found
        for neighbour in (index - 1, index + 1)
        if 0 <= neighbour < len(rows) and PAGE_NUMBER.fullmatch(rows[neighbour].text)
    }
    return found | numbers


def without_furniture(rows: Sequence[Row]) -> list[Row]:
    """The rows of the text alone. Where furniture stood between two rows, a page turned."""
    return without(rows, find_furniture(rows), Gap.TURN)
