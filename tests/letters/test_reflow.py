"""Printed lines become a letter: what the two letters must give, and one rule at a time."""

import cProfile
import re
import time
from datetime import date
from functools import partial

import pytest

from letters.formats import read
from letters.reading.draft import Line, MarkerDraft
from letters.reading.furniture import without_furniture
from letters.reading.glyphs import Measure, first_word, printed_width
from letters.reading.hyphens import count_words, join_rows
from letters.reading.reflow import reflow
from letters.reading.rows import make_rows
from tests.letters.gold import NAMES, PARAGRAPHS, letter_bytes

# No test here asks a database anything.
pytestmark = pytest.mark.once

FILLER = "De bondgenoten spraken over de lastenverdeling binnen het bondgenootschap en over de"


def lines(text):
    """Lines of a text in which "\\f" begins a page."""
    return [Line(line, page) for page, sheet in enumerate(text.split("\f"), 1) for line in sheet.split("\n")]


def paragraphs(text):
    return [paragraph.text for paragraph in reflow(lines(text)).paragraphs]


def headings(text):
    return [section.heading for section in reflow(lines(text)).sections]


def wrap(text, width):
    """The text in lines of at most `width` characters, as a typewriter breaks it."""
    return re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", text).rstrip("\n")


# ---- the two letters ----


@pytest.mark.parametrize("name", NAMES)
def test_the_paragraphs_of_the_letters_are_word_for_word(name):
    letter = read(letter_bytes(name), name)

    found = [
        {
            "section": "" if paragraph.section is None else letter.sections[paragraph.section].heading,
            "text": paragraph.text,
            "notes": [{"at": marker.at, "label": marker.label} for marker in paragraph.markers],
        }
        for paragraph in letter.paragraphs
    ]

    expected = PARAGRAPHS[name]["paragraphs"]
    assert found == [{key: paragraph[key] for key in ("section", "text", "notes")} for paragraph in expected]
    assert {paragraph.kind for paragraph in letter.paragraphs} == {"body"}


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_the_letters_is_as_printed(name):
    letter, expected = read(letter_bytes(name), name), PARAGRAPHS[name]

    assert [section.heading for section in letter.sections] == expected["headings"]
    assert [{"label": note.label, "text": note.text} for note in letter.notes] == expected["footnotes"]
    assert [{"office": s.office, "name": s.name} for s in letter.signatories] == expected["signatories"]
    assert letter.dated_on == (date.fromisoformat(expected["dated_on"]) if expected["dated_on"] else None)
    assert (letter.addressee, letter.place) == (expected["addressee"] or "", expected["place"] or "")
    assert (letter.dossiers, letter.number, letter.title) == ([], "", "")


def test_the_letters_have_their_37_paragraphs_and_3_notes():
    letters = [read(letter_bytes(name), name) for name in NAMES]

    assert sum(len(letter.paragraphs) for letter in letters) == 37
    assert sum(len(letter.notes) for letter in letters) == 3


