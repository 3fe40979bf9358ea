from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from tracker.forms import AccountForm


@require_http_methods(["GET", "HEAD", "POST"])
def account_settings(request):
    """A person's own name and language, and the way to a new password."""
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        with override(form.instance.language):
            messages.success(request, _("Your settings are saved."))
        return redirect("account_settings")
    return render(
        request, "tracker/account_settings.html", {"form": form}, status=422 if form.is_bound else 200
    )


@login_not_required
@require_POST
def language_set(request):
    """The language for this browser; for someone signed in, their own setting."""
    language = request.POST.get("language")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest("The register speaks en and nl.", content_type="text/plain")
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
    response = HttpResponseRedirect(local_address(request, request.POST.get("next")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 60 * 60,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


def local_address(request, address):
    """`address` if it leads to a page of this site, else the front page."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and safe else "/"
