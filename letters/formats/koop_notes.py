"""The notes of an official publication: which label each has, before any of them is called."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from letters.reading.blocks import Labels, Words

NOTES = frozenset(["noot", "voetnoot"])
NOTE_LABELS = frozenset(["noot.nr", "nr"])


@dataclass
class NoteLabels:
    """The label of every note, by its element and by the name that calls use; those that are called from elsewhere."""

    by_element: dict[Element, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    labels: Labels = field(default_factory=Labels)

    def number(self, piece: Element) -> None:
        """Give every note of a piece a label of its own: a call may come before its note, and tables count anew."""
        for note in piece.iter():
            if note.tag not in NOTES:
                continue
            own = next((plain(child) for child in note if child.tag in NOTE_LABELS), "") or note.get("nr", "")
            label = self.labels.take(own.strip().rstrip(").") or str(len(self.by_element) + 1))
            self.by_element[note] = label
            for name in filter(None, [note.get("id"), note.get("nr")]):
                self.by_name.setdefault(name, label)
        self.called |= {self.called_by(call) for call in piece.iter("voetref")}

    def of(self, note: Element) -> str:
        return self.by_element.get(note, "")

    def called_by(self, call: Element) -> str:
        """The label of the note that a `nootref` or `voetref` calls."""
        number = call.get("nr", "")
        return self.by_name.get(call.get("refid", "")) or self.by_name.get(number) or number or plain(call)


def plain(element: Element) -> str:
    """The words of an element without its notes; its parts (first name and surname) are kept apart."""
    words = Words()
    words.add(element.text)
    for child in element:
        if child.tag not in NOTES:
            words.add(f" {plain(child)}")
        words.add(child.tail)
    return words.block().text
