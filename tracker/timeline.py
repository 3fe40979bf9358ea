"""A pledge's history as one reads it: newest first, statuses and corrections together."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from django.utils import timezone

from tracker.models import FURTHER_SOURCE, QuoteMove


@dataclass(frozen=True)
class Change:
    """One particular that was corrected: what it is called, what it said, what it says."""

    label: str
    was: str
    became: str


@dataclass(frozen=True)
class Entry:
    """One line. `kind` is update, correction, source, move, recorded or made."""

    kind: str
    on: date | None
    at: datetime | None = None
    by: object = None
    update: object = None
    move: object = None
    source: object = None
    was: str = ""
    changes: list[Change] = field(default_factory=list)


def timeline(pledge):
    """The entries of a pledge, newest first; what was made and when it was recorded stand at the end."""
    entries = _updates(pledge) + _corrections(pledge) + _moves(pledge)
    entries.sort(key=lambda entry: (entry.on, entry.at), reverse=True)
    made = Entry(kind="made", on=pledge.pledged_on)
    recorded = Entry(
        kind="recorded", on=timezone.localdate(pledge.created_at), at=pledge.created_at, by=pledge.created_by
    )
    return [*entries, recorded, made]


def _updates(pledge):
    """Each update with the status before it."""
    entries, was = [], "open"
    for update in reversed(pledge.updates.for_timeline()):
        entries.append(
            Entry(
                "update", update.effective_on, update.recorded_at, update.recorded_by, update=update, was=was
            )
        )
        was = update.status
    return entries


def _moves(pledge):
    """Where its quotes and evidence went when letters got better text."""
    return [
        Entry("move", timezone.localdate(move.recorded_at), move.recorded_at, move.recorded_by, move=move)
        for move in QuoteMove.objects.of_pledge(pledge).for_timeline()
    ]


def _corrections(pledge):
    """Each later version of the particulars with what it changed, or with the further source that it got."""
    versions = list(pledge.corrections.select_related("history_user").order_by("history_date", "history_id"))
    added = {f"{FURTHER_SOURCE} {source.pk}": source for source in pledge.sources.all()}
    entries = []
    for before, after in pairwise(versions):
        delta = after.diff_against(before, foreign_keys_are_objs=True)
        changes = [_change(pledge, change) for change in delta.changes]
        source = added.get(after.history_change_reason)
        if changes or source:
            entries.append(
                Entry(
                    "source" if source else "correction",
                    timezone.localdate(after.history_date),
                    after.history_date,
                    after.history_user,
                    source=source,
                    changes=changes,
                )
            )
    return entries


def _change(pledge, change):
    model_field = pledge._meta.get_field(change.field)
    return Change(
        str(model_field.verbose_name), _words(model_field, change.old), _words(model_field, change.new)
    )


def _words(model_field, value):
    """A stored value as a reader would say it."""
    if isinstance(value, list):
        return ", ".join(str(next(v for k, v in row.items() if k != "pledge")) for row in value)
    if value in (None, ""):
        return ""
    return str(dict(model_field.flatchoices).get(value, value))
