# ruff: noqa: E501  (forms stand beside each other)
"""Terms as ministers write them, with the days that they mean in a letter of a given day.

A form is a text, the words of its one term, the role, and the first and last day ("-" where it is open). What stands in
a text but is no term is in `test_terms_traps.py`, ranges and rows are in `test_terms_ranges.py`.
"""

from datetime import date

import pytest

from letters.reading.terms import Term, read_terms

# No test here asks a database anything.
pytestmark = pytest.mark.once

WRITTEN_ON = date(2019, 12, 17)


def day(text):
    return None if text == "-" else date.fromisoformat(text)


def one_term(text, written_on=WRITTEN_ON):
    [term] = read_terms(text, written_on)
    return term


DAYS = [
    ("Dat is op 17 december 2019 besloten.", "op 17 december 2019", "moment", "2019-12-17", "2019-12-17"),
    ("De brief van 17\u00a0december 2019", "17\u00a0december 2019", "moment", "2019-12-17", "2019-12-17"),
    ("Op 17\ndecember 2019 is", "Op 17\ndecember 2019", "moment", "2019-12-17", "2019-12-17"),
    ("op 3 en 4 december jl.", "op 3 en 4 december jl.", "moment", "2019-12-03", "2019-12-04"),
    ("op 3 en 4 december jongstleden", "op 3 en 4 december jongstleden", "moment", "2019-12-03", "2019-12-04"),
    ("de top van 11 en 12 juli as.", "11 en 12 juli as.", "moment", "2020-07-11", "2020-07-12"),
    ("de top van 11 juli a.s. te Brussel", "11 juli a.s.", "moment", "2020-07-11", "2020-07-11"),
    ("op 12 mei aanstaande", "op 12 mei aanstaande", "moment", "2020-05-12", "2020-05-12"),
    ("(12-10-2023)", "12-10-2023", "moment", "2023-10-12", "2023-10-12"),
    ("op 12/10/2023", "op 12/10/2023", "moment", "2023-10-12", "2023-10-12"),
    ("op 2023-10-12", "op 2023-10-12", "moment", "2023-10-12", "2023-10-12"),
    ("op maandag 3 juni 2019", "op maandag 3 juni 2019", "moment", "2019-06-03", "2019-06-03"),
    ("maandag 3 juni", "maandag 3 juni", "moment", "2020-06-03", "2020-06-03"),
    ("aanstaande dinsdag 3 maart", "dinsdag 3 maart", "moment", "2020-03-03", "2020-03-03"),
    ("3, 4 en 5 juni 2020", "3, 4 en 5 juni 2020", "moment", "2020-06-03", "2020-06-05"),
    ("nr. 5, 3 mei 2020", "3 mei 2020", "moment", "2020-05-03", "2020-05-03"),
    ("op 17 dec. 2019", "op 17 dec. 2019", "moment", "2019-12-17", "2019-12-17"),
    ("d.d. 12 mei 2020", "12 mei 2020", "moment", "2020-05-12", "2020-05-12"),
    ("12 mei van dit jaar", "12 mei van dit jaar", "moment", "2019-05-12", "2019-05-12"),
    ("op 3e mei 2020", "op 3e mei 2020", "moment", "2020-05-03", "2020-05-03"),
    ("tot en met 31 december 2019", "tot en met 31 december 2019", "deadline", "-", "2019-12-31"),
    ("t/m 31 december", "t/m 31 december", "deadline", "-", "2019-12-31"),
    ("tot 31 december 2020", "tot 31 december 2020", "deadline", "-", "2020-12-31"),
    ("uiterlijk 31 maart a.s.", "uiterlijk 31 maart a.s.", "deadline", "-", "2020-03-31"),
    ("uiterlijk op 1 mei 2020", "uiterlijk op 1 mei 2020", "deadline", "-", "2020-05-01"),
    ("uiterlijk per 1 mei 2020", "uiterlijk per 1 mei 2020", "deadline", "-", "2020-05-01"),
    ("niet later dan 1 mei 2020", "niet later dan 1 mei 2020", "deadline", "-", "2020-05-01"),
    ("vóór of op 1 mei 2020", "vóór of op 1 mei 2020", "deadline", "-", "2020-05-01"),
    ("vóór 1 juli 2020", "vóór 1 juli 2020", "deadline", "-", "2020-06-30"),
    ("vo\u0301o\u0301r 1 juli 2020", "vo\u0301o\u0301r 1 juli 2020", "deadline", "-", "2020-06-30"),
    ("voor 1 april a.s.", "voor 1 april a.s.", "deadline", "-", "2020-03-31"),
    ("uiterlijk voor 1 juli 2020", "uiterlijk voor 1 juli 2020", "deadline", "-", "2020-06-30"),
    ("gepland voor 3 juni 2020", "voor 3 juni 2020", "moment", "2020-06-03", "2020-06-03"),
    ("per 1 mei 2019", "per 1 mei 2019", "start", "2019-05-01", "-"),
    ("per 1 september aanstaande", "per 1 september aanstaande", "start", "2020-09-01", "-"),
    ("met ingang van 1 januari 2020", "met ingang van 1 januari 2020", "start", "2020-01-01", "-"),
    ("na 1 juli 2020", "na 1 juli 2020", "start", "2020-07-02", "-"),
    ("per heden", "per heden", "start", "2019-12-17", "-"),
    ("Vandaag heeft", "Vandaag", "moment", "2019-12-17", "2019-12-17"),
    ("morgen", "morgen", "moment", "2019-12-18", "2019-12-18"),
    ("vrijdag a.s.", "vrijdag a.s.", "moment", "2019-12-20", "2019-12-20"),
    ("op komende vrijdag", "op komende vrijdag", "moment", "2019-12-20", "2019-12-20"),
    ("afgelopen vrijdag", "afgelopen vrijdag", "moment", "2019-12-13", "2019-12-13"),
    ("op 29 februari", "op 29 februari", "moment", "2020-02-29", "2020-02-29"),
]  # fmt: skip

