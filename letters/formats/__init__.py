"""A file becomes a letter: one module a format, each from bytes to the same plain `LetterDraft`."""

from collections.abc import Callable
from dataclasses import dataclass

from letters.formats import text
from letters.formats.refusals import MAX_BYTES, Unreadable
from letters.reading.draft import LetterDraft

__all__ = ["FORMATS", "MAX_BYTES", "Format", "Unreadable", "read"]


@dataclass(frozen=True)
class Format:
    """A format: its name as stored with the letter, whether a file is in it, and how it is read."""

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes], LetterDraft]


# The first format that recognises the file reads it. Text comes last: it takes, or refuses, whatever is left.
FORMATS = (Format("text", text.recognises, text.read_letter),)


def read(data: bytes, filename: str) -> LetterDraft:
    """The letter in a file, by what it holds and what it is called.

    Raises `Unreadable`, with a sentence that says what is wrong and what to do, for a file that gives no
    paragraphs.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large")
    if not data.strip():
        raise Unreadable("empty")
    chosen = next(candidate for candidate in FORMATS if candidate.recognises(data, filename))
    draft = chosen.read(data)
    draft.format = chosen.name
    if not draft.paragraphs:
        raise Unreadable("no_paragraphs")
    return draft
