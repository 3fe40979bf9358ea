"""The official services in small, on this machine: they play answers that were recorded, and hostile ones.

`official_answers/` holds what the real services gave. A path answers what it was told to, one reply a call and the last
one from then on; what nobody told it about is 404.
"""

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest

ANSWERS = Path(__file__).parent / "official_answers"
PAGE = b"<!DOCTYPE html><html><head><title>Fout</title></head><body>Er ging iets mis.</body></html>"
DIAGNOSTICS = (
    b'<diagnostics xmlns="http://docs.oasis-open.org/ns/search-ws/diagnostic"><diagnostic>'
    b"<uri>info:srw/diagnostic/1/10</uri><message>Query syntax error</message></diagnostic></diagnostics>"
)


@dataclass
class Reply:
    """`pieces` go out one by one, without a length stated; `states` is a length that is stated whatever goes out."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Iterable[bytes] = ()
    states: int | None = None


Play = Reply | Callable[[dict[str, list[str]]], Reply]


class Official:
    """The services: `plays` says what a path answers, `asked` holds every path that was asked for, in order."""

    def __init__(self) -> None:
        self.plays: dict[str, list[Play]] = defaultdict(list)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.closing = Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = Thread(target=self.server.serve_forever, args=[0.01], daemon=True)
        self.thread.start()

    def play(self, path: str, *replies: Play) -> None:
        self.plays[path] = list(replies)

    def play_paper(self, identifier: str, data: bytes, ending: str = "xml", metadata: bytes = b"") -> None:
        self.play(f"/{identifier}.{ending}", Reply(data))
        if metadata:
            self.play(f"/{identifier}/metadata.xml", Reply(metadata))

    def play_search(self, *records: str) -> None:
        """The search names these records, whatever it is asked."""
        self.play("/sru", Reply(search_answer(*records)))

    def reply(self, path: str, query: dict[str, list[str]]) -> Reply:
        replies = self.plays.get(path)
        if not replies:
            return Reply(PAGE, 404)
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply(query) if callable(reply) else reply

    def drip(self, seconds: float = 0.02) -> Iterator[bytes]:
        """One byte at a time, for as long as anybody listens."""
        while not self.closing.wait(seconds):
            yield b" "

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


def handler_for(official: Official) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            official.asked.append(parts.path)
            official.headers.append(dict(self.headers))
            send(self, official.reply(parts.path, parse_qs(parts.query)))

        def log_message(self, format, *args):
            """Nothing on the terminal."""

    return Handler


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if not reply.pieces:
        length = len(reply.body) if reply.states is None else reply.states
        handler.send_header("Content-Length", str(length))
    try:
        handler.end_headers()
        handler.wfile.write(reply.body)
        for piece in reply.pieces:
            handler.wfile.write(piece)
    except OSError:
        handler.close_connection = True


@pytest.fixture
def official(settings):
    """The services, in the place of the real ones, and without any pause."""
    services = Official()
    settings.OFFICIAL_DOCUMENTS_URL, settings.OFFICIAL_SRU_URL = services.url, f"{services.url}/sru"
    settings.OFFICIAL_PAUSE = 0
    yield services
    services.close()


@pytest.fixture
def waits(monkeypatch):
    """How long was waited, in seconds, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


# ---- what is played ------------------------------------------------------------------------------------------
def recorded(name: str) -> bytes:
    return (ANSWERS / name).read_bytes()


def letter_xml(
    dossier: str = "28 676", number: str = "321", words: str = "Het kabinet informeert de Kamer."
) -> bytes:
    """A small letter as the official services give it."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" content="metadata.xml"/></metadata>
<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2019-2020</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>{dossier}</dossiernr></dossiernummer><titel>NAVO</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">{number}</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN</titel>
<algemeen><vrije-tekst><tekst status="goed"><al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>Den Haag, 17 december 2019</al><al>{words}</al></tekst>
<tekst-sluiting><ondertekening><functie>De Minister van Buitenlandse Zaken,</functie><naam><voornaam>S.A.</voornaam>
<achternaam>Blok</achternaam></naam></ondertekening></tekst-sluiting></vrije-tekst></algemeen></stuk></kamerstuk>
</officiele-publicatie>""".encode()


def metadata_xml(identifier: str, dossier: str = "28676", number: str = "321", **further: str) -> bytes:
    """A metadata.xml as it stands beside a paper."""
    fields = {
        "DC.identifier": identifier,
        "OVERHEIDop.dossiernummer": dossier,
        "OVERHEIDop.ondernummer": number,
        "OVERHEIDop.documenttitel": "Brief van de minister over de NAVO-top in Londen",
        "OVERHEIDop.dossiertitel": "NAVO",
        "DCTERMS.issued": "2019-12-17",
        "DC.type": "Brief",
    } | further
    lines = "".join(
        f'<metadata name="{name}" scheme="" content="{value}"/>' for name, value in fields.items()
    )
    return f"<metadata_gegevens>{lines}</metadata_gegevens>".encode()


def letter_pdf(words: str = "Het kabinet informeert de Kamer.") -> bytes:
    """A letter as it is there before it is laid out: a PDF."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for place, line in enumerate(
        ["Geachte voorzitter,", words, "De Minister van Buitenlandse Zaken,", "S.A. Blok"]
    ):
        canvas.drawString(72, 760 - 30 * place, line)
    canvas.save()
    return file.getvalue()


def sru_record(
    identifier: str, dossier: str = "28676", number: str = "321", further: str = "", **fields: str
) -> str:
    """A record of the search, with the fields that ours are made of."""
    issued = fields.get("issued", "2019-12-17")
    return f"""<sru:record><sru:recordData><gzd:gzd><gzd:originalData><o:meta>
<o:owmskern><dcterms:identifier>{identifier}</dcterms:identifier><dcterms:title>NAVO; Brief; Londen</dcterms:title>
</o:owmskern><o:owmsmantel><dcterms:issued>{issued}</dcterms:issued></o:owmsmantel>
<o:tpmeta><o:documentstatus>{fields.get("status", "Opgemaakt")}</o:documentstatus>
<o:dossiernummer>{dossier}</o:dossiernummer><o:dossiertitel>NAVO</o:dossiertitel><o:ondernummer>{number}</o:ondernummer><o:subrubriek>Brief</o:subrubriek>{further}
</o:tpmeta></o:meta></gzd:originalData><gzd:enrichedData>{fields.get("files", "")}</gzd:enrichedData></gzd:gzd>
</sru:recordData></sru:record>"""


def search_answer(*records: str, total: int | str | None = None) -> bytes:
    number = len(records) if total is None else total
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"
xmlns:o="http://standaarden.overheid.nl/wetgeving/" xmlns:dcterms="http://purl.org/dc/terms/"
xmlns:gzd="http://standaarden.overheid.nl/sru"><sru:version>2.0</sru:version>
<sru:numberOfRecords>{number}</sru:numberOfRecords><sru:records>{"".join(records)}</sru:records>
</sru:searchRetrieveResponse>""".encode()


def bomb(size: int = 40 * 2**20) -> bytes:
    """A gzip that is small, and holds far more than any letter."""
    return gzip.compress(b" " * size, compresslevel=9)
