import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from letters.arriving import arrived
from tests.factories import give_better_text, make_candidate, make_letter, make_pledge
from tracker import deciding, proposing
from tracker.candidates.proposal import ENGINE_VERSION
from tracker.models import Candidate, RulesRun, Source
from tracker.overlap import is_about
from tracker.proposing import propose_letter

pytestmark = pytest.mark.django_db

PROMISE = "Het kabinet zal de Kamer uiterlijk eind 2020 over de uitkomst informeren."
OFFER = "Nederland heeft 600.000 euro per jaar aan het fonds aangeboden."
STORY = "De bijeenkomst vond plaats in Londen."


@pytest.fixture
def letter():
    return make_letter([f"{STORY} {PROMISE}", OFFER], notes=[PROMISE])


def candidate_of(words=PROMISE, kind="body"):
    return Candidate.objects.get(quote=words, paragraph__kind=kind)


# ---- a first run ----------------------------------------------------------------------------------------------
def test_the_sentences_that_the_rules_propose_are_stored_at_their_places(letter):
    done = propose_letter(letter)

    candidate = candidate_of()
    assert (done.new, done.gone, done.kept) == (3, 0, 0)
    assert done.likely + done.possible == 3
    assert (candidate.paragraph.number, candidate.start) == (1, len(STORY) + 1)
    assert (candidate.state, candidate.engine_version) == ("open", ENGINE_VERSION)
    candidate.clean()


def test_a_candidate_carries_its_points_and_what_was_read(letter):
    propose_letter(letter)

    candidate = candidate_of()
    assert round(sum(point["weight"] for point in candidate.points), 2) == candidate.score
    assert candidate.read["actor"] == "Kabinet"
    assert [term["words"] for term in candidate.read["terms"]] == ["uiterlijk eind 2020"]
    assert candidate_of(OFFER).read["amounts"][0]["value"] == "600000"


def test_footnotes_are_read_too(letter):
    propose_letter(letter)

    assert candidate_of(kind="note").paragraph.number == 1


def test_a_run_says_which_rules_have_been_over_the_letter(letter):
    propose_letter(letter)

    assert letter.rules_run.engine_version == ENGINE_VERSION


def test_a_letter_without_proposals_has_had_its_run():
    letter = make_letter([STORY])

    assert propose_letter(letter) == proposing.Proposed()
    assert RulesRun.objects.filter(letter=letter).exists()


def test_a_letter_that_comes_in_is_read_once(letter):
    arrived([letter])
    first = RulesRun.objects.get().ran_at

    arrived([letter])

    assert Candidate.objects.count() == 3
    assert RulesRun.objects.get().ran_at == first


def test_letters_of_other_rules_are_read_again(letter):
    RulesRun.objects.create(letter=letter, engine_version="0")

    arrived([letter])

    assert Candidate.objects.count() == 3


# ---- again ----------------------------------------------------------------------------------------------------
def test_twice_is_once(letter):
    propose_letter(letter)
    before = list(Candidate.objects.order_by("pk").values())

    done = propose_letter(letter)

    assert (done.new, done.gone) == (0, 0)
    assert list(Candidate.objects.order_by("pk").values()) == before


def test_open_ones_are_brought_up_to_date_and_keep_their_key(letter):
    propose_letter(letter)
    old = candidate_of()
    Candidate.objects.filter(pk=old.pk).update(
        score=0.1, layer="possible", points=[], read={}, engine_version="0"
    )

    done = propose_letter(letter)

    again = candidate_of()
    assert (again.pk, again.score, again.read, again.points) == (old.pk, old.score, old.read, old.points)
    assert (done.new, done.gone) == (0, 0)


def test_open_ones_that_are_no_longer_proposed_go(letter):
    make_candidate(letter.paragraphs.body().get(number=1), 0, len(STORY))

    done = propose_letter(letter)

    assert done.gone == 1
    assert not Candidate.objects.filter(quote=STORY).exists()


def test_decisions_stay_and_their_words_are_not_proposed_again(letter, analyst):
    propose_letter(letter)
    deciding.dismiss(candidate_of(), "too_vague", "", analyst)

    done = propose_letter(letter)

    assert candidate_of().state == "dismissed"
    assert (done.new, done.kept) == (0, 1)


@pytest.mark.parametrize(("cut", "proposed"), [(30, False), (60, True)])
def test_words_that_overlap_a_decision_by_half_are_not_proposed_again(letter, analyst, cut, proposed):
    start = len(STORY) + 1
    other = make_candidate(letter.paragraphs.body().get(number=1), 0, start + len(PROMISE) - cut)
    deciding.dismiss(other, "no_commitment", "", analyst)

    propose_letter(letter)

    assert Candidate.objects.open().filter(paragraph=other.paragraph).exists() == proposed


def test_what_stood_open_beside_a_decision_stays_open(letter, analyst):
    propose_letter(letter)
    beside = candidate_of()
    other = make_candidate(beside.paragraph, beside.start, beside.end, kind="afdoening")
    deciding.dismiss(other, "no_commitment", "", analyst)

    propose_letter(letter)

    assert candidate_of_key(beside).state == "open"


def candidate_of_key(candidate):
    return Candidate.objects.get(pk=candidate.pk)


