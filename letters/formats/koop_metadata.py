"""The metadata of an official publication: inside its XML, or in a `metadata.xml` beside it.

Names as the official collection has them: `DC.identifier`, `DCTERMS.issued`, `OVERHEIDop.dossiernummer` and so on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from letters.formats.bounded_xml import parse
from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft
from letters.reading.identifiers import (
    ATTACHMENT,
    DOSSIER,
    KST,
    OTHER_PUBLICATION,
    canonical_dossier,
    split_identifier,
)
from letters.reading.kinds import kind_of_name

ROOT = "metadata_gegevens"
BEGINNING = re.compile(rb"<metadata_gegevens[\s/>]")
# `metadata.xml`, `kst-28676-321-metadata.xml`, `opmeta_kst-28676-321_metadata.xml`
NAME = re.compile(r"(?:^|[-_.])metadata\.xml$", re.IGNORECASE)
POINTER = re.compile(r"/([\w.-]+)/metadata\.xml$")
IDENTIFIER = re.compile(rf"{KST.pattern}|{OTHER_PUBLICATION.pattern}|{ATTACHMENT.pattern}", re.VERBOSE)
SAMPLE = 4096
# The day of the letter itself comes before the day on which it came in or was published.
DAYS = (
    "OVERHEIDop.datumBrief",
    "OVERHEIDop.datumIndiening",
    "OVERHEIDop.datumOntvangst",
    "DCTERMS.issued",
)
SEPARATORS = re.compile(r"\s*[;|]\s*")


@dataclass
class OfficialMetadata:
    """What the official services say of a publication; empty where they do not."""

    identifier: str = ""
    title: str = ""
    kind: str = ""
    dated_on: date | None = None
    dossiers: list[str] = field(default_factory=list)
    number: str = ""
    addressee: str = ""


def is_metadata(data: bytes) -> bool:
    """Is this a file of metadata, and no letter?"""
    return bool(BEGINNING.search(data[:SAMPLE]))


def read_metadata(data: bytes) -> OfficialMetadata:
    """What a `metadata.xml` says. Raises `Unreadable` when it is no such file."""
    root = parse(data)
    if root.tag != ROOT:
        raise Unreadable("not_metadata")
    return metadata_of(root.iter("metadata"))


def identifier_of(data: bytes) -> str:
    """The publication that a `metadata.xml` is about, `kst-28676-321`; empty when it does not say, or is broken."""
    try:
        return read_metadata(data).identifier
    except Unreadable:
        return ""


def metadata_of(elements: Iterable[Element]) -> OfficialMetadata:
    """From elements with `name` and `content`, which may repeat."""
    said: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        content = " ".join(element.get("content", "").split())
        if content:
            said[element.get("name", "")].append(content)
    return OfficialMetadata(
        identifier=read_identifier(said),
        title=read_title(said),
        kind=next(filter(None, map(kind_of_type, said["DC.type"])), ""),
        dated_on=next(filter(None, (read_day(day) for name in DAYS for day in said[name])), None),
        dossiers=read_dossiers(said["OVERHEIDop.dossiernummer"]),
        number=said["OVERHEIDop.ondernummer"][0] if said["OVERHEIDop.ondernummer"] else "",
        addressee=", ".join(said["OVERHEIDop.ontvanger"]),
    )


def read_identifier(said: dict[str, list[str]]) -> str:
    pointers = [POINTER.search(address) for address in said["OVERHEIDop.externMetadataRecord"]]
    candidates = [*said["DC.identifier"], *(found[1] for found in pointers if found)]
    return next((each for each in candidates if IDENTIFIER.fullmatch(each)), "")


def read_title(said: dict[str, list[str]]) -> str:
    """The document's own title. Before 2010 it stands in the whole one: `dossier; type; document`."""
    for title in said["OVERHEIDop.documenttitel"]:
        return title
    for title in said["DC.title"]:
        return title.partition("; ")[2]
    return ""


def kind_of_type(words: str) -> str:
    """The kind that a type tells: `Brief`, `Motie`; "Kamerstuk" and "Overig" tell nothing."""
    kind = kind_of_name(words)
    return "" if kind == "other" else kind


def read_day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def read_dossiers(said: Iterable[str]) -> list[str]:
    numbers = [number for words in said for number in SEPARATORS.split(words)]
    found = [canonical_dossier(each) for each in numbers if re.fullmatch(DOSSIER, each, re.VERBOSE)]
    return list(dict.fromkeys(found))


def add_official(known: LetterDraft, official: OfficialMetadata) -> None:
    """What the metadata says where the piece does not; its title is better than one in capitals."""
    known.official_id = official.identifier
    dossier, number = split_identifier(official.identifier)
    known.dossiers = known.dossiers or official.dossiers or ([dossier] if dossier else [])
    known.number = known.number or official.number or (number if known.dossiers[:1] == [dossier] else "")
    known.title = official.title or known.title
    known.kind = known.kind if known.kind not in ("", "other") else official.kind or known.kind
    known.addressee = known.addressee or official.addressee
    known.dated_on = known.dated_on or official.dated_on
