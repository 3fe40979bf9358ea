"""Which day the register is looked at."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Past:
    """The register on `day`, by what had been recorded until the end of `known`; None is by all that is known now."""

    day: date
    known: date | None = None

    @property
    def known_until(self) -> datetime | None:
        """The moment at which the day `known` was over, in the register's time zone."""
        if self.known is None:
            return None
        midnight = datetime.combine(self.known + timedelta(days=1), datetime.min.time())
        return timezone.make_aware(midnight, timezone.get_default_timezone())

    @property
    def query(self) -> dict[str, str]:
        """The parameters that lead to this day."""
        known = {"known": self.known.isoformat()} if self.known else {}
        return {"as_of": self.day.isoformat(), **known}


# What leads to a day in the past, in the query of every address that shows pledges.
PARAMETERS = frozenset({"as_of", "known"})
LOOKED_AT: ContextVar[Past | None] = ContextVar("looked_at", default=None)


def past() -> Past | None:
    """The day that is looked back at; None on a page of today."""
    return LOOKED_AT.get()


def today() -> date:
    """The day that one looks at: the present one in the register's time zone, or the one that one looks back at.

    Whatever is shown, narrowed or counted by the day asks this; what is recorded asks `timezone.localdate`.
    """
    looked_at = LOOKED_AT.get()
    return looked_at.day if looked_at else timezone.localdate()


def was_known(at: datetime) -> bool:
    """Whether what was recorded at this moment counts for what one looks at."""
    looked_at = LOOKED_AT.get()
    until = looked_at.known_until if looked_at else None
    return until is None or at < until
