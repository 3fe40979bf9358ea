"""Many papers, each by itself: those that were asked for, a whole dossier, or what is new where editors watch."""

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.translation import gettext as _

from letters.fetching.answers import NOT_LAID_OUT
from letters.fetching.bringing import bring_in, known_letter
from letters.fetching.calling import Caller
from letters.fetching.papers import read_number
from letters.fetching.refusals import NotFetched
from letters.fetching.searching import Record, search_dossier
from letters.formats import Unreadable
from letters.importing import Outcome
from letters.models import Dossier, Letter
from letters.reading.identifiers import split_identifier

# A paper that cannot be had or read is not asked for every hour, but once a day.
A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Wanted:
    """A paper to bring in: how the person sees it, and what the search told of it."""

    seen_as: str
    record: Record | None = None


def fetch_numbers(numbers: Iterable[str], caller: Caller) -> Iterator[Outcome]:
    """Bring in each paper, as its number was typed. What one paper does never touches another."""
    for words in numbers:
        yield fetch_one(Wanted(words), caller)


def find_dossier(dossier: str, since: date | None, caller: Caller) -> tuple[list[Wanted], list[Outcome]]:
    """The papers of a dossier since a day; and the refusal, if the search broke off before it had named all."""
    found: list[Record] = []
    refused: list[Outcome] = []
    try:
        found.extend(search_dossier(dossier, caller, published_since=since))
    except NotFetched as error:
        refused.append(Outcome(dossier, "refused", str(error)))
    return in_order(found), refused


def fetch_found(wanted: Iterable[Wanted], caller: Caller) -> Iterator[Outcome]:
    for each in wanted:
        yield fetch_one(each, caller)


def in_order(records: Iterable[Record]) -> list[Wanted]:
    """Laid-out papers first: a piece that is also there as it was before needs no fetching then."""
    laid_out_first = sorted(records, key=lambda record: not record.is_laid_out)
    return [Wanted(record.identifier, record) for record in laid_out_first]


def fetch_one(wanted: Wanted, caller: Caller) -> Outcome:
    """Bring in one paper, and say what became of it in a line."""
    return attempt(wanted, caller)[0]


def attempt(wanted: Wanted, caller: Caller) -> tuple[Outcome, bool]:
    """As `fetch_one`, and whether it makes sense to try again soon."""
    try:
        identifier = wanted.record.identifier if wanted.record else read_number(wanted.seen_as)
        brought = bring_in(identifier, caller, wanted.record)
    except NotFetched as error:
        return Outcome(wanted.seen_as, "refused", str(error)), error.is_passing
    except Unreadable as error:
        return Outcome(wanted.seen_as, "refused", _(str(error))), False
    except ValidationError as error:
        return Outcome(wanted.seen_as, "refused", " ".join(error.messages)), False
    except OSError as error:
        why = _("It could not be read or kept: %s.") % error.strerror
        return Outcome(wanted.seen_as, "refused", why), True
    return Outcome(wanted.seen_as, brought.result, brought.letter.get_absolute_url()), False


# ---- watched dossiers ----------------------------------------------------------------------------------------
def fetch_watched(caller: Caller) -> Iterator[Outcome]:
    """What is new in the dossiers that editors watch, and the final text of what is here and was not laid out yet.

    How far it came shows from what is here: everything that changed since a dossier is watched is looked at each time,
    which is one call to the search, and only what is not here is fetched.
    """
    watched = dict(watched_since())
    for dossier, since in watched.items():
        yield from fetch_news(dossier, since, caller)
    for letter in awaiting_layout().exclude(dossier__number__in=watched):
        yield from fetch_final(letter, caller)


def watched_since() -> Iterable[tuple[str, date]]:
    """(dossier, the day since which anybody watches it) pairs."""
    dossiers = Dossier.objects.filter(watches__isnull=False).annotate(since=Min("watches__since"))
    return dossiers.order_by("number").values_list("number", "since")


def awaiting_layout():
    return Letter.objects.filter(official_id__regex=rf"^{NOT_LAID_OUT.pattern}$").exclude(number="")


def fetch_news(dossier: str, since: date, caller: Caller) -> Iterator[Outcome]:
    try:
        records = list(search_dossier(dossier, caller, changed_since=since))
    except NotFetched as error:
        yield Outcome(dossier, "refused", str(error))
        return
    for wanted in in_order(record for record in records if is_news(record, since)):
        yield from fetch_once_a_day(wanted, caller)


def is_news(record: Record, since: date) -> bool:
    """Whether a paper that changed is new too, or is here: old papers change as well, and are not watched for."""
    dated_on = record.particulars.dated_on
    return dated_on is None or dated_on >= since or known_letter(record.identifier, record) is not None


def fetch_final(letter: Letter, caller: Caller) -> Iterator[Outcome]:
    """The final text of a letter from before it was laid out, if the search names it by now."""
    dossier, number = split_identifier(letter.identifier)
    try:
        records = list(search_dossier(dossier, caller, number=number))
    except NotFetched as error:
        yield Outcome(letter.identifier, "refused", str(error))
        return
    for wanted in in_order(record for record in records if record.identifier == letter.identifier):
        yield from fetch_once_a_day(wanted, caller)


def fetch_once_a_day(wanted: Wanted, caller: Caller) -> Iterator[Outcome]:
    """Bring in a paper, unless it was refused today; nothing for one that is here."""
    key = f"not-fetched-{wanted.record.official_id if wanted.record else wanted.seen_as}"
    if cache.get(key):
        return
    outcome, is_passing = attempt(wanted, caller)
    if outcome.is_refused and not is_passing:
        cache.set(key, True, A_DAY)
    if outcome.result != "already there":
        yield outcome


class AlreadyRunning(Exception):
    """Another run brings in the watched dossiers at this moment."""


@contextmanager
def only_one_run() -> Iterator[None]:
    """Held by one process of this machine at a time; let go of when it ends, however it ends."""
    path = settings.DATA_DIR / "fetch_letters.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning from error
        yield
