"""Rows of one paragraph become its text: line wraps undone, and the hyphens that only broke a word taken out.

A hyphen at a row's end is one of three things: a break (`lasten-/verdeling`), part of the word
(`defensie-/uitgaven`, `Minister-/President`), or a suspended one (`exploitatie- / en programmakosten`). The
letter itself knows best: a form that it prints unbroken elsewhere wins. Then come the rules of Dutch spelling
(a hyphen before a capital or digit, behind an abbreviation in capitals, between vowels that would be read as
one), then a short list of words; what is left is a break.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from letters.reading.rows import Row
from letters.reading.wordlists import (
    AFTER_EX,
    AFTER_SMALL_ENGLISH,
    CLASHES,
    GENERALS,
    NAMES_WITH_HYPHEN,
    PREFIXES_WITH_HYPHEN,
    SMALL_ENGLISH,
    SUSPENDED_BEFORE,
)

SOFT_HYPHEN = "\u00ad"
BREAKS = ("-", "\u2010", SOFT_HYPHEN)
LONGEST_ABBREVIATION = 5
WORD = re.compile(r"\b[^\W\d_]+(?:[-‐][^\W_]+)*\b")
EDGES = "«»“”\"'’‘()[],.;:!?"


def count_words(rows: Iterable[Row]) -> Counter[str]:
    """How often each word stands unbroken in the letter, in small letters.

    The broken ends of rows do not count.
    """
    return count_words_in(row.text for row in rows)


def count_words_in(lines: Iterable[str]) -> Counter[str]:
    """As `count_words`, from the lines alone."""
    parts = []
    broken = False
    for line in lines:
        part = line.partition(" ")[2] if broken else line
        broken = line.endswith(BREAKS)
        parts.append(part.rpartition(" ")[0] if broken else part)
    return Counter(WORD.findall("\n".join(parts).lower()))


def join_rows(rows: Sequence[Row], words: Counter[str], spaced: bool = False) -> str:
    """The text of one paragraph.

    `spaced` says that this letter prints a space after every row that ends a word.
    """
    parts: list[str] = []
    for row, following in pairwise(rows):
        parts.append(joined_end(row, following.text, words, spaced))
    parts.append(rows[-1].text)
    return "".join(parts).replace(SOFT_HYPHEN, "")


def joined_end(row: Row, following: str, words: Counter[str], spaced: bool) -> str:
    """The row's text as it runs on into `following`: without its break, or with the space that the wrap took."""
    text = row.text
    if text.endswith(SOFT_HYPHEN):
        return text[:-1]
    if text.endswith(("/", "–")) and runs_on_without_space(row, following, spaced):
        return text
    if not text.endswith(BREAKS) or text[-2:-1] in ("", " ", "-"):
        return text + " "
    if spaced and row.spaced:
        return text + " "
    return text[:-1] + link(last_word(text[:-1]), following.partition(" ")[0], words)


def runs_on_without_space(row: Row, following: str, spaced: bool) -> bool:
    """A slash or a dash between two numbers sticks to what follows it (`EU/NAVO`, `2016–2017`)."""
    if spaced:
        return not row.spaced
    glued = row.text[-2:-1].strip() != ""
    return glued and (row.text.endswith("/") or (row.text[-2].isdigit() and following[:1].isdigit()))


def last_word(text: str) -> str:
    return text.rpartition(" ")[2].lstrip(EDGES)


def link(before: str, after: str, words: Counter[str]) -> str:
    """What stands between two halves that a row's end parts: nothing, a hyphen, or a hyphen and a space."""
    after = after.strip(EDGES)
    if after.lower() in SUSPENDED_BEFORE:
        return "- "
    in_capitals = before.isupper() and after.isupper() and len(before) > LONGEST_ABBREVIATION
    if not before[-1:].isalpha() or not (after[:1].islower() or in_capitals):
        return "-"
    seen = as_printed_elsewhere(before, after, words)
    if seen is not None:
        return seen
    return "-" if spelled_with_hyphen(before, after) and not in_capitals else ""


def as_printed_elsewhere(before: str, after: str, words: Counter[str]) -> str | None:
    """A hyphen or nothing, as this letter prints the same word where it is not broken; None if it never does."""
    first, last = re.split(r"[-‐]", before)[-1], re.split(r"[-‐/]", after)[0]
    for left, right in ((before, after), (first, last)):
        whole, hyphened = words[(left + right).lower()], words[f"{left}-{right}".lower()]
        if whole or hyphened:
            return "-" if hyphened > whole else ""
    return None


def spelled_with_hyphen(before: str, after: str) -> bool:
    """Does Dutch spelling ask for a hyphen here, whether or not the line ends?"""
    last = re.split(r"[-‐]", before)[-1]
    small = last.lower()
    return (
        len(last) == 1
        or (last.isupper() and last.isalpha())
        or small in PREFIXES_WITH_HYPHEN
        or (last[:1].isupper() and small in NAMES_WITH_HYPHEN)
        or (small == "ex" and after.lower() in AFTER_EX)
        or (small in SMALL_ENGLISH and last != before and after.lower() in AFTER_SMALL_ENGLISH)
        or (small in GENERALS and after.lower().startswith("generaal"))
        or (small == "minister" and after.lower().startswith("president"))
        or vowels_clash(small, after.lower())
    )


def vowels_clash(before: str, after: str) -> bool:
    """Would the vowels on both sides be read as one (`zee-eend`)? Short halves are syllables, not words."""
    return len(before) > 2 and len(after) > 3 and before[-1:] + after[:1] in CLASHES