MONTHS = [
    ("in februari 2018", "in februari 2018", "moment", "2018-02-01", "2018-02-28"),
    ("in de maand februari 2020", "in de maand februari 2020", "moment", "2020-02-01", "2020-02-29"),
    ("de RBZ van november", "november", "moment", "2019-11-01", "2019-11-30"),
    ("in december", "in december", "moment", "2019-12-01", "2019-12-31"),
    ("in januari", "in januari", "moment", "2020-01-01", "2020-01-31"),
    ("in mei jl.", "in mei jl.", "moment", "2019-05-01", "2019-05-31"),
    ("in mei dit jaar", "in mei dit jaar", "moment", "2019-05-01", "2019-05-31"),
    ("in mei van volgend jaar", "in mei van volgend jaar", "moment", "2020-05-01", "2020-05-31"),
    ("afgelopen mei", "afgelopen mei", "moment", "2019-05-01", "2019-05-31"),
    ("komende maart", "komende maart", "moment", "2020-03-01", "2020-03-31"),
    ("sept. 2020", "sept. 2020", "moment", "2020-09-01", "2020-09-30"),
    ("begin juni", "begin juni", "moment", "2020-06-01", "2020-06-10"),
    ("medio juni 2020", "medio juni 2020", "moment", "2020-06-11", "2020-06-20"),
    ("half mei", "half mei", "moment", "2020-05-11", "2020-05-20"),
    ("eind juni", "eind juni", "moment", "2020-06-21", "2020-06-30"),
    ("vanaf midden juni", "vanaf midden juni", "start", "2020-06-15", "-"),
    ("begin september van dit jaar", "begin september van dit jaar", "moment", "2019-09-01", "2019-09-10"),
    ("in de loop van oktober 2020", "in de loop van oktober 2020", "moment", "2020-10-01", "2020-10-31"),
    ("in de tweede helft van december", "in de tweede helft van december", "moment", "2019-12-16", "2019-12-31"),
    ("de eerste week van juni", "eerste week van juni", "moment", "2020-06-01", "2020-06-07"),
    ("in de laatste week van mei 2020", "in de laatste week van mei 2020", "moment", "2020-05-24", "2020-05-31"),
    ("uiterlijk eind juni", "uiterlijk eind juni", "deadline", "-", "2020-06-30"),
    ("vóór eind juni", "vóór eind juni", "deadline", "-", "2020-06-30"),
    ("vóór juni 2020", "vóór juni 2020", "deadline", "-", "2020-05-31"),
    ("ten laatste in mei 2020", "ten laatste in mei 2020", "deadline", "-", "2020-05-31"),
    ("gepland voor juni 2020", "voor juni 2020", "moment", "2020-06-01", "2020-06-30"),
    ("per januari 2020", "per januari 2020", "start", "2020-01-01", "-"),
    ("sinds mei", "sinds mei", "start", "2019-05-01", "-"),
]  # fmt: skip

