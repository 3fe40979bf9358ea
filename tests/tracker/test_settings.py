"""Settings come from the environment: a wrong value stops the start, a right one really holds in the database."""

import os
import secrets
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction

ROOT = Path(__file__).resolve().parents[2]
ON_SQLITE = connection.vendor == "sqlite"
only_on_sqlite = pytest.mark.skipif(not ON_SQLITE, reason="about SQLite")
only_on_postgresql = pytest.mark.skipif(ON_SQLITE, reason="about PostgreSQL")


def start(data_dir, *arguments, **environment):
    """Start the register in an environment of just these; gives the finished process.

    A process of its own, because settings are read once, when Python starts.
    """
    given = {"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir), **environment}
    run = [sys.executable, "manage.py", *(arguments or ["check"])]
    return subprocess.run(run, cwd=ROOT, env=given, capture_output=True, text=True)


def start_with_a_key(data_dir, *arguments, **environment):
    return start(data_dir, *arguments, **({"SECRET_KEY": secrets.token_urlsafe(50)} | environment))


def test_with_right_values_it_starts(tmp_path):
    right = {
        "SITE_URL": "https://nakoming.example.nl",
        "TIME_ZONE": "Europe/Amsterdam",
        "LANGUAGE_CODE": "nl",
    }
    started = start_with_a_key(tmp_path, DEBUG="false", **right)

    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("DATA_DIR", ""),
        ("SITE_URL", "nakoming"),
        ("SITE_URL", ""),
        ("SITE_URL", "http://[::1"),
        ("TIME_ZONE", "Amsterdam"),
        ("LANGUAGE_CODE", "de"),
        ("DATABASE_URL", "mysql://nakoming@127.0.0.1/nakoming"),
        ("DATABASE_URL", "nakoming.sqlite3"),
        ("DATABASE_URL", "postgres://nakoming@127.0.0.1:port/nakoming"),
        ("EMAIL_URL", "mail.example.nl"),
        ("OFFICIAL_DOCUMENTS_URL", "zoek.officielebekendmakingen.nl"),
        ("OFFICIAL_SRU_URL", "ftp://repository.overheid.nl/sru"),
        ("REVIEW_AFTER_MONTHS", "-1"),
        ("REVIEW_AFTER_MONTHS", "half a year"),
        ("REVIEW_AFTER_MONTHS", "99999"),
        ("OFFICIAL_PAUSE", "-1"),
        ("OFFICIAL_PAUSE", "even"),
        ("OFFICIAL_PAUSE", "nan"),
    ],
)
def test_a_wrong_value_stops_the_start_with_its_name_and_an_example(tmp_path, name, value):
    started = start_with_a_key(tmp_path, **{name: value})

    assert started.returncode == 1
    assert started.stderr.startswith(f"{name} has a value that cannot be used.")
    assert f"For example: {name}=" in started.stderr
    assert len(started.stderr.splitlines()) == 1


def test_without_a_secret_key_it_does_not_start(tmp_path):
    started = start(tmp_path, SECRET_KEY="")

    assert started.returncode == 1
    assert started.stderr.startswith("SECRET_KEY is empty.")


@pytest.mark.skipif((ROOT / ".env").exists(), reason="this machine's .env may give one")
def test_a_secret_key_that_is_not_set_is_named_with_an_example(tmp_path):
    started = start(tmp_path)

    assert started.returncode == 1
    assert started.stderr.startswith("SECRET_KEY is not set. For example: SECRET_KEY=")


def test_the_secret_key_that_make_run_keeps_is_found(tmp_path):
    (tmp_path / "secret_key").write_text("kept-beside-the-data-and-long-enough-to-be-of-use\n")
    say = ["shell", "--no-imports", "-c", "from django.conf import settings; print(settings.SECRET_KEY[:4])"]
    started = start(tmp_path, *say)

    assert started.stdout == "kept\n"


def test_in_production_check_deploy_has_nothing_to_say(tmp_path):
    started = start_with_a_key(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", SITE_URL="https://nakoming.example.nl"
    )

    assert (started.returncode, started.stderr) == (0, "")


def test_check_deploy_would_have_something_to_say_otherwise(tmp_path):
    started = start_with_a_key(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", SITE_URL="http://nakoming.example.nl"
    )

    assert started.returncode == 1
    assert "security.W" in started.stderr


@only_on_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("recursive_triggers", 1), ("synchronous", 1)],
)
def test_sqlite_is_set_up_as_the_register_needs_it(db, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@only_on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_on_sqlite_takes_the_lock_for_writing_at_once():
    """Else two who read first and then write would meet “database is locked”."""
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")

    with transaction.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_connections_to_postgresql_come_from_a_pool():
    most = connection.settings_dict["OPTIONS"]["pool"]["max_size"]
    servers = set()
    for _request in range(most + 1):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            servers.add(cursor.fetchone())
        connection.close()

    assert len(servers) <= most
