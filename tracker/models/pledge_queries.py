"""The register's vocabulary: what one can ask of pledges, in words that read aloud."""

from django.db import models
from django.db.models import F, FilteredRelation, Q

from letters.search.finding import keys_of
from letters.search.words import read_question
from tracker import looking_back
from tracker.models import review_queries as review
from tracker.models.status import OPEN_STATUSES
from tracker.search import PLEDGES


def is_late(today=None):
    """Open, and past the last day that the letter's words (or a later deadline) can mean."""
    return Q(status__in=OPEN_STATUSES, due_on__lt=today or looking_back.today())


# How a deadline is stated, besides by a day. A later deadline is a day: a window was that of the letter's words.
IN_A_WINDOW = Q(times_shifted=0, due_from__lt=F("due_on"))
WITHOUT_A_DAY = Q(due_on__isnull=True)
IN_WORDS_ONLY = WITHOUT_A_DAY & ~Q(term="")
NOT_STATED = WITHOUT_A_DAY & Q(term="")
CLAIMED_OTHERWISE = ~Q(claimed_status="") & ~Q(claimed_status=F("status"))


class PledgeQuerySet(models.QuerySet):
    def with_codes(self, codes):
        return self.filter(code__in=codes)

    def with_responsible(self, party):
        return self.filter(responsible=party)

    def open(self):
        return self.filter(status__in=OPEN_STATUSES)

    def closed(self):
        return self.exclude(status__in=OPEN_STATUSES)

    def counted(self):
        """Those that totals count: a pledge that repeats another is counted with that one."""
        return self.filter(is_repeat=False)

    def repeats(self):
        return self.filter(is_repeat=True)

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

    # ---- review: what comes to somebody's desk (`review_queries` says when) ------------------------------------
    def due_for_review(self, today=None):
        return self.filter(review.is_due_for_review(today))

    def with_new_letter(self):
        """Open, and a letter came into one of its dossiers after it was last looked at or changed."""
        return self.filter(review.has_new_letter())

    def silent(self, today=None):
        """Open, and nothing happened for `REVIEW_AFTER_MONTHS`."""
        return self.filter(review.is_silent(today))

    def on_desk(self, today=None):
        """For any of these reasons."""
        return self.filter(review.is_on_desk(today))

    def without_evidence(self):
        """No update with evidence counts that took effect since the deadline; without a deadline, none ever."""
        return self.filter(review.has_no_evidence())

    # ---- second reading ----------------------------------------------------------------------------------------
    def in_second_reading(self, state):
        return self.filter(second_reading=state)

    def with_verdict_by(self, people):
        """The verdict that stands was recorded by one of these people."""
        return (
            self.exclude(second_reading="").alias(verdict_by=review.who_said()).filter(verdict_by__in=people)
        )

    def with_verdict_by_others(self, people):
        """The verdict that stands was recorded by somebody else, or came with the starter register."""
        verdicts = self.exclude(second_reading="").alias(verdict_by=review.who_said())
        return verdicts.filter(Q(verdict_by__isnull=True) | ~Q(verdict_by__in=people))

    def next_due(self, today=None):
        """Open with a deadline that has not passed, soonest first."""
        return self.open().filter(due_on__gte=today or looking_back.today()).order_by("due_on", "id")

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

    def for_table(self, reads=("responsible",)):
        """Each pledge with where it was made, and with these of its relations at hand: no cell asks for more."""
        several = [name for name in reads if self.model._meta.get_field(name).many_to_many]
        one = [name for name in reads if name not in several]
        origins = self.with_origin().annotate(
            edition_number=F("origin__paragraph__edition__number"),
            letter_dated_on=F("origin__paragraph__letter__dated_on"),
            letter_kamerstuk=F("origin__paragraph__letter__identifier"),
        )
        # Without a name `select_related` would read every relation.
        return (origins.select_related(*one) if one else origins).prefetch_related(*several)

    def for_page(self):
        return self.select_related("made_by", "made_to", "owner", "created_by").prefetch_related(
            "responsible", "topics", "sources__paragraph__letter__dossier", "sources__paragraph__edition"
        )
