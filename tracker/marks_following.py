"""Reading marks follow their paragraph when a letter gets better text.

Only words that are exactly the same have been read. So a mark moves when its paragraph stands once in the former text
and once, unchanged, in the new one. The others stay with the former text, and the letter counts as partly unread.
"""

from collections.abc import Iterable

from letters.models import Paragraph
from letters.replacing import FOLLOWERS, Followed, Replaced
from tracker.models import ReadingMark


def follow(replaced: Replaced) -> Followed:
    """Move the marks that can move; called when both texts are stored. What it says counts quotes: none here."""
    marks = list(ReadingMark.objects.filter(paragraph__edition=replaced.former).order_by("pk"))
    if not marks:
        return Followed()
    body = Paragraph.every.body().filter(letter=replaced.letter)
    former = once(body.filter(edition=replaced.former).values_list("text", "pk"))
    present = once(body.filter(edition=None).values_list("text", "pk"))
    same = {pk: present[text] for text, pk in former.items() if text in present}
    moving = [mark for mark in marks if mark.paragraph_id in same]
    for mark in moving:
        mark.paragraph_id = same[mark.paragraph_id]
    ReadingMark.objects.bulk_update(moving, ["paragraph"])
    return Followed()


def once(paragraphs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Text -> key, of the texts that stand there once."""
    found: dict[str, int] = {}
    again = set()
    for text, pk in paragraphs:
        if text in found:
            again.add(text)
        found[text] = pk
    return {text: pk for text, pk in found.items() if text not in again}


def register() -> None:
    """Called once, when the site is ready."""
    if follow not in FOLLOWERS:
        FOLLOWERS.append(follow)
