"""Actions of the admin's lists: the same changes of many as on the site, on the same pages, for the same people."""

from functools import partial

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker import batches
from tracker.batches.choosing import Kind
from tracker.batches.pinning import Selection
from tracker.models import Pledge
from tracker.views.batches import choose, refuse, too_many

NAMES = {
    Kind.STATUS: gettext_lazy("Change the status …"),
    Kind.OWNER: gettext_lazy("Change the owner …"),
    Kind.TOPICS: gettext_lazy("Change the topics …"),
    Kind.REVIEW: gettext_lazy("Change when to check again …"),
    Kind.RESPONSIBLE: gettext_lazy("Change who must act …"),
    Kind.HANDOVER: gettext_lazy("Hand over …"),
}


def actions_for(request):
    """What this person may do to the pledges that are ticked, as `ModelAdmin.get_actions` gives it."""
    return {
        f"change_{kind}": (partial(change, kind), f"change_{kind}", name)
        for kind, name in NAMES.items()
        if batches.may_change(request.user, kind)
    }


def handover_for(request):
    """The same for parties: the open pledges of the one that is ticked."""
    if not batches.may_change(request.user, Kind.HANDOVER):
        return {}
    return {"hand_over": (hand_over, "hand_over", gettext_lazy("Hand over its open pledges …"))}


def change(kind, model_admin, request, pledges):
    return begin(request, kind, pledges)


def hand_over(model_admin, request, parties):
    party = parties.first()
    pledges = Pledge.objects.open().with_responsible(party)
    if parties.count() != 1 or not pledges.exists():
        messages.error(request, _("Tick one party that has open pledges."))
        return None
    return begin(request, Kind.HANDOVER, pledges, {"party": party.slug})


def begin(request, kind, pledges, initial=None):
    """The page that asks what to change; it leads back to the list of the admin."""
    keys = list(pledges.order_by("pk").values_list("pk", flat=True)[: batches.MOST + 1])
    if len(keys) > batches.MOST:
        return refuse(request, [("", too_many(batches.TooMany(pledges.count(), batches.MOST)))])
    return choose(request, Selection(kind, keys, request.get_full_path()), initial=initial)
