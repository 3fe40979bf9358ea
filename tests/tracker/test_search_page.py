from datetime import date

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from letters.models import Reference
from letters.search import finding
from letters.search.words import read_question
from tests.factories import make_dossier, make_letter, make_party, make_pledge, make_update
from tracker.snippets import snippet

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def found(client, query, **more):
    """The texts of the hits, their marks as brackets."""
    response = client.get("/search/", {"q": query} | more)
    assert response.status_code == 200
    shown = [hit.get("snippet") or hit["title"] for hit in response.context["search"].hits]
    return [str(text).replace("<mark>", "[").replace("</mark>", "]") for text in shown]


def counts(client, query, **more):
    return {tab.name: tab.count for tab in client.get("/search/", {"q": query} | more).context["search"].tabs}


def test_a_hit_shows_its_words_marked_and_opens_at_its_paragraph(client):
    letter = make_letter(["Niets.", "De regering heeft extra brieven toegezegd."], title="Verslag")

    page = client.get("/search/?q=toezegging+brief").content.decode()

    assert "De regering heeft extra <mark>brieven</mark> <mark>toegezegd</mark>." in page
    assert f'href="/letters/{letter.slug}/#p2"' in page


def test_a_note_is_found_and_opens_at_its_place(client):
    letter = make_letter(["Niets."], notes=["Zie de bijlage."])

    assert f'href="/letters/{letter.slug}/#fn1"' in client.get("/search/?q=bijlagen").content.decode()


def test_each_kind_of_result_is_counted_and_shown(client):
    letter = make_letter(["Een fregat vaart uit."], title="Brief over fregatten")
    pledge = make_pledge(letter.paragraphs.get(), title="A frigate", title_nl="Een fregat")
    make_update(pledge, note="Het fregat is er.")

    assert counts(client, "fregat") == {"paragraphs": 1, "pledges": 1, "letters": 1}
    assert found(client, "fregat") == ["Een [fregat] vaart uit."]
    assert found(client, "fregat", what="pledges") == ["Een [fregat] vaart uit."]
    assert found(client, "fregat", what="letters") == ["Brief over [fregatten]"]


def test_exact_words_are_those_as_written_next_to_each_other(client):
    make_letter(
        ["De brieven van de minister.", "De brief van de minister, en van de brieven.", "Van de brief."]
    )

    assert len(found(client, "van de brief")) == 3
    assert found(client, "van de brief", letterlijk="true") == ["[Van de brief]."]


def test_a_long_paragraph_is_cut_around_the_words(client):
    make_letter(
        ["Vooraf staat hier veel. " * 40 + "De uitkomst is een fregat. " + "Daarna ook nog veel. " * 40]
    )

    (text,) = found(client, "fregatten")

    assert "een [fregat]" in text
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 330


@pytest.fixture
def letters():
    """The word `fregat` in letters that differ in what one can narrow by."""
    old = make_letter(["Fregat een."], dossier=make_dossier("28676"), number="1", dated_on=date(2017, 6, 1))
    new = make_letter(["Fregat twee."], dossier=make_dossier("33783"), number="2", kind="report")
    new.also_in.add(make_dossier("35000"))
    make_pledge(old.paragraphs.get(), responsible=[make_party("Defence")], pledged_on=date(2017, 6, 1))
    make_pledge(new.paragraphs.get(), responsible=[make_party("Navy")], pledged_on=date(2019, 12, 17))


@pytest.mark.parametrize(
    ("narrowing", "hit"),
    [
        ({"dossier": "28676"}, "een"),
        ({"dossier": "28 676"}, "een"),
        ({"dossier": "35000"}, "twee"),
        ({"year": "2017"}, "een"),
        ({"year": "2019"}, "twee"),
        ({"kind": "report"}, "twee"),
        ({"responsible": "defence"}, "een"),
        ({"responsible": "navy", "kind": ["report", "letter"]}, "twee"),
    ],
)
def test_filters_narrow_every_kind_of_result(client, letters, narrowing, hit):
    assert counts(client, "fregat") == {"paragraphs": 2, "pledges": 2, "letters": 0}

    assert found(client, "fregat", **narrowing) == [f"[Fregat] {hit}."]
    assert found(client, "fregat", what="pledges", **narrowing) == [f"[Fregat] {hit}."]
    assert len(found(client, "Brief Blok", what="letters", **narrowing)) == 1


@pytest.mark.parametrize(
    "typed", ["28676-321", "28 676, nr. 321", "kst-28676-321", "Kamerstuk 28676 nr. 321"]
)
def test_a_kamerstuk_number_gives_the_paper_and_what_names_it(client, typed):
    stored = make_letter(["Hierbij."], title="De brief zelf", dossier=make_dossier("28676"), number="321")
    citing = make_letter(["Zoals beloofd in die brief (aldaar)."]).paragraphs.get()
    Reference.objects.create(paragraph=citing, start=17, end=26, kind="kamerstuk", identifier="kst-28676-321")
    make_letter(["Zie 28 676 over iets anders."])

    page = client.get("/search/", {"q": typed})

    assert page.context["search"].paper["letter"] == stored
    assert f'href="{stored.get_absolute_url()}"' in page.content.decode()
    assert [hit["paragraph"] for hit in page.context["search"].hits] == [citing]
    assert "<mark>die brief</mark>" in page.content.decode()


