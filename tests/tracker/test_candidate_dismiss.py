import pytest

from tests.factories import give_better_text, make_candidate, make_letter, make_pledge
from tracker import deciding
from tracker.models import Candidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter(["Het kabinet zal komen.", "Iets anders."])


@pytest.fixture
def candidate(letter):
    return make_candidate(letter.paragraphs.get(number=1))


def dismiss(client, candidate, **fields):
    return client.post(f"/candidates/{candidate.pk}/dismiss/", {"reason": "too_vague"} | fields)


def restore(client, candidate, **fields):
    return client.post(f"/candidates/{candidate.pk}/restore/", fields)


def fresh(candidate):
    return Candidate.objects.get(pk=candidate.pk)


@pytest.mark.parametrize("reason", Candidate.Reason.values)
def test_it_is_dismissed_for_a_reason(client, candidate, analyst, reason):
    response = dismiss(client, candidate, reason=reason, note="Zie de brief van mei.")

    now = fresh(candidate)
    assert response.status_code == 302
    assert (now.state, now.reason, now.reason_note) == ("dismissed", reason, "Zie de brief van mei.")
    assert now.decided_by == analyst


def test_one_goes_on_with_the_next_of_the_letter(client, candidate, letter):
    following = make_candidate(letter.paragraphs.get(number=2))

    assert dismiss(client, candidate).url == f"{letter.get_absolute_url()}#c{following.pk}"


def test_from_the_list_one_goes_on_with_its_next_row(client, candidate, letter):
    following = make_candidate(letter.paragraphs.get(number=2), score=0.1)

    assert dismiss(client, candidate, back="state=open").url == f"/candidates/?state=open#c{following.pk}"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": ""}, "This field is required."),
        ({"reason": "boring"}, "Select a valid choice."),
        ({"note": "n" * 1001}, "at most 1000 characters"),
        ({"note": "a\0b"}, "Null characters"),
    ],
)
def test_a_reason_that_is_none_is_refused_and_the_note_is_kept(client, candidate, fields, says):
    response = dismiss(client, candidate, **({"note": "My note"} | fields))

    assert response.status_code == 422
    assert says in response.content.decode()
    assert fields.get("note", "My note")[:5] in response.content.decode()
    assert fresh(candidate).state == "open"


def test_what_was_recorded_meanwhile_is_not_dismissed_and_the_note_is_kept(client, candidate, editor):
    pledge = make_pledge(candidate.paragraph)
    deciding.settle(candidate.paragraph, 0, 22, pledge, editor)

    response = dismiss(client, candidate, note="My note")

    page = response.content.decode()
    assert response.status_code == 409
    assert f"Already recorded as {pledge.code}" in page
    assert "My note" in page
    assert fresh(candidate).state == "recorded"


def test_dismissed_twice_says_who_did_it_first(client, candidate, editor):
    deciding.dismiss(candidate, "other", "Eerst.", editor)

    response = dismiss(client, candidate)

    assert response.status_code == 409
    assert "Already dismissed" in response.content.decode()
    assert fresh(candidate).reason_note == "Eerst."


def test_one_that_is_gone_is_not_found(client, candidate, letter):
    give_better_text(letter, ["Nieuw."])

    assert dismiss(client, candidate).status_code == 404


def test_a_dismissed_one_is_shown_beside_its_letter(client, candidate, letter):
    dismiss(client, candidate, note="Te vaag.")

    page = client.get(letter.get_absolute_url()).content.decode()

    assert "Te vaag." in page
    assert f'action="/candidates/{candidate.pk}/restore/"' in page


# ---- restore --------------------------------------------------------------------------------------------------
def test_a_dismissed_one_is_restored_where_it_stood(client, candidate, letter):
    dismiss(client, candidate)

    response = restore(client, candidate)

    assert response.url == f"{letter.get_absolute_url()}#c{candidate.pk}"
    assert fresh(candidate).state == "open"


@pytest.mark.parametrize(
    ("back", "url"), [("state=dismissed", "/candidates/?state=dismissed"), ("colour=red", None)]
)
def test_from_the_list_one_stays_in_the_list(client, candidate, letter, back, url):
    dismiss(client, candidate)

    assert restore(client, candidate, back=back).url == (
        url or f"{letter.get_absolute_url()}#c{candidate.pk}"
    )


def test_restored_twice_is_once(client, candidate):
    dismiss(client, candidate)

    assert [restore(client, candidate).status_code for _ in range(2)] == [302, 302]
    assert fresh(candidate).state == "open"


def test_a_recorded_one_is_not_restored(client, candidate):
    pledge = make_pledge(candidate.paragraph)
    deciding.settle(candidate.paragraph, 0, 22, pledge, None)

    response = restore(client, candidate)

    assert response.status_code == 409
    assert f"Already recorded as {pledge.code}" in response.content.decode()


def test_one_that_never_was_is_not_found(client, candidate):
    assert restore(client, candidate).status_code == 302

    assert client.post("/candidates/987654/restore/").status_code == 404
    assert client.post("/candidates/987654/dismiss/", {"reason": "other"}).status_code == 404


def test_a_reader_decides_nothing(reader, client_as, client, candidate):
    assert dismiss(client_as(reader), candidate).status_code == 403
    assert fresh(candidate).state == "open"
    dismiss(client, candidate)

    assert restore(client_as(reader), candidate).status_code == 403
    assert fresh(candidate).state == "dismissed"
