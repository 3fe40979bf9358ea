from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories import give_better_text, make_letter, make_mark, make_pledge, make_user
from tracker import marks
from tracker.models import ReadingMark

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return make_letter(["Een.", "Twee.", "Drie."], ["Noot een.", "Noot twee.", "Noot drie.", "Noot vier."])


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def body(letter, number):
    return letter.paragraphs.body().get(number=number)


def send(client, letter, number, what="read", **data):
    data = {"seen": body(letter, number).pk} | data
    return client.post(f"/letters/{letter.slug}/p/{number}/{what}/", data)


def marked(letter, person):
    """The numbers of the paragraphs that this person has read."""
    theirs = ReadingMark.objects.by(person).filter(paragraph__letter=letter)
    return list(theirs.order_by("paragraph__number").values_list("paragraph__number", flat=True))


def test_everything_up_to_the_paragraph_is_read_and_one_reads_on_at_the_next(client, letter, analyst):
    response = send(client, letter, 2)

    assert response.status_code == 302
    assert response["Location"] == f"/letters/{letter.slug}/#p3"
    assert marked(letter, analyst) == [1, 2]
    assert not ReadingMark.objects.filter(paragraph__kind="note").exists()


def test_one_reads_on_at_the_next_paragraph_that_is_not_read(client, letter, analyst):
    make_mark(body(letter, 2), analyst)

    assert send(client, letter, 1)["Location"].endswith("#p3")
    assert send(client, letter, 3)["Location"].endswith("#p3")


def test_marks_that_are_there_stay_as_they_are(client, letter, analyst):
    before = make_mark(body(letter, 1), analyst, no_pledge=True)

    send(client, letter, 2)

    now = ReadingMark.objects.get(paragraph=before.paragraph)
    assert (now.pk, now.no_pledge, now.marked_at) == (before.pk, True, before.marked_at)


def test_nobody_marks_for_another(client, letter, analyst):
    other = make_user()

    send(client, letter, 2, person=other.pk)

    assert (marked(letter, analyst), marked(letter, other)) == ([1, 2], [])


def test_reading_again_what_is_read_changes_nothing(client, letter, analyst):
    send(client, letter, 3)
    before = list(ReadingMark.objects.values())

    send(client, letter, 3)

    assert list(ReadingMark.objects.values()) == before
    assert len(before) == 3


def test_a_get_marks_nothing_and_leads_to_the_paragraph(client, letter):
    response = client.get(f"/letters/{letter.slug}/p/2/read/")

    assert response["Location"] == f"/letters/{letter.slug}/#p2"
    assert not ReadingMark.objects.exists()


# ---- taking it back -----------------------------------------------------------------------------------------------
def test_one_takes_back_ones_own_mark_and_nobody_elses(client, letter, analyst):
    other = make_mark(body(letter, 2)).person
    send(client, letter, 3)

    response = send(client, letter, 2, "unread")

    assert response["Location"] == f"/letters/{letter.slug}/#p2"
    assert (marked(letter, analyst), marked(letter, other)) == ([1, 3], [2])


def test_taking_back_what_is_not_there_changes_nothing(client, letter, analyst):
    other = make_mark(body(letter, 2)).person

    assert send(client, letter, 2, "unread").status_code == 302
    assert (marked(letter, analyst), marked(letter, other)) == ([], [2])


# ---- what is refused ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("what", ["read", "no-pledge", "unread"])
@pytest.mark.parametrize("number", [0, 4, 10**12, 10**30])
def test_a_paragraph_that_is_not_there_is_not_found_nor_is_a_footnote(client, letter, what, number):
    assert client.post(f"/letters/{letter.slug}/p/{number}/{what}/", {"seen": 1}).status_code == 404
    assert not ReadingMark.objects.exists()


def test_a_paragraph_of_a_former_text_only_is_not_found(client, letter):
    last = body(letter, 3)
    give_better_text(letter, ["Een.", "Twee."])

    response = client.post(f"/letters/{letter.slug}/p/3/read/", {"seen": last.pk})

    assert response.status_code == 404
    assert not ReadingMark.objects.exists()