YEARS = [
    ("in 2018", "in 2018", "moment", "2018-01-01", "2018-12-31"),
    ("op de defensiebegroting voor 2026", "voor 2026", "moment", "2026-01-01", "2026-12-31"),
    ("vóór 2026", "vóór 2026", "deadline", "-", "2025-12-31"),
    ("per 2026", "per 2026", "start", "2026-01-01", "-"),
    ("vanaf 2020", "vanaf 2020", "start", "2020-01-01", "-"),
    ("vanaf begin 2020", "vanaf begin 2020", "start", "2020-01-01", "-"),
    ("na 2020", "na 2020", "start", "2021-01-01", "-"),
    ("Sinds 2014 zijn", "Sinds 2014", "start", "2014-01-01", "-"),
    ("niet eerder dan 2021", "niet eerder dan 2021", "start", "2021-01-01", "-"),
    ("op zijn vroegst in 2021", "op zijn vroegst in 2021", "start", "2021-01-01", "-"),
    ("met ingang van het begrotingsjaar 2020", "met ingang van het begrotingsjaar 2020", "start", "2020-01-01", "-"),
    ("het jaar 2025", "het jaar 2025", "moment", "2025-01-01", "2025-12-31"),
    ("(tot en met 2020)", "tot en met 2020", "deadline", "-", "2020-12-31"),
    ("t/m 2027", "t/m 2027", "deadline", "-", "2027-12-31"),
    ("uiterlijk in 2020", "uiterlijk in 2020", "deadline", "-", "2020-12-31"),
    ("uiterlijk eind 2017", "uiterlijk eind 2017", "deadline", "-", "2017-12-31"),
    ("voor eind 2020", "voor eind 2020", "deadline", "-", "2020-12-31"),
    ("tot eind 2020", "tot eind 2020", "deadline", "-", "2020-12-31"),
    ("tegen 2030", "tegen 2030", "deadline", "-", "2030-12-31"),
    ("vóór het einde van 2020", "vóór het einde van 2020", "deadline", "-", "2020-12-31"),
    ("voor het begin van 2021", "voor het begin van 2021", "deadline", "-", "2020-12-31"),
    ("in begin 2020", "in begin 2020", "moment", "2020-01-01", "2020-04-30"),
    ("begin 2020", "begin 2020", "moment", "2020-01-01", "2020-04-30"),
    ("medio 2020", "medio 2020", "moment", "2020-05-01", "2020-08-31"),
    ("halverwege 2020", "halverwege 2020", "moment", "2020-05-01", "2020-08-31"),
    ("eind 2025", "eind 2025", "moment", "2025-10-01", "2025-12-31"),
    ("ultimo 2020", "ultimo 2020", "moment", "2020-12-31", "2020-12-31"),
    ("in de loop van 2020", "in de loop van 2020", "moment", "2020-01-01", "2020-12-31"),
    ("voor de rest van 2020", "voor de rest van 2020", "moment", "2020-01-01", "2020-12-31"),
    ("de eerste maanden van 2020", "eerste maanden van 2020", "moment", "2020-01-01", "2020-04-30"),
    ("in de eerste drie maanden van 2020", "in de eerste drie maanden van 2020", "moment", "2020-01-01", "2020-03-31"),
    ("De top is in 2020.3", "in 2020", "moment", "2020-01-01", "2020-12-31"),
]  # fmt: skip