def test_the_letters_know_their_pages():
    first, second = (read(letter_bytes(name), name) for name in NAMES)

    assert [paragraph.page for paragraph in first.paragraphs] == [1] * 4 + [2] * 6 + [3] * 7 + [4] * 2
    assert [note.page for note in second.notes] == [1, 2, 2]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(r" +\n", "\n", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub(r"(?m)^ (?=\S)", "\f", text).lstrip("\f"),
        lambda text: re.sub(
            r"\n (?=\S)", "\nTweede Kamer, vergaderjaar 2019–2020, 28 676, nr. 334 \n7 \n ", text
        ),
    ],
    ids=["without space at line ends", "with Windows line ends", "with form feeds", "with page furniture"],
)
def test_the_letters_read_the_same_from_other_extractions(name, change):
    letter = read(change(letter_bytes(name).decode()).encode(), name)

    assert [paragraph.text for paragraph in letter.paragraphs] == [
        p["text"] for p in PARAGRAPHS[name]["paragraphs"]
    ]
    assert [note.text for note in letter.notes] == [note["text"] for note in PARAGRAPHS[name]["footnotes"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_the_letters_read_the_same_in_other_encodings(encoding):
    for name in NAMES:
        assert read(letter_bytes(name).decode().encode(encoding), name) == read(letter_bytes(name), name)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_text_of_one_line_a_paragraph_reads_the_same(gap):
    expected = PARAGRAPHS[NAMES[0]]
    sections = [
        (heading, [p["text"] for p in expected["paragraphs"] if p["section"] == heading])
        for heading in expected["headings"]
    ]

    letter = reflow(lines(gap.join(part for heading, texts in sections for part in [heading, *texts])))

    assert [paragraph.text for paragraph in letter.paragraphs] == [p["text"] for p in expected["paragraphs"]]
    assert [section.heading for section in letter.sections] == expected["headings"]


@pytest.mark.parametrize("width", [50, 72, 90])
def test_text_wrapped_to_any_width_reads_the_same(width):
    expected = PARAGRAPHS[NAMES[0]]["paragraphs"]

    assert paragraphs("\n\n".join(wrap(p["text"], width) for p in expected)) == [p["text"] for p in expected]


# ---- where a paragraph ends ----


def test_a_paragraph_ends_where_the_next_word_would_have_fitted():
    texts = [
        f"{FILLER} rol van de NAVO in de wereld. Dat overleg was goed.",
        f"Nederland vond dat ook. {FILLER} top.",
    ]

    assert paragraphs("\n".join(wrap(text, 60) for text in texts)) == texts


def test_a_full_line_that_ends_a_sentence_ends_no_paragraph():
    text = (
        "Wij spraken lang met de leiders van alle landen die er waren.\n"
        "Canada en Nederland waren het eens en hebben dat toen ook aan\n"
        "de anderen gezegd."
    )

    assert len(paragraphs(text)) == 1


def test_an_indented_line_begins_a_paragraph():
    text = (
        "De bondgenoten spraken over de lastenverdeling binnen de\n"
        "NAVO en over de rol van de landen die daarvan lid waren.\n"
        "    Nederland vond dat goed en heeft dat ook laten weten aan\n"
        "de anderen."
    )

    assert [paragraph[:9] for paragraph in paragraphs(text)] == ["De bondge", "Nederland"]


@pytest.mark.parametrize("turn", ["\f", "\n\f", "\n\n\f"])
@pytest.mark.parametrize(
    ("above", "under", "whole"),
    [
        ("volgens de president van dat", "Land een deel van de last", "president van dat Land een"),
        ("volgens de meeste bondgeno-", "ten een deel van de last", "meeste bondgenoten een"),
        ("volgens de meeste van die", "landen een deel van de last", "meeste van die landen een"),
    ],
)
def test_a_sentence_runs_on_over_a_page_turn(above, under, whole, turn):
    text = f"De Verenigde Staten dragen {above}{turn}{under} en geven grote bedragen uit aan\nde veiligheid."

    [paragraph] = reflow(lines(text)).paragraphs

    assert whole in paragraph.text
    assert paragraph.page == 1


def test_text_without_page_turns_does_not_say_on_which_page_it_stood():
    assert reflow([Line("Een zin die eindigt.", 1)]).paragraphs[0].page is None


# ---- hyphens ----


def joined(text, elsewhere="", spaced=False):
    rows = make_rows([Line(line) for line in text.split("\n")])
    return join_rows(rows, count_words([*rows, *make_rows([Line(elsewhere)])]), spaced)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("de lastenver-\ndeling", "de lastenverdeling"),
        ("de AWACS-radar-\nvliegtuigen", "de AWACS-radarvliegtuigen"),
        ("de exploitatie- en programma-\nkosten", "de exploitatie- en programmakosten"),
        ("de exploitatie-\nen programmakosten", "de exploitatie- en programmakosten"),
        ("de defensie-\nuitgaven", "de defensie-uitgaven"),
        ("de finan-\nciële en materi-\neel", "de financiële en materieel"),
        ("De Minister-\nPresident", "De Minister-President"),
        ("de minister-\npresident", "de minister-president"),
        ("De Secretaris-\ngeneraal", "De Secretaris-generaal"),
        ("de anti-\nISIS coalitie", "de anti-ISIS coalitie"),
        ("de NAVO-\nlanden", "de NAVO-landen"),
        ("niet-\ngouvernementeel", "niet-gouvernementeel"),
        ("air-to-\nair refuelling", "air-to-air refuelling"),
        ("de defensie-in-\ndustrie", "de defensie-industrie"),
        ("de ex-\nploitatie", "de exploitatie"),
        ("de ex-\nminister", "de ex-minister"),
        ("de Wales-\nafspraken", "de Wales-afspraken"),
        ("de KDC-\n10", "de KDC-10"),
        ("een e-\nmail", "een e-mail"),
        ("de 70-\njarige", "de 70-jarige"),
        ("MINISTER VAN BUITENLAND-\nSE ZAKEN", "MINISTER VAN BUITENLANDSE ZAKEN"),
        ("de NAVO-\nEU top", "de NAVO-EU top"),
        ("de EU/\nNAVO top", "de EU/NAVO top"),
        ("in 2016–\n2017", "in 2016–2017"),
        ("een – naar\nik meen – goed", "een – naar ik meen – goed"),
        ("dat is zo –\nof niet", "dat is zo – of niet"),
        ("lasten\u00ad\nver\u00addeling", "lastenverdeling"),
        ("lasten\u2010\nverdeling", "lastenverdeling"),
        ("een zin -\nnog een", "een zin - nog een"),
    ],
)
def test_a_hyphen_at_a_line_end_is_a_break_or_part_of_the_word(broken, whole):
    assert joined(broken) == whole


