from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def in_the_readers_language(name, name_nl):
    """The Dutch name for a Dutch reader where there is one; otherwise the name."""
    return name_nl if name_nl and (get_language() or "").startswith("nl") else name


class Party(models.Model):
    """Who promises, who must act, who is promised: a state, ministry, minister, alliance or organisation."""

    class Kind(models.TextChoices):
        STATE = "state", _("State")
        CABINET = "cabinet", _("Cabinet")
        MINISTRY = "ministry", _("Ministry")
        MINISTER = "minister", _("Minister")
        ALLIANCE = "alliance", _("Alliance")
        ORGANISATION = "organisation", _("Organisation")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    name_nl = models.CharField(_("name in Dutch"), max_length=120, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True, help_text=_("For tables."))
    short_name_nl = models.CharField(_("short name in Dutch"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.ORGANISATION)

    class Meta:
        ordering = ["name"]
        verbose_name, verbose_name_plural = _("party"), _("parties")
        constraints = [
            models.CheckConstraint(
                condition=~Q(slug="none"),
                name="party_is_not_called_none",
                violation_error_message=_(
                    "“none” is how a filter asks for “not stated”. Choose another address."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["state", "cabinet", "ministry", "minister", "alliance", "organisation"]
                ),
                name="party_kind_is_known",
            ),
        ]

    def __str__(self):
        return in_the_readers_language(self.name, self.name_nl)

    @property
    def short(self):
        return in_the_readers_language(self.short_name or self.name, self.short_name_nl or self.name_nl)


class Topic(models.Model):
    """What a pledge is about."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    name_nl = models.CharField(_("name in Dutch"), max_length=120, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name, verbose_name_plural = _("topic"), _("topics")
        constraints = [
            models.CheckConstraint(
                condition=~Q(slug="none"),
                name="topic_is_not_called_none",
                violation_error_message=_(
                    "“none” is how a filter asks for “not stated”. Choose another address."
                ),
            )
        ]

    def __str__(self):
        return in_the_readers_language(self.name, self.name_nl)
