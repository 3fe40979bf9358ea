"""What the list offers to do to many pledges, and to one without leaving it."""

from django import template
from django.utils.html import format_html_join

from tracker.batches.choosing import Kind, may_change
from tracker.models import Status

register = template.Library()


@register.simple_tag(takes_context=True)
def many_kinds(context):
    """The kinds of change that this person may make: (value, label) pairs."""
    return [(kind.value, kind.label) for kind in Kind if may_change(context["user"], kind)]


@register.simple_tag
def status_options():
    """The options of a status."""
    return format_html_join("", '<option value="{}">{}</option>', Status.choices)
