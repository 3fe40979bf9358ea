"""Many files at once: what to read, and what became of each. Every file is stored whole or not at all."""

import glob
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters import formats
from letters.formats import MAX_BYTES, Unreadable
from letters.formats.koop_metadata import NAME, identifier_of
from letters.intake import NOTHING_SAID, Metadata, Stored, letter_of
from letters.models import spaced
from letters.pairing import Named, pair
from letters.reading.identifiers import split_identifier
from letters.replacing import Overtaken, Replaced, kamerstuk_of, letter_meant, replace_text
from letters.together import AT_ONCE, ToStore, store_many

# An archive that unpacks without end is refused before any of it is unpacked.
MOST_ENTRIES = 1_000
MOST_UNPACKED = 20 * MAX_BYTES
HIGHEST_RATIO = 100
# Files are stored together until they hold so many bytes.
MOST_HELD = 2 * MAX_BYTES


class Refused(ValueError):
    """Why a file is not read, as a sentence."""


@dataclass(frozen=True)
class Source:
    """A file that somebody named: how they see it, what it is called, and how its bytes are had (raises Refused).

    `metadata` gives the bytes of the official `metadata.xml` that belongs to it.
    """

    seen_as: str
    filename: str
    read: Callable[[], bytes]
    metadata: Callable[[], bytes] | None = None

    def read_metadata(self) -> bytes | None:
        return self.metadata() if self.metadata else None


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


def import_files(
    sources: Iterable[Source], metadata: Metadata = NOTHING_SAID, by=None, replacing: bool = False
) -> Iterator[Outcome]:
    """Store the files, and say in their order what became of each. What one file does never touches another.

    `replacing`: each is better text for a letter that is here, and a letter that is not here is not stored.
    """
    if replacing:
        yield from (
            _outcome(source, metadata, partial(replace_by, source, metadata, by)) for source in sources
        )
        return
    block: list[tuple[Source, ToStore | Outcome]] = []
    for source in sources:
        block.append((source, _read_letter(source, metadata)))
        held = sum(len(read.data) for _source, read in block if isinstance(read, ToStore))
        if len(block) == AT_ONCE or held > MOST_HELD:
            yield from _store_block(block, by)
            block = []
    yield from _store_block(block, by)


def _read_letter(source: Source, metadata: Metadata) -> ToStore | Outcome:
    """What there is to store of a file; or already what became of it."""
    try:
        data = source.read()
        if known := letter_of(data):
            return _stored(source, Stored(known, created=False))
        draft = formats.read(data, source.filename, source.read_metadata())
        return ToStore(draft, data, source.filename, metadata)
    except (Refused, Unreadable, OSError) as error:
        return _refused(source, error)


def _store_block(block: Sequence[tuple[Source, ToStore | Outcome]], by) -> Iterator[Outcome]:
    results = iter(store_many([read for _source, read in block if isinstance(read, ToStore)], by))
    for source, read in block:
        if isinstance(read, Outcome):
            yield read
            continue
        result = next(results)
        yield (
            _stored(source, result) if isinstance(result, Stored) else _refused(source, result, read.metadata)
        )


def _outcome(source: Source, metadata: Metadata, bring_in: Callable[[], Outcome]) -> Outcome:
    try:
        return bring_in()
    except (Refused, Unreadable, ValidationError, OSError) as error:
        return _refused(source, error, metadata)


def _stored(source: Source, stored: Stored) -> Outcome:
    said = f"{_what(stored)}{_with_metadata(source)}"
    return Outcome(source.seen_as, "stored" if stored.created else "already there", said)


def _refused(source: Source, error: Exception, metadata: Metadata = NOTHING_SAID) -> Outcome:
    if isinstance(error, ValidationError):
        why = " ".join([*error.messages, *_how_to_replace(source, metadata)])
    elif isinstance(error, OSError):
        why = _("It could not be read or kept: %s.") % error.strerror
    else:
        why = _(str(error))
    return Outcome(source.seen_as, "refused", why)


def _what(stored: Stored) -> str:
    paragraphs = stored.letter.paragraphs.body().count()
    counted = ngettext("%(n)d paragraph", "%(n)d paragraphs", paragraphs) % {"n": paragraphs}
    return f"{stored.letter.get_absolute_url()} ({counted})"


