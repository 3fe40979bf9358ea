"""The columns of every export of pledges: names and order are binding (scripts rely on them).

Values are for machines: codes instead of translated labels, names in the register's main language, dates as dates.
They depend on nothing but the register and the day, never on who asks.

A deadline is told from these. `due_on` is the last day that it can mean, and empty where there is none: then `term`
has the letter's words, or is empty too, and none is stated. `first_due_on`, with `due_from` and `due_precision`, is how
the letter's words were read: a window where `due_from` is before it, else a day. While `times_shifted` is 0 that is
the deadline; after a shift it is the day `due_on`, `days_shifted` days later (earlier, below 0) than the first.
`status` is what we find since `status_since`, `claimed_status` what the government said last, on `claimed_on`.

A quote that was lost with a better text of its letter (`?quote=lost`) is exported with the words and the paragraph that
it had in the former text; evidence that was lost has the address of that text.
"""

from collections.abc import Callable, Iterable, Sequence
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
    Column("second_reading", Kind.TEXT, "second_reading"),
    Column("url", Kind.TEXT, Block.url),
    Column("claimed_status", Kind.TEXT, "claimed_status"),
    Column("claimed_on", Kind.DAY, "claimed_on"),
    Column("days_shifted", Kind.NUMBER, "days_shifted"),
)

# What a column of the list shows, in columns of the export (`?only=columns`). The list says in one cell what scripts
# read from several. What the list calls last changed is, in the export, the newest line of the history.
OF_THE_LIST = {
    "code": ("code",),
    "status": ("status",),
    "status_since": ("status_since",),
    "claim": ("claimed_status", "claimed_on"),
    "second_reading": ("second_reading",),
    "title": ("title", "quote"),
    "topics": ("topics",),
    "responsible": ("responsible",),
    "made_by": ("made_by",),
    "made_to": ("made_to",),
    "level": ("level",),
    "strength": ("strength",),
    "pledged_on": ("pledged_on",),
    "deadline": ("late", "days_late", "term", "due_from", "due_on", "due_precision"),
    "first_due_on": ("first_due_on",),
    "postponed": ("times_shifted", "days_shifted"),
    "amount": ("amount", "currency", "period", "period_inferred", "amount_qualifier"),
    "source": ("letter", "paragraph"),
    "letter_date": ("letter_date",),
    "kamerstuk": ("kamerstuk",),
    "owner": ("owner",),
    "review_on": ("review_on",),
    "updated": ("last_update_on",),
}


def shown_by(list_columns: Iterable[str]) -> tuple[Column, ...]:
    """The columns of the export that say what these columns of the list show, in the export's own order."""
    names = {name for column in list_columns for name in OF_THE_LIST[column]}
    return tuple(column for column in COLUMNS if column.name in names)
