"""Somebody looked at a pledge again. Who had to sign in first comes back with a GET, which says nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker.forms import with_version
from tracker.models import Pledge, Stale
from tracker.review import CheckedForm, look_again
from tracker.submitting import sent_once
from tracker.update_forms import StatusUpdateForm
from tracker.views.pledges import after_update, show_pledge


@permission_required("tracker.change_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def pledge_checked(request, code):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    if request.method != "POST":
        return redirect(pledge)
    form = CheckedForm(request.POST, auto_id="id_checked_%s")
    if not form.is_valid():
        return refused(request, pledge, form, status=422)
    try:
        look_again(pledge, by=request.user, **form.cleaned_data)
    except Stale as stale:
        with_version(form, stale.pledge.version)
        return refused(request, stale.pledge, form, status=409)
    messages.success(request, _("%(code)s: looked at again, nothing new.") % {"code": pledge.code})
    return redirect(after_update(request, pledge))


def refused(request, pledge, form, status):
    """The page of the pledge, with what was typed."""
    return show_pledge(request, pledge, StatusUpdateForm(pledge=pledge), status=status, checked_form=form)
