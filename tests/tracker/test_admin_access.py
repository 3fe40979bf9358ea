"""Who may do what in the admin, page by page, and the one way in."""

from urllib.parse import unquote

import pytest
from django.test import Client

from tests.factories import (
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_topic,
    make_update,
    make_user,
)
from tests.tracker.test_admin_sending import change_page
from tracker.roles import Role

pytestmark = pytest.mark.django_db
ROLES = ["reader", "analyst", "editor", "administrator"]

# Model -> for each of the roles above what it may: see, add, change, delete. Nobody does what stands nowhere.
MAY = {
    "tracker/pledge": ["", "sc", "sc", "sc"],
    "tracker/statusupdate": ["", "s", "s", "s"],
    "tracker/party": ["", "s", "sacd", "sacd"],
    "tracker/topic": ["", "s", "sacd", "sacd"],
    "letters/letter": ["", "s", "scd", "scd"],
    "letters/dossier": ["", "s", "sac", "sac"],
    "tracker/user": ["", "", "", "sac"],
}


@pytest.fixture
def rows():
    """A row of each model, used by nothing that would forbid its deletion."""
    update = make_update(make_pledge())
    return {
        "tracker/pledge": update.pledge,
        "tracker/statusupdate": update,
        "tracker/party": make_party(),
        "tracker/topic": make_topic(),
        "letters/letter": make_letter(),
        "letters/dossier": make_dossier(),
        "tracker/user": make_user(),
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", MAY)
def test_each_page_is_open_to_those_roles_that_may(rows, client_as, model, role):
    may, page = MAY[model][ROLES.index(role)], change_page(rows[model])
    client = client_as(make_user(role=role))

    seen = [f"/admin/{model}/", page, page.replace("/change/", "/history/")]
    assert [client.get(address).status_code for address in seen] == [200 if "s" in may else 403] * 3
    assert client.get(f"/admin/{model}/add/").status_code == (200 if "a" in may else 403)
    assert client.post(page, {}).status_code == (200 if "c" in may else 403)
    delete = page.replace("/change/", "/delete/")
    assert client.get(delete).status_code == (200 if "d" in may else 403)
    assert client.post(delete, {"post": "yes"}).status_code == (302 if "d" in may else 403)


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("analyst", ["Pledges", "Status updates", "Parties", "Topics", "Letters", "Dossiers"]),
        ("administrator", ["Pledges", "Status updates", "Parties", "Topics", "Letters", "Dossiers", "Users"]),
    ],
)
def test_the_way_through_the_admin_names_what_one_may_see(client_as, role, offered):
    response = client_as(make_user(role=role)).get("/admin/tracker/pledge/")

    assert [model["name"] for app in response.context["available_apps"] for model in app["models"]] == offered
    assert "Admin sections" in response.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_groups_and_second_addresses_have_no_page(client_as, role):
    client = client_as(make_user(role=role))

    answers = {client.get(f"/admin/{model}/").status_code for model in ("auth/group", "account/emailaddress")}

    assert answers == ({403} if role == "reader" else {404})


def test_whoever_is_not_signed_in_is_led_to_the_page_of_the_site():
    for page in ("/admin/", "/admin/tracker/pledge/", "/admin/login/?next=/admin/tracker/pledge/"):
        way = Client().get(page, follow=True).redirect_chain
        assert unquote(way[-1][0]).startswith("/accounts/login/?next=/admin/"), page


def test_the_admin_has_no_form_to_sign_in(analyst, client_as):
    for client in (Client(), client_as(analyst)):
        before = dict(client.session)
        response = client.post("/admin/login/", {"username": analyst.email, "password": "guess"})
        assert response.status_code == 302
        assert dict(client.session) == before


def test_whoever_is_signed_in_goes_from_the_sign_in_page_to_the_front_page(analyst, client_as):
    assert client_as(analyst).get("/admin/login/").url == "/admin/"
    assert client_as(make_user(role=Role.READER)).get("/admin/login/").status_code == 403


def test_signing_out_and_a_new_password_are_those_of_the_site(analyst, client_as):
    client = client_as(analyst)

    for page in ("/admin/password_change/", "/admin/password_change/done/"):
        assert client.get(page).url == "/accounts/password/change/"
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
def test_other_methods_are_refused(analyst, client_as, method):
    page = change_page(make_pledge())

    for address in ("/admin/", "/admin/tracker/pledge/", page):
        assert getattr(client_as(analyst), method)(address).status_code == 405


def test_a_post_without_its_token_is_refused(analyst, client_as):
    page = change_page(make_pledge())

    assert client_as(analyst, enforce_csrf_checks=True).post(page, {"title": "Forged"}).status_code == 403


def test_pages_hold_no_script_or_style_of_their_own(rows, client_as, administrator):
    client = client_as(administrator)

    for address in ["/admin/", *[f"/admin/{model}/" for model in MAY], *map(change_page, rows.values())]:
        html = client.get(address).content.decode()
        assert "<style" not in html, address
        assert " style=" not in html, address
        assert "<script>" not in html, address


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_is_answered_in_both_languages(rows, client_as, language):
    client = client_as(make_user(role=Role.ADMINISTRATOR, language=language))

    for row in rows.values():
        html = client.get(change_page(row)).content.decode()
        assert f'<html lang="{language}">' in html


def test_what_one_did_lately_stands_on_the_front_page(client_as, editor):
    client = client_as(editor)
    client.post("/admin/tracker/topic/add/", {"name": "Cyber", "slug": "cyber"})

    assert "Cyber" in client.get("/admin/").content.decode()


def test_pages_of_one_app_are_listed(client_as, analyst):
    assert client_as(analyst).get("/admin/tracker/").status_code == 200
    assert client_as(analyst).get("/admin/letters/").status_code == 200
