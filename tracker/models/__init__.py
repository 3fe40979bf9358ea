from tracker.models.candidate import Candidate, RulesRun
from tracker.models.history import Standing, StatusUpdate, standing
from tracker.models.party import Party, Topic
from tracker.models.pledge import CodeSequence, Pledge, Stale
from tracker.models.quote_move import QuoteMove
from tracker.models.reading import NotAbout, ReadingMark
from tracker.models.source import FURTHER_SOURCE, PledgeLink, Source, add_source, record_pledge
from tracker.models.status import OPEN_STATUSES, VERDICTS, Status
from tracker.models.user import User

__all__ = [
    "FURTHER_SOURCE",
    "OPEN_STATUSES",
    "VERDICTS",
    "Candidate",
    "CodeSequence",
    "NotAbout",
    "Party",
    "Pledge",
    "PledgeLink",
    "QuoteMove",
    "ReadingMark",
    "RulesRun",
    "Source",
    "Stale",
    "Standing",
    "Status",
    "StatusUpdate",
    "Topic",
    "User",
    "add_source",
    "record_pledge",
    "standing",
]
