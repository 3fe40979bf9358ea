"""What the pages show of bearings: a pledge's, and a letter's by paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass

from letters.models import Letter, Paragraph
from tracker.bearing.arriving import MOST_PARAGRAPHS, borne_by
from tracker.bearing.bearings import Bearing
from tracker.bearing.finding import bearing_on
from tracker.bearing.saying import in_numbers, why
from tracker.models import NotAbout, Pledge

MOST_SHOWN = 50


@dataclass(frozen=True)
class Shown:
    """A bearing with why: in a few words, and in numbers."""

    bearing: Bearing

    @property
    def why(self) -> list[str]:
        return why(self.bearing)

    @property
    def numbers(self) -> list[dict[str, str]]:
        return in_numbers(self.bearing)


@dataclass(frozen=True)
class OnPledge:
    """What may bear on a pledge, and what people judged not to be about it."""

    rows: list[Shown]
    judged: list[NotAbout]
    is_open: bool


def shown_on(pledge: Pledge) -> OnPledge:
    judged = pledge.not_about.select_related("paragraph__letter__dossier", "paragraph__edition", "person")
    return OnPledge([Shown(each) for each in bearing_on(pledge)], list(judged), pledge.is_open)


@dataclass(frozen=True)
class OfLetter:
    """The paragraphs of a letter with the open pledges that they may bear on.

    `compared`: how many paragraphs were looked at, where the letter has more; otherwise None.
    """

    rows: list[tuple[Paragraph, list[Shown]]]
    compared: int | None

    @property
    def pledges(self) -> int:
        return len({shown.bearing.pledge.pk for _paragraph, rows in self.rows for shown in rows})


def shown_of(letter: Letter) -> OfLetter:
    has_more = letter.paragraphs.body().count() > MOST_PARAGRAPHS
    return OfLetter(by_paragraph(borne_by(letter)[:MOST_SHOWN]), MOST_PARAGRAPHS if has_more else None)


def by_paragraph(bearings: Iterable[Bearing]) -> list[tuple[Paragraph, list[Shown]]]:
    """The paragraphs in the order of the best that each has; what each may bear on, best first."""
    found: dict[int, tuple[Paragraph, list[Shown]]] = {}
    for bearing in bearings:
        found.setdefault(bearing.paragraph.pk, (bearing.paragraph, []))[1].append(Shown(bearing))
    return list(found.values())
