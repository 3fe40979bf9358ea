"""Two versions of a text beside each other: which paragraphs belong together, and which words differ.

Pure logic on plain values. Paragraphs keep their order: one that moved past others is shown as gone and as new.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"
TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
WORD = re.compile(r"\w+")
# Paragraphs that share less than this part of their words are not versions of each other.
ALIKE = 0.4
# So many pairs of words are compared one by one, which takes about a second; beyond it the middle counts as changed.
MOST_PAIRS = 4_000_000


@dataclass(frozen=True)
class Piece:
    """Some words, and whether they are in both versions, only in the former, or only in the present one."""

    kind: str
    words: str


@dataclass(frozen=True)
class Pair:
    """A place in the former text and the one in the present text that belongs to it; one of them may be None."""

    former: int | None
    present: int | None


# ---- words ----------------------------------------------------------------------------------------------------
def diff_words(former: str, present: str) -> list[Piece]:
    """What became of the words of one paragraph, in reading order. Kinds of space, a tab excepted, do not count."""
    old, new = TOKEN.findall(former), TOKEN.findall(present)
    pieces: list[Piece] = []
    for tag, start, end, begin, stop in changes([key(word) for word in old], [key(word) for word in new]):
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(new[begin:stop])))
        else:
            pieces += [Piece(REMOVED, "".join(old[start:end])), Piece(ADDED, "".join(new[begin:stop]))]
    return [piece for piece in pieces if piece.words]


def key(token: str) -> str:
    return token.rstrip() + ("\t" if "\t" in token else "")


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Opcodes as difflib gives them; in bounded time, however long and repetitive both are."""
    first, last = ends_in_common(old, new)
    middle_old, middle_new = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield "equal", 0, first, 0, first
    if len(middle_old) * len(middle_new) > MOST_PAIRS:
        yield "replace", first, len(old) - last, first, len(new) - last
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for tag, start, end, begin, stop in matcher.get_opcodes():
            yield tag, start + first, end + first, begin + first, stop + first
    if last:
        yield "equal", len(old) - last, len(old), len(new) - last, len(new)


def ends_in_common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items are the same at the beginning, and then at the end."""
    shorter, first, last = min(len(old), len(new)), 0, 0
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


# ---- paragraphs -----------------------------------------------------------------------------------------------
def pair_up(former: Sequence[str], present: Sequence[str]) -> list[Pair]:
    """Which paragraph of one version belongs to which of the other, in reading order."""
    pairs: list[Pair] = []
    for tag, start, end, begin, stop in changes([plain(t) for t in former], [plain(t) for t in present]):
        if tag == "equal":
            pairs += [Pair(old, new) for old, new in zip(range(start, end), range(begin, stop), strict=True)]
        else:
            pairs += _pair_alike(former, present, range(start, end), range(begin, stop))
    return pairs


def plain(text: str) -> str:
    return "".join(key(token) + " " for token in TOKEN.findall(text))


def _pair_alike(former: Sequence[str], present: Sequence[str], old: range, new: range) -> list[Pair]:
    """Changed paragraphs with those that are most like them, without crossing each other."""
    bags = [words_in(former[at]) for at in old], [words_in(present[at]) for at in new]
    steps = best_way(len(old), len(new), lambda one, other: alike(bags[0][one], bags[1][other]))
    pairs = []
    done_old = done_new = 0
    for one, other in [*steps, (len(old), len(new))]:
        pairs += [Pair(old[at], None) for at in range(done_old, one)]
        pairs += [Pair(None, new[at]) for at in range(done_new, other)]
        if one < len(old):
            pairs.append(Pair(old[one], new[other]))
        done_old, done_new = one + 1, other + 1
    return pairs


def best_way(rows: int, columns: int, likeness: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs, in order and without crossing, whose likeness adds up to most; none below `ALIKE`."""
    likeness_at = [[likeness(row, column) for column in range(columns)] for row in range(rows)]
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            alone = max(best[row + 1][column], best[row][column + 1])
            value = likeness_at[row][column]
            together = best[row + 1][column + 1] + value if value >= ALIKE else 0.0
            best[row][column] = max(alone, together)
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        value = likeness_at[row][column]
        if value >= ALIKE and best[row][column] == best[row + 1][column + 1] + value:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def words_in(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """What part of their words two paragraphs share, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
