"""Personal tokens: made on the account page, shown once, and opening reading alone."""

import logging
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.factories import make_pledge, make_token, make_user
from tracker.logs import HideTokens
from tracker.models import AccessToken
from tracker.tokens import hash_of

pytestmark = pytest.mark.django_db
FEEDS = ["/changes.atom", "/due.ics"]


def sealed_in(page):
    return re.search(r'name="sealed" value="([^"]+)"', page.content.decode())[1]


def secret_in(page):
    return re.search(r"\?token=([\w-]{43})<", page.content.decode())[1]


def make_by_form(client, name="Feed reader"):
    page = client.get("/account/")
    return client.post("/account/tokens/", {"name": name, "sealed": sealed_in(page)})


def bearer(secret):
    return {"authorization": f"Bearer {secret}"}


# ---- making one ---------------------------------------------------------------------------------------------------
def test_a_token_is_shown_with_its_ready_addresses(analyst, client_as):
    page = make_by_form(client_as(analyst))

    secret = secret_in(page)
    shown = page.content.decode()
    assert f"http://127.0.0.1:8000/changes.atom?token={secret}" in shown
    assert f"http://127.0.0.1:8000/due.ics?token={secret}" in shown
    assert f"Authorization: Bearer {secret}" in shown.replace("&quot;", '"')
    assert Client().get(f"/changes.atom?token={secret}").status_code == 200


def test_only_its_sha_256_is_kept_and_no_page_shows_it_again(analyst, client_as):
    client = client_as(analyst)
    secret = secret_in(make_by_form(client))

    token = AccessToken.objects.get()

    assert token.hash == sha256(secret.encode()).hexdigest()
    assert secret not in repr(AccessToken.objects.values().get())
    assert secret not in client.get("/account/").content.decode()


def test_two_tokens_are_not_alike(analyst, client_as):
    first, second = (secret_in(make_by_form(client_as(analyst))) for _ in range(2))

    assert first != second
    assert AccessToken.objects.count() == 2


def test_the_same_form_sent_twice_makes_one_token_and_shows_it_twice(analyst, client_as):
    client = client_as(analyst)
    form = {"name": "Agenda", "sealed": sealed_in(client.get("/account/"))}

    first, second = client.post("/account/tokens/", form), client.post("/account/tokens/", form)

    assert secret_in(first) == secret_in(second)
    assert AccessToken.objects.count() == 1


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
def test_a_token_needs_a_name_and_what_was_typed_is_kept(analyst, client_as, name):
    client = client_as(analyst)

    response = make_by_form(client, name)

    assert response.status_code == 422
    assert not AccessToken.objects.exists()
    assert f'value="{name.strip()}"' in response.content.decode() or not name.strip()


def test_a_form_of_somebody_else_or_a_made_up_one_makes_no_token(analyst, reader, client_as):
    theirs = sealed_in(client_as(reader).get("/account/"))

    for sealed in (theirs, "weak", ""):
        response = client_as(analyst).post("/account/tokens/", {"name": "Mine", "sealed": sealed})
        assert response.status_code == 422

    assert not AccessToken.objects.exists()


