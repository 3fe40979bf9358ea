"""A letter with its pledges beside it, as the reading page shows it: a few statements, however long the letter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel.dates import format_date
from django.conf import settings
from django.db.models import Count, Q
from django.utils.safestring import SafeString
from django.utils.text import slugify

from letters.models import Edition, Letter, Marker, Paragraph, Reference, Section
from tracker.desk import NO_DESK, Desk
from tracker.marking import Call, Link, Proposed, Quote, mark_up
from tracker.marks import ParagraphMarks
from tracker.models import OPEN_STATUSES, Candidate, Source
from tracker.progress import Progress


@dataclass(frozen=True)
class Neighbours:
    """So many candidates of one paragraph that are about one thing: from the first one's words to the last one's."""

    start: int
    end: int
    count: int


@dataclass(frozen=True)
class Row:
    """A paragraph as it is shown: its words marked, what stands beside it, where it was called (a note).

    `candidates` wait for a decision, `dismissed` had theirs; `marks` are its reading marks, None without a desk.
    """

    paragraph: Paragraph
    html: SafeString
    sources: list[Source]
    called_at: list[str]
    candidates: list[Candidate] = field(default_factory=list)
    dismissed: list[Candidate] = field(default_factory=list)
    marks: ParagraphMarks | None = None

    @property
    def likely(self) -> list[Candidate]:
        return [one for one in self.candidates if one.layer == Candidate.Layer.LIKELY]

    @property
    def possible(self) -> list[Candidate]:
        return [one for one in self.candidates if one.layer == Candidate.Layer.POSSIBLE]

    @property
    def together(self) -> list[Neighbours]:
        """Those that can be recorded as one pledge, in one piece: a footnote's are recorded one by one."""
        groups = defaultdict(list)
        for one in self.candidates:
            if one.together and self.paragraph.kind != Paragraph.Kind.NOTE:
                groups[one.together].append(one)
        return [
            Neighbours(min(one.start for one in group), max(one.end for one in group), len(group))
            for group in groups.values()
            if len(group) > 1
        ]

    @property
    def is_quoted_low(self) -> bool:
        """Whether its marked words lie mostly in the second half: then their notes stand low in the margin."""
        marked: list[Source | Candidate] = [*self.sources, *self.candidates]
        if not marked:
            return False
        return min(one.start for one in marked) + max(one.end for one in marked) > len(self.paragraph.text)


@dataclass
class Part:
    """The paragraphs under one heading, or before the first one."""

    section: Section | None
    rows: list[Row] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"s{self.section.order}-{slugify(self.section.heading)}" if self.section else ""

    @property
    def pledge_count(self) -> int:
        return len({source.pledge_id for row in self.rows for source in row.sources})

    @property
    def candidate_count(self) -> int:
        return sum(len(row.candidates) for row in self.rows)


@dataclass(frozen=True)
class AnnotatedLetter:
    parts: list[Part]
    notes: list[Row]

    @property
    def has_headings(self) -> bool:
        return any(part.section for part in self.parts)

    @property
    def paragraph_count(self) -> int:
        return sum(len(part.rows) for part in self.parts)

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows] + self.notes

    @property
    def pledge_count(self) -> int:
        return len({source.pledge_id for row in self.rows for source in row.sources})

    @property
    def candidate_count(self) -> int:
        return sum(len(row.candidates) for row in self.rows)

    @property
    def possible_count(self) -> int:
        """How many of the candidates are only possible ones: they stand collapsed."""
        return sum(len(row.possible) for row in self.rows)

    @property
    def likely_count(self) -> int:
        return self.candidate_count - self.possible_count


def annotate(letter: Letter, former: Edition | None = None, desk: Desk | None = None) -> AnnotatedLetter:
    """The text of a letter, or a former one, in its parts, its footnotes apart.

    `letter` comes from `Letter.objects.for_reading()`; `desk`, for who has one, from `desk_for`.
    """
    rows = rows_of(letter, former, desk or NO_DESK)
    sections = Section.every.filter(edition=former) if former else letter.sections.all()
    parts: dict[int | None, Part] = {section.pk: Part(section) for section in sections}
    before = Part(None)
    for row in rows:
        if row.paragraph.kind != Paragraph.Kind.NOTE:
            parts.get(row.paragraph.section_id, before).rows.append(row)
    shown = [before, *parts.values()] if before.rows else list(parts.values())
    return AnnotatedLetter(shown, [row for row in rows if row.paragraph.kind == Paragraph.Kind.NOTE])


