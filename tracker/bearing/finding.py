"""From a pledge to the paragraphs of later letters that may bear on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from letters.models import Marker, Paragraph, Reference
from letters.search import PARAGRAPHS
from letters.search.entries import KEYS, places_of
from letters.search.sharing import holding_most, rows_holding
from tracker.bearing.bearings import Bearing, day_of, is_later, origin_of, weigh
from tracker.bearing.clues import clues_of
from tracker.bearing.weighing import COMMON, Known, Read, Span, known
from tracker.models import Candidate, NotAbout, Pledge, Source, StatusUpdate

# So many are looked at; of all those that name one of the papers as many as one would read.
MOST_COMPARED, MOST_CITING = 25, 40
THOUSANDTHS = 1000

# Paragraph -> identifier -> where in its text.
Cited = dict[int, dict[str, list[Span]]]


def bearing_on(pledge: Pledge, limit: int = 5) -> list[Bearing]:
    """The paragraphs of later letters that may bear on this pledge, best first, at most `limit`.

    Empty for a pledge that is closed, and where nothing has enough in common with it. Takes some nine statements, and a
    time that hardly grows with the register. The pledge comes from `Pledge.objects.for_page()`.
    """
    origin = origin_of(pledge)
    if not pledge.is_open or origin is None:
        return []
    clues = clues_of(pledge, pledge.sources.all(), papers_of([pledge]).get(pledge.pk, ()))
    identifiers = [clue.identifier for clue in clues if clue.identifier]
    rows, every = rows_holding(PARAGRAPHS, [form for clue in clues for form in clue.forms], COMMON)
    weighed = known(clues, rows, every, citations(identifiers))
    cited = citing(identifiers, later_letters(pledge, origin))
    best = holding_most(
        PARAGRAPHS,
        weights(weighed),
        later_places(pledge, origin),
        MOST_COMPARED,
        before_others=with_something_carried_out(),
    )
    found = compare(pledge, origin, weighed, {*cited, *best}, cited)
    return sorted(found, key=lambda bearing: bearing.place)[:limit]


def with_something_carried_out() -> QuerySet[Paragraph]:
    """The paragraphs of `Candidate.objects.carrying_out()`, each found by its own key."""
    proposed = [Candidate.State.OPEN, Candidate.State.RECORDED]
    return Paragraph.objects.filter(candidates__kind=Candidate.Kind.AFDOENING, candidates__state__in=proposed)


def weights(weighed: Iterable[Known]) -> dict[str, int]:
    """What each form weighs in the index, in whole numbers, so that every database reckons alike."""
    found: dict[str, int] = {}
    for each in weighed:
        for form in each.clue.forms if each.rows else ():
            found[form] = found.get(form, 0) + round(each.weight * THOUSANDTHS)
    return found


def later_places(pledge: Pledge, origin: Source) -> list[tuple[int, int]]:
    """Where in the index later paragraphs stand: those dated later, and those without a date that came in later."""
    day = day_of(pledge, origin)
    dated = places_of(day + timedelta(1) if day else date.min, date.max)
    return [dated, (0, KEYS - 1 - origin.paragraph_id)]


def later_letters(pledge: Pledge, origin: Source) -> Q:
    """The condition on the letter of a paragraph; `is_later` says it of one letter."""
    made_in, day = origin.paragraph.letter_id, day_of(pledge, origin)
    came_in_later = Q(paragraph__letter__gt=made_in)
    if day is None:
        return came_in_later
    dated_later = Q(paragraph__letter__dated_on__gt=day) & ~Q(paragraph__letter=made_in)
    return dated_later | (Q(paragraph__letter__dated_on=None) & came_in_later)


# ---- papers ---------------------------------------------------------------------------------------------------
def papers_of(pledges: Sequence[Pledge]) -> dict[int, list[Reference]]:
    """The papers that are named where each pledge was made, or in a note that is called there."""
    found: dict[int, list[Reference]] = defaultdict(list)
    by_paragraph = defaultdict(list)
    for source in (source for pledge in pledges for source in pledge.sources.all()):
        by_paragraph[source.paragraph_id].append(source.pledge_id)
    notes = dict(Marker.objects.filter(paragraph__in=by_paragraph).values_list("note", "paragraph"))
    named = Reference.objects.filter(paragraph__in=[*by_paragraph, *notes]).select_related("paragraph")
    for reference in named.order_by("paragraph", "start"):
        for pledge in by_paragraph[notes.get(reference.paragraph_id, reference.paragraph_id)]:
            found[pledge].append(reference)
    return found


def citations(identifiers: Iterable[str]) -> dict[str, int]:
    """In how many paragraphs each paper is named."""
    named = Reference.objects.filter(identifier__in=list(identifiers), paragraph__edition=None)
    return dict(named.order_by().values_list("identifier").annotate(Count("paragraph", distinct=True)))


def citing(identifiers: Iterable[str], where: Q) -> Cited:
    """Paragraph -> identifier -> where in its text; of a note, the paragraphs that call it, without a place."""
    named = Reference.objects.filter(where, identifier__in=list(identifiers), paragraph__edition=None)
    rows = named.order_by("-paragraph", "start").values_list(
        "identifier", "paragraph", "start", "end", "paragraph__kind", "paragraph__called_at__paragraph"
    )
    found: Cited = defaultdict(lambda: defaultdict(list))
    for identifier, paragraph, start, end, kind, caller in rows[:MOST_CITING]:
        if kind != Paragraph.Kind.NOTE:
            found[paragraph][identifier].append((start, end))
        elif caller:
            found[caller][identifier].extend(())
    return found


# ---- comparing ------------------------------------------------------------------------------------------------
def compare(
    pledge: Pledge, origin: Source, weighed: Sequence[Known], keys: Iterable[int], cited: Cited
) -> list[Bearing]:
    """What each of these paragraphs has in common with the pledge, where that is enough."""
    paragraphs = Paragraph.objects.body().select_related("letter__dossier", "section").in_bulk(list(keys))
    sentences = carrying_out(paragraphs)
    is_put_aside = PutAside([pledge])
    found = []
    for paragraph in paragraphs.values():
        if is_later(paragraph.letter, pledge, origin) and not is_put_aside(pledge, paragraph):
            read = Read(paragraph, cited.get(paragraph.pk, {}), sentences.get(paragraph.pk, ()))
            found.append(weigh(pledge, weighed, read))
    return [bearing for bearing in found if bearing]


def carrying_out(paragraphs: Iterable[int]) -> dict[int, list[Candidate]]:
    """The sentences in these paragraphs that carry out an earlier pledge or motion, by paragraph."""
    found = defaultdict(list)
    for candidate in Candidate.objects.carrying_out().filter(paragraph__in=list(paragraphs)):
        found[candidate.paragraph_id].append(candidate)
    return found


class PutAside:
    """Which paragraphs are not proposed for these pledges: they quote them, or rest on them, or somebody said no.

    What was said of a paragraph holds for the same words in a better text of its letter.
    """

    def __init__(self, pledges: Iterable[Pledge]):
        pledges = list(pledges)
        self.places = {(each.pk, source.paragraph_id) for each in pledges for source in each.sources.all()}
        updates = StatusUpdate.objects.filter(pledge__in=pledges, evidence_paragraph__isnull=False)
        for update in updates.with_evidence_places():
            self.places.add((update.pledge_id, update.evidence_place.paragraph.pk))
        judged = NotAbout.objects.filter(pledge__in=pledges).order_by()
        self.words = set(judged.values_list("pledge", "paragraph__letter", "paragraph__text"))

    def __call__(self, pledge: Pledge, paragraph: Paragraph) -> bool:
        said = (pledge.pk, paragraph.letter_id, paragraph.text)
        return (pledge.pk, paragraph.pk) in self.places or said in self.words
