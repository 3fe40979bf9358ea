"""Quotes and evidence follow their words when a letter gets better text; what cannot follow is lost, and says so.

Found once, a source moves to the new text. Otherwise it stays with the former text, which is what a lost quote is: a
source on a paragraph that is not the letter's present text. An update is never changed; the place of its evidence
is where its last move went. Each gets one line of history (`QuoteMove`). What was lost earlier is tried again with
every better text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F
from django.utils import timezone

from letters.anchoring import Found, Place, Text, Unit, find_again
from letters.models import Letter, Paragraph
from letters.reading.draft import LetterDraft, ParagraphDraft
from letters.replacing import FOLLOWERS, Followed, Replaced
from tracker.models import Pledge, QuoteMove, Source, StatusUpdate
from tracker.search import index_pledge


@dataclass(frozen=True)
class Anchored:
    """Some words of a letter that the register holds on to: those of a source, or the evidence of an update."""

    thing: Source | StatusUpdate
    paragraph: Paragraph
    start: int
    end: int

    @property
    def is_evidence(self) -> bool:
        return isinstance(self.thing, StatusUpdate)

    @property
    def pledge(self) -> Pledge:
        return self.thing.pledge

    @property
    def words(self) -> str:
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True)
class Lost:
    """Words that would not be found again, and how often they stand in the new text."""

    anchored: Anchored
    found: int


@dataclass(frozen=True)
class Foreseen:
    """What a better text would do: how many quotes and pieces of evidence move with it, and which would be lost."""

    moved: int
    lost: list[Lost]


class Stored:
    """A version of a letter's text with the paragraphs that it consists of."""

    def __init__(self, paragraphs: Iterable[Paragraph]):
        self.paragraphs = sorted(paragraphs, key=lambda p: (p.kind == Paragraph.Kind.NOTE, p.number))

    @cached_property
    def text(self) -> Text:
        return Text([Unit(p.text, p.section.heading if p.section else "") for p in self.paragraphs])

    @cached_property
    def places(self) -> dict[int, int]:
        return {paragraph.pk: number for number, paragraph in enumerate(self.paragraphs)}

    def place_of(self, anchored: Anchored) -> Place:
        return Place(self.places[anchored.paragraph.pk], anchored.start, anchored.end)


# ---- before ---------------------------------------------------------------------------------------------------
def foresee(letter: Letter, draft: LetterDraft) -> Foreseen:
    """What would become of the quotes and the evidence from this letter if it got the text of `draft`.

    Nothing is stored. `moved` counts also what was lost earlier and would be found; `lost` names what stands in the
    letter now and would not be found.
    """
    present = text_of(draft)
    outcomes = [(anchored, found) for anchored, found in look_up(anchored_in(letter), present)]
    return Foreseen(
        moved=sum(found.place is not None for _anchored, found in outcomes),
        lost=[
            Lost(anchored, len(found.places))
            for anchored, found in outcomes
            if found.place is None and anchored.paragraph.edition_id is None
        ],
    )


def text_of(draft: LetterDraft) -> Text:
    return Text([unit_of(draft, read) for read in [*draft.paragraphs, *draft.notes]])


def unit_of(draft: LetterDraft, read: ParagraphDraft) -> Unit:
    return Unit(read.text, "" if read.section is None else draft.sections[read.section].heading)


# ---- with the new text ----------------------------------------------------------------------------------------
def follow(replaced: Replaced) -> Followed:
    """Look up everything that rests on a former text of the letter; called when both texts are stored."""
    present = Stored(replaced.letter.paragraphs.select_related("section"))
    former = [anchored for anchored in anchored_in(replaced.letter) if anchored.paragraph.edition_id]
    taken = places_taken(replaced.letter)
    moves = []
    for anchored, found in look_up(former, present.text):
        to = place_in(present, found.place, anchored, taken)
        if to or anchored.paragraph.edition_id == replaced.former.pk:
            moves.append(move(anchored, to, len(found.places)))
    store_moves(moves)
    return Followed(
        moved=sum(line.to_paragraph_id is not None for line in moves),
        lost=sum(line.to_paragraph_id is None for line in moves),
    )


