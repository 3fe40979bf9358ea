"""Many pledges changed at once: choose, look at what will change and what will not, carry out, and undo.

A person's choice (`choosing`) and some keys make a plan (`planning`). The plan is shown, goes through the browser as
one signed field (`pinning`), and is carried out exactly as it was shown or not at all (`carrying_out`). Undoing is a
batch of its own (`undoing`).
"""

from tracker.batches.carrying_out import Overtaken, carry_out
from tracker.batches.choosing import choice_form, may_change
from tracker.batches.planning import MOST, Plan, TooMany, make_plan
from tracker.batches.undoing import NotUndone, plan_undo, undo

__all__ = [
    "MOST",
    "NotUndone",
    "Overtaken",
    "Plan",
    "TooMany",
    "carry_out",
    "choice_form",
    "make_plan",
    "may_change",
    "plan_undo",
    "undo",
]
