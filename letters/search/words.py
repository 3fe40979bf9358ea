"""What is searched by: the words of a text, folded and stemmed. The same for every database, because Python does it.

A text becomes two lists of plain tokens (`[a-z0-9]`):

- *words*, as written: accents and capitals folded, nothing else. Phrases are searched in these.
- *stems*: `brieven` and `brief` are one, `toezeggen` and `toegezegd` too. Behind them, after `BREAK`, stand the words
  that are written with a seam, as one: `f35` for "F-35", `600000` for "600.000", `28676` for "28 676"; and a mark for
  each stem that is there more than once.

A change of anything here, or of the stemmer, asks for `manage.py reindex`; `RULES` tells one from another.
"""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

import snowballstemmer

from letters.search.irregular import irregular_forms

RULES = f"1 snowballstemmer-{version('snowballstemmer')}"

# Stands between texts that do not follow each other. No text and no question contains it.
BREAK = "_"
# PostgreSQL holds positions up to 16383, and a megabyte a text: what lies beyond is not found.
MOST_WORDS, MOST_BEHIND, LONGEST_WORD = 16_000, 2_000, 50
STEMS_KEPT = 100_000
# A note that many pledges share comes again and again, and is read once.
TEXTS_KEPT = 32

WORD = re.compile(r"[a-z0-9]+")
# Words with a seam, which people also write as one: grouped digits, o.a., F-35, NAVO-bondgenoten.
GROUPED = r"[0-9]{1,3}(?:[. ][0-9]{3})+(?![a-z0-9])"
SEAMED = rf"(?<![a-z0-9])(?:{GROUPED}|[a-z](?:\.[a-z](?![a-z0-9]))+|[a-z0-9]+(?:-[a-z0-9]+)+)"
WITH_SEAM = re.compile(SEAMED)
# A question in its units; a decimal number is one, though nobody writes it without its comma.
UNIT = re.compile(rf"{SEAMED}|[0-9]+(?:[.,][0-9]+)+|[a-z0-9]+")
# What every word with a seam has, but for grouped digits.
SEAM = re.compile(r"[a-z0-9][-.][a-z0-9]")
# Grouped digits are the only words with a seam that white space runs through.
SPACED = re.compile(r"[0-9] [0-9]{3}")
SIGNS_TO_SPACE = {code: " " for code in range(128) if not re.match(r"[A-Za-z0-9]", chr(code))}
GENITIVE = re.compile(r"(?<=[a-z0-9])'s(?![a-z0-9])")

VOWELS = re.compile(r"[aeiouy]+")
LONG_VOWEL = re.compile(r"(?:aa|ee|oo|uu)(?=[^aeiouy]$)")
VERB_ENDING = re.compile(r"(?<=[^aeiouytds])(?<!an)[dt]$")
IRREGULAR = irregular_forms()
stemmers = threading.local()


