"""Putting back what a batch did, by counter-entries: what was written stays to be read, and counts for nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from letters.keys import these
from letters.rows import write_rows
from tracker.batches.carrying_out import lock_pledges
from tracker.batches.choosing import Kind
from tracker.batches.planning import Line, Skipped, chosen_by, iso
from tracker.batches.writing import SEVERAL, add_lines, set_values
from tracker.linking import hold, withdraw
from tracker.models import (
    VERDICTS,
    Batch,
    BatchLine,
    Party,
    Pledge,
    PledgeLink,
    StatusUpdate,
    Topic,
    User,
    replay,
    standing,
)
from tracker.models.replaying import readings_of, updates_of
from tracker.models.update_rules import in_full


class NotUndone(Exception):
    """What would be put back is no longer what was shown, or it was put back already. `plan` is how it is now."""

    def __init__(self, plan: "UndoPlan"):
        super().__init__("not undone")
        self.plan = plan


@dataclass(frozen=True)
class UndoPlan:
    """What undoing a batch would put back, and what not and why."""

    batch: Batch
    lines: Sequence[Line]
    skipped: Sequence[Skipped]

    @cached_property
    def digest(self) -> str:
        lines = [(line.pledge.pk, line.was, line.became) for line in self.lines]
        return sha256(json.dumps([lines, len(self.skipped)]).encode()).hexdigest()


def plan_undo(batch: Batch) -> UndoPlan:
    """What would be put back now. A fixed number of statements."""
    done = list(batch.lines.order_by("pledge"))
    found = {
        pledge.pk: pledge for pledge in Pledge.objects.filter(pk__in=these(line.pledge_id for line in done))
    }
    lines, skipped = [], []
    judge = judge_updates if batch.kind == Kind.STATUS else judge_values
    for each in judge(batch, done, found):
        (lines if isinstance(each, Line) else skipped).append(each)
    return UndoPlan(batch, lines, skipped)


@transaction.atomic
def undo(batch: Batch, by: User, digest: str | None = None) -> Batch:
    """Put back what can be, in one batch that says which one it undoes; once.

    `digest` is that of the plan that was shown; None when nobody was looking. Raises `NotUndone`.
    """
    # Whoever undoes the same one waits here, and then finds it undone.
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    keys = list(batch.lines.order_by("pledge").values_list("pledge", flat=True))
    if links_of(batch):
        hold(*Pledge.objects.filter(pk__in=these([*keys, *links_of(batch).values()])))
    lock_pledges(keys)
    plan = plan_undo(batch)
    if batch.is_over or not plan.lines or digest not in (None, plan.digest):
        raise NotUndone(plan)
    undoing = Batch.objects.create(kind=batch.kind, chosen=batch.chosen, undoes=batch, recorded_by=by)
    (undo_updates if batch.kind == Kind.STATUS else undo_values)(undoing, plan, by)
    write_rows(
        BatchLine(batch_id=undoing.pk, pledge_id=line.pledge.pk, was=line.was, became=line.became)
        for line in plan.lines
    )
    return undoing


# ---- status ---------------------------------------------------------------------------------------------------
def judge_updates(batch: Batch, done: Sequence[BatchLine], found: dict[int, Pledge]):
    """Where each pledge would stand without the batch's update."""
    ours, keys = dict(batch.updates.order_by().values_list("pledge", "pk")), list(found)
    updates, readings = updates_of(keys), readings_of(keys)
    undone = {update.undoes_id for each in updates.values() for update in each}
    for line in done:
        pledge = found[line.pledge_id]
        if ours[pledge.pk] in undone:
            yield Skipped(pledge, _("It was put back already."))
            continue
        others = [update for update in updates[pledge.pk] if update.pk != ours[pledge.pk]]
        without = standing(pledge, others, readings[pledge.pk])
        yield Line(pledge, {"status": pledge.status}, {"status": without.status})