PARTS = [
    ("in het eerste kwartaal van 2020", "in het eerste kwartaal van 2020", "moment", "2020-01-01", "2020-03-31"),
    ("in het 1e kwartaal 2020", "in het 1e kwartaal 2020", "moment", "2020-01-01", "2020-03-31"),
    ("in het eerste kwartaal", "in het eerste kwartaal", "moment", "2020-01-01", "2020-03-31"),
    ("in het derde kwartaal van dit jaar", "in het derde kwartaal van dit jaar", "moment", "2019-07-01", "2019-09-30"),
    ("in het laatste kwartaal van 2020", "in het laatste kwartaal van 2020", "moment", "2020-10-01", "2020-12-31"),
    ("in het eerste en tweede kwartaal van 2020", "in het eerste en tweede kwartaal van 2020", "moment", "2020-01-01", "2020-06-30"),
    ("uiterlijk in het eerste kwartaal van 2020", "uiterlijk in het eerste kwartaal van 2020", "deadline", "-", "2020-03-31"),
    ("vanaf het derde kwartaal 2020", "vanaf het derde kwartaal 2020", "start", "2020-07-01", "-"),
    ("Q1 2026", "Q1 2026", "moment", "2026-01-01", "2026-03-31"),
    ("in Q3", "in Q3", "moment", "2020-07-01", "2020-09-30"),
    ("2026-Q4", "2026-Q4", "moment", "2026-10-01", "2026-12-31"),
    ("eind Q1", "eind Q1", "moment", "2020-03-01", "2020-03-31"),
    ("komend kwartaal", "komend kwartaal", "moment", "2020-01-01", "2020-03-31"),
    ("In de tweede helft van 2018 is", "In de tweede helft van 2018", "moment", "2018-07-01", "2018-12-31"),
    ("eerste helft 2024", "eerste helft 2024", "moment", "2024-01-01", "2024-06-30"),
    ("in de eerste helft van volgend jaar", "in de eerste helft van volgend jaar", "moment", "2020-01-01", "2020-06-30"),
    ("in het tweede halfjaar van 2020", "in het tweede halfjaar van 2020", "moment", "2020-07-01", "2020-12-31"),
    ("het eerste half jaar van 2020", "eerste half jaar van 2020", "moment", "2020-01-01", "2020-06-30"),
    ("voorjaar 2020", "voorjaar 2020", "moment", "2020-03-01", "2020-05-31"),
    ("in de lente", "in de lente", "moment", "2020-03-01", "2020-05-31"),
    ("in de zomer van 2020", "in de zomer van 2020", "moment", "2020-06-01", "2020-08-31"),
    ("dit najaar", "dit najaar", "moment", "2019-09-01", "2019-11-30"),
    ("in het vroege najaar", "in het vroege najaar", "moment", "2020-09-01", "2020-11-30"),
    ("in de winter van 2020–2021", "in de winter van 2020–2021", "moment", "2020-12-01", "2021-02-28"),
    ("deze winter", "deze winter", "moment", "2019-12-01", "2020-02-29"),
    ("komend voorjaar", "komend voorjaar", "moment", "2020-03-01", "2020-05-31"),
    ("in het najaar van volgend jaar", "in het najaar van volgend jaar", "moment", "2020-09-01", "2020-11-30"),
    ("afgelopen zomer", "afgelopen zomer", "moment", "2019-06-01", "2019-08-31"),
    ("uiterlijk in het voorjaar van 2020", "uiterlijk in het voorjaar van 2020", "deadline", "-", "2020-05-31"),
    ("eind zomer 2020", "eind zomer 2020", "moment", "2020-08-01", "2020-08-31"),
]  # fmt: skip

