"""The official search (SRU 2.0): which papers there are in a dossier, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from django.conf import settings

from letters.fetching.answers import (
    NOT_LAID_OUT,
    Particulars,
    first,
    first_day,
    parse,
    particulars_of,
    plain,
)
from letters.fetching.calling import Caller
from letters.fetching.refusals import NotFetched
from letters.formats.koop_metadata import kind_of_type
from letters.reading.identifiers import KST, canonical_dossier

RECORDS_A_PAGE = 200
# The largest dossiers hold some 4,000 papers. An answer that goes on for longer than this is no list of papers.
MOST_PAGES = 100


@dataclass(frozen=True)
class Record:
    """One paper in the answer of the search: what is known of it, and where its files are (`xml`, `pdf`)."""

    particulars: Particulars
    files: dict[str, str] = field(default_factory=dict)

    @property
    def official_id(self) -> str:
        return self.particulars.official_id

    @property
    def identifier(self) -> str:
        """The Kamerstuk that it is; before that is known, the id that the services have it under."""
        return self.particulars.identifier or self.official_id

    @property
    def is_laid_out(self) -> bool:
        return not NOT_LAID_OUT.fullmatch(self.official_id)


def search_dossier(
    dossier: str,
    caller: Caller | None = None,
    *,
    number: str = "",
    published_since: date | None = None,
    changed_since: date | None = None,
) -> Iterator[Record]:
    """The Kamerstukken of a dossier, each once; what the search names besides (annexes, debates) is left out.

    Raises NotFetched when the answer is not understood, or ends before all were named.
    """
    caller = caller or Caller()
    query = query_for(dossier, number, published_since, changed_since)
    seen: set[str] = set()
    begun = 0
    for _page in range(MOST_PAGES):
        total, found = ask(caller, query, begun + 1, dossier)
        fresh = {record.official_id: record for record in found if record.official_id not in seen}
        if begun < total and not fresh:
            raise NotFetched("search_incomplete", paper=dossier)
        begun += len(found)
        seen |= fresh.keys()
        yield from (record for record in fresh.values() if is_paper(record.official_id))
        if begun >= total:
            return
    raise NotFetched("search_incomplete", paper=dossier)


def is_paper(official_id: str) -> bool:
    return bool(KST.fullmatch(official_id) or NOT_LAID_OUT.fullmatch(official_id))


def query_for(dossier: str, number: str, published_since: date | None, changed_since: date | None) -> str:
    """The question in CQL. Everything in it has one of our own forms: nothing that was typed comes through."""
    parts = [
        "c.product-area==officielepublicaties",
        "w.publicatienaam=Kamerstuk",
        f'w.dossiernummer=="{canonical_dossier(dossier)}"',
    ]
    if number:
        parts.append(f'w.ondernummer=="{number}"')
    if published_since:
        parts.append(f"dt.date>={published_since.isoformat()}")
    if changed_since:
        parts.append(f"dt.modified>={changed_since.isoformat()}")
    return " and ".join(parts)


def ask(caller: Caller, query: str, start: int, dossier: str) -> tuple[int, list[Record]]:
    """One page of the answer: how many records there are in all, and those from `start` on."""
    parameters = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "httpAccept": "application/xml",
        "query": query,
        "startRecord": start,
        "maximumRecords": RECORDS_A_PAGE,
    }
    answer = caller.get(f"{settings.OFFICIAL_SRU_URL}?{urlencode(parameters)}", dossier)
    root = parse(answer.body) if answer.status == 200 else None
    if root is None or plain(root.tag) not in {"searchRetrieveResponse", "diagnostics"}:
        raise NotFetched("search_unclear")
    if any(plain(each.tag) == "diagnostic" for each in root.iter()) or plain(root.tag) == "diagnostics":
        raise NotFetched("search_refused", paper=dossier)
    total = first(texts(root, "numberOfRecords"))
    if not total.isdecimal() or len(total) > 9:
        raise NotFetched("search_unclear")
    return int(total), [read_record(each) for each in root.iter() if plain(each.tag) == "record"]


def read_record(record: Element) -> Record:
    """A record with whatever of its fields is there."""
    official_id = first(texts(record, "identifier"))
    told = particulars_of(
        official_id=official_id,
        dossiers=texts(record, "dossiernummer"),
        chapter=first(texts(record, "begrotingshoofdstuk")),
        number=first(texts(record, "ondernummer")),
        title=first(texts(record, "documenttitel")) or first(texts(record, "title")).partition("; ")[2],
        dossier_title=first(texts(record, "dossiertitel")),
        kind=next(filter(None, map(kind_of_type, texts(record, "subrubriek"))), ""),
        dated_on=first_day([*texts(record, "issued"), *texts(record, "date"), *texts(record, "available")]),
        status=first(texts(record, "documentstatus")),
        former=tuple(former_ids(record, official_id)),
    )
    return Record(told, files_of(record))


def texts(element: Element, name: str) -> list[str]:
    """The words in the elements of this name, whatever their namespace; empty ones left out."""
    found = ((each.text or "").strip() for each in element.iter() if plain(each.tag) == name)
    return [words for words in found if words]


def former_ids(record: Element, official_id: str) -> list[str]:
    """Other ids of before the lay-out that the record names, in whichever field."""
    named = (words for each in record.iter() for words in (each.text or "", *each.attrib.values()))
    found = {match for words in named for match in NOT_LAID_OUT.findall(words)}
    return sorted(found - {official_id})


def files_of(record: Element) -> dict[str, str]:
    return {
        each.get("manifestation", ""): (each.text or "").strip()
        for each in record.iter()
        if plain(each.tag) == "itemUrl"
    }
