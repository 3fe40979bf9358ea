from datetime import date

import pytest

from tests.factories import (
    give_better_text,
    make_candidate,
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
)
from tests.tracker.test_candidate_accept import READ, TEXT
from tracker import deciding
from tracker.models import Candidate, Party, Pledge

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([f"Vooraf. {TEXT} Achteraf."])


@pytest.fixture
def candidate(letter):
    make_party("The Netherlands", name_nl="Nederland", kind="state")
    return make_candidate(letter.paragraphs.get(), 8, 8 + len(TEXT), read=READ)


def address(candidate):
    return f"/candidates/{candidate.pk}/record/"


def typed(candidate, **fields):
    """What the whole form sends."""
    return {
        "title": "Inform the House",
        "level": "national",
        "strength": "firm",
        "seen": candidate.paragraph_id,
        "start": candidate.start,
        "end": candidate.end,
        "quote": candidate.quote,
    } | fields


def fresh(candidate):
    return Candidate.objects.get(pk=candidate.pk)


# ---- the form opens -------------------------------------------------------------------------------------------
def test_everything_that_was_read_is_filled_in(client, candidate):
    response = client.get(address(candidate))

    form = response.context["form"]
    assert response.status_code == 200
    assert form["title"].value() == TEXT.rstrip(".")
    assert form["made_by"].value() == Party.objects.get(name="The Netherlands").pk
    assert (form["term"].value(), form["first_due_on"].value()) == ("uiterlijk eind 2020", date(2020, 12, 31))
    assert (form["amount"].value(), form["currency"].value()) == (4_600_000, "EUR")
    assert (form["period"].value(), form["period_inferred"].value()) == ("once", True)
    assert form["pledged_on"].value() == date(2019, 12, 17)


def test_the_words_stand_in_their_paragraph_and_the_title_is_a_suggestion(client, candidate):
    page = client.get(address(candidate)).content.decode()

    assert f"Vooraf. <mark>{TEXT}</mark> Achteraf." in page
    assert "A suggestion in the letter’s own words." in page
    assert f'name="quote" rows="3" lang="nl" aria-describedby="id_quote_helptext">{TEXT}</textarea>' in page


def test_every_term_is_offered_with_its_days_and_its_role(client, candidate):
    page = client.get(address(candidate)).content.decode().replace("\u00a0", " ")

    assert "“uiterlijk eind 2020”: deadline, by 31 Dec 2020" in page
    assert "“per 2026”: start, from 1 Jan 2026" in page
    assert '<button class="btn s" name="pick" value="none" formnovalidate>no date</button>' in page


def test_a_term_that_counts_from_an_unknown_day_says_so(client, candidate):
    term = READ["terms"][0] | {"last": None, "needs_date": True}
    Candidate.objects.update(read=READ | {"terms": [term]})

    page = client.get(address(candidate)).content.decode()

    assert "counts from the letter’s date, which is not known" in page


def test_an_amount_without_a_currency_is_shown_and_not_filled_in(client, candidate):
    Candidate.objects.update(read=READ | {"amounts": [READ["amounts"][0] | {"currency": None}]})

    response = client.get(address(candidate))

    assert response.context["form"]["amount"].value() is None
    assert "names no currency for this amount" in response.content.decode()


def test_of_a_range_the_lower_end_is_filled_in_and_said_to_be_so(client, candidate):
    Candidate.objects.update(read=READ | {"amounts": [READ["amounts"][0] | {"upper": "5000000"}]})

    response = client.get(address(candidate))

    page = response.content.decode().replace("\u00a0", " ")
    assert response.context["form"]["amount"].value() == 4_600_000
    assert "EUR 4.6 million to EUR 5 million" in page
    assert "The letter gives a range; its lower end is filled in." in page


# ---- filled in further ----------------------------------------------------------------------------------------
def test_from_its_note_it_opens_with_what_was_typed_there(client, candidate):
    response = client.post(
        address(candidate), {"title": "Mine", "pick": "37-45", "edit": "1", "back": "state=open"}
    )

    form = response.context["form"]
    assert response.status_code == 200
    assert (form["title"].value(), form["term"].value(), form["starts_on"].value()) == (
        "Mine",
        "per 2026",
        "2026-01-01",
    )
    assert form["first_due_on"].value() in (None, "")
    assert 'name="back" value="state=open"' in response.content.decode()
    assert not Pledge.objects.exists()


