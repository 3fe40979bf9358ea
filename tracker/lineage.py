"""A pledge's line of descent: every pledge that standing links lead to, from letter to letter, and how it is drawn.

Drawn, each letter is a column, in the order of their dates, and each pledge a mark in its letter's column. A line goes
from the pledge that repeats (changes, supplements …) to the one that it repeats, as straight as there is room.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from textwrap import wrap

from django.db import connection

from letters.models import Letter
from tracker.models import Pledge, PledgeLink, Source

# More than this would be no small drawing; the rest is counted, so far as it is counted at all.
MOST_SHOWN, MOST_COUNTED = 12, 500
# In the order of distance, each once; a subquery, as `looking_back` puts the tables of another day before a statement.
REACHED = """
SELECT id FROM (
    WITH RECURSIVE reached(id) AS (
        SELECT CAST(%s AS bigint)
        UNION
        SELECT CASE WHEN link.pledge_id = reached.id THEN link.other_id ELSE link.pledge_id END
        FROM reached JOIN tracker_pledgelink link
        ON (link.pledge_id = reached.id OR link.other_id = reached.id) AND link.withdrawn_at IS NULL
    )
    SELECT id FROM reached LIMIT %s
) AS line
"""


@dataclass(frozen=True)
class Member:
    """One pledge of the line, with the letter that it was made in, and its relations to others of the line."""

    pledge: Pledge
    letter: Letter
    relations: list[tuple[str, Pledge, PledgeLink]]


@dataclass(frozen=True)
class Lineage:
    """The line of descent of `pledge`; `left_out` is how many more pledges it has, at least where `and_more`."""

    pledge: Pledge
    members: list[Member]
    links: list[PledgeLink]
    left_out: int
    and_more: bool

    @cached_property
    def letters(self) -> list[Letter]:
        """Each once, in the order of their dates."""
        return list({member.letter.pk: member.letter for member in self.members}.values())

    @property
    def pledges(self) -> list[Pledge]:
        return [member.pledge for member in self.members]

    @cached_property
    def drawing(self) -> "Drawing":
        return draw(self)


def lineage(pledge: Pledge) -> Lineage | None:
    """The line that a pledge stands in, the pledges nearest to it first of all; None where nothing is linked to it.

    Three statements, however long it is.
    """
    reached = keys_reached(pledge.pk)
    if len(reached) == 1:
        return None
    shown = reached[:MOST_SHOWN]
    origins = Source.objects.filter(pledge__in=shown, role=Source.Role.ORIGIN)
    sources = in_time(origins.select_related("pledge", "paragraph__letter"))
    links = list(PledgeLink.objects.standing().filter(pledge__in=shown, other__in=shown).order_by("id"))
    return Lineage(
        pledge=pledge,
        members=members_of(sources, links),
        links=links,
        left_out=len(reached) - len(shown),
        and_more=len(reached) > MOST_COUNTED,
    )


def keys_reached(key: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(REACHED, [key, MOST_COUNTED + 1])
        return [reached for (reached,) in cursor.fetchall()]


def in_time(sources: Iterable[Source]) -> list[Source]:
    """By the dates of their letters, and in a letter by place. A letter without a date has that of its first pledge."""
    days: dict[int, date] = {}
    found = list(sources)
    for source in found:
        letter, pledged_on = source.paragraph.letter, source.pledge.pledged_on
        day = letter.dated_on or pledged_on or date.max
        days[letter.pk] = min(day, days.get(letter.pk, date.max))
    places = {source.pk: (source.paragraph.letter_id, source.paragraph.number, source.pk) for source in found}
    return sorted(found, key=lambda source: (days[source.paragraph.letter_id], *places[source.pk]))


def members_of(sources: Sequence[Source], links: Sequence[PledgeLink]) -> list[Member]:
    pledges = {source.pledge_id: source.pledge for source in sources}
    relations = defaultdict(list)
    for link in links:
        link.pledge, link.other = pledges[link.pledge_id], pledges[link.other_id]
        for end in (link.pledge, link.other):
            relations[end.pk].append((*link.seen_from(end), link))
    return [Member(source.pledge, source.paragraph.letter, relations[source.pledge_id]) for source in sources]


# ---- drawn ----------------------------------------------------------------------------------------------------
# In CSS pixels: the room of all columns together where they fit, that of one, of a row, of the heads, and round a mark.
ROOM, NARROWEST, WIDEST, ROW, HEAD, ROUND = 690, 116, 190, 54, 58, 12
# Half-way round a mark, and the room for what is written beside a column.
SLANT, BESIDE = 9, 60
# How wide a letter is at most, on average; how far a line bends that goes round a mark.
CHARACTER, BEND = 6.4, 26
# Where on its line a label may stand, best first; how near another one is too near.
ALONG, NEAR_X, NEAR_Y = (0.5, 0.34, 0.66, 0.22, 0.78), 70, 14


@dataclass(frozen=True)
class Head:
    """A column's letter: its short name in at most two lines."""

    x: float
    letter: Letter
    names: list[tuple[float, str]]


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    pledge: Pledge


