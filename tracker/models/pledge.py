from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from letters.models import Paragraph
from tracker import looking_back
from tracker.models.party import Party, Topic, in_the_readers_language
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.models.replaying import NAMES as STANDING
from tracker.models.replaying import replay
from tracker.models.standing import SecondReadingState
from tracker.models.status import OPEN_STATUSES, Status
from tracker.money import validate_currency


class Stale(Exception):
    """Somebody changed the pledge since this person opened it. `pledge` is how it is now."""

    def __init__(self, pledge):
        super().__init__(f"{pledge.code} has changed")
        self.pledge = pledge


class CodeSequence(models.Model):
    """The last pledge number given out. One row; locked while a number is taken, so that none is given twice."""

    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"P-{self.last:03d}"

    @classmethod
    def take(cls):
        """The next code, `P-028`. Call inside a transaction."""
        sequence, _made = cls.objects.select_for_update().get_or_create(pk=1)
        sequence.last += 1
        sequence.save()
        return str(sequence)


class Pledge(models.Model):
    """A commitment found in a letter. The words are the letter's (`Source.quote`); title and particulars are ours."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        COLLECTIVE = "collective", _("Collective")
        OTHER = "other", _("Other ally")

    class Strength(models.TextChoices):
        FIRM = "firm", _("Firm")
        CONDITIONAL = "conditional", _("Conditional")
        INTENTION = "intention", _("Intention")

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")
        SEASON = "season", _("season")
        YEAR = "year", _("year")

    class Recurrence(models.TextChoices):
        WEEKLY = "weekly", _("weekly")
        MONTHLY = "monthly", _("monthly")
        QUARTERLY = "quarterly", _("quarterly")
        HALF_YEARLY = "half_yearly", _("twice a year")
        YEARLY = "yearly", _("yearly")

    class Period(models.TextChoices):
        ONCE = "once", _("one-off")
        DAY = "day", _("per day")
        WEEK = "week", _("per week")
        MONTH = "month", _("per month")
        QUARTER = "quarter", _("per quarter")
        YEAR = "year", _("per year")

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        AT_MOST = "at_most", _("at most")
        AT_LEAST = "at_least", _("at least")
        INCREASE = "increase", _("an increase of")
        TOTAL = "total", _("in total")

    code = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200, help_text=_("Ours; the quote is theirs."))
    title_nl = models.CharField(_("title in Dutch"), max_length=200, blank=True)
    note = models.TextField(_("note on the reading"), blank=True)
    counts_as_fulfilled_when = models.TextField(
        _("counts as fulfilled when"), blank=True, help_text=_("Empty: not yet checkable.")
    )
    made_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="made", verbose_name=_("made by")
    )
    made_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="received", verbose_name=_("made to")
    )
    responsible = models.ManyToManyField(
        Party,
        blank=True,
        related_name="pledges",
        verbose_name=_("who must act"),
        help_text=_("None chosen: not stated."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.NATIONAL)
    strength = models.CharField(_("strength"), max_length=12, choices=Strength, default=Strength.FIRM)
    condition = models.TextField(_("condition"), blank=True)
    pledged_on = models.DateField(_("pledged on"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="pledges", verbose_name=_("topics"))

    term = models.CharField(_("term, in the letter’s words"), max_length=200, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_from = models.DateField(_("first day it can mean"), null=True, blank=True)
    first_due_on = models.DateField(_("last day it can mean"), null=True, blank=True)
    due_precision = models.CharField(_("precision"), max_length=10, choices=Precision, blank=True)
    recurrence = models.CharField(_("recurrence"), max_length=12, choices=Recurrence, blank=True)

    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[validate_currency], help_text=_("ISO 4217: EUR.")
    )
    period = models.CharField(_("period"), max_length=10, choices=Period, blank=True)
    period_inferred = models.BooleanField(
        _("period inferred"), default=False, help_text=_("The letter does not state the period.")
    )
    amount_qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, blank=True)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_pledges",
        verbose_name=_("owner"),
    )
    review_on = models.DateField(_("check again on"), null=True, blank=True)
    checked_at = models.DateTimeField(_("last looked at"), null=True, editable=False)

    # What the history amounts to (`Standing`). `replay` sets these, and nothing else does.
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.OPEN, editable=False)
    status_since = models.DateField(_("since"), null=True, editable=False)
    due_on = models.DateField(_("deadline"), null=True, editable=False)
    times_shifted = models.PositiveSmallIntegerField(_("times postponed"), default=0, editable=False)
    days_shifted = models.IntegerField(_("days postponed"), default=0, editable=False)
    claimed_status = models.CharField(
        _("the government says"), max_length=20, choices=Status, blank=True, editable=False
    )
    claimed_on = models.DateField(_("the government says so since"), null=True, editable=False)
    second_reading = models.CharField(
        _("second reading"), max_length=10, choices=SecondReadingState, blank=True, editable=False
    )
    # Whether it repeats another pledge: totals count that one. `linking` sets it, and nothing else does.
    is_repeat = models.BooleanField(_("repeats another pledge"), default=False, editable=False)

    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    history = HistoricalRecords(
        related_name="corrections",
        m2m_fields=[responsible, topics],
        excluded_fields=[*STANDING, "is_repeat", "version", "updated_at"],
    )
    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name, verbose_name_plural = _("pledge"), _("pledges")
        indexes = [
            models.Index(fields=["due_on", "id"], name="pledge_by_deadline"),
            models.Index(fields=["status", "due_on", "id"], name="pledge_by_status"),
            models.Index(fields=["updated_at"], name="pledge_by_change"),
            models.Index(
                fields=["second_reading"], name="pledge_by_second_reading", condition=~Q(second_reading="")
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="pledge_status_is_known"),
            models.CheckConstraint(
                condition=Q(level__in=["national", "collective", "other"]), name="level_is_known"
            ),
            models.CheckConstraint(
                condition=Q(strength__in=["firm", "conditional", "intention"]), name="strength_is_known"
            ),
            models.CheckConstraint(
                condition=Q(due_from__isnull=True)
                | Q(first_due_on__isnull=False, due_from__lte=F("first_due_on")),
                name="deadline_window_is_in_order",
                violation_error_message=_("The first day of the deadline comes after its last day."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(first_due_on__isnull=True)
                | Q(starts_on__lte=F("first_due_on")),
                name="pledge_starts_before_it_is_due",
                violation_error_message=_("The start comes after the deadline."),
            ),
            models.CheckConstraint(
                condition=Q(first_due_on__isnull=True, due_precision="")
                | Q(
                    first_due_on__isnull=False,
                    due_precision__in=["day", "month", "quarter", "season", "year"],
                ),
                name="deadline_has_a_precision",
                violation_error_message=_(
                    "A deadline needs its precision, and a precision needs a deadline."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    amount__isnull=True, currency="", period="", amount_qualifier="", period_inferred=False
                )
                | (Q(amount__isnull=False, amount__gte=0) & ~Q(currency="") & ~Q(period="")),
                name="amount_has_a_currency",
                violation_error_message=_(
                    "An amount needs its currency and period; without an amount they stay empty."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def get_absolute_url(self):
        return reverse("pledge_detail", args=[self.code])

    @property
    def name(self):
        """The title in the reader's language, where it has one."""
        return in_the_readers_language(self.title, self.title_nl)

    @property
    def is_open(self):
        return self.status in OPEN_STATUSES

    @property
    def days_late(self):
        """Whole days past the deadline, counted in the register's time zone; 0 when not late or not open."""
        if not self.is_open or self.due_on is None:
            return 0
        return max((looking_back.today() - self.due_on).days, 0)

    @property
    def days_left(self):
        """Whole days until the deadline; None when there is none, or when it has passed."""
        if self.due_on is None or self.due_on < looking_back.today():
            return None
        return (self.due_on - looking_back.today()).days

    @property
    def window_from(self):
        """The first day that the deadline can mean, where it is a window; None where it is a day, or there is none.

        A later deadline is a day: the window was that of the letter's words.
        """
        is_window = self.due_from and not self.times_shifted and self.due_from < self.due_on
        return self.due_from if is_window else None

    @property
    def claim_differs(self):
        """Whether the government says something else than what we find."""
        return self.claimed_status not in ("", self.status)

    @property
    def is_replaced(self):
        """Whether another pledge takes the place of this one."""
        return self.linked_from.standing().filter(kind="replaces").exists()

    def clean(self):
        if self.due_from and not self.first_due_on:
            raise ValidationError({"first_due_on": _("A deadline that begins must have a last day too.")})

    def lock(self, version):
        """This pledge, locked for the rest of the transaction.

        Raises `Stale` if somebody changed it after `version` was read.
        """
        current = Pledge.objects.select_for_update().get(pk=self.pk)
        if current.version != version:
            raise Stale(current)
        return current

    @transaction.atomic
    def record(self, update, by, version=None):
        """Add one status update to the history; the pledge's stored status follows in the same transaction.

        `version` is the one that the writer saw; None when nobody was looking (a command). Raises `Stale` when the
        pledge has changed since, and ValidationError when the update breaks a rule.
        """
        # A paragraph is locked before a pledge, here as everywhere; storing the update would lock its evidence later.
        list(Paragraph.every.select_for_update().filter(pk=update.evidence_paragraph_id))
        pledge = (
            self.lock(version) if version is not None else Pledge.objects.select_for_update().get(pk=self.pk)
        )
        update.pledge, update.recorded_by = pledge, by
        update.full_clean()
        update.save(force_insert=True)
        pledge.replay()
        self.refresh_from_db(fields=[*STANDING, "version", "updated_at"])
        return update

    @contextmanager
    def one_line_of_history(self):
        """Whatever is saved inside, choices of several included, becomes one line in the field history."""
        self.skip_history_when_saving = True
        try:
            yield
        finally:
            del self.skip_history_when_saving
        self.save()

    @transaction.atomic
    def correct(self, form):
        """Save a form with corrected particulars, as one line of history.

        Raises `Stale` if the pledge has changed since the version that the form carries.
        """
        self.lock(form.cleaned_data["version"])
        with self.one_line_of_history():
            form.save()
        self.replay()

    def check_again_on(self, day):
        """Set the day of the next check; a change is a line in the field history."""
        if self.review_on != day:
            self.review_on = day
            self.save()

    def last_change(self):
        """What changed last, and who did it: particulars, status or the place of a quote; or None."""
        from tracker.models.quote_move import QuoteMove
        from tracker.models.second_reading import SecondReading

        changes = [
            self.corrections.order_by("-history_id").first(),
            self.updates.order_by("-recorded_at").first(),
            QuoteMove.objects.of_pledge(self).last(),
            SecondReading.objects.filter(update__pledge=self).order_by("read_at", "pk").last(),
        ]
        return max(
            filter(None, changes),
            key=moment_of,
            default=None,
        )

    def replay(self):
        """Store what the history amounts to, and make its words findable."""
        replay([self])


def moment_of(change):
    """When something was recorded, whatever its kind calls that."""
    names = ("recorded_at", "read_at", "history_date")
    return next(getattr(change, name) for name in names if hasattr(change, name))
