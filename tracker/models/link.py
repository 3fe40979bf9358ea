from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.pledge import Pledge


class PledgeLinkQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody has withdrawn: what everything but the history reads."""
        return self.filter(withdrawn_at=None)

    def between(self, pledges):
        """Those with one of these pledges (or their keys) at either end."""
        return self.filter(Q(pledge__in=pledges) | Q(other__in=pledges))


class PledgeLink(models.Model):
    """How one pledge bears on another: `pledge` repeats, changes, supplements … `other`. `linking` stores these."""

    class Kind(models.TextChoices):
        REPEATS = "repeats", _("repeats")
        CHANGES = "changes", _("changes")
        SUPPLEMENTS = "supplements", _("supplements")
        REPLACES = "replaces", _("replaces")
        SPLITS_FROM = "splits_from", _("splits from")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="links")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    other = models.ForeignKey(
        Pledge, models.PROTECT, related_name="linked_from", verbose_name=_("other pledge")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    # A link that was a mistake is withdrawn and stays in the history.
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    objects = PledgeLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pledge", "id"]
        verbose_name, verbose_name_plural = _("link between pledges"), _("links between pledges")
        indexes = [
            models.Index(fields=["recorded_at"], name="link_by_moment"),
            models.Index(fields=["withdrawn_at"], name="link_by_withdrawal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "kind", "other"],
                condition=Q(withdrawn_at=None),
                name="one_link_a_kind",
                violation_error_message=_("These pledges are linked so already."),
            ),
            models.UniqueConstraint(
                fields=["pledge"],
                condition=Q(kind="repeats", withdrawn_at=None),
                name="repeats_one_pledge",
                violation_error_message=_("A pledge repeats one other; this one repeats another already."),
            ),
            models.CheckConstraint(condition=~Q(pledge=F("other")), name="pledge_does_not_link_to_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=["repeats", "changes", "supplements", "replaces", "splits_from"]),
                name="link_kind_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.pledge.code} {self.get_kind_display()} {self.other.code}"

    def seen_from(self, pledge):
        """(relation in words, the pledge at the other end): `repeats` from one end is `repeated by` from the other."""
        if pledge.pk == self.pledge_id:
            return self.get_kind_display(), self.other
        return INWARD[self.kind], self.pledge


# A link seen from its other end.
INWARD = {
    PledgeLink.Kind.REPEATS: _("repeated by"),
    PledgeLink.Kind.CHANGES: _("changed by"),
    PledgeLink.Kind.SUPPLEMENTS: _("supplemented by"),
    PledgeLink.Kind.REPLACES: _("replaced by"),
    PledgeLink.Kind.SPLITS_FROM: _("split into"),
}
