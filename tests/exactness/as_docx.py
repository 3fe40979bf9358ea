# ruff: noqa: E501  (mark-up stands on one line here as it does in the files)
"""A letter of known text as DOCX: real headings, numbering and tables, a footnotes part, tracked changes.

python-docx writes no footnotes and no numbering of its own; those parts are written here. Runs are cut anywhere, as
Word does; inserted words count, deleted ones do not.
"""

import random
from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shared import OxmlElement

from tests.exactness.known import Heading, Known, Signing, Table, numbered

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TRACKED = 'w:id="900" w:author="A" w:date="2024-05-01T10:00:00Z"'
# label -> (numFmt, lvlText); one list each time it begins anew.
MARKS = {"•": ("bullet", "•"), "–": ("bullet", "–"), "1.": ("decimal", "%{}."), "a)": ("lowerLetter", "%{})")}


def render(letter: Known):
    """`(variant, letter, bytes)`"""
    yield "docx", letter, Writer(letter).written()


class Writer:
    """One document in the making: the python-docx document, its notes and its lists so far."""

    def __init__(self, letter: Known) -> None:
        self.letter = letter
        self.document = docx.Document()
        self.chance = random.Random(letter.name)
        self.notes: list[str] = []
        self.number = 100
        self.lists: dict[int, tuple[str, int]] = {}
        # The document's own list definitions would stand before ours: Word wants abstract ones first.
        self.numbering = self.document.part.numbering_part.element

    def written(self) -> bytes:
        self.write_head()
        for item, pieces in numbered(self.letter):
            self.write(item, pieces)
        self.add_footnotes()
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.text = "Pagina 1 van 4"
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    # ---- head ----
    def write_head(self) -> None:
        letter = self.letter
        if letter.ministry:
            rows = [letter.ministry, "> Retouradres Postbus 20701 2500 ES Den Haag", letter.addressee, "Plein 2",
                    "2511 CR Den Haag", f"Datum\t{letter.date_words}", f"Betreft\t{letter.subject}"]  # fmt: skip
        else:
            dated = f"{letter.place}, {letter.date_words}" if letter.place else letter.date_words
            rows = [f"{letter.chamber} Kamer der Staten-Generaal", f"Vergaderjaar {letter.session}",
                    *(f"{dossier.printed}\t{dossier.title}" for dossier in letter.dossiers),
                    f"Nr. {letter.number}\t{'' if letter.reprint else letter.title}"]  # fmt: skip
            rows += ["HERDRUK", letter.title] if letter.reprint else []
            rows += [row for row in (letter.received, letter.addressee, dated) if row]
        for row in rows:
            paragraph = self.document.add_paragraph(row.removesuffix("\t"))
            if row == "HERDRUK":
                self.add_marker(paragraph, letter.reprint)

    # ---- items ----
    def write(self, item, pieces) -> None:
        if isinstance(item, Heading):
            self.document.add_heading(item.text, item.level)
        elif isinstance(item, Table):
            self.write_table(item)
        elif isinstance(item, Signing):
            for office, name in item.signatories:
                for row in [f"{office},", name] if office else [name]:
                    self.document.add_paragraph(row)
        else:
            paragraph = self.document.add_paragraph()
            for label, words in pieces:
                if label == "text":
                    self.add_words(paragraph, words)
                else:
                    self.add_marker(paragraph, words)
        if not (isinstance(item, (Heading, Table, Signing))) and item.kind == "list":
            self.add_to_list(paragraph, item)
        else:
            self.lists = {}

    def write_table(self, item: Table) -> None:
        table = self.document.add_table(rows=0, cols=len(item.widths))
        for row in item.rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words

    def add_words(self, paragraph, words: str) -> None:
        """The words in runs cut anywhere; now and then a tracked insertion, with what was deleted for it."""
        cuts = sorted({0, len(words), *(self.chance.randint(0, len(words)) for _ in range(3))})
        for index, (start, end) in enumerate(pairwise(cuts)):
            part = words[start:end]
            run = paragraph.add_run(part)
            if index == 1 and self.chance.random() < 0.35:
                inserted = parse_xml(f"<w:ins {nsdecls('w')} {TRACKED}/>")
                run._r.addprevious(inserted)
                inserted.append(run._r)
                inserted.addnext(parse_xml(
                    f"<w:del {nsdecls('w')} {TRACKED}><w:r><w:delText xml:space=\"preserve\">oude woorden </w:delText></w:r></w:del>"
                ))  # fmt: skip
            elif index == 2 and "F-35" in part:
                run.text = part.split("F-35")[0] + "F"
                run._r.append(OxmlElement("w:noBreakHyphen"))
                run.add_text("35" + "F-35".join(part.split("F-35")[1:]))
            elif index == 0:
                paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))

    def add_marker(self, paragraph, words: str) -> None:
        self.notes.append(words)
        paragraph._p.append(parse_xml(
            f"<w:r {nsdecls('w')}><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        ))  # fmt: skip

    # ---- lists ----
    def add_to_list(self, paragraph, item) -> None:
        """Numbering on the paragraph itself; every list has a number of its own, so that it begins at 1."""
        form = item.label if item.label in "•–" else ("a)" if item.label.endswith(")") else "1.")
        known = self.lists.get(item.depth)
        if not known or known[0] != form:
            self.lists[item.depth] = (form, self.new_list(form))
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{item.depth}"/><w:numId w:val="{self.lists[item.depth][1]}"/></w:numPr>'
        ))  # fmt: skip

    def new_list(self, form: str) -> int:
        self.number += 1
        fmt, text = MARKS[form]
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text.format(depth + 1)}"/></w:lvl>'
            for depth in range(2)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.number}">{levels}</w:abstractNum>'
        )
        first = self.numbering.find(qn("w:num"))
        first.addprevious(abstract)
        self.numbering.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self.number}"><w:abstractNumId w:val="{self.number}"/></w:num>'
        ))  # fmt: skip
        return self.number

    # ---- notes ----
    def add_footnotes(self) -> None:
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            f'<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
            f"{escape(words)}</w:t></w:r></w:p></w:footnote>"
            for number, words in enumerate(self.notes, 1)
        )
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{separators}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
