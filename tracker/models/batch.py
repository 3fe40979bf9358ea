"""Many pledges changed at once: what was done, to which, and how it can be undone. Append-only."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.party import Party
from tracker.models.pledge import Pledge


class BatchQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related("recorded_by", "undoes", "undone_by__recorded_by")


class Batch(models.Model):
    """One change of many pledges, made in one transaction. `undoes` another: then it put back what that had changed."""

    class Kind(models.TextChoices):
        STATUS = "status", _("Status")
        OWNER = "owner", _("Owner")
        TOPICS = "topics", _("Topics")
        REVIEW = "review", _("Check again on")
        RESPONSIBLE = "responsible", _("Who must act")
        HANDOVER = "handover", _("Handover")

    kind = models.CharField(_("what was changed"), max_length=12, choices=Kind)
    # What was chosen, as the form sent it; for people to read and for the page of the batch.
    chosen = models.JSONField(default=dict)
    note = models.TextField(_("note"), blank=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("undoes")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        verbose_name, verbose_name_plural = _("change of many"), _("changes of many")
        indexes = [models.Index(fields=["recorded_at"], name="batch_by_moment")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.recorded_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("batch_detail", args=[self.pk])

    @property
    def is_over(self):
        """Whether it cannot be undone any more: it was, or it is the undoing of another."""
        return bool(self.undoes_id) or hasattr(self, "undone_by")


class BatchLineQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related("pledge").order_by("pledge")


class BatchLine(models.Model):
    """What a batch did to one pledge. `was` and `became` are the values of the fields that it set."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines")
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="+")
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)

    objects = BatchLineQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "pledge"]
        verbose_name, verbose_name_plural = _("line of a change of many"), _("lines of a change of many")
        constraints = [
            models.UniqueConstraint(fields=["batch", "pledge"], name="one_line_a_pledge_and_batch")
        ]

    def __str__(self):
        return f"{self.batch}: {self.pledge.code}"


class HandoverQuerySet(models.QuerySet):
    def counting(self):
        """Those that were not put back when their batch was undone."""
        return self.exclude(batch__undone_by__lines__pledge=F("pledge"))

    def for_page(self):
        return self.counting().select_related("party")


class Handover(models.Model):
    """From a day on, another party must act on a pledge: at a change of cabinet, say. The earlier one stays visible.

    A handover that was put back never happened.
    """

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="handovers")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("from"))
    successor = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("to"))
    handed_on = models.DateField(_("from which day"))
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="handovers")
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["pledge", "handed_on", "id"]
        verbose_name, verbose_name_plural = _("handover"), _("handovers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(party=F("successor")),
                name="handover_is_to_another",
                violation_error_message=_("A handover is to another party."),
            )
        ]

    def __str__(self):
        return f"{self.pledge.code}: {self.party} → {self.successor}"
