"""Plain text: bytes become printed lines, rightly or not at all."""

import codecs
import random
import re

import pytest

from letters.formats import MAX_BYTES, Unreadable, read
from letters.formats.refusals import REASONS
from letters.formats.text import read_text
from tests.letters.gold import NAMES, letter_bytes

SENTENCE = "Het kabinet verhoogt de uitgaven van Oekraïne met € 5 miljoen."


def texts(data):
    return [line.text for line in read_text(data)]


def refusal(data, filename="brief.txt"):
    with pytest.raises(Unreadable) as refused:
        read(data, filename)
    return refused.value.code


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
        SENTENCE.encode("cp1252"),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-16-be with mark",
        "utf-32",
        "cp1252",
    ],
)
def test_every_encoding_gives_the_same_words(data):
    assert texts(data) == [SENTENCE]


def test_windows_1252_keeps_accents_and_quotes():
    assert texts("Eén «Roadmap» – ’s middags, coördinatie".encode("cp1252")) == [
        "Eén «Roadmap» – ’s middags, coördinatie"
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(line_end):
    assert texts(f"een {line_end}{line_end}twee".encode()) == ["een ", "", "twee"]


def test_the_space_at_the_end_of_a_line_is_kept():
    assert texts(b"staats-\nhoofden \nzijn") == ["staats-", "hoofden ", "zijn"]


def test_a_form_feed_begins_a_page():
    assert [(line.text, line.page) for line in read_text(b"een\n\ftwee\fdrie\n")] == [
        ("een", 1),
        ("twee", 2),
        ("drie", 3),
    ]


def test_one_space_before_a_line_begins_a_page_where_that_is_rare():
    lines = [" Eerste bladzijde", *["tekst"] * 20, " tweede bladzijde", "tekst"]

    read = read_text("\n".join(lines).encode())

    assert (read[0].page, read[20].page, read[21].page, read[21].text) == (1, 1, 2, "tweede bladzijde")


def test_a_space_before_many_lines_is_an_indent_and_no_page():
    assert {line.page for line in read_text(b" een\n twee\n drie\nvier\n")} == {1}


def test_what_prints_nothing_is_left_out_and_soft_hyphens_stay():
    assert texts("links\u200f naar\u202e rechts\ufeff; \x07defen\u00ad\nsie\x1a".encode()) == [
        "links naar rechts; defen\u00ad",
        "sie",
    ]


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u200b\n".encode()]
)
def test_a_file_without_words_is_refused_as_empty(data):
    assert refusal(data) == "empty"
    with pytest.raises(Unreadable):
        read_text(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04word/document.xml",
        b"\x89PNG\r\n\x1a\n",
        b"\xd0\xcf\x11\xe0old office",
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"{\\rtf1 Den Haag}",
        b"\n <?xml version='1.0'?><officiele-publicatie/>",
        b"<!DOCTYPE html><p>Brief</p>",
        b"tekst \x00 tekst \x00",
        b"\x01\x02\x03\x04tekst",
        b"\x01\x02\x03\xff\xfetekst",
        random.Random(1).randbytes(10_000),
    ],
)
def test_a_file_that_is_no_plain_text_is_never_read_as_text(data):
    with pytest.raises(Unreadable) as refused:
        read_text(data)

    assert refused.value.code == "binary"
    assert refusal(data, "brief.txt")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + "Brief".encode("utf-16-le") + b"\x00\xd8\x41\x00",
        codecs.BOM_UTF16_LE + b"oneven",
        codecs.BOM_UTF8 + b"Oekra\xefne",
        "Oekraïne".encode() + b" en Syri\xeb",
        b"Oekra\x8bne",
        b"finan\x81le",
        "Україна й бюджет".encode("cp1251"),
        "geÃ¯nformeerd".encode(),
        "de Kamerâ€™s".encode(),
        "zo’n\x92n".encode(),
        "Brief\uffff".encode(),
    ],
    ids=[
        "half of a pair", "odd", "mark but not utf-8", "two encodings", "dos", "undefined byte", "cyrillic",
        "read twice", "quote read twice", "control of windows", "no character",
    ],
)  # fmt: skip
def test_characters_that_cannot_be_told_with_certainty_are_refused(data):
    assert refusal(data) == "encoding"


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    data = b"a" * (MAX_BYTES + 1)

    assert refusal(data) == "too_large"
    with pytest.raises(Unreadable):
        read_text(data)


def test_a_file_of_thirty_megabytes_is_refused():
    assert refusal(b"woord " * (5 * 2**20)) == "too_large"


@pytest.mark.parametrize(
    "data", [b"-----\n" * 500, b"* * *\n____\n", b"Den Haag, 17 december 2019\n", b"\xc2\xab"]
)
def test_text_without_a_paragraph_is_refused(data):
    assert refusal(data) == "no_paragraphs"


@pytest.mark.parametrize("code", ["empty", "binary", "too_large", "encoding", "no_paragraphs"])
def test_a_refusal_says_what_is_wrong_and_what_to_do_without_a_path(code):
    message = str(Unreadable(code))

    assert message == REASONS[code]
    assert re.search(r"^(This file|The characters|No paragraph) .*(Choose|Save|Check) .*\.$", message)
    assert "/" not in message


