import pytest
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD, make_user
from tracker.models import User

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def sign_in(client, user, password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"login": user.email, "password": password, **extra})


def test_a_person_signs_in_with_address_and_password(client, analyst):
    assert sign_in(client, analyst).url == "/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "change", [{"password": "wrong"}, {"email": "nobody@nakoming.test"}, {"is_active": False}]
)
def test_who_may_not_sign_in_learns_nothing_about_why(client, analyst, change):
    analyst.is_active = change.get("is_active", True)
    analyst.save()
    analyst.email = change.get("email", analyst.email)

    response = sign_in(client, analyst, change.get("password", PASSWORD))

    assert response.status_code == 200
    assert "The email address and/or password you specified are not correct." in response.content.decode()
    assert client.get("/").status_code == 302


def test_after_five_failures_the_account_waits(client, analyst):
    for _ in range(5):
        sign_in(client, analyst, "wrong")

    response = sign_in(client, analyst)

    assert "Too many failed login attempts" in response.content.decode()
    assert client.get("/").status_code == 302


def test_nobody_signs_up(client):
    response = client.post(
        "/accounts/signup/", {"email": "new@nakoming.test", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert "No signing up" in response.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "https://evil.example/"]
)
def test_signing_in_leads_nowhere_else(client, analyst, address):
    assert sign_in(client, analyst, next=address).url == "/"


def test_signing_in_leads_to_the_page_that_was_asked_for(client, analyst):
    asked = client.get("/pledges/?status=open").url

    assert asked == "/accounts/login/?next=/pledges/%3Fstatus%3Dopen"
    assert sign_in(client, analyst, next="/pledges/?status=open").url == "/pledges/?status=open"


def test_signing_out_takes_a_post(client, analyst):
    sign_in(client, analyst)
    client.get("/accounts/logout/")
    assert client.get("/").status_code == 200

    client.post("/accounts/logout/")

    assert client.get("/").status_code == 302


def test_signing_in_and_out_changes_the_session(client, analyst):
    client.get(SIGN_IN)
    sign_in(client, analyst)
    first = client.session.session_key
    client.post("/accounts/logout/")
    sign_in(client, analyst)

    assert client.session.session_key != first


def test_a_forgotten_password_is_made_new_by_mail(client, analyst):
    client.post("/accounts/password/reset/", {"email": analyst.email})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)

    form = client.get(link.removeprefix("http://testserver"), follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "nog een lang woord 9", "password2": "nog een lang woord 9"}
    )

    assert sign_in(Client(), analyst, "nog een lang woord 9").url == "/"


def test_an_unknown_address_gets_the_same_answer(client, analyst):
    known = client.post("/accounts/password/reset/", {"email": analyst.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@nakoming.test"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


@pytest.mark.parametrize("password", ["kort", "password1234", "password123456"])
def test_a_weak_password_is_refused(client, analyst, password):
    sign_in(client, analyst)

    response = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert response.status_code == 200
    analyst.refresh_from_db()
    assert analyst.check_password(PASSWORD)


def test_a_new_password_asks_for_the_old_one(client, analyst):
    sign_in(client, analyst)
    fields = {"password1": "nog een lang woord 9", "password2": "nog een lang woord 9"}

    client.post("/accounts/password/change/", fields | {"oldpassword": "wrong"})
    analyst.refresh_from_db()
    assert analyst.check_password(PASSWORD)
    client.post("/accounts/password/change/", fields | {"oldpassword": PASSWORD})

    analyst.refresh_from_db()
    assert analyst.check_password("nog een lang woord 9")


def test_a_revoked_role_and_a_closed_account_hold_on_the_next_request(client_as):
    user = make_user("analyst")
    client = client_as(user)
    assert client.get("/admin/").status_code == 200

    user.role = "reader"
    user.save()
    assert client.get("/admin/").status_code != 200
    assert client.get("/pledges/").status_code == 200
    user.is_active = False
    user.save()

    assert client.get("/pledges/").status_code == 302


def test_ones_own_name_and_language_can_be_changed_and_nothing_else(client, analyst):
    sign_in(client, analyst)

    client.post(
        "/account/", {"name": "Nieuwe naam", "language": "nl", "role": "administrator", "email": "x@y.nl"}
    )

    analyst.refresh_from_db()
    assert (analyst.name, analyst.language, analyst.role) == ("Nieuwe naam", "nl", "analyst")
    assert 'lang="nl"' in client.get("/account/").content.decode()


def test_a_wrong_setting_is_refused_with_its_reason(client, analyst):
    sign_in(client, analyst)

    response = client.post("/account/", {"name": "", "language": "fr"})

    assert response.status_code == 422
    assert "required" in response.content.decode()


def test_single_letter_keys_are_switched_off_and_on(client, analyst):
    client.force_login(analyst)
    assert "<body data-keys>" in client.get("/account/").content.decode()

    client.post("/account/", {"name": analyst.name, "language": "en"})
    assert "<body>" in client.get("/account/").content.decode()

    client.post("/account/", {"name": analyst.name, "language": "en", "single_keys": "on"})
    assert "<body data-keys>" in client.get("/account/").content.decode()


def test_the_language_is_set_for_the_person(client, analyst):
    sign_in(client, analyst)

    response = client.post("/account/language/", {"language": "nl", "next": "/pledges/?status=open"})

    analyst.refresh_from_db()
    assert (analyst.language, response.url) == ("nl", "/pledges/?status=open")


def test_a_stranger_reads_the_sign_in_page_in_the_language_chosen(client):
    client.post("/account/language/", {"language": "nl", "next": SIGN_IN})

    assert '<html lang="nl">' in client.get(SIGN_IN).content.decode()


def test_setting_the_language_leads_nowhere_else(client):
    assert client.post("/account/language/", {"language": "nl", "next": "https://evil.example"}).url == "/"
    assert client.post("/account/language/", {"language": "xx"}).status_code == 400


def test_a_form_without_its_token_is_refused(analyst):
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert client.post("/account/", {"name": "Forged", "language": "en"}).status_code == 403


def test_createsuperuser_makes_an_administrator(db):
    user = User.objects.create_superuser("a@nakoming.test", PASSWORD, name="A")

    assert (user.role, user.is_staff, user.is_superuser) == ("administrator", True, False)
    assert not user.has_perm("tracker.delete_statusupdate")


def test_too_many_tries_of_anything_is_said_in_our_own_page(client):
    for _ in range(50):
        response = client.post("/accounts/password/reset/", {"email": "nobody@nakoming.test"})

    assert response.status_code == 429
    assert "Wait a few minutes" in response.content.decode()


def test_the_digest_is_chosen_on_the_account_page(client, analyst):
    client.force_login(analyst)

    client.post("/account/", {"name": analyst.name, "language": "en", "digest": "weekly"})
    analyst.refresh_from_db()
    assert analyst.digest == "weekly"

    assert '<option value="weekly" selected>' in client.get("/account/").content.decode()
    assert client.post("/account/", {"name": "A", "language": "en", "digest": "hourly"}).status_code == 422
    analyst.refresh_from_db()
    assert (analyst.digest, analyst.name) != ("hourly", "A")


def test_what_is_not_sent_leaves_the_digest_as_it_is(client, analyst):
    analyst.digest = "daily"
    analyst.save()
    client.force_login(analyst)

    client.post("/account/", {"name": "Other", "language": "en"})

    analyst.refresh_from_db()
    assert (analyst.digest, analyst.name) == ("daily", "Other")
