"""What the head of a letter states, in the forms that Kamerstukken have had since 1995."""

from datetime import date

import pytest

from letters.reading.draft import Line, SignatoryDraft
from letters.reading.metadata import read_date, read_metadata
from letters.reading.reflow import reflow

CHAMBER = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
BODY = "Hierbij bied ik u het verslag aan van de bijeenkomst van de NAVO-ministers in Brussel."


def lines(text):
    return [Line(line) for line in text.split("\n")]


def head(text):
    return read_metadata(lines(text))


def signatories(text):
    return [(signed.office, signed.name) for signed in reflow(lines(text)).signatories]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("17 december 2019", date(2019, 12, 17)),
        ("Den Haag, 1 Maart 1999.", date(1999, 3, 1)),
        ("op 3\u00a0mei\u00a02024", date(2024, 5, 3)),
        ("3 4 mei 2024", date(2024, 5, 4)),
        ("29 februari 2024", date(2024, 2, 29)),
        ("31 februari 2024", None),
        ("29 februari 2023", None),
        ("17 dezember 2019", None),
        ("december 2019", None),
        ("0 mei 2019", None),
        ("", None),
    ],
)
def test_a_dutch_date_is_read_if_the_day_exists(words, day):
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("row", "dossier"),
    [
        ("36 124   Defensienota 2022 – sterker Nederland", "36124"),
        ("21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken", "21501-02"),
        ("33 000 X Vaststelling van de begrotingsstaten van het Ministerie van Defensie (X)", "33000-X"),
        ("35 925 K Vaststelling van de begrotingsstaat", "35925-K"),
        ("28676 NAVO", "28676"),
        ("29 200 VI", "29200-VI"),
    ],
)
def test_the_dossier_stands_before_its_title(row, dossier):
    read = head(f"{row}\n\nNr. 46 BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE\n\n{CHAMBER}\n\n{BODY}")

    assert (read.dossiers, read.number) == ([dossier], "46")
    assert read.title == "BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE"


def test_joint_dossiers_stand_on_a_row_each():
    read = head(
        f"29 521 Vredesmissies\n34 952 Investeren in Perspectief\nNr. 403 BRIEF VAN DE MINISTER\n{CHAMBER}\n{BODY}"
    )

    assert (read.dossiers, read.number, read.title) == (["29521", "34952"], "403", "BRIEF VAN DE MINISTER")


def test_before_2005_the_titles_stand_under_their_numbers():
    read = head(
        "28 606\nJeugdzorg 2003–2006\n\n29 200 VI\nVaststelling van de begrotingsstaat\nvan het Ministerie\n\n"
        f"nr. 19\nBRIEF VAN DE MINISTER VAN JUSTITIE\n\n{CHAMBER}\n\n’s-Gravenhage, 1 december 1999\n\n{BODY}"
    )

    assert (read.dossiers, read.number) == (["28606", "29200-VI"], "19")
    assert (read.title, read.place) == ("BRIEF VAN DE MINISTER VAN JUSTITIE", "’s-Gravenhage")
    assert read.dated_on == date(1999, 12, 1)


def test_a_title_in_capitals_may_wrap():
    read = head(
        f"23 432 Het Midden-Oosten\nNr. 486 BRIEF VAN DE MINISTERS VAN A EN VAN\nBUITENLANDSE ZAKEN\n{CHAMBER}\n{BODY}"
    )

    assert read.title == "BRIEF VAN DE MINISTERS VAN A EN VAN BUITENLANDSE ZAKEN"


def test_a_reprint_is_no_part_of_the_title():
    read = head(
        f"35 982 Staat van de Unie\nNr. 7 HERDRUK1\nBRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n{CHAMBER}"
    )

    assert (read.number, read.title) == ("7", "BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN")


def test_the_title_on_the_web_page_wins_over_the_one_in_capitals():
    read = head(
        f"Brief regering : Voortgang Zorgakkoord\n31 765 Zorg\nNr. 848\nBRIEF VAN DE MINISTER\n{CHAMBER}\n{BODY}"
    )

    assert read.title == "Voortgang Zorgakkoord"


@pytest.mark.parametrize(
    ("row", "place", "day"),
    [
        ("Den Haag, 17 december 2019 ", "Den Haag", date(2019, 12, 17)),
        ("'s-Gravenhage, 1 december 1999", "'s-Gravenhage", date(1999, 12, 1)),
        ("Datum 3 mei 2024", "", date(2024, 5, 3)),
        ("Voorgesteld 30 juni 2011", "", date(2011, 6, 30)),
        ("Vastgesteld 9 augustus 2016", "", date(2016, 8, 9)),
        ("M 99002378 ; 4 mei 1999", "", date(1999, 5, 4)),
        ("4 mei 1999", "", date(1999, 5, 4)),
        ("Den Haag, 31 februari 2019", "", None),
    ],
)
def test_the_head_states_place_and_date(row, place, day):
    read = head(f"{CHAMBER} \n\n{row}\n\n{BODY}")

    assert (read.place, read.dated_on, read.addressee) == (place, day, CHAMBER)


