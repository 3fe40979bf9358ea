"""The pages of a PDF as plain values, by PDFium: characters with their place and size.

Only a process of its own imports this (`letters.formats.apart`): PDFium is not safe among threads, nor against every
file. A call into it costs about a microsecond, so characters are not asked for one by one: those between two calls that
name the same text object belong to it too.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2 as pdfium
from pypdfium2 import raw

from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft
from letters.reading.pages import read_sheets
from letters.reading.sheets import Rule, Run, Sheet

# What PDFium says for a hyphen at a line's end, and characters that stand for more than themselves.
AS_PRINTED: dict[int, str | None] = {0xFFFE: "-", 0x02: "-", 0x2010: "-", 0x2011: "-"}
AS_PRINTED |= {
    ord(space): " " for space in "\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
}
AS_PRINTED |= dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
AS_PRINTED |= {0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF0D8: "‣"}  # bullets of symbol fonts
AS_PRINTED |= dict.fromkeys([*range(0x02), *range(0x03, 0x09), 0xFEFF, 0x200B, 0x200E, 0x200F, 0x2060])
BOLD = re.compile(r"bold|black|heavy|demi|-bd", re.IGNORECASE)
ITALIC = re.compile(r"ital|obli|-it\b", re.IGNORECASE)
HEAVY = 600
FORCE_BOLD, SLANTED = 1 << 18, 1 << 6
# A run wider than this, in type sizes a character, holds space that was moved over and not printed.
STRETCHED = 0.8
MOST_OBJECTS = 3000
THINNEST_RULE = 20  # points long
# A picture smaller than this, in points each way, is a mark or a coat of arms.
SMALL_PICTURE = 120
LETTER = re.compile(r"\w")
LEAST_WORDS = 3

NUMBER, PLACE = ctypes.c_void_p, ctypes.c_int


def direct(function, gives, *takes):
    """A function of PDFium that takes and gives addresses as numbers: to make pointers costs more than the call."""
    return ctypes.PYFUNCTYPE(gives, *takes)(ctypes.cast(function, NUMBER).value or 0)


text_object = direct(raw.FPDFText_GetTextObject, NUMBER, NUMBER, PLACE)
origin = direct(raw.FPDFText_GetCharOrigin, ctypes.c_int, NUMBER, PLACE, NUMBER, NUMBER)
matrix = direct(raw.FPDFText_GetMatrix, ctypes.c_int, NUMBER, PLACE, NUMBER)
room = direct(raw.FPDFText_GetLooseCharBox, ctypes.c_int, NUMBER, PLACE, NUMBER)
font_size = direct(raw.FPDFText_GetFontSize, ctypes.c_double, NUMBER, PLACE)
font_of = direct(raw.FPDFTextObj_GetFont, NUMBER, NUMBER)
# What these functions write to.
X, Y, TURNED, BOX = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
AT_X, AT_Y, AT_TURNED, AT_BOX = (ctypes.addressof(each) for each in (X, Y, TURNED, BOX))


@dataclass(slots=True)
class Drawn:
    """A run as PDFium has it: where it begins and ends in the page's own axes, and which way it runs."""

    text: str
    begin: tuple[float, float]
    end: tuple[float, float, float, float]
    first: tuple[float, float, float, float] | None
    size: float
    way: tuple[int, int]
    bold: bool
    italic: bool
    spaced: bool = False


def read_here(data: bytes) -> LetterDraft:
    """The letter in a PDF, read in this process. Raises `Unreadable` with code locked, damaged, no_pages or scan."""
    sheets = list(read_pages(data))
    if not sheets:
        raise Unreadable("no_pages")
    if not any(has_words(sheet) for sheet in sheets):
        raise Unreadable("scan")
    return read_sheets(sheets)


def has_words(sheet: Sheet) -> bool:
    """More than a stamp or a page number."""
    return sum(len(run.text) > 1 and bool(LETTER.search(run.text)) for run in sheet.runs) >= LEAST_WORDS


