"""Proof that the register agrees with itself: what is stored twice is the same twice, and every quote stands.

Each check compares the whole register, in the database where that can compare and in blocks where it cannot, so that
a hundred thousand pledges take seconds. All checks see one moment: work that goes on meanwhile raises no false alarm.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import chain, groupby, islice
from operator import attrgetter

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Length, StrIndex, Substr

from letters import search
from letters.anchoring import FIXED_SPACES
from letters.keys import these
from letters.models import Edition, Letter, Reference
from letters.search import entries, schema
from letters.search import words as words_searched
from tracker import append_only
from tracker.exports.snapshot import snapshot
from tracker.models import (
    Candidate,
    PastStanding,
    Pledge,
    PledgeLink,
    QuoteMove,
    Source,
    Standing,
    StatusUpdate,
    standing,
)
from tracker.models.replaying import DATES, readings_of, updates_of, versions_of
from tracker.models.replaying import NAMES as STANDING
from tracker.models.standing import Stay, stays

ROWS = 1000
# What `standing` reads of a pledge, and what it works out.
STORED = ("code", "pledged_on", "first_due_on", *STANDING)
PLACE = ("paragraph__letter__slug", "paragraph__number")
PIECE = 1024 * 1024  # bytes of a file at once


@dataclass
class Outcome:
    """What one check found: the sentence when all is well, how many things it looked at, and what is wrong."""

    sentence: str
    looked_at: int
    failures: list[str] = field(default_factory=list)

    def __str__(self):
        said = self.sentence.format(self.looked_at)
        return f"FAILED, {len(self.failures)} wrong: not all {said}" if self.failures else said


def check_register() -> Iterator[Outcome]:
    """The outcome of every check, one by one, all of the same moment."""
    with snapshot():
        for check in CHECKS:
            yield check()


# ---- pledges --------------------------------------------------------------------------------------------------
def statuses_follow_history() -> Outcome:
    """Status, its day, the deadline and the number of shifts: stored on the pledge, and here worked out anew."""
    outcome = Outcome("{} pledges stand where their history puts them.", 0)
    for block in blocks(Pledge.objects.order_by("pk").values_list("pk", *STORED, named=True)):
        keys = [pledge.pk for pledge in block]
        updates, readings = updates_of(keys), readings_of(keys)
        outcome.looked_at += len(block)
        for pledge in block:
            replayed = standing(pledge, updates[pledge.pk], readings[pledge.pk])
            stored = Standing(*(getattr(pledge, name) for name in STANDING))
            if stored != replayed:
                outcome.failures.append(
                    f"{pledge.code} is stored as {words(stored)}, its history says {words(replayed)}"
                )
    return outcome


def pasts_follow_history() -> Outcome:
    """Where each pledge stood on every day, as known when: stored for `as_of`, and here worked out anew."""
    outcome = Outcome("{} pledges have the past that their history tells.", 0)
    wanted = ("pk", "code", "created_at", "pledged_on", "first_due_on")
    for block in blocks(Pledge.objects.order_by("pk").values_list(*wanted, named=True)):
        keys = [pledge.pk for pledge in block]
        updates, readings, versions, stored = (
            updates_of(keys),
            readings_of(keys),
            versions_of(block),
            defaultdict(list),
        )
        rows = PastStanding.objects.order_by().filter(pledge__in=these(keys))
        for pledge, *stay in rows.values_list("pledge", *DATES, *STANDING):
            stored[pledge].append(Stay._make([*stay[:4], Standing(*stay[4:])]))
        outcome.looked_at += len(block)
        for pledge in block:
            told = stays(versions[pledge.pk], updates[pledge.pk], readings[pledge.pk])
            if len(stored[pledge.pk]) != len(told) or set(stored[pledge.pk]) != told:
                outcome.failures.append(f"{pledge.code} has another past stored than its history tells")
    return outcome


def words(stands: Standing) -> str:
    return f"{stands.status} since {stands.status_since}, due {stands.due_on}, shifted {stands.times_shifted} times"


def links_agree() -> Outcome:
    """Whether a pledge repeats another is what the links say, and no links of a kind lead back to where they began."""
    outcome = Outcome("{} links between pledges go one way, and whoever repeats another says so.", 0)
    others: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, pledge, other in (
        PledgeLink.objects.standing().order_by().values_list("kind", "pledge", "other")
    ):
        others[kind, pledge].append(other)
        outcome.looked_at += 1
    repeats = {pledge for kind, pledge in others if kind == PledgeLink.Kind.REPEATS}
    stored = set(Pledge.objects.repeats().order_by().values_list("pk", flat=True))
    wrong = Pledge.objects.filter(pk__in=repeats ^ stored).order_by("pk").values_list("code", "is_repeat")
    outcome.failures += [
        f"{code} is stored as one that {'repeats' if said else 'does not repeat'} another"
        for code, said in wrong
    ]
    for kind in PledgeLink.Kind.values:
        try:
            TopologicalSorter({at: found for (its, at), found in others.items() if its == kind}).prepare()
        except CycleError as error:
            outcome.failures.append(f"links go round: {kind}, the pledges with keys {error.args[1]}")
    return outcome


def pledges_have_one_origin() -> Outcome:
    origins = Count("sources", filter=Q(sources__role=Source.Role.ORIGIN))
    wrong = Pledge.objects.order_by("pk").annotate(origins=origins).exclude(origins=1)
    return Outcome(
        "{} pledges have one place each where they were made.",
        Pledge.objects.count(),
        [f"{code} has {number}" for code, number in wrong.values_list("code", "origins")],
    )


def quotes_stand() -> Outcome:
    """Every quote is the paragraph's text at its place, character for character."""
    there = Substr("paragraph__text", F("start") + 1, F("end") - F("start"))
    wrong = Source.objects.annotate(there=there).exclude(quote=F("there"), start__lt=F("end"))
    return Outcome(
        "{} quotes stand at their place.",
        Source.objects.count(),
        [
            f"{code}: its quote is not in {slug} paragraph {number} at {start}-{end}"
            for code, slug, number, start, end in wrong.order_by("pk").values_list(
                "pledge__code", *PLACE, "start", "end"
            )
        ],
    )


