"""PDF: what is one, and its letter, read in a process of its own."""

import re

from letters.formats.apart import read_apart
from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft

MAGIC = b"%PDF-"
# Where a browser looks for the beginning of a page, whatever the file is called.
SNIFFED = 1024
WEB_PAGE = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?xml)", re.IGNORECASE)
END = b"%%EOF"
LAST = 2048


def recognises(data: bytes) -> bool:
    """What its name says is for `letters.formats` to compare."""
    return data.startswith(MAGIC)


def read_letter(data: bytes) -> LetterDraft:
    """The letter in a PDF.

    Raises `Unreadable` with code not_pdf, two_formats, damaged, locked, no_pages, scan, too_slow or too_heavy.
    """
    check(data)
    return read_apart("letters.formats.pdfium", data)


def check(data: bytes) -> None:
    """Refuse what only looks like a PDF, what is something else as well, and what stops before its end."""
    if not data.startswith(MAGIC):
        raise Unreadable("not_pdf")
    body = data.rstrip(b"\0 \t\r\n\f")
    end = body.rfind(END)
    if end < len(body) - LAST:
        raise Unreadable("damaged")
    behind = body[end + len(END) :]
    if WEB_PAGE.search(data[:SNIFFED]) or WEB_PAGE.search(behind) or b"PK" in behind:
        raise Unreadable("two_formats")
