from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tracker import candidate_forms, deciding, fulfilling, overtaken, queue
from tracker.candidate_filter import CandidateFilter
from tracker.candidate_forms import DismissForm
from tracker.keeping import given_back
from tracker.models import Candidate, Pledge
from tracker.recording import RecordForm
from tracker.submitting import sent_once
from tracker.views.letters import show_form, show_overtaken

A_PAGE = 50
may_decide = permission_required("tracker.change_candidate", raise_exception=True)
# Whoever had to sign in again comes back with a GET: to the form, where the same can be done.
a_form = require_http_methods(["GET", "HEAD", "POST"])


@may_decide
@require_safe
def candidate_list(request):
    candidates = CandidateFilter(request.GET, Candidate.objects.in_present_text().for_list())
    page = Paginator(candidates.qs, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": candidates,
        "page": page,
        "rows": [queue.row_of(candidate) for candidate in page],
        "facets": queue.facets(candidates),
        "query": request.GET.urlencode(),
        # Never empty, which would mean that one decides on the letter's page.
        "back": request.GET.urlencode() or f"state={candidates.state_shown}",
        "section": "candidates",
    }
    status = 200 if candidates.is_valid() else 400
    return render(request, "tracker/candidate_list.html", context, status=status)


@may_decide
@a_form
@sent_once
def candidate_accept(request, pk):
    """One click: everything as it was read, but for the title and the term."""
    if request.method != "POST":
        return redirect("candidate_record", pk)
    candidate = find(pk)
    if candidate is None:
        return show_gone(request)
    return record(request, candidate, candidate_forms.noted_form(candidate, request.POST))


@may_decide
@a_form
@sent_once
def candidate_record(request, pk):
    """The whole form with everything that was read; a GET opens it, a POST stores."""
    candidate = find(pk)
    if request.method == "POST":
        return fill_in_or_record(request, candidate) if candidate else show_gone(request)
    if candidate is None:
        raise Http404
    if code := request.GET.get("pledge"):
        return lead_to_pledge(request, candidate, code)
    kept = given_back(request)
    form = candidate_forms.sent_form(candidate, kept) if kept else candidate_forms.blank_form(candidate)
    return show(request, candidate, form)


def fill_in_or_record(request, candidate):
    """`edit` comes from the candidate's note, `pick` from a term: both fill the form in further and store nothing."""
    read = candidate_forms.noted_form if "edit" in request.POST else candidate_forms.sent_form
    form = read(candidate, request.POST)
    if not {"edit", "pick"} & request.POST.keys():
        return record(request, candidate, form)
    if form.has_error("term"):
        return show(request, candidate, form, 422)
    return show(request, candidate, candidate_forms.unfinished_form(candidate, form))


@may_decide
@a_form
@sent_once
def candidate_dismiss(request, pk):
    if request.method != "POST":
        return redirect("candidate_record", pk)
    candidate = get_object_or_404(Candidate.objects.for_list(), pk=pk)
    form = DismissForm(request.POST)
    if not form.is_valid():
        return show(request, candidate, candidate_forms.blank_form(candidate), 422, dismissing=form)
    onward = queue.next_place(candidate, request.POST.get("back", ""))
    try:
        deciding.dismiss(candidate, form.cleaned_data["reason"], form.cleaned_data["note"], request.user)
    except deciding.Decided as decided:
        candidate = decided.candidate
        return show(request, candidate, candidate_forms.blank_form(candidate), 409, dismissing=form)
    messages.success(request, _("The proposal is dismissed. It can be restored where it stood."))
    return redirect(onward)


@may_decide
@a_form
@sent_once
def candidate_restore(request, pk):
    if request.method != "POST":
        return redirect("candidate_record", pk)
    candidate = get_object_or_404(Candidate.objects.for_list(), pk=pk)
    onward = queue.own_place(candidate, request.POST.get("back", ""))
    try:
        deciding.restore(candidate, request.user)
    except deciding.Decided as decided:
        return show(request, decided.candidate, candidate_forms.blank_form(decided.candidate), 409)
    messages.success(request, _("The proposal is open again."))
    return redirect(onward)


# ---- answers --------------------------------------------------------------------------------------------------
def find(pk):
    """The candidate with all that its page asks for; None when the rules, or better text, took it away."""
    return Candidate.objects.for_list().filter(pk=pk).first()


def record(request, candidate, form):
    """Store the pledge of a bound form and go on to the next candidate; what cannot be stored comes back."""
    onward = queue.next_place(candidate, request.POST.get("back", ""))
    try:
        pledge = deciding.record(candidate, form, request.user) if form.is_valid() else None
    except deciding.Decided as decided:
        return show(request, decided.candidate, form, 409)
    except Candidate.DoesNotExist:
        return show_gone(request)
    if pledge is None:
        return show(request, candidate, form, 422)
    said = format_html('<a href="{}">{}</a>', pledge.get_absolute_url(), pledge.code)
    messages.success(request, format_html(_("{} is recorded."), said))
    return redirect(onward)


def show(request, candidate, form, status=200, dismissing=None):
    """The whole form. 409: somebody has decided meanwhile, and what was typed is kept."""
    is_fulfilment = candidate.kind == Candidate.Kind.AFDOENING
    context = {
        "candidate": candidate,
        "paragraph": candidate.paragraph,
        "form": form,
        "dismissing": dismissing,
        "references": form.paragraph.references.select_related("letter"),
        "named": fulfilling.pledges_named(candidate) if is_fulfilment else [],
        "back": request.POST.get("back", request.GET.get("back", "")),
        "section": "candidates",
    }
    return as_page(render(request, "tracker/candidate_record.html", context, status=status))


def lead_to_pledge(request, candidate, code):
    """To the history of the pledge that the words carry out; one that is not here is said to be so."""
    pledge = Pledge.objects.filter(code=code.strip().upper()).first()
    if pledge:
        return redirect(fulfilling.update_address(candidate, pledge))
    messages.error(request, _("There is no pledge “%(code)s”.") % {"code": code[:20]})
    return show(request, candidate, candidate_forms.blank_form(candidate), 422)


def show_gone(request):
    """The proposal is there no longer; what was typed can be recorded from the paragraph."""
    paragraph = candidate_forms.paragraph_seen(request.POST)
    if paragraph is None:
        raise Http404
    words = overtaken.Overtaken(paragraph, request.POST)
    place = words.place if paragraph.edition_id else words.old_place
    data = candidate_forms.typed_over(place or words.old_place, request.POST)
    if paragraph.edition_id:
        return as_page(show_overtaken(request, paragraph, data))
    messages.error(
        request, _("This proposal is there no longer: the rules have run again. Nothing typed is lost.")
    )
    form = RecordForm(data, paragraph=paragraph)
    return as_page(show_form(request, form, status=409))


def as_page(response):
    """With htmx the answer takes the place of the page, not that of the row which was asked for."""
    response["HX-Retarget"] = response["HX-Reselect"] = "#main"
    response["HX-Reswap"] = "outerHTML show:window:top"
    return response