def test_a_paper_that_is_not_stored_is_offered_where_it_is_official(client):
    page = client.get("/search/?q=28676-999").content.decode()

    assert 'href="https://zoek.officielebekendmakingen.nl/kst-28676-999.html"' in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("q=brief&colour=red", "colour"),
        ("q=brief&colour=", "colour"),
        ("q=" + "a" * 201, "q"),
        ("q=brief&q=huis", "q"),
        ("q=brief&letterlijk=yes", "letterlijk"),
        ("q=brief&what=everything", "what"),
        ("q=brief&dossier=99999", "99999"),
        ("q=brief&dossier=abc", "abc"),
        ("q=brief&dossier=" + "9" * 5000, "dossier"),
        ("q=brief&year=0", "year"),
        ("q=brief&year=10000", "year"),
        ("q=brief&year=9223372036854775808", "year"),
        ("q=brief&year=abc", "year"),
        ("q=brief&kind=poem", "poem"),
        ("q=brief&responsible=nobody-here", "nobody-here"),
        ("q=brief&page=0", "page"),
        ("q=brief&page=-1", "page"),
        ("q=brief&page=9223372036854775808", "page"),
        ("q=brief&sort=x)--", "sort"),
        ("q=brief&_connector=OR 1=1", "_connector"),
    ],
)
def test_a_wrong_parameter_is_named_and_nothing_is_shown(client, query, named):
    make_letter(["De brief."])
    assert found(client, "brief")

    response = client.get(f"/search/?{query}")

    assert response.status_code == 400
    assert response.context["search"] is None
    assert named in response.content.decode()
    assert "<mark>" not in response.content.decode()


@pytest.mark.parametrize(
    "query", ["", "q=", "q=&year=&dossier=&responsible=", "q=%2A%2A%2A", "q=%22%27%28", "q=" + "%2A" * 200]
)
def test_a_question_without_words_gets_a_friendly_page(client, query):
    make_letter(["De brief."])

    response = client.get(f"/search/?{query}")

    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()
    assert not response.context["search"].question


def test_nothing_found_offers_ways_out(client):
    make_letter(["De brief."], title="Het rapport")

    page = client.get("/search/?q=rapporten&letterlijk=true&year=2019").content.decode()

    assert "Nothing was found" in page
    assert 'href="/search/?q=rapporten&amp;year=2019"' in page
    assert 'href="/search/?q=rapporten"' in page


def test_a_page_past_the_end_shows_the_last(client):
    make_letter([f"Brief {number}." for number in range(30)])

    assert len(found(client, "brief")) == 25
    assert len(found(client, "brief", page=2)) == 5
    assert len(found(client, "brief", page=99)) == 5


def test_more_than_the_cap_is_said(client, monkeypatch):
    monkeypatch.setattr(finding, "CAP", 3)
    make_letter([f"Brief {number}." for number in range(4)])

    page = client.get("/search/?q=brief").content.decode()

    assert "These are more than 3" in page
    assert '<span class="n">3+</span>' in page


def test_text_from_letters_is_shown_as_text(client):
    hostile = "<script>alert(1)</script> <mark>brief</mark> {{7*7}} \u202e onzin"
    make_letter([hostile], title=hostile)
    make_letter(["brief" + "x" * 1_000_000])

    page = client.get("/search/", {"q": "script brief"}).content.decode()

    assert "&lt;<mark>script</mark>&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert found(client, "brief" + "x" * 60)[0].startswith("[briefx")


@given(text=st.text(max_size=400), words=st.text(max_size=40), exact=st.booleans())
@pytest.mark.once
def test_a_snippet_is_a_stretch_of_the_text_with_nothing_but_marks_in_it(text, words, exact):
    shown = str(snippet(text, read_question(words), exact))

    plain = shown.replace("<mark>", "").replace("</mark>", "").replace('<span class="cell">\t</span>', "\t")
    assert strip_tags(plain) == plain
    for sign, escaped in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        plain = plain.replace(sign, escaped)
    assert plain.removeprefix("… ").removesuffix(" …") in text


def test_the_masthead_searches_everything(client):
    assert 'role="search" action="/search/"' in client.get("/").content.decode()


@pytest.mark.parametrize("what", ["paragraphs", "pledges", "letters"])
def test_the_number_of_statements_does_not_grow_with_the_hits(client, what, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(24) as captured:
            client.get(f"/search/?q=brief&what={what}&year=2019")
        return len(captured)

    make_pledge(make_letter(["Brief."]).paragraphs.get(), responsible=[make_party("Defence")])
    few = statements()
    for number in range(20):
        make_pledge(make_letter(["Brief."]).paragraphs.get(), responsible=[make_party(f"Party {number}")])

    assert statements() == few


def test_filters_are_cleared_where_there_are_any(client):
    make_letter(["Het kabinet komt."])
    cleared = '<a href="/search/?q=kabinet" class="sm">Clear the filters</a>'

    assert cleared not in client.get("/search/?q=kabinet").content.decode()
    assert cleared in client.get("/search/?q=kabinet&year=2019").content.decode()
