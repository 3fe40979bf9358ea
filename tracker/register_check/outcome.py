"""What a check says, and how it reads very many rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

ROWS = 1000
PLACE = ("paragraph__letter__slug", "paragraph__number")


@dataclass
class Outcome:
    """What one check found: the sentence when all is well, how many things it looked at, and what is wrong."""

    sentence: str
    looked_at: int
    failures: list[str] = field(default_factory=list)

    def __str__(self):
        said = self.sentence.format(self.looked_at)
        return f"FAILED, {len(self.failures)} wrong: not all {said}" if self.failures else said


def blocks(rows) -> Iterator[list]:
    """The rows of a queryset, a thousand at a time."""
    read = rows.iterator(chunk_size=ROWS)
    while block := list(islice(read, ROWS)):
        yield block
