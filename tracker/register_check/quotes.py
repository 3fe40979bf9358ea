"""Every quote, piece of evidence and proposal stands where it is said to stand."""

from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, StrIndex, Substr

from letters.anchoring import FIXED_SPACES
from tracker.models import Candidate, QuoteMove, Source, StatusUpdate
from tracker.register_check.outcome import PLACE, ROWS, Outcome


def quotes_stand() -> Outcome:
    """Every quote is the paragraph's text at its place, character for character."""
    there = Substr("paragraph__text", F("start") + 1, F("end") - F("start"))
    wrong = Source.objects.annotate(there=there).exclude(quote=F("there"), start__lt=F("end"))
    return Outcome(
        "{} quotes stand at their place.",
        Source.objects.count(),
        [
            f"{code}: its quote is not in {slug} paragraph {number} at {start}-{end}"
            for code, slug, number, start, end in wrong.order_by("pk").values_list(
                "pledge__code", *PLACE, "start", "end"
            )
        ],
    )


def evidence_stands() -> Outcome:
    """Every quoted evidence is somewhere in its paragraph."""
    quoted = StatusUpdate.objects.exclude(evidence_quote="")
    place = StrIndex("evidence_paragraph__text", F("evidence_quote"))
    wrong = quoted.annotate(place=place).filter(Q(place=0) | Q(evidence_paragraph__isnull=True))
    return Outcome(
        "{} quotes that serve as evidence stand in their paragraphs.",
        quoted.count(),
        [
            f"{code}: the evidence of {day} is not in its paragraph"
            for code, day in wrong.order_by("pk").values_list("pledge__code", "effective_on")
        ],
    )


def quotes_are_followed() -> Outcome:
    """What moved stands where its last line of history put it; what stands in a former text is listed as lost."""
    outcome = Outcome("{} quotes and pieces of evidence stand where better text put them.", 0)
    standing_at = dict(Source.objects.filter(moves__isnull=False).values_list("pk", "paragraph"))
    rested_on = StatusUpdate.objects.filter(moves__isnull=False)
    began_at = dict(rested_on.values_list("pk", "evidence_paragraph"))
    lines = QuoteMove.objects.order_by("source", "status_update", "recorded_at", "pk").annotate(
        was=words_of("from"),
        became=words_of("to"),
        code=Coalesce("source__pledge__code", "status_update__pledge__code"),
    )
    read = lines.values_list(*MOVE, named=True).iterator(chunk_size=ROWS)
    for (source, update), moves in groupby(read, attrgetter("source", "status_update")):
        outcome.looked_at += 1
        course = list(moves)
        last = course[-1].to_paragraph or course[-1].from_paragraph
        agrees = last == standing_at[source] if source else course[0].from_paragraph == began_at[update]
        if not agrees or not is_unbroken(course):
            what = "its quote" if source else "its evidence"
            outcome.failures.append(f"{course[0].code}: {what} is not where its moves put it")
    unsaid = Source.objects.lost().filter(moves=None).order_by("pk").values_list("pledge__code", *PLACE)
    outcome.failures += [
        f"{code}: its quote is in a former text, {slug} paragraph {number}, and no line says that it was lost"
        for code, slug, number in unsaid
    ]
    return outcome


MOVE = (
    "source", "status_update", "from_paragraph", "from_start", "from_end", "to_paragraph", "to_start", "to_end",
    "recorded_by", "was", "became", "code",
)  # fmt: skip


def words_of(side: str) -> Substr:
    """The words at one end of a move; cut off where the paragraph ends."""
    return Substr(f"{side}_paragraph__text", F(f"{side}_start") + 1, F(f"{side}_end") - F(f"{side}_start"))


def is_unbroken(course: list) -> bool:
    """Each line begins where the one before it ended, and none but a person's choice changes a word."""
    place = (course[0].from_paragraph, course[0].from_start, course[0].from_end)
    for line in course:
        if (line.from_paragraph, line.from_start, line.from_end) != place:
            return False
        if line.to_paragraph:
            place = (line.to_paragraph, line.to_start, line.to_end)
            same = line.was.translate(FIXED_SPACES) == line.became.translate(FIXED_SPACES)
            if len(line.became) != line.to_end - line.to_start or not (same or line.recorded_by):
                return False
    return True


def lost_quotes_are_listed() -> Outcome:
    """How many quotes and pieces of evidence wait for a person; `?quote=lost` lists their pledges."""
    lost = Source.objects.lost().count() + StatusUpdate.objects.with_lost_evidence().count()
    return Outcome("{} of them are lost and listed as such.", lost)


def candidates_stand() -> Outcome:
    """Every proposal is the paragraph's text at its place; those of a text that was replaced are decided."""
    there = Substr("paragraph__text", F("start") + 1, F("end") - F("start"))
    every = Candidate.objects.order_by("pk")
    elsewhere = every.annotate(there=there).exclude(quote=F("there")).values_list(*PLACE, "start", "end")
    former = every.open().filter(paragraph__edition__isnull=False)
    waiting = former.values_list(*PLACE, "start", "end")
    return Outcome(
        "{} proposals stand at their place.",
        Candidate.objects.count(),
        [f"a proposal is not in {slug} paragraph {number} at {a}-{b}" for slug, number, a, b in elsewhere]
        + [
            f"a proposal waits in a former text, {slug} paragraph {number} at {a}-{b}"
            for slug, number, a, b in waiting
        ],
    )


def decisions_agree() -> Outcome:
    """A recorded proposal's pledge quotes that letter or has evidence in it; a dismissal says who dismissed."""
    letter = OuterRef("paragraph__letter")
    quoting = Source.objects.filter(pledge=OuterRef("pledge"), paragraph__letter=letter)
    resting = StatusUpdate.objects.filter(pledge=OuterRef("pledge"), evidence_paragraph__letter=letter)
    decided = Candidate.objects.decided().order_by("pk")
    recorded = decided.in_state(Candidate.State.RECORDED)
    unfounded = recorded.exclude(Exists(quoting)).exclude(Exists(resting)).values_list("pledge__code", *PLACE)
    unsaid = decided.in_state(Candidate.State.DISMISSED).filter(decided_by=None).values_list(*PLACE)
    return Outcome(
        "{} decisions about proposals agree with the pledges.",
        decided.count(),
        [
            f"{code} has no words from {slug}, where paragraph {number} proposed it"
            for code, slug, number in unfounded
        ]
        + [
            f"nobody is said to have dismissed a proposal in {slug} paragraph {number}"
            for slug, number in unsaid
        ],
    )
