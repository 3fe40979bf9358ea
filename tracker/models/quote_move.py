"""What becomes of quotes and evidence when a letter gets better text: one line each, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph
from tracker.models.history import StatusUpdate
from tracker.models.source import Source


class QuoteMoveQuerySet(models.QuerySet):
    def of_pledge(self, pledge):
        """The moves of this pledge's quotes and of its evidence, oldest first."""
        return self.filter(Q(source__pledge=pledge) | Q(status_update__pledge=pledge))

    def for_timeline(self):
        return self.select_related(
            "recorded_by",
            "source",
            "status_update",
            "from_paragraph__edition",
            "from_paragraph__letter__dossier",
            "to_paragraph__edition",
            "to_paragraph__letter__dossier",
        )


class QuoteMove(models.Model):
    """A quote, or the evidence of a status update, followed its words to a new text; or could not.

    Without a new place it is lost: the words were found `found` times, which is never, more than once, or once where
    they mean something else (`letters.anchoring`), and a person decides. A person's choice is a line with
    `recorded_by`. Append-only, like all history (`append_only.py`).
    """

    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="moves")
    status_update = models.ForeignKey(
        StatusUpdate, models.PROTECT, null=True, blank=True, related_name="moves"
    )
    from_paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="+")
    from_start = models.PositiveIntegerField()
    from_end = models.PositiveIntegerField()
    to_paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, blank=True, related_name="+")
    to_start = models.PositiveIntegerField(null=True, blank=True)
    to_end = models.PositiveIntegerField(null=True, blank=True)
    found = models.PositiveIntegerField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = QuoteMoveQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "id"]
        verbose_name, verbose_name_plural = _("move of a quote"), _("moves of quotes")
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True, status_update__isnull=False)
                | Q(source__isnull=False, status_update__isnull=True),
                name="a_move_is_of_a_quote_or_of_evidence",
            ),
            models.CheckConstraint(
                condition=Q(to_paragraph__isnull=True, to_start__isnull=True, to_end__isnull=True)
                | Q(to_paragraph__isnull=False, to_start__isnull=False, to_end__gt=F("to_start")),
                name="a_move_has_a_whole_place_or_none",
            ),
        ]

    def __str__(self):
        return f"{self.source or self.status_update}: {self.from_paragraph} → {self.to_paragraph or '?'}"

    @property
    def words(self):
        """The words as they stood where they came from."""
        return self.from_paragraph.text[self.from_start : self.from_end]

    @property
    def new_words(self):
        """The words where they went; empty when they are lost."""
        return self.to_paragraph.text[self.to_start : self.to_end] if self.to_paragraph else ""
