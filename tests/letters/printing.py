"""PDFs for the tests: letters set as Kamerstukken are, and files made by hand, object by object."""

import zlib
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SHEET = (558, 771)
FONT, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
LEFT, WIDTH, SIZE, PITCH, TOP = 221, 285, 9.1, 10.6, 60
NOTE, RAISED, MARGIN = 6.9, 3.7, 55


def make_pdf(*pages, sheet=SHEET, change=None, **options):
    """A PDF in which each page is a list of `(x, depth, text, font, size)`; depth counts from the top.

    `change` is called with the canvas at the start of every page.
    """
    file = BytesIO()
    canvas = Canvas(file, pagesize=sheet, **options)
    for page in pages:
        if change:
            change(canvas)
        for x, depth, text, font, size in page:
            canvas.setFont(font, size)
            canvas.drawString(x, sheet[1] - depth, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(text, depth=TOP, left=LEFT, width=WIDTH, font=FONT, size=SIZE, pitch=PITCH):
    """The words of a paragraph in lines of this width, as `make_pdf` takes them."""
    found, line = [], ""
    for word in text.split(" "):
        if line and stringWidth(f"{line} {word}", font, size) > width:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [(left, depth + index * pitch, each, font, size) for index, each in enumerate([*found, line])]


def paragraphs(*texts, depth=TOP, gap=PITCH, **setting):
    """Paragraphs under each other with a blank line between them."""
    found = []
    for text in texts:
        found += lines(text, depth, **setting)
        depth = found[-1][1] + setting.get("pitch", PITCH) + gap
    return found


def raised_behind(line, label):
    """The number of a note, raised behind the last word of a line."""
    x, depth, text, font, size = line
    return (x + stringWidth(text, font, size), depth - RAISED, label, font, size * 0.6)


def behind(line, text):
    """More words on the same line, behind a raised number."""
    x, depth, before, font, size = line
    return (x + stringWidth(before, font, size) + 4, depth, text, font, size)


def by_hand(*objects, trailer="/Root 1 0 R", version="1.4"):
    """A PDF of these objects, the first of which is number 1, with its table of places."""
    data, places = b"%PDF-" + version.encode() + b"\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + f"trailer <</Size {len(places) + 1} {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(content, packed=True):
    content = zlib.compress(content, 9) if packed else content
    filters = b"/Filter /FlateDecode " if packed else b""
    return b"<<" + filters + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


CATALOGUE, PAGES = "<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = (
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 558 771] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>"
)
HELVETICA = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def with_content(content):
    return by_hand(CATALOGUE, PAGES, PAGE, content, HELVETICA)
