import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from tests.factories import give_better_text, make_letter, make_pledge, make_update
from tracker.exports.blocks import read_blocks
from tracker.models import Pledge, QuoteMove, Source, StatusUpdate
from tracker.register_check import lost_quotes_are_listed, quotes_are_followed, quotes_stand

pytestmark = pytest.mark.django_db

BEFORE, AFTER = "In Brussel spraken de ministers.", "Daarna volgde een gesprek."
PROMISE = "Het kabinet zal de Kamer voor de zomer over de uitkomst informeren."
CHANGED = "Het kabinet zal de Kamer na de zomer over de uitkomst informeren."
PROOF = "De Kamer is op 3 mei over de uitkomst geïnformeerd."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    """A letter that got better text, in which the quote of P-001 and its evidence were not found."""
    letter = make_letter([BEFORE, PROMISE, PROOF], short_title="Londen 2019")
    pledge = make_pledge(letter.paragraphs.get(number=2), title="Inform the House")
    make_update(pledge, "fulfilled", evidence_paragraph=letter.paragraphs.get(number=3))
    give_better_text(letter, [BEFORE, f"{AFTER} {CHANGED}", PROOF.replace("3 mei", "4 mei")])
    return letter


@pytest.fixture
def source(letter):
    return Source.objects.get()


def quote_address(source, query=""):
    return f"/pledges/{source.pledge.code}/quote/{source.pk}/{query}"


def evidence_address(update, query=""):
    return f"/pledges/{update.pledge.code}/evidence/{update.pk}/{query}"


def choice(letter, words=CHANGED, **fields):
    """What the page sends for these words of the present text."""
    paragraph = letter.paragraphs.get(text__contains=words)
    start = paragraph.text.index(words)
    place = {"paragraph": paragraph.pk, "start": start, "end": start + len(words), "quote": words}
    return place | {"version": Pledge.objects.get(code="P-001").version} | fields


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def words_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


# ---- what it shows --------------------------------------------------------------------------------------------
def test_the_lost_words_stand_in_their_old_company(client, source):
    html = page(client, quote_address(source))

    assert f"<mark>{PROMISE}</mark>" in html
    assert f'<p class="dim">{BEFORE}</p>' in html
    assert "They are not in the present text." in html
    assert f"/letters/{source.paragraph.letter.slug}/text/1/compare/" in html


def test_the_likeliest_place_is_proposed_with_its_differences_and_nothing_is_chosen(client, source):
    html = page(client, quote_address(source))

    assert f"{AFTER} <mark>{CHANGED}</mark>" in html
    assert "<del>voor </del><ins>na </ins>" in html
    assert "checked" not in html
    assert "selected" not in html


def test_words_that_stand_there_twice_are_both_proposed(client):
    letter = make_letter([BEFORE, PROMISE])
    source = make_pledge(letter.paragraphs.get(number=2)).sources.get()
    give_better_text(letter, [PROMISE, AFTER, PROMISE])

    response = client.get(quote_address(source))

    assert "In the present text they stand 2 times." in response.content.decode()
    assert {proposal.place.paragraph.number for proposal in response.context["proposals"]} == {1, 3}


def test_words_that_are_like_nothing_get_no_proposal_but_any_paragraph_can_be_opened(client):
    letter = make_letter([PROMISE])
    source = make_pledge(letter.paragraphs.get()).sources.get()
    give_better_text(letter, ["Iets geheel anders."], notes=["Een noot."])

    html = page(client, quote_address(source))

    assert "Nothing in the present text is like these words." in html
    assert '<option value="1">¶1 Iets geheel anders.</option>' in html
    assert '<option value="fn1">footnote 1 Een noot.</option>' in html


def test_any_words_of_any_paragraph_can_be_chosen_first_to_see_and_then_to_store(client, source):
    assert 'name="s"' in page(client, quote_address(source, "?paragraph=2"))

    html = page(client, quote_address(source, "?paragraph=2&words=Daarna volgde"))

    assert f"<mark>Daarna volgde</mark> een gesprek. {CHANGED}" in html
    assert '<input type="hidden" name="quote" value="Daarna volgde">' in html


def test_words_that_are_not_there_are_refused_with_the_reason(client, source):
    html = page(client, quote_address(source, "?paragraph=2&words=Nergens"), status=422)

    assert "These words are not in this paragraph." in html


@pytest.mark.parametrize("paragraph", ["9", "x", "fn9", "fn", "²", "99999999999999999999"])
def test_a_paragraph_that_is_not_there_is_not_found(client, source, paragraph):
    page(client, quote_address(source, f"?paragraph={paragraph}"), status=404)


