"""All configuration, from the environment (and `.env`, if there is one).

A wrong or missing value stops the start with the variable's name and an example. What each variable means for
the person who runs the register stands in the README.
"""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)


def setting(name, example, read=env.str, **options):
    """The value of one variable; a wrong one is refused with its name and an example that would do."""
    try:
        return read(name, **options)
    except (EnvError, ValueError) as error:
        reason = "is not set" if "not set" in str(error) else "has a value that cannot be used"
        raise ImproperlyConfigured(f"{name} {reason}. For example: {name}={example}") from error


def one_of(name, allowed, default):
    value = setting(name, default, default=default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} has a value that cannot be used. For example: {name}={default}")
    return value


def read_text(name, **options):
    """A variable that may be left out, but not be set to nothing."""
    value = env.str(name, **options)
    if not value.strip():
        raise ValueError(f"{name} is empty")
    return value


def read_seconds(name, **options):
    """A number of seconds, from none to a minute."""
    seconds = env.float(name, **options)
    if not 0 <= seconds <= 60:
        raise ValueError(f"{name} is no number of seconds")
    return seconds


def read_months(name, **options):
    """A number of months, from none to a century."""
    months = env.int(name, **options)
    if not 0 <= months <= 1200:
        raise ValueError(f"{name} is no number of months")
    return months


def read_address(name, **options):
    """An http or https address, without a slash at its end."""
    address = urlsplit(env.str(name, **options))
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ValueError(f"{name} is no web address")
    return address.geturl().rstrip("/")


# ---- where things are -----------------------------------------------------------------------------------------
DATA_DIR = Path(setting("DATA_DIR", "/srv/nakoming", read_text, default=str(BASE_DIR / "var"))).resolve()
SITE_URL = setting("SITE_URL", "https://nakoming.example.nl", read_address, default="http://127.0.0.1:8000")
# One rule says whether this is a public register: its own address is https.
HTTPS = SITE_URL.startswith("https://")

DEBUG = setting("DEBUG", "false", env.bool, default=False)


def secret_key():
    """SECRET_KEY, or the one that `make run` made and keeps beside the data."""
    kept = DATA_DIR / "secret_key"
    default = {"default": kept.read_text().strip()} if kept.exists() else {}
    value = setting(
        "SECRET_KEY", "$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')", **default
    )
    if not value:
        raise ImproperlyConfigured("SECRET_KEY is empty. Give it at least 50 random characters.")
    return value


SECRET_KEY = secret_key()
ALLOWED_HOSTS = setting(
    "ALLOWED_HOSTS",
    "nakoming.example.nl,www.nakoming.example.nl",
    env.list,
    default=sorted({urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost"}),
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# ---- what is installed ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "tracker.apps.TrackerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "csp",
    "django_filters",
    "django_tables2",
    "simple_history",
    "letters.apps.LettersConfig",
    "tracker.apps.TrackerConfig",
]
MIDDLEWARE = [
    "tracker.middleware.refuse_nul",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.keeping.SignInFirst",
    "tracker.middleware.speak_the_persons_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "tracker.middleware.keep_private",
    "tracker.middleware.refuse_what_is_too_large",
    "tracker.looking_back.requests.look_back",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.context.on_every_page",
            ],
        },
    },
]

# ---- database -------------------------------------------------------------------------------------------------
# In seconds, before somebody who writes is answered 503 because others are writing. Many at once take a few seconds.
WAITING_FOR_OTHERS = 30
# Without IMMEDIATE, two people who write at once meet "database is locked"; REPLACE fires the triggers that keep
# history append-only only with recursive_triggers.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": WAITING_FOR_OTHERS,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
    ),
}
POSTGRESQL_OPTIONS = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": WAITING_FOR_OTHERS},
    "options": f"-c lock_timeout={WAITING_FOR_OTHERS}s",
}
DATABASES = {
    "default": setting(
        "DATABASE_URL",
        "postgres://nakoming:password@127.0.0.1:5432/nakoming",
        env.dj_db_url,
        default=f"sqlite:///{DATA_DIR / 'nakoming.sqlite3'}",
    )
}
if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
elif DATABASES["default"].get("ENGINE") == "django.db.backends.postgresql":
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRESQL_OPTIONS)
    DATABASES["default"]["CONN_MAX_AGE"] = 0
