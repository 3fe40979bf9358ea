# ruff: noqa: E501  (mark-up stands on one line here as it does in the files)
"""A letter of known text as official XML: both dialects, with what makes real files hard.

Pretty-printed white space in paragraphs and notes, CRLF, processing instructions inside words, references and
emphasis as elements, flat and nested headings, CALS tables, lists in lists, signatures in several ways.
"""

import random
import re
from xml.sax.saxutils import escape, quoteattr

from tests.exactness import as_kamerwrk
from tests.exactness.as_kamerwrk import folded, pointer
from tests.exactness.breaking import breaks
from tests.exactness.known import Heading, Known, Para, Signing, Table, numbered

REFERENCE = re.compile(r"(\d\d) (\d{3})( [IVX]+)?, nr\. (\d+)")
BESIDE = "metadata.xml beside"
LONG_WORD = re.compile(r"\b[a-z]{9,}\b")


def render(letter: Known):
    """`(dialect, letter, bytes)`"""
    yield "flat", letter, official(letter, nested=False).replace("\n", "\r\n").encode()
    yield "nested", letter, official(letter, nested=True).encode()
    yield BESIDE, letter, official(letter, nested=False).encode()
    if (
        not any(isinstance(item, Table) for item in letter.items)
        and not letter.ministry
        and not letter.reprint
    ):
        yield "kamerwrk", letter, as_kamerwrk.legacy(letter).encode()


# ---- words ----------------------------------------------------------------------------------------------------
def inline(words: str, chance: random.Random) -> str:
    """Escaped words with references and emphasis as elements, and an instruction inside a word now and then."""
    text = escape(words)
    text = REFERENCE.sub(lambda found: f'<extref doc="kst-{found[1]}{found[2]}{(found[3] or "").replace(" ", "-")}-{found[4]}" '
                         f'soort="document" status="actief">{found[0]}</extref>', text)  # fmt: skip
    found = LONG_WORD.search(text) if chance.random() < 0.5 and "<" not in text else None
    if not found:
        return text
    if chance.random() < 0.4:
        return f'{text[: found.start()]}<nadruk type="cur">{found[0]}</nadruk>{text[found.end() :]}'
    places = [at for at, hyphen in breaks(found[0]) if hyphen] or [4]
    at = found.start() + places[0]
    return f"{text[:at]}<?xpp afbm?>{text[at:]}"


def paragraph(pieces, chance: random.Random, tag: str = "al") -> str:
    """An `al` with its notes at their markers, printed over several lines."""
    content = "".join(
        folded(inline(words, chance), chance) if label == "text" else noot(label, words, chance)
        for label, words in pieces
    )
    end = "\n            " if pieces and pieces[-1][0] != "text" else ""
    return f"<{tag}>{content}{end}</{tag}>"


def noot(label: str, words: str, chance: random.Random) -> str:
    return (
        f'<noot id="ID-{label}-d36e{label}" type="voet">\n               <noot.nr>{label}</noot.nr>\n'
        f"               <noot.al>{inline(words, chance)}</noot.al>\n            </noot>"
    )


# ---- officiele-publicatie -------------------------------------------------------------------------------------
def official(letter: Known, nested: bool) -> str:
    chance = random.Random(letter.name)
    chamber = "2" if letter.chamber == "Tweede" else "1"
    dossiers = "\n".join(map(dossier_element, letter.dossiers))
    title = f"<titel>{escape(letter.title or letter.subject)}</titel>"
    reprint = f"<herdruk>HERDRUK{noot('1', letter.reprint, chance)}</herdruk>" if letter.reprint else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-2">
  <metadata>
{metadata(letter, inline_fields=nested)}
  </metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar {letter.session}</tekstregel>
      <tekstregel inhoud="kameraanduiding">{letter.chamber} Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="kamernummer">{chamber}</tekstregel>
      <tekstregel inhoud="documenttype">Kamerstukken</tekstregel>
    </kamerstukkop>
{dossiers}
    <stuk>
      <stuknr>Nr. <ondernummer kamer="{chamber}">{letter.number}</ondernummer>
      </stuknr>{reprint}
      {title}
      {date_element(letter)}
{algemeen(letter, nested, chance)}
    </stuk>
  </kamerstuk>
