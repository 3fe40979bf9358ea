"""When something is due, and how far that has moved, in the reader's words."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext


def shift_in_words(times: int, days: int) -> str:
    """How often a deadline moved, and how far it is now from the first: `postponed twice, 410 days`; "" for never.

    `days` is what all moves come to, so a deadline that came back to where it was has moved and is not postponed.
    """
    if not times:
        return ""
    if not days:
        return gettext("moved %(times)s, to the same day") % {"times": times_in_words(times)}
    moved = (
        gettext("postponed %(times)s, %(days)s")
        if days > 0
        else gettext("brought forward %(times)s, %(days)s")
    )
    return moved % {"times": times_in_words(times), "days": days_in_words(abs(days))}


def step_in_words(days: int) -> str:
    """How far one new deadline is from the one before it: `postponed 366 days`."""
    if not days:
        return gettext("the same day")
    moved = gettext("postponed %(days)s") if days > 0 else gettext("brought forward %(days)s")
    return moved % {"days": days_in_words(abs(days))}


def times_in_words(times: int) -> str:
    words = {1: gettext("once"), 2: gettext("twice")}
    return words.get(times) or ngettext("%(n)d time", "%(n)d times", times) % {"n": times}


def days_in_words(days: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": intcomma(days)}
