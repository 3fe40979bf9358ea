"""How pledges are linked to each other, and how a link that was a mistake is withdrawn."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from tests.factories import make_pledge
from tracker.linking import link, withdraw
from tracker.models import Pledge, PledgeLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledges():
    return [make_pledge() for _ in range(4)]


def test_a_link_says_who_made_it_and_when(pledges, analyst):
    made = link(pledges[1], "changes", pledges[0], analyst)

    stored = PledgeLink.objects.standing().get()
    assert (stored.pledge, stored.kind, stored.other) == (pledges[1], "changes", pledges[0])
    assert (stored.recorded_by, stored.recorded_at) == (analyst, made.recorded_at)


def test_a_pledge_that_repeats_another_says_so_and_the_other_does_not(pledges, analyst):
    link(pledges[1], "repeats", pledges[0], analyst)

    assert [pledge.is_repeat for pledge in Pledge.objects.order_by("pk")[:2]] == [False, True]


@pytest.mark.parametrize("kind", ["changes", "supplements", "replaces", "splits_from"])
def test_only_a_repetition_makes_a_repeat(pledges, analyst, kind):
    link(pledges[1], kind, pledges[0], analyst)

    assert not Pledge.objects.filter(is_repeat=True).exists()


def test_both_are_newer_than_whoever_has_them_open_knows(pledges, analyst):
    link(pledges[1], "repeats", pledges[0], analyst)

    assert [pledge.version for pledge in Pledge.objects.order_by("pk")] == [2, 2, 1, 1]
    assert (pledges[0].version, pledges[1].version, pledges[1].is_repeat) == (2, 2, True)


# ---- what cannot be -------------------------------------------------------------------------------------------
def refused(pledge, kind, other, says):
    before = PledgeLink.objects.count()
    with pytest.raises(ValidationError, match=says):
        link(pledge, kind, other, None)
    assert PledgeLink.objects.count() == before
    assert Pledge.objects.get(pk=pledge.pk).version == pledge.version


def test_a_pledge_is_not_linked_to_itself(pledges):
    refused(pledges[0], "repeats", pledges[0], "not linked to itself")


def test_the_same_link_twice_is_refused(pledges):
    link(pledges[1], "changes", pledges[0], None)

    refused(pledges[1], "changes", pledges[0], "linked so already")
    assert link(pledges[1], "supplements", pledges[0], None)


def test_a_pledge_repeats_one_other(pledges):
    link(pledges[2], "repeats", pledges[0], None)

    refused(pledges[2], "repeats", pledges[1], "repeats another already")
    assert link(pledges[1], "repeats", pledges[0], None)


@pytest.mark.parametrize("kind", PledgeLink.Kind.values)
@pytest.mark.parametrize("length", [2, 3, 4])
def test_links_of_a_kind_do_not_go_round(pledges, kind, length):
    for pledge, other in zip(pledges[1:length], pledges, strict=False):
        link(pledge, kind, other, None)

    refused(pledges[0], kind, pledges[length - 1], "cannot go round")


def test_links_of_different_kinds_may_go_both_ways(pledges):
    link(pledges[1], "changes", pledges[0], None)

    assert link(pledges[0], "splits_from", pledges[1], None)


def test_a_kind_that_there_is_not_is_refused(pledges):
    refused(pledges[1], "kopieert", pledges[0], "not a valid choice")


@pytest.mark.django_db(transaction=True)
def test_people_who_link_at_the_same_moment_close_no_ring(pledges):
    ring = [(pledges[place], pledges[(place + 1) % 4]) for place in (0, 2, 1, 3)]

    with ThreadPoolExecutor(4) as people:
        answers = list(people.map(try_to_link, ring))

    assert sorted(answers) == ["linked", "linked", "linked", "refused"]
    assert Pledge.objects.counted().count() == 1


def try_to_link(pair):
    try:
        link(pair[0], "repeats", pair[1], None)
    except ValidationError:
        return "refused"
    finally:
        connections.close_all()
    return "linked"


# ---- withdrawing ----------------------------------------------------------------------------------------------
def test_a_withdrawn_link_stays_stored_and_no_longer_stands(pledges, analyst, editor):
    made = link(pledges[1], "repeats", pledges[0], analyst)

    withdraw(made, editor)

    stored = PledgeLink.objects.get()
    assert (stored.recorded_by, stored.withdrawn_by) == (analyst, editor)
    assert stored.withdrawn_at >= stored.recorded_at
    assert not PledgeLink.objects.standing().exists()
    assert not Pledge.objects.get(pk=pledges[1].pk).is_repeat


def test_withdrawing_twice_is_once(pledges, analyst, editor):
    made = link(pledges[1], "repeats", pledges[0], analyst)
    withdraw(made, editor)
    versions = list(Pledge.objects.values_list("version", flat=True))

    withdraw(made, analyst)

    assert PledgeLink.objects.get().withdrawn_by == editor
    assert list(Pledge.objects.values_list("version", flat=True)) == versions


def test_after_withdrawing_the_same_link_or_its_opposite_can_be_made(pledges):
    withdraw(link(pledges[1], "repeats", pledges[0], None), None)

    withdraw(link(pledges[0], "repeats", pledges[1], None), None)
    link(pledges[1], "repeats", pledges[0], None)

    assert [pledge.is_repeat for pledge in Pledge.objects.order_by("pk")[:2]] == [False, True]


def test_of_two_links_the_other_one_stays(pledges):
    link(pledges[1], "repeats", pledges[0], None)
    changes = link(pledges[1], "changes", pledges[0], None)

    withdraw(changes, None)

    assert Pledge.objects.get(pk=pledges[1].pk).is_repeat
