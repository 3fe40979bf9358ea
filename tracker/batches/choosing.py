"""What a person chooses to do to many pledges: one form a kind of change."""

from collections.abc import Iterator, Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.evidence import rest_on
from tracker.forms import DayInput
from tracker.models import Batch, Party, Status, StatusUpdate, Topic, User
from tracker.models.update_rules import YET_TO_COME, in_full
from tracker.update_forms import CodeField, EvidenceField

Kind = Batch.Kind
ADD, REMOVE, INSTEAD = "add", "remove", "instead"
# Beside `add_batch`: whoever may not do it to one pledge may not do it to many.
RIGHTS = {
    Kind.STATUS: "tracker.add_statusupdate",
    Kind.OWNER: "tracker.change_pledge",
    Kind.TOPICS: "tracker.change_pledge",
    Kind.REVIEW: "tracker.change_pledge",
    Kind.RESPONSIBLE: "tracker.change_pledge",
    Kind.HANDOVER: "tracker.add_handover",
}


def may_change(person: User, kind: str) -> bool:
    """Whether this person may change many pledges in this way, and undo such a change."""
    return person.has_perms(["tracker.add_batch", RIGHTS[Kind(kind)]])


def note_field() -> forms.CharField:
    return forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class StatusChoice(forms.ModelForm):
    """The same line for many histories. What it says of each pledge is checked pledge by pledge, in the plan."""

    evidence = EvidenceField()
    successor = CodeField(
        label=_("Which pledge takes their place"),
        required=False,
        help_text=_("For “Superseded”: its number."),
    )

    class Meta:
        model = StatusUpdate
        fields = ["status", "effective_on", "effective_reason", "evidence", "no_evidence_because", "note"]
        widgets = {
            "status": forms.RadioSelect,
            "effective_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 2}),
            "no_evidence_because": forms.Textarea(attrs={"rows": 2}),
            "effective_reason": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "status": _("New status"),
            "note": _("What changed, in one or two sentences"),
            "no_evidence_because": _("No evidence found, because"),
            "effective_reason": _("Why this unusual day is right"),
        }
        help_texts = {"effective_reason": _("For a day to come, or from before a pledge was made.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = Status.choices
        self.initial = {"effective_on": timezone.localdate()} | self.initial

    def clean_evidence(self):
        rest_on(self.instance, self.cleaned_data["evidence"])
        return self.cleaned_data["evidence"]

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("effective_on")
        if day and day > timezone.localdate() and not cleaned.get("effective_reason"):
            self.add_error("effective_reason", YET_TO_COME)
        if cleaned.get("successor") and cleaned.get("status") != Status.SUPERSEDED:
            self.add_error(
                "successor", _("Only a superseded pledge has another in its place: leave this empty.")
            )
        if cleaned.get("no_evidence_because") and self.instance.has_evidence:
            self.add_error("no_evidence_because", _("There is evidence: leave this empty."))
        return cleaned

    def _post_clean(self):
        """The rules of the database for the line; those that look at the pledge are the plan's to ask."""
        self.instance = forms.models.construct_instance(
            self, self.instance, self._meta.fields, self._meta.exclude
        )
        try:
            self.instance.clean_fields(exclude=["pledge", *self.errors])
            self.instance.validate_constraints(exclude=["pledge", *self.errors])
        except ValidationError as error:
            self._update_errors(error)


class OwnerChoice(forms.Form):
    owner = forms.ModelChoiceField(
        User.objects.filter(is_active=True), label=_("Owner"), required=False, empty_label=_("Nobody")
    )
    note = note_field()


class TopicsChoice(forms.Form):
    how = forms.ChoiceField(
        label=_("Do what"),
        choices=[(ADD, _("Add")), (REMOVE, _("Take away"))],
        initial=ADD,
        widget=forms.RadioSelect,
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label=_("Topics"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
    )
    note = note_field()


class ReviewChoice(forms.Form):
    review_on = forms.DateField(
        label=_("Check again on"), required=False, widget=DayInput, help_text=_("Empty: on no day.")
    )
    note = note_field()


class ResponsibleChoice(forms.Form):
    how = forms.ChoiceField(
        label=_("Do what"),
        choices=[(ADD, _("Add")), (REMOVE, _("Take away")), (INSTEAD, _("Put these in the place of all"))],
        initial=ADD,
        widget=forms.RadioSelect,
    )
    responsible = forms.ModelMultipleChoiceField(
        Party.objects.all(),
        label=_("Who must act"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
    )
    note = note_field()


class HandoverChoice(forms.Form):
    """At a change of cabinet, say. The earlier party stays visible on each pledge."""

    party = forms.ModelChoiceField(Party.objects.all(), label=_("From"), to_field_name="slug")
    successor = forms.ModelChoiceField(Party.objects.all(), label=_("To"), to_field_name="slug")
    handed_on = forms.DateField(label=_("From which day"), widget=DayInput)
    note = note_field()

    def clean_handed_on(self):
        day = self.cleaned_data["handed_on"]
        if day > timezone.localdate():
            raise ValidationError(
                _("This day is yet to come. Hand over on the day itself, or after it with that day.")
            )
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("party") and cleaned["party"] == cleaned.get("successor"):
            self.add_error("successor", _("A handover is to another party."))
        return cleaned


FORMS: dict[str, type[forms.Form] | type[forms.ModelForm]] = {
    Kind.STATUS: StatusChoice,
    Kind.OWNER: OwnerChoice,
    Kind.TOPICS: TopicsChoice,
    Kind.REVIEW: ReviewChoice,
    Kind.RESPONSIBLE: ResponsibleChoice,
    Kind.HANDOVER: HandoverChoice,
}


def choice_form(kind: str, data: Mapping | None = None, initial: dict | None = None):
    """The form of a kind of change; `data` as it was posted, or as `chosen` kept it."""
    return FORMS[Kind(kind)](as_posted(data) if data is not None else None, initial=initial)


def as_posted(data: Mapping) -> QueryDict:
    if isinstance(data, QueryDict):
        return data
    posted = QueryDict(mutable=True)
    for name, value in data.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted


def chosen(form) -> dict[str, str | list[str]]:
    """What the form was sent with, for `Batch.chosen`; `as_posted` makes it the same form again."""
    several = {
        name for name, field in form.fields.items() if isinstance(field, forms.ModelMultipleChoiceField)
    }
    return {
        name: form.data.getlist(name) if name in several else form.data.get(name, "") for name in form.fields
    }


def in_words(form) -> Iterator[tuple[str, str]]:
    """(label, value) pairs of all that was filled in, as a person says it."""
    form.is_valid()
    for field in form:
        value = form.cleaned_data.get(field.name) or field.value()
        if value in (None, "", []):
            continue
        if isinstance(value, date):
            yield field.label, in_full(value)
        elif isinstance(value, str):
            yield field.label, str(dict(getattr(field.field, "choices", [])).get(value, value))
        else:
            yield field.label, ", ".join(map(str, value)) if hasattr(value, "__iter__") else str(value)
