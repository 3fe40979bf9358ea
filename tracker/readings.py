"""What was read from some words of a letter: who, how much, when, which papers. As plain values, and as JSON."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any

from letters.models import Letter
from letters.reading.draft import ReferenceDraft
from letters.reading.money import Amount, read_amounts
from letters.reading.references import find_references
from letters.reading.sentences import split_sentences
from letters.reading.terms import Term, read_terms
from tracker.candidates.proposal import Proposal, Setting
from tracker.candidates.propose import moved, propose
from tracker.overlap import is_about, shared
from tracker.recording import Place


@dataclass(frozen=True)
class Readings:
    """What the words state, as `tracker.candidates.proposal.Proposal` has it, with places in the whole paragraph.

    `terms` are all those of the sentence that the words stand in, in reading order: which one is meant, a person says.
    """

    actor: str = ""
    actor_inferred: bool = False
    level: str = "national"
    strength: str = "firm"
    condition: str = ""
    amounts: tuple[Amount, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[ReferenceDraft, ...] = ()
    fulfils: tuple[str, ...] = ()

    @property
    def recurrence(self) -> str:
        return next((term.recurrence for term in self.terms if term.recurrence), "")


# So many sentences before some words can say who is meant by them.
BEFORE = 5
# No sentence of any sense is longer, and one without an end must not be read again for each of its parts.
FARTHEST = 3000
NAMES = ("actor", "actor_inferred", "level", "strength", "condition", "amounts", "references", "fulfils")


def setting_of(letter: Letter) -> Setting:
    """What the rules need to know of a letter; `letter.signatories` may be fetched before."""
    return Setting(letter.dated_on, tuple(signatory.office for signatory in letter.signatories.all()))


def readings_of(proposal: Proposal, terms: Sequence[Term]) -> Readings:
    """What a proposal read, with the terms of its whole sentence."""
    return Readings(**{name: getattr(proposal, name) for name in NAMES}, terms=tuple(terms))


def readings(place: Place) -> Readings:
    """What any words of a letter state: what the rules make of them, and what the grammars find in them."""
    text, letter = place.paragraph.text, place.paragraph.letter
    sentences = split_sentences(text)
    terms = terms_around(text, sentences, place.start, place.end, letter.dated_on)
    first, last = stretch_around(sentences, place.start, place.end, BEFORE)
    proposals = [moved(one, first) for one in propose(text[first:last], setting_of(letter))]
    likely = nearest(place, proposals)
    return replace(
        readings_of(likely, terms) if likely else Readings(terms=terms),
        amounts=read_within(text, place.start, place.end, read_amounts),
        references=read_within(text, place.start, place.end, find_references),
    )


def nearest(place: Place, proposals: Iterable[Proposal]) -> Proposal | None:
    """The proposal that shares most of these words, if that is half of the shorter of the two."""
    near = [one for one in proposals if is_about(one.start, one.end, place.start, place.end)]
    return max(near, key=lambda one: shared(one.start, one.end, place.start, place.end), default=None)


def terms_around(
    text: str, sentences: Sequence[tuple[int, int]], start: int, end: int, written_on: date | None
) -> tuple[Term, ...]:
    """The terms of the sentences that these words stand in. `sentences` are all those of the text."""
    first, last = stretch_around(sentences, start, end)
    return read_within(text, first, last, partial(read_terms, written_on=written_on))


def stretch_around(
    sentences: Sequence[tuple[int, int]], start: int, end: int, before: int = 0
) -> tuple[int, int]:
    """From the first to the last character of the sentences that these words stand in, and of some before them."""
    first = bisect_right(sentences, start, key=itemgetter(1))
    last = bisect_left(sentences, end, key=itemgetter(0))
    around = sentences[max(first - before, 0) : last]
    if not around:
        return start, end
    return max(around[0][0], start - FARTHEST), max(min(around[-1][1], end + FARTHEST), end)


def read_within(text: str, start: int, end: int, read: Callable[[str], list]) -> tuple:
    """What a grammar finds in a stretch of the text, with places in the whole text."""
    return tuple(moved(found, start) for found in read(text[start:end]))


# ---- as JSON --------------------------------------------------------------------------------------------------
def as_json(found: Readings) -> dict[str, Any]:
    """The readings in values that JSON has; `from_json` gives equal ones back. What is empty is left out."""
    values = {name: value for name, value in asdict(found).items() if value not in ("", False, ())}
    values["amounts"] = [amount_as_json(each) for each in found.amounts]
    values["terms"] = [term_as_json(each) for each in found.terms]
    values["references"] = [asdict(each) | {"also": list(each.also)} for each in found.references]
    values["fulfils"] = list(found.fulfils)
    return values


def amount_as_json(amount: Amount) -> dict[str, Any]:
    upper = None if amount.upper is None else str(amount.upper)
    return asdict(amount) | {"value": str(amount.value), "upper": upper}


def term_as_json(term: Term) -> dict[str, Any]:
    days = {name: day.isoformat() for name in ("first", "last") if (day := getattr(term, name))}
    return asdict(term) | {"first": None, "last": None} | days


def from_json(values: dict[str, Any]) -> Readings:
    plain = {name: values[name] for name in NAMES if name in values and isinstance(values[name], str | bool)}
    return Readings(
        **plain,
        amounts=tuple(amount_from_json(each) for each in values.get("amounts", ())),
        terms=tuple(term_from_json(each) for each in values.get("terms", ())),
        references=tuple(
            ReferenceDraft(**each | {"also": tuple(each["also"])}) for each in values.get("references", ())
        ),
        fulfils=tuple(values.get("fulfils", ())),
    )


def amount_from_json(values: dict[str, Any]) -> Amount:
    upper = None if values["upper"] is None else Decimal(values["upper"])
    return Amount(**values | {"value": Decimal(values["value"]), "upper": upper})


def term_from_json(values: dict[str, Any]) -> Term:
    first, last = (date.fromisoformat(day) if (day := values[name]) else None for name in ("first", "last"))
    return Term(**values | {"first": first, "last": last})
