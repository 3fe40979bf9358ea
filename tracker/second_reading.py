"""Second reading: another analyst confirms or disputes a verdict. What a person may say, and how it is recorded.

A verdict (partly fulfilled, fulfilled, not fulfilled) waits until somebody else has read it. Whoever has
`tracker.add_secondreading` may dispute it and says why; to confirm it takes `tracker.confirm_statusupdate` as well
(`tracker/roles.py`). Nobody reads their own. A dispute changes no status: a later update answers it. What was said last
of an update holds.
"""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tracker.models import VERDICTS, Pledge, SecondReading, Stale, StatusUpdate, User

Verdict = SecondReading.Verdict


# ---- what one may ----------------------------------------------------------------------------------------------
def can_be_read(update: StatusUpdate) -> bool:
    """Whether it says something that a second reader can judge: a verdict, which was not undone."""
    return update.status in VERDICTS and update.counts


def may_say(person: User, update: StatusUpdate, verdict: str) -> bool:
    """Whether this person may say this of the update. Of their own, nobody may say anything."""
    rights = ["tracker.add_secondreading"]
    if verdict == Verdict.CONFIRMED:
        rights.append("tracker.confirm_statusupdate")
    return update.recorded_by_id != person.pk and person.has_perms(rights)


@dataclass(frozen=True)
class Said:
    """What stands beside an update: what second readers said of it, oldest first, and what this person may say."""

    readings: list[SecondReading] = field(default_factory=list)
    waits: bool = False
    may_confirm: bool = False
    may_dispute: bool = False


def said_of(update: StatusUpdate, person: User | None = None) -> Said:
    """What was said of this update; without a person, only to read."""
    readings = list(update.readings.all())
    if not can_be_read(update):
        return Said(readings)
    confirm, dispute = (person is not None and may_say(person, update, verdict) for verdict in Verdict.values)
    return Said(readings, not readings, confirm, dispute)


# ---- saying it -------------------------------------------------------------------------------------------------
class SecondReadingForm(forms.ModelForm):
    """What a second reader says, of the pledge as they saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = SecondReading
        fields = ["verdict", "note"]
        labels = {"note": _("Note")}
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, update: StatusUpdate, by: User, **options: Any):
        super().__init__(*args, **options)
        self.auto_id = f"id_reading{update.pk}_%s"
        self.instance.update, self.instance.recorded_by = update, update.recorded_by
        self.instance.read_by = by

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == Verdict.DISPUTED and not cleaned.get("note"):
            self.add_error("note", _("Say what you dispute."))
        return cleaned


@transaction.atomic
def read_again(reading: SecondReading, version: int | None = None) -> bool:
    """Record an unsaved second reading; the pledge follows in the same transaction. False if it was said already.

    `version` is that of the pledge which the reader saw; None when nobody was looking. Raises `Stale` when the pledge
    has changed since, and ValidationError when a rule is broken: an update that says nothing to judge, or one's own.
    """
    pledge = Pledge.objects.select_for_update().get(pk=reading.update.pledge_id)
    if said_already(reading):
        return False
    if version is not None and version != pledge.version:
        raise Stale(pledge)
    reading.full_clean()
    reading.save(force_insert=True)
    pledge.replay()
    return True


def said_already(reading: SecondReading) -> bool:
    """Whether the last word on the update is this person's, and the same: the button was pressed twice."""
    last = SecondReading.objects.filter(update=reading.update).order_by("read_at", "pk").last()
    return (
        last is not None
        and (last.read_by_id, last.verdict) == (reading.read_by_id, reading.verdict)
        and reading.note in ("", last.note)
    )
