"""What brings an open pledge to the desk of whoever follows it, and what it says to have looked at it again."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import make_dossier, make_letter, make_pledge, make_update
from tracker.models import Pledge
from tracker.models.review_queries import months_before, silent_since

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def today():
    return timezone.localdate()


def codes(response):
    assert response.status_code == 200
    return [row.record.code for row in response.context["table"].paginated_rows]


def changed_at(pledge, moment):
    """The pledge as if nothing had happened since this moment."""
    Pledge.objects.filter(pk=pledge.pk).update(updated_at=moment)
    return pledge


def in_dossier(number="28676"):
    return make_pledge(make_letter(dossier=make_dossier(number)).paragraphs.get())


def page(client, pledge):
    return client.get(pledge.get_absolute_url()).content.decode()


# ---- the day to check again --------------------------------------------------------------------------------------
def test_an_open_pledge_is_due_from_the_day_that_was_chosen(client, today):
    due = make_pledge(review_on=today)
    make_pledge(review_on=today + timedelta(days=1))
    make_pledge()
    make_update(make_pledge(review_on=today), "fulfilled")

    assert codes(client.get("/pledges/?review=due")) == [due.code]
    assert codes(client.get("/pledges/?review=desk")) == [due.code]


# ---- a new letter in the dossier ---------------------------------------------------------------------------------
def test_a_letter_stored_after_the_last_change_is_new(client):
    pledge = in_dossier()
    in_dossier("34775")
    assert codes(client.get("/pledges/?review=new_letter")) == []

    make_letter(dossier=make_dossier())

    assert codes(client.get("/pledges/?review=new_letter")) == [pledge.code]
    assert codes(client.get("/pledges/?review=desk")) == [pledge.code]


def test_a_letter_that_is_also_filed_in_the_dossier_is_new(client):
    pledge = in_dossier()

    make_letter(dossier=make_dossier("34775")).also_in.add(make_dossier())

    assert codes(client.get("/pledges/?review=new_letter")) == [pledge.code]


def test_a_change_of_the_pledge_takes_the_letter_in(client):
    pledge = in_dossier()
    make_letter(dossier=make_dossier())
    assert codes(client.get("/pledges/?review=new_letter")) == [pledge.code]

    make_update(pledge)

    assert codes(client.get("/pledges/?review=new_letter")) == []


def test_a_letter_without_a_dossier_is_new_to_nobody(client):
    make_pledge()
    make_letter()

    assert codes(client.get("/pledges/?review=new_letter")) == []


def test_a_closed_pledge_has_no_new_letters(client):
    make_update(in_dossier(), "fulfilled")
    make_letter(dossier=make_dossier())

    assert codes(client.get("/pledges/?review=new_letter")) == []


# ---- silence -----------------------------------------------------------------------------------------------------
def test_after_so_many_months_without_a_change_a_pledge_is_silent(client, settings, today):
    settings.REVIEW_AFTER_MONTHS = 3
    since = silent_since(today)
    silent = changed_at(make_pledge(), since - timedelta(seconds=1))
    changed_at(make_pledge(), since)
    make_update(changed_at(make_pledge(), since - timedelta(days=100)), "lapsed")

    assert codes(client.get("/pledges/?review=silent")) == [silent.code]
    assert codes(client.get("/pledges/?review=desk")) == [silent.code]


def test_silence_can_be_switched_off(client, settings):
    settings.REVIEW_AFTER_MONTHS = 0
    due = make_pledge(review_on=date(2020, 1, 1))
    changed_at(make_pledge(), timezone.now() - timedelta(days=4000))

    assert codes(client.get("/pledges/?review=silent")) == []
    assert codes(client.get("/pledges/?review=desk")) == [due.code]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-22", 6, "2026-05-22"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2026-01-31", 1, "2025-12-31"),
        ("2026-12-31", 12, "2025-12-31"),
        ("2026-05-22", -6, "2026-11-22"),
        ("0001-03-01", 6, "0001-01-01"),
    ],
)
def test_months_are_those_of_the_calendar(day, months, before):
    assert months_before(date.fromisoformat(day), months).isoformat() == before


def test_silence_begins_with_the_end_of_a_day_here(settings):
    settings.REVIEW_AFTER_MONTHS = 6
    changed_on = datetime(2026, 5, 22, 23, 59, tzinfo=timezone.get_default_timezone())

    assert changed_on < silent_since(date(2026, 11, 22))
    assert not changed_on < silent_since(date(2026, 11, 21))


# ---- whose desk --------------------------------------------------------------------------------------------------
def test_the_desk_is_its_owners_and_everybodys_for_what_nobody_owns(client, analyst, editor):
    long_ago = date(2020, 1, 1)
    mine, others, nobodys = (
        make_pledge(review_on=long_ago, owner=owner) for owner in (analyst, editor, None)
    )

    assert codes(client.get("/pledges/?review=desk&sort=code")) == [mine.code, others.code, nobodys.code]
    own = client.get(f"/pledges/?review=desk&owner={analyst.pk}&owner=none&sort=code")
    assert codes(own) == [mine.code, nobodys.code]


def test_an_unknown_reason_is_an_error(client):
    make_pledge(review_on=date(2020, 1, 1))

    response = client.get("/pledges/?review=someday")

    assert (response.status_code, len(response.context["table"].rows)) == (400, 0)


# ---- the page of the pledge --------------------------------------------------------------------------------------
def test_the_page_says_why_a_pledge_is_on_the_desk(client, settings):
    settings.REVIEW_AFTER_MONTHS = 6
    pledge = in_dossier()
    Pledge.objects.filter(pk=pledge.pk).update(review_on=date(2020, 3, 1))
    changed_at(pledge, timezone.now() - timedelta(days=400))
    letter = make_letter(dossier=make_dossier(), short_title="Nieuwe brief")

    html = page(client, pledge)

    assert "It was to be checked again on" in html
    assert f'<a href="{letter.get_absolute_url()}">Nieuwe brief</a>' in html
    assert "Nothing has happened since" in html


def test_the_newest_letters_are_named(client):
    pledge = in_dossier()
    for number in range(5):
        make_letter(dossier=make_dossier(), short_title=f"Brief nr. {number}")

    html = page(client, pledge)

    assert ["Brief nr. 4" in html, "Brief nr. 2" in html, "Brief nr. 1" in html] == [True, True, False]


def test_a_pledge_that_is_not_on_the_desk_can_be_looked_at_all_the_same(client):
    html = page(client, make_pledge())

    assert "Nothing new: looked today" in html
    assert 'class="why"' not in html


def test_readers_and_closed_pledges_have_no_review(client, client_as, reader):
    pledge, closed = make_pledge(review_on=date(2020, 1, 1)), make_pledge()
    make_update(closed, "fulfilled")

    assert "/checked/" in page(client, pledge)
    assert "/checked/" not in page(client_as(reader), pledge)
    assert "/checked/" not in page(client, closed)


# ---- looking again -----------------------------------------------------------------------------------------------
def check(client, pledge, review_on="", **fields):
    pledge = Pledge.objects.get(pk=pledge.pk)
    sent = {"review_on": review_on, "version": pledge.version} | fields
    return client.post(f"/pledges/{pledge.code}/checked/", sent)


def test_nothing_new_takes_the_pledge_from_the_desk(client, today):
    pledge = in_dossier()
    Pledge.objects.filter(pk=pledge.pk).update(review_on=today)
    make_letter(dossier=make_dossier())

    response = check(client, pledge, (today + timedelta(days=90)).isoformat())

    pledge.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, pledge.get_absolute_url())
    assert pledge.review_on == today + timedelta(days=90)
    assert timezone.localdate(pledge.checked_at) == today
    assert codes(client.get("/pledges/?review=desk")) == []


def test_it_is_one_line_of_history_with_who_looked(client, analyst, today):
    pledge = make_pledge(review_on=today)
    before = pledge.corrections.count()

    check(client, pledge, (today + timedelta(days=90)).isoformat())

    assert pledge.corrections.count() == before + 1
    line = pledge.corrections.order_by("history_id").last()
    assert (line.history_user, line.review_on) == (analyst, today + timedelta(days=90))
    html = page(client, pledge)
    assert html.count("Looked at again, nothing new") == 1
    assert "Particulars corrected" not in html


def test_looking_again_without_a_next_day_is_an_entry_too(client):
    pledge = make_pledge()

    check(client, pledge)

    pledge.refresh_from_db()
    assert (pledge.review_on, pledge.checked_at is not None) == (None, True)
    assert page(client, pledge).count("Looked at again, nothing new") == 1


def test_to_look_again_changes_no_standing(client):
    pledge = make_pledge(first_due_on=date(2030, 1, 1))
    make_update(pledge, "partly_fulfilled")
    was = Pledge.objects.filter(pk=pledge.pk).values("status", "due_on", "second_reading", "version").get()

    check(client, pledge)

    now = Pledge.objects.filter(pk=pledge.pk).values("status", "due_on", "second_reading", "version").get()
    assert now == was | {"version": was["version"] + 1}


@pytest.mark.parametrize("day", ["0", "-1", "someday", "2026-02-30"])
def test_a_day_that_is_not_ahead_is_refused_and_kept(client, today, day):
    pledge = make_pledge()
    typed = (today + timedelta(days=int(day))).isoformat() if day.lstrip("-").isdigit() else day

    response = check(client, pledge, typed)

    pledge.refresh_from_db()
    assert (response.status_code, pledge.checked_at) == (422, None)
    assert f'value="{typed}"' in response.content.decode()


def test_a_pledge_that_changed_meanwhile_answers_409_and_keeps_the_day(client):
    pledge = make_pledge()
    make_update(pledge)

    response = check(client, pledge, "2099-05-01", version=1)

    pledge.refresh_from_db()
    assert (response.status_code, pledge.checked_at, pledge.review_on) == (409, None, None)
    assert 'value="2099-05-01"' in response.content.decode()


def test_a_get_says_nothing(client):
    pledge = make_pledge()

    response = client.get(f"/pledges/{pledge.code}/checked/")

    pledge.refresh_from_db()
    assert (response["Location"], pledge.checked_at) == (pledge.get_absolute_url(), None)


def test_what_is_asked_does_not_grow_with_the_letters(client, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(40) as captured:
            client.get("/pledges/?review=desk")
        return len(captured)

    in_dossier(), in_dossier()
    few = statements()
    for _ in range(10):
        in_dossier()

    assert statements() == few
    assert Pledge.objects.on_desk().count() == 11
