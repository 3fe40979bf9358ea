"""Better text for a letter: the new takes its place, the former stays readable, and whoever quotes it follows.

Letters know nothing of pledges. So whoever points at paragraphs puts a function into `FOLLOWERS`; each is called in the
transaction that replaces the text, when both texts are there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from letters.intake import (
    NOTHING_SAID,
    Metadata,
    all_or_nothing,
    dossier_and_number,
    filing,
    fingerprint,
    fitting,
    plain_name,
    resolve_references,
    store_text,
    version_of,
    write_file,
)
from letters.models import Dossier, Edition, Letter, Paragraph, Section
from letters.reading.draft import LetterDraft


@dataclass(frozen=True)
class Followed:
    """How many quotes found their words in the new text, and how many lost them with the former one."""

    moved: int = 0
    lost: int = 0

    def __add__(self, other: "Followed") -> "Followed":
        return Followed(self.moved + other.moved, self.lost + other.lost)


@dataclass(frozen=True)
class Replaced:
    """What happened: `former` holds the text that `letter` had until now. `by` is a person, None for a command."""

    letter: Letter
    former: Edition
    by: object | None
    followed: Followed = field(default_factory=Followed)


FOLLOWERS: list[Callable[[Replaced], Followed]] = []


class Overtaken(Exception):
    """Somebody else has replaced the text meanwhile. `letter` is as it is now."""

    def __init__(self, letter: Letter):
        super().__init__(f"{letter} has another text by now")
        self.letter = letter


def replace_text(
    letter: Letter, draft: LetterDraft, data: bytes, filename: str, by=None, instead_of: str = ""
) -> Replaced:
    """Give the letter the text of `draft`, which was read from `data`; all or nothing.

    What a person has said of the letter stays; what was not known of it is filled in. `instead_of` is the SHA-256 of
    the text that one had in view: raises `Overtaken` when the letter has another one by now. Raises ValidationError
    when the draft holds no text, the file is another letter's, or what it states breaks a rule.
    """
    sha256 = fingerprint(data)
    if not draft.paragraphs:
        raise ValidationError(_("There is no text in this file. The letter keeps the text that it has."))
    try:
        return _replace(letter, draft, data, sha256, filename, by, instead_of)
    except IntegrityError:
        # Somebody stored this very file at the same moment.
        _refuse_anothers_file(letter, sha256)
        raise


def _replace(
    letter: Letter, draft: LetterDraft, data: bytes, sha256: str, filename: str, by, instead_of: str
) -> Replaced:
    with all_or_nothing() as written:
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        if instead_of and letter.sha256 != instead_of:
            raise Overtaken(letter)
        _refuse_anothers_file(letter, sha256)
        replaced = Replaced(letter, _make_former(letter, by), by)
        _describe_anew(letter, draft, sha256, filename, by)
        store_text(letter, draft)
        resolve_references(letter)
        transaction.on_commit(partial(resolve_references, letter))
        followed = sum((follow(replaced) for follow in FOLLOWERS), Followed())
        path = Path(letter.file.path)
        if not path.exists():
            written.append(path)
            write_file(path, data)
    return replace(replaced, followed=followed)


def letter_meant(draft: LetterDraft, metadata: Metadata = NOTHING_SAID) -> Letter | None:
    """The letter here that a file is another text of: the same Kamerstuk, as the file or a person says, or official id.

    None where neither is known, or no such letter is here.
    """
    if identifier := kamerstuk_of(draft, metadata):
        return Letter.objects.named(identifier).first()
    ids = {draft.official_id} - {""}
    same = Q(identifier__in=ids) | Q(official_id__in=ids)
    return Letter.objects.filter(same).order_by("pk").first() if ids else None


def kamerstuk_of(draft: LetterDraft, metadata: Metadata = NOTHING_SAID) -> str:
    """`kst-28676-321`; empty where dossier or number is not known. What a person says wins."""
    dossier, number = dossier_and_number(draft, metadata)
    return f"kst-{dossier}-{number}" if dossier and number else ""


def _refuse_anothers_file(letter: Letter, sha256: str) -> None:
    theirs = Q(sha256=sha256) | Q(editions__sha256=sha256)
    other = Letter.objects.filter(theirs).exclude(pk=letter.pk).first()
    if other:
        raise ValidationError(_("This file is already here as another letter: %s.") % other.short)


def _make_former(letter: Letter, by) -> Edition:
    """The text that the letter has now, set aside with the file that it came from."""
    before = letter.editions.last()
    former = Edition.objects.create(
        letter=letter,
        number=before.number + 1 if before else 1,
        file=letter.file.name,
        filename=letter.filename,
        sha256=letter.sha256,
        format=letter.format,
        parser_version=letter.parser_version,
        imported_by=before.replaced_by if before else letter.imported_by,
        imported_at=before.replaced_at if before else letter.imported_at,
        replaced_by=by,
    )
    Section.objects.filter(letter=letter).update(edition=former)
    Paragraph.objects.filter(letter=letter).update(edition=former)
    return former


def _describe_anew(letter: Letter, draft: LetterDraft, sha256: str, filename: str, by) -> None:
    """The file is another one. Of what is known of the letter nothing changes; what is not known is filled in."""
    letter.file.name = f"letters/{sha256}"
    letter.filename, letter.sha256, letter.format = plain_name(filename), sha256, draft.format
    letter.parser_version = version_of(draft)
    letter.official_id = draft.official_id or letter.official_id
    letter.dated_on = letter.dated_on or draft.dated_on
    for name in ("dated_note", "place", "addressee"):
        setattr(letter, name, getattr(letter, name) or fitting(name, getattr(draft, name)))
    others: list[Dossier] = []
    if not letter.dossier:
        letter.dossier, letter.number, others = filing(draft, NOTHING_SAID)
    elif not letter.number and letter.dossier.number in draft.dossiers[:1]:
        letter.number = draft.number
    letter._history_user = by  # type: ignore[attr-defined]
    letter.full_clean(exclude={"slug"})
    letter.save()
    letter.also_in.add(*others)
