"""`?as_of=` and `?known=`: every page and export as the register was."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Reference
from tests.clock import at
from tests.factories import (
    make_batch,
    make_letter,
    make_party,
    make_pledge,
    make_reading,
    make_topic,
    make_update,
    make_user,
)
from tests.tracker.test_access import rows
from tracker.linking import link, withdraw
from tracker.looking_back import WritingIsOff, looking_back, past, today
from tracker.models import Handover, Pledge, StatusUpdate

pytestmark = pytest.mark.django_db

MARCH = datetime(2020, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def pledge():
    """Made in 2019 and due in June 2020; in progress since January, fulfilled since March, which May recorded."""
    letter = make_letter(["Het kabinet zal de Kamer informeren."], slug="brief")
    with at(datetime(2019, 12, 20, 12, tzinfo=UTC)):
        pledge = make_pledge(letter.paragraphs.get(), title="Inform", first_due_on=date(2020, 6, 1))
    with at(datetime(2020, 1, 16, 12, tzinfo=UTC)):
        make_update(pledge, "in_progress", effective_on=date(2020, 1, 15), note="Begonnen.")
    with at(datetime(2020, 5, 4, 12, tzinfo=UTC)):
        make_update(pledge, "fulfilled", effective_on=date(2020, 3, 1), note="Gedaan.")
    return pledge


@pytest.fixture
def client(client_as, analyst):
    return client_as(analyst)


def found(client, query):
    page = client.get(f"/pledges/?{query}")
    assert page.status_code == 200
    return [row.code for row in page.context["table"].page.object_list.data]


def exported(client, query):
    answer = client.get(f"/pledges/export.csv?{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))


# ---- what was so --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2019-12-04", "open"),
        ("2020-01-14", "open"),
        ("2020-01-15", "in_progress"),
        ("2020-03-01", "fulfilled"),
    ],
)
def test_a_status_counts_from_the_day_that_it_took_effect(pledge, client, day, status):
    assert found(client, f"status={status}&as_of={day}") == [pledge.code]
    assert exported(client, f"as_of={day}")[0]["status"] == status


@pytest.mark.parametrize(
    ("known", "status"), [("2020-05-03", "in_progress"), ("2020-05-04", "fulfilled"), ("", "fulfilled")]
)
def test_a_status_is_known_from_the_end_of_the_day_that_recorded_it(pledge, client, known, status):
    assert found(client, f"status={status}&as_of=2020-04-01&known={known}") == [pledge.code]


def test_known_alone_is_today_by_what_had_been_recorded_then(pledge, client):
    assert exported(client, "known=2020-02-01")[0]["status"] == "in_progress"
    assert found(client, "known=2020-02-01&late=true") == [pledge.code]


@pytest.mark.parametrize(("query", "codes"), [("as_of=2019-12-03", []), ("as_of=2019-12-04", ["P-001"])])
def test_a_pledge_is_there_from_the_day_that_it_was_made(pledge, client, query, codes):
    assert found(client, query) == codes


@pytest.mark.parametrize(("known", "codes"), [("2019-12-19", []), ("2019-12-20", ["P-001"])])
def test_a_pledge_is_known_from_the_day_that_it_was_recorded(pledge, client, known, codes):
    assert found(client, f"as_of=2019-12-19&known={known}") == codes


def test_nobody_can_say_that_a_pledge_of_no_stated_day_was_not_there(client):
    pledge = make_pledge(pledged_on=None)

    assert found(client, "as_of=0001-01-01") == [pledge.code]


def test_a_day_ends_in_the_registers_time_zone(client):
    with at(datetime(2020, 1, 1, 22, 59, 59, tzinfo=UTC)):
        before = make_pledge(pledged_on=None)
    with at(datetime(2020, 1, 1, 23, tzinfo=UTC)):
        make_pledge(pledged_on=None)

    assert found(client, "as_of=2020-01-01&known=2020-01-01") == [before.code]


def test_late_is_past_the_deadline_on_the_day_that_one_looks_at(client):
    pledge = make_pledge(first_due_on=date(2020, 6, 1))

    assert found(client, "late=true&as_of=2020-06-01") == []
    assert found(client, "late=true&as_of=2020-06-02") == [pledge.code]
    assert exported(client, "as_of=2020-06-11")[0]["days_late"] == "10"
    assert found(client, "due=this_quarter&as_of=2020-04-01") == [pledge.code]


def test_what_was_undone_is_known_as_it_stood_until_then(client):
    with at(MARCH):
        pledge = make_pledge()
        update = make_update(pledge, "lapsed", effective_on=date(2020, 2, 1))
    with at(MARCH + timedelta(days=2)):
        make_update(pledge, "lapsed", effective_on=date(2020, 3, 3), undoes=update)

    assert exported(client, "as_of=2020-02-02")[0]["status"] == "open"
    assert exported(client, "as_of=2020-02-02&known=2020-03-02")[0]["status"] == "lapsed"


def test_corrected_particulars_are_known_as_they_were(client):
    with at(MARCH):
        pledge = make_pledge(title="As it was", topics=[make_topic("Spending")])
    with at(MARCH + timedelta(days=1)), pledge.one_line_of_history():
        pledge.title = "As it is"
        pledge.topics.set([make_topic("Readiness")])

    assert exported(client, "as_of=2020-03-01")[0]["title"] == "As it is"
    then = exported(client, "as_of=2020-03-01&known=2020-03-01")[0]
    assert (then["title"], then["topics"]) == ("As it was", "Spending")


def test_a_second_reading_is_known_from_the_day_of_it(client):
    with at(MARCH):
        update = make_update(make_pledge(), "fulfilled", effective_on=date(2020, 2, 1))
    with at(MARCH + timedelta(days=1)):
        make_reading(update)

    now, then = (exported(client, f"as_of=2020-03-01&known={day}") for day in ("2020-03-02", "2020-03-01"))
    assert [row["second_reading"] for row in now + then] == ["confirmed", "needed"]


def test_a_link_that_was_withdrawn_stood_until_then(client, editor):
    with at(MARCH):
        one, other = make_pledge(), make_pledge()
        tie = link(one, "repeats", other, editor)
    with at(MARCH + timedelta(days=1)):
        withdraw(tie, editor)

    with looking_back(date(2020, 3, 1), date(2020, 3, 1)):
        assert list(Pledge.objects.filter(is_repeat=True)) == [one]
    with looking_back(date(2020, 3, 1)):
        assert not Pledge.objects.filter(is_repeat=True).exists()


def hand_over(pledge, party, successor, day):
    batch = make_batch("handover")
    pledge.responsible.remove(party)
    pledge.responsible.add(successor)
    return Handover.objects.create(
        pledge=pledge, party=party, successor=successor, handed_on=day, batch=batch
    )


@pytest.mark.parametrize(
    ("day", "name"), [("2020-03-09", "First"), ("2020-03-10", "Second"), ("2020-03-20", "Third")]
)
def test_who_passes_a_pledge_on_has_it_until_that_day(client, day, name):
    parties = [make_party(name) for name in ("First", "Second", "Third")]
    pledge = make_pledge(responsible=parties[:1])
    hand_over(pledge, *parties[:2], date(2020, 3, 10))
    hand_over(pledge, *parties[1:], date(2020, 3, 20))

    assert exported(client, f"as_of={day}")[0]["responsible"] == name
    assert found(client, f"responsible={name.lower()}&as_of={day}") == [pledge.code]


def test_a_handover_that_was_undone_never_happened(client):
    first, second = make_party("First"), make_party("Second")
    pledge = make_pledge(responsible=[first])
    handover = hand_over(pledge, first, second, date(2020, 3, 10))
    pledge.responsible.set([first])
    make_batch("handover", undoes=handover.batch)

    assert exported(client, "as_of=2020-03-01")[0]["responsible"] == "First"


# ---- every page ---------------------------------------------------------------------------------------------------
FILTERS = [
    "status=in_progress", "is_open=true", "late=false", "due=next_quarter", "due_after=2020-01-01",
    "due_before=2021-01-01",
    "pledged_after=2019-01-01", "pledged_before=2020-01-01", "responsible=none", "made_by=none", "level=national",
    "strength=firm", "topic=none", "letter=brief", "has_amount=false", "owner=none", "q=informeren", "sort=-updated",
    "per_page=25",
]  # fmt: skip


@pytest.mark.parametrize("query", FILTERS)
def test_each_filter_asks_the_register_of_that_day(pledge, client, query):
    make_pledge(pledged_on=date(2020, 2, 2))

    assert found(client, f"{query}&as_of=2020-02-01") == [pledge.code]


def test_facets_and_tabs_count_what_was_there(pledge, client):
    make_pledge(pledged_on=date(2020, 2, 2))

    page = client.get("/pledges/?as_of=2020-02-01")

    counts = {option.value: option.count for option in page.context["facets"]["status"]}
    assert (counts["in_progress"], counts["open"], page.context["counts"]["all"]) == (1, 0, 1)
    assert [tab["label"] for tab in page.context["tabs"] if tab["current"]] == ["All"]


def test_the_overview_is_of_that_day(pledge, client):
    page = client.get("/?as_of=2020-06-02&known=2020-05-01")

    assert page.context["today"] == date(2020, 6, 2)
    assert [row.code for row in page.context["late"]] == [pledge.code]
    assert [change.note for change in page.context["changes"]] == ["Begonnen."]


def test_the_page_of_a_pledge_tells_its_history_until_that_day(pledge, client):
    page = client.get("/pledges/P-001/?as_of=2020-02-01").content.decode()

    assert "Begonnen." in page
    assert "Gedaan." not in page
    assert "121 days away" in page


def test_a_pledge_that_was_not_made_yet_is_not_found(pledge, client):
    assert client.get("/pledges/P-001/?as_of=2019-12-04").status_code == 200
    assert client.get("/pledges/P-001/?as_of=2019-12-03").status_code == 404


@pytest.mark.parametrize("page", ["/letters/brief/", "/kamerstukken/28676/321/"])
def test_letters_and_papers_show_the_pledges_of_that_day(client, page):
    paragraph = make_letter(["Zie 28 676, nr. 321."], slug="brief").paragraphs.get()
    make_pledge(paragraph, title="Later", pledged_on=date(2020, 2, 2))
    Reference.objects.create(
        paragraph=paragraph, start=4, end=19, kind="kamerstuk", identifier="kst-28676-321"
    )

    now, then = (client.get(f"{page}?as_of={day}") for day in ("2020-02-02", "2020-02-01"))

    assert now.status_code == then.status_code == 200
    assert "Later" in now.content.decode()
    assert "Later" not in then.content.decode()


def test_search_finds_the_pledges_that_were_there(pledge, client):
    make_pledge(title="Inform", pledged_on=date(2020, 2, 2))

    page = client.get("/search/?q=informeren&what=pledges&as_of=2020-02-01&known=2020-02-01")

    assert [hit["pledge"].code for hit in page.context["search"].hits] == [pledge.code]
    assert "Words are looked up in the texts as they are now." in page.content.decode()


def test_the_pledges_around_one_are_those_of_the_list_that_day(pledge, client):
    make_pledge(pledged_on=date(2020, 2, 2))

    page = client.get("/pledges/P-001/?in=sort%3Dcode%26as_of%3D2020-02-01&as_of=2020-02-01")

    assert (page.context["walk"].position, page.context["walk"].length) == (1, 1)


def test_a_list_of_another_day_is_no_list_to_walk(pledge, client):
    assert not client.get("/pledges/P-001/?in=as_of%3D2020-02-01").context["walk"].known


PAGES = [
    "/",
    "/pledges/?",
    "/pledges/P-001/?",
    "/letters/?",
    "/letters/brief/?",
    "/search/?q=informeren&",
    "/changes/?",
]


@pytest.mark.parametrize("page", PAGES)
def test_the_same_query_twice_gives_the_same_bytes(pledge, client, page):
    first, second = (client.get(f"{page}{'' if '?' in page else '?'}as_of=2020-02-01") for _time in range(2))

    assert first.status_code == 200
    assert without_tokens(first) == without_tokens(second)


def without_tokens(page):
    return re.sub(rb'name="(csrfmiddlewaretoken|key)" value="[^"]*"', b"", page.content)


def test_an_export_of_a_day_is_the_same_bytes_whatever_happens_later(pledge, client):
    address = "/pledges/export.csv?as_of=2020-04-01&known=2020-04-01"
    before = b"".join(client.get(address).streaming_content)
    make_update(pledge, "lapsed", effective_on=date(2020, 2, 1))
    pledge.refresh_from_db()
    pledge.title = "Otherwise"
    pledge.save()

    assert b"in_progress" in before
    assert b"".join(client.get(address).streaming_content) == before


# ---- nothing is written -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["reader", "analyst", "editor", "administrator"])
def test_whoever_looks_back_may_what_a_reader_may(pledge, client_as, role):
    person = make_user(role=role)
    page = client_as(person).get("/pledges/P-001/?as_of=2020-02-01")

    assert page.context["user"].role == "reader"
    assert 'method="post" action="/pledges' not in page.content.decode()
    person.refresh_from_db()
    assert person.role == role


@pytest.mark.parametrize(
    "page", ["/pledges/P-001/update/", "/pledges/P-001/edit/", "/candidates/", "/admin/", "/account/"]
)
def test_a_page_that_cannot_look_back_says_so(pledge, client, page):
    assert client.get(page).status_code == 200

    answer = client.get(f"{page}?as_of=2020-02-01")

    assert answer.status_code == 400
    assert "This page shows the register of today only." in answer.content.decode()


@pytest.mark.parametrize("query", ["as_of=2020-02-01", "known=2020-02-01", "as_of=2020-02-01&known="])
@pytest.mark.parametrize("page", ["/pledges/P-001/update/", "/pledges/P-001/edit/", "/pledges/"])
def test_a_forged_post_of_the_past_writes_nothing(pledge, client, page, query):
    before = rows()

    answer = client.post(f"{page}?{query}", {"status": "lapsed", "effective_on": "2020-01-01", "version": 3})

    assert answer.status_code == 409
    assert "nothing can be recorded" in answer.content.decode()
    assert rows() == before


def test_a_write_is_refused_by_the_connection_too(pledge):
    with looking_back(date(2020, 2, 1)):
        with pytest.raises(WritingIsOff), transaction.atomic():
            Pledge.objects.update(title="Forged")
        with pytest.raises(WritingIsOff), transaction.atomic():
            StatusUpdate.objects.create(pledge=pledge, status="open", effective_on=date(2020, 1, 1))
        with pytest.raises(WritingIsOff), connection.cursor() as cursor:
            cursor.executemany("SELECT %s", [(1,), (2,)])
    assert Pledge.objects.get().title == "Inform"


def test_one_looks_at_one_day_at_a_time(db):
    with looking_back(date(2020, 2, 1)), pytest.raises(RuntimeError), looking_back(date(2020, 2, 2)):
        pass
    assert past() is None
    assert today() == timezone.localdate()


# ---- wrong days ---------------------------------------------------------------------------------------------------
LATER = (timezone.localdate() + timedelta(days=2)).isoformat()
WRONG = [
    "as_of=2020-02-30", "as_of=0000-00-00", "as_of=9999-99-99", "as_of=", "as_of=20200201", "as_of=2020-W10-1",
    "as_of=today",
    "as_of=2020-02-01&as_of=2020-02-01", f"as_of={LATER}", "as_of=9999-12-31", f"known={LATER}",
    "known=yesterday",
    "as_of=2020-02-01&known=2020-02-30", "as_of=2020-02-01&known=2020-02-01&known=2020-02-02", "as_of=%D9%A2020-01-01",
]  # fmt: skip


@pytest.mark.parametrize("query", WRONG)
@pytest.mark.parametrize("page", ["/", "/pledges/", "/pledges/export.csv", "/pledges/P-001/"])
def test_a_wrong_day_is_refused_by_name(pledge, client, page, query):
    answer = client.get(f"{page}?{query}")

    assert answer.status_code == 400
    name = "known" if "known" in query else "as_of"
    assert name in answer.content.decode()
    assert ("text/plain" in answer["Content-Type"]) == ("export" in page)


@pytest.mark.parametrize("query", ["as_of=0001-01-01", "known=0001-01-01", "as_of=2020-02-01&known="])
def test_an_extreme_day_is_just_a_day(pledge, client, query):
    assert client.get(f"/pledges/?{query}").status_code == 200
    assert client.get(f"/?{query}").status_code == 200


def test_who_has_not_signed_in_is_sent_to_the_sign_in_page(pledge):
    for query in ("as_of=2020-02-01", "as_of=nonsense"):
        assert Client().get(f"/pledges/?{query}").status_code == 302


# ---- the page -----------------------------------------------------------------------------------------------------
def test_a_banner_says_which_day_it_is_and_leads_back(pledge, client):
    page = client.get("/pledges/?status=in_progress&as_of=2020-02-01&known=2020-02-02").content.decode()

    assert re.search(
        r"as of <b><time datetime=\"2020-02-01\">.*by the end of <b><time datetime=\"2020-02-02\">", page
    )
    assert '<a href="/pledges/?status=in_progress" data-today>Back to today</a>' in page
    assert "as_of=2020-02-01" not in client.get("/pledges/").content.decode()


def test_every_link_and_form_stays_on_the_day(pledge, client):
    page = client.get("/pledges/?as_of=2020-02-01&known=2020-02-02").content.decode()

    assert 'href="/pledges/P-001/?in=' in page
    for address in re.findall(r'href="(/(?:pledges|letters|search)/[^"]*)"(?! data-today)', page):
        assert address.count("as_of=2020-02-01") == 1
    forms = re.findall(r"<form(?![^>]*(?:data-today|post))[^>]*>.*?</form>", page, re.DOTALL)
    assert [form.count('name="as_of" value="2020-02-01"') for form in forms] == [1] * len(forms)
    assert len(forms) >= 2


def test_links_to_pages_of_today_are_left_alone(pledge, client):
    page = client.get("/letters/brief/?as_of=2020-02-01").content.decode()

    assert 'href="/account/"' in page
    assert 'href="#main"' in page


def test_a_redirect_stays_on_the_day(client):
    answer = client.get("/kamerstukken/28 676/321/?as_of=2020-02-01")

    assert answer.status_code == 302
    assert answer["Location"].endswith("?as_of=2020-02-01")


def test_the_list_asks_no_more_of_the_past_than_of_today(pledge, client):
    counts = []
    for query in ("", "as_of=2020-02-01", "as_of=2020-02-01&known=2020-02-01"):
        client.get(f"/pledges/?{query}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/pledges/?{query}")
        counts.append(len(captured))

    # One more: whether any handover is of a later day.
    assert counts[1] <= counts[0] + 1
    assert counts[2] <= counts[0] + 1
