"""The list of candidates over all letters: its rows with their context, its counts, and the way back to it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse

from letters.models import Paragraph
from letters.reading.sentences import split_sentences
from tracker.candidate_filter import CandidateFilter
from tracker.models import Candidate

NAMED = {
    "state": Candidate.State.choices,
    "layer": Candidate.Layer.choices,
    "kind": Candidate.Kind.choices,
}
# So many characters on either side hold the sentences around a candidate.
NEAR = 1000
LETTERS_OFFERED = 30


@dataclass(frozen=True)
class Row:
    """A candidate in its context: the sentence before it and the one behind it, cut where they are very long."""

    candidate: Candidate
    before: str
    after: str


def row_of(candidate: Candidate) -> Row:
    text = candidate.paragraph.text
    before = text[max(candidate.start - NEAR, 0) : candidate.start]
    after = text[candidate.end : candidate.end + NEAR]
    places_before, places_after = split_sentences(before), split_sentences(after)
    return Row(
        candidate,
        before[places_before[-1][0] :] if places_before else before,
        after[: places_after[0][1]] if places_after else after,
    )


@dataclass(frozen=True)
class Option:
    """One choice of a facet: its value, its name, how many candidates it leaves, and whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


def facets(candidates: CandidateFilter) -> dict[str, list[Option]]:
    """The choices of each facet, counted over all letters: two statements, and one for letters that are chosen."""
    state = candidates.state_shown
    asked = candidates.form.cleaned_data if candidates.is_valid() else {"layer": [], "kind": []}
    chosen, counts = asked | {"state": [state]}, counts_of(state)
    options = {
        name: [
            Option(value, str(label), counts[name][value], value in chosen[name]) for value, label in choices
        ]
        for name, choices in NAMED.items()
    }
    return options | {"letter": letters_with(state, candidates)}


def counts_of(state: str) -> dict[str, dict[str, int]]:
    """How many candidates there are in each state, and of this state in each layer and of each kind."""
    counts: dict[str, dict[str, int]] = {name: defaultdict(int) for name in NAMED}
    rows = Candidate.objects.in_present_text().order_by().values_list("state", "layer", "kind")
    for its_state, layer, kind, number in rows.annotate(Count("pk")):
        counts["state"][its_state] += number
        if its_state == state:
            counts["layer"][layer] += number
            counts["kind"][kind] += number
    return counts


def letters_with(state: str, candidates: CandidateFilter) -> list[Option]:
    """The letters with most candidates in this state, and those that are chosen."""
    chosen = dict(candidates.form.fields["letter"].names) if candidates.is_valid() else {}
    rows = Candidate.objects.in_present_text().in_state(state).order_by()
    letters = rows.values_list("paragraph__letter__slug", "paragraph__letter__title").annotate(
        waiting=Count("pk")
    )
    most = letters.order_by("-waiting", "paragraph__letter__slug")[:LETTERS_OFFERED]
    options = [Option(slug, title, number, slug in chosen) for slug, title, number in most]
    offered = {option.value for option in options}
    return options + [Option(slug, name, 0, True) for slug, name in chosen.items() if slug not in offered]


# ---- where one goes on ----------------------------------------------------------------------------------------
def next_place(candidate: Candidate, back: str) -> str:
    """Where one goes on after this candidate: the next one of its letter, or with `back` of that list.

    Ask before it is decided: a list is in an order that the decision changes.
    """
    return in_list(candidate, back) if back else in_letter(candidate)


def own_place(candidate: Candidate, back: str) -> str:
    """The candidate itself: in its letter, or with `back` in the list."""
    if back and CandidateFilter(QueryDict(back), Candidate.objects.none()).is_valid():
        return f"{reverse('candidate_list')}?{back}"
    return f"{candidate.paragraph.letter.get_absolute_url()}#{candidate.anchor}"


def in_list(candidate: Candidate, back: str) -> str:
    rows = CandidateFilter(QueryDict(back), Candidate.objects.in_present_text())
    if not rows.is_valid():
        return reverse("candidate_list")
    following = rows.qs.after(candidate).values_list("pk", flat=True).first()
    return f"{reverse('candidate_list')}?{back}{f'#c{following}' if following else ''}"


def in_letter(candidate: Candidate) -> str:
    """The next open candidate in reading order; from the last one its own paragraph."""
    paragraph = candidate.paragraph
    here = Candidate.objects.open().in_present_text().filter(paragraph__letter=paragraph.letter_id)
    places = sorted(
        (kind == Paragraph.Kind.NOTE, number, start, pk)
        for kind, number, start, pk in here.values_list("paragraph__kind", "paragraph__number", "start", "pk")
    )
    own = (paragraph.kind == Paragraph.Kind.NOTE, paragraph.number, candidate.start, candidate.pk)
    following = next((f"c{place[-1]}" for place in places if place > own), paragraph.anchor)
    return f"{paragraph.letter.get_absolute_url()}#{following}"