def place_in(present: Stored, place: Place | None, anchored: Anchored, taken: set[tuple]) -> Anchored | None:
    """The found place; None also where the same pledge quotes exactly these words already."""
    if place is None:
        return None
    to = Anchored(anchored.thing, present.paragraphs[place.unit], place.start, place.end)
    if not anchored.is_evidence:
        key = (anchored.pledge.pk, to.paragraph.pk, to.start, to.end)
        if key in taken:
            return None
        taken.add(key)
    return to


def places_taken(letter: Letter) -> set[tuple]:
    """The places in the present text that a pledge quotes already."""
    sources = Source.objects.filter(paragraph__letter=letter, paragraph__edition=None)
    return set(sources.values_list("pledge", "paragraph", "start", "end"))


def move(anchored: Anchored, to: Anchored | None, found: int, by=None) -> QuoteMove:
    """The line of history, unsaved; `to` is None when the words are lost."""
    thing = {"status_update": anchored.thing} if anchored.is_evidence else {"source": anchored.thing}
    place = {"to_paragraph": to.paragraph, "to_start": to.start, "to_end": to.end} if to else {}
    return QuoteMove(
        **thing,
        **place,
        from_paragraph=anchored.paragraph,
        from_start=anchored.start,
        from_end=anchored.end,
        found=found,
        recorded_by=by,
    )


def store_moves(moves: Sequence[QuoteMove]) -> None:
    """Store the lines, take the sources along, and let whoever has one of the pledges open know that it has changed."""
    QuoteMove.objects.bulk_create(moves)
    taken_along = [(line, line.source) for line in moves if line.source and line.to_paragraph]
    for line, source in taken_along:
        for name in ("paragraph", "start", "end"):
            setattr(source, name, getattr(line, f"to_{name}"))
        source.quote = line.new_words
    Source.objects.bulk_update(
        [source for _line, source in taken_along], ["paragraph", "start", "end", "quote"]
    )
    things = [line.source or line.status_update for line in moves]
    pledges = {thing.pledge_id for thing in things if thing}
    Pledge.objects.filter(pk__in=pledges).update(version=F("version") + 1, updated_at=timezone.now())
    # What is searched of a pledge changes only with its words: after a person's choice, or by a fixed space.
    for key in sorted({source.pledge_id for line, source in taken_along if line.words != line.new_words}):
        index_pledge(key)


# ---- what there is --------------------------------------------------------------------------------------------
def look_up(anchors: Iterable[Anchored], present: Text) -> list[tuple[Anchored, Found]]:
    """Each of these with where its words stand in the present text, by its own version of the text."""
    anchors = list(anchors)
    versions = versions_of(anchors)
    found = []
    for anchored in anchors:
        former = versions[anchored.paragraph.edition_id]
        found.append((anchored, find_again(former.place_of(anchored), former.text, present)))
    return found


def versions_of(anchors: Sequence[Anchored]) -> dict[int | None, Stored]:
    """The versions of the text that these rest on: edition, or None for the letter's own -> the text."""
    if not anchors:
        return {}
    wanted = {anchored.paragraph.edition_id for anchored in anchors}
    every = Paragraph.every.filter(letter=anchors[0].paragraph.letter_id).select_related("section")
    paragraphs = [paragraph for paragraph in every if paragraph.edition_id in wanted]
    return {
        edition: Stored(paragraph for paragraph in paragraphs if paragraph.edition_id == edition)
        for edition in wanted
    }


def anchored_in(letter: Letter) -> list[Anchored]:
    """Every quote from this letter and every piece of evidence in it, in its present text or a former one."""
    sources = Source.objects.filter(paragraph__letter=letter).select_related("paragraph", "pledge")
    updates = (
        StatusUpdate.objects.filter(evidence_paragraph__letter=letter)
        .select_related("pledge", "evidence_paragraph")
        .with_evidence_places()
    )
    quoted = [
        Anchored(source, source.paragraph, source.start, source.end) for source in sources.order_by("pk")
    ]
    return quoted + [evidence_of(update) for update in updates.order_by("pk")]


def evidence_of(update: StatusUpdate) -> Anchored:
    """Where the evidence stands: its words, or the whole paragraph where no words are given."""
    place = update.evidence_place
    return Anchored(update, place.paragraph, place.start, place.end)


def register() -> None:
    """Called once, when the site is ready."""
    if follow not in FOLLOWERS:
        FOLLOWERS.append(follow)
