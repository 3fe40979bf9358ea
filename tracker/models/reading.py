"""Who read what: the proof that nothing was passed over, and what was judged not to bear on a pledge."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph
from tracker.models.pledge import Pledge


class ReadingMarkQuerySet(models.QuerySet):
    def in_present_text(self):
        """Those of texts that have been replaced say who read the former words, and nothing of the present ones."""
        return self.filter(paragraph__edition=None)

    def by(self, person):
        return self.filter(person=person)


class ReadingMark(models.Model):
    """A person has read a body paragraph to its end. `no_pledge`: and says that no pledge is made in it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reading_marks")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="reading_marks")
    no_pledge = models.BooleanField(_("no pledge here"), default=False)
    marked_at = models.DateTimeField(_("marked"), default=timezone.now)

    objects = ReadingMarkQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "id"]
        verbose_name, verbose_name_plural = _("reading mark"), _("reading marks")
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "person"], name="one_mark_a_person_and_paragraph")
        ]

    def __str__(self):
        return f"{self.paragraph}: {self.person}"


class NotAbout(models.Model):
    """A person has judged that a paragraph does not bear on a pledge: it is not proposed as evidence again."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="not_about")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pledge", "id"]
        verbose_name, verbose_name_plural = _("judged not about it"), _("judged not about it")
        constraints = [
            models.UniqueConstraint(fields=["pledge", "paragraph"], name="said_once_a_pledge_and_paragraph")
        ]

    def __str__(self):
        return f"{self.pledge.code}: {self.paragraph}"
