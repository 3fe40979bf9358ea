"""What was read is marked while reading: with the mouse and the keyboard, with a script and without one."""

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from playwright.sync_api import expect

from letters.models import Letter
from letters.replacing import replace_text
from tests.factories import make_draft, make_user
from tracker.models import ReadingMark

LETTER = "/letters/navo-londen-2019/"


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


def marked():
    return list(
        ReadingMark.objects.order_by("paragraph__number").values_list("paragraph__number", "no_pledge")
    )


def press(page, row, words):
    page.locator(row).hover()
    page.locator(row).get_by_role("button", name=words).click()


def test_marking_without_a_script(open_page, analyst):
    page = open_page(analyst, javascript=False)
    page.goto(LETTER)

    press(page, "#p2", "Read to here")
    assert page.url.endswith("#p3")
    press(page, "#p4", "No pledge here")
    assert page.url.endswith("#p5")
    press(page, "#p1", "Mark as unread")

    assert page.url.endswith("#p1")
    assert "2 of 18" in page.locator("#reading").inner_text()
    assert marked() == [(2, False), (4, True)]


def test_marking_in_place_and_reading_on(open_page, analyst):
    page = open_page(analyst)
    page.goto(LETTER)

    press(page, "#p2", "Read to here")
    expect(page.locator("#p3 > .pn")).to_be_focused()
    press(page, "#p4", "No pledge here")
    expect(page.locator("#p5 > .pn")).to_be_focused()
    press(page, "#p4", "Take back")
    expect(page.locator("#p4 > .pn")).to_be_focused()

    assert page.url.endswith(LETTER)
    assert "3 of 18" in page.locator("#reading").inner_text()
    assert "Read by S. Bakker" in page.locator("#p1 .seen").get_attribute("title")
    assert marked() == [(1, False), (2, False), (4, False)]


def test_marking_with_keys_alone(open_page, analyst):
    page = open_page(analyst)
    page.goto(LETTER)

    page.locator("#p1 > .pn").focus()
    page.keyboard.press("0")
    expect(page.locator("#p2 > .pn")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("#p4 > .pn")).to_be_focused()

    assert marked() == [(1, True), (2, False), (3, False)]


def test_the_buttons_are_there_for_the_keyboard_and_for_touch(open_page, analyst):
    page, phone = open_page(analyst), open_page(analyst, width=390)
    shown = "button => getComputedStyle(button).opacity"
    for each in (page, phone):
        each.goto(LETTER)
    page.locator("#p2-read").focus()

    assert page.locator("#p2-read").evaluate(shown) == "1"
    assert page.locator("#p9-read").evaluate(shown) == "0"
    assert phone.locator("#p9-read").evaluate(shown) == "1"
    assert phone.locator("#p9-read").bounding_box()["height"] >= 24


def test_a_text_that_was_replaced_meanwhile_says_so_and_marks_nothing(open_page, analyst):
    page = open_page(analyst)
    page.goto(LETTER)
    replace_text(
        Letter.objects.get(slug="navo-londen-2019"), make_draft(["Een.", "Twee."]), b"beter", "beter.txt"
    )

    press(page, "#p2", "Read to here")

    page.get_by_role("heading", name="Nothing was marked").wait_for()
    assert marked() == []


@pytest.mark.parametrize("words", ["Read to here", "No pledge here"])
def test_whose_session_has_ended_is_asked_to_sign_in(open_page, analyst, words):
    page = open_page(analyst)
    page.goto(LETTER)
    Session.objects.all().delete()

    press(page, "#p2", words)

    expect(page.locator("[name=login]")).to_be_visible()
    assert marked() == []
