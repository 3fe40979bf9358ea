"""Kamerstukken in the XML of the official publications: `officiele-publicatie` (2010 on) and `kamerwrk` (1995-2009).

The schemas say who the chamber and dossiers are; addressee, place and date of a letter are its first paragraphs.
"""

import re
from xml.etree.ElementTree import Element

from letters.formats.bounded_xml import parse
from letters.formats.koop_body import Body, put_note, put_text, read_body
from letters.formats.koop_metadata import ROOT, add_official, metadata_of, read_metadata
from letters.formats.koop_notes import NOTES, plain
from letters.formats.refusals import Unreadable
from letters.reading.blocks import Block, make_letter
from letters.reading.draft import LetterDraft
from letters.reading.identifiers import canonical_dossier, split_identifier
from letters.reading.kinds import kind_of_name
from letters.reading.references import find_references

DIALECTS = ("officiele-publicatie", "kamerwrk")
# What the official services send instead of a publication, sometimes with an answer that says that all is well.
WEB_PAGES = frozenset(["html", "head", "body"])
ERRORS = frozenset(["diagnostics", "diagnostic", "searchRetrieveResponse", "error", "Error"])
NUMBER = re.compile(r"\d{1,5}|[A-Z]{1,3}")
REPRINT = re.compile(r"^(?:\d+e? )?HERDRUK\b ?")
XML_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]")
WIDE_BEGINNINGS = (b"\xff\xfe<\x00", b"\xfe\xff\x00<", b"<\x00?\x00", b"\x00<\x00?")


def recognises(data: bytes) -> bool:
    return bool(XML_BEGINNING.match(data)) or data.startswith(WIDE_BEGINNINGS)


def read_letter(data: bytes, metadata: bytes | None = None) -> LetterDraft:
    """The letter in official XML; `metadata` is the `metadata.xml` that was found beside it.

    Raises `Unreadable` with code doctype, overdone, broken_xml, web_page, not_found, only_metadata, not_metadata or
    not_kamerstuk.
    """
    root = parse(data)
    check_root(root)
    official = read_metadata(metadata) if metadata else metadata_of(root.iter("meta"))
    if metadata and not official.identifier:
        official.identifier = metadata_of(root.iter("meta")).identifier
    pieces = list(root.iter("stuk"))
    if not pieces:
        raise Unreadable("not_kamerstuk")
    known = read_front(root, pieces[0])
    add_official(known, official)
    body = read_body(pieces)
    blocks = [*dated_blocks(pieces[0]), *body.blocks]
    draft = make_letter(blocks, [*title_notes(pieces[0], body), *body.notes], known)
    keep_owners(draft)
    return draft


def check_root(root: Element) -> None:
    """Raises `Unreadable` for XML that is no Kamerstuk, by what it is instead."""
    name = root.tag.rpartition("}")[2]
    if name in DIALECTS:
        return
    if name in WEB_PAGES:
        raise Unreadable("web_page")
    if name in ERRORS or any("diagnostic" in child.tag for child in root):
        raise Unreadable("not_found")
    raise Unreadable("only_metadata" if name == ROOT else "not_kamerstuk")


# ---- the head -------------------------------------------------------------------------------------------------
def read_front(root: Element, piece: Element) -> LetterDraft:
    """Dossiers, number and the piece's own title, which either dialect marks in its own way."""
    titles = [plain(element) for element in piece.findall("titel")]
    name = REPRINT.sub("", " ".join(filter(None, titles)))
    return LetterDraft(
        title=name, kind=kind_of_name(name), dossiers=read_dossiers(root), number=read_number(piece)
    )


def read_dossiers(root: Element) -> list[str]:
    found = []
    for element in root.iter("dossiernummer"):
        parts = [
            plain(part) for name in ("dossiernr", "begrotingshoofdstuk") for part in element.findall(name)
        ]
        found.append(" ".join(filter(None, parts)) or plain(element))
    for subject in root.iter("onderw"):
        found += [plain(number) for number in subject.findall("nummer")]
    canonical = [
        canonical_dossier(" ".join(words.split())) for words in found if re.search(r"\d{2}\D?\d{3}", words)
    ]
    return list(dict.fromkeys(canonical))


def read_number(piece: Element) -> str:
    """`321`, or `E` in the Eerste Kamer, out of `Nr. <ondernummer>321</ondernummer>` or `Nr. 321`."""
    for path in ("stuknr/ondernummer", "stuknr", "nummer"):
        for element in piece.findall(path):
            words = re.sub(r"^[Nn]r\.?\s*", "", plain(element))
            found = NUMBER.match(words)
            if found:
                return found.group()
    return ""


def dated_blocks(piece: Element) -> list[Block]:
    """`Ontvangen 20 mei 2020` and `HERDRUK` stand above the text, and are read with its head."""
    body = Body()
    for element in piece.findall("datumtekst"):
        put_text(body, plain(element))
    return body.blocks


def title_notes(piece: Element, body: Body) -> list[Block]:
    """Notes to the title or to the word HERDRUK: they are called where there is no paragraph."""
    found = Body(labels=body.labels)
    for name in ("stuknr", "titel", "herdruk", "datumtekst"):
        for element in piece.findall(name):
            for note in element.iter():
                if note.tag in NOTES:
                    put_note(found, note, body.labels.of(note))
    return found.notes


# ---- references -----------------------------------------------------------------------------------------------
def keep_owners(draft: LetterDraft) -> None:
    """Drop links that name a joint dossier's second owner: that paper is another one, or there is none.

    `Kamerstukken 33 694 en <extref doc="kst-29521-9">29 521, nr. 9</extref>` is kst-33694-9.
    """
    for paragraph in (*draft.paragraphs, *draft.notes):
        if any(reference.kind == "kamerstuk" for reference in paragraph.references):
            wrong = second_owners(paragraph.text)
            paragraph.references = [each for each in paragraph.references if each.identifier not in wrong]


def second_owners(text: str) -> set[str]:
    """The identifiers that joint dossiers in this text would have under another than the first."""
    return {
        f"kst-{dossier}-{split_identifier(found.identifier)[1]}"
        for found in find_references(text)
        for dossier in found.also
    }
