"""What the styles of a Word file say of a paragraph: heading and its level, list, bold or italic, furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

# Word keeps the English names of its own styles in Dutch files; house styles have Dutch ones.
HEADING = re.compile(
    r"^(?:heading|kop|titre|hoofdstuk|paragraaf(?:kop|titel))[ _-]?(\d)?\b(?!tekst)", re.IGNORECASE
)
FLAT_HEADING = re.compile(
    r"^(?:tussenkop|kopje|koptitel|title|titel|subtitle|ondertitel|inhoudskop|toc heading)\b", re.IGNORECASE
)
# A table of contents is printed by Word from the headings.
CONTENTS = re.compile(r"^(?:toc|inhopg|inhoudsopgave)[ _-]?\d?$", re.IGNORECASE)
BODY_LEVEL = 9
MOST_ANCESTORS = 20
OFF = frozenset(["0", "false", "off", "none"])


def is_on(element: _Element | None) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in OFF


@dataclass(frozen=True)
class Style:
    """A style with those that it is based on, nearest first."""

    chain: tuple[_Element, ...]

    @cached_property
    def names(self) -> list[str]:
        found = [style.find(qn("w:name")) for style in self.chain]
        return [name.get(qn("w:val"), "") for name in found if name is not None]

    @cached_property
    def is_contents(self) -> bool:
        return any(CONTENTS.match(name) for name in self.names[:1])

    @cached_property
    def heading_level(self) -> int:
        """0 for what is no heading."""
        level = self.property("w:outlineLvl")
        for name in self.names:
            found = HEADING.match(name)
            if found:
                return int(found[1] or 1) or 1
            if FLAT_HEADING.match(name):
                return 1
        return level_of(level)

    @cached_property
    def look(self) -> frozenset[str]:
        """Which of bold, italic and underlined all of its words are."""
        return looks_of(self.run_property)

    @cached_property
    def list_place(self) -> tuple[str, int] | None:
        numbering = self.property("w:numPr")
        return place_in_list(numbering) if numbering is not None else None

    def property(self, tag: str) -> _Element | None:
        return next(self._find("w:pPr", tag), None)

    def run_property(self, tag: str) -> _Element | None:
        return next(self._find("w:rPr", tag), None)

    def _find(self, group: str, tag: str) -> Iterator[_Element]:
        for style in self.chain:
            properties = style.find(qn(group))
            found = None if properties is None else properties.find(qn(tag))
            if found is not None:
                yield found


def level_of(outline: _Element | None) -> int:
    """`w:outlineLvl` counts from 0, and 9 means body text."""
    words = "" if outline is None else outline.get(qn("w:val"), "")
    return int(words) + 1 if words.isdigit() and int(words) < BODY_LEVEL else 0


def looks_of(find) -> frozenset[str]:
    """`find` gives an element of run properties by its name, or None."""
    return frozenset(tag for tag in ("w:b", "w:i", "w:u") if is_on(find(tag)))


def place_in_list(numbering: _Element) -> tuple[str, int]:
    """The list and the depth in it; list "0" means none."""
    number, depth = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
    words = "" if depth is None else depth.get(qn("w:val"), "")
    return "" if number is None else number.get(qn("w:val"), ""), int(words) if words.isdigit() else 0


def read_styles(document: Document) -> dict[str, Style]:
    """Every style by its id; the default paragraph style under "" as well."""
    elements = {
        each.get(qn("w:styleId"), ""): each for each in document.styles.element.findall(qn("w:style"))
    }
    styles = {name: Style(tuple(ancestry(name, elements))) for name in elements}
    for name, element in elements.items():
        if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) in ("1", "true", "on"):
            styles[""] = styles[name]
    styles.setdefault("", Style(()))
    return styles


def ancestry(name: str, elements: dict[str, _Element]) -> Iterator[_Element]:
    for _ in range(MOST_ANCESTORS):
        if name not in elements:
            return
        yield elements[name]
        based = elements[name].find(qn("w:basedOn"))
        name = "" if based is None else based.get(qn("w:val"), "")
