"""What holds for every request."""

from urllib.parse import unquote

from django.http import HttpResponseBadRequest
from django.utils import translation


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
