"""What a person fills in to make a token. The token itself travels with the form, signed, until it is made.

So a form that is sent twice makes one token and shows it both times, and nothing but its hash is ever stored.
"""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from tracker.models import AccessToken, User
from tracker.tokens import hash_of, make_secret

SALT = "tracker.token_form"


class TokenForm(forms.ModelForm):
    # A browser that goes back must not put the former one in again.
    sealed = forms.CharField(widget=forms.HiddenInput({"autocomplete": "off"}), max_length=500)

    class Meta:
        model = AccessToken
        fields = ["name"]

    def __init__(self, data=None, *, person: User):
        super().__init__(data, initial={"sealed": seal(person)}, auto_id="token_%s")
        self.person = person

    def clean_sealed(self):
        """The token that this form was given; refused when it is not of our making, or of another person's form."""
        try:
            person, secret = signing.loads(self.cleaned_data["sealed"], salt=SALT)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("This form cannot be used any more: open the page again.")
            ) from error
        if person != self.person.pk:
            raise forms.ValidationError(_("This form cannot be used any more: open the page again."))
        return secret

    def make(self) -> tuple[AccessToken, str]:
        """The token and its words, which are shown now and never again. The same form again gives the same token."""
        secret = self.cleaned_data["sealed"]
        values = {"person": self.person, "name": self.cleaned_data["name"]}
        token, _made = AccessToken.objects.get_or_create(hash=hash_of(secret), defaults=values)
        return token, secret


def seal(person: User) -> str:
    return signing.dumps([person.pk, make_secret()], salt=SALT)
