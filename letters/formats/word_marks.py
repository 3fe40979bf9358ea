"""The marks of lists and headings in a Word file: `1.`, `3.2`, `a)`, `iv.`, `•`. Word counts them when it prints."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

# Bullets of symbol fonts are in the private use area; what they look like.
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "‣",
    "\uf02d": "–",
    "\uf0fc": "•",
    "\uf06f": "◦",
    "o": "◦",
    "\uf0a8": "◦",
}
PLACEHOLDER = re.compile(r"%([1-9])")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST_ROMAN = 4000
DEEPEST = 9


def roman(number: int) -> str:
    if not 0 < number < LARGEST_ROMAN:
        return str(number)
    parts = []
    for value, letters in ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)


def in_form(number: int, form: str) -> str:
    """A number as Word prints it under a `w:numFmt`."""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 20:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form in ("lowerRoman", "upperRoman"):
        letters = roman(number)
    elif form == "decimalZero":
        letters = f"{number:02}"
    elif form == "ordinal":
        letters = f"{number}e"
    else:
        letters = str(number)
    return letters.upper() if form.startswith("upper") else letters


def whole(element: _Element | None, path: str, otherwise: int) -> int:
    """The number in the `w:val` of a child; `otherwise` without one."""
    child = None if element is None else element.find(qn(path))
    words = "" if child is None else child.get(qn("w:val"), "")
    return int(words) if re.fullmatch(r"-?\d{1,6}", words) else otherwise


def depth_of(element: _Element) -> int:
    words = element.get(qn("w:ilvl"), "")
    return int(words) if re.fullmatch(r"\d", words) else 0


@dataclass(frozen=True)
class Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    is_legal: bool = False


@dataclass
class Marks:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract list
    lists: dict[str, tuple[str, dict[int, Level]]] = field(
        default_factory=dict
    )  # by list: its abstract, its own levels
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, number: str, depth: int) -> str | None:
        """The mark of the next paragraph of a list; None if there is no such list."""
        if number not in self.lists or not 0 <= depth < DEEPEST:
            return None
        abstract, own = self.lists[number]
        levels = self.levels.get(abstract, {}) | own
        level = levels.get(depth, Level(text=f"%{depth + 1}."))
        counts = self.counts[abstract]
        if depth in own and (number, depth) not in self.begun:
            counts.pop(depth, None)
        self.begun.add((number, depth))
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [each for each in counts if each > depth and restarts(levels.get(each), depth)]:
            del counts[deeper]
        return text_of(level, levels, counts)


def restarts(level: Level | None, depth: int) -> bool:
    """Does a level begin anew behind a paragraph of this depth?"""
    after = None if level is None else level.restarts_after
    return after is None or (after > 0 and depth < after)


def text_of(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.form == "bullet":
        return SYMBOLS.get(level.text, level.text if level.text.isprintable() and level.text.strip() else "•")
    if level.form == "none":
        return PLACEHOLDER.sub("", level.text).strip()
    parts = PLACEHOLDER.split(level.text)
    for place in range(1, len(parts), 2):
        depth = int(parts[place]) - 1
        shown = levels.get(depth, Level())
        form = "decimal" if level.is_legal else shown.form
        parts[place] = in_form(counts.get(depth, shown.start), form)
    return "".join(parts).strip()


def read_marks(document: Document) -> Marks:
    marks = Marks()
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # a document without lists
        return marks
    for abstract in root.findall(qn("w:abstractNum")):
        marks.levels[abstract.get(qn("w:abstractNumId"), "")] = read_levels(abstract)
    for each in root.findall(qn("w:num")):
        named = each.find(qn("w:abstractNumId"))
        abstract_id = "" if named is None else named.get(qn("w:val"), "")
        own = {}
        for override in each.findall(qn("w:lvlOverride")):
            depth = depth_of(override)
            level = read_levels(override).get(depth) or marks.levels.get(abstract_id, {}).get(depth, Level())
            start = whole(override, "w:startOverride", level.start)
            own[depth] = Level(level.form, level.text, start, level.restarts_after, level.is_legal)
        marks.lists[each.get(qn("w:numId"), "")] = (abstract_id, own)
    return marks


def read_levels(owner: _Element) -> dict[int, Level]:
    levels = {}
    for level in owner.findall(qn("w:lvl")):
        form, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
        after = whole(level, "w:lvlRestart", -1)
        levels[depth_of(level)] = Level(
            "decimal" if form is None else form.get(qn("w:val"), "decimal"),
            "" if text is None else text.get(qn("w:val"), ""),
            whole(level, "w:start", 1),
            None if after < 0 else after,
            level.find(qn("w:isLgl")) is not None,
        )
    return levels
