"""Saved views: a query of the pledge list (filters, sort and columns) that somebody keeps under a name and an address.

A view is its owner's, or shared with everybody by an editor. On its page a query in the address goes before its own, so
one can look around from it; nothing is kept until somebody saves. A filter on what is no longer in the register makes
the whole view an error that names it, as it does in any address: never a wider list.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, IntegerField, Value
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from tracker import looking_back
from tracker.filters import DEFAULT_SORT, PledgeFilter
from tracker.models import Following, Pledge, SavedView, User
from tracker.tables import ALWAYS, USUAL

# What an address says of where in the list one is, and on which day one looks: no view keeps it.
BESIDE = frozenset({"page", "per_page"}) | looking_back.PARAMETERS
# So many views are tabs with a count; the rest stand in a menu, uncounted.
MOST_TABS = 4
# Addresses of the views' own pages, which no view can have.
RESERVED = frozenset({"add"})
LONGEST_SLUG = 70


class Overtaken(Exception):
    """Somebody changed the view since this person opened it. `view` is how it is now."""

    def __init__(self, view: SavedView):
        super().__init__(f"{view.slug} has changed")
        self.view = view


# ---- queries ------------------------------------------------------------------------------------------------------
def query_to_keep(data: QueryDict) -> str:
    """What a view keeps of the list's query, in one form for whatever means the same.

    The sort is always in it, so it is never empty: a list without a query opens with the view that its reader prefers.
    """
    pairs = {
        (name, value) for name, values in data.lists() for value in values if value and name not in BESIDE
    }
    if {*ALWAYS, *data.getlist("columns")} == {*USUAL}:
        pairs = {pair for pair in pairs if pair[0] != "columns"}
    if not any(name == "sort" for name, _value in pairs):
        pairs.add(("sort", DEFAULT_SORT))
    return urlencode(sorted(pairs))


def data_of(view: SavedView, given: QueryDict) -> QueryDict:
    """What the page of a view shows: the query in its address, or the view's own when that says only where one is."""
    data = QueryDict(view.query if given.keys() <= BESIDE else "", mutable=True)
    for name, values in given.lists():
        data.setlist(name, values)
    data.setdefault("sort", DEFAULT_SORT)
    return data


def rows_of(view: SavedView) -> PledgeFilter:
    """What the list shows under the view's query; invalid, and without rows, when it asks for what is gone."""
    return PledgeFilter(QueryDict(view.query), Pledge.objects.all())


def without_what_is_gone(data: QueryDict) -> str:
    """The query without the values and parameters that the list does not know (any more)."""
    data, before = data.copy(), ""
    # A field names one wrong value at a time.
    while before != (before := data.urlencode()):
        for name, problems in PledgeFilter(data, Pledge.objects.none()).form.errors.as_data().items():
            for problem in problems:
                drop(data, name, problem)
    return query_to_keep(data)


def drop(data: QueryDict, name: str, problem: ValidationError) -> None:
    """Take out of a query what one error is about: a value where it names one, else the whole parameter."""
    about = problem.params or {}
    values = data.pop(about.get("name", name), [])
    if problem.code == "invalid_choice" and str(about.get("value")) in values:
        data.setlist(name, [value for value in values if value != str(about["value"])])


# ---- who may -----------------------------------------------------------------------------------------------------
def may_change(person: User, view: SavedView) -> bool:
    """One's own view, or a shared one for who may share."""
    if not person.has_perm("tracker.change_savedview"):
        return False
    return view.owner_id == person.pk or (view.is_shared and person.has_perm("tracker.share_savedview"))


def opens_with(person: User) -> SavedView | None:
    """The view that a person's list opens with, while they see it."""
    if person.default_view_id is None:
        return None
    return SavedView.objects.seen_by(person).filter(pk=person.default_view_id).first()


# ---- beside the list -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Tab:
    """A view beside the standing ones; `count` is None when it cannot be counted, for something in it is gone."""

    view: SavedView
    count: int | None
    current: bool


