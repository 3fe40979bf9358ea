"""The rules that the database itself holds, tried past every form and `clean()`; and what a history amounts to.

Every refusal is tried on a row that is right but for one thing, and names the rule that refuses.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from letters.models import Letter, Paragraph, Reference
from tests.factories import (
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_topic,
    make_update,
    make_user,
)
from tracker import append_only
from tracker.models import (
    Party,
    Pledge,
    PledgeLink,
    Source,
    Stale,
    StatusUpdate,
    Topic,
    User,
    record_pledge,
    standing,
)

pytestmark = pytest.mark.django_db

DAY, LATER = date(2020, 1, 1), date(2020, 12, 31)
DATED = {"first_due_on": LATER, "due_precision": "year"}
PRICED = {"amount": 5, "currency": "EUR", "period": "once"}


@contextmanager
def refused_by(rule):
    with pytest.raises(IntegrityError, match=f"(?i){rule}"), transaction.atomic():
        yield


# ---- pledges --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "fields", [DATED, DATED | {"due_from": DAY, "starts_on": DAY}, PRICED, PRICED | {"amount": 0}]
)
def test_a_pledge_that_keeps_the_rules_is_stored(fields):
    make_pledge()

    assert Pledge.objects.update(**fields) == 1


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("pledge_status_is_known", {"status": "done"}),
        ("level_is_known", {"level": "local"}),
        ("strength_is_known", {"strength": "weak"}),
        ("deadline_window_is_in_order", DATED | {"due_from": date(2021, 1, 1)}),
        ("deadline_window_is_in_order", {"due_from": DAY}),
        ("pledge_starts_before_it_is_due", DATED | {"starts_on": date(2021, 1, 1)}),
        ("deadline_has_a_precision", {"first_due_on": LATER}),
        ("deadline_has_a_precision", {"due_precision": "year"}),
        ("deadline_has_a_precision", {"first_due_on": LATER, "due_precision": "about"}),
        ("amount_has_a_currency", PRICED | {"currency": ""}),
        ("amount_has_a_currency", PRICED | {"period": ""}),
        ("amount_has_a_currency", PRICED | {"amount": -1}),
        ("amount_has_a_currency", {"currency": "EUR"}),
        ("amount_has_a_currency", {"period": "year"}),
        ("amount_has_a_currency", {"amount_qualifier": "about"}),
        ("amount_has_a_currency", {"period_inferred": True}),
        ("amount_has_a_currency", PRICED | {"amount": None}),
    ],
)
def test_a_pledge_that_breaks_a_rule_is_refused(rule, fields):
    make_pledge()

    with refused_by(rule):
        Pledge.objects.update(**fields)


def test_a_code_is_given_once():
    first, second = make_pledge(), make_pledge()

    with refused_by("unique"):
        Pledge.objects.filter(pk=second.pk).update(code=first.code)


# ---- sources and links ----------------------------------------------------------------------------------------
@pytest.fixture
def source():
    paragraph = make_letter(["Het kabinet zal de Kamer informeren."]).paragraphs.get()
    return make_pledge(paragraph, 0, 11).sources.get()


def another(source, **fields):
    """A source of the same pledge elsewhere in the same paragraph, put in past `clean()`."""
    fields = {"start": 12, "end": 15, "quote": "zal", "role": "repeated"} | fields
    return Source.objects.bulk_create([Source(pledge=source.pledge, paragraph=source.paragraph, **fields)])


def test_a_pledge_may_be_said_again(source):
    another(source)

    assert source.pledge.sources.count() == 2


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("unique", {"role": "origin"}),
        ("unique", {"start": 0, "end": 11, "quote": "Het kabinet"}),
        ("source_role_is_known", {"role": "copied"}),
        ("source_has_words", {"end": 12, "quote": ""}),
        ("source_has_words|quote_is_as_long", {"start": 15, "end": 12}),
        ("quote_is_as_long_as_its_place", {"quote": "zal de"}),
        ("start", {"start": -3, "end": 0}),
    ],
)
def test_a_source_that_breaks_a_rule_is_refused(source, rule, fields):
    with refused_by(rule):
        another(source, **fields)


def test_a_quote_counts_characters_not_bytes():
    paragraph = make_letter(["€ 4,6 mln. naar één 🛡-programma"]).paragraphs.get()

    assert make_pledge(paragraph, 16, 21).sources.get().quote == "één 🛡"


def test_words_that_are_not_at_their_place_are_refused_on_save(source):
    source.quote = "het kabinet"

    with pytest.raises(ValidationError, match="not at this place"):
        source.full_clean()


def test_a_pledge_without_one_origin_is_not_recorded(source):
    elsewhere = {"paragraph": source.paragraph, "start": 12, "end": 15, "quote": "zal"}

    for sources in ([], [Source(**elsewhere), Source(**elsewhere | {"start": 0, "end": 3, "quote": "Het"})]):
        with pytest.raises(ValidationError, match="exactly one place"):
            record_pledge(Pledge(title="Two places"), sources, None)
    assert Pledge.objects.count() == 1


def test_a_code_that_was_refused_its_pledge_is_not_lost():
    paragraph = make_letter().paragraphs.get()
    with pytest.raises(ValidationError):
        record_pledge(Pledge(title="Wrong"), [Source(paragraph=paragraph, start=0, end=3, quote="Wat")], None)

    assert make_pledge(paragraph).code == "P-001"


@pytest.mark.parametrize("kind", ["kopieert", ""])
def test_a_link_of_no_known_kind_is_refused(kind):
    one, other = make_pledge(), make_pledge()

    with refused_by("link_kind_is_known"):
        PledgeLink.objects.bulk_create([PledgeLink(pledge=one, other=other, kind=kind)])


def test_a_link_is_made_once_and_to_another_pledge():
    one, other = make_pledge(), make_pledge()
    PledgeLink.objects.create(pledge=one, other=other, kind="repeats")

    with refused_by("unique"):
        PledgeLink.objects.bulk_create([PledgeLink(pledge=one, other=other, kind="repeats")])
    with refused_by("pledge_does_not_link_to_itself"):
        PledgeLink.objects.update(other=one)


# ---- status updates -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("status_is_known", {"status": "done"}),
        ("claimed_status_is_known", {"claimed_status": "done"}),
        ("verdict_has_evidence", {"status": "partly_fulfilled"}),
        ("verdict_has_evidence", {"status": "fulfilled"}),
        ("verdict_has_evidence", {"status": "not_fulfilled"}),
        ("verdict_has_evidence", {"status": "fulfilled", "evidence_quote": "Gedaan.", "note": "Seen it"}),
        ("new_deadline_has_a_reason", {"due_on": LATER}),
    ],
)
def test_an_update_that_breaks_a_rule_is_refused(rule, fields):
    pledge = make_pledge()

    with refused_by(rule):
        StatusUpdate.objects.bulk_create(
            [StatusUpdate(pledge=pledge, effective_on=DAY, **{"status": "open"} | fields)]
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "fulfilled", "evidence_identifier": "kst-28676-321"},
        {"status": "not_fulfilled", "evidence_url": "https://example.org/"},
        {"status": "partly_fulfilled", "no_evidence_because": "Asked, and not answered."},
        {"status": "lapsed"},
        {"status": "open", "due_on": LATER, "due_reason": "Delivery is late."},
    ],
)
def test_an_update_that_keeps_the_rules_is_stored(fields):
    StatusUpdate.objects.bulk_create([StatusUpdate(pledge=make_pledge(), effective_on=DAY, **fields)])

    assert StatusUpdate.objects.count() == 1


# ---- letters --------------------------------------------------------------------------------------------------
def test_a_kamerstuk_is_one_letter():
    make_letter(dossier=make_dossier(), number="321")
    other = make_letter(dossier=make_dossier(), number="322")

    with refused_by("unique"):
        Letter.objects.filter(pk=other.pk).update(number="321")


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("a_number_belongs_to_a_dossier", {"number": "321"}),
        ("letter_has_a_title", {"title": ""}),
    ],
)
def test_a_letter_that_breaks_a_rule_is_refused(rule, fields):
    make_letter()

    with refused_by(rule):
        Letter.objects.update(**fields)


@pytest.mark.parametrize("field", ["sha256", "slug"])
def test_the_same_file_or_address_twice_is_refused(field):
    first, second = make_letter(), make_letter()

    with refused_by("unique"):
        Letter.objects.filter(pk=second.pk).update(**{field: getattr(first, field)})


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("unique", {"number": 1}),
        ("unique", {"number": 1, "kind": "note"}),
        ("paragraph_has_text", {"text": ""}),
        ("paragraph_kind_is_known", {"kind": "verse"}),
    ],
)
def test_a_paragraph_that_breaks_a_rule_is_refused(rule, fields):
    letter = make_letter(["Een."], notes=["Noot."])

    with refused_by(rule):
        Paragraph.objects.bulk_create([Paragraph(letter=letter, **{"number": 2, "text": "Twee."} | fields)])


def test_a_reference_has_words():
    paragraph = make_letter().paragraphs.get()

    with refused_by("reference_has_words"):
        Reference.objects.bulk_create([Reference(paragraph=paragraph, start=5, end=5, kind="kamerstuk")])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["letters_paragraph", "tracker_pledge"])
def test_what_history_rests_on_is_not_removed_by_hand(table):
    make_update(make_pledge())

    with refused_by("foreign key"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


# ---- people, parties and topics -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rule", "fields"), [("role_is_known", {"role": "owner"}), ("language_is_known", {"language": "de"})]
)
def test_a_person_that_breaks_a_rule_is_refused(rule, fields):
    make_user()

    with refused_by(rule):
        User.objects.update(**fields)


def test_an_address_has_one_account_in_whatever_capitals():
    make_user(email="anna@nakoming.test")
    other = make_user()

    with refused_by("unique"):
        User.objects.filter(pk=other.pk).update(email="Anna@nakoming.test")


def test_no_party_or_topic_is_called_what_filters_call_not_stated():
    make_party(), make_topic()

    with refused_by("party_is_not_called_none"):
        Party.objects.update(slug="none")
    with refused_by("topic_is_not_called_none"):
        Topic.objects.update(slug="none")


def test_a_party_is_of_a_known_kind():
    make_party()

    with refused_by("party_kind_is_known"):
        Party.objects.update(kind="planet")


# ---- what a history amounts to --------------------------------------------------------------------------------
def test_without_updates_a_pledge_is_open_since_it_was_made():
    now = standing(Pledge(pledged_on=DAY, first_due_on=LATER), [])

    assert (now.status, now.status_since, now.due_on, now.times_shifted) == ("open", DAY, LATER, 0)


def test_an_update_from_before_changes_nothing_that_came_after():
    pledge = make_pledge()
    make_update(pledge, "fulfilled", effective_on=date(2020, 5, 1))
    make_update(pledge, "in_progress", effective_on=date(2020, 1, 1))

    assert (pledge.status, pledge.status_since) == ("fulfilled", date(2020, 5, 1))


def test_of_two_updates_of_one_day_the_one_recorded_last_counts():
    pledge = make_pledge()
    make_update(pledge, "lapsed", recorded_at=datetime(2020, 2, 2, 12, 0, 1, tzinfo=UTC))
    make_update(pledge, "in_progress", recorded_at=datetime(2020, 2, 2, 12, 0, 0, tzinfo=UTC))

    assert pledge.status == "lapsed"


def test_a_status_may_move_back():
    pledge = make_pledge()
    make_update(pledge, "fulfilled", effective_on=date(2020, 1, 1))
    make_update(pledge, "open", effective_on=date(2020, 2, 1))

    assert (pledge.status, pledge.is_open) == ("open", True)


def test_the_first_deadline_is_frozen_and_shifts_are_counted():
    pledge = make_pledge(first_due_on=DAY)
    make_update(pledge, effective_on=date(2020, 2, 1), due_on=date(2021, 1, 1), due_reason="Late")
    make_update(pledge, effective_on=date(2020, 3, 1), due_on=date(2022, 1, 1), due_reason="Later")
    make_update(pledge, effective_on=date(2020, 4, 1))

    assert (pledge.first_due_on, pledge.due_on, pledge.times_shifted) == (DAY, date(2022, 1, 1), 2)


def test_the_order_in_which_updates_are_recorded_makes_no_difference():
    days = [date(2020, 3, 1), date(2020, 1, 1), date(2020, 2, 1)]
    pledges = [make_pledge(first_due_on=DAY) for _ in range(2)]
    for pledge, order in zip(pledges, (days, sorted(days)), strict=True):
        for day in order:
            make_update(
                pledge, "lapsed" if day.month == 3 else "open", effective_on=day, due_on=day, due_reason="x"
            )

    one, other = Pledge.objects.order_by("id").values("status", "status_since", "due_on", "times_shifted")
    assert one == other


def test_an_update_and_the_pledges_status_are_stored_together_or_not_at_all():
    pledge = make_pledge()
    append_only.install(connection, ["tracker_pledge"])  # the second half of `record` cannot succeed now

    with refused_by("append-only"):
        make_update(pledge)
    append_only.remove(connection, ["tracker_pledge"])
    assert not StatusUpdate.objects.exists()
    make_update(pledge)
    assert pledge.status == "in_progress"


def test_who_saw_an_older_version_is_told_and_records_nothing():
    pledge = make_pledge()
    seen = pledge.version
    make_update(pledge, note="Somebody was first")

    with pytest.raises(Stale) as stale:
        pledge.record(StatusUpdate(status="lapsed", effective_on=DAY), by=None, version=seen)
    assert stale.value.pledge.status == "in_progress"
    assert StatusUpdate.objects.count() == 1


def record_at_once(together, version):
    """Record an update at the same moment as another thread; gives what became of it."""
    together.wait()
    try:
        Pledge.objects.get().record(
            StatusUpdate(status="in_progress", effective_on=DAY), by=None, version=version
        )
    except Stale:
        return "told"
    finally:
        connection.close()
    return "recorded"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_at_once_one_is_told():
    pledge, together = make_pledge(), threading.Barrier(2)

    with ThreadPoolExecutor(2) as threads:
        outcomes = [threads.submit(record_at_once, together, pledge.version) for _person in range(2)]

    assert sorted(outcome.result() for outcome in outcomes) == ["recorded", "told"]
    assert StatusUpdate.objects.count() == 1