OCCASIONS = [
    ("dat is nog voor de zomer klaar", "nog voor de zomer", "deadline", "-", "2020-07-10"),
    ("vóór de zomer van 2021", "vóór de zomer van 2021", "deadline", "-", "2021-07-10"),
    ("tot de zomer van 2020", "tot de zomer van 2020", "deadline", "-", "2020-07-10"),
    ("na de zomer", "na de zomer", "start", "2020-09-01", "-"),
    ("vóór het zomerreces", "vóór het zomerreces", "deadline", "-", "2020-07-10"),
    ("uiterlijk voor het zomerreces", "uiterlijk voor het zomerreces", "deadline", "-", "2020-07-10"),
    ("voor aanvang van het zomerreces", "voor aanvang van het zomerreces", "deadline", "-", "2020-07-10"),
    ("voorafgaand aan het zomerreces", "voorafgaand aan het zomerreces", "deadline", "-", "2020-07-10"),
    ("direct na het zomerreces", "na het zomerreces", "start", "2020-09-01", "-"),
    ("tijdens het zomerreces", "tijdens het zomerreces", "moment", "2020-07-11", "2020-08-31"),
    ("voor het kerstreces", "voor het kerstreces", "deadline", "-", "2019-12-20"),
    ("na het kerstreces", "na het kerstreces", "start", "2020-01-11", "-"),
    ("vóór het meireces", "vóór het meireces", "deadline", "-", "2020-04-24"),
    ("vóór het herfstreces", "vóór het herfstreces", "deadline", "-", "2020-10-14"),
    ("vóór het voorjaarsreces", "vóór het voorjaarsreces", "deadline", "-", "2020-02-14"),
    ("voor het reces", "voor het reces", "deadline", "-", "2019-12-20"),
    ("voor de kerst", "voor de kerst", "deadline", "-", "2019-12-24"),
    ("rond de jaarwisseling", "rond de jaarwisseling", "moment", "2019-12-15", "2020-01-15"),
    ("op Prinsjesdag", "op Prinsjesdag", "moment", "2020-09-15", "2020-09-15"),
    ("met Prinsjesdag 2021", "met Prinsjesdag 2021", "moment", "2021-09-21", "2021-09-21"),
    ("vóór Prinsjesdag", "vóór Prinsjesdag", "deadline", "-", "2020-09-14"),
    ("bij de Voorjaarsnota 2025", "bij de Voorjaarsnota 2025", "moment", "2025-04-15", "2025-06-01"),
    ("bij de eerstvolgende Voorjaarsnota", "bij de eerstvolgende Voorjaarsnota", "moment", "2020-04-15", "2020-06-01"),
    ("uiterlijk bij de Voorjaarsnota", "uiterlijk bij de Voorjaarsnota", "deadline", "-", "2020-06-01"),
    ("bij de Miljoenennota", "bij de Miljoenennota", "moment", "2020-09-15", "2020-09-15"),
    ("bij de Miljoenennota 2021", "bij de Miljoenennota 2021", "moment", "2020-09-15", "2020-09-15"),
    ("vóór de begrotingsbehandeling", "vóór de begrotingsbehandeling", "deadline", "-", "2019-11-30"),
    ("vóór de behandeling van de begroting", "vóór de behandeling van de begroting", "deadline", "-", "2019-11-30"),
]  # fmt: skip

