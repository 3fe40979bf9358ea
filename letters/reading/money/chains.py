"""What the numbers of a chain mean together: ranges, lists that share a unit, or sums of their own."""

from decimal import Decimal
from typing import NamedTuple

from letters.reading.money.parts import DASHES, Part, Token
from letters.reading.money.words import AFTER_MONEY, LISTS

# A unit behind a list is shared by small numbers only: in "€ 5.000 en 3 miljoen" each has its own.
LEAST_WHOLE = 1000


class Sum(NamedTuple):
    """One sum, or the two ends of a range. A part that may not stand for a sum is in none."""

    low: Part
    high: Part | None = None


def settle(tokens: list[Token], parts: list[Part], joints: list[Token]) -> list[Sum]:
    """The sums that a chain names, in reading order. What a part leaves out, it takes from its neighbours."""
    if not parts:
        return []
    sums: list[Sum] = []
    links: list[tuple[Part, Part]] = []
    between, shares = is_between(tokens, parts[0]), shares_unit(tokens, parts[0])
    for index in reversed(range(len(parts))):
        part = parts[index]
        if index == len(parts) - 1:
            sums.append(Sum(part))
            continue
        joint, right = joints[index], parts[index + 1]
        if part.value is None or right.value is None:
            leave_broken(part, joint, right, sums)
        elif is_range(tokens, part, joint, right, between and index == 0) and sums and sums[-1] == Sum(right):
            sums[-1] = Sum(part, right)
            links.append((part, right))
        elif is_list(tokens, part, joint, right, shares):
            sums.append(Sum(part))
            links.append((part, right))
        elif not dangles(tokens, part, right):
            sums.append(Sum(part))
            part.currency = part.currency or (
                right.currency if part.unit and right.unit and not right.signed else None
            )
        if links and links[-1][0] is part:
            part.unit = unit_beside(part, right)
            part.currency = part.currency or right.currency
    for part, right in reversed(links):
        right.currency = right.currency or part.currency
    return [each for each in reversed(sums) if each.low.value is not None]


def is_between(tokens: list[Token], part: Part) -> bool:
    """ "tussen 10 en 15 miljoen", "tussen de 10 en de 15 miljoen" """
    above = [token.low for token in tokens[max(0, part.first - 2) : part.first]]
    return above[-1:] == ["tussen"] or above == ["tussen", "de"]


def shares_unit(tokens: list[Token], part: Part) -> bool:
    """Is this a list whose unit stands at its end? "€ 5, 6 en 7 miljoen", "respectievelijk 5 en 6 miljoen euro"."""
    above = tokens[part.first - 1].low if part.first else ""
    return part.signed or above in {"respectievelijk", "van"}


def leave_broken(part: Part, joint: Token, right: Part, sums: list[Sum]) -> None:
    """Of two parts of which one is broken, keep the other only if it does not lean on it."""
    if part.value is None:
        if sums and sums[-1].low is right and (joint.low not in LISTS or not right.currency):
            sums.pop()
    elif part.unit and joint.low in LISTS:
        sums.append(Sum(part))


def is_range(tokens: list[Token], part: Part, joint: Token, right: Part, between: bool) -> bool:
    if joint.low in LISTS and not (between and joint.low == "en"):
        return False
    if part.bare_year or right.bare_year or differ(part, right) or (part.unit and not right.unit):
        return False
    if not (right.unit or part.currency or right.currency) or (
        right.signed and not part.signed and not part.unit
    ):
        return False
    tight = joint.start == part.end and joint.end == right.start
    if joint.low in DASHES and not (tight or right.unit):
        return False
    if joint.low == "tot" and part.unit and part.first and tokens[part.first - 1].low == "met":
        return False  # "met 1 miljard tot 5 miljard verhoogd"
    return amount_of(part, unit_beside(part, right)) < amount_of(right, right.unit)


def is_list(tokens: list[Token], part: Part, joint: Token, right: Part, shares: bool) -> bool:
    """Does the part share the unit of the one behind it?"""
    if joint.low not in LISTS or not shares or part.unit or not right.unit or part.bare_year:
        return False
    if (
        differ(part, right)
        or (right.signed and not part.signed)
        or not part.value
        or part.value >= LEAST_WHOLE
    ):
        return False
    return is_money(tokens, right)


def dangles(tokens: list[Token], part: Part, right: Part) -> bool:
    """Would the part alone be a sum that nobody meant, as the first of "€ 15 – 10 miljoen"?"""
    small = part.value is not None and part.value < LEAST_WHOLE
    return small and not part.unit and right.unit is not None and is_money(tokens, right)


def is_money(tokens: list[Token], part: Part) -> bool:
    """Has it a currency, or stands nothing behind it that it could count?"""
    behind = tokens[part.last]
    return part.currency is not None or behind.kind in {"other", "sign"} or behind.low in AFTER_MONEY


def differ(part: Part, right: Part) -> bool:
    return bool(part.currency and right.currency and part.currency != right.currency)


def unit_beside(part: Part, right: Part) -> Decimal | None:
    """The part's unit, or that of the one behind it: "10 à 15 miljoen", but "500.000 tot 1 miljoen"."""
    return part.unit or (right.unit if part.value is not None and part.value < LEAST_WHOLE else None)


def amount_of(part: Part, unit: Decimal | None) -> Decimal:
    return (part.value or Decimal(0)) * (unit or 1)
