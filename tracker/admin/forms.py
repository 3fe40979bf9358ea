"""What is typed on the admin page of a pledge: its particulars, new lines of its history, links to other pledges."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from tracker.forms import PledgeEditForm, StatusUpdateForm
from tracker.models import Pledge, PledgeLink, Stale, Status, User


class PledgeAdminForm(PledgeEditForm):
    """Particulars. Checking them locks the pledge, so that nobody can come between the check and the save."""

    first_come: Pledge | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Somebody whose account was switched off still owns what they own.
        owners = Q(is_active=True) | Q(pk=self.instance.owner_id)
        self.fields["owner"].queryset = User.objects.filter(owners)

    def clean_version(self):
        try:
            self.instance.lock(self.cleaned_data["version"])
        except Stale as stale:
            self.first_come = stale.pledge
            raise ValidationError(_("The pledge has changed since you opened it."), code="stale") from stale
        return self.cleaned_data["version"]

    @property
    def only_overtaken(self):
        """Nothing is wrong with what was typed, but that another version came first."""
        return self.first_come is not None and set(self.errors) == {"version"}


class UpdateRow(StatusUpdateForm):
    """The empty last row of a pledge's history."""

    # The page of the pledge has these fields once, outside the row.
    review_on = None  # type: ignore[assignment]
    version = None  # type: ignore[assignment]

    class Meta(StatusUpdateForm.Meta):
        widgets = StatusUpdateForm.Meta.widgets | {
            "status": forms.Select,
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [("", "–"), *Status.choices]
        self.initial["status"] = ""
        # Compared with the day that the page offered: a row left alone over midnight is still a row left alone.
        self.fields["effective_on"].show_hidden_initial = True


class NewLines(BaseInlineFormSet):
    """Lines to add to a history. Whatever is sent, no line that exists is looked at, let alone touched."""

    by: User | None = None

    def get_queryset(self):
        return self.model.objects.none()

    def initial_form_count(self):
        return 0

    def save_new(self, form, commit=True):
        return self.instance.record(form.save(commit=False), by=self.by)


class CodeField(forms.ModelChoiceField):
    """A pledge, named by its number as people write it: `P-021`."""

    widget = forms.TextInput(attrs={"placeholder": "P-001", "size": 8})

    def __init__(self, **options):
        super().__init__(Pledge.objects.all(), to_field_name="code", **options)
        self.error_messages["invalid_choice"] = _("There is no pledge with this number.")

    def to_python(self, value):
        return super().to_python(value.strip().upper() if isinstance(value, str) else value)


class LinkForm(forms.ModelForm):
    other = CodeField(label=_("Other pledge"))

    class Meta:
        model = PledgeLink
        fields = ["kind", "other"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["other"] = self.instance.other.code
