"""Papers that a text names, and their canonical identifiers."""

import time

import pytest

from letters.reading.identifiers import canonical_dossier
from letters.reading.references import (
    ReferenceDraft,
    find_references,
    kamerstuk_identifier,
    official_url,
    split_identifier,
)
from letters.reading.sessions import canonical_session
from tests.letters.gold import PARAGRAPHS


def identifiers(text):
    return [reference.identifier for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Kamerstuk 27 925, nr. 608", "kst-27925-608"),
        ("Kamerstuk 27925-608", "kst-27925-608"),
        ("Kamerstuk 27925, nr.608", "kst-27925-608"),
        ("(27925-608)", "kst-27925-608"),
        ("(27 925, nr. 608)", "kst-27925-608"),
        ("27 925, nr. 608", "kst-27925-608"),
        ("KAMERSTUK 27 925, NR. 608", "kst-27925-608"),
        ("kamerstuk 27.925 nr 608", "kst-27925-608"),
        ("Kamerstuk 27\u00a0925,\nnr. 608", "kst-27925-608"),
        ("Kamerstuk II 2016/17, 27 925, nr. 608", "kst-27925-608"),
        ("Kamerstukken II, vergaderjaar 2019–2020, 27 925, nr. 608, p. 3–4", "kst-27925-608"),
        ("Kamerstuknummer: 27 925, nr. 608, blz. 12", "kst-27925-608"),
        ("Kamerstukken II 2001/02 28 000 VI nr. 46", "kst-28000-VI-46"),
        ("motie 28 676, nr. 271", "kst-28676-271"),
        ("motie 28676-271", "kst-28676-271"),
        ("Kamerstuk 28676-21", "kst-28676-21"),
        ("Kamerstukken 33 694 en 29 521, nr. 9", "kst-33694-9"),
        ("Kamerstukken 33 694/29 521, nr. 9", "kst-33694-9"),
        ("Kamerstukken 33 694, 29 521 en 28 676, nr. 9", "kst-33694-9"),
        ("Kamerstuk 34 775 X, nr. 140", "kst-34775-X-140"),
        ("Kamerstuk 35 300-XV, nr. 3", "kst-35300-XV-3"),
        ("Kamerstuk 35300-XV-3", "kst-35300-XV-3"),
        ("Kamerstuk 19 700 hoofdstuk XV, nr. 2", "kst-19700-XV-2"),
        ("Kamerstuk 19 700, hoofdstuk XV, nr. 2", "kst-19700-XV-2"),
        ("moties Sjoerdsma Kamerstuk 33 750 XVII, nr. 34)", "kst-33750-XVII-34"),
        ("21 501-02, nr. 2893", "kst-21501-02-2893"),
        ("Kamerstuk 21501-28-73", "kst-21501-28-73"),
        ("Kamerstukken I 2021/22, 35 925, nr. E", "kst-35925-E"),
        ("Kamerstukken I 2023/24, 36 410 A", "kst-36410-A"),
        ("Kamerstuk 36836 D", "kst-36836-D"),
        ("Kamerstuk 35 925 K, nr. 8", "kst-35925-K-8"),
        ("bijlage bij Kamerstuk 33 891, nr.16", "kst-33891-16"),
        ("nr. 456 (36800-XVI)", "kst-36800-XVI-456"),
        ("https://zoek.officielebekendmakingen.nl/kst-28676-321.html", "kst-28676-321"),
        ("kst-21501-28-22-b3", "kst-21501-28-22-b3"),
        ("Handelingen II 2016/17, nr. 79, item 7", "h-tk-20162017-79-7"),
        ("Handelingen I 2022-2023, nr. 12, item 3", "h-ek-20222023-12-3"),
        ("Handelingen Tweede Kamer 1999/2000, nr. 12, item 3", "h-tk-19992000-12-3"),
        ("Handelingen II 2002/03, nr. 45, p. 3055–3080", "h-tk-20022003-3055-3080"),
        ("Handelingen II 2016/17, nr. 60, debat over de verkiezingen", "h-tk-20162017-60"),
        ("Aanhangsel Handelingen II 2019/20, nr. 89", "ah-tk-20192020-89"),
        ("Aanhangsel van de Handelingen, vergaderjaar 2024–2025, nr. 1318", "ah-tk-20242025-1318"),
        ("ah-tk-20192020-89", "ah-tk-20192020-89"),
        ("Kamerstuk 34 919)", "34919"),
        ("dossier 21 501-02", "21501-02"),
        ("Kamerstuk 35 925 X)", "35925-X"),
        ("2024D24009", "2024D24009"),
        ("zaak 2024Z10149", "2024Z10149"),
        ("blg-123456", "blg-123456"),
        ("TZ202603-130", "TZ202603-130"),
        ("motie-Karabulut", "motie-Karabulut"),
        ("moties Van Dijk", "motie-Van Dijk"),
        ("motie van het lid Van Ojik c.s.", "motie-Van Ojik"),
        ("motie van de leden Karabulut en Van Ojik", "motie-Karabulut/Van Ojik"),
        ("motie van het Tweede Kamerlid Karabulut (Kamerstuk 28 676, nr. 271)", "kst-28676-271"),
        ("motie Van Oijk/Sjoerdsma", "motie-Van Oijk/Sjoerdsma"),
        (
            "toezegging van Minister Blok in het AO NAVO van 27 november 2019",
            "toezegging-Blok-27-november-2019",
        ),
    ],
)
def test_every_printed_form_names_one_paper(text, identifier):
    assert identifiers(text) == [identifier]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamerstukken 28 676, nr. 321 en 29 521, nr. 400", ["kst-28676-321", "kst-29521-400"]),
        ("Kamerstukken 28 676, nrs. 3, 4 en 7", ["kst-28676-3", "kst-28676-4", "kst-28676-7"]),
        ("Kamerstuk 28 676, nr. 3 en 4)", ["kst-28676-3", "kst-28676-4"]),
        ("Kamerstuk 28 676, nr. 3 en 12 maatregelen", ["kst-28676-3"]),
        ("(Kamerstuk 28 676, nr. 3) en (Kamerstuk 34 919)", ["kst-28676-3", "34919"]),
        ("Kamerstuk 28 676, nr. 3 en 15 000 euro", ["kst-28676-3"]),
    ],
)
def test_several_papers_are_named_apart(text, expected):
    assert identifiers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "28 676 militairen",
        "10 000 euro, nr. 3",
        "€ 28 676",
        "1 028 676, nr. 3",
        "artikel 5 en nr. 16",
        "Kamerstuk",
        "Kamerstukken over de NAVO",
        "Kamerstuk 12 maanden later",
        "Handelingen van de regering",
        "Handelingen II 2016/17",
        "Aanhangsel bij het verdrag",
        "nr. 456 (zie boven)",
        "de motie is aangenomen",
        "Stemmingen moties Vreemdelingen- en asielbeleid",
        "de toezegging van Minister Blok",
        "tussen 28 676 en 29 521",
        "kst-1",
        "",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text):
    assert find_references(text) == []


