from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from tracker import exports, listing, related
from tracker.bearing.showing import shown_on
from tracker.filters import PledgeFilter
from tracker.forms import PledgeEditForm, StatusUpdateForm, with_evidence, with_version
from tracker.models import Pledge, Stale
from tracker.tables import PledgeTable
from tracker.templatetags.nakoming import day_words
from tracker.timeline import timeline


@require_safe
def pledge_list(request):
    pledges = PledgeFilter(request.GET, Pledge.objects.for_table())
    table = PledgeTable(pledges.qs)
    per_page = int(pledges.form.cleaned_data["per_page"] or 50) if pledges.is_valid() else 50
    RequestConfig(request, paginate={"per_page": per_page}).configure(table)
    counts = listing.standing_counts(timezone.localdate())
    context = {
        "filter": pledges,
        "table": table,
        "facets": pledges.facets(),
        "counts": counts,
        "tabs": listing.tabs(request.GET, counts),
        "chips": listing.chips(pledges),
        "lost": listing.lost_among(table.page.object_list.data) if counts["lost"] else (),
        "ways_out": [] if table.page.paginator.count else listing.ways_out(pledges),
        **listing.addresses(pledges),
        "section": "pledges",
    }
    return render(request, "tracker/pledge_list.html", context, status=200 if pledges.is_valid() else 400)


@require_safe
def pledge_export(request, format):
    """The rows of `pledge_list` under the same query, all pages together."""
    options, query = exports.read_options(request.GET, format)
    pledges = PledgeFilter(query, Pledge.objects.all())
    problems = options.problems or pledges.problems
    if problems:
        return HttpResponseBadRequest(
            "\n".join(f"{name}: {text}" if name else text for name, text in problems),
            content_type="text/plain",
        )
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
    form = StatusUpdateForm(request.POST, pledge=pledge)
    if not form.is_valid():
        return show_pledge(request, pledge, form, status=422)
    try:
        form.record(by=request.user)
    except Stale as stale:
        return show_pledge(request, stale.pledge, with_version(form, stale.pledge.version), status=409)
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
    form = with_evidence(pledge, request.GET)
    return show_pledge(request, pledge, form, status=400 if form.errors else 200)


def show_pledge(request, pledge, form, status=200):
    """The page of one pledge. 409: somebody got there first, so it shows their entry and keeps what was typed."""
    context = {
        "pledge": pledge,
        "form": form,
        "walk": listing.Walk(request.POST.get("in", request.GET.get("in")), pledge),
        "timeline": timeline(pledge),
        "places": related.places(pledge),
        "papers": related.papers(pledge),
        "related": related.pledges(pledge),
        "bearings": shown_on(pledge) if request.user.has_perm("tracker.add_statusupdate") else None,
        "overtaken_by": pledge.last_change() if status == 409 else None,
        "section": "pledges",
    }
    return render(request, "tracker/pledge_detail.html", context, status=status)


@permission_required("tracker.change_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pledge_edit(request, code):
    pledge = get_object_or_404(Pledge.objects.for_page(), code=code)
    form = PledgeEditForm(request.POST or None, instance=pledge)
    if not form.is_valid():
        return show_edit(request, pledge, form, status=422 if form.is_bound else 200)
    try:
        pledge.correct(form)
    except Stale as stale:
        return show_edit(request, stale.pledge, form, status=409)
    messages.success(request, _("The particulars of %(code)s are saved.") % {"code": pledge.code})
    return redirect(pledge)


def show_edit(request, pledge, form, status):
    """The form. 409: both versions side by side, what was typed kept, and a second try counts as informed."""
    context = {"pledge": pledge, "form": form, "section": "pledges"}
    if status == 409:
        context |= {"differences": form.differences(pledge), "overtaken_by": pledge.last_change()}
        with_version(form, pledge.version)
    return render(request, "tracker/pledge_edit.html", context, status=status)
