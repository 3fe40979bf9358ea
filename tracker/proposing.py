"""Runs the rules over a letter and keeps what they propose; what people decided stays.

Whoever decides about words of a paragraph locks the paragraph first, and so does a run of the rules: two runs at once,
or a run and a person, wait for each other.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from letters.anchoring import Place, find_again
from letters.arriving import ARRIVED
from letters.models import Letter, Paragraph
from letters.reading.sentences import split_sentences
from letters.replacing import FOLLOWERS, Followed, Replaced
from tracker.candidates.proposal import ENGINE_VERSION, Proposal
from tracker.candidates.propose import propose_all
from tracker.following import Stored
from tracker.models import Candidate, RulesRun, Source
from tracker.overlap import is_about, shared
from tracker.readings import as_json, readings_of, setting_of, terms_around

PLACE = ("paragraph_id", "start", "end", "kind")
# What a later run may change of a candidate that nobody has decided.
FROM_THE_RULES = ("layer", "score", "points", "read", "together", "engine_version")
SETTLED = ("state", "pledge_id", "decided_at")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Proposed:
    """What a run of the rules came to: open candidates in each layer, how many are new or went, decisions kept."""

    likely: int = 0
    possible: int = 0
    new: int = 0
    gone: int = 0
    kept: int = 0

    def __add__(self, other: "Proposed") -> "Proposed":
        return Proposed(**{name: mine + getattr(other, name) for name, mine in asdict(self).items()})


@dataclass
class Stand:
    """What stands in the present paragraphs of a letter: the candidates, and the words that pledges quote."""

    open: dict[tuple, Candidate] = field(default_factory=dict)
    decided: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    quoted: dict[int, list[Source]] = field(default_factory=lambda: defaultdict(list))

    def is_decided(self, candidate: Candidate) -> bool:
        """Whether these words are decided about, be it as a candidate of somewhat other extent.

        What stood open beside a decision when that was taken is not.
        """
        others = self.decided[candidate.paragraph_id]
        return key_of(candidate) not in self.open and any(overlap(candidate, other) for other in others)

    def pledge_of(self, candidate: Candidate) -> int | None:
        """The pledge that quotes these words; of several the one that quotes most of them."""
        quoting = [source for source in self.quoted[candidate.paragraph_id] if overlap(candidate, source)]
        return max(quoting, key=lambda source: in_common(candidate, source)).pledge_id if quoting else None


# ---- a run ----------------------------------------------------------------------------------------------------
@transaction.atomic
def propose_letter(letter: Letter) -> Proposed:
    """Run the rules over the present text of a letter and store what they propose. Twice is once.

    What people decided stays, and is not proposed again. Open proposals are brought up to date, or go. Words that a
    pledge quotes already are stored as recorded with it, by nobody.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    paragraphs = list(Paragraph.objects.select_for_update().filter(letter=letter).order_by("pk"))
    stand = stand_of(letter)
    wanted = {key_of(candidate): candidate for candidate in wanted_in(letter, paragraphs, stand)}
    new = wanted.keys() - stand.open.keys()
    gone = [candidate.pk for key, candidate in stand.open.items() if key not in wanted]
    Candidate.objects.filter(pk__in=gone).delete()
    store([one for key, one in wanted.items() if key in new or differs(one, stand.open[key])])
    RulesRun.objects.update_or_create(letter=letter, defaults={"engine_version": ENGINE_VERSION})
    layers = [one.layer for one in wanted.values() if one.state == Candidate.State.OPEN]
    return Proposed(
        likely=layers.count(Candidate.Layer.LIKELY),
        possible=layers.count(Candidate.Layer.POSSIBLE),
        new=len(new),
        gone=len(gone),
        kept=sum(len(decided) for decided in stand.decided.values()),
    )


def stand_of(letter: Letter) -> Stand:
    stand = Stand()
    for candidate in Candidate.objects.filter(paragraph__letter=letter).in_present_text():
        if candidate.state == Candidate.State.OPEN:
            stand.open[key_of(candidate)] = candidate
        else:
            stand.decided[candidate.paragraph_id].append(candidate)
    for source in Source.objects.filter(paragraph__letter=letter, paragraph__edition=None).order_by("pk"):
        stand.quoted[source.paragraph_id].append(source)
    return stand


def wanted_in(letter: Letter, paragraphs: Iterable[Paragraph], stand: Stand) -> Iterator[Candidate]:
    """The candidates, unsaved, that are to stand in these paragraphs beside those that are decided."""
    in_order = sorted(paragraphs, key=lambda p: (p.kind == Paragraph.Kind.NOTE, p.number))
    proposed = propose_all([paragraph.text for paragraph in in_order], setting_of(letter))
    for paragraph, proposals in zip(in_order, proposed, strict=True):
        sentences = split_sentences(paragraph.text) if proposals else []
        for proposal in proposals:
            candidate = candidate_for(paragraph, proposal, sentences, letter)
            if not stand.is_decided(candidate):
                yield settled(candidate, stand.pledge_of(candidate))


