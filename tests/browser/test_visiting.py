"""What is held against a page really is: a suite that watches for nothing would always pass."""

import pytest

from tests.browser.axe import axe
from tests.browser.visiting import sign_in

SIGN_IN = "/accounts/login/"


@pytest.mark.parametrize(
    ("wrong", "noticed"),
    [
        ("console.error('this went wrong')", "console: this went wrong"),
        ("setTimeout(() => { throw new Error('broken') })", "script: "),
        ("location.href = 'http://127.0.0.2:59999/'", "called another host: http://127.0.0.2:59999/"),
        ("document.body.append(Object.assign(new Image(), {src: '/static/gone.png'}))", "404: "),
    ],
)
def test_what_a_page_does_wrong_is_noticed(page, complaints, wrong, noticed):
    page.goto(SIGN_IN)
    assert complaints == []

    page.evaluate(f"() => {{ {wrong} }}")
    page.wait_for_timeout(200)

    assert [line for line in complaints if line.startswith(noticed)]
    complaints.clear()


def test_a_page_that_hinders_people_is_noticed(page):
    page.goto(SIGN_IN)

    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), {src: '/static/icon.svg'}))"
    )

    assert [line for line in axe(page) if line.startswith("image-alt")]


def test_a_person_signs_in_through_the_form(page, analyst):
    sign_in(page, analyst)

    assert SIGN_IN not in page.url


def test_a_page_can_be_had_signed_in_already(open_page, analyst):
    page = open_page(analyst)

    page.goto("/")

    assert SIGN_IN not in page.url


def test_a_page_can_be_had_without_javascript_narrow_and_dark(open_page):
    page = open_page(javascript=False, width=390, scheme="dark", language="nl")

    page.goto(SIGN_IN)

    assert page.viewport_size["width"] == 390
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
