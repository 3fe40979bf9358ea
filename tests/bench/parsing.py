"""How fast files are read: pages of PDF beside PDFium merely handing over their characters, and paragraphs of XML."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from statistics import median

import pypdfium2 as pdfium
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.formats import koop_xml
from letters.formats import pdfium as reader
from letters.formats.pdf import read_letter
from tests.bench.measuring import Limit, ratio, take_turns
from tests.letters.gold import NAMES, letter_bytes

PAGES, SHEET = 40, (558, 771)
FONT, SIZE, PITCH, LEFT, WIDTH, NOTE_SIZE = "Vera", 9.1, 10.6, 221, 285, 6.9
PARAGRAPHS = 2000
LEAST_ROUNDS = 12
LEAST_PAGES, LEAST_PARAGRAPHS, MOST_TIMES = 25, 2000, 3


def measure(rounds: int) -> tuple[list[str], list[Limit]]:
    """What is found, in sentences, and the limits that it is held against."""
    data, xml = make_pdf(PAGES), make_xml(PARAGRAPHS)
    ways: dict[str, Callable[[], object]] = {
        "PDFium alone": partial(hand_over, data),
        "a PDF": partial(reader.read_here, data),
        "a PDF, in a process of its own": partial(read_letter, data),
        "XML": partial(koop_xml.read_letter, xml),
    }
    for run in ways.values():
        run()  # the process of its own starts, and modules are read, once
    seconds = take_turns(ways, max(rounds, LEAST_ROUNDS))
    alone, ours, apart, official = (seconds[name] for name in ways)
    sentences = [
        f"PDF: {PAGES / median(ours):.0f} pages a second, {PAGES / median(apart):.0f} in a process of its own",
        f"reading them beside PDFium merely handing over their characters: {ratio(ours, alone)}",
        f"{PARAGRAPHS} paragraphs of official XML: {PARAGRAPHS / median(official):.0f} a second",
    ]
    times = min(ours) / min(alone)  # the least of each: what else the machine does slows the shorter one more
    return sentences, [
        Limit(f"reading {LEAST_PAGES} pages of PDF", median(apart) / PAGES * LEAST_PAGES, 1, "s"),
        Limit(
            f"reading {LEAST_PARAGRAPHS} paragraphs of XML",
            median(official) / PARAGRAPHS * LEAST_PARAGRAPHS,
            1,
            "s",
        ),
        Limit(
            "reading PDF, a hundredth of the time that PDFium alone takes",
            100 * times,
            100 * MOST_TIMES,
            "hundredths",
        ),
    ]


def hand_over(data: bytes) -> int:
    """The characters of all pages, as PDFium gives them in one call a page."""
    document = pdfium.PdfDocument(data)
    number = 0
    for page in document:
        text = page.get_textpage()
        number += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return number


def words_of_letters():
    """The words of the two letters, over and over."""
    words = " ".join(letter_bytes(name).decode() for name in NAMES).split()
    while True:
        yield from words


def make_pdf(pages: int) -> bytes:
    """A letter of so many pages, set as a Kamerstuk is: ragged, with two notes at the foot of every page."""
    registerFont(
        TTFont(FONT, "Vera.ttf")
    )  # put in the file, as every Kamerstuk has its fonts; reportlab brings it
    file, words = BytesIO(), words_of_letters()
    canvas = Canvas(file, pagesize=SHEET)
    for page in range(1, pages + 1):
        canvas.setFont(FONT, NOTE_SIZE)
        canvas.drawString(LEFT, 69, f"Tweede Kamer, vergaderjaar 2022–2023, 36 067, nr. 90 {page}")
        for index, y in enumerate((100, 90)):
            canvas.drawString(LEFT, y, f"{2 * page - 1 + index} Kamerstuk 28 676, nr. {page + index}.")
        draw_body(canvas, words, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def draw_body(canvas, words, page: int) -> None:
    y, number = 719.0, 2 * page - 1
    while y > 125:
        line = next(words)
        while stringWidth(f"{line} {(word := next(words))}", FONT, SIZE) < WIDTH:
            line = f"{line} {word}"
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT, y, line)
        if y > 690:
            canvas.setFont(FONT, 5.5)
            canvas.drawString(LEFT + stringWidth(line, FONT, SIZE), y + 3.7, str(number))
            number += 1
        y -= PITCH


def make_xml(paragraphs: int) -> bytes:
    """An official publication of so many paragraphs, a tenth of them with a note."""
    words = words_of_letters()
    note = '<noot id="n{0}" type="voet"><noot.nr>{0}</noot.nr><noot.al>Kamerstuk 28 676, nr. {0}.</noot.al></noot>'
    notes = [note.format(index // 10) if index % 10 == 9 else "" for index in range(paragraphs)]
    texts = [f"<al>{escape(' '.join(next(words) for _ in range(60)))}{each}</al>" for each in notes]
    return (
        "<officiele-publicatie><kamerstuk><kamerstukkop/><dossier><dossiernummer><dossiernr>28 676</dossiernr>"
        "</dossiernummer><titel>NAVO</titel></dossier><stuk><stuknr>Nr. <ondernummer>321</ondernummer></stuknr>"
        f"<titel>BRIEF VAN DE MINISTER VAN DEFENSIE</titel><algemeen><vrije-tekst><tekst>{''.join(texts)}</tekst>"
        "</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