RELATIVE = [
    ("dit jaar", "dit jaar", "moment", "2019-01-01", "2019-12-31"),
    ("reeds dit kalenderjaar", "dit kalenderjaar", "moment", "2019-01-01", "2019-12-31"),
    ("volgend jaar", "volgend jaar", "moment", "2020-01-01", "2020-12-31"),
    ("komend jaar", "komend jaar", "moment", "2020-01-01", "2020-12-31"),
    ("in het komende kalenderjaar", "in het komende kalenderjaar", "moment", "2020-01-01", "2020-12-31"),
    ("vanaf volgend jaar", "vanaf volgend jaar", "start", "2020-01-01", "-"),
    ("begin volgend jaar", "begin volgend jaar", "moment", "2020-01-01", "2020-04-30"),
    ("medio volgend jaar", "medio volgend jaar", "moment", "2020-05-01", "2020-08-31"),
    ("eind dit jaar", "eind dit jaar", "moment", "2019-10-01", "2019-12-31"),
    ("einde van dit jaar", "einde van dit jaar", "deadline", "-", "2019-12-31"),
    ("voor het einde van het jaar", "voor het einde van het jaar", "deadline", "-", "2019-12-31"),
    ("in de loop van het jaar", "in de loop van het jaar", "moment", "2019-01-01", "2019-12-31"),
    ("later dit jaar", "later dit jaar", "moment", "2019-12-17", "2019-12-31"),
    ("eerder dit jaar", "eerder dit jaar", "moment", "2019-01-01", "2019-12-17"),
    ("vorig jaar", "vorig jaar", "moment", "2018-01-01", "2018-12-31"),
    ("deze maand", "deze maand", "moment", "2019-12-01", "2019-12-31"),
    ("volgende maand", "volgende maand", "moment", "2020-01-01", "2020-01-31"),
    ("eind van de maand", "eind van de maand", "deadline", "-", "2019-12-31"),
    ("volgende week", "volgende week", "moment", "2019-12-23", "2019-12-29"),
    ("binnen zes weken", "binnen zes weken", "deadline", "-", "2020-01-28"),
    ("binnen 6 weken", "binnen 6 weken", "deadline", "-", "2020-01-28"),
    ("binnen drie à vier weken", "binnen drie à vier weken", "deadline", "-", "2020-01-14"),
    ("uiterlijk binnen zes weken", "uiterlijk binnen zes weken", "deadline", "-", "2020-01-28"),
    ("binnen twee maanden", "binnen twee maanden", "deadline", "-", "2020-02-17"),
    ("binnen een half jaar", "binnen een half jaar", "deadline", "-", "2020-06-17"),
    ("binnen een jaar", "binnen een jaar", "deadline", "-", "2020-12-17"),
    ("binnen 48 uur", "binnen 48 uur", "deadline", "-", "2019-12-19"),
    ("over drie maanden", "over drie maanden", "moment", "2020-03-01", "2020-03-31"),
    ("over twee weken", "over twee weken", "moment", "2019-12-30", "2020-01-05"),
    ("over twee jaar", "over twee jaar", "moment", "2021-01-01", "2021-12-31"),
    ("de komende twee jaar", "de komende twee jaar", "moment", "2019-12-17", "2021-12-17"),
    ("het komende halfjaar", "het komende halfjaar", "moment", "2019-12-17", "2020-06-17"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "role", "first", "last"), [*DAYS, *MONTHS, *YEARS, *PARTS, *OCCASIONS, *RELATIVE]
)
def test_a_term_means_these_days(text, words, role, first, last):
    term = one_term(text)

    assert (term.words, term.role, term.first, term.last) == (words, role, day(first), day(last))
    assert text[term.start : term.end] == words
    assert term.precision


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("op 17 december 2019", "day"),
        ("volgende week", "day"),
        ("binnen zes weken", "day"),
        ("op Prinsjesdag", "day"),
        ("in februari 2018", "month"),
        ("begin juni", "month"),
        ("binnen twee maanden", "month"),
        ("Q1 2026", "quarter"),
        ("in de tweede helft van 2018", "season"),
        ("dit najaar", "season"),
        ("begin 2020", "season"),
        ("eind 2020", "season"),
        ("vóór het zomerreces", "season"),
        ("per 2026", "year"),
        ("uiterlijk eind 2017", "year"),
        ("voor de periode 2021–2027", "year"),
    ],
)
def test_a_term_is_as_fine_as_its_words(text, precision):
    assert one_term(text).precision == precision


