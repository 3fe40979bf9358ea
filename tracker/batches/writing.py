"""New values for the particulars of many pledges, each with its line in the field history: a few statements for all."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import connection
from django.db.models import F
from simple_history.models import HistoricalRecords

from letters.keys import UNPACKED, as_one, these
from letters.rows import write_rows
from tracker.batches.planning import several
from tracker.models import Pledge, User

SEVERAL = {"topics", "responsible"}
# Why there is a line in the field history: which batch wrote it.
BATCH = "batch"


def set_values(name: str, was: Mapping[int, object], became: Mapping[int, object]) -> None:
    """Pledge -> its new value of one field: the key of its owner, a day, or the keys of what it has several of."""
    if name in SEVERAL:
        set_several(name, was, became)  # type: ignore[arg-type]  # of these, every value is a list of keys
        return
    alike = defaultdict(list)
    for key, value in became.items():
        alike[value].append(key)
    for value, keys in alike.items():
        Pledge.objects.filter(pk__in=these(keys)).update(**{name: value})


def set_several(name: str, was: Mapping[int, Collection[int]], became: Mapping[int, Collection[int]]) -> None:
    relation = several(name)
    through, other = relation.remote_field.through, f"{relation.m2m_reverse_field_name()}_id"
    lost = defaultdict(list)
    for key in became:
        for each in set(was[key]) - set(became[key]):
            lost[each].append(key)
    for each, keys in lost.items():
        through.objects.filter(**{other: each}, pledge__in=these(keys)).delete()
    write_rows(
        through(**{"pledge_id": key, other: each})
        for key in became
        for each in sorted(set(became[key]) - set(was[key]))
    )


def add_lines(keys: Collection[int], by: User, at: datetime, batch: int) -> None:
    """The field history of these pledges says what holds now; whoever has one open learns that it changed."""
    Pledge.objects.filter(pk__in=these(keys)).update(version=F("version") + 1, updated_at=at)
    reason = f"{BATCH} {batch}"
    copy_pledges(keys, by, at, reason)
    for name in SEVERAL:
        copy_several(name, keys, reason)


def copy_pledges(keys: Collection[int], by: User, at: datetime, reason: str) -> None:
    """The line itself: a copy of the pledge's row, made within the database."""
    line = Pledge.history.model
    added = {
        "history_date": line._meta.get_field("history_date").get_db_prep_save(at, connection),
        "history_user_id": by.pk,
        "history_type": "~",
        "history_change_reason": reason,
    }
    own = [f.column for f in line._meta.concrete_fields if not f.column.startswith("history_")]
    names = ", ".join((*own, "history_relation_id", *added))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {line._meta.db_table} ({names}) "  # noqa: S608  (our own names)
            f"SELECT {', '.join(own)}, id, %s, %s, %s, %s FROM tracker_pledge "
            f"WHERE id IN ({UNPACKED[connection.vendor]}) ORDER BY id",
            [*added.values(), as_one(keys)],
        )


def copy_several(name: str, keys: Collection[int], reason: str) -> None:
    """What the pledges have several of, hung on the lines that `copy_pledges` wrote a moment ago."""
    relation = several(name)
    through, line = relation.remote_field.through._meta.db_table, Pledge.history.model._meta.db_table
    copies, other = HistoricalRecords.m2m_models[relation]._meta.db_table, relation.m2m_reverse_name()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {copies} (id, history_id, pledge_id, {other}) "  # noqa: S608  (our own names)
            f"SELECT r.id, h.history_id, r.pledge_id, r.{other} FROM {line} h "
            f"JOIN {through} r ON r.pledge_id = h.id "
            f"WHERE h.id IN ({UNPACKED[connection.vendor]}) AND h.history_change_reason = %s",
            [as_one(keys), reason],
        )
