# ruff: noqa: E501  (forms stand beside each other)
"""References in over two hundred forms built from the grammar, with their identifiers by construction.

`test_references.py` shows one form at a time; here they are crossed: dossier, chapter, number, session, chamber, and
what a page does to them (no-break space, line break, missing comma or bracket). Precision and recall over all of them,
and over what only looks like a reference, are 99% at least.
"""

from itertools import product

import pytest

from letters.reading.references import find_references

# No test here asks a database anything.
pytestmark = pytest.mark.once

NBSP = "\u00a0"
# How a dossier is printed, and its canonical form.
DOSSIERS = [
    ("27 925", "27925"),
    ("27925", "27925"),
    (f"27{NBSP}925", "27925"),
    ("27.925", "27925"),
    ("21 501-02", "21501-02"),
    ("21501-28", "21501-28"),
    ("34 775 X", "34775-X"),
    (f"34{NBSP}775{NBSP}X", "34775-X"),
    ("35 300-XV", "35300-XV"),
    ("19 700 hoofdstuk XV", "19700-XV"),
    ("33 750 XVII", "33750-XVII"),
    ("35 925 K", "35925-K"),
    ("29 200 VI", "29200-VI"),
    ("36800-XVI", "36800-XVI"),
]
# What stands before the dossier.
FRONTS = [
    "Kamerstuk ",
    "Kamerstukken ",
    "kamerstuk ",
    "Kamerstuk II ",
    "Kamerstukken II 2016/17, ",
    "Kamerstukken II, vergaderjaar 2019–2020, ",
    "Kamerstukken II 2001/02 ",
    "Kamerstuknummer: ",
    "",
]
# How the number is printed behind it.
NUMBERS = [
    ", nr. 60",
    ", nr.60",
    " nr. 60",
    ", nr 60",
    ", NR. 60",
    f", nr.{NBSP}60",
    ",\nnr. 60",
    ", nr.\n60",
]


def forms_of_one_paper():
    """Every dossier in every front, and every front with every way to print the number."""
    for (printed, canonical), front in product(DOSSIERS, FRONTS):
        yield f"Zie ({front}{printed}, nr. 60) hierover.", [f"kst-{canonical}-60"]
    for (printed, canonical), number in product(
        [DOSSIERS[0], DOSSIERS[4], DOSSIERS[6], DOSSIERS[8]], NUMBERS
    ):
        yield f"De brief van 9 mei (Kamerstuk {printed}{number}) gaat daarop in.", [f"kst-{canonical}-60"]
    for printed, canonical in DOSSIERS[:9]:
        yield f"Zoals gemeld in Kamerstuk {printed}, nr. 60, p. 3–4, is dat zo.", [f"kst-{canonical}-60"]
        yield f"de moties Sjoerdsma Kamerstuk {printed}, nr. 60), Van Laar", [f"kst-{canonical}-60"]
        yield f"Bijlage bij Kamerstuk {printed}, nr. 60.", [f"kst-{canonical}-60"]
        yield f"De motie {printed}, nr. 60 is aangenomen.", [f"kst-{canonical}-60"]
        yield f"Ik verwijs naar nr. 60 ({printed}) van gisteren.", [f"kst-{canonical}-60"]


def forms_of_several_papers():
    """Several numbers, several pairs, and joint dossiers, of which the first owns the number."""
    for (first, one), (second, two) in product(
        DOSSIERS[:5:2], [DOSSIERS[6], DOSSIERS[8], ("29 521", "29521")]
    ):
        yield f"(Kamerstukken {first} en {second}, nr. 9)", [f"kst-{one}-9"]
        yield f"(Kamerstukken {first}, nr. 9 en {second}, nr. 12)", [f"kst-{one}-9", f"kst-{two}-12"]
        yield f"(Kamerstuk {first}, nr. 9 en Kamerstuk {second}, nr. 12)", [f"kst-{one}-9", f"kst-{two}-12"]
    for printed, canonical in DOSSIERS[:9:2]:
        yield f"(Kamerstukken {printed}, nrs. 3 en 4)", [f"kst-{canonical}-{n}" for n in (3, 4)]
        yield f"(Kamerstukken {printed}, nrs. 3, 4 en 17)", [f"kst-{canonical}-{n}" for n in (3, 4, 17)]
        yield (
            f"(Kamerstuk {printed}, nr. 3) en (Kamerstuk {printed}, nr. 4)",
            [f"kst-{canonical}-{n}" for n in (3, 4)],
        )