@dataclass(frozen=True)
class Line:
    """From a pledge to the one that it repeats or changes, and what is written on it."""

    path: str
    x: float
    y: float
    words: str
    in_column: bool


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    heads: list[Head]
    marks: list[Mark]
    lines: list[Line]

    @property
    def is_wide(self) -> bool:
        """Whether it may have to be scrolled sideways where most others have room."""
        return self.width > ROOM


def draw(line: Lineage) -> Drawing:
    """Where everything stands, in CSS pixels from the upper left corner."""
    wide = min(max(ROOM / len(line.letters), NARROWEST), WIDEST)
    columns = {letter.pk: number for number, letter in enumerate(line.letters)}
    places = {member.pledge.pk: columns[member.letter.pk] for member in line.members}
    rows = rows_of(line.members, places)
    marks = [
        Mark((places[key] + 0.5) * wide, HEAD + (rows[key] + 0.5) * ROW, member.pledge)
        for member in line.members
        for key in [member.pledge.pk]
    ]
    return Drawing(
        width=wide * len(columns) + (BESIDE if len(columns) < len(marks) else 0),
        height=HEAD + ROW * (max(rows.values()) + 1),
        heads=[head(letter, (number + 0.5) * wide, wide) for number, letter in enumerate(line.letters)],
        marks=marks,
        lines=lines_between(marks, line.links),
    )


def head(letter: Letter, x: float, wide: float) -> Head:
    names = wrap(letter.short, width=int(wide / CHARACTER), max_lines=2, placeholder="…")
    return Head(x, letter, [(14.0 + 15 * number, name) for number, name in enumerate(names)])


def rows_of(members: Sequence[Member], places: dict[int, int]) -> dict[int, int]:
    """Pledge -> its row: that of the first one that it is linked to, or the nearest that is free in its column."""
    rows: dict[int, int] = {}
    taken: dict[int, set[int]] = defaultdict(set)
    for member in members:
        near = [rows[other.pk] for _words, other, _link in member.relations if other.pk in rows]
        wanted, here = near[0] if near else 0, taken[places[member.pledge.pk]]
        free = (row for row in range(len(members)) if row not in here)
        rows[member.pledge.pk] = min(free, key=lambda row: (abs(row - wanted), row))
        here.add(rows[member.pledge.pk])
    return rows


def lines_between(marks: Sequence[Mark], links: Sequence[PledgeLink]) -> list[Line]:
    """One line for each two pledges, with the words of every link between them; no label on another."""
    at = {mark.pledge.pk: mark for mark in marks}
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for link in links:
        words[link.pledge_id, link.other_id].append(str(link.get_kind_display()))
    lines: list[Line] = []
    for (start, end), said in words.items():
        course = course_of(at[start], at[end], marks)
        x, y = label_place(course, lines)
        path = "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(*sum(course, ()))
        lines.append(Line(path, x, y, ", ".join(said), in_column=at[start].x == at[end].x))
    return lines


def course_of(start: Mark, end: Mark, marks: Sequence[Mark]) -> tuple[tuple[float, float], ...]:
    """The four points of the curve from one mark to another: beside those of its column, round those of its row."""
    if start.x == end.x:
        x, aside = start.x + SLANT, start.x + ROUND + BEND
        down = SLANT if end.y > start.y else -SLANT
        return (x, start.y + down), (aside, start.y + down), (aside, end.y - down), (x, end.y - down)
    way = ROUND if end.x > start.x else -ROUND
    first, last = start.x + way, end.x - way
    between = any(mark.y == start.y and min(start.x, end.x) < mark.x < max(start.x, end.x) for mark in marks)
    if start.y == end.y and between:
        bent = start.y - BEND
        return (first, start.y - 4), (first + way, bent), (last - way, bent), (last, end.y - 4)
    half = (first + last) / 2
    return (first, start.y), (half, start.y), (half, end.y), (last, end.y)


def label_place(course: tuple[tuple[float, float], ...], lines: Sequence[Line]) -> tuple[float, float]:
    """A point on the curve, just above it where it is level, that no other label is near to."""
    points = [point(course, along) for along in ALONG]
    free = (
        place
        for place in points
        if not any(abs(place[0] - line.x) < NEAR_X and abs(place[1] - line.y) < NEAR_Y for line in lines)
    )
    return next(free, points[0])


def point(course: tuple[tuple[float, float], ...], along: float) -> tuple[float, float]:
    """The point of a cubic curve at a share of its course."""
    rest = 1 - along
    weights = (rest**3, 3 * rest**2 * along, 3 * rest * along**2, along**3)
    x, y = (
        sum(weight * place[axis] for weight, place in zip(weights, course, strict=True)) for axis in (0, 1)
    )
    return x, y - 5