def evidence_stands() -> Outcome:
    """Every quoted evidence is somewhere in its paragraph."""
    quoted = StatusUpdate.objects.exclude(evidence_quote="")
    place = StrIndex("evidence_paragraph__text", F("evidence_quote"))
    wrong = quoted.annotate(place=place).filter(Q(place=0) | Q(evidence_paragraph__isnull=True))
    return Outcome(
        "{} quotes that serve as evidence stand in their paragraphs.",
        quoted.count(),
        [
            f"{code}: the evidence of {day} is not in its paragraph"
            for code, day in wrong.order_by("pk").values_list("pledge__code", "effective_on")
        ],
    )


def quotes_are_followed() -> Outcome:
    """What moved stands where its last line of history put it; what stands in a former text is listed as lost."""
    outcome = Outcome("{} quotes and pieces of evidence stand where better text put them.", 0)
    standing_at = dict(Source.objects.filter(moves__isnull=False).values_list("pk", "paragraph"))
    rested_on = StatusUpdate.objects.filter(moves__isnull=False)
    began_at = dict(rested_on.values_list("pk", "evidence_paragraph"))
    lines = QuoteMove.objects.order_by("source", "status_update", "recorded_at", "pk").annotate(
        was=words_of("from"),
        became=words_of("to"),
        code=Coalesce("source__pledge__code", "status_update__pledge__code"),
    )
    read = lines.values_list(*MOVE, named=True).iterator(chunk_size=ROWS)
    for (source, update), moves in groupby(read, attrgetter("source", "status_update")):
        outcome.looked_at += 1
        course = list(moves)
        last = course[-1].to_paragraph or course[-1].from_paragraph
        agrees = last == standing_at[source] if source else course[0].from_paragraph == began_at[update]
        if not agrees or not is_unbroken(course):
            what = "its quote" if source else "its evidence"
            outcome.failures.append(f"{course[0].code}: {what} is not where its moves put it")
    unsaid = Source.objects.lost().filter(moves=None).order_by("pk").values_list("pledge__code", *PLACE)
    outcome.failures += [
        f"{code}: its quote is in a former text, {slug} paragraph {number}, and no line says that it was lost"
        for code, slug, number in unsaid
    ]
    return outcome


