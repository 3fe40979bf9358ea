"""Word files: what of them is the letter's text, and what is refused."""

import contextlib
import socket
import threading
import zipfile
from datetime import date
from io import BytesIO

import pytest

from letters.formats import Unreadable, read
from letters.formats import word as word_format
from letters.reading.draft import MarkerDraft, SectionDraft, SignatoryDraft
from tests.letters.word_files import BRIEF, MAIN, W, cell, p, table, text, word, zipped

pytestmark = pytest.mark.once


def draft(body, **parts):
    """Read here and not apart: how it is read is the same, and this is quicker."""
    return word_format.read_here(word(body, **parts))


def texts(body, **parts):
    return [each.text for each in draft(body, **parts).paragraphs]


def refusal(data, name="brief.docx"):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code


def test_a_letter_is_read_from_its_letterhead_to_its_signature():
    letter = read(
        word(
            p("28 676", "<w:r><w:tab/></w:r>", "NAVO")
            + p("Nr. 321", "<w:r><w:tab/></w:r>", "BRIEF VAN DE MINISTER VAN DEFENSIE")
            + p("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
            + p("Den Haag, 17 december 2019")
            + p()
            + p("Hierbij bied ik u het verslag aan.")
            + p()
            + p("De Minister van Defensie,")
            + p("A.Th.B. Bijleveld-Schouten")
        ),
        "brief.docx",
    )

    assert (letter.format, letter.dossiers, letter.number, letter.kind) == (
        "docx",
        ["28676"],
        "321",
        "letter",
    )
    assert (letter.place, letter.dated_on) == ("Den Haag", date(2019, 12, 17))
    assert letter.signatories == [SignatoryDraft("A.Th.B. Bijleveld-Schouten", "De Minister van Defensie")]
    assert [each.text for each in letter.paragraphs] == ["Hierbij bied ik u het verslag aan."]
    assert letter.doubts == []


def test_a_ministry_s_letterhead_may_be_a_table_a_text_box_or_a_header():
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing><w:txbxContent>{p('Datum')}{p('3 mei 2024')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('Datum')}{p('3 mei 2024')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    rows = table(("Datum", "3 mei 2024"), ("Betreft", "Vervanging van de KDC-10"))
    address = (
        p("Aan de voorzitter van de Tweede Kamer")
        + p("der Staten-Generaal")
        + p("Plein 2")
        + p("2511 CR Den Haag")
        + p()
    )
    body = p("Geachte voorzitter,") + p("Hierbij bied ik u het verslag aan.")

    first = draft(address + rows + body)

    assert first.addressee == "Aan de voorzitter van de Tweede Kamer der Staten-Generaal"
    assert (first.dated_on, first.title) == (date(2024, 5, 3), "Vervanging van de KDC-10")
    assert [each.text for each in first.paragraphs] == [
        "Geachte voorzitter,",
        "Hierbij bied ik u het verslag aan.",
    ]
    assert texts(p("Voor.", box) + p("Na.")) == ["Datum", "3 mei 2024", "Voor.", "Na."]


@pytest.mark.parametrize(
    "rows",
    [
        ["Aan de Voorzitter van de", "Tweede Kamer der Staten-Generaal"],
        ["Aan", "de Voorzitter van de", "Tweede Kamer der Staten-Generaal"],
        ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"],
    ],
)
def test_an_addressee_may_stand_on_more_than_one_line(rows):
    letter = draft("".join(map(p, rows)) + p("Plein 2") + p("Datum 3 mei 2024") + p() + BRIEF)

    assert letter.addressee == "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert [each.text for each in letter.paragraphs] == ["Hierbij bied ik u het verslag aan."]


def test_an_addressee_may_lack_its_first_word():
    letter = draft(
        p("> Retouradres Postbus 20701 2500 ES Den Haag")
        + p()
        + p("De voorzitter van de Tweede Kamer der Staten-Generaal")
        + p("Plein 2")
        + p()
        + BRIEF
    )

    assert letter.addressee == "De voorzitter van de Tweede Kamer der Staten-Generaal"
    assert len(letter.paragraphs) == 1


def test_tracked_changes_are_read_as_accepted():
    tracked = 'w:id="1" w:author="A"'
    body = p(
        "De uitgaven ",
        f"<w:del {tracked}><w:r><w:delText>dalen</w:delText></w:r></w:del>",
        f"<w:ins {tracked}>{text('stijgen')}</w:ins>",
        f"<w:moveFrom {tracked}>{text(' elders')}</w:moveFrom>",
        f"<w:moveTo {tracked}>{text(' hier')}</w:moveTo>",
        ".",
    )

    assert texts(body) == ["De uitgaven stijgen hier."]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next_and_a_deleted_row_is_gone():
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    deleted = f"<w:tr><w:trPr><w:del w:id='2' w:author='A'/></w:trPr>{cell('a')}{cell('b')}</w:tr>"
    rows = f"<w:tbl>{deleted}<w:tr>{cell('c')}{cell('d')}</w:tr></w:tbl>"

    assert texts(p("Het kabinet ", about=gone) + p("besluit.") + rows) == ["Het kabinet besluit.", "c\td"]


def test_links_fields_breaks_and_hyphens_give_the_words_that_are_printed():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + text("nr. 3")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p(f'<w:hyperlink r:id="e0">{text("deze brief")}</w:hyperlink>', " (", field, ")")
        + p(
            "F",
            "<w:r><w:noBreakHyphen/><w:t>35</w:t><w:softHyphen/></w:r>",
            "<w:r><w:br/></w:r>",
            "en verder",
        )
        + p(
            "verborgen: ",
            text("niets", "<w:vanish/>"),
            '<w:fldSimple w:instr="PAGE">',
            text("4"),
            "</w:fldSimple>",
        )
    )

    assert texts(body) == ["deze brief (nr. 3)", "F-35 en verder", "verborgen: 4"]


def test_two_line_breaks_end_a_paragraph():
    assert texts(p("Een.", "<w:r><w:br/><w:br/></w:r>", "Twee.")) == ["Een.", "Twee."]


# ---- headings and lists ---------------------------------------------------------------------------------------
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="MijnKop"><w:name w:val="Hoofdstuktitel huisstijl"/>'
    '<w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Koptekst"><w:name w:val="header"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
)


