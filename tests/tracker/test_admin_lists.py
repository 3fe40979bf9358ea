"""The lists of the admin: what narrows them, what they refuse, what they cost."""

from datetime import date

import pytest

from tests.factories import make_letter, make_party, make_pledge, make_topic, make_update, make_user
from tracker.models import Pledge

pytestmark = pytest.mark.django_db
LIST = "/admin/tracker/pledge/"


@pytest.fixture
def client(administrator, client_as):
    return client_as(administrator)


def titles(client, query):
    return [pledge.title for pledge in client.get(f"{LIST}?{query}").context["cl"].result_list]


def test_open_commitments_are_the_three_open_statuses(client):
    for status in ("in_progress", "partly_fulfilled", "fulfilled", "lapsed"):
        make_update(make_pledge(title=status), status=status)
    make_pledge(title="open")

    assert titles(client, "status=is_open") == ["in_progress", "partly_fulfilled", "open"]
    assert titles(client, "status=lapsed") == ["lapsed"]


def test_late_is_open_and_past_its_deadline(client):
    make_pledge(title="late", first_due_on=date(2020, 1, 1))
    make_pledge(title="in time", first_due_on=date(2999, 1, 1))
    make_pledge(title="no date")
    make_update(make_pledge(title="done", first_due_on=date(2020, 1, 1)), status="fulfilled")

    assert titles(client, "late=true") == ["late"]
    assert titles(client, "late=false") == ["in time", "no date", "done"]


def test_who_must_act_may_be_not_stated(client):
    make_pledge(title="theirs", responsible=[make_party("Defence")])
    make_pledge(title="nobody’s")

    assert titles(client, "responsible=defence") == ["theirs"]
    assert titles(client, "responsible=none") == ["nobody’s"]
    assert "Not stated" in client.get(LIST).content.decode()


def test_letter_topic_level_and_owner_narrow_the_list(client):
    owner = make_user(name="Owner")
    letter = make_letter(slug="brief-a")
    wanted = {"level": "collective", "owner": owner, "title": "wanted"}
    make_pledge(letter.paragraphs.get(), topics=[make_topic("Cyber")], **wanted)
    make_pledge(title="other")

    for query in ("letter=brief-a", "topic=cyber", "level=collective", f"owner={owner.pk}"):
        assert titles(client, query) == ["wanted"], query
    assert titles(client, "owner=none&topic=none") == ["other"]


def test_the_search_reads_number_titles_quote_and_note(client):
    by_code = make_pledge(title="by number")
    make_pledge(title="by title")
    make_pledge(title="in Dutch", title_nl="Schepen sturen")
    make_pledge(make_letter(["Wij zullen fregatten sturen."]).paragraphs.get(), title="by quote")
    make_pledge(title="by note", note="See the zeppelin")

    searches = [by_code.code, "BY TITLE", "schepen", "fregatten", "zeppelin"]
    assert [titles(client, f"q={words}") for words in searches] == [
        ["by number"], ["by title"], ["in Dutch"], ["by quote"], ["by note"]
    ]  # fmt: skip


def test_the_years_of_the_deadlines_are_steps_through_the_list(client):
    make_pledge(title="then", first_due_on=date(2020, 5, 1))
    make_pledge(title="later", first_due_on=date(2021, 5, 1))

    assert titles(client, "due_on__year=2020") == ["then"]
    assert "?due_on__year=2021" in client.get(LIST).content.decode()


def test_the_list_sorts_by_deadline_with_the_undated_last(client):
    for title, due in [("none", None), ("later", date(2030, 1, 1)), ("soon", date(2020, 1, 1))]:
        make_pledge(title=title, first_due_on=due)

    assert titles(client, "o=6") == ["soon", "later", "none"]


def test_a_row_shows_status_lateness_party_deadline_and_letter(client):
    letter = make_letter(short_title="Londen 2019")
    party = make_party("Ministry of Defence", short_name="Defence")
    make_pledge(letter.paragraphs.get(), responsible=[party], first_due_on=date(2020, 1, 1))

    row = client.get(LIST).content.decode().partition("<tbody>")[2]

    for words in (
        "P-001",
        "#s-open",
        "Open",
        " days</span>",
        "Defence",
        "1\u00a0Jan\u00a02020",
        "Londen 2019",
    ):
        assert words in row, words


@pytest.mark.parametrize(
    "query",
    [
        "status=nope", "late=maybe", "responsible=nobody-here", "letter=x", "topic=x", "level=x", "owner=0", "owner=x",
        "due_on__year=0", "due_on__year=9999", "due_on__year=9999&due_on__month=12", "due_on__year=10000",
        "due_on__year=x", "nonsense=1", "title__nonsense=1", "owner__password__startswith=p", "e=1", "status=%00",
        f"q={'a' * 201}", f"q={'a' * 100_000}",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_and_never_the_whole_list(client, query):
    make_pledge()

    assert client.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["q=%25_%5C", "p=-1", "p=x", f"p={2**63}", "o=x", "o=99", "due_on__year=1", "_facets"]
)
def test_odd_but_harmless_queries_are_answered(client, query):
    make_pledge()

    assert client.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("key", ["0", "x", str(2**63), "9" * 5000])
def test_a_row_that_is_not_there_leads_back_to_the_front_page(client, key):
    for model in (
        "tracker/pledge",
        "tracker/party",
        "letters/letter",
        "tracker/statusupdate",
        "tracker/user",
    ):
        assert client.get(f"/admin/{model}/{key}/change/").status_code in {302, 404}, model


def test_nothing_is_edited_in_a_list_and_nothing_deleted_by_the_dozen(client):
    pledge, party = make_pledge(), make_party()
    form = {"action": "delete_selected", "index": "0", "post": "yes", "form-TOTAL_FORMS": "1"}

    client.post(LIST, form | {"_selected_action": pledge.pk, "form-0-title": "Changed", "_save": "1"})
    client.post("/admin/tracker/party/", form | {"_selected_action": party.pk})

    assert Pledge.objects.get().title == "Inform the House"
    party.refresh_from_db()
    for address in (LIST, "/admin/tracker/party/", "/admin/letters/letter/"):
        page = client.get(address).content.decode()
        assert "delete_selected" not in page
        assert "form-0-" not in page


@pytest.mark.parametrize(
    "address",
    [
        LIST,
        f"{LIST}?status=is_open&o=-6",
        "/admin/tracker/statusupdate/",
        "/admin/letters/letter/",
        "/admin/tracker/user/",
    ],
)
def test_a_list_costs_the_same_with_more_rows(client, address, django_assert_max_num_queries):
    make_update(make_pledge(responsible=[make_party()], first_due_on=date(2020, 1, 1)), by=make_user())
    client.get(address)

    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(25) as queries:
            client.get(address)
        counts.append(len(queries))
        for number in range(8):
            pledge = make_pledge(responsible=[make_party(f"P {number}")], first_due_on=date(2020, 1, 1))
            make_update(pledge, by=make_user())

    assert counts[0] == counts[1]
