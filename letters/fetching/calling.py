"""Calls to the official services: to nobody else, politely, and never for longer or for more than was agreed.

The rules: https, only to the hosts below, and only to a public address, which is checked on the very address that is
connected to. Another host, or plain http, is called only where a setting names it, and then only that host and port.
"""

import http.client
import ipaddress
import math
import re
import socket
import ssl
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from letters.fetching.refusals import NotFetched
from letters.formats import MAX_BYTES

OFFICIAL = frozenset(
    {
        "https://zoek.officielebekendmakingen.nl",
        "https://repository.overheid.nl",
        "https://repository.officiele-overheidspublicaties.nl",
    }
)
PORTS = {"http": 80, "https": 443}
# The official site answers what it does not have with a way to this page, not with 404.
FAKE_NOT_FOUND = "fout404"
MOST_REDIRECTS = 3
PLAIN_ADDRESS = re.compile(r"[!-~]{1,2000}")
PIECE = 65536
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Manners:
    """How patient we are, in seconds: `whole` is for one answer, `altogether` for everything that one person waits for.

    Who is busy is asked again, `tries` times at most: after `back_off`, then twice as long each time, or when they say,
    but never after more than `longest_wait`.
    """

    back_off: float = 1.0
    longest_wait: float = 60.0
    tries: int = 5
    connect: float = 5.0
    read: float = 20.0
    whole: float = 120.0
    altogether: float = math.inf
    most_bytes: int = MAX_BYTES


# For a person who waits at a page.
HURRIED = Manners(back_off=0.5, longest_wait=2.0, tries=2, read=8.0, whole=15.0, altogether=20.0)


