"""What a candidate's note asks for."""

from django import template

from tracker.models import Candidate
from tracker.offering import Offer

register = template.Library()


@register.simple_tag
def offer(candidate: Candidate) -> Offer:
    """Everything that is shown of a candidate; no statement to the database."""
    return Offer(candidate)


@register.simple_tag
def dismissal_reasons() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Candidate.Reason.choices]