def test_choosing_a_term_fills_it_in_and_keeps_what_was_typed(client, candidate):
    sent = typed(candidate, title="", note="My note", pick="37-45", term="x", first_due_on="2020-12-31")

    response = client.post(address(candidate), sent)

    form = response.context["form"]
    assert response.status_code == 200
    assert not form.errors
    assert (form["term"].value(), form["starts_on"].value(), form["note"].value()) == (
        "per 2026",
        "2026-01-01",
        "My note",
    )
    assert form["first_due_on"].value() in (None, "")
    assert not Pledge.objects.exists()


def test_choosing_a_term_keeps_parties_that_were_ticked(client, candidate):
    party = make_party()

    response = client.post(address(candidate), typed(candidate, responsible=[party.pk], pick="none"))

    assert f'value="{party.pk}" id="id_responsible_0" checked' in response.content.decode()


@pytest.mark.parametrize("extra", [{}, {"edit": "1"}])
def test_a_term_that_is_not_offered_is_refused(client, candidate, extra):
    response = client.post(address(candidate), typed(candidate, pick="3-9") | extra)

    assert response.status_code == 422
    assert "This term is not one of those" in response.content.decode()


def test_enter_in_a_field_records_and_chooses_no_term(client, candidate):
    page = client.get(address(candidate)).content.decode()

    buttons = page[page.index('<form class="edit"') :].split("<button")[1:]
    assert "name=" not in buttons[0].split(">")[0]


# ---- recording ------------------------------------------------------------------------------------------------
def test_the_pledge_is_what_was_filled_in(client, candidate, analyst):
    response = client.post(address(candidate), typed(candidate, title="Mine", level="collective"))

    pledge = Pledge.objects.get()
    assert response.url == f"{candidate.paragraph.letter.get_absolute_url()}#p1"
    assert (pledge.title, pledge.level, pledge.amount) == ("Mine", "collective", None)
    assert (fresh(candidate).pledge, fresh(candidate).decided_by) == (pledge, analyst)


def test_the_words_may_be_shortened(client, candidate):
    client.post(address(candidate), typed(candidate, quote="uiterlijk eind 2020 of per 2026 informeren"))

    source = Pledge.objects.get().sources.get()
    assert source.quote == "uiterlijk eind 2020 of per 2026 informeren"
    assert source.start == 8 + TEXT.index("uiterlijk")


def test_the_words_may_be_lengthened(client, candidate):
    client.post(address(candidate), typed(candidate, quote=f"Vooraf. {TEXT}"))

    assert Pledge.objects.get().sources.get().start == 0


@pytest.mark.parametrize("quote", ["Dit staat er niet.", "", "a", "\0"])
def test_words_that_do_not_stand_there_are_refused(client, candidate, quote):
    response = client.post(address(candidate), typed(candidate, quote=quote, note="My note"))

    assert response.status_code == 422
    assert "My note</textarea>" in response.content.decode()
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("place", [{"start": ""}, {"start": "x"}, {"start": "-1"}, {"start": str(10**30)}])
def test_a_place_that_is_none_is_found_by_its_words(client, candidate, place):
    assert client.post(address(candidate), typed(candidate) | place).status_code == 302


