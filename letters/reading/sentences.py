"""Where the sentences of a paragraph begin and end.

Grammar (a space is any white space; marks of writing direction are as if they were not there):

    sentence   = … end [" " begin …]
    end        = stop closers [footnote] [" (" ("Kamerstuk" | "Handelingen" | "Aanhangsel") … ")"]
    stop       = "." | "?" | "!" | "…", also several                     Is dat zo?! · Het duurt nog...
    closers    = any of ) ] » ” " ’ '                                     Hij zei: «Wij gaan.»
    footnote   = a number glued behind the stop, or raised                Dit is toegezegd.2 · 2021–2027.3 · zo.²
    begin      = [dash | quote | bracket] (capital | digit | "€") | ’s Middags
    glued      = stop begin without a space, if a word or bracket stands before it and a word behind it: 608).Voorts ·
                 gevraagd.Het; behind a number, capitals or "jl." only before a word of OPENERS: nr. 608.Voorts

No end is a stop

    behind an abbreviation             nr. 321 · o.a. De Nederlandsche Bank · mw. Jansen
    behind "jl.", "mln.", "e.d." …     op 30 mei jl. Minister Blok — unless one of OPENERS follows: jl. Deze bijeenkomst
    behind initials                    A.Th.B. Bijleveld · J. S. J. Hillen
    behind the number of a list        1. Algemeen · 3.1. Personeel · a. De
    within a number or an address      600.000 euro · 4.6 miljoen · www.rijksoverheid.nl
    within «…» that goes on            «Hoe hoort het eigenlijk? Passend contact»
    before a small letter              Is dat zo? dat weet niemand

Numbers of an enumeration ("1) … (2) …") and semicolons end nothing: what they part is one sentence.
"""

import re

from letters.reading.wordlists import ABBREVIATIONS, ENDING_ABBREVIATIONS, OPENERS

# Marks of writing direction and spaces of no width: nobody sees them.
UNSEEN = r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# The end of a sentence, and what of it stands behind the stop: closers, a footnote number glued to them, and a paper
# between brackets.
END = re.compile(
    rf"""(?:[.?!]{{1,6}}|…)[)\]»”"’'{UNSEEN}]{{0,4}}
    (?P<note>(?:(?<=[^\d.][.?!)\]»”"’'])|(?<=\b(?:19|20)\d\d[.?!]))\d{{1,3}}(?=\s)|[⁰¹²³⁴-⁹]{{1,3}})?
    (?P<paper>\s\((?:Kamerstuk|Handelingen|Aanhangsel)[^()]{{1,120}}(?<![.?!])\)(?=\s|$))?""",
    re.VERBOSE,
)
# What can begin a sentence: a capital, a digit, or one behind an opening quote, bracket, dash or currency.
BEGIN = re.compile(
    rf"[{UNSEEN}]{{0,4}}[«“„‘\"'(\[–—-]{{0,3}}\s?(?:[^\W\d_a-zß-öø-ÿ]|\d|€|[’'‘][stn]\s?-?[A-Z])"
)
WORD_BEFORE = re.compile(r"[^\s(«“„‘\"'\[]{1,24}$")
INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.)*[A-ZÀ-Þ][a-z]?$")
LIST_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,5})\.$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
# Behind a stop without a space ("608).Voorts"): only a bracket or a real word before it, and a word behind it.
GLUED_BEFORE = re.compile(r"(?:[)\]»”]|[a-zß-öø-ÿ]{3})[.?!]$")
GLUED_BEFORE_OPENER = re.compile(r"(?:\d|[A-ZÀ-Þ]{2}|\b(?:jl|c\.s|e\.d|e\.a|mln|mld))[.?!]$")
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
        return is_glued(text, start, end)
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


def is_glued(text: str, start: int, end: re.Match[str]) -> bool:
    """Was the space behind the stop forgotten? Not in abbreviations, web addresses, numbers or numbers of a list."""
    stop, behind = end.start(), end.end()
    before = text[max(0, stop - LOOK_BACK) : stop + 1]
    if end["note"] or "www." in before or not GLUED_BEHIND.match(text, behind):
        return False
    if GLUED_BEFORE.search(before):
        return not abbreviated(before[:-1])
    return (
        bool(GLUED_BEFORE_OPENER.search(before))
        and opens(text, behind)
        and not is_list_number(text, start, stop)
    )


def is_part_of_word(text: str, start: int, stop: int, behind: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation, initials or a list number?"""
    if is_list_number(text, start, stop):
        return True
    before = text[max(start, stop - LOOK_BACK) : stop]
    word = WORD_BEFORE.search(before)
    if word is None or (is_in_capitals(word.group()) and not text[behind].isdigit()):
        return False
    if word.group().lower() in ENDING_ABBREVIATIONS:
        return not opens(text, behind)
    if word.group().lower() in ABBREVIATIONS:
        return True
    return (
        bool(INITIALS.fullmatch(word.group()))
        and len(word.group().rpartition(".")[2]) < 3
        and not opens(text, behind)
    )


def opens(text: str, at: int) -> bool:
    """Does a word stand here that typically opens a sentence?"""
    word = FIRST_WORD.search(text[at : at + LOOK_AHEAD])
    return word is not None and word.group() in OPENERS


def is_list_number(text: str, start: int, stop: int) -> bool:
    """Is what began at `start` no more than the number of a list: "3.1.", "a."?"""
    return stop - start <= LONGEST_LIST_NUMBER and bool(LIST_NUMBER.match(text[start : stop + 1]))


def is_in_capitals(word: str) -> bool:
    """`VS` and `NAVO` are names; only before a number ("NR. 5") can such a word be an abbreviation of the list."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def abbreviated(before: str) -> bool:
    word = WORD_BEFORE.search(before)
    return word is not None and word.group().lower() in ABBREVIATIONS | ENDING_ABBREVIATIONS
