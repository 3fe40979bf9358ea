"""PDF: place and size on paper tell text from what is printed around it; and what is no letter is refused, in time."""

from datetime import date
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from letters.formats import Unreadable, read
from letters.formats.pdfium import read_here, read_pages
from letters.formats.refusals import REASONS
from tests.letters import printing
from tests.letters.printing import (
    BOLD,
    CATALOGUE,
    FONT,
    ITALIC,
    LEFT,
    MARGIN,
    PITCH,
    SIZE,
    TOP,
    behind,
    by_hand,
    lines,
    make_pdf,
    paragraphs,
    raised_behind,
    stream,
    with_content,
)

# No test here asks a database anything.
pytestmark = pytest.mark.once

ONE = (
    "De bondgenoten spraken over de lastenverdeling binnen het bondgenootschap en over de uitgaven aan defensie, die "
    "in de komende jaren in alle landen zullen stijgen. Nederland heeft daarop aangedrongen."
)
TWO = (
    "Het kabinet informeert de Kamer voor het einde van het jaar over de voortgang van de plannen en over de kosten "
    "die daarmee zijn gemoeid. Daarbij wordt ook ingegaan op de inzet van het personeel dat nodig is."
)


def texts(draft):
    return [paragraph.text for paragraph in draft.paragraphs]


def refusal(data, filename="brief.pdf"):
    with pytest.raises(Unreadable) as refused:
        read(data, filename)
    return refused.value.code


def kinds(draft):
    return [paragraph.kind for paragraph in draft.paragraphs]


# ---- text and what is printed around it ----


def test_paragraphs_are_read_word_for_word_with_their_pages():
    draft = read(make_pdf(paragraphs(ONE, TWO), paragraphs(TWO, ONE)), "brief.pdf")

    assert texts(draft) == [ONE, TWO, TWO, ONE]
    assert [paragraph.page for paragraph in draft.paragraphs] == [1, 1, 2, 2]
    assert draft.format == "pdf"


def test_the_two_columns_of_the_head_are_read_together():
    head = [
        (MARGIN, 40, "Tweede Kamer der Staten-Generaal", BOLD, 14), (500, 40, "2", BOLD, 14),
        (MARGIN, 60, "Vergaderjaar 2023–2024", FONT, SIZE),
        (MARGIN, 90, "36 124", BOLD, 11), (LEFT, 90, "Defensienota 2022", BOLD, 11),
        (MARGIN, 108, "28 676", BOLD, 11), (LEFT, 108, "NAVO", BOLD, 11),
        (MARGIN, 130, "Nr. 46", BOLD, SIZE), (LEFT, 130, "BRIEF VAN DE MINISTER VAN DEFENSIE", BOLD, SIZE),
        (LEFT, 160, "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", FONT, SIZE),
        (LEFT, 180, "Den Haag, 10 juni 2024", FONT, SIZE),
    ]  # fmt: skip

    draft = read_here(make_pdf([*head, *paragraphs(ONE, TWO, depth=210)]))

    assert (draft.dossiers, draft.number) == (["36124", "28676"], "46")
    assert (draft.title, draft.dated_on) == ("BRIEF VAN DE MINISTER VAN DEFENSIE", date(2024, 6, 10))
    assert (draft.place, draft.addressee) == (
        "Den Haag",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    )
    assert texts(draft) == [ONE, TWO]


def test_feet_heads_and_margins_of_pages_are_no_text():
    def page(number):
        return [
            (MARGIN, 20, "Concept ter bespreking", FONT, 8),
            *paragraphs(ONE.replace(" over", f" {number} over", 1), TWO.replace(" de", f" {number} de", 1), depth=140),
            (MARGIN, 690, "ISSN 0921 - 7371", FONT, 6.9), (MARGIN, 702, "’s-Gravenhage 2024", FONT, 6.9),
            (LEFT, 702, "Tweede Kamer, vergaderjaar 2023–2024, 36 124, nr. 46", FONT, 6.9),
            (500, 702, str(number), FONT, 6.9),
        ]  # fmt: skip

    draft = read_here(make_pdf(page(1), page(2), page(3)))

    assert len(draft.paragraphs) == 6
    assert all(
        text.startswith(("De bondgenoten ", "Het kabinet ")) and text.endswith(".") for text in texts(draft)
    )
    assert (draft.dossiers, draft.number) == (["36124"], "46")


