"""History only grows: triggers that refuse UPDATE, DELETE, REPLACE and TRUNCATE, on SQLite and PostgreSQL.

A later migration that rebuilds a table on SQLite drops its triggers without a word; therefore `missing` is asked at
each start, by `migrate`, by `check --database default` and by `check_register`. On SQLite, REPLACE is refused by the
DELETE trigger, which it fires only with `recursive_triggers` on (settings.py).
"""

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from letters.triggers import names_of_triggers

TABLES = (
    "tracker_statusupdate",
    "tracker_historicalpledge",
    "tracker_historicalpledge_responsible",
    "tracker_historicalpledge_topics",
    "tracker_quotemove",
    "tracker_secondreading",
    "tracker_batch",
    "tracker_batchline",
    "tracker_handover",
    "letters_historicalletter",
    "letters_historicalletter_also_in",
)
REFUSED = "This table is append-only: history is not edited or removed."

SQLITE = {
    "no_update": "CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{refused}'); END",
    "no_delete": "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{refused}'); END",
}
POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
POSTGRESQL = {
    "no_change": "CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "no_truncate": "CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
}


def _statements(connection):
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def install(connection, tables=TABLES):
    """Create the triggers; those that exist stay."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in tables:
            for statement in _statements(connection).values():
                cursor.execute(statement.format(table=table, refused=REFUSED))


def remove(connection, tables=TABLES):
    """Drop the triggers: for a migration that must rebuild a table, which installs them again."""
    with connection.cursor() as cursor:
        for table in tables:
            for name in _statements(connection):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")


def missing(connection):
    """Names of the triggers that should be there and are not, or are switched off; sorted."""
    expected = {f"{table}_{name}" for table in TABLES for name in _statements(connection)}
    return sorted(expected - names_of_triggers(connection))


def check_triggers(app_configs, databases, **kwargs):
    """System check, for `migrate` and `check --database`: an error when a trigger is missing."""
    return [
        checks.Error(
            f"History is not protected: missing trigger {', '.join(absent)}.",
            hint="Run `python manage.py protect_history`.",
            id="tracker.E001",
        )
        for alias in databases or []
        if _is_migrated(connections[alias]) and (absent := missing(connections[alias]))
    ]


def refuse_to_start_without_triggers():
    """Called when the server starts. Raises ImproperlyConfigured when history could be edited."""
    connection = connections["default"]
    try:
        absent = missing(connection) if _is_migrated(connection) else []
    finally:
        connection.close()
    if absent:
        raise ImproperlyConfigured(
            f"History is not protected: missing trigger {', '.join(absent)}. Run `python manage.py protect_history`."
        )


def _is_migrated(connection):
    """Before the first migration there is no history to protect."""
    return set(TABLES) <= set(connection.introspection.table_names())
