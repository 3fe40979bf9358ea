# ruff: noqa: E501  (forms stand beside each other)
"""Terms of more than one moment: ranges are one term, rows that follow on each other too, and the others share what they can."""

from datetime import date

import pytest

from letters.reading.terms import read_terms

# No test here asks a database anything.
pytestmark = pytest.mark.once

WRITTEN_ON = date(2019, 12, 17)

RANGES = [
    ("van mei 2024 tot en met mei 2025", "van mei 2024 tot en met mei 2025", "2024-05-01", "2025-05-31"),
    ("van mei tot en met september 2020", "van mei tot en met september 2020", "2020-05-01", "2020-09-30"),
    ("van november tot en met maart 2020", "van november tot en met maart 2020", "2019-11-01", "2020-03-31"),
    ("van 3 tot en met 7 juni 2020", "van 3 tot en met 7 juni 2020", "2020-06-03", "2020-06-07"),
    ("van 3 tot 7 juni", "van 3 tot 7 juni", "2020-06-03", "2020-06-07"),
    ("1 t/m 5 mei 2020", "1 t/m 5 mei 2020", "2020-05-01", "2020-05-05"),
    ("3–7 juni 2020", "3–7 juni 2020", "2020-06-03", "2020-06-07"),
    ("van 30 juni tot en met 4 juli 2020", "van 30 juni tot en met 4 juli 2020", "2020-06-30", "2020-07-04"),
    ("tussen 1 mei en 30 juni 2020", "tussen 1 mei en 30 juni 2020", "2020-05-01", "2020-06-30"),
    ("tussen juni en september 2020", "tussen juni en september 2020", "2020-06-01", "2020-09-30"),
    ("van 1 januari 2020 tot 1 juli 2020", "van 1 januari 2020 tot 1 juli 2020", "2020-01-01", "2020-06-30"),
    ("1 januari 2020 – 31 december 2021", "1 januari 2020 – 31 december 2021", "2020-01-01", "2021-12-31"),
    ("per 1 mei 2019 tot en met 31 december 2020", "per 1 mei 2019 tot en met 31 december 2020", "2019-05-01", "2020-12-31"),
    ("vanaf mei tot en met juli", "vanaf mei tot en met juli", "2020-05-01", "2020-07-31"),
    ("voor de periode 2021–2027", "voor de periode 2021–2027", "2021-01-01", "2027-12-31"),
    ("in de periode 2021 tot en met 2025", "in de periode 2021 tot en met 2025", "2021-01-01", "2025-12-31"),
    ("voor de periode 2025 tot en met juni 2028", "voor de periode 2025 tot en met juni 2028", "2025-01-01", "2028-06-30"),
    ("in de periode van 1 mei tot 1 juli 2020", "in de periode van 1 mei tot 1 juli 2020", "2020-05-01", "2020-06-30"),
    ("in de periode mei–juli 2020", "in de periode mei–juli 2020", "2020-05-01", "2020-07-31"),
    ("van 2020 tot 2025", "van 2020 tot 2025", "2020-01-01", "2025-12-31"),
    ("van 2024 t/m 2027", "van 2024 t/m 2027", "2024-01-01", "2027-12-31"),
    ("in 2021–2024", "in 2021–2024", "2021-01-01", "2024-12-31"),
    ("het programma (2021-2025)", "2021-2025", "2021-01-01", "2025-12-31"),
    ("van eind 2020 tot medio 2022", "van eind 2020 tot medio 2022", "2020-10-01", "2022-08-31"),
    ("in de jaren 2024 en 2025", "in de jaren 2024 en 2025", "2024-01-01", "2025-12-31"),
    ("in 2024, 2025 en 2026", "in 2024, 2025 en 2026", "2024-01-01", "2026-12-31"),
    ("in mei, juni en juli 2020", "in mei, juni en juli 2020", "2020-05-01", "2020-07-31"),
    ("in juni of juli 2020", "in juni of juli 2020", "2020-06-01", "2020-07-31"),
    ("eind 2019/begin 2020", "eind 2019/begin 2020", "2019-10-01", "2020-04-30"),
    ("in de zomer en het najaar van 2020", "in de zomer en het najaar van 2020", "2020-06-01", "2020-11-30"),
    ("in Q1 en Q2 2020", "in Q1 en Q2 2020", "2020-01-01", "2020-06-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "first", "last"), RANGES)
def test_a_range_is_one_term(text, words, first, last):
    [term] = read_terms(text, WRITTEN_ON)

    assert (term.words, term.role) == (words, "moment")
    assert (term.first, term.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("in maart en september 2020", [("in maart", "moment", "2020-03-01"), ("september 2020", "moment", "2020-09-01")]),
        ("in 2024 en 2030", [("in 2024", "moment", "2024-01-01"), ("2030", "moment", "2030-01-01")]),
        ("per 1 januari en 1 juli 2020", [("per 1 januari", "start", "2020-01-01"), ("1 juli 2020", "start", "2020-07-01")]),
        ("op 3 juni 2020 en 5 juli", [("op 3 juni 2020", "moment", "2020-06-03"), ("5 juli", "moment", "2020-07-05")]),
        ("in 2024 en vanaf 2026", [("in 2024", "moment", "2024-01-01"), ("vanaf 2026", "start", "2026-01-01")]),
        (
            "op 29 januari (Kamerstuk 27 925, nr. 570) en 9 september 2016",
            [("op 29 januari", "moment", "2016-01-29"), ("9 september 2016", "moment", "2016-09-09")],
        ),
    ],
)  # fmt: skip
def test_neighbours_share_a_year_and_a_preposition(text, terms):
    found = read_terms(text, WRITTEN_ON)

    assert [(term.words, term.role, str(term.first)) for term in found] == terms


def test_terms_of_one_sentence_come_in_reading_order():
    text = "Jaarlijks is € 10 miljoen nodig in 2024, € 20 miljoen in 2025 en vanaf 2026 zo lang als nodig, uiterlijk tot en met 2030."

    words = [term.words for term in read_terms(text, WRITTEN_ON)]

    assert words == [
        "Jaarlijks",
        "in 2024",
        "in 2025",
        "vanaf 2026",
        "zo lang als nodig",
        "uiterlijk tot en met 2030",
    ]
