from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from letters.models import Reference
from tests.factories import make_dossier, make_letter, make_party, make_pledge, make_topic
from tracker.models import Pledge, Source

pytestmark = pytest.mark.django_db

TEXT = "Dit is een inleiding. Het kabinet zal de Kamer informeren. Dat gebeurt in 2020. Daarna volgt meer."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([TEXT])


def address(letter, query="", number=1):
    return f"/letters/{letter.slug}/p/{number}/pledge/{query}"


def typed(words="Het kabinet zal de Kamer informeren.", text=TEXT, **fields):
    """What the form sends for a pledge in these words."""
    start = text.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "quote": words,
        "title": "Inform the House",
        "level": "national",
        "strength": "firm",
    } | fields


def quoted(response):
    """The words that the form on a page carries."""
    return response.context["form"].place.words


# ---- which words ----------------------------------------------------------------------------------------------
def test_first_the_sentences_can_be_chosen(client, letter):
    html = client.get(address(letter)).content.decode()

    assert html.count('type="checkbox" name="s"') == 4
    assert '<span lang="nl">Het kabinet zal de Kamer informeren.</span>' in html


def test_one_sentence_opens_the_form(client, letter):
    response = client.get(address(letter, "?s=1"))

    assert response.status_code == 200
    assert quoted(response) == "Het kabinet zal de Kamer informeren."
    assert "<mark>Het kabinet zal de Kamer informeren.</mark>" in response.content.decode()


def test_sentences_that_follow_each_other_are_one_quote(client, letter):
    response = client.get(address(letter, "?s=2&s=1"))

    assert quoted(response) == "Het kabinet zal de Kamer informeren. Dat gebeurt in 2020."


def test_words_open_the_form_where_they_stand(client, letter):
    assert quoted(client.get(address(letter, "?words=zal+de+Kamer"))) == "zal de Kamer"


def test_a_space_finds_the_fixed_space_of_the_letter(client):
    letter = make_letter(["Dit kost €\u00a04,6 miljoen."])

    assert quoted(client.get(address(letter, "?words=€ 4,6 miljoen"))) == "€\u00a04,6 miljoen"


def test_a_space_finds_the_end_of_a_cell_in_a_row(client):
    letter = make_letter(["Uitgaven\t4,6 miljoen\tin 2024"])

    assert quoted(client.get(address(letter, "?words=4,6 miljoen in 2024"))) == "4,6 miljoen\tin 2024"


def test_of_words_that_stand_there_twice_the_place_is_given(client):
    letter = make_letter(["😀 Wij zullen komen en wij zullen gaan."])

    response = client.get(address(letter, "?words=zullen&start=26"))

    assert response.context["form"].place.start == 26
    assert quoted(response) == "zullen"


def test_a_place_opens_the_form(client, letter):
    assert quoted(client.get(address(letter, "?start=22&end=33"))) == "Het kabinet"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?s=0&s=2", "These sentences do not follow each other."),
        ("?words=niet+gezegd", "These words are not in this paragraph."),
        ("?words=in", "These words stand in this paragraph more than once."),
        ("?words=", "Choose a sentence, or give the words that carry the pledge."),
        ("?start=5&end=500", "Choose a sentence, or give the words that carry the pledge."),
        ("?start=9&end=9", "Choose a sentence, or give the words that carry the pledge."),
        ("?s=9", "9 is not one of the available choices"),
        ("?s=x", "x is not one of the available choices"),
        ("?start=-1&end=4", "greater than or equal to 0"),
        (f"?start=0&end={2**31}", "less than or equal to"),
    ],
)
def test_words_that_cannot_be_quoted_are_refused_with_a_reason(client, letter, query, says):
    response = client.get(address(letter, query))

    assert response.status_code == 422
    assert says in response.content.decode()


def test_what_is_wrong_with_the_words_is_said_at_their_field(client, letter):
    html = client.get(address(letter, "?words=niet+gezegd")).content.decode()

    assert '<a href="#id_words">Or only these words: These words are not in this paragraph.' in html


def test_what_was_recorded_from_the_paragraph_is_shown(client, letter):
    pledge = make_pledge(letter.paragraphs.get(), start=22, end=58)

    assert (
        f'<a href="/pledges/{pledge.code}/">{pledge.code}</a>' in client.get(address(letter)).content.decode()
    )


