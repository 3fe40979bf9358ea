"""One search over what letters say, with the same hits on SQLite and on PostgreSQL.

`words` says what is searched by, `schema` holds the tables, `entries` fills them, `finding` asks them. What else than
letters is searched has an `Index` of its own where it lives, and goes into `INDEXES`.
"""

from django.db import connection

from letters.search.entries import Entry, put, refresh
from letters.search.schema import Index
from letters.search.words import tokenise

PARAGRAPHS = Index(
    name="letters_paragraph_search",
    owner="letters_paragraph",
    # Only the text as it stands: a former one can be read, but is not found.
    entries="""
        SELECT p.id, l.dated_on, p.text FROM letters_paragraph p JOIN letters_letter l ON l.id = p.letter_id
        WHERE p.edition_id IS NULL AND p.id BETWEEN %s AND %s ORDER BY p.id
    """,
    leaves_by="edition_id",
    leaves_when="NEW.edition_id IS NOT NULL",
)
LETTERS = Index(
    name="letters_letter_search",
    owner="letters_letter",
    entries="""
        SELECT id, dated_on, part, text FROM (
            SELECT id, dated_on, 1 AS part, title AS text FROM letters_letter WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT id, dated_on, 2, short_title FROM letters_letter WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT id, dated_on, 3, identifier FROM letters_letter WHERE id BETWEEN %s AND %s
            UNION ALL
            SELECT l.id, l.dated_on, 2 + 2 * s."order", s.name FROM letters_signatory s
            JOIN letters_letter l ON l.id = s.letter_id WHERE l.id BETWEEN %s AND %s
            UNION ALL
            SELECT l.id, l.dated_on, 3 + 2 * s."order", s.office FROM letters_signatory s
            JOIN letters_letter l ON l.id = s.letter_id WHERE l.id BETWEEN %s AND %s
        ) parts ORDER BY id, part
    """,
)
INDEXES: list[Index] = [PARAGRAPHS, LETTERS]


def index_texts(letters, paragraphs) -> None:
    """Make new letters and their paragraphs findable. In bulk, from the texts at hand."""
    days = {letter.pk: letter.dated_on for letter in letters}
    put(PARAGRAPHS, (Entry(each.pk, days[each.letter_id], tokenise([each.text])) for each in paragraphs))
    for first, last in stretches(sorted(days)):
        refresh(LETTERS, first, last)


def stretches(keys: list[int]) -> list[tuple[int, int]]:
    """Keys that follow each other, as first and last."""
    found: list[tuple[int, int]] = []
    for key in keys:
        if found and found[-1][1] == key - 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


def index_letter(letter) -> None:
    """Make the letter itself findable by its title, number and signatories, as they are stored now."""
    refresh(LETTERS, letter.pk, letter.pk)


def index_corrected(letter) -> None:
    """After a correction of what is known of a letter. Its day is also that of its paragraphs in the index."""
    index_letter(letter)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(id), max(id) FROM letters_paragraph WHERE letter_id = %s AND edition_id IS NULL",
            [letter.pk],
        )
        first, last = cursor.fetchone()
    if first is not None:
        refresh(PARAGRAPHS, first, last)
