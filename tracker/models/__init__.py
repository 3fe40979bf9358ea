from tracker.models.access import AccessToken, SentDigest, Submission
from tracker.models.batch import Batch, BatchLine, Handover
from tracker.models.candidate import Candidate, RulesRun
from tracker.models.history import StatusUpdate
from tracker.models.link import PledgeLink
from tracker.models.party import Party, Topic
from tracker.models.pledge import CodeSequence, Pledge, Stale
from tracker.models.quote_move import QuoteMove
from tracker.models.reading import NotAbout, ReadingMark
from tracker.models.replaying import replay
from tracker.models.second_reading import SecondReading
from tracker.models.source import FURTHER_SOURCE, Source, add_source, record_pledge
from tracker.models.standing import PastStanding, SecondReadingState, Standing, standing
from tracker.models.status import OPEN_STATUSES, VERDICTS, Status
from tracker.models.user import User
from tracker.models.view import Following, SavedView

__all__ = [
    "FURTHER_SOURCE",
    "OPEN_STATUSES",
    "VERDICTS",
    "AccessToken",
    "Batch",
    "BatchLine",
    "Candidate",
    "CodeSequence",
    "Following",
    "Handover",
    "NotAbout",
    "Party",
    "PastStanding",
    "Pledge",
    "PledgeLink",
    "QuoteMove",
    "ReadingMark",
    "RulesRun",
    "SavedView",
    "SecondReading",
    "SecondReadingState",
    "SentDigest",
    "Source",
    "Stale",
    "Standing",
    "Status",
    "StatusUpdate",
    "Submission",
    "Topic",
    "User",
    "add_source",
    "record_pledge",
    "replay",
    "standing",
]
