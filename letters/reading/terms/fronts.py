"""The words before a moment that make it a start, a deadline or just the moment: "uiterlijk in", "met ingang van".

They are read backwards from the moment, past articles and words such as "de periode" or "het jaar".
"""

import re
import unicodedata
from itertools import product
from typing import NamedTuple

from letters.reading.terms.moments import FLAGS, Moment


def crossed(ones: list[str], others: list[str]) -> list[str]:
    """Each of the ones with each of the others behind it."""
    return [f"{one} {other}" for one, other in product(ones, others)]


LATEST = ["uiterlijk", "niet later dan", "ten laatste", "op zijn laatst", "op z’n laatst", "op z'n laatst"]
EARLIEST = [
    "niet eerder dan", "op zijn vroegst", "op z’n vroegst", "op z'n vroegst", "ten vroegste", "beginnend",
    "te beginnen", "startend", "te starten", "ingaand", "ingaande",
]  # fmt: skip
AT = ["in", "op", "per", "aan", "rond", "bij", "met"]
BEFORE = ["vóór", "vóor", "voór"]
# What the words before a moment do with it; `terms.bounds` says which days that gives.
KEYS = {
    "start": [
        "per", "vanaf", "van af", "met ingang van", "sinds", "sedert", *EARLIEST,
        *crossed([*EARLIEST, "vanaf", "sinds"], [*AT, "met ingang van", "vanaf"]),
    ],
    "after": ["na", "ná", "na afloop van"],
    "by": [
        "tot en met", "t/m", "tot in", "tegen", "richting", "binnen", "tot uiterlijk", "tussen nu en", "nu en", *LATEST,
        *crossed([*LATEST, "tot en met", "t/m", "tot"], [*AT, "tegen", "tot en met", "tot", "binnen"]),
        *crossed([*BEFORE, "voor"], [f"of {word}" for word in AT]),
        *crossed([f"{word} of" for word in AT], [*BEFORE, "voor"]),
    ],
    "until": ["tot", "tot aan"],
    "before": [
        "voorafgaand aan", "in aanloop naar", "in de aanloop naar", *BEFORE,
        *crossed(["nog", "kort", "vlak", "ruim", "al", "reeds", "net", *LATEST], [*BEFORE, "voor"]),
        *crossed([*BEFORE, "voor"], ["aanvang van", "het begin van", "de aanvang van", "de start van"]),
    ],
    "for": ["voor"],
    "moment": [
        "in", "op", "rond", "rondom", "omstreeks", "gedurende", "tijdens", "aan", "in of rond", "in en rond",
    ],
    "beside": ["bij", "met", "gelijktijdig met", "ten tijde van"],
    "from": ["van", "in de periode van", "de periode van", "voor de periode van"],
    "between": ["tussen", "in de periode tussen", "de periode tussen"],
}  # fmt: skip
FRONTS = {words: key for key, phrases in KEYS.items() for words in phrases}
LONGEST = max(len(front.split()) for front in FRONTS)
ARTICLES = frozenset(["de", "het", "’t", "'t", "een", "zowel", "vroege", "late", "hele", "gehele"])
# With these a number is a year, whatever stands before.
NOUNS = frozenset(
    [
        "jaar",
        "jaren",
        "periode",
        "kalenderjaar",
        "begrotingsjaar",
        "begrotingsjaren",
        "boekjaar",
        "uitvoeringsjaar",
    ]
)
SESSIONS = frozenset(
    ["vergaderjaar", "vergaderjaren", "schooljaar", "studiejaar", "collegejaar", "zitting", "seizoen"]
)
NEAREST = frozenset(front.split()[-1] for front in FRONTS) | ARTICLES | NOUNS | SESSIONS
TOKEN = re.compile(r"[^\s(\[«“„\"‘]+")
LOOK_BACK = 64
MOST_SKIPPED = 3
# Before "voor 3 juni" these make it the day that is meant, not the one before which.
PLANNED = re.compile(
    r"\b(?:gepland|ingepland|voorzien|geagendeerd|gereserveerd|uitgenodigd|bestemd|beoogd|agenda|planning|staat|staan)\b"
    r"[^.;:]{0,24}$",
    FLAGS,
)


class Front(NamedTuple):
    """`key` is what FRONTS has for the words `word`, which begin at `start`; both are empty where there are none."""

    start: int
    key: str = ""
    word: str = ""
    has_noun: bool = False
    is_planned: bool = False


def read_front(text: str, reached: int, moment: Moment) -> Front:
    """The front of `moment`, not before the place `reached`."""
    if moment.role not in {"", "by"}:
        return Front(moment.start)
    begin = max(reached, moment.start - LOOK_BACK)
    nearest = text[begin : moment.start].rsplit(None, 1)
    if not nearest or plain(nearest[-1].lstrip('([«“„"‘')) not in NEAREST:
        return Front(moment.start)
    words = list(TOKEN.finditer(text, begin, moment.start))
    if words and words[0].start() == begin > reached:
        del words[0]  # it may be the end of a longer word
    names = [plain(word.group()) for word in words]
    at, noun = skip(names)
    if at and names[at - 1] in SESSIONS:
        return Front(moment.start, "barred")
    for length in range(min(LONGEST, at), 0, -1):
        phrase = " ".join(names[at - length : at])
        if phrase in FRONTS:
            start = words[at - length].start()
            planned = phrase == "voor" and bool(PLANNED.search(text[max(0, start - LOOK_BACK) : start]))
            return Front(start, FRONTS[phrase], phrase, noun, planned)
    return Front(words[at].start() if noun else moment.start, has_noun=noun)


def skip(names: list[str]) -> tuple[int, bool]:
    """How many of the words are left before articles and nouns, and whether there was a noun."""
    at, noun = len(names), False
    while at and len(names) - at < MOST_SKIPPED and (names[at - 1] in ARTICLES or names[at - 1] in NOUNS):
        noun = noun or names[at - 1] in NOUNS
        at -= 1
    return at, noun


def plain(word: str) -> str:
    """In small letters, and an accent as one character however it was written."""
    small = word.lower()
    return small if small.isascii() else unicodedata.normalize("NFC", small)