def test_headings_are_told_by_style_in_either_language_and_by_outline_level():
    body = (
        p("Inleiding", style="Kop1")
        + p("Aanleiding", style="Kop2")
        + p("Achtergrond", style="MijnKop")
        + p("Personeel", about='<w:outlineLvl w:val="2"/>')
        + p("Tekst.", style="Koptekst")
    )

    letter = draft(body, styles=STYLES)

    assert letter.sections == [
        SectionDraft("Inleiding", 1),
        SectionDraft("Aanleiding", 2),
        SectionDraft("Achtergrond", 2),
        SectionDraft("Personeel", 3),
    ]
    assert [each.text for each in letter.paragraphs] == ["Tekst."]


def test_a_short_paragraph_in_bold_is_a_heading_and_bold_words_in_a_sentence_are_not():
    letter = draft(p(text("Aanleiding", "<w:b/>")) + p("Het kabinet ", text("besluit", "<w:b/>"), "."))

    assert letter.sections == [SectionDraft("Aanleiding", 1)]
    assert [each.text for each in letter.paragraphs] == ["Het kabinet besluit."]


def test_a_table_of_contents_is_no_text():
    assert texts(p("Inleiding 3", style="Inhopg1") + p("Tekst."), styles=STYLES) == ["Tekst."]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def item(words, number, depth=0):
    about = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(words, about=about)


def test_the_marks_of_lists_are_counted_as_word_counts_them():
    body = (
        item("een", 1)
        + item("a", 1, 1)
        + item("b", 1, 1)
        + item("twee", 1)
        + item("c", 1, 1)
        + item("punt", 2)
    )

    letter = draft(body + item("vijf", 3) + item("zes", 3) + item("los", 0), numbering=NUMBERING)

    assert [(each.label, each.text) for each in letter.paragraphs] == [
        ("1.", "een"), ("1.a)", "a"), ("1.b)", "b"), ("2.", "twee"), ("2.a)", "c"), ("•", "punt"),
        ("5.", "vijf"), ("6.", "zes"), ("", "los"),
    ]  # fmt: skip


