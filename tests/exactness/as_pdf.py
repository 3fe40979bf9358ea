"""A letter of known text as PDF, on the geometry of Kamerstukken, or on a ministry's letterhead.

Body at x = 221 in 9.1 pt, dossier and number in the margin column at x = 55, notes in 6.9 pt at the foot, markers in
5.5 pt raised by 3.7, a running foot on every page and three lines at the bottom of the first.
"""

from dataclasses import fields
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.exactness.breaking import MARKER_SHARE, Line, Word, fill
from tests.exactness.known import Known
from tests.exactness.pages import Look, lay_out, note_lines

TOP, MARGIN, FOOT = 52.0, 55.0, 69.0
RAISED = 3.7
NAMES = {field.name for field in fields(Look)}


def look_of(letter: Known) -> Look:
    look = Look(**{name: value for name, value in letter.look.items() if name in NAMES})
    return Look(**{**look.__dict__, "height": look.page[1] - TOP - 108})


def laid_out(letter: Known):
    """The pages of the text, what stands in the head of the first, and how deep that is."""
    look = look_of(letter)
    head = letterhead(letter, look) if letter.ministry else paper_head(letter, look)
    depth = max(y for _, y, _, _, _ in head) + 2 * look.pitch
    lines = note_lines(letter, look)["1"] if letter.reprint else []
    pages = lay_out(letter, look, look.height - depth - sum(line.height for line in lines))
    pages[0].notes[:0] = lines
    return pages, head, depth


def render(letter: Known) -> bytes:
    look = look_of(letter)
    pages, head, depth = laid_out(letter)
    file = BytesIO()
    canvas = Canvas(file, pagesize=look.page, pageCompression=1, invariant=1)
    for number, page in enumerate(pages, 1):
        if look.justified:
            draw_foot(canvas, letter, look, number, len(pages))
        if number == 1:
            for x, y, text, font, size in head:
                put(canvas, x, look.page[1] - TOP - y, text, font, size)
        draw_page(canvas, page, look, depth if number == 1 else 0)
        if not look.justified:
            draw_foot(canvas, letter, look, number, len(pages))
        canvas.showPage()
    canvas.setTitle(letter.subject or letter.title)
    canvas.save()
    return file.getvalue()


def put(canvas, x, y, text, font, size) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


# ---- heads ----------------------------------------------------------------------------------------------------
def paper_head(letter: Known, look: Look):
    """`(x, depth, text, font, size)` of the two-column head of a Kamerstuk."""
    right = look.left + look.width
    found = [
        (MARGIN, 0.0, f"{letter.chamber} Kamer der Staten-Generaal", look.bold, 14),
        (right - 10, 0.0, "2" if letter.chamber == "Tweede" else "1", look.bold, 14),
        (MARGIN, 18.0, f"Vergaderjaar {letter.session}", look.font, 9.1),
    ]
    y = 52.0
    for dossier in letter.dossiers:
        found.append((MARGIN, y, dossier.printed, look.bold, 11))
        y = column(found, dossier.title, y, look, look.bold, 11) + 6
    y += 4
    word = "nr." if look.old else "Nr."
    found.append((MARGIN, y, f"{word} {letter.number}", look.bold, 9.1))
    if letter.reprint:
        found.append((look.left, y, "HERDRUK", look.bold, 9.1))
        found.append((look.left + stringWidth("HERDRUK", look.bold, 9.1), y - RAISED, "1", look.bold, 5.5))
        y += look.pitch
    y = column(found, letter.title, y, look, look.bold, look.size) + look.pitch
    for row in (letter.received, letter.addressee, dated(letter)):
        if row:
            y = column(found, row, y, look, look.font, look.size) + look.pitch
    return found


def dated(letter: Known) -> str:
    return f"{letter.place}, {letter.date_words}" if letter.place else letter.date_words


def column(found, text, y, look: Look, font, size) -> float:
    """Lines of the body's column; gives the depth below them."""
    for line in fill(
        [Word([(word, False)]) for word in text.split(" ")], look.width, font, size, size, ragged=1
    ):
        found.append((look.left, y, line.text, font, size))
        y += size * 1.165
    return y


