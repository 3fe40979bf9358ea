"""Many people who write at one moment, each with a connection of their own, through middleware, forms and views.

Nobody is overwritten, nobody is answered 5xx, and all that was acknowledged stands in the history. The twins at the end
write without lock, version or key under the same threads, and do lose: so these tests can fail.
"""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from tests.factories import make_pledge, make_user
from tests.tracker.test_admin_sending import change_page, read_form
from tests.tracker.test_batch_add import LAPSE, hidden, select, sent
from tracker.models import Batch, BatchLine, Pledge, StatusUpdate, Submission, standing
from tracker.submitting import fresh_key
from tracker.synthetic import make_register

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, SENDERS, MANY = 40, 8, 500
# A server works at fewer requests than it has connections in its pool; the others wait at the door.
AT_ONE_MOMENT = threading.BoundedSemaphore(7)


@dataclass
class Writer:
    """A person at their browser. `note` is what they write; `version` is what their form has seen."""

    client: Client
    person: object
    note: str
    version: int

    def look_and_send(self, pledge):
        with AT_ONE_MOMENT:
            self.version = Pledge.objects.values_list("version", flat=True).get(pk=pledge.pk)
            return self.post(pledge, fresh_key(self.person))

    def send(self, pledge, key=None):
        """Send the form for a status update; what a browser is answered, 5xx too."""
        with AT_ONE_MOMENT:
            return self.post(pledge, key or fresh_key(self.person))

    def post(self, pledge, key):
        sent = {
            "status": "in_progress",
            "effective_on": "2020-03-02",
            "note": self.note,
            "version": self.version,
            "sending": key,
        }
        try:
            return self.client.post(f"{pledge.get_absolute_url()}update/", sent)
        finally:
            connections.close_all()

    def send_until_taken(self, pledge):
        """Look again whenever somebody was first; all the statuses that were answered."""
        answers = [self.send(pledge).status_code]
        while answers[-1] == 409:
            # People look at what changed, one for longer than another.
            time.sleep(random.uniform(0, len(answers)))
            answers.append(self.look_and_send(pledge).status_code)
        return answers


def writers(number, pledge):
    # Before the threads: the first page that is asked for loads what all of them use.
    Client().get("/accounts/login/")
    people = [make_user() for _ in range(3)]
    found = []
    for one in range(number):
        client = Client(raise_request_exception=False)
        client.force_login(people[one % 3])
        found.append(Writer(client, people[one % 3], f"Entry {one}", pledge.version))
    return found


def at_once(do, people):
    """Do it for each in a thread of its own, all at the same moment; the answers in the order of the people."""
    gate = threading.Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as threads:
        return list(threads.map(after_the_gate, [gate] * len(people), [do] * len(people), people))


def after_the_gate(gate, do, person):
    gate.wait()
    return do(person)


def stands_as_replayed(pledge):
    """Whether what is stored is what its history amounts to."""
    pledge.refresh_from_db()
    amounts = standing(pledge, list(pledge.updates.all()), [])
    return all(getattr(pledge, name) == value for name, value in vars(amounts).items())


# ---- one pledge -----------------------------------------------------------------------------------------------
def test_of_forty_who_saw_the_same_one_is_taken_and_the_others_keep_their_text():
    pledge = make_pledge()
    people = writers(WRITERS, pledge)

    answers = at_once(lambda writer: writer.send(pledge), people)

    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [302, *[409] * (WRITERS - 1)]
    refused = [
        (writer, answer) for writer, answer in zip(people, answers, strict=True) if answer.status_code == 409
    ]
    assert all(writer.note in answer.content.decode() for writer, answer in refused)
    assert pledge.updates.get().note == people[statuses.index(302)].note
    assert stands_as_replayed(pledge)


def test_forty_who_look_again_until_they_are_taken_all_stand_in_the_history():
    pledge = make_pledge()
    people = writers(WRITERS, pledge)

    answers = at_once(lambda writer: writer.send_until_taken(pledge), people)

    assert {status for statuses in answers for status in statuses} == {302, 409}
    assert sorted(update.note for update in pledge.updates.all()) == sorted(writer.note for writer in people)
    assert stands_as_replayed(pledge)
    assert pledge.version == 1 + WRITERS


def test_one_form_sent_by_eight_threads_at_once_makes_one_entry_and_all_are_led_to_it():
    pledge = make_pledge()
    writer = writers(1, pledge)[0]
    key = fresh_key(writer.person)

    answers = at_once(lambda _thread: writer.send(pledge, key), range(SENDERS))

    assert [(one.status_code, one.url) for one in answers] == [(302, pledge.get_absolute_url())] * SENDERS
    assert pledge.updates.count() == Submission.objects.count() == 1


def test_a_page_of_the_admin_sent_by_four_threads_at_once_adds_one_line():
    pledge = make_pledge()
    writer = writers(1, pledge)[0]
    row = {"updates-0-status": "in_progress", "updates-0-note": "Once", "_save": "1"}
    filled_in = read_form(writer.client.get(change_page(pledge))) | row

    answers = at_once(lambda _thread: save_in_admin(writer.client, pledge, filled_in), range(4))

    assert sorted(answers) == [302, 409, 409, 409]
    assert pledge.updates.get().note == "Once"


