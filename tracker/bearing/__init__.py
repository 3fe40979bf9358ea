"""Which paragraphs of later letters may bear on an open pledge, best first, and why.

`clues` says what a pledge is known by, `weighing` what a paragraph shares with it, `finding` asks for the paragraphs
that may bear on one pledge, and `arriving` for the pledges that one letter may bear on. Nothing is decided here: a
person makes a paragraph the evidence of a status update, or says that it is not about the pledge.
"""

from tracker.bearing.arriving import borne_by
from tracker.bearing.bearings import Bearing
from tracker.bearing.finding import bearing_on
from tracker.bearing.weighing import Reason

__all__ = ["Bearing", "Reason", "bearing_on", "borne_by"]
