"""What a letter's head states about it: dossiers, number, title, addressee, place and date.

The forms are those of Kamerstukken on paper and on the official web sites from 1995 on, and of the
ministries' own letterhead. A field that the head leaves out stays empty, so that a person can fill it in;
nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from letters.reading.dates import DATE, read_date
from letters.reading.draft import Line
from letters.reading.identifiers import DOSSIER, canonical_dossier
from letters.reading.kinds import kind_of_name, kind_of_title
from letters.reading.rows import Gap, Row, make_rows

__all__ = ["Head", "read_date", "read_head", "read_metadata"]

# How many rows from the top the addressee or the date may stand: long dossier titles wrap.
DEEPEST_HEAD = 40
STATEN_GENERAAL = re.compile(r"^Aan:? (?:de|het|den) (?:[Vv]oorzitters?|[Ll]eden) van .{3,120}[^.,;:]$")
# An address may break it up, and leave out "Aan".
ADDRESSEE_BEGINS = re.compile(r"^(?:Aan:?|(?:Aan:? )?(?:de|den) [Vv]oorzitters? van(?: de)?)$")
ADDRESSEE_GOES_ON = re.compile(
    r"^(?:(?:de|den) [Vv]oorzitters? van\b.{0,60}|(?:de )?(?:Tweede|Eerste) Kamer der Staten-Generaal)$"
)
CHAIR = re.compile(r"^[Dd]e [Vv]oorzitter van de (?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?$")
PLACE_AND_DATE = re.compile(rf"^([’'‘`]?\w[\w’' -]{{1,40}}), (?:d\.d\. ?)?({DATE})\.?$")
LABELLED_DATE = re.compile(
    rf"^(?:Datum:? |(?:Voor|Vast|Op)gesteld(?: op)? |[^.]{{1,40}} ?; ?)({DATE})\.?$", re.IGNORECASE
)
BARE_DATE = re.compile(rf"^({DATE})$", re.IGNORECASE)
RECEIVED = re.compile(rf"^Ontvangen (?:ter Griffie )?(?:op )?{DATE}\.?$")
SUBJECT = re.compile(r"^(?:Onderwerp|Betreft|Betreft:|Onderwerp:) +(\S.{2,300})$")
KIND_AND_TITLE = re.compile(r"^[A-Z][a-z]+(?: [a-z]+){0,3} : (\S.+)$")
DOSSIER_ROW = re.compile(rf"^(?P<dossier>{DOSSIER})(?:\s+(?P<title>(?![,.;)])\S.*))?$", re.VERBOSE)
NUMBER_ROW = re.compile(r"^[Nn]r\. ?(\d{1,5}|[A-Z]{1,3})(?: (.*))?$")
REPRINT = re.compile(r"^(?:\d+e? )?HERDRUK\d?\b ?")
LETTERHEAD = re.compile(
    r"^(?:Ministerie van .{3,80}|> ?Retouradres.*|Postbus \d.*|\d{4} ?[A-Z]{2}\b.{0,40}|(?:Onze|Uw) referentie.*"
    r"|(?:Ons|Uw) kenmerk.*)$"
)
ADDRESS = re.compile(r"^(?:[A-Z][\w .’'-]{2,40} \d{1,4}[a-z]?|\d{4} ?[A-Z]{2}\b.{0,40})$")
FOOT = re.compile(
    rf"(?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ [^,]*,\ (?P<dossier>{DOSSIER}),\ nr\.\ (?P<number>\w+)",
    re.VERBOSE,
)


@dataclass
class Head:
    """The head of a letter.

    `used` holds the places of its rows. The last three are about the row that is being read: what it may
    continue, whether it stands apart from running text, and whether the number of a Kamerstuk, or an
    addressee, comes below it.
    """

    title: str = ""
    name: str = ""  # what the paper calls itself: `BRIEF VAN DE MINISTER VAN DEFENSIE`
    dated_on: date | None = None
    dated_note: str = ""
    place: str = ""
    addressee: str = ""
    dossiers: list[str] = field(default_factory=list)
    number: str = ""
    official_id: str = ""
    used: set[int] = field(default_factory=set)
    expects: str = ""
    apart: bool = True
    leads_on: bool = False

    @property
    def is_closed(self) -> bool:
        return bool(self.addressee or self.dated_on)

    @property
    def kind(self) -> str:
        return kind_of_name(self.name) or kind_of_title(self.title)


def read_metadata(lines: Iterable[Line]) -> Head:
    """The head of a letter from its printed lines."""
    return read_head(make_rows(lines))


def read_head(rows: Sequence[Row]) -> Head:
    """Read the rows at the top, up to the addressee or the date, and whatever of the head follows directly.

    Rows in between that say something else ("Het besluit kan niet eerder worden genomen dan …") are not used:
    they stay text.
    """
    head = Head()
    last = last_anchor(rows)
    for index, row in enumerate(rows[:DEEPEST_HEAD]):
        head.apart = row.gap is not Gap.NONE or index - 1 in head.used
        head.leads_on = index < last or any(
            NUMBER_ROW.match(below.text[:200]) for below in rows[index + 1 : index + 8]
        )
        if row.is_short and read_row(head, row):
            head.used.add(index)
        elif index > last:
            break
    if head.dated_on is None:
        head.dated_on = read_date(head.dated_note)
    return head


def last_anchor(rows: Sequence[Row]) -> int:
    """The last row near the top that only a head can hold: addressee or date; -1 without one."""
    anchors = (STATEN_GENERAAL, CHAIR, PLACE_AND_DATE, LABELLED_DATE, RECEIVED)
    places = (
        index
        for index, row in enumerate(rows[:DEEPEST_HEAD])
        if row.is_short and any(anchor.match(row.text) for anchor in anchors)
    )
    return max(places, default=-1)


def read_row(head: Head, row: Row) -> bool:
    """Put one row of the head in its field; False if it belongs to none."""
    if any(read(head, row) for read in READERS):
        return True
    head.expects = ""
    return head.apart and bool(LETTERHEAD.match(row.text))


def read_kind_and_title(head: Head, row: Row) -> bool:
    """`Brief regering : Uitkomsten van het onderzoek`, the first row on tweedekamer.nl."""
    found = KIND_AND_TITLE.match(row.text)
    if not found or head.used:
        return False
    head.title, head.name = found[1], row.text.partition(" : ")[0]
    return True


def read_dossier(head: Head, row: Row) -> bool:
    """`36 124   Defensienota 2022`, or the number alone with the title on the next rows (before 2005)."""
    found = DOSSIER_ROW.match(row.text)
    if not found or head.is_closed or head.number or not head.leads_on:
        return False
    head.dossiers.append(canonical_dossier(found["dossier"]))
    head.expects = "dossier title"
    return True


def read_number(head: Head, row: Row) -> bool:
    """`Nr. 46 BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE`, or the number alone: then the title comes next."""
    found = NUMBER_ROW.match(row.text)
    if not found or head.is_closed or not (head.dossiers or names_itself(head, found[2] or "")):
        return False
    head.number = found[1]
    head.expects = "title"
    add_to_title(head, REPRINT.sub("", found[2] or ""))
    return True


def names_itself(head: Head, words: str) -> bool:
    """`Nr. 41 BRIEF VAN DE MINISTER` above an addressee or a date is a head, though its dossier was lost."""
    return head.leads_on and words.startswith("BRIEF VAN ") and words.isupper()


def read_continuation(head: Head, row: Row) -> bool:
    """The rest of a title in capitals, of a dossier's title, or of the addressee and its address."""
    if head.expects == "title" and row.text.isupper() and not head.is_closed:
        add_to_title(head, REPRINT.sub("", row.text))
        return True
    if head.expects == "dossier title" and row.gap is Gap.NONE and head.leads_on and not head.is_closed:
        return True
    if head.expects == "addressee" and row.gap is Gap.NONE and row.text[:1].islower():
        head.addressee = f"{head.addressee} {row.text}"
        return True
    return head.expects == "addressee" and row.gap is Gap.NONE and bool(ADDRESS.match(row.text))


