"""The text of a Word file, element by element, as blocks: paragraphs, headings, list items, rows, text boxes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from letters.formats.word_marks import Marks, in_form, read_marks
from letters.formats.word_styles import Style, is_on, level_of, place_in_list, read_styles
from letters.formats.word_tables import flow_of, grid_of
from letters.reading.blocks import LINE_END, Block, Labels, Words, cut, joined
from letters.reading.layout import LONGEST_HEADING as LONGEST_BARE_HEADING

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TWO_LINE_ENDS = re.compile(rf"{LINE_END}[ {LINE_END}]*{LINE_END}")
PRIVATE_USE = range(0xE000, 0xF900)
BULLET_CODES = {"F0B7": "•", "F0A7": "▪", "F02D": "–", "F0E0": "→", "F0FC": "✓"}
NUMBERED = re.compile(r"^[\dIVXA-Z]")


@dataclass
class Sources:
    """What one document's text, boxes and notes have in common: styles, lists that count on, notes called so far."""

    styles: dict[str, Style]
    marks: Marks
    forms: dict[str, str]
    calls: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    labels: Labels = field(default_factory=Labels)

    def call(self, kind: str, number: str, printed: str = "") -> str:
        """The label of a note: the one that its author gave it, or the next number of its kind."""
        if (kind, number) not in self.calls:
            self.counts[kind] += not printed
            label = printed or in_form(self.counts[kind], self.forms[kind])
            self.calls[kind, number] = self.labels.take(label)
        return self.calls[kind, number]


def read_sources(document: Document) -> Sources:
    forms = {"footnote": "decimal", "endnote": "lowerRoman"}
    for root in (document.settings.element, *(section._sectPr for section in document.sections)):
        for kind, usual in forms.items():
            form = root.find(f"{qn(f'w:{kind}Pr')}/{qn('w:numFmt')}")
            forms[kind] = usual if form is None else form.get(qn("w:val"), usual)
    return Sources(read_styles(document), read_marks(document), forms)


@dataclass
class Story:
    """A run of paragraphs (the body, a cell, a text box, a note) as far as it has been read."""

    sources: Sources
    blocks: list[Block] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    looks: frozenset[str] | None = None
    fields: list[str] = field(default_factory=list)
    has_gap: bool = True

    def end(self) -> list[Block]:
        """The blocks; the words of a last paragraph whose end was deleted too."""
        finish(self, Style(()), None)
        return self.blocks


def read_story(sources: Sources, element: _Element) -> list[Block]:
    story = Story(sources)
    walk(story, element)
    return story.end()


def walk(story: Story, element: _Element) -> None:
    """Everything on the level of paragraphs."""
    for child in element:
        if child.tag == qn("w:p"):
            read_paragraph(story, child)
        elif child.tag == qn("w:tbl"):
            read_table(story, child)
        elif child.tag in WRAPPERS:
            walk(story, child)
        elif child.tag == f"{COMPATIBLE}AlternateContent":
            walk(story, chosen(child))


def chosen(alternate: _Element) -> Sequence[_Element]:
    """One of the ways in which a thing is written down: the others say the same again."""
    ways = [way for way in alternate if way.tag in (f"{COMPATIBLE}Choice", f"{COMPATIBLE}Fallback")]
    return ways[0] if ways else []


# ---- paragraphs -----------------------------------------------------------------------------------------------
def read_paragraph(story: Story, paragraph: _Element) -> None:
    properties = paragraph.find(qn("w:pPr"))
    named = None if properties is None else properties.find(qn("w:pStyle"))
    styles = story.sources.styles
    style = styles.get("" if named is None else named.get(qn("w:val"), ""), styles[""])
    read_inline(story, paragraph, style)
    story.fields = [state for state in story.fields if state != "code"]
    if style.is_contents:
        story.words, story.looks = Words(), None
    elif not is_end_deleted(properties):
        finish(story, style, properties)


