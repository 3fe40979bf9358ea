"""What is stored now beside what somebody typed, field by field: for whoever is told that another was first."""

from datetime import date

from tracker.models import Pledge, StatusUpdate
from tracker.templatetags.nakoming import day_words
from tracker.update_forms import StatusUpdateForm

# What an update says of the pledge: the field of the form, and the one of the pledge that says how it stands now.
STANDING = {
    "status": "status",
    "effective_on": "status_since",
    "claimed_status": "claimed_status",
    "due_on": "due_on",
    "review_on": "review_on",
}
# What an update says of itself: only another update has something to set beside it.
SAID = [
    "evidence",
    "evidence_quote",
    "no_evidence_because",
    "note",
    "due_reason",
    "delivered_amount",
    "effective_reason",
]


def of_update(form: StatusUpdateForm, pledge: Pledge, first) -> list[tuple[str, str, str]]:
    """Where what was typed differs from how the pledge stands now: (label, stored, typed), in words.

    `first` is the change that came first; when it was an update, its words stand beside those that were typed.
    """
    stored = {name: getattr(pledge, field) for name, field in STANDING.items()}
    if isinstance(first, StatusUpdate):
        stored |= {name: getattr(first, name) for name in SAID}
    rows = []
    for name in [*STANDING, *SAID]:
        typed = form[name].value()
        # Left empty, these say nothing about the pledge; that is no other version of it.
        says_nothing = name in {"claimed_status", "due_on"} and not typed
        pair = in_words(form, name, stored.get(name)), in_words(form, name, typed)
        if pair[0] != pair[1] and not says_nothing:
            rows.append((str(form[name].label), *pair))
    return rows


def in_words(form: StatusUpdateForm, name: str, value) -> str:
    """As a person reads it; a dash for nothing. What was typed and is no day is shown as it was typed."""
    if value in (None, ""):
        return "–"
    choices = dict(getattr(form.fields[name], "choices", None) or [])
    if name.endswith("_on"):
        return as_day(value)
    return str(choices.get(value, value)).replace("\r\n", "\n").strip()


def as_day(value: date | str) -> str:
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
