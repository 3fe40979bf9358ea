"""Very many rows at once, by the shortest way that each database has: `executemany` on SQLite, `COPY` on PostgreSQL.

For rows that nobody checks again: a letter's text is checked as a draft, what a batch writes is checked once for all.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection, models

# Days and moments among them: SQLite has neither.
WRITTEN_OTHERWISE = (models.DateField, models.DecimalField, models.JSONField)


def write_rows(rows: Iterable[models.Model]) -> None:
    """Store new rows of one model, and give them their keys. Call inside a transaction.

    Several times as quick as `bulk_create`, which prepares every value of every field by itself.
    """
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    with connection.cursor() as cursor:
        for row, key in zip(rows, take_keys(cursor, model, len(rows)), strict=True):
            row.pk = key
        insert(cursor, model, list(zip(*columns_of(rows), strict=True)))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def columns_of(rows: Sequence[models.Model]) -> Iterator[Sequence]:
    """The values of each field as the database takes them. Text, numbers and keys it takes as they are."""
    for field in rows[0]._meta.concrete_fields:
        values = [row.__dict__[field.attname] for row in rows]
        yield as_written(field, values) if isinstance(field, WRITTEN_OTHERWISE) else values


def as_written(field: models.Field, values: Sequence) -> list:
    """Values of one field as the database takes them; of many rows, most share theirs with others."""
    if isinstance(field, models.JSONField):
        return [field.get_db_prep_save(value, connection) for value in values]
    written = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [written[value] for value in values]


def take_keys(cursor, model: type[models.Model], number: int) -> Sequence[int]:
    """Keys that nobody else gets, in ascending order."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        # Nobody else writes during the transaction, and the sequence follows the keys that are stored.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        first = last[0] + 1 if last else 1
        return range(first, first + number)
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, number]
    )
    return sorted(key for (key,) in cursor.fetchall())


def insert(cursor, model: type[models.Model], values: Sequence[tuple]) -> None:
    columns = [
        connection.ops.quote_name(field.column) for field in model._meta.concrete_fields if field.column
    ]
    into = f"{model._meta.db_table} ({', '.join(columns)})"
    if connection.vendor == "sqlite":
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", values)  # noqa: S608  (our own names)
        return
    # Django does not see a COPY, so what the database has against a row is told in its words here.
    with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
