from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories import give_better_text, make_candidate, make_letter, make_pledge, make_update
from tracker import deciding
from tracker.candidate_forms import noted_form
from tracker.deciding import Decided
from tracker.models import Candidate, Pledge
from tracker.prefilling import as_sent, place_of, prefill_candidate
from tracker.recording import RecordForm

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Het kabinet zal de Kamer informeren.", "Nederland biedt schepen aan."


@pytest.fixture
def paragraph():
    return make_letter([f"{FIRST} {SECOND}"]).paragraphs.get()


@pytest.fixture
def candidate(paragraph):
    return make_candidate(paragraph, 0, len(FIRST))


def form_of(candidate):
    form = noted_form(candidate, as_sent({"title": "Inform the House"}))
    assert form.is_valid(), form.errors
    return form


def by_hand(paragraph, start, end):
    place = {"start": start, "end": end, "quote": paragraph.text[start:end]}
    sent = as_sent({"title": "Mine", "level": "national", "strength": "firm", "start": str(start)} | place)
    sent["start"] = str(start)
    form = RecordForm(sent, paragraph=paragraph)
    assert form.is_valid(), form.errors
    return form


def fresh(candidate):
    return Candidate.objects.get(pk=candidate.pk)


# ---- record ---------------------------------------------------------------------------------------------------
def test_a_recorded_candidate_is_a_pledge_with_its_words(candidate, analyst):
    pledge = deciding.record(candidate, form_of(candidate), analyst)

    now = fresh(candidate)
    assert (now.state, now.pledge, now.decided_by) == ("recorded", pledge, analyst)
    assert now.decided_at
    assert (pledge.created_by, pledge.sources.get().quote) == (analyst, FIRST)


def test_a_decided_one_is_refused_and_says_what_became_of_it(candidate, analyst, editor):
    pledge = deciding.record(candidate, form_of(candidate), analyst)

    with pytest.raises(Decided) as refused:
        deciding.record(candidate, form_of(candidate), editor)

    assert refused.value.candidate.pledge == pledge
    assert Pledge.objects.count() == 1


def test_words_that_carry_a_pledge_which_nobody_saw_are_not_recorded(candidate, analyst):
    form = form_of(candidate)
    make_pledge(candidate.paragraph, 0, len(FIRST))

    assert deciding.record(candidate, form, analyst) is None
    assert fresh(candidate).state == "open"


def test_one_that_the_rules_took_away_is_not_there(candidate, analyst):
    form = form_of(candidate)
    Candidate.objects.filter(pk=candidate.pk).delete()

    with pytest.raises(Candidate.DoesNotExist):
        deciding.record(candidate, form, analyst)
    assert not Pledge.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_recorded_at_the_same_moment_it_makes_one_pledge(analyst):
    candidate = make_candidate(make_letter([FIRST]).paragraphs.get())

    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(record_one, [candidate] * 6, [analyst] * 6))

    code = Pledge.objects.get().code
    assert sorted(answers) == sorted(["recorded", *[f"already {code}"] * 5])


def record_one(candidate, person):
    try:
        deciding.record(candidate, form_of(candidate), person)
    except Decided as decided:
        return f"already {decided.candidate.pledge.code}"
    else:
        return "recorded"
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_of_one_who_records_and_one_who_dismisses_at_once_one_decides(analyst):
    candidate = make_candidate(make_letter([FIRST]).paragraphs.get())

    with ThreadPoolExecutor(2) as people:
        recorded = people.submit(record_one, candidate, analyst)
        dismissed = people.submit(dismiss_one, candidate, analyst)
        decisions = [recorded.exception() is None, dismissed.result()]

    assert fresh(candidate).state in {"recorded", "dismissed"}
    assert decisions.count(True) == 1
    assert Pledge.objects.count() == (fresh(candidate).state == "recorded")


def dismiss_one(candidate, person):
    try:
        deciding.dismiss(candidate, "too_vague", "", person)
    except Decided:
        return False
    else:
        return True
    finally:
        connections.close_all()


# ---- dismiss and restore --------------------------------------------------------------------------------------
def test_a_dismissal_says_who_and_why(candidate, analyst):
    deciding.dismiss(candidate, "too_vague", "Wie doet het?", analyst)

    now = fresh(candidate)
    assert (now.state, now.reason, now.reason_note) == ("dismissed", "too_vague", "Wie doet het?")
    assert now.decided_by == analyst


def test_a_dismissal_can_be_taken_back(candidate, analyst):
    deciding.dismiss(candidate, "too_vague", "Wie?", analyst)

    deciding.restore(candidate, analyst)
    deciding.restore(candidate, analyst)

    now = fresh(candidate)
    assert (now.state, now.reason, now.reason_note, now.decided_by) == ("open", "", "", None)


def test_what_is_recorded_is_neither_dismissed_nor_restored(candidate, analyst):
    deciding.record(candidate, form_of(candidate), analyst)

    for decide in (deciding.restore, lambda one, by: deciding.dismiss(one, "other", "", by)):
        with pytest.raises(Decided):
            decide(candidate, analyst)
    assert fresh(candidate).state == "recorded"


def test_what_stayed_with_a_former_text_is_not_restored(candidate, analyst):
    deciding.dismiss(candidate, "too_vague", "", analyst)
    give_better_text(candidate.paragraph.letter, ["Iets anders."])

    with pytest.raises(Decided):
        deciding.restore(fresh(candidate), analyst)
    assert fresh(candidate).state == "dismissed"


# ---- by hand --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("start", "settles"), [(0, True), (10, True), (len(FIRST) - 5, False)])
def test_a_pledge_recorded_by_hand_settles_what_it_covers_by_half(candidate, analyst, start, settles):
    pledge = by_hand(candidate.paragraph, start, len(candidate.paragraph.text)).record(analyst)

    assert (fresh(candidate).pledge == pledge) == settles
    assert (fresh(candidate).state == "recorded") == settles


def test_it_settles_all_that_it_covers_and_nothing_that_is_decided(candidate, analyst):
    other = make_candidate(candidate.paragraph, len(FIRST) + 1)
    deciding.dismiss(other, "too_vague", "", analyst)
    third = make_candidate(candidate.paragraph, len(FIRST) + 1, kind="intention")

    pledge = by_hand(candidate.paragraph, 0, len(candidate.paragraph.text)).record(analyst)

    assert [fresh(one).pledge for one in (candidate, other, third)] == [pledge, None, pledge]


# ---- as evidence ----------------------------------------------------------------------------------------------
def test_a_candidate_that_became_evidence_is_recorded_with_that_pledge(candidate, analyst):
    pledge = make_pledge()
    make_update(pledge, "fulfilled", evidence_paragraph=candidate.paragraph)

    assert deciding.use_as_evidence(candidate, pledge, analyst)
    assert (fresh(candidate).state, fresh(candidate).pledge) == ("recorded", pledge)


def test_where_other_evidence_was_chosen_the_candidate_stays_open(candidate, analyst):
    pledge = make_pledge()
    make_update(pledge, "fulfilled", evidence_url="https://example.org/")

    assert not deciding.use_as_evidence(candidate, pledge, analyst)
    assert fresh(candidate).state == "open"


def test_what_is_read_makes_a_form_that_needs_nothing_more(candidate):
    sent = as_sent(prefill_candidate(candidate))
    place = place_of(candidate)
    sent.update({"start": str(place.start), "end": str(place.end), "quote": place.words})

    assert RecordForm(sent, paragraph=candidate.paragraph).is_valid()
