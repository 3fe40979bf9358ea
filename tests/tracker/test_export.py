"""The export of the list as a whole: what it asks of the database, what it is as a download, who shares it."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from itertools import chain

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.http import Http404, QueryDict
from django.utils import timezone

from tests.factories import make_letter, make_pledge, make_topic, make_update
from tracker import exports
from tracker.exports import blocks
from tracker.exports.snapshot import snapshot
from tracker.models import Pledge
from tracker.views.pledges import pledge_export

QUERIES = [
    "",
    "is_open=true",
    "status=fulfilled",
    "q=Tweede&sort=-code",
    "sort=title&per_page=25&page=1",
    "due=none",
]


@pytest.fixture
def register(db):
    """A few pledges that differ in what the queries ask."""
    paragraph = make_letter(["Eerst dit. Tweede dat."]).paragraphs.get()
    made = [
        make_pledge(paragraph, 0, 10),
        make_pledge(paragraph, 11, 22, title="Aap", first_due_on=date(2018, 1, 1)),
    ]
    make_update(make_pledge(topics=[make_topic()]), "fulfilled")
    return made


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def pieces(query="", pledges=None):
    options, _rest = exports.read_options(QueryDict(query), "csv")
    return exports.stream(Pledge.objects.order_by("id") if pledges is None else pledges, options)


def download(client, query=""):
    return b"".join(client.get(f"/pledges/export.csv?{query}").streaming_content)


def codes(data):
    return [row["code"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))]


# ---- as a download ----------------------------------------------------------------------------------------------
def test_a_download_is_a_file_whose_name_carries_the_date(client, register):
    response = client.get("/pledges/export.csv")
    today = timezone.localdate().isoformat()

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="nakoming-pledges-{today}.csv"'
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("query", QUERIES)
def test_the_file_has_the_rows_of_the_list_under_the_same_query(client, register, query):
    shown = client.get(f"/pledges/?{query}").context["table"].paginated_rows

    assert codes(download(client, query)) == [row.record.code for row in shown]


def test_the_file_has_all_pages(client, db):
    for _ in range(26):
        make_pledge(make_letter().paragraphs.get())

    assert len(codes(download(client, "per_page=25&page=2"))) == 26


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("statu=open", "statu"),
        ("status=done", "status"),
        ("dialect=word", "dialect"),
        ("dialect=&dialect=excel", "dialect"),
    ],
)
def test_a_wrong_query_is_refused_by_name(client, register, query, named):
    response = client.get(f"/pledges/export.csv?{query}")

    assert response.status_code == 400
    assert named in response.content.decode()


def test_there_is_no_file_of_another_format(client, register):
    assert client.get("/pledges/export.csv").status_code == 200
    assert client.get("/pledges/export.doc").status_code == 404


def test_options_are_parted_from_what_the_list_reads():
    options, rest = exports.read_options(QueryDict("status=open&dialect=excel&status=lapsed"), "csv")

    assert (options.format, options.dialect, options.problems) == ("csv", "excel", ())
    assert rest == QueryDict("status=open&status=lapsed")


def test_a_format_that_does_not_exist_is_not_found():
    with pytest.raises(Http404):
        exports.read_options(QueryDict(""), "doc")


# ---- what it asks of the database -------------------------------------------------------------------------------
def test_the_header_comes_before_anything_is_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        file = pieces()
        assert next(file).startswith(b"code,title")
        file.close()


@pytest.mark.parametrize("rows", [1, 5])
def test_a_block_costs_the_same_statements_whatever_is_in_it(db, django_assert_num_queries, rows):
    for _ in range(rows):
        make_update(make_pledge(topics=[make_topic()]), "fulfilled", evidence_url="https://example.org/")

    with django_assert_num_queries(1 + 4):
        assert len(codes(b"".join(pieces()))) == rows


def test_a_large_list_is_read_in_blocks(db, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(blocks, "ROWS", 2)
    made = [make_pledge() for _ in range(5)]

    with django_assert_num_queries(1 + 3 * 4):
        read = list(pieces())
    assert [piece.count(b"\r\n") for piece in read] == [1, 2, 2, 1]
    assert codes(b"".join(read)) == [pledge.code for pledge in made]


def test_every_block_asks_in_the_same_words(db, monkeypatch):
    """Drivers keep the statements that they have seen: new ones for each block would fill the memory."""
    monkeypatch.setattr(blocks, "ROWS", 1)
    for _ in range(3):
        make_pledge()
    said = []

    with connection.execute_wrapper(partial(remember, said)):
        list(pieces())
    assert len(said) == 1 + 3 * 4
    assert len(set(said)) == 1 + 4


def remember(said, execute, sql, params, many, context):
    said.append(sql)
    return execute(sql, params, many, context)


# ---- one moment -------------------------------------------------------------------------------------------------
def elsewhere(work):
    """Do something in a thread of its own, and so in a connection of its own; raises what it raised."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(work).result()
        threads.submit(connections.close_all).result()


