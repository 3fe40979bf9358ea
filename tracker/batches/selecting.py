"""Which pledges a change of many is about: those that were ticked in the list, or all that its query matches."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.batches.pinning import Selection
from tracker.batches.planning import MOST, TooMany
from tracker.filters import PledgeFilter, QueryForm, SlugsField
from tracker.listing import list_address
from tracker.models import Batch, Pledge


class SelectionForm(QueryForm):
    """The query of the page: what to change, and of which pledges. `query` is that of the list one came from."""

    kind = forms.ChoiceField(label=_("What to change"), choices=Batch.Kind.choices)
    pledge = SlugsField(model=Pledge, key="code", label=_("Pledges"), required=False)
    all = forms.ChoiceField(choices=[("true", _("yes"))], label=_("All that match"), required=False)
    query = forms.CharField(required=False, max_length=4000, label=_("Query"))

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["all"] and not cleaned["pledge"]:
            self.add_error("pledge", _("None is ticked. Tick some in the list, or choose all that match."))
        if not self.errors and cleaned["all"] and not self.matching().is_valid():
            raise ValidationError(_("The list’s own address has a mistake, so it matches nothing."))
        return cleaned

    def matching(self) -> PledgeFilter:
        return PledgeFilter(QueryDict(self.cleaned_data["query"]), Pledge.objects.all())

    def selection(self) -> Selection:
        """Those of this moment, to be carried along from here. Raises `TooMany`."""
        chosen = self.cleaned_data
        pledges = self.matching().qs if chosen["all"] else Pledge.objects.with_codes(chosen["pledge"])
        number = pledges.count()
        if number > MOST:
            raise TooMany(number, MOST)
        keys = list(pledges.order_by("pk").values_list("pk", flat=True))
        return Selection(chosen["kind"], keys, list_address(chosen["query"]))
