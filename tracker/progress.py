"""How far letters have been read, many at a time: for lists and the overview. One letter's own page: `tracker.marks`.

Each question is asked of the database as a whole. A letter is its present text here: what was read of a former one
counts where the words are still the same (`tracker.marks_following`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from letters.models import Letter, Paragraph
from tracker.models import Candidate, ReadingMark, Source, User


# ---- what is asked of a letter, as conditions on `Letter` ------------------------------------------------------
def is_marked(**by) -> Exists:
    """Somebody, or this person, has read something of it."""
    return Exists(ReadingMark.objects.in_present_text().filter(paragraph__letter=OuterRef("pk"), **by))


def is_partly_unread(person: User) -> Exists:
    mine = ReadingMark.objects.filter(paragraph=OuterRef("pk"), person=person)
    return Exists(Paragraph.objects.body().filter(~Exists(mine), letter=OuterRef("pk")))


def is_partly_unaccounted() -> Exists:
    return Exists(Paragraph.objects.body().filter(~accounted_for(), letter=OuterRef("pk")))


def accounted_for() -> Q:
    """Of a paragraph: a pledge quotes it, or somebody said that no pledge is made in it."""
    said = ReadingMark.objects.filter(paragraph=OuterRef("pk"), no_pledge=True)
    return Q(Exists(Source.objects.filter(paragraph=OuterRef("pk")))) | Q(Exists(said))


def unread_by_anyone(_person: User) -> Q:
    return Q(~is_marked())


def unread_by(person: User) -> Q:
    return Q(~is_marked(person=person))


def begun_by(person: User) -> Q:
    """This person has read some of it, and not all."""
    return Q(is_marked(person=person)) & Q(is_partly_unread(person))


def unfinished(_person: User) -> Q:
    """Somebody has begun, and not every paragraph is accounted for."""
    return Q(is_marked()) & Q(is_partly_unaccounted())


def finished(_person: User) -> Q:
    return Q(Exists(Paragraph.objects.body().filter(letter=OuterRef("pk")))) & Q(~is_partly_unaccounted())


# What `?read=` in the list of letters can be.
READ = {
    "nobody": (_("Not read by anyone"), unread_by_anyone),
    "not_me": (_("Not read by you"), unread_by),
    "begun": (_("Begun by you"), begun_by),
    "unfinished": (_("Begun, not accounted for"), unfinished),
    "finished": (_("Accounted for"), finished),
}


# ---- how far -------------------------------------------------------------------------------------------------
@dataclass
class Progress:
    """How much of a letter has been read: numbers of body paragraphs, and of each reader's."""

    paragraphs: int = 0
    by_anyone: int = 0
    by_me: int = 0
    accounted_for: int = 0
    readers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return self.accounted_for == self.paragraphs


def progress_of(letters: Sequence[Letter], person: User) -> dict[int, Progress]:
    """Letter -> how far it has been read; two statements for all of them."""
    progress: dict[int, Progress] = defaultdict(Progress)
    body = Paragraph.objects.body().filter(letter__in=letters).order_by()
    read = Exists(ReadingMark.objects.filter(paragraph=OuterRef("pk")))
    counts = body.values_list("letter").annotate(
        Count("pk"), read=Count("pk", filter=read), done=Count("pk", filter=accounted_for())
    )
    for letter, paragraphs, by_anyone, done in counts:
        progress[letter] = Progress(paragraphs, by_anyone, accounted_for=done)
    for letter, reader, name, given in readers_of(letters):
        progress[letter].readers.append((name, given))
        if reader == person.pk:
            progress[letter].by_me = given
    return progress


def readers_of(letters: Sequence[Letter]):
    """(letter, person, name, paragraphs) of who read in these letters, who read most first."""
    marks = ReadingMark.objects.in_present_text().filter(paragraph__letter__in=letters)
    read = marks.order_by().values_list("paragraph__letter", "person", "person__name")
    return read.annotate(given=Count("pk")).order_by("-given", "person__name", "person")


# ---- what waits ----------------------------------------------------------------------------------------------
NEWEST = 5


@dataclass(frozen=True)
class Waiting:
    """What an analyst has to do: letters that nobody has read, those that they began (the newest of each), and how
    many likely candidates are to be decided."""

    unread: int
    newest_unread: list[Letter]
    begun: int
    newest_begun: list[Letter]
    candidates: int


def waiting_for(person: User) -> Waiting:
    candidates = Candidate.objects.open().likely().in_present_text().count()
    unread, newest_unread = counted(unread_by_anyone(person))
    begun, newest_begun = counted(begun_by(person))
    return Waiting(unread, newest_unread, begun, newest_begun, candidates)


def counted(condition: Q) -> tuple[int, list[Letter]]:
    """How many letters are so, and the newest of them. All are looked at once; those that are shown, by their keys."""
    keys = list(Letter.objects.filter(condition).values_list("pk", flat=True))
    return len(keys), list(Letter.objects.select_related("dossier").filter(pk__in=keys[:NEWEST]))