def test_a_ministrys_own_letter_has_its_particulars_in_two_columns():
    right = [
        (480, 100 + 9 * i, row, FONT, 6.5)
        for i, row in enumerate(["Postbus 20701", "Onze referentie", "BS2024012345"])
    ]
    head = [
        (104, 80, "Aan de Voorzitter van de Tweede Kamer", FONT, 11), (104, 94, "der Staten-Generaal", FONT, 11),
        (104, 108, "Plein 2", FONT, 11), (104, 150, "Datum", FONT, 11), (170, 150, "3 mei 2024", FONT, 11),
        (104, 164, "Betreft", FONT, 11), (170, 164, "Voortgang van de verwerving en de", FONT, 11),
        (170, 178, "instandhouding van materieel", FONT, 11),
    ]  # fmt: skip
    body = paragraphs(ONE, TWO, depth=220, left=104, width=360, size=11, pitch=14, gap=14)

    draft = read_here(make_pdf([*head, *body, *right], sheet=(595, 842)))

    assert (draft.dated_on, draft.title) == (
        date(2024, 5, 3),
        "Voortgang van de verwerving en de instandhouding van materieel",
    )
    assert draft.addressee == "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert texts(draft) == [ONE, TWO]


@pytest.mark.parametrize(("turn", "sheet"), [(90, (771, 558)), (180, (558, 771)), (270, (771, 558))])
def test_a_turned_page_reads_as_one_that_stands_upright(turn, sheet):
    def change(canvas):
        places = {90: (771, 0), 180: (558, 771), 270: (0, 558)}
        canvas.translate(*places[turn])
        canvas.rotate(turn)

    assert texts(read_here(make_pdf(paragraphs(ONE, TWO), sheet=sheet, change=None))) == [ONE, TWO]
    turned = make_pdf(
        [(x, depth - 771 + sheet[1], *rest) for x, depth, *rest in paragraphs(ONE, TWO)],
        sheet=sheet,
        change=change,
    )
    assert texts(read_here(turned)) == [ONE, TWO]


def test_text_drawn_out_of_order_is_read_as_it_stands():
    page = paragraphs(ONE, TWO)

    assert texts(read_here(make_pdf(page[::-1]))) == [ONE, TWO]


def test_words_printed_twice_for_boldness_are_read_once():
    heading = [(LEFT, TOP, "Voortgang", FONT, SIZE), (LEFT + 0.3, TOP, "Voortgang", FONT, SIZE)]

    draft = read_here(make_pdf([*heading, *paragraphs(ONE, TWO, depth=TOP + 2 * PITCH)]))

    assert [section.heading for section in draft.sections] == ["Voortgang"]
    assert texts(draft) == [ONE, TWO]


def test_ligatures_spaces_and_soft_hyphens_read_as_letters():
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont("Vera", "Vera.ttf"))
    text = "De goede ﬁnanciering van\u00a0de vloot en de ﬂank be\u00adgint."
    draft = read_here(make_pdf([(LEFT, TOP, text, "Vera", SIZE), *paragraphs(ONE, depth=TOP + 2 * PITCH)]))

    assert texts(draft)[0] == "De goede financiering van de vloot en de flank begint."


def test_a_word_broken_at_a_page_turn_with_notes_between_is_whole_again():
    first = [
        *lines(ONE[: ONE.index("zullen")] + "zullen stij-"),
        (LEFT, 640, "1 Kamerstuk 28 676, nr. 3.", FONT, 6.9),
    ]
    first.append(raised_behind(first[0], "1"))
    second = lines("gen. " + TWO)

    draft = read_here(make_pdf(first, second))

    assert len(draft.paragraphs) == 1
    assert "zullen stijgen. Het kabinet" in draft.paragraphs[0].text
    assert [(note.label, note.text) for note in draft.notes] == [("1", "Kamerstuk 28 676, nr. 3.")]


# ---- notes ----


def test_a_raised_number_with_a_note_is_a_marker_and_another_is_not():
    brief = (LEFT, TOP, "De brief", FONT, SIZE)
    over = behind(brief, " gaat over 12 km")
    page = [
        brief, raised_behind(brief, "1"), over, raised_behind(over, "2"), behind(over, " grond."),
        *paragraphs(ONE, TWO, depth=TOP + 2 * PITCH),
        (LEFT, 640, "1 Kamerstuk 28 676, nr. 3, van 2 en", FONT, 6.9), (LEFT, 648, "4 december 2019.", FONT, 6.9),
        (LEFT, 656, "2 Niet genoemd.", FONT, 6.9),
    ]  # fmt: skip

    draft = read_here(make_pdf(page))

    assert draft.paragraphs[0].text == "De brief gaat over 12 km² grond."
    assert [(marker.at, marker.label) for marker in draft.paragraphs[0].markers] == [(8, "1")]
    assert [(n.label, n.text) for n in draft.notes] == [
        ("1", "Kamerstuk 28 676, nr. 3, van 2 en 4 december 2019."),
        ("2", "Niet genoemd."),
    ]


