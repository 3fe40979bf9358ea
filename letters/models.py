"""Letters to parliament, word for word. Nothing here knows of pledges."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from letters.reading.identifiers import CANONICAL_DOSSIER, split_identifier
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


class DossierWatch(models.Model):
    """An editor wants what is published in this dossier to come in by itself (`fetch_letters --watched`)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="watches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="dossier_watches")
    since = models.DateField(_("watched since"), auto_now_add=True)

    class Meta:
        ordering = ["dossier", "id"]
        verbose_name, verbose_name_plural = _("watched dossier"), _("watched dossiers")
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="one_watch_a_person")]

    def __str__(self):
        return f"{self.dossier} {self.person}"


class LetterQuerySet(models.QuerySet):
    def for_reading(self):
        return self.select_related("dossier", "imported_by").prefetch_related("signatories", "sections")

    def for_list(self):
        body = Q(paragraphs__edition=None) & ~Q(paragraphs__kind=Paragraph.Kind.NOTE)
        return self.select_related("dossier").annotate(
            paragraph_count=models.Count("paragraphs", filter=body, distinct=True)
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
    # Under which id the official services have it: until it is laid out another one than its Kamerstuk.
    official_id = models.CharField(_("official id"), max_length=60, blank=True, db_index=True, editable=False)
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
    history = HistoricalRecords(
        related_name="corrections", m2m_fields=[also_in], excluded_fields=["official_id"]
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = [F("dated_on").desc(nulls_last=True), "-id"]
        verbose_name, verbose_name_plural = _("letter"), _("letters")
        indexes = [
            models.Index(fields=["identifier"], name="letter_by_identifier"),
            models.Index(fields=["dossier", "imported_at"], name="letter_by_arrival"),
        ]
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

    @property
    def paper_address(self):
        """The page of the paper that it is; empty while its number is not known."""
        return paper_address(self.identifier) if self.identifier else ""

    @property
    def by_hand(self):
        """In how many places a person joined or split what the reader read (`intake.version_of`)."""
        return int(self.parser_version.partition("+")[2] or 0)

    def clean(self):
        self.identifier = f"kst-{self.dossier.number}-{self.number}" if self.dossier and self.number else ""


def spaced(dossier_number):
    """`28676` as `28 676` and `21501-02` as `21 501-02`: the way parliament prints a dossier."""
    digits, dash, suffix = dossier_number.partition("-")
    if dash and not suffix.isdigit():
        dash = " "
    return f"{digits[:-3]} {digits[-3:]}{dash}{suffix}" if len(digits) > 3 else dossier_number


def paper_address(identifier):
    """The page here of a paper or a dossier, by its canonical identifier; what has none, its official address.

    A paper's page shows the letter if it is stored, the official address otherwise, and all that cites it.
    """
    dossier, number = split_identifier(identifier)
    if number:
        return reverse("paper_detail", args=[dossier, number])
    if CANONICAL_DOSSIER.fullmatch(identifier.removeprefix("dossier/")):
        return reverse("dossier_detail", args=[identifier.removeprefix("dossier/")])
    return official_url(identifier)


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


class Edition(models.Model):
    """A former text of a letter: the file that it was read from, and the paragraphs that could then be cited.

    A letter's own text has no edition. When better text replaces it, it becomes one, and stays readable.
    """

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    file = models.FileField(_("original file"), upload_to="letters/")
    filename = models.CharField(_("name of the file"), max_length=300)
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(_("format"), max_length=20)
    parser_version = models.CharField(max_length=20)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    imported_at = models.DateTimeField(_("imported"))
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)

    class Meta:
        ordering = ["letter", "number"]
        verbose_name, verbose_name_plural = _("former text"), _("former texts")
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="former_texts_are_numbered")]

    def __str__(self):
        return f"{self.letter.short} ({self.number})"

    def get_absolute_url(self):
        return reverse("letter_former", args=[self.letter.slug, self.number])