# ---- what it stores -------------------------------------------------------------------------------------------
def test_a_quote_gets_the_words_as_they_now_stand_and_the_history_says_who_said_so(
    client, letter, source, analyst
):
    response = client.post(quote_address(source), choice(letter))

    source.refresh_from_db()
    assert response.url == source.pledge.get_absolute_url()
    assert (source.quote, source.paragraph, source.start) == (
        CHANGED,
        letter.paragraphs.get(number=2),
        len(AFTER) + 1,
    )
    line = source.moves.last()
    assert (line.recorded_by, line.words, line.new_words) == (analyst, PROMISE, CHANGED)
    assert f'<ins lang="nl">{CHANGED}</ins>' in page(client, source.pledge.get_absolute_url())


def test_evidence_gets_its_place_and_its_update_stays_as_it_was(client, letter):
    update = StatusUpdate.objects.get()
    words = PROOF.replace("3 mei", "4 mei")

    response = client.post(evidence_address(update), choice(letter, words))

    assert response.status_code == 302
    now = StatusUpdate.objects.get()
    assert (now.evidence_place.words, now.evidence_is_lost) == (words, False)
    assert now.evidence_paragraph == update.evidence_paragraph
    assert "The evidence of P-001 is attached again." in page(client, response.url)


def test_the_register_agrees_with_itself_afterwards(client, letter, source):
    client.post(quote_address(source), choice(letter))
    client.post(evidence_address(StatusUpdate.objects.get()), choice(letter, "op 4 mei"))
    give_better_text(letter, [CHANGED, PROOF.replace("3 mei", "4 mei")])

    assert [check().failures for check in (quotes_stand, quotes_are_followed)] == [[], []]
    assert lost_quotes_are_listed().looked_at == 0
    assert StatusUpdate.objects.get().evidence_words == "op 4 mei"


@pytest.mark.parametrize(
    "wrong",
    [
        {"quote": "Andere woorden."},
        {"start": 0},
        {"end": 9999},
        {"start": -1},
        {"end": ""},
        {"paragraph": 0},
        {"paragraph": "x"},
        {"paragraph": 10**18},
        {"version": ""},
        {"quote": ""},
    ],
)
def test_what_is_no_place_in_the_letter_is_refused(client, letter, source, wrong):
    response = client.post(quote_address(source), choice(letter) | wrong)

    assert response.status_code == 422
    source.refresh_from_db()
    assert source.is_lost


def test_a_paragraph_of_another_letter_is_refused(client, letter, source):
    other = make_letter([CHANGED])

    assert client.post(quote_address(source), choice(other)).status_code == 422
    assert client.post(quote_address(source), choice(letter)).status_code == 302


def test_words_that_the_pledge_quotes_already_are_not_quoted_twice(client, letter, source):
    place = choice(letter)
    Source.objects.create(
        pledge=source.pledge,
        paragraph_id=place["paragraph"],
        start=place["start"],
        end=place["end"],
        quote=CHANGED,
        role="repeated",
    )

    response = client.post(quote_address(source), place)

    assert response.status_code == 409
    assert "This pledge already quotes exactly these words." in response.content.decode()


# ---- others at the same time ----------------------------------------------------------------------------------
def test_whoever_is_overtaken_is_told_by_what(client, letter, source, analyst):
    sent = choice(letter)
    make_update(source.pledge, "lapsed", by=analyst)

    response = client.post(quote_address(source), sent)

    assert response.status_code == 409
    assert f"{analyst.name} set it to “Lapsed”" in words_of(response.content.decode())
    assert client.post(quote_address(source), choice(letter)).status_code == 302


def test_a_place_in_a_text_that_is_replaced_meanwhile_is_refused(client, letter, source):
    sent = choice(letter)
    give_better_text(letter, [BEFORE, AFTER])

    response = client.post(quote_address(source), sent)

    assert response.status_code == 409
    assert "has got another text meanwhile" in response.content.decode()
    source.refresh_from_db()
    assert source.is_lost


