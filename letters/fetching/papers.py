"""One paper by its number: its official XML with what is known of it, otherwise its PDF."""

import re
from dataclasses import dataclass

from django.conf import settings

from letters.fetching.answers import (
    NOT_LAID_OUT,
    NOTHING_TOLD,
    Kind,
    Particulars,
    kind_of,
    parse,
    read_metadata,
)
from letters.fetching.calling import Answer, Caller, is_allowed
from letters.fetching.refusals import NotFetched
from letters.fetching.searching import Record, search_dossier
from letters.reading.identifiers import KST, official_url, split_identifier
from letters.reading.references import kamerstuk_identifier

LONGEST_SHOWN = 60
# More digits than a dossier has: the id of a piece before it is laid out, or none at all.
EARLY = re.compile(r"\bkst-\d{6,}", re.IGNORECASE)


@dataclass(frozen=True)
class Fetched:
    """A paper as it was fetched.

    `identifier` is the Kamerstuk (`kst-28676-321`), `official_id` the id that the official services have it under:
    another one until it is laid out (`kst-1259252`). `metadata` is the metadata.xml beside it, `particulars` what is
    said there; `source_url` the page on the official site, for people.
    """

    identifier: str
    data: bytes
    filename: str
    source_url: str
    metadata: bytes | None = None
    official_id: str = ""
    particulars: Particulars = NOTHING_TOLD


def read_number(words: str) -> str:
    """The identifier of the Kamerstuk that a person typed: `28 676, nr. 321`, `kst-28676-321`, an official address.

    An id of before the lay-out (`kst-1259252`) is taken too. Raises NotFetched with code no_number.
    """
    words = words.strip()
    early = EARLY.search(words[:300])
    identifier = early.group().lower() if early else kamerstuk_identifier(words)
    if (
        not identifier
        or not identifier.isascii()
        or not (KST.fullmatch(identifier) or NOT_LAID_OUT.fullmatch(identifier))
    ):
        raise NotFetched("no_number", words=words[:LONGEST_SHOWN])
    return identifier


def fetch_paper(identifier: str, caller: Caller | None = None, record: Record | None = None) -> Fetched:
    """The paper that a canonical identifier names. `record` is what a search told of it, if there was one.

    A piece that is not laid out yet is looked up by its dossier and number, and comes under its present id. Raises
    NotFetched.
    """
    caller = caller or Caller()
    official_id = record.official_id if record else identifier
    try:
        return fetch_as(official_id, caller, record)
    except NotFetched as error:
        dossier, number = split_identifier(identifier)
        if error.code != "not_found" or record or not number:
            raise
        early = next(search_dossier(dossier, caller, number=number), None)
        if early is None or early.official_id == identifier:
            raise
        return fetch_paper(identifier, caller, early)


def fetch_as(official_id: str, caller: Caller, record: Record | None) -> Fetched:
    """The paper under one official id: XML if there is any, otherwise PDF."""
    data, ending = fetch_file(official_id, caller, record)
    metadata = fetch_metadata(official_id, caller)
    told = read_metadata(metadata) if metadata else None
    told = told or (record.particulars if record else NOTHING_TOLD)
    check_same(official_id, told)
    identifier = told.identifier or (official_id if KST.fullmatch(official_id) else "")
    return Fetched(
        identifier or official_id,
        data,
        f"{official_id}.{ending}",
        official_url(official_id),
        metadata,
        official_id,
        told,
    )


def fetch_metadata(official_id: str, caller: Caller) -> bytes | None:
    """The metadata.xml beside a paper; None where there is none, or something else in its place."""
    address = f"{settings.OFFICIAL_DOCUMENTS_URL}/{official_id}/metadata.xml"
    answer = caller.get(address, official_id)
    if answer.status == 200 and kind_of(answer.body) is Kind.METADATA:
        return answer.body
    return None


def fetch_file(official_id: str, caller: Caller, record: Record | None) -> tuple[bytes, str]:
    """The bytes of a paper, and what their name ends in."""
    told: list[str] = []
    for ending, kind in (("xml", Kind.XML), ("pdf", Kind.PDF)):
        for address in addresses(official_id, ending, record):
            answer = caller.get(address, official_id)
            if answer.status == 200 and kind_of(answer.body) is kind:
                check_own(official_id, kind, answer.body)
                return answer.body, ending
            told.append(said(answer))
    raise NotFetched(worst(told, record), paper=official_id)


def addresses(official_id: str, ending: str, record: Record | None) -> list[str]:
    """Where a file may be: at the document address, and where the search says, if that is an official place."""
    usual = f"{settings.OFFICIAL_DOCUMENTS_URL}/{official_id}.{ending}"
    stated = record.files.get(ending, "") if record else ""
    return [usual, stated] if stated and stated != usual and is_allowed(stated) else [usual]


def said(answer: Answer) -> str:
    """What an answer that is no paper amounts to."""
    if answer.status in {404, 410}:
        return "not_found"
    if answer.status != 200:
        return "refused"
    return "empty" if kind_of(answer.body) is Kind.NOTHING else "error_page"


def worst(told: list[str], record: Record | None) -> str:
    """Of several refusals the one that says most: who is not found anywhere is not found, or not there yet."""
    told = [code for code in told if code != "not_found"]
    if told:
        return told[-1]
    return "not_published_yet" if record else "not_found"


def check_same(official_id: str, told: Particulars) -> None:
    """Raises NotFetched when what is known of the paper names another one than was asked for."""
    if told.official_id and told.official_id != official_id:
        raise NotFetched("wrong", paper=official_id, other=told.official_id[:LONGEST_SHOWN])


def check_own(official_id: str, kind: Kind, body: bytes) -> None:
    """Raises NotFetched when an XML says itself that it is another paper."""
    root = parse(body) if kind is Kind.XML else None
    if root is None:
        return
    for each in root.iter("meta"):
        if each.get("name") == "DC.identifier" and each.get("content", official_id) != official_id:
            raise NotFetched("wrong", paper=official_id, other=each.get("content", "")[:LONGEST_SHOWN])
