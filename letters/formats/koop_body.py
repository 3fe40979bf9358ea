"""The body of an official publication, element by element, as blocks and notes.

Elements are those of the official schemas `officiele-publicatie` (2010 on) and `kamerwrk` (1995-2009). What is not
known by name still gives its words: text becomes a paragraph, and elements inside are walked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from letters.formats.koop_links import link_of
from letters.formats.koop_notes import NOTE_LABELS, NOTES, NoteLabels, plain
from letters.formats.koop_tables import rows_of_table
from letters.formats.refusals import Unreadable
from letters.reading.blocks import Block, Words
from letters.reading.layout import NUMBERING, TWO_SENTENCES, heading_level
from letters.reading.rows import SENTENCE_END
from letters.reading.signatures import CLOSING, ON_BEHALF

# What stands at the top of the piece and is read as its head.
HEAD = frozenset(["stuknr", "titel", "datumtekst", "ltrlabel", "nummer", "herdruk"])
PRINTS_NOTHING = frozenset(["witreg", "metadata", "colspec", "versie"])
# From the most to the least weighty look of a heading without a number.
LOOKS = ("vet", "vetcur", "cur", "rom")
CELLS = 2
# The longest papers, budgets with all their tables, have some thousands.
MOST_BLOCKS = 20_000


@dataclass
class Body:
    """What has been read so far."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    labels: NoteLabels = field(default_factory=NoteLabels)
    looks: dict[int, str] = field(default_factory=dict)  # the look of the heading that is this block
    depth: int = 0


def read_body(pieces: Iterable[Element]) -> Body:
    """The blocks and notes of `stuk` elements, in reading order."""
    body = Body()
    pieces = list(pieces)
    for piece in pieces:
        body.labels.number(piece)
    for piece in pieces:
        for child in piece:
            if child.tag not in HEAD:
                walk(body, child)
    weigh_headings(body)
    return body


# ---- blocks ---------------------------------------------------------------------------------------------------
def walk(body: Body, element: Element) -> None:
    reader = READERS.get(element.tag)
    if reader:
        reader(body, element)
    elif element.tag in PRINTS_NOTHING:
        return
    elif not len(element) or (element.text and element.text.strip()):
        read_paragraph(body, element)
    else:
        walk_children(body, element)


def walk_children(body: Body, element: Element) -> None:
    for child in element:
        walk(body, child)
        if child.tail and child.tail.strip():
            put_text(body, child.tail)


def put_text(body: Body, text: str) -> None:
    words = Words()
    words.add(text)
    put(body, words)


def put(body: Body, words: Words, kind: str = "body", label: str = "", **more: object) -> None:
    block = words.block(kind, label, **more)
    if block.text:
        body.blocks.append(block)
    if len(body.blocks) > MOST_BLOCKS:
        raise Unreadable("overdone")


def read_paragraph(body: Body, element: Element, kind: str = "body", label: str = "") -> None:
    """One `al`; a list, table or picture inside it stands between two paragraphs."""
    words = Words()
    words.add(element.text)
    whole = is_emphasised(element)
    for child in element:
        if child.tag in READERS and child.tag not in NOTES:
            put(body, words, kind, label)
            walk(body, child)
            words, label, whole = Words(), "", False
        else:
            read_inline(body, child, words)
        words.add(child.tail)
    put(body, words, kind, label, is_emphasised=whole)


def is_emphasised(element: Element) -> bool:
    """Is all of it in bold or italics?"""
    shown = [child for child in element if child.tag not in NOTES]
    tails = [element.text, *(child.tail for child in element)]
    return [child.tag for child in shown] == ["nadruk"] and not any(text and text.strip() for text in tails)


def read_division(body: Body, element: Element) -> None:
    body.depth += 1
    walk_children(body, element)
    body.depth -= 1


def read_group(body: Body, element: Element) -> None:
    """Paragraphs that were printed as one block: a group of conditions, or the names under a motion."""
    before = len(body.blocks)
    walk_children(body, element)
    body.blocks[before + 1 :] = [replace(block, is_tight=True) for block in body.blocks[before + 1 :]]


def read_kop(body: Body, element: Element) -> None:
    """`kop/(label, nr, titel, subtitel)`: the heading of the division, list or appendix that it is in."""
    words = Words()
    for child in element:
        words.add(" ")
        words.add(child.text)
        for part in child:
            read_inline(body, part, words)
            words.add(part.tail)
    put(body, words, "heading", level=max(1, body.depth))


def read_flat_heading(body: Body, element: Element) -> None:
    """`tussenkop`. In roman type it may hold an ordinary sentence: that is a paragraph."""
    words = Words()
    gather(body, element, words)
    text = words.block().text
    look = element.get("kopopmaak") or element.get("letat") or "vet"
    if look == "rom" and (
        SENTENCE_END.search(text[-8:]) or text.endswith((":", ";")) or TWO_SENTENCES.search(text)
    ):
        put(body, words)
    elif text:
        body.looks[len(body.blocks)] = look
        put(body, words, "heading", level=body.depth)


def weigh_headings(body: Body) -> None:
    """The level of flat headings: by their number, or by their look among the looks that this letter uses."""
    used = [look for look in LOOKS if look in body.looks.values()]
    for index, look in body.looks.items():
        block = body.blocks[index]
        rank = used.index(look) + 1 if look in used else 1
        level = heading_level(block.text) if NUMBERING.match(block.text) else rank
        body.blocks[index] = replace(block, level=block.level + level)


def read_list(body: Body, element: Element) -> None:
    for number, item in enumerate((child for child in element if child.tag == "li"), 1):
        printed = next((plain(child) for child in item if child.tag == "li.nr"), "")
        label = printed or item.get("nr", "") or mark_of(element.get("type", ""), number)
        read_item(body, item, label)


