"""The columns of every export of pledges: names and order are binding (scripts rely on them).

Values are for machines: codes instead of translated labels, names in the register's main language, dates as dates.
They depend on nothing but the register and the day, never on who asks.

A quote that was lost with a better text of its letter (`?quote=lost`) is exported with the words and the paragraph that
it had in the former text; evidence that was lost has the address of that text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tracker.exports.blocks import Block


class Kind(Enum):
    """What a column holds; each format writes a kind in its own way. Every kind but YES_NO may be empty (None, "")."""

    TEXT = auto()
    NUMBER = auto()  # whole
    MONEY = auto()  # Decimal
    DAY = auto()
    YES_NO = auto()


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind, and what gives its values: a name of `blocks.STORED`, or a block's method."""

    name: str
    kind: Kind
    source: str | Callable[[Block], Sequence]

    def values(self, block: Block) -> Sequence:
        """This column of a block, from its first pledge to its last."""
        return block[self.source] if isinstance(self.source, str) else self.source(block)


COLUMNS = (
    Column("code", Kind.TEXT, "code"),
    Column("title", Kind.TEXT, "title"),
    Column("status", Kind.TEXT, "status"),
    Column("status_since", Kind.DAY, "status_since"),
    Column("is_open", Kind.YES_NO, Block.is_open),
    Column("late", Kind.YES_NO, "late"),
    Column("days_late", Kind.NUMBER, Block.days_late),
    Column("quote", Kind.TEXT, "quote"),
    Column("letter", Kind.TEXT, "letter"),
    Column("letter_date", Kind.DAY, "letter_date"),
    Column("kamerstuk", Kind.TEXT, "kamerstuk"),
    Column("paragraph", Kind.TEXT, Block.paragraph),
    Column("made_by", Kind.TEXT, "made_by"),
    Column("made_to", Kind.TEXT, "made_to"),
    Column("responsible", Kind.TEXT, Block.responsible),
    Column("level", Kind.TEXT, "level"),
    Column("strength", Kind.TEXT, "strength"),
    Column("condition", Kind.TEXT, "condition"),
    Column("counts_as_fulfilled_when", Kind.TEXT, "counts_as_fulfilled_when"),
    Column("topics", Kind.TEXT, Block.topics),
    Column("pledged_on", Kind.DAY, "pledged_on"),
    Column("term", Kind.TEXT, "term"),
    Column("starts_on", Kind.DAY, "starts_on"),
    Column("due_from", Kind.DAY, "due_from"),
    Column("due_on", Kind.DAY, "due_on"),
    Column("due_precision", Kind.TEXT, "due_precision"),
    Column("first_due_on", Kind.DAY, "first_due_on"),
    Column("times_shifted", Kind.NUMBER, "times_shifted"),
    Column("recurrence", Kind.TEXT, "recurrence"),
    Column("amount", Kind.MONEY, "amount"),
    Column("currency", Kind.TEXT, "currency"),
    Column("period", Kind.TEXT, "period"),
    Column("period_inferred", Kind.YES_NO, "period_inferred"),
    Column("amount_qualifier", Kind.TEXT, "amount_qualifier"),
    Column("delivered_amount", Kind.MONEY, Block.delivered_amount),
    Column("owner", Kind.TEXT, "owner"),
    Column("review_on", Kind.DAY, "review_on"),
    Column("last_update_on", Kind.DAY, Block.last_update_on),
    Column("last_update_note", Kind.TEXT, Block.last_update_note),
    Column("last_evidence", Kind.TEXT, Block.last_evidence),
    # Empty until second readings exist.
    Column("second_reading", Kind.TEXT, Block.second_reading),
    Column("url", Kind.TEXT, Block.url),
)
