"""What changed in the register, newest first: one list, of which the page, the Atom feed and the digest show parts.

`streams` says where changes are found, `entries` makes lines of them, `words` says them, `asking` reads a query.
"""

from tracker.changes.entries import Entry, entries
from tracker.changes.streams import KINDS, Scope, newest

__all__ = ["KINDS", "Entry", "Scope", "entries", "newest"]
