"""A person's browser: what it looks like, how it signs in, and what is held against the pages that it sees."""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from tests.factories import PASSWORD


def open_page(
    browser, url, complaints, user=None, javascript=True, width=1440, scheme="light", language="en"
):
    """A page whose addresses start at the site's root (`page.goto("/pledges/")`); `user` is signed in already."""
    context = browser.new_context(
        base_url=url,
        java_script_enabled=javascript,
        viewport={"width": width, "height": 900},
        has_touch=width < 600,
        color_scheme=scheme,
        locale=language,
    )
    context.on("request", partial(note_request, complaints, urlsplit(url).netloc))
    context.on("response", partial(note_response, complaints))
    context.on("console", partial(note_console, complaints))
    context.on("weberror", partial(note_script_error, complaints))
    if user:
        context.add_cookies([session_cookie(user, url)])
    return context.new_page()


def sign_in(page, user, password=PASSWORD):
    """Sign in as a person does, through the form."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def session_cookie(user, url):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


def note_request(complaints, host, request):
    if request.url.startswith("http") and urlsplit(request.url).netloc != host:
        complaints.append(f"called another host: {request.url}")


def note_response(complaints, response):
    """A refused form is an answer; a missing style sheet or a failing server is not."""
    worst = 500 if response.request.resource_type in {"document", "fetch", "xhr"} else 400
    if response.status >= worst:
        complaints.append(f"{response.status}: {response.url}")


def note_console(complaints, message):
    # The browser also logs each answer of 400 and over; those are judged in `note_response`.
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        complaints.append(f"console: {message.text} ({message.page.url})")


def note_script_error(complaints, error):
    complaints.append(f"script: {error.error} ({error.page.url})")
