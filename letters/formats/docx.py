"""Word files (.docx): what is one, and its letter, read in a process of its own."""

import re
import stat
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath

from letters.formats.apart import read_apart
from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft

LOCAL_HEADER, DIRECTORY_ENTRY, DIRECTORY_END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
MOST_ENTRIES = 1_000
MOST_UNPACKED = 100 * 2**20
HIGHEST_RATIO = 100
MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml)$", re.IGNORECASE)
DRIVE = re.compile(r"[A-Za-z]:")


def recognises(data: bytes) -> bool:
    return data.startswith(LOCAL_HEADER)


def read_letter(data: bytes) -> LetterDraft:
    """The letter in a Word file.

    Raises `Unreadable` with code bad_docx, bomb, two_formats, macros, too_slow, too_heavy or damaged.
    """
    check(data)
    return read_apart("letters.formats.word", data)


def check(data: bytes) -> None:
    """Refuse, before any of it is unpacked, what unpacks without end and what is no plain Word file."""
    # Counted in the bytes: only to list a hundred thousand entries takes a second.
    if data.count(DIRECTORY_ENTRY) > 2 * MOST_ENTRIES:
        raise Unreadable("bomb")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, OverflowError) as error:
        raise Unreadable("bad_docx") from error
    check_size(entries)
    names = [entry.filename for entry in entries]
    if any(MACROS.search(name) for name in names):
        raise Unreadable("macros")
    if "[Content_Types].xml" not in names:
        raise Unreadable("bad_docx")
    # Something may stand before the archive, or behind it, for another program to find.
    if min(entry.header_offset for entry in entries) or data[-22:-18] != DIRECTORY_END:
        raise Unreadable("two_formats")


def check_size(entries: Sequence[zipfile.ZipInfo]) -> None:
    unpacked, packed = (
        (sum(sizes) for sizes in zip(*((e.file_size, e.compress_size) for e in entries), strict=True))
        if entries
        else (0, 0)
    )
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > HIGHEST_RATIO * max(packed, 1):
        raise Unreadable("bomb")
    if any(lies_outside(entry) for entry in entries):
        raise Unreadable("bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable("bad_docx")


def lies_outside(entry: zipfile.ZipInfo) -> bool:
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or place.is_absolute() or ".." in place.parts or bool(DRIVE.match(entry.filename))
