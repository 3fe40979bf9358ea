"""Who undertakes what a sentence promises, at which level, how firmly, and on what condition."""

import re
from dataclasses import dataclass

from letters.reading.draft import ReferenceDraft
from tracker.candidates.actors import COLLECTIVE, NATIONAL, OTHER, PAPER, PARLIAMENT, Actor
from tracker.candidates.proposal import Setting
from tracker.candidates.rules import AFDOENING, INTENTION
from tracker.candidates.scoring import Verdict, in_small_letters

SPEAKER = re.compile(r"ik|wij|we|mijn \w+|ondergetekende", re.IGNORECASE)
ANAPHOR = re.compile(
    r"^(?:zij|ze|hij|deze|die|dit|het proces|de resultaten|in deze|daarnaast|ook|verder"
    r"|voorts)\b",
    re.IGNORECASE,
)
JOINT_WORDS = re.compile(
    r"(?<![\w-])(?:navo|esa|bondgen\w+|bondgenootschap\w*|eu|europese (?:unie|raad|commissie)"
    r"|lidstaten|regeringsleiders|coalitie|raad"
    r"|awacs|anti-isis)(?![\w])"
)
OUR_WORDS = re.compile(
    r"(?<![\w-])(?:nederlandse?|ons land|kabinet|begroting\w*|uw kamer|defensievisie"
    r"|defensiebegroting|wetsvoorstel|ik|wij)(?![\w])"
)
CONDITION = re.compile(
    r"(?<![\w-])(?:mits|tenzij|indien|onder (?:de )?voorwaarde|op voorwaarde dat"
    r"|afhankelijk van|onder voorbehoud van|voor zover|zodra"
    r"|wanneer|als (?=(?:de|het|dit|dat|er|ze|zij|we|wij|ik|u|deze|die|blijkt|nodig|daar"
    r"|hier)\b))(?![\w-])[^.;]{4,240}"
)

# Who tells parliament something is the government, whoever else is named.
TOLD = re.compile(
    r"(?<![\w-])(?:uw kamer|de kamer|(?:kunt|ontvangt|wordt|zal) u|u (?:kunt|ontvangt"
    r"|wordt))(?![\w])"
)


@dataclass(frozen=True)
class Undertaker:
    """Who it is: the name as the register shows it, empty if nobody says; whether it is only inferred; the level."""

    name: str = ""
    inferred: bool = False
    level: str = "national"

    def passed_on(self, before: "Undertaker | None") -> "Undertaker | None":
        """Who the next sentence may mean with "zij": this one, or else the one before."""
        return self if self.name else before


def who_undertakes(
    sentence: str, verdict: Verdict, setting: Setting, before: Undertaker | None
) -> Undertaker:
    """From the subject of the verb that tells; else from the words of the sentence; else from the sentence before."""
    small = in_small_letters(sentence)
    if verdict.core and TOLD.search(small, verdict.core.start, verdict.core.end):
        teller = verdict.core.actor
        return named(teller, setting) if teller and teller.kind == NATIONAL else Undertaker("Kabinet", True)
    actor = verdict.core.actor if verdict.core else None
    if actor is None or actor.kind in (PARLIAMENT, PAPER):
        actor = agent_or_first(verdict.actors) if not verdict.core else None
    if actor:
        return named(actor, setting)
    joint, ours = JOINT_WORDS.search(small), OUR_WORDS.search(small)
    if "voor nederland" in small:
        return Undertaker("Nederland", False, NATIONAL)
    if ours:
        return Undertaker("", True, NATIONAL)
    if before and (ANAPHOR.match(sentence) or not joint):
        return Undertaker(before.name, True, before.level)
    return Undertaker("", True, COLLECTIVE if joint else NATIONAL)


def agent_or_first(actors: tuple[Actor, ...]) -> Actor | None:
    told = [
        actor for actor in actors if actor.kind in (NATIONAL, COLLECTIVE, OTHER) and actor.role != "object"
    ]
    return next((actor for actor in told if actor.role == "agent"), told[0] if told else None)


def named(actor: Actor, setting: Setting) -> Undertaker:
    level = OTHER if actor.kind == OTHER else COLLECTIVE if actor.kind == COLLECTIVE else NATIONAL
    if SPEAKER.fullmatch(actor.name):
        office = setting.offices[0] if len(setting.offices) == 1 else ""
        return Undertaker(office.removeprefix("De ").removeprefix("de ") or "Kabinet", True, NATIONAL)
    name = actor.name.removeprefix("de ").removeprefix("het ")
    return Undertaker(name[:1].upper() + name[1:], False, level)


def strength_of(part: str, verdict: Verdict) -> str:
    if condition_of(part):
        return "conditional"
    return "intention" if verdict.kind == INTENTION else "firm"


def condition_of(part: str) -> str:
    """The words that state the condition, empty where there is none."""
    found = CONDITION.search(in_small_letters(part))
    return part[found.start() : found.end()].partition(", zal")[0].rstrip(" ,") if found else ""


NAMED_PAPER = re.compile(
    r"(?:de |het |mijn |een )?(?:gewijzigde |aangenomen |gedane )?(?:moties?"
    r"|toezegging(?:en)?)[^.;()]{0,140}",
    re.IGNORECASE,
)


def fulfilled_by(part: str, verdict: Verdict, references: tuple[ReferenceDraft, ...]) -> tuple[str, ...]:
    """Of an afdoening: the identifiers of the papers, or the words, that name the pledge or motion carried out."""
    if verdict.kind != AFDOENING:
        return ()
    if references:
        return tuple(reference.identifier for reference in references)
    found = NAMED_PAPER.search(part)
    return (found.group().strip(" ,"),) if found else ()
