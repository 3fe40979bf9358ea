"""What holds for every request."""

import time
from contextlib import suppress
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils import translation

LONGEST_LISTENING = 20  # seconds


def refuse_nul(get_response):
    """PostgreSQL has no NUL in text and would answer 500: say 400 before anything looks at it."""

    def middleware(request):
        sent = f"{request.META.get('PATH_INFO', '')}{request.META.get('HTTP_COOKIE', '')}"
        if "\0" in sent or "\\000" in sent or "\0" in unquote(request.META.get("QUERY_STRING", "")):
            return HttpResponseBadRequest(
                "The address or a cookie holds a NUL character.", content_type="text/plain"
            )
        return get_response(request)

    return middleware


def refuse_what_is_too_large(get_response):
    """Say 413 to a body over the limits, before anything reads it; files may be more than a form may be."""

    def middleware(request):
        size = request.META.get("CONTENT_LENGTH") or "0"
        files = request.META.get("CONTENT_TYPE", "").startswith("multipart/form-data")
        most = settings.MOST_UPLOADED if files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if size.isascii() and size.isdigit() and int(size[:18]) > most:
            listen_to_the_end(request)
            return render(request, "413.html", {"most": most // 1_000_000}, status=413)
        return get_response(request)

    return middleware


def listen_to_the_end(request):
    """A browser shows no answer while it is still sending: what it sends is let go, for some time."""
    until = time.monotonic() + LONGEST_LISTENING
    with suppress(OSError):
        while time.monotonic() < until and request.read(65536):
            pass


def speak_the_persons_language(get_response):
    """A person's own language goes before what the browser asks for."""

    def middleware(request):
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return get_response(request)

    return middleware


def keep_private(get_response):
    """Nothing behind the sign-in page is kept by a browser or a proxy, and none of it opens in another site."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware
