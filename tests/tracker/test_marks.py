"""What marks come to: per paragraph, per letter, and when the letter gets better text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import give_better_text, make_letter, make_mark, make_pledge, make_user
from tracker.marks import marks_of, read_to, reading_of, say_no_pledge
from tracker.models import ReadingMark

pytestmark = pytest.mark.django_db

TEXTS = ["Hierbij gaat het verslag.", "De Kamer wordt geïnformeerd.", "Nederland draagt bij.", "Tot zover."]


@pytest.fixture
def letter():
    return make_letter(TEXTS, ["Een noot."])


def body(letter, number):
    return letter.paragraphs.body().get(number=number)


def reading(letter, person):
    return reading_of(marks_of(letter, person))


def read_words(letter, person):
    """The paragraphs of the present text that this person has read."""
    marks = ReadingMark.objects.in_present_text().by(person).filter(paragraph__letter=letter)
    return list(marks.order_by("paragraph__number").values_list("paragraph__text", flat=True))


# ---- per paragraph ----------------------------------------------------------------------------------------------
def test_every_body_paragraph_says_who_read_it_and_who_found_no_pledge(letter):
    me, other = make_user(name="A. Bos"), make_user(name="C. Dijk")
    make_mark(body(letter, 1), me)
    make_mark(body(letter, 1), other, no_pledge=True)

    marks = list(marks_of(letter, me).values())

    assert [row.number for row in marks] == [1, 2, 3, 4]
    assert (marks[0].readers, marks[0].without_pledge) == (["A. Bos", "C. Dijk"], ["C. Dijk"])
    assert (marks[0].mine.no_pledge, marks[1].mine, marks[1].readers) == (False, None, [])


def test_a_paragraph_leads_to_the_next_one_that_this_person_has_not_read(letter, analyst):
    make_mark(body(letter, 2), analyst)
    make_mark(body(letter, 3))

    assert [row.then for row in marks_of(letter, analyst).values()] == [3, 3, 4, None]


def test_a_paragraph_is_accounted_for_when_a_pledge_quotes_it_or_somebody_found_none(letter, analyst):
    make_pledge(body(letter, 2))
    make_mark(body(letter, 3), no_pledge=True)
    make_mark(body(letter, 4), analyst)

    rows = marks_of(letter, analyst).values()

    assert [row.is_accounted_for for row in rows] == [False, True, True, False]


# ---- the letter's progress --------------------------------------------------------------------------------------
def test_the_progress_counts_what_was_read_and_leads_to_what_was_not(letter, analyst):
    make_pledge(body(letter, 2))
    read_to(body(letter, 2), analyst)
    say_no_pledge(body(letter, 1), make_user())
    make_mark(body(letter, 3))

    progress = reading(letter, analyst)

    assert (progress.paragraphs, progress.by_anyone, progress.by_me) == (4, 3, 2)
    assert (progress.without_pledge, progress.accounted_for, progress.is_complete) == (1, 2, False)
    assert (progress.first_unread, progress.first_unaccounted) == (3, 3)


def test_a_letter_is_complete_when_every_paragraph_is_accounted_for(letter, analyst):
    make_pledge(body(letter, 2))
    for number in (1, 3, 4):
        say_no_pledge(body(letter, number), analyst)

    progress = reading(letter, analyst)

    assert (progress.is_complete, progress.first_unaccounted, progress.first_unread) == (True, None, 2)


def test_each_reader_stands_with_how_far_and_when(letter, analyst):
    read_to(body(letter, 4), make_user(name="C. Dijk"))
    first, last = make_mark(body(letter, 1), analyst), make_mark(body(letter, 3), analyst)

    everyone = reading(letter, analyst).readers

    assert [(each.name, each.paragraphs, each.furthest, each.is_done) for each in everyone] == [
        ("C. Dijk", 4, 4, True),
        (analyst.name, 2, 3, False),
    ]
    assert everyone[1].last_at == last.marked_at > first.marked_at


def test_the_marks_of_a_letter_take_as_many_statements_however_many_there_are(analyst):
    counts = []
    for length in (1, 12):
        letter = make_letter(["Een alinea."] * length)
        for _ in range(length):
            read_to(body(letter, length), make_user())
        with CaptureQueriesContext(connection) as captured:
            reading_of(marks_of(letter, analyst))
        counts.append(len(captured))

    assert counts == [2, 2]


# ---- better text ------------------------------------------------------------------------------------------------
def test_marks_follow_a_paragraph_whose_words_are_exactly_the_same(letter, analyst):
    read_to(body(letter, 2), analyst)
    say_no_pledge(body(letter, 1), analyst)

    give_better_text(letter, ["Deze alinea ontbrak.", *TEXTS])

    assert read_words(letter, analyst) == TEXTS[:2]
    assert list(marks_of(letter, analyst).values())[1].mine.no_pledge


def test_marks_of_words_that_changed_stay_with_the_former_text(letter, analyst):
    read_to(body(letter, 4), analyst)

    former = give_better_text(letter, [*TEXTS[:3], "Tot zover dit verslag."]).former

    assert read_words(letter, analyst) == TEXTS[:3]
    assert list(ReadingMark.objects.filter(paragraph__edition=former).values_list("paragraph__text")) == [
        (TEXTS[3],)
    ]
    assert reading(letter, analyst).first_unread == 4


@pytest.mark.parametrize(
    ("before", "after"), [(["Idem.", "Idem."], ["Idem."]), (["Idem."], ["Idem.", "Idem."])]
)
def test_marks_of_words_that_stand_there_twice_stay_where_they_are(before, after, analyst):
    letter = make_letter(before)
    read_to(body(letter, len(before)), analyst)

    give_better_text(letter, after)

    assert read_words(letter, analyst) == []
    assert ReadingMark.objects.by(analyst).count() == len(before)


def test_marks_do_not_follow_into_a_footnote(letter, analyst):
    read_to(body(letter, 1), analyst)

    give_better_text(letter, TEXTS[1:], notes=[TEXTS[0]])

    assert read_words(letter, analyst) == []


def test_marks_follow_through_any_number_of_texts(letter, analyst):
    read_to(body(letter, 1), analyst)

    for number in range(3):
        give_better_text(letter, [TEXTS[0], f"Versie {number}."])

    assert read_words(letter, analyst) == TEXTS[:1]
    assert letter.editions.count() == 3
