"""The list as of a day in the past beside the list of today: one register, one run."""

from functools import partial
from statistics import median

from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import Register, serve

# Pledges that are really made; the rest are copies. Updates that each has on average.
MADE, LETTERS, UPDATES = 2700, 54, 3
# In the middle of what a synthetic register holds, so that a part of its pledges was there; and after all of it.
PAGES = {
    "today": "/pledges/",
    "of a day in the middle": "/pledges/?as_of=2019-07-01",
    "of a day after all": "/pledges/?as_of=2026-06-30",
}
MOST_TIMES = 3


def measure(register: Register, pledges: int, rounds: int) -> tuple[list[str], list[Limit]]:
    """The sentences to print, and the limits."""
    register.make(LETTERS, min(MADE, pledges))
    register.run("-m", "tests.bench.making", "thicken", str(UPDATES))
    register.grow(pledges)
    with serve(register) as site:
        for page in PAGES.values():
            site.fetch(page)
        seconds = take_turns({name: partial(site.fetch, page) for name, page in PAGES.items()}, rounds)
    today = seconds.pop("today")
    sentences = [
        f"the list {name} takes {ratio(each, today)} times as long as today's"
        for name, each in seconds.items()
    ]
    limits = [
        Limit(f"the list {name}", median(each) / median(today), MOST_TIMES, "times today's")
        for name, each in seconds.items()
    ]
    return sentences, limits