MOVE = (
    "source", "status_update", "from_paragraph", "from_start", "from_end", "to_paragraph", "to_start", "to_end",
    "recorded_by", "was", "became", "code",
)  # fmt: skip


def words_of(side: str) -> Substr:
    """The words at one end of a move; cut off where the paragraph ends."""
    return Substr(f"{side}_paragraph__text", F(f"{side}_start") + 1, F(f"{side}_end") - F(f"{side}_start"))


def is_unbroken(course: list) -> bool:
    """Each line begins where the one before it ended, and none but a person's choice changes a word."""
    place = (course[0].from_paragraph, course[0].from_start, course[0].from_end)
    for line in course:
        if (line.from_paragraph, line.from_start, line.from_end) != place:
            return False
        if line.to_paragraph:
            place = (line.to_paragraph, line.to_start, line.to_end)
            same = line.was.translate(FIXED_SPACES) == line.became.translate(FIXED_SPACES)
            if len(line.became) != line.to_end - line.to_start or not (same or line.recorded_by):
                return False
    return True


def lost_quotes_are_listed() -> Outcome:
    """How many quotes and pieces of evidence wait for a person; `?quote=lost` lists their pledges."""
    lost = Source.objects.lost().count() + StatusUpdate.objects.with_lost_evidence().count()
    return Outcome("{} of them are lost and listed as such.", lost)


# ---- candidates -----------------------------------------------------------------------------------------------
def candidates_stand() -> Outcome:
    """Every proposal is the paragraph's text at its place; those of a text that was replaced are decided."""
    there = Substr("paragraph__text", F("start") + 1, F("end") - F("start"))
    every = Candidate.objects.order_by("pk")
    elsewhere = every.annotate(there=there).exclude(quote=F("there")).values_list(*PLACE, "start", "end")
    former = every.open().filter(paragraph__edition__isnull=False)
    waiting = former.values_list(*PLACE, "start", "end")
    return Outcome(
        "{} proposals stand at their place.",
        Candidate.objects.count(),
        [f"a proposal is not in {slug} paragraph {number} at {a}-{b}" for slug, number, a, b in elsewhere]
        + [
            f"a proposal waits in a former text, {slug} paragraph {number} at {a}-{b}"
            for slug, number, a, b in waiting
        ],
    )


def decisions_agree() -> Outcome:
    """A recorded proposal's pledge quotes that letter or has evidence in it; a dismissal says who dismissed."""
    letter = OuterRef("paragraph__letter")
    quoting = Source.objects.filter(pledge=OuterRef("pledge"), paragraph__letter=letter)
    resting = StatusUpdate.objects.filter(pledge=OuterRef("pledge"), evidence_paragraph__letter=letter)
    decided = Candidate.objects.decided().order_by("pk")
    recorded = decided.in_state(Candidate.State.RECORDED)
    unfounded = recorded.exclude(Exists(quoting)).exclude(Exists(resting)).values_list("pledge__code", *PLACE)
    unsaid = decided.in_state(Candidate.State.DISMISSED).filter(decided_by=None).values_list(*PLACE)
    return Outcome(
        "{} decisions about proposals agree with the pledges.",
        decided.count(),
        [
            f"{code} has no words from {slug}, where paragraph {number} proposed it"
            for code, slug, number in unfounded
        ]
        + [
            f"nobody is said to have dismissed a proposal in {slug} paragraph {number}"
            for slug, number in unsaid
        ],
    )


