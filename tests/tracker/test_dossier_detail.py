"""The page of a dossier: its letters here, its papers that are cited here, and who watches it."""

import pytest
from django.utils import timezone

from letters.models import Dossier, DossierWatch
from tests.factories import make_dossier, make_letter, make_pledge, make_user
from tests.tracker.test_paper_detail import citing_letter, page

pytestmark = pytest.mark.django_db

ADDRESS = "/kamerstukken/28676/"


@pytest.fixture
def client(client_as, reader):
    return client_as(reader)


def test_the_letters_of_a_dossier_are_there_with_their_pledges(client):
    letter = make_letter(dossier=make_dossier(title="NAVO"), number="321", title="Verslag")
    make_pledge(letter.paragraphs.get())
    make_letter(dossier=make_dossier("29521"), number="9", title="Iets anders")

    html = page(client, ADDRESS)

    assert '<p class="paper-title" lang="nl">NAVO</p>' in html
    assert "1 letter here" in html
    assert '<a href="/pledges/?dossier=28676">1 pledge</a>' in html
    assert '<a class="nw" href="/kamerstukken/28676/321/">nr. 321</a>' in html
    assert "Iets anders" not in html
    assert 'href="https://zoek.officielebekendmakingen.nl/dossier/28676" rel="external"' in html


def test_a_dossier_of_which_nothing_is_here_has_its_page_too(client):
    assert "No letter of this dossier is here." in page(client, ADDRESS)
    assert not Dossier.objects.exists()


def test_a_letter_that_another_dossier_owns_is_mentioned_as_filed_here_too(client):
    letter = make_letter(dossier=make_dossier("33694"), number="9", title="Over beide")
    letter.also_in.add(make_dossier("29521"))

    html = page(client, "/kamerstukken/29521/")

    assert "Also filed here" in html
    assert f'<a href="{letter.get_absolute_url()}" lang="nl">Over beide</a> <small>33 694, nr. 9' in html
    assert "0 letters here" in html


def test_papers_that_are_cited_and_not_here_are_listed_newest_first(client):
    make_letter(dossier=make_dossier(), number="320")
    citing_letter(
        "Zie Kamerstuk 28 676, nr. 9 en Kamerstuk 28 676, nr. 321.",
        "Zie Kamerstuk 28 676, nr. 321, Kamerstuk 28 676, nr. 320 en Kamerstuk 29 521, nr. 1.",
        "Zie Kamerstukken I 2021/22, 28 676, nr. E.",
    )

    html = page(client, ADDRESS)

    places = [html.index(f"/kamerstukken/28676/{number}/") for number in ("321", "9", "E")]
    assert places == sorted(places)
    assert "3 papers" in html
    assert "2 paragraphs</small>" in html
    assert "/kamerstukken/29521/" not in html


def test_a_chapter_of_a_dossier_is_a_dossier_of_its_own(client):
    citing_letter("Zie Kamerstuk 34 775 X, nr. 140.")

    assert "/kamerstukken/34775-X/140/" in page(client, "/kamerstukken/34775-X/")
    assert "/kamerstukken/34775-X/140/" not in page(client, "/kamerstukken/34775/")


def test_the_number_of_statements_does_not_grow(client, django_assert_max_num_queries):
    def grow(times):
        for number in range(times):
            letter = citing_letter(
                f"Zie Kamerstuk 28 676, nr. {500 + number}.", dossier=make_dossier(), title=f"Brief {number}"
            )
            make_pledge(letter.paragraphs.get())
            make_letter(dossier=make_dossier("33694")).also_in.add(make_dossier())

    grow(2)
    with django_assert_max_num_queries(100) as few:
        page(client, ADDRESS)
    grow(10)
    with django_assert_max_num_queries(len(few)):
        page(client, ADDRESS)


# ---- watching ------------------------------------------------------------------------------------------------
def test_an_editor_watches_a_dossier_and_stops(client_as, editor):
    client = client_as(editor)
    assert "Watch this dossier" in page(client, ADDRESS)

    assert client.post(ADDRESS, {"watch": "start"}).url == ADDRESS
    watch = DossierWatch.objects.get()
    assert (watch.dossier.number, watch.person, watch.since) == ("28676", editor, timezone.localdate())
    assert f"Watched by {editor.name}" in " ".join(page(client, ADDRESS).split())

    assert client.post(ADDRESS, {"watch": "stop"}).url == ADDRESS
    assert not DossierWatch.objects.exists()


def test_watching_twice_is_watching_once(client_as, editor):
    client = client_as(editor)

    client.post(ADDRESS, {"watch": "start"})
    client.post(ADDRESS, {"watch": "start"})

    assert DossierWatch.objects.count() == 1


def test_everyone_sees_who_watches_and_one_stops_for_oneself_alone(client, client_as, editor):
    other = make_user("editor", name="Jan de Vries")
    DossierWatch.objects.create(dossier=make_dossier(), person=other)

    client_as(editor).post(ADDRESS, {"watch": "stop"})

    assert "Jan de Vries" in page(client, ADDRESS)


@pytest.mark.parametrize("role", ["reader", "analyst"])
def test_others_may_not_watch(client_as, role):
    client = client_as(make_user(role))

    assert "Watch this dossier" not in page(client, ADDRESS)
    assert client.post(ADDRESS, {"watch": "start"}).status_code == 403
    assert not DossierWatch.objects.exists()


@pytest.mark.parametrize("wish", [{}, {"watch": "perhaps"}])
def test_a_wish_that_is_none_is_refused(client_as, editor, wish):
    assert client_as(editor).post(ADDRESS, wish).status_code == 400
    assert not DossierWatch.objects.exists()


def test_a_wish_for_a_dossier_that_cannot_be_is_not_found(client_as, editor):
    assert client_as(editor).post("/kamerstukken/NAVO/", {"watch": "start"}).status_code == 404
    assert not Dossier.objects.exists()
