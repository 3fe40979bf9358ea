"""What `base.html` shows on every page."""

from django.conf import settings

from tracker import looking_back
from tracker.looking_back.requests import DayForm
from tracker.models import Candidate


def on_every_page(request):
    return {
        "languages": settings.LANGUAGES,
        "likely_candidates": count_likely,
        "past": looking_back.past(),
        "day_looked_at": looking_back.today(),
        "day_form": DayForm(request),
    }


def count_likely():
    """How many likely candidates wait for a decision; asked only where it is shown. Open ones are in present texts."""
    return Candidate.objects.open().likely().count()
