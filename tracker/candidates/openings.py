"""Where in a sentence a pattern can begin at all, so that a hundred of them need not be tried at every letter.

From a pattern's own source it is read which letters its hits can open with; a sentence is read once, and says at which
places words open with which letters. The pattern is tried at those places only, and finds the same.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# What the library reads a pattern with itself: nothing else knows all that a pattern may be written like.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# So many letters are compared. More tell more words apart, and cost more to keep.
LETTERS = 3
# Closes letters that anything may follow.
ANYTHING = "…"
NO_WIDTH = {kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT}
# A place that a word can begin at, as `rule.WORD_BEGINS` has it.
BEGINNING = re.compile(r"(?<![\w-])(?s:.)")


def openings(source: str) -> frozenset[str]:
    """The letters, at most LETTERS, that each hit of a pattern opens with; empty if it may open with anything.

    The pattern is one for small letters, which does not ignore case.
    """
    found = {each.rstrip(ANYTHING) for each in continued(parser.parse(source), {""})}
    return frozenset() if "" in found else frozenset(found)


def continued(parts: Iterable[Any], before: set[str]) -> set[str]:
    """The letters that may stand `before`, continued by the parts of a parsed pattern as far as that is known."""
    for kind, value in parts:
        is_open = {each for each in before if len(each) < LETTERS and not each.endswith(ANYTHING)}
        before = before - is_open | continued_by_one(kind, value, is_open)
    return before


def continued_by_one(kind: Any, value: Any, before: set[str]) -> set[str]:
    if kind in NO_WIDTH:
        return before
    if kind is kinds.LITERAL:
        return {each + chr(value) for each in before}
    if kind is kinds.BRANCH:
        return {each for branch in value[1] for each in continued(branch, before)}
    if kind is kinds.SUBPATTERN:
        return continued(value[-1], before)
    if kind is kinds.MAX_REPEAT:
        least, most, repeated = value
        once = continued(repeated, before)
        return (once if most == 1 else closed(once)) | (before if least == 0 else set())
    return closed(before)


def closed(letters: set[str]) -> set[str]:
    return {each + ANYTHING for each in letters}


@lru_cache(maxsize=8)
def opened_at(small: str) -> dict[str, list[int]]:
    """For each one, two and three letters that something in the sentence opens with: the places where."""
    found: dict[str, list[int]] = {}
    for begins in BEGINNING.finditer(small):
        at = begins.start()
        for length in range(1, LETTERS + 1):
            found.setdefault(small[at : at + length], []).append(at)
    return found


def places_of(opens: frozenset[str], small: str) -> list[int]:
    """Where in the sentence a pattern with these openings can begin, in order."""
    opened = opened_at(small)
    return sorted({at for letters in opens & opened.keys() for at in opened[letters]})


def find(
    pattern: re.Pattern[str], opens: frozenset[str], small: str, start: int, end: int
) -> re.Match[str] | None:
    """What `pattern.search(small, start, end)` finds, of a pattern that begins where a word can."""
    if not opens:
        return pattern.search(small, start, end)
    for at in places_of(opens, small):
        if start <= at < end and (found := pattern.match(small, at, end)):
            return found
    return None
