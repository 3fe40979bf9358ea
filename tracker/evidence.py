"""What a person types as evidence: a paragraph of a stored letter, a Kamerstuk number, or a web address."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from letters.models import Letter, Paragraph
from letters.reading.references import kamerstuk_identifier

# /letters/navo-londen-2019/#p9, with or without a host; navo-londen-2019#p9; navo-londen-2019 ¶9
PLACE = re.compile(r"(?:.*/letters/)?(?P<slug>[-\w]+)/?\s*(?:#p|¶\s*)(?P<number>\d{1,6})$")


FORMER = re.compile(r".*/letters/[-\w]+/text/\d+/")


def read_evidence(words: str) -> dict:
    """The evidence fields of a `StatusUpdate` for what a person typed; empty for nothing.

    Raises ValidationError when it is none of the three, or names a paragraph that is not here.
    """
    words = words.strip()
    if not words:
        return {}
    if FORMER.match(words):
        raise ValidationError(
            _(
                "This paragraph is in a text that was replaced. Give the paragraph of the letter’s present text."
            )
        )
    if place := PLACE.match(words):
        return {"evidence_paragraph": paragraph_at(place["slug"], int(place["number"]))}
    if identifier := kamerstuk_identifier(words):
        return {"evidence_identifier": identifier}
    if urlsplit(words).scheme in {"http", "https"}:
        URLValidator(["http", "https"])(words)
        return {"evidence_url": words}
    raise ValidationError(
        _("This is no paragraph link, Kamerstuk number or web address. For example: 28 676, nr. 321.")
    )


def rest_on(update, words: str) -> None:
    """Let an unsaved update rest on what a person typed; the model checks it with the rest. Raises ValidationError."""
    for field, value in read_evidence(words).items():
        setattr(update, field, value)


def paragraph_at(slug, number):
    """The paragraph of a letter's present text; raises ValidationError that says which of the two is not here."""
    found = Paragraph.objects.body().select_related("letter").filter(letter__slug=slug, number=number).first()
    if found is None:
        raise ValidationError(what_is_gone(slug, number))
    return found


def what_is_gone(slug, number):
    letter = Letter.objects.filter(slug=slug).first()
    if letter is None:
        return _("There is no letter called “%(slug)s” in the register.") % {"slug": slug}
    words = {"number": number, "letter": letter.short}
    if Paragraph.every.former().body().filter(letter=letter, number=number).exists():
        return _("“%(letter)s” got better text, and has no paragraph %(number)s any more.") % words
    return _("There is no paragraph %(number)s in “%(letter)s”.") % words
