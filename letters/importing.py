"""Many files at once: what to read, and what became of each. Every file is stored by itself, all or nothing."""

import glob
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.formats import MAX_BYTES, Unreadable
from letters.intake import NOTHING_SAID, Metadata, Stored, store

# An archive that unpacks without end is refused before any of it is unpacked.
MOST_ENTRIES = 1_000
MOST_UNPACKED = 20 * MAX_BYTES
HIGHEST_RATIO = 100


class Refused(ValueError):
    """Why a file is not read, as a sentence."""


@dataclass(frozen=True)
class Source:
    """A file that somebody named: how they see it, what it is called, and how its bytes are had (raises Refused)."""

    seen_as: str
    filename: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `result` is stored, already there or refused, and `says` tells more of it."""

    seen_as: str
    result: str
    says: str

    @property
    def is_refused(self) -> bool:
        return self.result == "refused"

    def __str__(self) -> str:
        """One line, whatever a file is called."""
        line = f"{self.result}  {self.seen_as}: {self.says}"
        return "".join(character if character.isprintable() else "?" for character in line)


def import_files(sources: Iterable[Source], metadata: Metadata = NOTHING_SAID, by=None) -> Iterator[Outcome]:
    """Store each file as it is asked for, and say what became of it. What one file does never touches another."""
    for source in sources:
        try:
            stored = store(source.read(), source.filename, metadata, by)
        except (Refused, Unreadable) as error:
            yield Outcome(source.seen_as, "refused", _(str(error)))
        except ValidationError as error:
            yield Outcome(source.seen_as, "refused", " ".join(error.messages))
        except OSError as error:
            yield Outcome(source.seen_as, "refused", _("It could not be read or kept: %s.") % error.strerror)
        else:
            yield Outcome(source.seen_as, "stored" if stored.created else "already there", _what(stored))


def _what(stored: Stored) -> str:
    paragraphs = stored.letter.paragraphs.body().count()
    counted = ngettext("%(n)d paragraph", "%(n)d paragraphs", paragraphs) % {"n": paragraphs}
    return f"{stored.letter.get_absolute_url()} ({counted})"


# ---- which files ----------------------------------------------------------------------------------------------
def find_sources(paths: Iterable[str]) -> list[Source]:
    """The files behind paths of files, folders, globs and zip archives, in order. What cannot be read says so later."""
    return [source for path in paths for found in _expand(path) for source in _open(found, path)]


def _expand(path: str) -> list[Path]:
    """The path itself if it is there; otherwise what it means as a pattern, or the path that is not there."""
    if Path(path).exists():
        return [Path(path)]
    # Not Path.glob: it takes no pattern that begins at the root.
    return [Path(match) for match in sorted(glob.glob(path, recursive=True))] or [Path(path)]  # noqa: PTH207


def _open(path: Path, named: str) -> list[Source]:
    if path.is_dir():
        inside = sorted(
            file for file in path.rglob("*") if file.is_file() and not _is_hidden(file.relative_to(path))
        )
        return [source for file in inside for source in _open(file, str(file))] or [
            _refuse(named, _("There is no file in this folder."))
        ]
    if not path.is_file():
        return [_refuse(named, _("There is no such file."))]
    if path.suffix.lower() == ".zip":
        return _unpack(path)
    return [Source(str(path), path.name, partial(_read, path))]


def _is_hidden(path: Path | PurePosixPath) -> bool:
    """What file managers put beside the files of people."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _refuse(seen_as: str, why: str) -> Source:
    return Source(seen_as, PurePosixPath(seen_as).name, partial(_raise, why))


def _raise(why: str) -> bytes:
    raise Refused(why)


def _read(path: Path) -> bytes:
    """One byte too many is enough to know that a file is too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


# ---- archives -------------------------------------------------------------------------------------------------
def _unpack(path: Path) -> list[Source]:
    """The files in an archive; one refusal for all of it when any of it is not to be trusted."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check(entries)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        return [_refuse(str(path), _("This is no zip archive that can be read."))]
    except Refused as refused:
        return [_refuse(str(path), str(refused))]
    letters = [entry for entry in entries if not _is_hidden(PurePosixPath(entry.filename))]
    return [
        Source(f"{path}/{entry.filename}", entry.filename, partial(_read_entry, path, entry))
        for entry in letters
    ] or [_refuse(str(path), _("There is no file in this archive."))]


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Raises Refused for an archive that could fill the disk, or whose files say that they lie elsewhere."""
    if len(entries) > MOST_ENTRIES:
        raise Refused(_("There are more than %d files in this archive. Divide it.") % MOST_ENTRIES)
    packed, unpacked = sum(e.compress_size for e in entries), sum(e.file_size for e in entries)
    if unpacked > MOST_UNPACKED or unpacked > HIGHEST_RATIO * max(packed, 1):
        raise Refused(_("This archive unpacks to far more than letters hold."))
    for entry in entries:
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or re.match("[A-Za-z]:", entry.filename):
            raise Refused(_("A file in this archive lies outside of it: “%s”.") % entry.filename)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused(_("A file in this archive is a link to another place: “%s”.") % entry.filename)
        if entry.flag_bits & 0x1:
            raise Refused(_("This archive is locked with a password."))


def _read_entry(path: Path, entry: zipfile.ZipInfo) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            return file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(_("This file in the archive is damaged.")) from error
