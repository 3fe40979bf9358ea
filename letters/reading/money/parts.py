"""A text as words, figures and signs, and the numbers with their units and currencies among them.

A part is one number with what belongs to it ("€ 4,6 miljoen euro"); a chain is the parts that hang together by "tot",
"à", a dash, a comma or "en" ("€ 5, 6 en 7 miljoen"). `letters.reading.money` says what a chain means.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from letters.reading.money.numbers import FIGURE, figure_value, word_value
from letters.reading.money.words import (
    CODES,
    COUNTED_CURRENCIES,
    CURRENCIES,
    LETTER_UNITS,
    LIKE_A_UNIT,
    LISTS,
    PERCENT,
    QUALIFIERS,
    RANGES,
    SIGNS,
    STOPPED,
    UNITS,
    WORDS_IN_FRONT,
)

LETTER = "[^\\W\\d_\u00b2\u00b3\u00b9\u2070-\u2099]"
TOKENS = re.compile(
    rf"""(?P<sign>(?:US|CA?|AU?)?\$|[€£¥ƒ]|(?:{"|".join(sorted(CODES))})(?!{LETTER}))
    | (?P<word>{LETTER}++(?:[-‑'’]{LETTER}++)*+)
    | (?P<figure>{FIGURE})
    | (?P<other>\t|\S)""",
    re.VERBOSE,
)
DASHES = frozenset("-–—−\u2012")
# A sum in figures begins behind one of these or a space, and ends before one: else it is a piece of something else.
BEHIND = frozenset("([{«“„\"'‘`=~±<>≈")
BEFORE = frozenset(".,;:?!)]}»”\"'’…*</")
GOES_ON = re.compile(rf"[.,'’/:]{{1,3}}[0-9]|[-–—−\u2012](?:[0-9]|{LETTER})")
UNSURE = re.compile(r"[1-9][0-9]*,[0-9]{3}")
FIRST_YEAR, LAST_YEAR = 1900, 2099
TIMES = frozenset("x×*")


class Token(NamedTuple):
    """`low` is in lower case, with straight apostrophes; a sign is as printed."""

    kind: str
    start: int
    end: int
    low: str


# Behind the last one stand some of these, so that nobody need ask whether there is a next.
END = Token("other", -1, -1, "")
ENDS = [END, END, END, END]


@dataclass(slots=True)
class Part:
    """A number with its unit and currency: tokens `first` up to `last`, `text[start:end]`.

    `value` is None where its figures are broken; `unit` and `currency` are None where the words name none. `signed`:
    the currency stands in front. `bare_year`: four figures and no more, as a year has them.
    `unsure`: without a unit its figures could be decimals as well as thousands.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    unit: Decimal | None
    currency: str | None
    signed: bool
    bare_year: bool
    unsure: bool


def read_tokens(text: str) -> list[Token]:
    """Everything in `text` but its spaces; a tab is a token, because it ends a cell."""
    tokens = []
    for found in TOKENS.finditer(text):
        kind, printed = found.lastgroup or "", found.group()
        low = printed.lower().replace("’", "'").replace("‑", "-") if kind == "word" else printed
        tokens.append(Token(kind, *found.span(), low))
    return tokens + ENDS


def read_number(tokens: list[Token], at: int) -> tuple[Decimal | None, int] | None:
    """The number that begins with this token and where it ends; its value is None if its figures are broken."""
    token = tokens[at]
    if token.kind == "figure":
        return figure_value(token.low), at + 1
    if token.kind != "word":
        return None
    behind = tokens[at + 1].low
    if token.low == "een" and behind in {"half", "halve", "kwart"}:
        token, at, behind = tokens[at + 1], at + 1, tokens[at + 2].low
    value = word_value(token.low)
    if value is None or (behind not in UNITS and (value < 1 or token.low == "een")):
        return None
    if behind == "en" and tokens[at + 2].low == "een" and tokens[at + 3].low in {"half", "halve"}:
        return value + Decimal("0.5"), at + 4
    if behind == "honderd" and value < 20:
        return value * 100, at + 2
    return value, at + 1


def read_part(tokens: list[Token], at: int) -> Part | None:
    """The part that begins with this token; None where none does."""
    if tokens[at].kind == "figure" and tokens[at + 1].kind == "figure":
        return None  # "5 6"
    front = currency_in_front(tokens[at])
    number = read_number(tokens, at + 1 if front else at)
    if number is None:
        return None
    value, last = number
    printed = tokens[last - 1]
    unit, last = read_unit(tokens, last, signed=front is not None)
    behind, last = read_currency(tokens, last, unit)
    if not behind and not unit and tokens[last].low in PERCENT:
        return None
    if (front and behind and front != behind) or is_cut_off(tokens, last, unit, behind):
        value = None
    if tokens[at].kind == "word" and front and not unit and printed.low.isdigit():
        return None  # "de euro 20 jaar geleden"
    return Part(
        first=at,
        last=last,
        start=tokens[at].start,
        end=tokens[last - 1].end,
        value=value,
        unit=unit,
        currency=front or behind,
        signed=front is not None,
        bare_year=is_year(printed.low) and not (unit or front or behind),
        unsure=UNSURE.fullmatch(printed.low) is not None,
    )


def currency_of(token: Token) -> str | None:
    """The currency that a sign or a word means, wherever it stands."""
    return SIGNS.get(token.low, token.low) if token.kind == "sign" else CURRENCIES.get(token.low)


def currency_in_front(token: Token) -> str | None:
    """The same, of a sum that follows: few words can stand there."""
    return currency_of(token) if token.kind == "sign" or token.low in WORDS_IN_FRONT else None


def read_unit(tokens: list[Token], at: int, signed: bool) -> tuple[Decimal | None, int]:
    """The unit at this place, with the stop behind "mln.", and where it ends."""
    token = tokens[at]
    if token.low in UNITS:
        stopped = token.low in STOPPED and tokens[at + 1].low == "." and tokens[at + 1].start == token.end
        return UNITS[token.low], at + 1 + stopped
    if signed and token.low in LETTER_UNITS and tokens[at - 1].end == token.start:
        return LETTER_UNITS[token.low], at + 1
    return None, at


def read_currency(tokens: list[Token], at: int, unit: Decimal | None) -> tuple[str | None, int]:
    """The currency at this place behind a number, and where it ends. A sign before the next figure is of that one."""
    token, behind = tokens[at], tokens[at + 1]
    if token.kind == "sign":
        return (None, at) if behind.kind == "figure" else (currency_in_front(token), at + 1)
    if token.kind != "word":
        return None, at
    if f"{token.low} {behind.low}" in CURRENCIES:
        return CURRENCIES[f"{token.low} {behind.low}"], at + 2
    if token.low in CURRENCIES:
        return CURRENCIES[token.low], at + 1
    if unit and token.low in COUNTED_CURRENCIES:
        return COUNTED_CURRENCIES[token.low], at + 1
    return None, at


def is_cut_off(tokens: list[Token], last: int, unit: Decimal | None, behind: str | None) -> bool:
    """Does the number go on in a way that nobody can read? "€ 5 6", "€ 100 miljoen-pakket", "5 duizend miljoen"."""
    token = tokens[last]
    if unit or behind:
        return unit is not None and token.low in UNITS
    return token.kind == "figure" or (token.kind == "word" and bool(LIKE_A_UNIT.match(token.low)))


def is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and FIRST_YEAR <= int(figure) <= LAST_YEAR


def value_of(part: Part) -> Decimal:
    return (part.value or Decimal(0)) * (part.unit or 1)


def whole(value: Decimal) -> Decimal:
    """The same value, without decimals that are nought: 4600000 for 4600000.0."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def begins_well(text: str, tokens: list[Token], part: Part) -> bool:
    """Is the part no tail of a longer figure or word, not negative, and not multiplied ("x € 1.000")?"""
    above = tokens[part.first - 1] if part.first else END
    if above.low in TIMES or (above.low in UNITS and not part.signed):
        return False
    if begins_figure(text, tokens[part.first]):
        return True
    before = text[part.start - 1]
    return part.signed and not before.isalnum() and before not in DASHES


def begins_figure(text: str, token: Token) -> bool:
    """Stands nothing before it that could make another figure or word of it?"""
    before = text[max(0, token.start - 1) : token.start]
    return not before or before.isspace() or before in BEHIND


def ends_well(text: str, tokens: list[Token], part: Part) -> bool:
    """Is the part, where it ends in figures, no head of a longer figure or word?"""
    behind = text[part.end : part.end + 1]
    if tokens[part.last - 1].kind != "figure" or not behind or behind.isspace():
        return True
    return behind in BEFORE | DASHES and not GOES_ON.match(text, part.end)


def read_chain(tokens: list[Token], at: int) -> tuple[list[Part], list[Token]]:
    """The parts that hang together from this token on, and the tokens that join them; none if no part begins here."""
    part = read_part(tokens, at)
    parts, joints = [part] if part else [], []
    while part:
        joint = tokens[part.last]
        if not (joint.low in RANGES or joint.low in LISTS or joint.low in DASHES):
            break
        begins = part.last + 1
        part = read_part(tokens, begins + (tokens[begins].low in QUALIFIERS))
        if part:
            parts.append(part)
            joints.append(joint)
    return parts, joints
