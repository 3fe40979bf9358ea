from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph
from tracker.models.pledge import CodeSequence, Pledge
from tracker.models.replaying import remember
from tracker.search import index_pledge


class SourceQuerySet(models.QuerySet):
    def with_place(self):
        return self.select_related("paragraph__letter", "pledge")

    def lost(self):
        """Those that stand in a text that has been replaced: their words were not found in the present one."""
        return self.filter(paragraph__in=Paragraph.every.former().values("pk"))


class Source(models.Model):
    """The exact characters of one paragraph that carry the pledge."""

    class Role(models.TextChoices):
        ORIGIN = "origin", _("Origin")
        REPEATED = "repeated", _("Repeated")
        CHANGED = "changed", _("Changed")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="sources")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="sources")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.ORIGIN)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["pledge", "id"]
        verbose_name, verbose_name_plural = _("source"), _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["pledge"], condition=Q(role="origin"), name="one_origin_a_pledge"
            ),
            models.UniqueConstraint(
                fields=["pledge", "paragraph", "start", "end"], name="one_source_a_place"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="source_has_words"),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="quote_is_as_long_as_its_place"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["origin", "repeated", "changed"]), name="source_role_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.pledge.code}: {self.paragraph}"

    @property
    def is_lost(self):
        """Its words were not found again in the present text of the letter; a person can find them."""
        return self.paragraph.edition_id is not None

    def clean(self):
        is_there = self.paragraph.text[self.start : self.end] == self.quote
        # A slice that goes on behind the end of the text is shorter than it says.
        if not is_there or len(self.quote) != self.end - self.start:
            raise ValidationError({"quote": _("These words are not at this place in the paragraph.")})


@transaction.atomic
def record_pledge(pledge, sources, by, responsible=(), topics=()):
    """Store a new pledge with its sources, all or nothing, and give it the next code.

    `sources` are unsaved `Source`s, the origin among them. Raises ValidationError when a rule is broken: among others
    when a quote is not at its place.
    """
    if sum(source.role == Source.Role.ORIGIN for source in sources) != 1:
        raise ValidationError(_("A pledge has exactly one place where it was made."))
    pledge.code = CodeSequence.take()
    pledge.created_by = by
    pledge.due_on, pledge.status_since = pledge.first_due_on, pledge.pledged_on
    pledge.full_clean()
    with pledge.one_line_of_history():
        pledge.save()
        pledge.responsible.set(responsible)
        pledge.topics.set(topics)
    for source in sources:
        source.pledge = pledge
        source.full_clean()
        source.save()
    remember([pledge], {}, {})
    index_pledge(pledge.pk)
    return pledge


# Why there is a line in the field history of a pledge that changes none of its fields: which source it got.
FURTHER_SOURCE = "source"


@transaction.atomic
def add_source(pledge, source, by):
    """Store an unsaved further source of a pledge; its history says which one, who added it and when.

    Raises ValidationError when a rule is broken: among others when the quote is not at its place.
    """
    pledge = Pledge.objects.select_for_update().get(pk=pledge.pk)
    source.pledge = pledge
    source.full_clean()
    source.save()
    pledge._history_user, pledge._change_reason = by, f"{FURTHER_SOURCE} {source.pk}"
    pledge.save()
    pledge.replay()
    return source
