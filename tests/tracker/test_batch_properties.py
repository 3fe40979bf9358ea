"""Whatever its history and whatever is done to it at once: undoing restores every exported column of every pledge."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.rows import write_rows
from tests.factories import make_letter, make_party, make_pledge, make_topic, make_user
from tracker.batches import carry_out, choice_form, make_plan, undo
from tracker.exports.blocks import read_block
from tracker.exports.columns import COLUMNS
from tracker.models import Pledge, SecondReading, Status, StatusUpdate, replay
from tracker.models.status import VERDICTS

pytestmark = pytest.mark.django_db
PLEDGES = 3
DAYS = st.integers(0, 6).map(lambda number: date(2024, 1, 1) + timedelta(days=30 * number))
UPDATES = st.lists(
    st.tuples(
        st.integers(0, PLEDGES - 1), st.sampled_from(Status.values), DAYS, st.none() | DAYS, st.booleans()
    ),
    max_size=6,
)
CHOICES = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.just("status"), "status": st.sampled_from(Status.values), "effective_on": DAYS.map(str)}
    ),
    st.fixed_dictionaries({"kind": st.just("owner"), "owner": st.sampled_from(["", "{owner}"])}),
    st.fixed_dictionaries({"kind": st.just("review"), "review_on": st.just("") | DAYS.map(str)}),
    *(
        st.fixed_dictionaries(
            {
                "kind": st.just(kind),
                "how": st.sampled_from(hows),
                kind: st.lists(st.sampled_from(["een", "twee"]), min_size=1, unique=True),
            }
        )
        for kind, hows in (("topics", ["add", "remove"]), ("responsible", ["add", "remove", "instead"]))
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("handover"),
            "party": st.just("een"),
            "successor": st.just("twee"),
            "handed_on": DAYS.map(str),
        }
    ),
)


@pytest.fixture
def register():
    """Some pledges, one of which takes the place of another; who and what they may be about."""
    letter = make_letter(["Het kabinet zal dit doen."])
    one, other = make_party("Een"), make_party("Twee")
    topic, people = make_topic("Een"), [make_user(), make_user("editor")]
    make_topic("Twee")
    pledges = [
        make_pledge(letter.paragraphs.get(), first_due_on=date(2024, 6, 1), owner=people[0], topics=[topic]),
        make_pledge(letter.paragraphs.get(), responsible=[one], review_on=date(2024, 3, 1)),
        make_pledge(letter.paragraphs.get(), responsible=[one, other], pledged_on=date(2024, 2, 1)),
    ]
    return pledges, people, make_pledge(letter.paragraphs.get())


@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(UPDATES, CHOICES)
def test_undo_restores_every_exported_column(register, updates, choice):
    pledges, people, successor = register
    with transaction.atomic():
        live_through(pledges, people, updates)
        before = exported(pledges)
        batch = change(pledges, people, successor, choice)
        if batch:
            undo(batch, people[1])
        assert exported(pledges) == before
        transaction.set_rollback(True)


def live_through(pledges, people, updates):
    """Histories by chance, as recording them one by one would have stored them."""
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    rows = [
        StatusUpdate(
            pledge=pledges[place],
            status=status,
            effective_on=day,
            due_on=due_on,
            due_reason="Later." if due_on else "",
            no_evidence_because="Gezocht.",
            recorded_by=people[0],
            recorded_at=moment + timedelta(minutes=number),
        )
        for number, (place, status, day, due_on, _read) in enumerate(updates)
    ]
    write_rows(rows)
    write_rows(
        SecondReading(
            update=row,
            verdict="confirmed",
            recorded_by=people[0],
            read_by=people[1],
            read_at=moment + timedelta(days=1),
        )
        for row, (*_rest, read) in zip(rows, updates, strict=True)
        if read and row.status in VERDICTS
    )
    replay(pledges)


def change(pledges, people, successor, choice):
    """Carry out a choice on all of them; None where nothing would change."""
    data = {name: str(people[1].pk) if value == "{owner}" else value for name, value in choice.items()}
    kind = data.pop("kind")
    if data.get("status") == Status.SUPERSEDED:
        data["successor"] = successor.code
    if data.get("status") in VERDICTS:
        data["no_evidence_because"] = "Gezocht."
    form = choice_form(kind, data | {"note": "Samen."})
    assert form.is_valid(), form.errors
    plan = make_plan(kind, form, [pledge.pk for pledge in pledges])
    return carry_out(plan, people[0]) if plan.lines else None


def exported(pledges):
    block = read_block([pledge.pk for pledge in pledges], date(2025, 6, 1))
    return {column.name: list(column.values(block)) for column in COLUMNS}


def test_the_histories_are_not_all_alike(register):
    """What the property goes through does change something: otherwise undoing it would be easily said."""
    pledges, people, successor = register
    before = exported(pledges)

    batch = change(
        pledges, people, successor, {"kind": "status", "status": "lapsed", "effective_on": "2024-05-01"}
    )

    changed = {name for name, values in exported(pledges).items() if values != before[name]}
    assert {"status", "status_since", "is_open", "last_update_on", "last_update_note"} <= changed
    assert batch.lines.count() == Pledge.objects.count() - 1
