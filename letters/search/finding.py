"""Asking an index: how many there are, and the keys of one page of them, best first.

Up to `CAP` hits are counted and ranked exactly. Of more, it is only said that they are more, and the newest come first.
Nothing is ever scanned: a hit comes from the index, and whatever narrows the hits looks at each by its key.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from letters.search.entries import KEYS, places_of
from letters.search.schema import TOKENS, Index
from letters.search.words import Phrase, Question, again, spaced

CAP = 10_000
# So many words of a question count for the rank; all of them must be there.
MOST_RANKED = 8
# What a hit is worth, beside how much of it the words are: that they stand there as written, or at least together.
AS_WRITTEN, TOGETHER, DENSITY = 400, 300, 50_000

Sql = tuple[str, list]


@dataclass(frozen=True)
class Asked:
    """What is looked for in one index.

    `exact`: the words as written, next to each other. `within`: hits are only those of this queryset of the index's
    own rows. `days`: only what is dated from the first to the last of them. `besides`: keys of rows that are hits even
    without the words.
    """

    index: Index
    question: Question
    exact: bool = False
    within: QuerySet | None = None
    days: tuple[date, date] | None = None
    besides: QuerySet | None = None


@dataclass(frozen=True)
class Found:
    """`count` hits, or more than that if `capped`; `keys` are those of the page that was asked for, in order."""

    count: int
    capped: bool
    keys: list[int]


def find(asked: Asked, first: int = 0, number: int = 25) -> Found:
    """The hits from place `first` on (0 is the best), at most `number` of them."""
    count, capped = count_hits(asked)
    return Found(count, capped, keys_on_page(asked, capped, first, number))


def count_hits(asked: Asked) -> tuple[int, bool]:
    """How many hits there are, up to the cap, and whether there are more."""
    if not asked.question:
        return 0, False
    ((count,),) = rows_by_index(*counting(asked))
    return min(count, CAP), count > CAP


def keys_on_page(asked: Asked, capped: bool, first: int, number: int) -> list[int]:
    """The keys of the hits from place `first` on; `capped` says whether `count_hits` gave up counting."""
    if not asked.question:
        return []
    statement = newest if capped else ranked
    return [key for (key,) in rows_by_index(*statement(asked, first, number))]


def keys_of(index: Index, question: Question) -> RawSQL:
    """The keys of all hits, for the filter of a queryset: `.filter(pk__in=keys_of(…))`."""
    if not question:
        return RawSQL(f"SELECT id FROM {index.owner} WHERE 1 = 0", [])
    where, values = matching(Asked(index, question))
    return RawSQL(f"SELECT {key_of_hit()} FROM {index.name} w WHERE {where}", values)


def rows_by_index(sql: str, values: list) -> list[tuple]:
    """Ask the database. PostgreSQL may not scan a table for it: it would where a word is in most rows, and read on.

    The statements go as one message, which is one transaction: the settings end with it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(sql, values)
        else:
            cursor.execute(f"SET LOCAL enable_seqscan = off; SET LOCAL jit = off; {sql}", values)
            cursor.nextset()
            cursor.nextset()
        return cursor.fetchall()


# ---- statements -----------------------------------------------------------------------------------------------
def counting(asked: Asked) -> Sql:
    where, values = hits(asked)
    return (
        f"SELECT count(*) FROM (SELECT 1 FROM {asked.index.name} w WHERE {where} LIMIT {CAP + 1}) h",
        values,
    )


def ranked(asked: Asked, first: int, number: int) -> Sql:
    """A page of all hits, best first; of equal ones the newest."""
    score, worth_values = worth(asked)
    where, values = hits(asked)
    # Materialized: otherwise PostgreSQL may walk all keys backwards for a rare word, and SQLite asks its index for each
    # hit anew.
    if connection.vendor == "sqlite":
        index = asked.index.name
        statement = (
            f"WITH hits AS MATERIALIZED (SELECT {key_of_hit()} AS id, w.rowid AS place FROM {index} w WHERE {where}) "
            f"SELECT h.id FROM hits h CROSS JOIN {index}_place p ON p.id = h.id"
        )
        values = [*values, *worth_values]
    else:
        statement = (
            f"WITH h AS MATERIALIZED (SELECT w.id, w.place, {score} AS score FROM {asked.index.name} w WHERE {where}) "
            "SELECT h.id FROM h"
        )
        score, values = "h.score", [*worth_values, *values]
    return f"{statement} ORDER BY {score} DESC, h.place DESC LIMIT {number:d} OFFSET {first:d}", values


def newest(asked: Asked, first: int, number: int) -> Sql:
    """A page of very many hits, the newest first: whoever walks from the newest on soon has it."""
    where, values = hits(asked, walking=True)
    select = f"SELECT {key_of_hit()} FROM {asked.index.name} w WHERE {where}"
    return f"{select} ORDER BY w.{place()} DESC LIMIT {number:d} OFFSET {first:d}", values