else:
    raise ImproperlyConfigured(
        "DATABASE_URL has a value that cannot be used. "
        "For example: DATABASE_URL=postgres://nakoming:password@127.0.0.1:5432/nakoming"
    )

# ---- files ----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# ---- people ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "tracker.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
ACCOUNT_ADAPTER = "tracker.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "tracker.accounts.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# An address without an account gets the same answer on the page, and no mail.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
# allauth counts failed sign-ins in the cache: it must be one that every worker sees.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# ---- languages, time, money -----------------------------------------------------------------------------------
LANGUAGES = [("en", _("English")), ("nl", _("Dutch"))]
LANGUAGE_CODE = one_of("LANGUAGE_CODE", ["en", "nl"], "en")
FORMAT_MODULE_PATH = ["tracker.formats"]
LOCALE_PATHS = [BASE_DIR / "tracker" / "locale"]
TIME_ZONE = setting("TIME_ZONE", "Europe/Amsterdam", default="Europe/Amsterdam")
if TIME_ZONE not in available_timezones():
    raise ImproperlyConfigured(
        "TIME_ZONE has a value that cannot be used. For example: TIME_ZONE=Europe/Amsterdam"
    )
USE_TZ = True

# ---- mail -----------------------------------------------------------------------------------------------------
EMAIL = setting(
    "EMAIL_URL", "submission://user:password@mail.example.nl", env.dj_email_url, default="console:"
)
if "EMAIL_BACKEND" not in EMAIL:
    raise ImproperlyConfigured(
        "EMAIL_URL has a value that cannot be used. For example: EMAIL_URL=submission://user:password@mail.example.nl"
    )
EMAIL_BACKEND, EMAIL_TIMEOUT = EMAIL["EMAIL_BACKEND"], 10
EMAIL_HOST, EMAIL_PORT = EMAIL["EMAIL_HOST"] or "", EMAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_USER"] or "", EMAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL["EMAIL_USE_TLS"], EMAIL["EMAIL_USE_SSL"]
DEFAULT_FROM_EMAIL = f"nakoming@{urlsplit(SITE_URL).hostname}"

# ---- headers --------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tracker.views.problems.csrf_failure"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
# The proxy in front must set this header itself, whatever the visitor sent (deploy notes in the README).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# ---- the official services ------------------------------------------------------------------------------------
# Letters are fetched from these and from nowhere else. What is named here may be another host, or plain http.
OFFICIAL_DOCUMENTS_URL = setting(
    "OFFICIAL_DOCUMENTS_URL",
    "https://zoek.officielebekendmakingen.nl",
    read_address,
    default="https://zoek.officielebekendmakingen.nl",
)
OFFICIAL_SRU_URL = setting(
    "OFFICIAL_SRU_URL",
    "https://repository.overheid.nl/sru",
    read_address,
    default="https://repository.overheid.nl/sru",
)
# Seconds between two calls.
OFFICIAL_PAUSE = setting("OFFICIAL_PAUSE", "0.5", read_seconds, default=0.5)

# ---- review ---------------------------------------------------------------------------------------------------
# After so many months without a change, an open pledge comes to its owner's desk; 0: never for that reason.
REVIEW_AFTER_MONTHS = setting("REVIEW_AFTER_MONTHS", "6", read_months, default=6)

# ---- limits ---------------------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# All files of one form together, in bytes. One file is at most 25 MB (letters.formats).
MOST_UPLOADED = 120_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_HANDLERS = [
    "tracker.uploads.WholeFormHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# ---- logging --------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"hide_tokens": {"()": "tracker.logs.HideTokens"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["hide_tokens"]}
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Every request to the developers' server, with its address: through the same filter.
    "loggers": {"django.server": {"handlers": ["stderr"], "propagate": False}},
}
