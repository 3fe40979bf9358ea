"""What was brought in and waits to be checked: taken in, corrected, then stored or put away. Nothing is in between.

`Incoming.typed` holds the particulars as typed (the names of `ParticularsForm`, and `signatories` as [name, office]),
`read`, which is what the list of waiting files shows, and `undo`, the corrections that take the last ones back.
"""

import json
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from letters import formats
from letters.correcting import Corrected
from letters.formats import MAX_BYTES, Unreadable
from letters.importing import Refused, Source, unpack, with_metadata
from letters.intake import (
    NOTHING_SAID,
    Metadata,
    Stored,
    fingerprint,
    fitting,
    letter_of,
    plain_name,
    read_metadata,
    store_draft,
    title_from,
)
from letters.models import Incoming, Letter
from letters.reading import corrections
from letters.reading.corrections import Correction, Impossible
from letters.reading.draft import LetterDraft, SignatoryDraft, as_json, from_json
from letters.replacing import Replaced, letter_meant, replace_text

# What one request may take before the files that are left have to be brought again.
MOST_SECONDS = 45
# A draft that a browser can show: five times the longest letter that parliament got.
MOST_PARAGRAPHS = 5_000
MOST_DRAFT = 4_000_000
MOST_UNDO, MOST_UNDONE = 50, 200_000
AN_HOUR = 3600
# NUL, as JSON writes it, and halves of characters: PostgreSQL takes neither.
NO_CHARACTER = re.compile(r"(?<!\\)(?:\\\\)*\\u0000|[\ud800-\udfff]")
LISTED = 200


@dataclass(frozen=True)
class Arrival:
    """What became of one file: it waits as `incoming`, or is here as `letter`, or was refused with a sentence."""

    name: str
    incoming: Incoming | None = None
    letter: Letter | None = None
    refusal: str = ""


class Stale(Exception):
    """Somebody changed what waits since this person opened it. `incoming` is how it is now."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(f"{incoming.pk} has changed")
        self.incoming = incoming


# ---- taking in ------------------------------------------------------------------------------------------------
def take_in_files(files: Iterable[UploadedFile], by) -> list[Arrival]:
    """Read the files that a browser sent, archives opened; each by itself, in the time of one request."""
    deadline = time.monotonic() + MOST_SECONDS
    sources = with_metadata([source for file in files for source in sources_in(file)])
    return [take_in_source(source, by, deadline) for source in sources]


def sources_in(file: UploadedFile) -> list[Source]:
    name = plain_name(file.name or "") or _("file without a name")
    if name.lower().endswith(".zip") and (file.size or 0) <= MAX_BYTES:
        return unpack(file, name)
    return [Source(name, name, partial(_read, file))]


def _read(file: UploadedFile) -> bytes:
    """One byte too many is enough to know that a file is too large."""
    file.seek(0)
    return file.read(MAX_BYTES + 1)


def take_in_source(source: Source, by, deadline: float) -> Arrival:
    if time.monotonic() > deadline:
        return Arrival(source.seen_as, refusal=_("There was no time left for this file. Bring it in again."))
    try:
        arrival = take_in(source.read(), source.filename, by, source.read_metadata())
        return replace(arrival, name=source.seen_as)
    except (Refused, Unreadable) as error:
        return Arrival(source.seen_as, refusal=_(str(error)))


def take_in(data: bytes, filename: str, by, official: bytes | None = None) -> Arrival:
    """Read one file, and keep it until somebody has checked what was read. Raises Unreadable or Refused.

    `official` is the official `metadata.xml` that belongs to it.
    """
    if known := letter_of(data):
        return Arrival(filename, letter=known)
    waiting = waiting_as(data)
    return Arrival(filename, waiting or keep(formats.read(data, filename, official), data, filename, by))


def waiting_as(data: bytes, replaces: Letter | None = None) -> Incoming | None:
    """The same bytes, when they wait already; for a certain letter, when they are to replace its text."""
    waiting = Incoming.objects.filter(sha256=fingerprint(data))
    return (waiting.filter(replaces=replaces) if replaces else waiting).first()


def keep(
    draft: LetterDraft,
    data: bytes,
    filename: str,
    by,
    told: Metadata = NOTHING_SAID,
    replaces: Letter | None = None,
) -> Incoming:
    """What was read from `data`, as it waits to be checked. `told` is what is known of it beside the file.

    It is offered as better text for `replaces`, or for the letter that it says it is. Raises Refused.
    """
    values = as_json(draft)
    refuse_what_cannot_be_kept(draft, json.dumps(values, ensure_ascii=False))
    sweep()
    typed = as_typed(draft, told, filename)
    with transaction.atomic():
        incoming = Incoming(
            filename=plain_name(filename),
            sha256=fingerprint(data),
            draft=values,
            typed=typed | {"read": summary(draft, typed)},
            source_url=told.source_url,
            replaces=replaces or better_for(draft, typed),
            brought_by=by,
        )
        incoming.file.save(uuid.uuid4().hex, ContentFile(data), save=False)
        try:
            incoming.save()
        except BaseException:
            Path(incoming.file.path).unlink(missing_ok=True)
            raise
    return incoming


def refuse_what_cannot_be_kept(draft: LetterDraft, kept: str) -> None:
    """Raises Refused for a draft that no page could show or no database keep; `kept` is its JSON."""
    if len(draft.paragraphs) > MOST_PARAGRAPHS or len(kept) > MOST_DRAFT:
        raise Refused(_("This is too long to be checked here. Store it with the command import_letters."))
    if NO_CHARACTER.search(kept):
        raise Refused(
            _("There are characters in this file that are none. Save it again, or choose another file.")
        )


def read_again(letter: Letter, by) -> Incoming:
    """The letter's own file, read by the present reader, as better text for it. Raises Unreadable, OSError."""
    data = Path(letter.file.path).read_bytes()
    known = waiting_as(data, letter)
    return known or keep(formats.read(data, letter.filename), data, letter.filename, by, replaces=letter)


