"""A fetched paper becomes a letter here: stored, or put in the place of the text from before it was laid out."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from letters import formats
from letters.fetching.answers import NOT_LAID_OUT
from letters.fetching.calling import Caller
from letters.fetching.papers import Fetched, fetch_paper
from letters.fetching.refusals import NotFetched
from letters.fetching.searching import Record
from letters.intake import Metadata, fingerprint, fitting, resolve_references, store_draft
from letters.models import Dossier, Letter
from letters.reading.draft import LetterDraft
from letters.reading.identifiers import split_identifier
from letters.replacing import replace_text


@dataclass(frozen=True)
class Brought:
    """What became of one paper: `result` is stored, replaced or already there."""

    letter: Letter
    result: str


def bring_in(identifier: str, caller: Caller | None = None, record: Record | None = None, by=None) -> Brought:
    """Fetch a paper and store it; nothing is fetched that is here already under its final id.

    A letter that is here from before it was laid out gets the final text; who quotes it follows. `by` is a person,
    None for a command. Raises NotFetched, `formats.Unreadable` or ValidationError; nothing is stored then.
    """
    known = known_letter(identifier, record)
    if known and (is_final(known) or (record and known.official_id == record.official_id)):
        return Brought(known, "already there")
    try:
        fetched = fetch_paper(identifier, caller, record)
    except NotFetched as error:
        if known and error.code in {"not_found", "not_published_yet"}:
            return Brought(known, "already there")
        raise
    known = known or known_letter(fetched.identifier, None, fetched.official_id)
    if known and (is_final(known) or known.official_id == fetched.official_id):
        return Brought(known, "already there")
    return keep(fetched, known, by)


def known_letter(identifier: str, record: Record | None, official_id: str = "") -> Letter | None:
    """The letter that a paper is here already as: by its number, or by an id that it has or had."""
    ids = {identifier, official_id, *(record.particulars.former if record else ())} - {""}
    if record:
        ids.add(record.official_id)
    found = Letter.objects.filter(Q(identifier__in=ids) | Q(official_id__in=ids))
    return found.order_by("pk").first()


def is_final(letter: Letter) -> bool:
    """Whether no better text is to be expected: the letter is not one that awaits its lay-out."""
    return not NOT_LAID_OUT.fullmatch(letter.official_id)


def keep(fetched: Fetched, known: Letter | None, by=None) -> Brought:
    """Store what was fetched, as a new letter or as the final text of `known`; all or nothing."""
    draft = read_fetched(fetched)
    with transaction.atomic():
        if known:
            known = Letter.objects.select_for_update().get(pk=known.pk)
        if known and known.sha256 != fingerprint(fetched.data):
            letter = replace_text(known, draft, fetched.data, fetched.filename, by).letter
            file_under(letter, told_of(fetched), by)
            result = "replaced"
        elif known:
            letter, result = known, "already there"
        else:
            stored = store_draft(draft, fetched.data, fetched.filename, told_of(fetched), by)
            letter, result = stored.letter, "stored" if stored.created else "already there"
        Letter.objects.filter(pk=letter.pk).update(official_id=fetched.official_id)
        name_dossier(letter, fetched)
    return Brought(letter, result)


def file_under(letter: Letter, told: Metadata, by) -> None:
    """Give a letter that had no number yet the one that it has now; what cites it finds it from then on."""
    if letter.number or not told.number:
        return
    letter.dossier = Dossier.objects.get_or_create(number=told.dossier)[0]
    letter.number = told.number
    letter.source_url = letter.source_url or told.source_url
    letter._history_user = by  # type: ignore[attr-defined]
    letter.full_clean(exclude={"slug"})
    letter.save()
    resolve_references(letter)


def name_dossier(letter: Letter, fetched: Fetched) -> None:
    """Give the dossier the title that the official services have for it, if it has none yet."""
    title = fetched.particulars.dossier_title[:500]
    if title and letter.dossier_id:
        Dossier.objects.filter(pk=letter.dossier_id, title="").update(title=title)


def read_fetched(fetched: Fetched) -> LetterDraft:
    """What the file says. Raises `formats.Unreadable`, and NotFetched when it says that it is another paper."""
    draft = formats.read(fetched.data, fetched.filename, fetched.metadata)
    draft.official_id = fetched.official_id
    stated = f"kst-{draft.dossiers[0]}-{draft.number}" if draft.dossiers and draft.number else ""
    is_told = fetched.particulars.identifier or NOT_LAID_OUT.fullmatch(fetched.identifier)
    # A reprint (`-h1`) prints the number of what it reprints.
    if stated and not is_told and not f"{fetched.identifier}-".startswith(f"{stated}-"):
        raise NotFetched("wrong", paper=fetched.identifier, other=stated)
    return draft


def told_of(fetched: Fetched) -> Metadata:
    """What the official services say of the paper, as what is said of a letter beside its file."""
    told = fetched.particulars
    owner, number = split_identifier(fetched.identifier)
    return Metadata(
        title=fitting("title", told.title),
        dossier=owner,
        number=number,
        dated_on=told.dated_on,
        source_url=fetched.source_url,
        kind=told.kind,
    )
