"""Accounts in the admin: one role each, a password or an invitation, and always an administrator left."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client

from tests.factories import PASSWORD, make_user
from tests.tracker.test_admin_sending import change_page, fill_in, read_form
from tracker.models import User

ADD = "/admin/tracker/user/add/"
NEW = {"email": "Nieuw@Nakoming.test", "name": "Nieuw", "role": "analyst", "language": "nl"}
GOOD = "paarse fietsen in de regen"


@pytest.fixture
def client(administrator, client_as):
    return client_as(administrator)


def can_sign_in(email, password):
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.django_db
def test_a_person_with_a_password_can_sign_in(client):
    response = fill_in(client, ADD, **NEW, password1=GOOD, password2=GOOD)

    person = User.objects.get(email="nieuw@nakoming.test")
    assert (response.status_code, person.name, person.role, person.language) == (
        302,
        "Nieuw",
        "analyst",
        "nl",
    )
    assert GOOD not in person.password
    assert can_sign_in("nieuw@nakoming.test", GOOD)


@pytest.mark.django_db(transaction=True)
def test_a_person_without_a_password_gets_a_letter_to_choose_one(client, mailoutbox):
    html = fill_in(client, ADD, follow=True, **NEW).content.decode()

    assert "nieuw@nakoming.test gets an e-mail to choose a password." in html
    assert not User.objects.get(email="nieuw@nakoming.test").has_usable_password()
    assert [letter.to for letter in mailoutbox] == [["nieuw@nakoming.test"]]
    assert "/accounts/password/reset/key/" in mailoutbox[0].body


@pytest.mark.django_db(transaction=True)
def test_when_the_letter_cannot_be_sent_the_account_stands_and_the_page_says_so(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    html = fill_in(client, ADD, follow=True, **NEW).content.decode()

    assert User.objects.filter(email="nieuw@nakoming.test").exists()
    assert "could not be sent" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("passwords", "problem"),
    [
        (("short", "short"), "too short"),
        (("password1234", "password1234"), "too common"),
        (("nieuw@nakoming.test", "nieuw@nakoming.test"), "too similar"),
        ((GOOD, "something else"), "not the same"),
        ((GOOD, ""), "not the same"),
        (("", GOOD), "not the same"),
    ],
)
def test_a_poor_password_is_refused(client, passwords, problem):
    html = fill_in(client, ADD, **NEW, password1=passwords[0], password2=passwords[1]).content.decode()

    assert problem in html
    assert not User.objects.filter(name="Nieuw").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["Nieuw@nakoming.test", "NIEUW@NAKOMING.TEST"])
def test_an_address_has_one_account(client, email):
    make_user(email="nieuw@nakoming.test")

    response = fill_in(client, ADD, **NEW | {"email": email})

    assert (response.status_code, User.objects.filter(email__iexact=email).count()) == (200, 1)
    assert "already exists" in response.content.decode()


@pytest.mark.django_db
def test_a_role_is_given_in_one_place_and_holds_on_the_next_request(client, client_as):
    person = make_user(role="reader")
    theirs = client_as(person)
    assert theirs.get("/admin/").status_code == 403

    fill_in(client, change_page(person), role="editor")

    assert theirs.get("/admin/letters/letter/").status_code == 200


@pytest.mark.django_db
def test_an_account_that_is_switched_off_is_out_on_the_next_request(client, client_as):
    person = make_user(role="editor")
    theirs = client_as(person)
    values = read_form(client.get(change_page(person)))

    client.post(change_page(person), {name: value for name, value in values.items() if name != "is_active"})

    assert User.objects.get(pk=person.pk).is_active is False
    assert theirs.get("/admin/").status_code == 302
    assert theirs.get("/pledges/").status_code == 302
    assert not can_sign_in(person.email, PASSWORD)


@pytest.mark.django_db
def test_a_new_password_is_given_and_signs_the_person_out(client, client_as):
    person = make_user(role="analyst")
    theirs = client_as(person)
    page = f"/admin/tracker/user/{person.pk}/password/"
    assert page in client.get(change_page(person)).content.decode()

    refused = fill_in(client, page, password1="kort", password2="kort")
    fill_in(client, page, password1=GOOD, password2=GOOD)

    assert "too short" in refused.content.decode()
    assert theirs.get("/pledges/").status_code == 302
    assert can_sign_in(person.email, GOOD)


@pytest.mark.django_db
def test_a_password_is_not_switched_off_by_a_forged_form(client):
    person = make_user()

    client.post(
        f"/admin/tracker/user/{person.pk}/password/", {"usable_password": "false", "unset-password": "1"}
    )

    assert User.objects.get(pk=person.pk).has_usable_password()


@pytest.mark.django_db
def test_after_a_new_address_the_old_one_opens_nothing(client):
    person = make_user(email="oud@nakoming.test")
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)

    fill_in(client, change_page(person), email="nieuw@nakoming.test")

    assert not can_sign_in("oud@nakoming.test", PASSWORD)
    assert can_sign_in("nieuw@nakoming.test", PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"role": "editor"}, {"is_active": []}])
def test_an_administrator_does_not_give_up_their_own_rights(client, administrator, change):
    make_user(role="administrator")

    response = fill_in(client, change_page(administrator), **change)

    assert "You cannot give up your own administrator’s role or account." in response.content.decode()
    assert User.objects.filter(pk=administrator.pk, role="administrator", is_active=True).exists()


@pytest.mark.django_db
def test_an_administrator_may_take_the_role_from_another(client):
    other = make_user(role="administrator")

    fill_in(client, change_page(other), role="reader")

    assert User.objects.get(pk=other.pk).role == "reader"


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_remove_each_other_leave_one(client_as):
    people = [make_user(role="administrator"), make_user(role="administrator")]
    ready = threading.Barrier(2)

    def demote(by, whom):
        client = client_as(by)
        values = read_form(client.get(change_page(whom)))
        ready.wait()
        client.post(change_page(whom), values | {"role": "reader"})
        connection.close()

    threads = [threading.Thread(target=demote, args=pair) for pair in (people, people[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert User.objects.filter(role="administrator").count() == 1


@pytest.mark.django_db
def test_the_page_of_a_person_sets_nothing_else(client):
    person = make_user()
    password = person.password

    fill_in(
        client,
        change_page(person),
        password="forged",
        is_staff="on",
        is_superuser="on",
        last_login="2001-01-01",
    )

    now = User.objects.get(pk=person.pk)
    assert (now.password, now.is_superuser, now.last_login) == (password, False, person.last_login)


@pytest.mark.django_db
def test_the_history_of_an_account_says_who_changed_it(client, administrator):
    person = make_user()
    fill_in(client, change_page(person), role="reader")

    html = client.get(change_page(person).replace("/change/", "/history/")).content.decode()

    assert administrator.name in html
    assert "Role" in html
