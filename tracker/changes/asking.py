"""The query of the changes page and its feeds. What is not understood is an error and no changes: never wider ones."""

from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.changes.streams import KINDS, Scope
from tracker.filters import ISO, QueryForm
from tracker.models import Party, Pledge, SavedView, User
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.saved_views import rows_of

MOST_PAGES = 10_000
# In the year before this one no moment can be written in UTC.
EARLIEST = date(2, 1, 1)


class PledgesForm(QueryForm):
    """Which pledges: those of a saved view, those that a party made or must act on, or one."""

    view = forms.SlugField(label=gettext_lazy("View"), required=False, max_length=80)
    party = forms.SlugField(label=gettext_lazy("Party"), required=False, max_length=80)
    pledge = forms.CharField(label=gettext_lazy("Pledge"), required=False, max_length=12)

    def __init__(self, data: QueryDict, person: User):
        super().__init__(data)
        self.person = person

    def clean_view(self) -> SavedView | None:
        """Raises Http404 for a view that this person does not see, as for one that is not there."""
        slug = self.cleaned_data["view"]
        if not slug:
            return None
        view = SavedView.objects.seen_by(self.person).filter(slug=slug).first()
        if view is None:
            raise Http404
        problems = rows_of(view).problems
        if problems:
            raise ValidationError(
                _("The view “%(view)s” cannot be shown: %(problem)s Its owner can mend it."),
                params={"view": view.name, "problem": " ".join(text for _name, text in problems)},
            )
        return view

    def clean_party(self) -> Party | None:
        slug = self.cleaned_data["party"]
        party = Party.objects.filter(slug=slug).first() if slug else None
        if slug and party is None:
            raise ValidationError(_("“%(value)s” is not in the register."), params={"value": slug})
        return party

    def clean_pledge(self) -> Pledge | None:
        code = self.cleaned_data["pledge"]
        pledge = Pledge.objects.filter(code=code).first() if code else None
        if code and pledge is None:
            raise ValidationError(_("“%(value)s” is not in the register."), params={"value": code})
        return pledge

    @property
    def pledges(self) -> PledgeQuerySet | None:
        """Those that are asked for; None for all. To be asked when the form is valid."""
        view, party, pledge = (self.cleaned_data[name] for name in ("view", "party", "pledge"))
        if not (view or party or pledge):
            return None
        rows = rows_of(view).qs.order_by() if view else Pledge.objects.all()
        if party:
            rows = rows.filter(Q(made_by=party) | Q(pk__in=party.pledges.order_by().values("pk")))
        return rows.filter(pk=pledge.pk) if pledge else rows


class ChangesForm(PledgesForm):
    since = forms.DateField(label=gettext_lazy("Since"), required=False, input_formats=ISO)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("any")), *KINDS.items()]
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    @property
    def scope(self) -> Scope:
        since = self.cleaned_data["since"]
        return Scope(self.pledges, self.cleaned_data["kind"], beginning(since) if since else None)


def beginning(day: date) -> datetime:
    """The first moment of a day in the register's time zone."""
    return timezone.make_aware(datetime.combine(max(day, EARLIEST), time.min))
