from pathlib import Path

import pytest

from letters.intake import store
from letters.models import Letter

pytestmark = pytest.mark.django_db

DATA = "Den Haag, 3 juli 2019\n\nHet kabinet zal de Kamer informeren.\n".encode("utf-16")


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def test_the_file_is_given_as_it_was_imported(client):
    letter = store(DATA, "brief.txt").letter

    assert b"".join(client.get(f"/letters/{letter.slug}/file").streaming_content) == DATA


def test_a_browser_saves_it_and_runs_nothing_of_it(client):
    letter = store(DATA, "brief.txt").letter

    response = client.get(f"/letters/{letter.slug}/file")

    assert response["Content-Disposition"] == 'attachment; filename="brief.txt"'
    assert response["Content-Type"] == "text/plain"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("brief über €.txt", "attachment; filename*=utf-8''brief%20%C3%BCber%20%E2%82%AC.txt"),
        ('brief".txt\r\nX: y', 'attachment; filename="brief\\".txtX: y"'),
    ],
)
def test_any_name_is_a_name_and_no_header(client, name, sent):
    letter = store(DATA, name).letter

    assert client.get(f"/letters/{letter.slug}/file")["Content-Disposition"] == sent


def test_a_file_of_a_format_without_a_type_of_its_own_is_bytes(client):
    letter = store(DATA, "brief.txt").letter
    Letter.objects.update(format="odt")

    assert client.get(f"/letters/{letter.slug}/file")["Content-Type"] == "application/octet-stream"


def test_a_file_that_is_missing_is_said_to_be(client):
    letter = store(DATA, "brief.txt").letter
    assert client.get(f"/letters/{letter.slug}/file").status_code == 200
    Path(letter.file.path).unlink()

    response = client.get(f"/letters/{letter.slug}/file")

    assert response.status_code == 404
    assert "is not in the register’s store of files" in response.content.decode()


def test_a_letter_without_a_file_is_said_to_have_none(client):
    letter = store(DATA, "brief.txt").letter
    Letter.objects.update(file="")

    assert client.get(f"/letters/{letter.slug}/file").status_code == 404


def test_nobody_gets_it_without_signing_in(db, client_as):
    from django.test import Client

    letter = store(DATA, "brief.txt").letter

    assert Client().get(f"/letters/{letter.slug}/file").status_code == 302
