"""Papers and dossiers by number: what is here of them, and everything here that cites them.

A paper is known by its identifier alone, whether or not its letter is stored. Only the text as it now stands cites.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.utils.safestring import SafeString

from letters.models import Dossier, Letter, Marker, Paragraph, Reference, paper_address, spaced
from letters.reading.identifiers import DOSSIER, canonical_dossier, official_url, split_identifier
from letters.reading.sentences import split_sentences
from tracker.marking import Link, mark_up
from tracker.models import Pledge, Source, StatusUpdate

# Of what cites a paper besides paragraphs, which have pages: as many as one looks through.
MOST_SHOWN = 50
MOST_NUMBERS = 300
LONGEST_SENTENCE = 420
NUMBER = re.compile(
    r"(?:nrs?\.?\s*)?0*(?P<number>[1-9]\d{0,4}|[A-Za-z]{1,3})(?P<suffix>(?:-[A-Za-z]\d{1,4})*)"
)


# ---- addresses -----------------------------------------------------------------------------------------------
def read_dossier(words: str) -> str:
    """A dossier in an address, as people may write it (`28 676`, `34775-x`), in its canonical form; or nothing."""
    words = plain(words)
    if not re.fullmatch(DOSSIER, words, re.VERBOSE | re.IGNORECASE):
        return ""
    return canonical_dossier(words.upper())


def read_paper(dossier: str, number: str) -> tuple[str, str]:
    """Dossier and number in an address (`28 676` and `nr. 321`, `kst-28676-321`), canonical; or two empty strings."""
    number = plain(number)
    whole = split_identifier(number)
    if whole[1]:
        return whole if whole[0] == read_dossier(dossier) else ("", "")
    owner, found = read_dossier(dossier), NUMBER.fullmatch(number)
    if not owner or not found:
        return "", ""
    canonical = owner, found["number"].upper() + found["suffix"]
    return canonical if split_identifier(f"kst-{canonical[0]}-{canonical[1]}") == canonical else ("", "")


def plain(words: str) -> str:
    """The words with ordinary spaces; nothing where they hold digits or letters of other scripts."""
    words = words.replace("\u00a0", " ").strip()
    return words if words.isascii() else ""


# ---- a paper -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Paper:
    """A numbered Kamerstuk. `letter` is its text, where that is stored."""

    dossier: str
    number: str
    letter: Letter | None

    @property
    def identifier(self) -> str:
        return f"kst-{self.dossier}-{self.number}"

    @property
    def printed(self) -> str:
        return f"{spaced(self.dossier)}, nr. {self.number}"

    @property
    def official(self) -> str:
        return official_url(self.identifier)

    def references(self) -> QuerySet[Reference]:
        """Where the texts as they now stand cite it; not where its own letter names itself."""
        named = Q(identifier=self.identifier)
        if self.letter:
            named |= Q(letter=self.letter)
        found = Reference.objects.filter(named, paragraph__edition=None)
        return found.exclude(paragraph__letter=self.letter) if self.letter else found

    def paragraphs(self) -> QuerySet[Paragraph]:
        """The paragraphs that cite it, those of the newest letters first."""
        citing = Paragraph.objects.filter(pk__in=self.references().order_by().values("paragraph"))
        return citing.select_related("letter__dossier").order_by(
            F("letter__dated_on").desc(nulls_last=True), "-letter", "number", "pk"
        )

    def pledges(self) -> QuerySet[Pledge]:
        """Pledges that quote a paragraph that cites it, or that calls a note that does."""
        citing = self.references().order_by().values("paragraph")
        calling = Marker.objects.filter(note__in=citing).order_by().values("paragraph")
        quoting = Source.objects.filter(Q(paragraph__in=citing) | Q(paragraph__in=calling))
        return Pledge.objects.filter(pk__in=quoting.order_by().values("pledge")).order_by("pk")

    def updates(self) -> QuerySet[StatusUpdate]:
        """Status updates that rest on it: by its number, or on a paragraph of its letter."""
        resting = StatusUpdate.objects.filter(evidence_identifier=self.identifier).exclude(
            evidence_identifier=""
        )
        keys = resting.order_by().values("pk")
        if self.letter:
            by_words = StatusUpdate.objects.filter(evidence_paragraph__letter=self.letter)
            keys = keys.union(by_words.order_by().values("pk"))
        return StatusUpdate.objects.filter(pk__in=keys).select_related("pledge").newest_first()


def first_of(found: QuerySet) -> tuple[list, int]:
    """As many as are shown, and how many there are in all."""
    shown = list(found[: MOST_SHOWN + 1])
    return shown[:MOST_SHOWN], len(shown) if len(shown) <= MOST_SHOWN else found.count()


def find_paper(dossier: str, number: str) -> Paper:
    stored = Letter.objects.named(f"kst-{dossier}-{number}").select_related("dossier")
    return Paper(dossier, number, stored.prefetch_related("signatories", "also_in").first())


def count_citing(letter: Letter) -> int:
    """In how many paragraphs of other letters this one is cited."""
    if not letter.identifier:
        return 0
    return Paper(*split_identifier(letter.identifier), letter).paragraphs().order_by().count()


# ---- what cites it -------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Citing:
    """A paragraph that cites a paper, and the words around the first place where it does so."""

    paragraph: Paragraph
    words: SafeString


def citing(paper: Paper, paragraphs: Sequence[Paragraph]) -> list[Citing]:
    """These paragraphs with the sentences that cite: one statement for all of them."""
    places: dict[int, list[Reference]] = defaultdict(list)
    for reference in paper.references().filter(paragraph__in=paragraphs).order_by("start"):
        places[reference.paragraph_id].append(reference)
    return [Citing(each, in_sentence(each, places[each.pk])) for each in paragraphs]


def in_sentence(paragraph: Paragraph, places: list[Reference]) -> SafeString:
    """The sentence of the first place, which leads to the paragraph; a long one is cut between words."""
    if not places:
        return mark_up("")
    first = places[0]
    # Cells of a table row are apart by a tab; here a space does.
    text = paragraph.text.replace("\t", " ")
    start, end = sentence_around(text, first.start, first.end)
    links = [Link(p.start - start, p.end - start, paragraph.get_absolute_url()) for p in places]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_up(before) + mark_up(text[start:end], links=links) + mark_up(after)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that hold the words `start` to `end`, cut between words where they are long."""
    spans = [span for span in split_sentences(text) if span[0] < end and start < span[1]]
    first, last = (spans[0][0], spans[-1][1]) if spans else (0, len(text))
    if last - first <= LONGEST_SENTENCE:
        return first, last
    room = max(0, (LONGEST_SENTENCE - (end - start)) // 2)
    if start - first > room:
        first = text.find(" ", start - room, start) + 1 or start
    if last - end > room:
        last = text.rfind(" ", end, end + room)
        last = end if last < 0 else last
    return first, last


# ---- a dossier -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cited:
    """A paper of a dossier that is cited here, and in how many paragraphs."""

    number: str
    address: str
    times: int


def letters_in(dossier: str) -> QuerySet[Letter]:
    return Letter.objects.filter(dossier__number=dossier).select_related("dossier")


def also_filed_in(dossier: str) -> QuerySet[Letter]:
    """Letters that another dossier owns, and that are filed here as well."""
    return Letter.objects.filter(also_in__number=dossier).select_related("dossier")


def cited_in(dossier: str) -> list[Cited]:
    """The papers of a dossier that letters here cite and that are not here themselves, by number."""
    named = Reference.objects.filter(begins_with(f"kst-{dossier}"), letter=None, paragraph__edition=None)
    counted = named.order_by().values_list("identifier").annotate(Count("paragraph", distinct=True))
    found = [(split_identifier(identifier), identifier, times) for identifier, times in counted]
    mine = [Cited(own[1], paper_address(name), times) for own, name, times in found if own[0] == dossier]
    return sorted(mine, key=by_number)


def begins_with(owner: str) -> Q:
    """Identifiers under this one. SQLite finds them by an index in a range only; PostgreSQL has one for LIKE."""
    found = Q(identifier__startswith=f"{owner}-")
    if connection.vendor == "sqlite":
        found &= Q(identifier__gte=f"{owner}-", identifier__lt=f"{owner}.")
    return found


def by_number(cited: Cited) -> tuple[int, int, str]:
    """Newest first, as the numbers run: 321, 320 … 1; then the letters of the Eerste Kamer."""
    digits = re.match(r"\d+", cited.number)
    return (0, -int(digits.group()), cited.number) if digits else (1, 0, cited.number)


def count_pledges(dossier: str) -> int:
    quoting = Source.objects.filter(paragraph__letter__dossier__number=dossier)
    return quoting.order_by().values("pledge").distinct().count()


def watches(dossier: Dossier | None):
    return dossier.watches.select_related("person").order_by("since", "pk") if dossier else []
