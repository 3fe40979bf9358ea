from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.models import Paragraph, paper_address, spaced
from letters.reading.identifiers import split_identifier
from tracker.models.pledge import Pledge
from tracker.models.status import VERDICTS, Status
from tracker.models.update_rules import needs_successor, wrong_with


class StatusUpdateQuerySet(models.QuerySet):
    def counting(self):
        """Those that say something still: neither undone, nor the undoing of another."""
        # Not `undoes=None`: SQLite takes NULL for one key of the unique index, and would read every update that way.
        return self.exclude(undoes__isnull=False).filter(undone_by=None)

    def with_evidence(self):
        """Those that rest on something, wherever it is to be found."""
        elsewhere = ~Q(evidence_identifier="") | ~Q(evidence_url="")
        return self.filter(Q(evidence_paragraph__isnull=False) | elsewhere)

    def newest_first(self):
        return self.order_by("-effective_on", "-recorded_at", "-id")

    def for_timeline(self):
        updates = self.newest_first().select_related("recorded_by", "undone_by__recorded_by", "undoes")
        return updates.with_evidence_places().prefetch_related("readings__read_by")

    def recent_changes(self):
        recent = self.order_by("-recorded_at", "-effective_on", "-id")
        return recent.select_related("pledge", "recorded_by").with_evidence_places()

    def with_evidence_places(self):
        """Each with what `evidence_place` asks for: a few statements for all of them."""
        return self.select_related(
            "evidence_paragraph__letter__dossier", "evidence_paragraph__edition"
        ).prefetch_related("moves__to_paragraph__letter__dossier", "moves__to_paragraph__edition")

    def with_lost_evidence(self):
        """Those whose evidence stands in a text that has been replaced, and was not found in the present one."""
        from tracker.models.quote_move import QuoteMove

        former = Paragraph.every.former().values("pk")
        moves = QuoteMove.objects.filter(status_update__isnull=False, to_paragraph__isnull=False)
        found = moves.exclude(to_paragraph__in=former).order_by().values("status_update")
        return self.filter(evidence_paragraph__in=former).exclude(pk__in=found)


