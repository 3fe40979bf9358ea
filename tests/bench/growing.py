"""Make a synthetic register larger by copying its pledges within the database: much faster than making more.

Run as `python -m tests.bench.growing PLEDGES` on the register of DATABASE_URL.
"""

import sys

import django
from django.db import connection


def grow(wanted: int) -> None:
    """Copy pledges, with all that hangs on them, until there are `wanted`; keys and codes count on."""
    from tracker.models import Pledge

    with connection.cursor() as cursor:
        while (count := Pledge.objects.count()) < wanted:
            shift = Pledge.objects.order_by("-pk").values_list("pk", flat=True)[0]
            last = Pledge.objects.order_by("pk").values_list("pk", flat=True)[min(count, wanted - count) - 1]
            copy_pledges(cursor, shift, last)
        cursor.execute("ANALYZE")


def copy_pledges(cursor, shift: int, last: int) -> None:
    """Copy the pledges up to the key `last`; a copy's key is the original's plus `shift`."""
    from tracker.models import Pledge, Source, StatusUpdate

    copy(cursor, Pledge, {"id": f"id + {shift}", "code": f"'P-' || (id + {shift})"}, f"id <= {last}")
    for model in (Source, StatusUpdate, Pledge.responsible.through, Pledge.topics.through):
        copy(cursor, model, {"pledge_id": f"pledge_id + {shift}"}, f"pledge_id <= {last}")


def copy(cursor, model, changed: dict[str, str], which: str) -> None:
    columns = [
        field.column for field in model._meta.concrete_fields if field.column != "id" or "id" in changed
    ]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table} WHERE {which}"
    )


if __name__ == "__main__":
    django.setup()
    grow(int(sys.argv[1]))
