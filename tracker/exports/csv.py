"""CSV: RFC 4180 for scripts, and the form that a Dutch Excel opens with a double click."""

import csv
import io
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from tracker.exports.blocks import Block
from tracker.exports.cells import defused
from tracker.exports.columns import Column, Kind


@dataclass(frozen=True)
class Dialect:
    """How a file looks to the program that opens it. Dates are ISO in every dialect."""

    byte_order_mark: str
    separator: str
    decimal_mark: str


DIALECTS = {"": Dialect("", ",", "."), "excel": Dialect("\ufeff", ";", ",")}


def write(blocks: Generator[Block], dialect: str, columns: Sequence[Column]) -> Generator[bytes]:
    """The file in pieces: the header before anything is asked of the database, then one piece a block.

    Closing this closes `blocks`.
    """
    form = DIALECTS[dialect]
    with closing(blocks):
        yield (form.byte_order_mark + lines([[column.name for column in columns]], form)).encode()
        for block in blocks:
            yield lines(cells_of(block, form, columns), form).encode()


def cells_of(block: Block, form: Dialect, columns: Sequence[Column]) -> Iterator[tuple]:
    """The rows of a block, each as its cells."""
    return zip(*[in_cells(column.kind, column.values(block), form) for column in columns], strict=True)


def lines(rows, form: Dialect) -> str:
    """Rows of cells as lines that end in CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=form.separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def in_cells(kind: Kind, values: Sequence, form: Dialect) -> Sequence:
    """Values of one kind as cells; None is an empty cell.

    Only text can hold a formula: a number is written from a number, so a minus before it is a minus.
    """
    match kind:
        case Kind.TEXT:
            return [text and defused(text) for text in values]
        case Kind.YES_NO:
            return ["true" if yes else "false" for yes in values]
        case Kind.MONEY:
            return [
                "" if money is None else format(money, "f").replace(".", form.decimal_mark)
                for money in values
            ]
    return values
