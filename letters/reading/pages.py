"""Pages of print become a letter: what stands where, and in which type, tells text from all that is printed around it.

The order matters. Furniture and margins go first, so that text runs on across pages; then the notes at the foot of
pages, because they cut sentences in two; then tables. What is left are rows as any format has them, with their
places on paper as evidence of where paragraphs end; the rules for heads, signatures, lists and hyphens are the same
for all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from letters.reading.answers import read_answers
from letters.reading.draft import Doubt, LetterDraft, ParagraphDraft, SectionDraft
from letters.reading.foot_notes import PrintedNote, lift_foot_notes, place_raised
from letters.reading.hyphens import count_words_in, join_rows
from letters.reading.layout import Unit, heading_level, split_into_units
from letters.reading.margins import Parted, part_furniture
from letters.reading.measures import Setting, take_setting
from letters.reading.metadata import Head, read_foot, read_head
from letters.reading.printed import IS_RAISED, PLAIN, Piece, PrintedLine, print_lines, space_of
from letters.reading.reflow import forget_pages, make_draft, without_mark
from letters.reading.rows import Gap, Place, Row, without
from letters.reading.sheets import Sheet
from letters.reading.signatures import find_signatures
from letters.reading.tables import find_blocks, read_rows

# Lines further apart than this share of the pitch have a blank line, or part of one, between them.
BLANK = 1.35
LARGE = 1.08
# The head of a letter, in which words stand in columns too, ends with the last of these on the first page.
HEAD_ENDS = re.compile(
    r"^(?:Aan:? (?:de|het|den) .{3,120}|[’'‘`]?\w[\w’' -]{1,40}, \d{1,2} [a-z]+ \d{4}\.?|Ontvangen .{0,40}\d{4}\.?"
    r"|(?:Datum|Voorgesteld|Vastgesteld|Betreft|Onderwerp)\b.*)$"
)
LABEL = re.compile(
    r"^(?:Datum|Betreft|Onderwerp|(?:Onze|Uw) referentie|(?:Ons|Uw) kenmerk|Bijlagen?(?:\(n\))?):?$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{2}")


def read_sheets(sheets: Sequence[Sheet]) -> LetterDraft:
    """The letter on these pages. Any pages give a draft, if need be one without paragraphs."""
    pages = [print_lines(sheet) for sheet in sheets]
    setting = take_setting([line for lines in pages for line in lines])
    parted = part_furniture(sheets, pages, setting)
    lines, notes = lift_foot_notes(parted.text, setting)
    words = count_words_in(line.text for line in parted.text)
    rows, doubted = make_rows(lines, sheets, setting, words)
    draft = read_rows_of_letter(rows, parted, notes, words)
    draft.doubts += [
        Doubt("table", place, draft.paragraphs[place].text.split("\t")[0])
        for place in places_of(draft, doubted)
    ]
    draft.doubts += page_doubts(sheets, pages)
    if len(sheets) == 1:
        forget_pages(draft)
    return draft


def places_of(draft: LetterDraft, texts: Sequence[str]) -> list[int]:
    """The places of the first rows of these tables."""
    places = {paragraph.text: place for place, paragraph in reversed(list(enumerate(draft.paragraphs)))}
    return [places[text] for text in texts if text in places]


def page_doubts(sheets: Sequence[Sheet], pages: Sequence[Sequence[PrintedLine]]) -> list[Doubt]:
    """Pages and parts of pages that were not read."""
    doubts = []
    for sheet, lines in zip(sheets, pages, strict=True):
        words = f"p. {sheet.number}"
        if not any(WORD.search(line.text) for line in lines):
            doubts += [Doubt("unread_page", None, words)] if sheet.pictures else []
        elif sheet.pictures:
            doubts.append(Doubt("picture", None, words))
        if sheet.sideways:
            doubts.append(Doubt("sideways", None, words))
    return doubts


# ---- lines become rows ----------------------------------------------------------------------------------------
def make_rows(
    lines: Sequence[PrintedLine], sheets: Sequence[Sheet], setting: Setting, words: Counter[str]
) -> tuple[list[Row], list[str]]:
    """The rows of the text, those of tables among them; and the first rows of tables that are uncertain."""
    barred = set(range(end_of_head(lines)))
    barred |= {index for index, line in enumerate(lines) if LABEL.match(line.pieces[0].text)}
    rules = [(sheet.number, rule) for sheet in sheets for rule in sheet.rules]
    rows: list[Row] = []
    doubted: list[str] = []
    reached = 0
    for block in find_blocks(lines, barred):
        rows += text_rows(lines[reached : block.first], setting, bool(rows))
        table = read_rows(
            lines[block.first : block.end], block.columns, rules, lambda texts: join_texts(texts, words)
        )
        rows += [Row(each.text, each.page, Gap.HARD, cells=True) for each in table]
        doubted += [table[0].text] if any(each.unsure for each in table) else []
        reached = block.end
    return rows + text_rows(lines[reached:], setting, bool(rows)), doubted


def join_texts(texts: Sequence[str], words: Counter[str]) -> str:
    return join_rows([Row(text) for text in texts], words) if texts else ""


def end_of_head(lines: Sequence[PrintedLine]) -> int:
    """The place behind the last line of the head; 0 where there is none."""
    first = [index for index, line in enumerate(lines[:60]) if line.page == lines[0].page]
    return max((index + 1 for index in first if HEAD_ENDS.match(line_text(lines[index]))), default=0)


def line_text(line: PrintedLine) -> str:
    """The words of a line; without those in the left column of a head."""
    return line.plain[:200]


def text_rows(lines: Sequence[PrintedLine], setting: Setting, goes_on: bool) -> list[Row]:
    """The rows of running text, headings and signatures. `goes_on` says that a table stands above them."""
    rows: list[Row] = []
    space = space_of(setting.size)
    value: Piece | None = None
    above: PrintedLine | None = None
    for line in lines:
        if value is not None and abs(line.left - value.left) < 2:
            rows[-1] = replace(
                rows[-1], text=f"{rows[-1].text} {line.text}"
            )  # a subject that takes two lines
            continue
        is_label = len(line.pieces) == 2 and LABEL.match(line.pieces[0].text)
        value = line.pieces[1] if is_label and line.pieces[1].left > setting.left + setting.size else None
        gap = (
            gap_between(above, line, setting)
            if above
            else (Gap.HARD if not goes_on or not rows else Gap.BLANK)
        )
        indent = max(0, round((line.left - setting.left) / space))
        rows.append(Row(line.text, line.page, gap, False, indent, place_of(line, setting)))
        above = line
    return rows


def gap_between(above: PrintedLine, line: PrintedLine, setting: Setting) -> Gap:
    if line.page != above.page:
        return Gap.TURN
    pitch = setting.pitch * max(1.0, line.size / setting.size, above.size / setting.size)
    return Gap.BLANK if line.base - above.base > BLANK * pitch else Gap.NONE


def place_of(line: PrintedLine, setting: Setting) -> Place:
    bold, italic, large = line.is_bold, line.is_italic, line.size > setting.size * LARGE
    needs = line.pieces[0].first - line.left + (0 if setting.justified else space_of(line.size))
    room = setting.right - line.right
    if not (bold or italic or large):
        return Place(line.left, room, needs)
    style = "large " * large + "bold " * bold + "italic" * italic
    return Place(line.left, room, needs, style, round(-10 * line.size) - 2 * bold + italic)


# ---- rows become a letter -------------------------------------------------------------------------------------
def read_rows_of_letter(
    rows: Sequence[Row], parted: Parted, notes: Sequence[PrintedNote], words: Counter[str]
) -> LetterDraft:
    plain = [
        replace(row, text=row.text.translate(PLAIN)) if IS_RAISED.search(row.text) else row for row in rows
    ]
    furniture = [Row(text, line.page) for line in parted.furniture for text in texts_of(line)]
    head = read_head(plain)
    read_foot(head, furniture)
    read_margin(head, parted.margin)
    read_answers(head, plain, furniture)
    kept = without(rows, head.used, Gap.HARD)
    signatories, signed = find_signatures(kept)
    units = split_into_units(without(kept, signed, Gap.HARD))
    draft = make_draft(head)
    draft.signatories = signatories
    draft.notes = [
        ParagraphDraft(join_texts(note.texts, words), "note", note.label, note.page) for note in notes
    ]
    add_printed_units(draft, units, words)
    return draft


def texts_of(line: PrintedLine) -> list[str]:
    """A line of furniture as a whole, and each of its pieces: the foot of a page may stand beside the margin's."""
    return [line.plain, *(piece.text for piece in line.pieces)]


