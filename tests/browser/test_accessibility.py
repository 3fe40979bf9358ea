"""Every main page in English and Dutch, light and dark, wide and narrow: axe finds nothing, and nothing sticks out."""

import pytest
from django.core.management import call_command

from letters.models import Letter
from tests.browser.axe import axe
from tests.browser.pages import (
    PAGES,
    pages_after_better_text,
    pages_with_candidates,
    pages_with_deadlines,
    pages_with_lineage,
    pages_with_marks,
    pages_with_readings,
    pages_with_views,
    waiting_pages,
)
from tests.factories import make_user
from tracker.models import Pledge, User

# How a page looks does not depend on the database.
pytestmark = pytest.mark.once


@pytest.fixture
def administrator(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("administrator", name="M. de Wit")


# Every two of language, scheme and width meet in one of the four: what goes wrong takes two of them at most.
LOOKS = [("en", "light", 1440), ("nl", "dark", 1440), ("nl", "light", 390), ("en", "dark", 390)]


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page_is_accessible(administrator, open_page, language, scheme, width):
    administrator.language = language
    administrator.save()
    someone = open_page(administrator, width=width, scheme=scheme, language=language)
    stranger = open_page(width=width, scheme=scheme, language=language)
    found = {}

    for name, (address, needs_account) in all_pages().items():
        page = someone if needs_account else stranger
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language, name
        found[name] = axe(page) + sticking_out(page)

    assert {name: problems for name, problems in found.items() if problems} == {}


def all_pages():
    """The table, and the pages of the admin whose addresses are known only now."""
    pledge, letter = Pledge.objects.get(code="P-021"), Letter.objects.get(slug="navo-londen-2019")
    person = User.objects.get()
    return (
        PAGES
        | pages_with_marks(person)
        | pages_with_candidates(person)
        | pages_with_deadlines(person)
        | pages_with_lineage(person)
        | pages_with_readings(person)
        | pages_with_views(person)
        | waiting_pages(person)
        | pages_after_better_text(person)
        | {
            "admin-pledge": (f"/admin/tracker/pledge/{pledge.pk}/change/", True),
            "admin-pledge-history": (f"/admin/tracker/pledge/{pledge.pk}/history/", True),
            "admin-letter": (f"/admin/letters/letter/{letter.pk}/change/", True),
            "admin-user": (f"/admin/tracker/user/{person.pk}/change/", True),
        }
    )


def sticking_out(page):
    """A page that is wider than its window makes people scroll sideways."""
    extra = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{extra} px wider than the window"] if extra > 0 else []


CONTROLS = "a[href], button, summary, select, input:not([type=hidden])"
VISIBLE = "controls => controls.filter(one => one.checkVisibility()).length"
PLACE = "controls => controls.indexOf(document.activeElement)"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_keyboard_reaches_every_control_of_the_list(administrator, open_page, width):
    page = open_page(administrator, width=width)
    page.goto("/pledges/?status=open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    controls = page.locator(CONTROLS)
    visible = controls.evaluate_all(VISIBLE)

    reached = set()
    # A field for a date holds four stops, so that the round takes more presses than there are controls.
    for _ in range(visible + 20):
        reached.add(controls.evaluate_all(PLACE))
        page.keyboard.press("Tab")

    assert len(reached - {-1}) == visible