def letterhead(letter: Known, look: Look):
    """The ministry's name and address in the right column, the addressee and `Datum`, `Betreft` in the left one."""
    right, left, font = look.left + look.width + 12, look.left, look.font
    found = [
        (left + 195, 0.0, letter.ministry, look.bold, 10),
        (left, 62.0, "> Retouradres Postbus 20701 2500 ES Den Haag", font, 6.5),
        (left, 88.0, "Aan de Voorzitter van de Tweede Kamer", font, 9),
        (left, 99.0, "der Staten-Generaal", font, 9),
        (left, 110.0, "Plein 2", font, 9),
        (left, 121.0, "2511 CR Den Haag", font, 9),
    ]
    for index, row in enumerate(
        ["Ministerie van Defensie", "Plein 4", "Postbus 20701", "2500 ES Den Haag", "www.defensie.nl", "",
         "Onze referentie", "BS2024012345"]
    ):  # fmt: skip
        if row:
            found.append((right, 88.0 + 9 * index, row, look.bold if index in (0, 6) else font, 6.5))
    for index, (label, value) in enumerate([("Datum", letter.date_words), ("Betreft", letter.subject)]):
        found += [(left, 170.0 + 12 * index, label, font, 9), (left + 50, 170.0 + 12 * index, value, font, 9)]
    return [*found, (left, 195.0, "", font, 9)]


# ---- pages ----------------------------------------------------------------------------------------------------
def draw_page(canvas, page, look: Look, depth: float) -> None:
    y = look.page[1] - TOP - depth
    for line in page.lines:
        draw_line(canvas, line, look, y)
        y -= line.height
    if not page.notes:
        return
    y = 98.0 + sum(line.height for line in page.notes)
    canvas.setLineWidth(0.4)
    canvas.line(look.left, y + 4, look.left + 60, y + 4)
    for line in page.notes:
        y -= line.height
        draw_note(canvas, line, look, y)


def draw_line(canvas, line: Line, look: Look, y: float) -> None:
    for x, room, lines in line.cells:
        for index, part in enumerate(lines):
            is_figure = (
                part.text[:1].isdigit() and x > min(cell[0] for cell in line.cells) and len(part.text) < 8
            )
            at = look.left + x + (room - 8 - part.words[0].width(part.font, part.size) if is_figure else 0)
            put(canvas, at, y - index * look.pitch * 0.9, part.text, part.font, part.size)
    if line.cells:
        canvas.setLineWidth(0.3)
        canvas.line(
            look.left + line.cells[0][0], y - line.height + 7, look.left + look.width, y - line.height + 7
        )
    if line.mark:
        put(canvas, look.left + line.indent - 14, y, line.mark, line.font, line.size)
    draw_words(canvas, line, look, look.left + line.indent, y)


def draw_note(canvas, line: Line, look: Look, y: float) -> None:
    """The label is printed as a marker in one font, and at the size of the text in the other."""
    if line.mark and look.font != "Times-Roman":
        label = line.words[0].width(line.font, line.size)
        put(canvas, look.left, y + 2, line.mark, line.font, line.size * 0.8)
        rest = Line(line.words[1:], line.font, line.size, line.height, room=line.room, is_last=True)
        draw_words(canvas, rest, look, look.left + label + 2, y)
    else:
        draw_words(canvas, line, look, look.left, y)


def draw_words(canvas, line: Line, look: Look, x: float, y: float) -> None:
    """The words of a line, its markers raised; a justified line is stretched between its words."""
    space = stringWidth(" ", line.font, line.size)
    gaps = len(line.words) - 1
    extra = line.room / gaps if look.justified and not line.is_last and not line.is_heading and gaps else 0
    if look.words == "joined" and not extra and not line.labels:
        put(canvas, x, y, line.text + ("" if line.broken else " "), line.font, line.size)
        return
    for index, word in enumerate(line.words):
        for text, raised in word.runs:
            size = line.size * MARKER_SHARE if raised else line.size
            put(canvas, x, y + (RAISED if raised else 0), text, line.font, size)
            x += stringWidth(text, line.font, size)
        if look.words != "placed" and index < gaps:
            put(canvas, x, y, " ", line.font, line.size)
        x += space + extra


def draw_foot(canvas, letter: Known, look: Look, number: int, total: int) -> None:
    """What every page prints around its text, and the lines at the bottom of the first."""
    if letter.ministry:
        put(canvas, look.left + look.width + 12, 40, f"Pagina {number} van {total}", look.font, 6.5)
        if number > 1:
            for index, row in enumerate(["Ministerie van Defensie", "", "Onze referentie", "BS2024012345"]):
                put(canvas, look.left + look.width + 12, look.page[1] - 140 - 9 * index, row, look.font, 6.5)
        return
    dossiers = ", ".join(dossier.printed for dossier in letter.dossiers[:1])
    foot = f"{letter.chamber} Kamer, vergaderjaar {letter.session}, {dossiers}, nr. {letter.number}"
    put(canvas, look.left, FOOT, foot, look.font, 6.9)
    put(canvas, look.left + look.width - 8, FOOT, str(number), look.font, 6.9)
    if number == 1:
        year = letter.session[:4]
        for index, row in enumerate([letter.identifier, "ISSN 0921 - 7371", f"’s-Gravenhage {year}"]):
            put(canvas, MARGIN, FOOT + 16 - 8 * index, row, look.font, 6.9)
