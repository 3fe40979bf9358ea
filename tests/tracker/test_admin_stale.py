"""Two people on one page of the admin: nobody overwrites what they have not seen, and nothing typed is lost."""

import threading

import pytest
from django.db import connection

from tests.factories import make_letter, make_pledge, make_update
from tests.tracker.test_admin_sending import change_page, fill_in, read_form
from tracker.models import Pledge, PledgeLink, StatusUpdate


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def overtaken(client, pledge, editor, client_as, **typed):
    """What the first person gets who saves after somebody else did."""
    opened = read_form(client.get(change_page(pledge)))
    fill_in(client_as(editor), change_page(pledge), title="Theirs")
    return client.post(
        change_page(pledge), opened | {name.replace("__", "-"): v for name, v in typed.items()}
    )


@pytest.mark.django_db
def test_a_stale_save_is_refused_and_shows_both_versions(client, editor, client_as):
    pledge = make_pledge(title="Before")

    response = overtaken(
        client, pledge, editor, client_as, title="Mine", note="My note", updates__0__note="My words"
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert "changed while you were writing" in html
    assert editor.name in html
    assert "<td>Theirs</td><td>Mine</td>" in html
    typed = read_form(response)
    assert (typed["title"], typed["note"][0].strip()) == (["Mine"], "My note")
    assert typed["updates-0-note"][0].strip() == "My words"
    assert (Pledge.objects.get().title, StatusUpdate.objects.count()) == ("Theirs", 0)


@pytest.mark.django_db
def test_a_second_informed_save_is_stored(client, editor, client_as):
    pledge = make_pledge(title="Before")
    refused = overtaken(client, pledge, editor, client_as, title="Mine", updates__0__status="in_progress")

    response = client.post(change_page(pledge), read_form(refused))

    now = Pledge.objects.get()
    assert (response.status_code, now.title, now.status, now.version) == (302, "Mine", "in_progress", 3)


@pytest.mark.django_db
def test_a_status_update_in_between_makes_a_save_stale_too(client, editor):
    pledge = make_pledge()
    opened = read_form(client.get(change_page(pledge)))
    make_update(pledge, status="in_progress", by=editor)

    response = client.post(change_page(pledge), opened | {"title": "Mine"})

    assert (response.status_code, Pledge.objects.get().title) == (409, "Inform the House")
    assert f"{editor.name} set it to “In progress”" in response.content.decode()


@pytest.mark.django_db
def test_links_are_not_stored_by_a_stale_save(client, editor, client_as):
    pledge, other = make_pledge(), make_pledge()

    response = overtaken(
        client, pledge, editor, client_as, links__0__kind="repeats", links__0__other=other.code
    )

    assert (response.status_code, PledgeLink.objects.count()) == (409, 0)


@pytest.mark.django_db
def test_a_stale_save_with_another_mistake_is_refused_until_the_versions_were_shown(
    client, editor, client_as
):
    pledge = make_pledge(title="Before")
    refused = overtaken(client, pledge, editor, client_as, title="Mine", pledged_on="no day")

    again = client.post(change_page(pledge), read_form(refused) | {"pledged_on": "2019-12-04"})

    assert (refused.status_code, again.status_code, Pledge.objects.get().title) == (409, 409, "Theirs")
    assert "<td>Theirs</td><td>Mine</td>" in again.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("version", ["", "0", "x", "99999999999999999999"])
def test_a_page_without_its_version_stores_nothing(client, version):
    pledge = make_pledge()
    opened = read_form(client.get(change_page(pledge)))

    response = client.post(change_page(pledge), opened | {"title": "Mine", "version": version})

    assert (response.status_code, Pledge.objects.get().title) == (200, "Inform the House")
    assert "Not saved" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_several_saves_at_one_moment_one_is_stored(analyst, client_as):
    pledge = make_pledge(make_letter().paragraphs.get())
    opened = read_form(client_as(analyst).get(change_page(pledge)))
    answers = []

    def save(title):
        answers.append(client_as(analyst).post(change_page(pledge), opened | {"title": title}).status_code)
        connection.close()

    people = [threading.Thread(target=save, args=[f"Mine {number}"]) for number in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(answers) == [302, 409, 409, 409]
    assert Pledge.objects.get().version == 2
