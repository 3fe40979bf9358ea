"""The changes page: everything that was recorded, newest first, each once."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_batch,
    make_party,
    make_pledge,
    make_reading,
    make_topic,
    make_update,
    make_user,
)
from tracker.changes import entries, newest
from tracker.changes.streams import KINDS, STREAMS, Scope
from tracker.changes.words import details, headline, what
from tracker.linking import link, withdraw
from tracker.models import BatchLine, SavedView, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def lines(scope=None):
    return [what(entry) for entry in entries(newest(scope or Scope(), 0, 100))]


def correct(pledge, by, **fields):
    """Other particulars, as one line of field history."""
    with pledge.one_line_of_history():
        pledge._history_user = by
        for name, value in fields.items():
            setattr(pledge, name, value)


def many_at_once(pledges, kind="status", by=None, **fields):
    """A change of many: its batch, a line a pledge, and their updates."""
    batch = make_batch(kind, by, **fields)
    for pledge in pledges:
        BatchLine.objects.create(batch=batch, pledge=pledge)
        make_update(pledge, "lapsed", by=batch.recorded_by, batch=batch)
    return batch


# ---- what counts as a change ---------------------------------------------------------------------------------------
def test_a_status_update_says_what_the_status_was(analyst):
    pledge = make_pledge()
    make_update(pledge, "in_progress", by=analyst, effective_on=date(2020, 1, 15))
    make_update(pledge, "fulfilled", by=analyst, effective_on=date(2020, 2, 1))

    assert lines() == ["Fulfilled, was In progress", "In progress, was Open", "New pledge"]


def test_an_update_that_changes_no_status_says_still():
    make_update(make_pledge(), "open", note="Asked again.")

    assert lines() == ["Still Open", "New pledge"]


def test_a_deadline_that_moved_is_told_with_its_reason():
    pledge = make_pledge(first_due_on=date(2020, 3, 1))
    make_update(pledge, "open", due_on=date(2020, 6, 1), due_reason="The talks take longer.")

    entry = entries(newest(Scope(kind="deadline"), 0, 10))[0]

    assert "New deadline 1 Jun 2020: The talks take longer." in details(entry)


def test_a_second_reading_is_told_with_what_was_read(analyst):
    update = make_update(make_pledge(), "fulfilled", by=analyst, effective_on=date(2020, 2, 1))
    make_reading(update, "disputed", note="The letter says otherwise.")

    entry = entries(newest(Scope(), 0, 1))[0]

    assert what(entry) == "Disputed: Fulfilled, from 1 Feb 2020"
    assert details(entry) == ["The letter says otherwise."]


def test_a_correction_names_the_fields(analyst):
    pledge = make_pledge(responsible=[make_party()])
    correct(pledge, analyst, title="Other words", level="collective")

    assert lines()[0] == "Particulars corrected: title, level"


def test_a_correction_of_several_choices_names_them(analyst):
    pledge = make_pledge(topics=[make_topic()])
    with pledge.one_line_of_history():
        pledge.topics.set([make_topic("Cyber")])

    assert lines()[0] == "Particulars corrected: topics"


def test_links_are_told_when_made_and_when_withdrawn(analyst):
    one, other = make_pledge(title="One"), make_pledge(title="Other")
    made = link(one, "supplements", other, analyst)
    withdraw(made, analyst)

    assert lines()[:2] == [
        f"Link withdrawn: supplements {other.code} Other",
        f"supplements {other.code} Other",
    ]
    assert len(lines()) == 4


def test_an_update_that_was_undone_and_its_undoing_are_both_told(client, analyst):
    pledge = make_pledge()
    mistake = make_update(pledge, "fulfilled", by=analyst, effective_on=date(2020, 2, 1))
    make_update(pledge, "open", by=analyst, undoes=mistake, effective_on=date(2020, 2, 1))

    assert lines()[:2] == ["Undone: Fulfilled, from 1 Feb 2020", "Fulfilled, was Open"]
    assert "undone since" in text(client.get("/changes/"))


def test_a_change_of_many_is_one_line(analyst):
    batch = many_at_once([make_pledge() for _ in range(5)], by=analyst, note="The term is over.")

    said = [entry for entry in entries(newest(Scope(), 0, 100)) if entry.stream != "particulars"]

    assert [what(entry) for entry in said] == ["Status of 5 pledges"]
    assert details(said[0]) == ["The term is over."]
    assert said[0].address == f"/batches/{batch.pk}/"


def test_undoing_a_change_of_many_is_one_line_too(analyst):
    batch = many_at_once([make_pledge(), make_pledge()], by=analyst)
    make_batch(by=analyst, undoes=batch)

    assert lines()[0].startswith("Undone: Status of")


# ---- order, pages, days --------------------------------------------------------------------------------------------
def test_changes_stand_by_the_day_in_the_registers_time_zone(client):
    pledge = make_pledge()
    make_update(pledge, recorded_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    make_update(pledge, recorded_at=datetime(2026, 3, 1, 22, 30, tzinfo=UTC))

    page = client.get("/changes/?kind=status").content.decode()

    days = re.findall(r'class="day"><th[^>]*><time datetime="([^"]+)"', page)
    assert days == ["2026-03-02", "2026-03-01"]
    assert ">00:30</time>" in page


def test_equal_moments_have_one_order():
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    pledge = make_pledge()
    for _ in range(4):
        make_update(pledge, recorded_at=at)

    both = newest(Scope(kind="status"), 0, 2) + newest(Scope(kind="status"), 2, 4)

    assert both == newest(Scope(kind="status"), 0, 4)
    assert len(set(both)) == 4


def test_fifty_stand_on_a_page_and_older_ones_on_the_next(client):
    pledge = make_pledge()
    for _ in range(60):
        make_update(pledge)

    first, second = client.get("/changes/?kind=status"), client.get("/changes/?kind=status&page=2")

    assert [len(page.context["entries"]) for page in (first, second)] == [50, 10]
    assert 'href="?kind=status&amp;page=2" rel="next"' in first.content.decode()
    assert 'rel="next"' not in second.content.decode()
    assert 'href="?kind=status&amp;page=1" rel="prev"' in second.content.decode()


def test_a_page_past_the_end_says_so(client):
    make_pledge()

    assert "Nothing that answers to these choices" in text(client.get("/changes/?page=9999"))


# ---- what one can ask ----------------------------------------------------------------------------------------------
def test_each_kind_keeps_its_own(analyst):
    one, other = make_pledge(), make_pledge(first_due_on=date(2020, 3, 1))
    update = make_update(one, "fulfilled", by=analyst)
    make_update(other, "open", due_on=date(2020, 6, 1), due_reason="Later.")
    make_reading(update)
    correct(one, analyst, title="Corrected")
    made = link(one, "changes", other, analyst)
    withdraw(made, analyst)
    make_update(one, "open", undoes=update)
    many_at_once([one, other], by=analyst)

    found = {kind: [entry.stream for entry in entries(newest(Scope(kind=kind), 0, 100))] for kind in KINDS}

    assert {kind: sorted(streams) for kind, streams in found.items()} == {
        "status": ["update", "update"],
        "deadline": ["update"],
        "reading": ["reading"],
        "correction": ["particulars"],
        "link": ["link", "withdrawn"],
        "undone": ["update", "withdrawn"],
        "batch": ["batch"],
        "new": ["particulars", "particulars"],
    }
    assert set(KINDS) == {kind for stream in STREAMS.values() for kind in stream.kinds}


def test_one_pledge_has_its_own_changes_and_the_batches_that_it_was_in(client, analyst):
    mine, other = make_pledge(title="Mine"), make_pledge(title="Other")
    for pledge in (mine, other):
        make_update(pledge, note=pledge.title)
    link(other, "supplements", mine, analyst)
    batch = many_at_once([mine, other], by=analyst)

    shown = client.get(f"/changes/?pledge={mine.code}").context["entries"]

    assert [entry.stream for entry in shown] == ["batch", "link", "update", "particulars"]
    assert (shown[0].key, shown[2].pledge) == (batch.pk, mine)


def test_a_party_has_the_changes_of_what_it_promised_and_must_do(client):
    party = make_party("Ministry of Finance")
    made, must, other = make_pledge(made_by=party), make_pledge(responsible=[party]), make_pledge()

    shown = client.get("/changes/?party=ministry-of-finance").context["entries"]

    assert {entry.pledge for entry in shown} == {made, must}
    assert other not in {entry.pledge for entry in shown}


def test_a_view_has_the_changes_of_its_rows(client, reader):
    SavedView.objects.create(slug="open", name="Open", owner=reader, query="is_open=true&sort=-due")
    kept, closed = make_pledge(), make_pledge()
    make_update(closed, "fulfilled")

    shown = client.get("/changes/?view=open").context["entries"]

    assert {entry.pledge for entry in shown} == {kept}


@pytest.mark.parametrize(("shared", "status"), [(True, 200), (False, 404)])
def test_the_view_of_another_is_there_when_it_is_shared(client, analyst, shared, status):
    SavedView.objects.create(slug="theirs", name="Theirs", owner=analyst, is_shared=shared)

    assert client.get("/changes/?view=theirs").status_code == status
    assert client.get("/changes/?view=none").status_code == 404


def test_a_view_whose_topic_was_removed_shows_nothing_and_says_why(client, reader):
    make_pledge()
    SavedView.objects.create(slug="cyber", name="Cyber", owner=reader, query="topic=cyber")

    response = client.get("/changes/?view=cyber")

    assert response.status_code == 400
    assert "The view “Cyber” cannot be shown: “cyber” is not in the register." in text(response)
    assert "New pledge" not in text(response)


def test_since_is_a_day_that_counts_itself(client):
    pledge = make_pledge()
    make_update(pledge, recorded_at=datetime(2026, 3, 1, 22, 59, tzinfo=UTC), note="Before")
    make_update(pledge, recorded_at=datetime(2026, 3, 1, 23, 0, tzinfo=UTC), note="On it")

    page = text(client.get("/changes/?since=2026-03-02&kind=status"))

    assert "On it" in page
    assert "Before" not in page


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("colour=red", "colour"),
        ("kind=colour", "kind"),
        ("since=2026-02-30", "since"),
        ("since=gisteren", "since"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=" + "9" * 30, "page"),
        ("party=nobody", "party"),
        ("pledge=P-999", "pledge"),
        ("view=a%20b", "view"),
        ("kind=status&kind=new", "kind"),
        ("token=abc", "token"),
    ],
)
def test_what_is_not_understood_is_named_and_shows_nothing(client, query, word):
    make_pledge()
    assert "New pledge" in text(client.get("/changes/"))

    response = client.get(f"/changes/?{query}")

    assert response.status_code == 400
    assert word in text(response)
    assert "New pledge" not in text(response)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(client, day):
    make_pledge()

    assert client.get(f"/changes/?since={day}").status_code == 200


# ---- the page ------------------------------------------------------------------------------------------------------
def test_text_of_people_is_escaped(client, analyst):
    pledge = make_pledge(title="<script>alert(1)</script>")
    make_update(pledge, by=analyst, note='<img src=x onerror="alert(2)">')

    page = client.get("/changes/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_who_recorded_it_stands_beside_it(client):
    make_update(make_pledge(), by=make_user(name="M. de Wit"))

    assert "M. de Wit" in text(client.get("/changes/"))
    assert "Starter register" in text(client.get("/changes/"))


def test_the_number_of_statements_does_not_grow(client, analyst, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(25) as captured:
            assert client.get("/changes/").status_code == 200
        return len(captured)

    def one_of_each():
        pledge, other = make_pledge(responsible=[make_party()]), make_pledge()
        make_reading(make_update(pledge, "fulfilled", by=analyst))
        correct(pledge, analyst, title="Corrected")
        withdraw(link(pledge, "changes", other, analyst), analyst)
        many_at_once([pledge, other], by=analyst)

    one_of_each()
    few = statements()
    for _ in range(4):
        one_of_each()

    assert statements() == few


def test_the_merge_is_one_statement(django_assert_num_queries):
    make_update(make_pledge())

    with django_assert_num_queries(1):
        newest(Scope(), 0, 50)


def test_the_masthead_leads_there(client):
    page = client.get("/changes/").content.decode()

    assert '<a data-go="h" href="/changes/" aria-current="page">Changes</a>' in page


def test_as_of_a_day_the_page_tells_what_was_in_effect(client):
    pledge = make_pledge(pledged_on=date(2019, 1, 1))
    make_update(pledge, "in_progress", effective_on=date(2020, 1, 1))
    make_update(pledge, "fulfilled", effective_on=date(2021, 1, 1))

    page = text(client.get("/changes/?as_of=2020-06-01&kind=status"))

    assert "In progress" in page
    assert "Open to Fulfilled" not in page
    assert "In progress to" not in page


def test_the_headline_names_the_pledge():
    pledge = make_pledge(title="Inform the House")
    make_update(pledge, "fulfilled")

    assert headline(entries(newest(Scope(), 0, 1))[0]) == (
        f"{pledge.code} Inform the House: Fulfilled, was Open"
    )


def test_what_changed_until_a_moment_leaves_later_changes_out():
    update = make_update(make_pledge())
    assert StatusUpdate.objects.count() == 1

    until = Scope(kind="status", until=update.recorded_at)
    later = Scope(kind="status", since=update.recorded_at, until=timezone.now() + timedelta(days=1))

    assert lines(until) == []
    assert len(lines(later)) == 1