def offer_text(letter: Letter, file: UploadedFile, by) -> Incoming:
    """A file that somebody chose as better text for a letter. Raises Unreadable, Refused, ValidationError."""
    data = _read(file)
    known = letter_of(data)
    if known and known.pk != letter.pk:
        raise ValidationError(_("This file is already here as another letter: %s.") % known.short)
    name = plain_name(file.name or "")
    return waiting_as(data, letter) or keep(formats.read(data, name), data, name, by, replaces=letter)


def as_typed(draft: LetterDraft, told: Metadata, filename: str) -> dict[str, Any]:
    """The particulars as a person would type them: what is known beside the file, otherwise what it says."""
    dated_on = told.dated_on or draft.dated_on
    dossiers = [told.dossier, *draft.dossiers] if told.dossier else draft.dossiers
    return {
        "title": told.title or fitting("title", draft.title) or title_from(plain_name(filename)),
        "short_title": told.short_title,
        "kind": told.kind or draft.kind or Letter.Kind.LETTER.value,
        "dossier": dossiers[0] if dossiers else "",
        "number": told.number or (draft.number if told.dossier in {"", *draft.dossiers[:1]} else ""),
        "also_in": ", ".join(dict.fromkeys(each for each in dossiers if each != dossiers[0])),
        "dated_on": dated_on.isoformat() if dated_on else "",
        "dated_note": told.dated_note or fitting("dated_note", draft.dated_note),
        "place": fitting("place", draft.place),
        "addressee": fitting("addressee", draft.addressee),
        "source_url": told.source_url,
        "signatories": [[each.name[:200], each.office[:300]] for each in draft.signatories],
    }


def better_for(draft: LetterDraft, typed: dict[str, Any]) -> Letter | None:
    """The stored letter that this is another text of, as the file says or a person typed."""
    try:
        said = read_metadata(dossier=typed["dossier"], number=typed["number"])
    except ValidationError:
        said = NOTHING_SAID
    return letter_meant(draft, said)


def summary(draft: LetterDraft, typed: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": typed["title"],
        "paragraphs": len(draft.paragraphs),
        "notes": len(draft.notes),
        "doubts": len(draft.doubts),
    }


def waiting() -> list[Incoming]:
    """What waits to be checked, newest first, with what was read (`read`) but without the text itself."""
    listed = Incoming.objects.select_related("brought_by", "replaces__dossier").defer("draft", "typed")
    return list(listed.annotate(read=F("typed__read"))[:LISTED])


# ---- checking -------------------------------------------------------------------------------------------------
@contextmanager
def locked(pk: int, version: int) -> Iterator[Incoming]:
    """What waits, for one person alone; all or nothing. Raises Stale, Incoming.DoesNotExist."""
    with transaction.atomic():
        incoming = Incoming.objects.select_for_update().get(pk=pk)
        if incoming.version != version:
            raise Stale(incoming)
        yield incoming


def save(incoming: Incoming) -> None:
    """Keep what was changed, as a new version."""
    incoming.typed["read"] = summary(from_json(incoming.draft), incoming.typed)
    incoming.version += 1
    incoming.save()


