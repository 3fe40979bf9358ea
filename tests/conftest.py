"""What every test may ask for. People come by role; everything else is made with `tests.factories`."""

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import translation

from tests.factories import make_user
from tracker import append_only

flush_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # private, hence without a type


def flush_tables_with_history(test_case):
    """Empty the tables after a test that really committed.

    The database refuses that for history, as it should. So this one place lifts the triggers, and puts them back for
    the next test.
    """
    for alias in test_case._databases_names(include_mirrors=False):
        append_only.remove(connections[alias])
    flush_tables(test_case)
    for alias in test_case._databases_names(include_mirrors=False):
        append_only.install(connections[alias])


TransactionTestCase._fixture_teardown = flush_tables_with_history  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def first_language(settings):
    """The language of the request that a test before this one made stays with the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def own_files(settings, tmp_path):
    """A directory of its own for the files that the test stores."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def reader(db):
    return make_user(role="reader")


@pytest.fixture
def analyst(db):
    return make_user(role="analyst")


@pytest.fixture
def editor(db):
    return make_user(role="editor")


@pytest.fixture
def administrator(db):
    return make_user(role="administrator")


@pytest.fixture
def client_as(db):
    """`client_as(user)` is a client that is signed in as that user; options go to Django's Client."""
    return signed_in


def signed_in(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client
