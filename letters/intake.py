"""A file becomes a stored letter: one transaction, all or nothing; the same file twice is the same letter."""

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterator, Sequence
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
from letters.arriving import arrived
from letters.models import Dossier, Letter, Marker, Paragraph, Reference, Section, Signatory
from letters.reading import PARSER_VERSION
from letters.reading.dates import DATE, read_date
from letters.reading.draft import LetterDraft, ParagraphDraft
from letters.reading.identifiers import DOSSIER, canonical_dossier, split_identifier
from letters.reading.references import find_references
from letters.rows import write_rows
from letters.search import index_texts

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
def store(
    data: bytes, filename: str, metadata: Metadata = NOTHING_SAID, by=None, official: bytes | None = None
) -> Stored:
    """Store a letter with its text, its references and the original file, or give the letter that these bytes are.

    `by` is the person who imports, None for a command; `official` the `metadata.xml` that belongs to the file. Raises
    `formats.Unreadable` when the file is no letter that can be read, ValidationError when what is known of it breaks a
    rule; nothing is stored then.
    """
    if known := letter_of(data):
        return Stored(known, created=False)
    return store_draft(formats.read(data, filename, official), data, filename, metadata, by)


def store_draft(
    draft: LetterDraft, data: bytes, filename: str, metadata: Metadata = NOTHING_SAID, by=None
) -> Stored:
    """As `store`, with the text of `draft`: what was read from `data`, perhaps corrected by a person since."""
    letter = describe(draft, metadata, filename)
    letter.sha256, letter.imported_by = fingerprint(data), by
    try:
        return Stored(_store(copy(letter), free_slug(letter), draft, metadata, data), created=True)
    except (IntegrityError, ValidationError) as error:
        # Somebody may have stored at the same moment: this very letter, or another one at the same address.
        if known := letter_of(data):
            return Stored(known, created=False)
        if isinstance(error, ValidationError):
            raise
    slug = f"{_readable(letter)}-{letter.sha256[:8]}"
    return Stored(_store(letter, slug, draft, metadata, data), created=True)


def version_of(draft: LetterDraft) -> str:
    """How the text came to be: the version of the reader, and behind a plus sign the corrections by hand (`2+14`)."""
    return f"{PARSER_VERSION}+{draft.by_hand}" if draft.by_hand else PARSER_VERSION


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def letter_of(data: bytes) -> Letter | None:
    """The letter that was read from exactly these bytes, be it in a text that has been replaced since."""
    sha256 = fingerprint(data)
    return (
        Letter.objects.filter(sha256=sha256).first()
        or Letter.objects.filter(editions__sha256=sha256).order_by("pk").first()
    )


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
    resolve_new_references([letter])


def resolve_new_references(letters: Sequence[Letter]) -> None:
    """The same for letters that nothing leads to yet."""
    named = Letter.objects.filter(identifier=OuterRef("identifier")).order_by("pk").values("pk")[:1]
    identifiers = [letter.identifier for letter in letters if letter.identifier]
    if identifiers:
        Reference.objects.filter(identifier__in=identifiers).update(letter=Subquery(named))
    theirs = Reference.objects.filter(paragraph__letter__in=[letter.pk for letter in letters])
    theirs.exclude(identifier="").update(letter=Subquery(named))


def describe(draft: LetterDraft, metadata: Metadata, filename: str) -> Letter:
    """The letter as far as its file and a person tell of it; unsaved, without address or dossier."""
    name = plain_name(filename)
    return Letter(
        title=metadata.title or fitting("title", draft.title) or title_from(name),
        short_title=metadata.short_title,
        kind=metadata.kind or draft.kind or Letter.Kind.LETTER,
        official_id=draft.official_id,
        dated_on=metadata.dated_on or draft.dated_on,
        dated_note=metadata.dated_note or fitting("dated_note", draft.dated_note),
        place=fitting("place", draft.place),
        addressee=fitting("addressee", draft.addressee),
        source_url=metadata.source_url,
        filename=name,
        format=draft.format,
        parser_version=version_of(draft),
    )


def _store(letter: Letter, slug: str, draft: LetterDraft, metadata: Metadata, data: bytes) -> Letter:
    with all_or_nothing() as written:
        letter.slug = metadata.slug or slug
        letter.file.name = f"letters/{letter.sha256}"
        letter.dossier, letter.number, others = filing(draft, metadata)
        letter._history_user = letter.imported_by  # type: ignore[attr-defined]
        # Whether these bytes are here, or the address that we chose is taken, is for the database to say and not for
        # a look beforehand: others are storing too.
        letter.full_clean(exclude={"sha256"} if metadata.slug else {"sha256", "slug"})
        letter.save(force_insert=True)
        letter.also_in.set(others)
        store_text(letter, draft)
        resolve_references(letter)
        # Two letters that name each other may be stored at once, unseen by one another until both are there.
        transaction.on_commit(partial(resolve_references, letter))
        transaction.on_commit(partial(arrived, [letter]))
        written.append(Path(letter.file.path))
        write_file(written[0], data)
    return letter


def filing(draft: LetterDraft, metadata: Metadata) -> tuple[Dossier | None, str, list[Dossier]]:
    """The dossier, the number in it, and the dossiers that the letter is also filed under."""
    owner, number = dossier_and_number(draft, metadata)
    wanted = [owner, *(other for other in draft.dossiers if other != owner)] if owner else []
    dossiers = [Dossier.objects.get_or_create(number=number)[0] for number in wanted]
    return (dossiers[0] if dossiers else None), number, dossiers[1:]


