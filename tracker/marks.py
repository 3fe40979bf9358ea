"""Who has read a letter, paragraph by paragraph, and what that proves.

A mark is one person's, on one body paragraph of the letter's present text. It says that they have read it; a stronger
one also says that no pledge is made in it. Nobody marks for somebody else. A paragraph is *accounted for* when a pledge
quotes it or somebody said that no pledge is made in it: when all are, nothing in the letter was passed over.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from letters.models import Letter, Paragraph
from tracker.models import ReadingMark, Source, User
from tracker.recording import TextReplaced


class Quoted(Exception):
    """Nobody can say that no pledge is made where a pledge quotes the words. `codes` names those that do."""

    def __init__(self, codes: Sequence[str]):
        super().__init__(", ".join(codes))
        self.codes = codes


# ---- marking --------------------------------------------------------------------------------------------------
@transaction.atomic
def read_to(paragraph: Paragraph, person: User) -> None:
    """Mark this body paragraph and all before it as read by this person; marks that are there stay as they are.

    Raises `TextReplaced` when the letter has got better text meanwhile: it has other paragraphs now.
    """
    hold(paragraph)
    before = Paragraph.objects.body().filter(letter=paragraph.letter_id, number__lte=paragraph.number)
    unread = before.exclude(reading_marks__person=person).order_by("number").values_list("pk", flat=True)
    ReadingMark.objects.bulk_create(
        [ReadingMark(paragraph_id=pk, person=person) for pk in unread], ignore_conflicts=True
    )


@transaction.atomic
def say_no_pledge(paragraph: Paragraph, person: User) -> None:
    """This person has read this body paragraph, and says that no pledge is made in it.

    Raises `TextReplaced` as `read_to` does, and `Quoted` where a pledge quotes the paragraph.
    """
    hold(paragraph)
    codes = paragraph.sources.order_by("pledge__code").values_list("pledge__code", flat=True).distinct()
    if codes:
        raise Quoted(list(codes))
    mark, _new = ReadingMark.objects.get_or_create(
        paragraph=paragraph, person=person, defaults={"no_pledge": True}
    )
    if not mark.no_pledge:
        mark.no_pledge, mark.marked_at = True, timezone.now()
        mark.save(update_fields=["no_pledge", "marked_at"])


@transaction.atomic
def take_back(paragraph: Paragraph, person: User) -> None:
    """Take back this person's own mark, all of it. Where there is none, nothing happens; raises `TextReplaced`."""
    hold(paragraph)
    ReadingMark.objects.by(person).filter(paragraph=paragraph).delete()


@transaction.atomic
def take_back_no_pledge(paragraph: Paragraph, person: User) -> None:
    """Take back what this person said of pledges. That they read the paragraph stays: it still is so."""
    hold(paragraph)
    ReadingMark.objects.by(person).filter(paragraph=paragraph).update(no_pledge=False)


def hold(paragraph: Paragraph) -> None:
    """Whoever marks the same letter, or gives it better text, waits here until this transaction is done."""
    Letter.objects.select_for_update().get(pk=paragraph.letter_id)
    if not Paragraph.objects.filter(pk=paragraph.pk).exists():
        raise TextReplaced


def next_unread(paragraph: Paragraph, person: User) -> Paragraph | None:
    """The first body paragraph after this one that this person has not read; None where they have read to the end."""
    after = Paragraph.objects.body().filter(letter=paragraph.letter_id, number__gt=paragraph.number)
    unread = after.exclude(reading_marks__person=person).select_related("letter")
    return unread.order_by("number").first()


# ---- what is marked -------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class ParagraphMarks:
    """What is marked on one body paragraph. `mine` is the mark of who looks; `then` the number of the next paragraph
    that they have not read, None at the end."""

    number: int
    is_quoted: bool
    given: list[ReadingMark]
    mine: ReadingMark | None
    then: int | None

    @property
    def readers(self) -> list[str]:
        return [mark.person.name for mark in self.given]

    @property
    def without_pledge(self) -> list[str]:
        """Who said that no pledge is made here."""
        return [mark.person.name for mark in self.given if mark.no_pledge]

    @property
    def is_accounted_for(self) -> bool:
        return self.is_quoted or any(mark.no_pledge for mark in self.given)


def marks_of(letter: Letter, person: User) -> dict[int, ParagraphMarks]:
    """Every body paragraph of the letter's present text, by its key, in reading order: two statements."""
    quotes = Source.objects.filter(paragraph=OuterRef("pk"))
    body = Paragraph.objects.body().filter(letter=letter).annotate(is_quoted=Exists(quotes))
    given: dict[int, list[ReadingMark]] = defaultdict(list)
    marks = ReadingMark.objects.in_present_text().filter(paragraph__letter=letter).select_related("person")
    for mark in marks.order_by("marked_at", "pk"):
        given[mark.paragraph_id].append(mark)
    found, then = {}, None
    for pk, number, is_quoted in body.order_by("-number").values_list("pk", "number", "is_quoted"):
        mine = next((mark for mark in given[pk] if mark.person_id == person.pk), None)
        found[pk] = ParagraphMarks(number, is_quoted, given[pk], mine, then)
        then = then if mine else number
    return dict(reversed(found.items()))


# ---- what that comes to ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Reader:
    """How far a person has read in a letter: `paragraphs` in number, the `furthest` one, and when they last marked."""

    name: str
    paragraphs: int
    furthest: int
    last_at: datetime
    is_done: bool


@dataclass(frozen=True)
class Reading:
    """The progress of a letter: numbers of body paragraphs, and the first that is still to do, None where none is."""

    paragraphs: int
    by_anyone: int
    by_me: int
    without_pledge: int
    accounted_for: int
    readers: list[Reader]
    first_unread: int | None
    first_unaccounted: int | None

    @property
    def is_complete(self) -> bool:
        """Nothing was passed over."""
        return self.accounted_for == self.paragraphs


def reading_of(marks: dict[int, ParagraphMarks]) -> Reading:
    """What the marks of a letter (`marks_of`) come to; asks the database for nothing."""
    rows = list(marks.values())
    return Reading(
        paragraphs=len(rows),
        by_anyone=sum(bool(row.given) for row in rows),
        by_me=sum(bool(row.mine) for row in rows),
        without_pledge=sum(bool(row.without_pledge) for row in rows),
        accounted_for=sum(row.is_accounted_for for row in rows),
        readers=readers_of(rows),
        first_unread=next((row.number for row in rows if not row.mine), None),
        first_unaccounted=next((row.number for row in rows if not row.is_accounted_for), None),
    )


def readers_of(rows: Sequence[ParagraphMarks]) -> list[Reader]:
    """Everyone who marked one of these, who read most first."""
    theirs: dict[User, list[tuple[int, ReadingMark]]] = defaultdict(list)
    for row in rows:
        for mark in row.given:
            theirs[mark.person].append((row.number, mark))
    readers = [
        Reader(
            name=person.name,
            paragraphs=len(given),
            furthest=max(number for number, _mark in given),
            last_at=max(mark.marked_at for _number, mark in given),
            is_done=len(given) == len(rows),
        )
        for person, given in theirs.items()
    ]
    return sorted(readers, key=lambda reader: (-reader.paragraphs, reader.name))
