"""What the rules propose: plain values, which a person may record, change or dismiss."""

from dataclasses import dataclass, field
from datetime import date

from letters.reading.draft import ReferenceDraft
from letters.reading.money import Amount
from letters.reading.terms import Term

# Which rules and which scorer made a proposal; changes with them.
ENGINE_VERSION = "2"

KINDS = ("commitment", "decision", "intention", "afdoening")
LAYERS = ("likely", "possible")


@dataclass(frozen=True)
class Setting:
    """What a paragraph's proposals need to know of its letter.

    `written_on` is the letter's date, None if it is not known; `offices` are those of who signed it ("De Minister van
    Defensie"): they are meant by "ik" and "wij".
    """

    written_on: date | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One rule that fired: its code, what it added to the score, and the words `text[start:end]` that it hit."""

    code: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """The words `text[start:end]` of a paragraph, proposed as a pledge.

    `start` and `end` are a whole sentence, or the part of it that makes this commitment where it makes several.
    `kind` is one of KINDS, `layer` one of LAYERS, `score` the sum of the points' weights, rounded to two decimals.
    `actor` is who must act, as the interface's Dutch names it ("Nederland", "NAVO", "Ministerie van Defensie"); empty
    where the sentence does not say. `actor_inferred`: not in the sentence itself. `level` is national, collective or
    other; `strength` firm, conditional or intention; `condition` the words that state it.
    `amounts`, `terms` and `references` are those of these words, with places in the whole paragraph.
    `fulfils`, of an afdoening: the references, or the words, that say which pledge or motion is carried out.
    `together`: number of the group of neighbouring proposals about one thing, None where it stands alone.
    """

    start: int
    end: int
    kind: str
    layer: str
    score: float
    points: tuple[Point, ...]
    actor: str = ""
    actor_inferred: bool = False
    level: str = "national"
    strength: str = "firm"
    condition: str = ""
    amounts: tuple[Amount, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[ReferenceDraft, ...] = ()
    fulfils: tuple[str, ...] = ()
    together: int | None = field(default=None)