def test_what_is_not_lost_says_where_it_stands(client, letter, source):
    client.post(quote_address(source), choice(letter))

    assert "They stand in ¶2 of the letter’s present text." in page(client, quote_address(source))
    assert client.post(quote_address(source), choice(letter)).status_code == 409
    assert QuoteMove.objects.filter(recorded_by__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_people_who_attach_at_once_one_does(client, letter, source):
    sent = choice(letter)

    with ThreadPoolExecutor(5) as people:
        answers = list(people.map(post, [client] * 5, [quote_address(source)] * 5, [sent] * 5))

    assert sorted(answers) == [302, 409, 409, 409, 409]
    assert QuoteMove.objects.filter(recorded_by__isnull=False).count() == 1


def post(client, address, data):
    try:
        return client.post(address, data).status_code
    finally:
        connections.close_all()


# ---- who may --------------------------------------------------------------------------------------------------
def test_a_reader_sees_the_old_words_and_attaches_nothing(client_as, reader, client, letter, source):
    html = page(client_as(reader), source.pledge.get_absolute_url())

    assert "is not in the present text of the letter" in html
    assert quote_address(source) not in html
    assert client_as(reader).post(quote_address(source), choice(letter)).status_code == 403
    assert quote_address(source) in page(client, source.pledge.get_absolute_url())


def test_a_quote_or_evidence_of_another_pledge_is_not_found(client, source):
    make_pledge()
    update = StatusUpdate.objects.get()
    no_paragraph = make_update(source.pledge, "lapsed")

    assert client.get(f"/pledges/P-002/quote/{source.pk}/").status_code == 404
    assert client.get(f"/pledges/P-002/evidence/{update.pk}/").status_code == 404
    assert client.get(f"/pledges/P-001/evidence/{no_paragraph.pk}/").status_code == 404
    assert client.get("/pledges/P-001/quote/99999999999999999999/").status_code == 404


# ---- where else it shows --------------------------------------------------------------------------------------
def test_the_list_of_lost_quotes_holds_them_and_no_others(client, letter):
    make_pledge(title="Elsewhere")

    html = page(client, "/pledges/?quote=lost")

    assert '<tr id="P-001">' in html
    assert '<tr id="P-002">' not in html
    assert html.count("quote lost</span>") == 1
    assert f'href="/letters/{letter.slug}/text/1/#p2"' in html
    assert html.count("quote lost</span>") == page(client, "/pledges/").count("quote lost</span>")


def test_a_wrong_value_is_an_error_and_no_rows(client, letter):
    response = client.get("/pledges/?quote=found")

    assert response.status_code == 400
    assert '<tr id="P-001">' not in response.content.decode()


def test_the_overview_and_the_list_count_them_while_there_are_any(client, letter, source):
    assert "1 has lost a quote" in page(client, "/")
    assert "Quote lost" in page(client, "/pledges/")

    client.post(quote_address(source), choice(letter))
    client.post(evidence_address(StatusUpdate.objects.get()), choice(letter, "op 4 mei"))

    assert "lost a quote" not in page(client, "/")
    assert "Quote lost" not in page(client, "/pledges/")


def test_the_page_of_the_pledge_says_what_was_lost_when_and_leads_to_it(client, source):
    html = page(client, source.pledge.get_absolute_url())
    update = StatusUpdate.objects.get()

    assert "Quote lost with the better text of" in html
    assert "Evidence lost with the better text of" in html
    assert f'href="{quote_address(source)}"' in html
    assert f'href="{evidence_address(update)}"' in html
    assert "It stood in ¶2 of the text that was replaced on" in html


def test_the_page_of_the_pledge_says_what_moved(client, letter):
    pledge = make_pledge(letter.paragraphs.get(number=1))
    make_update(pledge, "fulfilled", evidence_paragraph=letter.paragraphs.get(number=1))
    give_better_text(letter, [AFTER, BEFORE])

    html = words_of(page(client, pledge.get_absolute_url()))

    assert "Quote moved with the better text of" in html
    assert "Evidence moved with the better text of" in html
    assert html.count("Londen 2019 ¶1 → Londen 2019 ¶2") == 2


def test_exports_keep_the_old_words_and_lead_to_where_the_evidence_stands(letter, settings):
    settings.SITE_URL = "https://nakoming.example.nl"
    moved = make_pledge(letter.paragraphs.get(number=1))
    make_update(moved, "fulfilled", evidence_paragraph=letter.paragraphs.get(number=1))
    give_better_text(letter, [AFTER, BEFORE])

    (block,) = read_blocks(Pledge.objects.order_by("pk"))

    assert (block["quote"][0], block.paragraph()[0]) == (PROMISE, "2")
    assert block.last_evidence() == [
        f"https://nakoming.example.nl/letters/{letter.slug}/text/1/#p3",
        f"https://nakoming.example.nl/letters/{letter.slug}/#p2",
    ]


def test_an_address_in_a_former_text_is_no_evidence(client, source, letter):
    sent = {
        "status": "fulfilled",
        "effective_on": date(2020, 3, 1),
        "evidence": f"http://testserver/letters/{letter.slug}/text/1/#p1",
        "version": Pledge.objects.get(pk=source.pledge.pk).version,
    }

    response = client.post("/pledges/P-001/update/", sent)

    assert response.status_code == 422
    assert "is in a text that was replaced" in response.content.decode()


def test_pages_take_as_many_statements_for_many_moves(client, django_assert_max_num_queries):
    for many in (2, 12):
        letter = make_letter([f"{PROMISE} Nummer {number}." for number in range(many)])
        pledge = make_pledge(letter.paragraphs.get(number=1))
        for paragraph in letter.paragraphs.all():
            make_update(pledge, "fulfilled", evidence_paragraph=paragraph)
        give_better_text(letter, [BEFORE, *[f"{PROMISE} Nummer {number}." for number in range(many)]])
        give_better_text(letter, [AFTER])
        with django_assert_max_num_queries(45):
            page(client, pledge.get_absolute_url())
        with django_assert_max_num_queries(30):
            page(client, "/")
