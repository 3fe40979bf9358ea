from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    give_better_text,
    make_dossier,
    make_letter,
    make_mark,
    make_pledge,
    make_update,
    make_user,
)
from tracker.models import ReadingMark

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


# ---- how far the letters have been read ---------------------------------------------------------------------------
@pytest.fixture
def analysts(analyst, client_as):
    """The client of an analyst, who sees what was read."""
    return client_as(analyst)


def read(letter, person, *numbers, **fields):
    for number in numbers:
        make_mark(letter.paragraphs.body().get(number=number), person, **fields)


def titles(client, query):
    return [row.letter.title for row in client.get(f"/letters/{query}").context["rows"]]


@pytest.fixture
def letters(analyst):
    """One letter for each way of having been read, of two paragraphs each, the oldest first."""
    other = make_user(name="C. Dijk")
    kinds = ["nobody", "other", "begun", "mine", "quoted", "done"]
    made = {
        kind: make_letter(["Een.", "Twee."], ["Noot."], title=kind, dated_on=date(2019, 1, day))
        for day, kind in enumerate(kinds, 1)
    }
    read(made["other"], other, 1, 2)
    read(made["begun"], analyst, 1)
    read(made["mine"], analyst, 1, 2)
    make_pledge(made["quoted"].paragraphs.body().get(number=1))
    read(made["done"], other, 1, no_pledge=True)
    make_pledge(made["done"].paragraphs.body().get(number=2))
    return made


def test_a_letter_shows_how_far_it_was_read_and_by_whom(analysts, letters, analyst):
    rows = {row.letter.title: row.progress for row in analysts.get("/letters/").context["rows"]}

    assert (rows["nobody"].by_anyone, rows["nobody"].readers) == (0, [])
    assert (rows["other"].by_anyone, rows["other"].by_me, rows["other"].readers) == (2, 0, [("C. Dijk", 2)])
    assert (rows["begun"].by_me, rows["begun"].readers) == (1, [(analyst.name, 1)])
    assert (rows["quoted"].accounted_for, rows["done"].accounted_for, rows["done"].is_complete) == (
        1,
        2,
        True,
    )
    assert {progress.paragraphs for progress in rows.values()} == {2}


def test_the_page_says_so(analysts, letters, analyst):
    html = page(analysts)

    assert '<span class="mut nw">not read</span>' in html
    assert f"<small>{analyst.name} (1)</small>" in html
    assert "<small>C. Dijk</small>" in html
    assert '<span class="nw">0 of 2 accounted for</span>' in html


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("nobody", ["quoted", "nobody"]),
        ("not_me", ["done", "quoted", "other", "nobody"]),
        ("begun", ["begun"]),
        ("unfinished", ["mine", "begun", "other"]),
        ("finished", ["done"]),
        ("", ["done", "quoted", "mine", "begun", "other", "nobody"]),
    ],
)
def test_the_list_is_narrowed_by_how_far_letters_were_read(analysts, letters, value, found):
    assert titles(analysts, f"?read={value}") == found


def test_what_was_read_of_a_former_text_does_not_count(analysts, letters, analyst):
    give_better_text(letters["mine"], ["Een.", "Nieuw."])
    give_better_text(letters["other"], ["Heel.", "Anders."])

    assert titles(analysts, "?read=begun") == ["mine", "begun"]
    assert titles(analysts, "?read=nobody") == ["quoted", "other", "nobody"]


@pytest.mark.parametrize("query", ["read=colour", "colour=red", "read=nobody&read=begun"])
def test_a_filter_that_is_not_understood_is_an_error_and_no_rows(analysts, letters, query):
    response = analysts.get(f"/letters/?{query}")

    assert response.status_code == 400
    assert response.context["rows"] == []
    assert (
        f"<b>{query.partition('=')[0]}</b>" in response.content.decode()
        or "“colour”" in response.content.decode()
    )


def test_nothing_found_is_not_an_empty_register(analysts, letters):
    assert "There is no such letter" not in page(analysts, "?read=finished")
    ReadingMark.objects.all().delete()

    html = page(analysts, "?read=finished")
    assert "There is no such letter" in html
    assert "No letters yet" not in html


def test_the_pages_of_a_narrowed_list_stay_narrowed(analysts):
    for number in range(51):
        make_letter(title=f"Brief nummer {number:02d}")

    assert 'href="?read=nobody&amp;page=2"' in page(analysts, "?read=nobody")


def test_readers_neither_see_nor_ask_how_far_letters_were_read(client, analysts, letters):
    assert "accounted for" in page(analysts)
    html = page(client)
    assert not [words for words in ("accounted for", "C. Dijk", "?read=") if words in html]
    assert client.get("/letters/?read=nobody").status_code == 400


@pytest.mark.parametrize("query", ["", "?read=nobody", "?read=begun", "?read=unfinished"])
def test_the_statements_of_an_analyst_do_not_grow_with_letters_and_marks(analysts, analyst, query):
    counts = []
    for more in (1, 12):
        for _ in range(more):
            read(make_letter(), analyst)
            read(make_letter(["Een.", "Twee."]), analyst, 1)
            read(make_letter(["Een.", "Twee."]), make_user(), 1, 2)
        with CaptureQueriesContext(connection) as captured:
            page(analysts, query)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 9
