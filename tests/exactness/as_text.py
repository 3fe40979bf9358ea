"""A letter of known text as plain text, in the four shapes in which text comes.

Wrapped as it comes out of a PDF (space at every line's end but behind a hyphen, one space before a page); a line a
paragraph; the same in UTF-16 without blank lines; and copied from a web page in Windows-1252, with its furniture.
"""

from tests.exactness.breaking import Line
from tests.exactness.known import CELL_ENDS, Heading, Known, Para, Signing, Table, numbered, without_tables
from tests.exactness.pages import Look, lay_out, note_lines

# Letters with a marker right behind a year: printed on one height, 2017 and 1 are 20171.
ONLY_RAISED = {"mutaties-begroting"}
WEB_HEAD = "Kamerstuk\n\nDatum publicatieOrganisatieVergaderjaarDossier- en ondernummer\n"


def render(letter: Known):
    """`(shape, letter as far as the shape can show it, bytes)`"""
    plain = without_tables(letter)
    yield "wrapped", plain, wrapped(plain).encode()
    yield "one line", letter, one_line(letter, "\n\n").encode()
    yield "UTF-16", plain, one_line(plain, "\r\n").encode("utf-16")
    if letter.dossiers:
        yield "copied", plain, copied(plain).encode("cp1252")


def head(letter: Known) -> list[str]:
    if letter.ministry:
        return [letter.ministry, letter.addressee, f"Datum {letter.date_words}", f"Betreft {letter.subject}"]
    reprint = " HERDRUK1" if letter.reprint else ""
    word = "nr." if letter.look.get("old") else "Nr."
    dated = f"{letter.place}, {letter.date_words}" if letter.place else letter.date_words
    rows = [f"{dossier.printed} {dossier.title}" for dossier in letter.dossiers]
    rows += [f"{word} {letter.number}{reprint}{chr(10) if reprint else ' '}{letter.title}"]
    return [*rows, *(row for row in (letter.received, letter.addressee, dated) if row)]


# ---- wrapped --------------------------------------------------------------------------------------------------
def wrapped(letter: Known) -> str:
    look = Look(gap=letter.look["gap"], width=300)
    pages = lay_out(letter, look, look.height)
    if letter.reprint:
        pages[0].notes[:0] = note_lines(letter, look)["1"]
    sheets = ["\n".join(page_rows(page)) for page in pages]
    rows = [row for entry in head(letter) for row in (*(f"{part} " for part in entry.split("\n")), "")]
    return "\n".join(rows) + "\n" + "\n ".join(sheets) + "\n"


def page_rows(page) -> list[str]:
    rows = [row(line) for line in page.lines]
    for line in page.notes:
        rows += [""] * bool(line.mark) + [row(line)]
    return (
        rows
        if not page.notes or page.notes[0].mark
        else [*rows[: len(page.lines)], "", *rows[len(page.lines) :]]
    )


def row(line: Line) -> str:
    if line.is_gap:
        return ""
    mark = f"{line.mark} " if line.mark and not line.text.startswith(line.mark) else ""
    return f"{mark}{line.text}{'' if line.broken else ' '}"


# ---- a line a paragraph ---------------------------------------------------------------------------------------
def one_line(letter: Known, gap: str) -> str:
    rows, notes = units(letter)
    return (
        gap.join(
            [
                *(part for entry in head(letter) for part in entry.split("\n")),
                *rows,
                *(f"{label} {words}" for label, words in notes),
            ]
        )
        + gap
    )


def copied(letter: Known) -> str:
    """As copied from the official site: office and name on one line, the notes behind "X Noot"."""
    rows, notes = units(letter)
    dossier = letter.dossiers[0].canonical
    session = letter.session.replace("–", "-")
    chamber = f"{letter.chamber} Kamer der Staten-Generaal{session}{dossier} nr. {letter.number}"
    text = "\n\n".join([WEB_HEAD + chamber, *head(letter), *rows])
    found = "".join(f"\n\nX Noot\n{label}\n\n{words}" for label, words in notes)
    return text + "\n" + found + "\n\nNaar boven\n"


def units(letter: Known):
    rows: list[str] = []
    notes = [("1", letter.reprint)] if letter.reprint else []
    for item, pieces in numbered(letter):
        if isinstance(item, Heading):
            rows.append(item.text)
        elif isinstance(item, Table):
            rows += [CELL_ENDS.join(cells) for cells in item.rows]
        elif isinstance(item, Signing):
            rows += [f"{office}, {name}" if office else name for office, name in item.signatories]
        elif isinstance(item, Para):
            mark = f"{item.label} " if item.label else ""
            rows.append(mark + "".join(words if label == "text" else label for label, words in pieces))
            notes += [piece for piece in pieces if piece[0] != "text"]
    return rows, notes
