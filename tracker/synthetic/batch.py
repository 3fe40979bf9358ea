"""Rows that wait to be stored together, and how they are stored: in bulk, yet as if each had come by itself."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from simple_history.models import HistoricalRecords

from letters.models import Letter, Paragraph, Reference, Section, Signatory
from letters.search import LETTERS, PARAGRAPHS
from letters.search.entries import refresh
from tracker.models import CodeSequence, Pledge, PledgeLink, Source, StatusUpdate
from tracker.models.replaying import remember
from tracker.search import PLEDGES

ROWS_AT_ONCE = 1000


@dataclass
class Made:
    """What was made, in numbers."""

    letters: int = 0
    paragraphs: int = 0
    pledges: int = 0
    updates: int = 0


@dataclass
class Batch:
    """Rows of each kind, in the order in which they are stored: later kinds point at rows of earlier ones."""

    letters: list[Letter] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    signatories: list[Signatory] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    responsible: list[models.Model] = field(default_factory=list)
    topics: list[models.Model] = field(default_factory=list)
    updates: list[StatusUpdate] = field(default_factory=list)
    links: list[PledgeLink] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of each letter's file

    def store(self, made: Made, written: list[Path]) -> None:
        """Store all of it; count it in `made`, and list the files in `written`."""
        self._store_files(written)
        self._store_rows()
        self._store_field_history()
        self._store_past()
        made.letters += len(self.letters)
        made.paragraphs += len(self.paragraphs)
        made.pledges += len(self.pledges)
        made.updates += len(self.updates)

    def _store_files(self, written: list[Path]) -> None:
        for letter, text in zip(self.letters, self.texts, strict=True):
            data = text.encode()
            letter.sha256 = hashlib.sha256(data).hexdigest()
            letter.file.name = default_storage.save(f"letters/{letter.sha256}", ContentFile(data))
            written.append(Path(letter.file.path))

    def _store_rows(self) -> None:
        for rows in (
            self.letters,
            self.sections,
            self.signatories,
            self.paragraphs,
            self.references,
            self.pledges,
            self.sources,
            self.responsible,
            self.topics,
            self.updates,
            self.links,
        ):
            store_rows(rows)
        self._index_rows()

    def _index_rows(self) -> None:
        """What was stored is found. The keys of one batch follow each other."""
        for index, rows in ((LETTERS, self.letters), (PARAGRAPHS, self.paragraphs), (PLEDGES, self.pledges)):
            if rows:
                refresh(index, rows[0].pk, rows[-1].pk)

    def _store_field_history(self) -> None:
        """The first line of each letter's and pledge's field history, as saving one by one would have written it."""
        store_first_lines(Letter, self.letters, [])
        chosen = [(Pledge.responsible.field, self.responsible), (Pledge.topics.field, self.topics)]
        store_first_lines(Pledge, self.pledges, chosen)

    def _store_past(self) -> None:
        """Where each pledge stood on every day, as recording its updates one by one would have stored it."""
        updates = defaultdict(list)
        for update in self.updates:
            updates[update.pledge_id].append(update)
        for first in range(0, len(self.pledges), ROWS_AT_ONCE):
            remember(self.pledges[first : first + ROWS_AT_ONCE], updates, {})


def store_rows(rows: list) -> None:
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def store_first_lines(model, rows: list, chosen: list) -> None:
    """`chosen`: each relation to several, with its rows; their copies hang on the first line of the row's history."""
    lines = model.history.bulk_history_create(rows, batch_size=ROWS_AT_ONCE)
    first = dict(zip([row.pk for row in rows], lines, strict=True))
    for relation, choices in chosen:
        copy = HistoricalRecords.m2m_models[relation]
        copied = [
            {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
            for row in choices
        ]
        store_rows([copy(history=first[values["pledge_id"]], **values) for values in copied])


def take_codes(number: int) -> Iterator[str]:
    """The next codes of the register, all taken now. Call inside a transaction."""
    sequence, _made = CodeSequence.objects.select_for_update().get_or_create(pk=1)
    first, sequence.last = sequence.last + 1, sequence.last + number
    sequence.save()
    return (f"P-{each:03d}" for each in range(first, sequence.last + 1))