def test_a_letter_received_later_keeps_that_as_a_note():
    text = (
        "33 891 Wet langdurige zorg\n\nNr. 173 BRIEF VAN DE STAATSSECRETARIS\n\n"
        "Ontvangen ter Griffie op 3 november 2014.\n\n"
        "Het besluit kan niet eerder worden genomen dan op 3 december 2014.\n\n"
        f"{CHAMBER}\n\nDen Haag, 2 november 2014\n\n{BODY}"
    )

    read = reflow(lines(text))

    assert (read.dated_note, read.dated_on) == (
        "Ontvangen ter Griffie op 3 november 2014.",
        date(2014, 11, 2),
    )
    assert [paragraph.text for paragraph in read.paragraphs] == [
        "Het besluit kan niet eerder worden genomen dan op 3 december 2014.",
        BODY,
    ]


def test_the_day_of_receipt_stands_in_for_a_missing_date():
    assert head(
        f"36 750 Wet\n\nNr. 3 MEMORIE VAN TOELICHTING\n\nOntvangen 20 mei 2020\n\n{BODY}"
    ).dated_on == date(2020, 5, 20)


def test_a_ministry_has_its_own_letterhead():
    read = head(
        "> Retouradres Postbus 20701 2500 ES Den Haag\n\nAan de voorzitter van de Tweede Kamer\nder Staten-Generaal\n"
        "Plein 2\n2511 CR Den Haag\n\nDatum 3 mei 2024\nBetreft Stand van zaken vervanging\n\n"
        f"Geachte voorzitter,\n\n{BODY}"
    )

    assert read.addressee == "Aan de voorzitter van de Tweede Kamer der Staten-Generaal"
    assert (read.title, read.dated_on) == ("Stand van zaken vervanging", date(2024, 5, 3))
    assert read.used == set(range(7))


def test_dossier_and_number_may_stand_at_the_foot_alone():
    read = reflow(lines(f"{BODY}\n\nTweede Kamer, vergaderjaar 2022–2023, 36 067, nr. 90\n1"))

    assert (read.dossiers, read.number) == (["36067"], "90")
    assert [paragraph.text for paragraph in read.paragraphs] == [BODY]


@pytest.mark.parametrize(
    "text",
    [
        f"10 000 Nederlanders dienen bij Defensie.\n\n{BODY}",
        f"{BODY}\n\n28 676 NAVO\n\n{BODY}",
        f"Inleiding\n\n{BODY}\n\nOnderwerp van gesprek was de lastenverdeling.\n\n{BODY}",
        "De bijeenkomst was gepland op 3 en\n4 december 2019\nin Londen, waar ook de leiders van de landen\nwaren.",
    ],
)
def test_text_that_states_nothing_gives_nothing(text):
    read = head(text)

    assert (read.dossiers, read.number, read.title, read.dated_on) == ([], "", "", None)
    assert read.used == set()


def test_a_paper_whose_dossier_was_lost_keeps_its_name():
    read = head(f"Nr. 41 BRIEF VAN DE MINISTER VAN DEFENSIE\n\n{CHAMBER}\n\nDen Haag, 22 juni 2007\n\n{BODY}")

    assert (read.title, read.dossiers) == ("BRIEF VAN DE MINISTER VAN DEFENSIE", [])


def test_a_page_on_one_line_is_set_in_lines():
    page = f"28 676 NAVO Nr. 41 BRIEF VAN DE MINISTER {CHAMBER} Den Haag, 22 juni 2007 {BODY} {BODY} {BODY}"

    read = reflow(lines(f"{page} De minister van Defensie, E. van Middelkoop"))

    assert (read.addressee, read.place, read.dated_on) == (CHAMBER, "Den Haag", date(2007, 6, 22))
    assert [(signed.office, signed.name) for signed in read.signatories] == [
        ("De minister van Defensie", "E. van Middelkoop")
    ]
    assert [paragraph.text for paragraph in read.paragraphs][-1] == f"{BODY} {BODY} {BODY}"


