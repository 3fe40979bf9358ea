"""How a change is said on a page and in a mail."""

from django import template

from tracker.changes import words

register = template.Library()
register.filter("what", words.what)
register.filter("headline", words.headline)
register.filter("details", words.details)
