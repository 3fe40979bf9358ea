from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.changes import entries, newest
from tracker.changes.asking import ChangesForm
from tracker.changes.streams import KINDS
from tracker.models import Party, SavedView

PER_PAGE = 50


@require_safe
def changes(request):
    form = ChangesForm(request.GET, request.user)
    is_valid = form.is_valid()
    page = (is_valid and form.cleaned_data["page"]) or 1
    # One more than is shown says whether there is a next page; nobody counts a long history for that.
    keys = newest(form.scope, (page - 1) * PER_PAGE, page * PER_PAGE + 1) if is_valid else []
    context = {
        "form": form,
        "entries": entries(keys[:PER_PAGE]),
        "page": page,
        "has_more": len(keys) > PER_PAGE,
        "kinds": KINDS.items(),
        "parties": Party.objects.all(),
        "views": SavedView.objects.seen_by(request.user),
        "feed_query": feed_query(request.GET),
        "section": "changes",
    }
    return render(request, "tracker/changes.html", context, status=200 if is_valid else 400)


def feed_query(data):
    """What of the page's query its feed knows."""
    kept = data.copy()
    for name in set(kept) - {"view", "party", "pledge"}:
        del kept[name]
    return kept.urlencode()
