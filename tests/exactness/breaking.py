"""Paragraphs become lines: Dutch words broken by a real hyphenator, and at the hyphens that they have.

Left out is what no reader could undo: a break before a trema (which then is not printed), and one in an address.
"""

import re
from dataclasses import dataclass, field
from functools import cache

import pyphen
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

# A font that the file itself holds, in part, with codes of its own; it comes with reportlab.
for name in ("Vera", "VeraBd"):
    registerFont(TTFont(name, f"{name}.ttf"))
DUTCH = pyphen.Pyphen(lang="nl_NL", left=2, right=3)
LETTERS = re.compile(r"[^\W\d_]{6,}")
UNBROKEN = re.compile(r"[/@]|www\.|\.nl|\d{4}–")
MARKER_SHARE = 0.6  # a marker's size as a share of the text's


@dataclass
class Word:
    """What stands between two spaces: runs of text, and raised runs that are markers."""

    runs: list[tuple[str, bool]]

    @property
    def labels(self) -> list[str]:
        return [text for text, raised in self.runs if raised]

    def width(self, font: str, size: float) -> float:
        return sum(
            stringWidth(text, font, size * (MARKER_SHARE if raised else 1)) for text, raised in self.runs
        )


@dataclass
class Line:
    """One printed line. `is_last` ends its paragraph; `room` is the width that is left on it."""

    words: list[Word]
    font: str
    size: float
    height: float
    indent: float = 0
    room: float = 0
    width: float = 0
    is_first: bool = False
    is_last: bool = False
    is_heading: bool = False
    is_gap: bool = False
    broken: bool = False
    mark: str = ""
    cells: list[tuple[float, float, list["Line"]]] = field(default_factory=list)
    head: list["Line"] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        return [label for word in self.words for label in word.labels]

    @property
    def text(self) -> str:
        return " ".join("".join(text for text, _ in word.runs) for word in self.words)


def to_words(pieces) -> list[Word]:
    """The words of a paragraph's pieces, with its markers behind the words where they stand."""
    words: list[Word] = []
    for label, text in pieces:
        if label != "text":
            words[-1].runs.append((label, True))
            continue
        first, *rest = text.split(" ")
        if words and first:  # what stands directly behind a marker
            words[-1].runs.append((first, False))
        words += [Word([(part, False)]) for part in (rest if words else [first, *rest]) if part]
    return words


@cache
def breaks(word: str) -> tuple[tuple[int, str], ...]:
    """Where a word may be broken, and what is printed there: a hyphen, or nothing behind one that it has."""
    if UNBROKEN.search(word):
        return ()
    places = [(found.end(), "") for found in re.finditer(r"(?<=\w)-(?=\w)", word)]
    for part in LETTERS.finditer(word):
        if part.group().isupper():
            continue
        for place in DUTCH.positions(part.group()):
            at = part.start() + int(place)
            if place.data is None and word[at] not in "äëïöü" and len(part.group()) - place >= 3:
                places.append((at, "-"))
    return tuple(sorted(places))


def split(word: Word, room: float, font: str, size: float) -> tuple[Word, Word] | None:
    """The word in two, with as much as fits before the break."""
    text, raised = word.runs[0]
    for at, hyphen in reversed(breaks(text) if not raised else ()):
        if stringWidth(text[:at] + hyphen, font, size) <= room:
            return Word([(text[:at] + hyphen, False)]), Word([(text[at:], False), *word.runs[1:]])
    return None


def fill(words, width, font, size, height, *, ragged=0.06, indent=0.0) -> list[Line]:
    """The lines of a paragraph. A word is broken if more than `ragged` of the width would be left."""
    queue, lines, current, used = list(words)[::-1], [], [], 0.0
    space = stringWidth(" ", font, size)
    while queue:
        word = queue.pop()
        wide = word.width(font, size)
        before = used + (space if current else 0)
        if before + wide <= width:
            current, used = [*current, word], before + wide
            continue
        halves = split(word, width - before, font, size) if width - used > ragged * width else None
        if halves:
            queue += [halves[1]]
            used = before + halves[0].width(font, size)
            current.append(halves[0])
        elif not current:
            raise ValueError(f"too wide for a line: {word}")
        else:
            queue.append(word)
        lines.append(Line(current, font, size, height, indent, width - used, width, broken=bool(halves)))
        current, used = [], 0.0
    lines.append(Line(current, font, size, height, indent, width - used, width, is_last=True))
    lines[0].is_first = True
    return lines


def fill_short(words, width, font, size, height, *, ragged=0.06, indent=0.0, rest=70.0) -> list[Line]:
    """The same, and the last line leaves `rest` free: where no blank line follows, nothing else shows the end.

    Other words are broken until it does; only where that does not help the lines are made shorter.
    """
    ways = [(0, way) for way in (ragged, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3)] + [
        (less, ragged) for less in range(3, 60, 3)
    ]
    for less, way in ways:
        lines = fill(words, width - less, font, size, height, ragged=way, indent=indent)
        if lines[-1].room + less >= rest or (len(lines) == 1 and less):
            break
    for line in lines:
        line.room, line.width = line.room + less, line.width + less
    return lines
