"""A letter gets better text while somebody records a pledge from it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from letters.models import Letter
from tests.factories import give_better_text, make_letter
from tracker.models import Pledge

pytestmark = pytest.mark.django_db

BEFORE = "In Brussel spraken de ministers."
PROMISE = "Het kabinet zal de Kamer voor de zomer over de uitkomst informeren."
CHANGED = "Het kabinet zal de Kamer na de zomer over de uitkomst informeren."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([BEFORE, f"{PROMISE} Daarna meer."])


def address(letter, number=2):
    return f"/letters/{letter.slug}/p/{number}/pledge/"


def typed(paragraph, words=PROMISE, **fields):
    start = paragraph.text.index(words)
    place = {"seen": paragraph.pk, "start": start, "end": start + len(words), "quote": words}
    return place | {"title": "Inform the House", "level": "national", "strength": "firm"} | fields


def carried(response):
    """What the hidden fields of the form carry."""
    form = response.context["form"]
    return {name: form[name].value() for name in ("start", "end", "quote")} | {
        "seen": response.context["paragraph"].pk
    }


def test_the_form_carries_the_paragraph_that_its_reader_sees(client, letter):
    paragraph = letter.paragraphs.get(number=2)

    html = client.get(address(letter) + "?s=0").content.decode()

    assert f'<input type="hidden" name="seen" value="{paragraph.pk}">' in html


def test_the_writer_is_told_where_the_words_stand_now_and_nothing_typed_is_lost(client, letter):
    sent = typed(letter.paragraphs.get(number=2), title="My own title")
    give_better_text(letter, [BEFORE, "Nieuw.", f"Eerst dit. {PROMISE}"])

    response = client.post(address(letter), sent)

    html = response.content.decode()
    assert response.status_code == 409
    assert "Your words stood in ¶2 and stand in ¶3 now." in html
    assert 'value="My own title"' in html
    assert f'action="{address(letter, 3)}"' in html
    assert not Pledge.objects.exists()
    assert client.post(address(letter, 3), sent | carried(response)).status_code == 302
    assert Pledge.objects.get().sources.get().paragraph == letter.paragraphs.get(number=3)


def test_words_that_are_not_there_any_more_are_chosen_anew(client, letter):
    sent = typed(letter.paragraphs.get(number=2), title="My own title")
    give_better_text(letter, [BEFORE, "Nieuw.", f"Eerst dit. {CHANGED}"])
    now = letter.paragraphs.get(number=3)

    response = client.post(address(letter), sent)

    html = response.content.decode()
    start = now.text.index(CHANGED)
    place = f"{now.pk}:{start}:{start + len(CHANGED)}"
    assert response.status_code == 409
    assert f'<input type="radio" name="place" value="{place}">' in html
    assert "checked" not in html.partition("id_place")[2].partition("</fieldset>")[0]
    assert 'value="My own title"' in html
    assert client.post(address(letter), sent).status_code == 409
    assert client.post(address(letter), sent | {"place": place}).status_code == 302
    assert Pledge.objects.get().sources.get().quote == CHANGED


def test_a_paragraph_number_that_is_gone_still_answers(client, letter):
    sent = typed(letter.paragraphs.get(number=2))
    give_better_text(letter, [PROMISE])

    response = client.post(address(letter), sent)

    assert response.status_code == 409
    assert "stand in ¶1 now" in response.content.decode()


@pytest.mark.parametrize(
    "strange",
    [{"start": "x"}, {"end": "9" * 30}, {"start": "90", "end": "3"}, {"place": "1:2"}, {"place": "a:b:c:d"}],
)
def test_strange_values_are_no_error_of_ours(client, letter, strange):
    sent = typed(letter.paragraphs.get(number=2)) | strange
    give_better_text(letter, [PROMISE])

    assert client.post(address(letter), sent).status_code == 409
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 25, "999999"])
def test_a_paragraph_that_never_was_is_not_recorded_from(client, letter, seen):
    sent = typed(letter.paragraphs.get(number=2)) | {"seen": seen}

    assert client.post(address(letter), sent).status_code in {404, 422}
    assert not Pledge.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_recording_and_replacing_at_once_leaves_every_quote_in_the_present_text(client):
    for _ in range(5):
        letter = make_letter([BEFORE, PROMISE])
        sent = typed(letter.paragraphs.get(number=2))
        with ThreadPoolExecutor(4) as people:
            replacing = people.submit(replace, letter.pk)
            recording = [people.submit(record, client, letter, sent | {"anyway": ""}) for _ in range(3)]
        replacing.result()
        answers = {answer.result() for answer in recording}

        assert answers <= {302, 409, 422}
        assert Letter.objects.get(pk=letter.pk).editions.count() == 1
        for pledge in Pledge.objects.filter(sources__paragraph__letter=letter):
            assert pledge.sources.get().paragraph == letter.paragraphs.get(number=3)


def replace(pk):
    try:
        give_better_text(Letter.objects.get(pk=pk), [BEFORE, "Nieuw.", PROMISE])
    finally:
        connections.close_all()


def record(client, letter, sent):
    try:
        return client.post(address(letter), sent).status_code
    finally:
        connections.close_all()
