"""The columns of the pledge list: which are shown, what an address may ask for, what they cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_topic,
    make_update,
    make_user,
)
from tracker import tables
from tracker.exports import columns as exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def shown(response):
    return response.context["table"].columns.names()


def test_the_usual_columns_are_shown_when_nobody_chose(client):
    make_pledge()

    response = client.get("/pledges/")

    assert shown(response) == ["code", "status", "title", "responsible", "deadline", "amount", "source"]


def test_chosen_columns_stand_in_the_tables_own_order_with_number_and_title(client):
    make_pledge(made_by=make_party("Defence"))

    response = client.get("/pledges/?columns=updated&columns=made_by&columns=status_since")

    assert shown(response) == ["code", "status_since", "title", "made_by", "updated"]
    assert "Defence" in response.content.decode()


def test_an_unknown_column_is_an_error_that_names_it_and_no_rows(client):
    make_pledge()
    assert client.get("/pledges/?columns=owner").context["table"].rows

    response = client.get("/pledges/?columns=owner&columns=password")

    assert response.status_code == 400
    assert "password" in response.content.decode()
    assert not response.context["table"].rows


def test_every_column_draws_what_is_known(client):
    letter = make_letter(dated_on=date(2019, 12, 17), dossier=make_dossier(), number="321")
    pledge = make_pledge(
        letter.paragraphs.get(),
        made_by=make_party("Aap"),
        made_to=make_party("Noot"),
        topics=[make_topic("Mies")],
        owner=make_user(name="Wim Zus"),
        review_on=date(2031, 2, 3),
        first_due_on=date(2020, 1, 1),
        pledged_on=date(2019, 4, 5),
    )
    make_update(pledge, due_on=date(2021, 1, 1), due_reason="Later", claimed_status="fulfilled")
    query = "&".join(f"columns={name}" for name in tables.COLUMNS)

    page = client.get(f"/pledges/?{query}").content.decode()

    for words in (
        "Aap",
        "Noot",
        "Mies",
        "Wim Zus",
        "2031-02-03",
        "2020-01-01",
        "2019-04-05",
        "366",
        "2019-12-17",
        "28 676, nr. 321",
    ):
        assert words in page, words


def test_a_cell_says_its_column_where_the_table_stacks(client):
    make_pledge(owner=make_user())

    assert 'data-l="Owner"' in client.get("/pledges/?columns=owner").content.decode()


def test_the_chooser_is_a_form_that_keeps_the_rest_of_the_query(client):
    make_pledge()

    response = client.get("/pledges/?status=open&page=1&columns=owner")
    chooser = response.content.decode().partition('<details class="menu cols">')[2].partition("</details>")[0]

    assert '<input type="hidden" name="status" value="open">' in chooser
    assert 'name="page"' not in chooser
    assert '<input type="checkbox" name="columns" value="owner" checked>' in chooser
    assert '<input type="checkbox" name="columns" value="level">' in chooser


def test_all_ticks_taken_away_leave_number_and_title(client):
    make_pledge()

    assert shown(client.get("/pledges/?columns=title")) == ["code", "title"]


def test_a_filter_keeps_the_columns_and_a_chip_does_too(client):
    make_pledge()

    response = client.get("/pledges/?status=open&columns=owner")

    assert ("columns", "owner") in response.context["carried"]
    assert [chip["query"] for chip in response.context["chips"]] == ["columns=owner"]


def test_columns_say_nothing_of_which_rows(client):
    make_pledge()

    tabs = client.get("/pledges/?late=true&columns=owner").context["tabs"]

    assert [str(tab["label"]) for tab in tabs if tab["current"]] == ["Past the deadline"]


def test_no_column_costs_a_statement_a_row(client):
    query = "&".join(f"columns={name}" for name in tables.COLUMNS)
    make_related(0)
    few = statements_of(client, query)
    for number in range(1, 12):
        make_related(number)

    assert statements_of(client, query) == few


def make_related(number):
    make_pledge(
        responsible=[make_party(f"Party {number}")],
        topics=[make_topic(f"Topic {number}")],
        made_by=make_party(f"Maker {number}"),
        made_to=make_party(f"Other {number}"),
        owner=make_user(),
    )


def test_a_relation_is_read_only_for_the_column_that_shows_it(client):
    make_pledge(responsible=[make_party()], topics=[make_topic()])

    assert statements_of(client, "columns=topics") == statements_of(client, "columns=title") + 1
    assert statements_of(client, "columns=owner") == statements_of(client, "columns=title")


def statements_of(client, query):
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/pledges/?{query}")
    return len(captured)


def test_every_column_of_the_list_is_known_to_the_export():
    assert exported.OF_THE_LIST.keys() == tables.COLUMNS.keys()
    names = {column.name for column in exported.COLUMNS}
    assert all(name in names for several in exported.OF_THE_LIST.values() for name in several)
