"""Saved views of the pledge list: their pages, and what people do with them."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker import saved_views
from tracker.forms import with_version
from tracker.models import SavedView
from tracker.saved_views import Overtaken
from tracker.submitting import sent_once
from tracker.view_form import AskedForm, SavedViewForm
from tracker.views.pledges import show_list


@permission_required("tracker.view_savedview", raise_exception=True)
@require_safe
def view_detail(request, slug):
    """The list under the view's query, or under the one in the address."""
    view = seen(request, slug)
    return show_list(request, saved_views.data_of(view, request.GET), view)


@permission_required("tracker.add_savedview", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def view_add(request):
    asked = AskedForm(request.GET)
    if not asked.is_valid():
        return show_form(request, None, wrong=asked.problems, status=400)
    initial = {"query": asked.cleaned_data["query"]}
    form = SavedViewForm(posted(request), person=request.user, initial=initial)
    if not form.is_valid():
        return show_form(request, form, status=422 if form.is_bound else 200)
    try:
        view = saved_views.add(form.save(commit=False))
    except ValidationError as taken:
        form.add_error("name", taken.messages)
        return show_form(request, form, status=422)
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
    return redirect(view)


@permission_required("tracker.change_savedview", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def view_edit(request, slug):
    view = changeable(request, slug)
    asked = AskedForm(request.GET)
    if not asked.is_valid():
        return show_form(request, None, view=view, wrong=asked.problems, status=400)
    initial = {"query": asked.cleaned_data["query"]} if "query" in request.GET else {}
    form = SavedViewForm(posted(request), instance=view, person=request.user, initial=initial)
    if not form.is_valid():
        return show_form(request, form, view=view, status=422 if form.is_bound else 200)
    try:
        saved_views.change(form.instance, form.cleaned_data["version"])
    except Overtaken as overtaken:
        return show_form(request, form, view=overtaken.view, status=409)
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
    return redirect(view)


def show_form(request, form, view=None, wrong=(), status=200):
    """The form of a new view, or of `view`. 409: both versions, what was typed kept, and a second try counts."""
    context = {"form": form, "view": view, "wrong": wrong, "section": "pledges"}
    if view:
        context |= saved_views.others_with(view, request.user)
    if status == 409:
        context["differences"] = form.differences(view)
        with_version(form, view.version)
    return render(request, "tracker/view_form.html", context, status=status)


@permission_required("tracker.delete_savedview", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def view_delete(request, slug):
    """Asks first, and says who would miss it."""
    view = changeable(request, slug)
    sent = request.POST.get("version", "")
    try:
        if request.method == "POST":
            saved_views.remove(view, int(sent) if sent.isdecimal() else 0)
            messages.success(request, _("The view “%(name)s” is deleted.") % {"name": view.name})
            return redirect("pledge_list")
    except Overtaken as overtaken:
        view = overtaken.view
    context = {"view": view, "overtaken": request.method == "POST", "section": "pledges"}
    context |= saved_views.others_with(view, request.user)
    return render(request, "tracker/view_delete.html", context, status=409 if context["overtaken"] else 200)


@permission_required("tracker.view_savedview", raise_exception=True)
@require_POST
@sent_once
def view_follow(request, slug):
    view = seen(request, slug)
    wanted = read_wish(request)
    saved_views.follow(request.user, view, wanted)
    said = (
        _("You follow “%(name)s”: your digest says what changes in it.")
        if wanted
        else _("You no longer follow “%(name)s”.")
    )
    messages.success(request, said % {"name": view.name})
    return redirect(view)


@permission_required("tracker.view_savedview", raise_exception=True)
@require_POST
@sent_once
def view_default(request, slug):
    view = seen(request, slug)
    wanted = read_wish(request)
    saved_views.open_with(request.user, view, wanted)
    said = (
        _("Your list opens with “%(name)s” from now on.")
        if wanted
        else _("Your list opens with all pledges.")
    )
    messages.success(request, said % {"name": view.name})
    return redirect(view)


def posted(request):
    """What was sent with a form, be it nothing; None when nothing was."""
    return request.POST if request.method == "POST" else None


def read_wish(request):
    """What a button asks for: so a form that is sent twice asks for the same thing."""
    wished = request.POST.get("wanted")
    if wished not in {"yes", "no"}:
        raise BadRequest(_("“wanted” is yes or no."))
    return wished == "yes"


def seen(request, slug):
    """The view; 404 for somebody else's private one, as for one that is not there."""
    return get_object_or_404(SavedView.objects.seen_by(request.user).select_related("owner"), slug=slug)


def changeable(request, slug):
    view = seen(request, slug)
    if not saved_views.may_change(request.user, view):
        raise PermissionDenied
    return view