# ---- letters --------------------------------------------------------------------------------------------------
def references_resolve() -> Outcome:
    """A reference links to the letter with its identifier, if that is stored, and to no other; its words are there."""
    outcome = Outcome("{} references lead where their identifiers say.", 0)
    # The first letter of an identifier is the one that is meant: hence the last goes in first.
    letters = Letter.objects.exclude(identifier="").order_by("-pk").values_list("identifier", "pk")
    stored = dict(letters.iterator(chunk_size=ROWS))
    known = Reference.objects.order_by("pk").annotate(length=Length("paragraph__text"))
    for block in blocks(known.values_list(*PLACE, "identifier", "letter", "end", "length")):
        outcome.looked_at += len(block)
        outcome.failures += [
            f"{identifier or 'a reference'} in {slug} paragraph {number}"
            for slug, number, identifier, letter, end, length in block
            if letter != stored.get(identifier) or end > length
        ]
    return outcome


def files_are_whole() -> Outcome:
    """Every original file is there, those of former texts too, and has the hash that it was stored under."""
    outcome = Outcome("{} original files are there, unchanged.", 0)
    letters = Letter.objects.order_by("pk").only("slug", "file", "sha256")
    former = Edition.objects.order_by("pk").select_related("letter")
    named: Iterator[tuple[Letter | Edition, str]] = chain(
        ((letter, letter.slug) for letter in letters.iterator(chunk_size=ROWS)),
        ((text, f"{text.letter.slug} text {text.number}") for text in former.iterator(chunk_size=ROWS)),
    )
    for owner, name in named:
        outcome.looked_at += 1
        found = hash_of(owner)
        if found != owner.sha256:
            outcome.failures.append(f"{name}: the file {'has changed' if found else 'is missing'}")
    return outcome


def hash_of(owner: Letter | Edition) -> str:
    """SHA-256 of the file of a letter or a former text; empty when it cannot be read."""
    found = hashlib.sha256()
    try:
        with owner.file.storage.open(owner.file.name or "") as file:
            for piece in file.chunks(PIECE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


# ---- search ---------------------------------------------------------------------------------------------------
def search_agrees() -> Outcome:
    """What is searched is what the texts say: every row is in the index, with its words of now, and nothing else is."""
    outcome = Outcome("{} texts are found by the words that stand in them.", 0)
    rules = schema.stored_rules(connection)
    if rules != words_searched.RULES:
        outcome.failures.append(f"the index was made by other rules ({rules or 'unknown'}): run reindex")
    for index in search.INDEXES:
        expected = 0
        for first, last in entries.blocks(index):
            count, differences = entries.differences(index, first, last)
            expected += count
            outcome.failures += [
                f"{index.name}: {what} {key}" for what, keys in vars(differences).items() for key in keys
            ]
        outcome.looked_at += expected
        if (held := entries.count_rows(index.name)) != expected:
            outcome.failures.append(f"{index.name}: {held} entries for {expected} texts")
        outcome.failures += [f"trigger {name} is missing" for name in schema.missing(connection, index)]
    return outcome


# ---- history --------------------------------------------------------------------------------------------------
def history_is_protected() -> Outcome:
    return Outcome(
        "{} history tables refuse changes.",
        len(append_only.TABLES),
        [f"trigger {name} is missing" for name in append_only.missing(connection)],
    )


CHECKS: tuple[Callable[[], Outcome], ...] = (
    statuses_follow_history,
    pasts_follow_history,
    links_agree,
    pledges_have_one_origin,
    quotes_stand,
    evidence_stands,
    quotes_are_followed,
    lost_quotes_are_listed,
    candidates_stand,
    decisions_agree,
    references_resolve,
    files_are_whole,
    search_agrees,
    history_is_protected,
)


def blocks(rows) -> Iterator[list]:
    """The rows of a queryset, a thousand at a time."""
    read = rows.iterator(chunk_size=ROWS)
    while block := list(islice(read, ROWS)):
        yield block