def undo_updates(undoing: Batch, plan: UndoPlan, by: User) -> None:
    """For each update of the batch one that undoes it, with what holds again on its day."""
    batch, pledges = plan.batch, {line.pledge.pk: line.pledge for line in plan.lines}
    for pledge, successor in links_of(batch).items():
        for link in PledgeLink.objects.standing().filter(pledge=successor, kind="replaces", other=pledge):
            withdraw(link, by)
    note = _("Undoes the change of many of %(day)s.") % {"day": in_full(batch.recorded_at.date())}
    updates = updates_of(list(pledges))
    write_rows(
        counter_entry(update, undoing, note, pledges[update.pledge_id], updates[update.pledge_id])
        for update in batch.updates.filter(pledge__in=these(pledges)).order_by("pledge")
    )
    replay(list(pledges.values()))


def counter_entry(
    update: StatusUpdate, undoing: Batch, note: str, pledge: Pledge, updates: list
) -> StatusUpdate:
    before = [each for each in updates if each.pk != update.pk and each.effective_on <= update.effective_on]
    status = standing(pledge, before).status
    return StatusUpdate(
        pledge_id=pledge.pk,
        status=status,
        effective_on=update.effective_on,
        note=note,
        # The line that holds again has its evidence; this one counts for nothing.
        no_evidence_because=note if status in VERDICTS else "",
        undoes_id=update.pk,
        batch_id=undoing.pk,
        recorded_by_id=undoing.recorded_by_id,
        recorded_at=undoing.recorded_at,
    )


def links_of(batch: Batch) -> dict[int, int]:
    """Pledge -> its successor, of those that the batch linked."""
    lines = batch.lines.filter(became__has_key="successor").values_list("pledge", "became")
    return {pledge: became["successor"] for pledge, became in lines}


# ---- particulars ----------------------------------------------------------------------------------------------
def judge_values(batch: Batch, done: Sequence[BatchLine], found: dict[int, Pledge]):
    """The former value comes back where the batch's still stands."""
    name = next(iter(done[0].became)) if done else ""
    now = values_of(name, list(found.values()))
    judge = judge_several if name in SEVERAL else judge_one
    there = keys_there(name) if name in SEVERAL else frozenset()
    for line in done:
        yield judge(name, line, found[line.pledge_id], now[line.pledge_id], there)


def values_of(name: str, pledges: Sequence[Pledge]) -> dict:
    """Pledge -> the value that it has now, as a `BatchLine` stores it."""
    if name in SEVERAL:
        has = chosen_by(name, pledges)
        return {pledge.pk: sorted(has[pledge.pk]) for pledge in pledges}
    if name == "owner":
        return {pledge.pk: pledge.owner_id for pledge in pledges}
    return {pledge.pk: iso(pledge.review_on) for pledge in pledges}


def judge_one(name: str, line: BatchLine, pledge: Pledge, now, _there) -> Line | Skipped:
    if now != line.became[name]:
        return Skipped(pledge, _("It was changed since."))
    return Line(pledge, {name: now}, {name: line.was[name]})


def judge_several(name: str, line: BatchLine, pledge: Pledge, now, there) -> Line | Skipped:
    """What the batch added goes, what it took comes back; what others did since stays."""
    was, became, has = set(line.was[name]), set(line.became[name]), set(now)
    if not became - was <= has or (was - became) & has:
        return Skipped(pledge, _("It was changed since."))
    if not was - became <= there:
        return Skipped(pledge, _("What it had is no longer in the register."))
    return Line(pledge, {name: now}, {name: sorted(has - (became - was) | (was - became))})


def keys_there(name: str) -> frozenset[int]:
    return frozenset((Topic if name == "topics" else Party).objects.order_by().values_list("pk", flat=True))


def undo_values(undoing: Batch, plan: UndoPlan, by: User) -> None:
    for name in plan.lines[0].became:
        set_values(
            name,
            {line.pledge.pk: line.was[name] for line in plan.lines},
            {line.pledge.pk: line.became[name] for line in plan.lines},
        )
    add_lines([line.pledge.pk for line in plan.lines], by, undoing.recorded_at, undoing.pk)
