"""A form that is sent twice is stored once: the key of the form, whose it is, and what becomes of what is not taken."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from tests.factories import make_candidate, make_letter, make_pledge, make_update
from tests.tracker.test_admin_sending import read_form
from tracker.models import Pledge, Source, StatusUpdate, Submission
from tracker.submitting import REMEMBERED, fresh_key, read_key

pytestmark = pytest.mark.django_db
# Forms without a key: what they do is the same when it is done twice, or they have a seal or a version of their own.
WITHOUT_A_KEY = {
    "_bearing.html",
    "_bearings.html",
    "_given_back.html",
    "_paragraph_marks.html",
    "_proposal.html",
    "_tokens.html",
    "account_settings.html",
    "dossier_detail.html",
}


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def update_of(pledge, key, **fields):
    sent = {"status": "in_progress", "effective_on": "2020-03-02", "version": pledge.version, "sending": key}
    return f"{pledge.get_absolute_url()}update/", sent | fields


def test_the_same_form_again_makes_one_entry_and_leads_to_the_same_place(client, analyst):
    pledge = make_pledge()
    address, sent = update_of(pledge, fresh_key(analyst), note="Mine", **{"in": "status=open"})

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert pledge.updates.count() == 1
    assert "sent twice. It is stored once" in client.get("/account/").content.decode()


def test_a_form_that_the_site_shows_carries_a_key_of_its_own(client, analyst):
    pledge = make_pledge()

    pages = [client.get(pledge.get_absolute_url()).content.decode() for _ in range(2)]

    keys = {read_key(page.split('name="sending" value="')[1].split('"')[0]) for page in pages}
    assert len(keys) == 2
    assert {key.person for key in keys} == {analyst.pk}


def test_the_same_key_with_other_words_is_refused_and_the_words_are_kept(client, analyst):
    pledge = make_pledge()
    address, sent = update_of(pledge, fresh_key(analyst), note="The first words")
    client.post(address, sent)

    refused = client.post(address, sent | {"note": "Other words <b>"})

    html = refused.content.decode()
    assert refused.status_code == 409
    assert "stored already, with other words" in html
    assert "Other words &lt;b&gt;" in html
    assert [update.note for update in pledge.updates.all()] == ["The first words"]


def test_what_was_refused_is_sent_again_with_one_click(client, analyst):
    pledge = make_pledge()
    key = fresh_key(analyst)
    client.post(*update_of(pledge, key, note="The first words"))
    pledge.refresh_from_db()
    refused = client.post(*update_of(pledge, key, note="Other words"))

    response = client.post(f"{pledge.get_absolute_url()}update/", read_form(refused))

    assert response.status_code == 302
    assert sorted(update.note for update in pledge.updates.all()) == ["Other words", "The first words"]


def test_somebody_elses_key_is_refused(client, analyst, editor, client_as):
    pledge = make_pledge()
    theirs = fresh_key(editor)

    for _ in range(2):
        refused = client.post(*update_of(pledge, theirs, note="Mine"))
        assert refused.status_code == 409
        assert "opened by somebody else" in refused.content.decode()
        client_as(editor).post(*update_of(pledge, theirs, note="Theirs"))

    assert [update.note for update in pledge.updates.all()] == ["Theirs"]


@pytest.mark.parametrize("spoil", [lambda key: f"{key}x", lambda key: "1", lambda key: key[36:]])
def test_a_key_that_the_site_did_not_give_is_refused(client, analyst, spoil):
    pledge = make_pledge()

    refused = client.post(*update_of(pledge, spoil(fresh_key(analyst)), note="Kept words"))

    assert refused.status_code == 409
    assert "Kept words" in refused.content.decode()
    assert not StatusUpdate.objects.exists()


def test_a_key_so_old_that_it_may_be_forgotten_is_not_taken(client, analyst, monkeypatch):
    pledge = make_pledge()
    long_ago = timezone.now() - REMEMBERED - timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", long_ago.timestamp)
        key = fresh_key(analyst)

    refused = client.post(*update_of(pledge, key, note="Kept words"))

    assert refused.status_code == 409
    assert "too long ago" in refused.content.decode()
    assert not StatusUpdate.objects.exists()


def test_a_form_without_a_key_is_stored_as_ever(client):
    pledge = make_pledge()
    address, sent = update_of(pledge, "")
    del sent["sending"]

    assert client.post(address, sent).status_code == 302
    assert not Submission.objects.exists()


def test_what_is_refused_is_not_remembered_so_that_it_can_be_put_right(client, analyst):
    pledge = make_pledge()
    address, sent = update_of(pledge, fresh_key(analyst), status="fulfilled")

    refused = client.post(address, sent)
    stored = client.post(address, sent | {"evidence": "28 676, nr. 321"})

    assert (refused.status_code, stored.status_code) == (422, 302)
    assert (pledge.updates.count(), Submission.objects.count()) == (1, 1)


def test_a_stale_form_leaves_nothing_behind(client, analyst, editor):
    pledge = make_pledge()
    key = fresh_key(analyst)
    make_update(Pledge.objects.get(), "lapsed", by=editor)

    refused = client.post(*update_of(pledge, key))

    assert (refused.status_code, Submission.objects.count()) == (409, 0)


def test_keys_past_their_time_are_forgotten_with_the_next_form(client, analyst, editor):
    long_ago = timezone.now() - REMEMBERED - timedelta(days=1)
    for person in (analyst, editor):
        key = read_key(fresh_key(person)).uuid
        Submission.objects.create(key=key, person=person, digest="x", done_at=long_ago)

    client.post(*update_of(make_pledge(), fresh_key(analyst)))

    left = Submission.objects.order_by("done_at")
    assert [(sent.person, sent.done_at == long_ago) for sent in left] == [(editor, True), (analyst, False)]


def test_an_address_too_long_to_remember_leads_to_its_page(client, analyst):
    pledge = make_pledge()
    address, sent = update_of(pledge, fresh_key(analyst), **{"in": "status=open&" * 200})

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert pledge.updates.count() == 1


@pytest.mark.once
def test_every_form_that_writes_carries_a_key_unless_it_stands_in_the_list():
    pages = {page.name: page.read_text() for page in (settings.BASE_DIR / "templates/tracker").glob("*.html")}
    without = {
        name for name, text in pages.items() if text.count("{% csrf_token %}") != text.count("{% sending %}")
    }

    assert without == WITHOUT_A_KEY


# ---- the other forms ------------------------------------------------------------------------------------------
def test_particulars_saved_twice_are_one_correction(client):
    pledge = make_pledge()
    address = f"{pledge.get_absolute_url()}edit/"
    sent = read_form(client.get(address)) | {"title": "Better"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert pledge.corrections.count() == 2


def test_a_pledge_recorded_twice_is_one_pledge(client):
    letter = make_letter(["Het kabinet zal de Kamer informeren."])
    address = f"/letters/{letter.slug}/p/1/pledge/"
    sent = read_form(client.get(address, {"start": 0, "end": 36})) | {"title": "Inform"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert Pledge.objects.count() == 1


def test_a_source_added_twice_is_one_source(client):
    pledge, letter = make_pledge(), make_letter(["Zoals toegezegd."])
    address = f"/letters/{letter.slug}/p/1/source/"
    opened = read_form(client.get(address, {"start": 0, "end": 16}))
    sent = opened | {"pledge": pledge.code}

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert Source.objects.filter(paragraph__letter=letter).count() == 1


def test_a_proposal_recorded_twice_leads_on_twice(client):
    candidate = make_candidate()
    address = f"/candidates/{candidate.pk}/record/"
    sent = read_form(client.get(address)) | {"title": "Inform"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert Pledge.objects.count() == 1
