"""Doing what a plan says, to all of its pledges or to none."""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from letters.keys import these
from letters.models import Paragraph
from letters.rows import write_rows
from tracker.batches.choosing import Kind, chosen
from tracker.batches.planning import Plan, make_plan
from tracker.batches.writing import add_lines, set_values
from tracker.linking import hold
from tracker.models import Batch, BatchLine, Handover, Pledge, User, replay
from tracker.superseding import replace


class Planned(Protocol):
    """What is carried out: a `Plan`, or what `pinning` kept of one."""

    kind: str
    form: Any
    keys: Sequence[int]

    @property
    def versions(self) -> Mapping[int, int]: ...

    @property
    def digest(self) -> str: ...


class Overtaken(Exception):
    """Somebody came between a plan and its carrying out. `plan` is how it would be now, `changed` are their keys."""

    def __init__(self, plan: Plan, changed: Collection[int]):
        super().__init__(f"{len(changed)} pledges have changed")
        self.plan, self.changed = plan, changed


@transaction.atomic
def carry_out(planned: Planned, by: User) -> Batch:
    """Do exactly what was planned, in one transaction; one line of history a pledge, and one `BatchLine`.

    Raises `Overtaken` when any of the pledges, or what would become of one, is no longer as it was then; nothing is
    done then. Raises ValidationError when the choice itself cannot stand any more: its evidence is gone, say.
    """
    if not planned.form.is_valid():
        raise ValidationError(_("What was chosen cannot be any more: look at it again."))
    lock(planned)
    plan = make_plan(planned.kind, planned.form, planned.keys)
    if plan.digest != planned.digest:
        raise Overtaken(plan, changed_since(planned.versions, plan))
    if not plan.lines:
        raise ValidationError(_("Nothing would change."))
    batch = Batch.objects.create(
        kind=plan.kind,
        chosen=chosen(plan.form),
        note=plan.form.cleaned_data["note"],
        recorded_by=by,
    )
    WRITERS[Kind(plan.kind)](batch, plan, by)
    write_rows(
        BatchLine(batch_id=batch.pk, pledge_id=line.pledge.pk, was=line.was, became=line.became)
        for line in plan.lines
    )
    return batch


def lock(planned: Planned) -> None:
    """Everybody locks in this order: the paragraph, what a link holds, the pledges by their keys."""
    form = planned.form
    if planned.kind == Kind.STATUS:
        list(Paragraph.every.select_for_update().filter(pk=form.instance.evidence_paragraph_id))
        if form.cleaned_data["successor"]:
            hold(form.cleaned_data["successor"], *Pledge.objects.filter(pk__in=these(planned.keys)))
    lock_pledges(planned.keys)


def lock_pledges(keys: Collection[int]) -> None:
    """Two batches over the same pledges wait for each other at the first of them, so that neither waits for ever."""
    list(Pledge.objects.select_for_update().filter(pk__in=these(keys)).order_by("pk").values_list("pk"))


def changed_since(versions: Mapping[int, int], plan: Plan) -> list[int]:
    return [key for key, version in plan.versions.items() if versions.get(key) != version]


# ---- each kind ------------------------------------------------------------------------------------------------
def write_status(batch: Batch, plan: Plan, by: User) -> None:
    """The same update for every pledge. The form asked its rules once for all, and the plan pledge by pledge."""
    pledges = [line.pledge for line in plan.lines]
    for line in plan.lines:
        if "successor" in line.became:
            replace(line.pledge, plan.form.cleaned_data["successor"], by)
    update = plan.form.instance
    update.batch, update.recorded_by, update.recorded_at = batch, by, batch.recorded_at
    write_rows(for_pledge(update, pledge) for pledge in pledges)
    replay(pledges)


def for_pledge(update, pledge: Pledge):
    own = copy(update)
    own.pledge_id = pledge.pk
    return own


def write_values(batch: Batch, plan: Plan, by: User) -> None:
    """One particular of every pledge."""
    for name in plan.lines[0].became if plan.lines else ():
        set_values(
            name,
            {line.pledge.pk: line.was[name] for line in plan.lines},
            {line.pledge.pk: line.became[name] for line in plan.lines},
        )
    add_lines([line.pledge.pk for line in plan.lines], by, batch.recorded_at, batch.pk)


def write_handover(batch: Batch, plan: Plan, by: User) -> None:
    write_values(batch, plan, by)
    party, successor, day = (plan.form.cleaned_data[name] for name in ("party", "successor", "handed_on"))
    write_rows(
        Handover(
            pledge=line.pledge,
            party=party,
            successor=successor,
            handed_on=day,
            batch=batch,
            recorded_at=batch.recorded_at,
        )
        for line in plan.lines
    )


WRITERS: dict[str, Callable[[Batch, Plan, User], None]] = {
    Kind.STATUS: write_status,
    Kind.OWNER: write_values,
    Kind.TOPICS: write_values,
    Kind.REVIEW: write_values,
    Kind.RESPONSIBLE: write_values,
    Kind.HANDOVER: write_handover,
}
