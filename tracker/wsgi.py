"""The register as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()

from tracker.append_only import refuse_to_start_without_triggers  # noqa: E402  (needs the settings)

refuse_to_start_without_triggers()