@pytest.mark.parametrize(
    ("written_on", "text", "first", "last"),
    [
        ("2011-12-19", "in januari", "2012-01-01", "2012-01-31"),
        ("2023-11-13", "november", "2023-11-01", "2023-11-30"),
        ("2017-06-01", "op 25 mei", "2017-05-25", "2017-05-25"),
        ("2017-06-01", "in februari", "2018-02-01", "2018-02-28"),
        ("2018-09-14", "op 31 december", "2018-12-31", "2018-12-31"),
        ("2019-01-15", "op 31 december", "2018-12-31", "2018-12-31"),
        ("2019-01-15", "uiterlijk 31 december", "-", "2019-12-31"),
        ("2020-06-20", "vóór 1 mei", "-", "2021-04-30"),
        ("2020-06-20", "in het voorjaar", "2021-03-01", "2021-05-31"),
        ("2020-01-15", "deze winter", "2019-12-01", "2020-02-29"),
        ("2020-09-20", "op Prinsjesdag", "2021-09-21", "2021-09-21"),
        ("2020-07-20", "voor het zomerreces", "-", "2020-07-10"),
    ],
)
def test_without_a_year_it_is_the_next_to_come_or_one_that_has_just_passed(written_on, text, first, last):
    term = one_term(text, date.fromisoformat(written_on))

    assert (term.first, term.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("zal op korte termijn", "op korte termijn", "moment"),
        ("op zeer korte termijn", "op zeer korte termijn", "moment"),
        ("op de kortst mogelijke termijn", "op de kortst mogelijke termijn", "moment"),
        ("op middellange termijn", "op middellange termijn", "moment"),
        ("op termijn", "op termijn", "moment"),
        ("zo spoedig mogelijk", "zo spoedig mogelijk", "moment"),
        ("zo snel als mogelijk", "zo snel als mogelijk", "moment"),
        ("z.s.m.", "z.s.m.", "moment"),
        ("Binnenkort zal", "Binnenkort", "moment"),
        ("spoedig", "spoedig", "moment"),
        ("tijdig", "tijdig", "moment"),
        ("te zijner tijd", "te zijner tijd", "moment"),
        ("de komende maanden", "de komende maanden", "moment"),
        ("in de komende weken", "in de komende weken", "moment"),
        ("voor de komende jaren", "voor de komende jaren", "moment"),
        ("de komende tijd", "de komende tijd", "moment"),
        ("voor de aankomende periode", "voor de aankomende periode", "moment"),
        ("in deze kabinetsperiode", "in deze kabinetsperiode", "moment"),
        ("in de nabije toekomst", "in de nabije toekomst", "moment"),
        ("in een later stadium", "in een later stadium", "moment"),
        ("over enkele weken", "over enkele weken", "moment"),
        ("binnen enkele weken", "binnen enkele weken", "deadline"),
        ("binnen afzienbare tijd", "binnen afzienbare tijd", "deadline"),
        ("tot nader order", "tot nader order", "deadline"),
        ("binnen zes weken na ontvangst", "binnen zes weken", "deadline"),
        ("binnen dertig dagen inzetbaar", "binnen dertig dagen", "deadline"),
        ("per direct", "per direct", "start"),
        ("met onmiddellijke ingang", "met onmiddellijke ingang", "start"),
        ("zo lang als nodig is", "zo lang als nodig is", "duration"),
        ("zolang nodig", "zolang nodig", "duration"),
    ],
)
def test_a_vague_term_means_no_days(text, words, role):
    term = one_term(text)

    assert (term.words, term.role) == (words, role)
    assert (term.first, term.last, term.precision, term.needs_date) == (None, None, "", False)


@pytest.mark.parametrize(
    ("text", "words", "duration"),
    [
        ("voor de tweede keer vijf maanden", "vijf maanden", "P5M"),
        ("voor de duur van zes maanden", "voor de duur van zes maanden", "P6M"),
        ("voor zes maanden", "voor zes maanden", "P6M"),
        ("voor een periode van een jaar", "voor een periode van een jaar", "P1Y"),
        ("een termijn van 12 weken", "een termijn van 12 weken", "P12W"),
        ("gedurende vier jaar", "gedurende vier jaar", "P4Y"),
        ("twee jaar lang", "twee jaar lang", "P2Y"),
        ("maximaal 30 dagen", "30 dagen", "P30D"),
        ("drie tot vier maanden", "drie tot vier maanden", "P4M"),
        ("een half jaar", "een half jaar", "P6M"),
        ("anderhalf jaar", "anderhalf jaar", "P18M"),
        ("twee kwartalen", "twee kwartalen", "P6M"),
        ("verdeeld over vier jaar", "over vier jaar", "P4Y"),
        ("met zes maanden te verlengen", "zes maanden", "P6M"),
        ("verlengd met een jaar", "een jaar", "P1Y"),
    ],
)
def test_a_duration_is_in_iso_8601(text, words, duration):
    term = one_term(text)

    assert (term.words, term.role, term.duration) == (words, "duration", duration)
    assert (term.first, term.last, term.precision) == (None, None, "")


