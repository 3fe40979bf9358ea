"""Who signed a letter: offices and names, wherever in the file their block stands.

A cover letter signs before its report. Forms: the office with a comma and the name on the next row (on paper,
and on web pages until 2012), both on one row (later web pages), offices in capitals (before 2000). "Mede
namens" and "namens deze" make no signatory: those rows stay text. Members of parliament under a motion sign
with their name alone.
"""

import re
from collections.abc import Sequence

from letters.reading.draft import SignatoryDraft
from letters.reading.rows import Gap, Row

ROLES = (
    r"minister(?:-president)?|staatssecretaris|(?:vice-?)?(?:president|voorzitter)|griffier|secretaris(?:-generaal)?"
    r"|informateurs?|formateur|directeur(?:-generaal)?"
)
OFFICE = re.compile(
    rf"^(?:de|het|onze)\s(?:(?:waarnemend|adjunct|fungerend|tijdelijk|eerste|plv\.)[ -])?(?:{ROLES})\b[^:;?!]*$",
    re.IGNORECASE,
)
DEGREE = r"(?:(?:drs|ing|ir|mr|dr|prof|jhr|drs\. ing)\.? )"
INITIALS = r"(?:(?:[A-ZÀ-Þ][a-z]{0,2}\. ?){1,7}(?:[A-ZÀ-Þ] )?)"
PARTICLE = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|[Vv]on|[Ee]l|[Aa]l|[Ii]n|[Hh]et|[’']t|[’']s) )"
)
CAPITALISED = r"(?:[A-ZÀ-Þ][\w’']*)"
SURNAME = rf"(?:{PARTICLE}{{0,3}}{CAPITALISED}(?:[ -]{PARTICLE}{{0,3}}{CAPITALISED}){{0,4}})"
NAME = re.compile(rf"(?i:{DEGREE}){{0,2}}{INITIALS}?(?:\([A-Z][a-z]+\) )?{SURNAME}(?: [A-Z]{{2,3}}[a-z]?)?")
HAS_INITIALS = re.compile(rf"^(?i:{DEGREE}){{0,2}}{INITIALS}")
ON_BEHALF = re.compile(r"\bnamens deze\b", re.IGNORECASE)
SALUTATION = re.compile(
    r"^(?:hoogachtend|met (?:vriendelijke|hartelijke) groet(?:en)?|met de meeste hoogachting)[,.]?$",
    re.IGNORECASE,
)
# What stands around a signature and is no signature itself.
CLOSING = re.compile(
    rf"{SALUTATION.pattern}|^(?:mede )?namens (?:de|het|deze)\b[^.]{{0,120}},?$|\bnamens deze\b",
    re.IGNORECASE,
)
END_OF_MOTION = re.compile(r"^en gaat over tot de orde van de dag\.?$", re.IGNORECASE)
LONGEST_NAME = 60
MOST_OFFICE_ROWS = 4


def find_signatures(rows: Sequence[Row]) -> tuple[list[SignatoryDraft], set[int]]:
    """The signatories in order, and the places of the rows that they stand on."""
    signatories: list[SignatoryDraft] = []
    used: set[int] = set()
    for index in range(len(rows)):
        if index in used:
            continue
        read = read_signature(rows, index, used) or read_movers(rows, index)
        if read:
            signatories += read[0]
            used |= read[1]
    return signatories, used


def read_signature(
    rows: Sequence[Row], index: int, used: set[int]
) -> tuple[list[SignatoryDraft], set[int]] | None:
    """One office with its name, beginning on this row."""
    row = rows[index]
    if not is_office(row) or ON_BEHALF.search(row.text):
        return None
    above = rows[index - 1] if index else None
    if above and (
        ON_BEHALF.search(above.text[-LONGEST_NAME:]) or not (is_set_off(row, above) or index - 1 in used)
    ):
        return None
    return read_one_row(rows, index) or read_two_rows(rows, index)


def is_set_off(row: Row, above: Row) -> bool:
    """Does the text end above this row?"""
    return row.gap is not Gap.NONE or above.ends_sentence or bool(SALUTATION.match(above.text[:LONGEST_NAME]))


def is_office(row: Row) -> bool:
    return row.is_short and bool(OFFICE.match(row.text))


def is_name(words: str) -> bool:
    return len(words) <= LONGEST_NAME and bool(NAME.fullmatch(words))


def read_one_row(rows: Sequence[Row], index: int) -> tuple[list[SignatoryDraft], set[int]] | None:
    """`De Minister van Volksgezondheid, Welzijn en Sport, E.I. Schippers`."""
    office, _, name = rows[index].text.rpartition(", ")
    if not office or not is_name(name) or not (HAS_INITIALS.match(name) or stands_apart(rows, index)):
        return None
    return [SignatoryDraft(name, office)], {index}


def read_two_rows(rows: Sequence[Row], index: int) -> tuple[list[SignatoryDraft], set[int]] | None:
    """`De Minister van Defensie,` (perhaps wrapped), and the name on the next row."""
    last = index
    while not rows[last].text.endswith(",") and last < index + MOST_OFFICE_ROWS and runs_on(rows, last):
        last += 1
    if last + 1 >= len(rows) or not is_name(rows[last + 1].text):
        return None
    name, office = rows[last + 1].text, " ".join(row.text for row in rows[index : last + 1])
    certain = office.endswith(",") or HAS_INITIALS.match(name)
    if (
        not certain
        or ON_BEHALF.search(office)
        or not (HAS_INITIALS.match(name) or stands_apart(rows, last + 1))
    ):
        return None
    return [SignatoryDraft(name, office.removesuffix(","))], set(range(index, last + 2))


def runs_on(rows: Sequence[Row], index: int) -> bool:
    """Does the next row stand directly under this one, and is it no name yet?"""
    return index + 1 < len(rows) and rows[index + 1].gap is Gap.NONE and not is_name(rows[index + 1].text)


def stands_apart(rows: Sequence[Row], index: int) -> bool:
    """Does the text not run on under this row?"""
    return index + 1 >= len(rows) or rows[index + 1].gap is not Gap.NONE or is_office(rows[index + 1])


def read_movers(rows: Sequence[Row], index: int) -> tuple[list[SignatoryDraft], set[int]] | None:
    """The members who signed a motion: the names behind its last words."""
    if index == 0 or not END_OF_MOTION.match(rows[index - 1].text[:LONGEST_NAME]):
        return None
    end = index
    while end < len(rows) and is_name(rows[end].text):
        end += 1
    return [SignatoryDraft(row.text, "") for row in rows[index:end]], set(range(index, end))
