"""Two real letters, and what reading them must give: their paragraphs, notes and sentences, word for word."""

import json
from pathlib import Path

GOLD = Path(__file__).parent
PARAGRAPHS = json.loads((GOLD / "seed-paragraphs.json").read_text())
LABELLED = GOLD.parents[1] / "candidates" / "gold" / "seed-sentences.json"
SENTENCES = json.loads(LABELLED.read_text())["documents"]
NAMES = sorted(PARAGRAPHS)


def letter_bytes(name: str) -> bytes:
    return (GOLD / name).read_bytes()