def test_the_letter_itself_says_how_it_spells_a_word():
    assert joined("de radar-\nvliegtuigen", "Wij kochten radar-vliegtuigen.") == "de radar-vliegtuigen"
    assert joined("de zee-\neend", "Er was een zeeeend.") == "de zeeeend"


def test_where_lines_end_in_a_space_a_hyphen_with_space_is_a_suspended_one():
    assert joined("de oost- \nvlaamse grens", spaced=True) == "de oost- vlaamse grens"
    assert joined("600.000,– \nper jaar", spaced=True) == "600.000,– per jaar"


# ---- footnotes ----


def test_a_note_between_two_halves_of_a_word_is_one_note_though_it_wraps_onto_a_number():
    letter = reflow(
        lines(
            "De landen hebben dat aangenomen1. Zij spraken over de lastenver-\n\n"
            "1 Kamerbrief over de bijeenkomst van de NAVO op 3 en\n2 december 2019\n"
            "\fdeling die daarna komt. Dat was een goed besluit van alle\nlanden."
        )
    )

    assert [(note.label, note.text) for note in letter.notes] == [
        ("1", "Kamerbrief over de bijeenkomst van de NAVO op 3 en 2 december 2019")
    ]
    assert letter.paragraphs[0].text.startswith(
        "De landen hebben dat aangenomen. Zij spraken over de lastenverdeling die"
    )
    assert letter.paragraphs[0].markers == [MarkerDraft(31, "1")]


@pytest.mark.parametrize(
    ("text", "shown", "markers"),
    [
        ("Dat is aangenomen1.", "Dat is aangenomen.", [(17, "1")]),
        ("Dat is aangenomen.1 Verder niets.", "Dat is aangenomen. Verder niets.", [(18, "1")]),
        ("De periode 2021–2027.1 Verder.", "De periode 2021–2027. Verder.", [(21, "1")]),
        ("De NAVO1 is er. De NAVO blijft.", "De NAVO is er. De NAVO blijft.", [(7, "1")]),
        ("Dat is zo¹ en blijft zo.", "Dat is zo en blijft zo.", [(9, "1")]),
        ("Eén1 en één2.", "Eén en één.", [(3, "1"), (10, "2")]),
        ("Twee2 en één1.", "Twee2 en één.", [(12, "1")]),
        (
            "Zie art.1 en D1 en 5 km1 en F-1 en 4.1 nog eens1.",
            "Zie art.1 en D1 en 5 km1 en F-1 en 4.1 nog eens.",
            [(47, "1")],
        ),
        ("Dat is aangenomen3.", "Dat is aangenomen3.", []),
    ],
)
def test_a_marker_is_the_next_number_that_has_a_note(text, shown, markers):
    letter = reflow(lines(f"{text}\n\nEen alinea waar1 niets2 staat.\n\n1 Eerste noot\n\n2 Tweede noot"))

    assert letter.paragraphs[0].text == shown
    assert [(marker.at, marker.label) for marker in letter.paragraphs[0].markers] == markers


