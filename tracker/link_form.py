"""How one pledge bears on another, as people fill it in: on the page of a pledge, and with a new one."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.filters import QueryForm
from tracker.linking import check, link
from tracker.models import Pledge, PledgeLink, Status, StatusUpdate, User
from tracker.superseding import record_update
from tracker.update_forms import CodeField

KINDS = [("", "–"), *PledgeLink.Kind.choices]
SUPERSEDE = gettext_lazy(
    "“Replaces”: and set that one to “superseded” from the day of this one, with its quote as evidence"
)


class LinkForm(forms.Form):
    """How a pledge that is in the register bears on which other one."""

    kind = forms.ChoiceField(label=gettext_lazy("How it bears on the other"), choices=KINDS)
    other = CodeField(label=gettext_lazy("Number of the other pledge"))
    supersede = forms.BooleanField(label=SUPERSEDE, required=False)

    def __init__(self, *args, pledge, **kwargs):
        super().__init__(*args, **kwargs)
        self.pledge = pledge

    def clean(self):
        cleaned = super().clean()
        if {"kind", "other"} <= cleaned.keys():
            check_link(self, PledgeLink(pledge=self.pledge, kind=cleaned["kind"], other=cleaned["other"]))
            check_supersede(self, cleaned["kind"])
        return cleaned

    def store(self, by):
        """Whether it is stored; if not, the form says why."""
        try:
            store_link(self.pledge, by=by, **self.cleaned_data)
        except ValidationError as error:
            self.add_error(None, error.messages)
            return False
        return True


class LinkQuery(QueryForm):
    """What an address may say of the form: how the pledge bears on which other, or the words to find that by."""

    kind = forms.ChoiceField(label=gettext_lazy("How it bears on the other"), choices=KINDS, required=False)
    other = forms.CharField(label=gettext_lazy("Number of the other pledge"), max_length=12, required=False)
    q = forms.CharField(label=gettext_lazy("Text"), max_length=200, required=False)


def check_link(form: forms.Form, made: PledgeLink) -> None:
    """Says on the form what is wrong with a link."""
    try:
        check(made)
    except ValidationError as error:
        form.add_error("other", error.messages)


def check_supersede(form: forms.Form, kind: str) -> None:
    if form.cleaned_data.get("supersede") and kind != PledgeLink.Kind.REPLACES:
        form.add_error("supersede", _("Only a pledge that replaces the other one can supersede it."))


@transaction.atomic
def store_link(pledge: Pledge, kind: str, other: Pledge, supersede: bool, by: User | None) -> None:
    """Store the link, and with `supersede` the status of the other one: both or neither.

    Raises ValidationError when either breaks a rule.
    """
    if supersede and other.status != Status.SUPERSEDED:
        record_update(other, superseded_by(pledge), by)
    else:
        link(pledge, kind, other, by)


def superseded_by(successor: Pledge) -> StatusUpdate:
    """The update of a pledge whose place another one takes, unsaved: from its day, with its words as evidence.

    Raises ValidationError where that has no day.
    """
    source = successor.sources.select_related("paragraph__letter").get(role="origin")
    day = successor.pledged_on or source.paragraph.letter.dated_on
    if day is None:
        raise ValidationError(
            _("%(code)s has no day: record the status on the page of the other pledge.")
            % {"code": successor.code}
        )
    update = StatusUpdate(
        status=Status.SUPERSEDED,
        effective_on=day,
        evidence_paragraph=source.paragraph,
        evidence_quote=source.quote,
    )
    update.successor = successor
    return update
