"""A change as one line: what happened, to which pledge, who recorded it. Many are loaded at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from tracker.changes.streams import HISTORY, Key
from tracker.models import Batch, Pledge, PledgeLink, SecondReading, StatusUpdate, User


@dataclass(frozen=True)
class Entry:
    """One change. `thing` is the row that holds it: an update, a reading, a link, a batch, a line of field history.

    A batch has no pledge but a number of them. `was` is the status before an update; `fields` are what was corrected,
    None when there is nothing that they were before: the pledge is new.
    """

    stream: str
    key: int
    at: datetime
    by: User | None
    thing: Any
    pledge: Pledge | None = None
    pledges: int = 1
    was: str = ""
    fields: tuple[str, ...] | None = ()

    @property
    def day(self) -> date:
        """The day it was recorded on, in the register's time zone."""
        return timezone.localdate(self.at)

    @property
    def address(self) -> str:
        """Where it can be read, without the host."""
        if self.pledge is None:
            return reverse("batch_detail", args=[self.key])
        update = {"update": self.key, "reading": getattr(self.thing, "update_id", None)}.get(self.stream)
        return self.pledge.get_absolute_url() + (f"#update-{update}" if update else "")


def entries(keys: Sequence[Key]) -> list[Entry]:
    """The lines of these keys, in their order. The number of statements does not grow with them.

    While one looks back, what is about a pledge that was not there yet is left out.
    """
    wanted = defaultdict(list)
    for stream, key, _at in keys:
        wanted[stream].append(key)
    made = {stream: LOADERS[stream](numbers) for stream, numbers in wanted.items()}
    return [Entry(stream, key, at, **made[stream][key]) for stream, key, at in keys if key in made[stream]]


def load_updates(keys: Sequence[int]) -> dict[int, dict]:
    rows = (
        StatusUpdate.objects.order_by().filter(pk__in=keys).select_related("pledge", "recorded_by", "undoes")
    )
    rows = rows.select_related("undone_by").with_evidence_places().annotate(was=Subquery(status_before()))
    return {
        row.pk: {"by": row.recorded_by, "thing": row, "pledge": row.pledge, "was": row.was or "open"}
        for row in rows
    }


def status_before() -> QuerySet:
    """The status that an update found, of those that count still."""
    earlier = Q(effective_on__lt=OuterRef("effective_on")) | Q(
        effective_on=OuterRef("effective_on"), recorded_at__lt=OuterRef("recorded_at")
    )
    updates = StatusUpdate.objects.counting().filter(earlier, pledge=OuterRef("pledge"))
    return updates.newest_first().values("status")[:1]


def load_readings(keys: Sequence[int]) -> dict[int, dict]:
    rows = SecondReading.objects.order_by().filter(pk__in=keys).select_related("update__pledge", "read_by")
    return {row.pk: {"by": row.read_by, "thing": row, "pledge": row.update.pledge} for row in rows}


def load_links(keys: Sequence[int]) -> dict[int, dict]:
    rows = PledgeLink.objects.order_by().filter(pk__in=keys).select_related("pledge", "other", "recorded_by")
    return {row.pk: {"by": row.recorded_by, "thing": row, "pledge": row.pledge} for row in rows}


def load_withdrawn(keys: Sequence[int]) -> dict[int, dict]:
    rows = PledgeLink.objects.order_by().filter(pk__in=keys).select_related("pledge", "other", "withdrawn_by")
    return {row.pk: {"by": row.withdrawn_by, "thing": row, "pledge": row.pledge} for row in rows}


def load_batches(keys: Sequence[int]) -> dict[int, dict]:
    rows = Batch.objects.order_by().filter(pk__in=keys).select_related("recorded_by", "undoes")
    rows = rows.annotate(pledges=Count("lines"))
    return {row.pk: {"by": row.recorded_by, "thing": row, "pledges": row.pledges} for row in rows}


def load_history(keys: Sequence[int]) -> dict[int, dict]:
    rows = HISTORY.objects.order_by().filter(pk__in=keys).select_related("history_user")
    rows = list(rows.annotate(before=Subquery(line_before())))
    pledges = Pledge.objects.in_bulk({row.id for row in rows})
    changed = changed_fields(rows)
    return {
        row.pk: {
            "by": row.history_user,
            "thing": row,
            "pledge": pledges[row.id],
            "fields": changed[row.pk],
        }
        for row in rows
        if row.id in pledges
    }


def line_before() -> QuerySet:
    """The line of a pledge's field history before this one."""
    lines = HISTORY.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    return lines.order_by("-history_id").values("pk")[:1]


def changed_fields(rows: Sequence[Any]) -> dict[int, tuple[str, ...] | None]:
    """Line of history -> what the fields are called that differ from the line before it; None for a first line."""
    former = HISTORY.objects.in_bulk({row.before for row in rows if row.before})
    choices = choices_of([*former, *(row.pk for row in rows)])
    labels = {
        field.name: str(field.verbose_name) for field in (*Pledge._meta.fields, *Pledge._meta.many_to_many)
    }
    found: dict[int, tuple[str, ...] | None] = {row.pk: None for row in rows}
    for row in rows:
        if before := former.get(row.before):
            names = differing(row, before, choices)
            found[row.pk] = tuple(labels[name] for name in names)
    return found


def differing(row: Any, before: Any, choices: dict[str, dict[int, set]]) -> Iterable[str]:
    for field in HISTORY.tracked_fields:
        if getattr(row, field.attname) != getattr(before, field.attname):
            yield field.name
    for name, chosen in choices.items():
        if chosen[row.pk] != chosen[before.pk]:
            yield name


def choices_of(keys: Sequence[int]) -> dict[str, dict[int, set]]:
    """Field with several choices -> line of history -> what was chosen in it."""
    found: dict[str, dict[int, set]] = {}
    for field in HISTORY._history_m2m_fields:
        found[field.name] = defaultdict(set)
        rows = getattr(HISTORY, field.name).model.objects.filter(history__in=keys)
        for line, choice in rows.values_list("history_id", field.m2m_reverse_field_name()):
            found[field.name][line].add(choice)
    return found


LOADERS: dict[str, Callable[[Sequence[int]], dict[int, dict]]] = {
    "update": load_updates,
    "reading": load_readings,
    "particulars": load_history,
    "link": load_links,
    "withdrawn": load_withdrawn,
    "batch": load_batches,
}
