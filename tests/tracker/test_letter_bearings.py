"""Which open pledges of earlier letters a letter may bear on."""

from datetime import date

import pytest
from django.core.management import call_command

from tests.factories import make_candidate, make_letter, make_pledge
from tracker.bearing import arriving

pytestmark = pytest.mark.django_db

QUOTE = "Het kabinet zal een onbemand onderzeebootvaartuig voor mijnenjacht aanschaffen."
LATER = "Het onbemande onderzeebootvaartuig voor de mijnenjacht is aangeschaft."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def pledge():
    letter = make_letter([QUOTE], dated_on=date(2017, 5, 25))
    return make_pledge(letter.paragraphs.get(), title="Buy a mine hunting vessel")


def page(client, letter):
    response = client.get(f"/letters/{letter.slug}/bearings/")
    assert response.status_code == 200
    return response.content.decode()


def test_each_paragraph_stands_with_the_pledges_that_it_may_bear_on_and_why(client, pledge):
    letter = make_letter(["Algemeen.", LATER])

    html = page(client, letter)

    assert f'<a href="{letter.get_absolute_url()}#p2">¶2</a>' in html
    assert "Buy a mine hunting vessel" in html
    assert "says “aanschaffen”, “mijnenjacht”, “onbemand”, “onderzeebootvaartuig”" in html
    assert "1 pledge" in html
    assert f'href="{pledge.get_absolute_url()}?evidence=' in html
    assert f'action="/pledges/{pledge.code}/not-about/{letter.paragraphs.get(number=2).pk}/"' in html


def test_what_carries_out_something_earlier_comes_first(client, pledge):
    letter = make_letter(
        [LATER, "Hiermee is voor mijnenjacht een vaartuig onbemand, een onderzeebootvaartuig."]
    )
    make_candidate(letter.paragraphs.get(number=2), kind="afdoening")

    html = page(client, letter)

    assert html.index("#p2") < html.index("#p1")
    assert "carries out an earlier pledge or motion" in html


def test_a_letter_that_bears_on_nothing_says_so(client, pledge):
    letter = make_letter(["Iets heel anders."])

    assert "Nothing found" in page(client, letter)


def test_of_a_very_long_letter_it_is_said_how_much_was_compared(client, pledge, monkeypatch):
    monkeypatch.setattr(arriving, "MOST_PARAGRAPHS", 1)
    monkeypatch.setattr("tracker.bearing.showing.MOST_PARAGRAPHS", 1)
    letter = make_letter(["Algemeen.", LATER])

    html = page(client, letter)

    assert "Only the first 1 paragraphs" in html
    assert "Nothing found" in html


def test_the_letters_page_leads_there_for_who_may_add_updates(client, client_as, reader):
    letter = make_letter()
    address = f"/letters/{letter.slug}/bearings/"

    assert address in client.get(letter.get_absolute_url()).content.decode()
    assert address not in client_as(reader).get(letter.get_absolute_url()).content.decode()


def test_the_starter_letter_of_2019_leads_to_the_pledges_of_2017(client, own_files):
    call_command("load_starter", verbosity=0)

    response = client.get("/letters/navo-londen-2019/bearings/")

    codes = {
        shown.bearing.pledge.code for _paragraph, rows in response.context["found"].rows for shown in rows
    }
    assert "P-012" in codes
    assert "P-014" not in codes


def test_an_unknown_letter_is_not_found(client):
    assert client.get("/letters/nergens/bearings/").status_code == 404
