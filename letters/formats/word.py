"""The letter in a Word file, by python-docx; read where a file can do no harm (`apart`).

The text is the one that Word prints with all tracked changes accepted: what was inserted or moved in counts, what was
deleted or moved away does not. Nothing outside the file is opened.
"""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from letters.formats.refusals import Unreadable
from letters.formats.word_text import Sources, read_sources, read_story
from letters.reading.blocks import Block, joined, make_letter
from letters.reading.draft import LetterDraft

DOCTYPES = ("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
DOCTYPE = re.compile(b"|".join(map(re.escape, DOCTYPES)))
MACROS = b"macroEnabled"


def read_here(data: bytes) -> LetterDraft:
    """The letter in a Word file. Raises `Unreadable` with code bad_docx or macros."""
    check_parts(data)
    try:
        return read_document(docx.Document(BytesIO(data)))
    except Unreadable:
        raise
    # What python-docx raises for parts that are missing, or are of another kind than their name says.
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,
        XMLSyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise Unreadable("bad_docx") from error


def read_document(document: Document) -> LetterDraft:
    sources = read_sources(document)
    letterhead = read_letterhead(document)
    blocks = read_story(sources, document.element.body)
    return make_letter([*letterhead, *blocks], read_notes(document, sources), LetterDraft())


def check_parts(data: bytes) -> None:
    """Refuse parts with a DOCTYPE, which Word never writes, and a document that carries macros."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                if not name.endswith((".xml", ".rels")):
                    continue
                part = archive.read(name)
                if DOCTYPE.search(part):
                    raise Unreadable("bad_docx")
                if name == "[Content_Types].xml" and MACROS in part:
                    raise Unreadable("macros")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("bad_docx") from error


# ---- letterhead -----------------------------------------------------------------------------------------------
def read_letterhead(document: Document) -> list[Block]:
    """What is printed above and below the first page: it may tell date and dossier, and is no text of the letter."""
    if not document.sections:
        return []
    section = document.sections[0]
    names = (
        ("first_page_header", "first_page_footer")
        if section.different_first_page_header_footer
        else ("header", "footer")
    )
    blocks: list[Block] = []
    for name in names:
        part = getattr(section, name)
        if not part.is_linked_to_previous:
            read = read_story(read_sources(document), part._element)
            blocks += [Block(each.text, "letterhead", is_tight=each.is_tight) for each in read if each.text]
    return blocks


# ---- notes ----------------------------------------------------------------------------------------------------
def read_notes(document: Document, sources: Sources) -> list[Block]:
    """The notes in the order of their calls, then those that nothing calls; footnotes before endnotes."""
    notes: list[Block] = []
    for kind, relation in (
        ("footnote", RELATIONSHIP_TYPE.FOOTNOTES),
        ("endnote", RELATIONSHIP_TYPE.ENDNOTES),
    ):
        found = {each.get(qn("w:id"), ""): each for each in note_elements(document, relation, f"w:{kind}")}
        called = [number for named, number in sources.calls if named == kind]
        read = {number: note_of(sources, element) for number, element in found.items()}
        order = [*called, *(number for number in found if number not in called)]
        notes += [
            replace(read[number], label=sources.call(kind, number))
            for number in order
            if number in read and read[number].text
        ]
    return notes


def note_elements(document: Document, relation: str, tag: str) -> list[_Element]:
    for link in document.part.rels.values():
        if link.reltype == relation and not link.is_external:
            try:
                root = parse_xml(link.target_part.blob)
            except XMLSyntaxError as error:
                raise Unreadable("bad_docx") from error
            # Separators between text and notes have a type; notes have none, or "normal".
            return [each for each in root.iter(qn(tag)) if each.get(qn("w:type"), "normal") == "normal"]
    return []


def note_of(sources: Sources, element: _Element) -> Block:
    """A note is one paragraph here, whatever it is in Word."""
    pieces: list[Block | str] = []
    for block in read_story(sources, element):
        pieces += [" "] * bool(pieces)
        pieces += [f"{block.label} "] * bool(block.label)
        pieces.append(replace(block, text=block.text.replace("\n", " ")))
    return replace(joined(pieces), kind="note")
