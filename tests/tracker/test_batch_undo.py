"""A batch is undone by counter-entries: what it did is put back where it still stands, and stays to be read."""

from datetime import date

import pytest

from tests.factories import make_party, make_pledge, make_reading, make_topic, make_update, make_user
from tests.tracker.test_batch_carry_out import agrees, fresh, lapse, plan_for
from tracker.batches import NotUndone, carry_out, plan_undo, undo
from tracker.models import Batch, Handover, Pledge, Topic

pytestmark = pytest.mark.django_db


def test_each_update_is_undone_by_one_of_the_same_day(analyst, editor):
    pledge, verdict = make_pledge(), make_pledge()
    make_update(verdict, "partly_fulfilled")
    batch = carry_out(lapse([pledge, verdict]), analyst)

    undoing = undo(batch, editor)

    assert (undoing.undoes, undoing.kind, undoing.recorded_by) == (batch, "status", editor)
    for each, status in ((pledge, "open"), (verdict, "partly_fulfilled")):
        counter = each.updates.get(batch=undoing)
        assert counter.undoes == each.updates.get(batch=batch)
        assert (counter.status, counter.effective_on) == (status, date(2024, 7, 2))
        assert counter.note.startswith("Undoes the change of many of")
        assert fresh(each).status == status
    assert agrees() == []


def test_what_came_after_the_batch_stands(analyst):
    pledge = make_pledge()
    batch = carry_out(lapse([pledge]), analyst)
    later = make_update(pledge, "fulfilled", effective_on=date(2025, 1, 1))
    make_reading(later, "confirmed")

    (line,) = plan_undo(batch).lines
    undo(batch, analyst)

    assert (line.was, line.became) == ({"status": "fulfilled"}, {"status": "fulfilled"})
    assert (fresh(pledge).status, fresh(pledge).second_reading) == ("fulfilled", "confirmed")
    assert agrees() == []


def test_a_particular_comes_back_with_a_line_in_the_field_history(analyst):
    owner = make_user()
    theirs, free = make_pledge(owner=owner), make_pledge()
    batch = carry_out(plan_for("owner", [theirs, free], owner=str(analyst.pk)), analyst)
    lines = theirs.corrections.count()

    undo(batch, analyst)

    assert (fresh(theirs).owner, fresh(free).owner) == (owner, None)
    assert theirs.corrections.count() == lines + 1
    assert [line.owner for line in theirs.corrections.order_by("-history_id")[:3]] == [owner, analyst, owner]


def test_what_somebody_changed_since_is_left_alone_and_said(analyst):
    pledges = [make_pledge(), make_pledge()]
    batch = carry_out(plan_for("review", pledges, review_on="2030-01-01"), analyst)
    fresh(pledges[0]).check_again_on(date(2031, 1, 1))

    plan = plan_undo(batch)
    undo(batch, analyst, plan.digest)

    assert [(skipped.pledge, skipped.because) for skipped in plan.skipped] == [
        (pledges[0], "It was changed since.")
    ]
    assert [fresh(pledge).review_on for pledge in pledges] == [date(2031, 1, 1), None]


def test_topics_that_others_added_since_stay(analyst):
    cyber, nato, old = make_topic("Cyber"), make_topic("NATO"), make_topic("Old")
    pledge = make_pledge(topics=[old])
    batch = carry_out(plan_for("topics", [pledge], how="add", topics=["cyber"]), analyst)
    carry_out(plan_for("topics", [pledge], how="add", topics=["nato"]), analyst)

    undo(batch, analyst)

    assert set(fresh(pledge).topics.all()) == {nato, old}
    assert cyber not in fresh(pledge).topics.all()


def test_a_topic_that_is_gone_cannot_come_back(analyst):
    make_topic("Cyber")
    pledges = [make_pledge(topics=[make_topic("Cyber")]), make_pledge(topics=[make_topic("Cyber")])]
    batch = carry_out(plan_for("topics", pledges, how="remove", topics=["cyber"]), analyst)
    Topic.objects.get(slug="cyber").delete()

    plan = plan_undo(batch)

    assert not plan.lines
    assert {skipped.because for skipped in plan.skipped} == {"What it had is no longer in the register."}
    with pytest.raises(NotUndone):
        undo(batch, analyst)


def test_a_handover_that_was_put_back_never_happened(editor):
    old = make_party("Old")
    make_party("New")
    pledges = [make_pledge(responsible=[old]), make_pledge(responsible=[old])]
    data = {"party": "old", "successor": "new", "handed_on": "2024-07-02"}
    batch = carry_out(plan_for("handover", pledges, **data), editor)
    carry_out(plan_for("responsible", pledges[1:], how="remove", responsible=["new"]), editor)

    undo(batch, editor)

    assert list(fresh(pledges[0]).responsible.all()) == [old]
    # The other one had been changed since: there it did happen.
    assert [handover.pledge for handover in Handover.objects.counting()] == [pledges[1]]
    assert Handover.objects.count() == 2


def test_a_link_to_a_successor_is_withdrawn(analyst):
    pledge, successor = make_pledge(), make_pledge()
    data = {"status": "superseded", "effective_on": "2024-07-02", "successor": successor.code}
    batch = carry_out(plan_for("status", [pledge], **data), analyst)
    assert successor.links.standing().count() == 1

    undo(batch, analyst)

    assert successor.links.standing().count() == 0
    assert fresh(pledge).status == "open"
    assert agrees() == []


def test_it_happens_once_and_not_to_an_undoing(analyst):
    batch = carry_out(lapse([make_pledge()]), analyst)
    undoing = undo(batch, analyst)

    for again in (batch, undoing):
        with pytest.raises(NotUndone):
            undo(again, analyst)

    assert Batch.objects.count() == 2


def test_it_puts_back_what_was_shown_or_nothing(analyst):
    pledge = make_pledge()
    batch = carry_out(lapse([pledge]), analyst)
    shown = plan_undo(batch).digest
    make_update(pledge, "in_progress", effective_on=date(2025, 1, 1))

    with pytest.raises(NotUndone) as refused:
        undo(batch, analyst, shown)

    assert refused.value.plan.lines[0].was == {"status": "in_progress"}
    assert Batch.objects.count() == 1


def test_the_lines_of_both_stay_to_be_read(analyst, client_as):
    pledge = make_pledge()
    batch = carry_out(lapse([pledge]), analyst)
    undoing = undo(batch, analyst)

    page = client_as(analyst).get(pledge.get_absolute_url()).content.decode()

    assert "Gevallen." in page
    assert f'href="{batch.get_absolute_url()}"' in page
    assert f'href="{undoing.get_absolute_url()}"' in page
    assert Pledge.objects.get().updates.count() == 2
