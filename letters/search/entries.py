"""Filling an index and keeping it right: whoever stores what is searched says so here, in its transaction."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db import connection as default
from django.db import transaction

from letters.keys import UNPACKED, as_one
from letters.search.schema import Index
from letters.search.words import Tokens, tokenise

AT_ONCE = 1000
# How the statement of an index says which rows it is about.
BETWEEN = "BETWEEN %s AND %s"
# A place is a day and a key: descending places are the newest first, and of one day the lowest key first.
KEYS = 2**32
# Of an index on SQLite, put together at once; nobody waits long for as many.
PAGES = 500


@dataclass(frozen=True)
class Entry:
    """One row of an index: what it finds, the day of that, and its tokens."""

    id: int
    day: date | None
    tokens: Tokens

    @property
    def place(self) -> int:
        return (self.day.toordinal() if self.day else 0) * KEYS + KEYS - 1 - self.id


def places_of(first: date, last: date) -> tuple[int, int]:
    """The lowest and the highest place of the days between two."""
    return first.toordinal() * KEYS, last.toordinal() * KEYS + KEYS - 1


def entries(index: Index, first: int, last: int, connection=default) -> list[Entry]:
    """What should stand in the index of the rows whose keys lie between two, worked out from their texts."""
    with connection.cursor() as cursor:
        cursor.execute(index.entries, [first, last] * index.entries.count(BETWEEN))
        return read(cursor.fetchall())


def entries_of(index: Index, keys: Collection[int], connection=default) -> list[Entry]:
    """The same of the rows with these keys."""
    unpacked = UNPACKED[connection.vendor]
    with connection.cursor() as cursor:
        statement = index.entries.replace(BETWEEN, f"IN ({unpacked})")
        cursor.execute(statement, [as_one(keys)] * index.entries.count(BETWEEN))
        return read(cursor.fetchall())


def read(rows: Iterable[tuple]) -> list[Entry]:
    """The entries of rows as `Index.entries` gives them: key, day and text."""
    found = []
    for (key, day), parts in groupby(rows, itemgetter(0, 1)):
        texts = [text for *_, text in parts if text]
        found.append(Entry(key, date.fromisoformat(day) if isinstance(day, str) else day, tokenise(texts)))
    return found


# ---- writing --------------------------------------------------------------------------------------------------
def put(index: Index, found: Iterable[Entry], connection=default) -> None:
    """Store entries, each instead of the one that its row had."""
    rows = sorted((e.place, e.id, e.tokens.stems, e.tokens.words) for e in found)
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            put_on_sqlite(cursor, index.name, rows)
        else:
            cursor.execute(
                f"INSERT INTO {index.name} (place, id, stems, words) "
                "SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[]) "
                "ON CONFLICT (id) DO UPDATE SET place = excluded.place, stems = excluded.stems, words = excluded.words",
                [list(column) for column in zip(*rows, strict=True)],
            )


def put_on_sqlite(cursor, name: str, rows: list[tuple[int, int, str, str]]) -> None:
    cursor.executemany(f"DELETE FROM {name}_place WHERE id = %s", [(key,) for _, key, *_ in rows])
    cursor.executemany(
        f"INSERT INTO {name}_place (place, id, length) VALUES (%s, %s, %s)",
        [(place, key, len(stems)) for place, key, stems, _ in rows],
    )
    cursor.executemany(
        f"INSERT INTO {name} (rowid, stems, words) VALUES (%s, %s, %s)",
        [(place, stems, words) for place, _, stems, words in rows],
    )


def refresh(index: Index, first: int, last: int, connection=default) -> int:
    """Make the index agree with the rows whose keys lie between two; gives how many they are."""
    found = entries(index, first, last, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {keyed(index, connection)} WHERE id BETWEEN %s AND %s", [first, last])
    put(index, found, connection)
    return len(found)


def refresh_these(index: Index, keys: Collection[int], connection=default) -> None:
    """Make the index agree with the rows with these keys, which may lie far apart."""
    found = entries_of(index, keys, connection)
    silent = set(keys) - {entry.id for entry in found}
    if silent:
        with connection.cursor() as cursor:
            unpacked = UNPACKED[connection.vendor]
            cursor.execute(
                f"DELETE FROM {keyed(index, connection)} WHERE id IN ({unpacked})", [as_one(silent)]
            )
    put(index, found, connection)


def keyed(index: Index, connection=default) -> str:
    """The table that knows the place of each row."""
    return f"{index.name}_place" if connection.vendor == "sqlite" else index.name


# ---- all of it ------------------------------------------------------------------------------------------------
def blocks(index: Index, connection=default) -> Iterator[tuple[int, int]]:
    """The keys of the table in stretches with about a thousand rows each, which together leave no key out."""
    first = 0
    block = f"SELECT max(id), count(*) FROM (SELECT id FROM {index.owner} WHERE id >= %s ORDER BY id LIMIT {AT_ONCE}) b"
    while True:
        with connection.cursor() as cursor:
            cursor.execute(block, [first])
            last, count = cursor.fetchone()
        if count < AT_ONCE:
            yield first, KEYS
            return
        yield first, last
        first = last + 1


def rebuild(index: Index, connection=default) -> Iterator[int]:
    """Make all entries anew, and give the number of rows after each block.

    Each block is a transaction of its own: people search and write meanwhile, and find what is there in the old entries
    or the new ones.
    """
    for first, last in blocks(index, connection):
        with transaction.atomic(using=connection.alias):
            count = refresh(index, first, last, connection)
        yield count
    tidy(index, connection)


def tidy(index: Index, connection=default) -> None:
    """After very many changes: put together what came in pieces, so that searching is as quick as it can be."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            tidy_on_sqlite(cursor, index.name)
        else:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{index.name}_tokens"])
            cursor.execute(f"ANALYZE {index.name}")