def add_to_title(head: Head, words: str) -> None:
    """The piece's own name in capitals counts only where no better title was printed above it."""
    head.name = f"{head.name} {words}".strip()
    if not head.title or head.title == head.title.upper():
        head.title = f"{head.title} {words}".strip()


def read_addressee(head: Head, row: Row) -> bool:
    if head.addressee or not (STATEN_GENERAAL.match(row.text) or (head.apart and CHAIR.match(row.text))):
        return False
    head.addressee = row.text
    head.expects = "addressee"
    return True


def parts_addressee(above: str, below: str) -> bool:
    """`Aan de Voorzitter van de` and `Tweede Kamer der Staten-Generaal` are one addressee on two rows."""
    return bool(ADDRESSEE_BEGINS.match(above[:40]) and ADDRESSEE_GOES_ON.match(below[:120]))


def join_addressee(rows: Sequence[Row]) -> list[Row]:
    """The rows with an addressee near the top on one row. What stands on two could be taken for page furniture."""
    joined: list[Row] = list(rows[:1])
    for index, row in enumerate(rows[1:], 1):
        if index < DEEPEST_HEAD and parts_addressee(joined[-1].text, row.text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {row.text}")
        else:
            joined.append(row)
    return joined


def read_place_and_date(head: Head, row: Row) -> bool:
    found = PLACE_AND_DATE.match(row.text)
    if not found or head.dated_on or read_date(found[2]) is None:
        return False
    head.place, head.dated_on = found[1], read_date(found[2])
    return True


def read_labelled_date(head: Head, row: Row) -> bool:
    """`Datum 3 mei 2024`, `Voorgesteld 30 juni 2011`, `M 99002378 ; 4 mei 1999`, or the date alone."""
    found = LABELLED_DATE.match(row.text) or (BARE_DATE.match(row.text) if head.apart else None)
    if not found or head.dated_on:
        return False
    head.dated_on = read_date(found[1])
    return head.dated_on is not None


def read_received(head: Head, row: Row) -> bool:
    """`Ontvangen ter Griffie op 3 november 2014.`: a note, and the date where no other is given."""
    if not RECEIVED.match(row.text):
        return False
    head.dated_note = row.text
    return True


def read_subject(head: Head, row: Row) -> bool:
    found = SUBJECT.match(row.text) if head.apart else None
    if not found or (head.title and head.title != head.title.upper()):
        return False
    head.title = found[1]
    return True


def read_foot(head: Head, rows: Iterable[Row]) -> None:
    """Dossier and number from the foot of a page, where the head did not give them."""
    if head.dossiers:
        return
    for row in rows:
        found = FOOT.match(row.text) if row.is_short else None
        if found:
            head.dossiers, head.number = [canonical_dossier(found["dossier"])], found["number"]
            return


READERS: tuple[Callable[[Head, Row], bool], ...] = (
    read_kind_and_title,
    read_number,
    read_dossier,
    read_addressee,
    read_place_and_date,
    read_received,
    read_labelled_date,
    read_subject,
    read_continuation,
)
