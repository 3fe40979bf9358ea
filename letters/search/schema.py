"""The tables that hold an index, on each database, and the triggers that keep out what is gone.

On SQLite it is a full-text table of FTS5, whose key is the *place* of an entry, and a table that knows the place of
each row, and how long its text is. On PostgreSQL it is one table with a GIN index over its tokens as an array. In both
stand the same tokens.

What is deleted, and what becomes a former text, leaves the index by a trigger: no hit can outlive what it found. A
later migration that rebuilds such a table on SQLite drops its triggers without a word; therefore `missing` is asked by
`check --database default` and by `check_register`.
"""

from dataclasses import dataclass

from letters.triggers import names_of_triggers

# On PostgreSQL: the tokens of an entry as an array. A function of our own, because its price tells the planner what it
# costs to make that array for every row instead of asking the index.
TOKENS = "letters_search_tokens"
TOKENS_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {TOKENS}(tokens text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE "
    "COST 100 AS $$ BEGIN RETURN string_to_array(btrim(tokens), ' '); END $$"
)
# One row: the rules by which the entries were made.
RULES_TABLE = "letters_search_rules"


@dataclass(frozen=True)
class Index:
    """What is searched of the rows of one table.

    `entries` is SQL that gives the id, the day and one text after another of the rows whose keys lie between two, in
    the order of the keys; which rows they are it says by `BETWEEN %s AND %s`, wherever it says so. `leaves_when` is a
    condition on the new values of a changed row (`NEW.…`) and `leaves_by` the column whose change can make it true.
    """

    name: str
    owner: str
    entries: str
    leaves_by: str = ""
    leaves_when: str = ""


SQLITE_TABLES = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(stems, words, tokenize="ascii tokenchars '_'")""",
    "CREATE TABLE IF NOT EXISTS {name}_place (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, length INTEGER NOT NULL)",
)
SQLITE_TRIGGERS = {
    "{name}_unplaced": "CREATE TRIGGER IF NOT EXISTS {name}_unplaced AFTER DELETE ON {name}_place "
    "BEGIN DELETE FROM {name} WHERE rowid = OLD.place; END",
    "{name}_deleted": "CREATE TRIGGER IF NOT EXISTS {name}_deleted AFTER DELETE ON {owner} "
    "BEGIN DELETE FROM {name}_place WHERE id = OLD.id; END",
    "{name}_left": "CREATE TRIGGER IF NOT EXISTS {name}_left AFTER UPDATE OF {leaves_by} ON {owner} "
    "WHEN {leaves_when} BEGIN DELETE FROM {name}_place WHERE id = OLD.id; END",
}
POSTGRESQL_TABLES = (
    # Paragraphs stay in their rows: fetching each from elsewhere is what makes ranking slow.
    (
        "CREATE TABLE IF NOT EXISTS {name} (id bigint PRIMARY KEY, place bigint NOT NULL, "
        "stems text NOT NULL, words text NOT NULL) WITH (toast_tuple_target = 8160)"
    ),
    f"CREATE INDEX IF NOT EXISTS {{name}}_tokens ON {{name}} USING gin ({TOKENS}(stems), {TOKENS}(words))",
    "CREATE INDEX IF NOT EXISTS {name}_newest ON {name} (place)",
    (
        "CREATE OR REPLACE FUNCTION {name}_forget() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN DELETE FROM {name} WHERE id = OLD.id; RETURN NULL; END $$"
    ),
    (
        "CREATE OR REPLACE FUNCTION {name}_forget_all() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN TRUNCATE {name}; RETURN NULL; END $$"
    ),
)
POSTGRESQL_TRIGGERS = {
    "{name}_deleted": "CREATE OR REPLACE TRIGGER {name}_deleted AFTER DELETE ON {owner} "
    "FOR EACH ROW EXECUTE FUNCTION {name}_forget()",
    "{name}_truncated": "CREATE OR REPLACE TRIGGER {name}_truncated AFTER TRUNCATE ON {owner} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {name}_forget_all()",
    "{name}_left": "CREATE OR REPLACE TRIGGER {name}_left AFTER UPDATE OF {leaves_by} ON {owner} "
    "FOR EACH ROW WHEN ({leaves_when}) EXECUTE FUNCTION {name}_forget()",
}


def triggers(connection, index: Index) -> dict[str, str]:
    """Name -> statement, of the triggers that this index needs."""
    templates = SQLITE_TRIGGERS if connection.vendor == "sqlite" else POSTGRESQL_TRIGGERS
    return {
        name.format(name=index.name): statement.format(**vars(index))
        for name, statement in templates.items()
        if index.leaves_by or "{leaves_by}" not in statement
    }


def create(connection, index: Index) -> None:
    """Make the empty index and its triggers; what exists stays."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute(TOKENS_FUNCTION)
        for statement in SQLITE_TABLES if sqlite else POSTGRESQL_TABLES:
            cursor.execute(statement.format(**vars(index)))
        for statement in triggers(connection, index).values():
            cursor.execute(statement)


def remove(connection, index: Index) -> None:
    with connection.cursor() as cursor:
        for name in triggers(connection, index):
            on = f" ON {index.owner}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        cursor.execute(f"DROP TABLE {index.name}")
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TABLE {index.name}_place")
            return
        for function in ("forget", "forget_all"):
            cursor.execute(f"DROP FUNCTION {index.name}_{function}()")


def missing(connection, index: Index) -> list[str]:
    """Names of the triggers that should be there and are not, or are switched off; sorted."""
    return sorted(set(triggers(connection, index)) - names_of_triggers(connection))


# ---- by which rules -------------------------------------------------------------------------------------------
def create_rules(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {RULES_TABLE} (rules varchar(200) NOT NULL)")


def remove_rules(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {RULES_TABLE}")


def stored_rules(connection) -> str:
    """The rules that the entries were made by; empty where nobody has said."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rules FROM {RULES_TABLE}")
        row = cursor.fetchone()
    return row[0] if row else ""


def store_rules(connection, rules: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {RULES_TABLE}")
        cursor.execute(f"INSERT INTO {RULES_TABLE} VALUES (%s)", [rules])