def test_the_name_of_the_file_does_not_change_what_is_read():
    name = NAMES[0]

    assert read(letter_bytes(name), "a/b\\c.TXT") == read(letter_bytes(name), "")


def test_the_letter_knows_its_format():
    assert read(SENTENCE.encode(), "brief.txt").format == "text"


# ---- as text is copied ----------------------------------------------------------------------------------------
COPIED = """Kamerstuk

Datum publicatieOrganisatieVergaderjaarDossier- en ondernummer
Tweede Kamer der Staten-Generaal2010-201121501-28 nr. 73

21 501-28 Defensieraad

Nr. 73 BRIEF VAN DE MINISTER VAN DEFENSIE

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 8 juli 2011

Hierbij stuur ik u een afschrift van de adviesaanvraag.1 De adviezen volgen in het najaar.

• 1. het eerste advies gaat over samenwerking;

• 2. het tweede advies gaat over materieel.

De minister van Defensie,

J. S. J. Hillen


X Noot
1

Ter inzage gelegd bij het Centraal Informatiepunt Tweede Kamer.

Naar boven
"""


def test_a_copied_web_page_gives_the_letter_without_its_furniture():
    draft = read(COPIED.encode(), "brief.txt")

    assert [(each.kind, each.label, each.text) for each in draft.paragraphs] == [
        (
            "body",
            "",
            "Hierbij stuur ik u een afschrift van de adviesaanvraag. De adviezen volgen in het najaar.",
        ),
        ("list", "1.", "het eerste advies gaat over samenwerking;"),
        ("list", "2.", "het tweede advies gaat over materieel."),
    ]
    assert [(note.label, note.text) for note in draft.notes] == [
        ("1", "Ter inzage gelegd bij het Centraal Informatiepunt Tweede Kamer.")
    ]
    assert (draft.kind, draft.dossiers, draft.number) == ("letter", ["21501-28"], "73")
    assert [signed.name for signed in draft.signatories] == ["J. S. J. Hillen"]


def test_the_note_to_a_reprint_is_lifted_out_with_those_behind_it():
    text = (
        "35 982 Staat van de Unie\n\nNr. 7 HERDRUK1\nBRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 4 februari 2022\n\n"
        "Hierbij bied ik u de Staat van de Unie aan.2\n\n1 I.v.m. een correctie.\n\n2 Kamerstuk 35 982, nr. 1.\n"
    )

    draft = read(text.encode(), "brief.txt")

    assert [(note.label, note.text) for note in draft.notes] == [
        ("1", "I.v.m. een correctie."),
        ("2", "Kamerstuk 35 982, nr. 1."),
    ]
    assert [paragraph.text for paragraph in draft.paragraphs] == [
        "Hierbij bied ik u de Staat van de Unie aan."
    ]


def test_rows_with_tabs_are_rows_of_a_table_and_one_tab_alone_is_space():
    rows = "Stap\tGereed\nKeuze\t\nOpvolger\t2026"
    text = f"Den Haag,\t3 mei 2024\n\nDe stand is als volgt.\n\n{rows}\n\nTot\tslot dit.\n"

    draft = read(text.encode(), "brief.txt")

    assert [(each.kind, each.text) for each in draft.paragraphs] == [
        ("body", "De stand is als volgt."),
        ("table", "Stap\tGereed"),
        ("table", "Keuze\t"),
        ("table", "Opvolger\t2026"),
        ("body", "Tot slot dit."),
    ]


def test_a_note_that_runs_on_at_the_foot_of_the_next_page_is_one_note():
    text = "Het kabinet verhoogt de uitgaven in\n2024 en in latere jaren1 met\nvijf miljoen euro per jaar en zal\n\n"
    note = "1 De uitgaven zijn opgenomen in de\nbegroting en in de"
    page = "daarover in het najaar van dat jaar\nberichten aan de Kamer der Staten.\n\nbijbehorende nota."

    draft = read(f"{text}{note}\f{page}".encode(), "brief.txt")

    assert [note.text for note in draft.notes] == [
        "De uitgaven zijn opgenomen in de begroting en in de bijbehorende nota."
    ]
    assert [each.text.rpartition(" ")[2] for each in draft.paragraphs] == ["Staten."]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("BRIEF VAN DE MINISTER VAN DEFENSIE", "letter"),
        ("GEWIJZIGDE MOTIE VAN HET LID KARABULUT", "motion"),
        ("GEANNOTEERDE AGENDA", "agenda"),
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG", "report"),
        ("MEMORIE VAN TOELICHTING", "other"),
    ],
)
def test_the_name_in_the_head_tells_the_kind(name, kind):
    text = f"28 676 NAVO\n\nNr. 9 {name}\n\nVastgesteld 9 augustus 2016\n\n{SENTENCE}\n"

    assert read(text.encode(), "brief.txt").kind == kind


@pytest.mark.parametrize(
    ("sentence", "ending", "code"), [("Het kabinet komt. ", "", "endless"), ("Het komt.", "\n", "too_long")]
)
def test_a_text_that_no_letter_could_be_is_refused_before_it_is_read(sentence, ending, code):
    line = sentence + ending
    short, long = line * 100, line * (3_100_000 // len(line) if ending else 110_000 // len(line))

    assert read_text(short.encode())
    with pytest.raises(Unreadable) as refused:
        read_text(long.encode())
    assert refused.value.code == code