def test_words_of_another_paragraph_are_refused(client, candidate):
    other = make_letter(["Iets heel anders staat er hier."]).paragraphs.get()

    response = client.post(address(candidate), typed(candidate, quote="Iets heel anders", seen=other.pk))

    assert response.status_code == 422
    assert not Pledge.objects.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": ""}, "This field is required."),
        ({"amount": "5"}, "An amount needs its currency and period"),
        ({"first_due_on": "2020-02-31"}, "Enter a valid date."),
        ({"made_by": "99999"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(client, candidate, fields, says):
    response = client.post(address(candidate), typed(candidate, note="My note") | fields)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert "My note</textarea>" in response.content.decode()
    assert fresh(candidate).state == "open"


def test_recorded_meanwhile_it_says_as_what_and_keeps_what_was_typed(client, candidate, editor):
    pledge = make_pledge(candidate.paragraph, 8, 8 + len(TEXT))
    deciding.settle(candidate.paragraph, 8, 8 + len(TEXT), pledge, editor)

    response = client.post(address(candidate), typed(candidate, title="Mine"))

    page = response.content.decode()
    assert response.status_code == 409
    assert f"Already recorded as {pledge.code}" in page
    assert 'value="Mine"' in page
    assert f'action="{candidate.paragraph.letter.get_absolute_url()}p/1/pledge/"' in page


def test_what_was_kept_can_be_recorded_from_the_paragraph(client, candidate, editor):
    deciding.dismiss(candidate, "too_vague", "", editor)

    response = client.post(f"{candidate.paragraph.letter.get_absolute_url()}p/1/pledge/", typed(candidate))

    assert response.status_code == 302
    assert Pledge.objects.get().sources.get().quote == TEXT


def test_better_text_meanwhile_keeps_what_was_typed(client, candidate, letter):
    give_better_text(letter, ["Nieuw."])

    response = client.post(address(candidate), typed(candidate, note="My note"))

    assert response.status_code == 409
    assert "The letter got better text" in response.content.decode()
    assert "My note</textarea>" in response.content.decode()


def test_a_candidate_that_is_not_there_is_not_found(client, candidate):
    assert client.get(address(candidate)).status_code == 200

    assert client.get("/candidates/987654/record/").status_code == 404


def test_words_of_a_footnote_are_recorded_like_any(client):
    note = make_letter(["Vooraf."], notes=[TEXT]).paragraphs.notes().get()
    candidate = make_candidate(note, read=READ)
    assert client.get(address(candidate)).status_code == 200

    assert client.post(address(candidate), typed(candidate)).url.endswith("#fn1")
    assert Pledge.objects.get().sources.get().paragraph == note


# ---- afdoening ------------------------------------------------------------------------------------------------
@pytest.fixture
def carried_out(letter):
    """A sentence that carries out a pledge of a letter that it names, and that pledge."""
    earlier = make_letter(["Wij zullen dat doen."], dossier=make_dossier("28676"), number="321")
    pledge = make_pledge(earlier.paragraphs.get())
    reference = {
        "start": 0,
        "end": 3,
        "kind": "kamerstuk",
        "identifier": "kst-28676-321",
        "words": "nr. 321",
        "also": [],
    }
    read = {"references": [reference], "fulfils": ["kst-28676-321"]}
    return make_candidate(letter.paragraphs.get(), 8, 8 + len(TEXT), kind="afdoening", read=read), pledge


def test_what_carries_out_a_pledge_offers_those_of_the_letter_it_names(client, carried_out):
    candidate, pledge = carried_out

    page = client.get(address(candidate)).content.decode()

    assert f'<a href="?pledge={pledge.code}">{pledge.code}</a>' in page


@pytest.mark.parametrize("code", ["P-001", " p-001 "])
def test_it_leads_to_the_history_of_a_pledge_with_the_words_as_evidence(client, carried_out, code):
    candidate, pledge = carried_out

    response = client.get(address(candidate), {"pledge": code})

    assert response.status_code == 302
    assert response.url.startswith(f"/pledges/{pledge.code}/update/?evidence=%2Fletters%2F")
    assert response.url.endswith(f"&candidate={candidate.pk}")


@pytest.mark.parametrize("code", ["P-999", "x", "<b>"])
def test_a_pledge_that_is_not_there_is_said_to_be_so(client, carried_out, code):
    response = client.get(address(carried_out[0]), {"pledge": code})

    assert response.status_code == 422
    assert "There is no pledge “" in response.content.decode()


def test_it_can_be_a_pledge_of_its_own(client, carried_out):
    candidate, _pledge = carried_out

    client.post(address(candidate), typed(candidate))

    assert fresh(candidate).pledge.sources.get().quote == TEXT


def test_a_reader_sees_no_form(reader, client_as, candidate):
    assert client_as(reader).get(address(candidate)).status_code == 403
    assert client_as(reader).post(address(candidate), typed(candidate)).status_code == 403
    assert not Pledge.objects.exists()


def test_words_of_a_footnote_whose_text_was_replaced_meanwhile_are_kept(client):
    letter = make_letter([TEXT], notes=["Het kabinet zal dit rapport in mei zenden."])
    candidate = make_candidate(letter.paragraphs.get(kind="note"))
    give_better_text(letter, [TEXT], notes=["Het kabinet zal dit verslag in juni zenden."])

    answer = client.post(
        f"/candidates/{candidate.pk}/record/",
        {
            "title": "Wat ik typte",
            "seen": candidate.paragraph_id,
            "quote": candidate.quote,
            "start": 0,
            "end": 42,
        },
    )

    assert answer.status_code == 409
    assert "Wat ik typte" in answer.content.decode()
