"""What the rules say of one sentence: the points, where each was hit, and the layer that their sum falls in.

Of the rules that say what makes it a commitment only the strongest counts, with who acts and where the verb stands; to
it come what supports it and what speaks against it. The sum of the points is the score.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from letters.reading.terms import Term, read_terms
from tracker.candidates import rules
from tracker.candidates.actors import (
    BODY,
    COLLECTIVE,
    NATIONAL,
    OTHER,
    PAPER,
    Actor,
    clause_start,
    find_actors,
    subject_of,
)
from tracker.candidates.proposal import Point
from tracker.candidates.rules import Rule

LIKELY, POSSIBLE = 3.1, 1.4
# Between the two halves of a rule stands at most so much of the sentence, and a rule is tried at so many places in it.
REACH, PLACES = 240, 4
PLURAL = re.compile(r"(?:en|wij|we|ministers|leiders|staatssecretarissen|personen|lieden)$")
# "De minister en de staatssecretaris nemen deel": the verb has two subjects.
AND_BEFORE = re.compile(r" en (?:de |het |mijn |onze )?$")
# So near a verb stands its subject, in characters, where nothing else shows that it is the subject.
BESIDE = 48
PART_ENDS = re.compile(r"[;:]|(?<!besloten) (?:dat|omdat|zodat|waarbij|waardoor|hoewel|terwijl|die|welke) ")
# A verb behind one of these, without a comma between, belongs to a relative clause.
RELATIVE = re.compile(
    r"(?:^ (?:die|dat|wat|welke)"
    r"|(?<!tot )(?<!in )(?<!op )(?<!van )(?<!voor )(?<!aan )(?<!bij )\b(?:die|welke|waar(?:in"
    r"|mee|van|door|op|bij|voor|aan|toe|uit|over|onder)?))\b"
)
# Opens a clause of reason, condition or question.
SUBORDINATE = re.compile(
    r"(?<!\w)(?:omdat|doordat|hoewel|terwijl|als (?:de|het|dit|dat|er|ze|zij|we|wij|ik|u|een)|indien|wanneer|of|hoe"
    r"|waarom|nadat|voordat|sinds|aangezien|mits|tenzij|in hoeverre)(?!\w)"
)
LONGEST_CONJUNCTION = 9
WHO = {
    NATIONAL: rules.OURS_NATIONAL,
    COLLECTIVE: rules.OURS_COLLECTIVE,
    OTHER: rules.OTHER_STATE,
    PAPER: rules.A_PAPER,
    BODY: rules.A_BODY,
}
# That others ask for it, that it was told before, or that it is not done, speaks against an afdoening too.
NOT_FULFILLED = {"N3", "N4", "N8b", "N9"}
ABOUT_THE_LETTER = {"N1", "N1b", "N1c", "N8b", "N9"}
# What is wished, denied, possible or past in one clause says less of the next; who speaks or asks in it says as much.
ABOUT_ITS_CLAUSE = {"N4", "N5", "N5b", "N7", "N10", "N11", "N15", "N18", "N19", "N20"}
ABOUT_THE_VERB = {"N2", "N2b", "N10", "N11"}
# A question, or the words of a motion, promises nothing, whatever else stands in it.
HOPELESS = {"N8", "N13"}
# What a sentence that names an earlier pledge may promise anew: "zoals toegezegd zal ik u voor de zomer informeren".
ANEW = {"T1", "T1b", "T2", "T4", "V2"}
# And what it may tell: "zoals aangekondigd heeft de ministerraad besloten de grens te verhogen".
DECIDED = {"B1", "B1a", "B2"}
SPACES = dict.fromkeys((9, 10, 11, 12, 13, 160, 8199, 8239, 8203, 8206, 8207, 173, *range(8234, 8239)), " ")


@dataclass(frozen=True)
class Hit:
    """Where a rule fired, the finite verb (or other first words) of it, who acts, and the points of these three."""

    rule: Rule
    start: int
    end: int
    verb_end: int
    actor: Actor | None
    points: tuple[Point, ...]

    @property
    def weight(self) -> float:
        return sum(point.weight for point in self.points)


@dataclass(frozen=True)
class Verdict:
    """All that the rules say of one sentence. `core` is the hit that makes it a commitment, None where none does."""

    kind: str
    points: tuple[Point, ...]
    core: Hit | None
    hits: tuple[Hit, ...]
    actors: tuple[Actor, ...]

    @property
    def score(self) -> float:
        return round(sum(point.weight for point in self.points), 2)

    @property
    def layer(self) -> str:
        return "likely" if self.score >= LIKELY else "possible" if self.score >= POSSIBLE else ""


def in_small_letters(text: str) -> str:
    """The text in small letters with plain spaces, every character at its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.translate(SPACES)


