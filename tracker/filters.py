"""The query of the pledge list: every parameter, in one place. The list, its exports and `export_pledges` share it.

An unknown parameter or value is an error that names it, and then no rows at all: never a silently wider list.
"""

import re
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from letters.models import Dossier, Letter
from tracker import facets, looking_back, tables
from tracker.models import Party, Pledge, SecondReadingState, Topic, User
from tracker.money import CURRENCIES

YES_NO = [("true", _("yes")), ("false", _("no"))]
REVIEW = [
    ("due", _("due for a check")),
    ("new_letter", _("a new letter in the dossier")),
    ("silent", _("silent for long")),
    ("desk", _("for any reason")),
]
REPEATS = [("true", _("only these")), ("false", _("left out"))]
PER_PAGE = [("25", "25"), ("50", "50"), ("100", "100")]
ISO = ["%Y-%m-%d"]
# A stable order: equal rows go by number.
SORTS = {
    "due": (_("Deadline, soonest first"), [F("due_on").asc(nulls_last=True), "id"]),
    "-due": (_("Deadline, latest first"), [F("due_on").desc(nulls_last=True), "id"]),
    "shifted": (_("Deadline, brought forward most"), ["days_shifted", "id"]),
    "-shifted": (_("Deadline, postponed most"), ["-days_shifted", "id"]),
    "claimed": (_("Government’s claim, oldest first"), [F("claimed_on").asc(nulls_last=True), "id"]),
    "-claimed": (_("Government’s claim, newest first"), [F("claimed_on").desc(nulls_last=True), "id"]),
    "code": (_("Number"), ["id"]),
    "-code": (_("Number, newest first"), ["-id"]),
    "status": (_("Status"), ["status", "id"]),
    "-status": (_("Status, reversed"), ["-status", "id"]),
    "title": (_("Title, A to Z"), ["title", "id"]),
    "-title": (_("Title, Z to A"), ["-title", "id"]),
    "amount": (_("Amount, lowest first"), [F("amount").asc(nulls_last=True), "id"]),
    "-amount": (_("Amount, highest first"), [F("amount").desc(nulls_last=True), "id"]),
    "updated": (_("Least recently changed"), ["updated_at", "id"]),
    "-updated": (_("Most recently changed"), ["-updated_at", "id"]),
    "pledged": (_("Pledged, earliest first"), [F("pledged_on").asc(nulls_last=True), "id"]),
    "-pledged": (_("Pledged, latest first"), [F("pledged_on").desc(nulls_last=True), "id"]),
}
DEFAULT_SORT = "due"
# Parameters that choose how rows are shown, not which.
NOT_NARROWING = frozenset({"sort", "columns", "page", "per_page"}) | looking_back.PARAMETERS


class SlugsField(forms.MultipleChoiceField):
    """Names of rows, checked against the database only when some are given."""

    def __init__(self, *, model, key="slug", allow_none=False, **options):
        self.model, self.key, self.allow_none, self.names = model, key, allow_none, {}
        super().__init__(**options)

    def validate(self, value):
        asked = set(value) - ({facets.NONE} if self.allow_none else set())
        for slug in asked:
            ProhibitNullCharactersValidator()(slug)
            MaxLengthValidator(200)(slug)
        possible = {slug for slug in asked if self.key != "pk" or re.fullmatch(r"[0-9]{1,18}", slug)}
        rows = self.model.objects.filter(**{f"{self.key}__in": possible}) if possible else []
        self.names = {str(getattr(row, self.key)): getattr(row, "short", None) or str(row) for row in rows}
        unknown = asked - set(self.names)
        raise_all(unknown)


def raise_all(unknown):
    """One error for each value that is not in the register. Raises ValidationError, unless there are none."""
    words = _("“%(value)s” is not in the register.")
    errors = [
        ValidationError(words, params={"value": value}, code="invalid_choice") for value in sorted(unknown)
    ]
    if errors:
        raise ValidationError(errors)


class SlugsFilter(django_filters.Filter):
    field_class = SlugsField


class IntegerFilter(django_filters.Filter):
    field_class = forms.IntegerField


class QueryForm(forms.Form):
    """Refuses what the list does not know: parameters by name, and a single value given twice."""

    def clean(self):
        for name in self.data:
            if name in looking_back.PARAMETERS:
                self.stay_on_the_day(name)
                continue
            if name not in self.fields:
                raise ValidationError(_("There is no parameter “%(name)s”."), params={"name": name[:50]})
            several = isinstance(self.fields[name], forms.MultipleChoiceField)
            if not several and len(self.data.getlist(name)) > 1:
                self.add_error(name, _("This can be given once."))
        return super().clean()

    def stay_on_the_day(self, name):
        """`as_of` and `known` are read before any page is made: here they may only say what is so."""
        day = looking_back.past()
        if self.data.getlist(name) != [day.query.get(name, "") if day else None]:
            raise ValidationError(
                _("This list is not of the day that “%(name)s” says."), params={"name": name}
            )

    @property
    def problems(self):
        """What is wrong with the query: (parameter, sentence) pairs."""
        return [
            (name if name != "__all__" else "", message)
            for name, messages in self.errors.items()
            for message in messages
        ]


def as_lines(problems):
    """The (parameter, sentence) pairs of a query's problems as one line each, for who reads plain text."""
    return [f"{name}: {text}" if name else str(text) for name, text in problems]


