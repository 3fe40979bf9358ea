"""Sums of money in Dutch official prose, in all the forms of the grammar, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.reading.draft import CELL_ENDS
from letters.reading.money import Scale, read_amounts, read_gdp_shares, read_scale
from tests.letters.gold import SENTENCES

# No test here asks a database anything.
pytestmark = pytest.mark.once

NBSP = "\u00a0"
THOUSAND, MILLION, MILLIARD = 10**3, 10**6, 10**9


def words_values(text, scale=None):
    return [(text[each.start : each.end], each.value, each.currency) for each in read_amounts(text, scale)]


# Words that are one sum from their first letter to their last; their value in euro.
EUROS = [
    ("€ 5", 5),
    ("€5", 5),
    (f"€{NBSP}5", 5),
    ("€\n5", 5),
    ("€ 0,35", "0.35"),
    ("€ 12,50", "12.50"),
    ("€ 4.50", "4.50"),
    ("€ 0,125", "0.125"),
    ("€ 2000", 2000),
    ("€ 600.000", 600_000),
    ("€ 600.000,–", 600_000),
    ("€ 600.000,-", 600_000),
    ("€ 600.000,--", 600_000),
    ("€ 600.000,=", 600_000),
    ("€ 600.000,—", 600_000),
    ("€ 600 000", 600_000),
    (f"€ 600{NBSP}000", 600_000),
    ("€ 600000", 600_000),
    ("€ 1.234.567,89", "1234567.89"),
    ("€ 1 234 567,89", "1234567.89"),
    ("€ 1,234,567.89", "1234567.89"),
    ("€ 1,000,000", MILLION),
    ("€ 999.999.999.999", 999_999_999_999),
    ("EUR 500", 500),
    ("EUR500", 500),
    ("EUR 500 miljoen", 500 * MILLION),
    ("euro 500 miljoen", 500 * MILLION),
    ("Euro 600.000", 600_000),
    ("eur 5 mln.", 5 * MILLION),
    ("600.000 euro", 600_000),
    ("600.000,– euro", 600_000),
    ("600 000 euro", 600_000),
    ("2000 euro", 2000),
    ("1 euro", 1),
    ("500 EUR", 500),
    ("500 €", 500),
    ("500€", 500),
    ("€ 4,6 miljoen", 4_600_000),
    ("€ 4,6 miljoen euro", 4_600_000),
    ("€ 4.6 miljoen", 4_600_000),
    ("€4,6miljoen", 4_600_000),
    (f"€{NBSP}4,6{NBSP}miljoen", 4_600_000),
    ("€ 4,6 mln.", 4_600_000),
    ("€ 4,6 mln", 4_600_000),
    ("€ 4,6 mln. euro", 4_600_000),
    ("€ 4,6 Mln", 4_600_000),
    ("€ 4,6 mio", 4_600_000),
    ("€ 4,6 milj.", 4_600_000),
    ("€ 1.250 miljoen", 1250 * MILLION),
    ("€ 1 250 miljoen", 1250 * MILLION),
    ("€ 1,125 miljard", 1_125_000_000),
    ("€ 3,1 miljard", 3_100_000_000),
    ("€ 3,1 mld.", 3_100_000_000),
    ("€ 3,1 mld", 3_100_000_000),
    ("€ 3,1 mrd", 3_100_000_000),
    ("€ 2 biljoen", 2 * 10**12),
    ("€ 600 duizend", 600_000),
    ("€ 500k", 500_000),
    ("€ 5M", 5 * MILLION),
    ("17 mld. euro", 17 * MILLIARD),
    ("5 mln €", 5 * MILLION),
    ("5 mln. EUR", 5 * MILLION),
    ("4 miljoen euro's", 4 * MILLION),
    ("4 miljoen euro’s", 4 * MILLION),
    ("0,5 miljoen euro", 500_000),
    ("100 duizend euro", 100_000),
    ("tien euro", 10),
    ("één euro", 1),
    ("vijfentwintig euro", 25),
    ("tweeëntwintig miljoen euro", 22 * MILLION),
    ("honderd euro", 100),
    ("duizend euro", 1000),
    ("vijftienhonderd euro", 1500),
    ("tweehonderdvijftigduizend euro", 250_000),
    ("honderd duizend euro", 100_000),
    ("anderhalf miljard euro", 1_500_000_000),
    ("Anderhalf miljoen euro", 1_500_000),
    ("twee miljoen euro", 2 * MILLION),
    ("tweeënhalf miljoen euro", 2_500_000),
    ("drieëneenhalf miljard euro", 3_500_000_000),
    ("twee en een half miljoen euro", 2_500_000),
    ("een half miljoen euro", 500_000),
    ("een kwart miljard euro", 250_000_000),
    ("driekwart miljard euro", 750_000_000),
    ("een miljoen euro", MILLION),
    ("één miljard euro", MILLIARD),
    ("honderd miljoen euro", 100 * MILLION),
    ("honderdvijftig miljoen euro", 150 * MILLION),
    ("vijf honderd miljoen euro", 500 * MILLION),
    ("€ tien miljoen", 10 * MILLION),
]


@pytest.mark.parametrize(("words", "value"), EUROS)
def test_a_sum_in_euro_is_read_with_exactly_its_words(words, value):
    text = f"Hiervoor is {words} beschikbaar."

    assert words_values(text) == [(words, Decimal(value), "EUR")]


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("1,4 miljard dollar", 1_400_000_000, "USD"),
        ("1,4 miljard Amerikaanse dollar", 1_400_000_000, "USD"),
        ("1,4 miljard US-dollar", 1_400_000_000, "USD"),
        ("500 dollar", 500, "USD"),
        ("$ 5 miljoen", 5 * MILLION, "USD"),
        ("US$ 5 miljoen", 5 * MILLION, "USD"),
        ("US$5 mln", 5 * MILLION, "USD"),
        ("USD 5 miljoen", 5 * MILLION, "USD"),
        ("5 miljoen USD", 5 * MILLION, "USD"),
        ("5 miljoen US$", 5 * MILLION, "USD"),
        ("USD 5 billion", 5 * MILLIARD, "USD"),
        ("20 miljoen Canadese dollar", 20 * MILLION, "CAD"),
        ("CAD 20 miljoen", 20 * MILLION, "CAD"),
        ("C$ 20 miljoen", 20 * MILLION, "CAD"),
        ("AUD 3,5 mln.", 3_500_000, "AUD"),
        ("£ 2 miljard", 2 * MILLIARD, "GBP"),
        ("GBP 2 miljard", 2 * MILLIARD, "GBP"),
        ("2 miljard pond", 2 * MILLIARD, "GBP"),
        ("2 miljard pond sterling", 2 * MILLIARD, "GBP"),
        ("200 pond sterling", 200, "GBP"),
        ("2 miljard Britse pond", 2 * MILLIARD, "GBP"),
        ("CHF 100.000", 100_000, "CHF"),
        ("3 miljoen Zwitserse frank", 3 * MILLION, "CHF"),
        ("30 miljard Noorse kronen", 30 * MILLIARD, "NOK"),
        ("NOK 30 miljard", 30 * MILLIARD, "NOK"),
        ("SEK 500", 500, "SEK"),
        ("UAH 5 miljoen", 5 * MILLION, "UAH"),
        ("100 miljard yen", 100 * MILLIARD, "JPY"),
        ("10 miljoen gulden", 10 * MILLION, "NLG"),
        ("ƒ 10 miljoen", 10 * MILLION, "NLG"),
    ],
)
def test_other_currencies_have_their_code(words, value, currency):
    assert words_values(f"Zij geven {words} uit.") == [(words, Decimal(value), currency)]


@pytest.mark.parametrize(
    ("words", "value", "upper"),
    [
        ("10 à 15 miljoen euro", 10 * MILLION, 15 * MILLION),
        ("10 a 15 miljoen euro", 10 * MILLION, 15 * MILLION),
        ("10 tot 15 miljoen euro", 10 * MILLION, 15 * MILLION),
        ("10-15 miljoen euro", 10 * MILLION, 15 * MILLION),
        ("10 - 15 miljoen euro", 10 * MILLION, 15 * MILLION),
        ("€10–15 miljoen", 10 * MILLION, 15 * MILLION),
        ("€ 10 – € 15 miljoen", 10 * MILLION, 15 * MILLION),
        ("€ 10 tot 15 miljoen", 10 * MILLION, 15 * MILLION),
        ("€ 2 tot € 3 miljoen", 2 * MILLION, 3 * MILLION),
        ("€ 2 miljoen tot € 3 miljoen", 2 * MILLION, 3 * MILLION),
        ("2 miljoen tot 3 miljoen euro", 2 * MILLION, 3 * MILLION),
        ("€ 10 tot maximaal € 15 miljoen", 10 * MILLION, 15 * MILLION),
        ("500 miljoen tot 1 miljard euro", 500 * MILLION, MILLIARD),
        ("€ 500.000 tot 1 miljoen", 500_000, MILLION),
        ("€ 500.000 à € 600.000", 500_000, 600_000),
        ("€ 30 à 40 duizend", 30_000, 40_000),
        ("€ 10 tot 15", 10, 15),
        ("€ 10–15", 10, 15),
        ("100 tot 150 euro", 100, 150),
        ("twee à drie miljoen euro", 2 * MILLION, 3 * MILLION),
        ("anderhalf tot twee miljard euro", 1_500_000_000, 2 * MILLIARD),
        ("EUR 1,125–1,25 mld.", 1_125_000_000, 1_250_000_000),
    ],
)
def test_a_range_has_both_its_ends(words, value, upper):
    text = f"Dit kost {words} extra."

    amounts = read_amounts(text)

    assert [text[each.start : each.end] for each in amounts] == [words]
    assert [(each.value, each.upper, each.currency) for each in amounts] == [(value, upper, "EUR")]


@pytest.mark.parametrize("front", ["tussen", "tussen de"])
def test_between_two_numbers_is_a_range(front):
    [amount] = read_amounts(f"Het bedrag ligt {front} 10 en 15 miljoen euro.")

    assert (amount.value, amount.upper) == (10 * MILLION, 15 * MILLION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 5, 6 en 7 miljoen", [("€ 5", 5), ("6", 6), ("7 miljoen", 7)]),
        ("€ 5 en € 7 miljoen", [("€ 5", 5), ("€ 7 miljoen", 7)]),
        ("respectievelijk 5 en 7 miljoen euro", [("5", 5), ("7 miljoen euro", 7)]),
        ("van 5 naar 7 miljoen euro", [("5", 5), ("7 miljoen euro", 7)]),
        ("van 5 miljoen naar 7 miljoen euro", [("5 miljoen", 5), ("7 miljoen euro", 7)]),
        ("met 5 miljoen euro tot 7 miljoen euro verhoogd", [("5 miljoen euro", 5), ("7 miljoen euro", 7)]),
        ("€ 5 miljoen (€ 7 miljoen)", [("€ 5 miljoen", 5), ("€ 7 miljoen", 7)]),
        ("€ 5 miljoen in 2025 en 7 miljoen in 2026", [("€ 5 miljoen", 5), ("7 miljoen", 7)]),
        ("€ 5 miljoen, waarvan 2 mln. voor zorg", [("€ 5 miljoen", 5), ("2 mln.", 2)]),
        (
            "5 miljoen euro in 2026 en 10 miljoen euro in 2027",
            [("5 miljoen euro", 5), ("10 miljoen euro", 10)],
        ),
        ("in 2026 en 2027 € 5 miljoen", [("€ 5 miljoen", 5)]),
        ("in 2026 10 miljoen euro", [("10 miljoen euro", 10)]),
        ("10 en 15 miljoen euro", [("15 miljoen euro", 15)]),
        ("€ 5 miljoen tot 2026", [("€ 5 miljoen", 5)]),
        ("€ 5 miljoen tot en met 2030", [("€ 5 miljoen", 5)]),
        ("€ 5 miljoen en 3 miljoen vluchtelingen", [("€ 5 miljoen", 5)]),
        ("€ 5 miljoen – 30 bataljons", [("€ 5 miljoen", 5)]),
    ],
)
def test_neighbours_are_sums_of_their_own(text, expected):
    assert words_values(text) == [(words, value * MILLION, "EUR") for words, value in expected]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("een financieringsplafond van 5,69 mld. voor de periode 2021–2027", "5,69 mld.", 5_690_000_000),
        ("een budget van 3 miljoen in 2025", "3 miljoen", 3_000_000),
        ("De kosten bedragen 12 mln.", "12 mln.", 12_000_000),
        ("De motie vraagt 100 miljoen vrij te maken.", "100 miljoen", 100_000_000),
        ("De uitgaven dalen met anderhalf miljard.", "anderhalf miljard", 1_500_000_000),
    ],
)
def test_a_sum_without_a_currency_has_none(text, words, value):
    assert words_values(text) == [(words, value, None)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("ruim € 5 miljoen", "about"),
        ("ca. € 5 miljoen", "about"),
        ("circa 5 miljoen euro", "about"),
        ("ongeveer € 5 miljoen", "about"),
        ("bijna € 5 miljoen", "about"),
        ("zo’n € 5 miljoen", "about"),
        ("om en nabij de € 5 miljoen", "about"),
        ("naar in totaal ruim € 5 miljoen", "about"),
        ("met circa € 5 miljoen verhoogd", "about"),
        ("maximaal € 5 miljoen", "at_most"),
        ("max. € 5 miljoen", "at_most"),
        ("ten hoogste € 5 miljoen", "at_most"),
        ("niet meer dan € 5 miljoen", "at_most"),
        ("oplopend tot € 5 miljoen", "at_most"),
        ("maximaal een bedrag van € 5 miljoen", "at_most"),
        ("tot een maximum van € 5 miljoen", "at_most"),
        ("minder dan € 5 miljoen", "at_most"),
        ("minimaal € 5 miljoen", "at_least"),
        ("ten minste € 5 miljoen", "at_least"),
        ("tenminste € 5 miljoen", "at_least"),
        ("meer dan € 5 miljoen", "at_least"),
        ("minstens € 5 miljoen", "at_least"),
        ("in totaal € 5 miljoen", "total"),
        ("een totaalbedrag van € 5 miljoen", "total"),
        ("cumulatief € 5 miljoen", "total"),
        ("€ 5 miljoen in totaal", "total"),
        ("extra € 5 miljoen", "increase"),
        ("€ 5 miljoen extra", "increase"),
        ("een extra bijdrage van € 5 miljoen", "increase"),
        ("een verhoging van € 5 miljoen", "increase"),
        ("een verhoging van het budget met € 5 miljoen", "increase"),
        ("wordt met € 5 miljoen verhoogd", "increase"),
        ("toegenomen met 5 miljoen euro", "increase"),
        ("wordt met € 5 miljoen verlaagd", ""),
        ("een verhoging van € 5 miljoen naar een hoger bedrag", ""),
        ("een bijdrage van € 5 miljoen", ""),
        ("Dat is ruim. Hiervoor is € 5 miljoen", ""),
    ],
)
def test_how_exact_a_sum_is(text, qualifier):
    assert [(each.value, each.qualifier) for each in read_amounts(text)] == [(5 * MILLION, qualifier)]


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [
        ("€ 5 miljoen per jaar", "year", "€ 5 miljoen per jaar"),
        ("€ 600.000,– per jaar", "year", "€ 600.000,– per jaar"),
        ("€ 5 miljoen jaarlijks", "year", "€ 5 miljoen jaarlijks"),
        ("€ 5 miljoen structureel", "year", "€ 5 miljoen structureel"),
        ("€ 5 miljoen (structureel)", "year", "€ 5 miljoen"),
        ("€ 5 miljoen structurele middelen", "", "€ 5 miljoen"),
        ("€ 5 miljoen op jaarbasis", "year", "€ 5 miljoen op jaarbasis"),
        ("€ 5 miljoen extra per jaar", "year", "€ 5 miljoen extra per jaar"),
        ("structureel € 737 miljoen", "year", "€ 737 miljoen"),
        ("jaarlijks 3 miljoen euro", "year", "3 miljoen euro"),
        ("jaarlijks ruim 3 miljoen euro", "year", "3 miljoen euro"),
        ("per jaar maximaal € 5 miljoen", "year", "€ 5 miljoen"),
        ("een jaarlijkse bijdrage van € 5 miljoen", "year", "€ 5 miljoen"),
        ("een structurele intensivering van € 5 miljoen", "year", "€ 5 miljoen"),
        ("€ 200 per maand", "month", "€ 200 per maand"),
        ("€ 200/maand", "month", "€ 200/maand"),
        ("€ 200 per persoon per maand", "month", "€ 200 per persoon per maand"),
        ("€ 5.000 per kwartaal", "quarter", "€ 5.000 per kwartaal"),
        ("€ 50 per week", "week", "€ 50 per week"),
        ("€ 7 per dag", "day", "€ 7 per dag"),
        ("eenmalig € 5 miljoen", "once", "€ 5 miljoen"),
        ("€ 5 miljoen incidenteel", "once", "€ 5 miljoen incidenteel"),
        ("een eenmalige subsidie van € 5 miljoen", "once", "€ 5 miljoen"),
        ("€ 5 miljoen per 2026", "", "€ 5 miljoen"),
        ("€ 5 miljoen per schip", "", "€ 5 miljoen"),
    ],
)
def test_how_often_a_sum_is_due(text, period, words):
    assert [(text[each.start : each.end], each.period) for each in read_amounts(text)] == [(words, period)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "€",
        "euro",
        "€ € €",
        "waarden van (inmiddels) 1 miljard inwoners",
        "met 2 miljoen vluchtelingen, waarvoor budget is",
        "30 bataljons",
        "1 miljoen euro-pallets",
        "een subsidie voor 5 miljoen liter",
        "enkele miljoenen",
        "enkele miljoenen euro's",
        "tientallen miljarden euro",
        "de euro 20 jaar geleden",
        "een euro meer of minder",
        "500 pond aardappelen",
        "Kamerstuk 28 676, nr. 321",
        "in 2024 en 2025",
        "pagina 12 tot 15",
        "2% van het bbp",
        "5% miljoen euro groei",
        "een tarief van € 5%",
        "3,5 procent",
        "(bedragen x € 1.000)",
        "x 1.000 euro",
        "(× € 1 mln.)",
        "bedragen in € mln.",
        "in miljoenen euro's",
        "3 x € 1 miljoen",
        "€ 1.2.3",
        "€ 1.2.3 miljoen",
        "1.2.3 miljoen euro",
        "€ 1.00.000",
        "€ 1,2,3",
        "€ 1,,2",
        "€ 1..2",
        "1,,2 miljoen euro",
        "€ 007",
        "€ 1.2.3 tot 5 miljoen",
        "€ 600,000",
        "€ 1'000",
        "€ 5 6",
        "€ 5x",
        "€ 5G-netwerk",
        "€ 5-biljet",
        "€ 5 duizend miljoen",
        "1 miljard 200 miljoen euro",
        "€ 100 miljoen-pakket",
        "€ 100 miljoenenregeling",
        "€ 5 miljoen dollar",
        "€ -5 miljoen",
        "-€ 5 miljoen",
        "€ 1\u200f2 miljoen",
        "€ 12345678901234567890",
        "€ 99.999.999 biljoen",
        "F-16 miljoen euro",
        "A4 miljoen euro",
        "EUROPA 5 TOP 10",
        "€\t5",
        "€&nbsp;5 miljoen",
        "²5 miljoen euro",
        "€ ٣ miljoen",
    ],
)
def test_what_is_no_sum_or_cannot_be_known_is_none(text):
    assert read_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>€ 5 miljoen</b>", "€ 5 miljoen"),
        ("<b>5 miljoen euro</b>", "5 miljoen euro"),
        ("\u200f€ 5 miljoen\u200e", "€ 5 miljoen"),
        ("Het kost € 5 miljoen.", "€ 5 miljoen"),
        ("Het kost € 5.", "€ 5"),
        ("Het kost «€ 5 miljoen».", "€ 5 miljoen"),
        ("(€ 5 miljoen)", "€ 5 miljoen"),
        ("€ 5 miljoen3 is er.", "€ 5 miljoen"),
        ("art. 5, € 5 miljoen; zie nr. 6", "€ 5 miljoen"),
    ],
)
def test_what_stands_around_a_sum_does_not_hide_it(text, words):
    assert words_values(text) == [(words, 5 if words == "€ 5" else 5 * MILLION, "EUR")]


@pytest.mark.parametrize("document", SENTENCES, ids=lambda document: document["doc"])
def test_the_sums_of_the_letters_are_those_that_two_readers_found(document):
    labelled = [each for each in document["sentences"] if each["amounts"]]

    read = [[[each.value, each.currency] for each in read_amounts(sentence["text"])] for sentence in labelled]

    assert labelled
    assert read == [
        [[Decimal(str(value)), currency] for value, currency in each["amounts"]] for each in labelled
    ]


# ---- tables ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "factor", "currency"),
    [
        ("Tabel 1: uitgaven (x € 1.000)", THOUSAND, "EUR"),
        ("(x €1.000)", THOUSAND, "EUR"),
        ("(x€ 1000)", THOUSAND, "EUR"),
        ("bedragen x € 1 miljoen", MILLION, "EUR"),
        ("Bedragen x € 1.000.000", MILLION, "EUR"),
        ("(× € 1 mln.)", MILLION, "EUR"),
        ("(x 1 mld. euro)", MILLIARD, "EUR"),
        ("(x € mln.)", MILLION, "EUR"),
        ("x EUR 1 mln", MILLION, "EUR"),
        ("(€ x 1.000)", THOUSAND, "EUR"),
        ("x 1.000 euro", THOUSAND, "EUR"),
        ("x 1.000", THOUSAND, None),
        ("(x USD 1 miljoen)", MILLION, "USD"),
        ("in miljoenen euro", MILLION, "EUR"),
        ("in miljoenen euro's", MILLION, "EUR"),
        ("Bedragen in duizenden euro’s", THOUSAND, "EUR"),
        ("in miljarden dollars", MILLIARD, "USD"),
        ("(bedragen in € mln.)", MILLION, "EUR"),
        ("(in € miljoen)", MILLION, "EUR"),
        ("in mln. euro", MILLION, "EUR"),
        ("(€ mln)", MILLION, "EUR"),
        ("(mln. euro)", MILLION, "EUR"),
        ("(in miljoenen)", MILLION, None),
        ("(in € 1.000)", THOUSAND, "EUR"),
        ("bedragen in euro's", 1, "EUR"),
        ("(in €)", 1, "EUR"),
    ],
)
def test_a_caption_states_what_figures_count(text, factor, currency):
    assert read_scale(text) == Scale(Decimal(factor), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tabel 1: uitgaven",
        "3 x € 1.000",
        "x € 1.2.3",
        "x € 5 miljoen",
        "de schade loopt in de miljoenen euro's",
        "in 2025 5 miljoen euro",
        "in € 5 miljoen",
        "in duizend stuks",
        "de schade loopt in miljarden en meer",
    ],
)
def test_other_text_states_no_scale(text):
    assert read_scale(text) is None


def test_figures_alone_in_a_cell_count_the_scale_of_their_table():
    row = CELL_ENDS.join(["Steun aan Oekraïne", "12,5", "€ 3.000", "1.200*", " 40 ", "0"])

    assert words_values(row, Scale(Decimal(1000), "EUR")) == [
        ("12,5", 12_500, "EUR"),
        ("€ 3.000", 3_000_000, "EUR"),
        ("1.200", 1_200_000, "EUR"),
        ("40", 40_000, "EUR"),
        ("0", 0, "EUR"),
    ]


@pytest.mark.parametrize(
    "cell", ["2024", "5%", "-5", "–", "-/- 5", "(5)", "1.2.3", "nr. 5", "", "5 fte", "F-35"]
)
def test_other_cells_count_nothing(cell):
    row = CELL_ENDS.join(["Steun", cell, "7"])

    assert words_values(row, Scale(Decimal(MILLION), None)) == [("7", 7_000_000, None)]


def test_the_first_cell_of_a_row_says_what_it_is_about():
    assert words_values(f"12{CELL_ENDS}7", Scale(Decimal(1000), "EUR")) == [("7", 7000, "EUR")]


def test_a_cell_that_names_its_own_unit_leaves_the_scale():
    row = f"Steun van € 2 miljoen{CELL_ENDS}4 mln. euro"

    assert words_values(row, Scale(Decimal(1000), "EUR")) == [
        ("€ 2 miljoen", 2_000_000, "EUR"),
        ("4 mln. euro", 4_000_000, "EUR"),
    ]


def test_without_a_scale_figures_alone_are_no_sums():
    assert words_values(f"Steun{CELL_ENDS}7{CELL_ENDS}€ 8") == [("€ 8", 8, "EUR")]


# ---- gross domestic product -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "percentage"),
    [
        ("2% van het bbp", "2"),
        ("3,5 procent van het BBP", "3.5"),
        ("2,2% bbp", "2.2"),
        ("2,2 % BBP", "2.2"),
        ("twee procent van hun BBP", "2"),
        ("5% van ons bbp", "5"),
        ("1,5% van het Nederlandse bbp", "1.5"),
        ("2% van het bruto binnenlands product", "2"),
        ("2 procent van hun bruto nationale bbp", "2"),
        ("2%-bbp", "2"),
        ("anderhalf procent van het bbp", "1.5"),
        ("2 pct. bbp", "2"),
        (f"3,5%{NBSP}van{NBSP}het{NBSP}bbp", "3.5"),
    ],
)
def test_a_share_of_gross_domestic_product_is_no_amount(words, percentage):
    text = f"Wij gaan naar {words} in 2030."

    assert [(text[each.start : each.end], each.percentage) for each in read_gdp_shares(text)] == [
        (words, Decimal(percentage))
    ]
    assert read_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "percentages"),
    [
        ("3,5% en 1,5% van het bbp", ["3.5", "1.5"]),
        ("van 2% naar 3,5% van het bbp", ["2", "3.5"]),
        ("2 tot 3% van het bbp", ["2", "3"]),
        ("2% van het bbp in 2024 en 5% van het bbp in 2035", ["2", "5"]),
        ("€ 2 miljard (0,2% van het bbp)", ["0.2"]),
        ("artikel 5 en 2% van het bbp", ["2"]),
    ],
)
def test_several_shares_are_each_read(text, percentages):
    assert [each.percentage for each in read_gdp_shares(text)] == [Decimal(each) for each in percentages]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0,7% bni",
        "2% van het bnp",
        "5,9% van de begroting",
        "20% en de bbp-norm",
        "1.2.3% bbp",
        "2025% bbp",
        "-2% bbp",
        "het bbp groeit met 2%",
        "2% van de bbp'ers",
    ],
)
def test_other_percentages_are_no_shares_of_it(text):
    assert read_gdp_shares(text) == []


# ---- whatever the text ----------------------------------------------------------------------------------------
WORDS = """€ $ £ EUR USD euro euro's dollar pond miljoen mln. mld. duizend miljoenen 1 5 10 15 2024 1.000 600.000,– 4,6
    1.2.3 0 , . ; ( ) – - / % à tot en of naar tussen de van met een half anderhalf twee honderd ruim ca. maximaal extra
    per jaar structureel x in bbp procent bijdrage""".split()
PIECES = st.sampled_from([*WORDS, "\t", "\n", NBSP, "", "\u200f"])
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
)
SCALES = st.sampled_from([None, Scale(Decimal(1000), "EUR"), Scale(Decimal(10**12), None)])


@given(TEXTS, SCALES)
def test_whatever_the_text_sums_stand_in_it_in_order_and_are_finite(text, scale):
    amounts = read_amounts(text, scale)

    places = [place for each in amounts for place in (each.start, each.end)]
    assert places == sorted(places)
    assert all(0 <= each.start < each.end <= len(text) for each in amounts)
    assert all(each.value.is_finite() and 0 <= each.value < 10**16 for each in amounts)
    assert all(each.upper is None or each.value < each.upper < 10**16 for each in amounts)


@given(TEXTS)
def test_whatever_the_text_shares_and_scales_are_sound(text):
    shares, scale = read_gdp_shares(text), read_scale(text)

    assert all(0 <= each.start < each.end <= len(text) for each in shares)
    assert all(0 <= each.percentage <= 100 for each in shares)
    assert scale is None or scale.factor >= 1


@pytest.mark.parametrize(
    ("piece", "times"),
    [("1.111.", 200_000), ("€ ", 500_000), ("1 ", 500_000), ("9", 10**6), ("€ 1, ", 20_000)],
)
def test_a_megabyte_of_anything_is_read(piece, times):
    amounts = read_amounts("€ 5 miljoen. " + piece * times)

    assert amounts[0].value == 5_000_000