def rows_of(letter: Letter, former: Edition | None, desk: Desk) -> list[Row]:
    """All paragraphs of one text, body before notes at the same number, with all that marks them: five statements."""
    sources = (
        Source.objects.filter(paragraph__letter=letter, paragraph__edition=former)
        .select_related("pledge")
        .prefetch_related("pledge__responsible")
        .order_by("start", "end", "id")
    )
    of_this_text = {"paragraph__letter": letter, "paragraph__edition": former}
    markers = Marker.objects.filter(**of_this_text).select_related("note").order_by("at", "id")
    references = Reference.objects.filter(**of_this_text).select_related("letter")
    quoted, called, cited = by_paragraph(sources), by_paragraph(markers), by_paragraph(references)
    places = defaultdict(list)
    for marker in markers:
        places[marker.note_id].append(f"m{marker.pk}")
    rows = []
    for paragraph in Paragraph.every.filter(letter=letter, edition=former).order_by("number"):
        paragraph.letter, key = letter, paragraph.pk
        waiting = beside(paragraph, desk.candidates)
        html = marked(paragraph, quoted[key], called[key], cited[key], waiting)
        dismissed, marks = beside(paragraph, desk.dismissed), desk.marks.get(key)
        rows.append(Row(paragraph, html, quoted[key], places[key], waiting, dismissed, marks))
    return rows


def beside(paragraph: Paragraph, candidates: Mapping[int, list[Candidate]]) -> list[Candidate]:
    """The candidates of this paragraph, which know it without asking the database for it again."""
    here = candidates.get(paragraph.pk, [])
    for candidate in here:
        candidate.paragraph = paragraph
    return here


def by_paragraph(things: Iterable) -> dict[int, list]:
    grouped = defaultdict(list)
    for thing in things:
        grouped[thing.paragraph_id].append(thing)
    return grouped


def marked(
    paragraph: Paragraph,
    sources: list[Source],
    markers: list[Marker],
    references: list[Reference],
    candidates: list[Candidate],
) -> SafeString:
    """The words of a paragraph as HTML. Who shows it gives each pledge's note the id `n…` that its quote leads to."""
    return mark_up(
        paragraph.text,
        [Quote(s.start, s.end, s.pledge.code, f"q{s.pk}", f"#n{s.pk}") for s in sources],
        [Link(r.start, r.end, r.url) for r in references if r.url],
        [Call(m.at, m.note.label or str(m.note.number), f"m{m.pk}", f"#{m.note.anchor}") for m in markers],
        [Proposed(c.start, c.end, c.pk, c.layer == Candidate.Layer.LIKELY) for c in candidates],
    )


def citation(letter: Letter) -> str:
    """How one cites the letter, in Dutch as its readers do: who, what, where and when, number, address."""
    signed = " en ".join(signatory.name for signatory in letter.signatories.all())
    dated = format_date(letter.dated_on, "d MMMM y", "nl") if letter.dated_on else ""
    paper = f"Kamerstuk {letter.kamerstuk}" if letter.kamerstuk else ""
    parts = ", ".join(filter(None, [signed, f"“{letter.title}”", letter.place, dated, paper]))
    return f"{parts} ({settings.SITE_URL}{letter.get_absolute_url()})"


@dataclass(frozen=True)
class Counted:
    """A letter in the list of letters, with how much there is in it."""

    letter: Letter
    paragraph_count: int
    pledge_count: int
    open_count: int
    progress: Progress | None = None


def with_counts(letters: Iterable[Letter], progress: Mapping[int, Progress] | None = None) -> list[Counted]:
    """Each letter with what was counted in it: two statements for all of them, beside those of its `progress_of`."""
    letters, progress = list(letters), progress or {}
    body = Paragraph.objects.body().filter(letter__in=letters)
    lengths = dict(body.order_by().values_list("letter").annotate(Count("pk")))
    pledges = (
        Source.objects.filter(paragraph__letter__in=letters)
        .order_by()
        .values_list("paragraph__letter")
        .annotate(
            Count("pledge", distinct=True),
            open=Count("pledge", distinct=True, filter=Q(pledge__status__in=OPEN_STATUSES)),
        )
    )
    counts = {pk: (every, opened) for pk, every, opened in pledges}
    return [
        Counted(letter, lengths.get(letter.pk, 0), *counts.get(letter.pk, (0, 0)), progress.get(letter.pk))
        for letter in letters
    ]
