"""Says when the index was made by other rules than those that questions are read by now, or has lost a trigger."""

import logging

from django.core import checks
from django.db import connections

from letters import search
from letters.search import schema
from letters.search.words import RULES

log = logging.getLogger(__name__)


def problems(connection) -> list[str]:
    """What is wrong with the index, as sentences; nothing before it has been made."""
    known = set(connection.introspection.table_names())
    made = [index for index in search.INDEXES if index.name in known]
    if not made or schema.RULES_TABLE not in known:
        return []
    found = [
        f"The trigger {name} of the search index is missing."
        for index in made
        for name in schema.missing(connection, index)
    ]
    stored = schema.stored_rules(connection)
    if stored != RULES:
        found.append(f"The search index was made by other rules ({stored or 'unknown'}) than now ({RULES}).")
    return found


def check_search(app_configs, databases, **kwargs):
    """System check, for `migrate` and `check --database`."""
    return [
        checks.Warning(problem, hint="Run `python manage.py reindex`.", id="letters.W001")
        for alias in databases or []
        for problem in problems(connections[alias])
    ]


def warn_at_start() -> None:
    """Called when the server starts. It searches all the same, and misses what the other rules would have found."""
    connection = connections["default"]
    try:
        for problem in problems(connection):
            log.warning("%s Run `python manage.py reindex`.", problem)
    finally:
        connection.close()
