"""What narrows the admin's list of pledges, and where in that list a pledge stands."""

from copy import copy
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from letters.models import Letter
from tracker import facets
from tracker.models import Party, Pledge, Status, Topic, User


class KnownChoices(admin.SimpleListFilter):
    """One choice out of those that are offered; any other value is an error, never a wider list."""

    def value(self):
        asked = super().value()
        if asked is not None and asked not in {str(value) for value, _label in self.lookup_choices}:
            raise SuspiciousOperation(f"There is no such {self.parameter_name}.")
        return asked

    def queryset(self, request, queryset):
        asked = self.value()
        return queryset if asked is None else self.choose(queryset, asked)

    def choose(self, queryset, value):
        """The conditions are those of the site's list, so that both lists agree."""
        return queryset.filter(facets.condition(self.parameter_name, [value]))


class StatusFilter(KnownChoices):
    title, parameter_name = _("status"), "status"

    def lookups(self, request, model_admin):
        return [("is_open", _("Open commitments")), *Status.choices]

    def choose(self, queryset, value):
        return queryset.open() if value == "is_open" else super().choose(queryset, value)


class LateFilter(KnownChoices):
    title, parameter_name = _("deadline"), "late"

    def lookups(self, request, model_admin):
        return [("true", _("Late")), ("false", _("Not late"))]

    def choose(self, queryset, value):
        return queryset.late() if value == "true" else queryset.not_late()


class ResponsibleFilter(KnownChoices):
    title, parameter_name = _("who must act"), "responsible"

    def lookups(self, request, model_admin):
        named = Party.objects.filter(pledges__isnull=False).distinct()
        return [(party.slug, party.short) for party in named] + [(facets.NONE, _("Not stated"))]


class LetterFilter(KnownChoices):
    title, parameter_name = _("letter"), "letter"

    def lookups(self, request, model_admin):
        quoted = Letter.objects.filter(paragraphs__sources__isnull=False).select_related("dossier").distinct()
        return [(letter.slug, letter.short) for letter in quoted]


class TopicFilter(KnownChoices):
    title, parameter_name = _("topic"), "topic"

    def lookups(self, request, model_admin):
        used = Topic.objects.filter(pledges__isnull=False).distinct()
        return [(topic.slug, str(topic)) for topic in used] + [(facets.NONE, _("No topic"))]


class LevelFilter(KnownChoices):
    title, parameter_name = _("level"), "level"

    def lookups(self, request, model_admin):
        return Pledge.Level.choices


class OwnerFilter(KnownChoices):
    title, parameter_name = _("owner"), "owner"

    def lookups(self, request, model_admin):
        owners = User.objects.filter(owned_pledges__isnull=False).distinct()
        return [(str(owner.pk), owner.name) for owner in owners] + [(facets.NONE, _("Nobody"))]

    def choose(self, queryset, value):
        return queryset.owned_by_any([] if value == facets.NONE else [value], or_nobody=value == facets.NONE)


@dataclass(frozen=True)
class Place:
    """Where a pledge stands in a list: the how manieth of how many, and the key of the one after it."""

    number: int
    length: int
    after: int | None


def place_in_list(model_admin, request, pledge):
    """The place of `pledge` in the filtered, searched and sorted list that its page was opened from.

    A pledge that has dropped out of the list (an earlier save made it closed) stands where its order puts it.
    """
    asked = copy(request)
    asked.GET = filters_of(request)
    try:
        changelist = model_admin.get_changelist_instance(asked)
    except IncorrectLookupParameters as error:
        raise SuspiciousOperation("A filter cannot be read.") from error
    listed = Q(pk__in=changelist.queryset.order_by().values("pk")) | Q(pk=pledge.pk)
    order = changelist.get_ordering(asked, changelist.root_queryset)
    keys = list(changelist.root_queryset.filter(listed).order_by(*order).values_list("pk", flat=True))
    number = keys.index(pledge.pk) + 1
    return Place(number, len(keys), keys[number] if number < len(keys) else None)


def filters_of(request):
    """The query of the list that a page was opened from. It arrives as text inside the query of the page."""
    filters = QueryDict(request.GET.get("_changelist_filters", ""), mutable=True)
    if any("\0" in value for _name, values in filters.lists() for value in values):
        raise SuspiciousOperation("A filter holds a NUL character.")
    filters.pop(PAGE_VAR, None)
    return filters
