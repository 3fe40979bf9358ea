"""What is stored of a pledge is what its history, its links and its sources say."""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

from django.db.models import Count, Q

from letters.keys import these
from tracker.models import PastStanding, Pledge, PledgeLink, Source, Standing, standing
from tracker.models.replaying import DATES, readings_of, updates_of, versions_of
from tracker.models.replaying import NAMES as STANDING
from tracker.models.standing import Stay, stays
from tracker.register_check.outcome import Outcome, blocks

# What `standing` reads of a pledge, and what it works out.
STORED = ("code", "pledged_on", "first_due_on", *STANDING)


def statuses_follow_history() -> Outcome:
    """Status, its day, the deadline and the number of shifts: stored on the pledge, and here worked out anew."""
    outcome = Outcome("{} pledges stand where their history puts them.", 0)
    for block in blocks(Pledge.objects.order_by("pk").values_list("pk", *STORED, named=True)):
        keys = [pledge.pk for pledge in block]
        updates, readings = updates_of(keys), readings_of(keys)
        outcome.looked_at += len(block)
        for pledge in block:
            replayed = standing(pledge, updates[pledge.pk], readings[pledge.pk])
            stored = Standing(*(getattr(pledge, name) for name in STANDING))
            if stored != replayed:
                outcome.failures.append(
                    f"{pledge.code} is stored as {words(stored)}, its history says {words(replayed)}"
                )
    return outcome


def pasts_follow_history() -> Outcome:
    """Where each pledge stood on every day, as known when: stored for `as_of`, and here worked out anew."""
    outcome = Outcome("{} pledges have the past that their history tells.", 0)
    wanted = ("pk", "code", "created_at", "pledged_on", "first_due_on")
    for block in blocks(Pledge.objects.order_by("pk").values_list(*wanted, named=True)):
        keys = [pledge.pk for pledge in block]
        updates, readings, versions, stored = (
            updates_of(keys),
            readings_of(keys),
            versions_of(block),
            defaultdict(list),
        )
        rows = PastStanding.objects.order_by().filter(pledge__in=these(keys))
        for pledge, *stay in rows.values_list("pledge", *DATES, *STANDING):
            stored[pledge].append(Stay._make([*stay[:4], Standing(*stay[4:])]))
        outcome.looked_at += len(block)
        for pledge in block:
            told = stays(versions[pledge.pk], updates[pledge.pk], readings[pledge.pk])
            if len(stored[pledge.pk]) != len(told) or set(stored[pledge.pk]) != told:
                outcome.failures.append(f"{pledge.code} has another past stored than its history tells")
    return outcome


def words(stands: Standing) -> str:
    return f"{stands.status} since {stands.status_since}, due {stands.due_on}, shifted {stands.times_shifted} times"


def links_agree() -> Outcome:
    """Whether a pledge repeats another is what the links say, and no links of a kind lead back to where they began."""
    outcome = Outcome("{} links between pledges go one way, and whoever repeats another says so.", 0)
    others: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, pledge, other in (
        PledgeLink.objects.standing().order_by().values_list("kind", "pledge", "other")
    ):
        others[kind, pledge].append(other)
        outcome.looked_at += 1
    repeats = {pledge for kind, pledge in others if kind == PledgeLink.Kind.REPEATS}
    stored = set(Pledge.objects.repeats().order_by().values_list("pk", flat=True))
    wrong = Pledge.objects.filter(pk__in=repeats ^ stored).order_by("pk").values_list("code", "is_repeat")
    outcome.failures += [
        f"{code} is stored as one that {'repeats' if said else 'does not repeat'} another"
        for code, said in wrong
    ]
    for kind in PledgeLink.Kind.values:
        try:
            TopologicalSorter({at: found for (its, at), found in others.items() if its == kind}).prepare()
        except CycleError as error:
            outcome.failures.append(f"links go round: {kind}, the pledges with keys {error.args[1]}")
    return outcome


def pledges_have_one_origin() -> Outcome:
    origins = Count("sources", filter=Q(sources__role=Source.Role.ORIGIN))
    wrong = Pledge.objects.order_by("pk").annotate(origins=origins).exclude(origins=1)
    return Outcome(
        "{} pledges have one place each where they were made.",
        Pledge.objects.count(),
        [f"{code} has {number}" for code, number in wrong.values_list("code", "origins")],
    )
