"""What a new machine needs before the register can be used. Doing it again changes nothing."""

import secrets
from collections.abc import Iterator
from itertools import chain, count

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from letters.models import Letter
from tracker.models import User
from tracker.roles import Role
from tracker.starter.loading import load

# Letters and figures that nobody takes for one another when copying them from a screen.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def set_up() -> Iterator[str]:
    """Make folder, tables, starter register and administrator where they are missing; say what was made."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    if unapplied():
        call_command("migrate", verbosity=0, interactive=False)
        yield "The database is up to date."
    call_command("createcachetable", verbosity=0)
    if not Letter.objects.exists():
        yield str(load())
    if not User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists():
        yield from make_administrator()


def unapplied() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def make_administrator() -> Iterator[str]:
    """An administrator at an address that nobody has, with a password that is shown now and kept nowhere."""
    password = "-".join("".join(secrets.choice(ALPHABET) for _place in range(5)) for _group in range(4))
    administrator = User.objects.create_superuser(free_address(), password, name="Administrator")
    yield f"Made an administrator. Sign in at {settings.SITE_URL}{reverse('account_login')} with these two:"
    yield f"    email     {administrator.email}"
    yield f"    password  {password}"
    yield "The password is not shown again. Change it, and your name and address, after signing in."


def free_address() -> str:
    taken = set(User.objects.values_list("email", flat=True))
    names = chain(["administrator"], (f"administrator{number}" for number in count(2)))
    return next(address for name in names if (address := f"{name}@nakoming.local") not in taken)
