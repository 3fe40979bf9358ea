"""A Kamerstuk by number, or all of a dossier, from the official services.

fetch_paper("kst-28676-321")   the paper as `Fetched`; raises `NotFetched` with a sentence for a person
read_number("28 676, nr. 321") what a person typed as the identifier of a Kamerstuk
read_fetched(fetched)          what its file says, as a `LetterDraft`
told_of(fetched)               what the official services say of it beside the file, as `intake.Metadata`
search_dossier("28676")        the papers of a dossier, as `Record`s
bring_in("kst-28676-321")      fetched and stored, or put in the place of the not yet laid-out text
"""

from letters.fetching.bringing import Brought, bring_in, read_fetched, told_of
from letters.fetching.calling import HURRIED, Caller, Manners
from letters.fetching.papers import Fetched, fetch_paper, read_number
from letters.fetching.refusals import NotFetched
from letters.fetching.searching import Record, search_dossier

__all__ = [
    "HURRIED",
    "Brought",
    "Caller",
    "Fetched",
    "Manners",
    "NotFetched",
    "Record",
    "bring_in",
    "fetch_paper",
    "read_fetched",
    "read_number",
    "search_dossier",
    "told_of",
]
