"""What a new line of a pledge's history must say, beyond what the database asks of every line.

History is append-only, so a rule that came later cannot be a constraint: the lines from before it stand as they are.
These hold for each new one by every door, for `StatusUpdate.clean` asks them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models.status import Status

Wrong = tuple[str, str | Promise]
YET_TO_COME = _("In effect from a day that is yet to come: correct it, or say why.")


def wrong_with(update: Any, pledge: Any, today: date) -> Iterator[Wrong]:
    """What is wrong with a new update of this pledge: (field, sentence) pairs. Asks nothing of the database.

    An update that undoes another only takes it back, so nothing is asked of it.
    """
    if update.undoes_id is None and update.effective_on is not None:
        yield from wrong_with_deadline(update, pledge)
        if not update.effective_reason:
            yield from unusual_days(update, pledge, today)


def wrong_with_deadline(update: Any, pledge: Any) -> Iterator[Wrong]:
    """A new deadline is a finding like a verdict: it rests on something. None is from before the pledge was made."""
    if update.due_on is None:
        return
    if not update.has_evidence and not update.no_evidence_because:
        yield "no_evidence_because", _("A new deadline needs evidence, or the reason why there is none.")
    if pledge.pledged_on and update.due_on < pledge.pledged_on:
        yield (
            "due_on",
            _("The pledge was made on %(day)s: it cannot be due before that. Correct the one or the other.")
            % {"day": in_full(pledge.pledged_on)},
        )


def unusual_days(update: Any, pledge: Any, today: date) -> Iterator[Wrong]:
    """Days that are as a rule a slip of the pen, and right all the same when somebody says why."""
    if update.effective_on > today:
        yield "effective_reason", YET_TO_COME
    if pledge.pledged_on and update.effective_on < pledge.pledged_on:
        yield (
            "effective_reason",
            _("In effect from before the pledge was made, on %(day)s: correct it, or say why.")
            % {"day": in_full(pledge.pledged_on)},
        )
    if update.due_on and pledge.due_from and update.due_on < pledge.due_from:
        yield (
            "effective_reason",
            _(
                "The new deadline is before %(day)s, the first day that the letter can mean: correct it, or say why."
            )
            % {"day": in_full(pledge.due_from)},
        )


def needs_successor(update: Any) -> bool:
    """Whether the update says that another pledge takes this one's place; then the register must say which one."""
    return update.undoes_id is None and update.status == Status.SUPERSEDED


def in_full(day: date) -> str:
    return date_format(day, "j F Y")
