"""`?as_of=` and `?known=` of an address, for every page at once."""

import re
from collections.abc import Generator, Iterable
from copy import copy
from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.looking_back.links import can_look_back, of_day, on_the_same_day
from tracker.looking_back.moment import PARAMETERS, Past
from tracker.looking_back.statements import looking_back
from tracker.roles import Role

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class WrongDay(Exception):
    """What was given is no day that one can look back at; the message says why, for whoever gave it."""


def read_past(query: QueryDict) -> Past | None:
    """The day that a query asks for; None when it asks for none.

    `known` alone is the register of today by what had been recorded until then. An empty `known` is none, since a form
    sends it so. Raises `WrongDay`.
    """
    if not PARAMETERS & query.keys():
        return None
    as_of = read_day(query, "as_of") or timezone.localdate()
    known = read_day(query, "known") if query.getlist("known") != [""] else None
    return Past(as_of, known)


def read_day(query: QueryDict, name: str) -> date | None:
    """One day of a query, not in the future; None when it is not given."""
    if name not in query:
        return None
    if len(query.getlist(name)) > 1:
        raise WrongDay(_("%(name)s: this can be given once.") % {"name": name})
    words = str(query[name])
    try:
        # `date` reads more than we say that we do: 20200302, 2020-W10-1.
        day = date.fromisoformat(words) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words) else None
    except ValueError:
        day = None
    if day is None:
        example = timezone.localdate().isoformat()
        raise WrongDay(
            _("%(name)s: “%(words)s” is no day. For example: %(example)s.")
            % {"name": name, "words": words[:50], "example": example}
        )
    if day > timezone.localdate():
        raise WrongDay(_("%(name)s: %(day)s is still to come.") % {"name": name, "day": day.isoformat()})
    return day


def look_back(get_response):
    """Answer from the register of the day that the address names. Its person is a reader, and nothing is written."""

    def middleware(request):
        # Who has not signed in, and has no token, is sent to the sign-in page whatever day they ask for.
        is_known = request.user.is_authenticated or "Authorization" in request.headers
        if not PARAMETERS & request.GET.keys() or not is_known or is_nowhere(request):
            return get_response(request)
        try:
            past = read_past(request.GET)
        except WrongDay as wrong:
            return refuse(request, str(wrong), status=400)
        if request.method not in SAFE:
            return refuse(request, _("While you look back, nothing can be recorded or changed."), status=409)
        if not can_look_back(request.path_info):
            return refuse(request, _("This page shows the register of today only."), status=400)
        return answer(get_response, request, past)

    return middleware


def is_nowhere(request) -> bool:
    try:
        resolve(request.path_info)
    except Resolver404:
        return True
    return False


def answer(get_response, request, past: Past) -> HttpResponse:
    """What the page says of that day, with links that stay on it."""
    request.user = copy(request.user)
    request.user.role = Role.READER
    with looking_back(past.day, past.known):
        response = get_response(request)
    if response.streaming:
        response.streaming_content = piece_by_piece(response.streaming_content, past)
    elif response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = on_the_same_day(response.content.decode(), request.path, past)
    if "Location" in response.headers:
        response.headers["Location"] = of_day(response.headers["Location"], request.path, past)
    return response


def piece_by_piece(pieces: Iterable[bytes], past: Past) -> Generator[bytes]:
    """A file that is sent while it is read: each piece is read on that day, and between them it is today."""
    rest = iter(pieces)
    while True:
        with looking_back(past.day, past.known):
            piece = next(rest, None)
        if piece is None:
            return
        yield piece


def refuse(request, reason: str, status: int) -> HttpResponse:
    """Say what is wrong: on a page with the way back to today, or in plain text where a file was asked for."""
    if resolve(request.path_info).url_name == "pledge_export":
        return HttpResponse(reason, content_type="text/plain; charset=utf-8", status=status)
    return render(request, "tracker/past_refused.html", {"reason": reason}, status=status)


class DayForm:
    """What the form that chooses a day, and the way back to today, need to know of the page that they stand on."""

    def __init__(self, request):
        self.request = request

    @property
    def action(self) -> str:
        """This page, where it can look back; otherwise the overview."""
        return self.request.path if can_look_back(self.request.path_info) else reverse("overview")

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The rest of the page's query, from its first page on."""
        if not can_look_back(self.request.path_info):
            return []
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name not in PARAMETERS | {"page"}
        ]

    @property
    def today(self) -> str:
        """The address of the same page today."""
        query = self.request.GET.copy()
        for name in PARAMETERS:
            query.pop(name, None)
        return f"{self.request.path}{'?' if query else ''}{query.urlencode()}"

    @property
    def present_day(self) -> date:
        return timezone.localdate()
