"""How pledges bear on each other, told on the page of one: a link is made, or withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import linking
from tracker.keeping import given_back
from tracker.link_form import LinkForm, LinkQuery
from tracker.models import Pledge, PledgeLink
from tracker.recording import Place
from tracker.sourcing import pledges_for
from tracker.submitting import sent_once


@permission_required("tracker.add_pledgelink", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def link_add(request, code):
    """A GET opens the form, beside the pledges that are likely or were asked for with `q`; a POST stores."""
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    if request.method != "POST":
        return open_form(request, pledge)
    form = LinkForm(request.POST, pledge=pledge)
    if not form.is_valid() or not form.store(by=request.user):
        return show(request, pledge, form, status=422)
    made = PledgeLink(pledge=pledge, kind=form.cleaned_data["kind"], other=form.cleaned_data["other"])
    messages.success(request, _("Linked: %(link)s.") % {"link": made})
    return redirect(pledge)


def open_form(request, pledge):
    if kept := given_back(request):
        form = LinkForm(kept, pledge=pledge)
        form.is_valid()
        return show(request, pledge, form)
    query = LinkQuery(request.GET)
    form = LinkForm(initial=query.cleaned_data if query.is_valid() else {}, pledge=pledge)
    return show(request, pledge, form, status=400 if query.errors else 200, query=query)


def show(request, pledge, form, status=200, query=None):
    asked = query.cleaned_data.get("q", "") if query and query.is_valid() else ""
    origin = next(source for source in pledge.sources.all() if source.role == "origin")
    here = Place(origin.paragraph, origin.start, origin.end)
    context = {
        "pledge": pledge,
        "form": form,
        "query": query,
        "asked": asked,
        "offered": [other for other in pledges_for(here, asked) if other != pledge],
        "section": "pledges",
    }
    return render(request, "tracker/link_add.html", context, status=status)


@permission_required("tracker.delete_pledgelink", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def link_withdraw(request, code, pk):
    """The link was a mistake: from either of the two pages, and it stays in both histories."""
    pledge = get_object_or_404(Pledge, code=code)
    links = PledgeLink.objects.between([pledge]).select_related("pledge", "other")
    link = get_object_or_404(links, pk=pk)
    if request.method == "POST":
        linking.withdraw(link, request.user)
        messages.success(request, _("Withdrawn: %(link)s.") % {"link": link})
    return redirect(pledge)
