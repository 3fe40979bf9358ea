import re
from datetime import date
from html import unescape

import pytest

from letters.models import Marker, Paragraph, Reference
from tests.factories import make_letter, make_party, make_pledge, make_update
from tracker.linking import link
from tracker.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def page(client, pledge, query=""):
    response = client.get(f"{pledge.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_quote_stands_in_its_paragraph_between_its_neighbours(client):
    letter = make_letter(["Vooraf.", "Het kabinet zal de Kamer informeren.", "Daarna."])
    pledge = make_pledge(letter.paragraphs.get(number=2), start=12, end=35)

    html = page(client, pledge)

    assert 'Het kabinet <mark id="quote">zal de Kamer informeren</mark>.' in html
    assert '<p class="dim">Vooraf.</p>' in html
    assert '<p class="dim">Daarna.</p>' in html


def test_what_is_not_stated_and_what_is_inferred_are_said(client):
    pledge = make_pledge(amount=4_600_000, period="year", period_inferred=True)

    html = page(client, pledge)

    assert "not stated" in html
    assert "the period is inferred: the letter does not state it" in html


def test_a_second_source_is_shown_with_its_role(client):
    pledge = make_pledge()
    again = make_letter(["Zoals toegezegd."]).paragraphs.get()
    Source.objects.create(pledge=pledge, paragraph=again, start=0, end=16, quote=again.text, role="repeated")

    assert "Repeated" in page(client, pledge)


def test_the_history_is_newest_first_by_when_it_took_effect(client):
    pledge = make_pledge()
    make_update(pledge, "in_progress", effective_on=date(2020, 5, 1), note="Second step")
    make_update(pledge, "open", effective_on=date(2020, 2, 1), note="Back-dated step")

    html = page(client, pledge)

    assert html.index("Second step") < html.index("Back-dated step") < html.index("Recorded here")


def test_papers_of_the_paragraph_and_its_notes_are_related(client):
    letter = make_letter(["Zie Kamerstuk 28 676, nr. 321."], notes=["Kamerstuk 27 925, nr. 608."])
    body, note = letter.paragraphs.body().get(), letter.paragraphs.notes().get()
    Reference.objects.create(paragraph=body, start=4, end=29, kind="kamerstuk", identifier="kst-28676-321")
    Reference.objects.create(paragraph=note, start=0, end=25, kind="kamerstuk", identifier="kst-27925-608")
    Marker.objects.create(paragraph=body, note=note, at=29)

    html = page(client, make_pledge(body, end=10))

    assert 'href="/kamerstukken/28676/321/"' in html
    assert 'href="/kamerstukken/27925/608/"' in html


def test_a_stored_paper_is_linked_here(client):
    letter = make_letter(["Zie Kamerstuk 28 676, nr. 321."])
    other = make_letter(title="Het verslag")
    body = letter.paragraphs.get()
    Reference.objects.create(
        paragraph=body, start=4, end=29, kind="kamerstuk", identifier="kst-28676-321", letter=other
    )

    html = page(client, make_pledge(body, end=10))

    assert f'href="{other.get_absolute_url()}"' in html
    assert "zoek.officielebekendmakingen.nl" not in html


def test_a_linked_pledge_of_the_same_paragraph_stands_in_the_line_of_descent_alone(client):
    paragraph = make_letter(["Een toezegging en nog een."]).paragraphs.get()
    first, second = make_pledge(paragraph, end=15), make_pledge(paragraph, start=16)
    assert "same paragraph" in page(client, second)

    link(second, "splits_from", first, None)

    assert f"splits from {first.code}" in page(client, second)
    assert "same paragraph" not in page(client, second)


def test_pledges_of_the_same_paragraph_are_related(client):
    paragraph = Paragraph.objects.get(pk=make_letter(["Een toezegging en nog een."]).paragraphs.get().pk)
    first, second = make_pledge(paragraph, end=15), make_pledge(paragraph, start=16)

    assert f"{second.code}</a>" in page(client, first)


def test_a_walk_through_a_list_knows_its_place(client):
    for _ in range(3):
        make_pledge()
    second = make_pledge(code="P-002")

    html = page(client, second, "?in=sort%3Dcode")

    assert "4 of 4" in html
    assert 'rel="prev"' in html
    assert 'rel="next"' not in html


def test_a_walk_with_a_wrong_query_leads_to_the_whole_list(client):
    html = page(client, make_pledge(), "?in=foo%3Dbar")

    assert 'href="/pledges/"' in html


def test_a_reader_sees_no_form(reader, client_as):
    pledge = make_pledge()
    assert 'id="update"' in page(client_as(make_analyst()), pledge)

    assert 'id="update"' not in page(client_as(reader), pledge)


def make_analyst():
    from tests.factories import make_user

    return make_user()


def test_the_title_speaks_the_readers_language(client, analyst):
    pledge = make_pledge(title="Inform the House", title_nl="De Kamer informeren")
    analyst.language = "nl"
    analyst.save()

    assert "<h1>De Kamer informeren</h1>" in page(client, pledge)


def test_a_citation_gives_words_letter_day_and_paragraph(client):
    pledge = make_pledge(responsible=[make_party()])

    assert "“Het kabinet zal de Kamer informeren.”" in page(client, pledge)
    assert "17 december 2019, ¶1 (Nakoming P-001)" in page(client, pledge)


def test_an_unknown_pledge_is_not_found(client):
    assert client.get("/pledges/P-999/").status_code == 404


def test_the_number_of_statements_does_not_grow_with_the_history(client, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(28) as captured:
            page(client, pledge)
        return len(captured)

    pledge = make_pledge()
    make_update(pledge)
    few = statements()
    for _ in range(5):
        make_update(pledge)

    assert statements() == few


# ---- what may bear on it --------------------------------------------------------------------------------------
LATER = "Het onbemande onderzeebootvaartuig voor de mijnenjacht is aangeschaft."


@pytest.fixture
def older_pledge():
    quote = "Het kabinet zal een onbemand onderzeebootvaartuig voor mijnenjacht aanschaffen."
    return make_pledge(make_letter([quote], dated_on=date(2017, 5, 25)).paragraphs.get())


def test_what_may_bear_on_a_pledge_stands_below_its_history_with_why(client, older_pledge):
    later = make_letter(["Algemeen.", LATER], short_title="Mijnen")

    html = page(client, older_pledge)

    assert html.index("Recorded here") < html.index("May bear on this")
    assert f'<a href="{later.get_absolute_url()}#p2"><span lang="nl">Mijnen</span> ¶2</a>' in html
    assert "<mark>onderzeebootvaartuig</mark>" in html
    assert "says “aanschaffen”, “mijnenjacht”, “onbemand”, “onderzeebootvaartuig”" in html


def test_one_click_opens_the_update_with_the_paragraph_as_its_evidence(client, older_pledge):
    later = make_letter([LATER])
    html = page(client, older_pledge, "?in=status%3Dopen")

    link = re.search(r'href="([^"]*evidence=[^"]*)#update"', html)[1]
    html = client.get(unescape(link)).content.decode()

    assert f'value="{later.get_absolute_url()}#p1"' in html
    assert f">\n{LATER}</textarea>" in html
    assert 'name="in" value="status=open"' in html


def test_nothing_found_is_said_and_a_closed_pledge_is_silent(client, older_pledge):
    assert "Nothing found: no paragraph of a later letter" in page(client, older_pledge)

    make_update(older_pledge, "superseded")

    assert "May bear on this" not in page(client, older_pledge)


def test_a_reader_sees_no_proposals(client_as, reader, client, older_pledge):
    make_letter([LATER])
    assert "May bear on this" in page(client, older_pledge)

    assert "May bear on this" not in page(client_as(reader), older_pledge)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("evidence=nonsense", "This is no paragraph link"),
        ("evidence=/letters/nergens/%23p1", "There is no letter called “nergens”"),
        ("evidence_quote=zomaar", "These words need the paragraph"),
        ("evidence=28676-321&candidate=x", "whole number"),
        ("evidence=28676-321&candidate=-1", "greater than or equal to 1"),
        ("evidence=" + "x" * 600, "at most 500 characters"),
    ],
)
def test_evidence_in_the_address_that_is_none_is_said_in_the_form(client, query, problem):
    pledge = make_pledge()
    for way in ("", "update/"):
        response = client.get(f"{pledge.get_absolute_url()}{way}?{query}")

        assert response.status_code == 400
        assert problem in response.content.decode()


def test_evidence_in_the_address_stores_nothing_by_itself(client):
    pledge = make_pledge()

    response = client.get(f"{pledge.get_absolute_url()}update/?evidence=28676-321")

    assert response.status_code == 200
    assert not pledge.updates.exists()
