"""“Not about this”: a person judges that a paragraph does not bear on a pledge, and may take that back."""

import re
from datetime import date

import pytest

from tests.factories import give_better_text, make_letter, make_pledge
from tracker.bearing import bearing_on
from tracker.models import NotAbout, Pledge

pytestmark = pytest.mark.django_db

QUOTE = "Het kabinet zal een onbemand onderzeebootvaartuig voor mijnenjacht aanschaffen."
LATER = "Het onbemande onderzeebootvaartuig voor de mijnenjacht is aangeschaft."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def pledge():
    return make_pledge(make_letter([QUOTE], dated_on=date(2017, 5, 25)).paragraphs.get())


@pytest.fixture
def paragraph(pledge):
    return make_letter([LATER]).paragraphs.get()


def address(pledge, paragraph, undo=""):
    return f"/pledges/{pledge.code}/not-about/{paragraph.pk}/{undo}"


def proposed(pledge):
    return [b.paragraph for b in bearing_on(Pledge.objects.for_page().get(pk=pledge.pk))]


def test_what_is_judged_is_stored_with_who_said_it_and_is_not_proposed_again(
    client, analyst, pledge, paragraph
):
    assert proposed(pledge) == [paragraph]

    response = client.post(address(pledge, paragraph))

    said = NotAbout.objects.get()
    assert (said.pledge, said.paragraph, said.person) == (pledge, paragraph, analyst)
    assert response.url == f"{pledge.get_absolute_url()}#bearings"
    assert proposed(pledge) == []


def test_said_twice_is_said_once_and_keeps_who_said_it_first(
    client, client_as, editor, analyst, pledge, paragraph
):
    client.post(address(pledge, paragraph))

    response = client_as(editor).post(address(pledge, paragraph))

    assert response.status_code == 302
    assert NotAbout.objects.get().person == analyst


def test_it_can_be_undone_from_the_message_and_from_the_list(client, pledge, paragraph):
    page = client.post(address(pledge, paragraph), follow=True).content.decode()

    undo = address(pledge, paragraph, "undo/")
    assert "is not proposed for P-001 any more" in page
    assert page.count(f'action="{undo}"') == 2
    assert "Judged not about this (1)" in page

    client.post(undo)

    assert not NotAbout.objects.exists()
    assert proposed(pledge) == [paragraph]


def test_the_undo_in_the_message_passes_the_check_of_forms(analyst, client_as, pledge, paragraph):
    client = client_as(analyst, enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page_of(client, pledge))[1]
    page = client.post(
        address(pledge, paragraph), {"csrfmiddlewaretoken": token}, follow=True
    ).content.decode()

    message = page[page.index('id="messages"') :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', message)[1]
    response = client.post(address(pledge, paragraph, "undo/"), {"csrfmiddlewaretoken": token})

    assert response.status_code == 302
    assert not NotAbout.objects.exists()


def page_of(client, pledge):
    return client.get(pledge.get_absolute_url()).content.decode()


def test_undone_twice_is_undone(client, pledge, paragraph):
    client.post(address(pledge, paragraph))

    answers = [client.post(address(pledge, paragraph, "undo/")).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert not NotAbout.objects.exists()


def test_from_the_letters_page_one_comes_back_to_it(client, pledge, paragraph):
    for way in ("", "undo/"):
        response = client.post(address(pledge, paragraph, way), {"back": "letter"})

        assert response.url == f"/letters/{paragraph.letter.slug}/bearings/"


def test_what_is_not_here_is_not_found(client, pledge, paragraph):
    for way in ("", "undo/"):
        assert client.post(f"/pledges/P-999/not-about/{paragraph.pk}/{way}").status_code == 404
        assert client.post(f"/pledges/{pledge.code}/not-about/999999/{way}").status_code == 404
        assert client.post(f"/pledges/{pledge.code}/not-about/{10**30}/{way}").status_code == 404
    assert not NotAbout.objects.exists()


def test_of_a_former_text_nothing_is_said_any_more_and_the_page_says_so(client, pledge, paragraph):
    give_better_text(paragraph.letter, ["Iets anders."])

    page = client.post(address(pledge, paragraph), follow=True).content.decode()

    assert "This paragraph is in a text that was replaced" in page
    assert not NotAbout.objects.exists()


def test_what_was_said_of_a_former_text_can_be_taken_back(client, analyst, pledge, paragraph):
    NotAbout.objects.create(pledge=pledge, paragraph=paragraph, person=analyst)
    give_better_text(paragraph.letter, [LATER, "Meer."])
    assert proposed(pledge) == []

    client.post(address(pledge, paragraph, "undo/"))

    assert len(proposed(pledge)) == 1


def test_words_of_a_letter_are_escaped_in_the_message(client, pledge):
    letter = make_letter([LATER], title="<script>alert(1)</script>")

    page = client.post(address(pledge, letter.paragraphs.get()), follow=True).content.decode()

    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_who_comes_back_from_signing_in_says_nothing_and_sees_the_page(client, pledge, paragraph):
    for way in ("", "undo/"):
        assert client.get(address(pledge, paragraph, way)).url == f"{pledge.get_absolute_url()}#bearings"
    assert not NotAbout.objects.exists()
