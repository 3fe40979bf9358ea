"""What a person says of a letter: its particulars and who signed it, before it is stored and afterwards."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from letters.correcting import Corrected
from letters.intake import read_metadata
from letters.models import Letter

# Nobody files a letter under more.
MOST_DOSSIERS = 30
MOST_SIGNATORIES = 20
IN_DUTCH = {"lang": "nl"}


class PasteForm(forms.Form):
    """The text of a letter, copied from wherever it was read."""

    text = forms.CharField(
        label=_("Text of the letter"),
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea({"rows": 8} | IN_DUTCH),
        error_messages={"required": _("Paste the text of the letter here.")},
    )

    def as_file(self):
        """The text as the bytes of a file, with a name that its first words give."""
        text = "\n".join(self.cleaned_data["text"].splitlines()) + "\n"
        name = slugify(" ".join(text.split(maxsplit=8)[:8]))[:60]
        return text.encode(), f"{name or 'brief'}.txt"


class NumberForm(forms.Form):
    """A Kamerstuk by its number, to be had from the official services."""

    paper = forms.CharField(
        label=_("Kamerstuk"),
        max_length=200,
        widget=forms.TextInput({"placeholder": "28 676, nr. 321"}),
        error_messages={"required": _("Give dossier and number, for example 28 676, nr. 321.")},
    )


class ParticularsForm(forms.Form):
    """The particulars of one letter. Dossiers, number and day are read as people type them (`intake.read_metadata`).

    Afterwards `metadata` is an `intake.Metadata`, and `others` are the further dossiers, canonical.
    """

    title = forms.CharField(label=_("Title"), max_length=500, widget=forms.Textarea({"rows": 2} | IN_DUTCH))
    short_title = forms.CharField(
        label=_("Short title"),
        max_length=60,
        required=False,
        help_text=_("For tables and citations: “Londen 2019”."),
        widget=forms.TextInput(IN_DUTCH),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Letter.Kind.choices)
    dossier = forms.CharField(
        label=_("Dossier"), max_length=20, required=False, widget=forms.TextInput({"placeholder": "28 676"})
    )
    number = forms.CharField(
        label=_("Number"), max_length=20, required=False, widget=forms.TextInput({"placeholder": "321"})
    )
    also_in = forms.CharField(
        label=_("Also filed under"),
        max_length=500,
        required=False,
        help_text=_("Other dossiers, with commas between them."),
    )
    dated_on = forms.CharField(
        label=_("Dated"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"placeholder": "17 december 2019"}),
    )
    dated_note = forms.CharField(
        label=_("Note on the date"), max_length=300, required=False, widget=forms.TextInput(IN_DUTCH)
    )
    place = forms.CharField(
        label=_("Place"), max_length=100, required=False, widget=forms.TextInput(IN_DUTCH)
    )
    addressee = forms.CharField(
        label=_("Addressee"), max_length=300, required=False, widget=forms.TextInput(IN_DUTCH)
    )
    source_url = forms.URLField(
        label=_("Web address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    def clean(self):
        values = super().clean()
        given = {name: values.get(name, "") for name in ("title", "short_title", "kind", "dated_note")}
        given |= {name: values.get(name, "") for name in ("dossier", "number", "dated_on", "source_url")}
        try:
            self.metadata = read_metadata(**given)
        except ValidationError as error:
            self.add_error(None, error)
            return values
        if self.metadata.number and not self.metadata.dossier:
            self.add_error("dossier", _("A number in a dossier needs the dossier."))
        elif values.get("also_in") and not self.metadata.dossier:
            self.add_error("dossier", _("Give here the dossier that comes first."))
        return values

    def clean_also_in(self):
        """Each dossier once, canonical."""
        typed = [each for each in re.split("[,;]", self.cleaned_data["also_in"]) if each.strip()]
        if len(typed) > MOST_DOSSIERS:
            raise ValidationError(_("These are more than %(n)d dossiers."), params={"n": MOST_DOSSIERS})
        try:
            read = [read_metadata(dossier=each).dossier for each in typed]
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        self.others = list(dict.fromkeys(read))
        return self.cleaned_data["also_in"]


class SignatoryForm(forms.Form):
    """Who signed, as printed. Without a name nobody did; a member of parliament has no office."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False, widget=forms.TextInput(IN_DUTCH))
    office = forms.CharField(
        label=_("Office"), max_length=300, required=False, widget=forms.TextInput(IN_DUTCH)
    )

    def clean(self):
        values = super().clean()
        if values.get("office") and not values.get("name"):
            self.add_error("name", _("Give the name too."))
        return values


Signatories = forms.formset_factory(
    SignatoryForm, extra=1, max_num=MOST_SIGNATORIES, absolute_max=MOST_SIGNATORIES, validate_max=True
)


def corrected_by(particulars: ParticularsForm, signatories) -> Corrected:
    """What the valid forms say of a letter."""
    values = particulars.cleaned_data
    rows = [(row.get("name", ""), row.get("office", "")) for row in signatories.cleaned_data]
    signed = [row for row in rows if row[0]]
    return Corrected(particulars.metadata, values["place"], values["addressee"], particulars.others, signed)
