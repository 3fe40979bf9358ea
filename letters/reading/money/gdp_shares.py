"""Percentages of gross domestic product. They are a kind of their own and never amounts."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from letters.reading.money.parts import DASHES, ENDS, Token, begins_figure, read_number, read_tokens
from letters.reading.money.words import LISTS, PERCENT, RANGES

OF_GDP = re.compile(
    r"""\.?[-\s]{0,3}(?:van\s{1,3})?(?:(?:het|hun|ons|onze|haar|zijn|de|eigen|nationale?|nominale?|totale|jaarlijkse|
    Nederlandse?|Europese?|gezamenlijke|bruto|reële)\s{1,3}){0,3}
    (?:bbp|gdp|(?:bruto[-\s]{1,3})?binnenlands[-\s]{1,3}product|bruto[-\s]?binnenlandsproduct)(?!['’]?[^\W\d_])""",
    re.VERBOSE | re.IGNORECASE,
)
HINTS = ("bbp", "gdp", "binnenland")
JOINTS = RANGES | DASHES | LISTS


@dataclass(frozen=True)
class GdpShare:
    """A percentage of gross domestic product that `text[start:end]` names: `Decimal("3.5")` for "3,5% van het bbp"."""

    start: int
    end: int
    percentage: Decimal


def read_gdp_shares(text: str) -> list[GdpShare]:
    """Every percentage of gross domestic product in `text`, in reading order; both of "3,5 tot 5% van het bbp".

    Takes time in proportion to the text.
    """
    small = text.lower()
    if not any(hint in small for hint in HINTS):
        return []
    tokens = read_tokens(text)
    shares: list[GdpShare] = []
    waiting: list[GdpShare] = []
    at = 0
    while at < len(tokens) - len(ENDS):
        share, last, percent = read_percentage(text, tokens, at)
        at += 1
        if share is None:
            waiting = []
            continue
        at = last
        product = OF_GDP.match(text, tokens[last - 1].end) if percent else None
        if product:
            shares += [*waiting, replace(share, end=product.end())]
            waiting = []
        elif tokens[at].low in JOINTS and (percent or tokens[at].low not in LISTS):
            waiting.append(share)
            at += 1
        else:
            waiting = []
    return shares


def read_percentage(text: str, tokens: list[Token], at: int) -> tuple[GdpShare | None, int, bool]:
    """A number that can be a percentage, the token where it ends, and whether it says "%"."""
    value, last = read_number(tokens, at) or (None, at)
    if value is None or value > 100 or not begins_figure(text, tokens[at]):
        return None, at, False
    percent = tokens[last].low in PERCENT
    last += percent
    return GdpShare(tokens[at].start, tokens[last - 1].end, value), last, percent
