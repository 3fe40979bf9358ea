"""What the government says, beside what we find."""

import csv
import io
from datetime import date

import pytest

from tests.factories import make_pledge, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


@pytest.fixture
def disputed():
    """The government says that it was kept; we find that it is under way."""
    pledge = make_pledge(title="Otherwise")
    make_update(pledge, "open", effective_on=date(2020, 3, 3), claimed_status="fulfilled")
    make_update(pledge, "in_progress", effective_on=date(2020, 5, 1))
    return pledge


@pytest.fixture
def agreed():
    pledge = make_pledge(title="As they say")
    make_update(pledge, "fulfilled", effective_on=date(2020, 3, 3), claimed_status="fulfilled")
    return pledge


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


def row_of(client, pledge):
    return text_of(client.get("/pledges/")).split(f'<tr id="{pledge.code}"')[1].split("</tr>")[0]


def codes(response):
    return [row.record.code for row in response.context["table"].paginated_rows]


def test_the_list_says_what_the_government_says_only_where_it_differs(client, disputed, agreed):
    assert 'government: fulfilled, <time datetime="2020-03-03">3 Mar 2020</time>' in row_of(client, disputed)
    assert "government" not in row_of(client, agreed)


def test_both_stand_dated_at_the_top_of_the_page(client, disputed):
    top = text_of(client.get(disputed.get_absolute_url())).split('class="ptop"')[1].split("</header>")[0]

    assert "In progress" in top
    assert ">1 May 2020</time>" in top
    assert "The government says: Fulfilled" in top
    assert ">3 Mar 2020</time>" in top


def test_a_pledge_that_nobody_claimed_anything_of_says_nothing(client):
    assert "The government says" not in text_of(client.get(make_pledge().get_absolute_url()))


def test_the_history_says_who_claimed_what_when(client, disputed):
    html = text_of(client.get(disputed.get_absolute_url()))
    claim = disputed.updates.get(status="open")

    assert "The government says: Fulfilled" in html.split(f'id="update-{claim.pk}"')[1].split("</li>")[0]


def test_the_file_has_both_with_their_days(client, disputed):
    data = b"".join(client.get("/pledges/export.csv").streaming_content).decode()
    row = next(csv.DictReader(io.StringIO(data, newline="")))

    assert (row["status"], row["status_since"]) == ("in_progress", "2020-05-01")
    assert (row["claimed_status"], row["claimed_on"]) == ("fulfilled", "2020-03-03")


def test_one_can_ask_where_they_differ_and_take_that_away_again(client, disputed, agreed):
    make_pledge()

    response = client.get("/pledges/?claim=differs")

    assert codes(response) == [disputed.code]
    assert [chip["query"] for chip in response.context["chips"]] == [""]
    assert "checked" in text_of(response).split('id="claim-differs"')[1].split(">")[0]


def test_a_claim_that_was_taken_back_differs_no_more(client, disputed):
    make_update(disputed, "open", undoes=disputed.updates.get(status="open"))

    assert codes(client.get("/pledges/?claim=differs")) == []


def test_an_unknown_claim_is_refused(client, disputed):
    response = client.get("/pledges/?claim=agrees")

    assert (response.status_code, codes(response)) == (400, [])


def test_the_newest_claims_can_come_first(client, disputed):
    later = make_pledge()
    make_update(later, effective_on=date(2021, 1, 1), claimed_status="lapsed")

    assert codes(client.get("/pledges/?sort=-claimed")) == [later.code, disputed.code]
