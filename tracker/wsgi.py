"""The register as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()

from letters.search.checks import warn_at_start  # noqa: E402  (these need the settings)
from tracker.append_only import refuse_to_start_without_triggers  # noqa: E402

refuse_to_start_without_triggers()
warn_at_start()
