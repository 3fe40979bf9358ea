"""Parties and topics in the admin."""

import pytest

from tests.factories import make_party, make_pledge, make_topic
from tests.tracker.test_admin_sending import change_page, fill_in
from tracker.models import Party, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


def delete(client, row):
    return client.post(change_page(row).replace("/change/", "/delete/"), {"post": "yes"})


def test_a_party_is_added_and_corrected(client):
    fill_in(client, "/admin/tracker/party/add/", name="NATO", name_nl="NAVO", slug="nato", kind="alliance")
    fill_in(client, change_page(Party.objects.get()), short_name="NATO")

    party = Party.objects.get()
    assert (party.name_nl, party.short_name, party.kind) == ("NAVO", "NATO", "alliance")


def test_a_party_is_not_called_none(client):
    html = fill_in(client, "/admin/tracker/party/add/", name="None", slug="none").content.decode()

    assert "“none” is how a filter asks for “not stated”." in html


def test_the_address_of_a_new_topic_follows_its_name(client):
    html = client.get("/admin/tracker/topic/add/").content.decode()

    assert "data-prepopulated-fields" in html


@pytest.mark.parametrize("used_as", ["made_by", "made_to"])
def test_a_party_that_promised_stays_and_the_page_says_why(client, used_as):
    party = make_party()
    pledge = make_pledge(**{used_as: party})

    html = delete(client, party).content.decode()

    assert ("It is in use" in html, pledge.code in html, Party.objects.count()) == (True, True, 1)


def test_a_party_that_must_act_and_a_topic_in_use_stay_too(client):
    party, topic = make_party(), make_topic()
    pledge = make_pledge(responsible=[party], topics=[topic])

    pages = [delete(client, row).content.decode() for row in (party, topic)]

    assert all("It is in use" in page and pledge.code in page for page in pages)
    assert (list(pledge.responsible.all()), list(pledge.topics.all())) == ([party], [topic])


def test_what_nothing_uses_can_be_deleted(client):
    assert delete(client, make_party()).status_code == 302
    assert delete(client, make_topic()).status_code == 302

    assert (Party.objects.count(), Topic.objects.count()) == (0, 0)


def test_the_history_of_a_party_says_who_changed_it(client, editor):
    party = make_party()
    fill_in(client, change_page(party), name_nl="Ministerie van Defensie")

    html = client.get(change_page(party).replace("/change/", "/history/")).content.decode()

    assert editor.name in html
    assert "Name in Dutch" in html