def test_a_note_runs_on_at_the_foot_of_the_next_page():
    first = [
        *paragraphs(ONE, TWO),
        raised_behind(lines(ONE)[0], "1"),
        (LEFT, 650, "1 Een lange noot die niet past en daarom", FONT, 6.9),
    ]
    second = [*paragraphs(TWO, ONE), (LEFT, 650, "op de volgende bladzijde eindigt.", FONT, 6.9)]

    draft = read_here(make_pdf(first, second))

    assert [note.text for note in draft.notes] == [
        "Een lange noot die niet past en daarom op de volgende bladzijde eindigt."
    ]
    assert "eindigt" not in " ".join(texts(draft))


# ---- headings, lists and tables ----


def test_bold_and_italic_lines_are_headings_by_rank_and_italic_words_are_not():
    page = [
        (LEFT, TOP, "Veiligheid", BOLD, SIZE), *paragraphs(ONE, depth=TOP + 20),
        (LEFT, 180, "Personeel", ITALIC, SIZE), *paragraphs(TWO, depth=200),
    ]  # fmt: skip

    draft = read_here(make_pdf(page))

    assert [(section.heading, section.level) for section in draft.sections] == [
        ("Veiligheid", 1),
        ("Personeel", 2),
    ]
    assert texts(draft) == [ONE, TWO]


def test_list_items_hang_from_their_marks():
    page = [
        *paragraphs("De voorwaarden voor deelname zijn als volgt:"),
        (LEFT, 82, "•", FONT, SIZE), *lines(ONE, 82, LEFT + 14, WIDTH_IN), (LEFT, 140, "•", FONT, SIZE),
        *lines("Het tweede punt.", 140, LEFT + 14), *lines(TWO, 162),
    ]  # fmt: skip

    draft = read_here(make_pdf(page))

    assert [(p.kind, p.label) for p in draft.paragraphs] == [
        ("body", ""),
        ("list", "•"),
        ("list", "•"),
        ("body", ""),
    ]
    assert texts(draft)[1:] == [ONE, "Het tweede punt.", TWO]


WIDTH_IN = printing.WIDTH - 14


def table(rows, depth, step=14):
    return [
        (LEFT + 100 * column, depth + step * row, cell, FONT, 8)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    ]


def test_a_table_gives_a_row_a_paragraph_with_its_cells_apart():
    rows = [("Land", "Bijdrage", "Jaar"), ("Nederland", "12", "2024"), ("België", "", "2025")]

    draft = read_here(make_pdf([*lines(ONE), *table(rows, 130), *lines(TWO, 200)]))

    assert texts(draft) == [ONE, "Land\tBijdrage\tJaar", "Nederland\t12\t2024", "België\t\t2025", TWO]
    assert kinds(draft) == ["body", "table", "table", "table", "body"]


def test_a_wrapped_cell_is_one_cell_and_a_head_on_the_next_page_is_furniture():
    head = ("Land", "Bijdrage", "Jaar")
    first = [
        *lines(ONE),
        *table([head, ("Nederland", "twaalf", "2024")], 600),
        (LEFT + 100, 623, "miljoen", FONT, 8),
    ]
    second = [*table([head, ("België", "drie", "2025")], TOP), *lines(TWO, 110)]

    draft = read_here(make_pdf(first, second))

    assert texts(draft) == [
        ONE,
        "Land\tBijdrage\tJaar",
        "Nederland\ttwaalf miljoen\t2024",
        "België\tdrie\t2025",
        TWO,
    ]


# ---- doubts ----


def test_a_page_without_text_among_others_is_read_with_a_doubt():
    picture = ImageReader(BytesIO(a_picture()))
    file = BytesIO()
    canvas = printing.Canvas(file, pagesize=printing.SHEET)
    for x, depth, text, font, size in paragraphs(ONE, TWO):
        canvas.setFont(font, size)
        canvas.drawString(x, 771 - depth, text)
    canvas.showPage()
    canvas.drawImage(picture, 0, 0, 558, 771)
    canvas.save()

    draft = read(file.getvalue(), "brief.pdf")

    assert texts(draft) == [ONE, TWO]
    assert ("unread_page", "p. 2") in [(doubt.code, doubt.words) for doubt in draft.doubts]


def a_picture():
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (60, 80), "grey").save(file, "PNG")
    return file.getvalue()


def test_a_full_line_at_the_end_of_a_page_leaves_a_doubt():
    full = lines(ONE + " " + TWO)
    at = next(i for i, line in enumerate(full) if "stijgen." in line[2])
    upper = [
        *full[:at],
        (LEFT, full[at][1], "in alle landen zullen gaan stijgen, ook die van de Europese Unie.", FONT, SIZE),
    ]

    draft = read_here(make_pdf(upper, lines(TWO)))

    assert [doubt.code for doubt in draft.doubts] == ["uncertain_end"]


