"""A real browser on a live server: `open_page(user, width=390, …)` gives a page.

A page that logs an error, breaks a script, misses a file or calls another host fails its test. What it did stands in
`complaints`; a test that provokes an error on purpose looks there and empties it.
"""

import os
from functools import partial

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium, visiting

# Playwright's synchronous interface runs an event loop in the test's thread, and Django takes any query there for a
# mistake. For the whole run, because the loop outlives the browser tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """One browser a test process."""
    path = chromium.find() if chromium.driver_runs() else None
    if path is None:
        pytest.skip("no Chromium that runs; `make test` installs one, CHROMIUM= names one")
    with sync_playwright() as playwright:
        running = chromium.launch(playwright, path)
        yield running
        running.close()


@pytest.fixture
def complaints():
    """What the pages of this test did wrong so far."""
    return []


@pytest.fixture
def open_page(browser, live_server, complaints):
    """`open_page(user=None, javascript=True, width=1440, scheme="light", language="en")` gives a page.

    Each page is a browser of its own to the site, so two pages are two people; `user` is signed in already.
    """
    yield partial(visiting.open_page, browser, live_server.url, complaints)
    for context in browser.contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page):
    """A wide page of somebody who is not signed in."""
    return open_page()