def test_a_marker_on_a_heading_leaves_the_heading_without_its_digit():
    assert headings("Inleiding1\n\nDit is de eerste alinea.\n\n1 Een noot") == ["Inleiding"]


def test_the_notes_of_a_web_page_follow_their_own_sign():
    letter = reflow(
        lines(
            "Dat is aangeboden.1\n\nHet was goed.\n\n"
            "X Noot\n1\n\nTer inzage gelegd.\n\nX Noot\n2\n\nIdem.\n\nNaar boven"
        )
    )

    assert [(note.label, note.text) for note in letter.notes] == [("1", "Ter inzage gelegd."), ("2", "Idem.")]
    assert [paragraph.text for paragraph in letter.paragraphs] == ["Dat is aangeboden.", "Het was goed."]


def test_notes_may_follow_each_other_without_a_blank_line():
    letter = reflow(lines("Dat is1 zo2 gegaan.\n\n1 Kamerbrief over de NAVO.\n2 Kamerbrief over de EU."))

    assert [note.text for note in letter.notes] == ["Kamerbrief over de NAVO.", "Kamerbrief over de EU."]


def test_a_number_without_a_marker_is_no_note():
    letter = reflow(
        lines("Dat is aangenomen.\n\n1 Inleiding\n\nDit is de eerste alinea.\n\n2 Slot\n\nDit is de laatste.")
    )

    assert letter.notes == []
    assert [section.heading for section in letter.sections] == ["1 Inleiding", "2 Slot"]


# ---- headings and lists ----


def test_headings_stand_on_a_short_line_of_their_own():
    text = (
        f"Inleiding\n\n{FILLER} rol van de NAVO.\n\n"
        "3. Afschrikking – het initiatief (vervolg)\n\n3.1 Personeel\n\nEen zin."
    )

    letter = reflow(lines(text))

    assert [(section.heading, section.level) for section in letter.sections] == [
        ("Inleiding", 1),
        ("3. Afschrikking – het initiatief (vervolg)", 1),
        ("3.1 Personeel", 2),
    ]
    assert [paragraph.section for paragraph in letter.paragraphs] == [0, 2]


def test_a_heading_without_blank_lines_shows_by_its_short_line():
    text = (
        wrap(f"{FILLER} rol van de NAVO in de wereld van nu.", 60)
        + "\nAchtergrond\n"
        + wrap(f"Op 22 maart was er overleg. {FILLER} top.", 60)
    )

    assert headings(text) == ["Achtergrond"]
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Een alinea.\n\nwww.rijksoverheid.nl/onderwerpen\n\nNog een.",
        "Een alinea.\n\nDe Kamer,\n\nNog een alinea.",
        "Een alinea.\n\nNaam\n\nStraat\n\nPlaats\n\nNog een alinea.",
        "Een alinea.\n\nHet slot zonder punt",
        "Een alinea. En nog een zin zonder punt\n\nVerder.",
        "Een alinea.\n\nWaarom kunnen de gegevens van alle bondgenoten niet met de hele Kamer worden gedeeld?\n\nNee.",
    ],
)
def test_a_short_line_is_not_always_a_heading(text):
    assert headings(text) == []


def test_items_of_a_list_have_their_marks():
    text = "Wij gaan in op:\n\n  • 1. geld;\n\n  • 2. vastgoed;\n\n– wat kan al;\n\na) het eerste\n\n(2) het tweede."

    read = [(paragraph.kind, paragraph.label, paragraph.text) for paragraph in reflow(lines(text)).paragraphs]

    assert read == [
        ("body", "", "Wij gaan in op:"),
        ("list", "1.", "geld;"),
        ("list", "2.", "vastgoed;"),
        ("list", "–", "wat kan al;"),
        ("list", "a)", "het eerste"),
        ("list", "(2)", "het tweede."),
    ]


