"""How rare some words are, and which rows of an index hold most of them: for finding what is about the same thing.

A *form* is one token of the index or several that follow each other, with a space between: `navo rusland rad`. One
statement asks for any number of them. Each form is looked up in the index by itself, and no further than it is asked to
look, so that a common word costs no more than a rare one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import QuerySet

from letters.search.entries import keyed
from letters.search.finding import Sql, key_of_hit, one_row, place, rows_by_index
from letters.search.schema import TOKENS, Index

# For PostgreSQL: the row `w` holds the form `f.form`. The text is read for several tokens only.
HOLDS = (
    f"{TOKENS}(w.stems) @> string_to_array(f.form, ' ') "
    "AND (strpos(f.form, ' ') = 0 OR strpos(w.stems, ' ' || f.form || ' ') > 0)"
)
MATCHES = "MATCH 'stems : \"' || {form} || '\"'"


def rows_holding(index: Index, forms: Iterable[str], most: int) -> tuple[dict[str, int], int]:
    """How many rows hold each form, and how many rows there are; `most` for as many or more."""
    asked = sorted(set(forms))
    if not asked:
        return {}, 0
    rows = rows_by_index(*counting_each(index, asked, most))
    return {form: count for form, count, _all in rows}, rows[0][2]


def holding_most(
    index: Index,
    weights: Mapping[str, int],
    places: Sequence[tuple[int, int]],
    number: int,
    within: QuerySet | None = None,
    before_others: QuerySet | None = None,
) -> list[int]:
    """The keys of the rows whose forms weigh most together, at most `number` of them; of equal ones the newest first.

    `places` are stretches of the index in which they lie (`entries.places_of`). `within`: only those of this queryset
    of the index's own rows. Those of `before_others` come first, whatever they weigh.
    """
    if not weights or not places:
        return []
    statement = weighing(index, weights, places, number, within, before_others)
    return [key for (key,) in rows_by_index(*statement)]


# ---- statements -----------------------------------------------------------------------------------------------
def counting_each(index: Index, forms: Sequence[str], most: int) -> Sql:
    every = f"(SELECT count(*) FROM (SELECT 1 FROM {keyed(index)} LIMIT {most:d}) e)"
    if connection.vendor == "sqlite":
        hits = f"SELECT 1 FROM {index.name} w WHERE w.{index.name} {MATCHES.format(form='f.value')} LIMIT {most:d}"
        return f"SELECT f.value, (SELECT count(*) FROM ({hits}) h), {every} FROM json_each(%s) f", [
            json.dumps(list(forms))
        ]
    hits = f"SELECT 1 FROM {index.name} w WHERE {HOLDS} LIMIT {most:d}"
    return f"SELECT f.form, (SELECT count(*) FROM ({hits}) h), {every} FROM unnest(%s::text[]) f(form)", [
        list(forms)
    ]


def weighing(
    index: Index,
    weights: Mapping[str, int],
    places: Sequence[tuple[int, int]],
    number: int,
    within: QuerySet | None,
    before_others: QuerySet | None,
) -> Sql:
    among = " OR ".join(f"w.{place()} BETWEEN %s AND %s" for _ in places)
    # Materialized: each form is looked up once, and what narrows the rows looks at each of them by its key.
    rows, values = holding(index, weights)
    sql = (
        f"WITH h AS MATERIALIZED (SELECT {key_of_hit()} AS id, w.{place()} AS place, sum(f.weight) AS weight "
        f"FROM {rows} WHERE {among} GROUP BY 1, 2) SELECT h.id FROM h"
    )
    values += [bound for stretch in places for bound in stretch]
    order = "h.weight DESC, h.place DESC"
    if within is not None:
        condition, more = one_row(within, "h.id")
        sql, values = f"{sql} WHERE {condition}", [*values, *more]
    if before_others is not None:
        condition, more = one_row(before_others, "h.id")
        order, values = f"CASE WHEN {condition} THEN 0 ELSE 1 END, {order}", [*values, *more]
    return f"{sql} ORDER BY {order} LIMIT {number:d}", values


def holding(index: Index, weights: Mapping[str, int]) -> Sql:
    """The rows `w` of the index that hold a form, beside the form `f` and its weight."""
    if connection.vendor == "sqlite":
        forms = "(SELECT key AS form, value AS weight FROM json_each(%s)) f"
        rows = f"{forms} CROSS JOIN {index.name} w ON w.{index.name} {MATCHES.format(form='f.form')}"
        return rows, [json.dumps(weights)]
    forms = "unnest(%s::text[], %s::int[]) f(form, weight)"
    return f"{forms} JOIN {index.name} w ON {HOLDS}", [list(weights), list(weights.values())]