</officiele-publicatie>
"""


def metadata(letter: Known, inline_fields: bool) -> str:
    if not inline_fields or not letter.identifier:
        return pointer(letter)
    return "\n".join(
        f'    <meta name="{name}" scheme="" content={quoteattr(value)}/>' for name, value in fields(letter)
    )


def beside(letter: Known) -> bytes:
    """The `metadata.xml` that the official services give beside a publication."""
    rows = "\n".join(
        f'  <metadata name="{name}" scheme="" content={quoteattr(value)}/>' for name, value in fields(letter)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<metadata_gegevens>\n{rows}\n</metadata_gegevens>\n'.encode()


def fields(letter: Known) -> list[tuple[str, str]]:
    """What the official metadata say, by name; dossiers and those who signed have one each."""
    signed = [name for item in letter.items if isinstance(item, Signing) for _, name in item.signatories]
    return [
        ("DC.identifier", letter.identifier),
        ("OVERHEIDop.ondernummer", letter.number),
        ("DC.type", "Brief"),
        *(("OVERHEIDop.dossiernummer", dossier.canonical) for dossier in letter.dossiers),
        ("OVERHEIDop.documenttitel", letter.title.capitalize()),
        ("OVERHEIDop.vergaderjaar", letter.session.replace("–", "-")),
        ("DCTERMS.issued", str(letter.dated_on)),
        ("DCTERMS.available", "2024-12-31"),
        ("OVERHEIDop.dossiertitel", letter.dossiers[0].title),
        ("OVERHEIDop.publicationName", "Kamerstuk"),
        *(("OVERHEIDop.indiener", name) for name in signed),
    ]


def dossier_element(dossier) -> str:
    digits, letter = (
        (dossier.printed[:6], dossier.printed[7:]) if len(dossier.printed) > 6 else (dossier.printed, "")
    )
    series = f"\n        <begrotingshoofdstuk>{letter}</begrotingshoofdstuk>" if letter else ""
    return (
        f"    <dossier>\n      <dossiernummer>\n        <dossiernr>{digits}</dossiernr>{series}\n      </dossiernummer>\n"
        f"      <titel>{escape(dossier.title)}</titel>\n    </dossier>"
    )


def date_element(letter: Known) -> str:
    words = letter.received or (letter.date_words if letter.is_motion else "")
    found = re.search(r"\d.*\d{4}", words)
    if not found:
        return ""
    iso = str(letter.dated_on)
    return f'<datumtekst>{words[: found.start()]}<datum isodatum="{iso}">{found[0]}</datum>{words[found.end() :]}</datumtekst>'


def algemeen(letter: Known, nested: bool, chance) -> str:
    """The text in parts that each end in their signatures."""
    opening = [
        f"<al>{escape(row)}</al>" for row in (letter.addressee, f"{letter.place}, {letter.date_words}") if row
    ]
    rows, parts, depth = (opening if letter.place else []), [], 0
    for item, pieces in numbered(letter):
        if isinstance(item, Signing):
            rows += ["</divisie>"] * depth
            depth = 0
            parts.append(part(rows, item, nested, letter.is_motion))
            rows = []
        elif isinstance(item, Heading) and nested:
            rows += ["</divisie>"] * (depth - item.level + 1)
            depth = item.level
            rows.append(f'<divisie opmaak="default">{heading_element(item)}')
        elif isinstance(item, Heading):
            rows.append(
                f'<tussenkop kopopmaak="{"vet" if item.level == 1 else "cur"}">{escape(item.text)} </tussenkop>'
            )
        elif (
            isinstance(item, Para)
            and item.kind == "body"
            and len(pieces) == 1
            and not nested
            and chance.random() < 0.1
        ):
            rows.append(
                f'<tussenkop kopopmaak="rom" witregel="ja">{folded(escape(pieces[0][1]), chance)}</tussenkop>'
            )
        else:
            rows.append(block(item, pieces, chance))
    rows += ["</divisie>"] * depth
    return "\n".join([*parts, part(rows, None, nested, False)] if rows else parts)


def heading_element(item: Heading) -> str:
    number, _, rest = item.text.partition(" ")
    if not rest or not re.match(r"[\dIVX]+[\d.]*$", number):
        return f'<kop kopopmaak="vet">\n<titel>{escape(item.text)} </titel>\n</kop>'
    return (
        f'<kop kopopmaak="vet">\n<nr status="officieel">{number}</nr>\n<titel>{escape(rest)}</titel>\n</kop>'
    )


def part(rows, signing: Signing | None, nested: bool, is_motion: bool) -> str:
    rows = join_lists(rows)
    closing = ""
    if signing and is_motion:
        rows.append(
            "<al-groep>\n"
            + "\n".join(f"<al>{name}</al>" for _, name in signing.signatories)
            + "\n</al-groep>"
        )
    elif signing:
        closing = f"\n<tekst-sluiting>\n{ondertekening(signing, nested)}\n</tekst-sluiting>"
    text = "\n".join(rows)
    text = (
        text
        if nested and "<divisie" in text and not text.startswith("<al")
        else f'<tekst status="goed">\n{text}\n</tekst>'
    )
    return f"<algemeen>\n<vrije-tekst>\n{text}\n</vrije-tekst>{closing}\n</algemeen>"


def ondertekening(signing: Signing, together: bool) -> str:
    """One element with all names, or one for each; the name whole, or in two parts."""
    found = []
    for office, name in signing.signatories:
        first, _, last = name.rpartition(" ") if name.count(" ") > 1 and ". " in name else name.partition(" ")
        naam = (
            f"<naam>\n<voornaam>{first}</voornaam>\n<achternaam>{last}</achternaam>\n</naam>"
            if together
            else f"<deze>{name}</deze>"
        )
        found.append(f"<functie>{office},</functie>\n{naam}")
    if together:
        return "<ondertekening>\n" + "\n".join(found) + "\n</ondertekening>"
    return "\n".join(f"<ondertekening>\n{each}\n</ondertekening>" for each in found)


def block(item, pieces, chance) -> str:
    if isinstance(item, Table):
        return table(item, chance)
    if isinstance(item, Para) and item.kind == "list":
        return f"LI{item.depth}<li.nr>{item.label}</li.nr>\n{paragraph(pieces, chance)}"
    return paragraph(pieces, chance)


def join_lists(rows) -> list[str]:
    """List items in a row become one `lijst`, those of depth 1 a `lijst` in the item before them."""
    found: list[str] = []
    depth = -1
    for row in [*rows, ""]:
        here = int(row[2]) if row.startswith("LI") else -1
        if here > depth:
            found.append('<lijst type="expliciet" level="single">')
        elif depth >= 0:
            found += ["</li>"] + ["</lijst>\n</li>"] * (depth - max(here, 0)) + ["</lijst>"] * (here < 0)
        found.append(f"<li>\n{row[3:]}" if here >= 0 else row)
        depth = here
    return found


def table(item: Table, chance) -> str:
    names = [f"col{index}" for index in range(1, len(item.widths) + 1)]
    specs = "\n".join(
        f'<colspec colnum="{i}" colname="{name}" colwidth="{int(100 * width)}*"/>'
        for i, (name, width) in enumerate(zip(names, item.widths, strict=True), 1)
    )
    rows = []
    for row in item.rows:
        entries = "\n".join(
            f'<entry colname="{name}" align="left" valign="top">\n<al>{escape(cell)}</al>\n</entry>'
            if cell
            else f'<entry colname="{name}"/>'
            for name, cell in zip(names, row, strict=True)
        )
        rows.append(f'<row rowsep="1">\n{entries}\n</row>')
    return (
        f'<table frame="topbot" pgwide="1">\n<tgroup cols="{len(names)}">\n{specs}\n<thead>\n{rows[0]}\n</thead>\n<tbody>\n'
        + "\n".join(rows[1:]) + "\n</tbody>\n</tgroup>\n</table>"
    )  # fmt: skip
