"""What people fill in about a saved view: its name, whether it is shared, and the query that it keeps."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker import saved_views
from tracker.filters import PledgeFilter, QueryForm, as_lines
from tracker.listing import chips
from tracker.models import Pledge, SavedView, User
from tracker.tables import COLUMNS


class AskedForm(QueryForm):
    """The query of the page of this form: what the list shows that is to be kept."""

    query = forms.CharField(required=False)

    def clean_query(self):
        return read_query(self.cleaned_data["query"])


class SavedViewForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = SavedView
        fields = ["name", "is_shared", "query"]
        widgets = {"query": forms.HiddenInput}

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.owner_id is None:
            self.instance.owner = person
        self.initial["version"] = self.instance.version
        if not person.has_perm("tracker.share_savedview"):
            del self.fields["is_shared"]

    def clean_query(self):
        return read_query(self.cleaned_data["query"])

    def _get_validation_exclusions(self):
        # The owner is not on the form, yet the rule that a name is given once a person must be asked.
        return super()._get_validation_exclusions() - {"owner"}

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the view keeps, in words: (label, value)."""
        return in_words(self["query"].value() or "")

    def differences(self, current: SavedView) -> list[tuple[str, str, str]]:
        """Where what was typed is not what is stored now: (label, stored, typed), in words."""
        typed = self.cleaned_data
        rows = [
            (_("name"), current.name, typed["name"]),
            (
                _("shared with everybody"),
                yes_no(current.is_shared),
                yes_no(typed.get("is_shared", current.is_shared)),
            ),
            (_("query"), words_of(current.query), words_of(typed["query"])),
        ]
        return [row for row in rows if row[1] != row[2]]


def read_query(words: str) -> str:
    """A query of the list, in the form in which views keep it. What the list would refuse is refused here."""
    data = QueryDict(words)
    problems = PledgeFilter(data, Pledge.objects.none()).problems
    if problems:
        raise ValidationError(as_lines(problems))
    return saved_views.query_to_keep(data)


def in_words(query: str) -> list[tuple[str, str]]:
    """A query of the list as a person reads it: each filter, the sort, and the columns when they were chosen."""
    pledges = PledgeFilter(QueryDict(query), Pledge.objects.none())
    rows = [(str(chip["label"]), str(chip["value"])) for chip in chips(pledges)]
    rows.append((_("Sort"), str(pledges.sort_label)))
    if pledges.data.getlist("columns"):
        names = [str(COLUMNS[name].verbose_name) for name in pledges.shown_columns]
        rows.append((_("Columns"), ", ".join(names)))
    return rows


def words_of(query: str) -> str:
    return "; ".join(f"{label}: {value}" for label, value in in_words(query))


def yes_no(value: bool) -> str:
    return _("yes") if value else _("no")
