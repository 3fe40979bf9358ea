"""Review: who follows a pledge looks at it again, and says when nothing is new. When it comes to their desk says
`tracker/models/review_queries.py`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Letter
from tracker import looking_back
from tracker.forms import DayInput
from tracker.models import Pledge, User
from tracker.models.review_queries import months_before, silent_since

# Why there is a line in the field history of a pledge: somebody looked, and nothing was new.
LOOKED = "looked again"
# Named on the page; there may be more.
NEWEST = 3


# ---- why it is on the desk -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Reasons:
    """Why a pledge is on the desk of whoever follows it; none of these: it is not."""

    due_on: date | None = None
    new_letters: list[Letter] = field(default_factory=list)
    silent_since: date | None = None

    def __bool__(self) -> bool:
        return bool(self.due_on or self.new_letters or self.silent_since)


def reasons_of(pledge: Pledge) -> Reasons:
    """The same as the QuerySet methods `due_for_review`, `with_new_letter` and `silent`, of one pledge."""
    if not pledge.is_open:
        return Reasons()
    today = looking_back.today()
    silent = silent_since(today)
    return Reasons(
        due_on=pledge.review_on if pledge.review_on and pledge.review_on <= today else None,
        new_letters=list(new_letters(pledge)[:NEWEST]),
        silent_since=timezone.localdate(pledge.updated_at) if silent and pledge.updated_at < silent else None,
    )


def new_letters(pledge: Pledge) -> Any:
    """Letters in its dossiers that were stored after it was last looked at or changed, newest first."""
    dossiers = {source.paragraph.letter.dossier_id for source in pledge.sources.all()} - {None}
    filed = Q(dossier__in=dossiers) | Q(also_in__in=dossiers)
    since = Letter.objects.filter(filed, imported_at__gt=pledge.updated_at)
    return since.select_related("dossier").distinct().order_by("-imported_at", "-pk")


# ---- looking again ---------------------------------------------------------------------------------------------
class CheckedForm(forms.Form):
    """Nothing is new: until when that will do."""

    review_on = forms.DateField(label=_("Check again on"), required=False, widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def clean_review_on(self) -> date | None:
        day = self.cleaned_data["review_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is yet to come; today it was looked at."))
        return day


def on_page(pledge: Pledge, person: User) -> dict[str, Any] | None:
    """What the page of an open pledge says of its review, to whoever may change it: reasons, and the form."""
    if not pledge.is_open or not person.has_perm("tracker.change_pledge"):
        return None
    return {"reasons": reasons_of(pledge), "form": blank_form(pledge)}


def blank_form(pledge: Pledge) -> CheckedForm:
    """The form as it is offered: the day that is set, or when silence would bring the pledge back to the desk."""
    return CheckedForm(
        initial={"review_on": next_check(pledge), "version": pledge.version}, auto_id="id_checked_%s"
    )


def next_check(pledge: Pledge) -> date | None:
    today = timezone.localdate()
    if pledge.review_on and pledge.review_on > today:
        return pledge.review_on
    months = settings.REVIEW_AFTER_MONTHS
    return months_before(today, -months) if months else None


@transaction.atomic
def look_again(pledge: Pledge, review_on: date | None, by: User, version: int) -> None:
    """Keep that this person looked now and found nothing new, as one line of history. Raises `Stale`."""
    current = pledge.lock(version)
    current.checked_at, current.review_on = timezone.now(), review_on
    current._history_user, current._change_reason = by, LOOKED
    current.save()
    current.replay()
