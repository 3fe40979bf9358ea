from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from tracker import keeping, unsent
from tracker.forms import AccountForm
from tracker.token_form import TokenForm


@require_http_methods(["GET", "HEAD", "POST"])
def account_settings(request):
    """A person's own settings, tokens, and the way to a new password."""
    if not request.POST:
        return show_account(request)
    form = AccountForm(request.POST, instance=request.user)
    if not form.is_valid():
        return show_account(request, form=form, status=422)
    form.save()
    with override(form.instance.language):
        messages.success(request, _("Your settings are saved."))
    return redirect("account_settings")


def show_account(request, form=None, token_form=None, status=200):
    """The page; a form that was sent and refused stands in it as it was filled in."""
    context = {
        "form": form or AccountForm(instance=request.user),
        "token_form": token_form or TokenForm(person=request.user),
        "tokens": request.user.tokens.filter(revoked_at=None),
        "mail_problem": request.user.mail_problem,
    }
    return render(request, "tracker/account_settings.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def account_unsent(request):
    """What somebody typed before they were signed out, to be sent with one click; a POST throws it away."""
    if request.method == "POST":
        return keeping.leave(request)
    typed = keeping.waiting(request)
    if typed is None:
        return redirect("overview")
    return unsent.show(request, typed, _("You were signed out while you were writing."))


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
