from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.feeds import full_address
from tracker.token_form import TokenForm
from tracker.tokens import revoke
from tracker.views.account import show_account


@require_POST
def token_make(request):
    """Makes a token and shows it: this once, because only its hash is kept."""
    form = TokenForm(request.POST, person=request.user)
    if not form.is_valid():
        return show_account(request, token_form=form, status=422)
    token, secret = form.make()
    context = {"token": token, "secret": secret, "site": full_address("")}
    return render(request, "tracker/token_made.html", context)


@require_POST
def token_revoke(request, pk):
    token = get_object_or_404(request.user.tokens, pk=pk)
    revoke(token)
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": token.name})
    return redirect("account_settings")
