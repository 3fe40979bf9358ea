"""Puts the starter register into this one. Twice is once."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from letters.intake import Metadata, all_or_nothing, store
from letters.models import Letter, Paragraph
from tracker.linking import link
from tracker.models import Party, Pledge, Source, StatusUpdate, Topic, record_pledge
from tracker.proposing import propose_arrived

HERE = Path(__file__).parent
# Particulars that the file gives under the name of their field, as they are stored.
AS_GIVEN = ("title", "title_nl", "level", "strength", "term", "recurrence")
OF_AN_AMOUNT = ("currency", "period", "period_inferred", "amount_qualifier")


@dataclass(frozen=True)
class Loaded:
    """How many letters and pledges were not there before."""

    letters: int
    pledges: int

    def __str__(self) -> str:
        return f"Loaded {counted(self.letters, 'letter')} and {counted(self.pledges, 'pledge')}."


def load() -> Loaded:
    """Load the two letters and their pledges, in one transaction; what is there already stays as people left it.

    A letter is recognised by its file, a pledge by the exact place of its words. In a register that has other pledges
    the starter pledges take the next codes, and the links between them follow.
    """
    with all_or_nothing() as written:
        letters = {said["file"]: load_letter(said, written) for said in read("letters")}
        parties, topics = load_named(Party, "parties"), load_named(Topic, "topics")
        there: dict[str, Pledge] = {}
        new = []
        for entry in read("pledges"):
            paragraph = paragraph_at(letters, entry["letter"], entry["paragraph"])
            known = recorded_at(paragraph, entry)
            there[entry["code"]] = known or load_pledge(entry, paragraph, parties, topics)
            new += [] if known else [entry]
        for entry in new:
            load_links(entry, there)
            load_updates(entry, there[entry["code"]], letters)
        for letter in letters.values():
            propose_arrived(letter, again=bool(new))
    return Loaded(letters=len(written), pledges=len(new))


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def read(name: str) -> list[dict]:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def load_letter(said: dict, written: list[Path]) -> Letter:
    """One letter; its file goes on the list of those that a failure takes away again."""
    data = (HERE / "letters" / said["file"]).read_bytes()
    metadata = Metadata(**{name: value for name, value in said.items() if name != "file"})
    stored = store(data, said["file"], metadata)
    if stored.created:
        written.append(Path(stored.letter.file.path))
    return stored.letter


def load_named(model: type[Party] | type[Topic], name: str) -> dict:
    """Parties or topics by the name that the pledges call them by; people may have renamed theirs since."""
    return {row["name"]: model.objects.get_or_create(slug=row["slug"], defaults=row)[0] for row in read(name)}


def paragraph_at(letters: dict[str, Letter], file: str, number: int) -> Paragraph:
    return letters[file].paragraphs.body().get(number=number)


def recorded_at(paragraph: Paragraph, entry: dict) -> Pledge | None:
    place = {"sources__paragraph": paragraph, "sources__start": entry["start"], "sources__end": entry["end"]}
    return Pledge.objects.filter(**place).order_by("id").first()


def load_pledge(entry: dict, paragraph: Paragraph, parties: dict, topics: dict) -> Pledge:
    pledge = Pledge(
        made_by=parties[entry["made_by"]],
        pledged_on=day(entry["pledged_on"]),
        starts_on=day(entry["starts_on"]),
        due_from=day(entry["due_from"]),
        first_due_on=day(entry["due_on"]),
        due_precision=entry["due_precision"] or "",
        **{name: entry[name] for name in AS_GIVEN},
    )
    if "amount" in entry:
        pledge.amount = Decimal(entry["amount"])
        for name in OF_AN_AMOUNT:
            setattr(pledge, name, entry[name])
    source = Source(paragraph=paragraph, start=entry["start"], end=entry["end"], quote=entry["quote"])
    responsible = [parties[name] for name in entry["responsible"]]
    return record_pledge(pledge, [source], None, responsible, [topics[name] for name in entry["topics"]])


def load_links(entry: dict, there: dict[str, Pledge]) -> None:
    pledge = there[entry["code"]]
    for said in entry["links"]:
        link(pledge, said["kind"], there[said["to"]], by=None)


def load_updates(entry: dict, pledge: Pledge, letters: dict[str, Letter]) -> None:
    """Nobody recorded these: they came with the register."""
    for update in entry["updates"]:
        evidence = paragraph_at(letters, update["evidence_letter"], update["evidence_paragraph"])
        recorded = StatusUpdate(
            status=update["status"],
            effective_on=date.fromisoformat(update["effective_on"]),
            note=update["note"],
            evidence_paragraph=evidence,
            evidence_quote=update["evidence_quote"],
        )
        pledge.record(recorded, by=None)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
