"""References lead where they say, files are whole, and what is searched is what the texts say."""

import hashlib
from collections.abc import Iterator
from itertools import chain

from django.db import connection
from django.db.models.functions import Length

from letters import search
from letters.models import Edition, Letter, Reference
from letters.search import entries, schema
from letters.search import words as words_searched
from tracker.register_check.outcome import PLACE, ROWS, Outcome, blocks

PIECE = 1024 * 1024  # bytes of a file at once


def references_resolve() -> Outcome:
    """A reference links to the letter with its identifier, if that is stored, and to no other; its words are there."""
    outcome = Outcome("{} references lead where their identifiers say.", 0)
    # The first letter of an identifier is the one that is meant: hence the last goes in first.
    letters = Letter.objects.exclude(identifier="").order_by("-pk").values_list("identifier", "pk")
    stored = dict(letters.iterator(chunk_size=ROWS))
    known = Reference.objects.order_by("pk").annotate(length=Length("paragraph__text"))
    for block in blocks(known.values_list(*PLACE, "identifier", "letter", "end", "length")):
        outcome.looked_at += len(block)
        outcome.failures += [
            f"{identifier or 'a reference'} in {slug} paragraph {number}"
            for slug, number, identifier, letter, end, length in block
            if letter != stored.get(identifier) or end > length
        ]
    return outcome


def files_are_whole() -> Outcome:
    """Every original file is there, those of former texts too, and has the hash that it was stored under."""
    outcome = Outcome("{} original files are there, unchanged.", 0)
    letters = Letter.objects.order_by("pk").only("slug", "file", "sha256")
    former = Edition.objects.order_by("pk").select_related("letter")
    named: Iterator[tuple[Letter | Edition, str]] = chain(
        ((letter, letter.slug) for letter in letters.iterator(chunk_size=ROWS)),
        ((text, f"{text.letter.slug} text {text.number}") for text in former.iterator(chunk_size=ROWS)),
    )
    for owner, name in named:
        outcome.looked_at += 1
        found = hash_of(owner)
        if found != owner.sha256:
            outcome.failures.append(f"{name}: the file {'has changed' if found else 'is missing'}")
    return outcome


def hash_of(owner: Letter | Edition) -> str:
    """SHA-256 of the file of a letter or a former text; empty when it cannot be read."""
    found = hashlib.sha256()
    try:
        with owner.file.storage.open(owner.file.name or "") as file:
            for piece in file.chunks(PIECE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


def search_agrees() -> Outcome:
    """What is searched is what the texts say: every row is in the index, with its words of now, and nothing else is."""
    outcome = Outcome("{} texts are found by the words that stand in them.", 0)
    rules = schema.stored_rules(connection)
    if rules != words_searched.RULES:
        outcome.failures.append(f"the index was made by other rules ({rules or 'unknown'}): run reindex")
    for index in search.INDEXES:
        expected = 0
        for first, last in entries.blocks(index):
            count, differences = entries.differences(index, first, last)
            expected += count
            outcome.failures += [
                f"{index.name}: {what} {key}" for what, keys in vars(differences).items() for key in keys
            ]
        outcome.looked_at += expected
        if (held := entries.count_rows(index.name)) != expected:
            outcome.failures.append(f"{index.name}: {held} entries for {expected} texts")
        outcome.failures += [f"trigger {name} is missing" for name in schema.missing(connection, index)]
    return outcome
