"""Quarters of a calendar year."""

from calendar import monthrange
from datetime import date, timedelta


def quarter_of(day: date) -> tuple[date, date]:
    """First and last day of the quarter that `day` falls in."""
    last_month = 3 * ((day.month + 2) // 3)
    return date(day.year, last_month - 2, 1), date(day.year, last_month, monthrange(day.year, last_month)[1])


def quarter_after(day: date) -> tuple[date, date]:
    """First and last day of the quarter after the one that `day` falls in."""
    return quarter_of(quarter_of(day)[1] + timedelta(days=1))
