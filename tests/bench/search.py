"""Searching many paragraphs, against the barest statements that each engine offers for a capped and ranked search.

Bare is: counting up to the cap, and the keys of the best page by the engine's own rank (`bm25`, `ts_rank` on a column
of vectors made for it); above the cap the keys that come last. Both are asked in the same process over the same driver.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from itertools import islice
from random import Random
from statistics import median, quantiles

from tests.bench.measuring import Limit, take_turns
from tests.bench.registers import Register

MOST_TIMES = 2
# Words that stand in such a share of the paragraphs. Three of each, so that no one word is all that is measured.
SHARES = {"rare": 0.0005, "middling": 0.01, "common": 0.2}
WORDS = {
    "rare": ["zeldzaam", "schaars", "sporadisch"],
    "middling": ["middelmaat", "doorsnee", "gangbaar"],
    "common": ["alledaags", "gewoonlijk", "algemeen"],
}
A_LETTER, AT_ONCE, VOCABULARY, TURNS_A_ROUND = 40, 10_000, 60_000, 10


def measure(register: Register, paragraphs: int, rounds: int) -> tuple[list[str], list[Limit]]:
    """Fill an empty, migrated register with paragraphs and search it; the sentences to print, and the limits."""
    figures = json.loads(register.run("-m", "tests.bench.search", str(paragraphs), str(rounds)))
    limits = []
    sentences = []
    for name, (ours, bare) in figures.items():
        ratio = p95(ours) / p95(bare)
        limits.append(
            Limit(f"95th percentile of a {name} word, in bare statements", ratio, MOST_TIMES, "times")
        )
        sentences.append(
            f"a {name} word takes {p95(ours) / p95(bare):.2f} times as long as bare by the 95th percentile, "
            f"{median(ours) / median(bare):.2f} by the median"
        )
    return sentences, limits


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


# ---- in the register's own process ----------------------------------------------------------------------------
def main(paragraphs: int, rounds: int) -> None:
    from django.db import connection

    fill(paragraphs)
    if connection.vendor == "postgresql":
        make_vectors()
    figures = {}
    for name, words in WORDS.items():
        turns = {}
        for number, word in enumerate(words):
            pair = {f"ours {word}": partial(search, word), f"bare {word}": partial(search_barely, word)}
            # Who comes second finds the pages read: so they take turns in that too.
            turns |= dict(reversed(pair.items())) if number % 2 else pair
        take_turns(turns, 1)
        seconds = take_turns(turns, rounds * TURNS_A_ROUND)
        figures[name] = [
            [second for key, each in seconds.items() if key.startswith(whose) for second in each]
            for whose in ("ours", "bare")
        ]
    print(json.dumps(figures))


def search(word: str) -> None:
    from letters.search import PARAGRAPHS
    from letters.search.finding import Asked, find
    from letters.search.words import read_question

    assert find(Asked(PARAGRAPHS, read_question(word))).keys


def search_barely(word: str) -> None:
    from django.db import connection

    from letters.search.finding import CAP
    from letters.search.words import stem

    name, token = "letters_paragraph_search", stem(word)
    if connection.vendor == "sqlite":
        hits, values = f"FROM {name} WHERE {name} MATCH %s", [f'stems : "{token}"']
        best, last = (
            f"SELECT rowid {hits} ORDER BY rank LIMIT 25",
            f"SELECT rowid {hits} ORDER BY rowid DESC LIMIT 25",
        )
    else:
        hits, values = "FROM bare WHERE vector @@ %s::tsquery", [f"'{token}'"]
        rank = "ts_rank(vector, %s::tsquery)"
        best = f"WITH h AS MATERIALIZED (SELECT id, {rank} AS r {hits}) SELECT id FROM h ORDER BY r DESC, id LIMIT 25"
        last = f"SELECT id {hits} ORDER BY id DESC LIMIT 25"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 {hits} LIMIT {CAP + 1}) h", values)
        capped = cursor.fetchone()[0] > CAP
        cursor.execute(last if capped else best, values * (1 if capped else best.count("%s")))
        assert cursor.fetchall()


def fill(paragraphs: int) -> None:
    """Letters of real sentences and of words that only few share, each paragraph with the words that are searched."""
    from letters.models import Letter, Paragraph
    from letters.search import LETTERS, PARAGRAPHS
    from letters.search.entries import refresh, tidy
    from tracker.synthetic.cast import gather_cast
    from tracker.synthetic.chance import FIRST_DAY, LAST_DAY, any_day

    random, cast = Random(1), gather_cast()
    rows = (
        Letter(
            slug=f"bench-{n}",
            title=f"Brief {n}",
            sha256=f"{n:064x}",
            dated_on=any_day(random, FIRST_DAY, LAST_DAY),
        )
        for n in range(paragraphs // A_LETTER)
    )
    letters = Letter.objects.bulk_create(rows, batch_size=1000)
    texts = (
        Paragraph(letter=letter, number=number, text=some_text(random, cast.sentences))
        for letter in letters
        for number in range(1, A_LETTER + 1)
    )
    while block := list(islice(texts, AT_ONCE)):
        Paragraph.objects.bulk_create(block, batch_size=1000)
        refresh(PARAGRAPHS, block[0].pk, block[-1].pk)
    refresh(LETTERS, letters[0].pk, letters[-1].pk)
    tidy(PARAGRAPHS)


def some_text(random: Random, sentences: list[str]) -> str:
    parts = random.choices(sentences, k=random.randint(1, 4))
    parts += [a_word(int(VOCABULARY * random.random() ** 3)) for _ in range(8)]
    parts += [word for name, words in WORDS.items() for word in words if random.random() < SHARES[name]]
    return " ".join(parts)


def a_word(number: int) -> str:
    """A word of letters for every number."""
    letters = ""
    while number or not letters:
        number, place = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[place] + "aeiou"[place % 5]
    return letters + "n"


def make_vectors() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare AS SELECT id, to_tsvector('simple', stems) AS vector FROM letters_paragraph_search"
        )
        cursor.execute("ALTER TABLE bare ADD PRIMARY KEY (id)")
        cursor.execute("CREATE INDEX ON bare USING gin (vector)")
        cursor.execute("VACUUM ANALYZE bare")
        cursor.execute("VACUUM ANALYZE letters_paragraph_search")


if __name__ == "__main__":
    import django

    django.setup()
    ask: Callable[[int, int], None] = main
    ask(*map(int, sys.argv[1:]))
