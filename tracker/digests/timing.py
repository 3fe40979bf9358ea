"""For whom a digest is due, and since when it tells.

A daily digest is of its day; a weekly one is of the Monday of its week, so when no run was made on Monday, the next run
sends it. Whatever the runs that were missed, a digest tells from where the last one ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from tracker.models import SentDigest, User

# What a digest is called, as its problem, while it is being sent.
SENDING = "is being sent"
# Whoever was sending for so long is not there any more.
GIVEN_UP = timedelta(hours=1)
# What a first digest tells: so many days.
FIRST = {User.Digest.DAILY: 1, User.Digest.WEEKLY: 7}


@dataclass(frozen=True)
class Due:
    """One digest to send. `former` is the one of the same day that could not be sent."""

    person: User
    for_day: date
    since: datetime
    until: datetime
    former: SentDigest | None = None


def day_of(choice: str, today: date) -> date:
    """The day whose digest is the present one, of a person who wants it daily or weekly."""
    return today if choice == User.Digest.DAILY else today - timedelta(days=today.weekday())


def all_due(now: datetime) -> list[Due]:
    """The digests that are due at this moment, by the order in which people came."""
    people = User.objects.filter(is_active=True).exclude(digest=User.Digest.OFF).order_by("pk")
    ended, latest = last_ended(), latest_digests()
    return list(which_are_due(people, now, ended, latest))


def which_are_due(people, now: datetime, ended: dict, latest: dict) -> Iterator[Due]:
    for person in people:
        day = day_of(person.digest, timezone.localdate(now))
        former = latest.get((person.pk, day))
        if former is None:
            first = now - timedelta(days=FIRST[User.Digest(person.digest)])
            yield Due(person, day, ended.get(person.pk, first), now)
        elif former.problem and not (former.problem == SENDING and former.sent_at > now - GIVEN_UP):
            yield Due(person, day, former.since, now, former)


def last_ended() -> dict[int, datetime]:
    """Person -> the moment until which they have been told."""
    told = SentDigest.objects.filter(problem="").order_by().values_list("person")
    return dict(told.annotate(Max("until")))


def latest_digests() -> dict[tuple[int, date], SentDigest]:
    """(Person, day) -> the digest of that day: the last one of each person."""
    last = SentDigest.objects.order_by().values("person").annotate(day=Max("for_day")).values("day")
    rows = SentDigest.objects.filter(for_day__in=last)
    return {(row.person_id, row.for_day): row for row in rows}
