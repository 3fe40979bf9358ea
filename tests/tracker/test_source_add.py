from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories import give_better_text, make_candidate, make_dossier, make_letter, make_pledge
from tracker.models import Pledge, PledgeLink, Source
from tracker.timeline import timeline

pytestmark = pytest.mark.django_db

TEXT = "Dit is een inleiding. Het kabinet zal de Kamer informeren. Dat gebeurt in 2020."
WORDS = "Het kabinet zal de Kamer informeren."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([TEXT])


@pytest.fixture
def pledge():
    return make_pledge(make_letter(["De Kamer wordt over Afghanistan ingelicht."]).paragraphs.get())


def address(letter, query="", number=1):
    return f"/letters/{letter.slug}/p/{number}/source/{query}"


def chosen(pledge, words=WORDS, text=TEXT, **fields):
    """What the form sends for this pledge in these words."""
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "quote": words}
    return place | {"pledge": pledge.code, "role": "repeated"} | fields


# ---- the page -------------------------------------------------------------------------------------------------
def test_first_the_sentences_can_be_chosen(client, letter):
    html = client.get(address(letter)).content.decode()

    assert html.count('type="checkbox" name="s"') == 3


def test_selected_words_open_the_form_where_they_stand(client, letter):
    response = client.get(address(letter, "?start=22&end=58&words=Het+kabinet+zal+de+Kamer+informeren."))

    assert response.status_code == 200
    assert f"<mark>{WORDS}</mark>" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["?start=5&end=500", "?start=9&end=9", "?start=22&end=58&words=niet+gezegd", "?start=x"]
)
def test_words_that_are_not_there_are_refused_with_a_reason(client, letter, query):
    assert client.get(address(letter, "?start=22&end=58")).status_code == 200

    assert client.get(address(letter, query)).status_code == 422


def test_open_pledges_of_the_dossier_and_in_like_words_are_offered(client):
    dossier = make_dossier("28676")
    letter = make_letter([TEXT], dossier=dossier, number="321")
    near = make_pledge(make_letter(["Iets anders."], dossier=dossier, number="320").paragraphs.get())
    alike = make_pledge(make_letter(["De Kamer wordt geïnformeerd."]).paragraphs.get())
    make_pledge(make_letter(["Zwaluwen vliegen laag."]).paragraphs.get(), title="Vliegen", title_nl="Vliegen")

    offered = client.get(address(letter, "?start=22&end=58")).context["offered"]

    assert offered == [alike, near]


@pytest.mark.parametrize("asked", ["{code}", "afghanistan"])
def test_a_pledge_is_found_by_its_number_or_its_words(client, letter, pledge, asked):
    make_pledge()

    response = client.get(address(letter, f"?start=0&end=21&q={asked.format(code=pledge.code)}"))

    assert response.context["offered"] == [pledge]


# ---- storing --------------------------------------------------------------------------------------------------
def test_the_words_become_a_further_source(client, letter, pledge):
    response = client.post(address(letter), chosen(pledge, role="changed"), follow=True)

    source = pledge.sources.get(role="changed")
    assert (source.quote, source.paragraph) == (WORDS, letter.paragraphs.get())
    assert response.redirect_chain == [(f"/letters/{letter.slug}/#p1", 302)]
    assert "also quotes ¶1 now." in response.content.decode()
    assert Pledge.objects.count() == 1


def test_the_history_says_who_added_which_source_and_when(client, letter, pledge, analyst):
    client.post(address(letter), chosen(pledge))

    entry = timeline(pledge)[0]
    assert (entry.kind, entry.by, entry.source.quote) == ("source", analyst, WORDS)
    html = client.get(pledge.get_absolute_url()).content.decode()
    assert "Said again" in html
    assert f'<a href="/letters/{letter.slug}/#p1">' in html


def test_whoever_has_the_pledge_open_learns_that_it_has_changed(client, letter, pledge):
    client.post(address(letter), chosen(pledge))

    assert Pledge.objects.get().version == pledge.version + 1


def test_the_pledge_is_found_by_its_new_words(client, letter, pledge):
    assert not Pledge.objects.mentioning("kabinet").exists()

    client.post(address(letter), chosen(pledge))

    assert Pledge.objects.mentioning("kabinet").get() == pledge


def test_a_candidate_for_these_words_is_settled(client, letter, pledge):
    candidate = make_candidate(letter.paragraphs.get(), 22, 58)

    client.post(address(letter), chosen(pledge))

    candidate.refresh_from_db()
    assert (candidate.state, candidate.pledge) == ("recorded", pledge)


