"""Dutch dates in full: `17 december 2019`."""

import re
from datetime import date

MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
# As they are shortened, without the stop behind them.
SHORT_MONTHS = {
    "jan": 1,
    "febr": 2,
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
DATE = r"\d{1,2}[ \u00a0](?:" + "|".join(MONTHS) + r")[ \u00a0]\d{4}"
DATE_PARTS = re.compile(r"\b(\d{1,2})[ \u00a0]+([A-Za-z]+)[ \u00a0]+(\d{4})\b")


def read_date(words: str) -> date | None:
    """The first full date in `words`, as a day; None where there is none.

    A day that does not exist (31 februari) is None: a wrong date is worse than a missing one.
    """
    for found in DATE_PARTS.finditer(words):
        day, month, year = found.groups()
        if month.lower() in MONTHS:
            try:
                return date(int(year), MONTHS[month.lower()], int(day))
            except ValueError:
                return None
    return None
