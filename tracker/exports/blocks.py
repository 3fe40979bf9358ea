"""Pledges as exports read them: a thousand at a time, column by column, all from one moment.

A block takes one read from the main statement and three small statements for what a pledge has several of. So memory
and the number of statements a block stay the same, however large the register is.
"""

from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import cast

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper
from django.urls import reverse

from letters.keys import these
from letters.models import Paragraph
from tracker import looking_back
from tracker.exports.snapshot import snapshot
from tracker.models import OPEN_STATUSES, Pledge, QuoteMove, StatusUpdate
from tracker.models.pledge_queries import PledgeQuerySet, is_late

ROWS = 1000
BETWEEN_NAMES = "; "

# What the main statement reads: our name for it -> where it stands. A letter is cited by its title, which people know;
# scripts have the Kamerstuk.
STORED = {
    name: name
    for name in (
        "pk code title status status_since late level strength condition counts_as_fulfilled_when pledged_on term "
        "starts_on due_from due_on due_precision first_due_on times_shifted recurrence amount currency period "
        "period_inferred amount_qualifier review_on second_reading claimed_status claimed_on days_shifted"
    ).split()
} | {
    "quote": "origin__quote",
    "letter": "origin__paragraph__letter__title",
    "letter_date": "origin__paragraph__letter__dated_on",
    "kamerstuk": "origin__paragraph__letter__identifier",
    "paragraph_kind": "origin__paragraph__kind",
    "paragraph_number": "origin__paragraph__number",
    "made_by": "made_by__name",
    "made_to": "made_to__name",
    "owner": "owner__name",
}


@dataclass(slots=True)
class Latest:
    """What the newest lines of a pledge's history say; `evidence` as the fields of `EVIDENCE`."""

    on: date | None = None
    note: str = ""
    evidence: tuple | None = None
    delivered_amount: Decimal | None = None


NO_HISTORY = Latest()
PLACE = ("letter__slug", "edition__number", "kind", "number")
EVIDENCE = (
    "evidence_identifier",
    "evidence_url",
    *(f"evidence_paragraph__{name}" for name in PLACE),
)
IN_FORMER_TEXT = EVIDENCE.index("evidence_paragraph__edition__number") - len(EVIDENCE)


class Block:
    """Up to a thousand pledges. `block["title"]` and each method give one value a pledge, in the order of the list."""

    def __init__(self, rows: Sequence[tuple], today: date):
        self.columns = dict(zip(STORED, zip(*rows, strict=True), strict=True))
        self.today = today

    def __getitem__(self, name: str) -> Sequence:
        return self.columns[name]

    def __len__(self) -> int:
        return len(self["pk"])

    def is_open(self) -> list[bool]:
        return [status in OPEN_STATUSES for status in self["status"]]

    def days_late(self) -> list[int]:
        """Whole days past the deadline; 0 when not late."""
        return [
            (self.today - due_on).days if late else 0
            for late, due_on in zip(self["late"], self["due_on"], strict=True)
        ]

    def paragraph(self) -> list[str]:
        """Its number in the letter; `fn2` for a footnote, which has a numbering of its own."""
        return [
            f"fn{number}" if kind == Paragraph.Kind.NOTE else str(number or "")
            for kind, number in zip(self["paragraph_kind"], self["paragraph_number"], strict=True)
        ]

    def responsible(self) -> list[str]:
        return self._names(Pledge.responsible.through, "party__name")

    def topics(self) -> list[str]:
        return self._names(Pledge.topics.through, "topic__name")

    def delivered_amount(self) -> list[Decimal | None]:
        """The one that the newest update with an amount states; updates are never added up."""
        return [latest.delivered_amount for latest in self._latest]

    def last_update_on(self) -> list[date | None]:
        return [latest.on for latest in self._latest]

    def last_update_note(self) -> list[str]:
        return [latest.note for latest in self._latest]

    def last_evidence(self) -> list[str]:
        """The newest evidence in the history, whether or not the newest update brought it."""
        page = around("letter_detail")
        return [evidence_words(page, *latest.evidence) if latest.evidence else "" for latest in self._latest]

    def url(self) -> list[str]:
        before, after = around("pledge_detail")
        return [f"{before}{code}{after}" for code in self["code"]]

    def _names(self, through, name) -> list[str]:
        """The names that each pledge has in one relation, joined; sorted here, since databases sort differently."""
        names = defaultdict(list)
        for pledge, each in through.objects.filter(pledge__in=these(self["pk"])).values_list("pledge", name):
            names[pledge].append(each)
        return [BETWEEN_NAMES.join(sorted(names[pk])) if pk in names else "" for pk in self["pk"]]

    @cached_property
    def _latest(self) -> list[Latest]:
        found = latest_of(self["pk"])
        return [found.get(pk, NO_HISTORY) for pk in self["pk"]]


