"""The 33 openings of real letters: what each states about itself, who signed it, and which papers it names.

`openings/expected.json` was written by reading every file by eye, before any of it was read by the program.
"""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from letters.formats import text
from letters.reading.identifiers import split_identifier
from letters.reading.references import find_references

# No test here asks a database anything.
pytestmark = pytest.mark.once

FOLDER = Path(__file__).parent / "openings"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())
# The official identifiers of the dossiers that the openings touch.
REAL = frozenset((FOLDER / "kamerstuk-ids.txt").read_text().split())
DOSSIERS = {split_identifier(identifier)[0] for identifier in REAL}
STATED = ("dossiers", "number", "title", "dated_note", "place", "addressee", "official_id")


@cache
def opening(name):
    return text.read_letter((FOLDER / f"{name}.txt").read_bytes())


def references(name):
    draft = opening(name)
    return [
        (found.words, found.identifier)
        for p in (*draft.paragraphs, *draft.notes)
        for found in find_references(p.text)
    ]


def test_every_opening_has_its_expected_values():
    assert sorted(EXPECTED) == sorted(
        path.stem for path in FOLDER.glob("*.txt") if path.name != "kamerstuk-ids.txt"
    )
    assert len(EXPECTED) == 33


@pytest.mark.parametrize("name", EXPECTED)
def test_the_head_of_an_opening_is_as_printed(name):
    draft, expected = opening(name), EXPECTED[name]

    assert {field: getattr(draft, field) for field in STATED} == {field: expected[field] for field in STATED}
    assert draft.dated_on == (date.fromisoformat(expected["dated_on"]) if expected["dated_on"] else None)


@pytest.mark.parametrize("name", EXPECTED)
def test_those_who_signed_an_opening_are_found(name):
    assert [[signed.office, signed.name] for signed in opening(name).signatories] == EXPECTED[name][
        "signatories"
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_papers_that_an_opening_names_are_found(name):
    assert references(name) == [tuple(pair) for pair in EXPECTED[name]["references"]]


def test_precision_and_recall_over_the_openings_are_99_percent():
    found = Counter((name, *pair) for name in EXPECTED for pair in references(name))
    right = Counter((name, *pair) for name in EXPECTED for pair in EXPECTED[name]["references"])

    assert sum(right.values()) >= 30
    assert sum((found & right).values()) >= 0.99 * max(sum(found.values()), sum(right.values()))


def test_every_paper_named_in_a_listed_dossier_is_a_real_one():
    named = {
        identifier for name in EXPECTED for _, identifier in references(name) if identifier.startswith("kst-")
    }
    named |= {
        f"kst-{opening(name).dossiers[0]}-{opening(name).number}" for name in EXPECTED if opening(name).number
    }
    listed = {identifier for identifier in named if split_identifier(identifier)[0] in DOSSIERS}

    assert len(listed) >= 20
    assert listed <= REAL
