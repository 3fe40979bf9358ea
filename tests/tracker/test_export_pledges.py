import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import make_pledge, make_update
from tracker.exports import csv

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    make_pledge(title="=1+1")
    make_update(make_pledge(title="Één"), "fulfilled")


def printed(**options):
    """What the command writes to standard output, as bytes."""
    out = io.TextIOWrapper(io.BytesIO())
    call_command("export_pledges", stdout=out, **options)
    return out.buffer.getvalue()


@pytest.mark.parametrize("query", ["", "status=open", "is_open=false&dialect=excel", "sort=-code"])
def test_the_command_and_the_site_give_the_same_bytes(register, reader, client_as, query):
    response = client_as(reader).get(f"/pledges/export.csv?{query}")

    assert printed(query=query) == b"".join(response.streaming_content)


def test_the_site_gives_a_dutch_reader_the_same_bytes(register, reader, client_as):
    reader.language = "nl"
    reader.save()
    response = client_as(reader).get("/pledges/export.csv")

    assert printed() == b"".join(response.streaming_content)


def test_a_query_may_be_copied_with_its_question_mark(register):
    assert printed(query="?status=open") == printed(query="status=open")


def test_a_file_holds_the_same_bytes(register, tmp_path):
    call_command("export_pledges", output=tmp_path / "open.csv")

    assert (tmp_path / "open.csv").read_bytes() == printed()
    assert [path.name for path in tmp_path.iterdir()] == ["open.csv"]


@pytest.mark.parametrize("query", ["statu=open", "status=done", "dialect=word"])
def test_a_wrong_query_is_named_and_nothing_is_written(register, tmp_path, query):
    file = tmp_path / "open.csv"
    file.write_text("yesterday's")

    with pytest.raises(CommandError, match=query.partition("=")[0]):
        call_command("export_pledges", query=query, output=file)
    assert file.read_text() == "yesterday's"


def test_a_file_that_breaks_off_leaves_the_old_one(register, tmp_path, monkeypatch):
    file = tmp_path / "open.csv"
    file.write_text("yesterday's")
    monkeypatch.setattr(csv, "in_cells", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        call_command("export_pledges", output=file)
    assert file.read_text() == "yesterday's"
    assert [path.name for path in tmp_path.iterdir()] == ["open.csv"]


def test_a_place_that_cannot_be_written_is_named(register, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_pledges", output=tmp_path / "none" / "open.csv")


def database_url():
    """The address of the database that this test is in, for a process of its own."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_stops_early_sees_no_error():
    """In a process of its own: only there is standard output a pipe that can break."""
    make_pledge()
    exporting = subprocess.Popen(
        [sys.executable, "manage.py", "export_pledges"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url(), "PYTHONUNBUFFERED": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    exporting.stdout.close()
    complaint = exporting.stderr.read().decode()

    assert exporting.wait() == 0, complaint
    assert complaint == ""


@pytest.mark.parametrize(
    "query", ["as_of=2020-01-20", "as_of=2020-01-20&known=2026-01-01", "known=2026-01-01"]
)
def test_the_command_looks_back_as_the_site_does(register, reader, client_as, query):
    response = client_as(reader).get(f"/pledges/export.csv?{query}")

    assert response.status_code == 200
    assert printed(query=query) == b"".join(response.streaming_content)


@pytest.mark.parametrize("query", ["as_of=2020-02-30", "as_of=", "as_of=9999-12-31"])
def test_a_wrong_day_is_named_by_the_command(register, query):
    with pytest.raises(CommandError, match="as_of"):
        printed(query=query)
