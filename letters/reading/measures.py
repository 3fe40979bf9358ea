"""How a letter was set: its type size, its column and its pitch, all learned from its own lines.

Lengths are in points. Running text is what most characters stand in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.reading.printed import Piece, PrintedLine

# Lines with fewer characters say little about where text begins.
LEAST_CHARACTERS = 20
SAME_SIZE = 0.06
# How far in, in type sizes, a line may begin and still end at the text's right edge: lists in lists.
DEEPEST_INDENT = 8
# Lines this much alike in their right ends (in points) bear each other out.
AGREE = 4.0
# Of the lines, this share ends within a point of the edge in a letter that is set justified.
JUSTIFIED_SHARE = 0.5
MOST_PITCH = 2.6
COMMON = 0.3


@dataclass(frozen=True)
class Setting:
    """Type size, left and right edge of running text, the distance of its lines, and whether it is justified."""

    size: float
    left: float
    right: float
    pitch: float
    justified: bool


def take_setting(lines: Sequence[PrintedLine]) -> Setting:
    """The setting of a letter; its lines may still hold furniture, notes and tables, if those are the fewer."""
    size = most(((round(line.size, 1), len(line.text)) for line in lines), 10.0)
    body = [line for line in lines if abs(line.size - size) <= SAME_SIZE * size]
    pieces = [max(line.pieces, key=width) for line in body]
    left = most(
        ((round(piece.left), len(piece.text)) for piece in pieces if len(piece.text) >= LEAST_CHARACTERS),
        min((piece.left for piece in pieces), default=0.0),
    )
    left = min((piece.left for piece in pieces if abs(piece.left - left) <= 1), default=left)
    column = [piece for piece in pieces if left - 1 <= piece.left <= left + DEEPEST_INDENT * size]
    right = right_edge([piece.right for piece in column], left + 30 * size)
    full = sum(abs(piece.right - right) < 1 for piece in column)
    return Setting(size, left, right, pitch_of(body, size), full > JUSTIFIED_SHARE * len(column))


def width(piece: Piece) -> float:
    return piece.right - piece.left


def most(weighted: Iterable[tuple[float, int]], otherwise: float) -> float:
    """The value of most weight."""
    counted: Counter[float] = Counter()
    for value, weight in weighted:
        counted[value] += weight
    return counted.most_common(1)[0][0] if counted else otherwise


def right_edge(rights: Sequence[float], otherwise: float) -> float:
    """Where full lines end: the furthest right end that others bear out."""
    ordered = sorted(rights, reverse=True)
    enough = max(1, len(ordered) // 100)
    for index, right in enumerate(ordered[: len(ordered) // 4 + 1]):
        if index + enough < len(ordered) and right - ordered[index + enough] <= AGREE:
            return right
    return ordered[0] if ordered else otherwise


def pitch_of(body: Sequence[PrintedLine], size: float) -> float:
    """The distance of lines: the least of those that are common, for blank lines may be as many."""
    steps = Counter(
        round((under.base - above.base) * 5) / 5
        for above, under in pairwise(body)
        if above.page == under.page and 0.9 * size < under.base - above.base < MOST_PITCH * size
    )
    common = [step for step, times in steps.items() if times >= COMMON * max(steps.values())]
    return min(common, default=1.17 * size)
