"""What people fill in about a pledge. Rules live in the models; a form only asks and passes on."""

from contextlib import suppress

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.deciding import Decided, use_as_evidence
from tracker.evidence import read_evidence
from tracker.models import Candidate, Party, Pledge, Status, StatusUpdate, Topic, User


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class StatusUpdateForm(forms.ModelForm):
    """One new line in a pledge's history."""

    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=500,
        help_text=_("Paragraph link, Kamerstuk number or web address"),
        widget=forms.TextInput(attrs={"placeholder": "28 676, nr. …"}),
    )
    review_on = forms.DateField(label=_("Check again on"), required=False, widget=DayInput)
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
        ]
        widgets = {
            "status": forms.RadioSelect,
            "effective_on": DayInput,
            "due_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 3}),
            "evidence_quote": forms.Textarea(attrs={"rows": 2, "lang": "nl"}),
            "no_evidence_because": forms.Textarea(attrs={"rows": 2}),
            "due_reason": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "status": _("New status"),
            "note": _("What changed, in one or two sentences"),
            "no_evidence_because": _("No evidence found, because"),
        }

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
        """The evidence fields of the update; the model checks them with the rest."""
        found = read_evidence(self.cleaned_data["evidence"])
        for field, value in found.items():
            setattr(self.instance, field, value)
        return self.cleaned_data["evidence"]

    def _get_validation_exclusions(self):
        # The evidence fields are not on the form by name, yet the rules that need them must be asked.
        return super()._get_validation_exclusions() - {
            "evidence_paragraph",
            "evidence_identifier",
            "evidence_url",
            "pledge",
        }

    @transaction.atomic
    def record(self, by):
        """Add the update to the history and set the day of the next check, both or neither. Raises `Stale`."""
        pledge = self.instance.pledge
        pledge.record(self.save(commit=False), by=by, version=self.cleaned_data["version"])
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


class PledgeForm(forms.ModelForm):
    """The particulars of a pledge: what we made of the letter's words."""

    class Meta:
        model = Pledge
        fields = [
            "title",
            "title_nl",
            "note",
            "counts_as_fulfilled_when",
            "made_by",
            "made_to",
            "responsible",
            "level",
            "strength",
            "condition",
            "pledged_on",
            "topics",
            "term",
            "due_from",
            "first_due_on",
            "due_precision",
            "starts_on",
            "recurrence",
            "amount",
            "currency",
            "period",
            "period_inferred",
            "amount_qualifier",
            "owner",
            "review_on",
        ]
        widgets = {
            "pledged_on": DayInput,
            "due_from": DayInput,
            "first_due_on": DayInput,
            "starts_on": DayInput,
            "review_on": DayInput,
            "responsible": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            "note": forms.Textarea(attrs={"rows": 2}),
            "condition": forms.Textarea(attrs={"rows": 2}),
            "counts_as_fulfilled_when": forms.Textarea(attrs={"rows": 2}),
            "term": forms.TextInput(attrs={"lang": "nl"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("made_by", "made_to"):
            self.fields[name].empty_label = _("Not stated")
        self.fields["owner"].empty_label = _("Nobody")
        # Whoever owns it now stays a choice, also after the account was closed: a correction is not a handover.
        self.fields["owner"].queryset = User.objects.filter(Q(is_active=True) | Q(pk=self.instance.owner_id))
        self.fields["responsible"].queryset = Party.objects.all()
        self.fields["topics"].queryset = Topic.objects.all()

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()


class PledgeEditForm(PledgeForm):
    """Corrects particulars; carries the version that its writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def differences(self, current):
        """Where what was typed is not what is stored now: (label, stored, typed), in words."""
        rows = []
        for name in self._meta.fields:
            field = current._meta.get_field(name)
            stored = list(getattr(current, name).all()) if field.many_to_many else getattr(current, name)
            typed = list(self.cleaned_data[name]) if field.many_to_many else self.cleaned_data[name]
            if (stored or None) != (typed or None):
                rows.append((field.verbose_name, in_words(field, stored), in_words(field, typed)))
        return rows


def in_words(field, value):
    """The value of a model field as a person reads it; a dash for none."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or "–"
    return str(dict(field.flatchoices or []).get(value, value)) if value not in (None, "") else "–"


def with_version(form, version):
    """The same bound form, now carrying the version that its writer has just been shown."""
    form.data = form.data.copy()
    form.data["version"] = str(version)
    return form


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "language", "single_keys"]
