"""What the bench asks of a register from within, in a process that has its settings.

`python -m tests.bench.visiting session` prints a session key of a reader; `… statements` prints how many SQL statements
the pledge list takes.
"""

import sys

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

READER = "bench@nakoming.invalid"


def reader():
    from tracker.models import User

    return User.objects.filter(email=READER).first() or User.objects.create_user(
        READER, name="Bench", role="reader"
    )


def session() -> str:
    client = Client()
    client.force_login(reader())
    return client.cookies["sessionid"].value


def statements() -> int:
    """Those of a second visit: the first one may fill caches."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(reader())
    client.get("/pledges/")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/pledges/")
    if answer.status_code != 200:
        raise SystemExit(f"The list answers {answer.status_code}.")
    return len(queries)


if __name__ == "__main__":
    django.setup()
    print({"session": session, "statements": statements}[sys.argv[1]]())
