"""Taking turns, medians, and how a figure is said."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


def take_turns(variants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Run every variant once a round, so that whatever slows the machine slows them all; seconds by variant."""
    seconds: dict[str, list[float]] = {name: [] for name in variants}
    for _round in range(rounds):
        for name, run in variants.items():
            began = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - began)
    return seconds


def ratio(ours: list[float], theirs: list[float]) -> str:
    """How many times as long ours takes, by medians; in brackets the least and the most of any round."""
    each = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    return f"{median(ours) / median(theirs):.2f} ({each[0]:.2f}-{each[-1]:.2f})"


@dataclass(frozen=True)
class Limit:
    """Something measured against what the register promises."""

    what: str
    measured: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        return self.measured <= self.most

    def __str__(self):
        verdict = "kept" if self.kept else "NOT KEPT"
        if self.unit == "s":
            return f"{self.what}: {self.measured / self.most:.0%} of the {self.most:g} s allowed, {verdict}"
        return f"{self.what}: {self.measured:.0f} {self.unit} of the {self.most:g} allowed, {verdict}"
