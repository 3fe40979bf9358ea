"""Whatever happens to a register, its past stays what it was: random histories, recorded on any day."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clock import at
from tests.factories import make_batch, make_party, make_pledge, make_reading, make_topic, make_user
from tracker import exports
from tracker.linking import link, withdraw
from tracker.looking_back import looking_back
from tracker.models import (
    Handover,
    PastStanding,
    Pledge,
    PledgeLink,
    SecondReading,
    Standing,
    Status,
    StatusUpdate,
    standing,
)
from tracker.models.replaying import NAMES
from tracker.models.status import VERDICTS

pytestmark = pytest.mark.django_db

FIRST = date(2020, 1, 10)
# A pledge that is superseded also names its successor.
STATUSES = [status for status in Status.values if status != Status.SUPERSEDED]


# ---- what may happen to a register ----------------------------------------------------------------------------
class World:
    """Three pledges and who works on them; each method is something that people do, chosen by small numbers."""

    def __init__(self):
        self.people = [make_user(), make_user(role="editor")]
        self.parties = [make_party(name) for name in ("Defence", "Foreign Affairs", "Finance")]
        self.topics = [make_topic(name) for name in ("Readiness", "Spending")]
        with at(datetime(2020, 1, 1, 12, tzinfo=UTC)):
            made = [
                make_pledge(
                    pledged_on=date(2019, 12, 4), first_due_on=date(2020, 1, 20), responsible=self.parties[:1]
                ),
                make_pledge(pledged_on=FIRST + timedelta(days=2), topics=self.topics[:1]),
                make_pledge(pledged_on=None, responsible=self.parties[1:2]),
            ]
        self.keys = [pledge.pk for pledge in made]

    def pledge(self, which):
        return Pledge.objects.get(pk=self.keys[which % 3])

    def update(self, day, which, a, b):
        status = STATUSES[a % len(STATUSES)]
        Pledge.record(
            self.pledge(which),
            StatusUpdate(
                status=status,
                effective_on=day + timedelta(days=b % 9 - 5),
                effective_reason="Zo stond het er.",
                note=f"{a} {b}",
                no_evidence_because="Gevraagd." if status in VERDICTS or b > 6 else "",
                claimed_status=Status.values[b % 7] if a > 6 else "",
                due_on=day + timedelta(days=30 + a) if b > 6 else None,
                due_reason="Later." if b > 6 else "",
                delivered_amount=a or None,
            ),
            by=self.people[0],
        )

    def undo(self, day, which, a, b):
        standing_still = StatusUpdate.objects.counting().order_by("pk")
        if undone := standing_still[a % max(len(standing_still), 1) :][:1]:
            status = undone[0].status
            undoing = StatusUpdate(
                undoes=undone[0],
                status=status,
                effective_on=day + timedelta(days=b % 9 - 6),
                effective_reason="Fout.",
            )
            undoing.no_evidence_because = "Fout." if status in VERDICTS else ""
            undone[0].pledge.record(undoing, by=self.people[0])

    def read(self, day, which, a, b):
        verdicts = StatusUpdate.objects.filter(status__in=VERDICTS).order_by("pk")
        for update in verdicts[a % max(len(verdicts), 1) :][:1]:
            make_reading(update, ["confirmed", "disputed"][b % 2], by=self.people[1])

    def correct(self, day, which, a, b):
        pledge = self.pledge(which)
        pledge.title, pledge.pledged_on = f"Title {a}", day + timedelta(days=b % 9 - 6)
        pledge.first_due_on = day + timedelta(days=a) if a % 2 else None
        pledge.due_precision = "day" if a % 2 else ""
        pledge.owner, pledge.review_on = self.people[a % 2], day + timedelta(days=b)
        with pledge.one_line_of_history():
            pledge.responsible.set(self.parties[a % 3 : a % 3 + b % 3])
            pledge.topics.set(self.topics[: b % 3])
        pledge.replay()

    def tie(self, day, which, a, b):
        one, other = self.pledge(which), self.pledge(which + 1 + a % 2)
        link(one, "repeats", other, self.people[0])

    def untie(self, day, which, a, b):
        for tie in PledgeLink.objects.filter(withdrawn_at=None).order_by("pk")[a % 2 :][:1]:
            withdraw(tie, self.people[0])

    def hand_over(self, day, which, a, b):
        pledge = self.pledge(which)
        party, successor = self.parties[a % 3], self.parties[(a + 1 + b % 2) % 3]
        if pledge.responsible.filter(pk=party.pk).exists():
            batch = make_batch("handover", by=self.people[1])
            with pledge.one_line_of_history():
                pledge.responsible.remove(party)
                pledge.responsible.add(successor)
            handed_on = day + timedelta(days=b % 9 - 4)
            Handover.objects.create(
                pledge=pledge, party=party, successor=successor, handed_on=handed_on, batch=batch
            )
            pledge.replay()


DEEDS = ("update", "update", "update", "undo", "read", "correct", "tie", "untie", "hand_over")
small = st.integers(0, 9)
# Days after the deed before, the hour in UTC (the register's midnight is between them), and what is done to what.
events = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([12, 22, 23]), st.sampled_from(DEEDS), small, small, small),
    min_size=1,
    max_size=6,
)


def dated(history):
    """Each event with the moment at which it is recorded, in their order."""
    day, last = FIRST, datetime.min.replace(tzinfo=UTC)
    for later, hour, *deed in history:
        day += timedelta(days=later)
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        last = max(moment, last + timedelta(minutes=1))
        yield last, deed


def happen(world, moment, deed):
    name, which, a, b = deed
    # What breaks a rule is refused and changes nothing.
    with at(moment), suppress(ValidationError), transaction.atomic():
        getattr(world, name)(timezone.localdate(), which, a, b)


@pytest.fixture
def world(db):
    return World()


# ---- what holds of any ----------------------------------------------------------------------------------------
def register():
    """Every pledge as every export has it, and what is stored of it besides."""
    file = b"".join(exports.stream(Pledge.objects.order_by("id"), exports.Options("csv")))
    stored = Pledge.objects.order_by("id").values_list("pk", "is_repeat", "updated_at", *NAMES)
    return file, list(stored)


@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    history=events,
    back=st.integers(0, 6),
    day=st.integers(-9, 30),
    second=st.integers(0, 30 * 86400),
)
def test_whatever_happens_the_past_stays_what_it_was(world, history, back, day, second):
    """Three claims about each history, since to live through it is what takes the time."""
    with transaction.atomic():
        stopped = live_through(world, history, back)
        what_is_stored_is_what_the_history_amounts_to()
        one_standing_holds(
            world.keys,
            FIRST + timedelta(days=day),
            datetime(2020, 1, 2, tzinfo=UTC) + timedelta(seconds=second),
        )
        for known, said in stopped.items():
            with looking_back(known - timedelta(days=back), known):
                assert register() == said
        transaction.set_rollback(True)


def live_through(world, history, back):
    """Day -> the register at its end, looked at `back` days before it: a register that stopped then shows this."""
    stopped, today = {}, None
    for moment, deed in dated(history):
        yesterday, today = today, timezone.localdate(moment)
        if yesterday and yesterday < today:
            with looking_back(yesterday - timedelta(days=back)):
                stopped[yesterday] = register()
        happen(world, moment, deed)
    return stopped


def what_is_stored_is_what_the_history_amounts_to():
    readings = list(SecondReading.objects.all())
    for pledge in Pledge.objects.prefetch_related("updates"):
        stored = Standing(*(getattr(pledge, name) for name in NAMES))
        assert stored == standing(pledge, pledge.updates.all(), readings)


def one_standing_holds(pledges, on, moment):
    """On any day, as known at any moment since these pledges were recorded."""
    known = Q(known_until=None) | Q(known_until__gt=moment)
    holding = PastStanding.objects.filter(known, from_on__lte=on, until_on__gt=on, known_from__lte=moment)
    counts = holding.order_by().values("pledge").annotate(n=Count("pk")).values_list("pledge", "n")
    assert sorted(counts) == [(key, 1) for key in sorted(pledges)]
