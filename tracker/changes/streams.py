"""Where changes are found: each stream is a table with a moment in it, and one statement merges them, newest first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from tracker.models import FURTHER_SOURCE, Batch, BatchLine, Pledge, PledgeLink, SecondReading, StatusUpdate

# What `?kind=` can be.
KINDS = {
    "status": _("Statuses"),
    "deadline": _("Deadlines"),
    "reading": _("Second readings"),
    "correction": _("Corrections"),
    "link": _("Links"),
    "undone": _("Undone"),
    "batch": _("Many at once"),
    "new": _("New pledges"),
}


@dataclass(frozen=True)
class Scope:
    """Which changes are asked for: without `pledges`, of all; from the moment `since` to just before `until`."""

    pledges: QuerySet | None = None
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None


class Key(NamedTuple):
    """One change: in which stream, its primary key there, and when it was recorded."""

    stream: str
    key: int
    at: datetime


@dataclass(frozen=True)
class Stream:
    """A table of changes: its rows, their moment, what narrows them to some pledges, and of which kinds they are."""

    rows: Callable[[], QuerySet]
    moment: str
    about: Callable[[QuerySet], Q]
    kinds: dict[str, Q]


ALL = Q()


def of(path: str) -> Callable[[QuerySet], Q]:
    return lambda pledges: Q(**{f"{path}__in": pledges})


def in_batch(pledges: QuerySet) -> Q:
    return Q(Exists(BatchLine.objects.filter(batch=OuterRef("pk"), pledge__in=pledges)))


def at_either_end(pledges: QuerySet) -> Q:
    return Q(pledge__in=pledges) | Q(other__in=pledges)


# A line of the field history that has a reason is told by what gave it: a link, a source, a change of many.
PLAIN = Q(history_change_reason=None) | Q(history_change_reason="")
SAID_AGAIN = Q(history_change_reason__startswith=f"{FURTHER_SOURCE} ")
HISTORY = Pledge.history.model
# The first line of a pledge's field history is the pledge as it was recorded.
HAS_LINE_BEFORE = Exists(
    HISTORY.objects.order_by().filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
)
STREAMS = {
    # What belongs to a change of many is told once, by its batch.
    "update": Stream(
        lambda: StatusUpdate.objects.filter(batch=None),
        "recorded_at",
        of("pledge"),
        {
            "status": Q(undoes=None),
            "deadline": Q(undoes=None, due_on__isnull=False),
            "undone": ~Q(undoes=None),
        },
    ),
    "reading": Stream(SecondReading.objects.all, "read_at", of("update__pledge"), {"reading": ALL}),
    "particulars": Stream(
        lambda: HISTORY.objects.filter(PLAIN | SAID_AGAIN),
        "history_date",
        of("id"),
        {"correction": Q(HAS_LINE_BEFORE), "new": ~Q(HAS_LINE_BEFORE)},
    ),
    "link": Stream(PledgeLink.objects.all, "recorded_at", at_either_end, {"link": ALL}),
    "withdrawn": Stream(
        lambda: PledgeLink.objects.filter(withdrawn_at__isnull=False),
        "withdrawn_at",
        at_either_end,
        {"link": ALL, "undone": ALL},
    ),
    "batch": Stream(
        Batch.objects.all, "recorded_at", in_batch, {"batch": Q(undoes=None), "undone": ~Q(undoes=None)}
    ),
}


def newest(scope: Scope, first: int, last: int) -> list[Key]:
    """The changes of a scope from place `first` to the one before `last`, newest first: one statement.

    Each stream is read along the index on its moment, so the first pages cost the same however long the history is.
    """
    parts = [rows for name, stream in STREAMS.items() if (rows := part(name, stream, scope)) is not None]
    merged = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [Key(*row) for row in merged.order_by("-at", "stream", "-key")[first:last]]


def part(name: str, stream: Stream, scope: Scope) -> QuerySet | None:
    """What one stream has of a scope, as keys; None when it has nothing of that kind."""
    if scope.kind and scope.kind not in stream.kinds:
        return None
    rows = stream.rows().order_by().filter(stream.kinds[scope.kind] if scope.kind else ALL)
    if scope.pledges is not None:
        rows = rows.filter(stream.about(scope.pledges.order_by().values("pk")))
    if scope.since:
        rows = rows.filter(**{f"{stream.moment}__gte": scope.since})
    if scope.until:
        rows = rows.filter(**{f"{stream.moment}__lt": scope.until})
    moments = rows.annotate(stream=Value(name), key=F("pk"), at=F(stream.moment))
    return moments.values_list("stream", "key", "at")
