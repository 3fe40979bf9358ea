"""Amounts of money in Dutch official prose, and shares of gross domestic product, which are a kind of their own.

Grammar (any case; a space may be a no-break space or a line break; what a number is stands in `numbers`):

    amount    = part | part range part | "tussen" ["de"] part "en" part | part {("," | "en" | "of" | "naar") part}
    part      = sign number [unit] [word] | number [unit] (sign | word) | number unit
                € 4,6 miljoen euro · EUR 500 mln. · 600.000,– euro · anderhalf miljard euro · 5 mln. € · 5,69 mld.
    range     = "à" | "tot" | "-" | "–"                    10 à 15 miljoen euro · €10–15 miljoen · € 2 tot € 3 miljoen
    unit      = duizend | mln | mio | miljoen | mld | mrd | miljard | biljoen, with or without a stop; €500k
    sign      = € | $ | US$ | £ | … | EUR | USD | GBP | CHF | CAD | …, an ISO code in capitals
    word      = euro ('s) | (Amerikaanse | Canadese …) dollar | (Britse) pond (sterling) | Zwitserse frank | …
    qualifier = ruim, circa, bijna … (about) | maximaal, oplopend tot … (at_most) | ten minste, meer dan … (at_least)
              | in totaal, cumulatief (total) | extra, verhoging van, met … verhoogd (increase)
    period    = per jaar | jaarlijks | structureel (year) | per kwartaal | per maand … | eenmalig, incidenteel (once)
    scale     = "x" [sign] (1.000 | [1] unit) [word] | "in" (miljoenen | mln.) [sign | word] | "in" sign unit
    gdp share = number ("%" | procent) ["-" | "van" [het | hun …]] (bbp | bruto binnenlands product)

What the parts of a range or a list leave out, they take from each other: unit from the right ("€ 5, 6 en 7 miljoen"),
currency from both sides. A range runs upward; "van 10 naar 15 miljoen" and "€ 10 en 15 miljoen" are two amounts, each
with its own words. Qualifier and period stand before or behind the sum; the place of an amount holds only the sum, and
the period directly behind it ("€ 600.000,– per jaar"). The nearest qualifier counts.

Without a currency, a number with a unit is money if no noun follows that is counted ("1 miljard inwoners"), and if
words such as "budget" or another sum are near. It takes the currency of the sum just before it in the same sentence.

No amounts, because nobody could tell which: broken figures ("€ 1.2.3"), three decimals ("€ 600,000": a comma parts
decimals in Dutch and thousands in English), negative sums, sums of 10^16 and more, "enkele miljoenen", and whatever is
multiplied ("x € 1.000"). A percentage is never an amount.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from letters.reading.draft import CELL_ENDS
from letters.reading.money.chains import Sum, is_money, settle
from letters.reading.money.context import Clues, what_is_said_before, what_is_said_behind, words_before
from letters.reading.money.gdp_shares import GdpShare, read_gdp_shares
from letters.reading.money.numbers import FIGURE, figure_value
from letters.reading.money.parts import (
    ENDS,
    Part,
    Token,
    begins_well,
    ends_well,
    is_year,
    read_chain,
    read_tokens,
    value_of,
    whole,
)
from letters.reading.money.scales import Scale, read_scale
from letters.reading.money.words import HINTS, MILLION, SIGNS

__all__ = ["Amount", "GdpShare", "Scale", "read_amounts", "read_gdp_shares", "read_scale"]


@dataclass(frozen=True)
class Amount:
    """A sum that `text[start:end]` names.

    `value` is in whole units of the currency (600000, not "600 duizend"); of a range ("10 à 15 miljoen") it is the
    lower end, and `upper` the higher. `currency` is an ISO 4217 code, None where the words name none ("5,69 mld.").
    `period` (once, day, week, month, quarter, year) and `qualifier` (about, at_most, at_least, increase, total) are
    empty where the words do not say.
    """

    start: int
    end: int
    value: Decimal
    currency: str | None
    upper: Decimal | None = None
    period: str = ""
    qualifier: str = ""


# So far behind a sum, within one sentence, a number with a unit takes its currency.
FOLLOWS = 80
STOP = re.compile(r"[.?!;]\s")
TOO_GREAT = Decimal(10**16)
CELL = re.compile(rf"\s*+(?P<sign>(?:US|CA?|AU?)?\$|[€£¥ƒ])?+\s*+(?P<figure>{FIGURE})[*]?\s*+", re.VERBOSE)


def read_amounts(text: str, scale: Scale | None = None) -> list[Amount]:
    """Every sum of money in `text`, in reading order, none overlapping. `scale` is that of the table it is a row of.

    Of a row, figures alone in a cell count `scale`, but for years and for the first cell, which says what the row is
    about. Takes time in proportion to the text.
    """
    if scale is None or CELL_ENDS not in text:
        return read_prose(text)
    amounts: list[Amount] = []
    at = 0
    for index, cell in enumerate(text.split(CELL_ENDS)):
        found = CELL.fullmatch(cell) if index else None
        amounts += read_cell(found, scale, at) if found else moved(read_prose(cell), at)
        at += len(cell) + len(CELL_ENDS)
    return amounts


def read_cell(found: re.Match[str], scale: Scale, at: int) -> list[Amount]:
    """The figures of a cell that holds nothing else; the cell stands at this place in the row."""
    value = figure_value(found["figure"])
    if value is None or value * scale.factor >= TOO_GREAT or (not found["sign"] and is_year(found["figure"])):
        return []
    currency = SIGNS[found["sign"]] if found["sign"] else scale.currency
    start = found.start("sign" if found["sign"] else "figure")
    return [Amount(at + start, at + found.end("figure"), whole(value * scale.factor), currency)]


def moved(amounts: list[Amount], by: int) -> list[Amount]:
    return [replace(amount, start=amount.start + by, end=amount.end + by) for amount in amounts]


def read_prose(text: str) -> list[Amount]:
    small = text.lower()
    if not any(hint in small for hint in HINTS):
        return []
    tokens = read_tokens(text)
    clues = Clues(text)
    amounts: list[Amount] = []
    at, end = 0, len(tokens) - len(ENDS)
    while at < end:
        parts, joints = read_chain(tokens, at)
        for each in settle(tokens, parts, joints):
            amount = make_amount(text, tokens, each, clues, amounts[-1] if amounts else None)
            amounts += [amount] if amount else []
        at = parts[-1].last if parts else at + 1
    return amounts


def make_amount(
    text: str, tokens: list[Token], each: Sum, clues: Clues, above: Amount | None
) -> Amount | None:
    """The amount that these parts name, if they name one. `above` is the amount before it."""
    low, high = each
    last = high or low
    currency = low.currency
    if not is_readable(text, tokens, low, high):
        return None
    if currency is None:
        if not last.unit or last.unit < MILLION or not is_money(tokens, last):
            return None
        currency = carried(text, low, above)
        if currency is None and not clues.show_money(low.start, last.end):
            return None
    words = words_before(tokens, low.first)
    before, period_before = what_is_said_before(words)
    behind, period, end = what_is_said_behind(tokens, last.last)
    if words[:1] == ["met"] and clues.show_increase(low.start, last.end):
        behind = behind or "increase"
    if before == "increase" and tokens[last.last].low == "naar":
        before = ""  # "een verhoging van 5 naar 7 miljoen"
    return Amount(
        start=low.start,
        end=tokens[end - 1].end,
        value=whole(value_of(low)),
        currency=currency,
        upper=whole(value_of(high)) if high else None,
        period=period or period_before,
        qualifier=before or behind,
    )


def is_readable(text: str, tokens: list[Token], low: Part, high: Part | None) -> bool:
    """Do the parts stand on their own, and can their values be only these?"""
    last = high or low
    unsure = any(part and part.unsure and not part.unit for part in (low, high))
    too_great = value_of(last) >= TOO_GREAT
    return not unsure and not too_great and begins_well(text, tokens, low) and ends_well(text, tokens, last)


def carried(text: str, low: Part, above: Amount | None) -> str | None:
    """The currency of the sum just before this one: "€ 10 miljoen in 2025 en 15 miljoen in 2026"."""
    if above is None or low.start - above.end > FOLLOWS or STOP.search(text, above.end, low.start):
        return None
    return above.currency
