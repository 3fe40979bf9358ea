"""What kind of paper it is, by the name in its head: `BRIEF VAN DE MINISTER`, `GEWIJZIGDE MOTIE VAN HET LID …`."""

import re

# The first that fits. A letter that brings a report or an agenda is a letter: its name says so.
KINDS = (
    ("letter", re.compile(r"\bbrief\b", re.IGNORECASE)),
    ("motion", re.compile(r"\bmotie\b", re.IGNORECASE)),
    ("agenda", re.compile(r"\b(?:geannoteerde )?(?:[a-z]+-?)?agenda\b", re.IGNORECASE)),
    ("report", re.compile(r"\b(?:[a-z]+-?)?verslag\b", re.IGNORECASE)),
)
# Without a name the title may tell, but only by its first words: many letters are *about* a report or a motion.
TITLES = (
    ("motion", re.compile(r"(?:(?:nader )?gewijzigde )?motie van (?:het lid|de leden)\b", re.IGNORECASE)),
    ("agenda", re.compile(r"geannoteerde agenda\b", re.IGNORECASE)),
    ("report", re.compile(r"verslag (?:van|raad|bijeenkomst)\b", re.IGNORECASE)),
)


def kind_of_name(name: str) -> str:
    """letter, motion, agenda, report; other for any other name, and empty without one."""
    return next((kind for kind, words in KINDS if words.search(name)), "other" if name.strip() else "")


def kind_of_title(title: str) -> str:
    """motion, agenda or report, where the title begins so; empty where it does not tell."""
    return next((kind for kind, words in TITLES if words.match(title)), "")