# ---- what is refused ----


def test_a_scan_is_refused_with_that_reason():
    file = BytesIO()
    canvas = printing.Canvas(file, pagesize=printing.SHEET)
    canvas.drawImage(ImageReader(BytesIO(a_picture())), 0, 0, 558, 771)
    canvas.save()

    assert refusal(file.getvalue()) == "scan"


def test_a_locked_pdf_is_refused_and_one_that_only_forbids_printing_is_read():
    locked = StandardEncryption("geheim", canPrint=0, strength=128)
    open_to_all = StandardEncryption("", ownerPassword="geheim", canPrint=0, strength=128)

    assert refusal(make_pdf(paragraphs(ONE), encrypt=locked)) == "locked"
    assert texts(read(make_pdf(paragraphs(ONE, TWO), encrypt=open_to_all), "brief.pdf")) == [ONE, TWO]


def test_every_truncation_is_refused():
    whole = make_pdf(paragraphs(ONE, TWO), paragraphs(TWO))

    assert texts(read(whole, "brief.pdf")) == [ONE, TWO, TWO]
    assert {refusal(whole[: len(whole) * share // 10]) for share in range(2, 10)} == {"damaged"}


UNREADABLE = {"damaged", "scan", "no_pages"}


def deep_tree(depth):
    kids = [
        f"<</Type /Pages /Kids [{number + 3} 0 R] /Count 1 /Parent {number + 1} 0 R>>"
        for number in range(depth)
    ]
    return by_hand(CATALOGUE, *kids, f"<</Type /Page /Parent {depth} 0 R /MediaBox [0 0 558 771]>>")


def endless_xref():
    data = by_hand(CATALOGUE, "<</Type /Pages /Kids [] /Count 0>>")
    at = data.rindex(b"startxref")
    start = data[at:].split()[1]
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + start)


def bomb():
    return with_content(stream(b"BT /F 9 Tf (x) Tj " + b"q " * (300 * 2**20)))


LETTER = make_pdf(paragraphs(ONE))
HOSTILE = {
    "no pages": (lambda: by_hand(CATALOGUE, "<</Type /Pages /Kids [] /Count 0>>"), {"no_pages", "damaged"}),
    "deep tree": (lambda: deep_tree(20_000), UNREADABLE),
    "a tree that bites its tail": (
        lambda: by_hand(CATALOGUE, "<</Type /Pages /Kids [2 0 R] /Count 9>>"),
        UNREADABLE,
    ),
    "endless xref": (endless_xref, {"damaged", "no_pages"}),
    "flate bomb": (bomb, {"too_heavy", "too_slow", "scan"}),
    "endless length": (lambda: with_content(b"<</Length 4 0 R>>\nstream\nBT ET\nendstream"), UNREADABLE),
    "nothing but a header": (lambda: b"%PDF-1.7\n%%EOF\n", {"damaged"}),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF", {"damaged"}),
    "svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><text>Brief</text></svg>", {"picture"}),
    "html in front": (lambda: b"<html>" + LETTER, {"web_page", "two_formats", "not_pdf", "mismatch"}),
    "html in its head": (lambda: b"%PDF-1.4\n%<html><script>a()</script>\n" + LETTER[9:], {"two_formats"}),
    "html behind": (lambda: LETTER + b"<html><body>x</body></html>", {"two_formats"}),
    "text": (lambda: b"Den Haag, 3 mei 2024\nEen brief.", {"not_pdf"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_letter_is_refused_and_the_next_file_is_read(name):
    make, codes = HOSTILE[name]

    assert refusal(make()) in codes
    assert texts(read(make_pdf(paragraphs(ONE, TWO)), "brief.pdf")) == [ONE, TWO]


@pytest.mark.parametrize(
    "code", ["not_pdf", "damaged", "locked", "no_pages", "scan", "too_slow", "too_heavy"]
)
def test_a_refusal_says_what_to_do(code):
    assert any(word in REASONS[code] for word in ("Save", "save", "Choose", "Bring", "Fetch"))


def test_pages_come_as_plain_values():
    sheet = next(read_pages(make_pdf([(LEFT, TOP, "Brief van 3 mei", BOLD, SIZE)])))

    (run,) = sheet.runs
    assert (run.text, run.bold, run.italic, round(run.size, 1)) == ("Brief van 3 mei", True, False, SIZE)
    assert (round(run.left), round(run.base)) == (LEFT, TOP)
    assert run.left < run.first < run.right
