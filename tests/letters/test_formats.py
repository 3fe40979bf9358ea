"""Which files are taken for letters: their name, their first bytes and their reader must agree."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from letters.formats import FORMATS, Unreadable, read
from letters.formats.refusals import REASONS
from letters.reading.checks import find_doubts
from letters.reading.draft import (
    Doubt,
    LetterDraft,
    MarkerDraft,
    ParagraphDraft,
    SignatoryDraft,
    as_json,
    from_json,
)
from tests.letters.test_koop_xml import official
from tests.letters.word_files import BRIEF, word

pytestmark = pytest.mark.once

TEXT = b"Den Haag, 17 december 2019\n\nHierbij bied ik u het verslag aan.\n"
XML = official("<al>Hierbij bied ik u het verslag aan.</al>")
DOCX = word(BRIEF)
PDF = b"%PDF-1.7\n1 0 obj\n"
HTML = b"<!DOCTYPE html><html><body><p>Hierbij bied ik u het verslag aan.</p></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def refusal(data, name):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code


def odt():
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (TEXT, "brief.txt", "text"),
        (TEXT, "BRIEF.TXT", "text"),
        (TEXT, "brief.text", "text"),
        (TEXT, "brief", "text"),
        (TEXT, "Brief nr. 321", "text"),
        (XML, "kst-28676-321.xml", "xml"),
        (XML, "kst-28676-321", "xml"),
        (DOCX, "brief.docx", "docx"),
        (DOCX, "", "docx"),
    ],
)
def test_a_letter_is_read_in_its_format(data, name, format_name):
    draft = read(data, name)

    assert draft.format == format_name
    assert [each.text for each in draft.paragraphs] == ["Hierbij bied ik u het verslag aan."]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (TEXT, "brief.docx", "bad_docx"),
        (TEXT, "brief.xml", "broken_xml"),
        (TEXT, "brief.pdf", "not_pdf"),
        (DOCX, "brief.xml", "mismatch"),
        (DOCX, "brief.txt", "mismatch"),
        (DOCX, "brief.pdf", "mismatch"),
        (XML, "brief.txt", "mismatch"),
        (XML, "brief.docx", "mismatch"),
        (PDF, "brief.txt", "mismatch"),
        (PDF, "brief.docx", "mismatch"),
        (TEXT, "brief.csv", "unknown_kind"),
        (TEXT, "brief.xlsx", "unknown_kind"),
        (HTML, "brief.html", "web_page"),
        (HTML, "brief.txt", "web_page"),
        (HTML, "brief.xml", "web_page"),
        (b"\xef\xbb\xbf \n<HTML>", "brief.docx", "web_page"),
        (TEXT, "brief.htm", "web_page"),
        (SVG, "brief.svg", "picture"),
        (SVG, "brief.xml", "picture"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg/>', "brief.xml", "picture"),
        (b"\x89PNG\r\n\x1a\n", "brief.docx", "picture"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "brief.docx", "program"),
        (b"\x7fELF\x02\x01", "brief.txt", "program"),
        (b"#!/bin/sh\nrm\n", "brief.txt", "program"),
        (TEXT, "brief.txt.exe", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "brief.doc", "old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "brief.docx", "old_word"),
        (odt(), "brief.odt", "odt"),
        (odt(), "brief.docx", "odt"),
        (b"{\\rtf1 Den Haag}", "brief.rtf", "rtf"),
        (b"{\\rtf1 Den Haag}", "brief.txt", "rtf"),
        (DOCX, "brief.docm", "macros"),
        (DOCX, "brieven.zip", "archive"),
        (b"\x1f\x8b\x08\x00", "brief.txt", "archive"),
    ],
)
def test_any_other_file_is_refused_with_a_reason_of_its_own(data, name, code):
    assert refusal(data, name) == code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT + DOCX, "brief.txt"),
        (XML + b"<!--" + DOCX, "brief.xml"),
        (b"Brief\n%PDF-1.7\n" + TEXT, "brief.txt"),
        (DOCX[:30] + b"%PDF-1.7" + DOCX[30:], "brief.docx"),
        (DOCX + HTML, "brief.docx"),
    ],
    ids=["text and word", "xml and word", "text and pdf", "word and pdf", "word and page"],
)
def test_a_file_of_two_kinds_is_refused(data, name):
    assert refusal(data, name) in {"two_formats", "bad_docx"}


def test_every_format_has_endings_of_its_own():
    endings = [ending for each in FORMATS for ending in each.endings]

    assert sorted(endings) == sorted({".pdf", ".docx", ".xml", ".txt", ".text"})


def test_every_refusal_is_a_sentence_without_path_or_version():
    for reason in REASONS.values():
        assert re.fullmatch(r"[A-Z].*\.", reason), reason
        assert not re.search(r"/\w+/|\d\.\d|lxml|expat|python", reason, re.IGNORECASE), reason


def test_a_paragraph_without_end_is_refused():
    assert refusal(b"woord " * 30_000, "brief.txt") == "endless"


# ---- doubts ---------------------------------------------------------------------------------------------------
def test_what_a_letter_does_not_state_is_doubted():
    codes = {doubt.code for doubt in read(TEXT, "brief.txt").doubts}

    assert codes == {"no_number", "no_signatory"}
    assert "no_date" in {doubt.code for doubt in read(DOCX, "brief.docx").doubts}


def test_a_motion_without_office_and_a_report_without_signature_are_not_doubted():
    for kind in ("motion", "report", "agenda"):
        assert Doubt("no_signatory") not in find_doubts(LetterDraft(kind=kind))
    assert Doubt("no_signatory") in find_doubts(LetterDraft(kind="letter"))
    assert Doubt("no_signatory") not in find_doubts(LetterDraft(signatories=[SignatoryDraft("A. B", "")]))


def test_notes_and_markers_that_do_not_find_each_other_are_doubted():
    draft = LetterDraft(
        paragraphs=[
            ParagraphDraft("Een."),
            ParagraphDraft("Twee", markers=[MarkerDraft(4, "1"), MarkerDraft(4, "3")]),
        ],
        notes=[ParagraphDraft("Noot.", "note", "1"), ParagraphDraft("Noot.", "note", "2")],
    )

    doubts = [doubt for doubt in find_doubts(draft) if not doubt.code.startswith("no_")]

    assert doubts == [Doubt("note_without_marker", None, "2"), Doubt("marker_without_note", 1, "3")]


def test_a_raised_number_without_note_is_doubted_and_a_unit_is_not():
    draft = LetterDraft(paragraphs=[ParagraphDraft("Het kabinet² heeft 30 m² en 4 km².")])

    assert [doubt.words for doubt in find_doubts(draft) if doubt.code == "marker_without_note"] == ["²"]


def test_a_draft_survives_being_handed_over_as_json():
    draft = read(XML, "brief.xml")

    assert from_json(as_json(draft)) == draft
