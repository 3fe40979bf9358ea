"""From the words of a letter to proposals: sentences, what the rules say of each, and what each states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from letters.reading.draft import ReferenceDraft
from letters.reading.money import Amount, read_amounts
from letters.reading.references import find_references
from letters.reading.sentences import split_sentences
from letters.reading.terms import Term
from tracker.candidates.parts import parts_of
from tracker.candidates.proposal import Point, Proposal, Setting
from tracker.candidates.scoring import Verdict, judge, terms_in
from tracker.candidates.together import group
from tracker.candidates.undertaking import Undertaker, condition_of, fulfilled_by, strength_of, who_undertakes

Placed = TypeVar("Placed", Amount, Term, ReferenceDraft, Point, Proposal)
# A longer sentence is read in windows of this many characters, cut at a break: no text costs more than its length.
WINDOW = 1500
BREAK = re.compile(r"[;,\s]")


@dataclass(frozen=True)
class Facts:
    """What a stretch of text states, with places in the paragraph."""

    amounts: tuple[Amount, ...]
    terms: tuple[Term, ...]
    references: tuple[ReferenceDraft, ...]

    def within(self, start: int, end: int) -> "Facts":
        return Facts(
            tuple(each for each in self.amounts if start <= each.start and each.end <= end),
            tuple(each for each in self.terms if start <= each.start and each.end <= end),
            tuple(each for each in self.references if start <= each.start and each.end <= end),
        )


def propose(text: str, setting: Setting) -> list[Proposal]:
    """The sentences of one paragraph that look like commitments, in reading order.

    Takes time in proportion to the text, whatever the text is.
    """
    found: list[Proposal] = []
    before: Undertaker | None = None
    for start, end in stretches(text):
        verdict = judge(text[start:end], setting.written_on)
        undertaker = who_undertakes(text[start:end], verdict, setting, before)
        before = undertaker.passed_on(before)
        if verdict.layer:
            found += propose_sentence(text, start, end, verdict, undertaker, setting)
    return group(text, found)


def propose_all(texts: Sequence[str], setting: Setting) -> list[list[Proposal]]:
    """The same for the paragraphs of a letter, in order: a list of proposals for each.

    The numbers of `together` are unique in the letter.
    """
    letter: list[list[Proposal]] = []
    used = 0
    for text in texts:
        found = [
            replace(each, together=each.together + used) if each.together else each
            for each in propose(text, setting)
        ]
        used = max([used, *(each.together for each in found if each.together)])
        letter.append(found)
    return letter


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, the very long ones cut."""
    for start, end in split_sentences(text):
        while end - start > WINDOW:
            cut = last_break(text, start, start + WINDOW)
            yield start, cut
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            yield start, end


def last_break(text: str, start: int, end: int) -> int:
    """Behind the last semicolon, or else comma or space, in the second half; the end where there is none."""
    half = (start + end) // 2
    for mark in (";", ",", " "):
        at = text.rfind(mark, half, end)
        if at > 0:
            return at + 1
    return end


def propose_sentence(
    text: str, start: int, end: int, verdict: Verdict, undertaker: Undertaker, setting: Setting
) -> list[Proposal]:
    """One proposal, or one for each part that makes a commitment of its own."""
    sentence = text[start:end]
    facts = read_facts(sentence, start, setting)
    proposals = []
    sums = [(each.start - start, each.end - start) for each in facts.amounts]
    for part in parts_of(sentence, verdict, sums, setting.written_on):
        who = (
            undertaker
            if part.verdict is verdict
            else who_undertakes(part.text, part.verdict, setting, undertaker)
        )
        stated = facts.within(start + part.start, start + part.end)
        proposals.append(
            Proposal(
                start=start + part.start,
                end=start + part.end,
                kind=part.verdict.kind,
                layer=part.verdict.layer,
                score=part.verdict.score,
                points=tuple(moved(each, start + part.scored_from) for each in part.verdict.points),
                actor=who.name,
                actor_inferred=who.inferred,
                level=who.level,
                strength=strength_of(part.text, part.verdict),
                condition=condition_of(part.text),
                amounts=stated.amounts,
                terms=stated.terms,
                references=stated.references,
                fulfils=fulfilled_by(part.text, part.verdict, stated.references),
            )
        )
    return proposals


def read_facts(sentence: str, start: int, setting: Setting) -> Facts:
    return Facts(
        tuple(moved(each, start) for each in read_amounts(sentence)),
        tuple(moved(each, start) for each in terms_in(sentence, setting.written_on)),
        tuple(moved(each, start) for each in find_references(sentence)),
    )


def moved(found: Placed, by: int) -> Placed:
    """The same, with its place so many characters further on: what was read of a stretch, in the whole text."""
    return replace(found, start=found.start + by, end=found.end + by)
