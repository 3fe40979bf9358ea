"""A file becomes a stored letter: one transaction, all or nothing; the same file twice is the same letter."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, count
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils.text import slugify
from django.utils.translation import gettext as _

from letters import formats
from letters.models import Dossier, Letter, Marker, Paragraph, Reference, Section, Signatory
from letters.reading import PARSER_VERSION
from letters.reading.dates import DATE, read_date
from letters.reading.draft import LetterDraft, ParagraphDraft
from letters.reading.identifiers import DOSSIER, canonical_dossier, split_identifier
from letters.reading.references import find_references

# `/letters/add/` is a page of its own: no letter can live there.
TAKEN_ADDRESSES = frozenset({"add"})
SLUG_LENGTH = 80


@dataclass(frozen=True)
class Metadata:
    """What a person says about a letter. What is given wins over what the file states; empty means not given.

    `dossier` and `number` are canonical (`34775-X`, `140`); `read_metadata` makes them so.
    """

    title: str = ""
    short_title: str = ""
    slug: str = ""
    dossier: str = ""
    number: str = ""
    dated_on: date | None = None
    dated_note: str = ""
    source_url: str = ""
    kind: str = ""


NOTHING_SAID = Metadata()


@dataclass(frozen=True)
class Stored:
    """The letter that some bytes are, and whether they have just become it."""

    letter: Letter
    created: bool


# ---- what a person says ---------------------------------------------------------------------------------------
def read_metadata(dossier: str = "", number: str = "", dated_on: str = "", **words: str) -> Metadata:
    """Metadata from what a person typed: `28 676`, `321`, `17 december 2019` or `2019-12-17`.

    Raises ValidationError, by field, with what is wrong and an example that would do.
    """
    dossier = _read_dossier(dossier.strip())
    return Metadata(
        dossier=dossier,
        number=_read_number(number.strip(), dossier),
        dated_on=_read_day(dated_on.strip()),
        **{name: value.strip() for name, value in words.items()},
    )


def _read_dossier(words: str) -> str:
    if words and not re.fullmatch(DOSSIER, words, re.VERBOSE):
        message = _("“%(words)s” is no dossier number. For example: 28676, 21501-02 or 34775-X.")
        raise ValidationError({"dossier": message % {"words": words}})
    return canonical_dossier(words) if words else ""


def _read_number(words: str, dossier: str) -> str:
    """A number in a dossier is a number, or letters in the Eerste Kamer. The dossier may still come from the file."""
    if words and split_identifier(f"kst-{dossier or '00000'}-{words}")[1] != words:
        message = _("“%(words)s” is no number in a dossier. For example: 321, or E.")
        raise ValidationError({"number": message % {"words": words}})
    return words


def _read_day(words: str) -> date | None:
    if not words:
        return None
    with suppress(ValueError):
        return date.fromisoformat(words)
    if re.fullmatch(DATE, words, re.IGNORECASE) and (day := read_date(words)):
        return day
    message = _("“%(words)s” is no date. For example: 2019-12-17, or 17 december 2019.")
    raise ValidationError({"dated_on": message % {"words": words}})


# ---- storing --------------------------------------------------------------------------------------------------
def store(data: bytes, filename: str, metadata: Metadata = NOTHING_SAID, by=None) -> Stored:
    """Store a letter with its text, its references and the original file, or give the letter that these bytes are.

    `by` is the person who imports, None for a command. Raises `formats.Unreadable` when the file is no letter that
    can be read, ValidationError when what is known of it breaks a rule; nothing is stored then.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if known := Letter.objects.filter(sha256=sha256).first():
        return Stored(known, created=False)
    draft = formats.read(data, filename)
    letter = _describe(draft, metadata, filename)
    letter.sha256, letter.imported_by = sha256, by
    try:
        return Stored(_store(copy(letter), _free_slug(letter), draft, metadata, data), created=True)
    except (IntegrityError, ValidationError) as error:
        # Somebody may have stored at the same moment: this very letter, or another one at the same address.
        if known := Letter.objects.filter(sha256=sha256).first():
            return Stored(known, created=False)
        if isinstance(error, ValidationError):
            raise
    slug = f"{_readable(letter)}-{sha256[:8]}"
    return Stored(_store(letter, slug, draft, metadata, data), created=True)


@contextmanager
def all_or_nothing() -> Iterator[list[Path]]:
    """A transaction that takes its files with it: on failure those in the list are removed, before the rows go.

    In that order, because the row with the file's hash keeps everyone else from storing the same letter meanwhile. A
    process that is killed may leave a file without a row; the hash is its name, so the next import writes the same
    file again.
    """
    written: list[Path] = []
    with transaction.atomic():
        try:
            yield written
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise


def resolve_references(letter: Letter) -> None:
    """Link what names this letter to it, and what it names to the letters that are here.

    For a letter that has just been stored, or whose dossier or number has just been given or changed.
    """
    Reference.objects.filter(letter=letter).exclude(identifier__in=["", letter.identifier]).update(
        letter=None
    )
    Reference.objects.filter(identifier=letter.identifier).exclude(identifier="").update(letter=letter)
    named = Letter.objects.filter(identifier=OuterRef("identifier")).order_by("pk").values("pk")[:1]
    Reference.objects.filter(paragraph__letter=letter).exclude(identifier="").update(letter=Subquery(named))


