"""What `base.html` shows on every page."""

from django.conf import settings


def on_every_page(request):
    return {"languages": settings.LANGUAGES}
