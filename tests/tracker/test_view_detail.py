"""A saved view: what its page shows and to whom, how it is saved when it changed, and what is gone from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_pledge, make_topic, make_update, make_user, make_view
from tracker.models import Following, SavedView, User
from tracker.saved_views import MOST_TABS

pytestmark = pytest.mark.django_db
TOPIC_QUERY = "sort=due&status=open&topic=russia"


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def codes(response):
    return [row.record.code for row in response.context["table"].paginated_rows]


def current(response):
    return [tab.view.name for tab in response.context["saved_tabs"] if tab.current]


@pytest.fixture
def moving(db):
    """Of two pledges the one that is in progress."""
    make_pledge()
    pledge = make_pledge()
    make_update(pledge, "in_progress")
    return pledge


# ---- what it shows ----------------------------------------------------------------------------------------------
def test_a_view_shows_the_list_under_its_query_with_its_name_and_columns(client, analyst, moving):
    view = make_view(analyst, "Op gang", "columns=owner&columns=title&sort=-code&status=in_progress")

    response = client.get(view.get_absolute_url())

    assert codes(response) == [moving.code]
    assert response.context["filter"].sort_key == "-code"
    assert response.context["table"].columns.names() == ["code", "title", "owner"]
    assert "<h1>Op gang</h1>" in response.content.decode()
    assert current(response) == ["Op gang"]
    assert not any(tab["current"] for tab in response.context["tabs"])


def test_a_query_in_the_address_goes_before_the_views_own_and_is_marked(client, analyst, moving):
    view = make_view(analyst, query="sort=due&status=in_progress")

    response = client.get(f"{view.get_absolute_url()}?status=open&sort=due")

    assert codes(response) == ["P-001"]
    assert response.context["view_is_changed"]
    assert "Save as new" in response.content.decode()


def test_another_page_of_a_view_is_still_the_view(client, analyst, moving):
    view = make_view(analyst, query="sort=due&status=in_progress")

    for query in (
        "page=1",
        "per_page=25",
        "status=in_progress&sort=due",
        "sort=due&status=in_progress&page=2&q=",
    ):
        response = client.get(f"{view.get_absolute_url()}?{query}")
        assert not response.context["view_is_changed"], query
        assert codes(response) == [moving.code]


def test_links_of_a_view_stay_on_its_page_and_none_leads_to_an_empty_query(client, analyst, moving):
    view = make_view(analyst, query="sort=due&status=in_progress")

    page = client.get(view.get_absolute_url()).content.decode()

    assert f'action="{view.get_absolute_url()}"' in page
    assert f'href="{view.get_absolute_url()}?sort=due"' in page
    assert f'href="{view.get_absolute_url()}?"' not in page


def test_the_list_marks_the_view_that_it_equals(client, analyst, moving):
    make_view(analyst, "Op gang", "sort=due&status=in_progress")

    assert current(client.get("/pledges/?status=in_progress&sort=due&per_page=50")) == ["Op gang"]
    assert current(client.get("/pledges/?status=in_progress&sort=-due")) == []


def test_the_export_links_of_a_view_carry_its_whole_query(client, analyst, moving):
    view = make_view(analyst, query="columns=owner&columns=title&sort=-code&status=in_progress")

    page = client.get(view.get_absolute_url()).content.decode()

    assert "/pledges/export.csv?columns=owner&amp;columns=title&amp;sort=-code&amp;status=in_progress" in page
    assert "only=columns" in page


def test_a_wrong_parameter_on_a_view_is_named_and_shows_no_rows(client, analyst, moving):
    view = make_view(analyst)
    assert codes(client.get(view.get_absolute_url()))

    response = client.get(f"{view.get_absolute_url()}?colour=red")

    assert response.status_code == 400
    assert codes(response) == []
    assert "colour" in response.content.decode()


# ---- who sees it ------------------------------------------------------------------------------------------------
def test_a_private_view_of_somebody_else_is_not_there_by_any_address(client, moving):
    view = make_view(make_user("editor"), "Geheim")
    wanted = {"name": "Mijn", "query": "sort=due", "version": "1", "wanted": "yes"}

    assert client.get(view.get_absolute_url()).status_code == 404
    for name in ("view_edit", "view_delete", "view_follow", "view_default"):
        assert client.post(reverse(name, args=[view.slug]), wanted).status_code == 404, name
    assert "Geheim" not in client.get("/pledges/").content.decode()
    assert SavedView.objects.get().name == "Geheim"


def test_a_reader_sees_shared_views_and_no_way_to_change_them(reader, client_as, moving):
    view = make_view(make_user("editor", name="Noor"), "Gedeeld", is_shared=True)

    page = client_as(reader).get(view.get_absolute_url()).content.decode()

    assert "Shared by Noor" in page
    assert "Save this view" not in page
    assert reverse("view_edit", args=[view.slug]) not in page
    assert reverse("view_follow", args=[view.slug]) in page


# ---- tabs -------------------------------------------------------------------------------------------------------
def test_views_are_tabs_with_counts_ones_own_first(client, analyst, moving):
    make_view(make_user("editor"), "Alles open", "is_open=true&sort=due", is_shared=True)
    make_view(analyst, "Op gang", "sort=due&status=in_progress")
    make_view(analyst, "Leeg", "sort=due&status=lapsed")

    tabs = client.get("/pledges/").context["saved_tabs"]

    assert [(tab.view.name, tab.count) for tab in tabs] == [("Leeg", 0), ("Op gang", 1), ("Alles open", 2)]


def test_many_views_stand_in_a_menu_and_the_current_one_is_a_tab(client, analyst, moving):
    views = [make_view(analyst, f"View {number:02}") for number in range(MOST_TABS + 3)]

    response = client.get(views[-1].get_absolute_url())

    assert len(response.context["saved_tabs"]) == MOST_TABS
    assert current(response) == [views[-1].name]
    assert len(response.context["more_views"]) == 3
    assert "3 more views" in response.content.decode()


def test_counting_views_takes_one_statement_however_many(client, analyst, moving):
    make_view(analyst, "First", "sort=due&status=in_progress")
    one = statements(client)
    for number in range(MOST_TABS + 4):
        make_view(analyst, f"View {number}", f"q=plan{number}&sort=due")

    assert statements(client) == one


def statements(client):
    with CaptureQueriesContext(connection) as captured:
        client.get("/pledges/")
    return len(captured)


# ---- something in it is gone --------------------------------------------------------------------------------------
@pytest.fixture
def broken(analyst, moving):
    make_topic("Russia").delete()
    return make_view(analyst, "Rusland", TOPIC_QUERY)


def test_a_view_whose_topic_is_gone_names_it_and_shows_no_rows(client, broken):
    response = client.get(broken.get_absolute_url())
    page = response.content.decode()

    assert codes(response) == []
    assert "no longer in the register" in page
    assert "“russia” is not in the register." in page
    assert f'{broken.get_absolute_url()}?sort=due&amp;status=open"' in page


def test_a_view_whose_topic_is_gone_is_shown_without_it_and_saved_so(client, broken):
    mended = client.get(broken.get_absolute_url()).context["mended_query"]
    response = client.get(f"{broken.get_absolute_url()}?{mended}")
    assert codes(response) == ["P-001"]
    assert response.context["view_is_changed"]
    broken.refresh_from_db()
    assert broken.query == TOPIC_QUERY

    client.post(
        reverse("view_edit", args=[broken.slug]),
        {"name": "Rusland", "query": mended, "version": broken.version},
    )

    broken.refresh_from_db()
    assert broken.query == "sort=due&status=open"


def test_every_part_that_is_gone_is_left_out_and_nothing_else(client, analyst, moving):
    make_topic("Iraq")
    view = make_view(
        analyst, query="letter=gone&responsible=away&sort=due&topic=iraq&topic=lost&topic=russia"
    )

    response = client.get(view.get_absolute_url())

    assert response.context["mended_query"] == "sort=due&topic=iraq"
    assert all(name in response.content.decode() for name in ("gone", "away", "lost", "russia"))


def test_a_view_whose_topic_is_gone_has_a_dash_for_a_count_and_the_others_are_counted(
    client, analyst, broken
):
    make_view(analyst, "Heel", "sort=due&status=open")

    response = client.get("/pledges/")

    assert [(tab.view.name, tab.count) for tab in response.context["saved_tabs"]] == [
        ("Heel", 1),
        ("Rusland", None),
    ]
    assert "cannot be counted" in response.content.decode()


# ---- the view that the list opens with ----------------------------------------------------------------------------
def test_the_list_without_a_query_opens_with_ones_own_choice_and_with_one_does_not(client, analyst, moving):
    view = make_view(analyst, query="sort=due&status=in_progress")
    client.post(reverse("view_default", args=[view.slug]), {"wanted": "yes"})

    assert client.get("/pledges/").headers["Location"] == view.get_absolute_url()
    assert codes(client.get("/pledges/?sort=code")) == ["P-001", "P-002"]
    assert b"P-001" in b"".join(client.get("/pledges/export.csv").streaming_content)
    everything = next(
        tab for tab in client.get("/pledges/?sort=code").context["tabs"] if tab["label"] == "All"
    )
    assert codes(client.get(f"/pledges/?{everything['query']}")) == ["P-001", "P-002"]


def test_a_list_that_opens_with_a_view_can_open_with_all_pledges_again(client, analyst, moving):
    view = make_view(analyst)
    for wanted in ("yes", "yes", "no", "no"):
        client.post(reverse("view_default", args=[view.slug]), {"wanted": wanted})

    assert client.get("/pledges/").status_code == 200
    assert not User.objects.exclude(default_view=None).exists()


def test_a_choice_that_is_no_longer_shared_is_said_and_opens_the_whole_list(client, analyst, moving):
    view = make_view(make_user("editor"), "Weg", is_shared=False)
    User.objects.filter(pk=analyst.pk).update(default_view=view)

    response = client.get("/pledges/")

    assert codes(response) == ["P-001", "P-002"]
    assert "is no longer shared" in response.content.decode()
    assert "Weg" not in response.content.decode()


def test_the_account_page_offers_the_views_that_one_sees(client, analyst, moving):
    own, shared = make_view(analyst), make_view(make_user("editor"), is_shared=True)
    hidden = make_view(make_user("editor"))
    settings = {"name": analyst.name, "language": "en"}

    answers = [
        client.post("/account/", settings | {"default_view": view.pk}).status_code
        for view in (own, hidden, shared)
    ]

    assert answers == [302, 422, 302]
    assert User.objects.get(pk=analyst.pk).default_view == shared
    client.post("/account/", settings)
    assert User.objects.get(pk=analyst.pk).default_view == shared
    client.post("/account/", settings | {"default_view": ""})
    assert User.objects.get(pk=analyst.pk).default_view is None


# ---- following --------------------------------------------------------------------------------------------------
def test_a_reader_follows_a_shared_view_and_no_longer(reader, client_as):
    view = make_view(make_user("editor"), is_shared=True)
    client = client_as(reader)

    for wanted, followed in (("yes", True), ("yes", True), ("no", False), ("no", False)):
        client.post(reverse("view_follow", args=[view.slug]), {"wanted": wanted})
        assert Following.objects.filter(person=reader, view=view).exists() is followed


def test_following_says_yes_or_no(client, analyst):
    view = make_view(analyst)

    assert client.post(reverse("view_follow", args=[view.slug]), {"wanted": "maybe"}).status_code == 400
    assert not Following.objects.exists()


# ---- on another day ---------------------------------------------------------------------------------------------
def test_a_view_of_an_earlier_day_is_read_only_and_still_the_view(client, analyst, moving):
    view = make_view(analyst, query="sort=due&status=open")

    response = client.get(f"{view.get_absolute_url()}?as_of=2020-01-01")

    assert response.status_code == 200
    assert not response.context["view_is_changed"]
    assert reverse("view_edit", args=[view.slug]) not in response.content.decode()
