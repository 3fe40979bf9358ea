"""From the list to a saved view and back to a change of it, by keyboard and mouse."""

import pytest
from django.core.management import call_command

from tests.factories import make_user

pytestmark = pytest.mark.once


@pytest.fixture
def page(transactional_db, open_page):
    call_command("load_starter", verbosity=0)
    return open_page(make_user("administrator", name="M. de Wit"))


def test_columns_are_chosen_with_the_keyboard_and_the_filters_stay(page):
    page.goto("/pledges/?status=open")

    page.locator("details.cols summary").press("Enter")
    page.get_by_label("Owner").press("Space")
    page.get_by_role("button", name="Show these columns").press("Enter")
    page.wait_for_url("**columns=owner**")

    assert "status=open" in page.url
    assert "Owner" in page.locator("thead").inner_text()


def test_a_view_is_saved_changed_by_a_filter_and_saved_again(page):
    page.goto("/pledges/?status=open")

    page.get_by_role("link", name="Save this view").click()
    page.get_by_label("Name").fill("Mijn lijst")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/views/mijn-lijst/")
    page.get_by_label("In progress").first.check()
    page.get_by_text("What you see is not what the view keeps.").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_text("Private: nobody else sees it.").wait_for()
    assert page.get_by_label("In progress").first.is_checked()
