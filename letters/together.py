"""Many letters at once, in one transaction; if that is refused, one by one, so that each file is all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q

from letters.arriving import arrived
from letters.intake import (
    NOTHING_SAID,
    Metadata,
    Stored,
    all_or_nothing,
    describe,
    filing,
    fingerprint,
    free_slug,
    letter_of,
    resolve_new_references,
    store_draft,
    store_texts,
    write_file,
)
from letters.models import Letter
from letters.reading.draft import LetterDraft

# So many letters are stored in one transaction: nobody else who writes waits long for it.
AT_ONCE = 50


@dataclass(frozen=True)
class ToStore:
    """A letter as it was read, the bytes that it was read from, and what a person says of it."""

    draft: LetterDraft
    data: bytes
    filename: str
    metadata: Metadata = NOTHING_SAID


Result = Stored | ValidationError | OSError


def store_many(wanted: Sequence[ToStore], by=None) -> list[Result]:
    """What became of each, in the same order: stored, there already, or why not."""
    results: list[Result] = []
    for first in range(0, len(wanted), AT_ONCE):
        results += store_block(wanted[first : first + AT_ONCE], by)
    return results


def store_block(wanted: Sequence[ToStore], by) -> list[Result]:
    new = new_ones(wanted)
    try:
        stored = store_together(list(new.values()), by)
    except (IntegrityError, OperationalError, ValidationError, OSError):
        # Operational: two who store the same dossiers in another order may have been waiting for each other.
        return [store_alone(each, by) for each in wanted]
    by_hash = dict(zip(new, stored, strict=True))
    results: list[Result] = []
    for each in wanted:
        letter = by_hash.pop(fingerprint(each.data), None)
        # The second time it is the letter that the first has become.
        results.append(Stored(letter, created=True) if letter else store_alone(each, by))
    return results


def new_ones(wanted: Sequence[ToStore]) -> dict[str, ToStore]:
    """SHA-256 -> the first with it, of those that are not here already."""
    found = {fingerprint(each.data): each for each in reversed(wanted)}
    here = Letter.objects.filter(Q(sha256__in=found) | Q(editions__sha256__in=found))
    known = {sha256 for pair in here.values_list("sha256", "editions__sha256") for sha256 in pair}
    return {sha256: each for sha256, each in reversed(found.items()) if sha256 not in known}


def store_alone(each: ToStore, by) -> Result:
    known = letter_of(each.data)
    if known:
        return Stored(known, created=False)
    try:
        return store_draft(each.draft, each.data, each.filename, each.metadata, by)
    except (ValidationError, OSError) as error:
        return error


def store_together(wanted: Sequence[ToStore], by) -> list[Letter]:
    """All of them or none. Raises what the database, the rules or the disk have against any."""
    if not wanted:
        return []
    with all_or_nothing() as written:
        letters, others = name_letters(wanted, by)
        Letter.objects.bulk_create(letters)
        Letter.history.bulk_history_create(letters, default_user=by)
        for letter, dossiers in zip(letters, others, strict=True):
            if dossiers:
                letter._history_user = by  # type: ignore[attr-defined]
                letter.also_in.set(dossiers)
        store_texts([(letter, each.draft) for letter, each in zip(letters, wanted, strict=True)])
        resolve_new_references(letters)
        transaction.on_commit(partial(resolve_new_references, letters))
        transaction.on_commit(partial(arrived, letters))
        for letter, each in zip(letters, wanted, strict=True):
            written.append(Path(letter.file.path))
            write_file(written[-1], each.data)
    return letters


def name_letters(wanted: Sequence[ToStore], by) -> tuple[list[Letter], list[list]]:
    """The letters, unsaved, each at an address of its own, and the dossiers that each is also filed under.

    What only the database can see is left to it: whatever it refuses is told when they are stored one by one.
    """
    letters, others = [], []
    taken: set[str] = set()
    for each in wanted:
        letter = describe(each.draft, each.metadata, each.filename)
        letter.sha256, letter.imported_by = fingerprint(each.data), by
        letter.slug = each.metadata.slug or free_slug(letter, taken)
        taken.add(letter.slug)
        letter.file.name = f"letters/{letter.sha256}"
        letter.dossier, letter.number, dossiers = filing(each.draft, each.metadata)
        letter.clean_fields(exclude=["dossier", "imported_by"])
        letter.clean()
        letters.append(letter)
        others.append(dossiers)
    return letters, others
