"""The seven statuses, and what follows from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    OPEN = "open", _("Open")
    IN_PROGRESS = "in_progress", _("In progress")
    PARTLY_FULFILLED = "partly_fulfilled", _("Partly fulfilled")
    FULFILLED = "fulfilled", _("Fulfilled")
    NOT_FULFILLED = "not_fulfilled", _("Not fulfilled")
    SUPERSEDED = "superseded", _("Superseded")
    LAPSED = "lapsed", _("Lapsed")


# An open commitment can still be kept or broken.
OPEN_STATUSES = (Status.OPEN, Status.IN_PROGRESS, Status.PARTLY_FULFILLED)
# A verdict says what came of the pledge, so it needs evidence, or the reason why there is none.
VERDICTS = (Status.PARTLY_FULFILLED, Status.FULFILLED, Status.NOT_FULFILLED)
