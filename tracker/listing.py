"""The state of the pledge list, as one thing to hand to a page: rows, facets, chips, tabs, and the way back to it."""

from urllib.parse import parse_qsl, urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker import facets
from tracker.filters import NOT_NARROWING, PledgeFilter, active, query_without
from tracker.models import OPEN_STATUSES, Pledge
from tracker.models.pledge_queries import is_late
from tracker.quarters import quarter_of

OPEN_QUERY = urlencode([("status", status) for status in OPEN_STATUSES])
DUE_QUERY = "is_open=true&due=this_quarter"


def standing_counts(today):
    """How many pledges the standing views hold, in two statements."""
    lost = {"lost": Pledge.objects.with_lost_quote().count()}
    return lost | Pledge.objects.aggregate(
        open=Count("pk", filter=Q(status__in=OPEN_STATUSES)),
        late=Count("pk", filter=is_late(today)),
        due=Count("pk", filter=facets.due_in(quarter_of(today)) & Q(status__in=OPEN_STATUSES)),
        amount=Count("pk", filter=Q(amount__isnull=False)),
        all=Count("pk"),
    )


def lost_among(pledges):
    """The keys of those of these pledges that have lost a quote."""
    shown = [pledge.pk for pledge in pledges]
    return set(Pledge.objects.with_lost_quote().filter(pk__in=shown).values_list("pk", flat=True))


def tabs(data, counts):
    """The standing views: label, query, count, and whether this is the one. Lost quotes only while there are any."""
    here = sorted(
        (key, value) for key, values in data.lists() for value in values if key not in NOT_NARROWING
    )
    views = [
        (_("Open"), OPEN_QUERY, counts["open"]),
        (_("Past the deadline"), "late=true", counts["late"]),
        (_("Due this quarter"), DUE_QUERY, counts["due"]),
        (_("With an amount"), "has_amount=true", counts["amount"]),
        (_("All"), "", counts["all"]),
    ]
    if counts["lost"]:
        views.insert(-1, (_("Quote lost"), "quote=lost", counts["lost"]))
    return [
        {"label": label, "query": query, "count": count, "current": sorted(parse_qsl(query)) == here}
        for label, query, count in views
    ]


def chips(pledge_filter):
    """What narrows the list, each with the address of the list without it."""
    return [
        {"label": label, "value": name, "query": query_without(pledge_filter.data, parameter, value)}
        for parameter, label, value, name in active(pledge_filter)
    ]


def addresses(pledge_filter):
    """The queries that a list page builds its links from, and the parameters its form carries without a field."""
    data = pledge_filter.data
    own_fields = {"q", "due_after", "due_before", "page", "sort", "per_page", *facets.FIXED, *facets.NAMED}
    return {
        "query": data.urlencode(),
        "export_query": query_without(data, "per_page"),
        "walk_query": urlencode({"in": data.urlencode()}),
        "carried": [
            (name, value) for name, values in data.lists() for value in values if name not in own_fields
        ],
    }


def ways_out(pledge_filter):
    """When nothing matches: each choice with the number of pledges that its removal would show."""
    return [
        chip | {"count": PledgeFilter(QueryDict(chip["query"]), Pledge.objects.all()).qs.count()}
        for chip in chips(pledge_filter)[:6]
    ]


class Walk:
    """The list that a person came from, and where in it this pledge stands."""

    def __init__(self, query, pledge):
        self.query = query or ""
        rows = PledgeFilter(QueryDict(self.query), Pledge.objects.all())
        self.known = bool(query is not None and rows.is_valid())
        self.codes = list(rows.qs.values_list("code", flat=True)) if self.known else []
        self.place = self.codes.index(pledge.code) if pledge.code in self.codes else None

    @property
    def position(self):
        return None if self.place is None else self.place + 1

    @property
    def length(self):
        return len(self.codes)

    def address(self, step):
        """The page of the pledge `step` places on, still walking the same list; None past either end."""
        if self.place is None or not 0 <= self.place + step < len(self.codes):
            return None
        page = reverse("pledge_detail", args=[self.codes[self.place + step]])
        return f"{page}?{urlencode({'in': self.query})}"

    @property
    def before(self):
        return self.address(-1)

    @property
    def after(self):
        return self.address(1)


def list_address(query, code=""):
    """The list under a query that it knows, at the row of one pledge; the whole list for any other query."""
    data = QueryDict(query or "")
    known = PledgeFilter(data, Pledge.objects.none()).is_valid()
    return f"{reverse('pledge_list')}{'?' + query if query and known else ''}{'#' + code if code else ''}"