def test_numbered_lines_under_each_other_are_a_list_and_no_headings():
    letter = reflow(
        lines("Dit zijn de punten:\n1. Personeel\n2. Materieel\n3. Vastgoed\nDat waren de punten.")
    )

    assert letter.sections == []
    assert [paragraph.label for paragraph in letter.paragraphs] == ["", "1.", "2.", "3.", ""]


def test_items_may_wrap_and_an_enumeration_in_a_sentence_is_no_list():
    text = (
        "De bondgenoten zullen in hun plannen toelichten dat zij nu\n"
        "– een hoger bedrag – gaan besteden, en zij zullen ook melden,\n"
        "(2) in welke mate dat kan. De punten zijn:\n"
        "– de lastenverdeling binnen het bondgenootschap en de\nafspraken daarover;\n– de steun."
    )

    assert [(p.kind, p.text) for p in reflow(lines(text)).paragraphs] == [
        (
            "body",
            (
                "De bondgenoten zullen in hun plannen toelichten dat zij nu – een hoger bedrag – gaan besteden, "
                "en zij zullen ook melden, (2) in welke mate dat kan. De punten zijn:"
            ),
        ),
        ("list", "de lastenverdeling binnen het bondgenootschap en de afspraken daarover;"),
        ("list", "de steun."),
    ]


# ---- furniture and widths ----


@pytest.mark.parametrize(
    "row",
    [
        "Tweede Kamer, vergaderjaar 2022–2023, 36 067, nr. 90",
        "Eerste Kamer, vergaderjaar 2022–2023, 36 067, E 3",
        "Tweede Kamer der Staten-Generaal 2",
        "Vergaderjaar 2023-2024",
        "kst-36067-90",
        "ISSN 0921 - 7371",
        "’s-Gravenhage 2023",
        "Naar boven",
        "Pagina 1 van 3",
    ],
)
def test_page_furniture_is_no_text(row):
    rows = make_rows([Line("Een zin loopt"), Line(row), Line("12"), Line("gewoon door.")])

    assert [kept.text for kept in without_furniture(rows)] == ["Een zin loopt", "gewoon door."]


def test_widths_are_those_of_print():
    assert printed_width("ill") < printed_width("www")
    assert printed_width("é") == printed_width("e")
    assert printed_width("漢") == printed_width("n")


def test_a_day_and_its_month_count_as_one_word():
    assert [first_word(text) for text in ("27 november 2019", "nr. 9), moet", "€ 4,6 miljoen", "Deze zal", "")] == [
        "27 november", "nr. 9),", "€ 4,6", "Deze", "",
    ]  # fmt: skip


def test_without_a_measure_no_word_fits():
    assert not Measure().next_word_fits("Een", "twee")


# ---- hostile text ----


@pytest.mark.parametrize(
    "text", ["", "\n\n", "-----\n" * 50, "\f\f", "•\n–\n1.", "(", "1 2 3", "\u202e\u200f"]
)
def test_any_text_gives_a_draft(text):
    letter = reflow(lines(text))

    assert all(paragraph.text for paragraph in letter.paragraphs)


def test_a_million_characters_without_a_space_are_one_paragraph():
    began = time.process_time()

    letter = reflow([Line("a" * 1_000_000)])

    assert len(letter.paragraphs[0].text) == 1_000_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "line", ["een korte regel", "Kop", "- a", "1 x", "woord-", "De Minister van Defensie,", "28 676"]
)
def test_work_grows_with_the_number_of_lines_and_no_faster(line):
    few, many = (calls_of(partial(reflow, [Line(line)] * count)) for count in (500, 4_000))

    assert few > 500
    assert many < 8 * few * 1.2


def calls_of(work):
    """How many calls some work takes: unlike seconds, the same on every machine."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def test_two_hundred_thousand_short_lines_are_read():
    letter = reflow([Line("een korte regel")] * 200_000)

    assert len(letter.paragraphs) == 1