@pytest.mark.parametrize("run_before", [False, True])
def test_words_that_a_pledge_quotes_are_recorded_with_it_by_nobody(letter, run_before):
    if run_before:
        propose_letter(letter)
    pledge = make_pledge(letter.paragraphs.get(number=2), 0, 30)

    propose_letter(letter)

    candidate = candidate_of(OFFER)
    assert (candidate.state, candidate.pledge, candidate.decided_by) == ("recorded", pledge, None)
    assert candidate.decided_at


def test_of_two_pledges_the_one_that_quotes_most_has_the_candidate(letter):
    make_pledge(letter.paragraphs.get(number=2), 0, 15)
    most = make_pledge(letter.paragraphs.get(number=2), 16, 60)

    propose_letter(letter)

    assert candidate_of(OFFER).pledge == most


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 100), (90, 94), True),
        ((0, 10), (10, 20), False),
        ((0, 10), (0, 10), True),
    ],
)
def test_two_stretches_are_about_the_same_words_from_half_of_the_shorter(one, other, same):
    assert is_about(*one, *other) == same
    assert is_about(*other, *one) == same


# ---- cost and company -----------------------------------------------------------------------------------------
def test_the_number_of_statements_does_not_grow_with_the_letter():
    counts = []
    for length in (2, 40):
        letter = make_letter([OFFER] * length)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert propose_letter(letter).new == length
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 16


@pytest.mark.django_db(transaction=True)
def test_runs_at_the_same_moment_make_no_candidate_twice():
    letter = make_letter([PROMISE, OFFER])

    with ThreadPoolExecutor(6) as runs:
        done = list(runs.map(run, [letter] * 6))

    assert sorted(one.new for one in done) == [0, 0, 0, 0, 0, 2]
    assert Candidate.objects.count() == 2


def run(letter):
    try:
        return propose_letter(letter)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_decision_that_is_taken_during_runs_stays(analyst):
    letter = make_letter([PROMISE, OFFER])
    propose_letter(letter)
    candidate = candidate_of()

    with ThreadPoolExecutor(4) as people:
        runs = [people.submit(run, letter) for _ in range(3)]
        people.submit(dismiss, candidate, analyst).result()
        assert [one.result().gone for one in runs] == [0, 0, 0]

    assert Candidate.objects.get(pk=candidate.pk).state == "dismissed"
    assert Candidate.objects.count() == 2


def dismiss(candidate, person):
    try:
        deciding.dismiss(candidate, "too_vague", "", person)
    finally:
        connections.close_all()


# ---- better text ----------------------------------------------------------------------------------------------
def test_open_ones_go_with_the_former_text_and_the_new_one_is_read(letter):
    propose_letter(letter)

    give_better_text(letter, [STORY, PROMISE])

    assert [c.quote for c in Candidate.objects.all()] == [PROMISE]
    assert candidate_of().paragraph == letter.paragraphs.get(number=2)


def test_decisions_follow_their_words_to_the_new_text(letter, analyst):
    propose_letter(letter)
    deciding.dismiss(candidate_of(OFFER), "too_vague", "Te vaag", analyst)

    give_better_text(letter, [STORY, f"Voorts. {OFFER}"])

    candidate = candidate_of(OFFER)
    assert (candidate.paragraph, candidate.start) == (letter.paragraphs.get(number=2), 8)
    assert (candidate.state, candidate.reason_note, candidate.decided_by) == ("dismissed", "Te vaag", analyst)


def test_a_decision_whose_words_are_gone_stays_with_the_former_text(letter, analyst):
    propose_letter(letter)
    deciding.dismiss(candidate_of(OFFER), "too_vague", "", analyst)

    give_better_text(letter, [STORY])

    assert candidate_of(OFFER).paragraph.edition is not None


def test_a_decision_that_was_left_behind_comes_along_with_the_next_text(letter, analyst):
    propose_letter(letter)
    deciding.dismiss(candidate_of(OFFER), "too_vague", "", analyst)
    give_better_text(letter, [STORY])

    give_better_text(letter, [STORY, OFFER])

    assert candidate_of(OFFER).paragraph == letter.paragraphs.get(number=2)
    assert not Candidate.objects.open().exists()


def test_a_recorded_candidate_goes_with_its_pledge(letter):
    pledge = make_pledge(letter.paragraphs.get(number=2))
    propose_letter(letter)

    give_better_text(letter, [STORY, STORY, OFFER])

    assert candidate_of(OFFER).paragraph == Source.objects.get(pledge=pledge).paragraph
    assert Candidate.objects.count() == 1


def test_better_text_is_not_refused_because_the_rules_fail(letter, monkeypatch, caplog):
    propose_letter(letter)
    monkeypatch.setattr(proposing, "propose_all", fail)

    with caplog.at_level(logging.ERROR):
        give_better_text(letter, [STORY, PROMISE])

    assert letter.paragraphs.body().count() == 2
    assert not RulesRun.objects.exists()
    assert "The rules have failed on letter" in caplog.text


def fail(texts, setting):
    raise RuntimeError


def test_who_signed_is_meant_by_i_and_the_letters_day_by_this_autumn():
    letter = make_letter(
        ["Ik zal de Kamer dit najaar over de uitkomst informeren."], dated_on=date(2020, 5, 1)
    )

    propose_letter(letter)

    read = Candidate.objects.get().read
    assert "Buitenlandse Zaken" in read["actor"]
    assert read["terms"][0]["last"].startswith("2020-1")
