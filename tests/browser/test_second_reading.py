"""A colleague's verdict is confirmed in three clicks from the overview, with a script and without one."""

from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.factories import make_reading, make_update, make_user
from tracker.models import Pledge, SecondReading


@pytest.fixture
def editor(transactional_db):
    """The one who reads; a verdict of a colleague is the only one that waits."""
    call_command("load_starter", verbosity=0)
    editor = make_user("editor", name="M. de Wit")
    for pledge in Pledge.objects.filter(second_reading="needed"):
        make_reading(pledge.updates.first(), by=editor)
    pledge, by = Pledge.objects.get(code="P-021"), make_user(name="S. Bakker")
    make_update(pledge, "partly_fulfilled", by=by, effective_on=date(2020, 3, 1), note="Begonnen.")
    return editor


@pytest.mark.parametrize(("javascript", "width"), [(True, 1440), (False, 390)])
def test_a_colleagues_update_is_confirmed_in_three_clicks(open_page, editor, javascript, width):
    page = open_page(editor, javascript=javascript, width=width)
    page.goto("/")

    page.locator(".todo a", has_text="verdict waits for a second reader").click()
    page.locator("table.pl tbody a.ttl").click()
    page.get_by_role("button", name="Confirm", exact=True).click()

    expect(page.locator("[role=status]")).to_contain_text("P-021: you have confirmed “Partly fulfilled”.")
    reading = SecondReading.objects.latest("pk")
    assert (reading.update.pledge.code, reading.read_by) == ("P-021", editor)
    assert page.url.split("?")[1].startswith("second_reading=needed")
    page.goto("/")
    assert page.locator(".todo a", has_text="second reader").count() == 0


def test_a_dispute_is_written_by_keyboard(open_page, editor):
    page = open_page(editor)
    page.goto("/pledges/P-021/")

    page.locator(".reading summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Dit staat niet in de brief.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".tl .read").first).to_contain_text("Disputed by M. de Wit")
    assert SecondReading.objects.latest("pk").note == "Dit staat niet in de brief."


def test_nothing_new_takes_a_pledge_off_the_desk(open_page, editor):
    Pledge.objects.filter(code="P-026").update(review_on=date(2020, 4, 1), owner=editor)
    page = open_page(editor)
    page.goto("/")

    page.locator(".todo a", has_text="pledge to check again").click()
    page.locator("table.pl tbody a.ttl").click()
    page.get_by_role("button", name="Nothing new").click()

    expect(page.locator("[role=status]")).to_contain_text("P-026: looked at again, nothing new.")
    page.goto("/")
    assert page.locator(".todo a", has_text="to check again").count() == 0
