from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SavedViewQuerySet(models.QuerySet):
    def seen_by(self, person):
        """A person's own, and those that are shared. Of a private view nobody else learns that it exists."""
        return self.filter(Q(owner=person) | Q(is_shared=True))

    def own_first(self, person):
        return self.annotate(is_own=Q(owner=person)).order_by("-is_own", "name", "id")


class SavedView(models.Model):
    """A query of the pledge list that somebody keeps: filters, sort and columns. Private, or shared by an editor."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="views", verbose_name=_("owner")
    )
    is_shared = models.BooleanField(_("shared with everybody"), default=False)
    # As it stands in an address; columns are among its parameters.
    query = models.TextField(_("query"), blank=True, max_length=4000)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name, verbose_name_plural = _("saved view"), _("saved views")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="one_view_a_name",
                violation_error_message=_("You have a view with this name already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("view_detail", args=[self.slug])


class Following(models.Model):
    """A person wants to hear what changes in a view, in the digest."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="followings")
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="followings")

    class Meta:
        ordering = ["person", "view"]
        verbose_name, verbose_name_plural = _("followed view"), _("followed views")
        constraints = [models.UniqueConstraint(fields=["person", "view"], name="followed_once")]

    def __str__(self):
        return f"{self.person}: {self.view}"