def judge(text: str, written_on: date | None = None) -> Verdict:
    """Apply all rules to one sentence of a letter of that day."""
    small = in_small_letters(text)
    against = strongest_of_each(points_of(rules.OBJECTIONS, small))
    if any(point.code in HOPELESS for point in against):
        return Verdict("", against, None, (), ())
    actors = tuple(find_actors(text, small))
    hits = core_hits(rules.CORE, small, actors) or core_hits(rules.NET, small, actors)
    core = max(hits, key=lambda hit: hit.weight + doubt_about(hit, against, small), default=None)
    fulfilment = points_of(rules.FULFILMENTS, small)
    if fulfilment and not promises_anew(core, against):
        strongest = max(fulfilment, key=lambda point: point.weight)
        doubts = tuple(
            each
            for each in against
            if each.code in NOT_FULFILLED and not strongest.start <= each.start < strongest.end
        )
        return Verdict(rules.AFDOENING, (strongest, *doubts), core, hits, actors)
    supports = with_later_terms(points_of(rules.SUPPORTS, small), text, written_on)
    if core is None:
        named = no_verb(actors)
        telling = len(named + supports) > 1
        return Verdict(rules.COMMITMENT, named + supports + against if telling else (), None, (), actors)
    return Verdict(core.rule.kind, core.points + supports + weighed(against, core, small), core, hits, actors)


