"""Deciding in the list of candidates: in place with a script, by plain forms without one."""

import pytest
from django.core.management import call_command

from tests.factories import make_user
from tracker import deciding
from tracker.models import Candidate, Pledge


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


def likely():
    return list(Candidate.objects.open().likely().likely_first())


def test_recording_in_place_takes_the_row_away_and_goes_on(open_page, analyst):
    first, second = likely()[:2]
    page = open_page(analyst)
    page.goto("/candidates/")
    before = page.locator("#candidate-count").inner_text()

    page.locator(f"#c{first.pk} [name=title]").fill("Reflect on the alliance")
    page.locator(f"#c{first.pk} [data-key=a]").click()
    page.locator(f"#row-c{first.pk}").wait_for(state="detached")

    assert Pledge.objects.get(code="P-028").title == "Reflect on the alliance"
    assert "P-028 is recorded." in page.locator("#messages").inner_text()
    assert page.locator("#candidate-count").inner_text() != before
    assert page.evaluate("document.activeElement.id") == f"c{second.pk}"


def test_dismissing_in_place_asks_for_the_reason(open_page, analyst):
    first = likely()[0]
    page = open_page(analyst)
    page.goto("/candidates/")

    page.locator(f"#c{first.pk} [data-key=x]").click()
    page.locator(f"#c{first.pk} [data-reason][value=too_vague]").click()
    page.locator(f"#row-c{first.pk}").wait_for(state="detached")

    first.refresh_from_db()
    assert (first.state, first.reason, first.decided_by) == ("dismissed", "too_vague", analyst)


def test_an_empty_title_opens_the_whole_form_with_what_is_wrong(open_page, analyst):
    first = likely()[0]
    page = open_page(analyst)
    page.goto("/candidates/")

    page.locator(f"#c{first.pk} [name=title]").fill("")
    page.locator(f"#c{first.pk} [name=title]").evaluate("field => field.removeAttribute('required')")
    page.locator(f"#c{first.pk} [data-key=a]").click()
    page.locator("#id_quote").wait_for()

    assert "Title: This field is required." in page.locator(".err").inner_text()
    page.locator("#id_title").fill("Reflect on the alliance")
    page.get_by_role("button", name="Record the pledge").click()
    page.wait_for_url("**/candidates/*")
    assert Pledge.objects.get(code="P-028").title == "Reflect on the alliance"


def test_what_somebody_recorded_meanwhile_is_said_with_the_way_to_it(open_page, analyst, complaints):
    first = likely()[0]
    page = open_page(analyst)
    page.goto(first.paragraph.get_absolute_url())
    deciding.dismiss(first, "too_vague", "Wie?", make_user(name="M. de Wit"))

    page.locator(f"#c{first.pk} [data-key=a]").click()
    page.locator(".err").wait_for()

    assert "Already dismissed" in page.locator(".err").inner_text()
    assert "M. de Wit" in page.locator(".err").inner_text()


def test_without_a_script_one_goes_from_the_note_to_the_form_and_on_to_the_next(open_page, analyst):
    first, second = likely()[:2]
    page = open_page(analyst, javascript=False)
    page.goto("/candidates/")

    page.locator(f"#c{first.pk} [name=title]").fill("Reflect on the alliance")
    page.locator(f"#c{first.pk} [data-key=e]").click()
    assert page.locator("#id_title").input_value() == "Reflect on the alliance"
    page.locator("#id_title").press("Enter")

    assert page.url.endswith(f"/candidates/?state=open#c{second.pk}")
    assert Pledge.objects.get(code="P-028").title == "Reflect on the alliance"
