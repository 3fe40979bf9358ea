"""Papers that a text names, by their canonical identifiers.

Grammar (any case; a space may be a no-break space or a line break; a comma may be missing):

    kamerstuk    = ["Kamerstuk" ["ken"] [chamber] [session]] dossiers numbers [pages]
    dossiers     = dossier {("," | "en" | "/") dossier}
    dossier      = 28 676 | 28676 | 21 501-02 | 34 775 X | 35 300-XV | 19 700 hoofdstuk XV
    numbers      = [","] ("nr." | "nrs.") number {("," | "en" | "t/m") number}    nr. 321, nrs. 3 en 4, nr. E
                 | "-" number                                                      27925-608
                 | "," number, behind a session                                    2013/14, 33 685, 3 (MvT)
                 | [","] letter                                                    36836 D (Eerste Kamer)
    in a debate  = "nr." number "(" dossier ")"                                    nr. 456 (36800-XVI)
    handelingen  = "Handelingen" [chamber] session "nr." number "item" number     Handelingen II 2016/17, nr. 79, item 7
                 | "Handelingen" [chamber] session "p." first "-" last             before 2011
    aanhangsel   = "Aanhangsel" ["van de"] "Handelingen" [chamber] session "nr." number
    session      = ["vergaderjaar"] 2016/17 | 2016-2017 | 1999/2000
    document     = 2024D24009 | 2024Z10149 | blg-1234 | kst-… | h-tk-… | ah-tk-…
    toezegging   = TZ202603-130 | "toezegging van" office name … "van" date
    motion       = "motie" ("-" name | name | "van het lid" name | "van de leden" names), where no number follows

Without the word "Kamerstuk" a dossier counts only with "nr." behind it, or within brackets. A dossier without
a number names the dossier itself. Of joint dossiers the first one owns the number: in the official collection
the number under the second is missing, or is another paper; the others come along in `also`.
"""

import re
from collections.abc import Callable

from letters.reading.draft import ReferenceDraft
from letters.reading.identifiers import (
    DOSSIER,
    KST,
    OTHER_PUBLICATION,
    canonical_dossier,
    official_url,
    split_identifier,
)
from letters.reading.naming import MOTION, NUMBERED, PLEDGE, motion_identifier, pledge_identifier
from letters.reading.papers import FLAGS, IN_FRONT, PAPER_NUMBER, draft, read_groups
from letters.reading.sessions import CHAMBER, MAYBE, SESSION, SPACE, canonical_chamber, canonical_session

__all__ = ["ReferenceDraft", "find_references", "kamerstuk_identifier", "official_url", "split_identifier"]


# Where a reference may begin; the name of the group says which reader tries it. Only the reader is strict. The first
# line is for speed: at most places in a text no word begins with one of these.
BEGINNINGS = re.compile(
    r"""\b(?=[abdhkmnt\d])(?:
    (?P<answer>\bAanhangsel\b)
    | (?P<debate>\bHand(?:elingen\b|\.))
    | (?P<kamerstuk>\b(?:Kamerstuk(?:ken|nummer|nr\.)?|dossier(?:nummer)?)\b)
    | (?P<motion>\bmoties?\b(?=[-\s]))
    | (?P<pledge>\btoezegging(?:en)?\s)
    | (?P<code>\b(?:kst|blg|h-[te]k|ah-[te]k)-\d|\b\d{4}[DZ]\d{5}\b|\bTZ\d{6}-\d)
    | (?P<spoken>\bnr\.?\s?\d{1,4}\s\()
    | (?P<dossier>(?<![\w.,€/-])(?<!€\s)(?<!EUR\s)
        \d{2}[\ \u00a0.]?\d{3}\b(?:(?:,?\ en\ |,\ |\ ?/\ ?)\d{2}[\ \u00a0.]?\d{3}\b)*))""",
    FLAGS,
)
# Every reference holds digits as a dossier has them, or one of these words. Most paragraphs hold neither.
DIGITS = re.compile(r"\d\d[ \u00a0.]?\d\d\d")
HINTS = ("motie", "toezegging", "handelingen", "hand.", "aanhangsel", "blg-")
OPENS = re.compile(r"(?:\(|\bmotie\s|\bbrief\s)$", re.IGNORECASE)
ANSWER = re.compile(
    rf"""Aanhangsel(?:{SPACE}van{SPACE}de)?{SPACE}Hand(?:elingen|\.),?{MAYBE}(?:{CHAMBER})?,?{MAYBE}
    {SESSION},?{MAYBE}nr\.?\s?(?P<number>\d{{1,5}})""",
    FLAGS,
)
DEBATE = re.compile(
    rf"""Hand(?:elingen|\.){MAYBE}(?:{CHAMBER})?,?{MAYBE}{SESSION},?{MAYBE}(?:nr\.?\s?)?(?P<number>\d{{1,3}}\b)?
    (?:,?{MAYBE}item\s(?P<item>\d{{1,3}}))?
    (?:,?{MAYBE}(?:pp?|blz|pag)\.\s?(?P<first>\d{{1,5}})(?:\s?[-–]\s?(?P<last>\d{{1,5}}))?)?""",
    FLAGS,
)
SPOKEN = re.compile(rf"nr\.?\s?(?P<number>\d{{1,4}})\s\((?P<dossier>{DOSSIER})\)", FLAGS)
CODE = re.compile(
    rf"{KST.pattern}|{OTHER_PUBLICATION.pattern}|blg-\d+|\d{{4}}[DZ]\d{{5}}|TZ\d{{6}}-\d{{1,4}}", re.VERBOSE
)
KINDS_BY_BEGINNING = {"kst": "kamerstuk", "h-t": "handelingen", "h-e": "handelingen", "ah-": "aanhangsel"}


