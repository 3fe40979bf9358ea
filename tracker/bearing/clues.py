"""What a pledge is known by: the papers, amounts, names and words that a later paragraph may share with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from letters.models import Reference, spaced
from letters.reading.identifiers import split_identifier
from letters.reading.money import read_amounts
from letters.search.words import fold, rows_of_places, split, stem
from tracker.bearing.plain_words import PLAIN
from tracker.models import Pledge, Source
from tracker.models.history import as_printed

# What a clue is worth if nothing but one paragraph has it. A paper says most; the title is what we say it is about.
FACTORS = {
    "paper": 4.0,
    "name": 2.0,
    "amount": 2.0,
    "title": 1.5,
    "term": 2.5,
    "word": 1.0,
    "party": 0.5,
    "subject": 0.5,
    "dossier": 0.25,
}
# A quote of a whole page is not looked up word by word.
LONGEST_QUOTE, MOST_WORDS = 2_000, 40
SHORTEST_WORD, SHORTEST_NUMBER = 3, 4
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CAPITALISED = r"[A-ZÀ-Þ][^\W_]*"
# NAVO-Rusland Raad; Resolute Support; a capital at the beginning of a text may be no name.
NAME = re.compile(rf"\b{CAPITALISED}(?:[ -]{CAPITALISED})+")
MILLIONS = ((Decimal(10**9), "miljard"), (Decimal(10**6), "miljoen"))


@dataclass(frozen=True)
class Clue:
    """One thing that a pledge is known by.

    `kind` is one of FACTORS, `words` is how people write it. `forms` are the tokens of the search index by which it is
    found (`letters.search.sharing`); a paper has its `identifier` instead, the dossier of the letter its key, and an
    amount has its value and currency too.
    """

    kind: str
    words: str
    forms: tuple[str, ...] = ()
    identifier: str = ""
    dossier: int | None = None
    value: Decimal | None = None
    currency: str = ""

    @property
    def factor(self) -> float:
        return FACTORS[self.kind]


def clues_of(pledge: Pledge, sources: Iterable[Source], papers: Iterable[Reference]) -> list[Clue]:
    """All that this pledge is known by; each form once, as what it is worth most.

    `papers` are those that the quoted paragraphs and their notes name.
    """
    quotes = [source.quote[:LONGEST_QUOTE] for source in sources]
    title = pledge.title_nl or pledge.title
    found = [
        *paper_clues(sources, papers),
        *amount_clues(pledge, quotes),
        *(clue for text in (title, *quotes) for clue in name_clues(text)),
        *word_clues("title", title),
        *(Clue("term", year, (year,)) for year in YEAR.findall(pledge.term)),
        *(clue for text in quotes for clue in word_clues("word", text)),
        *party_clues(pledge),
        *subject_clues(pledge),
    ]
    return each_once(found)


def each_once(found: Iterable[Clue]) -> list[Clue]:
    kept: dict[object, Clue] = {}
    for clue in found:
        key = clue.identifier or clue.dossier or clue.forms
        if key not in kept or kept[key].factor < clue.factor:
            kept[key] = clue
    return list(kept.values())


def paper_clues(sources: Iterable[Source], papers: Iterable[Reference]) -> Iterable[Clue]:
    """The papers that are named where it was made, the letter itself, which a later one may name, and its dossier.

    Not the dossiers that are named: those are many papers.
    """
    named = {
        paper.identifier: paper.words for paper in papers if paper.identifier and paper.kind != "dossier"
    }
    own = {source.paragraph.letter.identifier: "" for source in sources if source.paragraph.letter.identifier}
    for identifier, words in (named | own).items():
        has_a_number = split_identifier(identifier)[1]
        yield Clue("paper", as_printed(identifier) if has_a_number else words, identifier=identifier)
    for dossier in {source.paragraph.letter.dossier for source in sources if source.paragraph.letter.dossier}:
        yield Clue("dossier", spaced(dossier.number), dossier=dossier.pk)


def amount_clues(pledge: Pledge, quotes: Iterable[str]) -> Iterable[Clue]:
    sums = {(amount.value, amount.currency or "") for text in quotes for amount in read_amounts(text)}
    if pledge.amount is not None:
        sums.add((pledge.amount, pledge.currency))
    for value, currency in sorted(sums):
        words = f"{currency} {plainly(value)}".strip()
        yield Clue("amount", words, tuple(forms_of_amount(value)), value=value, currency=currency)


def forms_of_amount(value: Decimal) -> Iterable[str]:
    """How a sum stands in the index: `600000` for "600.000", and `4 6 miljoen` for "4,6 miljoen"."""
    if value == value.to_integral() and value >= 10 ** (SHORTEST_NUMBER - 1):
        yield str(int(value))
    for factor, word in MILLIONS:
        if value >= factor:
            yield " ".join([*re.findall(r"\d+", plainly(value / factor)), stem(word)])


def plainly(value: Decimal) -> str:
    """600000, 4.6: no digits that say nothing."""
    return f"{value.normalize():f}"


def name_clues(text: str) -> Iterable[Clue]:
    """Names of several words. At the beginning of a text also without its first word, which may be no part of it."""
    for found in NAME.finditer(text):
        runs = [found[0]]
        if not text[: found.start()].strip():
            runs.append(re.split(r"[ -]", found[0], maxsplit=1)[1])
        for run in runs:
            tokens = [stem(word) for word in split(fold(run))]
            if len(tokens) > 1 and not PLAIN.issuperset(tokens):
                yield Clue("name", run, (" ".join(tokens),))


def word_clues(kind: str, text: str) -> Iterable[Clue]:
    """The words of a text that say something, and those with a seam as one: "NAVO-top" is also `navotop`."""
    rows = list(rows_of_places(text, exact=False))
    for place in [place for row in rows for place in row][:MOST_WORDS]:
        words = text[place.start : place.end]
        if says_something(place.token, words):
            yield Clue(kind, words, (place.token,))


def says_something(token: str, words: str) -> bool:
    if token.isdigit():
        return len(token) >= SHORTEST_NUMBER
    is_an_abbreviation = words.isupper() and len(words) > 1
    return token not in PLAIN and (len(token) >= SHORTEST_WORD or is_an_abbreviation)


def party_clues(pledge: Pledge) -> Iterable[Clue]:
    """Who promised and who must act, by the words of their Dutch names."""
    parties = [*([pledge.made_by] if pledge.made_by else []), *pledge.responsible.all()]
    for party in parties:
        yield from word_clues("party", party.name_nl or party.name)


def subject_clues(pledge: Pledge) -> Iterable[Clue]:
    """The topics: they may stand in the text, or in the heading above it."""
    for topic in pledge.topics.all():
        name = topic.name_nl or topic.name
        tokens = [stem(word) for word in split(fold(name))]
        if tokens:
            yield Clue("subject", name, (" ".join(tokens),))