def is_end_deleted(properties: _Element | None) -> bool:
    """Was the end of this paragraph deleted? Then the next one continues it."""
    marks = None if properties is None else properties.find(qn("w:rPr"))
    return marks is not None and any(marks.find(qn(tag)) is not None for tag in ("w:del", "w:moveFrom"))


def finish(story: Story, style: Style, properties: _Element | None) -> None:
    """The words read so far are a paragraph."""
    level = heading_level(style, properties)
    label = mark_of(story, style, properties)
    block = replace(
        story.words.block(), is_emphasised=bool(story.looks), is_tight=not story.has_gap, label=label
    )
    story.words, story.looks, story.has_gap = Words(), None, not block.text
    if not block.text:
        return
    bare = (
        bool(label)
        and block.is_emphasised
        and bool(NUMBERED.match(label))
        and len(block.text) < LONGEST_BARE_HEADING
    )
    if level or bare:
        numbered = joined([f"{label} ", block]) if label else block
        story.blocks.append(replace(numbered, kind="heading", label="", level=level))
    else:
        story.blocks += parts_of(replace(block, kind="list" if label else "body"))


def parts_of(block: Block) -> Iterator[Block]:
    """Two line ends in a paragraph are, to whoever wrote it, the end of one."""
    start = 0
    for gap in TWO_LINE_ENDS.finditer(block.text):
        yield cut(block, start, gap.start())
        block = replace(block, label="", kind="body", is_tight=False)
        start = gap.end()
    yield cut(block, start, len(block.text))


def heading_level(style: Style, properties: _Element | None) -> int:
    outline = None if properties is None else properties.find(qn("w:outlineLvl"))
    return style.heading_level if outline is None else level_of(outline)


def mark_of(story: Story, style: Style, properties: _Element | None) -> str:
    """The mark that Word prints before the paragraph; empty where it is in no list."""
    direct = None if properties is None else properties.find(qn("w:numPr"))
    place = style.list_place if direct is None else place_in_list(direct)
    if place and style.list_place and not place[0]:
        place = (style.list_place[0], place[1])
    if not place or place[0] in ("", "0"):
        return ""
    return story.sources.marks.mark(*place) or ""


# ---- inside a paragraph ---------------------------------------------------------------------------------------
def read_inline(story: Story, element: _Element, style: Style) -> None:
    for child in element:
        if child.tag == qn("w:r"):
            read_run(story, child, style)
        elif child.tag == qn("w:sdt"):
            if child.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None:
                read_inline(story, child, style)
        elif child.tag == f"{COMPATIBLE}AlternateContent":
            read_inline(story, chosen(child), style)
        elif child.tag in WRAPPERS or child.tag in INLINE:
            read_inline(story, child, style)
        elif child.tag.startswith(MATH):
            story.words.add("".join(child.itertext(f"{MATH}t")))


def read_run(story: Story, run: _Element, style: Style) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is not None and is_on(properties.find(qn("w:vanish"))):
        return
    custom = run.xpath("./*[self::w:footnoteReference or self::w:endnoteReference][@w:customMarkFollows]")
    if custom:
        printed = "".join(text.text or "" for text in run.findall(qn("w:t"))).strip()
        read_call(story, custom[0], printed)
        return
    before = story.words.length
    read_parts(story, run)
    if story.words.length > before and "".join(story.words.parts[-3:]).strip():
        look = look_of(properties, style, story.sources.styles)
        story.looks = look if story.looks is None else story.looks & look


def look_of(properties: _Element | None, style: Style, styles: dict[str, Style]) -> frozenset[str]:
    """Bold, italic, underlined: as the run says, else its own style, else that of the paragraph."""
    if properties is None:
        return style.look
    named = properties.find(qn("w:rStyle"))
    own = None if named is None else styles.get(named.get(qn("w:val"), ""))
    found = set()
    for tag in ("w:b", "w:i", "w:u"):
        element = properties.find(qn(tag))
        if element is None and own is not None:
            element = own.run_property(tag)
        if is_on(element) or (element is None and tag in style.look):
            found.add(tag)
    return frozenset(found)


