from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from tracker import exports, listing, looking_back, related, saved_views
from tracker.bearing.showing import shown_on
from tracker.both_versions import of_update
from tracker.filters import PledgeFilter, as_lines
from tracker.forms import PledgeEditForm, with_version
from tracker.keeping import given_back
from tracker.lineage import lineage
from tracker.link_form import LinkForm
from tracker.models import Pledge, Stale
from tracker.review import on_page
from tracker.submitting import sent_once
from tracker.templatetags.nakoming import day_words
from tracker.timeline import timeline
from tracker.tokens import opened_by_bearer
from tracker.update_forms import StatusUpdateForm, with_evidence


@require_safe
def pledge_list(request):
    """The list; without any query it opens with the view that its reader prefers."""
    if not request.GET and request.user.default_view_id:
        view = saved_views.opens_with(request.user)
        if view:
            return redirect(view)
        messages.info(
            request,
            _("The view that your list opens with is no longer shared. Choose another in your account."),
        )
    return show_list(request, request.GET)


def show_list(request, data, view=None):
    """The list under a query, as the page of a saved view where there is one."""
    pledges = PledgeFilter(data, Pledge.objects.all())
    table = listing.table_of(pledges)
    per_page = int(pledges.form.cleaned_data["per_page"] or 50) if pledges.is_valid() else 50
    RequestConfig(request, paginate={"per_page": per_page}).configure(table)
    counts = listing.standing_counts(looking_back.today())
    context = {
        "filter": pledges,
        "table": table,
        "facets": pledges.facets(),
        "counts": counts,
        "tabs": listing.tabs(
            data, counts, view is not None, request.user.has_perm("tracker.add_secondreading")
        ),
        "chips": listing.chips(pledges),
        "column_choices": listing.column_choices(pledges),
        "lost": listing.lost_among(table.page.object_list.data) if counts["lost"] else (),
        "repeats": listing.repeats_among(pledges, counts),
        "ways_out": [] if table.page.paginator.count else listing.ways_out(pledges),
        **listing.addresses(pledges),
        **saved_views.beside_list(request.user, pledges, view),
        "here": request.path,
        "section": "pledges",
    }
    return render(request, "tracker/pledge_list.html", context, status=200 if pledges.is_valid() else 400)


@opened_by_bearer
@require_safe
def pledge_export(request, format):
    """The rows of `pledge_list` under the same query, all pages together."""
    options, query = exports.read_options(request.GET, format)
    pledges = PledgeFilter(query, Pledge.objects.all())
    problems = options.problems or pledges.problems
    if problems:
        return HttpResponseBadRequest("\n".join(as_lines(problems)), content_type="text/plain")
    # A HEAD asks for the headers only: no row is read for it.
    return exports.export(pledges.qs.none() if request.method == "HEAD" else pledges.qs, options)


@require_safe
def pledge_detail(request, code):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    return open_pledge(request, pledge)


@permission_required("tracker.add_statusupdate", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def status_update_add(request, code):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    if not request.POST:
        return open_pledge(request, pledge)
    try:
        return add_update(request, pledge)
    except Stale as stale:
        # Outside the transaction: nobody who writes waits for this page.
        form = StatusUpdateForm(request.POST, pledge=stale.pledge)
        return show_pledge(request, stale.pledge, with_version(form, stale.pledge.version), status=409)


@permission_required("tracker.add_statusupdate", raise_exception=True)
@require_safe
def status_quick(request, code):
    """A new status in a few fields: a page of its own, whose form the list takes into its row."""
    context = {"pledge": get_object_or_404(Pledge, code=code), "query": request.GET.get("in", "")}
    return render(request, "tracker/status_quick.html", context | {"section": "pledges"})


@sent_once
def add_update(request, pledge):
    """Add what was sent to the history. Raises `Stale`."""
    form = StatusUpdateForm(request.POST, pledge=pledge)
    if not form.is_valid():
        return show_pledge(request, pledge, form, status=422)
    form.record(by=request.user)
    messages.success(request, what_was_recorded(pledge))
    return redirect(after_update(request, pledge))


def what_was_recorded(pledge):
    return format_html(
        '<a href="{}">{}</a> {}',
        pledge.get_absolute_url(),
        pledge.code,
        _("is now “%(status)s”, since %(day)s.")
        % {"status": pledge.get_status_display(), "day": day_words(pledge.status_since)},
    )


def after_update(request, pledge):
    """Back in the list that the person came from, at the same row; from nowhere in particular, the pledge itself."""
    query = request.POST.get("in")
    return pledge.get_absolute_url() if query is None else listing.list_address(query, pledge.code)


def open_pledge(request, pledge):
    """The page before anything is sent; the address may name evidence for an update."""
    kept = given_back(request)
    form = StatusUpdateForm(kept, pledge=pledge) if kept else with_evidence(pledge, request.GET)
    return show_pledge(request, pledge, form, status=400 if form.errors and not kept else 200)


def show_pledge(request, pledge, form, status=200, **other_forms):
    """The page of one pledge. 409: somebody got there first, so it shows their entry and keeps what was typed.

    `other_forms`: those that were sent from this page and refused, `reading_form` and `checked_form`.
    """
    line = lineage(pledge)
    context = {
        "pledge": pledge,
        "form": form,
        "walk": listing.Walk(request.POST.get("in", request.GET.get("in")), pledge),
        "timeline": timeline(pledge),
        "places": related.places(pledge),
        "papers": related.papers(pledge),
        "lineage": line,
        "link_form": LinkForm(pledge=pledge),
        "related": related.beside(pledge, but=line.pledges if line else ()),
        "bearings": shown_on(pledge) if request.user.has_perm("tracker.add_statusupdate") else None,
        **(overtaken(pledge, form) if status == 409 else {}),
        "second_reader": request.user,
        "review": on_page(pledge, request.user),
        "section": "pledges",
        **other_forms,
    }
    return render(request, "tracker/pledge_detail.html", context, status=status)


def overtaken(pledge, form):
    """What changed while somebody wrote, and where what is stored now differs from what they typed."""
    last = pledge.last_change()
    return {"overtaken_by": last, "differences": of_update(form, pledge, last) if form.is_bound else []}


@permission_required("tracker.change_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pledge_edit(request, code):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    form = PledgeEditForm(request.POST or given_back(request), instance=pledge)
    if request.method != "POST" or not form.is_valid():
        return show_edit(request, pledge, form, status=422 if request.POST else 200)
    try:
        return correct(request, pledge, form)
    except Stale as stale:
        return show_edit(request, stale.pledge, form, status=409)


@sent_once
def correct(request, pledge, form):
    """Store the corrected particulars. Raises `Stale`."""
    pledge.correct(form)
    messages.success(request, _("The particulars of %(code)s are saved.") % {"code": pledge.code})
    return redirect(pledge)


def show_edit(request, pledge, form, status):
    """The form. 409: both versions side by side, what was typed kept, and a second try counts as informed."""
    context = {"pledge": pledge, "form": form, "section": "pledges"}
    if status == 409:
        context |= {"differences": form.differences(pledge), "overtaken_by": pledge.last_change()}
        with_version(form, pledge.version)
    return render(request, "tracker/pledge_edit.html", context, status=status)
