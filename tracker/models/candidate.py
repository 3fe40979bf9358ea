"""What the rules propose, and what people decide about it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from letters.models import Letter, Paragraph
from tracker.models.pledge import Pledge


class CandidateQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Candidate.State.OPEN)

    def decided(self):
        return self.exclude(state=Candidate.State.OPEN)

    def likely(self):
        return self.filter(layer=Candidate.Layer.LIKELY)

    def carrying_out(self):
        """Those that carry out an earlier pledge or motion, but for those that a person dismissed."""
        return self.filter(kind=Candidate.Kind.AFDOENING).exclude(state=Candidate.State.DISMISSED)

    def in_present_text(self):
        """Those of texts that have been replaced are history: nobody need decide them."""
        return self.filter(paragraph__edition=None)

    def in_state(self, state):
        return self.filter(state=state)

    def likely_first(self):
        """Likely before possible, the highest score first."""
        return self.order_by("layer", "-score", "id")

    def after(self, candidate):
        """Those that come behind this one, likely first."""
        lower = Q(score__lt=candidate.score) | Q(score=candidate.score, id__gt=candidate.pk)
        return self.filter(Q(layer__gt=candidate.layer) | Q(layer=candidate.layer) & lower)

    def for_list(self):
        """With all that their row in the list asks for."""
        return self.select_related("paragraph__letter__dossier", "pledge", "decided_by")


class Candidate(models.Model):
    """Some words that the rules propose as a pledge. Nothing becomes a pledge before a person decides.

    `points` say why: a list of {code, weight, start, end}, the rules that fired and the words that each hit. `read` is
    what the rules read from the words, as `tracker.candidates.proposal.Proposal` has it, in JSON: actor, level,
    strength, condition, amounts, terms, references, fulfils. Those of one letter with the same `together` are about
    one thing.
    """

    class Kind(models.TextChoices):
        COMMITMENT = "commitment", _("Commitment")
        DECISION = "decision", _("Decision")
        INTENTION = "intention", _("Intention")
        AFDOENING = "afdoening", _("Carries out an earlier one")

    class Layer(models.TextChoices):
        LIKELY = "likely", _("Likely")
        POSSIBLE = "possible", _("Possible")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        RECORDED = "recorded", _("Recorded")
        DISMISSED = "dismissed", _("Dismissed")

    class Reason(models.TextChoices):
        NO_COMMITMENT = "no_commitment", _("No commitment")
        ALREADY_DONE = "already_done", _("Already done when it was written")
        SOMEBODY_ELSE = "somebody_else", _("Somebody else’s, not the government’s")
        TOO_VAGUE = "too_vague", _("Too vague to follow")
        RECORDED_ELSEWHERE = "recorded_elsewhere", _("Recorded from another place")
        OTHER = "other", _("Another reason")

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="candidates")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    layer = models.CharField(_("layer"), max_length=10, choices=Layer)
    score = models.FloatField(_("score"))
    points = models.JSONField(default=list)
    read = models.JSONField(default=dict)
    together = models.PositiveIntegerField(null=True, blank=True)
    engine_version = models.CharField(max_length=20)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    pledge = models.ForeignKey(Pledge, models.PROTECT, null=True, blank=True, related_name="candidates")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    reason_note = models.TextField(_("note"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "start", "id"]
        verbose_name, verbose_name_plural = _("candidate"), _("candidates")
        indexes = [
            # Likely before possible, best first: the order of the letters' names, too.
            models.Index(fields=["state", "layer", "-score", "id"], name="candidate_by_likelihood"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "start", "end", "kind"], name="one_candidate_a_place_and_kind"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="candidate_has_words"),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="candidate_is_as_long_as_its_place"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["commitment", "decision", "intention", "afdoening"]),
                name="candidate_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(layer__in=["likely", "possible"]), name="candidate_layer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open", pledge=None, reason="", decided_at=None)
                | Q(state="recorded", pledge__isnull=False, reason="", decided_at__isnull=False)
                | (Q(state="dismissed", pledge=None, decided_at__isnull=False) & ~Q(reason="")),
                name="a_decision_says_what_became_of_it",
            ),
        ]

    def __str__(self):
        return f"{self.paragraph}: {self.quote[:60]}"

    @property
    def anchor(self):
        return f"c{self.pk}"

    def clean(self):
        if self.paragraph.text[self.start : self.end] != self.quote:
            raise ValidationError({"quote": _("These words are not at this place in the paragraph.")})


class RulesRun(models.Model):
    """The rules have been over the present text of a letter: with which engine, and when."""

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="rules_run")
    engine_version = models.CharField(max_length=20)
    ran_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.letter.short}: {self.engine_version}"
