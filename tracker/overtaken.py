"""A letter got better text while somebody was recording a pledge from it: where their words stand now."""

from functools import cached_property

from django.http import QueryDict

from letters.anchoring import Place as PlaceIn
from letters.anchoring import find_again
from letters.likely import likely_places
from letters.models import Paragraph
from tracker.following import Stored
from tracker.recording import Place


class Overtaken:
    """What was sent for a paragraph of a former text, and what it becomes in the present one.

    `place` is where the words stand now, None where that is not certain; `data` is what was sent, with that place.
    """

    def __init__(self, former: Paragraph, data: QueryDict):
        self.former, self.sent = former, data

    @cached_property
    def old_place(self) -> Place | None:
        """The words that were quoted; None where what was sent is no place in the paragraph."""
        start, end = (number(self.sent.get(name)) for name in ("start", "end"))
        if start is None or end is None or not start < end <= len(self.former.text):
            return None
        return Place(self.former, start, end)

    @cached_property
    def present(self) -> Stored:
        return Stored(self.former.letter.paragraphs.select_related("section"))

    @cached_property
    def place(self) -> Place | None:
        if self.old_place is None:
            return None
        every = Paragraph.every.filter(edition=self.former.edition_id).select_related("section")
        text = Stored(every)
        quoted = PlaceIn(text.places[self.former.pk], self.old_place.start, self.old_place.end)
        found = find_again(quoted, text.text, self.present.text).place
        return self._stored(found) if found else None

    @property
    def paragraph(self) -> Paragraph:
        return self.place.paragraph if self.place else self.former

    @property
    def data(self) -> QueryDict:
        return with_place(self.sent, self.place) if self.place else self.sent

    def proposals(self) -> list[Place]:
        """Places of the present text whose words are like those that were quoted; none where these were found."""
        if self.place or self.old_place is None:
            return []
        return [self._stored(one.place) for one in likely_places(self.old_place.words, self.present.text)]

    def _stored(self, found: PlaceIn) -> Place:
        return Place(self.present.paragraphs[found.unit], found.start, found.end)


def former_paragraph(data: QueryDict, slug: str) -> Paragraph | None:
    """The paragraph that the writer had in view, if it is in a text that has been replaced."""
    seen = seen_in(data)
    former = Paragraph.every.filter(letter__slug=slug, edition__isnull=False)
    return former.select_related("letter__dossier", "edition").filter(pk=seen).first() if seen else None


def with_chosen_place(data: QueryDict, slug: str) -> QueryDict:
    """What was sent, at the place of the present text that was chosen (`paragraph:start:end`), if one was."""
    pk, start, end = (*map(number, data.get("place", "").split(":")), None, None, None)[:3]
    paragraph = Paragraph.objects.filter(letter__slug=slug, pk=pk).first() if pk else None
    if paragraph is None or start is None or end is None or not start < end <= len(paragraph.text):
        return data
    return with_place(data, Place(paragraph, start, end))


def with_place(data: QueryDict, place: Place) -> QueryDict:
    data = data.copy()
    for name, value in {
        "seen": place.paragraph.pk,
        "start": place.start,
        "end": place.end,
        "quote": place.words,
    }.items():
        data[name] = str(value)
    return data


def seen_in(data: QueryDict) -> int | None:
    return number(data.get("seen"))


def number(words: str | None) -> int | None:
    """A whole number that a database takes; None for anything else."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 19 else None
