"""Many pledges at once: choose what to change, look at what would, confirm; and look at it later, or undo it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tracker import batches
from tracker.batches import choosing, pinning, words
from tracker.batches.selecting import SelectionForm
from tracker.models import Batch
from tracker.submitting import sent_once


@permission_required("tracker.add_batch", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def batch_add(request):
    """A selection is asked what to change; a choice is shown what it would do; what was shown is carried out."""
    try:
        if "shown" in request.POST:
            return confirm(request, pinning.read_plan(request.POST["shown"], request.user))
        if request.method == "POST":
            return look(request, pinning.read_selection(request.POST.get("selected", ""), request.user))
        form = SelectionForm(request.GET)
        return choose(request, form.selection()) if form.is_valid() else refuse(request, form.problems)
    except pinning.NotPinned:
        return refuse(request, [("", _("This page was opened too long ago. Select the pledges again."))])
    except batches.TooMany as many:
        return refuse(request, [("", too_many(many))])


def too_many(many):
    return _(
        "%(number)d pledges are more than the %(most)d that one change may be about. Narrow the list first."
    ) % {
        "number": many.number,
        "most": many.most,
    }


def refuse(request, problems):
    context = {"problems": problems, "section": "pledges"}
    return render(request, "tracker/batch_refused.html", context, status=400)


def choose(request, selection, form=None, initial=None, status=200):
    """The form of the choice; the selection goes along, as it is at this moment."""
    check_right(request.user, selection.kind)
    form = form or batches.choice_form(selection.kind, initial=initial)
    return show(request, selection, form, status)


def look(request, selection):
    check_right(request.user, selection.kind)
    form = batches.choice_form(selection.kind, request.POST)
    if not form.is_valid():
        return show(request, selection, form, status=422)
    plan = batches.make_plan(selection.kind, form, selection.keys)
    return show(request, selection, form, plan=plan)


@sent_once
def confirm(request, shown):
    check_right(request.user, shown.kind)
    selection = pinning.Selection(shown.kind, shown.keys, shown.back)
    try:
        batch = batches.carry_out(shown, request.user)
    except batches.Overtaken as overtaken:
        return show(request, selection, shown.form, 409, overtaken.plan, overtaken.changed)
    except ValidationError as error:
        shown.form.add_error(None, error)
        return show(request, selection, shown.form, status=422)
    messages.success(request, what_was_done(batch))
    return redirect(shown.back)


def show(request, selection, form, status=200, plan=None, changed=()):
    """The page. 409: somebody came between, so it shows what would be done now, and what has changed."""
    context = {
        "kind": selection.kind,
        "title": words.title(selection.kind, len(selection.keys)),
        "form": form,
        "selected": pinning.pin_selection(selection, request.user),
        "back": selection.back,
        "overtaken": status == 409,
        "section": "pledges",
    }
    if plan:
        said = words.say(plan.lines)
        context |= {
            "plan": plan,
            "said": said,
            "counted": words.count(said),
            "changed": set(changed),
            "shown": pinning.pin_plan(plan, selection.back, request.user),
        }
    return render(request, "tracker/batch_add.html", context, status=status)


def check_right(person, kind):
    if not batches.may_change(person, kind):
        raise PermissionDenied


def what_was_done(batch):
    number = batch.lines.count()
    return format_html(
        '{} <a href="{}">{}</a> <a href="{}">{}</a>',
        ngettext("%(n)d pledge is changed.", "%(n)d pledges are changed.", number) % {"n": number},
        batch.get_absolute_url(),
        _("What changed"),
        reverse("batch_undo", args=[batch.pk]),
        _("Undo"),
    )


@permission_required("tracker.view_batch", raise_exception=True)
@require_safe
def batch_detail(request, pk):
    batch = get_object_or_404(Batch.objects.for_page(), pk=pk)
    return show_batch(request, batch)


@permission_required("tracker.add_batch", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def batch_undo(request, pk):
    """What would be put back, and a button that does it."""
    batch = get_object_or_404(Batch.objects.for_page(), pk=pk)
    check_right(request.user, batch.kind)
    if request.method != "POST":
        return show_batch(request, batch, batches.plan_undo(batch))
    try:
        undoing = batches.undo(batch, request.user, request.POST.get("digest", ""))
    except batches.NotUndone as error:
        return show_batch(request, batch, error.plan, status=409)
    messages.success(request, what_was_put_back(undoing))
    return redirect(undoing)


def what_was_put_back(undoing):
    number = undoing.lines.count()
    return ngettext("%(n)d pledge is as it was before.", "%(n)d pledges are as they were before.", number) % {
        "n": number
    }


def show_batch(request, batch, plan=None, status=200):
    lines = list(batch.lines.for_page())
    context = {
        "batch": batch,
        "title": words.title(batch.kind, len(lines)),
        "chosen": choosing.in_words(batches.choice_form(batch.kind, batch.chosen)),
        "said": words.say(lines),
        "may_undo": batches.may_change(request.user, batch.kind) and not batch.is_over,
        "plan": plan,
        "putting_back": words.say(plan.lines) if plan else [],
        "overtaken": status == 409,
        "section": "pledges",
    }
    return render(request, "tracker/batch_detail.html", context, status=status)