def dossier_and_number(draft: LetterDraft, metadata: Metadata) -> tuple[str, str]:
    """What a person says wins. A number that was read belongs to the dossier that was read."""
    read = draft.dossiers[0] if draft.dossiers else ""
    number = metadata.number or (draft.number if metadata.dossier in {"", read} else "")
    return metadata.dossier or read, number


def store_text(letter: Letter, draft: LetterDraft) -> None:
    """Store what the draft reads as the letter's text, which it has none of yet; who signed, unless that is known."""
    store_texts([(letter, draft)], signed=letter.signatories.exists())


def store_texts(texts: Sequence[tuple[Letter, LetterDraft]], signed: bool = False) -> None:
    """The texts of some letters, each with its draft; `signed` says that the signatories are known already.

    In bulk: the number of statements grows neither with the paragraphs nor with the letters.
    """
    if not signed:
        write_rows(
            Signatory(letter_id=letter.pk, order=order, name=signed.name[:200], office=signed.office[:300])
            for letter, draft in texts
            for order, signed in enumerate(draft.signatories, 1)
        )
    sections = [_sections(letter, draft) for letter, draft in texts]
    write_rows(chain.from_iterable(sections))
    read = [[*draft.paragraphs, *draft.notes] for _, draft in texts]
    paragraphs = [
        [
            _paragraph(letter, number, each, headings)
            for number, each in zip(_numbers(draft), drafts, strict=True)
        ]
        for (letter, draft), drafts, headings in zip(texts, read, sections, strict=True)
    ]
    write_rows(chain.from_iterable(paragraphs))
    pairs = list(zip(chain.from_iterable(paragraphs), chain.from_iterable(read), strict=True))
    write_rows(
        marker for stored, drafts in zip(paragraphs, read, strict=True) for marker in _markers(stored, drafts)
    )
    write_rows(reference for pair in pairs for reference in _references(*pair))
    index_texts([letter for letter, _ in texts], [paragraph for paragraph, _ in pairs])


def _sections(letter: Letter, draft: LetterDraft) -> list[Section]:
    return [
        Section(letter_id=letter.pk, order=order, heading=section.heading[:500], level=section.level)
        for order, section in enumerate(draft.sections, 1)
    ]


def _numbers(draft: LetterDraft) -> list[int]:
    """Body and notes are numbered apart."""
    return [*range(1, len(draft.paragraphs) + 1), *range(1, len(draft.notes) + 1)]


def _markers(paragraphs: list[Paragraph], drafts: list[ParagraphDraft]) -> list[Marker]:
    notes = {note.label: note for note in reversed(paragraphs) if note.kind == Paragraph.Kind.NOTE}
    return [
        Marker(paragraph_id=paragraph.pk, note_id=notes[marker.label].pk, at=marker.at)
        for paragraph, read in zip(paragraphs, drafts, strict=True)
        for marker in read.markers
        if marker.label in notes
    ]


def _paragraph(letter: Letter, number: int, read: ParagraphDraft, sections: Sequence[Section]) -> Paragraph:
    return Paragraph(
        letter_id=letter.pk,
        section_id=None if read.section is None else sections[read.section].pk,
        number=number,
        kind=read.kind,
        label=read.label[:20],
        page=read.page,
        text=read.text,
    )


def _references(paragraph: Paragraph, read: ParagraphDraft) -> list[Reference]:
    """What the format marks as a reference, and what else the words name."""
    marked = read.references
    named = [
        found
        for found in find_references(paragraph.text)
        if not any(found.start < known.end and known.start < found.end for known in marked)
    ]
    return [
        Reference(
            paragraph_id=paragraph.pk,
            start=found.start,
            end=found.end,
            kind=found.kind,
            identifier=found.identifier,
        )
        for found in sorted([*marked, *named], key=lambda found: found.start)
    ]


def write_file(path: Path, data: bytes) -> None:
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
def plain_name(filename: str) -> str:
    """The name of the file alone, without what no header or database takes: control and half characters."""
    name = re.split(r"[/\\]", filename)[-1]
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name)[-300:]


def title_from(filename: str) -> str:
    """A title where neither the text nor a person gives one: `kst-28676-321_brief.txt` as `kst-28676-321 brief`."""
    words = re.sub(r"[\s_]+", " ", Path(filename).stem).strip(" -.")
    return words or "Brief"


def fitting(field: str, words: str) -> str:
    """What was read, cut to what the field holds. What a person gives is refused instead, so that they can choose."""
    limit: int = Letter._meta.get_field(field).max_length  # type: ignore[union-attr, assignment]
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _readable(letter: Letter) -> str:
    """An address that says which letter it is, cut between words."""
    slug = slugify(re.sub(r"[./]", " ", letter.short_title or letter.title))
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "brief"


def free_slug(letter: Letter, besides: Collection[str] = ()) -> str:
    """An address that no letter has, nor anything in `besides`."""
    base = _readable(letter)
    if base not in besides and base not in TAKEN_ADDRESSES and not Letter.objects.filter(slug=base).exists():
        return base
    taken = TAKEN_ADDRESSES.union(
        besides, Letter.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
