"""What stands around a pledge: where it was said, the papers named there, the other pledges made there.

The pledges that it is linked to are its line of descent (`lineage`).
"""

from dataclasses import dataclass

from django.db.models import Q

from letters.models import Marker, Paragraph, Reference
from tracker.models import Pledge


@dataclass(frozen=True)
class Place:
    """A source with the paragraphs before and after it; either may be missing at an end of the letter."""

    source: object
    before: Paragraph | None
    after: Paragraph | None

    @property
    def lead(self):
        return self.source.paragraph.text[: self.source.start]

    @property
    def tail(self):
        return self.source.paragraph.text[self.source.end :]


def places(pledge):
    """Where the pledge was said, its origin first: two statements, however many sources it has."""
    sources = sorted(pledge.sources.all(), key=lambda source: (source.role != "origin", source.pk))
    wanted = Q(pk__in=[])
    for source in sources:
        here = source.paragraph
        wanted |= Q(
            letter=here.letter_id, edition=here.edition_id, number__in=[here.number - 1, here.number + 1]
        )
    every = Paragraph.every.body().filter(wanted)
    found = {(row.letter_id, row.edition_id, row.number): row for row in every}
    return [Place(source, next_to(source, -1, found), next_to(source, 1, found)) for source in sources]


def next_to(source, step, found):
    """The paragraph before or after a source, in the text that it stands in."""
    here = source.paragraph
    near = found.get((here.letter_id, here.edition_id, here.number + step))
    if near:
        near.letter, near.edition = here.letter, here.edition
    return near


def papers(pledge):
    """The references in the paragraphs that were quoted and in the notes called there; each paper once."""
    quoted = [source.paragraph_id for source in pledge.sources.all()]
    notes = Marker.objects.filter(paragraph__in=quoted).values_list("note", flat=True)
    # By their keys: joined to what was quoted, every reference of the register would be looked at.
    found = (
        Reference.objects.filter(paragraph__in=[*quoted, *notes])
        .select_related("paragraph", "letter")
        .order_by("paragraph__number", "start")
    )
    return list({reference.identifier or reference.words: reference for reference in found}.values())


def beside(pledge, but=()):
    """The other pledges that were made in a paragraph of this one, without those that are shown already."""
    quoted = [source.paragraph_id for source in pledge.sources.all()]
    others = Pledge.objects.filter(sources__paragraph__in=quoted).exclude(
        pk__in=[pledge.pk, *(other.pk for other in but)]
    )
    return others.distinct().order_by("id")
