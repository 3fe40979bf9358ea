from datetime import date

import pytest

from tests.factories import make_party, make_pledge, make_topic, make_update
from tracker.forms import PledgeEditForm
from tracker.models import Pledge

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def as_sent(pledge, **changes):
    """What the browser would send for this pledge, with some fields changed."""
    fields = {}
    for name, value in PledgeEditForm(instance=Pledge.objects.get(pk=pledge.pk)).initial.items():
        if isinstance(value, list):
            fields[name] = [row.pk for row in value]
        elif value is not None and value is not False:
            fields[name] = value
    return fields | changes


def send(client, pledge, **changes):
    return client.post(f"{pledge.get_absolute_url()}edit/", as_sent(pledge, **changes))


def test_a_correction_is_stored(client):
    pledge = make_pledge(amount=5)

    response = send(client, pledge, title="A better title", amount="600000.00")

    pledge.refresh_from_db()
    assert (response.status_code, pledge.title, pledge.amount) == (302, "A better title", 600_000)


def test_the_history_says_who_changed_what(client, analyst):
    pledge = make_pledge(title="The old title", responsible=[make_party("NATO")])

    send(client, pledge, title="The new title", responsible=[make_party("Defence").pk])

    html = client.get(pledge.get_absolute_url()).content.decode()
    assert "<del>The old title</del>" in html
    assert "<ins>The new title</ins>" in html
    assert "<del>NATO</del> → <ins>Defence</ins>" in html
    assert html.count("Particulars corrected") == 1
    assert analyst.name in html


def test_a_first_owner_and_day_come_in_the_place_of_none(client, analyst):
    pledge = make_pledge()

    send(client, pledge, owner=analyst.pk, review_on="2030-09-15")

    html = client.get(pledge.get_absolute_url()).content.decode()
    assert f'Owner: <span class="mut">none</span> → <ins>{analyst.name}</ins>' in html
    assert 'Check again on: <span class="mut">none</span> → <ins>15\xa0Sept\xa02030</ins>' in html


def test_saving_the_same_again_is_no_correction(client):
    pledge = make_pledge(topics=[make_topic()], responsible=[make_party()])

    assert send(client, pledge).status_code == 302

    assert "Particulars corrected" not in client.get(pledge.get_absolute_url()).content.decode()


def test_a_corrected_reading_of_the_deadline_is_the_deadline(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))

    send(client, pledge, first_due_on="2020-12-31", due_precision="year")

    pledge.refresh_from_db()
    assert pledge.due_on == date(2020, 12, 31)


def test_a_deadline_that_moved_is_not_undone_by_a_correction(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))
    make_update(pledge, due_on=date(2022, 1, 1), due_reason="Formation")

    send(client, pledge, first_due_on="2020-12-31", due_precision="year")

    pledge.refresh_from_db()
    assert (pledge.due_on, pledge.first_due_on) == (date(2022, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "required"),
        (
            {"due_from": "2021-01-01", "first_due_on": "2020-01-01", "due_precision": "day"},
            "comes after its last day",
        ),
        (
            {"starts_on": "2021-01-01", "first_due_on": "2020-01-01", "due_precision": "day"},
            "start comes after",
        ),
        ({"first_due_on": "2020-01-01"}, "needs its precision"),
        ({"due_precision": "year"}, "needs its precision"),
        ({"amount": "5"}, "needs its currency"),
        ({"amount": "5", "currency": "EUR"}, "needs its currency and period"),
        ({"currency": "EUR"}, "needs its currency"),
        ({"amount": "5", "currency": "EURO", "period": "once"}, "at most 3 characters"),
        ({"amount": "5", "currency": "XQX", "period": "once"}, "no ISO 4217 currency"),
        ({"amount": "-5", "currency": "EUR", "period": "once"}, "greater than or equal to 0"),
        ({"amount": "Infinity", "currency": "EUR", "period": "once"}, "number"),
        ({"level": "galactic"}, "galactic is not one of the available choices"),
        ({"responsible": ["2147483648"]}, "not one of the available choices"),
        ({"owner": "abc"}, "not one of the available choices"),
    ],
)
def test_a_wrong_correction_is_refused_with_its_reason_and_kept_as_typed(client, changes, said):
    pledge = make_pledge(note="As it was")

    response = send(client, pledge, **({"note": "Typed at length"} | changes))

    assert response.status_code == 422
    assert said in response.content.decode().replace("&#x27;", "'")
    assert "Typed at length" in response.content.decode()
    pledge.refresh_from_db()
    assert pledge.note == "As it was"


def test_a_stale_correction_shows_both_versions_and_keeps_what_was_typed(client, editor, client_as):
    pledge = make_pledge(title="At first")
    version = pledge.version
    send(client_as(editor), pledge, title="Theirs")

    response = send(client, pledge, title="Mine", version=version)

    html = response.content.decode()
    assert response.status_code == 409
    assert "<td>Theirs</td><td>Mine</td>" in html
    assert 'value="Mine"' in html
    assert editor.name in html
    pledge.refresh_from_db()
    assert pledge.title == "Theirs"


def test_after_the_conflict_an_informed_second_try_is_taken(client):
    pledge = make_pledge()
    version = pledge.version
    make_update(pledge)
    shown = send(client, pledge, title="Mine", version=version).context["form"]["version"].value()

    send(client, pledge, title="Mine", version=shown)

    pledge.refresh_from_db()
    assert pledge.title == "Mine"


def test_what_is_not_on_the_form_does_not_change(client):
    pledge = make_pledge()
    before = Pledge.objects.values("code", "status", "due_on", "created_by", "created_at").get()

    send(
        client,
        pledge,
        code="P-777",
        status="fulfilled",
        due_on="2030-01-01",
        created_by="1",
        quote="other words",
    )

    assert Pledge.objects.values("code", "status", "due_on", "created_by", "created_at").get() == before
    assert pledge.sources.get().quote == "Het kabinet zal de Kamer informeren."


def test_a_reader_may_not(reader, client_as, client):
    pledge = make_pledge(title="As it was")

    assert send(client_as(reader), pledge, title="Other").status_code == 403
    pledge.refresh_from_db()
    assert pledge.title == "As it was"
    assert send(client, pledge, title="Other").status_code == 302


def test_an_owner_whose_account_was_closed_stays_the_owner(client, editor):
    pledge = make_pledge(owner=editor)
    editor.is_active = False
    editor.save()

    send(client, pledge, title="Another title")

    pledge.refresh_from_db()
    assert (pledge.title, pledge.owner) == ("Another title", editor)
