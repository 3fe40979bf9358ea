"""A file becomes a letter: one module a format, each from bytes to the same plain `LetterDraft`."""

from collections.abc import Callable
from dataclasses import dataclass

from letters.formats import docx, koop_xml, pdf, text
from letters.formats.koop_metadata import add_official, is_metadata, read_metadata
from letters.formats.others import ending_of, refuse_others
from letters.formats.refusals import LONGEST_PARAGRAPH, MAX_BYTES, Unreadable
from letters.reading.checks import find_doubts
from letters.reading.draft import LetterDraft

__all__ = ["FORMATS", "MAX_BYTES", "Format", "Unreadable", "is_metadata", "read"]


@dataclass(frozen=True)
class Format:
    """A format: its name as stored with the letter, how its files are called and begin, and how one is read.

    `otherwise` says why a file that is called so and is of no format at all is refused.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], LetterDraft]
    otherwise: str = "mismatch"


# A file belongs to the first format that recognises its bytes. Text comes last: it takes, or refuses, whatever is left.
FORMATS = (
    Format("pdf", (".pdf",), pdf.recognises, pdf.read_letter, otherwise="not_pdf"),
    Format("docx", (".docx",), docx.recognises, docx.read_letter, otherwise="bad_docx"),
    Format("xml", (".xml",), koop_xml.recognises, koop_xml.read_letter, otherwise="broken_xml"),
    Format("text", (".txt", ".text"), text.recognises, text.read_letter),
)


def read(data: bytes, filename: str, metadata: bytes | None = None) -> LetterDraft:
    """The letter in a file, where its name, its first bytes and its reader agree on what it is.

    `metadata` is the official `metadata.xml` that belongs to it (`is_metadata`).
    Raises `Unreadable`, with a sentence that says what is wrong and what to do, for a file that gives no
    paragraphs.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large")
    if not data.strip():
        raise Unreadable("empty")
    chosen = choose(data, filename)
    draft = koop_xml.read_letter(data, metadata) if chosen.name == "xml" else chosen.read(data)
    if metadata and chosen.name != "xml":
        add_official(draft, read_metadata(metadata))
    draft.format = chosen.name
    check(draft)
    draft.doubts += find_doubts(draft)
    return draft


def choose(data: bytes, filename: str) -> Format:
    """The format that the file's name and its first bytes both say; raises `Unreadable` where they differ.

    A name without an ending says nothing.
    """
    ending = ending_of(filename)
    held = next(candidate for candidate in FORMATS if candidate.recognises(data))
    refuse_others(data, ending, held.name)
    named = next(
        (candidate for candidate in FORMATS if ending in candidate.endings), None if ending else held
    )
    if named is None:
        raise Unreadable("unknown_kind")
    if named is not held:
        raise Unreadable(named.otherwise if held.name == "text" else "mismatch")
    return named


def check(draft: LetterDraft) -> None:
    if not draft.paragraphs:
        raise Unreadable("no_paragraphs")
    if any(len(paragraph.text) > LONGEST_PARAGRAPH for paragraph in (*draft.paragraphs, *draft.notes)):
        raise Unreadable("endless")
