"""Where the sentences of a paragraph begin and end.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the closing quotes and brackets and
the footnote number behind it, if what follows can begin one. It does not end behind an abbreviation ("nr. 321",
"o.a. de"), initials ("A.G. Koenders"), or the number of a list ("1. Algemeen"). "jl." and the like end a sentence only
before a word that typically opens one. Enumerations within a sentence ("1) … (2) …") stay within it.
"""

import re

from letters.reading.wordlists import ABBREVIATIONS, ENDING_ABBREVIATIONS, OPENERS

# The end of a sentence, and what of it stands behind the stop: closers, and a footnote number glued to them.
END = re.compile(
    r"""(?:[.?!]{1,6}|…)[)\]»”"’']{0,4}
    (?P<note>(?:(?<=[^\d.][.?!)\]»”"’'])|(?<=\b(?:19|20)\d\d[.?!]))\d{1,3}(?=\s)|[⁰¹²³⁴-⁹]{1,3})?""",
    re.VERBOSE,
)
# What can begin a sentence: a capital, a digit, or one behind an opening quote, bracket, dash or currency.
BEGIN = re.compile(r"[«“„‘\"'(\[–—-]{0,3}\s?(?:[^\W\d_a-zß-öø-ÿ]|\d|€|[’'‘][stn]\s?-?[A-Z])")
WORD_BEFORE = re.compile(r"[^\s(«“„‘\"'\[]{1,24}$")
INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.)*[A-ZÀ-Þ][a-z]?$")
LIST_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,5})\.$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
# Behind a stop without a space ("608).Voorts"): only a bracket or a real word before it, and a word behind it.
GLUED_BEFORE = re.compile(r"(?:[)\]»”]|[a-zß-öø-ÿ]{3})[.?!]$")
GLUED_BEHIND = re.compile(r"[A-ZÀ-Þ](?:[a-zß-öø-ÿ]|\s)")
LONGEST_LIST_NUMBER = 8
# A title between quotes may hold a stop («Hoe hoort het eigenlijk? Passend contact»); more words are not a title.
LONGEST_QUOTED = 200
LOOK_BACK = 32
LOOK_AHEAD = 24


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end), in order, without the space around them.

    Together they hold everything but space. Takes time in proportion to the text.
    """
    sentences: list[tuple[int, int]] = []
    start = skip_space(text, 0)
    for end in END.finditer(text):
        if end.start() >= start and ends_sentence(text, start, end):
            sentences.append((start, end.end()))
            start = skip_space(text, end.end())
    if start < len(text):
        sentences.append((start, len(text.rstrip())))
    return sentences


def skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def ends_sentence(text: str, start: int, end: re.Match[str]) -> bool:
    """Does the sentence that began at `start` end with this stop?"""
    behind = skip_space(text, end.end())
    if behind == len(text):
        return True
    if behind == end.end():
        return is_glued(text, end)
    if not BEGIN.match(text, behind) or is_quoted(text, start, end.end()):
        return False
    return text[end.start()] != "." or not is_part_of_word(text, start, end.start(), behind)


def is_quoted(text: str, start: int, at: int) -> bool:
    """Does the place lie within «…», so that the sentence around the quotation goes on?"""
    opened = text.rfind("«", max(start, at - LONGEST_QUOTED), at)
    if opened <= start or "»" in text[opened:at]:
        return False
    closed = text.find("»", at, opened + LONGEST_QUOTED)
    return closed > 0 and "«" not in text[at:closed]


def is_glued(text: str, end: re.Match[str]) -> bool:
    """Was the space behind the stop forgotten? Not in abbreviations, web addresses or numbers."""
    before = text[max(0, end.start() - LOOK_BACK) : end.start() + 1]
    if end["note"] or not GLUED_BEFORE.search(before) or not GLUED_BEHIND.match(text, end.end()):
        return False
    return not abbreviated(before[:-1]) and "www." not in before


def is_part_of_word(text: str, start: int, stop: int, behind: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation, initials or a list number?"""
    before = text[max(start, stop - LOOK_BACK) : stop]
    opener = FIRST_WORD.search(text[behind : behind + LOOK_AHEAD])
    opens = opener is not None and opener.group() in OPENERS
    if stop - start <= LONGEST_LIST_NUMBER and LIST_NUMBER.match(text[start : stop + 1]):
        return True
    word = WORD_BEFORE.search(before)
    if word is None or (is_in_capitals(word.group()) and not text[behind].isdigit()):
        return False
    if word.group().lower() in ENDING_ABBREVIATIONS:
        return not opens
    if word.group().lower() in ABBREVIATIONS:
        return True
    return bool(INITIALS.fullmatch(word.group())) and len(word.group().rpartition(".")[2]) < 3 and not opens


def is_in_capitals(word: str) -> bool:
    """`VS` and `NAVO` are names; only before a number ("NR. 5") can such a word be an abbreviation of the list."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def abbreviated(before: str) -> bool:
    word = WORD_BEFORE.search(before)
    return word is not None and word.group().lower() in ABBREVIATIONS | ENDING_ABBREVIATIONS
