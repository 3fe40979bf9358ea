"""What is typed on the admin page of a pledge: its particulars, new lines of its history, links to other pledges."""

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from tracker.forms import PledgeEditForm
from tracker.linking import hold, link, withdraw
from tracker.models import Pledge, PledgeLink, Stale, Status, User
from tracker.superseding import record_update
from tracker.update_forms import CodeField, StatusUpdateForm


class PledgeAdminForm(PledgeEditForm):
    """Particulars. Checking them locks the pledge, so that nobody can come between the check and the save."""

    first_come: Pledge | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Somebody whose account was switched off still owns what they own.
        owners = Q(is_active=True) | Q(pk=self.instance.owner_id)
        self.fields["owner"].queryset = User.objects.filter(owners)

    def clean_version(self):
        # Links may be among what was typed, and whoever links waits for others before there is a lock on a pledge.
        hold()
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
        return record_update(self.instance, form.save(commit=False), by=self.by)


class LinkForm(forms.ModelForm):
    other = CodeField(label=_("Other pledge"))

    class Meta:
        model = PledgeLink
        fields = ["kind", "other"]


class Links(BaseInlineFormSet):
    """The links of a pledge: a new row makes one, and one that is removed is withdrawn. Nobody edits one."""

    by: User | None = None

    def clean(self):
        """What cannot be is found by doing it and taking it back: a row may depend on those before it."""
        super().clean()
        if any(self.errors):
            return
        with transaction.atomic():
            removed = self.deleted_forms
            for form in removed:
                # A link of another pledge, which no page offers, is none here.
                if form.instance.pk:
                    withdraw(form.instance, self.by)
            for form in self.extra_forms:
                if form.has_changed() and form not in removed:
                    self.try_out(form)
            transaction.set_rollback(True)

    def try_out(self, form):
        try:
            link(Pledge.objects.get(pk=self.instance.pk), by=self.by, **said(form))
        except ValidationError as error:
            form.add_error(None, error)

    def save_new(self, form, commit=True):
        try:
            return link(self.instance, by=self.by, **said(form))
        except (
            ValidationError
        ) as error:  # the update that was typed beside it links the two the other way round
            raise BadRequest(*error.messages) from error

    def delete_existing(self, obj, commit=True):
        withdraw(obj, self.by)


def said(form):
    return {name: form.cleaned_data[name] for name in ("kind", "other")}
