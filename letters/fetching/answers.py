"""What an answer of the official services is: a paper, or something else that came with status 200.

The services send error pages, diagnostics and nothing at all with status 200, so only the bytes themselves tell. XML
is read without following or defining anything (`forbid_dtd`).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from letters.formats import bounded_xml
from letters.formats.koop_metadata import metadata_of
from letters.formats.refusals import Unreadable
from letters.reading.identifiers import CANONICAL_DOSSIER, canonical_dossier, split_identifier


class Kind(Enum):
    XML = "a letter in official XML"
    PDF = "a PDF"
    METADATA = "what is known of a paper"
    SEARCH = "an answer of the search"
    OTHER = "an error page, or anything else"
    NOTHING = "nothing"


ROOTS = {
    "officiele-publicatie": Kind.XML,
    "kamerwrk": Kind.XML,
    "metadata_gegevens": Kind.METADATA,
    "searchRetrieveResponse": Kind.SEARCH,
}
NOT_LAID_OUT = re.compile(r"kst-\d{6,8}")
CHAPTER = re.compile(r"[IVX]+[AB]?|[ABCFHJKLM]")


def kind_of(body: bytes) -> Kind:
    """What these bytes are, whatever the answer's content type says."""
    if not body.strip():
        return Kind.NOTHING
    if b"%PDF-" in body[:1024]:
        return Kind.PDF
    return ROOTS.get(root_of(body), Kind.OTHER)


def root_of(body: bytes) -> str:
    """The name of an XML document's first element without its namespace; empty for what is no XML, or has a DTD."""
    try:
        _event, element = next(iter(iterparse(BytesIO(body), events=("start",), forbid_dtd=True)))
    except (ParseError, DefusedXmlException, StopIteration, ValueError, LookupError):
        return ""
    return plain(element.tag)


def parse(body: bytes) -> Element | None:
    """The root of an XML document; None for what is no XML, has a DTD, or is without end."""
    try:
        return bounded_xml.parse(body)
    except Unreadable:
        return None


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


# ---- what is known of a paper --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Particulars:
    """What the official services say of a paper. `official_id` is the one that they have it under."""

    official_id: str = ""
    dossiers: tuple[str, ...] = ()
    number: str = ""
    title: str = ""
    dossier_title: str = ""
    kind: str = ""
    dated_on: date | None = None
    status: str = ""
    former: tuple[str, ...] = ()

    @property
    def identifier(self) -> str:
        """The Kamerstuk that it is, `kst-28676-321`; empty while that is not known."""
        return f"kst-{self.dossiers[0]}-{self.number}" if self.dossiers and self.number else ""


NOTHING_TOLD = Particulars()


def read_metadata(body: bytes) -> Particulars | None:
    """The particulars in a metadata.xml; None if it is none."""
    root = parse(body)
    if root is None or plain(root.tag) != "metadata_gegevens":
        return None
    said = {each.get("name"): each.get("content", "").strip() for each in root.iter("metadata")}
    known = metadata_of(root.iter("metadata"))
    return particulars_of(
        # As it stands there, be it of another collection: then it is another paper.
        official_id=said.get("DC.identifier", ""),
        dossiers=known.dossiers,
        chapter=said.get("OVERHEIDop.begrotingshoofdstuk", ""),
        number=known.number,
        title=known.title,
        dossier_title=said.get("OVERHEIDop.dossiertitel", ""),
        kind=known.kind,
        dated_on=known.dated_on,
    )


def particulars_of(dossiers: list[str], chapter: str, number: str, official_id: str, **rest) -> Particulars:
    """Particulars in our own forms. The id says dossier and number best, where it does: it is what papers cite."""
    owner, owned = split_identifier(official_id)
    known = [canonical_dossier(words) for words in dossiers]
    if chapter and known and CHAPTER.fullmatch(chapter) and not known[0].endswith(f"-{chapter}"):
        known[0] = f"{known[0]}-{chapter}"
    ordered = dict.fromkeys([owner, *known] if owner else known)
    return Particulars(
        official_id=official_id,
        dossiers=tuple(each for each in ordered if CANONICAL_DOSSIER.fullmatch(each)),
        number=owned or proper_number(number),
        **rest,
    )


def proper_number(words: str) -> str:
    """A number in a dossier as it was given, if it is one."""
    words = words.strip()
    return words if split_identifier(f"kst-00000-{words}")[1] == words else ""


def first(values: list[str]) -> str:
    return values[0] if values else ""


def first_day(values: list[str]) -> date | None:
    for words in values:
        try:
            return date.fromisoformat(words[:10])
        except ValueError:
            continue
    return None
