"""Make a synthetic register, and make it larger by copying its pledges within the database: faster than making more.

Run as `python -m tests.bench.making make LETTERS PLEDGES`, `… thicken UPDATES` or `… grow PLEDGES` on the database of
DATABASE_URL.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta

import django
from django.core.management import call_command
from django.db import connection


def make(letters: int, pledges: int) -> None:
    """An empty database becomes a register; one process for all of it, since each takes its time to start."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("make_register", letters=letters, pledges=pledges, seed=1, verbosity=0)
    grow(pledges)


def thicken(updates: int) -> None:
    """Add to every history until the pledges have so many updates each on average, spread over the years."""
    from tracker.models import Pledge, StatusUpdate, replay

    pledges = list(Pledge.objects.order_by("pk"))
    missing = updates * len(pledges) - StatusUpdate.objects.count()
    owners = [pledges[number % len(pledges)] for number in range(missing)]
    StatusUpdate.objects.bulk_create(
        StatusUpdate(
            pledge=owner,
            status=["open", "in_progress", "lapsed"][number % 3],
            effective_on=date(2012, 1, 1) + timedelta(days=number * 37 % 5000),
            note="Bijgewerkt.",
        )
        for number, owner in enumerate(owners)
    )
    for first in range(0, len(pledges), 500):
        replay(pledges[first : first + 500])


def grow(wanted: int) -> None:
    """Copy pledges, with all that hangs on them, until there are `wanted`; keys and codes count on."""
    from tracker.models import Pledge

    with connection.cursor() as cursor:
        while (count := Pledge.objects.count()) < wanted:
            shift = Pledge.objects.order_by("-pk").values_list("pk", flat=True)[0]
            last = Pledge.objects.order_by("pk").values_list("pk", flat=True)[min(count, wanted - count) - 1]
            copy_pledges(cursor, shift, last)
        if connection.vendor == "postgresql":
            # What its autovacuum would do within a minute. SQLite looks at nothing of itself, and so not here.
            cursor.execute("ANALYZE")


def copy_pledges(cursor, shift: int, last: int) -> None:
    """Copy the pledges up to the key `last`; a copy's key is the original's plus `shift`."""
    from tracker.models import PastStanding, Pledge, Source, StatusUpdate

    copy(cursor, Pledge, {"id": f"id + {shift}", "code": f"'P-' || (id + {shift})"}, f"id <= {last}")
    for model in (Source, StatusUpdate, PastStanding, Pledge.responsible.through, Pledge.topics.through):
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
    commands: dict[str, Callable[..., None]] = {"make": make, "thicken": thicken, "grow": grow}
    commands[sys.argv[1]](*map(int, sys.argv[2:]))
