"""The Atom feed of changes and the calendar of deadlines, as programs read them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from tests.factories import (
    make_letter,
    make_party,
    make_pledge,
    make_reading,
    make_token,
    make_update,
    make_user,
)
from tracker.feeds import calendar as due
from tracker.models import Pledge, SavedView

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def feed(response):
    assert response.status_code == 200, response.content
    return ElementTree.fromstring(response.content)


def values(root, name):
    return [element.text for element in root.findall(f"{ATOM}entry/{ATOM}{name}")]


def events(response):
    assert response.status_code == 200, response.content
    return Calendar.from_ical(response.content).walk("VEVENT")


# ---- the feed ------------------------------------------------------------------------------------------------------
def test_the_feed_has_all_that_atom_asks_of_it(client, analyst):
    pledge = make_pledge(title="Inform the House")
    update = make_update(pledge, "fulfilled", by=analyst, recorded_at=datetime(2026, 3, 2, 12, tzinfo=UTC))

    response = client.get("/changes.atom?pledge=P-001")
    root = feed(response)
    entry = next(one for one in root.iter(f"{ATOM}entry") if "Fulfilled" in one.find(f"{ATOM}title").text)

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == f"{ATOM}feed"
    assert [root.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author")] == [
        True
    ] * 4
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://127.0.0.1:8000/changes/?pledge=P-001",
        "self": "http://127.0.0.1:8000/changes.atom?pledge=P-001",
    }
    assert entry.find(f"{ATOM}title").text == "P-001 Inform the House: Fulfilled, was Open"
    assert entry.find(f"{ATOM}id").text.startswith("urn:uuid:")
    assert entry.find(f"{ATOM}updated").text == "2026-03-02T12:00:00+00:00"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == analyst.name
    assert entry.find(f"{ATOM}link").get("href") == (
        f"http://127.0.0.1:8000/pledges/P-001/#update-{update.pk}"
    )


def test_the_same_changes_are_the_same_bytes(client, reader, client_as):
    make_update(make_pledge())

    assert client.get("/changes.atom").content == client.get("/changes.atom").content
    assert client.get("/changes.atom").content == client_as(reader).get("/changes.atom").content


def test_an_empty_feed_is_the_same_at_every_moment(client):
    root = feed(client.get("/changes.atom"))

    assert root.find(f"{ATOM}updated").text == "1970-01-01T00:00:00+00:00"


def test_the_names_of_entries_outlive_another_host(client, settings):
    make_reading(make_update(make_pledge(), "fulfilled"))
    before = feed(client.get("/changes.atom"))

    settings.SITE_URL = "https://nakoming.example.nl"
    after = feed(client.get("/changes.atom"))

    assert values(before, "id") == values(after, "id")
    assert len(set(values(after, "id"))) == 3
    assert before.find(f"{ATOM}id").text == after.find(f"{ATOM}id").text
    assert (
        after.find(f"{ATOM}entry/{ATOM}link").get("href").startswith("https://nakoming.example.nl/pledges/")
    )


def test_what_people_wrote_is_text_in_the_feed(client, analyst):
    hostile = '<script>alert("1")</script> & \x0b]]>'
    pledge = make_pledge(title=hostile)
    make_update(pledge, by=analyst, note=hostile)

    root = feed(client.get("/changes.atom"))
    summary = values(root, "summary")[0]

    assert '<script>alert("1")</script> & ]]>' in values(root, "title")[0]
    assert "&lt;script&gt;" in summary
    assert "<script>" not in summary


def test_the_hundred_newest_are_told(client):
    pledge = make_pledge()
    for number in range(105):
        make_update(pledge, note=f"Number {number}")

    summaries = values(feed(client.get("/changes.atom")), "summary")

    assert len(summaries) == 100
    assert "Number 104" in summaries[0]


def test_the_feed_speaks_its_persons_language(client):
    person = make_user("reader", language="nl")
    _token, secret = make_token(person)
    make_update(make_pledge(), "fulfilled")

    root = feed(client.get(f"/changes.atom?token={secret}"))

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert "Voldaan" in values(root, "title")[0]


def test_whoever_has_the_feed_is_told_that_nothing_changed(client):
    pledge = make_pledge()
    first = client.get("/changes.atom")

    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get("/changes.atom", headers=header)
        assert (again.status_code, again.content) == (304, b"")
    make_update(pledge, recorded_at=datetime.now(UTC) + timedelta(seconds=2))

    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        assert client.get("/changes.atom", headers=header).status_code == 200


def test_a_head_of_the_feed_has_its_headers_alone(client):
    assert client.head("/changes.atom")["ETag"] == client.get("/changes.atom")["ETag"]
    assert client.head("/changes.atom").content == b""


def test_the_feed_of_a_view_a_party_or_a_pledge_has_theirs(client, analyst):
    party = make_party("Ministry of Finance")
    kept, other = make_pledge(title="Kept", responsible=[party]), make_pledge(title="Other")
    make_update(other, "fulfilled")
    SavedView.objects.create(slug="open", name="Open ones", owner=analyst, query="is_open=true")

    for query in ("view=open", "party=ministry-of-finance", f"pledge={kept.code}"):
        titles = values(feed(client.get(f"/changes.atom?{query}")), "title")
        assert titles == [f"{kept.code} Kept: New pledge"], query
    assert len(values(feed(client.get("/changes.atom")), "title")) == 3


@pytest.mark.parametrize("address", ["/changes.atom", "/due.ics"])
def test_the_private_view_of_another_is_not_there(client, reader, address):
    SavedView.objects.create(slug="theirs", name="Theirs", owner=reader)
    assert client.get(f"{address}?view=theirs").status_code == 404

    SavedView.objects.update(is_shared=True)

    assert client.get(f"{address}?view=theirs").status_code == 200


@pytest.mark.parametrize("address", ["/changes.atom", "/due.ics"])
def test_a_view_whose_topic_was_removed_is_no_wider_feed(client, analyst, address):
    make_pledge(first_due_on=date(2030, 1, 1))
    SavedView.objects.create(slug="cyber", name="Cyber", owner=analyst, query="topic=cyber")

    response = client.get(f"{address}?view=cyber")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert "The view “Cyber” cannot be shown" in response.content.decode()
    assert "P-001" not in response.content.decode()


@pytest.mark.parametrize(
    "query", ["colour=red", "pledge=P-999", "party=nobody", "since=2026-01-01", "page=2", "pledge=%ff"]
)
@pytest.mark.parametrize("address", ["/changes.atom", "/due.ics"])
def test_what_is_not_understood_is_no_feed(client, address, query):
    make_pledge()

    response = client.get(f"{address}?{query}")

    assert response.status_code == 400
    assert query.split("=", maxsplit=1)[0] in response.content.decode()


def test_the_statements_of_the_feed_do_not_grow(client, analyst, django_assert_max_num_queries):
    counts = []
    for more in (1, 10):
        for _ in range(more):
            make_reading(make_update(make_pledge(), "fulfilled", by=analyst))
        with django_assert_max_num_queries(15) as captured:
            client.get("/changes.atom")
        counts.append(len(captured))

    assert counts[0] == counts[1]


# ---- the calendar --------------------------------------------------------------------------------------------------
def test_a_deadline_is_a_whole_day(client):
    pledge = make_pledge(title="Inform the House", first_due_on=date(2030, 3, 1))

    response = client.get("/due.ics")
    (event,) = events(response)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2030, 3, 1), date(2030, 3, 2))
    assert event["summary"] == f"Deadline {pledge.code} Inform the House"
    assert event["url"] == f"http://127.0.0.1:8000/pledges/{pledge.code}/"
    assert "Het kabinet zal de Kamer informeren." in event["description"]
    assert event["transp"] == "TRANSPARENT"


def test_a_window_is_its_last_day_with_its_words(client):
    make_pledge(
        due_from=date(2030, 6, 1), first_due_on=date(2030, 8, 31), due_precision="season", term="deze zomer"
    )

    (event,) = events(client.get("/due.ics"))

    assert event.decoded("dtstart") == date(2030, 8, 31)
    assert "Any day from 1 Jun 2030 to 31 Aug 2030." in event["description"]
    assert "“deze zomer”" in event["description"]


def test_terms_without_a_day_are_counted_and_are_no_events(client):
    make_pledge(term="zo spoedig mogelijk")
    make_pledge(term="op termijn")
    make_pledge()
    make_update(make_pledge(), "fulfilled")

    response = client.get("/due.ics")

    assert events(response) == []
    said = Calendar.from_ical(response.content)["description"]
    assert said == "2 open pledges have a term that names no day. 1 states no term at all."
    assert Calendar.from_ical(response.content)["x-wr-caldesc"] == said


def test_a_deadline_that_moves_moves_in_the_calendar(client):
    pledge = make_pledge(first_due_on=date(2030, 3, 1))
    (before,) = events(client.get("/due.ics"))

    make_update(pledge, "open", due_on=date(2030, 6, 1), due_reason="The talks take longer.")
    (after,) = events(client.get("/due.ics"))

    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstamp") >= before.decoded("dtstamp")
    assert after.decoded("dtstart") == date(2030, 6, 1)
    assert "Moved once, by 92 days." in after["description"]


def test_a_closed_pledge_leaves_the_calendar(client, analyst):
    pledge = make_pledge(first_due_on=date(2030, 3, 1), owner=analyst, review_on=date(2030, 1, 1))
    assert len(events(client.get("/due.ics"))) == 2

    make_update(pledge, "fulfilled")

    assert events(client.get("/due.ics")) == []


def test_ones_own_review_days_stand_in_it(client, analyst, reader):
    mine = make_pledge(title="Mine", owner=analyst, review_on=date(2030, 1, 15))
    make_pledge(title="Theirs", owner=reader, review_on=date(2030, 1, 16))

    (event,) = events(client.get("/due.ics"))

    assert event["summary"] == f"Check again {mine.code} Mine"
    assert event.decoded("dtstart") == date(2030, 1, 15)


def test_the_calendar_of_a_view_a_party_a_pledge_or_of_mine_has_theirs(client, analyst):
    party = make_party("Ministry of Finance")
    kept = make_pledge(first_due_on=date(2030, 3, 1), made_by=party, owner=analyst, level="collective")
    make_pledge(first_due_on=date(2030, 4, 1))
    SavedView.objects.create(slug="nato", name="NATO", owner=analyst, query="level=collective")

    for query in ("view=nato", "party=ministry-of-finance", f"pledge={kept.code}", "mine=true"):
        assert [event.decoded("dtstart") for event in events(client.get(f"/due.ics?{query}"))] == [
            date(2030, 3, 1)
        ], query
    assert len(events(client.get("/due.ics"))) == 2


def test_the_same_register_is_the_same_calendar(client):
    make_pledge(first_due_on=date(2030, 3, 1), responsible=[make_party()])
    first = client.get("/due.ics")

    again = client.get("/due.ics", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert first.content == client.get("/due.ics").content


def test_long_lines_are_folded_and_come_back_whole(client):
    words = "Het kabinet zal de Kamer — nader — informeren; zie § 3, lid 2:\\ „ja”. " * 12
    pledge = make_pledge(make_letter([words.strip()]).paragraphs.get(), first_due_on=date(2030, 3, 1))

    response = client.get("/due.ics")
    (event,) = events(response)

    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    assert response.content.endswith(b"END:VCALENDAR\r\n")
    assert event["description"].split("\n")[0] == f"“{words.strip()}”"
    assert event["summary"].endswith(pledge.title)


def test_so_many_events_and_no_more(client, monkeypatch):
    monkeypatch.setattr(due, "MOST", 3)
    for month in range(1, 6):
        make_pledge(first_due_on=date(2030, month, 1))

    response = client.get("/due.ics")

    assert [event.decoded("dtstart").month for event in events(response)] == [5, 4, 3]
    assert "Of 5 deadlines these are the 3 latest" in Calendar.from_ical(response.content)["description"]


def test_the_statements_of_the_calendar_do_not_grow(client, analyst, django_assert_max_num_queries):
    counts = []
    for more in (1, 10):
        for _ in range(more):
            make_pledge(
                first_due_on=date(2030, 3, 1),
                owner=analyst,
                review_on=date(2030, 1, 1),
                responsible=[make_party()],
            )
        with django_assert_max_num_queries(8) as captured:
            client.get("/due.ics")
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert Pledge.objects.count() == 11
