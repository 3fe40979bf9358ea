"""Which pledges wait for somebody: a line on the overview for each reason, and the list behind it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from tracker.models import Pledge, SecondReadingState, User
from tracker.models.pledge_queries import PledgeQuerySet

TO_REVIEW = ngettext_lazy("pledge to check again", "pledges to check again", "count")
TO_CONFIRM = ngettext_lazy("verdict waits for a second reader", "verdicts wait for a second reader", "count")
DISPUTED = ngettext_lazy("verdict is disputed", "verdicts are disputed", "count")
LOST = ngettext_lazy("pledge has lost a quote", "pledges have lost a quote", "count")
UNPROVEN = ngettext_lazy(
    "pledge is late, without evidence since its deadline",
    "pledges are late, without evidence since their deadline",
    "count",
)


@dataclass(frozen=True)
class Line:
    """So many pledges wait for one reason; `query` is that of the list which shows exactly these."""

    count: int
    query: str
    words: Promise

    @property
    def label(self) -> str:
        return str(self.words % {"count": self.count})


def pledges_waiting_for(person: User) -> list[Line]:
    """What waits for this person, one statement a line; reasons for which nothing waits are left out.

    To check again: what they own, and what nobody owns. Disputed: the verdicts that they recorded; for whoever confirms
    verdicts, all. Late pledges are counted as the overview counts them, without those that repeat another.
    """
    every = Pledge.objects.all()
    mine = every.on_desk().owned_by_any([person.pk], or_nobody=True)
    waiting = [
        (mine, f"review=desk&owner={person.pk}&owner=none", TO_REVIEW),
        *verdicts_waiting_for(person, every),
        (every.with_lost_quote(), "quote=lost", LOST),
        (every.counted().late().without_evidence(), "late=true&evidence=none&repeats=false", UNPROVEN),
    ]
    lines = [Line(pledges.count(), query, words) for pledges, query, words in waiting]
    return [line for line in lines if line.count]


def verdicts_waiting_for(person: User, pledges: PledgeQuerySet) -> list[tuple]:
    """Those of others to confirm, and those disputed."""
    to_read = pledges.in_second_reading(SecondReadingState.NEEDED).with_verdict_by_others([person.pk])
    disputed = pledges.in_second_reading(SecondReadingState.DISPUTED)
    if person.has_perm("tracker.confirm_statusupdate"):
        return [
            (to_read, f"second_reading=needed&verdict_not_by={person.pk}", TO_CONFIRM),
            (disputed, "second_reading=disputed", DISPUTED),
        ]
    own = disputed.with_verdict_by([person.pk])
    return [(own, f"second_reading=disputed&verdict_by={person.pk}", DISPUTED)]
