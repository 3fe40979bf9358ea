"""Personal tokens: how a feed reader, a calendar or a script reads what its person may read, and nothing more.

A token is 256 random bits. Only its SHA-256 is stored, so it is looked up by its hash: how long that takes says nothing
about it. It opens reading alone, by what its person may do at that moment.
"""

import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tracker.models import AccessToken, User

RIGHT = "tracker.view_pledge"
# Between the two words of `Authorization: Bearer …`, and in an address.
BEARER, PARAMETER = "Bearer", "token"


def make_secret() -> str:
    """A new token, as its person gets to see it once: 43 characters that an address can hold."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()


def revoke(token: AccessToken) -> None:
    """It opens nothing from now on. Twice is once."""
    AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


class Refused(Exception):
    """A token opens nothing: the status to answer with, and why in words for its person."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status, self.message = status, message


def person_with(secret: str) -> User:
    """Whose token this is; notes the day of its use. Raises `Refused` for one that is unknown, revoked or of nobody."""
    token = AccessToken.objects.select_related("person").filter(hash=hash_of(secret)).first()
    if token is None:
        raise Refused(401, _("No such token. Make one at %(address)s") % {"address": account_address()})
    if token.revoked_at:
        raise Refused(
            403, _("This address was revoked; make a new one at %(address)s") % {"address": account_address()}
        )
    if not token.person.has_perm(RIGHT):
        raise Refused(403, _("The account that this token belongs to is closed."))
    note_use(token)
    return token.person


def note_use(token: AccessToken) -> None:
    """The day is written once a day, so that reading a feed every minute writes next to nothing."""
    today = timezone.localdate()
    if token.last_used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(last_used_on=today)


def account_address() -> str:
    return settings.SITE_URL + reverse("account_settings")


# ---- views that a token opens -------------------------------------------------------------------------------------
def opened_by_address(view: Callable) -> Callable:
    """A view that `?token=` or a Bearer header opens, or a session; without any of them it answers 401.

    For programs that know nothing but an address. The view sees no `token` in its query.
    """

    @login_not_required
    @wraps(view)
    def checked(request, *args, **kwargs):
        secret = bearer_of(request) or take_parameter(request)
        if secret is None and not request.user.is_authenticated:
            words = {"address": account_address()}
            return refusal(Refused(401, _("This address needs a token: make one at %(address)s") % words))
        return answer(view, secret, refusal, request, *args, **kwargs)

    return checked


def opened_by_bearer(view: Callable) -> Callable:
    """A view that a Bearer header opens, or a session; without either it leads to the sign-in page."""

    @login_not_required
    @wraps(view)
    def checked(request, *args, **kwargs):
        secret = bearer_of(request)
        if secret is None and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return answer(view, secret, refusal_as_json, request, *args, **kwargs)

    return checked


def answer(view: Callable, secret: str | None, refuse: Callable, request: HttpRequest, *args, **kwargs):
    """The view as the person of the token sees it; a token goes before a session, and leaves no trace of one."""
    if secret is None:
        return view(request, *args, **kwargs)
    if request.method not in {"GET", "HEAD"}:
        return refuse(Refused(405, _("A token opens reading only.")))
    try:
        request.user = person_with(secret)
    except Refused as refused:
        return refuse(refused)
    translation.activate(request.user.language)
    request.LANGUAGE_CODE = request.user.language
    return view(request, *args, **kwargs)


def bearer_of(request: HttpRequest) -> str | None:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if kind.lower() == BEARER.lower() else None


def take_parameter(request: HttpRequest) -> str | None:
    """The token in the address; the query goes on without it, so that nothing made from the query can show it."""
    query = request.GET.copy()
    secret = query.pop(PARAMETER, [None])[-1]
    request.GET = query  # type: ignore[assignment]  # a copy that is not written any more
    request.META["QUERY_STRING"] = query.urlencode()
    return secret


def refusal(refused: Refused) -> HttpResponse:
    response = HttpResponse(
        f"{refused.message}\n", status=refused.status, content_type="text/plain; charset=utf-8"
    )
    return with_challenge(response)


def refusal_as_json(refused: Refused) -> HttpResponse:
    return with_challenge(JsonResponse({"error": refused.message}, status=refused.status))


def with_challenge(response: HttpResponse) -> HttpResponse:
    if response.status_code == 401:
        response["WWW-Authenticate"] = BEARER
    return response
