"""What a digest says. What is the same for everybody is read once a run; each person costs one statement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from letters.keys import these
from tracker.changes import Entry, Scope, entries, newest
from tracker.digests.timing import Due
from tracker.models import BatchLine, Following, Pledge, SavedView, User
from tracker.models import review_queries as review
from tracker.models.standing import SecondReadingState
from tracker.saved_views import rows_of

# So many changes a run reads at most: the newest. Whoever was told nothing for long finds older ones on the page.
MOST_CHANGES = 5_000
CONFIRMS = "tracker.confirm_statusupdate"


@dataclass(frozen=True)
class Digest:
    """What one person is told. The lists are disjoint but for `to_review`, which says why to look at some of them."""

    due: Due
    late: list[Pledge] = field(default_factory=list)
    open: list[Pledge] = field(default_factory=list)
    to_review: list[Pledge] = field(default_factory=list)
    to_confirm: list[Pledge] = field(default_factory=list)
    changes: list[Entry] = field(default_factory=list)
    views: list[SavedView] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.open or self.to_review or self.to_confirm or self.changes)


class Run:
    """All that the digests of one run are made from."""

    def __init__(self, all_due: Sequence[Due], until: datetime):
        self.followed = followed_by([due.person for due in all_due])
        since = min((due.since for due in all_due), default=until)
        self.entries = (
            entries(newest(Scope(since=since, until=until), 0, MOST_CHANGES)) if self.followed else []
        )
        self.pledges = pledges_of(self.entries)
        self.changed = sorted(set().union(*self.pledges.values()))
        self.unconfirmed = waiting_for_a_second_reader()
        self.rows: dict[int, frozenset[int]] = {}

    def digest(self, due: Due) -> Digest:
        own = own_pledges(due.person)
        views = self.followed.get(due.person.pk, [])
        return Digest(
            due,
            late=[pledge for pledge in own if pledge.days_late],
            open=[pledge for pledge in own if not pledge.days_late],
            to_review=[pledge for pledge in own if pledge.comes_to_desk],
            to_confirm=self.to_confirm(due.person),
            changes=self.changes(views, due.since),
            views=views,
        )

    def to_confirm(self, person: User) -> list[Pledge]:
        """Verdicts of others, for whoever may confirm them."""
        if not person.has_perm(CONFIRMS):
            return []
        return [pledge for pledge in self.unconfirmed if pledge.verdict_by != person.pk]

    def changes(self, views: Iterable[SavedView], since: datetime) -> list[Entry]:
        """What changed in any of these views; a change in two of them is told once."""
        rows = frozenset().union(*(self.rows_in(view) for view in views))
        return [
            entry
            for entry in self.entries
            if entry.at >= since and not rows.isdisjoint(self.pledges[entry.stream, entry.key])
        ]

    def rows_in(self, view: SavedView) -> frozenset[int]:
        """The changed pledges that a view shows now; asked once a run, whoever follows it."""
        if view.pk not in self.rows:
            shown = rows_of(view).qs.order_by().filter(pk__in=these(self.changed)) if self.changed else []
            self.rows[view.pk] = frozenset(pledge.pk for pledge in shown)
        return self.rows[view.pk]


def followed_by(people: Sequence[User]) -> dict[int, list[SavedView]]:
    """Person -> the views that they follow, and still see."""
    seen = Q(view__is_shared=True) | Q(view__owner=F("person"))
    rows = (
        Following.objects.filter(seen, person__in=people)
        .select_related("view")
        .order_by("person", "view__name")
    )
    found = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row.view)
    return dict(found)


def pledges_of(entries: Sequence[Entry]) -> dict[tuple[str, int], set[int]]:
    """Change -> the pledges that it is about: both ends of a link, and all of a batch."""
    found: dict[tuple[str, int], set[int]] = {}
    for entry in entries:
        ends = [entry.pledge.pk] if entry.pledge else []
        found[entry.stream, entry.key] = {*ends, *filter(None, [getattr(entry.thing, "other_id", None)])}
    batches = [entry.key for entry in entries if entry.stream == "batch"]
    for batch, pledge in (
        BatchLine.objects.order_by().filter(batch__in=batches).values_list("batch", "pledge")
    ):
        found["batch", batch].add(pledge)
    return found


def own_pledges(person: User) -> list[Any]:
    """The open pledges of a person, late ones first, then by their deadline; each with whether it is to be reviewed."""
    rows = Pledge.objects.open().owned_by_any([person]).annotate(comes_to_desk=review.is_on_desk())
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk"))


def waiting_for_a_second_reader() -> list[Any]:
    """Pledges whose verdict nobody has read again, each with who recorded it."""
    rows = Pledge.objects.filter(second_reading=SecondReadingState.NEEDED)
    return list(rows.annotate(verdict_by=review.who_said()).order_by("status_since", "pk"))
