"""What an analyst's desk adds to a letter: the candidates beside each paragraph, and who has read it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from letters.models import Letter
from tracker.marks import ParagraphMarks, marks_of
from tracker.models import Candidate, RulesRun, User


@dataclass(frozen=True)
class Desk:
    """By paragraph (its key): candidates that wait, those that were dismissed, and its reading marks."""

    candidates: Mapping[int, list[Candidate]] = field(default_factory=dict)
    dismissed: Mapping[int, list[Candidate]] = field(default_factory=dict)
    marks: Mapping[int, ParagraphMarks] = field(default_factory=dict)
    rules_have_run: bool = True


# What who may decide nothing has beside a letter.
NO_DESK = Desk()


def desk_for(letter: Letter, person: User) -> Desk | None:
    """The desk of who may decide candidates, in a few statements however long the letter; None for a reader."""
    if not person.has_perm("tracker.change_candidate"):
        return None
    here = Candidate.objects.in_present_text().filter(paragraph__letter=letter).select_related("decided_by")
    waiting, dismissed = defaultdict(list), defaultdict(list)
    for candidate in here.exclude(state=Candidate.State.RECORDED):
        place = waiting if candidate.state == Candidate.State.OPEN else dismissed
        place[candidate.paragraph_id].append(candidate)
    have_run = RulesRun.objects.filter(letter=letter).exists()
    return Desk(waiting, dismissed, marks_of(letter, person), have_run)
