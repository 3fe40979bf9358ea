"""The query of the list of letters. As in the list of pledges, what is not understood is an error and no rows."""

import django_filters
from django.utils.translation import gettext_lazy as _

from letters.models import Letter
from tracker.filters import QueryForm
from tracker.progress import READ


class LetterFilter(django_filters.FilterSet):
    """Letters as `person` may ask for them: who may mark what they read can also ask what was read, and by whom."""

    read = django_filters.ChoiceFilter(
        label=_("Read"),
        choices=[(value, label) for value, (label, _condition) in READ.items()],
        method="read_so",
    )
    # A page that is not there is the nearest one, so any words will do.
    page = django_filters.CharFilter(label=_("Page"), method="on_page")

    class Meta:
        model = Letter
        fields = []
        form = QueryForm

    def __init__(self, data, queryset, person):
        super().__init__(data, queryset)
        self.person, self.knows_reading = person, person.has_perm("tracker.add_readingmark")
        if not self.knows_reading:
            del self.filters["read"]

    @property
    def qs(self):
        return super().qs if self.is_valid() else self.queryset.none()

    @property
    def chosen(self):
        """The value of `read`; empty where none is chosen."""
        return (self.is_valid() and self.form.cleaned_data.get("read")) or ""

    @property
    def views(self):
        """What the list can be narrowed to: label, value, and whether this is the one. Empty for a reader."""
        if not self.knows_reading:
            return []
        every = [("", _("All")), *((value, label) for value, (label, _condition) in READ.items())]
        return [{"label": label, "value": value, "current": value == self.chosen} for value, label in every]

    @property
    def problems(self):
        return self.form.problems

    def read_so(self, queryset, name, value):
        return queryset.filter(READ[value][1](self.person))

    def on_page(self, queryset, name, value):
        return queryset