class StatusUpdate(models.Model):
    """One dated entry in a pledge's history. The database refuses to change or remove one (`append_only.py`)."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="updates", verbose_name=_("pledge"))
    status = models.CharField(_("status"), max_length=20, choices=Status)
    effective_on = models.DateField(_("in effect from"))
    note = models.TextField(_("what changed"), blank=True)
    evidence_paragraph = models.ForeignKey(
        Paragraph,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_for",
        verbose_name=_("evidence: paragraph"),
    )
    evidence_quote = models.TextField(_("evidence: its words"), blank=True)
    evidence_identifier = models.CharField(_("evidence: Kamerstuk"), max_length=80, blank=True)
    evidence_url = models.URLField(
        _("evidence: web address"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])]
    )
    no_evidence_because = models.TextField(_("no evidence found, because"), blank=True)
    claimed_status = models.CharField(_("the government says"), max_length=20, choices=Status, blank=True)
    due_on = models.DateField(_("new deadline"), null=True, blank=True)
    due_reason = models.TextField(_("why the deadline moves"), blank=True)
    effective_reason = models.TextField(
        _("why this day"), blank=True, help_text=_("Asked when the day is unusual.")
    )
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="undone_by",
        verbose_name=_("undoes"),
        help_text=_("Both it and the update that it undoes count for nothing."),
    )
    batch = models.ForeignKey(
        "tracker.Batch", models.PROTECT, null=True, blank=True, editable=False, related_name="updates"
    )
    delivered_amount = models.DecimalField(
        _("amount delivered"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("recorded by"),
        help_text=_("Empty: came with the starter register."),
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    # The pledge that takes this one's place; stored as a link by `superseding.record_update`.
    successor: Pledge | None = None

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_on", "-recorded_at", "-id"]
        verbose_name, verbose_name_plural = _("status update"), _("status updates")
        indexes = [
            models.Index(fields=["pledge", "effective_on", "recorded_at"], name="update_by_pledge"),
            models.Index(fields=["recorded_at"], name="update_by_moment"),
            models.Index(
                fields=["evidence_identifier"],
                name="update_by_evidence",
                condition=~Q(evidence_identifier=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="status_is_known"),
            models.CheckConstraint(
                condition=Q(claimed_status__in=["", *Status.values]), name="claimed_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=VERDICTS)
                | Q(evidence_paragraph__isnull=False)
                | ~Q(evidence_identifier="")
                | ~Q(evidence_url="")
                | ~Q(no_evidence_because=""),
                name="verdict_has_evidence",
                violation_error_message=_("A verdict needs evidence, or the reason why there is none."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | ~Q(due_reason=""),
                name="new_deadline_has_a_reason",
                violation_error_message=_("A new deadline needs its reason."),
            ),
        ]

    def __str__(self):
        return f"{self.pledge.code} {self.get_status_display()} {self.effective_on}"

    def clean(self):
        if self.evidence_quote and not self.evidence_paragraph:
            raise ValidationError({"evidence_quote": _("These words need the paragraph that they stand in.")})
        if self.evidence_quote and self.evidence_quote not in self.evidence_paragraph.text:
            raise ValidationError({"evidence_quote": _("These words are not in that paragraph.")})
        if self.no_evidence_because and self.has_evidence:
            raise ValidationError({"no_evidence_because": _("There is evidence: leave this empty.")})
        wrong = defaultdict(list)
        for field, sentence in wrong_with(self, self.pledge, timezone.localdate()):
            wrong[field].append(sentence)
        if needs_successor(self) and not self.successor and not self.pledge.is_replaced:
            wrong["successor"].append(_("Name the pledge that takes the place of this one."))
        if wrong:
            raise ValidationError(dict(wrong))

    @property
    def counts(self):
        """Whether it says something still: it was not undone, and does not undo another."""
        return self.undoes_id is None and getattr(self, "undone_by", None) is None

    @property
    def has_evidence(self):
        return bool(self.evidence_paragraph_id or self.evidence_identifier or self.evidence_url)

    @cached_property
    def evidence_place(self):
        """Where in which paragraph the evidence stands; None where it is no paragraph.

        An update never changes, so after better text for the letter this is where its words went last (`QuoteMove`).
        """
        if not self.evidence_paragraph_id:
            return None
        moved = [move for move in self.moves.all() if move.to_paragraph_id] if self.pk else []
        if moved:
            return EvidencePlace(moved[-1].to_paragraph, moved[-1].to_start, moved[-1].to_end)
        text, words = self.evidence_paragraph.text, self.evidence_quote
        start = max(text.find(words), 0)
        return EvidencePlace(self.evidence_paragraph, start, start + len(words) if words else len(text))

    @property
    def evidence_is_lost(self):
        """Its words were not found again in the present text of the letter; a person can find them."""
        return bool(self.evidence_place and self.evidence_place.paragraph.edition_id)

    @property
    def evidence_words(self):
        """The words that it rests on, as they now stand; empty where it is a whole paragraph, or none."""
        place = self.evidence_place
        whole = place and (place.start, place.end) == (0, len(place.paragraph.text))
        return place.words if place and (self.evidence_quote or not whole) else ""

    @property
    def evidence(self):
        """The evidence as one line of text: a place in a letter, a Kamerstuk or a web address; may be empty."""
        if self.evidence_place:
            return str(self.evidence_place.paragraph)
        return as_printed(self.evidence_identifier) or self.evidence_url

    @property
    def evidence_link(self):
        if self.evidence_place:
            return self.evidence_place.paragraph.get_absolute_url()
        return paper_address(self.evidence_identifier) or self.evidence_url

    @property
    def evidence_is_elsewhere(self):
        """Whether the evidence is at an address that is not one of this register."""
        return self.evidence_link.startswith(("https:", "http:"))


@dataclass(frozen=True)
class EvidencePlace:
    """The words that an update rests on: `paragraph.text[start:end]`."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def words(self):
        return self.paragraph.text[self.start : self.end]


def as_printed(identifier):
    """`kst-28676-321` as people write it, `28 676, nr. 321`; any other identifier as it is."""
    if not identifier.startswith("kst-"):
        return identifier
    dossier, number = split_identifier(identifier)
    return f"{spaced(dossier)}, nr. {number}"
