"""How much a paragraph has in common with a pledge, and what that is: reasons that a person can check."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from letters.models import Paragraph
from letters.reading.money import Amount, read_amounts
from letters.search.words import tokenise
from tracker.bearing.clues import Clue
from tracker.models import Candidate

# A clue that stands in as many paragraphs says nothing; in a small register as if it had so many.
COMMON, FEWEST = 2_000, 50
# So much in common, or it is not proposed: nothing is better than noise. Less is enough for what carries out a pledge.
ENOUGH, ENOUGH_TO_CARRY_OUT = 1.9, 1.5
Span = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """A clue, in how many paragraphs it is, and what it is worth."""

    clue: Clue
    rows: int
    every: int

    @property
    def weight(self) -> float:
        return self.clue.factor * rarity(self.rows, self.every)


def rarity(rows: int, every: int) -> float:
    """1 for what stands in one of all paragraphs, 0 for what stands in all of them or in very many."""
    most = min(max(every, FEWEST), COMMON)
    return max(1 - log(max(rows, 1)) / log(most), 0.0)


def known(
    clues: Iterable[Clue], rows: Mapping[str, int], every: int, citing: Mapping[str, int]
) -> list[Known]:
    """The clues that can weigh anything: `rows` by form and `citing` by identifier say in how many paragraphs."""
    found = []
    for clue in clues:
        count = citing.get(clue.identifier, 0) if clue.identifier else sum(rows.get(f, 0) for f in clue.forms)
        # An amount may be written in a way that the index does not know, and a topic stand in a heading only.
        if count or clue.kind in {"amount", "dossier", "subject"}:
            found.append(Known(clue, count, every))
    return [each for each in found if each.weight > 0]


@dataclass(frozen=True)
class Reason:
    """A clue that a paragraph shares with a pledge, in how many paragraphs that is, and what it weighs."""

    clue: Clue
    rows: int
    weight: float

    @property
    def kind(self) -> str:
        return self.clue.kind

    @property
    def words(self) -> str:
        return self.clue.words


class Read:
    """A paragraph as it is compared: its tokens, the papers that it and its notes name, its sums of money.

    `papers` are identifier -> places in the text (none where only a note names it). `carrying_out` are the candidates
    in it that carry out an earlier pledge or motion.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        papers: Mapping[str, Sequence[Span]],
        carrying_out: Sequence[Candidate] = (),
    ):
        self.paragraph = paragraph
        self.papers = papers
        self.carrying_out = carrying_out

    @cached_property
    def stems(self) -> str:
        return tokenise([self.paragraph.text]).stems

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(self.stems.split())

    @cached_property
    def heading(self) -> str:
        section = self.paragraph.section
        return tokenise([section.heading]).stems if section else ""

    @cached_property
    def amounts(self) -> list[Amount]:
        return read_amounts(self.paragraph.text)

    def holds(self, form: str) -> bool:
        return f" {form} " in self.stems if " " in form else form in self.tokens

    def shares(self, clue: Clue) -> bool:
        if clue.kind == "paper":
            return clue.identifier in self.papers
        if clue.kind == "dossier":
            return (
                self.paragraph.letter.dossier_id is not None
                and clue.dossier == self.paragraph.letter.dossier_id
            )
        if clue.kind == "amount":
            return any(is_the_sum(clue, amount) for amount in self.amounts)
        if clue.kind == "subject" and any(f" {form} " in self.heading for form in clue.forms):
            return True
        return any(self.holds(form) for form in clue.forms)

    def places_of(self, clue: Clue) -> list[Span]:
        """Where in the text the clue stands: for papers and sums, whose words differ from ours."""
        if clue.kind == "paper":
            return list(self.papers.get(clue.identifier, ()))
        if clue.kind == "amount":
            return [(amount.start, amount.end) for amount in self.amounts if is_the_sum(clue, amount)]
        return []


def is_the_sum(clue: Clue, amount: Amount) -> bool:
    """The same value, and no other currency: where one is not stated, it can be the other."""
    same_currency = not clue.currency or not amount.currency or clue.currency == amount.currency
    return amount.value == clue.value and same_currency


def reasons(clues: Iterable[Known], read: Read) -> list[Reason]:
    """What they share, the weightiest first."""
    shared = [each for each in clues if read.shares(each.clue)]
    found = [
        Reason(each.clue, each.rows, round(each.weight, 2))
        for each in shared
        if not is_part_of_a_name(each.clue, [other.clue for other in shared])
    ]
    return sorted(found, key=lambda reason: (-reason.weight, reason.kind, reason.words))


def is_part_of_a_name(clue: Clue, others: Iterable[Clue]) -> bool:
    """A name within a longer name that is shared too counts for nothing."""
    return clue.kind == "name" and any(
        other.kind == "name" and other != clue and f" {clue.forms[0]} " in f" {other.forms[0]} "
        for other in others
    )
