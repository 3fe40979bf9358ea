"""The main path, by hand as a person would: sign in, filter, open, update with evidence, see it on top, export."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.visiting import sign_in
from tests.factories import make_user
from tracker.models import StatusUpdate


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_main_path(open_page, analyst, javascript, width):
    page = open_page(javascript=javascript, width=width)
    sign_in(page, analyst)

    filter_to_open_and_late(page, javascript, width)
    page.locator("#P-003 a.ttl").click()
    add_an_update_with_evidence(page)
    assert page.url.endswith("#P-003")
    assert "is now “In progress”" in page.locator("[role=status]").inner_text()

    page.locator("#P-003 a.ttl").click()
    newest = page.locator("ol.tl > li:not(.next)").first
    assert "The plans were announced." in newest.inner_text()
    assert newest.locator("a", has_text="Londen 2019 ¶7").count() == 1

    page.locator("nav.crumb a").first.click()
    assert [row["code"] for row in exported(page)] == ["P-009", "P-003", "P-004", "P-023", "P-026", "P-027"]
    assert StatusUpdate.objects.latest("recorded_at").recorded_by == analyst


def filter_to_open_and_late(page, javascript, width):
    page.locator("nav.nav a", has_text="Pledges").click()
    if width < 900:
        page.locator("a[href='#filters']").click()
    page.locator("#late-true").check()
    if javascript:
        page.wait_for_url("**/pledges/?*late=true*")
    else:
        page.locator("#filters button").first.click()
    assert page.locator("#count").inner_text() == "6 of 27 pledges, 1 of them repeats another"
    if width < 900 and page.locator("#filters").is_visible():
        page.locator("#filters a[href='#results']").click()


def add_an_update_with_evidence(page):
    page.locator("#update label", has_text="In progress").click()
    page.locator("#id_evidence").fill("navo-londen-2019#p7")
    page.locator("#id_note").fill("The plans were announced.")
    page.locator("#update button.pri").click()


def exported(page):
    """The rows of the CSV for scripts that the export menu gives."""
    page.locator(".head details.menu summary").click()
    with page.expect_download() as download:
        page.locator(".head details.menu a", has_text="CSV for scriptsRFC 4180").click()
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_change_of_filter_replaces_the_list_and_back_brings_it_back(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/")
    page.evaluate("window.samePage = true")

    page.locator("#status-fulfilled").check()
    page.wait_for_url("**/pledges/?*status=fulfilled*")
    assert page.locator("#count").inner_text() == "4 of 27 pledges"
    assert page.evaluate("window.samePage") is True
    assert page.url.endswith("/pledges/?status=fulfilled&sort=due&per_page=50")
    page.go_back()

    expect(page.locator("#count")).to_have_text("27 of 27 pledges, 1 of them repeats another")


def test_typing_in_the_list_finds_as_one_types(open_page, analyst):
    page = open_page(analyst)
    page.goto("/pledges/")

    page.locator("#q").press_sequentially("gevechtsvliegtuigen")

    expect(page.locator("#count")).to_have_text("2 of 27 pledges")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_language_is_the_persons_and_stays(open_page, analyst):
    page = open_page()
    sign_in(page, analyst)

    page.locator("form.lang button[lang=nl]").click()
    assert page.locator("html").get_attribute("lang") == "nl"

    analyst.refresh_from_db()
    assert analyst.language == "nl"
    page.goto("/pledges/")
    assert page.locator("h1").inner_text() == "Toezeggingen"


def test_the_overview_exports_what_falls_due_in_one_click(open_page, analyst):
    page = open_page(analyst)
    page.goto("/")

    with page.expect_download() as download:
        page.locator("section[aria-labelledby=h-next] header a").click()

    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        assert all(row["is_open"] == "true" for row in csv.DictReader(file))
