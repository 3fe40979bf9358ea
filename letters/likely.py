"""Places in a text that may be what became of words that are not in it, for a person to choose from."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from letters.anchoring import Place, Text
from letters.comparing import TOKEN, alike, key, words_in
from letters.reading.sentences import split_sentences

# So many paragraphs that share most words are looked at closely.
LOOKED_AT = 12
# Less than half alike is nothing that one would propose.
LIKELY = 0.5


@dataclass(frozen=True)
class Likely:
    """A place and how much its words are like those that were looked for, up to 1."""

    place: Place
    likeness: float


def likely_places(words: str, text: Text, most: int = 3) -> list[Likely]:
    """The places whose words are most like these, best first, none across another; none where nothing is like them."""
    found = [Likely(place, 1.0) for place in text.places_of(words)]
    bag, sentences = words_in(words), len(split_sentences(words))
    share = [(shared(bag, words_in(unit.text)), number) for number, unit in enumerate(text.units)]
    for likeness, number in sorted(share, key=lambda one: (-one[0], one[1]))[:LOOKED_AT]:
        if likeness >= LIKELY:
            found += _in_unit(words, text, number, sentences)
    found.sort(key=lambda one: -one.likeness)
    chosen: list[Likely] = []
    for one in found:
        if one.likeness >= LIKELY and not any(overlap(one.place, other.place) for other in chosen):
            chosen.append(one)
    return chosen[:most]


def shared(bag: frozenset[str], others: frozenset[str]) -> float:
    return len(bag & others) / len(bag) if bag else 0.0


def _in_unit(words: str, text: Text, number: int, sentences: int) -> list[Likely]:
    """Whole sentences of one paragraph, about as many, and the stretch from the first known word to the last one."""
    unit = text.units[number].text
    cuts = split_sentences(unit)
    windows = {
        (cuts[first][0], cuts[last][1])
        for first in range(len(cuts))
        for last in range(first, min(first + sentences + 1, len(cuts)))
    }
    known = [TOKEN.findall(words), list(TOKEN.finditer(unit))]
    matcher = SequenceMatcher(
        None, [key(token) for token in known[0]], [key(token.group()) for token in known[1]], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if blocks:
        begin, end = known[1][blocks[0].b].start(), known[1][blocks[-1].b + blocks[-1].size - 1].end()
        windows.add((begin, begin + len(unit[begin:end].rstrip())))
    return [
        Likely(Place(number, start, end), likeness(words, unit[start:end]))
        for start, end in sorted(windows)
        if start < end and alike(words_in(words), words_in(unit[start:end])) >= LIKELY / 2
    ]


def likeness(one: str, other: str) -> float:
    """How much two stretches are the same words in the same order, 0 to just under 1."""
    words, others = ([key(token) for token in TOKEN.findall(text)] for text in (one, other))
    return min(SequenceMatcher(None, words, others, autojunk=False).ratio(), 0.999)


def overlap(one: Place, other: Place) -> bool:
    return one.unit == other.unit and one.start < other.end and other.start < one.end
