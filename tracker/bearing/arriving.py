"""From a letter that has come in to the open pledges of earlier letters that its paragraphs may bear on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from letters.models import Letter, Marker, Paragraph, Reference
from letters.search import PARAGRAPHS
from letters.search.entries import KEYS, places_of
from letters.search.sharing import holding_most, rows_holding
from tracker.bearing.bearings import Bearing, is_later, origin_of, weigh
from tracker.bearing.clues import clues_of, says_something
from tracker.bearing.finding import THOUSANDTHS, Cited, PutAside, carrying_out, citations, papers_of
from tracker.bearing.weighing import COMMON, Known, Read, known, rarity
from tracker.models import Pledge, Source
from tracker.search import PLEDGES

# Of a letter so many paragraphs are compared, with so many pledges; each pledge is shown with so many paragraphs.
MOST_PARAGRAPHS, MOST_PLEDGES, MOST_OF_ONE = 400, 60, 3
# Words that are looked up among the pledges, and how many pledges a word may be in to tell one from another.
MOST_WORDS, TELLING = 2_000, 200


def borne_by(letter: Letter) -> list[Bearing]:
    """What the paragraphs of this letter may bear on: open pledges of earlier letters, best first.

    Of one pledge at most `MOST_OF_ONE` paragraphs. The number of statements grows neither with the letter nor with the
    register.
    """
    reads = read_letter(letter)
    near = Pledge.objects.for_page().in_bulk(sorted(pledges_near(letter, reads))).values()
    later = [pledge for pledge in near if (origin := origin_of(pledge)) and is_later(letter, pledge, origin)]
    is_put_aside = PutAside(later)
    found = []
    for pledge, clues in zip(later, known_of(later, reads), strict=True):
        found += best_of_one(
            pledge, clues, [read for read in reads if not is_put_aside(pledge, read.paragraph)]
        )
    return sorted(found, key=lambda bearing: bearing.place)


def best_of_one(pledge: Pledge, clues: Sequence[Known], reads: Iterable[Read]) -> list[Bearing]:
    bearings = [weigh(pledge, clues, read) for read in reads]
    return sorted(filter(None, bearings), key=lambda bearing: bearing.place)[:MOST_OF_ONE]


def read_letter(letter: Letter) -> list[Read]:
    """The letter's paragraphs as they are compared: those of its body, with the papers that their notes name too."""
    paragraphs = list(letter.paragraphs.body().select_related("section").order_by("number")[:MOST_PARAGRAPHS])
    for paragraph in paragraphs:
        paragraph.letter = letter
    keys = [paragraph.pk for paragraph in paragraphs]
    cited, sentences = named_in(keys), carrying_out(keys)
    return [Read(each, cited.get(each.pk, {}), sentences.get(each.pk, ())) for each in paragraphs]


def named_in(keys: Sequence[int]) -> Cited:
    """What each of these paragraphs names, and the notes that it calls."""
    found: Cited = defaultdict(lambda: defaultdict(list))
    callers = defaultdict(list)
    for paragraph, note in Marker.objects.filter(paragraph__in=keys).values_list("paragraph", "note"):
        callers[note].append(paragraph)
    for reference in Reference.objects.filter(paragraph__in=[*keys, *callers]).order_by("paragraph", "start"):
        for caller in callers.get(reference.paragraph_id, ()):
            found[caller][reference.identifier].extend(())
        if reference.paragraph_id not in callers:
            found[reference.paragraph_id][reference.identifier].append((reference.start, reference.end))
    return found


# ---- which pledges --------------------------------------------------------------------------------------------
def pledges_near(letter: Letter, reads: Sequence[Read]) -> set[int]:
    """The keys of open pledges that share a paper with the letter, or its words that few pledges have."""
    counts = Counter(token for read in reads for token in read.tokens)
    telling = [token for token, _count in counts.most_common() if is_telling(token)]
    # Of a very long letter the words of few paragraphs: those that run through it tell its paragraphs not apart.
    rows, every = rows_holding(PLEDGES, telling[-MOST_WORDS:], TELLING)
    weights = {
        form: round(rarity(n, every) * THOUSANDTHS) for form, n in rows.items() if 0 < n < max(TELLING, 1)
    }
    near = holding_most(PLEDGES, weights, earlier_places(letter), MOST_PLEDGES, within=Pledge.objects.open())
    return {*near, *pledges_naming({identifier for read in reads for identifier in read.papers})}


def is_telling(token: str) -> bool:
    """No mark of the index (`_stem`), and a word that says something."""
    return token.isalnum() and says_something(token, "")


def earlier_places(letter: Letter) -> list[tuple[int, int]]:
    """Where in the index the pledges stand that may be earlier: those before its date, and those without one."""
    last = letter.dated_on - timedelta(1) if letter.dated_on else date.max
    return [(0, KEYS - 1), places_of(date.min, last)]


def pledges_naming(identifiers: Iterable[str]) -> set[int]:
    """Open pledges that were made where one of these papers is named, or in one of these papers; the newest."""
    named = Reference.objects.filter(identifier__in=[identifier for identifier in identifiers if identifier])
    papers = Letter.objects.filter(identifier__in=named.values("identifier"))
    # Each way by an index of its own, which one condition with "or" would not be.
    ways: list[QuerySet] = [
        named.values("paragraph"),
        Marker.objects.filter(note__in=named.values("paragraph")).values("paragraph"),
        Paragraph.objects.filter(letter__in=papers.values("pk")).values("pk"),
    ]
    open_ones = Source.objects.filter(pledge__in=Pledge.objects.open())
    found: set[int] = set()
    for paragraphs in ways:
        sources = open_ones.filter(paragraph__in=paragraphs.order_by()).order_by("-pledge")
        found.update(sources.values_list("pledge", flat=True)[:MOST_PLEDGES])
    return found


# ---- what they are known by -----------------------------------------------------------------------------------
def known_of(pledges: Sequence[Pledge], reads: Sequence[Read]) -> list[list[Known]]:
    """The clues of each pledge that the letter has too, weighed: two statements for all of them."""
    papers = papers_of(pledges)
    clues = [clues_of(each, each.sources.all(), papers.get(each.pk, ())) for each in pledges]
    every_token = frozenset().union(*(read.tokens for read in reads))
    forms = {f for each in clues for clue in each for f in clue.forms if every_token.issuperset(f.split())}
    rows, every = rows_holding(PARAGRAPHS, forms, COMMON)
    citing = citations({clue.identifier for each in clues for clue in each if clue.identifier})
    return [known(each, rows, every, citing) for each in clues]