def read_margin(head: Head, margin: Sequence[Piece]) -> None:
    """Date and subject, where they stand in the margin: a label, and its words beside or under it."""
    rows = [
        Row(f"{above.text} {under.text}", gap=Gap.HARD)
        for above, under in pairwise(margin)
        if LABEL.match(above.text)
    ]
    if rows and not (head.dated_on and head.title):
        beside = read_head(rows)
        head.dated_on = head.dated_on or beside.dated_on
        head.title = head.title or beside.title


def add_printed_units(draft: LetterDraft, units: Sequence[Unit], words: Counter[str]) -> None:
    """Put the units in the draft as sections and paragraphs, with the markers of their notes."""
    read = [
        ("", unit.first) if unit.kind == "table" else without_mark(unit, join_rows(unit.rows, words))
        for unit in units
    ]
    texts = [(text, unit.rows[0].page) for unit, (_, text) in zip(units, read, strict=True)]
    marked = place_raised(texts, [(note.label, note.page or 0) for note in draft.notes])
    levels = dict(levels_of(units))
    for index, (unit, (label, _), (text, markers)) in enumerate(zip(units, read, marked, strict=True)):
        if unit.kind == "heading":
            draft.sections.append(SectionDraft(text, levels[index]))
            continue
        section = len(draft.sections) - 1 if draft.sections else None
        draft.paragraphs.append(ParagraphDraft(text, unit.kind, label, unit.rows[0].page, section, markers))
        if has_uncertain_end(unit):
            draft.doubts.append(Doubt("uncertain_end", len(draft.paragraphs) - 1, last_words(unit)))


def levels_of(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The level of each heading: by its number, or else by how much it stands out among the headings."""
    headings = [(index, unit) for index, unit in enumerate(units) if unit.kind == "heading"]
    ranks = sorted({rank_of(unit) for _, unit in headings if heading_level(unit.first) == 1})
    for index, unit in headings:
        level = heading_level(unit.first)
        yield index, level if level > 1 or not ranks else 1 + min(ranks.index(rank_of(unit)), 3)


def rank_of(unit: Unit) -> int:
    place = unit.rows[0].place
    return place.rank if place else 0


def has_uncertain_end(unit: Unit) -> bool:
    """Does a page turn within it behind a full line that ends a sentence? Then two paragraphs may have met there."""
    return any(
        row.gap is Gap.TURN and above.ends_sentence and row.text[:1].isupper()
        for above, row in pairwise(unit.rows)
    )


def last_words(unit: Unit) -> str:
    """The words at whose end the paragraph may end."""
    above = next(above for above, row in pairwise(unit.rows) if row.gap is Gap.TURN and above.ends_sentence)
    return " ".join(above.text.translate(PLAIN).split()[-4:])