def find_references(text: str) -> list[ReferenceDraft]:
    """Every reference in `text`, in reading order, none overlapping. Takes time in proportion to the text."""
    references: list[ReferenceDraft] = []
    reached = 0
    small = text.lower()
    if not DIGITS.search(text) and not any(hint in small for hint in HINTS):
        return references
    while begins := BEGINNINGS.search(text, reached):
        found = READERS[str(begins.lastgroup)](text, begins.start(), begins.end())
        references += found
        reached = max([begins.end(), *(reference.end for reference in found)])
    return references


def read_kamerstuk(text: str, start: int, end: int) -> list[ReferenceDraft]:
    """Everything behind the word "Kamerstuk": one or several dossiers, each with its numbers."""
    front = IN_FRONT.match(text, end)
    if not front:
        return []
    first_chamber = canonical_chamber(front["chamber"]) == "ek"
    in_session = front["first_year"] is not None
    return read_groups(text, start, front.end(), True, first_chamber, in_session)


def read_bare_dossier(text: str, start: int, end: int) -> list[ReferenceDraft]:
    """Digits like those of a dossier: a reference only with "nr." behind them, or within brackets."""
    announced = bool(OPENS.search(text[max(0, start - 8) : start]))
    found = read_groups(text, start, start, announced=announced, first_chamber=False)
    return [reference for reference in found if reference.kind == "kamerstuk"]


def read_debate(text: str, start: int, end: int) -> list[ReferenceDraft]:
    """Handelingen by number and item; older ones by pages, as the official collection files them."""
    found = DEBATE.match(text, start)
    if not found or not (found["number"] or found["last"]):
        return []
    parts = [
        "h",
        canonical_chamber(found["chamber"]),
        canonical_session(found["first_year"], found["second_year"]),
    ]
    if found["last"] and not found["item"]:
        parts += [found["first"], found["last"]]
    else:
        parts += [part for part in (found["number"], found["item"]) if part]
    return [draft(text, start, found.end(), "handelingen", "-".join(parts))]


def read_answer(text: str, start: int, end: int) -> list[ReferenceDraft]:
    found = ANSWER.match(text, start)
    if not found:
        return []
    session = canonical_session(found["first_year"], found["second_year"])
    identifier = f"ah-{canonical_chamber(found['chamber'])}-{session}-{found['number']}"
    return [draft(text, start, found.end(), "aanhangsel", identifier)]


def read_spoken(text: str, start: int, end: int) -> list[ReferenceDraft]:
    found = SPOKEN.match(text, start)
    if not found:
        return []
    identifier = f"kst-{canonical_dossier(found['dossier'])}-{found['number']}"
    return [draft(text, start, found.end(), "kamerstuk", identifier)]


def read_code(text: str, start: int, end: int) -> list[ReferenceDraft]:
    """An identifier that is printed as such."""
    found = CODE.match(text, start)
    if not found:
        return []
    code = found.group()
    kind = "toezegging" if code.startswith("TZ") else KINDS_BY_BEGINNING.get(code[:3], "document")
    return [draft(text, start, found.end(), kind, code)]


def read_motion(text: str, start: int, end: int) -> list[ReferenceDraft]:
    found = MOTION.match(text, start)
    if not found or NUMBERED.match(text, found.end()):
        return []
    return [draft(text, start, found.end(), "motion", motion_identifier(found))]


def read_pledge(text: str, start: int, end: int) -> list[ReferenceDraft]:
    found = PLEDGE.match(text, start)
    return [draft(text, start, found.end(), "toezegging", pledge_identifier(found))] if found else []


READERS: dict[str, Callable[[str, int, int], list[ReferenceDraft]]] = {
    "answer": read_answer,
    "debate": read_debate,
    "kamerstuk": read_kamerstuk,
    "motion": read_motion,
    "pledge": read_pledge,
    "code": read_code,
    "spoken": read_spoken,
    "dossier": read_bare_dossier,
}

LONGEST_TYPED = 300
KST_BEGINNING = re.compile(r"\bkst-", re.IGNORECASE)
TYPED = re.compile(rf"(?P<dossier>{DOSSIER})[\s,/]+(?P<number>{PAPER_NUMBER})", FLAGS)


def kamerstuk_identifier(text: str) -> str | None:
    """The one Kamerstuk that a person typed or pasted, as evidence: `28 676, nr. 321`, `28676-321`, a URL.

    None if that names no Kamerstuk (a dossier alone does not), or several.
    """
    typed = KST_BEGINNING.sub("kst-", text.strip()[:LONGEST_TYPED])
    bare = TYPED.fullmatch(typed)
    if bare:
        return f"kst-{canonical_dossier(bare['dossier'])}-{bare['number'].upper()}"
    found = {
        reference.identifier
        for words in (typed, f"Kamerstuk {typed}")
        for reference in find_references(words)
        if reference.kind == "kamerstuk"
    }
    return found.pop() if len(found) == 1 else None
