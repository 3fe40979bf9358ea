"""What one rule is, and where it may hit."""

import re
from dataclasses import dataclass, field

from tracker.candidates.openings import find, openings

COMMITMENT, DECISION, INTENTION, AFDOENING = "commitment", "decision", "intention", "afdoening"
SUPPORT, AGAINST = "support", "against"
# A word ends before anything but a letter: the digit of a footnote may be glued to it.
WORD_BEGINS, WORD_ENDS = r"(?<![\w-])", r"(?![^\W\d])"
# Of a rule whose hits are found by other means than a pattern.
NOTHING = r"(?!)"


@dataclass(frozen=True)
class Rule:
    """One line of the table.

    It hits where `first` stands, with `then` further on in the same part of the sentence if there is one, and `unless`
    nowhere in it. Patterns are for small letters and plain spaces. `nl` and `en` tell an analyst what was seen.
    `ours`: only where the government, or the alliance or union that it speaks for, stands beside the words as who acts.
    """

    code: str
    kind: str
    weight: float
    nl: str
    en: str
    first: str
    then: str = ""
    unless: str = ""
    example: str = ""
    not_this: str = ""
    ours: bool = False
    patterns: tuple["Words", ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = tuple(Words(source) for source in (self.first, self.then, self.unless))
        object.__setattr__(self, "patterns", words)


class Words:
    """A pattern of whole words only, unless it says itself how it ends."""

    def __init__(self, source: str) -> None:
        ends = "" if not source or source.endswith("$") else WORD_ENDS
        self.pattern = re.compile(f"{WORD_BEGINS}(?:{source}){ends}")
        self.opens = openings(source)

    def search(self, small: str, start: int, end: int) -> re.Match[str] | None:
        """The first hit in `small[start:end]`, with a look at what stands around it."""
        return find(self.pattern, self.opens, small, start, end)
