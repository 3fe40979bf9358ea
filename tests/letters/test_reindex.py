from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from letters import search
from letters.search import PARAGRAPHS, checks, entries, schema
from letters.search.finding import Asked, find
from letters.search.words import RULES, read_question
from tests.factories import make_letter, make_pledge
from tracker.register_check import search_agrees

pytestmark = pytest.mark.django_db


def number_found(words):
    return find(Asked(PARAGRAPHS, read_question(words))).count


def execute(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def letter():
    letter = make_letter(["De brief.", "Het huis."])
    make_pledge(letter.paragraphs.get(number=1))
    return letter


def test_every_index_agrees_with_what_was_stored(letter):
    outcome = search_agrees()

    assert outcome.failures == []
    assert outcome.looked_at == 4


def test_reindex_makes_an_emptied_index_anew(letter):
    for index in search.INDEXES:
        execute(f"DELETE FROM {entries.keyed(index)}")
    assert number_found("brief") == 0
    out = StringIO()

    call_command("reindex", stdout=out)

    assert number_found("brief") == 1
    assert search_agrees().failures == []
    assert "2 in letters_paragraph, 1 in letters_letter, 1 in tracker_pledge" in out.getvalue()


def test_an_entry_that_is_missing_or_stale_or_says_other_words_is_noticed_and_mended(letter):
    first, second = letter.paragraphs.values_list("pk", flat=True)
    other = entries.tokenise(["Iets anders."])
    execute(f"DELETE FROM {entries.keyed(PARAGRAPHS)} WHERE id = %s", first)
    entries.put(PARAGRAPHS, [entries.Entry(key, letter.dated_on, other) for key in (second, second + 1000)])

    failures = search_agrees().failures

    assert f"letters_paragraph_search: missing {first}" in failures
    assert f"letters_paragraph_search: stale {second + 1000}" in failures
    assert f"letters_paragraph_search: wrong {second}" in failures
    call_command("reindex", stdout=StringIO())
    assert search_agrees().failures == []


def test_other_rules_are_said_at_the_start_and_by_the_check_until_reindex(letter, caplog, monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)
    schema.store_rules(connection, "0 snowballstemmer-1.0")

    (warning,) = checks.check_search(None, ["default"])
    checks.warn_at_start()

    assert "0 snowballstemmer-1.0" in warning.msg
    assert "reindex" in warning.hint
    assert "reindex" in caplog.text
    assert any("other rules" in failure for failure in search_agrees().failures)
    call_command("reindex", stdout=StringIO())
    assert checks.check_search(None, ["default"]) == []
    assert schema.stored_rules(connection) == RULES


def test_a_lost_trigger_is_said_and_put_back(letter):
    name = min(schema.triggers(connection, PARAGRAPHS))
    table = PARAGRAPHS.owner
    execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))

    assert [problem for problem in checks.problems(connection) if name in problem]
    assert f"trigger {name} is missing" in search_agrees().failures
    call_command("reindex", stdout=StringIO())
    assert checks.problems(connection) == []


def test_more_rows_than_one_block_are_all_indexed(monkeypatch):
    monkeypatch.setattr(entries, "AT_ONCE", 2)
    make_letter([f"Brief {number}." for number in range(5)])

    assert sum(entries.rebuild(PARAGRAPHS)) == 5
    assert number_found("brief") == 5


@pytest.mark.django_db(transaction=True)
def test_a_register_from_before_the_search_is_indexed_by_its_migration():
    executor = MigrationExecutor(connection)
    executor.migrate([("tracker", "0004_quote_moves"), ("letters", "0003_editions")])
    try:
        with connection.cursor() as cursor:
            assert PARAGRAPHS.name not in connection.introspection.table_names(cursor)
        letter = executor.loader.project_state([("letters", "0003_editions")]).apps.get_model(
            "letters", "Letter"
        )
        stored = letter.objects.create(
            slug="oud", title="Oude brief", sha256="0" * 64, format="text", parser_version="1"
        )
        stored.paragraphs.create(number=1, text="De oude brieven.")
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    assert number_found("brief") == 1
    assert search_agrees().failures == []