def test_the_first_of_joint_dossiers_owns_the_number_and_the_others_come_along():
    [reference] = find_references("(Kamerstukken 33 694 en 29 521, nr. 9)")

    assert reference == ReferenceDraft(
        1, 37, "kamerstuk", "kst-33694-9", "Kamerstukken 33 694 en 29 521, nr. 9", ("29521",)
    )


def test_joint_dossiers_without_a_number_are_one_reference():
    [reference] = find_references("Kamerstukken 35 925 X en 35 925 K.")

    assert (reference.kind, reference.identifier, reference.also) == ("dossier", "35925-X", ("35925-K",))


def test_the_places_of_a_reference_are_those_of_its_words():
    text = "Zie Kamerstukken 28 676, nrs. 3 en 4, p. 2 en de motie-Karabulut."

    words = [(text[found.start : found.end], found.words) for found in find_references(text)]

    assert words == [("Kamerstukken 28 676, nrs. 3",) * 2, ("4, p. 2",) * 2, ("motie-Karabulut",) * 2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kamerstuk 28 676, nr. 321", "kamerstuk"),
        ("h-tk-20162017-79-7", "handelingen"),
        ("Aanhangsel Handelingen II 2019/20, nr. 89", "aanhangsel"),
        ("blg-12", "document"),
        ("TZ202603-130", "toezegging"),
        ("motie-Karabulut", "motion"),
        ("Kamerstuk 34 919", "dossier"),
    ],
)
def test_a_reference_has_a_kind(text, kind):
    assert [found.kind for found in find_references(text)] == [kind]


