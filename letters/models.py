"""Letters to parliament, word for word. Nothing here knows of pledges."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from letters.reading.references import official_url


class Dossier(models.Model):
    """A numbered parliamentary file: `28676`, `21501-02`, `34775-X`."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    title = models.CharField(_("title"), max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name, verbose_name_plural = _("dossier"), _("dossiers")
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="dossier_has_a_number")]

    def __str__(self):
        return self.number


class LetterQuerySet(models.QuerySet):
    def for_reading(self):
        return self.select_related("dossier", "imported_by").prefetch_related("signatories", "sections")

    def for_list(self):
        body = Q(paragraphs__kind=Paragraph.Kind.NOTE)
        return self.select_related("dossier").annotate(
            paragraph_count=models.Count("paragraphs", filter=~body, distinct=True)
        )

    def named(self, identifier):
        """The letter that a canonical Kamerstuk identifier (`kst-28676-321`) names, as a queryset of one or none."""
        return self.filter(identifier=identifier).exclude(identifier="")


class Letter(models.Model):
    """One document sent to parliament; usually a Kamerstuk. Its text is what was printed."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("Letter")
        REPORT = "report", _("Report")
        AGENDA = "agenda", _("Agenda")
        MOTION = "motion", _("Motion")
        OTHER = "other", _("Other")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=500)
    short_title = models.CharField(
        _("short title"), max_length=60, blank=True, help_text=_("For tables and citations: “Londen 2019”.")
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("dossier")
    )
    number = models.CharField(_("number in the dossier"), max_length=20, blank=True)
    identifier = models.CharField(_("Kamerstuk"), max_length=60, blank=True, editable=False)
    also_in = models.ManyToManyField(
        Dossier, blank=True, related_name="also_filed", verbose_name=_("also filed under")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LETTER)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    dated_note = models.CharField(_("note on the date"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    addressee = models.CharField(_("addressee"), max_length=300, blank=True)
    source_url = models.URLField(_("web address of the source"), max_length=500, blank=True)
    file = models.FileField(_("original file"), upload_to="letters/", editable=False)
    filename = models.CharField(_("name of the file"), max_length=300, editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    format = models.CharField(_("format"), max_length=20, editable=False)
    parser_version = models.CharField(max_length=20, editable=False)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("imported by"),
    )
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)
    history = HistoricalRecords(related_name="corrections", m2m_fields=[also_in])

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = [F("dated_on").desc(nulls_last=True), "-id"]
        verbose_name, verbose_name_plural = _("letter"), _("letters")
        indexes = [models.Index(fields=["identifier"], name="letter_by_identifier")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "number"],
                condition=~Q(number=""),
                name="one_letter_a_kamerstuk",
                violation_error_message=_("Another letter already has this Kamerstuk number."),
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(dossier__isnull=False),
                name="a_number_belongs_to_a_dossier",
                violation_error_message=_("A number in a dossier needs the dossier."),
            ),
            models.CheckConstraint(condition=~Q(title=""), name="letter_has_a_title"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("letter_detail", args=[self.slug])

    @property
    def short(self):
        """How tables and citations call it: its short title, its Kamerstuk, or the beginning of its title."""
        return (
            self.short_title
            or self.kamerstuk
            or (self.title if len(self.title) <= 40 else self.title[:39] + "…")
        )

    @property
    def kamerstuk(self):
        """`28 676, nr. 321`, as people write it; empty while the number is not known."""
        return f"{spaced(self.dossier.number)}, nr. {self.number}" if self.number else ""

    def clean(self):
        self.identifier = f"kst-{self.dossier.number}-{self.number}" if self.dossier and self.number else ""


def spaced(dossier_number):
    """`28676` as `28 676` and `21501-02` as `21 501-02`: the way parliament prints a dossier."""
    digits, dash, suffix = dossier_number.partition("-")
    if dash and not suffix.isdigit():
        dash = " "
    return f"{digits[:-3]} {digits[-3:]}{dash}{suffix}" if len(digits) > 3 else dossier_number


class Signatory(models.Model):
    """Who signed: “mede namens” makes no signatory."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="signatories")
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=300)

    class Meta:
        ordering = ["letter", "order"]
        verbose_name, verbose_name_plural = _("signatory"), _("signatories")
        constraints = [models.UniqueConstraint(fields=["letter", "order"], name="one_signatory_a_place")]

    def __str__(self):
        return f"{self.name} ({self.office})"


