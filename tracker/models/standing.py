"""Where a pledge stands, and where it stood: the one place that says what a history amounts to.

Everything here follows from a pledge's status updates, the second readings of them, and the two particulars that an
update builds on (the day it was made, the letter's deadline). So it can be worked out anew at any time, which
`check_register` does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.status import VERDICTS, Status

ALWAYS, FOR_EVER = date.min, date.max


class SecondReadingState(models.TextChoices):
    """What a second analyst said of the verdict that stands. A pledge without a verdict has none of these."""

    NEEDED = "needed", _("waits for a second reader")
    CONFIRMED = "confirmed", _("confirmed")
    DISPUTED = "disputed", _("disputed")


@dataclass(frozen=True)
class Standing:
    """What a pledge's history amounts to. The fields have the names of those stored on the pledge."""

    status: str
    status_since: date | None
    due_on: date | None
    times_shifted: int
    days_shifted: int
    claimed_status: str
    claimed_on: date | None
    second_reading: str


class Particulars(NamedTuple):
    """What a standing takes from the pledge itself; `known_from` is the moment when this was recorded."""

    known_from: datetime
    pledged_on: date | None
    first_due_on: date | None


class Stay(NamedTuple):
    """A standing on the days from `from_on` to the one before `until_on`, as known from one moment to another."""

    from_on: date
    until_on: date
    known_from: datetime
    known_until: datetime | None
    standing: Standing


def standing(pledge: Any, updates: Iterable[Any], readings: Iterable[Any] = ()) -> Standing:
    """Where a pledge stands after these updates and readings of them, in whatever order they come.

    Without any update a pledge is open since it was made. Status comes from the update with the latest
    (`effective_on`, `recorded_at`). The first deadline is the letter's, or where that states none the first that an
    update gave; each later one is a shift. An update that was undone counts for nothing, nor does what undid it.
    """
    in_order = sorted(
        counting(updates), key=lambda update: (update.effective_on, update.recorded_at, update.pk)
    )
    deadlines = [day for day in (pledge.first_due_on, *(update.due_on for update in in_order)) if day]
    claims = [update for update in in_order if update.claimed_status]
    last = in_order[-1] if in_order else None
    return Standing(
        status=last.status if last else Status.OPEN.value,
        status_since=last.effective_on if last else pledge.pledged_on,
        due_on=deadlines[-1] if deadlines else None,
        times_shifted=max(len(deadlines) - 1, 0),
        days_shifted=(deadlines[-1] - deadlines[0]).days if deadlines else 0,
        claimed_status=claims[-1].claimed_status if claims else "",
        claimed_on=claims[-1].effective_on if claims else None,
        second_reading=state_of(last, readings),
    )


def counting(updates: Iterable[Any]) -> list[Any]:
    """These updates without those that were undone and those that undid them."""
    every = list(updates)
    undone = {update.undoes_id for update in every if update.undoes_id}
    return [update for update in every if not update.undoes_id and update.pk not in undone]


def state_of(update: Any, readings: Iterable[Any]) -> str:
    """Of an update: whether its verdict waits for a second reader, was confirmed or disputed; "" for no verdict."""
    if update is None or update.status not in VERDICTS:
        return ""
    said = [reading for reading in readings if reading.update_id == update.pk]
    last = max(said, key=lambda reading: (reading.read_at, reading.pk), default=None)
    return last.verdict if last else SecondReadingState.NEEDED.value


def stays(versions: Sequence[Particulars], updates: Sequence[Any], readings: Sequence[Any]) -> set[Stay]:
    """Every standing that a pledge has had: on which days, and as known when.

    `versions` are its particulars, oldest first. On any day, as known at any moment since it was recorded, exactly one
    holds.
    """
    moments = {version.known_from for version in versions} | {update.recorded_at for update in updates}
    moments |= {reading.read_at for reading in readings}
    began: dict[tuple, datetime] = {}
    found = set()
    for moment in sorted(moment for moment in moments if moment >= versions[0].known_from):
        known = set(as_known(moment, versions, updates, readings))
        for stay in [stay for stay in began if stay not in known]:
            found.add(Stay(stay[0], stay[1], began.pop(stay), moment, stay[2]))
        for stay in known - began.keys():
            began[stay] = moment
    return found | {Stay(stay[0], stay[1], since, None, stay[2]) for stay, since in began.items()}


def as_known(moment, versions, updates, readings) -> Iterable[tuple[date, date, Standing]]:
    """The standings in the order of days, by what had been recorded at this moment."""
    particulars = [version for version in versions if version.known_from <= moment][-1]
    recorded = [update for update in updates if update.recorded_at <= moment]
    read = [reading for reading in readings if reading.read_at <= moment]
    # An undone update and its undoing go together, whatever day either is on.
    counted = counting(recorded)
    days = [ALWAYS, *sorted({update.effective_on for update in counted})]
    for first, after in zip(days, [*days[1:], FOR_EVER], strict=True):
        if first < after:
            until_then = [update for update in counted if update.effective_on <= first]
            yield first, after, standing(particulars, until_then, read)


class PastStanding(models.Model):
    """A stored `Stay`: how `?as_of=` answers in one join. `replaying` writes these rows, and nothing else does."""

    pledge = models.ForeignKey("tracker.Pledge", models.CASCADE, related_name="past")
    from_on = models.DateField()
    until_on = models.DateField()
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True)
    status = models.CharField(max_length=20, choices=Status)
    status_since = models.DateField(null=True)
    due_on = models.DateField(null=True)
    times_shifted = models.PositiveSmallIntegerField(default=0)
    days_shifted = models.IntegerField(default=0)
    claimed_status = models.CharField(max_length=20, choices=Status, blank=True)
    claimed_on = models.DateField(null=True)
    second_reading = models.CharField(max_length=10, choices=SecondReadingState, blank=True)

    class Meta:
        ordering = ["pledge", "known_from", "from_on"]
        verbose_name, verbose_name_plural = _("past standing"), _("past standings")
        indexes = [
            models.Index(
                fields=["pledge", "from_on"],
                name="standing_as_known_now",
                condition=models.Q(known_until=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_on__lt=models.F("until_on")), name="past_standing_has_days"
            ),
        ]

    def __str__(self):
        return f"{self.pledge_id} {self.status} {self.from_on} – {self.until_on}"
