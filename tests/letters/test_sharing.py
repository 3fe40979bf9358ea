"""Which rows hold most of some words. What is expected stands here once, and each database must give just that."""

from datetime import date

import pytest
from django.db import connection

from letters.models import Paragraph
from letters.search import PARAGRAPHS, finding
from letters.search.entries import KEYS, places_of
from letters.search.sharing import counting_each, holding_most, rows_holding, weighing
from tests.factories import make_letter

pytestmark = pytest.mark.django_db

EVERYWHERE = [(0, KEYS - 1), places_of(date.min, date.max)]
TEXTS = [
    "De NAVO Rusland Raad komt bijeen.",
    "Rusland en de NAVO; de Raad van State zweeg.",
    "De NAVO besloot tot meer.",
    "Anders niets.",
]


@pytest.fixture
def letter():
    return make_letter(TEXTS)


def numbers(weights, **narrowing):
    """The places in TEXTS of what holds most, best first."""
    keys = holding_most(PARAGRAPHS, weights, EVERYWHERE, 10, **narrowing)
    texts = Paragraph.objects.in_bulk(keys)
    return [TEXTS.index(texts[key].text) + 1 for key in keys]


def test_it_counts_the_rows_with_a_word_and_with_words_that_follow_each_other(letter):
    rows, every = rows_holding(PARAGRAPHS, ["navo", "rusland", "navo rusland raad", "nergens"], 100)

    assert rows == {"navo": 3, "rusland": 2, "navo rusland raad": 1, "nergens": 0}
    assert every == 4


def test_it_counts_no_further_than_it_is_asked_to(letter):
    assert rows_holding(PARAGRAPHS, ["navo"], 2) == ({"navo": 2}, 2)
    assert rows_holding(PARAGRAPHS, [], 2) == ({}, 0)


def test_what_weighs_most_together_comes_first(letter):
    assert numbers({"navo": 10, "rusland": 20, "navo rusland raad": 50}) == [1, 2, 3]
    assert numbers({"navo": 10, "niet": 90}) == [4, 1, 2, 3]
    assert numbers({}) == []


def test_days_and_other_conditions_narrow_and_some_come_before_the_others(letter):
    make_letter(["De NAVO besloot tot meer."], dated_on=date(2001, 1, 1))
    third = Paragraph.objects.filter(number=3)

    only_new = holding_most(PARAGRAPHS, {"navo": 1}, [places_of(date(2019, 1, 1), date.max)], 10)

    assert len(only_new) == 3
    assert numbers({"navo": 10}, within=third) == [3]
    assert numbers({"navo": 10, "rusland": 20}, before_others=third)[0] == 3


@pytest.mark.parametrize("words", ["'", '"', "_", "*", "navo OR raad", "", "a" * 300])
def test_no_form_breaks_the_statement(letter, words):
    token = words.replace('"', "")

    assert rows_holding(PARAGRAPHS, [token or "leeg"], 10)[1] == 4


def test_no_statement_scans_a_table():
    make_letter([f"De brief van de minister over {number}." for number in range(300)])
    within = Paragraph.objects.filter(letter__kind="letter")
    statements = [
        counting_each(PARAGRAPHS, ["brief", "minister"], 100),
        weighing(PARAGRAPHS, {"brief": 1, "de brief": 2}, EVERYWHERE, 10, within, within),
    ]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"

    for sql, values in statements:
        plan = "\n".join(str(row[-1]) for row in finding.rows_by_index(f"{explain} {sql}", values))
        assert PARAGRAPHS.name in plan or "SCAN w VIRTUAL TABLE INDEX" in plan
        assert scans(plan) == []


def scans(plan):
    """Lines of a plan that read a table from its beginning, but for those that count no further than they are asked to.

    A virtual table is asked by its index: `:M` is MATCH. The forms themselves are a virtual table too.
    """
    lines = [line.strip() for line in plan.splitlines()]
    whole = [line for line in lines if "Seq Scan" in line or line.startswith("SCAN letters_paragraph ")]
    virtual = [line for line in lines if line.startswith("SCAN w VIRTUAL") and ":M" not in line]
    return whole + virtual