def read_blocks(pledges: PledgeQuerySet) -> Generator[Block]:
    """The pledges of this queryset in its order, in blocks, all as they were at the moment of the first.

    Keeps a transaction open until it is read to its end or closed. Only keys are sorted: a hundred thousand whole rows
    would go through the database's temporary files first.
    """
    today = looking_back.today()
    keys = pledges.values_list("pk", flat=True)
    rows = cast("Generator[int]", keys.iterator(chunk_size=ROWS))
    with snapshot(pledges.db), closing(rows) as ordered:
        while block := list(islice(ordered, ROWS)):
            yield read_block(block, today)


def read_block(keys: list[int], today: date) -> Block:
    """The pledges with these keys, in their order."""
    late = ExpressionWrapper(is_late(today), output_field=BooleanField())
    pledges = Pledge.objects.filter(pk__in=these(keys)).order_by().with_origin().annotate(late=late)
    rows = {row[0]: row for row in pledges.values_list(*STORED.values())}
    return Block([rows[key] for key in keys], today)


def latest_of(pledges: Sequence[int]) -> dict[int, Latest]:
    """What the newest updates of these pledges say; a pledge without updates is not in it.

    An update that was undone says nothing, nor does what undid it. They are dropped here, where all of a pledge's are
    read anyway: to join each update to the one that undid it would cost half as much again.
    """
    updates = StatusUpdate.objects.filter(pledge__in=these(pledges)).order_by(
        "effective_on", "recorded_at", "pk"
    )
    found: dict[int, Latest] = defaultdict(Latest)
    every = list(
        updates.values_list("undoes", "pk", "pledge", "effective_on", "note", "delivered_amount", *EVIDENCE)
    )
    undone = {row[0] for row in every}
    rows = [row[1:] for row in every if row[0] is None and row[1] not in undone]
    moved = places_of_moved_evidence([row[0] for row in rows if row[IN_FORMER_TEXT] is not None])
    for update, pledge, on, note, delivered_amount, *evidence in rows:
        latest = found[pledge]
        latest.on, latest.note = on, note
        if update in moved:
            evidence[-len(PLACE) :] = moved[update]
        if any(evidence):
            latest.evidence = evidence
        if delivered_amount is not None:
            latest.delivered_amount = delivered_amount
    return found


def places_of_moved_evidence(updates: Sequence[int]) -> dict[int, list]:
    """Update -> the place that its evidence went to last when a letter got better text, as the fields of `PLACE`.

    `updates` are those whose paragraph is in a former text: as a rule none, and then nothing is asked.
    """
    if not updates:
        return {}
    moves = QuoteMove.objects.filter(status_update__in=these(updates), to_paragraph__isnull=False)
    rows = moves.order_by("recorded_at", "pk").values_list(
        "status_update", *(f"to_paragraph__{name}" for name in PLACE)
    )
    return {update: place for update, *place in rows}


def evidence_words(page, identifier, url, slug, edition, kind, number) -> str:
    """Evidence as `tracker.evidence` reads it: the address of a paragraph, a Kamerstuk, or a web address.

    The address is that of a former text when the words were not found in the present one.
    """
    if slug is None:
        return identifier or url
    before, after = page
    text = f"text/{edition}/" if edition else ""
    return f"{before}{slug}{after}{text}#{Paragraph(kind=kind, number=number).anchor}"


def around(page: str) -> tuple[str, str]:
    """What stands before and after the name in the full address of a page: `reverse` a row would cost the most."""
    before, after = reverse(page, args=["NAME"]).split("NAME")
    return f"{settings.SITE_URL}{before}", after
