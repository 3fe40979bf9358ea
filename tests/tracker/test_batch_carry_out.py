"""A plan is carried out exactly as it was shown, on all of its pledges or on none."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_party, make_pledge, make_reading, make_topic, make_update, make_user
from tracker import linking
from tracker.batches import Overtaken, carry_out, choice_form, make_plan
from tracker.models import Batch, BatchLine, Handover, PastStanding, Pledge, StatusUpdate
from tracker.register_check import CHECKS, files_are_whole

pytestmark = pytest.mark.django_db


def plan_for(kind, pledges, **data):
    form = choice_form(kind, {"note": ""} | data)
    assert form.is_valid(), form.errors
    return make_plan(kind, form, [pledge.pk for pledge in pledges])


def lapse(pledges, **data):
    return plan_for("status", pledges, status="lapsed", effective_on="2024-07-02", note="Gevallen.", **data)


def fresh(pledge):
    return Pledge.objects.get(pk=pledge.pk)


def agrees():
    """What the register’s own checks find wrong, but for the files, which these letters do not have."""
    return [failure for check in CHECKS if check is not files_are_whole for failure in check().failures]


def test_each_pledge_gets_one_line_of_history_and_stands_where_it_says(analyst):
    pledges = [make_pledge(), make_pledge(first_due_on=date(2025, 1, 1))]
    make_reading(make_update(pledges[1], "partly_fulfilled"), "confirmed")

    batch = carry_out(lapse(pledges), analyst)

    for pledge in pledges:
        update = pledge.updates.get(batch=batch)
        assert (update.status, update.effective_on, update.note) == ("lapsed", date(2024, 7, 2), "Gevallen.")
        assert (update.recorded_by, update.recorded_at) == (analyst, batch.recorded_at)
        assert (fresh(pledge).status, fresh(pledge).status_since) == ("lapsed", date(2024, 7, 2))
        assert fresh(pledge).version > pledge.version
    assert agrees() == []


def test_a_batch_keeps_what_was_chosen_and_what_it_did(analyst):
    pledge = make_pledge()

    batch = carry_out(lapse([pledge]), analyst)

    line = BatchLine.objects.get()
    assert (line.batch, line.pledge, line.was, line.became) == (
        batch, pledge, {"status": "open"}, {"status": "lapsed"}
    )  # fmt: skip
    assert (batch.kind, batch.note, batch.recorded_by, batch.undoes) == ("status", "Gevallen.", analyst, None)
    assert batch.chosen["status"] == "lapsed"


def test_the_past_of_each_pledge_says_so_too(analyst):
    pledge = make_pledge()

    carry_out(lapse([pledge]), analyst)

    known_now = PastStanding.objects.filter(pledge=pledge, known_until=None).order_by("from_on")
    assert [(row.from_on.year, row.status) for row in known_now] == [(1, "open"), (2024, "lapsed")]


def test_the_note_is_found_by_its_words(analyst):
    pledges = [make_pledge(), make_pledge()]

    carry_out(lapse(pledges), analyst)

    assert list(Pledge.objects.mentioning("gevallen").order_by("pk")) == pledges


def test_a_verdict_of_many_waits_for_a_second_reader_of_each(analyst):
    pledge = make_pledge()

    carry_out(
        plan_for(
            "status", [pledge], status="fulfilled", effective_on="2024-07-02", no_evidence_because="Gezocht."
        ),
        analyst,
    )

    assert fresh(pledge).second_reading == "needed"
    assert pledge.updates.get().no_evidence_because == "Gezocht."


@pytest.mark.parametrize(
    ("kind", "data", "name", "became"),
    [
        ("review", {"review_on": "2030-01-01"}, "review_on", date(2030, 1, 1)),
        ("owner", {"owner": "{owner}"}, "owner", "{owner}"),
        ("topics", {"how": "add", "topics": ["cyber"]}, "topics", ["Burden sharing", "Cyber"]),
        ("topics", {"how": "remove", "topics": ["burden-sharing"]}, "topics", []),
        ("responsible", {"how": "instead", "responsible": ["new"]}, "responsible", ["New"]),
    ],
)
def test_a_particular_changes_with_one_line_in_the_field_history(analyst, kind, data, name, became):
    owner, pledge = make_user(), make_pledge(topics=[make_topic()], responsible=[make_party("Old")])
    make_topic("Cyber"), make_party("New")
    data = {key: str(owner.pk) if value == "{owner}" else value for key, value in data.items()}
    lines = pledge.corrections.count()

    batch = carry_out(plan_for(kind, [pledge], **data), analyst)

    assert pledge.corrections.count() == lines + 1
    line = pledge.corrections.first()
    assert (line.history_user, line.history_date) == (analyst, batch.recorded_at)
    assert value_of(line, name) == value_of(fresh(pledge), name) == (owner if became == "{owner}" else became)
    assert fresh(pledge).version == pledge.version + 1


def value_of(row, name):
    value = getattr(row, name)
    if not hasattr(value, "all"):
        return value
    return sorted(
        str(getattr(each, {"topics": "topic", "responsible": "party"}[name], each)) for each in value.all()
    )


def test_the_line_of_a_batch_differs_from_the_one_before_in_what_it_changed_alone(analyst):
    pledge = make_pledge(topics=[make_topic()], responsible=[make_party()], amount=5)

    carry_out(plan_for("review", [pledge], review_on="2030-01-01"), analyst)

    after, before = pledge.corrections.order_by("-history_id")[:2]
    assert [change.field for change in after.diff_against(before).changes] == ["review_on"]


def test_a_handover_passes_the_pledge_on_and_keeps_who_had_it(editor):
    old, new = make_party("Old"), make_party("New")
    pledge = make_pledge(responsible=[old])

    batch = carry_out(
        plan_for("handover", [pledge], party="old", successor="new", handed_on="2024-07-02"), editor
    )

    handover = Handover.objects.get()
    assert (handover.pledge, handover.party, handover.successor) == (pledge, old, new)
    assert (handover.handed_on, handover.batch) == (date(2024, 7, 2), batch)
    assert list(fresh(pledge).responsible.all()) == [new]


def test_a_successor_is_linked_to_all_whose_place_it_takes(analyst):
    pledges, successor = [make_pledge(), make_pledge()], make_pledge()
    linking.link(successor, "replaces", pledges[0], None)

    carry_out(
        plan_for("status", pledges, status="superseded", effective_on="2024-07-02", successor=successor.code),
        analyst,
    )

    links = successor.links.standing().filter(kind="replaces")
    assert sorted(link.other_id for link in links) == [pledge.pk for pledge in pledges]
    assert {fresh(pledge).status for pledge in pledges} == {"superseded"}
    assert agrees() == []


def test_whoever_comes_between_stops_all_of_it(analyst):
    pledges = [make_pledge(), make_pledge()]
    plan = lapse(pledges)
    make_update(pledges[1], status="in_progress")

    with pytest.raises(Overtaken) as overtaken:
        carry_out(plan, analyst)

    assert overtaken.value.changed == [pledges[1].pk]
    assert [line.was for line in overtaken.value.plan.lines] == [
        {"status": "open"},
        {"status": "in_progress"},
    ]
    assert not Batch.objects.exists()
    assert fresh(pledges[0]).status == "open"


def test_a_change_that_counts_no_version_up_stops_it_too(analyst):
    pledge = make_pledge()
    plan = plan_for("review", [pledge], review_on="2030-01-01")
    pledge.check_again_on(date(2029, 1, 1))

    with pytest.raises(Overtaken):
        carry_out(plan, analyst)

    assert fresh(pledge).review_on == date(2029, 1, 1)


def test_evidence_that_is_gone_meanwhile_stops_it(analyst):
    owner, pledge = make_user(), make_pledge()
    plan = plan_for("owner", [pledge], owner=str(owner.pk))
    owner.is_active = False
    owner.save()
    plan = type(
        "Shown", (), {**vars(plan), "form": choice_form("owner", plan.form.data), "digest": plan.digest}
    )

    with pytest.raises(ValidationError, match="look at it again"):
        carry_out(plan, analyst)

    assert fresh(pledge).owner is None


def test_a_failure_in_the_middle_leaves_nothing(analyst):
    """The database itself refuses the line of one pledge, after the others were written."""
    pledges = [make_pledge(), make_pledge(), make_pledge()]
    plan = lapse(pledges)
    refuse_line_of(pledges[1])

    with pytest.raises(IntegrityError, match="full"):
        carry_out(plan, analyst)

    assert not StatusUpdate.objects.exists()
    assert not Batch.objects.exists()
    assert {fresh(pledge).status for pledge in pledges} == {"open"}


def refuse_line_of(pledge):
    when = f"NEW.pledge_id = {pledge.pk}"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER disk_full BEFORE INSERT ON tracker_batchline WHEN {when} "
                "BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
            return
        cursor.execute(
            "CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER disk_full BEFORE INSERT ON tracker_batchline FOR EACH ROW WHEN ({when}) "
            "EXECUTE FUNCTION disk_full()"
        )


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("status", {"status": "lapsed", "effective_on": "2024-07-02"}),
        ("review", {"review_on": "2030-01-01"}),
        ("topics", {"how": "add", "topics": ["cyber"]}),
        ("handover", {"party": "old", "successor": "new", "handed_on": "2024-07-02"}),
    ],
)
def test_the_statements_do_not_grow_with_the_pledges(analyst, django_assert_num_queries, kind, data):
    old = make_party("Old")
    make_party("New"), make_topic("Cyber")
    pledges = [make_pledge(responsible=[old]) for _ in range(9)]
    for pledge in pledges:
        make_update(pledge)
    with CaptureQueriesContext(connection) as few:
        carry_out(plan_for(kind, pledges[:1], **data), analyst)

    with django_assert_num_queries(len(few)):
        carry_out(plan_for(kind, pledges[1:], **data), analyst)
