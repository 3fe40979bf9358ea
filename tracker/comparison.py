"""Two texts of one letter, paragraph by paragraph, as the comparing page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from letters.comparing import Piece, diff_words, pair_up, plain
from letters.models import Edition, Letter, Paragraph, Section

# Fewer unchanged paragraphs than this in a row are shown as they are.
FOLDED_FROM = 2


@dataclass(frozen=True)
class Unit:
    """A paragraph, or a heading, which has no sign."""

    text: str
    sign: str = ""
    address: str = ""
    is_heading: bool = False


@dataclass(frozen=True)
class Row:
    """What became of one unit. `kind` is same, changed, removed or added."""

    kind: str
    former: Unit | None
    present: Unit | None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def unit(self) -> Unit:
        return self.present or self.former or Unit("")

    @property
    def has_moved(self) -> bool:
        return bool(self.former and self.present and self.former.sign != self.present.sign)


@dataclass(frozen=True)
class Stretch:
    """Rows that follow each other, either all unchanged or none."""

    rows: list[Row]
    unchanged: bool

    @property
    def is_folded(self) -> bool:
        return self.unchanged and len(self.rows) >= FOLDED_FROM

    @property
    def signs(self) -> list[str]:
        return [row.unit.sign for row in self.rows if row.unit.sign]

    @property
    def first_sign(self) -> str:
        return self.signs[0] if self.signs else ""

    @property
    def last_sign(self) -> str:
        return self.signs[-1] if self.signs else ""


@dataclass(frozen=True)
class Comparison:
    stretches: list[Stretch]

    @property
    def counts(self) -> dict[str, int]:
        """How many paragraphs are the same, changed, removed and added; headings are not counted."""
        counts = dict.fromkeys(("same", "changed", "removed", "added"), 0)
        for row in (row for stretch in self.stretches for row in stretch.rows):
            counts[row.kind] += not row.unit.is_heading
        return counts

    @property
    def is_same(self) -> bool:
        return all(stretch.unchanged for stretch in self.stretches)


def compare(letter: Letter, former: Edition, present: Edition | None) -> Comparison:
    """The former text against another one, None for the letter's present text: four statements, however long it is."""
    old, new = units_of(letter, former), units_of(letter, present)
    rows = [row for one, other in zip(old, new, strict=True) for row in rows_of(one, other)]
    grouped = groupby(rows, lambda row: row.kind == "same")
    return Comparison([Stretch(list(group), unchanged) for unchanged, group in grouped])


def rows_of(old: list[Unit], new: list[Unit]) -> list[Row]:
    pairs = pair_up([marked(unit) for unit in old], [marked(unit) for unit in new])
    return [
        row_of(
            None if pair.former is None else old[pair.former],
            None if pair.present is None else new[pair.present],
        )
        for pair in pairs
    ]


def marked(unit: Unit) -> str:
    """A heading is never a version of a paragraph with the same words."""
    return f"# {unit.text} #" if unit.is_heading else unit.text


def row_of(old: Unit | None, new: Unit | None) -> Row:
    if old is None or new is None:
        return Row("added" if old is None else "removed", old, new)
    same = plain(old.text) == plain(new.text)
    return Row("same", old, new) if same else Row("changed", old, new, diff_words(old.text, new.text))


def units_of(letter: Letter, text: Edition | None) -> tuple[list[Unit], list[Unit]]:
    """The body with its headings, and the footnotes."""
    body: list[Unit] = []
    notes: list[Unit] = []
    seen: set[int] = set()
    headings = {section.pk: section for section in Section.every.filter(letter=letter, edition=text)}
    for paragraph in in_reading_order(letter, text):
        if paragraph.section_id in headings and paragraph.section_id not in seen:
            seen.add(paragraph.section_id)
            body.append(Unit(headings[paragraph.section_id].heading, is_heading=True))
        kind = notes if paragraph.kind == Paragraph.Kind.NOTE else body
        kind.append(Unit(paragraph.text, paragraph.sign, paragraph.get_absolute_url()))
    return body, notes


def in_reading_order(letter: Letter, text: Edition | None) -> Iterable[Paragraph]:
    paragraphs = list(Paragraph.every.filter(letter=letter, edition=text).order_by("number", "pk"))
    for paragraph in paragraphs:
        paragraph.letter, paragraph.edition = letter, text
    return paragraphs