def test_the_references_of_the_two_letters_are_found():
    texts = [
        part["text"]
        for letter in PARAGRAPHS.values()
        for part in [*letter["paragraphs"], *letter["footnotes"]]
    ]

    assert [identifier for text in texts for identifier in identifiers(text)] == [
        "kst-27925-608",
        "kst-28676-271",
        "h-tk-20162017-79-7",
        "kst-33694-9",
        "toezegging-Blok-27-november-2019",
        "toezegging-Blok-27-november",
        "kst-28676-321",
    ]


@pytest.mark.parametrize(
    ("identifier", "parts"),
    [
        ("kst-28676-321", ("28676", "321")),
        ("kst-34775-X-140", ("34775-X", "140")),
        ("kst-21501-02-2893", ("21501-02", "2893")),
        ("kst-21501-28-22-b3", ("21501-28", "22-b3")),
        ("kst-35925-E", ("35925", "E")),
        ("kst-35925-K-8", ("35925-K", "8")),
        ("kst-27925-AA", ("27925", "AA")),
        ("kst-34086-B-n1", ("34086", "B-n1")),
        ("kst-29200-VI-19", ("29200-VI", "19")),
        ("kst-1259252", ("", "")),
        ("h-tk-20162017-79-7", ("", "")),
        ("28676", ("", "")),
        ("", ("", "")),
    ],
)
def test_an_identifier_splits_into_dossier_and_number(identifier, parts):
    assert split_identifier(identifier) == parts


SITE = "https://zoek.officielebekendmakingen.nl"


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("kst-28676-321", f"{SITE}/kst-28676-321.html"),
        ("kst-1259252", f"{SITE}/kst-1259252.html"),
        ("h-tk-20162017-79-7", f"{SITE}/h-tk-20162017-79-7.html"),
        ("ah-tk-20192020-89", f"{SITE}/ah-tk-20192020-89.html"),
        ("blg-1234", f"{SITE}/blg-1234.pdf"),
        ("34775-X", f"{SITE}/dossier/34775-X"),
        ("dossier/28676", f"{SITE}/dossier/28676"),
        ("h-tk-20162017-60", ""),
        ("2024D24009", ""),
        ("TZ202603-130", ""),
        ("motie-Karabulut", ""),
        ("", ""),
    ],
)
def test_the_official_address_of_a_paper(identifier, address):
    assert official_url(identifier) == address


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("28 676, nr. 321", "kst-28676-321"),
        ("28676-321", "kst-28676-321"),
        ("KST-28676-321", "kst-28676-321"),
        ("28676 321", "kst-28676-321"),
        ("28 676/321", "kst-28676-321"),
        ("Kamerstuk 34 775 X, nr. 140", "kst-34775-X-140"),
        ("34775-X-140", "kst-34775-X-140"),
        ("21501-02-2893", "kst-21501-02-2893"),
        ("36836 D", "kst-36836-D"),
        ("35 925, nr. e", None),
        (f"zie {SITE}/kst-28676-321.html voor meer", "kst-28676-321"),
        ("28 676", None),
        ("28 676, nr. 321 en 29 521, nr. 4", None),
        ("een brief", None),
        ("", None),
        ("28676 " * 1000, None),
    ],
)
def test_a_person_may_type_a_kamerstuk_in_any_form(typed, identifier):
    assert kamerstuk_identifier(typed) == identifier


@pytest.mark.parametrize(
    ("printed", "dossier"),
    [
        ("28 676", "28676"),
        ("21 501-02", "21501-02"),
        ("34 775 X", "34775-X"),
        ("19 700 hoofdstuk XV", "19700-XV"),
    ],
)
def test_a_dossier_has_one_form(printed, dossier):
    assert canonical_dossier(printed) == dossier


@pytest.mark.parametrize(
    ("years", "session"),
    [(("2016", "17"), "20162017"), (("1999", "00"), "19992000"), (("2024", "2025"), "20242025")],
)
def test_a_session_has_one_form(years, session):
    assert canonical_session(*years) == session


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "Kamerstuk ",
            "28 676, ",
            "28 676 en ",
            "nr. 1 (",
            "Kamerstukken 28 676, nrs. 1, 2",
            "28676",
            "kst-28676-",
        ),
        *("motie Van De ", "motie Aa, Bb", "toezegging van Minister Aa in het "),
        *("Handelingen\u00a0", "Aanhangsel van de ", "1", "("),
    ],
)
def test_hostile_text_takes_no_more_than_its_share_of_time(piece):
    began = time.process_time()

    find_references(piece * (60_000 // len(piece)))

    assert time.process_time() - began < 5
