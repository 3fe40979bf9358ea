"""Synthetic pledges: a sentence of a letter, particulars by chance, and a history that the rules allow."""

from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from letters.models import Paragraph
from tracker.models import Pledge, PledgeLink, Source, Status, StatusUpdate, standing
from tracker.synthetic.batch import Batch
from tracker.synthetic.cast import Cast
from tracker.synthetic.chance import FIRST_DAY, LAST_DAY, any_amount, any_day, any_term
from tracker.synthetic.letters import NOT_STORED, Texts

# How often each comes about. A superseded one needs another in its place, so that `supersede` makes it.
STATUSES = dict(zip(Status.values, [1, 5, 2, 4, 2, 0, 1], strict=True))
LINKS = [kind for kind in PledgeLink.Kind.values if kind != PledgeLink.Kind.REPLACES]
REASONS = ("Het overleg vraagt meer tijd.", "De levering is vertraagd.", "De begroting is later vastgesteld.")


def add_pledge(batch: Batch, random: Random, cast: Cast, code: str, texts: Texts) -> None:
    """Add a pledge that quotes a sentence of these paragraphs, with all that hangs on it."""
    places = pick_places(random, texts)
    paragraph, sentence = places[0]
    pledge = Pledge(
        code=code,
        title=f"Synthetic: {sentence[:80]}",
        title_nl=random.choice(["", f"Synthetisch: {sentence[:80]}"]),
        counts_as_fulfilled_when=random.choice(["", "De Kamer heeft het bericht ontvangen."]),
        made_by=random.choice([*cast.parties, None]),
        made_to=random.choice([*cast.parties, None]),
        level=random.choices(Pledge.Level.values, [6, 3, 1])[0],
        strength=random.choices(Pledge.Strength.values, [7, 2, 1])[0],
        pledged_on=random.choices([paragraph.letter.dated_on, None], [30, 1])[0],
        owner=random.choice([*cast.people, None]),
        review_on=random.choice([any_day(random, LAST_DAY, LAST_DAY + timedelta(days=365)), None, None]),
        **any_term(random, paragraph.letter.dated_on or FIRST_DAY),
        **any_amount(random),
    )
    pledge.condition = "Mits de Kamer instemt." if pledge.strength == Pledge.Strength.CONDITIONAL else ""
    batch.pledges.append(pledge)
    batch.sources += [source(pledge, *place) for place in places]
    batch.sources[-1].role = Source.Role.REPEATED if len(places) > 1 else Source.Role.ORIGIN
    add_choices(batch, random, cast, pledge)
    add_updates(batch, random, cast, pledge, texts)


def pick_places(random: Random, texts: Texts) -> list[tuple[Paragraph, str]]:
    """Where the pledge was made, and for one in seven another paragraph where it is said again."""
    wanted = 2 if len(texts) > 1 and random.random() < 1 / 7 else 1
    return [(paragraph, random.choice(sentences)) for paragraph, sentences in random.sample(texts, wanted)]


def source(pledge: Pledge, paragraph: Paragraph, words: str) -> Source:
    start = paragraph.text.index(words)
    return Source(pledge=pledge, paragraph=paragraph, start=start, end=start + len(words), quote=words)


def add_choices(batch: Batch, random: Random, cast: Cast, pledge: Pledge) -> None:
    """Who must act, what it is about, and for one in twenty how it bears on another pledge."""
    responsible = random.sample(cast.parties, random.choices([0, 1, 2, 3], [2, 5, 2, 1])[0])
    batch.responsible += [Pledge.responsible.through(pledge=pledge, party=party) for party in responsible]
    topics = random.sample(cast.topics, random.choices([0, 1, 2], [1, 6, 3])[0])
    batch.topics += [Pledge.topics.through(pledge=pledge, topic=topic) for topic in topics]
    if len(batch.pledges) > 1 and random.random() < 0.05:
        kind, other = random.choice(LINKS), random.choice(batch.pledges[:-1])
        batch.links.append(PledgeLink(pledge=pledge, kind=kind, other=other))
        pledge.is_repeat = kind == PledgeLink.Kind.REPEATS


def add_updates(batch: Batch, random: Random, cast: Cast, pledge: Pledge, texts: Texts) -> None:
    """Up to four updates, and where they leave the pledge."""
    number = random.choices([0, 1, 2, 3, 4], [3, 4, 2, 1, 1])[0]
    days = sorted(any_day(random, pledge.pledged_on or FIRST_DAY, LAST_DAY) for _ in range(number))
    updates = [make_update(random, cast, pledge, day, second, texts) for second, day in enumerate(days)]
    if updates and len(batch.pledges) > 1 and random.random() < 0.08:
        supersede(batch, pledge, updates[-1])
    now = standing(pledge, updates)
    for name, value in asdict(now).items():
        setattr(pledge, name, value)
    batch.updates += updates


def supersede(batch: Batch, pledge: Pledge, update: StatusUpdate) -> None:
    """What is superseded has another in its place: here an earlier one, so that no two take each other's."""
    update.status = Status.SUPERSEDED
    kind = PledgeLink.Kind.REPLACES
    batch.links.append(PledgeLink(pledge=batch.pledges[-2], kind=kind, other=pledge))


def make_update(
    random: Random, cast: Cast, pledge: Pledge, day: date, second: int, texts: Texts
) -> StatusUpdate:
    recorded_on = day + timedelta(days=random.randint(0, 40))
    update = StatusUpdate(
        pledge=pledge,
        status=random.choices(list(STATUSES), list(STATUSES.values()))[0],
        effective_on=day,
        note=f"Synthetic: {random.choice(cast.sentences)}",
        recorded_by=random.choice(cast.people),
        # No two updates of a pledge in the same second: their order is never left to their keys.
        recorded_at=datetime.combine(recorded_on, time(12, 0, second), UTC),
    )
    add_evidence(random, update, texts)
    if pledge.first_due_on and random.random() < 0.2:
        update.due_on = pledge.first_due_on + timedelta(days=random.randint(30, 700))
        update.due_reason = random.choice(REASONS)
    if pledge.amount and random.random() < 0.3:
        update.delivered_amount = (pledge.amount * random.randint(1, 100) / 100).quantize(Decimal("0.01"))
    return update


def add_evidence(random: Random, update: StatusUpdate, texts: Texts) -> None:
    """What the update rests on: words in a paragraph, a Kamerstuk, a web address, or the reason why nothing does."""
    match random.randrange(4):
        case 0:
            update.evidence_paragraph, sentences = random.choice(texts)
            update.evidence_quote = random.choice(sentences)
        case 1:
            update.evidence_identifier = f"kst-{NOT_STORED}-{random.randint(1, 900)}"
        case 2:
            update.evidence_url = f"https://example.org/evidence/{random.randint(1, 9999)}"
        case _:
            update.no_evidence_because = "Gevraagd, en niet beantwoord."
