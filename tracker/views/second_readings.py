"""A second reader confirms or disputes a verdict.

Who had to sign in first comes back with a GET, which says nothing.
"""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker.forms import with_version
from tracker.models import Pledge, Stale
from tracker.second_reading import SecondReadingForm, Verdict, may_say, read_again
from tracker.submitting import sent_once
from tracker.update_forms import StatusUpdateForm
from tracker.views.pledges import after_update, show_pledge


@permission_required("tracker.add_secondreading", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def second_reading(request, code, pk):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    update = get_object_or_404(pledge.updates.for_timeline(), pk=pk)
    if request.method != "POST":
        return redirect(f"{pledge.get_absolute_url()}#update-{update.pk}")
    form = SecondReadingForm(request.POST, update=update, by=request.user)
    if not may_say(request.user, update, request.POST.get("verdict", "")):
        raise PermissionDenied
    if not form.is_valid():
        return refused(request, pledge, form, status=422)
    try:
        read_again(form.save(commit=False), form.cleaned_data["version"])
    except Stale as stale:
        with_version(form, stale.pledge.version)
        return refused(request, stale.pledge, form, status=409)
    messages.success(request, what_was_said(form.instance, pledge))
    return redirect(after_update(request, pledge))


def what_was_said(reading, pledge):
    if reading.verdict == Verdict.CONFIRMED:
        return _("%(code)s: you have confirmed “%(status)s”.") % said(reading, pledge)
    return _("%(code)s: you dispute “%(status)s”.") % said(reading, pledge)


def said(reading, pledge):
    return {"code": pledge.code, "status": reading.update.get_status_display()}


def refused(request, pledge, form, status):
    """The page of the pledge, with what was typed; it says above what is wrong with an update that has no form."""
    for error in form.non_field_errors():
        messages.error(request, error)
    return show_pledge(request, pledge, StatusUpdateForm(pledge=pledge), status=status, reading_form=form)