class Folding(dict):
    """For `str.translate`: each character without accent or capital, worked out when it is first met.

    A character always folds by itself, so that places in the folded text lead back to the text. Letters of other
    scripts become their number, and so can be searched as well.
    """

    HYPHENS, APOSTROPHES = "\u2010\u2011\u2212", "\u2018\u2019\u02bc\u0060\u00b4"
    APART = {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th", "ð": "d"}

    def __missing__(self, codepoint: int) -> str:
        folded = self[codepoint] = self.fold(chr(codepoint))
        return folded

    def fold(self, character: str) -> str:
        if character in self.HYPHENS:
            return "-"
        if character in self.APOSTROPHES:
            return "'"
        if unicodedata.category(character) in {"Mn", "Cf"}:
            return ""
        plain = unicodedata.normalize("NFKD", character.casefold())
        return "".join(self.plain(part) for part in plain if not unicodedata.combining(part))

    def plain(self, character: str) -> str:
        if character.isascii():
            return " " if character == BREAK else character.lower()
        return self.APART.get(character) or (f"u{ord(character):x}" if character.isalnum() else " ")


FOLDING = Folding()


def fold(text: str) -> str:
    """Small letters without accents, digits, and signs; other signs than those of ASCII become space."""
    return text.lower().replace(BREAK, " ") if text.isascii() else text.translate(FOLDING)


@lru_cache(maxsize=STEMS_KEPT)
def stem(word: str) -> str:
    """The stem of a folded word: Snowball's for Dutch, with the endings that it leaves.

    Those are the -t and -d of verbs ("verhoogt", "ontwikkeld") and the vowel that is written double in a closed
    syllable ("informeert", "informeren"). Not in short words, where they make another word: "boom", "taak".
    """
    if not word.isalpha():
        return word
    if not hasattr(stemmers, "dutch"):
        # One a thread: a stemmer keeps the word that it is at.
        stemmers.dutch = snowballstemmer.stemmer("dutch")
    found = stemmers.dutch.stemWord(IRREGULAR.get(word, word))
    if len(found) > 5 and len(VOWELS.findall(found)) > 1:
        found = found[:-1] if found.endswith("dt") else VERB_ENDING.sub("", found)
        found = LONG_VOWEL.sub(shorten, found)
    return found


def shorten(long_vowel: re.Match) -> str:
    return long_vowel[0][0]


@dataclass(frozen=True)
class Tokens:
    """A text as the index holds it: tokens with a space before and after each, so that each is found as it is."""

    stems: str
    words: str


def tokenise(texts: list[str]) -> Tokens:
    """What the index holds of some texts that belong together; a phrase never runs from one into the next."""
    stems: list[str] = []
    words: list[str] = []
    joined: list[str] = []
    for text in texts:
        written, stemmed, seamed = read_text(text)
        words += [BREAK, *written] if words else written
        stems += [BREAK, *stemmed] if stems else stemmed
        joined += seamed
    behind = [*dict.fromkeys(joined), *repeated([*stems, *joined])]
    if behind:
        stems = [*stems[: MOST_WORDS - MOST_BEHIND], BREAK, *behind[: MOST_BEHIND - 1]]
    return Tokens(spaced(stems[:MOST_WORDS]), spaced(words[:MOST_WORDS]))


@lru_cache(maxsize=TEXTS_KEPT)
def read_text(text: str) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Its words, their stems, and what is written with a seam, as one."""
    folded = fold(text)
    written = split(folded)
    bare = split(GENITIVE.sub("", folded)) if "'s" in folded else written
    return tuple(written), tuple(map(stem, bare)), tuple(map(join, seams(folded)))


def repeated(stems: list[str]) -> list[str]:
    """A mark for each stem that is there more than once, but for short words: it tells what a text is about."""
    counts = Counter(stems)
    return [again(stem) for stem, count in counts.items() if count > 1 and len(stem) > 2]


def again(stem: str) -> str:
    """The mark of a stem that is there more than once."""
    return f"{BREAK}{stem}"


def spaced(tokens: Sequence[str]) -> str:
    return f" {' '.join(tokens)} "


def split(folded: str) -> list[str]:
    """The words of a folded text; quicker than a regular expression, which would find the same."""
    words = folded.translate(SIGNS_TO_SPACE).split()
    if words and len(max(words, key=len)) > LONGEST_WORD:
        return [word[:LONGEST_WORD] for word in words]
    return words


def seams(folded: str) -> list[str]:
    """The words with a seam, of a folded text."""
    if SPACED.search(folded):
        return WITH_SEAM.findall(folded)
    if not SEAM.search(folded):
        return []
    pieces = [piece for piece in folded.split() if "-" in piece or "." in piece[:-1]]
    return [found for piece in pieces for found in WITH_SEAM.findall(piece)]


def join(seamed: str) -> str:
    return stem(re.sub(r"[^a-z0-9]", "", seamed)[:LONGEST_WORD])


# ---- what is asked --------------------------------------------------------------------------------------------
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What a person asks for. Every one of `terms` must be there; a term is there in any of its forms.

    A form is some tokens that follow each other: ("f", "35"), or ("f35",). `written` are all the words as typed,
    `stems` the same stemmed.
    """

    terms: tuple[tuple[Phrase, ...], ...]
    written: Phrase
    stems: Phrase

    def __bool__(self) -> bool:
        return bool(self.terms)


def read_question(text: str) -> Question:
    """Whatever a person types: signs mean nothing, and there are no operators."""
    folded = fold(text)
    bare = GENITIVE.sub("", folded)
    terms = dict.fromkeys(forms_of(unit) for unit in UNIT.findall(bare))
    return Question(tuple(terms), tuple(split(folded)), tuple(map(stem, split(bare))))


def forms_of(unit: str) -> tuple[Phrase, ...]:
    """A word as it is, or with its seam and without."""
    parts = tuple(map(stem, split(unit)))
    if len(parts) == 1 or not WITH_SEAM.fullmatch(unit):
        return (parts,)
    return (parts, (join(unit),))


# ---- where it stands ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Place:
    """A token of a text and the characters that it stands for, `text[start:end]`."""

    token: str
    start: int
    end: int


def places(text: str, question: Question, exact: bool = False) -> list[tuple[int, int]]:
    """Where in a text the words of a question stand, in order, none overlapping: `text[start:end]` each."""
    if not question:
        return []
    wanted = {question.written} if exact else {form for forms in question.terms for form in forms}
    by_first: dict[str, list[Phrase]] = {}
    for phrase in sorted(wanted, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    found: list[tuple[int, int]] = []
    for row in rows_of_places(text, exact):
        for at, place in enumerate(row):
            for phrase in by_first.get(place.token, []):
                last = at + len(phrase) - 1
                if last < len(row) and all(row[at + n].token == token for n, token in enumerate(phrase)):
                    found.append((place.start, row[last].end))
                    break
    return apart(found)


def rows_of_places(text: str, exact: bool) -> Iterator[list[Place]]:
    """The words of a text with their places, as written or as stems; then those with a seam, each by itself."""
    folded, origin = fold_with_places(text)
    if exact:
        yield [Place(m[0][:LONGEST_WORD], *back(origin, *m.span())) for m in WORD.finditer(folded)]
        return
    genitives = {match.start() + 1 for match in GENITIVE.finditer(folded)}
    yield [
        Place(stem(m[0][:LONGEST_WORD]), *back(origin, *m.span()))
        for m in WORD.finditer(folded)
        if m.start() not in genitives
    ]
    for match in WITH_SEAM.finditer(folded):
        yield [Place(join(match[0]), *back(origin, *match.span()))]


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the one that it came from."""
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        plain = fold(character)
        folded.append(plain)
        origin += [at] * len(plain)
    return "".join(folded), origin


def back(origin: list[int], start: int, end: int) -> tuple[int, int]:
    return origin[start], origin[end - 1] + 1


def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order; of spans that overlap the first, and the longer of two that begin together."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
