"""What lets a program in for a person, what has been sent to a person, and what a person has sent us once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccessToken(models.Model):
    """Lets a feed reader, a calendar or a script read what its person may read. Shown once; only its hash is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    last_used_on = models.DateField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name, verbose_name_plural = _("access token"), _("access tokens")

    def __str__(self):
        return self.name


class SentDigest(models.Model):
    """A digest that a person was sent: what happened until `until` is not told again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    # The day whose digest it is: a second run on that day sends nothing.
    for_day = models.DateField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    # Empty when there was nothing to say; otherwise its subject.
    subject = models.CharField(max_length=200, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-for_day", "-id"]
        verbose_name, verbose_name_plural = _("digest"), _("digests")
        constraints = [models.UniqueConstraint(fields=["person", "for_day"], name="one_digest_a_day")]

    def __str__(self):
        return f"{self.person} {self.for_day}"


class Submission(models.Model):
    """A form that was sent and done. The same key again changes nothing, and leads where the first one led."""

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # What was sent, so that the same key with other words is not taken for the same.
    digest = models.CharField(max_length=64)
    leads_to = models.CharField(max_length=2000, blank=True)
    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-done_at"]
        verbose_name, verbose_name_plural = _("form that was sent"), _("forms that were sent")

    def __str__(self):
        return str(self.key)
