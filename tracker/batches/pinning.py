"""A selection, and a plan that was shown, as one signed field of a form.

The form that confirms holds no row by itself: ten thousand fields would be refused, and a query could match other
pledges by then. What is signed cannot be changed on the way, and is good for the person to whom it was shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from django.core.signing import BadSignature, dumps, loads

from tracker.batches.choosing import choice_form, chosen
from tracker.batches.planning import Plan
from tracker.models import User

# As long as a session lasts; after that one selects anew.
SECONDS = 12 * 60 * 60
SALT = "tracker.batches"


class NotPinned(Exception):
    """Not a field that we signed for this person, or signed too long ago."""


@dataclass(frozen=True)
class Selection:
    """Which pledges, and where to go when all is done."""

    kind: str
    keys: Sequence[int]
    back: str


@dataclass(frozen=True)
class Shown:
    """A plan as it was shown; `carry_out` takes it for the plan itself."""

    kind: str
    form: Any
    versions: Mapping[int, int]
    keys: Sequence[int]
    digest: str
    back: str


def pin_selection(selection: Selection, person: User) -> str:
    return dumps(
        {"by": person.pk, "kind": selection.kind, "keys": apart(selection.keys), "back": selection.back},
        salt=SALT,
        compress=True,
    )


def read_selection(words: str, person: User) -> Selection:
    """Raises `NotPinned`."""
    held = unpin(words, person)
    return Selection(held["kind"], together(held["keys"]), held["back"])


def pin_plan(plan: Plan, back: str, person: User) -> str:
    """The plan as one field. Its digest stands for what it does, so that only the keys and versions go along."""
    keys = sorted(plan.versions)
    held = {
        "by": person.pk,
        "kind": plan.kind,
        "keys": apart(plan.keys),
        "seen": apart(keys),
        "versions": [plan.versions[key] for key in keys],
        "chosen": chosen(plan.form),
        "digest": plan.digest,
        "back": back,
    }
    return dumps(held, salt=SALT, compress=True)


def read_plan(words: str, person: User) -> Shown:
    """Raises `NotPinned`."""
    held = unpin(words, person)
    if "digest" not in held:
        raise NotPinned
    versions = dict(zip(together(held["seen"]), held["versions"], strict=True))
    form = choice_form(held["kind"], held["chosen"])
    return Shown(held["kind"], form, versions, together(held["keys"]), held["digest"], held["back"])


def unpin(words: str, person: User) -> dict:
    try:
        held = loads(words, salt=SALT, max_age=SECONDS)
    except BadSignature as error:
        raise NotPinned from error
    if held["by"] != person.pk:
        raise NotPinned
    return held


def apart(keys: Sequence[int]) -> list[int]:
    """Ascending keys as the first and the steps between them: small numbers, which pack well."""
    return [*keys[:1], *(after - before for before, after in pairwise(keys))]


def together(steps: Sequence[int]) -> list[int]:
    return list(accumulate(steps))
