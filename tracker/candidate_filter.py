"""The query of the list of candidates. As with pledges: what is not understood is an error, and then no rows."""

import django_filters
from django.utils.translation import gettext_lazy as _

from letters.models import Letter
from tracker.filters import IntegerFilter, QueryForm, SlugsFilter
from tracker.models import Candidate


class CandidateFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(label=_("Status"), choices=Candidate.State.choices, method="in_state")
    layer = django_filters.MultipleChoiceFilter(
        label=_("Layer"), choices=Candidate.Layer.choices, distinct=False
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Candidate.Kind.choices, distinct=False
    )
    letter = SlugsFilter(label=_("Letter"), model=Letter, method="in_letters")
    page = IntegerFilter(label=_("Page"), method="on_page", min_value=1, max_value=10**9)

    class Meta:
        model = Candidate
        fields = []
        form = QueryForm

    @property
    def state_shown(self):
        """What waits for a decision, unless something else is asked for."""
        return (self.is_valid() and self.form.cleaned_data["state"]) or Candidate.State.OPEN

    @property
    def qs(self):
        """The rows in their order; none when any parameter is wrong."""
        if not self.is_valid():
            return self.queryset.none()
        return super().qs.in_state(self.state_shown).likely_first()

    @property
    def problems(self):
        return self.form.problems

    def in_state(self, queryset, name, value):
        return queryset

    def in_letters(self, queryset, name, value):
        return queryset.filter(paragraph__letter__slug__in=value) if value else queryset

    def on_page(self, queryset, name, value):
        return queryset