class CurrentManager(models.Manager):
    """The text as it now stands. `every` reaches former texts too, and so does whoever still points at one."""

    def get_queryset(self):
        return super().get_queryset().filter(edition=None)


class Section(models.Model):
    """A heading, and the paragraphs under it."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="sections")
    edition = models.ForeignKey(
        Edition, models.CASCADE, null=True, blank=True, editable=False, related_name="sections"
    )
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=500)
    level = models.PositiveSmallIntegerField(default=1)

    objects = CurrentManager()
    every = models.Manager()

    class Meta:
        ordering = ["letter", "order"]
        verbose_name, verbose_name_plural = _("section"), _("sections")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "order"], condition=Q(edition=None), name="one_section_a_place"
            ),
        ]

    def __str__(self):
        return self.heading


class ParagraphQuerySet(models.QuerySet):
    def body(self):
        return self.exclude(kind=Paragraph.Kind.NOTE)

    def notes(self):
        return self.filter(kind=Paragraph.Kind.NOTE)

    def former(self):
        """Those of texts that have been replaced.

        Said twice: SQLite comes to them by way of these texts, which are few, PostgreSQL by the index on what is null.
        """
        texts = Edition.objects.order_by().values("pk")
        return self.filter(edition__isnull=False, edition__in=texts).order_by()


class Paragraph(models.Model):
    """One numbered unit of a letter's text. Body and footnotes are numbered apart; `#p12` cites body paragraph 12.

    Its letter's paragraphs are those of the text as it now stands. One of a former text has an `edition`; what was
    quoted from it or rests on it still points there until a person finds the words in the new text.
    """

    class Kind(models.TextChoices):
        BODY = "body", _("Body")
        LIST = "list", _("List item")
        TABLE = "table", _("Table row")
        NOTE = "note", _("Footnote")
        CLOSING = "closing", _("Closing")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="paragraphs")
    edition = models.ForeignKey(
        Edition, models.CASCADE, null=True, blank=True, editable=False, related_name="paragraphs"
    )
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="paragraphs")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BODY)
    label = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    objects = CurrentManager.from_queryset(ParagraphQuerySet)()
    every = models.Manager.from_queryset(ParagraphQuerySet)()

    class Meta:
        ordering = ["letter", "number"]
        verbose_name, verbose_name_plural = _("paragraph"), _("paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "number"],
                condition=Q(edition=None) & ~Q(kind="note"),
                name="body_paragraphs_are_numbered",
            ),
            models.UniqueConstraint(
                fields=["letter", "number"],
                condition=Q(edition=None, kind="note"),
                name="footnotes_are_numbered",
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
        """Where it is read: in the letter, or in the former text that it belongs to."""
        if self.edition_id:
            place = reverse("letter_former", args=[self.letter.slug, self.edition.number])
            return f"{place}#{self.anchor}"
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
        """The letter here if it is stored, otherwise the page of the paper; empty for what has neither."""
        return self.letter.get_absolute_url() if self.letter_id else paper_address(self.identifier)

    @property
    def is_elsewhere(self):
        """Whether its address is not one of this register."""
        return self.url.startswith("https:")


class Incoming(models.Model):
    """A file that was read, and waits until a person has checked what was read. Nothing of it is in the register yet.

    `draft` is a `LetterDraft` as JSON; `typed` is what the person says of the letter, as typed: the fields of
    `intake.Metadata`. Where `replaces` is given, it is better text for that letter. `version` counts the changes.
    """

    file = models.FileField(upload_to="incoming/")
    filename = models.CharField(_("name of the file"), max_length=300)
    sha256 = models.CharField(max_length=64)
    draft = models.JSONField()
    typed = models.JSONField(default=dict)
    source_url = models.URLField(_("web address of the source"), max_length=500, blank=True)
    replaces = models.ForeignKey(
        Letter,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="offered",
        verbose_name=_("better text for"),
    )
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(_("brought in"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-brought_at", "-id"]
        verbose_name, verbose_name_plural = _("file to check"), _("files to check")

    def __str__(self):
        return self.filename
