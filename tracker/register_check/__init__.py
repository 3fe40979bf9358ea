"""Proof that the register agrees with itself: what is stored twice is the same twice, and every quote stands.

Each check compares the whole register, in the database where that can compare and in blocks where it cannot, so that
a hundred thousand pledges take seconds. All checks see one moment: work that goes on meanwhile raises no false alarm.
"""

from collections.abc import Callable, Iterator

from django.db import connection

from tracker import append_only
from tracker.exports.snapshot import snapshot
from tracker.register_check.letters import (
    files_are_whole,
    references_resolve,
    search_agrees,
)
from tracker.register_check.outcome import Outcome
from tracker.register_check.pledges import (
    links_agree,
    pasts_follow_history,
    pledges_have_one_origin,
    statuses_follow_history,
)
from tracker.register_check.quotes import (
    candidates_stand,
    decisions_agree,
    evidence_stands,
    lost_quotes_are_listed,
    quotes_are_followed,
    quotes_stand,
)


def check_register() -> Iterator[Outcome]:
    """The outcome of every check, one by one, all of the same moment."""
    with snapshot():
        for check in CHECKS:
            yield check()


def history_is_protected() -> Outcome:
    return Outcome(
        "{} history tables refuse changes.",
        len(append_only.TABLES),
        [f"trigger {name} is missing" for name in append_only.missing(connection)],
    )


CHECKS: tuple[Callable[[], Outcome], ...] = (
    statuses_follow_history,
    pasts_follow_history,
    links_agree,
    pledges_have_one_origin,
    quotes_stand,
    evidence_stands,
    quotes_are_followed,
    lost_quotes_are_listed,
    candidates_stand,
    decisions_agree,
    references_resolve,
    files_are_whole,
    search_agrees,
    history_is_protected,
)
