import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from letters.models import Letter
from tests.factories import make_letter
from tracker.models import Pledge, User

pytestmark = pytest.mark.django_db


def set_up():
    out = StringIO()
    call_command("set_up", stdout=out)
    return out.getvalue()


def test_an_empty_register_gets_the_starter_letters_and_an_administrator():
    said = set_up()

    assert "Loaded 2 letters and 27 pledges." in said
    assert "Sign in at http://127.0.0.1:8000/accounts/login/" in said
    assert User.objects.get().role == "administrator"


def test_the_password_that_is_shown_opens_the_account(client):
    said = set_up()

    email, password = re.findall(r"(?:email|password)  +(\S+)", said)
    client.post("/accounts/login/", {"login": email, "password": password})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_every_register_gets_another_password():
    first = set_up()
    User.objects.all().delete()

    assert re.search(r"password  (\S+)", first)[1] not in set_up()


def test_a_second_time_changes_nothing_and_says_nothing():
    set_up()
    before = User.objects.get().password

    assert set_up() == ""

    assert User.objects.get().password == before
    assert (Letter.objects.count(), Pledge.objects.count()) == (2, 27)


def test_a_register_with_letters_of_its_own_gets_no_starter_letters():
    make_letter()

    set_up()

    assert Letter.objects.count() == 1


def test_where_an_administrator_can_sign_in_no_other_is_made(administrator):
    make_letter()

    assert set_up() == ""


def test_an_account_that_was_switched_off_stays_off():
    set_up()
    User.objects.update(is_active=False)

    assert "administrator2@nakoming.local" in set_up()

    assert User.objects.get(email="administrator@nakoming.local").is_active is False


def test_a_new_machine_is_ready_after_one_command(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DATA_DIR": str(tmp_path / "new"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/new/register.sqlite3",
    }

    done = subprocess.run(
        [sys.executable, Path(__file__).parents[2] / "manage.py", "set_up"],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The database is up to date.\nLoaded 2 letters and 27 pledges.\n")