def beside_list(person: User, pledges: PledgeFilter, view: SavedView | None) -> dict:
    """What a list page says of views: tabs, the others, what would be kept, and how the one that it shows stands."""
    seen = list(SavedView.objects.seen_by(person).own_first(person).select_related("owner"))
    shown = tabbed(seen, view)
    counts = counts_of(shown)
    kept = query_to_keep(pledges.data)
    here = view or next((one for one in shown if one.query == kept), None)
    context = {
        "saved_tabs": [Tab(one, counts.get(one.pk), one == here) for one in shown],
        "more_views": [one for one in seen if one not in shown],
        "kept_query": kept,
    }
    return context | (about(person, view, kept, pledges) if view else {})


def tabbed(seen: list[SavedView], current: SavedView | None) -> list[SavedView]:
    """The views that are tabs: the first few, and the one that is shown, wherever it stands."""
    first = seen[:MOST_TABS]
    if current is None or current in first:
        return first
    return [*first[:-1], current]


def about(person: User, view: SavedView, kept: str, pledges: PledgeFilter) -> dict:
    """How the view that a page shows stands to what it shows, and to this person."""
    return {
        "view": view,
        "view_is_changed": kept != view.query,
        "may_change_view": may_change(person, view),
        "follows_view": Following.objects.filter(person=person, view=view).exists(),
        "opens_with_view": person.default_view_id == view.pk,
        "mended_query": "" if pledges.is_valid() else without_what_is_gone(pledges.data),
    }


def counts_of(views: list[SavedView]) -> dict[int, int]:
    """View -> how many pledges it shows now, in one statement; without those that ask for what is gone."""
    filters = [(view, rows_of(view)) for view in views]
    counts = [
        rows.qs.order_by().values(view=Value(view.pk, IntegerField())).annotate(rows=Count("pk"))
        for view, rows in filters
        if rows.is_valid()
    ]
    if not counts:
        return {}
    return {row["view"]: row["rows"] for row in counts[0].union(*counts[1:], all=True)}


# ---- keeping ------------------------------------------------------------------------------------------------------
def free_slug(name: str) -> str:
    """The address of a new view, made of its name; numbered when another has it."""
    base = slugify(name)[:LONGEST_SLUG].strip("-") or "view"
    taken = {*SavedView.objects.filter(slug__startswith=base).values_list("slug", flat=True), *RESERVED}
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def add(view: SavedView) -> SavedView:
    """Store a new view under an address of its own. Raises ValidationError when its owner has one with this name."""
    for is_last in (False, False, True):
        view.slug = free_slug(view.name)
        try:
            with transaction.atomic():
                view.save(force_insert=True)
            break
        except IntegrityError:
            # Somebody was quicker: with the name, which is an error, or with the address, and there are others.
            view.validate_constraints()
            if is_last:
                raise
    return view


@transaction.atomic
def change(view: SavedView, version: int) -> None:
    """Store a view with what a form has set on it. Raises `Overtaken` if it changed since this version was read."""
    lock(view, version)
    view.version = version + 1
    view.save()


@transaction.atomic
def remove(view: SavedView, version: int) -> None:
    """Nobody follows it any more, and no list opens with it. Raises `Overtaken`."""
    lock(view, version)
    view.delete()


def lock(view: SavedView, version: int) -> None:
    """Nobody else changes the view until the transaction ends. Raises `Overtaken`, and Http404 when it was deleted."""
    current = get_object_or_404(SavedView.objects.select_for_update(), pk=view.pk)
    if current.version != version:
        raise Overtaken(current)


def follow(person: User, view: SavedView, wanted: bool) -> None:
    """A person wants to hear what changes in a view, or no longer. Twice is once."""
    if wanted:
        Following.objects.get_or_create(person=person, view=view)
    else:
        Following.objects.filter(person=person, view=view).delete()


def open_with(person: User, view: SavedView, wanted: bool) -> None:
    """Let a person's list open with this view; or, if it does, with all pledges again."""
    if wanted or person.default_view_id == view.pk:
        person.default_view = view if wanted else None
        person.save(update_fields=["default_view"])


def others_with(view: SavedView, person: User) -> dict:
    """How many other people follow the view, and whose lists open with it."""
    return {
        "followers": view.followings.exclude(person=person).count(),
        "openers": User.objects.filter(default_view=view).exclude(pk=person.pk).count(),
    }
