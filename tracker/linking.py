"""How pledges bear on each other: a link is made, and withdrawn when it was a mistake; none is ever deleted.

Totals count a pledge that repeats another with that one: `Pledge.is_repeat` says so, and is set here alone.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import CodeSequence, Pledge, PledgeLink, User, replay

# Why there is a line in the field history of a pledge that changes none of its fields: which link it got, or lost.
LINKED, WITHDRAWN = "link", "link withdrawn"


@transaction.atomic
def link(pledge: Pledge, kind: str, other: Pledge, by: User | None) -> PledgeLink:
    """Store that `pledge` repeats (changes, supplements, replaces, splits from) `other`; both histories say so.

    Raises ValidationError when they are linked so already, when a pledge would repeat two, and when links of a kind
    would lead back to where they began. Whoever locks one of the pledges before this calls `hold` before that.
    """
    held = hold(pledge, other)
    made = PledgeLink(pledge=held[pledge.pk], kind=kind, other=held[other.pk], recorded_by=by)
    check(made)
    made.save()
    write(made, f"{LINKED} {made.pk}", by)
    made.pledge, made.other = refreshed(pledge), refreshed(other)
    return made


@transaction.atomic
def withdraw(link: PledgeLink, by: User | None) -> PledgeLink:
    """The link was a mistake: it says nothing from now on, and stays in both histories. Twice is once."""
    held = hold(link.pledge, link.other)
    now = PledgeLink.objects.get(pk=link.pk)
    if now.withdrawn_at is None:
        now.pledge, now.other = held[now.pledge_id], held[now.other_id]
        now.withdrawn_by, now.withdrawn_at = by, timezone.now()
        now.save()
        write(now, f"{WITHDRAWN} {now.pk}", by)
    return now


def hold(*pledges: Pledge) -> dict[int, Pledge]:
    """Key -> these pledges as they are now, locked in the order of their keys for the rest of the transaction.

    Whoever links waits for whoever else links or takes a number: of two who link at once, each would miss what the
    other one does, and together they could close a ring. A paragraph is locked before this, never after.
    """
    list(CodeSequence.objects.select_for_update())
    keys = {pledge.pk for pledge in pledges}
    return {
        pledge.pk: pledge for pledge in Pledge.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }


def check(made: PledgeLink) -> None:
    """Raises ValidationError when a link cannot be."""
    if made.pledge_id == made.other_id:
        raise ValidationError(_("A pledge is not linked to itself."), code="itself")
    made.full_clean()
    if leads_to(made.other_id, made.kind, made.pledge_id):
        words = {"other": made.other.code, "kind": made.get_kind_display(), "code": made.pledge.code}
        raise ValidationError(
            _("%(other)s %(kind)s %(code)s already, directly or by way of others: it cannot go round.")
            % words,
            code="ring",
        )


def leads_to(start: int, kind: str, end: int) -> bool:
    """Whether standing links of this kind lead from one pledge (by its key) to another, over however many."""
    seen, near = {start}, {start}
    while near and end not in near:
        links = PledgeLink.objects.standing().order_by().filter(pledge__in=near, kind=kind)
        near = set(links.values_list("other", flat=True)) - seen
        seen |= near
    return end in near


def refreshed(pledge: Pledge) -> Pledge:
    """The caller's own, who may go on to save it."""
    pledge.refresh_from_db(fields=["is_repeat", "version", "updated_at"])
    return pledge


def write(link: PledgeLink, reason: str, by: User | None) -> None:
    """One line in the field history of both, and whoever has either open learns that it has changed."""
    repeats = PledgeLink.objects.standing().filter(pledge=link.pledge, kind=PledgeLink.Kind.REPEATS)
    link.pledge.is_repeat = repeats.exists()
    ends: list[Any] = sorted((link.pledge, link.other), key=lambda pledge: pledge.pk)
    for pledge in ends:
        pledge._history_user, pledge._change_reason = by, reason
        pledge.save()
    replay(ends)
