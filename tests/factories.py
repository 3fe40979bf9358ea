"""Plain functions that make what a test needs, with as little as it needs."""

import itertools
from datetime import date

from django.utils import timezone

from letters.models import Dossier, Letter, Paragraph, Signatory
from letters.reading.draft import LetterDraft, ParagraphDraft
from letters.replacing import replace_text
from letters.search import index_corrected
from tracker.models import (
    AccessToken,
    Batch,
    Candidate,
    Party,
    Pledge,
    ReadingMark,
    SavedView,
    SecondReading,
    Source,
    StatusUpdate,
    Topic,
    User,
    record_pledge,
)
from tracker.models.update_rules import unusual_days
from tracker.roles import Role
from tracker.superseding import record_update
from tracker.tokens import hash_of, make_secret

PASSWORD = "een lang wachtwoord 2026"
numbers = itertools.count(1)


def make_user(role=Role.ANALYST, **fields):
    number = next(numbers)
    fields = {"email": f"person{number}@nakoming.test", "name": f"Person {number}"} | fields
    return User.objects.create_user(password=PASSWORD, role=role, **fields)


def make_dossier(number="28676", **fields):
    return Dossier.objects.get_or_create(number=number, defaults=fields)[0]


def make_letter(texts=("Het kabinet zal de Kamer informeren.",), notes=(), **fields):
    """A stored letter with one body paragraph a text, and one footnote a note."""
    number = next(numbers)
    fields = {
        "slug": f"brief-{number}",
        "title": f"Brief {number}",
        "sha256": f"{number:064x}",
        "filename": f"brief-{number}.txt",
        "file": f"letters/{number:064x}",
        "format": "text",
        "parser_version": "1",
        "dated_on": date(2019, 12, 17),
    } | fields
    letter = Letter(**fields)
    letter.clean()
    letter.save()
    for place, text in enumerate(texts, 1):
        Paragraph.objects.create(letter=letter, number=place, text=text)
    for place, text in enumerate(notes, 1):
        Paragraph.objects.create(
            letter=letter, number=place, label=str(place), kind=Paragraph.Kind.NOTE, text=text
        )
    Signatory.objects.create(
        letter=letter, order=1, name="S.A. Blok", office="De Minister van Buitenlandse Zaken"
    )
    index_corrected(letter)
    return letter


def make_draft(texts=("Het kabinet zal de Kamer informeren.",), notes=(), **fields):
    """What a reader makes of a file: one body paragraph a text, and one footnote a note."""
    body = [ParagraphDraft(text) for text in texts]
    labelled = [ParagraphDraft(text, kind="note", label=str(place)) for place, text in enumerate(notes, 1)]
    return LetterDraft(paragraphs=body, notes=labelled, **{"format": "text", **fields})


def give_better_text(letter, texts, notes=(), by=None, **fields):
    """Replace the text of a stored letter; its file is a new one each time."""
    data = f"better text {next(numbers)}".encode()
    return replace_text(letter, make_draft(texts, notes, **fields), data, "better.txt", by)


def make_party(name="Ministry of Defence", **fields):
    fields = {"slug": name.lower().replace(" ", "-")} | fields
    return Party.objects.get_or_create(name=name, defaults=fields)[0]


def make_topic(name="Burden sharing", **fields):
    fields = {"slug": name.lower().replace(" ", "-")} | fields
    return Topic.objects.get_or_create(name=name, defaults=fields)[0]


def make_pledge(paragraph=None, start=0, end=None, by=None, responsible=(), topics=(), **fields):
    """A pledge that quotes a paragraph, by default the whole of a new letter's only one."""
    paragraph = paragraph or make_letter().paragraphs.get(number=1)
    end = len(paragraph.text) if end is None else end
    fields = {"title": "Inform the House", "pledged_on": date(2019, 12, 4)} | fields
    if fields.get("first_due_on"):
        fields = {"due_precision": Pledge.Precision.DAY} | fields
    if fields.get("amount") is not None:
        fields = {"currency": "EUR", "period": Pledge.Period.ONCE} | fields
    source = Source(paragraph=paragraph, start=start, end=end, quote=paragraph.text[start:end])
    return record_pledge(Pledge(**fields), [source], by, responsible, topics)


def make_update(pledge, status="in_progress", by=None, **fields):
    """A status update, recorded as the site records it, with the reasons that its rules ask for."""
    fields = {"effective_on": date(2020, 1, 15)} | fields
    says_more = status in {"partly_fulfilled", "fulfilled", "not_fulfilled"} or fields.get("due_on")
    if says_more and not any(key.startswith("evidence") for key in fields):
        fields.setdefault("no_evidence_because", "Asked, and not answered.")
    update = StatusUpdate(status=status, **fields)
    if any(unusual_days(update, pledge, timezone.localdate())):
        update.effective_reason = update.effective_reason or "It was so."
    if status == "superseded" and not pledge.is_replaced:
        update.successor = make_pledge()
    return record_update(pledge, update, by=by)


def make_reading(update, verdict="confirmed", by=None, **fields):
    """A second reading by somebody else, recorded as the site records it."""
    reading = SecondReading(
        update=update,
        verdict=verdict,
        recorded_by=update.recorded_by,
        read_by=by or make_user(role=Role.EDITOR),
        note=fields.pop("note", "Nagekeken." if verdict == "disputed" else ""),
        **fields,
    )
    reading.full_clean()
    reading.save()
    update.pledge.replay()
    return reading


def make_batch(kind="status", by=None, **fields):
    return Batch.objects.create(kind=kind, recorded_by=by or make_user(), **fields)


def make_token(person, name="Feed reader", **fields):
    """A token with the words that open what it opens."""
    secret = make_secret()
    return AccessToken.objects.create(person=person, name=name, hash=hash_of(secret), **fields), secret


def make_view(owner, name="Defensie", query="sort=due&status=open", **fields):
    fields = {"slug": f"view-{next(numbers)}"} | fields
    return SavedView.objects.create(owner=owner, name=name, query=query, **fields)


def make_mark(paragraph, person=None, **fields):
    """A reading mark of one person, who may be anyone, on one paragraph."""
    return ReadingMark.objects.create(paragraph=paragraph, person=person or make_user(), **fields)


def make_candidate(paragraph=None, start=0, end=None, **fields):
    """A proposal as the rules store it, by default the whole of a new letter's only paragraph."""
    paragraph = paragraph or make_letter().paragraphs.get(number=1)
    end = len(paragraph.text) if end is None else end
    fields = {
        "kind": Candidate.Kind.COMMITMENT,
        "layer": Candidate.Layer.LIKELY,
        "score": 2.4,
        "points": [{"code": "T1", "weight": 2.4, "start": start, "end": end}],
        "read": {"level": "national", "strength": "firm"},
        "engine_version": "1",
    } | fields
    quote = paragraph.text[start:end]
    return Candidate.objects.create(paragraph=paragraph, start=start, end=end, quote=quote, **fields)