def forms_of_other_chambers_and_series():
    """The Eerste Kamer's letters, Handelingen, the Aanhangsel, bare identifiers, and dossiers without a number."""
    for session, years in [("2021/22", "20212022"), ("2021/2022", "20212022"), ("2021-2022", "20212022"),
                           ("2021–2022", "20212022"), ("1999/2000", "19992000"), ("1999/00", "19992000")]:  # fmt: skip
        yield f"(Kamerstukken I {session}, 35 925, nr. E)", ["kst-35925-E"]
        yield f"(Kamerstukken I {session}, 36 410 A)", ["kst-36410-A"]
        yield f"(Handelingen II {session}, nr. 79, item 7)", [f"h-tk-{years}-79-7"]
        yield f"(Handelingen I {session}, nr. 12, item 3)", [f"h-ek-{years}-12-3"]
        yield f"(Handelingen II, vergaderjaar {session},\nnr. 79, item 7)", [f"h-tk-{years}-79-7"]
        yield f"(Aanhangsel Handelingen II {session}, nr. 89)", [f"ah-tk-{years}-89"]
        yield f"Aanhangsel van de Handelingen, vergaderjaar {session}, nr. 1318.", [f"ah-tk-{years}-1318"]
    for printed, canonical in DOSSIERS:
        yield f"naar uw Kamer gezonden (Kamerstuk {printed}) voorafgaand", [canonical]
    for code in ["kst-27925-608", "kst-34775-X-140", "kst-21501-02-2893", "kst-35925-E", "2024D24009", "2024Z10149",
                 "blg-123456", "h-tk-20162017-79-7", "ah-tk-20192020-89", "TZ202603-130"]:  # fmt: skip
        yield f"Zie {code} voor meer.", [code]
    for short, identifier in [("27925-608", "kst-27925-608"), ("28676-321", "kst-28676-321"), ("35300-XV-3", "kst-35300-XV-3"),
                              ("21501-02-2893", "kst-21501-02-2893"), ("36836 D", "kst-36836-D")]:  # fmt: skip
        yield f"De brief (Kamerstuk {short}) is bekend.", [identifier]
    for printed, canonical in DOSSIERS[:9:2]:
        yield f"(Kamerstukken II 2013/14, {printed}, 3 (MvT))", [f"kst-{canonical}-3"]
        yield f"Kamerstukken II 2013/14, {printed}, 3, p. 12.", [f"kst-{canonical}-3"]
        yield f"(Kamerstukken {printed}, nrs. 3-5)", [f"kst-{canonical}-{n}" for n in (3, 5)]
        yield f"(Kamerstukken {printed}, nrs. 3 respectievelijk 5)", [f"kst-{canonical}-{n}" for n in (3, 5)]
    yield "de motie-Karabulut over Jemen", ["motie-Karabulut"]
    yield "de motie van de leden Karabulut en Van Ojik", ["motie-Karabulut/Van Ojik"]
    yield "de motie van het lid Knops over dat onderwerp (Kamerstuk 33 000 X, nr. 20)", ["kst-33000-X-20"]


def no_references():
    """What only looks like one: amounts, years, addresses, numbers of other things."""
    for words in [
        "28 676 militairen", "€ 28 676", "€ 28.676, nr. 3", "EUR 27 925, nr. 3", "EUR 27 925 per jaar", "28.676 euro", "10 000 euro, nr. 3", "1 028 676, nr. 3",
        "Postbus 20701, 2500 ES Den Haag", "artikel 5, nr. 16", "bijlage nr. 3", "nr. 79, item 7", "Kamerstuk",
        "Kamerstukken over de NAVO", "Handelingen van de regering", "Handelingen II 2016/17", "2019–2020", "D66", "F-35",
        "tussen 27 925 en 29 521", "van 12 500 tot 15 000", "de heer Van Dijk", "de motie is aangenomen", "nr. 456 (zie boven)",
        "Aanhangsel bij het verdrag", "het jaar 2016/17", "kst-1", "ISSN 0921 - 7371", "070-318 76 54", "070 31876",
        "13,5 miljoen euro, nr. 1 in Europa", "resolutie 2085 (2012), nr. 3", "besluit 2017/1870", "EU-richtlijn 2014/41",
        "de toezegging van Minister Blok", "dossier van 30 000 bladzijden", "op 27 925 plaatsen en nr. 2",
        "begrotingshoofdstuk X", "hoofdstuk XV", "een vliegtuig van 21 501 kg", "No. W19.24.00242/IV", "Stb. 2016, 340",
        "Trb. 1949, J 355", "L 315/28", "zaak C-293/12", "IBAN NL91 ABNA 0417 1643 00", "kamer 12 345 in het gebouw",
        "in de periode 2013/14, 3 maanden", "Kamerstukken II 2013/14, 3 delen",
    ]:  # fmt: skip
        yield f"Dat gaat over {words} en meer.", []


FORMS = [*forms_of_one_paper(), *forms_of_several_papers(), *forms_of_other_chambers_and_series()]
NONE = list(no_references())


def found(text):
    return [reference.identifier for reference in find_references(text)]


def test_there_are_more_than_200_forms_and_all_differ():
    assert len({text for text, _ in FORMS}) == len(FORMS) >= 200
    assert len(NONE) >= 40


def test_precision_and_recall_over_the_forms_are_99_percent():
    named = [identifier for text, wanted in FORMS for identifier in wanted]
    read = [(identifier, wanted) for text, wanted in [*FORMS, *NONE] for identifier in found(text)]
    right = sum(identifier in wanted for identifier, wanted in read)
    wrong = [(text, wanted, found(text)) for text, wanted in [*FORMS, *NONE] if found(text) != wanted]

    assert right / len(read) >= 0.99, f"precision {right / len(read):.4f}: {wrong[:20]}"
    assert right / len(named) >= 0.99, f"recall {right / len(named):.4f}: {wrong[:20]}"


@pytest.mark.parametrize("text", [text for text, _ in NONE])
def test_what_is_no_reference_stays_words(text):
    assert found(text) == []
