"""Canonical names of parliamentary papers: dossiers, identifiers and official addresses.

Every dossier and identifier is in one form here: `28676`, `21501-02`, `34775-X`; `kst-28676-321`,
`h-tk-20162017-79-7`, `ah-tk-20192020-89`, `blg-1234`, `2024D24009`. The forms are those of the official
collection.
"""

import re

# Chapters of the budget in Roman numbers (IIA and IXB exist), and the budget funds in single letters.
ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})[AB]?"
FUND = r"[ABCFHJKLM]"
# To be compiled with re.VERBOSE: five digits, perhaps a serial of two digits (21501-02), perhaps a chapter.
DOSSIER = rf"""\d{{2}}[\ \u00a0.]?\d{{3}}
    (?:-\d{{2}}(?![\d]))?
    (?:(?:[\ \u00a0-]|[\ \u00a0,]{{1,2}}hoofdstuk[\ \u00a0])(?:{ROMAN}|{FUND})(?!\w|-[^\W\d]|\.\w))?"""
CHAPTER = re.compile(rf"({ROMAN}|{FUND})$")
SERIAL = re.compile(r"-(\d{2})$")
KST = re.compile(
    rf"""kst-(?P<digits>\d{{5}})
    (?:-(?P<series>\d{{2}}|{ROMAN}|[A-Z])(?=-(?:\d|[A-Z]{{1,3}}(?:-|$))))?
    -(?P<number>(?:\d{{1,5}}|[A-Z]{{1,3}})(?:-[a-z]\d{{1,3}}|-R\d{{1,4}})*)""",
    re.VERBOSE,
)
OTHER_PUBLICATION = re.compile(r"(?:h-(?:tk|ek|vv)-\d{8}-\d+-\d+|ah-(?:tk|ek)-\d{8}-\d+|kst-\d{6,8})")
ATTACHMENT = re.compile(r"blg-\d+(?:\.\d+)?")
CANONICAL_DOSSIER = re.compile(rf"\d{{5}}(?:-\d{{2}})?(?:-(?:{ROMAN}|{FUND}))?")
SITE = "https://zoek.officielebekendmakingen.nl"


def canonical_dossier(words: str) -> str:
    """A dossier as printed (`34 775 X`, `19 700 hoofdstuk XV`, `21 501-02`) in its canonical form."""
    chapter = CHAPTER.search(words)
    rest = words[: chapter.start()] if chapter else words
    serial = SERIAL.search(rest)
    digits = re.sub(r"\D", "", rest)[:5]
    parts = [digits, serial[1] if serial else "", chapter[1] if chapter else ""]
    return "-".join(part for part in parts if part)


def split_identifier(identifier: str) -> tuple[str, str]:
    """`kst-28676-321` as `("28676", "321")`, `kst-34775-X-140` as `("34775-X", "140")`.

    A suffix of the number stays with it (`kst-21501-28-22-b3` gives `22-b3`). What names no numbered
    Kamerstuk gives two empty strings.
    """
    found = KST.fullmatch(identifier)
    if not found:
        return "", ""
    series = f"-{found['series']}" if found["series"] else ""
    return found["digits"] + series, found["number"]


def official_url(identifier: str) -> str:
    """Where the official site shows the paper, or the list of a dossier; empty for what it has no page of."""
    if KST.fullmatch(identifier) or OTHER_PUBLICATION.fullmatch(identifier):
        return f"{SITE}/{identifier}.html"
    if ATTACHMENT.fullmatch(identifier):
        return f"{SITE}/{identifier}.pdf"
    if CANONICAL_DOSSIER.fullmatch(identifier.removeprefix("dossier/")):
        return f"{SITE}/dossier/{identifier.removeprefix('dossier/')}"
    return ""
