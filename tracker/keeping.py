"""A session that ends while somebody writes gives the text back after sign-in.

Whoever sends a form of ours (one with `{% sending %}`) and is signed in no longer gets the sign-in page, which carries
what was typed: signed, for a day, and for the person whose form it was. When that person signs in, the text waits in
their session and they are led to the form with all of it, not stored yet; one click stores it. Nothing is stored by
itself. To anybody else who signs in there it is not given. Files and passwords are never carried.

A view that can open its form with what is given back asks `given_back`, and its address stands in `OPEN_WITH_IT`; what
was typed in any other form is shown on a page of its own, with the same one click.
"""

from dataclasses import astuple
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from tracker import unsent
from tracker.models import User
from tracker.submitting import FIELD, read_key
from tracker.unsent import Unsent

OPEN_WITH_IT = {
    "status_update_add",
    "pledge_edit",
    "pledge_add",
    "source_add",
    "link_add",
    "candidate_record",
    "letter_edit",
}
# In characters. A letter that was pasted fits in; what is longer is shown, to be copied.
LONGEST = 400_000
KEPT_FOR = timedelta(days=1)
SALT = "tracker.keeping"


class SignInFirst(LoginRequiredMiddleware):
    """Django's, but that what was written in a form of ours goes along to the sign-in page."""

    def handle_no_permission(self, request, view_func):
        key = read_key(request.POST.get(FIELD, "")) if request.method == "POST" else None
        return (
            ask_to_sign_in(request, key.person) if key else super().handle_no_permission(request, view_func)
        )


def ask_to_sign_in(request: HttpRequest, person: int) -> HttpResponse:
    """The sign-in page, carrying what this person typed; 401."""
    # allauth asks our adapter, and that asks this module: it is whole by now.
    from allauth.account.forms import LoginForm

    typed = unsent.read(request)
    kept = carry(typed, person)
    context = {"form": LoginForm(request=request), "kept": kept, "unsent": typed}
    response = render(request, "account/login.html", context, status=401)
    # With htmx the whole page is the sign-in page, not the part that was asked for.
    response["HX-Retarget"], response["HX-Reselect"] = "body", ".signin"
    response["HX-Reswap"] = "innerHTML show:window:top"
    return response


def carry(typed: Unsent, person: int) -> str:
    """What was typed as one signed word; empty when it is too long to be carried."""
    if sum(len(name) + len(value) for name, value in typed.fields) > LONGEST:
        return ""
    return signing.dumps([person, *astuple(typed)], salt=SALT, compress=True)


def give_back(request: HttpRequest, user: User) -> HttpResponse | None:
    """Where somebody goes on who has signed in with a page that carried what they typed; None where it carried none."""
    kept = request.POST.get("kept")
    if not kept:
        return None
    try:
        person, path, fields, files = signing.loads(kept, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        messages.warning(request, _("What was typed before was kept for a day. It is not here any more."))
        return None
    if person != user.pk:
        messages.warning(request, _("What was typed before was somebody else’s. It is not shown to you."))
        return None
    request.session["unsent"] = [path, fields, files]
    return redirect(path if name_of(path) in OPEN_WITH_IT else "account_unsent")


def name_of(path: str) -> str | None:
    """The name of the address; None for one that is none of ours."""
    try:
        return resolve(path.partition("?")[0]).url_name
    except Resolver404:
        return None


def waiting(request: HttpRequest) -> Unsent | None:
    """What was given back to the person of this session, and is not stored yet."""
    kept = request.session.get("unsent")
    return Unsent(kept[0], [(name, value) for name, value in kept[1]], kept[2]) if kept else None


def given_back(request: HttpRequest) -> QueryDict | None:
    """What a form opens with when its page is shown to who was signed out while filling it in; None as a rule."""
    typed = waiting(request) if request.method in {"GET", "HEAD"} else None
    if typed is None or typed.path.partition("?")[0] != request.path:
        return None
    data = QueryDict(mutable=True)
    for name, value in typed.fields:
        data.appendlist(name, value)
    # Says on the page that this is not stored yet.
    request.given_back = typed  # type: ignore[attr-defined]
    return data


def leave(request: HttpRequest) -> HttpResponseRedirect:
    """Throw away what was given back; on to the page of its form as it is without."""
    typed = waiting(request)
    request.session.pop("unsent", None)
    return redirect(typed.path if typed else "overview")
