"""A new line of history, by hand as a person would: how many clicks it takes, and what a warning keeps."""

from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.factories import make_user
from tracker.models import Pledge, StatusUpdate


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


class Clicks:
    """A person at a page, whose clicks are counted."""

    def __init__(self, page):
        self.page, self.number = page, 0

    def on(self, place):
        self.page.locator(place).click()
        self.number += 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_status_with_evidence_takes_three_clicks_from_the_list(open_page, analyst, javascript):
    page = open_page(analyst, javascript=javascript)
    page.goto("/pledges/?status=open")
    click = Clicks(page)

    click.on("#P-003 a.ttl")
    click.on("#update label:has([value=in_progress])")
    page.locator("#id_evidence").fill("navo-londen-2019#p7")
    click.on("#update button.pri")

    expect(page.locator("[role=status]")).to_contain_text("is now “In progress”")
    update = StatusUpdate.objects.latest("recorded_at")
    assert (update.pledge.code, update.evidence_paragraph.number) == ("P-003", 7)
    assert click.number == 3
    assert page.url.endswith("/pledges/?status=open#P-003")


def test_an_unusual_day_is_warned_about_beside_what_was_typed(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/P-003/")
    expect(page.locator("#id_effective_reason")).to_have_count(0)

    page.locator("#id_effective_on").fill("2017-01-01")
    page.locator("#id_note").fill("Kept as typed.")
    page.locator("#update button.pri").click()
    expect(page.locator("#id_note")).to_have_value("Kept as typed.")
    page.locator("#id_effective_reason").fill("It had begun before the letter.")
    page.locator("#update button.pri").click()

    expect(page.locator("ol.tl")).to_contain_text("It had begun before the letter.")
    assert StatusUpdate.objects.latest("recorded_at").effective_on == date(2017, 1, 1)


def test_the_successor_is_asked_for_when_superseded_is_chosen(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/P-003/")
    expect(page.locator("#id_successor")).to_be_hidden()

    page.locator("#update label:has([value=superseded])").click()
    page.locator("#id_successor").fill("p-004")
    page.locator("#update button.pri").click()

    expect(page.locator("header.ptop")).to_contain_text("Superseded")
    assert Pledge.objects.get(code="P-003").is_replaced
