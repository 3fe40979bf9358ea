"""How well the proposals find what two people labelled as commitments, in sentences they read apart.

A gold file holds documents with sentences, each with a `label`. `target` is a clear commitment, `doubtful_target` one
that a careful analyst might leave; both are positives. `afdoening` is counted apart, `contested` not at all. Amounts
and terms are coded where a sentence is a commitment or an afdoening, papers in every sentence: they are compared there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from letters.reading.draft import ReferenceDraft
from letters.reading.money import read_amounts
from letters.reading.references import find_references
from letters.reading.terms import Term, read_terms
from tracker.candidates.proposal import Proposal, Setting
from tracker.candidates.propose import propose

CLEAR, DOUBTFUL, AFDOENING, CONTESTED, NONE = "target", "doubtful_target", "afdoening", "contested", "none"
# Days.
CONVENTION = 2
LABELS = {CLEAR, DOUBTFUL, AFDOENING, CONTESTED, NONE}


class BadGold(Exception):
    """A gold file that cannot be read as one; the message says what is wrong."""


@dataclass(frozen=True)
class Labelled:
    """One sentence of the gold: its text and labels, and the proposals that stand in it."""

    text: str
    label: str
    written_on: date | None
    gold: dict[str, Any]
    proposals: tuple[Proposal, ...]

    @property
    def positive(self) -> bool:
        return self.label in (CLEAR, DOUBTFUL)

    def proposed(self, *layers: str) -> bool:
        """As a commitment, decision or intention, in one of these layers."""
        return any(each.layer in layers and each.kind != AFDOENING for each in self.proposals)

    def proposed_as_afdoening(self) -> bool:
        return any(each.kind == AFDOENING for each in self.proposals)


@dataclass
class Tally:
    """So many right, of so many."""

    right: int = 0
    of: int = 0

    def add(self, right: int, of: int) -> None:
        self.right += right
        self.of += of

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None


@dataclass
class Layer:
    """How one layer, or both together, do."""

    found: Tally = field(default_factory=Tally)
    clear: Tally = field(default_factory=Tally)
    correct: Tally = field(default_factory=Tally)
    shown: Tally = field(default_factory=Tally)

    @property
    def f1(self) -> float | None:
        precision, recall = self.correct.share, self.found.share
        return 2 * precision * recall / (precision + recall) if precision and recall else None


@dataclass
class Evaluation:
    """Everything that is counted over a gold file."""

    likely: Layer = field(default_factory=Layer)
    all: Layer = field(default_factory=Layer)
    afdoening_found: Tally = field(default_factory=Tally)
    afdoening_correct: Tally = field(default_factory=Tally)
    amounts: Tally = field(default_factory=Tally)
    references: Tally = field(default_factory=Tally)
    terms: Tally = field(default_factory=Tally)
    levels: Tally = field(default_factory=Tally)
    sentences: int = 0


def evaluate(gold: dict[str, Any]) -> Evaluation:
    """Propose over every document of a gold file and count. Raises BadGold."""
    found = Evaluation()
    for sentence in read_gold(gold):
        if sentence.label == CONTESTED:
            continue
        found.sentences += 1
        count_layer(found.likely, sentence, ("likely",))
        count_layer(found.all, sentence, ("likely", "possible"))
        count_afdoening(found, sentence)
        count_facts(found, sentence)
        count_level(found, sentence)
    return found


def count_layer(layer: Layer, sentence: Labelled, layers: tuple[str, ...]) -> None:
    proposed = sentence.proposed(*layers)
    shown = any(each.layer in layers for each in sentence.proposals)
    layer.shown.add(shown, 1)
    if sentence.label == AFDOENING:
        return
    if sentence.positive:
        layer.found.add(proposed, 1)
    if sentence.label == CLEAR:
        layer.clear.add(proposed, 1)
    if proposed:
        layer.correct.add(sentence.positive, 1)


def count_afdoening(found: Evaluation, sentence: Labelled) -> None:
    proposed = sentence.proposed_as_afdoening()
    if sentence.label == AFDOENING:
        found.afdoening_found.add(proposed, 1)
    if proposed:
        found.afdoening_correct.add(sentence.label == AFDOENING, 1)


def count_facts(found: Evaluation, sentence: Labelled) -> None:
    if sentence.label != NONE:
        found.amounts.add(*compare(gold_amounts(sentence.gold), own_amounts(sentence.text)))
        for words, first, last in sentence.gold.get("dates", []):
            found.terms.add(is_offered(sentence, words, first, last), 1)
    found.references.add(*compare(gold_papers(sentence), own_papers(sentence)))


def count_level(found: Evaluation, sentence: Labelled) -> None:
    level = sentence.gold.get("level")
    if level and sentence.positive and sentence.proposals:
        found.levels.add(any(each.level == level for each in sentence.proposals), 1)


# ---- what a sentence states -------------------------------------------------------------------------------------
def compare(gold: Counter[Any], own: Counter[Any]) -> tuple[int, int]:
    """How many agree, of all that either names: what is invented counts as much as what is missed."""
    return (gold & own).total(), (gold | own).total()


def gold_amounts(gold: dict[str, Any]) -> Counter[Any]:
    pairs = gold.get("amounts", [])
    return Counter(
        (round(float(value), 2), None if currency == "EUR?" else currency) for value, currency in pairs
    )


def own_amounts(text: str) -> Counter[Any]:
    return Counter((round(float(each.value), 2), each.currency) for each in read_amounts(text))


def gold_papers(sentence: Labelled) -> Counter[str]:
    """Those whose number stands in the sentence itself: what a footnote names is read from the footnote."""
    digits = "".join(letter for letter in sentence.text if letter.isalnum())
    papers = (canonical(each) for each in sentence.gold.get("refs", []))
    return Counter(each for each in papers if each.startswith("h-") or each.split("-")[0] in digits)


def canonical(paper: str) -> str:
    """The gold's form in that of `letters.reading`: `Hand. II 2016/17, 79, 7` is h-tk-20162017-79-7."""
    if not paper.startswith("Hand."):
        return paper.replace("kst-", "")
    chamber, session, *numbers = paper.removeprefix("Hand.").replace(",", " ").split()
    first, _, second = session.replace("-", "/").partition("/")
    years = f"{first}{first[: 4 - len(second)]}{second}"
    return "-".join(["h", "ek" if chamber == "I" else "tk", years, *numbers])


