from datetime import date

import pytest

from tests.factories import give_better_text, make_candidate, make_letter, make_party, make_pledge
from tracker import deciding
from tracker.models import Candidate, Pledge

pytestmark = pytest.mark.django_db

TEXT = "Nederland zal uiterlijk eind 2020 of per 2026 informeren."
READ = {
    "actor": "Nederland", "level": "national", "strength": "intention",
    "amounts": [{"start": 0, "end": 9, "value": "4600000", "currency": "EUR", "upper": None, "period": "",
                 "qualifier": "about"}],
    "terms": [
        {"start": 14, "end": 33, "words": "uiterlijk eind 2020", "role": "deadline", "first": None,
         "last": "2020-12-31", "precision": "year", "recurrence": "", "duration": "", "needs_date": False},
        {"start": 37, "end": 45, "words": "per 2026", "role": "start", "first": "2026-01-01", "last": None,
         "precision": "year", "recurrence": "", "duration": "", "needs_date": False},
    ],
}  # fmt: skip


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([TEXT, "Iets anders.", TEXT])


@pytest.fixture
def candidate(letter):
    make_party("The Netherlands", name_nl="Nederland", kind="state")
    return make_candidate(letter.paragraphs.get(number=1), read=READ)


def accept(client, candidate, **fields):
    sent = {"title": "Inform the House", "seen": candidate.paragraph_id, "start": candidate.start}
    sent |= {"end": candidate.end, "quote": candidate.quote}
    return client.post(f"/candidates/{candidate.pk}/accept/", sent | fields)


def fresh(candidate):
    return Candidate.objects.get(pk=candidate.pk)


# ---- one click ------------------------------------------------------------------------------------------------
def test_one_click_records_the_pledge_as_it_was_read(client, candidate, analyst):
    accept(client, candidate, pick="14-33")

    pledge = Pledge.objects.get()
    assert (pledge.title, pledge.made_by.name, pledge.strength) == (
        "Inform the House",
        "The Netherlands",
        "intention",
    )
    assert (pledge.term, pledge.due_on, pledge.pledged_on) == (
        "uiterlijk eind 2020",
        date(2020, 12, 31),
        date(2019, 12, 17),
    )
    assert (pledge.amount, pledge.currency, pledge.period) == (4_600_000, "EUR", "once")
    assert (pledge.period_inferred, pledge.amount_qualifier) == (True, "about")
    assert (pledge.sources.get().quote, pledge.created_by) == (TEXT, analyst)
    assert fresh(candidate).pledge == pledge


@pytest.mark.parametrize(
    ("pick", "term", "due_on", "starts_on"),
    [
        ({"pick": "37-45"}, "per 2026", None, date(2026, 1, 1)),
        ({"pick": "none"}, "", None, None),
        ({}, "uiterlijk eind 2020", date(2020, 12, 31), None),
    ],
)
def test_the_term_is_the_one_that_was_chosen(client, candidate, pick, term, due_on, starts_on):
    accept(client, candidate, **pick)

    pledge = Pledge.objects.get()
    assert (pledge.term, pledge.due_on, pledge.starts_on) == (term, due_on, starts_on)


def test_an_amount_without_a_currency_is_left_to_a_person(client, letter):
    amount = READ["amounts"][0] | {"currency": None}
    candidate = make_candidate(letter.paragraphs.get(number=1), read=READ | {"amounts": [amount]})

    accept(client, candidate)

    assert Pledge.objects.get().amount is None


# ---- where one goes on ----------------------------------------------------------------------------------------
def test_one_goes_on_with_the_next_of_the_letter(client, candidate, letter):
    following = make_candidate(letter.paragraphs.get(number=3), layer="possible")
    make_candidate(make_letter([TEXT]).paragraphs.get())

    response = accept(client, candidate)

    assert response.url == f"{letter.get_absolute_url()}#c{following.pk}"


def test_the_next_one_may_stand_in_the_same_paragraph(client, candidate, letter):
    following = make_candidate(candidate.paragraph, 34, kind="decision")
    make_candidate(letter.paragraphs.get(number=3))

    assert accept(client, candidate).url == f"{letter.get_absolute_url()}#c{following.pk}"


def test_after_the_last_one_stays_at_its_paragraph(client, candidate, letter):
    assert accept(client, candidate).url == f"{letter.get_absolute_url()}#p1"


def test_from_the_list_one_goes_on_with_its_next_row(client, candidate, letter):
    lower = make_candidate(letter.paragraphs.get(number=3), score=0.5)
    make_candidate(letter.paragraphs.get(number=2), score=9)

    response = accept(client, candidate, back="layer=likely")

    assert response.url == f"/candidates/?layer=likely#c{lower.pk}"


