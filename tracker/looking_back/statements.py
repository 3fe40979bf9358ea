"""Answering what is asked of the database from the register as it was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import DEFAULT_DB_ALIAS, connections

from tracker.looking_back.moment import LOOKED_AT, Past
from tracker.looking_back.tables import Tables

# What may go before a question in the same message: settings of its transaction; and a WITH of its own.
BEFORE = re.compile(r"(?P<settings>\s*(?:SET\s[^;]*;\s*)*)(?P<own>WITH\s+(?:RECURSIVE\s+)?)?", re.IGNORECASE)
QUESTION = re.compile(r"\s*(?:SET\s[^;]*;\s*)*[(\s]*(?:SELECT|WITH|VALUES)\b", re.IGNORECASE)
# What opens and closes a transaction, and chooses how it reads, changes nothing.
HARMLESS = re.compile(
    r"\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|DECLARE|FETCH|CLOSE)\b", re.IGNORECASE
)
# That a token was used is no part of the register.
BESIDE = re.compile(r'\s*UPDATE "tracker_accesstoken"')
TO_WRITE = re.compile(r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b")
TABLE = re.compile(r"\btracker_\w+")


class WritingIsOff(Exception):
    """Something would write while one looks back."""


class Answers:
    """Puts what the tables held then before each statement that names one of them."""

    def __init__(self, past: Past, using: str):
        self.tables = Tables(past, using)
        self.written: dict[str, str] = {}

    def __call__(self, execute, sql, params, many, context):
        if not QUESTION.match(sql) or TO_WRITE.search(sql) or many:
            if many or not (HARMLESS.match(sql) or BESIDE.match(sql)):
                raise WritingIsOff("Nothing is written while one looks back.")
            return execute(sql, params, many, context)
        return execute(self.in_the_past(sql), params, many, context)

    def in_the_past(self, sql: str) -> str:
        named = sorted(set(TABLE.findall(sql)) & self.tables.shadows.keys())
        if not named:
            return sql
        held = ", ".join(f"{name} AS NOT MATERIALIZED ({self.held(name)})" for name in named)
        return BEFORE.sub(lambda before: with_these(before, held), sql, count=1)

    def held(self, table: str) -> str:
        if table not in self.written:
            self.written[table] = self.tables.shadows[table]()
        return self.written[table]


def with_these(before: re.Match, held: str) -> str:
    """What goes before a question, and these tables: in its own WITH, where it has one."""
    own = before["own"]
    return f"{before['settings']}{own}{held}, " if own else f"{before['settings']}WITH {held} "


@contextmanager
def looking_back(day: date, known: date | None = None, using: str = DEFAULT_DB_ALIAS) -> Iterator[Past]:
    """While this is open, every statement is answered from the register as it was on `day`.

    `known`: by what had been recorded until the end of that day, in the register's time zone; None: by all that is
    known now. Raises `WritingIsOff` when anything would write, and RuntimeError when another day is looked at already.
    """
    if LOOKED_AT.get():
        raise RuntimeError("One looks back at one day at a time.")
    past, connection = Past(day, known), connections[using]
    looked_at = LOOKED_AT.set(past)
    # A view has no primary key that PostgreSQL could group its other columns by.
    grouping, connection.features.allows_group_by_selected_pks = (
        connection.features.allows_group_by_selected_pks,
        False,
    )
    try:
        with connection.execute_wrapper(Answers(past, using)):
            yield past
    finally:
        connection.features.allows_group_by_selected_pks = grouping
        LOOKED_AT.reset(looked_at)