def read_pages(data: bytes) -> Iterator[Sheet]:
    """The pages of a PDF, each as a sheet."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("locked" if locked else "damaged") from error
    fonts: dict[int, tuple[bool, bool]] = {}
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise Unreadable("damaged") from error
        yield read_page(page, text_page, index + 1, fonts)
        text_page.close()
        page.close()


def read_page(page, text_page, number: int, fonts: dict[int, tuple[bool, bool]]) -> Sheet:
    drawn = list(read_runs(text_page.raw, fonts))
    lengths: dict[tuple[int, int], int] = {}
    for each in drawn:
        lengths[each.way] = lengths.get(each.way, 0) + len(each.text)
    way = max(lengths, key=lambda way: lengths[way], default=(1, 0))
    paper = Paper(page.get_cropbox(), way)
    runs = [paper.place(each) for each in drawn if each.way == way]
    rules, pictures = read_objects(page, paper)
    return Sheet(
        number,
        paper.width,
        paper.height,
        [run for run in runs if paper.holds(run)],
        rules,
        pictures,
        sideways=any(LETTER.search(each.text) for each in drawn if each.way != way),
    )


class Paper:
    """A page turned so that its words stand upright; `way` is the direction in which they run."""

    def __init__(self, box: tuple[float, float, float, float], way: tuple[int, int]) -> None:
        self.way = way
        corners = [self.turn(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        self.left, self.top = min(x for x, _ in corners), min(y for _, y in corners)
        self.width = max(x for x, _ in corners) - self.left
        self.height = max(y for _, y in corners) - self.top

    def turn(self, x: float, y: float) -> tuple[float, float]:
        along, up = self.way
        return along * x + up * y, up * x - along * y

    def span(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box (left, bottom, right, top)."""
        one, other = self.turn(box[0], box[1]), self.turn(box[2], box[3])
        return (
            min(one[0], other[0]) - self.left, min(one[1], other[1]) - self.top,
            max(one[0], other[0]) - self.left, max(one[1], other[1]) - self.top,
        )  # fmt: skip

    def place(self, drawn: Drawn) -> Run:
        if self.way == (1, 0):
            left, base = drawn.begin[0] - self.left, -drawn.begin[1] - self.top
            right = drawn.end[2] - self.left
            first = drawn.first[2] - self.left if drawn.first else right
        else:
            left, base = self.turn(*drawn.begin)
            left, base, right = left - self.left, base - self.top, self.span(drawn.end)[2]
            first = self.span(drawn.first)[2] if drawn.first else right
        return Run(drawn.text, left, right, base, drawn.size, drawn.bold, drawn.italic, first, drawn.spaced)

    def holds(self, run: Run) -> bool:
        return run.right > 0 and run.left < self.width and 0 < run.base < self.height + run.size


# ---- characters -----------------------------------------------------------------------------------------------
def read_runs(page, fonts: dict[int, tuple[bool, bool]]) -> Iterator[Drawn]:
    """The runs of a page in the order in which PDFium has them."""
    text = read_text(page)
    handle = ctypes.cast(page, ctypes.c_void_p).value
    start = 0
    for line in re.split("([\r\n\ufffe\x02])", text):
        if line.strip():
            for begin, end, drawn in objects_in(handle, text, start, start + len(line)):
                style = style_of(drawn, fonts)
                for run in make_runs(handle, text, begin, end, style) if drawn else ():
                    run.spaced = text[begin - 1 : begin] == " " or text[begin] == " "
                    yield run
        elif line in ("\ufffe", "\x02") and start:
            drawn = text_object(handle, start)
            yield from make_runs(handle, text, start, start + 1, style_of(drawn, fonts)) if drawn else ()
        start += len(line)


def read_text(page) -> str:
    """The characters of a page, so that each has the place in the text that it has for PDFium."""
    number = raw.FPDFText_CountChars(page)
    buffer = ctypes.create_string_buffer((number + 1) * 2)
    length = raw.FPDFText_GetText(page, 0, number, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))) - 1
    text = buffer.raw[: length * 2].decode("utf-16-le", "replace")
    if length == number == len(text):
        return text
    # Characters that the font does not name are left out of a page's text, though not of its count.
    return "".join(chr(raw.FPDFText_GetUnicode(page, index) or 0xFFFD) for index in range(number))


