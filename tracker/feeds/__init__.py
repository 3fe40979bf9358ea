"""What programs read: the changes as Atom, and the deadlines and review days as a calendar."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings

# Whatever host the register has, and wherever its pages move: the same change keeps the same name.
REGISTER = uuid5(NAMESPACE_URL, "https://nakoming.example/register")
# Neither XML nor a calendar can hold these.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def lasting_name(*parts: object) -> UUID:
    """A name for something in the register that never changes: of what it is and its own key."""
    return uuid5(REGISTER, "/".join(map(str, parts)))


def full_address(path: str) -> str:
    """An address on this site, with its host."""
    return settings.SITE_URL + path


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
