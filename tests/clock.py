"""A clock that a test sets: what is recorded inside is recorded at that moment."""

import datetime
from contextlib import contextmanager
from unittest import mock

from django.utils import timezone


@contextmanager
def at(moment):
    """While this is open it is `moment` (aware), for Django and so for every default and line of history."""

    class Stopped(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    with mock.patch.object(timezone, "datetime", Stopped):
        yield
