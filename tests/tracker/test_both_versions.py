"""Who is told that another was first sees both versions: what is stored now, and what they typed."""

import re
from datetime import date
from html import unescape

import pytest

from tests.factories import make_pledge, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def overtaken(client, pledge, **typed):
    """The page that a form is answered with whose writer saw the first version of the pledge."""
    sent = {"status": "in_progress", "effective_on": "2020-03-02", "version": 1} | typed
    return client.post(f"{pledge.get_absolute_url()}update/", sent)


def rows(response):
    table = re.search(r'<table class="versions">.*?</table>', response.content.decode(), re.DOTALL)
    cells = r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>"
    return [tuple(unescape(cell) for cell in row) for row in re.findall(cells, table[0])] if table else []


def test_each_field_that_differs_stands_beside_what_is_stored_now(client, editor):
    pledge = make_pledge()
    make_update(pledge, "lapsed", by=editor, note="Theirs", effective_on=date(2020, 1, 15))

    response = overtaken(client, pledge, note="Mine & more", evidence="28 676, nr. 321")

    assert response.status_code == 409
    assert rows(response) == [
        ("New status", "Lapsed", "In progress"),
        ("In effect from", "15\xa0Jan\xa02020", "2\xa0Mar\xa02020"),
        ("Evidence", "–", "28 676, nr. 321"),
        ("What changed, in one or two sentences", "Theirs", "Mine & more"),
    ]


def test_the_entry_that_came_first_is_named_and_can_be_reached(client, editor):
    pledge = make_pledge()
    update = make_update(pledge, "lapsed", by=editor)

    html = overtaken(client, pledge).content.decode()

    assert f"{editor.name} set it to “Lapsed”" in html
    assert f'<a href="#update-{update.pk}">See that entry</a>' in html
    assert f'id="update-{update.pk}"' in html


def test_who_typed_the_same_as_another_is_shown_no_difference(client, editor):
    pledge = make_pledge()
    make_update(pledge, "in_progress", by=editor, note="Same", effective_on=date(2020, 3, 2))

    response = overtaken(client, pledge, note="Same")

    assert (response.status_code, rows(response)) == (409, [])


def test_a_correction_that_came_first_says_nothing_beside_a_note(client, editor, client_as):
    pledge = make_pledge()
    edit = f"{pledge.get_absolute_url()}edit/"
    sent = {"title": "Theirs", "level": "national", "strength": "firm", "version": 1}
    assert client_as(editor).post(edit, sent).status_code == 302

    response = overtaken(client, pledge, status="open", effective_on="2019-12-04", note="Mine")

    assert response.status_code == 409
    assert ("What changed, in one or two sentences", "–", "Mine") in rows(response)
