"""Neighbouring proposals about one thing, which are offered together."""

import re
from dataclasses import replace

from tracker.candidates.proposal import Proposal

# A sentence that opens with one of these goes on about what stands before it.
GOES_ON = re.compile(
    r"(?:deze|dit|dat|die|hier(?:voor|toe|bij|mee|door|van|aan|in|onder)|daar(?:voor|toe|bij|mee|door|van|aan|in|onder)"
    r"|in (?:deze|dit|die|dat)|voor (?:deze|dit|die|dat)|het (?:proces|plan|besluit|programma|pakket|onderzoek|bedrag)"
    r"|de (?:resultaten|uitkomsten|eerste|kosten|middelen|bijdrage)|voor nederland|een deel)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{7,}")
STEM, SHARED = 7, 2
NEAR = 320


def group(text: str, proposals: list[Proposal]) -> list[Proposal]:
    """The same proposals, those that belong together with the same number, counted from 1."""
    numbers: list[int | None] = [None] * len(proposals)
    used = 0
    for index in range(1, len(proposals)):
        one, other = proposals[index - 1], proposals[index]
        if other.start - one.end < NEAR and belongs(text, one, other):
            if numbers[index - 1] is None:
                used += 1
                numbers[index - 1] = used
            numbers[index] = numbers[index - 1]
    return [replace(each, together=number) for each, number in zip(proposals, numbers, strict=True)]


def belongs(text: str, one: Proposal, other: Proposal) -> bool:
    """Does the second go on about the first: by its verb, by its opening words, or by long words that both have?"""
    if one.points == other.points:
        return True
    adjacent = not text[one.end : other.start].strip() or other.start - one.end < 6
    if adjacent and GOES_ON.match(text, other.start):
        return True
    return len(stems(text, one) & stems(text, other)) >= SHARED + (not adjacent)


def stems(text: str, proposal: Proposal) -> set[str]:
    return {found.group().lower()[:STEM] for found in WORD.finditer(text, proposal.start, proposal.end)}