def iso_day(label, name, lookup):
    return django_filters.DateFilter(
        field_name=name,
        lookup_expr=lookup,
        label=label,
        input_formats=ISO,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


def facet(name, label, field=django_filters.MultipleChoiceFilter, **options):
    if name in facets.FIXED:
        options["choices"] = [(value, text) for value, (text, _condition) in facets.FIXED[name]().items()]
    return field(label=label, method="choose", **options)


def slugs(label, model, method, **options):
    return SlugsFilter(label=label, model=model, method=method, **options)


class PledgeFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Text"), method="mention", max_length=200)
    status = facet("status", _("Status"))
    is_open = django_filters.ChoiceFilter(label=_("Open commitments"), choices=YES_NO, method="open_or_not")
    late = django_filters.ChoiceFilter(label=_("Past the deadline"), choices=YES_NO, method="late_or_not")
    due = facet("due", _("Deadline"))
    claim = facet("claim", _("Claim"))
    due_after = iso_day(_("Due from"), "due_on", "gte")
    due_before = iso_day(_("Due to"), "due_on", "lte")
    pledged_after = iso_day(_("Pledged from"), "pledged_on", "gte")
    pledged_before = iso_day(_("Pledged to"), "pledged_on", "lte")
    responsible = facet("responsible", _("Who must act"), SlugsFilter, model=Party, allow_none=True)
    made_by = slugs(_("Made by"), Party, "by_promiser", allow_none=True)
    level = facet("level", _("Level"))
    strength = django_filters.MultipleChoiceFilter(
        label=_("Strength"), choices=Pledge.Strength.choices, distinct=False
    )
    topic = facet("topic", _("Topic"), SlugsFilter, model=Topic, allow_none=True)
    letter = facet("letter", _("Letter"), SlugsFilter, model=Letter)
    dossier = slugs(_("Dossier"), Dossier, "in_dossier", key="number")
    has_amount = django_filters.ChoiceFilter(
        label=_("Names an amount"), choices=YES_NO, method="amount_or_not"
    )
    amount_min = django_filters.NumberFilter(
        field_name="amount",
        lookup_expr="gte",
        label=_("Amount from"),
        min_value=0,
        max_digits=18,
        decimal_places=2,
    )
    currency = django_filters.MultipleChoiceFilter(
        label=_("Currency"), choices=[(code, code) for code in sorted(CURRENCIES)], distinct=False
    )
    owner = slugs(_("Owner"), User, "owned_by", key="pk", allow_none=True)
    review = django_filters.ChoiceFilter(label=_("Check again"), choices=REVIEW, method="for_review")
    second_reading = django_filters.MultipleChoiceFilter(
        label=_("Second reading"), choices=SecondReadingState.choices, distinct=False
    )
    verdict_by = slugs(_("Verdict by"), User, "with_verdict_by", key="pk")
    verdict_not_by = slugs(_("Verdict by others than"), User, "with_verdict_by_others", key="pk")
    evidence = django_filters.ChoiceFilter(
        label=_("Evidence"), choices=[("none", _("none since the deadline"))], method="without_evidence"
    )
    quote = django_filters.ChoiceFilter(
        label=_("Quote"), choices=[("lost", _("lost"))], method="with_lost_quote"
    )
    repeats = django_filters.ChoiceFilter(label=_("Repeats"), choices=REPEATS, method="repeats_or_not")
    sort = django_filters.ChoiceFilter(
        label=_("Sort"), choices=[(key, label) for key, (label, _order) in SORTS.items()], method="in_order"
    )
    columns = django_filters.MultipleChoiceFilter(
        label=_("Columns"),
        choices=[(name, column.verbose_name) for name, column in tables.COLUMNS.items()],
        method="with_columns",
    )
    page = IntegerFilter(label=_("Page"), method="on_page", min_value=1, max_value=10**9)
    per_page = django_filters.ChoiceFilter(label=_("Rows a page"), choices=PER_PAGE, method="on_page")

    class Meta:
        model = Pledge
        fields = []
        form = QueryForm

    @property
    def qs(self):
        """The rows in their order; none when any parameter is wrong."""
        if not self.is_valid():
            return self.queryset.none()
        return super().qs.order_by(*SORTS[self.sort_key][1])

    @property
    def sort_key(self):
        return (self.is_valid() and self.form.cleaned_data["sort"]) or DEFAULT_SORT

    @property
    def sort_label(self):
        return SORTS[self.sort_key][0]

    @property
    def shown_columns(self):
        """The columns that the list shows, in their order."""
        return tables.shown_columns(self.form.cleaned_data["columns"] if self.is_valid() else ())

    @property
    def problems(self):
        return self.form.problems

    def facets(self):
        """Facet name -> its options with counts, each counted without its own choice."""
        names = [*facets.FIXED, *facets.NAMED]
        if not self.is_valid():
            return {name: [] for name in names}
        values = self.form.cleaned_data
        chosen = {name: as_list(values[name]) for name in names}
        rest = Pledge.objects.all()
        for name, value in values.items():
            if name not in names:
                rest = self.filters[name].filter(rest, value)
        # `late=false` and `has_amount=false` have no tick of their own: they narrow like any other parameter.
        for name in ("late", "has_amount"):
            if values[name] == "false":
                rest, chosen[name] = self.filters[name].filter(rest, "false"), []
        return facets.count_facets(rest, chosen)

    def choose(self, queryset, name, value):
        return queryset.filter(facets.condition(name, as_list(value)))

    def mention(self, queryset, name, value):
        return queryset.mentioning(value)

    def open_or_not(self, queryset, name, value):
        return queryset.open() if value == "true" else queryset.closed()

    def late_or_not(self, queryset, name, value):
        return queryset.late() if value == "true" else queryset.not_late()

    def amount_or_not(self, queryset, name, value):
        return queryset.filter(amount__isnull=value == "false")

    def by_promiser(self, queryset, name, value):
        return queryset.made_by_any(value, or_not_stated=facets.NONE in value)

    def in_dossier(self, queryset, name, value):
        return queryset.from_dossiers(value)

    def owned_by(self, queryset, name, value):
        return queryset.owned_by_any(
            [pk for pk in value if pk != facets.NONE], or_nobody=facets.NONE in value
        )

    def for_review(self, queryset, name, value):
        asked = {
            "due": "due_for_review",
            "new_letter": "with_new_letter",
            "silent": "silent",
            "desk": "on_desk",
        }
        return getattr(queryset, asked[value])()

    def with_verdict_by(self, queryset, name, value):
        return queryset.with_verdict_by(value)

    def with_verdict_by_others(self, queryset, name, value):
        return queryset.with_verdict_by_others(value)

    def without_evidence(self, queryset, name, value):
        return queryset.without_evidence()

    def with_lost_quote(self, queryset, name, value):
        return queryset.with_lost_quote()

    def repeats_or_not(self, queryset, name, value):
        return queryset.repeats() if value == "true" else queryset.counted()

    def in_order(self, queryset, name, value):
        return queryset

    def with_columns(self, queryset, name, value):
        return queryset

    def on_page(self, queryset, name, value):
        return queryset


def as_list(value):
    if not value:
        return []
    return [value] if isinstance(value, str) else list(value)


def active(pledge_filter):
    """What narrows the list now: (parameter, its label, value, the value's name), one a chip."""
    if not pledge_filter.is_valid():
        return []
    return [
        (name, pledge_filter.form.fields[name].label, str(value), name_of(pledge_filter, name, value))
        for name, values in pledge_filter.form.cleaned_data.items()
        if name not in NOT_NARROWING
        for value in (values if isinstance(values, list) else [values])
        if value not in (None, "")
    ]


def name_of(pledge_filter, name, value):
    """How a chip calls one value: the option's own words where it has any."""
    if value == facets.NONE and name in {"responsible", "made_by", "owner", "topic"}:
        return gettext("Not stated")
    field = pledge_filter.form.fields[name]
    names = field.names if isinstance(field, SlugsField) else dict(getattr(field, "choices", []))
    return names.get(value, value)


def query_without(data, name, value=None):
    """The query string without one parameter (or one of its values), from the first page."""
    pairs = [
        (key, item)
        for key, items in data.lists()
        for item in items
        if item and key != "page" and not (key == name and value in (None, item))
    ]
    return urlencode(pairs)
