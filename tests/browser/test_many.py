"""Many pledges at once, by hand as a person would, and by the keyboard alone."""

import pytest
from django.core.management import call_command

from tests.factories import make_user
from tracker.models import Batch, Pledge


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


def lapsed():
    return Pledge.objects.filter(status="lapsed").count()


@pytest.mark.parametrize("width", [1440, 390])
def test_twenty_pledges_lapse_with_a_preview_in_five_clicks(open_page, analyst, width):
    page = open_page(analyst, width=width)
    page.goto("/pledges/?status=open&level=collective&level=national&level=other&per_page=25")
    shown = page.locator(".pl tbody tr").count()
    assert shown >= 20

    page.locator("[data-tick] input").click()
    page.locator("#many button").click()
    page.locator("#id_status label", has_text="Lapsed").click()
    page.locator("form.edit button").click()
    assert lapsed() == 0
    assert f"{shown} pledges change" in page.locator("main").inner_text()
    page.locator(".many button.pri").click()

    assert f"{shown} pledges are changed." in page.locator("[role=status]").inner_text()
    assert lapsed() == shown


def test_without_a_script_all_that_match_are_changed_and_undone(open_page, analyst):
    page = open_page(analyst, javascript=False)
    page.goto("/pledges/?responsible=none")
    assert page.locator("[data-tick]").is_hidden()

    page.locator("#many input[name=all]").check()
    page.locator("#many button").click()
    page.locator("#id_status label", has_text="Lapsed").click()
    page.locator("form.edit button").click()
    page.locator(".many button.pri").click()
    changed = lapsed()
    page.locator("[role=status] a", has_text="Undo").click()
    page.locator(".many button.pri").click()

    assert changed > 0
    assert lapsed() == 0
    assert Batch.objects.count() == 2


def test_the_keyboard_alone_is_enough(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/?per_page=25")

    page.locator("#P-001 .ck input").focus()
    page.keyboard.press("Space")
    page.locator("#many-kind").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pledges/many/**")
    page.locator("#id_status input").first.focus()
    page.keyboard.press("ArrowUp")
    page.locator("form.edit button").focus()
    page.keyboard.press("Enter")
    page.locator(".many button.pri").wait_for()
    page.locator(".many button.pri").focus()
    page.keyboard.press("Enter")
    page.locator("[role=status] a").first.wait_for()

    assert Pledge.objects.get(code="P-001").status == "lapsed"


def test_a_quick_status_is_recorded_in_the_row_and_leads_back_to_it(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/?level=national")

    page.locator("#P-009 a.quick").click()
    page.locator("#P-009 .quick select").select_option("in_progress")
    page.locator("#P-009 .quick textarea").fill("Het toestel is vertrokken.")
    page.locator("#P-009 .quick button").click()

    assert page.url.endswith("/pledges/?level=national#P-009")
    assert "In progress" in page.locator("#P-009 a.quick").inner_text()
