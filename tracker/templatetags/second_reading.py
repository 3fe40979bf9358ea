"""What stands in the history beside an update with a verdict."""

from django import template

from tracker.second_reading import said_of

register = template.Library()


@register.simple_tag(takes_context=True)
def second_reading_of(context, update):
    """What second readers said of it; and what this person may say, on a page that names a `second_reader`."""
    return said_of(update, context.get("second_reader"))
