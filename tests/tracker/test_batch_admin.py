"""The same changes of many as actions of the admin's lists, for those who may make them."""

import pytest

from tests.factories import make_party, make_pledge, make_update, make_user
from tests.tracker.test_batch_add import ADDRESS, LAPSE, hidden, sent, statuses
from tracker.models import Batch, Pledge

pytestmark = pytest.mark.django_db
LIST, PARTIES = "/admin/tracker/pledge/", "/admin/tracker/party/"


def act(client, action, *rows, address=LIST, **fields):
    return client.post(address, {"action": action, "_selected_action": [row.pk for row in rows], **fields})


def test_an_action_leads_over_the_preview_back_to_the_list_of_the_admin(analyst, client_as):
    client, pledges = client_as(analyst), [make_pledge(), make_pledge()]

    page = act(client, "change_status", *pledges, address=f"{LIST}?level=national")
    preview = client.post(ADDRESS, {"selected": hidden(page, "selected"), **LAPSE})
    assert statuses() == ["open", "open"]
    done = client.post(ADDRESS, sent(preview))

    assert done.url == f"{LIST}?level=national"
    assert statuses() == ["lapsed", "lapsed"]
    assert Batch.objects.get().lines.count() == 2


def test_all_of_a_filtered_list_can_be_taken_at_once(analyst, client_as):
    pledges = [make_pledge(level="other") for _ in range(3)]
    make_pledge(level="national")

    page = act(
        client_as(analyst),
        "change_owner",
        pledges[0],
        address=f"{LIST}?level=other",
        select_across="1",
        index="0",
    )

    assert "Owner of 3 pledges" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("analyst", {"status", "owner", "topics", "review", "responsible"}),
        ("editor", {"status", "owner", "topics", "review", "responsible", "handover"}),
    ],
)
def test_the_actions_are_those_that_one_may_do(client_as, role, offered):
    client, pledge = client_as(make_user(role)), make_pledge()

    page = client.get(LIST)

    choices = {value for value, _name in page.context["action_form"].fields["action"].choices if value}
    assert choices == {f"change_{kind}" for kind in offered}
    forged = act(client, "change_handover", pledge)
    assert (
        ("selected" in forged.context) is (role == "editor")
        if forged.status_code == 200
        else role == "analyst"
    )


def test_no_action_reads_a_second_time():
    """A second reading of many would be no reading."""
    from tracker.admin.many import NAMES

    assert {str(kind) for kind in NAMES} == {"status", "owner", "topics", "review", "responsible", "handover"}


def test_a_party_hands_over_its_open_pledges(editor, client_as):
    old, new = make_party("Old"), make_party("New")
    mine, closed = make_pledge(responsible=[old]), make_pledge(responsible=[old])
    make_update(closed, status="fulfilled")
    client = client_as(editor)

    page = act(client, "hand_over", old, address=PARTIES)
    assert '<option value="old" selected>' in page.content.decode()
    choice = {"party": "old", "successor": "new", "handed_on": "2024-07-02", "note": ""}
    client.post(ADDRESS, sent(client.post(ADDRESS, {"selected": hidden(page, "selected"), **choice})))

    assert [list(each.responsible.all()) for each in Pledge.objects.order_by("pk")] == [[new], [old]]
    assert mine.handovers.count() == 1


def test_a_handover_begins_with_one_party_that_has_open_pledges(editor, client_as):
    idle, busy = make_party("Idle"), make_party("Busy")
    make_pledge(responsible=[busy])
    client = client_as(editor)

    for parties in ([idle], [idle, busy]):
        answer = act(client, "hand_over", *parties, address=PARTIES)
        assert answer.status_code == 302
        assert "Tick one party that has open pledges." in client.get(PARTIES).content.decode()


def test_an_analyst_cannot_hand_over_from_the_parties(analyst, client_as):
    old = make_party("Old")
    make_pledge(responsible=[old])

    page = client_as(analyst).get(PARTIES).content.decode()
    forged = act(client_as(analyst), "hand_over", old, address=PARTIES)

    assert "hand_over" not in page
    assert "selected" not in (forged.context or {})
