from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    give_better_text,
    make_candidate,
    make_letter,
    make_mark,
    make_pledge,
    make_reading,
    make_update,
    make_user,
)
from tracker.models import StatusUpdate
from tracker.quarters import quarter_after, quarter_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def text(response):
    import re

    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_sentence_counts_pledges_letters_open_and_late(client):
    make_pledge(first_due_on=timezone.localdate() - timedelta(days=400))
    make_pledge()
    make_update(make_pledge(), "fulfilled")

    assert "3 pledges from 3 letters . 2 are open , 1 of them past its deadline ." in text(client.get("/"))


def test_every_number_of_the_sentence_leads_to_as_many_rows(client):
    make_pledge(first_due_on=timezone.localdate() - timedelta(days=400))
    make_pledge(first_due_on=quarter_of(timezone.localdate())[1])
    make_update(make_pledge(), "fulfilled")
    counts = client.get("/").context["counts"]

    for query, name in [("", "all"), ("is_open=true", "open"), ("late=true", "late")]:
        shown = client.get(f"/pledges/?{query}").context["table"].page.paginator.count
        assert shown == counts[name], name
    due = client.get("/pledges/?is_open=true&due=this_quarter").context["table"].page.paginator.count
    assert due == counts["due"] == 1


def test_the_ledger_has_every_status_and_links_to_its_list(client):
    make_update(make_pledge(), "partly_fulfilled")

    response = client.get("/")

    assert {row["status"].value: row["count"] for row in response.context["ledger"]} == {
        "open": 0,
        "in_progress": 0,
        "partly_fulfilled": 1,
        "fulfilled": 0,
        "not_fulfilled": 0,
        "superseded": 0,
        "lapsed": 0,
    }
    assert 'href="/pledges/?status=partly_fulfilled"' in response.content.decode()


def test_what_is_late_and_what_comes_next_stand_apart(client):
    today = timezone.localdate()
    late = make_pledge(first_due_on=today - timedelta(days=1))
    coming = make_pledge(first_due_on=today)

    context = client.get("/").context

    assert [pledge.code for pledge in context["late"]] == [late.code]
    assert [pledge.code for pledge in context["next_due"]] == [coming.code]


def test_recent_changes_are_the_last_recorded(client):
    pledge = make_pledge()
    make_update(pledge, note="First")
    make_update(pledge, note="Second")

    assert [change.note for change in client.get("/").context["changes"]] == ["Second", "First"]


def test_an_empty_register_says_how_to_begin(client):
    assert "No letters yet" in text(client.get("/"))


# ---- what waits for an analyst ------------------------------------------------------------------------------------
@pytest.fixture
def analysts(analyst, client_as):
    return client_as(analyst)


def test_letters_that_nobody_has_read_wait_with_the_newest_five(analysts, analyst):
    make_mark(make_letter().paragraphs.get(), analyst)
    for day in range(1, 8):
        make_letter(short_title=f"Brief {day}", dated_on=date(2020, 1, day))

    response = analysts.get("/")

    waiting = response.context["waiting"]
    assert waiting.unread == 7
    assert [letter.short for letter in waiting.newest_unread] == [f"Brief {day}" for day in (7, 6, 5, 4, 3)]
    assert "7 letters not read by anyone Brief 7" in text(response)


def test_letters_that_one_began_wait_until_they_are_read(analysts, analyst):
    begun, done = make_letter(["Een.", "Twee."], short_title="Half"), make_letter(["Een."])
    make_mark(begun.paragraphs.get(number=1), analyst)
    make_mark(done.paragraphs.get(), analyst)
    make_mark(make_letter(["Een.", "Twee."]).paragraphs.get(number=1))

    response = analysts.get("/")

    assert response.context["waiting"].newest_begun == [begun]
    assert "1 letter that you have begun Half" in text(response)


def test_likely_candidates_of_present_texts_wait(analysts):
    letter = make_letter(["In Brussel spraken de ministers."])
    former = letter.paragraphs.get()
    make_candidate(former)
    give_better_text(letter, ["In Londen spraken de ministers."])
    make_candidate(letter.paragraphs.get())
    make_candidate(letter.paragraphs.get(), layer="possible", end=10)

    assert analysts.get("/").context["waiting"].candidates == 1


def test_every_number_of_what_waits_leads_to_as_many_letters(analysts, analyst):
    make_letter()
    for _ in range(2):
        make_mark(make_letter(["Een.", "Twee."]).paragraphs.get(number=1), analyst)
    response = analysts.get("/")

    for value, count in [("nobody", response.context["waiting"].unread), ("begun", 2)]:
        address = f"/letters/?read={value}"
        assert f'href="{address}"' in response.content.decode()
        assert analysts.get(address).context["page"].paginator.count == count > 0


def test_when_nothing_waits_it_says_so(analysts, analyst):
    make_mark(make_letter().paragraphs.get(), analyst)

    assert "Nothing: every letter has been read." in text(analysts.get("/"))


def test_readers_have_nothing_waiting(client, analysts):
    make_letter()

    assert "Waiting for you" in text(analysts.get("/"))
    assert "Waiting for you" not in text(client.get("/"))


def lines(client):
    """What waits of the pledges: (how many, the query of its list), line by line."""
    return [(line.count, line.query) for line in client.get("/").context["pledges_waiting"]]


