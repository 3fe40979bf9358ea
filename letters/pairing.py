"""Which files of official metadata belong to which letters, among files that are brought together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from letters.formats.koop_metadata import IDENTIFIER, NAME


@dataclass(frozen=True)
class Named:
    """A file by its place and name; for metadata also the publication that it is about, if it says so."""

    path: PurePosixPath
    about: str = ""

    @property
    def is_metadata(self) -> bool:
        return bool(NAME.search(self.path.name))

    @property
    def stem(self) -> str:
        """`kst-28676-321`, of the publication's file and of `kst-28676-321-metadata.xml`; empty for `metadata.xml`."""
        found = NAME.search(self.path.name)
        return (self.path.name[: found.start()] if found else self.path.stem).lower()


def pair(files: Sequence[Named]) -> dict[int, int]:
    """For each letter that has metadata, by its place in `files`, the place of that metadata.

    Metadata belongs to the file that is called as the publication that it names, or as its own name begins; else to
    the one publication in its folder.
    """
    told = [index for index, file in enumerate(files) if file.is_metadata]
    letters = [index for index, file in enumerate(files) if not file.is_metadata]
    pairs = {}
    for index in letters:
        named = [at for at in told if belongs_by_name(files[at], files[index])]
        near = [at for at in named if files[at].path.parent == files[index].path.parent]
        chosen = near or named or [at for at in told if belongs_by_place(files, at, index)]
        if chosen:
            pairs[index] = chosen[0]
    return pairs


def belongs_by_name(metadata: Named, letter: Named) -> bool:
    if metadata.about:
        return letter.stem == metadata.about.lower()
    return bool(metadata.stem) and letter.stem == metadata.stem and letter.path.parent == metadata.path.parent


def belongs_by_place(files: Sequence[Named], at: int, index: int) -> bool:
    """Is there one publication in this folder, under a name that says no other publication?"""
    metadata, letter = files[at], files[index]
    if letter.path.parent != metadata.path.parent or (metadata.about and IDENTIFIER.fullmatch(letter.stem)):
        return False
    here = [file for file in files if file.path.parent == metadata.path.parent]
    stems = {file.stem for file in here if not file.is_metadata}
    return len(stems) == 1 and sum(file.is_metadata for file in here) == 1