def save_in_admin(client, pledge, filled_in):
    try:
        return client.post(change_page(pledge), filled_in).status_code
    finally:
        connections.close_all()


# ---- many pledges ---------------------------------------------------------------------------------------------
def test_of_eight_who_change_the_same_five_hundred_one_does_and_the_others_are_told():
    make_register(letters=5, pledges=MANY, seed=7)
    people = writers(SENDERS, Pledge.objects.first())
    before = StatusUpdate.objects.count()
    previews = [preview_of_all(one) for one in people]

    answers = at_once(confirm, list(zip(people, previews, strict=True)))

    assert sorted(answers) == [302, *[409] * (SENDERS - 1)]
    batch, changed = Batch.objects.get(), BatchLine.objects.count()
    assert batch.note == people[answers.index(302)].note
    assert (StatusUpdate.objects.count() - before, batch.updates.count()) == (changed, changed)
    assert all(stands_as_replayed(line.pledge) for line in batch.lines.select_related("pledge")[::25])


def preview_of_all(writer):
    """What one sends who has looked at what “lapsed” would do to all pledges."""
    selected = hidden(select(writer.client, all="true"), "selected")
    return sent(writer.client.post("/pledges/many/", LAPSE | {"selected": selected, "note": writer.note}))


def confirm(writer_and_preview):
    writer, preview = writer_and_preview
    try:
        return writer.client.post("/pledges/many/", preview).status_code
    finally:
        connections.close_all()


# ---- when others write for too long ---------------------------------------------------------------------------
def test_who_waited_too_long_is_told_to_try_again_and_keeps_the_text():
    pledge = make_pledge()
    writer = writers(1, pledge)[0]

    with another_who_writes(pledge):
        response = writer.send(pledge)

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert writer.note in response.content.decode()
    assert writer.send(pledge).status_code == 302


@contextmanager
def another_who_writes(pledge):
    """Somebody holds the pledge, and this thread waits for no more than a moment."""
    impatient, hold = {
        "sqlite": ("PRAGMA busy_timeout = 100", ["BEGIN IMMEDIATE"]),
        "postgresql": (
            "SET lock_timeout = 100",
            ["BEGIN", f"SELECT 1 FROM tracker_pledge WHERE id = {pledge.pk} FOR UPDATE"],
        ),
    }[connection.vendor]
    other = connection.copy()
    with connection.cursor() as here, other.cursor() as there:
        here.execute(impatient)
        for statement in hold:
            there.execute(statement)
        try:
            yield
        finally:
            there.execute("ROLLBACK")
    other.close()
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # so that nobody after this one is as impatient


# ---- twins: the same without the guard ------------------------------------------------------------------------
def test_without_lock_and_version_updates_are_lost():
    pledge = make_pledge()
    people = writers(SENDERS, pledge)
    gate = threading.Barrier(SENDERS)

    at_once(lambda writer: record_without_guard(pledge, writer, gate), people)

    pledge.refresh_from_db()
    assert pledge.updates.count() == SENDERS
    assert pledge.version == 2


def record_without_guard(pledge, writer, gate):
    """`Pledge.record`, but that it asks nobody whether the version that it saw is still the last one."""
    seen = Pledge.objects.get(pk=pledge.pk).version
    connections.close_all()  # the pool holds no more than eight
    gate.wait()
    try:
        with transaction.atomic():
            StatusUpdate.objects.create(pledge=pledge, status="in_progress", effective_on="2020-03-02")
            Pledge.objects.filter(pk=pledge.pk).update(version=seen + 1)
    finally:
        connections.close_all()


def test_with_lock_and_version_the_same_threads_lose_none():
    pledge = make_pledge()
    people = writers(SENDERS, pledge)

    at_once(lambda writer: writer.send_until_taken(pledge), people)

    pledge.refresh_from_db()
    assert (pledge.updates.count(), pledge.version) == (SENDERS, 1 + SENDERS)


def test_without_the_unique_key_one_form_makes_eight_entries():
    pledge = make_pledge()
    writer = writers(1, pledge)[0]
    gate, seen = threading.Barrier(SENDERS), set()

    at_once(lambda _thread: send_without_key(pledge, writer, gate, seen), range(SENDERS))

    assert pledge.updates.count() == SENDERS


def send_without_key(pledge, writer, gate, seen):
    """`first_or_again`, but that it looks for the key before it writes it, and no database says who was first."""
    is_first = "key" not in seen
    gate.wait()
    try:
        if is_first:
            seen.add("key")
            pledge_now = Pledge.objects.get(pk=pledge.pk)
            pledge_now.record(StatusUpdate(status="in_progress", effective_on="2020-03-02"), by=writer.person)
    finally:
        connections.close_all()
