"""What is searched of a pledge: its titles, its quotes, and our notes on it and on its history."""

from collections.abc import Collection

from letters.search.entries import refresh, refresh_these
from letters.search.schema import Index

PLEDGES = Index(
    name="tracker_pledge_search",
    owner="tracker_pledge",
    entries="""
        SELECT id, pledged_on, text FROM (
            SELECT id, pledged_on, 1 AS part, id AS nth, title AS text FROM tracker_pledge WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT id, pledged_on, 2, id, title_nl FROM tracker_pledge WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT p.id, p.pledged_on, 3, s.id, s.quote FROM tracker_source s
            JOIN tracker_pledge p ON p.id = s.pledge_id WHERE p.id BETWEEN %s AND %s
            UNION ALL
            SELECT id, pledged_on, 4, id, note FROM tracker_pledge WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT p.id, p.pledged_on, 5, u.id, u.note FROM tracker_statusupdate u
            JOIN tracker_pledge p ON p.id = u.pledge_id WHERE p.id BETWEEN %s AND %s
        ) parts ORDER BY id, part, nth
    """,
)


def index_pledge(key: int) -> None:
    """Make a pledge findable by what is stored of it now. In the transaction that stores it."""
    refresh(PLEDGES, key, key)


def index_pledges(keys: Collection[int]) -> None:
    """The same for many pledges at once."""
    refresh_these(PLEDGES, keys)
