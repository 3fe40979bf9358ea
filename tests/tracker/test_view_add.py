"""Saving, changing and deleting views: names, sharing, what is kept, and what happens when two people do it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.factories import make_pledge, make_user, make_view
from tracker import saved_views
from tracker.models import Following, SavedView

pytestmark = pytest.mark.django_db
NEW = {"name": "Defensie, open", "query": "status=open&page=3&per_page=25&q=", "version": "1"}


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def editors(editor, client_as):
    return client_as(editor)


# ---- saving -----------------------------------------------------------------------------------------------------
def test_the_list_offers_to_save_what_it_shows_and_says_what_that_is(client):
    make_pledge()
    link = "/views/add/?query=sort%3Ddue%26status%3Dopen"
    assert link in client.get("/pledges/?status=open&page=1").content.decode()

    page = client.get(link).content.decode()

    assert 'name="query" value="sort=due&amp;status=open"' in page
    assert "Deadline, soonest first" in page


def test_a_view_keeps_filters_sort_and_columns_and_not_the_page(client, analyst):
    response = client.post("/views/add/", NEW | {"query": NEW["query"] + "&columns=owner&columns=title"})

    view = SavedView.objects.get()
    assert response.headers["Location"] == "/views/defensie-open/"
    assert (view.name, view.owner, view.is_shared) == ("Defensie, open", analyst, False)
    assert view.query == "columns=owner&columns=title&sort=due&status=open"


def test_the_usual_columns_are_not_kept(client):
    usual = "&".join(
        f"columns={name}" for name in ("status", "responsible", "deadline", "amount", "source", "title")
    )

    client.post("/views/add/", NEW | {"query": f"status=open&{usual}"})

    assert SavedView.objects.get().query == "sort=due&status=open"


@pytest.mark.parametrize(
    ("query", "named"), [("topic=gone", "gone"), ("colour=red", "colour"), ("q=" + "a" * 300, "q")]
)
def test_a_query_that_the_list_refuses_is_not_saved(client, query, named):
    response = client.post("/views/add/", NEW | {"query": query})

    assert response.status_code == 422
    assert named in response.content.decode()
    assert 'value="Defensie, open"' in response.content.decode()
    assert not SavedView.objects.exists()
    assert client.get("/views/add/", {"query": query}).status_code == 400


def test_an_unknown_parameter_of_the_form_is_named(client):
    response = client.get("/views/add/?colour=red")

    assert response.status_code == 400
    assert "colour" in response.content.decode()


def test_a_query_that_is_too_long_is_refused(client):
    query = "&".join(f"responsible={number:0200}" for number in range(30))

    assert client.post("/views/add/", NEW | {"query": query}).status_code == 422


@pytest.mark.parametrize("name", ["", "   ", "n" * 81, "a\x00b"])
def test_a_view_needs_a_name_of_up_to_80_characters(client, name):
    assert client.post("/views/add/", NEW | {"name": name}).status_code == 422
    assert not SavedView.objects.exists()


def test_a_name_is_given_once_a_person_and_again_by_another(client, analyst, editors):
    make_view(analyst, "Defensie, open")

    refused = client.post("/views/add/", NEW)
    taken = editors.post("/views/add/", NEW)

    assert refused.status_code == 422
    assert "You have a view with this name already." in refused.content.decode()
    assert taken.status_code == 302


@pytest.mark.parametrize(
    ("name", "slug"), [("Add", "add-2"), ("Üñí", "uni"), ("防衛", "view"), ("–", "view")]
)
def test_an_address_is_made_of_the_name_and_never_that_of_a_page(client, name, slug):
    client.post("/views/add/", NEW | {"name": name})

    assert SavedView.objects.get().slug == slug
    assert client.get(f"/views/{slug}/").status_code == 200


def test_equal_names_get_addresses_of_their_own(client, editors, analyst):
    client.post("/views/add/", NEW)
    editors.post("/views/add/", NEW)

    assert sorted(view.slug for view in SavedView.objects.all()) == ["defensie-open", "defensie-open-2"]


def test_the_database_refuses_the_same_name_twice(analyst):
    make_view(analyst, "Een")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_view(analyst, "Een")


# ---- sharing ----------------------------------------------------------------------------------------------------
def test_an_analyst_cannot_share_and_an_editor_can(client, editors, analyst, editor):
    client.post("/views/add/", NEW | {"is_shared": "on"})
    editors.post("/views/add/", NEW | {"is_shared": "on"})

    assert not SavedView.objects.get(owner=analyst).is_shared
    assert SavedView.objects.get(owner=editor).is_shared


def test_an_analyst_changes_their_own_and_an_editor_every_shared_one(client, editors, analyst):
    own = make_view(analyst, "Eigen")
    shared = make_view(make_user("editor"), "Gedeeld", is_shared=True)

    assert client.post(reverse("view_edit", args=[own.slug]), NEW).status_code == 302
    assert client.post(reverse("view_edit", args=[shared.slug]), NEW).status_code == 403
    assert (
        editors.post(reverse("view_edit", args=[shared.slug]), NEW | {"is_shared": "on"}).status_code == 302
    )


# ---- changing ---------------------------------------------------------------------------------------------------
def test_a_change_keeps_the_address_and_counts_up_the_version(client, analyst):
    view = make_view(analyst, "Oud", slug="oud")

    client.post("/views/oud/edit/", NEW)

    view.refresh_from_db()
    assert (view.slug, view.name, view.query, view.version) == (
        "oud",
        "Defensie, open",
        "sort=due&status=open",
        2,
    )


def test_a_stale_form_answers_409_with_both_versions_and_the_next_try_counts(client, analyst):
    view = make_view(analyst, "Oud", slug="oud")
    client.post("/views/oud/edit/", {"name": "Van een ander", "query": "late=true", "version": "1"})

    response = client.post("/views/oud/edit/", NEW)
    page = response.content.decode()

    assert response.status_code == 409
    assert "Van een ander" in page
    assert 'value="Defensie, open"' in page
    assert "Past the deadline" in page
    view.refresh_from_db()
    assert view.name == "Van een ander"
    client.post("/views/oud/edit/", NEW | {"version": response.context["form"]["version"].value()})
    view.refresh_from_db()
    assert (view.name, view.version) == ("Defensie, open", 3)


def test_a_view_that_was_deleted_meanwhile_does_not_come_back(analyst):
    view = make_view(analyst)
    SavedView.objects.all().delete()

    with pytest.raises(Exception, match="No SavedView"):
        saved_views.change(view, 1)

    assert not SavedView.objects.exists()


# ---- deleting ---------------------------------------------------------------------------------------------------
def test_deleting_asks_first_and_says_who_would_miss_it(client, analyst):
    view = make_view(analyst, "Weg", slug="weg")
    Following.objects.create(person=make_user(), view=view)
    make_user(default_view=view)

    page = client.get("/views/weg/delete/").content.decode()

    assert "1 other person follows this view." in page
    assert "The list of 1 other person opens with it." in page
    assert SavedView.objects.exists()


def test_a_deleted_view_is_followed_by_nobody_and_opens_no_list(client, analyst):
    view = make_view(analyst, slug="weg")
    Following.objects.create(person=analyst, view=view)
    other = make_user(default_view=view)

    assert client.post("/views/weg/delete/", {"version": "1"}).status_code == 302

    other.refresh_from_db()
    assert other.default_view is None
    assert not SavedView.objects.exists()
    assert not Following.objects.exists()


@pytest.mark.parametrize("version", ["1", "", "x", "9" * 30])
def test_a_view_that_changed_since_one_asked_is_not_deleted(client, analyst, version):
    make_view(analyst, slug="weg", version=2)

    response = client.post("/views/weg/delete/", {"version": version})

    assert response.status_code == 409
    assert "changed meanwhile" in response.content.decode()
    assert SavedView.objects.exists()
