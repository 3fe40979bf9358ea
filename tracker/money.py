"""Currencies: ISO 4217, as Babel lists them."""

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CURRENCIES = frozenset(list_currencies())


def validate_currency(code):
    if code not in CURRENCIES:
        raise ValidationError(_("%(code)s is no ISO 4217 currency. For example: EUR."), params={"code": code})
