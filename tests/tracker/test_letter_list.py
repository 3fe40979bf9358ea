from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_dossier, make_letter, make_pledge, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def page(client, query=""):
    response = client.get(f"/letters/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_letter_is_shown_with_what_is_known_of_it(client):
    letter = make_letter(
        ["Een.", "Twee."], ["Noot."], title="Verslag van de top", dossier=make_dossier("28676"), number="321"
    )

    html = page(client)

    assert f'<a class="ttl" href="/letters/{letter.slug}/" lang="nl">Verslag van de top</a>' in html
    assert "28 676, nr. 321" in html
    assert '<time datetime="2019-12-17">' in html
    assert '<td class="l num" data-l="Paragraphs">2</td>' in html


def test_what_is_not_known_is_said(client):
    make_letter(dated_on=None)

    html = page(client)

    assert "date not stated" in html
    assert "not in source" in html


def test_the_newest_letter_comes_first_and_those_without_a_date_last(client):
    for title, dated_on in [("Oud", date(2017, 6, 1)), ("Zonder", None), ("Nieuw", date(2019, 6, 1))]:
        make_letter(title=title, dated_on=dated_on)

    html = page(client)

    assert html.index("Nieuw") < html.index("Oud") < html.index("Zonder")


def test_the_pledges_are_counted_and_lead_to_their_list(client):
    letter = make_letter(["Het kabinet zal de Kamer informeren.", "En nog eens."])
    make_update(make_pledge(letter.paragraphs.get(number=1)), "superseded")
    make_pledge(letter.paragraphs.get(number=2))

    html = page(client)

    assert f'href="/pledges/?letter={letter.slug}">2 pledges</a>' in html
    assert f'href="/pledges/?letter={letter.slug}&amp;is_open=true">1 open</a>' in html


def test_those_lists_hold_as_many_pledges(client):
    letter = make_letter(["Het kabinet zal de Kamer informeren.", "En nog eens."])
    make_update(make_pledge(letter.paragraphs.get(number=1)), "superseded")
    make_pledge(letter.paragraphs.get(number=2))
    make_pledge()

    counts = [
        client.get(f"/pledges/?letter={letter.slug}{more}").context["table"].page.paginator.count
        for more in ("", "&is_open=true")
    ]
    assert counts == [2, 1]


def test_an_empty_register_says_how_letters_come_in(client, client_as, editor):
    assert "An editor adds the first one." in page(client)
    assert '<a class="btn pri" href="/letters/add/">Add letters</a>' in page(client_as(editor))


def test_the_list_is_in_pages(client):
    for number in range(51):
        make_letter(title=f"Brief nummer {number:02d}", dated_on=date(2019, 1, 1))

    assert "Brief nummer 00" not in page(client)
    assert "Brief nummer 00" in page(client, "?page=2")
    assert "51 to 51 of 51" in page(client, "?page=2")


@pytest.mark.parametrize("number", ["0", "-1", "abc", "99", "9" * 400])
def test_a_page_that_is_not_there_is_the_nearest_one(client, number):
    make_letter(title="De enige")

    assert "De enige" in page(client, f"?page={number}")


def test_the_number_of_statements_does_not_grow_with_the_letters(client):
    counts = []
    for more in (1, 12):
        for _ in range(more):
            make_pledge(make_letter(dossier=make_dossier(f"{28676 + more}")).paragraphs.get())
        with CaptureQueriesContext(connection) as captured:
            page(client)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 6
