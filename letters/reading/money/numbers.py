"""Figures and number words of Dutch official prose.

Grammar:

    figure = 1234 | 1.234.567,89 | 1 234 567,89 | 4,6 | 4.6 (one or two decimals) | 1,234,567.89
             | 600.000,– | 600.000,- | 600.000,=
    word   = een … negenennegentig | honderd … negenhonderdnegenennegentig | elfhonderd … | …duizend
             | anderhalf | tweeënhalf … | half | kwart | driekwart

A point with three digits behind it parts thousands, a comma parts decimals, as Dutch does. Where figures fit no way of
writing ("1.2.3", "1.00.000") they have no value: nobody can tell what was meant.
"""

import re
from decimal import Decimal
from functools import lru_cache

# Everything that hangs together in figures, right or wrong: "600 000", "1.2.3", "5,-". A space parts groups of three.
FIGURE = r"""(?:[0-9]{1,3}(?:[\ \u00a0\u202f][0-9]{3}(?![0-9]))++|[0-9]++)
    (?:[.,][0-9]++)*+(?:[,.][-–—−\u2012=]{1,2}(?![0-9]))?"""
LONGEST = 24
NO_CENTS = re.compile(r"[,.][-–—−\u2012=]{1,2}$")
SPACE = "[ \u00a0\u202f]"
# Ways to write a figure, each with the character that parts its decimals.
WAYS = (
    (re.compile(r"(?:0|[1-9][0-9]*)(?:,[0-9]{1,4})?"), ","),
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,4})?"), ","),
    (re.compile(rf"[1-9][0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+(?:,[0-9]{{1,4}})?"), ","),
    (re.compile(r"[1-9][0-9]*\.[0-9]{1,2}|0\.[0-9]{1,4}"), "."),
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,2}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"), "."),
)
PARTING = re.compile(r"[.,\s]")

UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = """tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien""".split()
TENS = """twintig dertig veertig vijftig zestig zeventig tachtig negentig""".split()
HUNDREDS = "honderd"
THOUSANDS = "duizend"
LONGEST_WORD = 60


@lru_cache(maxsize=4096)
def figure_value(figure: str) -> Decimal | None:
    """The value of a figure as it is printed; None where it fits no way of writing one.

    >>> figure_value("600.000,–"), figure_value("4,6"), figure_value("1.2.3")
    (Decimal('600000'), Decimal('4.6'), None)
    """
    if len(figure) > LONGEST:
        return None
    bare = NO_CENTS.sub("", figure)
    for way, point in WAYS:
        if way.fullmatch(bare):
            whole, _point, decimals = bare.partition(point)
            return Decimal(PARTING.sub("", whole) + ("." + decimals if decimals else ""))
    return None


def below_hundred() -> dict[str, int]:
    """`een` to `negenennegentig`, with the trema that Dutch sets between two e's: `tweeëntwintig`."""
    words = {word: value for value, word in enumerate((*UNITS[1:], *TEENS), start=1)}
    for ten, tens in enumerate(TENS, start=2):
        words[tens] = ten * 10
        for unit, word in enumerate(UNITS[1:], start=1):
            joined = word + ("ën" if word.endswith("e") else "en") + tens
            words[joined] = words[joined.replace("ë", "e")] = ten * 10 + unit
    return words


BELOW_HUNDRED = below_hundred()
BROKEN = {
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
    "kwart": Decimal("0.25"),
    "driekwart": Decimal("0.75"),
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
} | {
    word + seam + half: value + Decimal("0.5")
    for word, value in BELOW_HUNDRED.items()
    if value <= 20
    for seam in ("en", "ën", "eneen", "ëneen", "enen", "ënen")
    for half in ("half", "halve")
}


@lru_cache(maxsize=4096)
def word_value(word: str) -> Decimal | None:
    """The value of a number word in lower case; None where it is none."""
    if word in BROKEN:
        return BROKEN[word]
    word = word.replace("éé", "ee")
    if len(word) > LONGEST_WORD:
        return None
    if word in BELOW_HUNDRED:
        return Decimal(BELOW_HUNDRED[word])
    before, thousand, behind = word.partition(THOUSANDS)
    if not thousand:
        value = below_two_thousand(word)
        return Decimal(value) if value else None
    many = below_two_thousand(before) if before else 1
    rest = below_two_thousand(behind.removeprefix("en")) if behind else 0
    return None if many is None or rest is None else Decimal(many * 1000 + rest)


def below_two_thousand(word: str) -> int | None:
    """`een` to `negentienhonderdnegenennegentig`: Dutch counts hundreds up to there."""
    before, hundred, behind = word.partition(HUNDREDS)
    if not hundred:
        return BELOW_HUNDRED.get(word)
    many = BELOW_HUNDRED.get(before, 0) if before else 1
    rest = BELOW_HUNDRED.get(behind) or BELOW_HUNDRED.get(behind.removeprefix("en")) if behind else 0
    return None if rest is None or not 0 < many < 20 else many * 100 + rest