def read_parts(story: Story, run: _Element) -> None:
    for part in run:
        if part.tag == qn("w:fldChar"):
            read_field(story, part.get(qn("w:fldCharType"), ""))
        elif "code" in story.fields:
            continue
        elif part.tag == qn("w:t"):
            story.words.add(part.text)
        elif part.tag in (qn("w:tab"), qn("w:ptab")):
            story.words.add(" ")
        elif part.tag in (qn("w:br"), qn("w:cr")):
            story.words.end_line()
        elif part.tag == qn("w:noBreakHyphen"):
            story.words.add("-")
        elif part.tag == qn("w:sym"):
            story.words.add(symbol(part.get(qn("w:char"), "")))
        elif part.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            read_call(story, part)
        elif part.tag in DRAWN:
            read_drawing(story, part)
        elif part.tag == f"{COMPATIBLE}AlternateContent":
            read_parts(story, chosen(part))


def read_field(story: Story, kind: str) -> None:
    """Of a field its result is printed, and not its code."""
    if kind == "begin":
        story.fields.append("code")
    elif story.fields and kind == "separate":
        story.fields[-1] = "result"
    elif story.fields and kind == "end":
        story.fields.pop()


def symbol(code: str) -> str:
    if code.upper() in BULLET_CODES:
        return BULLET_CODES[code.upper()]
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else 0
    return (
        chr(number)
        if number >= ord(" ") and number not in PRIVATE_USE and not 0xD800 <= number < 0xE000
        else ""
    )


def read_call(story: Story, call: _Element, printed: str = "") -> None:
    kind = "footnote" if call.tag == qn("w:footnoteReference") else "endnote"
    story.words.mark(story.sources.call(kind, call.get(qn("w:id"), ""), printed))


def read_drawing(story: Story, drawing: _Element) -> None:
    """A text box is text of its own; of a picture only its description can be had."""
    boxes = list(drawing.iter(qn("w:txbxContent")))
    for box in boxes:
        if not any(outer in boxes for outer in box.iterancestors(qn("w:txbxContent"))):
            story.blocks += read_story(story.sources, box)
            story.has_gap = True
    if not boxes and story.blocks:  # before any text stand only emblems
        named = next(drawing.iter("{*}docPr"), None)
        described = "" if named is None else named.get("descr") or ""
        story.blocks.append(Block(" ".join(described.split()), "picture"))


# ---- tables ---------------------------------------------------------------------------------------------------
def read_table(story: Story, table: _Element) -> None:
    """Rows of cells, or, where the table only sets paragraphs beside each other, those paragraphs."""
    rows = [
        [read_story(story.sources, cell) if cell is not None else [] for cell in row]
        for row in grid_of(table)
    ]
    is_top = not any(len(block.text) > LONGEST_BARE_HEADING for block in story.blocks)
    flow = flow_of(rows, is_top)
    story.has_gap = True
    if flow is not None:
        story.blocks += flow
        return
    for row in rows:
        pictures = [block for cell in row for block in cell if block.kind == "picture"]
        whole = row_of(row)
        if whole.text.strip():
            story.blocks.append(replace(whole, kind="table", label=""))
        story.blocks += pictures


def row_of(cells: Sequence[Sequence[Block]]) -> Block:
    pieces: list[Block | str] = []
    for place, cell in enumerate(cells):
        if place:
            pieces.append("\t")
        for order, block in enumerate(each for each in cell if each.kind != "picture"):
            pieces += [" "] * bool(order)
            pieces += [f"{block.label} "] * bool(block.label)
            pieces.append(replace(block, text=re.sub(r"[\n\t]", " ", block.text)))
    return joined(pieces)


WRAPPERS = frozenset(
    qn(f"w:{name}") for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml")
)
INLINE = frozenset(qn(f"w:{name}") for name in ("hyperlink", "fldSimple", "dir", "bdo"))
DRAWN = frozenset(qn(f"w:{name}") for name in ("drawing", "pict", "object"))
