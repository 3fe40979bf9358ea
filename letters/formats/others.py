"""Files of kinds that are not read, told by their names and first bytes: each is refused with its own advice."""

import re

from letters.formats.refusals import Unreadable

# A full stop and what follows it, if that looks like the ending of a file and not like the end of "brief nr. 321".
ENDING = re.compile(r"\.([a-z][a-z0-9]{0,7})$", re.IGNORECASE)
REASONS_BY_ENDING = {
    ".doc": "old_word",
    ".dot": "old_word",
    ".docm": "macros",
    ".dotm": "macros",
    ".odt": "odt",
    ".rtf": "rtf",
    ".zip": "archive",
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mht", ".mhtml"), "web_page"),
    **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic"), "picture"),
    **dict.fromkeys(
        (".exe", ".com", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".sh", ".msi", ".jar"), "program"
    ),
}
# What may stand before the root of a page or picture in XML: a byte order mark, declarations, comments.
BEFORE_ROOT = rb"(?:\xef\xbb\xbf)?\s*(?:<[?!](?!doctype\s+html)[^>]{0,900}>\s*)*"
BEGINNINGS = (
    (
        "program",
        rb"MZ(?=[\s\S]{0,60}\x00)|\x7fELF|#!\s*/|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe",
    ),
    ("old_word", rb"\xd0\xcf\x11\xe0"),
    ("rtf", rb"\s*\{\\rtf"),
    ("odt", rb"PK\x03\x04[\s\S]{26}mimetypeapplication/vnd\.oasis"),
    ("picture", rb"\x89PNG|\xff\xd8\xff|GIF8|BM[\s\S]{4}\x00\x00|II\*\x00|MM\x00\*|RIFF[\s\S]{4}WEBP"),
    ("picture", rb"\s*" + BEFORE_ROOT + rb"<svg[\s>/]"),
    ("web_page", rb"\s*" + BEFORE_ROOT + rb"<(?:!doctype\s+)?html\b"),
    ("archive", rb"\x1f\x8b|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ"),
)
COMPILED = [
    (code, re.compile(beginning, re.IGNORECASE if b"<" in beginning else 0)) for code, beginning in BEGINNINGS
]
SAMPLE = 1024
PDF = b"%PDF-"
END_OF_ZIP, LONGEST_ZIP_END = b"PK\x05\x06", 22 + 65_535


def ending_of(filename: str) -> str:
    """`.docx` of `Brief.DOCX`; empty where the name has none."""
    found = ENDING.search(filename)
    return found.group().lower() if found else ""


def refuse_others(data: bytes, ending: str, held: str) -> None:
    """Raises `Unreadable` for a kind that is not read, and for a file that is two kinds at once.

    `held` is the format that its first bytes say.
    """
    start = data[:SAMPLE]
    for code, beginning in COMPILED:
        if beginning.match(start):
            raise Unreadable(code)
    if ending in REASONS_BY_ENDING:
        raise Unreadable(REASONS_BY_ENDING[ending])
    if (held != "pdf" and PDF in start and not start.startswith(PDF)) or (
        held != "docx" and ends_like_zip(data)
    ):
        raise Unreadable("two_formats")


def ends_like_zip(data: bytes) -> bool:
    """Would a program that looks for an archive find one that ends where this file ends?"""
    tail = data[-LONGEST_ZIP_END:]
    at = tail.rfind(END_OF_ZIP)
    return (
        at >= 0
        and len(tail) - at >= 22
        and len(tail) - at - 22 == int.from_bytes(tail[at + 20 : at + 22], "little")
    )