def objects_in(page, text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The parts of a line (from `begin`, up to `end`) that were each drawn as one object; with that object."""
    while begin < end and text[begin] == " ":
        begin += 1
    while end > begin and text[end - 1] == " ":
        end -= 1
    if begin >= end:
        return
    first, last = text_object(page, begin), text_object(page, end - 1)
    if first == last:
        yield begin, end, first or 0
        return
    low, high = begin, end - 1  # the object of `low` is the first one's, that of `high` is another
    while high - low > 1:
        middle = (low + high) // 2
        if text_object(page, middle) == first:
            low = middle
        else:
            high = middle
    yield begin, low + 1, first or 0
    yield from objects_in(page, text, low + 1, end)


def make_runs(page, text: str, begin: int, end: int, style: tuple[bool, bool]) -> Iterator[Drawn]:
    """One object's characters as a run; as several where there is wide space among them."""
    while begin < end and text[begin] == " ":
        begin += 1
    words = text[begin:end].rstrip()
    if not words:
        return
    drawn = make_run(page, words, begin, style)
    if drawn is None:
        return
    if " " in words:
        width = abs(drawn.end[2] - drawn.begin[0]) if drawn.way[0] else abs(drawn.end[3] - drawn.begin[1])
        stretched = width > STRETCHED * len(words) * drawn.size
        if stretched or "   " in words:
            for found in re.finditer(r"\S+", words):
                part = make_run(page, found.group(), begin + found.start(), style)
                if part:
                    yield part
            return
    yield drawn


def make_run(page, words: str, begin: int, style: tuple[bool, bool]) -> Drawn | None:
    """These characters as one run; None for those that print nothing."""
    shown = words if words.isascii() and words.isprintable() else words.translate(AS_PRINTED)
    if not shown:
        return None
    origin(page, begin, AT_X, AT_Y)
    matrix(page, begin, AT_TURNED)
    a, b = TURNED.a, TURNED.b
    space = words.find(" ")
    return Drawn(
        shown,
        (X.value, Y.value),
        box_of(page, begin + len(words) - 1),
        box_of(page, begin + space - 1) if space > 0 else None,
        abs(font_size(page, begin)) * (hypot(TURNED.c, TURNED.d) or 1),
        ((a > 0) - (a < 0), 0) if abs(a) >= abs(b) else (0, (b > 0) - (b < 0)),
        *style,
    )


def box_of(page, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the room that a character takes."""
    room(page, index, AT_BOX)
    return BOX.left, BOX.bottom, BOX.right, BOX.top


def style_of(handle: int, fonts: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Whether an object's font is bold, and whether it is italic; `fonts` remembers what was asked before."""
    font = font_of(handle) if handle else 0
    if font not in fonts:
        fonts[font] = read_style(ctypes.cast(font, raw.FPDF_FONT)) if font else (False, False)
    return fonts[font]


def read_style(font) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("latin-1")
    flags, angle = max(0, raw.FPDFFont_GetFlags(font)), ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, angle)
    bold = BOLD.search(name) or raw.FPDFFont_GetWeight(font) >= HEAVY or flags & FORCE_BOLD
    return bool(bold), bool(ITALIC.search(name) or angle.value or flags & SLANTED)


# ---- what else is drawn ---------------------------------------------------------------------------------------
def read_objects(page, paper: Paper) -> tuple[list[Rule], int]:
    """The ruled lines of a page, and how many pictures are on it."""
    rules, pictures = [], 0
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        sides = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(drawn, *sides)
        left, top, right, bottom = paper.span(
            (sides[0].value, sides[1].value, sides[2].value, sides[3].value)
        )
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += right - left > SMALL_PICTURE and bottom - top > SMALL_PICTURE
        elif bottom - top < 3 and right - left > THINNEST_RULE:
            rules.append(Rule(left, right, (top + bottom) / 2))
    return rules, pictures
