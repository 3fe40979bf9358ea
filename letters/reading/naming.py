"""Motions and pledges that a text names without a number.

`motie-Karabulut`, `motie van het lid Van Ojik c.s.`, `toezegging van Minister Blok in het AO NAVO van 27
november`. Their identifiers are made of the words, because no official one can be known: a person links them
by hand.
"""

import re

from letters.reading.dates import MONTHS
from letters.reading.sessions import SPACE

PARTICLE = rf"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Ee]l){SPACE})"
# What ends in a hyphen is half of a compound: "moties Vreemdelingen- en asielbeleid".
CAPITALISED = r"[A-ZÀ-Þ][a-zß-ÿ][\w’']*+(?!-(?!\w))"
NO_NAME = r"(?!Kamer|Handelingen|Tweede\b|Eerste\b)"
NAME = rf"{PARTICLE}{{0,2}}{NO_NAME}{CAPITALISED}(?:[-\ ]{PARTICLE}{{0,2}}{NO_NAME}{CAPITALISED}){{0,2}}"
MOTION = re.compile(
    rf"""\b[Mm]oties?
    (?:-|{SPACE}(?:van{SPACE}(?:het|de){SPACE}(?:(?:Tweede|Eerste){SPACE})?(?:Kamer)?(?:lid|leden){SPACE})?)
    (?P<names>{NAME}(?:(?:\s?/\s?|,{SPACE}|{SPACE}en{SPACE}){NAME}){{0,6}})
    (?:{SPACE}c\.s\.)?""",
    re.VERBOSE,
)
BETWEEN_NAMES = re.compile(rf"\s?/\s?|,{SPACE}|{SPACE}en{SPACE}")
# Where the number stands right behind the name, it names the motion better.
NUMBERED = re.compile(r"[^.;]{0,80}?\bKamerst|\s{0,3}\(?(?:\d{4}[-–/]\d{2,4},\s)?\d{2}[ \u00a0.]?\d{3}\b")
PLEDGE = re.compile(
    rf"""\btoezegging(?:en)?{SPACE}van{SPACE}(?:de{SPACE})?(?:[Mm]inister|[Ss]taatssecretaris){SPACE}
    (?P<name>{PARTICLE}{{0,2}}{CAPITALISED}(?:-{CAPITALISED})?){SPACE}
    (?:in|tijdens|uit){SPACE}(?:het|een|de){SPACE}[^.;()]{{1,80}}?\s(?:van|op|d\.d\.){SPACE}
    (?P<date>\d{{1,2}}{SPACE}(?:{"|".join(MONTHS)})(?:{SPACE}\d{{4}})?)""",
    re.VERBOSE,
)
LONGEST_IDENTIFIER = 80


def motion_identifier(found: re.Match[str]) -> str:
    """`motie-Van Oijk/Sjoerdsma`"""
    return f"motie-{'/'.join(BETWEEN_NAMES.split(found['names']))}"[:LONGEST_IDENTIFIER]


def pledge_identifier(found: re.Match[str]) -> str:
    """`toezegging-Blok-27-november-2019`"""
    words = f"toezegging {found['name']} {found['date']}".split()
    return "-".join(words)[:LONGEST_IDENTIFIER]
