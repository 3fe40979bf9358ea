"""The register's vocabulary: what one can ask of pledges, in words that read aloud."""

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from letters.search.finding import keys_of
from letters.search.words import read_question
from tracker.models.status import OPEN_STATUSES
from tracker.search import PLEDGES


def is_late(today=None):
    """Open, and past the last day that the letter's words (or a later deadline) can mean."""
    return Q(status__in=OPEN_STATUSES, due_on__lt=today or timezone.localdate())


class PledgeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status__in=OPEN_STATUSES)

    def closed(self):
        return self.exclude(status__in=OPEN_STATUSES)

    def late(self, today=None):
        return self.filter(is_late(today))

    def not_late(self, today=None):
        return self.exclude(pk__in=self.model.objects.late(today).values("pk"))

    def made_by_any(self, slugs, or_not_stated=False):
        named = Q(made_by__slug__in=slugs)
        return self.filter(named | Q(made_by__isnull=True) if or_not_stated else named)

    def owned_by_any(self, people, or_nobody=False):
        named = Q(owner__in=people)
        return self.filter(named | Q(owner__isnull=True) if or_nobody else named)

    def from_dossiers(self, numbers):
        quoted = self.model.objects.filter(sources__paragraph__letter__dossier__number__in=numbers)
        return self.filter(pk__in=quoted.values("pk"))

    def with_lost_quote(self):
        """A quote, or evidence, of these pledges was not found again when a letter got better text."""
        # Subqueries: a pledge that lost two quotes is still one row, and what is asked grows with former texts only.
        from tracker.models.history import StatusUpdate
        from tracker.models.source import Source

        quotes, evidence = Source.objects.lost(), StatusUpdate.objects.with_lost_evidence()
        pledges = quotes.order_by().values("pledge").union(evidence.order_by().values("pledge"))
        return self.filter(pk__in=pledges)

    def next_due(self, today=None):
        """Open with a deadline that has not passed, soonest first."""
        return self.open().filter(due_on__gte=today or timezone.localdate()).order_by("due_on", "id")

    def mentioning(self, words):
        """All of these words, in any of their forms, in the titles, quotes, our note and those in the history together.

        Or the pledge with this code.
        """
        found = keys_of(PLEDGES, read_question(words))
        return self.filter(Q(pk__in=found) | Q(code__iexact=words.strip()))

    def with_origin(self):
        """Each pledge with where it was made: `quote`, `paragraph_number` and the letter's names beside it."""
        return self.annotate(
            origin=FilteredRelation("sources", condition=Q(sources__role="origin"))
        ).annotate(
            quote=F("origin__quote"),
            paragraph_number=F("origin__paragraph__number"),
            letter_slug=F("origin__paragraph__letter__slug"),
            letter_short_title=F("origin__paragraph__letter__short_title"),
            letter_title=F("origin__paragraph__letter__title"),
        )

    def for_table(self):
        origins = self.with_origin().annotate(edition_number=F("origin__paragraph__edition__number"))
        return origins.prefetch_related("responsible")

    def for_page(self):
        return self.select_related("made_by", "made_to", "owner", "created_by").prefetch_related(
            "responsible", "topics", "sources__paragraph__letter__dossier", "sources__paragraph__edition"
        )