@pytest.mark.django_db(transaction=True)
def test_a_file_is_of_one_moment_and_keeps_nobody_from_writing(monkeypatch):
    monkeypatch.setattr(blocks, "ROWS", 1)
    first, second = make_pledge(), make_pledge()
    file = pieces()
    begun = [next(file), next(file)]

    elsewhere(lambda: make_update(second, "fulfilled", note="Meanwhile"))
    elsewhere(make_pledge)
    data = b"".join(chain(begun, file))

    assert codes(data) == [first.code, second.code]
    assert b"Meanwhile" not in data
    assert Pledge.objects.get(pk=second.pk).status == "fulfilled"


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_open_when_the_client_goes_away(monkeypatch, client_as, reader):
    monkeypatch.setattr(blocks, "ROWS", 1)
    for _ in range(3):
        make_pledge()
    response = client_as(reader).get("/pledges/export.csv")
    file = iter(response.streaming_content)
    next(file), next(file)
    assert connection.in_atomic_block

    response.close()

    assert not connection.in_atomic_block
    assert next(file, None) is None


@pytest.mark.django_db(transaction=True)
def test_a_moment_ends_with_the_transactions_as_they_were(monkeypatch):
    with snapshot(), snapshot():
        assert connection.in_atomic_block

    make_pledge()
    elsewhere(make_pledge)
    assert Pledge.objects.count() == 2
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db(transaction=True)
def test_a_reader_of_one_moment_cannot_write_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's reader may become a writer; nothing in an export writes")
    with pytest.raises(Exception, match="read-only"), snapshot():
        make_topic()


def test_no_file_names_a_placeholder(client, register):
    """Addresses are put together from a pattern: nothing of the pattern may be left."""
    assert not re.search(rb"NAME/|\{|\}", download(client))


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "lines"), [("head", 1), ("get", 2)])
def test_asking_for_the_headers_only_reads_no_row(rf, reader, method, lines):
    make_pledge()
    request = getattr(rf, method)("/pledges/export.csv")
    request.user = reader

    response = pledge_export(request, "csv")

    assert len(b"".join(response).splitlines()) == lines


# ---- the columns of the list ------------------------------------------------------------------------------------
def header(data):
    return data.decode().partition("\r\n")[0].split(",")


def test_the_columns_of_the_list_change_nothing_in_the_file_unless_asked(client, register):
    whole = download(client, "sort=code")

    assert download(client, "sort=code&columns=owner") == whole
    assert len(header(whole)) > 40


def test_on_request_the_file_has_the_chosen_columns_in_the_exports_own_order(client, register):
    data = download(client, "sort=code&columns=amount&columns=deadline&columns=status&only=columns")

    deadline = ["term", "due_from", "due_on", "due_precision"]
    amount = ["amount", "currency", "period", "period_inferred", "amount_qualifier"]
    assert header(data) == ["code", "title", "status", "late", "days_late", "quote", *deadline, *amount]
    assert codes(data) == ["P-001", "P-002", "P-003"]


def test_without_a_choice_only_columns_are_those_that_the_list_shows(client, register):
    assert "owner" not in header(download(client, "only=columns"))
    assert {"code", "title", "status", "responsible", "due_on", "amount", "letter"} <= {
        *header(download(client, "only=columns"))
    }


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("only=rows", "only"),
        ("only=columns&only=columns", "only"),
        ("columns=password", "columns"),
        ("only=columns&columns=password", "columns"),
    ],
)
def test_a_wrong_choice_of_columns_is_named_and_nothing_is_exported(client, register, query, named):
    response = client.get(f"/pledges/export.csv?{query}")

    assert response.status_code == 400
    assert response.content.decode().startswith(f"{named}: ")


def test_the_list_knows_nothing_of_what_only_a_file_can_be_asked(client, register):
    assert client.get("/pledges/?only=columns").status_code == 400


def test_the_command_writes_the_chosen_columns_too(client, register, tmp_path):
    query = "sort=code&columns=owner&only=columns"
    call_command("export_pledges", "--query", query, "-o", str(tmp_path / "file.csv"))

    assert (tmp_path / "file.csv").read_bytes() == download(client, query)
