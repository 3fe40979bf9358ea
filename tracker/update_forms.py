"""What people fill in to add a line to a pledge's history. Rules live in the models; a form asks and passes on."""

from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph
from tracker.deciding import Decided, use_as_evidence
from tracker.evidence import rest_on
from tracker.forms import DayInput
from tracker.models import Candidate, Pledge, Stale, Status, StatusUpdate
from tracker.superseding import check_successor, record_update


class CodeField(forms.ModelChoiceField):
    """A pledge, named by its number as people write it: `P-021`."""

    widget = forms.TextInput(attrs={"placeholder": "P-001", "size": 8})

    def __init__(self, **options):
        super().__init__(Pledge.objects.all(), to_field_name="code", **options)
        self.error_messages["invalid_choice"] = _("There is no pledge with this number.")

    def to_python(self, value):
        return super().to_python(value.strip().upper() if isinstance(value, str) else value)


class EvidenceField(forms.CharField):
    """What an update rests on, as people type it; `evidence.read_evidence` reads it."""

    widget = forms.TextInput(attrs={"placeholder": "28 676, nr. …"})

    def __init__(self):
        super().__init__(
            label=_("Evidence"),
            required=False,
            max_length=500,
            help_text=_("Paragraph link, Kamerstuk number or web address"),
        )


class StatusUpdateForm(forms.ModelForm):
    """One new line in a pledge's history."""

    evidence = EvidenceField()
    review_on = forms.DateField(label=_("Check again on"), required=False, widget=DayInput)
    successor = CodeField(
        label=_("Which pledge takes its place"), required=False, help_text=_("For “Superseded”: its number.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    # The proposal whose words are the evidence: it is decided with the update.
    candidate = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1, required=False)

    class Meta:
        model = StatusUpdate
        fields = [
            "status",
            "effective_on",
            "evidence",
            "evidence_quote",
            "no_evidence_because",
            "note",
            "claimed_status",
            "due_on",
            "due_reason",
            "delivered_amount",
            "effective_reason",
        ]
        widgets = {
            "status": forms.RadioSelect,
            "effective_on": DayInput,
            "due_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 3}),
            "evidence_quote": forms.Textarea(attrs={"rows": 2, "lang": "nl"}),
            "no_evidence_because": forms.Textarea(attrs={"rows": 2}),
            "due_reason": forms.Textarea(attrs={"rows": 2}),
            "effective_reason": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "status": _("New status"),
            "note": _("What changed, in one or two sentences"),
            "no_evidence_because": _("No evidence found, because"),
            "effective_reason": _("Why this unusual day is right"),
        }
        help_texts = {"effective_reason": ""}

    def __init__(self, *args, pledge, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.pledge = pledge
        self.fields["status"].choices = Status.choices
        self.initial = {
            "status": pledge.status,
            "effective_on": timezone.localdate(),
            "review_on": pledge.review_on,
            "version": pledge.version,
        } | self.initial

    def clean_evidence(self):
        rest_on(self.instance, self.cleaned_data["evidence"])
        return self.cleaned_data["evidence"]

    def clean_due_on(self):
        """A deadline that stands is no new one: counted as a shift it would say that it was postponed again."""
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on == self.instance.pledge.due_on:
            raise ValidationError(_("This is the deadline already: leave it empty."))
        return due_on

    def clean_successor(self):
        """The pledge that takes the place of this one; refused where it cannot, since that would go round."""
        successor = self.cleaned_data["successor"]
        if successor is None:
            return None
        if self.cleaned_data.get("status") != Status.SUPERSEDED:
            raise ValidationError(_("Only a superseded pledge has another in its place: leave this empty."))
        check_successor(self.instance.pledge, successor)
        self.instance.successor = successor
        return successor

    def _get_validation_exclusions(self):
        # The evidence fields are not on the form by name, yet the rules that need them must be asked: unless what was
        # typed is no evidence, which is said already.
        evidence = {"evidence_paragraph", "evidence_identifier", "evidence_url"}
        asked = {"pledge"} if "evidence" in self.errors else {"pledge"} | evidence
        return super()._get_validation_exclusions() - asked

    @transaction.atomic
    def record(self, by):
        """Add the update to the history and set the day of the next check, both or neither. Raises `Stale`."""
        pledge = self.instance.pledge
        # Whoever decides locks the paragraph first.
        proposed = Candidate.objects.filter(pk=self.cleaned_data["candidate"]).values("paragraph")
        list(Paragraph.every.select_for_update().filter(pk__in=proposed))
        try:
            record_update(pledge, self.save(commit=False), by=by, version=self.cleaned_data["version"])
        except ValidationError as error:  # what was in order when it was checked has changed since
            raise Stale(Pledge.objects.for_page().get(pk=pledge.pk)) from error
        pledge.check_again_on(self.cleaned_data["review_on"])
        self.decide_candidate(pledge, by)

    def decide_candidate(self, pledge, by):
        """The proposal that this evidence came from is decided; if it was meanwhile, or is gone, it stays so."""
        candidate = Candidate.objects.open().filter(pk=self.cleaned_data["candidate"]).first()
        if candidate:
            with suppress(Decided, Candidate.DoesNotExist):
                use_as_evidence(candidate, pledge, by)

    @property
    def more_is_open(self):
        """Whether the less used fields hold something, so that they are not hidden from who typed it."""
        names = [
            "evidence_quote",
            "no_evidence_because",
            "claimed_status",
            "due_on",
            "due_reason",
            "delivered_amount",
        ]
        return any(self[name].value() or self[name].errors for name in names)


def with_evidence(pledge, query):
    """The form for a new update, with the evidence that an address names; it says at once if that is none.

    Takes `evidence`, `evidence_quote` and `candidate`. Without them it is the empty form.
    """
    given = {name: query[name] for name in ("evidence", "evidence_quote", "candidate") if query.get(name)}
    form = StatusUpdateForm(pledge=pledge)
    if not given:
        return form
    return StatusUpdateForm({field.name: field.value() for field in form} | given, pledge=pledge)
