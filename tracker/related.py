"""What stands around a pledge: where it was said, the papers named there, the pledges that bear on it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph, Reference
from tracker.models import Pledge, PledgeLink

# A link seen from its other end.
INWARD = {
    PledgeLink.Kind.REPEATS: _("repeated by"),
    PledgeLink.Kind.CHANGES: _("changed by"),
    PledgeLink.Kind.SUPPLEMENTS: _("supplemented by"),
    PledgeLink.Kind.REPLACES: _("replaced by"),
    PledgeLink.Kind.SPLITS_FROM: _("split into"),
}


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
    return [Place(source, beside(source, -1, found), beside(source, 1, found)) for source in sources]


def beside(source, step, found):
    """The paragraph before or after a source, in the text that it stands in."""
    here = source.paragraph
    near = found.get((here.letter_id, here.edition_id, here.number + step))
    if near:
        near.letter, near.edition = here.letter, here.edition
    return near


def papers(pledge):
    """The references in the paragraphs that were quoted and in the notes called there; each paper once."""
    found = (
        Reference.objects.filter(
            Q(paragraph__sources__pledge=pledge) | Q(paragraph__called_at__paragraph__sources__pledge=pledge)
        )
        .select_related("paragraph", "letter")
        .order_by("paragraph__number", "start")
    )
    return list({reference.identifier or reference.words: reference for reference in found}.values())


def pledges(pledge):
    """(relation in words, pledge) pairs: links both ways, then others made in the same paragraph."""
    outward = [(link.get_kind_display(), link.other) for link in pledge.links.select_related("other")]
    inward = [(INWARD[link.kind], link.pledge) for link in pledge.linked_from.select_related("pledge")]
    seen = {pledge.pk, *(other.pk for _words, other in outward + inward)}
    beside = Pledge.objects.filter(sources__paragraph__sources__pledge=pledge).exclude(pk__in=seen).distinct()
    return outward + inward + [(_("same paragraph"), other) for other in beside.order_by("id")]
