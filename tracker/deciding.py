"""What a person decides about a candidate: it becomes a pledge, or is dismissed; and a dismissal can be taken back.

Whoever decides locks the paragraph first, as everybody does who works on its words: so of two people who decide at once
the second one sees what the first one did.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from letters.models import Paragraph
from tracker.models import Candidate, Pledge, User
from tracker.overlap import is_about

if TYPE_CHECKING:
    from tracker.recording import RecordForm


class Decided(Exception):
    """Somebody has decided meanwhile, or the words are in a text that was replaced. `candidate` is as it is now."""

    def __init__(self, candidate: Candidate):
        super().__init__(f"{candidate} is {candidate.state}")
        self.candidate = candidate


@transaction.atomic
def record(candidate: Candidate, form: "RecordForm", by: User) -> Pledge | None:
    """The pledge that a valid form describes, made from this candidate; None when the form found an error.

    Raises `Decided`, and `TextReplaced` of `tracker.recording`.
    """
    candidate = locked(candidate, Candidate.State.OPEN)
    pledge = form.record(by)
    if pledge:
        mark_recorded(candidate, pledge, by)
    return pledge


@transaction.atomic
def dismiss(candidate: Candidate, reason: str, note: str, by: User) -> Candidate:
    """It is no pledge, for one of `Candidate.Reason`. Raises `Decided`."""
    candidate = locked(candidate, Candidate.State.OPEN)
    candidate.state, candidate.reason, candidate.reason_note = Candidate.State.DISMISSED, reason, note
    candidate.decided_by, candidate.decided_at = by, timezone.now()
    candidate.save()
    return candidate


@transaction.atomic
def restore(candidate: Candidate, by: User) -> Candidate:
    """A dismissed candidate is open again; one that is open stays so. Raises `Decided` when it is recorded."""
    candidate = locked(candidate, Candidate.State.OPEN, Candidate.State.DISMISSED)
    candidate.state, candidate.reason, candidate.reason_note = Candidate.State.OPEN, "", ""
    candidate.decided_by, candidate.decided_at = None, None
    candidate.save()
    return candidate


def settle(paragraph: Paragraph, start: int, end: int, pledge: Pledge, by: User | None) -> None:
    """The open candidates for these words are recorded: a person made a pledge of the words by hand.

    Call it where the paragraph is locked.
    """
    for candidate in Candidate.objects.open().filter(paragraph=paragraph):
        if is_about(candidate.start, candidate.end, start, end):
            mark_recorded(candidate, pledge, by)


@transaction.atomic
def use_as_evidence(candidate: Candidate, pledge: Pledge, by: User) -> bool:
    """Mark a candidate as recorded with a pledge that it now is evidence of; call it when the update is stored.

    False, and nothing is marked, where no update of the pledge rests on the candidate's letter: then the person chose
    other evidence. Raises `Decided`.
    """
    candidate = locked(candidate, Candidate.State.OPEN)
    letter = candidate.paragraph.letter_id
    if not pledge.updates.filter(evidence_paragraph__letter=letter).exists():
        return False
    mark_recorded(candidate, pledge, by)
    return True


def locked(candidate: Candidate, *states: str) -> Candidate:
    """The candidate as it is now, locked by its paragraph. Raises `Decided` when its state is none of these.

    Raises Candidate.DoesNotExist when the rules propose it no longer.
    """
    found = Paragraph.objects.select_for_update().filter(pk=candidate.paragraph_id).exists()
    now = Candidate.objects.select_related("paragraph", "pledge", "decided_by").get(pk=candidate.pk)
    if not found or now.paragraph_id != candidate.paragraph_id or now.state not in states:
        raise Decided(now)
    return now


def mark_recorded(candidate: Candidate, pledge: Pledge, by: User | None) -> None:
    candidate.state, candidate.pledge = Candidate.State.RECORDED, pledge
    candidate.decided_by, candidate.decided_at = by, timezone.now()
    candidate.save()
