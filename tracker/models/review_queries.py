"""When an open pledge comes to the desk of whoever follows it, as conditions on `Pledge`.

There are three reasons: the day to check it again has come; a letter came into one of its dossiers after it was last
looked at or changed; and nothing has happened for `REVIEW_AFTER_MONTHS`. To look at a pledge again is a change of it
too (`tracker.review`), so `updated_at` says both.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from letters.models import Letter
from tracker import looking_back
from tracker.models.status import OPEN_STATUSES


def is_due_for_review(on: date | None = None) -> Q:
    return Q(status__in=OPEN_STATUSES, review_on__lte=on or looking_back.today())


def is_silent(on: date | None = None) -> Q:
    """Nothing happened for so many months; with `REVIEW_AFTER_MONTHS` 0, no pledge is ever silent."""
    since = silent_since(on or looking_back.today())
    return Q(status__in=OPEN_STATUSES, updated_at__lt=since) if since else Q(pk__in=[])


def silent_since(on: date) -> datetime | None:
    """The moment since which something must have happened; None where silence is no reason."""
    if not settings.REVIEW_AFTER_MONTHS:
        return None
    after = months_before(on, settings.REVIEW_AFTER_MONTHS) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(after, time.min), timezone.get_default_timezone())


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month: six before 31 August is 28 or 29 February."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    if year < 1:
        return date(1, 1, 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def has_new_letter() -> Q:
    """A letter that is filed, first or also, in a dossier from which the pledge is quoted was stored since."""
    own = "letters__paragraphs__sources__pledge"
    since = Letter.objects.order_by().filter(imported_at__gt=OuterRef("updated_at"))
    filed = Exists(since.filter(**{f"dossier__{own}": OuterRef("pk")}))
    also = Exists(since.filter(**{f"also_in__{own}": OuterRef("pk")}))
    return Q(status__in=OPEN_STATUSES) & (Q(filed) | Q(also))


def has_no_evidence() -> Q:
    """No update with evidence counts that took effect on the deadline or after it; without a deadline, none ever."""
    proven = history().with_evidence().order_by()
    since = proven.filter(effective_on__gte=OuterRef("due_on"))
    return ~Q(Exists(since)) & (Q(due_on__isnull=False) | ~Q(Exists(proven)))


def who_said() -> Subquery:
    """Who recorded the update that a pledge stands on."""
    return Subquery(history().newest_first().values("recorded_by")[:1])


def history() -> Any:
    """The updates of a pledge that count."""
    return apps.get_model("tracker", "StatusUpdate").objects.counting().filter(pledge=OuterRef("pk"))


def is_on_desk(on: date | None = None) -> Q:
    return is_due_for_review(on) | is_silent(on) | has_new_letter()