def test_a_numbered_heading_holds_its_number():
    about = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("Inleiding", style="Kop1", about=about) + p("Tekst.")

    assert draft(body, styles=STYLES, numbering=NUMBERING).sections == [SectionDraft("1. Inleiding", 1)]


# ---- tables ---------------------------------------------------------------------------------------------------
LEAD = p("De stand van de uitgaven is in de onderstaande tabel opgenomen.")


def test_a_row_of_a_table_is_a_paragraph_with_its_cells():
    body = LEAD + table(("Jaar", "Bedrag"), ("2024", ""), ("<w:p/>", p("1") + p("2")))

    assert texts(body)[1:] == ["Jaar\tBedrag", "2024\t", "\t1 2"]
    assert {each.kind for each in draft(body).paragraphs[1:]} == {"table"}


def test_merged_cells_leave_the_places_that_they_cover_empty():
    span, first, covered = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    assert texts(
        LEAD + table(((span, "samen"), "c"), ((first, "hoog"), "1", "2"), ((covered, ""), "3", "4"))
    )[1:] == [
        "samen\t\tc",
        "hoog\t1\t2",
        "\t3\t4",
    ]


def test_a_frame_around_text_is_no_table():
    assert [each.kind for each in draft(LEAD + table(("Samenvatting van deze brief.",))).paragraphs] == [
        "body",
        "body",
    ]


def test_signatures_side_by_side_are_read_column_by_column():
    body = LEAD + table(
        ("De Minister van Defensie,", "De Minister van Buitenlandse Zaken,"),
        ("K.H. Ollongren", "W.B. Hoekstra"),
    )
    letter = draft(body)

    assert letter.signatories == [
        SignatoryDraft("K.H. Ollongren", "De Minister van Defensie"),
        SignatoryDraft("W.B. Hoekstra", "De Minister van Buitenlandse Zaken"),
    ]
    assert len(letter.paragraphs) == 1


# ---- notes ----------------------------------------------------------------------------------------------------
def note(number, words, kind="footnote"):
    return f'<w:{kind} w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", f" {words}")}</w:{kind}>'


def call(number, kind="footnote", more=""):
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'


def test_notes_are_numbered_by_their_calls_and_stand_at_their_markers():
    notes = SEPARATOR + note(9, "Eerste.") + note(4, "Tweede.") + note(5, "Niet aangeroepen.")
    letter = draft(p("Een", call(9), ", twee.", call(4)), footnotes=notes)

    assert letter.paragraphs[0].text == "Een, twee."
    assert letter.paragraphs[0].markers == [MarkerDraft(3, "1"), MarkerDraft(10, "2")]
    assert [(each.label, each.text) for each in letter.notes] == [
        ("1", "Eerste."),
        ("2", "Tweede."),
        ("3", "Niet aangeroepen."),
    ]


def test_endnotes_have_roman_numbers_and_a_mark_of_one_s_own_stays():
    letter = draft(
        p(
            "Een",
            call(1),
            " twee",
            call(1, "endnote"),
            " drie",
            '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>',
            ".",
        ),
        footnotes=note(1, "Voet.") + note(2, "Ster."),
        endnotes=note(1, "Eind.", "endnote"),
    )

    assert letter.paragraphs[0].text == "Een twee drie."
    assert [marker.label for marker in letter.paragraphs[0].markers] == ["1", "i", "*"]
    assert {each.label: each.text for each in letter.notes} == {"1": "Voet.", "*": "Ster.", "i": "Eind."}


def test_a_deleted_call_does_not_count():
    body = p("Een", f'<w:del w:id="1" w:author="A">{call(1)}</w:del>', " twee", call(2), ".")

    assert draft(body, footnotes=note(1, "Weg.") + note(2, "Blijft.")).notes[0].text == "Blijft."


def test_a_picture_in_the_text_is_doubted_and_an_emblem_above_it_is_not():
    described = '<wp:docPr xmlns:wp="x" id="1" name="p" descr="Grafiek van de uitgaven"/>'
    picture = f"<w:r><w:drawing>{described}</w:drawing></w:r>"

    doubts = draft(p(picture) + BRIEF + p(picture)).doubts

    assert [(doubt.code, doubt.paragraph, doubt.words) for doubt in doubts] == [
        ("picture", 0, "Grafiek van de uitgaven")
    ]


