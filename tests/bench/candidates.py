"""How fast sentences are judged: those of the two letters, and one sentence of 6,000 characters beside its double."""

from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median

from tests.bench.measuring import Limit, ratio, take_turns
from tests.letters.gold import SENTENCES
from tracker.candidates.proposal import Setting
from tracker.candidates.propose import propose

LONG = 6000
# Everything that costs: verbs of all classes, actors, terms, sums and papers, and never a full stop.
CLAUSE = (
    "Nederland zal in 2026 samen met de bondgenoten extra middelen, te weten 4,6 miljoen euro, inzetten voor de "
    "verlenging van de missie (Kamerstuk 28 676, nr. 321) en de regering heeft besloten dat dit "
    "uiterlijk eind 2027 wordt uitgebreid, "
)
MOST_SENTENCE, MOST_LONG, MOST_TIMES = 0.002, 0.05, 2.5
SETTING = Setting(date(2019, 12, 17))


def measure(rounds: int) -> tuple[list[str], list[Limit]]:
    """What is found, in sentences, and the limits that it is held against."""
    texts = [sentence["text"] for document in SENTENCES for sentence in document["sentences"]]
    long = (CLAUSE * (2 * LONG // len(CLAUSE) + 1))[: 2 * LONG]
    ways: dict[str, Callable[[], object]] = {
        "sentences": partial(propose_each, texts),
        "long": partial(propose, long[:LONG], SETTING),
        "twice": partial(propose, long, SETTING),
    }
    seconds = take_turns(ways, max(rounds, 5))
    each = median(seconds["sentences"]) / len(texts)
    return [
        f"{len(texts)} sentences of letters: {1000 * each:.2f} ms each",
        f"a sentence of {2 * LONG} characters beside one of {LONG}: {ratio(seconds['twice'], seconds['long'])}",
    ], [
        Limit("a sentence of a letter", each, MOST_SENTENCE, "s"),
        Limit(f"a sentence of {LONG} characters", min(seconds["long"]), MOST_LONG, "s"),
        Limit(
            "the sentence of double length, in hundredths",
            100 * min(seconds["twice"]) / min(seconds["long"]),
            100 * MOST_TIMES,
            "hundredths",
        ),
    ]


def propose_each(texts: list[str]) -> None:
    for text in texts:
        propose(text, SETTING)
