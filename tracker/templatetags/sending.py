"""The hidden field by which a form that is sent twice is stored once (`tracker.submitting`)."""

from django import template
from django.utils.html import format_html

from tracker.submitting import FIELD, fresh_key

register = template.Library()


@register.simple_tag(takes_context=True)
def sending(context):
    """A fresh key for the person who sees the form. A browser that goes back must not put the old one in again."""
    return format_html(
        '<input type="hidden" name="{}" value="{}" autocomplete="off">', FIELD, fresh_key(context["user"])
    )
