"""The list page of a small and of a large register: its statements, and how much longer the large one takes."""

from functools import partial

from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import Register, serve

MOST_STATEMENTS = 12


def measure(small: Register, large: Register, rounds: int) -> tuple[list[str], list[Limit]]:
    """The sentences to print, and the limits."""
    counts = [int(register.run("-m", "tests.bench.visiting", "statements")) for register in (small, large)]
    with serve(small) as few, serve(large) as many:
        for site in (few, many):
            site.fetch("/pledges/")
        sites = {"small": few, "large": many}
        seconds = take_turns({name: partial(site.fetch, "/pledges/") for name, site in sites.items()}, rounds)
    sentences = [f"takes {ratio(seconds['large'], seconds['small'])} times as long in the large register"]
    limits = [
        Limit("statements in the large register", counts[1], MOST_STATEMENTS, "statements"),
        Limit("more statements than in the small one", counts[1] - counts[0], 0, "statements"),
    ]
    return sentences, limits
