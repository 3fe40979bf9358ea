"""History only grows. Each test of a refusal first makes sure that there is a line to change."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, models, transaction

from tests.factories import (
    make_batch,
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_reading,
    make_topic,
    make_update,
)
from tracker import append_only
from tracker.models import BatchLine, Handover, QuoteMove, StatusUpdate

ON_SQLITE = connection.vendor == "sqlite"
# What one could try on a table with the primary key {key}; every table of history has a column `id`.
ATTEMPTS = {
    "update": "UPDATE {table} SET id = id + 1000",
    "delete": "DELETE FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true "
    "ON CONFLICT ({key}) DO UPDATE SET id = excluded.id + 1000",
    **(
        {"replace": "REPLACE INTO {table} SELECT * FROM {table}"}
        if ON_SQLITE
        else {"truncate": "TRUNCATE {table} CASCADE"}
    ),
}
NOTE_TRIGGERS = sorted(
    f"tracker_statusupdate_{name}" for name in (append_only.SQLITE if ON_SQLITE else append_only.POSTGRESQL)
)


@pytest.fixture
def update(db):
    """A status update that nothing hangs on."""
    letter = make_letter(dossier=make_dossier("28676"), number="321")
    letter.also_in.set([make_dossier("29521")])
    paragraph = letter.paragraphs.get(number=1)
    pledge = make_pledge(paragraph, responsible=[make_party()], topics=[make_topic()])
    update = make_update(pledge, note="As written")
    QuoteMove.objects.create(
        source=pledge.sources.get(), from_paragraph=paragraph, from_start=0, from_end=3, found=0
    )
    # PostgreSQL truncates no table for which it still has foreign keys to look at.
    connection.check_constraints()
    return update


@pytest.fixture
def history(update):
    """At least one line in every table of history."""
    make_reading(make_update(update.pledge, "fulfilled"))
    batch = make_batch("handover")
    BatchLine.objects.create(batch=batch, pledge=update.pledge)
    Handover.objects.create(
        pledge=update.pledge,
        party=make_party(),
        successor=make_party("Cabinet"),
        handed_on=date(2024, 7, 2),
        batch=batch,
    )
    connection.check_constraints()


@contextmanager
def refusal():
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        yield


def attempt(how, table):
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        cursor.execute(ATTEMPTS[how].format(table=table, key=key))


def lines(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return sorted(cursor.fetchall(), key=str)


def drop(trigger):
    table = trigger.removesuffix("_no_update").removesuffix("_no_delete").removesuffix("_no_change")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}" + ("" if ON_SQLITE else f" ON {table}"))


# ---- what the database refuses --------------------------------------------------------------------------------
@pytest.mark.parametrize("how", ATTEMPTS)
@pytest.mark.parametrize("table", append_only.TABLES)
def test_no_line_of_history_is_changed_or_removed(history, table, how):
    before = lines(table)
    assert before

    with refusal():
        attempt(how, table)
    assert lines(table) == before


@pytest.mark.parametrize("how", ATTEMPTS)
def test_it_is_the_trigger_that_refuses(update, how):
    """The same attempts succeed without it: no test above passes because its statement is wrong."""
    before = lines("tracker_statusupdate")
    append_only.remove(connection)

    attempt(how, "tracker_statusupdate")

    # REPLACE puts the same line in the place of the old one: that it went through is all there is to see.
    assert (lines("tracker_statusupdate") == before) == (how == "replace")


def test_the_orm_cannot_change_an_update(update):
    with refusal():
        StatusUpdate.objects.update(note="Rewritten")
    with refusal():
        StatusUpdate.objects.bulk_update([update], ["note"])
    update.note = "Rewritten"
    with refusal():
        update.save()
    assert StatusUpdate.objects.get().note == "As written"


def test_the_orm_cannot_remove_an_update(update):
    with refusal():
        StatusUpdate.objects.all().delete()
    with refusal():
        update.delete()
    assert StatusUpdate.objects.count() == 1


def test_the_orm_cannot_change_or_remove_a_correction(update):
    corrections = update.pledge.corrections
    assert corrections.exists()

    with refusal():
        corrections.update(title="Rewritten")
    with refusal():
        corrections.all().delete()


def test_a_new_line_is_always_welcome(update):
    make_update(update.pledge, note="A correction that says so")

    assert StatusUpdate.objects.count() == 2


# ---- when a trigger is gone -------------------------------------------------------------------------------------
def test_with_every_trigger_in_place_nothing_is_missing(db):
    assert append_only.missing(connection) == []
    assert append_only.check_triggers(None, ["default"]) == []


@pytest.mark.parametrize("trigger", NOTE_TRIGGERS[:1])
def test_a_dropped_trigger_is_missed(db, trigger):
    drop(trigger)

    assert append_only.missing(connection) == [trigger]
    assert trigger in append_only.check_triggers(None, ["default"])[0].msg


def test_check_says_so_and_fails(db):
    call_command("check", databases=["default"])
    drop(NOTE_TRIGGERS[0])

    with pytest.raises(SystemCheckError, match="protect_history"):
        call_command("check", databases=["default"])


@pytest.mark.django_db(transaction=True)
def test_the_server_does_not_start_without_it():
    append_only.refuse_to_start_without_triggers()
    drop(NOTE_TRIGGERS[0])

    with pytest.raises(ImproperlyConfigured, match=NOTE_TRIGGERS[0]):
        append_only.refuse_to_start_without_triggers()


def test_protect_history_puts_it_back(update, capsys):
    drop(NOTE_TRIGGERS[0])

    call_command("protect_history")

    assert "1 triggers put back." in capsys.readouterr().out
    assert append_only.missing(connection) == []
    with refusal():
        attempt("update", "tracker_statusupdate")


def test_protect_history_leaves_what_is_there(db, capsys):
    call_command("protect_history")

    assert "All triggers were there." in capsys.readouterr().out


@pytest.mark.skipif(ON_SQLITE, reason="SQLite cannot switch a trigger off")
def test_a_trigger_that_is_switched_off_is_missed(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tracker_statusupdate DISABLE TRIGGER USER")

    assert append_only.missing(connection) == NOTE_TRIGGERS


def alter_note(old, new):
    """What a migration's AlterField does."""
    for each in (old, new):
        each.set_attributes_from_name("note")
        each.model = StatusUpdate
    with connection.schema_editor() as editor:
        editor.alter_field(StatusUpdate, old, new)


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_the_table_is_found_out():
    """On SQLite, AlterField makes the table anew, without its triggers and without a word."""
    strict, loose = models.TextField(), models.TextField(null=True)
    alter_note(strict, loose)
    try:
        assert append_only.missing(connection) == (NOTE_TRIGGERS if ON_SQLITE else [])
        assert bool(append_only.check_triggers(None, ["default"])) == ON_SQLITE
    finally:
        alter_note(loose, strict)
        append_only.install(connection)
