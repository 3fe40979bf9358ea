"""The ground that other tests stand on: a real database with its history protected, empty at each start."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import make_pledge, make_update
from tracker import append_only
from tracker.models import StatusUpdate


def test_the_engine_is_the_one_that_was_asked_for(db, settings):
    assert connection.vendor in settings.DATABASES["default"]["ENGINE"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["the first time", "once more"])
def test_what_was_really_committed_is_gone_before_the_next_test(time):
    assert not StatusUpdate.objects.exists()

    make_update(make_pledge())

    assert StatusUpdate.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["the first time", "after tables were emptied"])
def test_history_is_protected_while_a_test_runs(time):
    make_update(make_pledge())

    assert append_only.missing(connection) == []
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StatusUpdate.objects.all().delete()
