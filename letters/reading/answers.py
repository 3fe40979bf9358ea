"""Questions of members with the government's answers: the Aanhangsel van de Handelingen.

Its head has no dossier. It states the session and a number, which together are its official id; who asked whom about
what, which is its title; and when the answer came, which is its date.
"""

import re
from collections.abc import Sequence

from letters.reading.dates import DATE, read_date
from letters.reading.metadata import Head
from letters.reading.rows import Row
from letters.reading.sessions import canonical_session

DEEPEST = 16
LONGEST_HEAD = 2000
SESSION = re.compile(r"^Vergaderjaar (\d{4}) ?[-–/] ?(\d{4}|\d\d) ?\| ?Aanhangsel van de Handelingen\b")
INTRODUCTION = re.compile(
    r"^Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden[ |]*$"
)
NUMBER = re.compile(r"^\d{1,5}$")
QUESTIONS = re.compile(r"\b(Vragen van (?:het lid|de leden) .{3,400}?) \(ingezonden ")
ANSWERED = re.compile(rf"\(ontvangen ({DATE})\)")


def read_answers(head: Head, rows: Sequence[Row], printed: Sequence[Row]) -> None:
    """Put in `head` what an Aanhangsel states; nothing for any other paper.

    `rows` are the rows without page furniture, to which `head.used` points; `printed` are all of them.
    """
    sessions = (SESSION.match(row.text) for row in printed[:DEEPEST] if row.is_short)
    session = next(filter(None, sessions), None)
    if session is None or head.dossiers:
        return
    for index, row in enumerate(rows[:DEEPEST]):
        if INTRODUCTION.match(row.text[:200]):
            head.used.add(index)
        elif NUMBER.match(row.text[:8]) and not head.official_id:
            head.used.add(index)
            chamber = "ek" if printed[0].text.startswith("Eerste Kamer") else "tk"
            head.official_id = f"ah-{chamber}-{canonical_session(session[1], session[2])}-{row.text}"
    words = " ".join(row.text for row in rows[:DEEPEST])[:LONGEST_HEAD]
    asked, answered = QUESTIONS.search(words), ANSWERED.search(words)
    head.title = head.title or (asked[1] if asked else "")
    head.dated_on = head.dated_on or (read_date(answered[1]) if answered else None)
