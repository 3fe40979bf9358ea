"""`make screenshots`: every main page, wide and narrow, light and dark, as pictures under var/screenshots.

Run as a test, for its database with the starter register and its eye on errors; `make test` does not collect it.
"""

import sys
from pathlib import Path

import pytest
from django.core.management import call_command

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

PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
WIDTHS = {"desk": 1440, "phone": 390}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_every_page_has_its_picture_taken(open_page, administrator, device, scheme):
    call_command("load_starter", verbosity=0)
    look = {"width": WIDTHS[device], "scheme": scheme}
    signed_in, stranger = open_page(administrator, **look), open_page(**look)
    PICTURES.mkdir(parents=True, exist_ok=True)

    person = administrator
    pages = PAGES | pages_with_marks(person) | pages_with_candidates(person)
    pages |= (
        pages_with_deadlines(person)
        | pages_with_readings(person)
        | waiting_pages(person)
        | pages_after_better_text(person)
    )
    pages |= pages_with_views(person) | pages_with_lineage(person)
    for name, (address, needs_account) in pages.items():
        page = signed_in if needs_account else stranger
        page.goto(address)
        page.screenshot(path=PICTURES / f"{name}-{device}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(pytest.main(["-n", "2", "--show-capture=no", __file__]))
