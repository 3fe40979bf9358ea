"""Plain text: bytes become printed lines, rightly or not at all.

An encoding that cannot be told with certainty is refused: a letter with one wrong character is no longer what
was printed. The words stay as they are; only what prints nothing (byte order marks, control and direction
marks) goes.
"""

import codecs
import re
from collections.abc import Iterator

from letters.formats.refusals import LONGEST_PARAGRAPH, MAX_BYTES, MOST_CHARACTERS, Unreadable
from letters.reading.draft import LetterDraft, Line
from letters.reading.reflow import reflow

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How files begin that are no plain text, whatever their name: PDF, zip (docx, odt), old Office, images,
# programs and archives. Whatever holds zeros needs no line here.
OTHER_BEGINNINGS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
)
# Mark-up that is made of plain characters: its tags are no words of the letter.
MARK_UP = ("<?xml", "<!doctype", "<html", "{\\rtf", "%pdf-")
SAMPLE = 4096
# Of the characters, how many may be control characters before the file counts as no text.
MOST_CONTROLS = 0.001
# In Dutch text few characters lie outside ASCII; more of them means another code page.
MOST_FOREIGN = 0.3
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b\x7f]")
# Byte order marks, zero width spaces and direction marks print nothing; \x1a ended files under DOS.
PRINTS_NOTHING = re.compile(
    r"[\x01-\x08\x0e-\x1f\x7f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
# Characters that no text holds, the controls that are left of quotes in Windows-1252, and UTF-8 that was once
# read as Windows-1252 ("geÃ¯nformeerd").
WRONGLY_DECODED = re.compile(
    r"[\ufdd0-\ufdef\ufffe\uffff\x80-\x84\x86-\x9f]|Ã[\u00a0-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â€|Â[\u00a0-\u00bf]"
)
# Bytes of Windows-1252 that cannot stand between two letters: there they are accented letters of DOS or of
# the Mac.
DOS_LETTER = re.compile(rb"[A-Za-z][\x80\x82-\x84\x86-\x89\x8b\x91\x93-\x95\x98\x99\x9b][a-z]")
# Whole UTF-8 characters in a file that is not UTF-8: two encodings in one file.
UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}")
LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
# The line end before a form feed ends a line; it does not begin a blank one.
LAST_LINE_END = re.compile(r"(?:\r\n|[\r\n])\Z")
# Where text is taken from a PDF, each page begins with one space.
PAGE_BEGINS = re.compile(r" (?! )\S")
MOST_PAGE_BEGINS = 0.1


def recognises(data: bytes) -> bool:
    """Whatever no other format knows is read as text, or refused by it."""
    return True


def read_letter(data: bytes) -> LetterDraft:
    """The letter in a plain text; raises `Unreadable`."""
    return reflow(read_text(data))


def read_text(data: bytes) -> list[Line]:
    """The printed lines of a plain text, with its pages: they show by form feeds, or by one space before a line.

    Reads UTF-8, UTF-16 and UTF-32, and Windows-1252 where nothing speaks against it. Raises `Unreadable` with
    code empty, binary, too_large, too_long, endless or encoding.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large")
    text = PRINTS_NOTHING.sub("", checked(decode(data)))
    if not text.strip():
        raise Unreadable("empty")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("too_long")
    sheets = [LINE_END.split(LAST_LINE_END.sub("", sheet)) for sheet in text.split("\f")]
    if any(len(line) > LONGEST_PARAGRAPH for sheet in sheets for line in sheet):
        raise Unreadable("endless")
    begins_with_space = marks_pages_by_space([line for sheet in sheets for line in sheet])
    return list(number_pages(sheets, begins_with_space))


def decode(data: bytes) -> str:
    """The characters of `data`, in the one encoding that it can be in."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = decode_as(encoding, data[len(mark) :])
            return text if encoding == "utf-8" else western(text)
    if data.startswith(OTHER_BEGINNINGS):
        raise Unreadable("binary")
    if b"\x00" in data:
        return western(decode_as(wide_encoding(data), data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decode_western(data)


def decode_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error


def wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark: Western text has a zero in every second byte, on one side only."""
    even, odd = data[:SAMPLE:2], data[1:SAMPLE:2]
    zeros = even.count(0) / len(even), odd.count(0) / max(1, len(odd))
    if zeros[1] > 0.5 and zeros[0] < 0.05:
        return "utf-16-le"
    if zeros[0] > 0.5 and zeros[1] < 0.05:
        return "utf-16-be"
    raise Unreadable("binary")


def decode_western(data: bytes) -> str:
    """Windows-1252, unless the bytes themselves say that it is something else."""
    if sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a" for byte in data[:SAMPLE]) > 0.01 * len(data[:SAMPLE]):
        raise Unreadable("binary")
    if UTF8_CHARACTER.search(data) or DOS_LETTER.search(data):
        raise Unreadable("encoding")
    return western(decode_as("cp1252", data))


def western(text: str) -> str:
    """The text itself, if it looks like Dutch: a wrong encoding gives mostly characters that Dutch never uses."""
    if sum(not character.isascii() for character in text) > MOST_FOREIGN * len(text):
        raise Unreadable("encoding")
    return text


def checked(text: str) -> str:
    """The text itself, if it can be one: no zeros, no mark-up, few controls, no sign of wrong decoding."""
    if "\x00" in text or sum(1 for _ in CONTROLS.finditer(text)) > MOST_CONTROLS * len(text) + 1:
        raise Unreadable("binary")
    if text[:SAMPLE].lstrip()[:16].lower().startswith(MARK_UP):
        raise Unreadable("binary")
    if WRONGLY_DECODED.search(text):
        raise Unreadable("encoding")
    return text


def marks_pages_by_space(lines: list[str]) -> bool:
    """Does one space before a line mean that a page begins there?

    Only if such lines are rare; else it is an indent.
    """
    printed = [line for line in lines if line.strip()]
    begins = sum(bool(PAGE_BEGINS.match(line)) for line in printed)
    first_begins = bool(printed) and bool(PAGE_BEGINS.match(printed[0]))
    return 0 < begins <= MOST_PAGE_BEGINS * len(printed) + first_begins


def number_pages(sheets: list[list[str]], begins_with_space: bool) -> Iterator[Line]:
    """The lines with their pages. The space that begins a page is no part of its first line."""
    page = 0
    for sheet in sheets:
        page += 1
        printed = False
        for line in sheet:
            if begins_with_space and PAGE_BEGINS.match(line):
                page += printed
                line = line[1:]
            printed = printed or bool(line.strip())
            yield Line(line, page)