def correct(incoming: Incoming, name: str, at: int | None, argument: str = "") -> int:
    """Correct the draft by the name of a correction; gives the piece to look at. Raises Impossible. Saves nothing."""
    draft = from_json(incoming.draft)
    if at is None or name not in CORRECTIONS:
        raise Impossible
    changed, back = corrections.apply(draft, CORRECTIONS[name](draft, at, argument))
    incoming.draft = as_json(replace(changed, by_hand=draft.by_hand + 1))
    remember(incoming, corrections.correction_as_json(back))
    return at


def _split(draft: LetterDraft, at: int, place: str) -> Correction:
    if not re.fullmatch("[0-9]{1,7}", place):
        raise Impossible
    return corrections.split(draft, at, int(place))


CORRECTIONS: dict[str, Callable[[LetterDraft, int, str], Correction]] = {
    "join": lambda draft, at, _nothing: corrections.join(draft, at),
    "split": _split,
    "heading": lambda draft, at, _nothing: corrections.make_heading(draft, at),
    "text": lambda draft, at, _nothing: corrections.make_text(draft, at),
    "kind": corrections.set_kind,
    "remove": lambda draft, at, _nothing: corrections.remove(draft, at),
}


def remember(incoming: Incoming, back: dict[str, Any]) -> None:
    """Keep how to take the last corrections back, as many as a row of the database should hold."""
    undo = [*incoming.typed.get("undo", []), back][-MOST_UNDO:]
    while len(undo) > 1 and len(json.dumps(undo)) > MOST_UNDONE:
        undo = undo[1:]
    incoming.typed["undo"] = undo


def undo(incoming: Incoming) -> int:
    """Take the last correction back; gives the piece to look at. Raises Impossible when there is none."""
    if not incoming.typed.get("undo"):
        raise Impossible
    back = corrections.correction_from_json(incoming.typed["undo"].pop())
    draft = from_json(incoming.draft)
    restored, _again = corrections.apply(draft, back)
    incoming.draft = as_json(replace(restored, by_hand=max(draft.by_hand - 1, 0)))
    return back.at


# ---- what becomes of it ---------------------------------------------------------------------------------------
def store_checked(incoming: Incoming, corrected: Corrected, by) -> Stored:
    """The letter with its text and all that is known of it as corrected; it waits no longer.

    Call inside `locked`. Raises ValidationError, and then nothing may be kept.
    """
    said = corrected.said
    draft = replace(
        from_json(incoming.draft),
        title=said.title,
        dated_on=said.dated_on,
        dated_note=said.dated_note,
        place=corrected.place,
        addressee=corrected.addressee,
        dossiers=corrected.dossiers,
        number=said.number,
        signatories=[SignatoryDraft(name, office) for name, office in corrected.signed],
    )
    data = Path(incoming.file.path).read_bytes()
    stored = store_draft(draft, data, incoming.filename, said, by)
    put_away(incoming)
    # Who is storing the same bytes at this moment holds their own row, and waits for ours: never wait for theirs.
    same = Incoming.objects.filter(sha256=incoming.sha256, replaces=None).exclude(pk=incoming.pk)
    for other in same.select_for_update(skip_locked=True):
        put_away(other)
    return stored


def replace_checked(incoming: Incoming, letter: Letter, by, instead_of: str = "") -> Replaced:
    """The letter that this is better text for, with that text; it waits no longer. Call inside `locked`.

    `instead_of` is the SHA-256 of the text that the person had in view. Raises Overtaken, ValidationError.
    """
    data = Path(incoming.file.path).read_bytes()
    draft = from_json(incoming.draft)
    replaced = replace_text(letter, draft, data, incoming.filename, by, instead_of)
    put_away(incoming)
    return replaced


def put_away(incoming: Incoming) -> None:
    """Forget what was brought in, its file too. Call inside a transaction: the file goes when the row is gone."""
    path = Path(incoming.file.path)
    Incoming.objects.filter(pk=incoming.pk).delete()
    transaction.on_commit(partial(path.unlink, missing_ok=True))


def sweep() -> None:
    """Remove files that no row names: of a process that was killed, or of a letter that was deleted meanwhile."""
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    old = []
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            old += [path] if time.time() - path.stat().st_mtime > AN_HOUR else []
    if old:
        named = set(Incoming.objects.values_list("file", flat=True))
        for path in old:
            if f"incoming/{path.name}" not in named:
                path.unlink(missing_ok=True)