def strongest_of_each(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """N1, N1b and N1c say nearly the same: of such a family only the one that weighs most."""
    kept: dict[str, Point] = {}
    for each in points:
        family = each.code.rstrip("abc")
        kept[family] = min(each, kept.get(family, each), key=lambda point: point.weight)
    return tuple(kept.values())


def with_later_terms(supports: tuple[Point, ...], text: str, written_on: date | None) -> tuple[Point, ...]:
    """The supports, with a term only if it lies behind the day of the letter, where that and its days are known.

    Where all terms lie before that day, one of them speaks against."""
    if written_on is None:
        return supports
    dated = [(term, term.last or term.first) for term in terms_in(text, written_on)]
    others = tuple(each for each in supports if each.code != rules.TERM_STATED.code)
    for term, day in dated:
        if day and day > written_on:
            return (*others, point(rules.TERM_STATED, term.start, term.end))
    passed = [term for term, day in dated if day]
    over = (point(rules.TERM_PASSED, each.start, each.end) for each in passed[:1] if each.role != "start")
    stated = (each for each in supports if each.code == rules.TERM_STATED.code)
    return (*others, *over, *(each for each in stated if not any(overlap(each, term) for term in passed)))


@lru_cache(maxsize=16)
def terms_in(text: str, written_on: date | None) -> tuple[Term, ...]:
    """The terms of a sentence, which its score and its proposal both need: read once."""
    return tuple(read_terms(text, written_on))


def overlap(one: Point, term: Term) -> bool:
    return one.start < term.end and term.start < one.end


def weighed(against: tuple[Point, ...], core: Hit, small: str) -> tuple[Point, ...]:
    """What speaks against, with the share of its weight that each has beside this core; those without are left out."""
    shares = shares_of(against, core, small)
    return tuple(
        each if share == 1 else replace(each, weight=each.weight * share)
        for each, share in zip(against, shares, strict=True)
        if share
    )


def shares_of(against: tuple[Point, ...], core: Hit, small: str) -> list[float]:
    """What stands behind the words that make it a commitment, or in a clause before them, counts half.

    Within those words "zal bestaan uit" describes nothing, and "zullen worden besproken" reports nothing.
    """
    begins = clause_start(small, core.start) if against else 0
    return [share_of(each, core, begins) for each in against]


def share_of(each: Point, core: Hit, begins: int) -> float:
    if each.code in ABOUT_THE_VERB and (
        core.start < each.start < core.end or (each.code == "N10" and core.rule.code in ANEW)
    ):
        return 0
    behind = each.start > core.end and each.code not in ABOUT_THE_LETTER
    before = each.start < begins and each.code in ABOUT_ITS_CLAUSE
    return 0.5 if behind or before else 1


def doubt_about(core: Hit, against: tuple[Point, ...], small: str) -> float:
    shares = shares_of(against, core, small)
    return sum(each.weight * share for each, share in zip(against, shares, strict=True))


def promises_anew(core: Hit | None, against: tuple[Point, ...]) -> bool:
    return (
        core is not None
        and core.rule.code in ANEW | DECIDED
        and not any(point.code in ("N1", "N1b") for point in against)
    )


def no_verb(actors: tuple[Actor, ...]) -> tuple[Point, ...]:
    """Without a verb that tells: the government with a term, a sum and the like may still be worth a look."""
    ours = [actor for actor in actors if actor.kind in (NATIONAL, COLLECTIVE) and actor.role == "subject"]
    return (point(rules.NO_VERB, ours[0].start, ours[0].end),) if ours else ()


def point(rule: Rule, start: int, end: int) -> Point:
    return Point(rule.code, rule.weight, start, end)


def points_of(table: tuple[Rule, ...], small: str) -> tuple[Point, ...]:
    """One point for each rule that hits, at the first place where it does."""
    found = ((rule, next(places(rule, small), None)) for rule in table)
    return tuple(point(rule, place[0], place[2]) for rule, place in found if place)


def places(rule: Rule, small: str) -> Iterator[tuple[int, int, int]]:
    """Where a rule hits: the start and end of its first words, and the end of all. In proportion to the text."""
    first, then, unless = rule.patterns
    refused = None
    reached = tried = 0
    while tried < PLACES and (found := first.search(small, reached, len(small))):
        if refused is None:
            refused = bool(rule.unless) and unless.search(small, 0, len(small)) is not None
        if refused:
            return
        tried += 1
        reached = max(found.end(), found.start() + 1)
        end = found.end()
        if rule.then:
            behind = then.search(small, found.end(), end_of_part(small, found.end()))
            if not behind:
                continue
            end = behind.end()
        yield found.start(), found.end(), end


def end_of_part(small: str, at: int) -> int:
    far = min(len(small), at + REACH)
    found = PART_ENDS.search(small, at, far)
    return found.start() if found else far


def core_hits(table: tuple[Rule, ...], small: str, actors: tuple[Actor, ...]) -> tuple[Hit, ...]:
    return tuple(each_core_hit(table, small, actors))


def each_core_hit(table: tuple[Rule, ...], small: str, actors: tuple[Actor, ...]) -> Iterator[Hit]:
    for rule in table:
        for start, verb_end, end in places(rule, small):
            actor = subject_of(actors, small, start, verb_end)
            if rule.ours and not is_ours(actor, small, start, verb_end):
                continue
            points = [point(rule, start, end)]
            if actor and actor.kind in WHO:
                points.append(point(WHO[actor.kind], actor.start, actor.end))
            if relative := relative_before(small, start):
                points.append(point(rules.RELATIVE, *relative))
            elif subordinate := subordinate_before(small, start):
                points.append(point(rules.SUBORDINATE, *subordinate))
            yield Hit(rule, start, end, verb_end, actor, tuple(points))


def is_ours(actor: Actor | None, small: str, verb: int, verb_end: int) -> bool:
    """Does the government or its alliance stand right beside the verb, before or behind it?"""
    if actor is None or actor.kind not in (NATIONAL, COLLECTIVE):
        return False
    between = small[actor.end : verb] if actor.end <= verb else small[verb_end : actor.start]
    if len(between) >= BESIDE or any(mark in between for mark in ",;:"):
        return False
    plural = small[verb:verb_end].endswith("n")
    several = " en " in between.rstrip().removesuffix(" en") or AND_BEFORE.search(small, 0, actor.start)
    return plural == bool(PLURAL.search(small[actor.start : actor.end])) or bool(plural and several)


def relative_before(small: str, verb: int) -> tuple[int, int] | None:
    """The place of the word that makes the clause of this verb a relative one."""
    near = max(0, verb - REACH)
    begins = max(small.rfind(mark, near, verb) for mark in ",;:") + 1
    found = RELATIVE.search(small[max(begins, near) : verb])
    return (max(begins, near) + found.start(), max(begins, near) + found.end()) if found else None


def subordinate_before(small: str, verb: int) -> tuple[int, int] | None:
    """The place of the conjunction that opens the clause of this verb, and makes it a reason, condition or question."""
    begins = clause_start(small, verb)
    found = SUBORDINATE.search(small, max(0, begins - LONGEST_CONJUNCTION), verb)
    return found.span() if found and found.start() <= begins + 1 else None
