"""What the figures of a table count, as its heading or caption states it: "(x € 1.000)", "in miljoenen euro's"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from letters.reading.money.parts import (
    END,
    ENDS,
    TIMES,
    Token,
    currency_of,
    read_part,
    read_tokens,
    value_of,
    whole,
)
from letters.reading.money.words import PLURAL_UNITS

FACTORS = frozenset(Decimal(10**power) for power in range(13))
CLOSES = frozenset(("", ")", "]", ",", ":", ";"))
ANNOUNCES = frozenset(("bedragen", "cijfers", "("))


@dataclass(frozen=True)
class Scale:
    """What the figures of a table count: "(x € 1.000)" is 1000 of EUR."""

    factor: Decimal
    currency: str | None


def read_scale(text: str) -> Scale | None:
    """The scale that a table's heading or caption states; None where it states none.

    Takes time in proportion to the text.
    """
    tokens = read_tokens(text)
    for at in range(len(tokens) - len(ENDS)):
        above = tokens[at - 1] if at else END
        scale = None
        if tokens[at].low in TIMES and above.kind != "figure":
            scale = multiplied(tokens, at + 1, above)
        elif tokens[at].low == "in":
            scale = counted(tokens, at + 1) or in_whole(tokens, at + 1, above)
        elif tokens[at].low == "(":
            scale = counted(tokens, at + 1)
            scale = scale if scale and scale.currency else None
        if scale:
            return scale
    return None


def multiplied(tokens: list[Token], at: int, above: Token) -> Scale | None:
    """What follows "x": "€ 1.000", "1 miljoen euro", "€ mln."; the currency may stand before it, "€ x 1.000"."""
    part = read_part(tokens, at)
    scale = (
        Scale(whole(value_of(part)), part.currency)
        if part and value_of(part) in FACTORS
        else counted(tokens, at)
    )
    return replace(scale, currency=scale.currency or currency_of(above)) if scale else None


def counted(tokens: list[Token], at: int) -> Scale | None:
    """A unit with its currency, or one that ends the caption: "€ mln.", "miljoenen euro's", "miljoenen)"."""
    front = currency_of(tokens[at])
    at += front is not None
    if tokens[at].low not in PLURAL_UNITS:
        return None
    factor = PLURAL_UNITS[tokens[at].low]
    at += 1 + (tokens[at + 1].low == ".")
    currency = front or currency_of(tokens[at])
    return Scale(factor, currency) if currency or tokens[at].low in CLOSES else None


def in_whole(tokens: list[Token], at: int, above: Token) -> Scale | None:
    """ "in € 1.000)", and "(in euro's)", "bedragen in €": figures that count one euro each."""
    part = read_part(tokens, at)
    if part:
        ends = tokens[part.last].low in CLOSES and part.currency is not None
        return Scale(whole(value_of(part)), part.currency) if ends and value_of(part) in FACTORS else None
    currency = currency_of(tokens[at])
    return Scale(Decimal(1), currency) if currency and above.low in ANNOUNCES else None