@dataclass(frozen=True)
class Answer:
    """What a service answered: status, headers by their lower-case names, and the whole body, unpacked."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_busy(self) -> bool:
        return self.status == 429 or self.status >= 500


class CutOff(Exception):
    """The other side ended the answer before its end, or broke the rules of HTTP."""


class Caller:
    """Asks one thing after another, with a pause between."""

    def __init__(self, manners: Manners | None = None) -> None:
        self.manners = manners or Manners()
        self.pause = settings.OFFICIAL_PAUSE
        self.ends_at = time.monotonic() + self.manners.altogether
        self.free_at = -math.inf

    def get(self, url: str, paper: str) -> Answer:
        """The answer at an address, whatever its status but 429 and 5xx; `paper` is what the sentences call it.

        A way to the page for what is not there comes back as 404. Raises NotFetched.
        """
        for _hop in range(MOST_REDIRECTS):
            answer = self._insist(url, paper)
            target = answer.headers.get("location", "")
            if not 300 <= answer.status < 400 or not target:
                return answer
            if FAKE_NOT_FOUND in target:
                return Answer(answer.url, 404, answer.headers, b"")
            url = self._same_paper(url, target, paper)
        raise NotFetched("elsewhere", paper=paper)

    def _same_paper(self, url: str, target: str, paper: str) -> str:
        """The target of a redirect, if it is the same file at another official place."""
        try:
            target = urljoin(url, target)
        except ValueError:
            raise NotFetched("elsewhere", paper=paper) from None
        if name_of(target) != name_of(url) or not is_allowed(target):
            raise NotFetched("elsewhere", paper=paper)
        return target

    def _insist(self, url: str, paper: str) -> Answer:
        """The answer, asked for again while they are busy or break off."""
        code = "busy"
        for attempt in range(self.manners.tries):
            wish: float | None = None
            try:
                answer = self._ask(url, paper)
                if not answer.is_busy:
                    return answer
                code, wish = "busy", retry_after(answer.headers.get("retry-after", ""))
            except CutOff:
                code = "cut_off"
            except OSError:
                code = "unreachable"
            if attempt + 1 < self.manners.tries:
                self._wait(self.manners.back_off * 2**attempt if wish is None else wish, code)
        raise NotFetched(code, paper=paper)

    def _wait(self, seconds: float, code: str) -> None:
        seconds = min(seconds, self.manners.longest_wait)
        if time.monotonic() + seconds > self.ends_at:
            raise NotFetched(code)
        time.sleep(seconds)

    def _ask(self, url: str, paper: str) -> Answer:
        if not is_allowed(url):
            raise NotFetched("not_official", paper=paper)
        if (pause := self.free_at - time.monotonic()) > 0:
            time.sleep(pause)
        try:
            return read_answer(url, paper, self.manners, self._time_left())
        finally:
            self.free_at = time.monotonic() + self.pause

    def _time_left(self) -> float:
        left = min(self.manners.whole, self.ends_at - time.monotonic())
        if left <= 0:
            raise NotFetched("slow")
        return left


# ---- where to ------------------------------------------------------------------------------------------------
def origin(url: str | SplitResult) -> str:
    """Scheme, host and port of an address; the port only where it is not the usual one."""
    parts = urlsplit(url) if isinstance(url, str) else url
    port = f":{parts.port}" if parts.port and parts.port != PORTS.get(parts.scheme) else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def is_allowed(url: str) -> bool:
    """Whether this is an official service, or the one that the settings name in their place."""
    try:
        parts = urlsplit(url)
        asked = origin(parts)
    except ValueError:
        return False
    if parts.username or parts.password or not PLAIN_ADDRESS.fullmatch(url):
        return False
    chosen = {origin(settings.OFFICIAL_DOCUMENTS_URL), origin(settings.OFFICIAL_SRU_URL)}
    return asked in (chosen | OFFICIAL if chosen <= OFFICIAL else chosen)


def name_of(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it is written as another kind of address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def addresses_of(parts: SplitResult, paper: str) -> list[str]:
    """The IP addresses of a host. An official one has public addresses only; what a setting names may be anywhere."""
    port = parts.port or PORTS[parts.scheme]
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if origin(parts) in OFFICIAL and not all(is_public(address) for address in addresses):
        raise NotFetched("not_official", paper=paper)
    return addresses


def connect(parts: SplitResult, manners: Manners, paper: str) -> HTTPConnection:
    """A connection to an address that was checked, and to no other: its name is not looked up a second time."""
    failed: Exception = OSError("no address")
    for address in addresses_of(parts, paper):
        connection = connection_to(address, parts, manners)
        try:
            connection.connect()
        except (OSError, HTTPError) as error:
            failed = error
            connection.close()
        else:
            connection.timeout = manners.read
            return connection
    raise OSError("no connection") from failed


def connection_to(address: str, parts: SplitResult, manners: Manners) -> HTTPConnection:
    port = parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=manners.connect)
    return HTTPSConnection(
        address,
        port,
        timeout=manners.connect,
        server_hostname=parts.hostname,
        ssl_context=ssl.create_default_context(),
    )


# ---- one answer ----------------------------------------------------------------------------------------------
def read_answer(url: str, paper: str, manners: Manners, seconds: float) -> Answer:
    """Ask once. Raises NotFetched for an answer that is too slow or too large, CutOff or OSError for a broken one."""
    parts = urlsplit(url)
    ends_at = time.monotonic() + seconds
    connection = connect(parts, manners, paper)
    # Each wait for a byte has its limit, but bytes may come one by one. So the line is hung up when time is over.
    clock = Timer(max(0.0, ends_at - time.monotonic()), hang_up, [connection.sock])
    clock.daemon = True
    clock.start()
    try:
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request(
            "GET", target, headers=headers_for(parts), preload_content=False, decode_content=False
        )
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.headers.items()}
        body = read_body(response, headers, paper, manners.most_bytes)
        if time.monotonic() >= ends_at:
            # We hung up: what there is may be a part only.
            raise NotFetched("slow")
        return Answer(url, response.status, headers, body)
    except (TimeoutError, ReadTimeoutError) as error:
        raise NotFetched("slow") from error
    except (HTTPError, http.client.HTTPException, CutOff, OSError) as error:
        if time.monotonic() >= ends_at:
            raise NotFetched("slow") from error
        raise CutOff from error
    finally:
        clock.cancel()
        connection.close()


def hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def headers_for(parts: SplitResult) -> dict[str, str]:
    host = parts.netloc.rpartition("@")[2]
    return {
        "Host": host,
        "User-Agent": f"Nakoming (register of written commitments to parliament; {settings.SITE_URL})",
        "Accept": "application/xml, application/pdf;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def read_body(response: BaseHTTPResponse, headers: dict[str, str], paper: str, most_bytes: int) -> bytes:
    """The body, counted while it comes in and again while it is unpacked."""
    pieces, size = [], 0
    while piece := response.read1(PIECE, decode_content=False):
        pieces.append(piece)
        size += len(piece)
        if size > most_bytes:
            raise NotFetched("too_large", paper=paper)
    stated = headers.get("content-length", "")
    if re.fullmatch(r"\d{1,18}", stated) and "transfer-encoding" not in headers and size < int(stated):
        raise CutOff
    packed = b"".join(pieces)
    coding = headers.get("content-encoding", "identity").strip().lower()
    return packed if coding in {"identity", ""} else unpack(packed, coding, paper, most_bytes)


def unpack(packed: bytes, coding: str, paper: str, most_bytes: int) -> bytes:
    """What a gzip holds, never more than one byte too many of it."""
    if coding not in {"gzip", "x-gzip"}:
        raise CutOff
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(packed, most_bytes + 1)
    except zlib.error as error:
        raise CutOff from error
    if len(body) > most_bytes:
        raise NotFetched("too_large", paper=paper)
    if not unpacker.eof:
        raise CutOff
    return body


def retry_after(words: str) -> float | None:
    """The seconds that a busy service asks us to wait: it gives seconds, or a moment."""
    if re.fullmatch(r"\d{1,9}", words.strip()):
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
