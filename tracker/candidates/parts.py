"""The parts of a sentence that make a commitment each: "gaan informatie delen en … zal … worden opgericht"."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.candidates.scoring import Hit, Verdict, in_small_letters, judge

# Where a sentence can be cut in two: before "en" and the like, or behind a semicolon.
JOINT = re.compile(r",? (?:en|maar|terwijl|evenals)(?= )|;")
# Behind a sum: whose account it is for, or what it is meant for.
DESTINATION = re.compile(
    r",?(?: (?:per jaar|jaarlijks|structureel|eenmalig|euro|in 20\d\d))* (?:voor|aan"
    r"|ten laste van|ten behoeve van|op de begroting)\b"
)
STRONG = 2.8
# A longer sentence lists things; cutting it in two helps nobody.
LONGEST = 600


@dataclass(frozen=True)
class Part:
    """`text` is the sentence's `start:end`; the places of the verdict's points count from `scored_from`."""

    text: str
    start: int
    end: int
    verdict: Verdict
    scored_from: int


def parts_of(
    sentence: str, verdict: Verdict, sums: list[tuple[int, int]], written_on: date | None
) -> list[Part]:
    """The whole sentence as one part, unless two verbs or two sums with a destination each make a commitment.

    `sums` are the places of the amounts of money in it.
    """
    small = in_small_letters(sentence)
    cut = cut_between_verbs(small, verdict)
    if cut:
        parts = [cut_out(sentence, *place, written_on) for place in (cut[:2], cut[2:])]
        if all(part.verdict.layer and part.verdict.core for part in parts):
            return parts
    if cut := cut_between_sums(small, sums):
        return [Part(sentence[start:end], start, end, verdict, 0) for start, end in (cut[:2], cut[2:])]
    return [Part(sentence, 0, len(sentence), verdict, 0)]


def cut_out(sentence: str, start: int, end: int, written_on: date | None) -> Part:
    return Part(sentence[start:end], start, end, judge(sentence[start:end], written_on), start)


def cut_between_verbs(small: str, verdict: Verdict) -> tuple[int, int, int, int] | None:
    """Start and end of both parts, if two strong hits stand apart with a joint between them."""
    strong = sorted((hit for hit in verdict.hits if hit.weight >= STRONG), key=lambda hit: hit.start)
    if verdict.kind == "afdoening" or not strong or len(small) > LONGEST:
        return None
    for one, other in pairs(strong):
        joint = JOINT.search(small, one.end, other.start)
        if joint:
            behind = joint.end()
            while behind < len(small) and small[behind] == " ":
                behind += 1
            return 0, joint.start(), behind, len(small)
    return None


def pairs(strong: list[Hit]) -> list[tuple[Hit, Hit]]:
    """The first hit that ends earliest, with each that begins behind it."""
    one = min(strong, key=lambda hit: hit.end)
    return [(one, other) for other in strong if other.start >= one.end]


def cut_between_sums(small: str, sums: list[tuple[int, int]]) -> tuple[int, int, int, int] | None:
    """Start and end of both parts, if two sums each have a destination and "en" stands before the second."""
    meant = [place for place in sums if DESTINATION.match(small, place[1])]
    for one, other in pairwise(meant):
        joints = list(JOINT.finditer(small, one[1], other[0]))
        if joints and other[0] - joints[-1].end() < 24:
            return 0, joints[-1].start(), joints[-1].end() + 1, len(small)
    return None
