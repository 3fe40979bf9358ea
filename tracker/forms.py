"""What people fill in about a pledge. Rules live in the models; a form only asks and passes on."""

from django import forms
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tracker.models import Party, Pledge, SavedView, Topic, User


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


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
    digest = forms.ChoiceField(
        label=capfirst(User._meta.get_field("digest").verbose_name),
        help_text=User._meta.get_field("digest").help_text,
        choices=User.Digest.choices,
        required=False,
    )

    class Meta:
        model = User
        fields = ["name", "language", "digest", "default_view", "single_keys"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["default_view"].queryset = SavedView.objects.seen_by(self.instance).own_first(
            self.instance
        )
        self.fields["default_view"].empty_label = _("All pledges")

    def clean_default_view(self):
        """What is not sent stays as it is."""
        sent = "default_view" in self.data
        return self.cleaned_data["default_view"] if sent else self.instance.default_view

    def clean_digest(self):
        """What is not sent stays as it is."""
        return self.cleaned_data["digest"] or self.instance.digest