# ---- refused --------------------------------------------------------------------------------------------------
def claiming(data, size):
    """The archive with another size of its largest entry in the directory."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + size.to_bytes(4, "little") + data[at + 28 :]


def test_a_bomb_is_refused_before_it_is_unpacked():
    honest = word(BRIEF)
    assert read(honest, "brief.docx").paragraphs

    packed = word(BRIEF, files={"word/x.xml": b" " * 90_000_000})

    assert refusal(packed) == "bomb"
    assert refusal(claiming(honest, 4_000_000_000)) == "bomb"


def test_a_file_that_lies_about_its_size_is_not_read_further():
    data = word(BRIEF, files={"word/x.xml": b" " * 90_000})

    assert refusal(claiming(data, 10)) in {"bad_docx", "damaged"}


def test_a_hundred_thousand_entries_are_refused():
    assert refusal(many_entries()) == "bomb"


def many_entries():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    return file.getvalue()


@pytest.mark.parametrize("name", ["../x.xml", "/etc/x.xml", "word/../../x.xml", "..\\x.xml", "C:x.xml"])
def test_an_entry_that_lies_elsewhere_is_refused(name):
    assert refusal(word(BRIEF, files={name: b"<a/>"})) == "bomb"


def test_a_link_to_another_place_is_refused():
    file = BytesIO(word(BRIEF))
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("word/x.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert refusal(file.getvalue()) == "bomb"


def test_macros_are_refused_by_part_by_type_and_by_name():
    assert refusal(word(BRIEF, files={"word/vbaProject.bin": b"x"})) == "macros"
    assert refusal(word(BRIEF, content="application/vnd.ms-word.document.macroEnabled.main+xml")) == "macros"
    assert refusal(word(BRIEF), "brief.docm") == "macros"


def take_call(listener, calls):
    with contextlib.suppress(TimeoutError):
        calls.append(listener.accept())


def test_nothing_outside_the_file_is_fetched():
    listener, calls = socket.create_server(("127.0.0.1", 0)), []
    listener.settimeout(1.5)
    thread = threading.Thread(target=take_call, args=(listener, calls), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    kinds = ("image", "attachedTemplate", "hyperlink", "frame", "footnotes", "oleObject")

    letter = read(word(BRIEF, links=[(kind, address) for kind in kinds]), "brief.docx")

    assert len(letter.paragraphs) == 1
    thread.join(2)
    assert calls == []
    listener.close()


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE w:document [<!ENTITY e "boo">]><w:document {W}><w:body>{BRIEF}</w:body></w:document>',
        f'<!DOCTYPE w:document SYSTEM "file:///etc/hostname"><w:document {W}><w:body>{BRIEF}</w:body></w:document>',
        f"<w:document {W}><w:body>{'<w:sdt>' * 5000}",
        f"<w:document {W}>{'<w:sdt><w:sdtContent>' * 400}{'</w:sdtContent></w:sdt>' * 400}</w:document>",
        "no xml",
    ],
    ids=["entity", "external", "not closed", "deep", "no xml"],
)
def test_a_document_that_is_made_to_harm_is_refused(document):
    assert refusal(word(BRIEF, files={"word/document.xml": document})) in {"bad_docx", "damaged"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"a.txt": "x"}), "bad_docx"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "bad_docx"),
        (word(BRIEF, content=f"{MAIN}.template.main+xml"), "bad_docx"),
        (word(BRIEF)[:400], "bad_docx"),
        (b"PK\x03\x04" + bytes(300), "bad_docx"),
        (word(BRIEF) + b"<script>alert(1)</script>", "two_formats"),
        (word(""), "no_paragraphs"),
    ],
    ids=["no word", "empty types", "template", "cut off", "zeros", "something behind", "no text"],
)
def test_what_is_no_plain_word_file_is_refused(data, code):
    assert refusal(data) == code


def test_wild_values_in_the_file_are_read_all_the_same():
    wild = '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="-4"/>'
    body = (
        p("Een.", about=wild, style="bestaat niet")
        + LEAD
        + table((('<w:gridSpan w:val="99999"/>', "a"), "b"))
    )

    assert texts(body, numbering='<w:abstractNum/><w:num w:numId="x"/>')[0] == "Een."
