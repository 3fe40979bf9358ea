"""Save and next: through the very list that one came from."""

from datetime import date
from urllib.parse import quote, urlencode

import pytest

from tests.factories import make_pledge, make_update
from tests.tracker.test_admin_sending import change_page, fill_in
from tracker.models import Pledge

pytestmark = pytest.mark.django_db
LIST = "/admin/tracker/pledge/"


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def page_from(pledge, filters):
    return f"{change_page(pledge)}?{urlencode({'_changelist_filters': filters})}"


def test_the_next_pledge_of_the_filtered_list_opens(client):
    first, _closed, third = make_pledge(), make_pledge(), make_pledge()
    make_update(_closed, status="lapsed")

    response = fill_in(client, page_from(first, "status=is_open"), title="Better", _next="1")

    assert response.url == f"{change_page(third)}?_changelist_filters=status%3Dis_open"
    assert Pledge.objects.get(pk=first.pk).title == "Better"


def test_the_order_is_that_of_the_list(client):
    late = make_pledge(first_due_on=date(2030, 1, 1))
    soon = make_pledge(first_due_on=date(2020, 1, 1))
    never = make_pledge()

    pages = [fill_in(client, page_from(pledge, "o=6"), _next="1").url for pledge in (soon, late)]

    assert [url.partition("?")[0] for url in pages] == [change_page(late), change_page(never)]


def test_the_search_narrows_the_walk(client):
    found = [make_pledge(title=title) for title in ("Send troops", "Send ships")]
    make_pledge(title="Write a letter")

    response = fill_in(client, page_from(found[1], "q=Send"), _next="1")

    assert response.url == f"{LIST}?q=Send"


def test_a_save_that_takes_the_pledge_out_of_the_list_still_leads_to_its_neighbour(client):
    pledges = [make_pledge(title=title) for title in "ABC"]

    response = fill_in(
        client, page_from(pledges[1], "status=open"), updates__0__status="in_progress", _next="1"
    )

    assert response.url.startswith(change_page(pledges[2]))
    assert Pledge.objects.get(pk=pledges[1].pk).status == "in_progress"


def test_a_pledge_that_dropped_out_before_keeps_its_place_in_the_order(client):
    pledges = [make_pledge(title=title) for title in "ABC"]
    make_update(pledges[1], status="in_progress")

    response = fill_in(client, page_from(pledges[1], "status=open"), _next="1")

    assert response.url.startswith(change_page(pledges[2]))


def test_after_the_last_one_the_list_comes_back_and_says_so(client):
    make_pledge()
    last = make_pledge()

    response = fill_in(client, page_from(last, "status=is_open"), title="Better", _next="1")

    assert response.url == f"{LIST}?status=is_open"
    assert "It was the last pledge of the list." in client.get(response.url).content.decode()


def test_the_page_says_where_in_the_list_it_stands(client):
    pledges = [make_pledge() for _ in range(3)]
    make_update(pledges[0], status="lapsed")

    assert "1 of 2" in client.get(page_from(pledges[1], "status=is_open&p=1")).content.decode()
    assert "2 of 3" in client.get(change_page(pledges[1])).content.decode()


def test_a_save_with_a_mistake_goes_nowhere(client):
    first, _second = make_pledge(), make_pledge()

    response = fill_in(client, change_page(first), title="", _next="1")

    assert (response.status_code, "Not saved" in response.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "filters", ["status=nonsense", "nonsense=1", "due_on__year=0", "q=%00", "o=x", "p=zzz"]
)
def test_nonsense_instead_of_a_list_is_an_error_or_ignored_and_never_a_crash(client, filters):
    pledge = make_pledge()

    response = client.get(f"{change_page(pledge)}?_changelist_filters={quote(filters)}")

    assert response.status_code == (200 if filters in {"o=x", "p=zzz"} else 400)


def test_walking_costs_the_same_whatever_the_number_of_pledges(client, django_assert_max_num_queries):
    pledge = make_pledge()
    client.get(change_page(pledge))

    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as queries:
            client.get(page_from(pledge, "status=is_open"))
        counts.append(len(queries))
        for number in range(10):
            make_pledge(title=f"More {number}")

    assert counts[0] == counts[1]
