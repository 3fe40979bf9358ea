"""How wide a line is on paper, and whether the next word would have fitted on it.

A printed paragraph ends where the next word would still have fitted: that is often the only trace of its end.
The widths are those of a common sans-serif book face in thousandths of its size; only their ratios matter.
Text that was wrapped at a number of characters is measured in characters, when that explains its lines
better.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

WIDTHS_BY_SIZE = {
    222: "ijl'|’‘",
    278: " .,:;/!Ift[]\\\u00a0",
    333: 'r()-`“”"‐\u2011',
    500: "ckvxyzsJ",
    556: "abdeghnopquL0123456789?_«»–$€#",
    611: "FTZ+=<>~",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "@…—",
}
ORDINARY = 556


class Widths(dict[str, int]):
    """The width of every character. An accent adds nothing to its letter; what is unknown is of ordinary width."""

    def __missing__(self, character: str) -> int:
        self[character] = self.get(unicodedata.normalize("NFD", character)[0], ORDINARY)
        return self[character]


WIDTHS = Widths(
    {character: width for width, characters in WIDTHS_BY_SIZE.items() for character in characters}
)
# How far under the measure a full line may stay, as a share of it: learned from the letter's own lines, up to
# a most. On two ragged-right letters full lines stay within 2.2% of the measure and nearly full last lines
# begin at 6%.
MOST_SLACK = 0.04
# Widths on paper are estimates, so they are never taken more exactly than this; a count of characters is
# exact.
LEAST_SLACK_IN_PRINT, LEAST_SLACK_IN_CHARACTERS = 0.025, 0.005
ENOUGH_LINES = 20
# A line this much wider than the middle one was not wrapped with the others (a note was glued into it).
OUTLIER = 1.2
# A day and its month, "nr. 9" and "€ 4" are kept on one line by typesetters.
NEXT_WORD = re.compile(r"(?:\d{1,2}[ \u00a0][a-z]+|nrs?\.[ \u00a0]?\d+|€[ \u00a0]?[\d.,–]+|\S+)\S*")
LONGEST_WORD = 80

Metric = Callable[[str], int]


def printed_width(text: str) -> int:
    """The width of `text` in thousandths of the type size."""
    return sum(map(WIDTHS.__getitem__, text))


@dataclass(frozen=True)
class Measure:
    """The width to which a letter's lines were set; 0 where they were not wrapped at all.

    `slack` is a share of it.
    """

    width: float = 0
    metric: Metric = printed_width
    slack: float = MOST_SLACK

    def next_word_fits(self, line: str, following: str) -> bool:
        """Would the first word of `following` have fitted on `line`, had the text run on?"""
        return self.space_left(line, following) > self.slack

    def space_left(self, line: str, following: str) -> float:
        """The share of the measure that the line and the next word leave; below 0 where the word did not fit."""
        if not self.width:
            return -1
        return 1 - (self.metric(line) + self.metric(" " + first_word(following))) / self.width


def first_word(text: str) -> str:
    found = NEXT_WORD.match(text[:LONGEST_WORD])
    return found.group() if found else ""


def take_measure(running: Sequence[tuple[str, str]]) -> Measure:
    """The measure of a letter from its `running` lines: pairs of a line that stops in mid-sentence and the next.

    The metric (print or characters) is the one under which fewer of those lines stopped too early.
    """
    candidates = []
    for metric, least in ((printed_width, LEAST_SLACK_IN_PRINT), (len, LEAST_SLACK_IN_CHARACTERS)):
        measure = Measure(widest(metric(line) for line, _ in running), metric)
        spaces = [measure.space_left(*pair) for pair in running]
        too_early = sum(space > MOST_SLACK for space in spaces)
        candidates.append((too_early, replace(measure, slack=learn_slack(spaces, least))))
    return min(candidates, key=lambda candidate: (candidate[0], candidate[1].slack))[1]


def learn_slack(spaces: Sequence[float], least: float) -> float:
    """How short of the measure this letter's full lines stay, without those that were broken off by hand."""
    if len(spaces) < ENOUGH_LINES:
        return MOST_SLACK
    return max(least, *(space for space in spaces if space <= MOST_SLACK))


def widest(widths: Iterable[int]) -> int:
    ordered = sorted(widths)
    middle = ordered[len(ordered) // 2]
    return max(width for width in ordered if width <= middle * OUTLIER)
