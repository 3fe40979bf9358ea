"""The forms of Dutch verbs, so that a list of verbs is a list of infinitives.

A weak verb is written as its infinitive, a separable one with a bar (`uit|breiden`). A strong or irregular one has its
own forms behind it: `nemen:neemt:nam:namen:genomen` (third person, past singular, past plural, participle).
"""

import re
from dataclasses import dataclass

VOWELS = "aeiouyëïöü"
# Prefixes that take no "ge-" in the participle.
WITHOUT_GE = re.compile(
    r"(?:be|ge|her|ont|ver|er|mis|onder(?=st|te|ne|zo|ho|ha|br)|over(?=w|tu|le)|door(?=l)|weer"
    r"|vol(?=to|br|do))(?=\w{3})"
)
# Stems whose last vowel has no stress, so that it is not written double: ontwikkel, verbeter, teken, bevestig.
UNSTRESSED = re.compile(
    r"[aeiou][^aeiou]+el$(?<!verdel)(?<!bevel)|ig$|monitor$|(?:reken|teken|open|orden|oefen"
    r"|effen)$"
    r"|(?:lever|beter|vorder|minder|zeker|helder|wijder|verander|inner|hinder|luister|zonder"
    r"|sober|anker)$"
)
TREMA = {"e": "ë", "i": "ï", "u": "ü"}


@dataclass(frozen=True)
class Forms:
    """A verb's forms. Of a separable verb the finite ones are without their `particle`, as main clauses have them."""

    infinitive: str
    present: tuple[str, ...]
    past: tuple[str, ...]
    participle: str
    particle: str = ""

    @property
    def in_main_clause(self) -> tuple[str, ...]:
        return self.present + self.past


def conjugate(entry: str) -> Forms:
    """The forms of one entry of a list of verbs."""
    infinitive, *irregular = entry.split(":")
    particle, _, base = infinitive.rpartition("|")
    stem = stem_of(base)
    if irregular:
        third, past, pasts, participle = irregular
        finite, ended = (base, third, stem), (past, pasts)
    else:
        dental = "t" if hard(base) else "d"
        finite = (base, stem if stem.endswith("t") else f"{stem}t", stem)
        ended = (f"{stem}{dental}e", f"{stem}{dental}en")
        participle = with_ge(stem if stem[-1] in "dt" else f"{stem}{dental}")
    return Forms(
        f"{particle}{base}", tuple(dict.fromkeys(finite)), ended, f"{particle}{participle}", particle
    )


def stem_of(base: str) -> str:
    """Of an infinitive: verhogen gives verhoog, stellen stel, schrijven schrijf."""
    stem = base.removesuffix("n").removesuffix("e") if base.endswith("en") else base.removesuffix("n")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return stem[:-1]
    if stem.endswith("ër"):
        return f"{stem[:-2]}{'eer' if stem[-3] == 'i' else 'ëer'}"
    if stem.endswith("uer"):
        return f"{stem[:-1]}er"
    if re.search(r"[^aeiou][aeou][^aeiouhwxj]$", f"-{stem}") and not UNSTRESSED.search(stem):
        stem = f"{stem[:-1]}{stem[-2]}{stem[-1]}"
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def hard(base: str) -> bool:
    """Does the stem end in a voiceless consonant ('t kofschip), so that past and participle take a t?"""
    stem = base.removesuffix("en")
    return stem[-1:] in "tkfspx" or stem.endswith("ch")


def with_ge(participle: str) -> str:
    if WITHOUT_GE.match(participle):
        return participle
    return f"ge{TREMA.get(participle[0], participle[0])}{participle[1:]}"
