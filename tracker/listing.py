"""The state of the pledge list, as one thing to hand to a page: rows, facets, chips, tabs, and the way back to it."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker import facets
from tracker.filters import DEFAULT_SORT, NOT_NARROWING, PledgeFilter, active, query_without
from tracker.models import OPEN_STATUSES, Pledge
from tracker.models.pledge_queries import is_late
from tracker.quarters import quarter_of
from tracker.tables import ALWAYS, COLUMNS, PledgeTable, hidden_columns, read_by

OPEN_QUERY = urlencode([("status", status) for status in OPEN_STATUSES])
DUE_QUERY = "is_open=true&due=this_quarter"
# The whole list. Without any query a list opens with the view that its reader prefers.
ALL_QUERY = urlencode({"sort": DEFAULT_SORT})


def standing_counts(today):
    """How many pledges the standing views hold, in two statements: one that repeats another is counted with that one.

    `late` pledges, say, in a list of `late_rows`. Lost quotes and verdicts to read are work to do, so there each row is
    one.
    """
    is_open = Q(status__in=OPEN_STATUSES)
    views = {
        "open": is_open,
        "late": is_late(today),
        "due": facets.due_in(quarter_of(today)) & is_open,
        "amount": Q(amount__isnull=False),
        "all": Q(pk__isnull=False),
    }
    rows = {f"{name}_rows": Count("pk", filter=which) for name, which in views.items()}
    once = {name: Count("pk", filter=which & Q(is_repeat=False)) for name, which in views.items()}
    lost = Pledge.objects.with_lost_quote().count()
    to_read = Count("pk", filter=Q(second_reading="needed"))
    counts = Pledge.objects.aggregate(**rows, **once, to_read=to_read)
    return {"lost": lost, "lost_rows": lost, "to_read_rows": counts["to_read"]} | counts


def numbers_lead_to(counts):
    """The queries behind the numbers of the overview."""
    views = {"all": ALL_QUERY, "open": "is_open=true", "late": "late=true", "due": DUE_QUERY}
    return {name: once(query, counts, name) for name, query in views.items()}


def once(query, counts, name):
    """A query for the list whose rows are as many as `counts` says: without repeats where there are any."""
    return f"{query}&repeats=false" if counts[f"{name}_rows"] > counts[name] else query


def repeats_among(pledge_filter, counts):
    """How many rows of a list repeat another pledge; no statement where none does."""
    return pledge_filter.qs.repeats().count() if counts["all_rows"] > counts["all"] else 0


def table_of(pledge_filter):
    """The rows of the list with the columns that are chosen. A column may cost a statement, never one a row."""
    columns = pledge_filter.shown_columns
    rows = pledge_filter.qs.for_table(read_by(columns))
    return PledgeTable(rows, exclude=hidden_columns(columns))


def column_choices(pledge_filter):
    """All columns: name, label, whether the list shows it, and whether it always does."""
    shown = pledge_filter.shown_columns
    return [(name, column.verbose_name, name in shown, name in ALWAYS) for name, column in COLUMNS.items()]


def lost_among(pledges):
    """The keys of those of these pledges that have lost a quote."""
    shown = [pledge.pk for pledge in pledges]
    return set(Pledge.objects.with_lost_quote().filter(pk__in=shown).values_list("pk", flat=True))


def tabs(data, counts, is_view=False, reads=False):
    """The standing views: label, query, count, and whether this is the one: none is on the page of a saved view.

    Lost quotes only while there are any; verdicts to read for whoever `reads` them. A view is the same one with and
    without repeats.
    """
    here = None if is_view else [pair for pair in narrowing(data) if pair != ("repeats", "false")]
    views = [
        (_("Open"), OPEN_QUERY, "open"),
        (_("Past the deadline"), "late=true", "late"),
        (_("Due this quarter"), DUE_QUERY, "due"),
        (_("With an amount"), "has_amount=true", "amount"),
        (_("All"), ALL_QUERY, "all"),
    ]
    if reads:
        views.insert(-1, (_("Needs second reader"), "second_reading=needed", "to_read"))
    if counts["lost"]:
        views.insert(-1, (_("Quote lost"), "quote=lost", "lost"))
    return [
        {
            "label": label,
            "query": once(query, counts, name),
            "count": counts[name],
            "current": narrowing(QueryDict(query)) == here,
        }
        for label, query, name in views
    ]


def narrowing(data):
    """The parameters that say which rows, and nothing of how they are shown."""
    return sorted(
        (key, value) for key, values in data.lists() for value in values if value and key not in NOT_NARROWING
    )


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
        "all_query": ALL_QUERY,
        "export_query": query_without(data, "per_page"),
        "once_query": f"{query_without(data, 'repeats')}&repeats=false".lstrip("&"),
        "walk_query": urlencode({"in": data.urlencode()}),
        "carried": [
            (name, value) for name, values in data.lists() for value in values if name not in own_fields
        ],
        "usual_columns_query": query_without(data, "columns"),
        "beside_columns": [
            (name, value)
            for name, values in data.lists()
            for value in values
            if name not in {"columns", "page"}
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