def _with_metadata(source: Source) -> str:
    return f"; {_('with its metadata')}" if source.metadata else ""


# ---- better text ----------------------------------------------------------------------------------------------
def replace_by(source: Source, metadata: Metadata = NOTHING_SAID, by=None) -> Outcome:
    """Give the letter that this file is another text of its text. Raises what `import_files` takes for a refusal."""
    data = source.read()
    if known := letter_of(data):
        return Outcome(source.seen_as, "already there", _what(Stored(known, created=False)))
    draft = formats.read(data, source.filename, source.read_metadata())
    letter = letter_meant(draft, metadata)
    if letter is None:
        raise Refused(_why_none_is_meant(kamerstuk_of(draft, metadata)))
    try:
        replaced = replace_text(letter, draft, data, source.filename, by, instead_of=letter.sha256)
    except Overtaken as error:
        if letter_of(data):
            return Outcome(source.seen_as, "already there", _what(Stored(error.letter, created=False)))
        raise Refused(
            _("Somebody else gave this letter another text at the same moment. Look at it, then try again.")
        ) from error
    return Outcome(source.seen_as, "replaced", _what_followed(replaced))


def _why_none_is_meant(identifier: str) -> str:
    if not identifier:
        return _("Its dossier and number are not known. Give them with --dossier and --number.")
    dossier, number = split_identifier(identifier)
    paper = f"{spaced(dossier)}, nr. {number}"
    return _("There is no letter %s here to replace. Import the file without --replace.") % paper


def _what_followed(replaced: Replaced) -> str:
    followed = replaced.followed
    moved = ngettext("%(n)d quote moved", "%(n)d quotes moved", followed.moved) % {"n": followed.moved}
    lost = ngettext("%(n)d quote lost", "%(n)d quotes lost", followed.lost) % {"n": followed.lost}
    return f"{_what(Stored(replaced.letter, created=False))}; {moved}, {lost}"


def _how_to_replace(source: Source, metadata: Metadata) -> list[str]:
    """What to do about a file that is refused because its letter is here already; nothing for any other reason."""
    try:
        letter = letter_meant(formats.read(source.read(), source.filename, source.read_metadata()), metadata)
    except (Refused, Unreadable, OSError):
        return []
    advice = _("It is %(address)s. If this file is better text for it, import the file with --replace.")
    return [advice % {"address": letter.get_absolute_url()}] if letter else []


# ---- which files ----------------------------------------------------------------------------------------------
def find_sources(paths: Iterable[str]) -> list[Source]:
    """The files behind paths of files, folders, globs and zip archives, in order. What cannot be read says so later."""
    return with_metadata(
        [source for path in paths for found in _expand(path) for source in _open(found, path)]
    )


def with_metadata(sources: Sequence[Source]) -> list[Source]:
    """The letters among these files, each with the official metadata that belongs to it; metadata of none stays."""
    files = [Named(PurePosixPath(source.seen_as), _publication(source)) for source in sources]
    pairs = pair(files)
    used = set(pairs.values())
    return [
        replace(source, metadata=sources[pairs[index]].read) if index in pairs else source
        for index, source in enumerate(sources)
        if index not in used
    ]


def _publication(source: Source) -> str:
    """The publication that a file of metadata names; empty for a letter."""
    if not NAME.search(source.filename):
        return ""
    try:
        return identifier_of(source.read())
    except (Refused, OSError):
        return ""


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
        return unpack(path, str(path))
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
def unpack(place: Path | IO[bytes], seen_as: str) -> list[Source]:
    """The files in an archive; one refusal for all of it when any of it is not to be trusted."""
    try:
        with zipfile.ZipFile(place) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check(entries)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        return [_refuse(seen_as, _("This is no zip archive that can be read."))]
    except Refused as refused:
        return [_refuse(seen_as, str(refused))]
    letters = [entry for entry in entries if not _is_hidden(PurePosixPath(entry.filename))]
    return [
        Source(f"{seen_as}/{entry.filename}", entry.filename, partial(_read_entry, place, entry))
        for entry in letters
    ] or [_refuse(seen_as, _("There is no file in this archive."))]


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


def _read_entry(place: Path | IO[bytes], entry: zipfile.ZipInfo) -> bytes:
    try:
        with zipfile.ZipFile(place) as archive, archive.open(entry) as file:
            return file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(_("This file in the archive is damaged.")) from error
