"""Which triggers a database has: those that keep history and the search index right can be dropped without a word."""

SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
POSTGRESQL = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"


def names_of_triggers(connection) -> set[str]:
    """The names of all triggers that are there and not switched off."""
    with connection.cursor() as cursor:
        cursor.execute(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
        return {name for (name,) in cursor.fetchall()}
