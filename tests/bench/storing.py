"""Storing letters with their text, references and search index, against the same rows written as barely as can be.

Bare is `executemany` on SQLite and `COPY` on PostgreSQL, one transaction, with rows worked out beforehand: those
that storing had left in the tables. Files are written by the one and not by the other. What follows when a letter has
come in (the rules run over it) is left out: `candidates` measures that.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from random import Random

from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import Register

MOST_TIMES = 4
A_LETTER = 40
TABLES = ["letters_letter", "letters_signatory", "letters_paragraph", "letters_reference"]
INDEX = {
    "sqlite": {
        "letters_letter_search_place": "id, place, length",
        "letters_letter_search": "rowid, stems, words",
        "letters_paragraph_search_place": "id, place, length",
        "letters_paragraph_search": "rowid, stems, words",
    },
    "postgresql": {
        "letters_letter_search": "id, place, stems, words",
        "letters_paragraph_search": "id, place, stems, words",
    },
}


def measure(register: Register, letters: int, rounds: int) -> tuple[list[str], list[Limit]]:
    """Store letters in an empty, migrated register; the sentences to print, and the limits."""
    seconds = json.loads(register.run("-m", "tests.bench.storing", str(letters), str(rounds)))
    ours, bare, without = seconds["ours"], seconds["bare"], seconds["bare without the index"]
    sentences = [
        f"storing {letters} letters takes {ratio(ours, bare)} times as long as the same rows barely",
        f"and {ratio(ours, without)} times as long as the rows without the index",
    ]
    times = sorted(one / other for one, other in zip(ours, bare, strict=True))[len(ours) // 2]
    return sentences, [Limit("storing, in bare rows", times, MOST_TIMES, "times")]


# ---- in the register's own process ----------------------------------------------------------------------------
def main(letters: int, rounds: int) -> None:
    from letters.arriving import ARRIVED

    ARRIVED.clear()
    drafts = [a_draft(Random(number)) for number in range(letters)]
    store(drafts)
    rows = {table: read(table, columns) for table, columns in tables().items()}
    texts = {table: each for table, each in rows.items() if table in TABLES}
    turns: dict[str, Callable[[], None]] = {
        "empty": empty,
        "ours": partial(store, drafts),
        "empty again": empty,
        "bare": partial(write, rows),
        "empty once more": empty,
        "bare without the index": partial(write, texts),
    }
    print(json.dumps(take_turns(turns, rounds)))


def a_draft(random: Random):
    from letters.reading.draft import LetterDraft, ParagraphDraft, SignatoryDraft
    from tracker.synthetic.cast import gather_cast

    sentences = gather_cast().sentences
    texts = [" ".join(random.choices(sentences, k=random.randint(1, 4))) for _ in range(A_LETTER)]
    texts[5] += " (Kamerstuk 28 676, nr. 321)."
    return LetterDraft(
        title=f"Brief {random.random()}",
        paragraphs=[ParagraphDraft(text) for text in texts],
        signatories=[SignatoryDraft("S.A. Blok", "De Minister van Buitenlandse Zaken")],
        format="text",
    )


def store(drafts) -> None:
    from letters.together import ToStore, store_many

    results = store_many([ToStore(draft, draft.title.encode(), "brief.txt") for draft in drafts])
    assert all(getattr(result, "created", False) for result in results), results


def empty() -> None:
    """What is measured begins with tables that are as empty as at first."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in [*reversed(TABLES), *INDEX[connection.vendor]]:
            cursor.execute(f"DELETE FROM {table}")


def tables() -> dict[str, str]:
    """Table -> its columns, in an order in which rows can be written."""
    from django.db import connection

    with connection.cursor() as cursor:
        described = {
            table: [
                f'"{field.name}"' for field in connection.introspection.get_table_description(cursor, table)
            ]
            for table in TABLES
        }
    return {table: ", ".join(names) for table, names in described.items()} | INDEX[connection.vendor]


def read(table: str, columns: str) -> tuple[str, list[tuple]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY 1")
        return columns, cursor.fetchall()


def write(rows: dict[str, tuple[str, list[tuple]]]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            if connection.vendor == "sqlite":
                marks = ", ".join(["%s"] * len(columns.split(", ")))
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
                continue
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)


if __name__ == "__main__":
    import django

    django.setup()
    main(*map(int, sys.argv[1:]))