def tidy_on_sqlite(cursor, name: str) -> None:
    """Entries that have lost their row go; what was added in pieces is put together, a little at a time."""
    cursor.execute(f"DELETE FROM {name} WHERE rowid NOT IN (SELECT place FROM {name}_place)")
    pages, before, after = -PAGES, 0, 2
    # FTS5 says by its changes that there was something to do; the statement itself counts for one.
    while after - before > 1:
        before = changes(cursor)
        cursor.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('merge', {pages:d})")
        pages, after = PAGES, changes(cursor)


def changes(cursor) -> int:
    cursor.execute("SELECT total_changes()")
    return cursor.fetchone()[0]


# ---- proof ----------------------------------------------------------------------------------------------------
@dataclass
class Difference:
    """Where an index and the texts disagree: keys of rows."""

    missing: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)


def differences(index: Index, first: int, last: int, connection=default) -> tuple[int, Difference]:
    """How many rows should be found between two keys, and what of them the index holds otherwise."""
    expected = {
        e.id: (e.place, e.tokens.stems, e.tokens.words) for e in entries(index, first, last, connection)
    }
    with connection.cursor() as cursor:
        cursor.execute(stored_entries(index, connection), [first, last])
        stored = {key: tuple(rest) for key, *rest in cursor.fetchall()}
    return len(expected), Difference(
        missing=sorted(expected.keys() - stored.keys()),
        stale=sorted(stored.keys() - expected.keys()),
        wrong=sorted(key for key in expected.keys() & stored.keys() if expected[key] != stored[key]),
    )


def stored_entries(index: Index, connection=default) -> str:
    if connection.vendor == "sqlite":
        return (
            f"SELECT p.id, p.place, w.stems, w.words FROM {index.name}_place p "
            f"LEFT JOIN {index.name} w ON w.rowid = p.place WHERE p.id BETWEEN %s AND %s"
        )
    return f"SELECT id, place, stems, words FROM {index.name} WHERE id BETWEEN %s AND %s"


def count_rows(table: str, connection=default) -> int:
    """Of an index by its name, or of the table that it is about by its owner."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]