def test_answers_to_questions_state_their_number_title_and_day():
    read = reflow(
        lines(
            "Eerste Kamer der Staten-Generaal | 1 |\nVergaderjaar 2024–2025 | Aanhangsel van de Handelingen |\n"
            "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden |\n12\n"
            "Vragen van de leden Aa en Bee over de NAVO (ingezonden 29 januari 2025).\n"
            f"Antwoord van Minister Cee (ontvangen 2 juni 2025).\n{BODY}"
        )
    )

    assert (read.official_id, read.title) == (
        "ah-ek-20242025-12",
        "Vragen van de leden Aa en Bee over de NAVO",
    )
    assert read.dated_on == date(2025, 6, 2)
    assert [paragraph.text for paragraph in read.paragraphs][-1] == BODY


def test_a_number_without_its_dossier_is_left_out():
    read = reflow(lines(f"Nr. 46 BRIEF VAN DE MINISTER\n\n{BODY}"))

    assert (read.dossiers, read.number) == ([], "")


MINISTER = "De Minister van Buitenlandse Zaken"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"{MINISTER}, \nA.G. Koenders ", [(MINISTER, "A.G. Koenders")]),
        (f"{MINISTER},\n\nJ. S. J. Hillen", [(MINISTER, "J. S. J. Hillen")]),
        (f"{MINISTER}, A.Th.B. Bijleveld-Schouten", [(MINISTER, "A.Th.B. Bijleveld-Schouten")]),
        ("DE STAATSSECRETARIS VAN DEFENSIE,\nH.A.L van Hoof", [("DE STAATSSECRETARIS VAN DEFENSIE", "H.A.L van Hoof")]),
        ("DE MINISTER VAN DEFENSIE\n\nIng. C. van der Knaap", [("DE MINISTER VAN DEFENSIE", "Ing. C. van der Knaap")]),
        (
            "De Minister van Volksgezondheid, Welzijn en Sport, E.I. Schippers",
            [("De Minister van Volksgezondheid, Welzijn en Sport", "E.I. Schippers")],
        ),
        (
            "De Minister van Onderwijs, Cultuur\nen Wetenschap,\nI.K. van Engelshoven",
            [("De Minister van Onderwijs, Cultuur en Wetenschap", "I.K. van Engelshoven")],
        ),
        (
            f"{MINISTER}, A.G. Koenders\n\nDe Minister van Defensie, J.A. Hennis-Plasschaert",
            [(MINISTER, "A.G. Koenders"), ("De Minister van Defensie", "J.A. Hennis-Plasschaert")],
        ),
        (
            "De voorzitter van de commissie voor Defensie, Ten Broeke\n\nDe griffier van de commissie, Van Leiden",
            [
                ("De voorzitter van de commissie voor Defensie", "Ten Broeke"),
                ("De griffier van de commissie", "Van Leiden"),
            ],
        ),
        (f"Hoogachtend,\n{MINISTER},\nA.G. Koenders", [(MINISTER, "A.G. Koenders")]),
        (f"{MINISTER},\nnamens deze,\nde directeur-generaal Politieke Zaken,\nJ. Jansen", []),
        (f"{MINISTER}, namens deze, J. Jansen", []),
        ("Mede namens de Minister van Defensie,", []),
        (f"{MINISTER}, de heer Koenders, was aanwezig.", []),
        (f"{MINISTER},", []),
        (f"{MINISTER}\n\nWestelijke Balkan", []),
        (f"{MINISTER},\nhet kabinet en anderen", []),
    ],
)  # fmt: skip
def test_signatories_are_read_from_their_block(block, expected):
    assert signatories(f"{BODY}\n\n{block}") == expected


def test_members_sign_a_motion_with_their_names_alone():
    motion = (
        "De Kamer,\n\nverzoekt dit te doen,\n\nen gaat over tot de orde van de dag.\n\nKarabulut\n\nVan Ojik"
    )

    assert reflow(lines(motion)).signatories == [
        SignatoryDraft("Karabulut", ""),
        SignatoryDraft("Van Ojik", ""),
    ]


def test_words_around_a_signature_stay_text():
    read = reflow(
        lines(
            f"{BODY}\n\nHoogachtend,\n\n{MINISTER},\nA.G. Koenders\n\nMede namens de Minister van Defensie,"
        )
    )

    assert [(paragraph.kind, paragraph.text) for paragraph in read.paragraphs[1:]] == [
        ("closing", "Hoogachtend,"),
        ("closing", "Mede namens de Minister van Defensie,"),
    ]


def test_a_cover_letter_signs_before_its_report():
    read = reflow(
        lines(
            f"{CHAMBER}\n\n{BODY}\n\n{MINISTER}, W.B. Hoekstra\n\nVERSLAG RAAD BUITENLANDSE ZAKEN\n\n{BODY}"
        )
    )

    assert [signed.name for signed in read.signatories] == ["W.B. Hoekstra"]
    assert [section.heading for section in read.sections] == ["VERSLAG RAAD BUITENLANDSE ZAKEN"]
    assert [paragraph.section for paragraph in read.paragraphs] == [None, 0]
