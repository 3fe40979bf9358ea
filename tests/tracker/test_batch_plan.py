"""What a change of many would do, before anything is done: what changes from what to what, what is skipped and why."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import make_letter, make_party, make_pledge, make_topic, make_update, make_user
from tracker import linking
from tracker.batches import TooMany, choice_form, make_plan, planning
from tracker.models import Pledge

pytestmark = pytest.mark.django_db


def plan_for(kind, *pledges, **data):
    form = choice_form(kind, {"note": ""} | data)
    assert form.is_valid(), form.errors
    return make_plan(kind, form, [pledge.pk for pledge in pledges])


def status_plan(*pledges, status="lapsed", effective_on="2024-07-02", **data):
    return plan_for("status", *pledges, status=status, effective_on=effective_on, **data)


def because(plan):
    return [skipped.because for skipped in plan.skipped]


def test_a_plan_says_from_what_to_what_and_writes_nothing():
    pledge, other = make_pledge(), make_pledge()
    make_update(other, status="in_progress")

    plan = status_plan(pledge, other)

    assert [(line.was, line.became) for line in plan.lines] == [
        ({"status": "open"}, {"status": "lapsed"}),
        ({"status": "in_progress"}, {"status": "lapsed"}),
    ]
    assert Pledge.objects.get(pk=pledge.pk).status == "open"


def test_what_is_so_already_is_skipped():
    pledge = make_pledge()
    make_update(pledge, status="lapsed")

    assert because(status_plan(pledge)) == ["It is “Lapsed” already."]


def test_a_closed_pledge_is_not_closed_again_and_can_be_opened():
    pledge = make_pledge()
    make_update(pledge, status="fulfilled")

    assert because(status_plan(pledge)) == ["It is closed already: “Fulfilled”."]
    assert len(status_plan(pledge, status="open").lines) == 1


def test_a_newer_update_of_a_later_day_keeps_the_status():
    pledge = make_pledge()
    make_update(pledge, effective_on=date(2025, 1, 1))

    assert because(status_plan(pledge)) == [
        "An update of a later day, 1 January 2025, says otherwise: its status would not change."
    ]


def test_an_update_that_was_undone_keeps_nothing_back():
    pledge = make_pledge()
    mistake = make_update(pledge, effective_on=date(2025, 1, 1))
    make_update(pledge, status="open", effective_on=date(2025, 1, 1), undoes=mistake)

    assert len(status_plan(pledge).lines) == 1


def test_superseding_asks_for_the_successor():
    pledge, replaced, successor = make_pledge(), make_pledge(), make_pledge()
    linking.link(successor, "replaces", replaced, None)

    plan = status_plan(pledge, replaced, status="superseded")

    assert because(plan) == ["Nothing takes its place: name the pledge that does."]
    assert [line.pledge for line in plan.lines] == [replaced]


def test_a_successor_takes_the_place_of_the_others_and_not_its_own():
    pledge, successor = make_pledge(), make_pledge()

    plan = status_plan(pledge, successor, status="superseded", successor=successor.code)

    assert [line.became for line in plan.lines] == [{"status": "superseded", "successor": successor.pk}]
    assert because(plan) == ["It is itself the pledge that takes the others’ place."]


def test_a_day_from_before_a_pledge_needs_a_reason():
    pledge = make_pledge(pledged_on=date(2024, 9, 1))

    assert "before the pledge was made, on 1 September 2024" in because(status_plan(pledge))[0]
    assert len(status_plan(pledge, effective_reason="Zo stond het in de brief.").lines) == 1


def test_a_day_to_come_needs_a_reason():
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    data = {"status": "lapsed", "effective_on": tomorrow, "note": ""}

    assert "effective_reason" in choice_form("status", data).errors
    assert choice_form("status", data | {"effective_reason": "Al aangekondigd."}).is_valid()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"status": "fulfilled"}, "__all__"),
        ({"status": "fulfilled", "evidence": "nergens#p1"}, "evidence"),
        (
            {"status": "fulfilled", "evidence": "28 676, nr. 321", "no_evidence_because": "Geen."},
            "no_evidence_because",
        ),
        ({"status": "lapsed", "successor": "P-999"}, "successor"),
        ({"status": "gone"}, "status"),
        ({"status": "lapsed", "effective_on": "31-31-2020"}, "effective_on"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_at_its_field(data, field):
    form = choice_form("status", {"effective_on": "2024-07-02", "note": ""} | data)

    assert field in form.errors


def test_a_verdict_with_evidence_is_a_choice():
    letter = make_letter(slug="brief-a")
    pledge = make_pledge(letter.paragraphs.get())

    plan = status_plan(pledge, status="fulfilled", evidence="brief-a#p1")

    assert plan.form.instance.evidence_paragraph == letter.paragraphs.get()


def test_owner_and_review_day_change_where_they_are_others():
    owner = make_user()
    theirs, free = make_pledge(owner=owner, review_on=date(2030, 1, 1)), make_pledge()

    owners = plan_for("owner", theirs, free, owner=str(owner.pk))
    days = plan_for("review", theirs, free, review_on="2030-01-01")
    nobody = plan_for("owner", theirs, free, owner="")

    assert because(owners) == ["It is theirs already."]
    assert because(days) == ["It has this day already."]
    assert [(line.was, line.became) for line in nobody.lines] == [({"owner": owner.pk}, {"owner": None})]


def test_somebody_whose_account_is_closed_cannot_become_owner():
    closed = make_user(is_active=False)

    assert "owner" in choice_form("owner", {"owner": str(closed.pk), "note": ""}).errors


@pytest.mark.parametrize(
    ("how", "became"),
    [("add", {"cyber", "nato"}), ("remove", set())],
)
def test_topics_are_added_and_taken_away(how, became):
    cyber, nato = make_topic("Cyber"), make_topic("NATO")
    pledge = make_pledge(topics=[cyber])
    slugs = {cyber.pk: "cyber", nato.pk: "nato"}

    (line,) = plan_for("topics", pledge, how=how, topics=["cyber", "nato"]).lines

    assert {slugs[key] for key in line.was["topics"]} == {"cyber"}
    assert {slugs[key] for key in line.became["topics"]} == became


def test_who_must_act_can_be_put_in_the_place_of_all():
    old, new = make_party("Old"), make_party("New")
    pledge, so_already = make_pledge(responsible=[old]), make_pledge(responsible=[new])

    plan = plan_for("responsible", pledge, so_already, how="instead", responsible=["new"])

    assert [line.became for line in plan.lines] == [{"responsible": [new.pk]}]
    assert because(plan) == ["It is so already."]


def test_a_handover_takes_the_open_pledges_of_a_party_from_before_that_day():
    old, new, both = make_party("Old"), make_party("New"), make_party("Both")
    mine = make_pledge(responsible=[old, both])
    others = make_pledge(responsible=[both])
    closed = make_pledge(responsible=[old])
    make_update(closed, status="fulfilled")
    younger = make_pledge(responsible=[old], pledged_on=date(2024, 8, 1))

    plan = plan_for(
        "handover", mine, others, closed, younger, party="old", successor="new", handed_on="2024-07-02"
    )

    assert [(line.pledge, line.became) for line in plan.lines] == [
        (mine, {"responsible": sorted([new.pk, both.pk])})
    ]
    assert because(plan) == [
        "Old does not have to act on it.",
        "It is closed already: “Fulfilled”.",
        "It was made after that day, on 1 August 2024.",
    ]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"successor": "old"}, "successor"),
        ({"handed_on": "2999-01-01"}, "handed_on"),
        ({"party": "who"}, "party"),
    ],
)
def test_a_handover_is_to_another_and_not_in_the_future(data, field):
    make_party("Old"), make_party("New")

    form = choice_form(
        "handover", {"party": "old", "successor": "new", "handed_on": "2024-07-02", "note": ""} | data
    )

    assert field in form.errors


def test_what_is_not_in_the_register_is_counted():
    form = choice_form("owner", {"owner": "", "note": ""})
    assert form.is_valid()

    assert make_plan("owner", form, [make_pledge().pk, 999_999]).absent == 1


def test_too_many_pledges_are_refused(monkeypatch):
    monkeypatch.setattr(planning, "MOST", 1)
    form = choice_form("owner", {"owner": "", "note": ""})
    assert form.is_valid()

    with pytest.raises(TooMany, match="2 pledges, and 1 at most"):
        make_plan("owner", form, [make_pledge().pk, make_pledge().pk])


@pytest.mark.parametrize("kind", ["status", "owner", "topics", "review", "responsible", "handover"])
def test_the_statements_of_a_plan_do_not_grow_with_its_pledges(kind, django_assert_num_queries):
    old, new, topic = make_party("Old"), make_party("New"), make_topic("Cyber")
    data = {
        "status": {"status": "lapsed", "effective_on": "2024-07-02"},
        "owner": {"owner": str(make_user().pk)},
        "topics": {"how": "add", "topics": ["cyber"]},
        "review": {"review_on": "2030-01-01"},
        "responsible": {"how": "add", "responsible": ["new"]},
        "handover": {"party": "old", "successor": "new", "handed_on": "2024-07-02"},
    }[kind]
    form = choice_form(kind, {"note": ""} | data)
    assert form.is_valid(), (form.errors, old, new, topic)
    keys = [make_pledge(responsible=[old]).pk for _ in range(12)]
    few = 3 if kind == "status" else 1 if kind in {"owner", "review"} else 2

    for some in (keys[:1], keys):
        with django_assert_num_queries(few):
            assert len(make_plan(kind, form, some).lines) == len(some)
