"""What was read, held against what was printed: word for word, in order, with every note at its marker."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from letters.reading.draft import LetterDraft

# What a page prints around the text: none of it may stand in a paragraph, a note or a heading.
FURNITURE = re.compile(
    r"Kamer, vergaderjaar \d{4}[-–]|^Vergaderjaar \d{4}|\bkst-\d{5}|ISSN \d{4}|Gravenhage \d{4}$|Pagina \d+ van"
    r"|Naar boven|X Noot|Datum publicatie|Onze referentie|Retouradres|Kamer der Staten-Generaal( ?[12])?$"
    r"|^Postbus|^\d{1,3}$"
)
FIELDS = ("dossiers", "number", "title", "dated_on", "dated_note", "place", "addressee", "signatories")
GOAL = 99.5


@dataclass
class Score:
    """Of one letter: how many there are, how many are right, and in words what is not."""

    paragraphs: int = 0
    exact: int = 0
    markers: int = 0
    placed: int = 0
    notes: int = 0
    notes_exact: int = 0
    headings: int = 0
    headings_exact: int = 0
    furniture: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    metadata: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def percent(self) -> float:
        return 100 * self.exact / self.paragraphs if self.paragraphs else 100.0

    @property
    def is_right(self) -> bool:
        """The goals: 99.5% of the paragraphs, every note at its marker, no furniture, the metadata right."""
        return self.percent >= GOAL and self.placed == self.markers and self.notes == self.notes_exact and not (
            self.furniture or self.metadata
        )  # fmt: skip

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def line(self) -> str:
        return (
            f"paragraphs {self.exact}/{self.paragraphs} ({self.percent:.2f}%)  markers {self.placed}/{self.markers}  "
            f"notes {self.notes_exact}/{self.notes}  headings {self.headings_exact}/{self.headings}  "
            f"furniture {len(self.furniture)}  kinds wrong {len(self.kinds)}  metadata wrong {len(self.metadata)}"
        )


def score(read: LetterDraft, known: LetterDraft) -> Score:
    """Hold one against the other. A paragraph too many counts as one that is wrong."""
    found = Score(paragraphs=max(len(read.paragraphs), len(known.paragraphs)))
    texts = [[paragraph.text for paragraph in draft.paragraphs] for draft in (read, known)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            found.exact += 1
            compare(found, read, known, block.a + offset, block.b + offset)
    found.misses += misses(matcher, *texts)
    score_markers(found, read, known)
    score_notes(found, read, known)
    score_headings(found, read, known)
    find_furniture(found, read, known)
    for name in FIELDS:
        if name == "title" and read.title.lower() == known.title.lower():
            continue
        if getattr(read, name) != getattr(known, name):
            found.metadata.append(f"{name}: read {getattr(read, name)!r}, printed {getattr(known, name)!r}")
    return found


def compare(found: Score, read, known, place: int, wanted: int) -> None:
    """Kind, label and section of a paragraph whose text is right."""
    one, other = read.paragraphs[place], known.paragraphs[wanted]
    for name in ("kind", "label"):
        if getattr(one, name) != getattr(other, name):
            found.kinds.append(
                f"{name} {getattr(one, name)!r}, not {getattr(other, name)!r}: {other.text[:60]}"
            )
    headings = [
        draft.sections[p.section].heading if p.section is not None else ""
        for draft, p in ((read, one), (known, other))
    ]
    if headings[0] != headings[1]:
        found.kinds.append(f"under {headings[0]!r}, not {headings[1]!r}: {other.text[:60]}")


def score_markers(found: Score, read, known) -> None:
    """A marker is right in its exact place of the right text. Of a text that differs, the words before it count."""
    places = set(marker_places(read))
    for place in marker_places(known):
        found.markers += 1
        if place in places:
            found.placed += 1
        else:
            found.misses.append(f"marker {place[1]} is not behind: …{place[0][-50:]}")


def marker_places(draft) -> list[tuple[str, str, str]]:
    """The words before each marker, its label, and what stands behind it."""
    return [
        (
            paragraph.text[max(0, marker.at - 25) : marker.at],
            marker.label,
            paragraph.text[marker.at : marker.at + 3],
        )
        for paragraph in draft.paragraphs
        for marker in paragraph.markers
    ]


def score_notes(found: Score, read, known) -> None:
    have = {(note.label, note.text) for note in read.notes}
    found.notes = max(len(known.notes), len(read.notes))
    found.notes_exact = len(known.notes)
    for note in known.notes:
        if (note.label, note.text) not in have:
            found.notes_exact -= 1
            near = [other.text for other in read.notes if other.label == note.label]
            found.misses.append(
                f"note {note.label}: "
                + (difference(near[0], note.text) if near else f"missing: {note.text[:80]}")
            )


def score_headings(found: Score, read, known) -> None:
    one, other = ([(section.heading, section.level) for section in draft.sections] for draft in (read, known))
    found.headings = max(len(one), len(other))
    found.headings_exact = sum(
        block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    )
    for heading in [
        *[f"extra heading {each}" for each in one if each not in other],
        *[f"missing heading {each}" for each in other if each not in one],
    ]:
        found.misses.append(heading)


def find_furniture(found: Score, read, known) -> None:
    printed = {paragraph.text for paragraph in (*known.paragraphs, *known.notes)}
    texts = [
        *(p.text for p in (*read.paragraphs, *read.notes)),
        *(section.heading for section in read.sections),
    ]
    found.furniture += [text[:120] for text in texts if text not in printed and FURNITURE.search(text)]


# ---- in words -------------------------------------------------------------------------------------------------
def misses(matcher, read, known) -> list[str]:
    """What differs, paragraph by paragraph, with the words around the difference."""
    found = []
    for way, a, b, c, d in matcher.get_opcodes():
        if way == "equal":
            continue
        one, other = read[a:b], known[c:d]
        if len(one) == len(other):
            found += [difference(x, y) for x, y in zip(one, other, strict=True)]
        else:
            found.append(f"read {len(one)} for {len(other)}: {' ¶ '.join(t[:40] + '…' + t[-30:] for t in one)}"
                         f" ⟵ {' ¶ '.join(t[:40] + '…' + t[-30:] for t in other)}")  # fmt: skip
    return found


def difference(read: str, known: str) -> str:
    """The places where two texts part: `bondge[-]noten`."""
    parts = []
    for way, a, b, c, d in SequenceMatcher(None, read, known, autojunk=False).get_opcodes():
        if way != "equal":
            parts.append(
                f"…{known[max(0, c - 20) : c]}[read {read[a:b]!r} for {known[c:d]!r}]{known[d : d + 15]}…"
            )
    return "; ".join(parts[:4])