@pytest.mark.parametrize("back", ["colour=red", "//evil.example/", "state=open&state=open"])
def test_a_way_back_that_is_no_query_of_the_list_leads_to_the_list(client, candidate, back):
    assert accept(client, candidate, back=back).url == "/candidates/"


def test_it_says_what_was_recorded(client, candidate, letter):
    accept(client, candidate)

    page = client.get(letter.get_absolute_url()).content.decode()
    assert '<a href="/pledges/P-001/">P-001</a> is recorded.' in page


# ---- what cannot be stored ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": ""}, "This field is required."),
        ({"title": "   "}, "This field is required."),
        ({"title": "t" * 201}, "at most 200 characters"),
        ({"title": "a\0b"}, "Null characters"),
        ({"pick": "1-2"}, "This term is not one of those"),
        ({"pick": "x"}, "This term is not one of those"),
        ({"pick": ""}, "This term is not one of those"),
    ],
)
def test_what_is_wrong_is_said_on_the_whole_form_and_nothing_is_stored(client, candidate, fields, says):
    response = accept(client, candidate, **fields)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert (Pledge.objects.count(), fresh(candidate).state) == (0, "open")
    assert response["HX-Retarget"] == "#main"


def test_a_post_without_a_title_is_refused(client, candidate):
    assert client.post(f"/candidates/{candidate.pk}/accept/").status_code == 422


def test_words_that_carry_a_pledge_already_are_asked_about(client, candidate):
    make_pledge(candidate.paragraph)

    response = accept(client, candidate)

    assert response.status_code == 422
    assert "Exactly these words already carry P-001." in response.content.decode()


def test_posted_twice_it_is_one_pledge_and_the_second_is_told_which(client, candidate):
    accept(client, candidate)

    response = accept(client, candidate, title="My careful title")

    page = response.content.decode()
    assert response.status_code == 409
    assert "Already recorded as P-001" in page
    assert 'href="/pledges/P-001/"' in page
    assert 'value="My careful title"' in page
    assert Pledge.objects.count() == 1


def test_what_somebody_dismissed_meanwhile_is_not_recorded(client, candidate, editor):
    deciding.dismiss(candidate, "too_vague", "Wie?", editor)

    response = accept(client, candidate)

    assert response.status_code == 409
    assert "Already dismissed" in response.content.decode()
    assert editor.name in response.content.decode()
    assert not Pledge.objects.exists()


def test_a_letter_that_got_better_text_meanwhile_keeps_what_was_typed(client, candidate, letter):
    give_better_text(letter, ["Nieuw.", TEXT.replace(" informeren", " u informeren")])

    response = accept(client, candidate, title="My careful title")

    page = response.content.decode()
    assert response.status_code == 409
    assert "The letter got better text while you were writing" in page
    assert 'value="My careful title"' in page
    assert not Pledge.objects.exists()


def test_where_the_words_still_stand_the_form_is_at_their_new_place(client):
    letter = make_letter(["Vooraf.", TEXT])
    candidate = make_candidate(letter.paragraphs.get(number=2))
    give_better_text(letter, ["Vooraf.", "Nieuw.", TEXT])

    response = accept(client, candidate)

    assert response.status_code == 409
    assert response.context["form"].place.paragraph == letter.paragraphs.get(number=3)
    assert response.context["form"]["term"].value() == "uiterlijk eind 2020"


def test_one_that_the_rules_took_away_keeps_what_was_typed(client, candidate):
    Candidate.objects.all().delete()

    response = accept(client, candidate, title="My careful title")

    assert response.status_code == 409
    assert "the rules have run again" in response.content.decode()
    assert 'value="My careful title"' in response.content.decode()


@pytest.mark.parametrize("seen", ["", "x", "0", str(10**30), "-1", "999999"])
def test_one_that_never_was_is_not_found(client, candidate, seen):
    assert accept(client, candidate).status_code == 302

    assert client.post("/candidates/987654/accept/", {"title": "x", "seen": seen}).status_code == 404


def test_a_number_beyond_all_keys_is_not_found(client):
    assert client.post(f"/candidates/{10**30}/accept/").status_code == 404


def test_only_its_own_words_are_recorded_whatever_place_is_sent(client, candidate, letter):
    other = letter.paragraphs.get(number=2)

    accept(client, candidate, seen=other.pk, start=0, end=4, quote="Iets", level="other", code="P-999")

    pledge = Pledge.objects.get()
    assert (pledge.sources.get().quote, pledge.level, pledge.code) == (TEXT, "national", "P-001")


def test_a_reader_cannot_record(reader, client_as, client, candidate):
    assert accept(client_as(reader), candidate).status_code == 403
    assert not Pledge.objects.exists()

    assert accept(client, candidate).status_code == 302
