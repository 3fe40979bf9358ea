import pytest

from tests.factories import make_letter, make_mark, make_pledge
from tracker.models import ReadingMark

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return make_letter(["Een.", "Twee.", "Drie."])


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def send(client, letter, number, what="no-pledge", **data):
    seen = letter.paragraphs.get(number=number).pk
    return client.post(f"/letters/{letter.slug}/p/{number}/{what}/", {"seen": seen} | data)


def marks(letter):
    return list(
        ReadingMark.objects.filter(paragraph__letter=letter).values_list("paragraph__number", "no_pledge")
    )


def test_it_marks_that_one_paragraph_and_one_reads_on_at_the_next(client, letter):
    response = send(client, letter, 2)

    assert response["Location"] == f"/letters/{letter.slug}/#p3"
    assert marks(letter) == [(2, True)]


def test_what_was_read_before_becomes_the_stronger_mark(client, letter, analyst):
    before = make_mark(letter.paragraphs.get(number=2), analyst)

    send(client, letter, 2)

    now = ReadingMark.objects.get()
    assert (now.pk, now.no_pledge) == (before.pk, True)
    assert now.marked_at > before.marked_at


def test_saying_it_twice_says_it_once(client, letter):
    send(client, letter, 2)
    before = ReadingMark.objects.values().get()

    send(client, letter, 2)

    assert ReadingMark.objects.values().get() == before


def test_taking_it_back_leaves_the_paragraph_read_however_often_it_is_sent(client, letter):
    send(client, letter, 2)

    for _ in range(2):
        assert send(client, letter, 2, "unread", only="no-pledge")["Location"].endswith("#p2")
        assert marks(letter) == [(2, False)]


def test_taking_the_whole_mark_back_takes_both(client, letter):
    send(client, letter, 2)

    send(client, letter, 2, "unread")

    assert marks(letter) == []


def test_what_another_said_stays(client, letter):
    make_mark(letter.paragraphs.get(number=2), no_pledge=True)

    send(client, letter, 2, "unread")
    send(client, letter, 2, "unread", only="no-pledge")

    assert marks(letter) == [(2, True)]


def test_what_is_taken_back_must_be_something_known(client, letter):
    send(client, letter, 2)

    assert send(client, letter, 2, "unread", only="everything").status_code == 400
    assert marks(letter) == [(2, True)]


def test_it_cannot_be_said_where_a_pledge_quotes_the_words(client, letter):
    pledge = make_pledge(letter.paragraphs.get(number=2))

    response = send(client, letter, 2)

    assert response.status_code == 409
    assert (
        f'it is quoted by <a href="/pledges/{pledge.code}/">{pledge.code}</a>.' in response.content.decode()
    )
    assert marks(letter) == []


def test_the_page_offers_it_only_where_no_pledge_quotes_the_words(client, letter):
    make_pledge(letter.paragraphs.get(number=2))

    html = client.get(f"/letters/{letter.slug}/").content.decode()

    assert f"/letters/{letter.slug}/p/1/no-pledge/" in html
    assert f"/letters/{letter.slug}/p/2/read/" in html
    assert f"/letters/{letter.slug}/p/2/no-pledge/" not in html
