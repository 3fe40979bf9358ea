"""A session that ends while somebody writes: what they wrote comes back after sign-in, to them and to nobody else."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.factories import PASSWORD, make_candidate, make_letter, make_pledge, make_update
from tests.tracker.test_admin_sending import read_form
from tracker import keeping
from tracker.models import Pledge, StatusUpdate
from tracker.submitting import fresh_key

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


@pytest.fixture
def client():
    return Client()


def send_signed_out(client, pledge, person, **typed):
    """What somebody gets who sends the form of a page that they opened before they were signed out."""
    fields = {"status": "in_progress", "effective_on": "2020-03-02", "version": pledge.version}
    sent = fields | {"sending": fresh_key(person), "note": "Typed at length <b>"} | typed
    return client.post(f"{pledge.get_absolute_url()}update/", sent)


def carried(response):
    return re.search(r'name="kept" value="([^"]+)"', response.content.decode())[1]


def sign_in(client, person, kept, password=PASSWORD):
    return client.post(SIGN_IN, {"login": person.email, "password": password, "kept": kept})


def given_back(client, pledge, person):
    """The page of the form after sign-in."""
    response = sign_in(client, person, carried(send_signed_out(client, pledge, person)))
    return client.get(response.url)


def test_whoever_is_signed_out_while_writing_is_told_that_the_text_is_kept(client, analyst):
    response = send_signed_out(client, make_pledge(), analyst)

    html = response.content.decode()
    assert response.status_code == 401
    assert "You were signed out" in html
    assert "What you wrote is kept" in html
    assert not StatusUpdate.objects.exists()


def test_after_sign_in_the_form_stands_there_with_all_that_was_typed(client, analyst):
    pledge = make_pledge()

    page = given_back(client, pledge, analyst)

    typed = read_form(page)
    assert (page.status_code, page.request["PATH_INFO"]) == (200, f"{pledge.get_absolute_url()}update/")
    assert typed["note"][0].strip() == "Typed at length <b>"
    assert (typed["status"], typed["effective_on"]) == (["in_progress"], ["2020-03-02"])
    assert "Not stored yet" in page.content.decode()
    assert not StatusUpdate.objects.exists()


def test_one_click_stores_what_was_given_back_and_it_waits_no_longer(client, analyst):
    pledge = make_pledge()
    page = given_back(client, pledge, analyst)

    response = client.post(page.request["PATH_INFO"], read_form(page))

    assert response.status_code == 302
    assert (pledge.updates.get().note, pledge.updates.get().recorded_by) == ("Typed at length <b>", analyst)
    assert "unsent" not in client.session


def test_what_is_given_back_stays_until_it_is_stored_or_left(client, analyst):
    pledge = make_pledge()
    path = given_back(client, pledge, analyst).request["PATH_INFO"]

    assert "Typed at length" in client.get(path).content.decode()
    client.post("/account/unsent/")

    assert "Typed at length" not in client.get(path).content.decode()


def test_what_others_did_meanwhile_is_shown_and_not_overwritten(client, analyst, editor):
    pledge = make_pledge()
    page = given_back(client, pledge, analyst)
    make_update(Pledge.objects.get(), "lapsed", by=editor, note="Theirs")

    response = client.post(page.request["PATH_INFO"], read_form(page))

    assert response.status_code == 409
    assert "Typed at length" in response.content.decode()


def test_to_somebody_else_who_signs_in_it_is_not_given(client, analyst, editor):
    pledge = make_pledge()
    kept = carried(send_signed_out(client, pledge, analyst))

    response = sign_in(client, editor, kept)

    assert response.url == "/"
    assert "unsent" not in client.session
    assert "somebody else’s" in client.get("/").content.decode()
    assert "Typed at length" not in client.get(f"{pledge.get_absolute_url()}update/").content.decode()


@pytest.mark.parametrize("spoil", [lambda kept: f"{kept}x", lambda kept: "made:up", lambda kept: kept[9:]])
def test_what_was_made_up_is_not_given(client, analyst, spoil):
    kept = carried(send_signed_out(client, make_pledge(), analyst))

    response = sign_in(client, analyst, spoil(kept))

    assert response.url == "/"
    assert "unsent" not in client.session


def test_what_is_older_than_a_day_is_not_given_and_that_is_said(client, analyst, monkeypatch):
    kept = carried(send_signed_out(client, make_pledge(), analyst))
    later = timezone.now() + keeping.KEPT_FOR + timedelta(minutes=1)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", later.timestamp)
        response = sign_in(client, analyst, kept)

    assert response.url == "/"
    assert "unsent" not in client.session


def test_a_wrong_password_loses_nothing(client, analyst):
    kept = carried(send_signed_out(client, make_pledge(), analyst))

    again = sign_in(client, analyst, kept, "wrong")

    assert "are not correct" in again.content.decode()
    assert carried(again) == kept


def test_the_throttle_holds_and_the_text_goes_along(client, analyst):
    kept = carried(send_signed_out(client, make_pledge(), analyst))
    for _ in range(5):
        sign_in(client, analyst, kept, "wrong")

    response = sign_in(client, analyst, kept)

    assert "Too many failed login attempts" in response.content.decode()
    assert carried(response) == kept
    assert client.get("/").status_code == 302


def test_without_a_key_of_ours_one_gets_the_plain_sign_in_page(client, editor):
    pledge = make_pledge()

    for key in ("", "made-up", fresh_key(editor)[:-1]):
        response = send_signed_out(client, pledge, editor, sending=key)
        assert (response.status_code, response.url) == (
            302,
            f"/accounts/login/?next={pledge.get_absolute_url()}update/",
        )


def test_keys_tokens_passwords_and_files_are_not_carried(client, analyst):
    pledge = make_pledge()
    file = SimpleUploadedFile("letter.txt", b"Secret")

    response = send_signed_out(
        client, pledge, analyst, csrfmiddlewaretoken="t" * 64, oldpassword="pass", files=file
    )
    sign_in(client, analyst, carried(response))

    assert "choose it again" in response.content.decode()
    names = {name for name, _value in client.session["unsent"][1]}
    assert names == {"status", "effective_on", "version", "note"}


def test_what_is_too_long_to_be_carried_is_shown_to_be_copied(client, analyst):
    response = send_signed_out(client, make_pledge(), analyst, note="long words " * 50_000)

    html = response.content.decode()
    assert response.status_code == 401
    assert "too long to be kept" in html
    assert html.count("long words ") == 50_000
    assert 'name="kept"' not in html


def test_in_place_of_a_part_of_a_page_htmx_shows_the_sign_in_page(client, analyst):
    candidate = make_candidate()

    response = client.post(
        f"/candidates/{candidate.pk}/accept/",
        {"title": "Inform", "sending": fresh_key(analyst)},
        headers={"HX-Request": "true"},
    )

    assert (response.status_code, response["HX-Retarget"], response["HX-Reselect"]) == (
        401,
        "body",
        ".signin",
    )
    assert carried(response)


def test_a_form_without_a_page_of_its_own_is_shown_on_one_and_sent_with_one_click(client, analyst):
    candidate = make_candidate()
    address = f"/candidates/{candidate.pk}/dismiss/"
    sent = {"reason": "too_vague", "note": "Wie doet het?", "sending": fresh_key(analyst)}

    response = sign_in(client, analyst, carried(client.post(address, sent)))
    page = client.get(response.url)
    candidate.refresh_from_db()
    before = candidate.state
    client.post(address, read_form(page))

    candidate.refresh_from_db()
    assert (response.url, before) == ("/account/unsent/", "open")
    assert "Wie doet het?" in page.content.decode()
    assert (candidate.state, candidate.reason_note) == ("dismissed", "Wie doet het?")


# ---- each form that opens with what was typed -----------------------------------------------------------------
def test_the_particulars_of_a_pledge_come_back(client, analyst):
    pledge = make_pledge()
    assert comes_back(client, analyst, f"{pledge.get_absolute_url()}edit/", {"title": "Typed at length"})


def test_a_new_pledge_comes_back(client, analyst):
    letter = make_letter()
    address = f"/letters/{letter.slug}/p/1/pledge/"
    assert comes_back(client, analyst, address, {"title": "Typed at length"}, {"start": 0, "end": 11})


def test_a_proposal_comes_back(client, analyst):
    candidate = make_candidate()
    assert comes_back(client, analyst, f"/candidates/{candidate.pk}/record/", {"title": "Typed at length"})


def test_a_further_source_comes_back(client, analyst):
    letter, pledge = make_letter(), make_pledge(title="Typed at length")
    address = f"/letters/{letter.slug}/p/1/source/"
    assert comes_back(client, analyst, address, {"pledge": pledge.code}, {"start": 0, "end": 11})


def test_the_particulars_of_a_letter_come_back(client, editor):
    address = f"/letters/{make_letter().slug}/edit/"
    assert comes_back(client, editor, address, {"title": "Typed at length"})


def comes_back(client, person, address, typed, asked=None):
    """Open the form, be signed out, send it, sign in: whether what was typed stands there, and is stored then."""
    client.force_login(person)
    sent = read_form(client.get(address, asked or {})) | typed
    client.logout()
    response = sign_in(client, person, carried(client.post(address, sent)))
    page = client.get(response.url)
    assert (response.url, page.status_code) == (address, 200)
    assert "Not stored yet" in page.content.decode()
    stands = {name: read_form(page)[name][0].strip() for name in typed}
    return stands == typed and (client.post(address, read_form(page)).status_code == 302)


# ---- signed in anew in another tab ----------------------------------------------------------------------------
def with_csrf(person, pledge):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    token = re.search(
        r'csrfmiddlewaretoken" value="(\w+)"', client.get(pledge.get_absolute_url()).content.decode()
    )
    return client, token[1]


def test_a_form_from_before_another_sign_in_is_shown_again_with_one_click(analyst):
    pledge = make_pledge()
    client, _token = with_csrf(analyst, pledge)

    refused = send_signed_out(client, pledge, analyst, csrfmiddlewaretoken="a" * 64)
    again = client.post(
        f"{pledge.get_absolute_url()}update/",
        read_form(refused)
        | {"csrfmiddlewaretoken": re.search(r'oken" value="(\w+)"', refused.content.decode())[1]},
    )

    assert (refused.status_code, again.status_code) == (403, 302)
    assert "signed in again after this form" in refused.content.decode()
    assert pledge.updates.get().note == "Typed at length <b>"


def test_a_forged_form_is_refused_and_shows_nothing_of_what_it_says(analyst, editor):
    pledge = make_pledge()
    client, _token = with_csrf(analyst, pledge)

    for key in ("", "forged", fresh_key(editor)):
        refused = send_signed_out(client, pledge, analyst, csrfmiddlewaretoken="a" * 64, sending=key)
        assert refused.status_code == 403
        assert "Typed at length" not in refused.content.decode()
    assert not StatusUpdate.objects.exists()


def test_the_sign_in_page_of_who_signed_in_elsewhere_gives_the_text_back(analyst):
    pledge = make_pledge()
    kept = carried(send_signed_out(Client(), pledge, analyst))
    client, _token = with_csrf(analyst, pledge)

    response = client.post(
        SIGN_IN, {"login": "x", "password": "y", "kept": kept, "csrfmiddlewaretoken": "a" * 64}
    )

    assert response.url == f"{pledge.get_absolute_url()}update/"
    assert "Typed at length" in client.get(response.url).content.decode()