@pytest.mark.parametrize(
    ("text", "words", "recurrence"),
    [
        ("wekelijks", "wekelijks", "weekly"),
        ("elke week", "elke week", "weekly"),
        ("maandelijks", "maandelijks", "monthly"),
        ("iedere maand", "iedere maand", "monthly"),
        ("per kwartaal", "per kwartaal", "quarterly"),
        ("elk kwartaal", "elk kwartaal", "quarterly"),
        ("eens in de drie maanden", "eens in de drie maanden", "quarterly"),
        ("vier keer per jaar", "vier keer per jaar", "quarterly"),
        ("halfjaarlijks", "halfjaarlijks", "half_yearly"),
        ("minimaal twee keer per jaar", "twee keer per jaar", "half_yearly"),
        ("tweemaal per jaar", "tweemaal per jaar", "half_yearly"),
        ("2x per jaar", "2x per jaar", "half_yearly"),
        ("ieder half jaar", "ieder half jaar", "half_yearly"),
        ("elke zes maanden", "elke zes maanden", "half_yearly"),
        ("om jaarlijks plannen op te stellen", "jaarlijks", "yearly"),
        ("de jaarlijkse rapportage", "jaarlijkse", "yearly"),
        ("elk jaar", "elk jaar", "yearly"),
        ("eens per jaar", "eens per jaar", "yearly"),
        ("rapporteert per jaar", "per jaar", "yearly"),
    ],
)
def test_what_recurs_says_how_often(text, words, recurrence):
    term = one_term(text)

    assert (term.words, term.recurrence) == (words, recurrence)
    assert (term.first, term.last, term.precision) == (None, None, "")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("dit jaar", "moment"),
        ("in januari", "moment"),
        ("op 3 mei", "moment"),
        ("volgende week", "moment"),
        ("eind volgend jaar", "moment"),
        ("dit najaar", "moment"),
        ("van mei tot en met juli", "moment"),
        ("vanaf midden juni", "start"),
        ("na het reces", "start"),
        ("binnen zes weken", "deadline"),
        ("voor de zomer", "deadline"),
        ("vóór Prinsjesdag", "deadline"),
        ("over drie maanden", "moment"),
        ("de komende twee jaar", "moment"),
        ("vandaag", "moment"),
        ("vrijdag a.s.", "moment"),
    ],
)
def test_a_relative_term_without_the_letters_date_says_that_it_needs_it(text, role):
    term = one_term(text, None)

    assert (term.role, term.needs_date) == (role, True)
    assert (term.first, term.last, term.precision) == (None, None, "")


@pytest.mark.parametrize(
    "text", ["in februari 2018", "uiterlijk eind 2017", "per 2026", "op korte termijn", "vijf maanden"]
)
def test_what_does_not_depend_on_the_letters_date_does_without(text):
    assert one_term(text, None) == one_term(text)
    assert not one_term(text, None).needs_date


def test_tot_is_offered_without_and_with_the_day_that_it_names():
    without, with_it = read_terms("verlengd tot 1 mei 2020", WRITTEN_ON)

    assert without == Term(9, 23, "tot 1 mei 2020", "deadline", None, date(2020, 4, 30), "day")
    assert with_it == Term(9, 23, "tot 1 mei 2020", "deadline", None, date(2020, 5, 1), "day")


def test_voor_a_month_is_offered_as_before_it_and_as_meant_for_it():
    before, in_it = read_terms("de vergadering voor juni 2020", WRITTEN_ON)

    assert (before.role, before.last) == ("deadline", date(2020, 5, 31))
    assert (in_it.role, in_it.first, in_it.last) == ("moment", date(2020, 6, 1), date(2020, 6, 30))
