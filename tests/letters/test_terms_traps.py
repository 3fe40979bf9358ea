"""What looks like a term and is none, dates that do not exist, and texts that nobody would write."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.reading.terms import READERS, read_terms

# No test here asks a database anything.
pytestmark = pytest.mark.once

WRITTEN_ON = date(2019, 12, 17)


@pytest.mark.parametrize(
    "text",
    [
        "Defensievisie 2035",
        "Agenda 2030",
        "de Voorjaarsnota 2025",
        "zoals vermeld in de Voorjaarsnota 2025",
        "de begroting 2026 en Horizon 2020",
        "het Meerjarenplan 2021-2025",
        "de begroting van 2020",
        "de rapportage over 2019",
        "resolutie 1325 (2000)",
        "in 2000 gevallen",
        "tot 2000 militairen",
        "met 2020 mensen",
        "in 2.020 gevallen",
        "in 2019,5 dagen van acht uur per dag",
        "vergaderjaar 2016–2017",
        "het vergaderjaar 2019",
        "2016/17",
        "Handelingen II 2016/17, nr. 79, item 7",
        "Kamerstuk 27 925, nr. 570",
        "Kamerstukken II 2019/20, 27 925, nr. 2020",
        "70 jaar na de oorlog",
        "75 jaar NAVO",
        "in deze 70 jaar",
        "een verlenging met vijf jaar",
        "kinderen van 16 jaar",
        "18 jaar oud",
        "16 jaar en ouder",
        "jonger dan 25 jaar",
        "vijf jaar geleden",
        "twee weken voor het debat",
        "de afgelopen tien jaar",
        "al twintig jaar",
        "elke vier jaar",
        "om de twee jaar",
        "drie keer per jaar",
        "€ 10 miljoen per jaar",
        "100 miljoen euro per jaar",
        "5,69 mld. per jaar",
        "structureel",
        "een jaar",
        "om 10.00 uur",
        "36 uur",
        "heden ten dage",
        "tot op heden",
        "vandaag de dag",
        "in de jaren 90",
        "de zomer",
        "het einde van de oorlog",
        "de eerste helft van de bijdrage",
        "de loop van de gebeurtenissen",
        "het begin",
        "decemberbesluit",
        "mei-akkoord",
        "4600 militairen",
        "artikel 5-situatie",
        "",
        " \n",
    ],
)
def test_this_is_no_term(text):
    assert read_terms(text, WRITTEN_ON) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 februari",
        "op 30 februari 2020",
        "29 februari 2021",
        "uiterlijk 31 april 2020",
        "32 mei",
        "0 mei",
        "00-00-2020",
        "31-02-2020",
        "12-13-2020",
        "2020-02-30",
        "2020-99-99",
        "99 december jl.",
        "3 mei 9999",
        "3 mei 0001",
        "in 9999",
        "vanaf 0001",
        "in mei 9999",
        "tot en met 0000",
        "eind 9999",
        "eerste kwartaal van 9999",
        "Q1 9999",
        "2026-Q5",
        "in 1944",
        "vanaf 2101",
        "de periode 2021–9999",
        "de periode 2027–2021",
        "van mei 2025 tot en met mei 2024 is onzin 31 juni",
    ],
)
def test_what_does_not_exist_gets_no_days(text):
    assert [
        term for term in read_terms(text, WRITTEN_ON) if not 2024 <= (term.first or term.last).year <= 2025
    ] == []


def test_of_a_date_that_does_not_exist_no_part_is_kept():
    assert read_terms("op 31 februari 2020 en 31 juni", WRITTEN_ON) == []


def test_the_first_and_the_last_year_are_read():
    first, last = read_terms("vanaf 1945 en tot en met 2100", WRITTEN_ON)

    assert (first.first, last.last) == (date(1945, 1, 1), date(2100, 12, 31))


PIECES = st.sampled_from(
    [
        *sorted(READERS), "2020", "9999", "0001", "31", "3", "29 februari", "tot en met", "t/m", "van", "tussen",
        "vanaf", "uiterlijk", "vóór", "voor", "na", "in", "het", "–", ",", "/", ".", "(", "\u00a0", "\n", "maanden",
        "jaar", "kwartaal", "helft", "jl.", "a.s.", "Kamerstuk 27 925, nr. 570", "€ 1.2.3", "\u202e", "\0", "<b>",
        "\u0662\u0660\u0662\u0660", "\u0663", "½", "²",
    ]
)  # fmt: skip
ROWS = st.lists(PIECES, max_size=25)
TEXTS = st.one_of(st.text(), ROWS.map(" ".join), ROWS.map("".join))


@given(text=TEXTS, written_on=st.one_of(st.none(), st.dates()))
@example(text="volgend jaar, over 999 jaar, gisteren en afgelopen week", written_on=date.min)
@example(text="volgend jaar, over 999 jaar, morgen en komende week", written_on=date.max)
@example(text="van december tot januari, deze winter en de rest van dit jaar", written_on=date(2100, 12, 31))
def test_any_text_of_any_day_gives_terms_that_stand_in_it_in_order(text, written_on):
    terms = read_terms(text, written_on)

    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    assert all(text[term.start : term.end] == term.words for term in terms)
    places = [(term.start, term.end) for term in terms]
    assert all(one == other or one[1] <= other[0] for one, other in pairwise(places))


@given(text=TEXTS, written_on=st.one_of(st.none(), st.dates()))
def test_the_first_day_is_never_behind_the_last(text, written_on):
    for term in read_terms(text, written_on):
        assert term.first is None or term.last is None or term.first <= term.last
        assert bool(term.precision) == bool(term.first or term.last)
        assert not (term.needs_date and (term.first or term.last))
        assert not (term.needs_date and written_on)


@given(text=TEXTS)
def test_with_the_letters_date_known_no_term_is_lost(text):
    known = {(term.start, term.end) for term in read_terms(text, WRITTEN_ON)}
    unknown = {(term.start, term.end) for term in read_terms(text, None) if not term.needs_date}

    assert unknown <= known


@pytest.mark.parametrize(
    "piece", ["1 ", "per ", "januari ", "3 en ", "eind van het ", "2020 tot ", "voor de duur "]
)
def test_a_long_row_of_one_word_is_read_to_its_end(piece):
    text = piece * 20_000 + "Dat gebeurt in februari 2018."

    assert read_terms(text, WRITTEN_ON)[-1].words == "in februari 2018"
