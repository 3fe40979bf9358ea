"""Proof that the register agrees with itself: what is stored twice is the same twice, and every quote stands.

Each check compares the whole register, in the database where that can compare and in blocks where it cannot, so that
a hundred thousand pledges take seconds. All checks see one moment: work that goes on meanwhile raises no false alarm.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.functions import Length, StrIndex, Substr

from letters.models import Letter, Reference
from tracker import append_only
from tracker.exports.blocks import these
from tracker.exports.snapshot import snapshot
from tracker.models import Pledge, Source, Standing, StatusUpdate, standing

ROWS = 1000
# What `standing` reads of a pledge, and what it works out.
STORED = ("code", "pledged_on", "first_due_on", "status", "status_since", "due_on", "times_shifted")
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
        updates = updates_of([pledge.pk for pledge in block])
        outcome.looked_at += len(block)
        for pledge in block:
            replayed = standing(pledge, updates[pledge.pk])
            stored = Standing(pledge.status, pledge.status_since, pledge.due_on, pledge.times_shifted)
            if stored != replayed:
                outcome.failures.append(
                    f"{pledge.code} is stored as {words(stored)}, its history says {words(replayed)}"
                )
    return outcome


def updates_of(pledges: list[int]) -> dict[int, list]:
    """Pledge -> what `standing` asks of its updates."""
    found = defaultdict(list)
    wanted = StatusUpdate.objects.order_by().filter(pledge__in=these(pledges))
    for update in wanted.values_list(
        "pledge_id", "pk", "status", "effective_on", "recorded_at", "due_on", named=True
    ):
        found[update.pledge_id].append(update)
    return found


def words(stands: Standing) -> str:
    return f"{stands.status} since {stands.since}, due {stands.due_on}, shifted {stands.times_shifted} times"


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
    """Every letter's original file is there, and its content has the hash that it was stored under."""
    outcome = Outcome("{} original files are there, unchanged.", 0)
    for letter in Letter.objects.order_by("pk").only("slug", "file", "sha256").iterator(chunk_size=ROWS):
        outcome.looked_at += 1
        found = hash_of(letter)
        if found != letter.sha256:
            outcome.failures.append(f"{letter.slug}: the file {'has changed' if found else 'is missing'}")
    return outcome


def hash_of(letter: Letter) -> str:
    """SHA-256 of the letter's file; empty when it cannot be read."""
    found = hashlib.sha256()
    try:
        with letter.file.storage.open(letter.file.name or "") as file:
            for piece in file.chunks(PIECE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


# ---- history --------------------------------------------------------------------------------------------------
def history_is_protected() -> Outcome:
    return Outcome(
        "{} history tables refuse changes.",
        len(append_only.TABLES),
        [f"trigger {name} is missing" for name in append_only.missing(connection)],
    )


CHECKS: tuple[Callable[[], Outcome], ...] = (
    statuses_follow_history,
    pledges_have_one_origin,
    quotes_stand,
    evidence_stands,
    references_resolve,
    files_are_whole,
    history_is_protected,
)


def blocks(rows) -> Iterator[list]:
    """The rows of a queryset, a thousand at a time."""
    read = rows.iterator(chunk_size=ROWS)
    while block := list(islice(read, ROWS)):
        yield block