@pytest.mark.parametrize("what", ["read", "no-pledge", "unread"])
def test_nothing_is_marked_in_a_text_that_one_has_not_seen(client, letter, what):
    seen = body(letter, 2).pk
    give_better_text(letter, ["Een heel ander.", "Verhaal."])

    response = client.post(f"/letters/{letter.slug}/p/2/{what}/", {"seen": seen})

    assert response.status_code == 409
    assert "The letter got better text while you were reading." in response.content.decode()
    assert response["HX-Retarget"] == response["HX-Reselect"] == "#main"
    assert not ReadingMark.objects.exists()


def test_better_text_that_comes_in_at_the_same_moment_is_noticed_too(letter, analyst):
    paragraph = body(letter, 2)
    give_better_text(letter, ["Een heel ander.", "Verhaal."])

    for do in (marks.read_to, marks.say_no_pledge, marks.take_back, marks.take_back_no_pledge):
        with pytest.raises(marks.TextReplaced):
            do(paragraph, analyst)
    assert not ReadingMark.objects.exists()


@pytest.mark.parametrize("data", [{}, {"seen": ""}, {"seen": "abc"}, {"seen": "-1"}, {"seen": "1\x00"}])
def test_what_does_not_say_what_was_in_view_is_refused(client, letter, data):
    response = client.post(f"/letters/{letter.slug}/p/2/read/", data)

    assert response.status_code == 400
    assert "does not say which paragraph you had in view" in response.content.decode()
    assert not ReadingMark.objects.exists()


@pytest.mark.parametrize("seen", ["9" * 400, "٣", "999999"])
def test_a_paragraph_in_view_that_is_another_one_is_refused(client, letter, seen):
    assert client.post(f"/letters/{letter.slug}/p/2/read/", {"seen": seen}).status_code == 409
    assert not ReadingMark.objects.exists()


@pytest.mark.parametrize("what", ["read", "no-pledge", "unread"])
def test_readers_do_not_mark(client_as, reader, letter, what):
    make_mark(body(letter, 2), reader)

    response = send(client_as(reader), letter, 2, what)

    assert response.status_code == 403
    assert marked(letter, reader) == [2]


# ---- the letter's page --------------------------------------------------------------------------------------------
def test_the_page_shows_who_read_what_and_how_far_one_is(client, letter):
    make_pledge(body(letter, 3))
    make_mark(body(letter, 1), make_user(name="C. Dijk"))
    send(client, letter, 2)

    html = client.get(f"/letters/{letter.slug}/").content.decode()

    assert "Read by C. Dijk, " in html
    assert "<dt>You</dt><dd>2 of 3</dd>" in html
    assert "<dt>Accounted for</dt><dd>1 of 3</dd>" in html
    assert '<a href="#p3">Read on at ¶3</a>' in html
    assert '<a href="#p1">Not accounted for: ¶1</a>' in html


def test_readers_see_neither_buttons_nor_progress(client_as, reader, client, letter):
    send(client, letter, 2)
    address = f"/letters/{letter.slug}/"

    assert "Read to here" in client.get(address).content.decode()
    html = client_as(reader).get(address).content.decode()
    assert not [
        words for words in ("Read to here", "No pledge here", "Read by", 'id="reading"') if words in html
    ]


# ---- twice at once ------------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("do", [marks.read_to, marks.say_no_pledge])
def test_many_at_once_make_one_mark_a_person(do):
    letter, people = make_letter(["Een.", "Twee.", "Drie."]), [make_user(), make_user()]
    tasks = [(do, body(letter, number), person) for number in (1, 2, 3, 2) for person in people]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, tasks))

    assert [marked(letter, person) for person in people] == [[1, 2, 3]] * 2


@pytest.mark.django_db(transaction=True)
def test_marking_while_the_text_is_replaced_marks_one_text_or_the_other():
    letter, person = make_letter(["Een.", "Twee.", "Drie."]), make_user()
    tasks = [(marks.read_to, body(letter, 3), person), (replace, letter, None)] * 2

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(run, tasks))

    here = ReadingMark.objects.by(person).in_present_text().values_list("paragraph__text", flat=True)
    assert set(here) <= {"Een.", "Twee."}
    assert ReadingMark.objects.by(person).count() in {0, 3}


def run(task):
    do, what, person = task
    try:
        do(what, person)
    except marks.TextReplaced:
        pass
    finally:
        connections.close_all()


def replace(letter, _person):
    give_better_text(letter, ["Een.", "Twee.", "Nieuw."])
