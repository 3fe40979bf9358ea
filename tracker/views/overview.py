from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from letters.models import Letter
from tracker import listing
from tracker.models import Pledge, Status, StatusUpdate
from tracker.progress import waiting_for

# Between two parts of the status bar, in percent of its width.
GAP = 0.2


@require_safe
def overview(request):
    today = timezone.localdate()
    context = {
        "today": today,
        "letters": Letter.objects.count(),
        "counts": listing.standing_counts(today),
        "ledger": ledger(),
        "late": Pledge.objects.for_table().late(today).order_by("due_on", "id")[:10],
        "next_due": Pledge.objects.for_table().next_due(today)[:10],
        "changes": StatusUpdate.objects.recent_changes()[:10],
        "open_query": listing.OPEN_QUERY,
        "due_query": listing.DUE_QUERY,
        "section": "overview",
    }
    if request.user.has_perm("tracker.add_readingmark"):
        context["waiting"] = waiting_for(request.user)
    return render(request, "tracker/overview.html", context)


def ledger():
    """Each status with its number of pledges and its share of the bar: (status, count, x, width), in percent."""
    counts = dict(Pledge.objects.order_by().values_list("status").annotate(Count("pk")))
    total, x, rows = sum(counts.values()) or 1, 0.0, []
    for status in Status:
        width = 100 * counts.get(status, 0) / total
        rows.append({"status": status, "count": counts.get(status, 0), "x": x, "width": max(width - GAP, 0)})
        x += width
    return rows