def mark_of(kind: str, number: int) -> str:
    """The mark that the list's type asks for where the item brings none."""
    if kind in ("1", "a", "A"):
        return f"{number if kind == '1' else chr(ord(kind) + (number - 1) % 26)}."
    return "•" if kind == "bullet" else "–"


def read_item(body: Body, item: Element, label: str) -> None:
    """The first paragraph of an item bears its mark; what follows in it is still of the list."""
    if item.text and item.text.strip():
        return read_paragraph(body, item, "list", label)
    for child in item:
        if child.tag == "al":
            read_paragraph(body, child, "list", label)
            label = ""
        elif child.tag != "li.nr":
            walk(body, child)
    return None


def read_table(body: Body, element: Element) -> None:
    """A title above it is a paragraph; each row is one."""
    for title in element.findall("title"):
        read_paragraph(body, title)
    for row in rows_of_table(element):
        words = Words()
        for place, (entry, times) in enumerate(row):
            if place:
                words.end_cell()
            if entry is not None:
                gather(body, entry, words)
            words.end_cell(times - 1)
        put(body, words, "table")


def read_definitions(body: Body, element: Element) -> None:
    """A term and what it means stand side by side, as in a row."""
    for item in element:
        words = Words()
        for place, child in enumerate(item):
            if place == CELLS - 1:
                words.end_cell()
            words.add(" ")
            gather(body, child, words)
        put(body, words, "table")


def read_picture(body: Body, element: Element) -> None:
    """A picture cannot be read; what is printed with it can."""
    shown = next(iter(element.iter("illustratie")), element)
    body.blocks.append(Block(shown.get("alt") or shown.get("naam") or "", "picture"))
    for child in element:
        if child.tag != "illustratie":
            walk(body, child)


def read_signature(body: Body, element: Element) -> None:
    """`functie` and `naam` or `deze`, once or in turn; "namens deze" makes no signatory, and is printed as it is."""
    offices: list[str] = []
    names: list[str] = []
    lines = [(child, plain(child)) for child in element]
    if not lines or (element.text and element.text.strip()):
        return read_paragraph(body, element)
    if any(ON_BEHALF.search(text) for _, text in lines) or not any(child.tag in SIGNS for child, _ in lines):
        return walk_children(body, element)
    for child, text in lines:
        if child.tag == "functie" and not CLOSING.search(text):
            if names:
                put_signatures(body, offices, names)
                offices, names = [], []
            offices.append(text.rstrip(", "))
        elif child.tag in ("naam", "deze") and text:
            names.append(text.rstrip(", "))
        else:
            walk(body, child)
    put_signatures(body, offices, names)
    return None


def put_signatures(body: Body, offices: list[str], names: list[str]) -> None:
    if not names:
        for office in offices:
            put_text(body, office)
        return
    if len(offices) != len(names):
        offices = [" ".join(offices)] * len(names)
    body.blocks += [Block(office, "signature", name) for office, name in zip(offices, names, strict=True)]


# ---- inside a paragraph ---------------------------------------------------------------------------------------
def gather(body: Body, element: Element, words: Words) -> None:
    """All words of an element in one run, whatever elements hold them."""
    words.add(element.text)
    for child in element:
        if child.tag in APART:
            words.add(" ")
        read_inline(body, child, words)
        words.add(f" {child.tail or ''}" if child.tag in APART else child.tail)


def read_inline(body: Body, element: Element, words: Words) -> None:
    if element.tag in NOTES:
        read_note(body, element, words)
    elif element.tag in ("nootref", "voetref"):
        words.mark(body.labels.called_by(element))
    elif element.tag in ("plaatje", "illustratie"):
        read_picture(body, element)
    elif element.tag == "extref":
        start = words.settle()
        gather(body, element, words)
        kind, identifier = link_of(element.get("doc", ""))
        if identifier:
            words.refer(start, kind, identifier)
    elif element.tag not in PRINTS_NOTHING:
        gather(body, element, words)


def read_note(body: Body, element: Element, words: Words) -> None:
    """A note is called where it stands, unless (before 2010) a `voetref` calls it from elsewhere."""
    label = body.labels.of(element)
    if label not in body.labels.called:
        words.mark(label)
    put_note(body, element, label)


def put_note(body: Body, element: Element, label: str) -> None:
    words = Words()
    words.add(element.text)
    for child in element:
        if child.tag not in NOTE_LABELS:
            words.add(" ")
            read_inline(body, child, words)
        words.add(child.tail)
    block = words.block("note", label)
    if block.text:
        body.notes.append(block)


def read_loose_note(body: Body, element: Element) -> None:
    """A note between paragraphs: its call stands elsewhere."""
    put_note(body, element, body.labels.of(element))


SIGNS = frozenset(["functie", "naam", "deze"])
# Elements that end a run of words: without white space between them their words would be glued together.
APART = frozenset(
    [
        "al",
        "al-groep",
        "li",
        "li.nr",
        "lijst",
        "noot.al",
        "term",
        "definitie",
        "plaats",
        "datum",
        "entry",
        "row",
        "kop",
    ]
)
READERS = {
    "al": read_paragraph,
    "al-groep": read_group,
    "tussenkop": read_flat_heading,
    "tuskop": read_flat_heading,
    "kop": read_kop,
    "divisie": read_division,
    "bijlage": read_division,
    "lijst": read_list,
    "table": read_table,
    "tabel": read_table,
    "definitielijst": read_definitions,
    "plaatje": read_picture,
    "illustratie": read_picture,
    "ondertekening": read_signature,
    "ondtek": read_signature,
    "noot": read_loose_note,
    "voetnoot": read_loose_note,
}
