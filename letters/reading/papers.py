"""Dossiers and the numbers of papers in them, as printed: `28 676, nr. 321 en 29 521, nrs. 3 en 4`.

The grammar is in `references.py`.
"""

import re
from dataclasses import replace

from letters.reading.draft import ReferenceDraft
from letters.reading.identifiers import DOSSIER, canonical_dossier
from letters.reading.sessions import CHAMBER, MAYBE, SESSION, SPACE

FLAGS = re.VERBOSE | re.IGNORECASE
IN_FRONT = re.compile(
    rf"[\s:]{{0,5}}(?:{CHAMBER})?,?{MAYBE}(?:{SESSION})?,?{MAYBE}(?:nr\.\s?)?(?=\d{{2}})", FLAGS
)
ONE_DOSSIER = re.compile(DOSSIER + r"(?![\d])", re.VERBOSE)
JOINT = re.compile(rf"(?:{MAYBE},?{SPACE}en{SPACE}|,{SPACE}|\s?/\s?)(?={DOSSIER}\b)", re.VERBOSE)
NEXT_GROUP = re.compile(rf"(?:,|;|,?{SPACE}en|,?{SPACE}respectievelijk){SPACE}(?={DOSSIER}\b)", re.VERBOSE)
PAPER_NUMBER = r"(?:\d{1,4}|(?-i:[A-Z]{1,3}))\b(?![\ \u00a0]\d{3}\b)(?!-(?!\d{1,4}\b)\w)"
NUMBER_WORD = re.compile(
    rf"{MAYBE}[,;]?{MAYBE}(?P<word>nrs?\b\.?|nummers?|no\.){MAYBE}(?={PAPER_NUMBER})", FLAGS
)
NUMBER = re.compile(PAPER_NUMBER, FLAGS)
NEXT_NUMBER = re.compile(
    rf"{MAYBE}(?:,|en|of|t/m|tot{SPACE}en{SPACE}met|resp(?:\.|ectievelijk)|–|-){MAYBE}(?={PAPER_NUMBER})",
    FLAGS,
)
LAST_OF_TWO = re.compile(rf"{SPACE}en{SPACE}(?={PAPER_NUMBER}{MAYBE}(?:[),.;]|$))", FLAGS)
DASHED = re.compile(r"-(?P<number>\d{1,4}|[A-Z]{1,3})(?![\w-])")
LETTERED = re.compile(r",?[\ \u00a0](?P<number>[A-Z]{1,2})(?![\w.’'-])")
PAGES = re.compile(rf",?{MAYBE}(?:pp?|blz|pag)\.{MAYBE}\d+(?:\s?[-–]\s?\d+)?", FLAGS)
# As lawyers cite, behind a session: `Kamerstukken II 2013/14, 33 685, 3 (MvT)`, `34 550 X, 4, p. 3`.
CITED = re.compile(r",[\ \u00a0](?P<number>\d{1,4})(?=[).;]|$|,\s(?:pp?|blz)\.|\s\()")
SERIES_WITH_SERIALS = "21501"
# More dossiers than this share no number; it also keeps a long row of numbers from being read again and
# again.
MOST_JOINT = 8


def draft(text: str, start: int, end: int, kind: str, identifier: str) -> ReferenceDraft:
    return ReferenceDraft(start, end, kind, identifier, text[start:end])


def read_groups(
    text: str, start: int, at: int, announced: bool, first_chamber: bool, in_session: bool = False
) -> list[ReferenceDraft]:
    """`28 676, nr. 321 en 29 521, nrs. 3 en 4`: groups of dossiers and numbers.

    Only the first may lack its numbers. `in_session` says that a session stands before it.
    """
    references = read_group(text, start, at, announced, first_chamber, in_session)
    while references:
        separator = NEXT_GROUP.match(text, references[-1].end)
        more = read_group(text, separator.end(), separator.end(), False, False) if separator else []
        if not more or more[0].kind != "kamerstuk":
            break
        references += more
    return references


def read_group(
    text: str, start: int, at: int, announced: bool, first_chamber: bool, in_session: bool = False
) -> list[ReferenceDraft]:
    """One or more joint dossiers with their numbers; the first dossier owns them."""
    dossiers, at = read_dossiers(text, at)
    if not dossiers:
        return []
    numbers = read_numbers(text, at)
    owner, *others = dossiers
    cited = CITED.match(text, at) if in_session and not numbers else None
    if cited:
        numbers = [(cited.start("number"), cited.end(), cited["number"])]
    elif not numbers and announced:
        owner, numbers = read_short_number(text, at, owner, first_chamber)
    if not numbers:
        return [replace(draft(text, start, at, "dossier", owner), also=tuple(others))]
    places = [(start, numbers[0][1]), *((begin, end) for begin, end, _ in numbers[1:])]
    found = [
        draft(text, begin, end, "kamerstuk", f"kst-{owner}-{number}")
        for (begin, end), (_, _, number) in zip(places, numbers, strict=True)
    ]
    pages = PAGES.match(text, found[-1].end)
    if pages:
        found[-1] = replace(found[-1], end=pages.end(), words=text[found[-1].start : pages.end()])
    return [replace(reference, also=tuple(others)) for reference in found]


def read_dossiers(text: str, at: int) -> tuple[list[str], int]:
    """The dossiers that stand here, and where they end.

    A serial that is really a number is left for later.
    """
    dossiers: list[str] = []
    found = ONE_DOSSIER.match(text, at)
    while found and len(dossiers) < MOST_JOINT:
        dossiers.append(canonical_dossier(found.group()))
        at = found.end()
        joint = JOINT.match(text, at)
        found = ONE_DOSSIER.match(text, joint.end()) if joint else None
    return dossiers, at


def read_numbers(text: str, at: int) -> list[tuple[int, int, str]]:
    """The numbers behind "nr." or "nrs.", with their places."""
    word = NUMBER_WORD.match(text, at)
    if not word:
        return []
    several = word["word"].lower().startswith(("nrs", "nummers"))
    numbers: list[tuple[int, int, str]] = []
    found = NUMBER.match(text, word.end())
    while found:
        numbers.append((found.start(), found.end(), found.group()))
        separator = (NEXT_NUMBER if several else LAST_OF_TWO).match(text, found.end())
        found = NUMBER.match(text, separator.end()) if separator else None
    return numbers


def read_short_number(
    text: str, at: int, dossier: str, first_chamber: bool
) -> tuple[str, list[tuple[int, int, str]]]:
    """A number without "nr.": `27925-608`, `28676-21`, `36836 D`, or the `A` of `36 410 A` in the Eerste Kamer.

    Gives the dossier too, because its last part may turn out to be the number.
    """
    found = DASHED.match(text, at) or LETTERED.match(text, at)
    if found:
        return dossier, [(found.start("number"), found.end(), found["number"])]
    base, _, last = dossier.partition("-")
    if (last.isdigit() and base != SERIES_WITH_SERIALS) or (first_chamber and len(last) == 1):
        return base, [(at - len(last), at, last)]
    return dossier, []
