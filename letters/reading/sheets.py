"""What a page of print is made of: runs of characters with their place, and what is drawn around them.

Lengths are in points (1/72 inch). Every sheet is upright: `left` and `right` count from its left edge, `base` (the line
that the letters stand on) from its top, downwards.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Characters that were drawn together, in one font and size, without large space between them.

    `first` is where its first word ends; `spaced` says that a space stands before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    first: float = 0
    spaced: bool = False


@dataclass(frozen=True)
class Rule:
    """A ruled horizontal line."""

    left: float
    right: float
    y: float


@dataclass
class Sheet:
    """One page. `pictures` counts its images; `sideways` says that some words on it stand otherwise than the rest."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    sideways: bool = False
