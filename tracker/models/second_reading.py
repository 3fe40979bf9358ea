from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.history import StatusUpdate
from tracker.models.status import VERDICTS


class SecondReading(models.Model):
    """Another analyst's word on one status update. Append-only; the last one about an update holds.

    `recorded_by` is a copy of who recorded the update, so that the database itself can see that nobody confirms, or
    disputes, their own.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DISPUTED = "disputed", _("Disputed")

    update = models.ForeignKey(StatusUpdate, models.PROTECT, related_name="readings")
    verdict = models.CharField(_("second reading"), max_length=10, choices=Verdict)
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("read by")
    )
    read_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["update", "read_at", "id"]
        verbose_name, verbose_name_plural = _("second reading"), _("second readings")
        indexes = [models.Index(fields=["read_at"], name="reading_by_moment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["confirmed", "disputed"]), name="second_reading_is_known"
            ),
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=True) | ~Q(read_by=F("recorded_by")),
                name="nobody_reads_their_own_update",
                violation_error_message=_("Nobody is the second reader of their own update."),
            ),
            models.CheckConstraint(
                condition=~Q(verdict="disputed") | ~Q(note=""),
                name="dispute_has_a_note",
                violation_error_message=_("Say what you dispute."),
            ),
        ]

    def __str__(self):
        return f"{self.update}: {self.get_verdict_display()}"

    def clean(self):
        if self.update.status not in VERDICTS:
            raise ValidationError(_("Only a verdict has a second reader."))
        if not self.update.counts:
            raise ValidationError(_("This update was undone: there is nothing to confirm or to dispute."))
        if self.recorded_by_id != self.update.recorded_by_id:
            raise ValidationError(_("This is not who recorded the update."))
