"""What is known of a stored letter, corrected by a person: one line of history, and its references looked up anew."""

from dataclasses import dataclass

from letters.intake import Metadata, resolve_references
from letters.models import Dossier, Letter, Signatory
from letters.search import index_corrected


@dataclass(frozen=True)
class Corrected:
    """All that is known of a letter, as a person says it: `others` are further dossiers, `signed` name and office."""

    said: Metadata
    place: str
    addressee: str
    others: list[str]
    signed: list[tuple[str, str]]

    @property
    def dossiers(self) -> list[str]:
        """All of them, the one that owns the number first; none without that one."""
        first = self.said.dossier
        return [first, *(each for each in self.others if each != first)] if first else []


def particulars_of(letter: Letter) -> dict[str, str]:
    """What is known of a letter, as a person would type it (the fields of `ParticularsForm`)."""
    return {
        "title": letter.title,
        "short_title": letter.short_title,
        "kind": letter.kind,
        "dossier": letter.dossier.number if letter.dossier else "",
        "number": letter.number,
        "also_in": ", ".join(dossier.number for dossier in letter.also_in.all()),
        "dated_on": letter.dated_on.isoformat() if letter.dated_on else "",
        "dated_note": letter.dated_note,
        "place": letter.place,
        "addressee": letter.addressee,
        "source_url": letter.source_url,
    }


def current_version(letter: Letter) -> str:
    """Changes with each line of the letter's history."""
    lines = letter.corrections.order_by("-history_id")  # type: ignore[attr-defined]  # simple_history makes it
    newest = lines.values_list("history_id", flat=True).first()
    return str(newest or 0)


def correct(letter: Letter, corrected: Corrected, by) -> None:
    """Store what is known of the letter; `by` stands in its history. Raises ValidationError.

    Call in a transaction that holds the letter's row: on an error nothing may be kept.
    """
    said = corrected.said
    for name in ("title", "short_title", "kind", "number", "dated_on", "dated_note", "source_url"):
        setattr(letter, name, getattr(said, name))
    letter.place, letter.addressee = corrected.place, corrected.addressee
    dossiers = [Dossier.objects.get_or_create(number=number)[0] for number in corrected.dossiers]
    letter.dossier = dossiers[0] if dossiers else None
    letter.full_clean()
    letter.skip_history_when_saving = True  # type: ignore[attr-defined]
    letter.also_in.set(dossiers[1:])
    del letter.skip_history_when_saving  # type: ignore[attr-defined]
    letter._history_user = by  # type: ignore[attr-defined]
    letter.save()
    sign(letter, corrected.signed)
    resolve_references(letter)
    index_corrected(letter)


def sign(letter: Letter, signed: list[tuple[str, str]]) -> None:
    """Who signed, in this order; rows that stay as they are stay untouched."""
    now = [(each.name, each.office) for each in letter.signatories.all()]
    if now != signed:
        letter.signatories.all().delete()
        Signatory.objects.bulk_create(
            Signatory(letter=letter, order=order, name=name, office=office)
            for order, (name, office) in enumerate(signed, 1)
        )
