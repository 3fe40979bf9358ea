from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.models import Letter
from tracker import listing, looking_back
from tracker.models import Pledge, Status, StatusUpdate
from tracker.progress import waiting_for
from tracker.waiting import pledges_waiting_for

# Between two parts of the status bar, in percent of its width.
GAP = 0.2


@require_safe
def overview(request):
    today = looking_back.today()
    counts = listing.standing_counts(today)
    context = {
        "today": today,
        "letters": Letter.objects.count(),
        "counts": counts,
        "queries": listing.numbers_lead_to(counts),
        "ledger": ledger(),
        "late": Pledge.objects.for_table().counted().late(today).order_by("due_on", "id")[:10],
        "next_due": Pledge.objects.for_table().counted().next_due(today)[:10],
        "changes": StatusUpdate.objects.recent_changes()[:10],
        "open_query": listing.OPEN_QUERY,
        "due_query": listing.DUE_QUERY,
        "section": "overview",
    }
    if request.user.has_perm("tracker.add_readingmark"):
        context["waiting"] = waiting_for(request.user)
        context["pledges_waiting"] = pledges_waiting_for(request.user)
    return render(request, "tracker/overview.html", context)


def ledger():
    """Each status with its number of pledges, the query for as many, and its share of the bar, in percent."""
    found = Pledge.objects.order_by().values_list("status", "is_repeat").annotate(Count("pk"))
    counts = {(status, is_repeat): count for status, is_repeat, count in found}
    total = sum(count for (_status, is_repeat), count in counts.items() if not is_repeat) or 1
    x, rows = 0.0, []
    for status in Status:
        count, repeats = counts.get((status, False), 0), counts.get((status, True), 0)
        query = f"status={status}&repeats=false" if repeats else f"status={status}"
        width = 100 * count / total
        rows.append({"status": status, "count": count, "query": query, "x": x, "width": max(width - GAP, 0)})
        x += width
    return rows