def own_papers(sentence: Labelled) -> Counter[str]:
    """Handelingen and Aanhangsel only where the gold has them: it codes Kamerstukken throughout, those now and then."""
    gold = gold_papers(sentence)
    names = (name for found in find_references(sentence.text) for name in names_of(found))
    return Counter(name for name in names if name in gold or not name.startswith(("h-", "ah-")))


def names_of(reference: ReferenceDraft) -> Iterator[str]:
    """Joint dossiers share the number. A motion or pledge without a number is no paper."""
    if reference.kind in ("motion", "toezegging"):
        return
    name = reference.identifier.removeprefix("kst-")
    yield name
    if reference.kind == "dossier":
        yield from reference.also
        return
    yield from (f"{dossier}-{name.rpartition('-')[2]}" for dossier in reference.also)


def is_offered(sentence: Labelled, words: str, first: str | None, last: str | None) -> bool:
    """Is a term with the same days among those offered; or, where the gold has no days, one of the same words?"""
    terms = read_terms(sentence.text, sentence.written_on)
    if first is None and last is None:
        return any(share_words(term, words) for term in terms)
    return any(is_near(term.first, first) and is_near(term.last, last) for term in terms)


def share_words(term: Term, words: str) -> bool:
    return term.words.lower() in words.lower() or words.lower() in term.words.lower()


def is_near(day: date | None, coded: str | None) -> bool:
    """Where "medio april" begins, on the tenth or the eleventh, is a convention."""
    if day is None or coded is None:
        return day is None and coded is None
    return abs((day - date.fromisoformat(coded)).days) <= CONVENTION


# ---- the gold file ----------------------------------------------------------------------------------------------
def read_gold(gold: dict[str, Any]) -> Iterator[Labelled]:
    """Every sentence with its proposals; sentences of one paragraph are read together, as in a letter."""
    try:
        for document in gold["documents"]:
            day = document.get("reference_date")
            written_on = date.fromisoformat(day) if day else None
            for paragraph in paragraphs_of(document["sentences"]):
                yield from read_paragraph(paragraph, written_on)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadGold(f"not a gold file: {type(error).__name__} at {error}") from error


def paragraphs_of(sentences: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    paragraph: list[dict[str, Any]] = []
    for sentence in sentences:
        if sentence["label"] not in LABELS:
            raise BadGold(f"unknown label {sentence['label']!r}")
        if paragraph and begins_anew(sentence, paragraph[-1]):
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def begins_anew(sentence: dict[str, Any], before: dict[str, Any]) -> bool:
    """Another paragraph, or an item of a list, which a letter prints as one."""
    listed = before["text"].endswith((":", ";")) or sentence["text"].startswith(("•", "–", "-"))
    return listed or sentence.get("paragraph") != before.get("paragraph")


def read_paragraph(sentences: list[dict[str, Any]], written_on: date | None) -> Iterator[Labelled]:
    proposals = propose(" ".join(each["text"] for each in sentences), Setting(written_on))
    start = 0
    for each in sentences:
        end = start + len(each["text"])
        here = tuple(proposal for proposal in proposals if stands_in(proposal, start, end))
        yield Labelled(each["text"], each["label"], written_on, each, here)
        start = end + 1


def stands_in(proposal: Proposal, start: int, end: int) -> bool:
    """Does at least half of the shorter of the two lie in the other?"""
    shared = min(proposal.end, end) - max(proposal.start, start)
    return 2 * shared > min(proposal.end - proposal.start, end - start)
