"""What the form of a new pledge starts with: only what the letter's words state, and what is inferred says so."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from letters.reading.money import Amount
from letters.reading.terms import Term
from tracker.models import Candidate, Party, Pledge
from tracker.money import CURRENCIES
from tracker.readings import Readings, from_json, readings
from tracker.recording import Place

SUGGESTED = 90  # characters of a title
# Behind these words something must follow, so no title ends with one.
LEFT_HANGING = frozenset(
    "de het een te van en of in op aan met voor door om tot naar bij uit over dat die zijn haar hun als ter ten".split()
)
NO_DATE = "none"
LONGEST_TERM = Pledge._meta.get_field("term").max_length
# Roles whose days a pledge can hold; a duration and a vague term have none.
DATED = ("deadline", "moment", "start")
OF_A_TERM = ("term", "starts_on", "due_from", "first_due_on", "due_precision")
# Of whom one says who acts, not who promised: that is the state.
WITHIN_THE_STATE = (Party.Kind.CABINET, Party.Kind.MINISTRY, Party.Kind.MINISTER)


def prefill(place: Place, found: Readings | None = None) -> dict[str, Any]:
    """Initial values for `RecordForm`. `found` is what was read when the words were proposed; read anew without it.

    Who promised and who must act are parties of the register whose name was read; nobody is invented.
    """
    found = readings(place) if found is None else found
    written_on = place.paragraph.letter.dated_on
    return {
        "title": suggested_title(place.words),
        "level": found.level,
        "strength": found.strength,
        "condition": found.condition,
        "pledged_on": written_on,
        "recurrence": found.recurrence,
        **people(found),
        **of_term(best_term(found.terms, place.start, place.end, written_on)),
        **of_amount(main_amount(found.amounts)),
    }


def suggested_title(words: str) -> str:
    """The letter's own words as far as they make a title; cut behind a word that something can end with."""
    whole = " ".join(words.split()).strip(" .;,:")
    kept = whole[:SUGGESTED].rpartition(" ")[0].split() if len(whole) > SUGGESTED else []
    while kept and kept[-1].strip("(,;:.–").lower() in {"", *LEFT_HANGING}:
        kept.pop()
    title = " ".join(kept).rstrip(" .;,:") or whole[:SUGGESTED]
    return title[:1].upper() + title[1:]


# ---- who ------------------------------------------------------------------------------------------------------
def people(found: Readings) -> dict[str, Any]:
    """Who promised and who must act, as far as parties of the register are named so."""
    party = party_named(found.actor)
    if party is None:
        return {"made_by": None, "responsible": []}
    if party.kind in WITHIN_THE_STATE:
        return {"made_by": key_of(party_named("Nederland")), "responsible": [party.pk]}
    ours = party.kind == Party.Kind.STATE and found.level == Pledge.Level.NATIONAL
    return {"made_by": party.pk, "responsible": [] if ours else [party.pk]}


def party_named(name: str) -> Party | None:
    """The party that is called so, in either language, by its name or its short one; a minister's ministry else."""
    wanted = name.casefold().removeprefix("de ").removeprefix("het ")
    ministry = wanted.replace("staatssecretaris van", "minister van").replace(
        "minister van", "ministerie van"
    )
    called = {called: party for party in Party.objects.order_by("-pk") for called in names_of(party)}
    return called.get(wanted) or called.get(ministry) if wanted else None


def names_of(party: Party) -> list[str]:
    names = (party.short_name, party.short_name_nl, party.name, party.name_nl)
    return [name.casefold() for name in names if name]


def key_of(party: Party | None) -> int | None:
    return party.pk if party else None


# ---- when -----------------------------------------------------------------------------------------------------
def key_of_term(term: Term) -> str:
    """By its place: how a form names one of the terms that it offers."""
    return f"{term.start}-{term.end}"


def best_term(terms: Iterable[Term], start: int, end: int, written_on: date | None) -> Term | None:
    """The term that is most likely meant: dated, after the letter, a deadline before a moment before a start.

    One within the words `start` to `end` comes before one elsewhere in their sentence. None: a person chooses, or there
    is none.
    """
    ahead = [term for term in terms if is_ahead(term, written_on)]
    return min(
        ahead,
        key=lambda term: (not start <= term.start < end, DATED.index(term.role), term.start),
        default=None,
    )


def is_ahead(term: Term, written_on: date | None) -> bool:
    """Whether its days come after the letter; without the letter's day that cannot be told, so it is not."""
    day = term.last or term.first
    return bool(term.role in DATED and day and written_on and day > written_on)


def of_term(term: Term | None) -> dict[str, Any]:
    """The fields of a pledge for one term; empty ones for none. Days it leaves open stay open."""
    fields: dict[str, Any] = {"term": "", "starts_on": None, "due_from": None, "first_due_on": None}
    fields["due_precision"] = ""
    if term is None:
        return fields
    fields["term"] = term.words[:LONGEST_TERM]
    if term.role == "start":
        return fields | {"starts_on": term.first or term.last}
    if term.role in DATED and term.last:
        precision = term.precision or Pledge.Precision.DAY
        fields |= {"due_from": term.first, "first_due_on": term.last, "due_precision": precision}
    return fields


# ---- how much -------------------------------------------------------------------------------------------------
def main_amount(amounts: Iterable[Amount]) -> Amount | None:
    """The first sum whose currency the letter names and that the register can hold."""
    return next((each for each in amounts if each.currency in CURRENCIES and fits(each.value)), None)


def fits(value: Decimal) -> bool:
    return 0 <= value < 10**16 and value == round(value, 2)


def of_amount(amount: Amount | None) -> dict[str, Any]:
    """The fields of a pledge for one sum. A period that the letter does not state is once, and said to be inferred."""
    if amount is None:
        return {}
    return {
        "amount": amount.value,
        "currency": amount.currency,
        "period": amount.period or Pledge.Period.ONCE,
        "period_inferred": not amount.period,
        "amount_qualifier": amount.qualifier,
    }


# ---- from a candidate -----------------------------------------------------------------------------------------
def place_of(candidate: Candidate) -> Place:
    return Place(candidate.paragraph, candidate.start, candidate.end)


def prefill_candidate(candidate: Candidate) -> dict[str, Any]:
    return prefill(place_of(candidate), from_json(candidate.read))


def chosen_term(terms: Iterable[Term], key: str) -> Term | None:
    """The term that a person chose of those offered; None for "no date". Raises KeyError for any other key."""
    return {key_of_term(term): term for term in terms}[key] if key != NO_DATE else None


def as_sent(initial: dict[str, Any]) -> QueryDict:
    """Initial values as a browser would send them back untouched."""
    data = QueryDict(mutable=True)
    for name, value in initial.items():
        if isinstance(value, list):
            data.setlist(name, [str(each) for each in value])
        elif value not in (None, "", False):
            data[name] = "on" if value is True else str(value)
    return data