# ---- the list ------------------------------------------------------------------------------------------------------
def test_the_account_page_lists_ones_own_tokens_with_their_days(analyst, client_as):
    make_token(analyst, name="Agenda", made_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    make_token(make_user(), name="Of somebody else")

    page = client_as(analyst).get("/account/").content.decode()

    assert "Agenda" in page
    assert 'datetime="2026-03-02"' in page
    assert "never" in page
    assert "Of somebody else" not in page


def test_the_day_of_use_is_written_once_a_day(analyst, client, django_assert_num_queries):
    token, secret = make_token(analyst)
    client.get(f"/changes.atom?token={secret}")
    token.refresh_from_db()
    assert token.last_used_on == timezone.localdate()

    with django_assert_num_queries(2):
        client.get(f"/changes.atom?token={secret}")

    AccessToken.objects.update(last_used_on=timezone.localdate() - timedelta(days=1))
    client.get(f"/changes.atom?token={secret}")
    token.refresh_from_db()
    assert token.last_used_on == timezone.localdate()


# ---- what stops it -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", FEEDS)
def test_a_revoked_token_says_so_and_where_to_make_another(analyst, client, client_as, address):
    token, secret = make_token(analyst)
    assert client.get(f"{address}?token={secret}").status_code == 200

    client_as(analyst).post(f"/account/tokens/{token.pk}/revoke/")
    response = client.get(f"{address}?token={secret}")

    assert response.status_code == 403
    assert response.content.decode() == (
        "This address was revoked; make a new one at http://127.0.0.1:8000/account/\n"
    )
    assert response["Content-Type"].startswith("text/plain")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("secret", ["", "wrong", "x" * 43, "é", "%ed%a0%80", "x" * 5000])
@pytest.mark.parametrize("address", FEEDS)
def test_a_wrong_token_is_refused_with_its_reason(analyst, client, address, secret):
    make_token(analyst)

    response = client.get(f"{address}?token={secret}")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "No such token" in response.content.decode()


@pytest.mark.parametrize("address", FEEDS)
def test_without_token_or_session_the_answer_says_what_is_needed(client, address):
    response = client.get(address)

    assert response.status_code == 401
    assert "make one at http://127.0.0.1:8000/account/" in response.content.decode()


def test_a_wrong_token_is_not_saved_by_a_session(analyst, client_as):
    assert client_as(analyst).get("/changes.atom?token=wrong").status_code == 401


def test_nobody_revokes_the_token_of_another(analyst, administrator, client, client_as):
    token, secret = make_token(analyst)

    assert client_as(administrator).post(f"/account/tokens/{token.pk}/revoke/").status_code == 404
    assert client.get(f"/changes.atom?token={secret}").status_code == 200


def test_the_tokens_of_a_closed_account_stop_at_once(analyst, client):
    _token, secret = make_token(analyst)
    assert client.get(f"/due.ics?token={secret}").status_code == 200

    analyst.is_active = False
    analyst.save()

    response = client.get(f"/due.ics?token={secret}")
    assert response.status_code == 403
    assert "closed" in response.content.decode()


# ---- what it opens -------------------------------------------------------------------------------------------------
def test_a_bearer_header_opens_feeds_and_export_alike(analyst, client):
    make_pledge()
    _token, secret = make_token(analyst)

    for address in [*FEEDS, "/pledges/export.csv?is_open=true"]:
        assert client.get(address, headers=bearer(secret)).status_code == 200
    exported = client.get("/pledges/export.csv", headers=bearer(secret)).getvalue()
    assert b"P-001" in exported


def test_the_export_by_token_is_the_export_of_its_person(analyst, client, client_as):
    make_pledge()
    _token, secret = make_token(analyst)

    by_token = client.get("/pledges/export.csv", headers=bearer(secret)).getvalue()

    assert by_token == client_as(analyst).get("/pledges/export.csv").getvalue()


def test_the_export_takes_no_token_in_its_address(analyst, client, client_as):
    _token, secret = make_token(analyst)

    assert client.get(f"/pledges/export.csv?token={secret}").status_code == 302
    assert client_as(analyst).get(f"/pledges/export.csv?token={secret}").status_code == 400


@pytest.mark.parametrize(("revoked", "status"), [(True, 403), (False, 401)])
def test_a_script_is_refused_in_json(analyst, client, revoked, status):
    _token, secret = make_token(analyst, revoked_at=timezone.now() if revoked else None)

    response = client.get("/pledges/export.csv", headers=bearer(secret if revoked else "wrong"))

    assert response.status_code == status
    assert "/account/" in response.json()["error"]


@pytest.mark.parametrize("address", ["/", "/pledges/", "/changes/", "/account/", "/admin/", "/letters/"])
def test_a_token_opens_no_page(administrator, client, address):
    _token, secret = make_token(administrator)

    for response in (client.get(address, headers=bearer(secret)), client.get(f"{address}?token={secret}")):
        assert response.status_code == 302
        assert "/login/" in response.url


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", [*FEEDS, "/pledges/export.csv"])
def test_a_token_writes_nothing(editor, client, method, address):
    _token, secret = make_token(editor)

    assert getattr(client, method)(address, headers=bearer(secret)).status_code == 405


def test_a_token_writes_no_status(editor, client):
    pledge = make_pledge()
    _token, secret = make_token(editor)

    client.post(
        f"/pledges/{pledge.code}/update/", {"status": "in_progress", "version": 1}, headers=bearer(secret)
    )

    assert not pledge.updates.exists()


def test_a_token_makes_no_session_and_sets_no_cookie(analyst, client):
    _token, secret = make_token(analyst)

    for response in (
        client.get(f"/changes.atom?token={secret}"),
        client.get("/pledges/export.csv", headers=bearer(secret)),
    ):
        assert response.status_code == 200
        assert not response.cookies
        assert response["Cache-Control"] == "private, no-store"

    assert not Session.objects.exists()
    assert client.get("/").status_code == 302


def test_what_a_person_may_see_is_asked_at_each_request(client):
    person = make_user("editor")
    _token, secret = make_token(person)
    assert client.get(f"/changes.atom?token={secret}").status_code == 200

    person.language = "nl"
    person.role = "reader"
    person.save()

    response = client.get(f"/changes.atom?token={secret}")
    assert response.status_code == 200
    assert 'xml:lang="nl"' in response.content.decode()


# ---- nowhere in clear ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", FEEDS)
def test_the_token_is_nowhere_in_what_it_opens(analyst, client, address):
    make_pledge()
    _token, secret = make_token(analyst)

    response = client.get(f"{address}?token={secret}&pledge=P-001")

    assert response.status_code == 200
    assert secret not in response.content.decode() + str(response.headers)
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.once
def test_the_log_shows_dots_for_a_token():
    line = '"GET /changes.atom?view=mine&token=abc-DEF_123 HTTP/1.1" 200'
    record = logging.LogRecord("django.server", logging.INFO, "", 0, "%s", (line,), None)

    assert HideTokens().filter(record)

    assert record.getMessage() == '"GET /changes.atom?view=mine&token=… HTTP/1.1" 200'


@pytest.mark.once
def test_a_refused_token_leaves_no_trace_in_the_log(client, caplog):
    caplog.set_level(logging.DEBUG, logger="django.request")

    client.get("/changes.atom?token=not-a-token-of-ours")

    assert "Unauthorized" in caplog.text
    assert "not-a-token-of-ours" not in caplog.text


def test_the_hash_of_a_token_is_sha_256_of_its_words():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
