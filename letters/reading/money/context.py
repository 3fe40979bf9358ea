"""What stands around a sum and says how exact it is, or how often it is due."""

from bisect import bisect_left
from functools import cached_property

from letters.reading.money.parts import Token
from letters.reading.money.words import (
    EACH,
    GLUE,
    INCREASES,
    LONGEST_QUALIFIER,
    MONEY_CLUES,
    PERIOD_NOUNS,
    PERIODS,
    QUALIFIER_PARTS,
    QUALIFIERS,
    STOPPED_QUALIFIERS,
)

# So many words before a sum may speak of it.
LOOK_BACK = 8
# So many characters before and behind it a word may show that it is money, or an increase.
NEAR_BEFORE, NEAR_BEHIND = 150, 60


class Clues:
    """Where in a text stand the words that show money, and those that show an increase: looked for once, if asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def money(self) -> list[int]:
        return [found.start() for found in MONEY_CLUES.finditer(self.text)]

    @cached_property
    def increases(self) -> list[int]:
        return [found.start() for found in INCREASES.finditer(self.text)]

    def show_money(self, start: int, end: int) -> bool:
        return has_one(self.money, start - NEAR_BEFORE, end + NEAR_BEHIND)

    def show_increase(self, start: int, end: int) -> bool:
        return has_one(self.increases, start - NEAR_BEFORE, end + NEAR_BEHIND)


def has_one(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def words_before(tokens: list[Token], first: int) -> list[str]:
    """The words just before this token, the nearest first; "ca." is one."""
    words: list[str] = []
    index = first - 1
    while index >= 0 and len(words) < LOOK_BACK:
        word = tokens[index].low
        if word == "." and index and f"{tokens[index - 1].low}." in STOPPED_QUALIFIERS:
            index -= 1
            word = f"{tokens[index].low}."
        elif tokens[index].kind != "word" and word not in QUALIFIERS:
            break
        words.append(word)
        index -= 1
    return words


def what_is_said_before(words: list[str]) -> tuple[str, str]:
    """The qualifier and the period that the words before a sum (the nearest first) give it; empty where they do not.

    Between them and the sum may stand glue, and one noun before "van": "een jaarlijkse subsidie van ruim € 5 miljoen".
    """
    qualifier = period = ""
    for index, word in enumerate(words):
        qualifier = qualifier or qualifier_at(words, index)
        period = period or period_at(words, index)
        known = word in GLUE or word in PERIODS or word in QUALIFIER_PARTS or word in PERIOD_NOUNS
        if not known and not (index and words[index - 1] == "van"):
            break
    return qualifier, period


def qualifier_at(words: list[str], index: int) -> str:
    """Of the longest words that end here: "niet meer dan" before "meer dan"."""
    for count in range(LONGEST_QUALIFIER, 0, -1):
        phrase = " ".join(reversed(words[index : index + count]))
        if phrase in QUALIFIERS:
            return QUALIFIERS[phrase]
    return ""


def period_at(words: list[str], index: int) -> str:
    above = words[index + 1] if index + 1 < len(words) else ""
    if words[index] in PERIOD_NOUNS and above in EACH:
        return PERIOD_NOUNS[words[index]]
    return PERIODS.get(words[index], "")


def what_is_said_behind(tokens: list[Token], last: int) -> tuple[str, str, int]:
    """The qualifier and period behind a sum, and the token where the words of the sum end, its period included."""
    at, qualifier = last, ""
    if tokens[at].low == "extra":
        at, qualifier = at + 1, "increase"
    elif tokens[at].low == "in" and tokens[at + 1].low == "totaal":
        at, qualifier = at + 2, "total"
    opened = tokens[at].low == "("
    at += opened
    if tokens[at].low == "per" and tokens[at + 2].low == "per":  # "per persoon per jaar"
        at += 2
    period, end = period_behind(tokens, at)
    return qualifier, period, end if period and not opened else last


def period_behind(tokens: list[Token], at: int) -> tuple[str, int]:
    word, next_word = tokens[at].low, tokens[at + 1].low
    if word in EACH and next_word in PERIOD_NOUNS:
        return PERIOD_NOUNS[next_word], at + 2
    if word == "op" and next_word == "jaarbasis":
        return "year", at + 2
    inflected = word.endswith("e")  # "€ 5 miljoen structurele middelen"
    return ("", at) if inflected else (PERIODS.get(word, ""), at + 1)