def candidate_for(
    paragraph: Paragraph, proposal: Proposal, sentences: Sequence[tuple[int, int]], letter: Letter
) -> Candidate:
    start, end = proposal.start, proposal.end
    terms = terms_around(paragraph.text, sentences, start, end, letter.dated_on)
    return Candidate(
        paragraph=paragraph,
        start=start,
        end=end,
        quote=paragraph.text[start:end],
        kind=proposal.kind,
        layer=proposal.layer,
        score=proposal.score,
        points=[asdict(point) for point in proposal.points],
        read=as_json(readings_of(proposal, terms)),
        together=proposal.together,
        engine_version=ENGINE_VERSION,
    )


def settled(candidate: Candidate, pledge: int | None) -> Candidate:
    """The same candidate; recorded with the pledge that quotes its words already, if one does."""
    if pledge is not None:
        candidate.state, candidate.pledge_id = Candidate.State.RECORDED, pledge
        candidate.decided_at = timezone.now()
    return candidate


def store(candidates: Sequence[Candidate]) -> None:
    """Store these; one that stands there already takes over what differs, and keeps its key."""
    Candidate.objects.bulk_create(
        candidates,
        update_conflicts=True,
        unique_fields=[name.removesuffix("_id") for name in PLACE],
        update_fields=[name.removesuffix("_id") for name in (*FROM_THE_RULES, *SETTLED)],
    )


def key_of(candidate: Candidate) -> tuple:
    return tuple(getattr(candidate, name) for name in PLACE)


def differs(candidate: Candidate, stored: Candidate) -> bool:
    return any(getattr(candidate, name) != getattr(stored, name) for name in (*FROM_THE_RULES, *SETTLED))


def overlap(one: Candidate, other: Candidate | Source) -> bool:
    return is_about(one.start, one.end, other.start, other.end)


def in_common(one: Candidate, other: Candidate | Source) -> int:
    return shared(one.start, one.end, other.start, other.end)


# ---- when a letter comes in, or gets better text --------------------------------------------------------------
def propose_arrived(letter: Letter, again: bool = False) -> None:
    """Run the rules of now over a letter, unless they have been over it; `again`: also then."""
    if again or not RulesRun.objects.filter(letter=letter, engine_version=ENGINE_VERSION).exists():
        propose_letter(letter)


def run_anew(letter: Letter) -> None:
    """Run the rules because what they read has changed: the text, or the letter's day and who signed.

    Nobody's correction is refused because the rules fail on it: that is logged, the run is missing, and
    `propose_candidates` makes it good.
    """
    RulesRun.objects.filter(letter=letter).delete()
    try:
        propose_letter(letter)
    except Exception:
        logger.exception("The rules have failed on letter %s", letter.pk)


def follow(replaced: Replaced) -> Followed:
    """Decisions go with their words to the new text or stay with the former one; the rules run over the new text.

    These are no quotes, so none is counted as moved or lost.
    """
    former = Candidate.objects.filter(paragraph__letter=replaced.letter, paragraph__edition__isnull=False)
    former.open().delete()
    move_decided(
        replaced.letter, former.decided().select_related("paragraph").order_by("paragraph__edition", "pk")
    )
    run_anew(replaced.letter)
    return Followed()


def move_decided(letter: Letter, decided: Iterable[Candidate]) -> None:
    """Each decided candidate goes where its very words stand now, in their company, if that is certain."""
    present = Stored(letter.paragraphs.select_related("section"))
    taken = {key_of(each) for each in Candidate.objects.filter(paragraph__letter=letter).in_present_text()}
    moved = []
    for edition, candidates in groupby(decided, key=lambda each: each.paragraph.edition_id):
        former = Stored(Paragraph.every.filter(edition=edition).select_related("section"))
        for candidate in candidates:
            quoted = Place(former.places[candidate.paragraph_id], candidate.start, candidate.end)
            found = find_again(quoted, former.text, present.text).place
            if found and key_of(put(candidate, present.paragraphs[found.unit], found)) not in taken:
                taken.add(key_of(candidate))
                moved.append(candidate)
    Candidate.objects.bulk_update(moved, ["paragraph", "start", "end", "quote"])


def put(candidate: Candidate, paragraph: Paragraph, place: Place) -> Candidate:
    """The same candidate, unsaved, at a place of the present text."""
    candidate.paragraph, candidate.start, candidate.end = paragraph, place.start, place.end
    candidate.quote = paragraph.text[place.start : place.end]
    return candidate


def register() -> None:
    """Called once, when the site is ready."""
    if propose_arrived not in ARRIVED:
        ARRIVED.append(propose_arrived)
    if follow not in FOLLOWERS:
        FOLLOWERS.append(follow)
