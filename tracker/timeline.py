"""A pledge's history as one reads it: newest first, statuses and corrections together."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from django.utils import timezone

from tracker import looking_back
from tracker.batches.writing import BATCH
from tracker.linking import LINKED, WITHDRAWN
from tracker.models import FURTHER_SOURCE, PledgeLink, QuoteMove
from tracker.models.standing import counting
from tracker.models.status import Status
from tracker.review import LOOKED
from tracker.templatetags.nakoming import day_words


@dataclass(frozen=True)
class Change:
    """One particular that was corrected: what it is called, what it said, what it says."""

    label: str
    was: str
    became: str


@dataclass(frozen=True)
class Entry:
    """One line. `kind` is update, correction, source, link, withdrawal, handover, checked, move, recorded or made."""

    kind: str
    on: date | None
    at: datetime | None = None
    by: object = None
    update: object = None
    counts: bool = True
    move: object = None
    source: object = None
    relation: str = ""
    other: object = None
    was: str = ""
    due_was: date | None = None
    changes: list[Change] = field(default_factory=list)
    handover: object = None
    reason: str = ""

    @property
    def batch(self):
        """The key of the change of many that it is part of; None for what was done to this pledge alone."""
        if self.update:
            return self.update.batch_id
        kind, _space, key = self.reason.partition(" ")
        return int(key) if kind == BATCH else None

    @property
    def sets_deadline(self):
        return bool(self.counts and self.update and self.update.due_on)

    @property
    def days_moved(self):
        """How much later its new deadline is than the one before it."""
        return (self.update.due_on - self.due_was).days


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
    """Each update with the status and the deadline before it; those that were undone, and what undid them, set none."""
    entries, was, due_was = [], Status.OPEN, pledge.first_due_on
    updates = list(reversed(pledge.updates.for_timeline()))
    counted = set(counting(updates))
    for update in updates:
        counts = update in counted
        entries.append(
            Entry(
                "update",
                update.effective_on,
                update.recorded_at,
                update.recorded_by,
                update=update,
                counts=counts,
                was=was,
                due_was=due_was,
            )
        )
        if counts:
            was, due_was = update.status, update.due_on or due_was
    return entries


def _moves(pledge):
    """Where its quotes and evidence went when letters got better text."""
    return [
        Entry("move", timezone.localdate(move.recorded_at), move.recorded_at, move.recorded_by, move=move)
        for move in QuoteMove.objects.of_pledge(pledge).for_timeline()
        if looking_back.was_known(move.recorded_at)
    ]


def _corrections(pledge):
    """Each later version of the particulars with what it changed, or with the source or the link that it got."""
    versions = list(pledge.corrections.select_related("history_user").order_by("history_date", "history_id"))
    added = _reasons(pledge, versions)
    entries = []
    for before, after in pairwise(versions):
        delta = after.diff_against(before, foreign_keys_are_objs=True)
        # When somebody looked is the entry itself.
        changes = [_change(pledge, change) for change in delta.changes if change.field != "checked_at"]
        said = added.get(after.history_change_reason)
        if changes or said:
            entries.append(
                Entry(
                    on=timezone.localdate(after.history_date),
                    at=after.history_date,
                    by=after.history_user,
                    changes=changes,
                    reason=after.history_change_reason or "",
                    **(said or {"kind": "correction"}),
                )
            )
    return entries


def _reasons(pledge, versions):
    """Why there is a line that changes no particulars, and what an entry says of it: a source, or a link to another."""
    found = {
        f"{FURTHER_SOURCE} {source.pk}": {"kind": "source", "source": source}
        for source in pledge.sources.all()
    } | {LOOKED: {"kind": "checked"}}
    for handover in pledge.handovers.select_related("party", "successor"):
        found[f"{BATCH} {handover.batch_id}"] = {"kind": "handover", "handover": handover}
    # The history knows also those that were withdrawn. Most pledges have none, and that costs no statement.
    linked = any((version.history_change_reason or "").startswith(LINKED) for version in versions)
    links = PledgeLink.objects.between([pledge]) if linked else PledgeLink.objects.none()
    for link in links.select_related("pledge", "other"):
        relation, other = link.seen_from(pledge)
        for kind, reason in (("link", LINKED), ("withdrawal", WITHDRAWN)):
            found[f"{reason} {link.pk}"] = {"kind": kind, "relation": relation, "other": other}
    return found


def _change(pledge, change):
    model_field = pledge._meta.get_field(change.field)
    return Change(
        str(model_field.verbose_name), _words(model_field, change.old), _words(model_field, change.new)
    )


def _words(model_field, value):
    """A stored value as a reader would say it."""
    if isinstance(value, list):
        return ", ".join(str(next(v for k, v in row.items() if k != "pledge")) for row in value)
    # The history has an object of its own, without a key, for nobody.
    if value == "" or getattr(value, "pk", value) is None:
        return ""
    if isinstance(value, date):
        return day_words(value)
    return str(dict(model_field.flatchoices).get(value, value))
