"""Changing five thousand pledges at once, against the bare statements: the same rows, written as barely as can be.

Bare is what was left in the tables, worked out beforehand: `executemany` on SQLite and `COPY` on PostgreSQL for what is
added, and one statement sent for all for what is changed. Both are rolled back, so that each turn begins alike.
"""

import json
import sys
from collections.abc import Callable
from functools import partial

from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import Register

MOST_TIMES = 3
# So many that five thousand of them change.
PLEDGES = 7_000
LETTERS = 100
WORDS = "Het kabinet is op 2 juli gevallen; deze toezeggingen zijn daarmee vervallen (28 676, nr. 321)."
# What a batch adds rows to, in an order in which they can be written.
ADDED = [
    "tracker_batch", "tracker_statusupdate", "tracker_historicalpledge", "tracker_historicalpledge_responsible",
    "tracker_historicalpledge_topics", "tracker_paststanding", "tracker_batchline",
]  # fmt: skip
STORED = (
    "status status_since due_on times_shifted days_shifted claimed_status claimed_on second_reading review_on version "
    "updated_at id"
).split()
INDEX = {
    "sqlite": {
        "tracker_pledge_search_place": "id, place, length",
        "tracker_pledge_search": "rowid, stems, words",
    },
    "postgresql": {"tracker_pledge_search": "id, place, stems, words"},
}


def measure(register: Register, pledges: int, rounds: int) -> tuple[list[str], list[Limit]]:
    """Fill an empty, migrated register and change its pledges; the sentences to print, and the limits."""
    register.make(letters=LETTERS, pledges=pledges)
    figures = json.loads(register.run("-m", "tests.bench.batch", str(rounds)))
    sentences, limits = [], []
    for name, seconds in figures.items():
        sentences.append(f"{name}: {ratio(seconds['ours'], seconds['bare'])} times the bare statements")
        each = sorted(ours / bare for ours, bare in zip(seconds["ours"], seconds["bare"], strict=True))
        limits.append(
            Limit(f"{name}, in hundredths", 100 * each[len(each) // 2], 100 * MOST_TIMES, "hundredths")
        )
    return sentences, limits


# ---- in the register's own process ----------------------------------------------------------------------------
def main(rounds: int) -> None:
    from tests.factories import make_user

    by, figures = make_user(), {}
    choices = {
        "status of many": ("status", {"status": "in_progress", "effective_on": "2029-01-01", "note": WORDS}),
        "day to check many again": ("review", {"review_on": "2031-01-01", "note": WORDS}),
    }
    for name, (kind, data) in choices.items():
        plan = a_plan(kind, data)
        turns: dict[str, Callable[[], None]] = {
            "ours": partial(ours, plan, by),
            "bare": partial(bare, *rows_left_by(plan, by)),
        }
        take_turns(turns, 1)
        figures[f"{name}, {len(plan.lines)}"] = take_turns(turns, rounds)
    print(json.dumps(figures))


def a_plan(kind: str, data: dict):
    from tracker.batches import choice_form, make_plan
    from tracker.models import Pledge

    form = choice_form(kind, data | {"effective_reason": "Om te meten."})
    if not form.is_valid():
        raise SystemExit(form.errors)
    return make_plan(kind, form, Pledge.objects.values_list("pk", flat=True))


def ours(plan, by) -> None:
    from django.db import transaction

    from tracker.batches import carry_out

    with transaction.atomic():
        carry_out(plan, by)
        transaction.set_rollback(True)


def rows_left_by(plan, by) -> tuple[dict, list, list, dict]:
    """What carrying it out adds, changes, takes away, and puts in the index; and then it is as if it never was."""
    from django.db import connection, transaction

    from tracker.batches import carry_out

    with transaction.atomic(), connection.cursor() as cursor:
        last = {table: last_key(cursor, table) for table in ADDED}
        past = set(keys_of(cursor, "tracker_paststanding"))
        carry_out(plan, by)
        added = {table: read(cursor, table, names_of(cursor, table), last[table]) for table in ADDED}
        changed = read(cursor, "tracker_pledge", STORED)[1]
        gone = past - set(keys_of(cursor, "tracker_paststanding"))
        index = read_index(cursor, {line.pledge.pk for line in plan.lines}) if plan.kind == "status" else {}
        transaction.set_rollback(True)
    touched = {line.pledge.pk for line in plan.lines}
    return added, [row for row in changed if row[-1] in touched], [(key,) for key in gone], index


def read_index(cursor, keys: set[int]) -> dict[str, tuple[list[str], list[tuple]]]:
    """The entries of these pledges. Their words stand under their place on SQLite, under their key on PostgreSQL."""
    from django.db import connection

    found, wanted = {}, keys
    for table, columns in INDEX[connection.vendor].items():
        names, rows = read(cursor, table, columns.split(", "))
        found[table] = names, [row for row in rows if row[0] in wanted]
        wanted = {row[1] for row in found[table][1]}
    return found


def last_key(cursor, table: str) -> int:
    key = key_name(table)
    cursor.execute(f"SELECT coalesce(max({key}), 0) FROM {table}")
    return cursor.fetchone()[0]


def key_name(table: str) -> str:
    return {"tracker_historicalpledge": "history_id"}.get(
        table, "m2m_history_id" if table.startswith("tracker_historicalpledge_") else "id"
    )


def keys_of(cursor, table: str) -> list[int]:
    cursor.execute(f"SELECT id FROM {table}")
    return [key for (key,) in cursor.fetchall()]


def names_of(cursor, table: str) -> list[str]:
    from django.db import connection

    return [field.name for field in connection.introspection.get_table_description(cursor, table)]


def read(cursor, table: str, names: list[str], after: int | None = None) -> tuple[list[str], list[tuple]]:
    """The rows of a table; with `after`, those whose key is higher."""
    which = "" if after is None else f" WHERE {key_name(table)} > {after}"
    quoted = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f"SELECT {quoted} FROM {table}{which}")
    return names, cursor.fetchall()


def bare(added: dict, changed: list, gone: list, index: dict) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        new = ", ".join(f"{name} = %s" for name in STORED[:-1])
        cursor.executemany(f"UPDATE tracker_pledge SET {new} WHERE id = %s", changed)
        if gone:
            cursor.executemany("DELETE FROM tracker_paststanding WHERE id = %s", gone)
        for table in index:
            if index[table][0][0] == "id":
                keys = [row[:1] for row in index[table][1]]
                cursor.executemany(f"DELETE FROM {table} WHERE id = %s", keys)
        for table, (names, rows) in [*added.items(), *index.items()]:
            write(cursor, table, names, rows)
        transaction.set_rollback(True)


def write(cursor, table: str, names: list[str], rows: list[tuple]) -> None:
    from django.db import connection

    columns = ", ".join(f'"{name}"' for name in names)
    if connection.vendor == "sqlite":
        marks = ", ".join(["%s"] * len(names))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        return
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([written(value) for value in row])


def written(value):
    """JSON comes out as text, and goes in as text."""
    return json.dumps(value) if isinstance(value, dict | list) else value


if __name__ == "__main__":
    import django

    django.setup()
    main(*map(int, sys.argv[1:]))
