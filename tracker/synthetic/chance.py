"""Days, terms and amounts by chance, always the same for the same generator."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from letters.reading.dates import MONTHS
from tracker.models import Pledge

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2026, 6, 30)
MONTH_NAMES = list(MONTHS)
SEASONS = {"voorjaar": (3, 5), "zomer": (6, 8), "najaar": (9, 11)}
UNIT = Decimal("1250.25")


def any_day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, (last - first).days))


def last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def any_term(random: Random, day: date) -> dict[str, Any]:
    """The fields of a term: a letter's words and the days that they mean, within years after `day`; often none."""
    year, month = day.year + random.randint(1, 4), random.randint(1, 12)
    name = MONTH_NAMES[month - 1]
    season, (begins, ends) = random.choice(list(SEASONS.items()))
    return random.choice(
        [
            {},
            {},
            {"recurrence": Pledge.Recurrence.YEARLY, "term": "jaarlijks", "starts_on": day},
            term(f"uiterlijk eind {year}", date(year, 12, 31), "year"),
            term(f"in {name} {year}", last_of(year, month), "month", due_from=date(year, month, 1)),
            term(f"uiterlijk 1 {name} {year}", date(year, month, 1), "day", starts_on=day),
            term(
                f"in het {season} van {year}", last_of(year, ends), "season", due_from=date(year, begins, 1)
            ),
        ]
    )


def term(words: str, last: date, precision: str, **days: date) -> dict[str, Any]:
    return {"term": words, "first_due_on": last, "due_precision": precision, **days}


def any_amount(random: Random) -> dict[str, Any]:
    """The fields of an amount, with all that belongs to one, for one pledge in six."""
    if random.random() > 1 / 6:
        return {}
    return {
        "amount": random.randint(1, 400_000) * UNIT,
        "currency": random.choices(["EUR", "USD"], [4, 1])[0],
        "period": random.choice(Pledge.Period.values),
        "period_inferred": random.random() < 0.2,
        "amount_qualifier": random.choice(["", *Pledge.Qualifier.values]),
    }