@pytest.fixture
def waiting_pledges(analyst, editor):
    """One pledge or more for each reason to wait, for an analyst and an editor."""
    for owner in (analyst, editor, None):
        make_pledge(review_on=timezone.localdate(), owner=owner)
    for by in (analyst, editor, make_user()):
        make_update(make_pledge(), "fulfilled", by=by)
    for by in (analyst, make_user()):
        make_reading(make_update(make_pledge(), "fulfilled", by=by), "disputed")
    letter = make_letter()
    make_pledge(letter.paragraphs.get())
    give_better_text(letter, ["Iets heel anders."])
    make_pledge(first_due_on=timezone.localdate() - timedelta(days=3))


def test_what_waits_for_an_analyst_is_theirs(analysts, analyst, waiting_pledges):
    assert lines(analysts) == [
        (2, f"review=desk&owner={analyst.pk}&owner=none"),
        (1, f"second_reading=disputed&verdict_by={analyst.pk}"),
        (1, "quote=lost"),
        (1, "late=true&evidence=none&repeats=false"),
    ]


def test_what_waits_for_an_editor_is_also_to_confirm_and_every_dispute(client_as, editor, waiting_pledges):
    assert lines(client_as(editor)) == [
        (2, f"review=desk&owner={editor.pk}&owner=none"),
        (2, f"second_reading=needed&verdict_not_by={editor.pk}"),
        (2, "second_reading=disputed"),
        (1, "quote=lost"),
        (1, "late=true&evidence=none&repeats=false"),
    ]


@pytest.mark.parametrize("role", ["analyst", "editor"])
def test_every_line_of_what_waits_leads_to_as_many_pledges(client_as, analyst, editor, waiting_pledges, role):
    client = client_as({"analyst": analyst, "editor": editor}[role])
    shown = client.get("/")

    assert len(shown.context["pledges_waiting"]) >= 4
    for line in shown.context["pledges_waiting"]:
        assert f'href="/pledges/?{line.query.replace("&", "&amp;")}"' in shown.content.decode()
        response = client.get(f"/pledges/?{line.query}")
        assert response.context["table"].page.paginator.count == line.count, line.query


def test_what_waits_is_said_in_words(client_as, editor, waiting_pledges):
    shown = text(client_as(editor).get("/"))

    assert "2 pledges to check again 2 verdicts wait for a second reader 2 verdicts are disputed" in shown
    assert "1 pledge has lost a quote 1 pledge is late, without evidence since its deadline" in shown


def test_no_pledges_wait_for_a_reader(client, analysts, waiting_pledges):
    assert "pledges_waiting" not in client.get("/").context
    assert analysts.get("/").context["pledges_waiting"]


def test_late_without_evidence_is_late_with_none_since_the_deadline(client):
    """What counts: evidence of any kind, in effect on the deadline or later, of an update that was not undone."""
    due = date(2020, 3, 31)
    before, after, none, undone, nowhere = (make_pledge(first_due_on=due) for _ in range(5))
    make_pledge(first_due_on=timezone.localdate())
    make_update(before, effective_on=date(2020, 3, 30), evidence_url="https://www.rijksoverheid.nl/")
    make_update(after, effective_on=due, evidence_identifier="kst-28676-321")
    update = make_update(undone, effective_on=date(2020, 5, 1), evidence_url="https://www.rijksoverheid.nl/")
    undone.record(StatusUpdate(status="open", effective_on=date(2020, 5, 1), undoes=update), by=None)
    make_update(nowhere, "partly_fulfilled", effective_on=date(2020, 5, 1))

    rows = client.get("/pledges/?late=true&evidence=none&sort=code").context["table"].rows

    assert [row.record for row in rows] == [before, none, undone, nowhere]


def test_without_a_deadline_evidence_of_any_day_counts(client):
    make_update(make_pledge(), evidence_url="https://www.rijksoverheid.nl/")
    unproven = make_pledge()
    make_update(unproven)

    rows = client.get("/pledges/?evidence=none").context["table"].rows

    assert [row.record for row in rows] == [unproven]


@pytest.mark.parametrize("letters", [0, 1])
def test_who_may_add_letters_is_one_click_away_from_it(analysts, client_as, editor, letters):
    for _ in range(letters):
        make_letter()

    assert 'href="/letters/add/"' in client_as(editor).get("/").content.decode()
    assert 'href="/letters/add/"' not in analysts.get("/").content.decode()


def test_the_statements_of_an_analyst_do_not_grow_with_the_letters(
    analysts, analyst, django_assert_max_num_queries
):
    counts = []
    for more in (1, 12):
        for _ in range(more):
            make_letter()
            make_mark(make_letter(["Een.", "Twee."]).paragraphs.get(number=1), analyst)
        with django_assert_max_num_queries(21) as captured:
            analysts.get("/")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_the_number_of_statements_does_not_grow_with_the_pledges(client, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(12) as captured:
            client.get("/")
        return len(captured)

    make_update(make_pledge(first_due_on=timezone.localdate()))
    few = statements()
    for _ in range(12):
        make_update(make_pledge(first_due_on=timezone.localdate()))

    assert statements() == few


@pytest.mark.parametrize(
    ("day", "this", "following"),
    [
        ("2026-01-01", ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")),
        ("2026-11-21", ("2026-10-01", "2026-12-31"), ("2027-01-01", "2027-03-31")),
        ("2024-02-29", ("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-06-30")),
    ],
)
def test_quarters_begin_and_end_where_the_calendar_says(day, this, following):
    from datetime import date

    day = date.fromisoformat(day)

    assert tuple(map(str, quarter_of(day))) == this
    assert tuple(map(str, quarter_after(day))) == following
