from tracker.models.history import Standing, StatusUpdate, standing
from tracker.models.party import Party, Topic
from tracker.models.pledge import CodeSequence, Pledge, Stale
from tracker.models.quote_move import QuoteMove
from tracker.models.source import PledgeLink, Source, record_pledge
from tracker.models.status import OPEN_STATUSES, VERDICTS, Status
from tracker.models.user import User

__all__ = [
    "OPEN_STATUSES",
    "VERDICTS",
    "CodeSequence",
    "Party",
    "Pledge",
    "PledgeLink",
    "QuoteMove",
    "Source",
    "Stale",
    "Standing",
    "Status",
    "StatusUpdate",
    "Topic",
    "User",
    "record_pledge",
    "standing",
]