@pytest.mark.parametrize("number", [2, 0, 2**31, 10**30])
def test_a_paragraph_that_is_not_in_the_letter_is_not_found(client, letter, number):
    make_letter(["Een.", "Twee."])
    assert client.get(address(letter, number=1)).status_code == 200

    assert client.get(address(letter, number=number)).status_code == 404


def test_a_footnote_has_no_such_page(client):
    letter = make_letter([TEXT], notes=["Een.", "Twee."])

    assert client.get(address(letter, number=2)).status_code == 404


# ---- the form opens -------------------------------------------------------------------------------------------
def test_it_opens_with_what_is_known_and_nothing_invented(client, letter):
    make_party("The Netherlands")

    form = client.get(address(letter, "?s=1")).context["form"]

    assert form["pledged_on"].value() == date(2019, 12, 17)
    assert form["title"].value() == "Het kabinet zal de Kamer informeren"
    left_open = ("made_to", "term", "first_due_on", "amount", "currency", "period")
    assert not any(form[name].value() for name in left_open)


def test_it_opens_with_what_the_words_state(client):
    letter = make_letter(["Nederland draagt uiterlijk eind 2021 in totaal 4,6 miljoen euro bij."])

    form = client.get(address(letter, "?s=0")).context["form"]

    assert (form["amount"].value(), form["currency"].value()) == (4_600_000, "EUR")
    assert (form["term"].value(), form["first_due_on"].value()) == ("uiterlijk eind 2021", date(2021, 12, 31))


def test_a_term_that_the_words_state_is_chosen_and_nothing_typed_is_lost(client):
    text = "Defensie zal in 2020 beginnen en uiterlijk eind 2021 een plan opstellen."
    letter = make_letter([text])
    html = client.get(address(letter, "?s=0")).content.decode()
    key = html.partition("“in 2020”")[0].rpartition('value="')[2].partition('"')[0]

    response = client.post(address(letter), typed(text, text=text, pick=key, title="My title"))

    form = response.context["form"]
    assert response.status_code == 200
    assert (form["term"].value(), form["title"].value()) == ("in 2020", "My title")
    assert not Pledge.objects.exists()


def test_it_shows_the_papers_that_the_paragraph_names(client):
    letter = make_letter(["Zie Kamerstuk 28 676, nr. 321."])
    Reference.objects.create(
        paragraph=letter.paragraphs.get(), start=4, end=29, kind="kamerstuk", identifier="kst-28676-321"
    )

    html = client.get(address(letter, "?s=0")).content.decode()

    assert '<a href="/kamerstukken/28676/321/" lang="nl">Kamerstuk 28 676, nr. 321</a>' in html


def test_it_says_who_signed_and_which_paper_it_is(client):
    letter = make_letter([TEXT], dossier=make_dossier("28676"), number="321")

    html = client.get(address(letter, "?s=0")).content.decode()

    assert "28 676, nr. 321" in html
    assert "S.A. Blok (De Minister van Buitenlandse Zaken)" in html


# ---- recording ------------------------------------------------------------------------------------------------
def test_a_pledge_is_stored_with_its_exact_words(client, letter, analyst):
    response = client.post(address(letter), typed(), follow=True)

    pledge = Pledge.objects.get()
    assert response.redirect_chain == [(pledge.get_absolute_url(), 302)]
    assert f"{pledge.code} is recorded." in response.content.decode()
    assert pledge.created_by == analyst
    assert pledge.sources.get().quote == "Het kabinet zal de Kamer informeren."


def test_all_its_particulars_are_stored(client, letter):
    party, topic = make_party(), make_topic()
    client.post(
        address(letter),
        typed(
            title_nl="De Kamer informeren", responsible=[party.pk], made_by=party.pk, topics=[topic.pk], term="in 2020",
            due_from="2020-01-01", first_due_on="2020-12-31", due_precision="year", amount="4600000", currency="eur",
            period="year", period_inferred="on", counts_as_fulfilled_when="A letter arrives.",
        ),
    )  # fmt: skip

    pledge = Pledge.objects.get()
    assert (pledge.due_on, pledge.amount, pledge.currency) == (date(2020, 12, 31), 4_600_000, "EUR")
    assert (list(pledge.responsible.all()), list(pledge.topics.all())) == ([party], [topic])
    assert pledge.corrections.count() == 1