class Section(models.Model):
    """A heading, and the paragraphs under it."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=500)
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["letter", "order"]
        verbose_name, verbose_name_plural = _("section"), _("sections")
        constraints = [models.UniqueConstraint(fields=["letter", "order"], name="one_section_a_place")]

    def __str__(self):
        return self.heading


class ParagraphQuerySet(models.QuerySet):
    def body(self):
        return self.exclude(kind=Paragraph.Kind.NOTE)

    def notes(self):
        return self.filter(kind=Paragraph.Kind.NOTE)


class Paragraph(models.Model):
    """One numbered unit of a letter's text. Body and footnotes are numbered apart; `#p12` cites body paragraph 12."""

    class Kind(models.TextChoices):
        BODY = "body", _("Body")
        LIST = "list", _("List item")
        TABLE = "table", _("Table row")
        NOTE = "note", _("Footnote")
        CLOSING = "closing", _("Closing")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="paragraphs")
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="paragraphs")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BODY)
    label = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["letter", "number"]
        verbose_name, verbose_name_plural = _("paragraph"), _("paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "number"], condition=~Q(kind="note"), name="body_paragraphs_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["letter", "number"], condition=Q(kind="note"), name="footnotes_are_numbered"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="paragraph_has_text"),
            models.CheckConstraint(
                condition=Q(kind__in=["body", "list", "table", "note", "closing"]),
                name="paragraph_kind_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.letter.short} {self.sign}"

    @property
    def sign(self):
        """`¶12`, or `footnote 2`: how a citation names it."""
        if self.kind == self.Kind.NOTE:
            return gettext("footnote %(label)s") % {"label": self.label or self.number}
        return f"¶{self.number}"

    @property
    def anchor(self):
        return f"fn{self.number}" if self.kind == self.Kind.NOTE else f"p{self.number}"

    def get_absolute_url(self):
        return f"{self.letter.get_absolute_url()}#{self.anchor}"


class Marker(models.Model):
    """Where in a paragraph a footnote is called. Its digit is no part of the text."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="markers")
    note = models.ForeignKey(Paragraph, models.CASCADE, related_name="called_at")
    at = models.PositiveIntegerField()

    class Meta:
        ordering = ["paragraph", "at"]
        verbose_name, verbose_name_plural = _("footnote marker"), _("footnote markers")

    def __str__(self):
        return f"{self.paragraph} → {self.note.sign}"


class Reference(models.Model):
    """A paper that a paragraph names, at its place, by its canonical identifier (`kst-27925-608`)."""

    class Kind(models.TextChoices):
        KAMERSTUK = "kamerstuk", _("Kamerstuk")
        HANDELINGEN = "handelingen", _("Handelingen")
        AANHANGSEL = "aanhangsel", _("Aanhangsel")
        DOCUMENT = "document", _("Document")
        DOSSIER = "dossier", _("Dossier")
        TOEZEGGING = "toezegging", _("Pledge")
        MOTION = "motion", _("Motion")

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="references")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    identifier = models.CharField(max_length=80, blank=True, db_index=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="cited_by")

    class Meta:
        ordering = ["paragraph", "start"]
        verbose_name, verbose_name_plural = _("reference"), _("references")
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="reference_has_words")]

    def __str__(self):
        return self.identifier or self.words

    @property
    def words(self):
        return self.paragraph.text[self.start : self.end]

    @property
    def url(self):
        """The letter here if it is stored, otherwise the official address; empty where neither exists."""
        return self.letter.get_absolute_url() if self.letter_id else official_url(self.identifier)
