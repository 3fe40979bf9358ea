"""A sentence that carries out an earlier pledge: which pledge that may be, and the way to its history."""

from urllib.parse import urlencode

from django.urls import reverse

from tracker.models import Candidate, Pledge
from tracker.readings import from_json

OFFERED = 8


def pledges_named(candidate: Candidate) -> list[Pledge]:
    """The pledges from letters that the words name, the latest first; a person says which one is meant, if any."""
    read = from_json(candidate.read)
    papers = {reference.identifier for reference in read.references} | set(read.fulfils) - {""}
    made = Pledge.objects.filter(sources__paragraph__letter__identifier__in=papers)
    return list(made.distinct().order_by("-pk")[:OFFERED])


def update_address(candidate: Candidate, pledge: Pledge) -> str:
    """The form for a new line in the pledge's history, with the candidate's words as its evidence."""
    evidence = {
        "evidence": candidate.paragraph.get_absolute_url(),
        "evidence_quote": candidate.quote,
        "candidate": candidate.pk,
    }
    return f"{reverse('status_update_add', args=[pledge.code])}?{urlencode(evidence)}"
