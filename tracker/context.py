"""What `base.html` shows on every page."""

from django.conf import settings

from tracker.models import Candidate


def on_every_page(request):
    return {"languages": settings.LANGUAGES, "likely_candidates": count_likely}


def count_likely():
    """How many likely candidates wait for a decision; asked only where it is shown. Open ones are in present texts."""
    return Candidate.objects.open().likely().count()
