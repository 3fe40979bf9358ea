# ruff: noqa: E501  (mark-up stands on one line here as it does in the files)
"""A letter of known text in the dialect of 1995 to 2009: lists are plain paragraphs, notes stand together at the end."""

import random
import re
from xml.sax.saxutils import escape

from tests.exactness.known import Heading, Known, Signing, numbered


def pointer(letter: Known) -> str:
    """Where the metadata stand that are not in the file."""
    address = f"https://zoek.officielebekendmakingen.nl/{letter.identifier}/metadata.xml"
    return f'    <meta name="OVERHEIDop.externMetadataRecord" scheme="" content="{address}" />'


def folded(text: str, chance: random.Random) -> str:
    """White space of the pretty-printer in the place of a space between two words."""
    spaces = [
        found.start() for found in re.finditer(r"(?<=[\w.,]) (?=[A-Za-z][a-z]* )", text) if "<" not in text
    ]
    if not spaces or chance.random() < 0.6:
        return text
    at = chance.choice(spaces)
    return f"{text[:at]}\n                     {text[at + 1 :]}"


def legacy(letter: Known) -> str:
    chance = random.Random(letter.name)
    rows, notes = [], []
    if letter.place:
        rows += [
            f"<al>{escape(row)}</al>" for row in (letter.addressee, f"{letter.place}, {letter.date_words}")
        ]
    elif letter.date_words:
        rows.append(f"<al>{letter.date_words}</al>")
    for item, pieces in numbered(letter):
        if isinstance(item, Heading):
            rows.append(f'<tuskop letat="vet">{escape(item.text)} </tuskop>')
        elif isinstance(item, Signing):
            rows.append("\n".join(legacy_signature(office, name) for office, name in item.signatories))
        else:
            mark = f"{item.label} " if item.label else ""
            words = "".join(
                escape(words) if label == "text" else f'<voetref refid="v{label}" nr="{label}"></voetref>'
                for label, words in pieces
            )
            rows.append(f"<al>{mark}{folded(words, chance)}</al>\n<witreg></witreg>")
            notes += [(label, words) for label, words in pieces if label != "text"]
    rows += [
        f'<voetnoot id="v{label}" nr="{label}">\n<al>{escape(words)}</al>\n</voetnoot>'
        for label, words in notes
    ]
    text = "\n".join(rows)
    dossiers = "\n".join(
        f"<onderw>\n<nummer>{each.printed}</nummer>\n<naam>{escape(each.title)}</naam>\n</onderw>"
        for each in letter.dossiers
    )
    session = letter.session.replace("–", "-")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<kamerwrk kamer="{"2" if letter.chamber == "Tweede" else "1"}" publtype="brie">
<metadata>
{pointer(letter)}
</metadata>
<kop>
<titel>{letter.chamber} Kamer der Staten-Generaal</titel>
<subtitel>2</subtitel>
<subtitel>Vergaderjaar {session}</subtitel>
</kop>
<frontm>
<versie dtd="0.10" conv="port1.1__2.4" markup="c11xa"></versie>
<ordernr>KST27002</ordernr>
<vergjaar>{session}</vergjaar>
{dossiers}
</frontm>
<body>
<stuk>
<ltrlabel>Nr. </ltrlabel>
<nummer>{letter.number}</nummer>
<titel>{escape(letter.title)} </titel>
{text}
</stuk>
</body>
</kamerwrk>
"""


def legacy_signature(office: str, name: str) -> str:
    return (
        f"<ondtek>\n<functie>{office},</functie>\n<naam>{name}</naam>\n</ondtek>"
        if office
        else f"<al>{name}</al>"
    )