# ---- a pledge of its own ------------------------------------------------------------------------------------------
def test_words_that_promise_otherwise_open_the_form_of_a_new_pledge_that_is_linked(client, letter, pledge):
    response = client.post(address(letter), chosen(pledge, own="on", kind="changes"))

    form = f"/letters/{letter.slug}/p/1/pledge/"
    assert response["Location"] == f"{form}?start=22&end=58&kind=changes&other={pledge.code}"
    html = client.get(response["Location"]).content.decode()
    assert '<option value="changes" selected>' in html
    assert f'value="{pledge.code}"' in html
    assert (Pledge.objects.count(), Source.objects.count()) == (1, 1)


def test_the_new_pledge_and_its_link_are_stored_together(client, letter, pledge, analyst):
    fields = chosen(pledge) | {"title": "Anders", "level": "national", "strength": "firm"}
    del fields["pledge"], fields["role"]
    address = f"/letters/{letter.slug}/p/1/pledge/"

    refused = client.post(address, fields | {"kind": "replaces", "other": "P-999"})
    client.post(
        address,
        fields | {"kind": "replaces", "other": pledge.code, "supersede": "on", "pledged_on": "2020-02-01"},
    )

    made = PledgeLink.objects.get()
    assert (refused.status_code, made.pledge.title, made.other) == (422, "Anders", pledge)
    assert pledge.updates.get().evidence_quote == WORDS
    assert timeline(made.pledge)[0].by == analyst


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"kind": "changes"}, "Which pledge is that? Give its number."),
        ({"other": "{code}"}, "How does it bear on that pledge?"),
        (
            {"kind": "changes", "other": "{code}", "supersede": "on"},
            "Only a pledge that replaces the other one",
        ),
        ({"kind": "replaces", "other": "{code}", "supersede": "on", "pledged_on": ""}, "has no day"),
    ],
)
def test_half_a_link_is_refused_and_no_pledge_is_recorded(client, pledge, said, says):
    letter = make_letter([TEXT], dated_on=None)
    fields = chosen(pledge) | {"title": "Anders", "level": "national", "strength": "firm"}
    fields |= {name: value.format(code=pledge.code) for name, value in said.items()}

    response = client.post(f"/letters/{letter.slug}/p/1/pledge/", fields)

    assert (response.status_code, says in response.content.decode()) == (422, True)
    assert (Pledge.objects.count(), PledgeLink.objects.count()) == (1, 0)
    assert 'value="Anders"' in response.content.decode()


def test_without_a_kind_or_a_pledge_no_form_is_opened(client, letter, pledge):
    for change in ({"kind": ""}, {"pledge": ""}, {"pledge": "P-999"}):
        response = client.post(address(letter), chosen(pledge, own="on", kind="changes") | change)
        assert response.status_code == 422


# ---- refusals -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": 21, "end": 57}, "These words are not at this place in the paragraph."),
        ({"quote": "Het kabinet zal niet."}, "These words are not at this place in the paragraph."),
        ({"end": 5000}, "These words are not at this place in the paragraph."),
        ({"pledge": ""}, "Choose the pledge that is said again here."),
        ({"pledge": "P-999"}, "There is no pledge P-999."),
        ({"pledge": "a\0b"}, "Null characters are not allowed."),
        ({"role": "origin"}, "origin is not one of the available choices"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(client, letter, pledge, change, says):
    response = client.post(address(letter), chosen(pledge) | change)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert Source.objects.count() == 1

    assert client.post(address(letter), chosen(pledge)).status_code == 302


def test_the_same_place_twice_is_refused(client, letter, pledge):
    client.post(address(letter), chosen(pledge))

    response = client.post(address(letter), chosen(pledge))

    assert response.status_code == 422
    assert "This pledge already quotes exactly these words." in response.content.decode()
    assert pledge.sources.count() == 2


def test_after_better_text_the_words_are_looked_up_and_nothing_is_stored(client, letter, pledge):
    seen = letter.paragraphs.get().pk
    give_better_text(letter, ["Een nieuwe alinea vooraf.", TEXT])

    response = client.post(address(letter), chosen(pledge, seen=seen))

    html = response.content.decode()
    assert response.status_code == 409
    assert "Your words stood in ¶1 and stand in ¶2 now." in html
    assert f'<input type="radio" name="pledge" value="{pledge.code}" checked>' in html
    assert pledge.sources.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_add_one_source(client, letter, pledge):
    with ThreadPoolExecutor(4) as clicks:
        answers = list(clicks.map(click, [client] * 4, [letter] * 4, [pledge] * 4))

    assert sorted(answers) == [302, 422, 422, 422]
    assert pledge.sources.count() == 2


def click(client, letter, pledge):
    try:
        return client.post(address(letter), chosen(pledge)).status_code
    finally:
        connections.close_all()


def test_a_reader_cannot(reader, client_as, client, letter, pledge):
    assert client_as(reader).post(address(letter), chosen(pledge)).status_code == 403
    assert client_as(reader).get(address(letter)).status_code == 403
    assert pledge.sources.count() == 1

    assert client.post(address(letter), chosen(pledge)).status_code == 302
