"""The register's settings in a world of their own: no value of this machine's environment or `.env` reaches a test.

Only DATABASE_URL is taken from outside: `python -m tests` names each engine with it. Alone it is SQLite.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

data = tempfile.mkdtemp(prefix="nakoming-tests-")
atexit.register(shutil.rmtree, data, ignore_errors=True)

os.environ |= {
    "SECRET_KEY": "only-for-tests",
    "DEBUG": "false",
    "DATA_DIR": data,
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "SITE_URL": "http://127.0.0.1:8000",
    "EMAIL_URL": "console:",
    "TIME_ZONE": "Europe/Amsterdam",
    "LANGUAGE_CODE": "en",
    # Nobody is there: no test calls the official services.
    "OFFICIAL_DOCUMENTS_URL": "http://127.0.0.1:9",
    "OFFICIAL_SRU_URL": "http://127.0.0.1:9/sru",
}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{data}/register.sqlite3")

from tracker.settings import *  # noqa: E402,F403  (the environment comes first)
from tracker.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# A file, not memory: with its own locks and one connection a thread, as in service.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(data) / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Names of static files as they are in the source, so that no test waits for collectstatic.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir()
# Emptied before each test: no test is refused a sign-in because of the tests before it.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