def hits(asked: Asked, walking: bool = False) -> Sql:
    """The condition for a row `w` of the index to be a hit."""
    where, values = matching(asked, walking)
    if asked.besides is not None:
        sql, others = asked.besides.order_by().values("pk").query.sql_with_params()
        keyed = f"{asked.index.name}_place" if connection.vendor == "sqlite" else asked.index.name
        # Two ways to be a hit, and each by its own index.
        where = (
            f"w.{key()} IN (SELECT w.{key()} FROM {asked.index.name} w WHERE {where} "
            f"UNION SELECT {key_of_place()} FROM {keyed} WHERE id IN ({sql}))"
        )
        values = [*values, *others]
    if asked.days:
        where, values = f"{where} AND w.{place()} BETWEEN %s AND %s", [*values, *places_of(*asked.days)]
    if asked.within is not None:
        condition, narrowing = one_row(asked.within, key_of_hit())
        where, values = f"{where} AND {condition}", [*values, *narrowing]
    return where, values


def one_row(rows: QuerySet, key: str) -> Sql:
    """The condition for the row whose key is this SQL to be one of these, looked at by that key."""
    sql, values = rows.order_by().filter(pk=RawSQL(key, [])).values("pk").query.sql_with_params()
    return f"EXISTS ({sql})", list(values)


def worth(asked: Asked) -> Sql:
    """How good a hit is, in whole numbers, so that every database reckons alike.

    The shorter a text and the more of the words it says more than once, the more it is about them.
    """
    question = asked.question
    length = "p.length" if connection.vendor == "sqlite" else "octet_length(w.stems)"
    share = f"{DENSITY:d} / (200 + {length})"
    said_again = [(again(forms[-1][0]),) for forms in question.terms[:MOST_RANKED] if len(forms[-1]) == 1]
    bonuses: list[tuple[str, str, Phrase]] = [(share, "stems", mark) for mark in said_again]
    bonuses.append((str(AS_WRITTEN), "words", question.written))
    if len(question.stems) > 1:
        bonuses.append((str(TOGETHER), "stems", question.stems))
    parts, values = [f"{len(question.terms):d} * {share}"], []
    for bonus, column, phrase in bonuses:
        condition, value = says(asked.index, column, phrase)
        parts.append(f"{bonus} * {condition}")
        values.append(value)
    return " + ".join(parts), values


# ---- what differs between the databases -----------------------------------------------------------------------
def place() -> str:
    """The column with the place of an entry."""
    return "rowid" if connection.vendor == "sqlite" else "place"


def key() -> str:
    """The column by which one entry is found at once."""
    return "rowid" if connection.vendor == "sqlite" else "id"


def key_of_hit() -> str:
    """The key of the row that the entry `w` finds."""
    return f"({KEYS - 1} - (w.rowid & {KEYS - 1}))" if connection.vendor == "sqlite" else "w.id"


def key_of_place() -> str:
    return "place" if connection.vendor == "sqlite" else "id"


def says(index: Index, column: str, phrase: Phrase) -> tuple[str, str]:
    """1 where a hit holds these tokens next to each other, otherwise 0; and the value that this is asked with.

    On SQLite by its index, once for all hits, because reading a text takes it longer than that.
    """
    if connection.vendor == "sqlite":
        return (
            f"(h.place IN (SELECT rowid FROM {index.name} WHERE {index.name} MATCH %s))",
            f"{column} : {quoted(phrase)}",
        )
    return f"(strpos(w.{column}, %s) > 0)::int", spaced(phrase)


def matching(asked: Asked, walking: bool = False) -> Sql:
    """The condition for the words of an entry `w` to be those that are asked for."""
    column = "words" if asked.exact else "stems"
    terms = ((asked.question.written,),) if asked.exact else asked.question.terms
    if connection.vendor == "sqlite":
        return f"w.{asked.index.name} MATCH %s", [f"{column} : ({full_text(terms)})"]
    if walking:
        return looked_at(column, terms)
    single = [forms[0][0] for forms in terms if forms == (forms[0][:1],)]
    several = [forms for forms in terms if forms != (forms[0][:1],)]
    parts: list[str] = [f"{TOKENS}(w.{column}) @> %s::text[]"] if single else []
    values: list = [single] if single else []
    for forms in several:
        parts.append(f"({' OR '.join(held(column, form) for form in forms)})")
        values += [value for form in forms for value in (list(form), spaced(form))[: len(form)]]
    return " AND ".join(parts), values


def full_text(terms: tuple[tuple[Phrase, ...], ...]) -> str:
    """For FTS5. Every token is quoted, so that none is an operator."""
    return " AND ".join(f"({' OR '.join(quoted(form) for form in forms)})" for forms in terms)


def quoted(form: Phrase) -> str:
    return f'"{" ".join(form)}"'


def held(column: str, form: Phrase) -> str:
    """For PostgreSQL: these tokens, next to each other if they are several."""
    together = f" AND strpos(w.{column}, %s) > 0" if len(form) > 1 else ""
    return f"({TOKENS}(w.{column}) @> %s::text[]{together})"


def looked_at(column: str, terms: tuple[tuple[Phrase, ...], ...]) -> Sql:
    """For PostgreSQL where most rows are hits: looked for in each, quicker than in an array that is made for it."""
    look = f"strpos(w.{column}, %s) > 0"
    parts = [f"({' OR '.join(look for _ in forms)})" for forms in terms]
    return " AND ".join(parts), [spaced(form) for forms in terms for form in forms]
