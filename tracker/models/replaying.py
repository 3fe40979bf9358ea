"""Storing what histories amount to: after a change, in its transaction, the stored standing follows.

For one pledge as for ten thousand: a fixed number of statements, whatever the number of pledges.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter

from django.db import connection
from django.utils import timezone

from letters.keys import these
from letters.rows import as_written, write_rows
from tracker.models.standing import Particulars, PastStanding, Standing, Stay, standing, stays
from tracker.search import index_pledges

NAMES = [field.name for field in fields(Standing)]
DATES = ["from_on", "until_on", "known_from", "known_until"]


def replay(pledges: Collection) -> None:
    """Store where these pledges stand and stood, and make their words findable.

    The one place where the standing of a pledge is set. Counts up their versions.
    """
    keys = sorted(pledge.pk for pledge in pledges)
    updates, readings = updates_of(keys), readings_of(keys)
    store({pledge.pk: standing(pledge, updates[pledge.pk], readings[pledge.pk]) for pledge in pledges})
    index_pledges(keys)
    remember(pledges, updates, readings)


def store(found: Mapping[int, Standing]) -> None:
    """Pledge -> where it stands now: stored on it. One statement, sent once for all."""
    from tracker.models.pledge import Pledge

    if not found:
        return
    keys, now = sorted(found), timezone.now()
    by_name = {field.name: field for field in Pledge._meta.concrete_fields}
    fields_stored = [by_name[name] for name in (*NAMES, "updated_at")]
    columns = zip(*((*vars(found[key]).values(), now) for key in keys), strict=True)
    written = [as_written(field, values) for field, values in zip(fields_stored, columns, strict=True)]
    new = ", ".join(f"{field.column} = %s" for field in fields_stored)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE tracker_pledge SET {new}, version = version + 1 WHERE id = %s",  # noqa: S608  (our own names)
            list(zip(*written, keys, strict=True)),
        )


def remember(pledges: Collection, updates: Mapping[int, list], readings: Mapping[int, list]) -> None:
    """Store where these pledges stood on every day, as known when; what is stored already stays as it is."""
    keys, versions = [pledge.pk for pledge in pledges], versions_of(pledges)
    wanted = {key: stays(versions[key], updates.get(key, []), readings.get(key, [])) for key in keys}
    gone, there = [], defaultdict(set)
    stored = PastStanding.objects.order_by().filter(pledge__in=these(keys))
    for row, key, *rest in stored.values_list("pk", "pledge_id", *DATES, *NAMES):
        stay = Stay(*rest[:4], Standing(*rest[4:]))  # type: ignore[call-arg]  # four days and moments, then the standing
        (there[key].add(stay) if stay in wanted[key] else gone.append(row))
    if gone:
        PastStanding.objects.filter(pk__in=these(gone)).delete()
    new = [(key, stay) for key in keys for stay in wanted[key] - there[key]]
    write_rows(as_row(*each) for each in sorted(new, key=in_order))


def in_order(new: tuple[int, Stay]) -> tuple:
    key, stay = new
    return key, stay.known_from, stay.from_on


def as_row(pledge: int, stay: Stay) -> PastStanding:
    return PastStanding(pledge_id=pledge, **dict(zip(DATES, stay[:4], strict=True)), **vars(stay.standing))


def updates_of(keys: Sequence[int]) -> dict[int, list]:
    """Pledge -> its updates, as `standing` asks of them."""
    from tracker.models.history import StatusUpdate

    found = defaultdict(list)
    wanted = (
        "pk",
        "pledge_id",
        "status",
        "effective_on",
        "recorded_at",
        "due_on",
        "claimed_status",
        "undoes_id",
    )
    for row in (
        StatusUpdate.objects.order_by().filter(pledge__in=these(keys)).values_list(*wanted, named=True)
    ):
        found[row.pledge_id].append(row)
    return found


def readings_of(keys: Sequence[int]) -> dict[int, list]:
    """Pledge -> the second readings of its updates."""
    from tracker.models.second_reading import SecondReading

    found = defaultdict(list)
    rows = SecondReading.objects.order_by().filter(update__pledge__in=these(keys))
    for row in rows.values_list("pk", "update_id", "update__pledge_id", "verdict", "read_at", named=True):
        found[row.update__pledge_id].append(row)
    return found


def versions_of(pledges: Collection) -> dict[int, list[Particulars]]:
    """Pledge -> what its standing takes from itself, as it was recorded and corrected, oldest first."""
    from tracker.models.pledge import Pledge

    history = Pledge.history.filter(id__in=these(pledge.pk for pledge in pledges)).order_by(
        "id", "history_date", "history_id"
    )
    rows = history.values_list("id", "history_date", "pledged_on", "first_due_on", named=True)
    recorded = {key: list(lines) for key, lines in groupby(rows, attrgetter("id"))}
    found = {}
    for pledge in pledges:
        first, *later = recorded.get(pledge.pk) or [pledge]
        found[pledge.pk] = [Particulars(pledge.created_at, first.pledged_on, first.first_due_on)]
        for line in later:
            if (line.pledged_on, line.first_due_on) != found[pledge.pk][-1][1:]:
                found[pledge.pk].append(Particulars(line.history_date, line.pledged_on, line.first_due_on))
    return found
