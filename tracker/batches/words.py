"""What a batch does, as a person reads it: the values of its lines with the names of now."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.models import Batch, Party, Pledge, Status, Topic, User
from tracker.models.update_rules import in_full

NAMED: dict[str, Any] = {"owner": User, "topics": Topic, "responsible": Party}


@dataclass(frozen=True)
class Said:
    """A line in words."""

    pledge: Pledge
    was: str
    became: str


def say(lines: Sequence[Any]) -> list[Said]:
    """`lines` are those of a plan, or `BatchLine`s: one statement for the names of all."""
    name = next(iter(lines[0].became)) if lines else ""
    names = names_of(name)
    successors = successors_of(lines) if name == "status" else {}
    return [
        Said(line.pledge, in_words(line.was, name, names, {}), in_words(line.became, name, names, successors))
        for line in lines
    ]


def names_of(name: str) -> dict:
    if name == "status":
        return {value: str(label) for value, label in Status.choices}
    model = NAMED.get(name)
    return {row.pk: getattr(row, "short", None) or str(row) for row in model.objects.all()} if model else {}


def successors_of(lines: Iterable[Any]) -> dict[int, str]:
    keys = {line.became["successor"] for line in lines if "successor" in line.became}
    return dict(Pledge.objects.filter(pk__in=keys).values_list("pk", "code")) if keys else {}


def in_words(values: dict, name: str, names: dict, successors: dict) -> str:
    value = values[name]
    if name == "review_on":
        return in_full(date.fromisoformat(value)) if value else _("none")
    if isinstance(value, list):
        return ", ".join(names.get(each, "?") for each in value) or _("none")
    words = names.get(value, "?") if value is not None else _("nobody")
    successor = successors.get(values.get("successor"))
    return _("%(status)s, by %(code)s") % {"status": words, "code": successor} if successor else words


def count(said: Iterable[Said]) -> list[tuple[str, str, int]]:
    """(was, became, how many), the most first."""
    found = Counter((line.was, line.became) for line in said)
    return [(*pair, number) for pair, number in found.most_common()]


def title(kind: str, number: int) -> str:
    """What is done to how many: the heading of its pages."""
    return {
        Batch.Kind.STATUS: ngettext("Status of %(n)d pledge", "Status of %(n)d pledges", number),
        Batch.Kind.OWNER: ngettext("Owner of %(n)d pledge", "Owner of %(n)d pledges", number),
        Batch.Kind.TOPICS: ngettext("Topics of %(n)d pledge", "Topics of %(n)d pledges", number),
        Batch.Kind.REVIEW: ngettext(
            "When to check %(n)d pledge again", "When to check %(n)d pledges again", number
        ),
        Batch.Kind.RESPONSIBLE: ngettext(
            "Who must act on %(n)d pledge", "Who must act on %(n)d pledges", number
        ),
        Batch.Kind.HANDOVER: ngettext("Handover of %(n)d pledge", "Handover of %(n)d pledges", number),
    }[Batch.Kind(kind)] % {"n": number}
