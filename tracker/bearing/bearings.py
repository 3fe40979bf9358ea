"""A paragraph that may bear on a pledge: how it stands among others, the words to show, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from letters.models import Letter, Paragraph
from letters.reading.sentences import split_sentences
from letters.search.words import Question, fold, places, split, stem, tokenise
from tracker.bearing.plain_words import PLAIN
from tracker.bearing.weighing import ENOUGH, ENOUGH_TO_CARRY_OUT, Known, Read, Reason, Span, reasons
from tracker.marking import mark_words
from tracker.models import Candidate, Pledge, Source
from tracker.snippets import apart

# A run of so many telling words of the pledge is its very words.
VERY_WORDS = 3
# Of the sentence that goes along as evidence: it travels in an address.
LONGEST_SENTENCE = 900
# What carries out an earlier pledge comes first, and first of all when it names this one.
NO, PERHAPS, BY_NAME = 0, 1, 2


@dataclass(frozen=True)
class Bearing:
    """`carries_out`: NO, PERHAPS or BY_NAME; `candidate` is the sentence that says so."""

    pledge: Pledge
    read: Read
    reasons: Sequence[Reason]
    carries_out: int = NO
    candidate: Candidate | None = None

    @property
    def brought_in_later(self) -> bool:
        """One of the days is not known: the paragraph is later only in that its letter came in later."""
        origin = origin_of(self.pledge)
        return not (origin and day_of(self.pledge, origin) and self.paragraph.letter.dated_on)

    @property
    def paragraph(self) -> Paragraph:
        return self.read.paragraph

    @property
    def score(self) -> float:
        return round(sum(reason.weight for reason in self.reasons), 2)

    @property
    def place(self) -> tuple:
        """Best first; of equal ones the newest letter, and that in reading order."""
        letter = self.paragraph.letter
        day = letter.dated_on.toordinal() if letter.dated_on else 0
        return (-self.carries_out, -self.score, -day, -letter.pk, self.paragraph.number, self.pledge.pk)

    @cached_property
    def sentence(self) -> Span:
        """The sentence that says most of what they share: `paragraph.text[start:end]`."""
        if self.candidate:
            return self.candidate.start, self.candidate.end
        sentences = split_sentences(self.paragraph.text) or [(0, len(self.paragraph.text))]
        start, end = max(sentences, key=lambda span: (self.weight_within(span), -span[0]))
        if end - start > LONGEST_SENTENCE:
            end = (
                self.paragraph.text.rfind(" ", start + 1, start + LONGEST_SENTENCE) + 1
                or start + LONGEST_SENTENCE
            )
        return start, end

    def weight_within(self, span: Span) -> float:
        start, end = span
        stems = tokenise([self.paragraph.text[start:end]]).stems
        return sum(reason.weight for reason in self.reasons if self.stands_within(reason, start, end, stems))

    def stands_within(self, reason: Reason, start: int, end: int, stems: str) -> bool:
        if any(start <= first and last <= end for first, last in self.read.places_of(reason.clue)):
            return True
        return reason.kind != "amount" and any(f" {form} " in stems for form in reason.clue.forms)

    @property
    def as_evidence(self) -> str:
        """The query that fills in a status update with this paragraph as its evidence."""
        given = {"evidence": self.paragraph.get_absolute_url(), "evidence_quote": self.words}
        return urlencode(given | ({"candidate": self.candidate.pk} if self.candidate else {}))

    @property
    def words(self) -> str:
        """The sentence as it stands there: the words of the evidence."""
        start, end = self.sentence
        return self.paragraph.text[start:end].strip()

    @property
    def shown(self) -> SafeString:
        """The sentence with what it shares marked; dots where the paragraph goes on."""
        text, (start, end) = self.paragraph.text, self.sentence
        before, after = "… " if text[:start].strip() else "", " …" if text[end:].strip() else ""
        spans = [span for reason in self.reasons for span in self.read.places_of(reason.clue)]
        inside = [(first - start, last - start) for first, last in spans if start <= first and last <= end]
        forms = {
            tuple(form.split())
            for reason in self.reasons
            if reason.kind != "amount"
            for form in reason.clue.forms
        }
        question = Question(tuple((form,) for form in sorted(forms)), (), ())
        marked = apart([*places(text[start:end], question), *inside])
        shift = len(before)
        return mark_words(
            f"{before}{text[start:end]}{after}", [(first + shift, last + shift) for first, last in marked]
        )


def weigh(pledge: Pledge, clues: Sequence[Known], read: Read) -> Bearing | None:
    """What a paragraph of a later letter and a pledge have in common; None where that is too little."""
    shared = reasons(clues, read)
    score = sum(reason.weight for reason in shared)
    if score < ENOUGH_TO_CARRY_OUT:
        return None
    found = [(how_far(candidate, pledge, clues, read), candidate) for candidate in read.carrying_out]
    carries_out, candidate = max(found, key=lambda pair: (pair[0], -pair[1].start), default=(NO, None))
    if carries_out == NO and score < ENOUGH:
        return None
    return Bearing(pledge, read, shared, carries_out, candidate if carries_out else None)


def how_far(candidate: Candidate, pledge: Pledge, clues: Sequence[Known], read: Read) -> int:
    """Whether a sentence that carries out something earlier may carry out this pledge, or names it."""
    said = {
        *candidate.read.get("fulfils", ()),
        *(r["identifier"] for r in candidate.read.get("references", ())),
    }
    papers = [
        each.clue for each in clues if each.clue.kind == "paper" and each.clue.identifier in read.papers
    ]
    for clue in papers:
        inside = any(
            candidate.start <= first < candidate.end for first, _last in read.papers[clue.identifier]
        )
        if inside or said & {clue.identifier, clue.words}:
            return BY_NAME
    stems = tokenise([candidate.quote]).stems
    if says_very_words(candidate.quote, very_words(pledge)):
        return BY_NAME
    # Who promised is named in every other sentence.
    telling = [each for each in clues if each.clue.kind != "party"]
    weight = sum(each.weight for each in telling if any(f" {form} " in stems for form in each.clue.forms))
    return PERHAPS if weight >= ENOUGH_TO_CARRY_OUT else NO


def very_words(pledge: Pledge) -> set[tuple[str, ...]]:
    """Every run of telling words in the title and the quotes."""
    texts = [pledge.title_nl or pledge.title, *(source.quote for source in pledge.sources.all())]
    return {run for text in texts for run in runs(text)}


def says_very_words(text: str, very: Iterable[tuple[str, ...]]) -> bool:
    return not runs(text).isdisjoint(very)


def runs(text: str) -> set[tuple[str, ...]]:
    telling = [token for token in map(stem, split(fold(text))) if token not in PLAIN and len(token) > 1]
    return {tuple(telling[at : at + VERY_WORDS]) for at in range(len(telling) - VERY_WORDS + 1)}


# ---- what is later --------------------------------------------------------------------------------------------
def origin_of(pledge: Pledge) -> Source | None:
    """Where the pledge was made; its sources are at hand."""
    return next((source for source in pledge.sources.all() if source.role == Source.Role.ORIGIN), None)


def day_of(pledge: Pledge, origin: Source) -> date | None:
    """When the pledge was made: the day of its letter, or the one that we know; None where we know neither."""
    return origin.paragraph.letter.dated_on or pledge.pledged_on


def is_later(letter: Letter, pledge: Pledge, origin: Source) -> bool:
    """Dated after the pledge was made; where a day is not known, brought in after the letter that made it."""
    made_in, day = origin.paragraph.letter_id, day_of(pledge, origin)
    if letter.pk == made_in:
        return False
    return letter.dated_on > day if letter.dated_on and day else letter.pk > made_in
