"""What a change of many would do: to which pledges, from what to what, and which it would skip and why.

Nothing is written here. A plan takes a fixed number of statements, however many pledges it is about.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from letters.keys import these
from tracker.batches.choosing import ADD, REMOVE, Kind
from tracker.models import OPEN_STATUSES, Pledge, PledgeLink, Status, StatusUpdate
from tracker.models.update_rules import in_full, wrong_with

# Nobody looks through more, and nobody else can write meanwhile.
MOST = 10_000
# Each link has lines of its own in two histories.
MOST_LINKED = 500
STATUS_NAMES = dict(Status.choices)


class TooMany(Exception):
    """More pledges than one batch may change; `most` is how many it may."""

    def __init__(self, number: int, most: int):
        super().__init__(f"{number} pledges, and {most} at most")
        self.number, self.most = number, most


@dataclass(frozen=True)
class Line:
    """What happens to one pledge. `was` and `became` are as a `BatchLine` stores them."""

    pledge: Pledge
    was: dict
    became: dict


@dataclass(frozen=True)
class Skipped:
    """A pledge that stays as it is, and why, in a sentence that goes on after its number."""

    pledge: Pledge
    because: str


@dataclass(frozen=True)
class Plan:
    """`form` is the valid form of the choice, `keys` are the pledges that it is about, `kind` a `Batch.Kind`."""

    kind: str
    form: Any
    lines: Sequence[Line]
    skipped: Sequence[Skipped]
    keys: Sequence[int]

    @cached_property
    def versions(self) -> dict[int, int]:
        """Pledge -> the version that was looked at."""
        looked_at = [line.pledge for line in self.lines] + [skipped.pledge for skipped in self.skipped]
        return {pledge.pk: pledge.version for pledge in looked_at}

    @property
    def absent(self) -> int:
        """How many of those that were asked for are not in the register."""
        return len(self.keys) - len(self.versions)

    @cached_property
    def digest(self) -> str:
        """The whole plan in 64 characters: two plans with the same one do the same to the same pledges."""
        lines = [(line.pledge.pk, line.pledge.version, line.was, line.became) for line in self.lines]
        rest = [(skipped.pledge.pk, skipped.pledge.version) for skipped in self.skipped]
        return sha256(json.dumps([lines, rest, sorted(self.keys)]).encode()).hexdigest()


Judgement = Iterator[Line | Skipped]


def make_plan(kind: str, form, keys: Collection[int]) -> Plan:
    """What this choice, a valid form of `choosing`, would do to the pledges with these keys, in their order.

    Raises `TooMany`.
    """
    keys = sorted(set(keys))
    if len(keys) > MOST:
        raise TooMany(len(keys), MOST)
    pledges = list(Pledge.objects.filter(pk__in=these(keys)).order_by("pk"))
    lines, skipped = [], []
    for each in JUDGES[Kind(kind)](form, pledges):
        (lines if isinstance(each, Line) else skipped).append(each)
    if form.cleaned_data.get("successor") and kind == Kind.STATUS and len(lines) > MOST_LINKED:
        raise TooMany(len(lines), MOST_LINKED)
    return Plan(kind, form, lines, skipped, keys)


# ---- status ---------------------------------------------------------------------------------------------------
def judge_status(form, pledges: Sequence[Pledge]) -> Judgement:
    newest, replaced = newest_days(pledges), replaced_among(pledges)
    successor = form.cleaned_data["successor"]
    for pledge in pledges:
        because = why_not(form, pledge, newest.get(pledge.pk), pledge.pk in replaced)
        if because:
            yield Skipped(pledge, because)
            continue
        became = {"status": form.instance.status}
        if successor and successor.pk not in replaced[pledge.pk]:
            became["successor"] = successor.pk
        yield Line(pledge, {"status": pledge.status}, became)


def why_not(form, pledge: Pledge, newest, is_replaced: bool) -> str:
    """Why the status of a pledge would stay; empty if it changes. `newest` is the day of its newest update."""
    update, successor = form.instance, form.cleaned_data["successor"]
    now = {"status": STATUS_NAMES[pledge.status]}
    if pledge.status == update.status:
        return _("It is “%(status)s” already.") % now
    if not pledge.is_open and update.status not in OPEN_STATUSES:
        return _("It is closed already: “%(status)s”.") % now
    if newest and newest > update.effective_on:
        return _("An update of a later day, %(day)s, says otherwise: its status would not change.") % {
            "day": in_full(newest)
        }
    if successor == pledge:
        return _("It is itself the pledge that takes the others’ place.")
    if update.status == Status.SUPERSEDED and not successor and not is_replaced:
        return _("Nothing takes its place: name the pledge that does.")
    wrong = [str(sentence) for _field, sentence in wrong_with(update, pledge, timezone.localdate())]
    return wrong[0] if wrong else ""


def newest_days(pledges: Sequence[Pledge]) -> dict:
    """Pledge -> the latest day from which an update of it is in effect."""
    updates = StatusUpdate.objects.counting().filter(pledge__in=these(pledge.pk for pledge in pledges))
    return dict(updates.order_by().values_list("pledge").annotate(newest=Max("effective_on")))


def replaced_among(pledges: Sequence[Pledge]) -> defaultdict[int, set[int]]:
    """Pledge -> the keys of those that have come in its place."""
    links = PledgeLink.objects.standing().filter(kind=PledgeLink.Kind.REPLACES)
    found = defaultdict(set)
    for other, successor in links.filter(other__in=these(pledge.pk for pledge in pledges)).values_list(
        "other_id", "pledge_id"
    ):
        found[other].add(successor)
    return found


# ---- particulars ----------------------------------------------------------------------------------------------
def judge_owner(form, pledges: Sequence[Pledge]) -> Judgement:
    owner = form.cleaned_data["owner"]
    key = owner.pk if owner else None
    for pledge in pledges:
        if pledge.owner_id == key:
            yield Skipped(pledge, _("It is theirs already.") if owner else _("It has no owner already."))
        else:
            yield Line(pledge, {"owner": pledge.owner_id}, {"owner": key})


def judge_review(form, pledges: Sequence[Pledge]) -> Judgement:
    day = form.cleaned_data["review_on"]
    for pledge in pledges:
        if pledge.review_on == day:
            yield Skipped(pledge, _("It has this day already.") if day else _("It has no such day already."))
        else:
            yield Line(pledge, {"review_on": iso(pledge.review_on)}, {"review_on": iso(day)})


def iso(day) -> str | None:
    return day.isoformat() if day else None


def judge_topics(form, pledges: Sequence[Pledge]) -> Judgement:
    return judge_several("topics", form, pledges)


def judge_responsible(form, pledges: Sequence[Pledge]) -> Judgement:
    return judge_several("responsible", form, pledges)


def judge_several(name: str, form, pledges: Sequence[Pledge]) -> Judgement:
    """Add to, take from, or replace what a pledge has several of."""
    how, named = form.cleaned_data["how"], {each.pk for each in form.cleaned_data[name]}
    has = chosen_by(name, pledges)
    for pledge in pledges:
        was = has[pledge.pk]
        became = was | named if how == ADD else was - named if how == REMOVE else named
        if was == became:
            yield Skipped(pledge, _("It has none of them.") if how == REMOVE else _("It is so already."))
        else:
            yield Line(pledge, {name: sorted(was)}, {name: sorted(became)})


def chosen_by(name: str, pledges: Sequence[Pledge]) -> defaultdict[int, set[int]]:
    """Pledge -> the keys of its topics, or of those who must act."""
    relation = several(name)
    through = relation.remote_field.through
    rows = through.objects.filter(pledge__in=these(pledge.pk for pledge in pledges))
    found = defaultdict(set)
    for pledge, other in rows.values_list("pledge_id", f"{relation.m2m_reverse_field_name()}_id"):
        found[pledge].add(other)
    return found


def several(name: str) -> Any:
    """The relation of this name: what a pledge has several of."""
    return next(relation for relation in Pledge._meta.many_to_many if relation.name == name)


def judge_handover(form, pledges: Sequence[Pledge]) -> Judgement:
    party, successor, day = (form.cleaned_data[name] for name in ("party", "successor", "handed_on"))
    has = chosen_by("responsible", pledges)
    for pledge in pledges:
        if party.pk not in has[pledge.pk]:
            yield Skipped(pledge, _("%(party)s does not have to act on it.") % {"party": party})
        elif not pledge.is_open:
            yield Skipped(
                pledge, _("It is closed already: “%(status)s”.") % {"status": pledge.get_status_display()}
            )
        elif pledge.pledged_on and pledge.pledged_on > day:
            yield Skipped(
                pledge, _("It was made after that day, on %(day)s.") % {"day": in_full(pledge.pledged_on)}
            )
        else:
            became = has[pledge.pk] - {party.pk} | {successor.pk}
            yield Line(pledge, {"responsible": sorted(has[pledge.pk])}, {"responsible": sorted(became)})


JUDGES: dict[str, Callable[[Any, Sequence[Pledge]], Judgement]] = {
    Kind.STATUS: judge_status,
    Kind.OWNER: judge_owner,
    Kind.TOPICS: judge_topics,
    Kind.REVIEW: judge_review,
    Kind.RESPONSIBLE: judge_responsible,
    Kind.HANDOVER: judge_handover,
}