def _describe(draft: LetterDraft, metadata: Metadata, filename: str) -> Letter:
    """The letter as far as its file and a person tell of it; unsaved, without address or dossier."""
    name = _plain_name(filename)
    return Letter(
        title=metadata.title or _fitting("title", draft.title) or _title_from(name),
        short_title=metadata.short_title,
        kind=metadata.kind or Letter.Kind.LETTER,
        dated_on=metadata.dated_on or draft.dated_on,
        dated_note=metadata.dated_note or _fitting("dated_note", draft.dated_note),
        place=_fitting("place", draft.place),
        addressee=_fitting("addressee", draft.addressee),
        source_url=metadata.source_url,
        filename=name,
        format=draft.format,
        parser_version=PARSER_VERSION,
    )


def _store(letter: Letter, slug: str, draft: LetterDraft, metadata: Metadata, data: bytes) -> Letter:
    with all_or_nothing() as written:
        letter.slug = metadata.slug or slug
        letter.file.name = f"letters/{letter.sha256}"
        letter.dossier, letter.number, others = _filing(draft, metadata)
        letter._history_user = letter.imported_by  # type: ignore[attr-defined]
        # Whether these bytes are here, or the address that we chose is taken, is for the database to say and not for
        # a look beforehand: others are storing too.
        letter.full_clean(exclude={"sha256"} if metadata.slug else {"sha256", "slug"})
        letter.save(force_insert=True)
        letter.also_in.set(others)
        _store_text(letter, draft)
        resolve_references(letter)
        # Two letters that name each other may be stored at once, unseen by one another until both are there.
        transaction.on_commit(partial(resolve_references, letter))
        written.append(Path(letter.file.path))
        _write(written[0], data)
    return letter


def _filing(draft: LetterDraft, metadata: Metadata) -> tuple[Dossier | None, str, list[Dossier]]:
    """The dossier, the number in it, and the dossiers that the letter is also filed under."""
    read = draft.dossiers[0] if draft.dossiers else ""
    number = metadata.number
    if not number and metadata.dossier in {"", read}:
        # A number that was read belongs to the dossier that was read.
        number = draft.number
    owner = metadata.dossier or read
    wanted = [owner, *(other for other in draft.dossiers if other != owner)] if owner else []
    dossiers = [Dossier.objects.get_or_create(number=number)[0] for number in wanted]
    return (dossiers[0] if dossiers else None), number, dossiers[1:]


def _store_text(letter: Letter, draft: LetterDraft) -> None:
    """The text in bulk: its statements do not grow with its paragraphs."""
    Signatory.objects.bulk_create(
        Signatory(letter=letter, order=order, name=signed.name[:200], office=signed.office[:300])
        for order, signed in enumerate(draft.signatories, 1)
    )
    sections = Section.objects.bulk_create(
        Section(letter=letter, order=order, heading=section.heading[:500], level=section.level)
        for order, section in enumerate(draft.sections, 1)
    )
    drafts = [*draft.paragraphs, *draft.notes]
    numbers = [*range(1, len(draft.paragraphs) + 1), *range(1, len(draft.notes) + 1)]
    paragraphs = Paragraph.objects.bulk_create(
        _paragraph(letter, number, read, sections) for number, read in zip(numbers, drafts, strict=True)
    )
    notes = {note.label: note for note in reversed(paragraphs) if note.kind == Paragraph.Kind.NOTE}
    Marker.objects.bulk_create(
        Marker(paragraph=paragraph, note=notes[marker.label], at=marker.at)
        for paragraph, read in zip(paragraphs, drafts, strict=True)
        for marker in read.markers
        if marker.label in notes
    )
    Reference.objects.bulk_create(
        reference for paragraph in paragraphs for reference in _references(paragraph)
    )


def _paragraph(letter: Letter, number: int, read: ParagraphDraft, sections: Sequence[Section]) -> Paragraph:
    return Paragraph(
        letter=letter,
        section=None if read.section is None else sections[read.section],
        number=number,
        kind=read.kind,
        label=read.label[:20],
        page=read.page,
        text=read.text,
    )


def _references(paragraph: Paragraph) -> list[Reference]:
    return [
        Reference(
            paragraph=paragraph,
            start=found.start,
            end=found.end,
            kind=found.kind,
            identifier=found.identifier,
        )
        for found in find_references(paragraph.text)
    ]


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            unfinished.chmod(0o644)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink()
            raise


# ---- names ----------------------------------------------------------------------------------------------------
def _plain_name(filename: str) -> str:
    """The name of the file alone, without what no header or database takes: control and half characters."""
    name = re.split(r"[/\\]", filename)[-1]
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name)[-300:]


def _title_from(filename: str) -> str:
    """A title where neither the text nor a person gives one: `kst-28676-321_brief.txt` as `kst-28676-321 brief`."""
    words = re.sub(r"[\s_]+", " ", Path(filename).stem).strip(" -.")
    return words or "Brief"


def _fitting(field: str, words: str) -> str:
    """What was read, cut to what the field holds. What a person gives is refused instead, so that they can choose."""
    limit: int = Letter._meta.get_field(field).max_length  # type: ignore[union-attr, assignment]
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _readable(letter: Letter) -> str:
    """An address that says which letter it is, cut between words."""
    slug = slugify(re.sub(r"[./]", " ", letter.short_title or letter.title))
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "brief"


def _free_slug(letter: Letter) -> str:
    base = _readable(letter)
    taken = TAKEN_ADDRESSES | set(Letter.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