@pytest.mark.parametrize(
    "change", [{"start": 21, "end": 57}, {"quote": "Het kabinet zal de Kamer niet informeren."}, {"end": 500}]
)
def test_words_that_are_not_at_that_place_are_refused_and_nothing_is_lost(client, letter, change):
    assert client.post(address(letter), typed()).status_code == 302

    response = client.post(address(letter), typed() | change | {"title": "My careful title"})

    assert response.status_code == 422
    assert "These words are not at this place in the paragraph." in response.content.decode()
    assert 'value="My careful title"' in response.content.decode()
    assert Pledge.objects.count() == 1


def test_words_of_another_paragraph_are_refused(client, letter):
    other = make_letter(["Iets heel anders, dat lang genoeg is voor de plaats van de zin hierboven."])

    assert client.post(address(other), typed()).status_code == 422
    assert not Pledge.objects.exists()


def test_what_is_wrong_is_said_at_the_field_and_at_the_top(client, letter):
    response = client.post(address(letter), typed(title="", note="A note", amount="5"))

    html = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_title">Title: This field is required.</a>' in html
    assert "An amount needs its currency and period" in html
    assert "A note</textarea>" in html


def test_a_quote_over_two_lines_comes_back_from_a_browser_as_it_was(client):
    letter = make_letter(["Eerste regel\ntweede regel"])

    client.post(
        address(letter), typed("regel\ntweede", text="Eerste regel\ntweede regel", quote="regel\r\ntweede")
    )

    assert Source.objects.get().quote == "regel\ntweede"


@pytest.mark.parametrize("field", ["title", "quote", "note", "anyway"])
def test_a_zero_character_is_refused(client, letter, field):
    assert client.post(address(letter), typed() | {field: "a\0b"}).status_code == 422


# ---- once -----------------------------------------------------------------------------------------------------
def test_a_second_click_makes_no_second_pledge(client, letter):
    client.post(address(letter), typed())

    response = client.post(address(letter), typed())

    code = Pledge.objects.get().code
    assert response.status_code == 422
    assert f"Exactly these words already carry {code}. Is this another pledge?" in response.content.decode()


def test_another_pledge_in_the_same_words_is_recorded_when_one_says_so(client, letter):
    first = make_pledge(letter.paragraphs.get(), start=22, end=58)

    assert client.post(address(letter), typed(anyway=first.code)).status_code == 302

    assert Pledge.objects.count() == 2


def test_a_second_click_on_that_makes_no_third_pledge(client, letter):
    first = make_pledge(letter.paragraphs.get(), start=22, end=58)
    client.post(address(letter), typed(anyway=first.code))

    assert client.post(address(letter), typed(anyway=first.code)).status_code == 422

    assert Pledge.objects.count() == 2


def test_words_that_carry_a_pledge_say_so_before_one_types(client, letter):
    pledge = make_pledge(letter.paragraphs.get(), start=22, end=58)

    html = client.get(address(letter, "?s=1")).content.decode()

    assert f'<input type="checkbox" name="anyway" id="id_anyway" value="{pledge.code}">' in html


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_pledge(client, letter):
    with ThreadPoolExecutor(6) as clicks:
        answers = list(clicks.map(click, [client] * 6, [letter] * 6))

    assert sorted(answers) == [302, 422, 422, 422, 422, 422]
    assert Pledge.objects.count() == 1


def click(client, letter):
    try:
        return client.post(address(letter), typed()).status_code
    finally:
        connections.close_all()


# ---- who may --------------------------------------------------------------------------------------------------
def test_a_reader_cannot_record(reader, client_as, client, letter):
    assert client_as(reader).post(address(letter), typed()).status_code == 403
    assert client_as(reader).get(address(letter)).status_code == 403
    assert not Pledge.objects.exists()

    assert client.post(address(letter), typed()).status_code == 302


def test_only_particulars_can_be_sent(client, letter, analyst):
    client.post(
        address(letter), typed(code="P-999", status="fulfilled", version="9", due_on="2020-01-01", id="7")
    )

    pledge = Pledge.objects.get()
    assert (pledge.code, pledge.status, pledge.due_on) == ("P-001", "open", None)
