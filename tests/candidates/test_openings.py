"""Trying a pattern only where it can begin is faster, and finds exactly what it finds everywhere."""

import json
from pathlib import Path

import pytest

from tests.candidates import made_up
from tests.letters.gold import PARAGRAPHS
from tracker.candidates.actors import PATTERN, named_in
from tracker.candidates.openings import openings
from tracker.candidates.rules import POSITIONS, RULES
from tracker.candidates.scoring import in_small_letters

pytestmark = pytest.mark.once

GOLD = Path(__file__).parent / "gold"
ODD = [
    "",
    " ",
    "zal",
    "-zal",
    "€ 5",
    "…zal en (zal) «zal» zal-zal zal",
    "- zal",
    "\n\nzal\t\u00a0zal",
    "İ zal zal",
]


def texts():
    documents = [
        document
        for path in sorted(GOLD.glob("*.json"))
        for document in json.loads(path.read_text())["documents"]
    ]
    return [
        *(sentence["text"] for document in documents for sentence in document["sentences"]),
        *(paragraph["text"] for name in sorted(PARAGRAPHS) for paragraph in PARAGRAPHS[name]["paragraphs"]),
        *made_up.COMMITMENTS,
        *made_up.FULFILMENTS,
        *made_up.OTHERS,
        *ODD,
    ]


SMALL = [in_small_letters(text) for text in texts()]


def place(found):
    return found.span() if found else None


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule not in POSITIONS], ids=lambda rule: rule.code
)
def test_a_rule_hits_the_same_words_as_if_it_were_tried_at_every_letter(rule):
    for words in rule.patterns:
        for small in SMALL:
            everywhere = words.pattern.search(small, 0, len(small))

            assert place(words.search(small, 0, len(small))) == place(everywhere)


def test_the_same_actors_are_named_as_if_they_were_looked_for_at_every_letter():
    for small in SMALL:
        assert list(map(place, named_in(small))) == list(map(place, PATTERN.finditer(small)))


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("zal|zullen", {"zal", "zul"}),
        ("is|zijn", {"is", "zij"}),
        ("be(?:sl|kr)uit", {"bes", "bek"}),
        ("moties?", {"mot"}),
        ("(?:de )?wet", {"de ", "wet"}),
        ("(?:na ){0,2}de", {"na ", "de"}),
        ("(?<=ik )(?!was)zeg(?= toe)", {"zeg"}),
        ("^hier", {"hie"}),
        (r"a\w*", {"a"}),
        (r"in \d", {"in "}),
        ("€|eur", {"€", "eur"}),
        (r"\d+ euro", set()),
        ("[ab]c", set()),
        (r"zal|[\w-]+fractie", set()),
        ("(?:zal)?", set()),
        ("", set()),
    ],
)
def test_the_letters_that_a_pattern_opens_with_are_read_from_it(pattern, letters):
    assert openings(pattern) == letters
