"""The page of a paper: its letter or its official address, and everything here that cites it."""

from datetime import date

import pytest

from letters.models import Letter, Marker, Reference
from letters.reading.references import find_references
from tests.factories import give_better_text, make_dossier, make_letter, make_pledge, make_update, make_user
from tracker import papers

pytestmark = pytest.mark.django_db

ADDRESS = "/kamerstukken/28676/321/"
OFFICIAL = 'href="https://zoek.officielebekendmakingen.nl/kst-28676-321.html" rel="external"'
CITES = "Zie hiervoor Kamerstuk 28 676, nr. 321."


@pytest.fixture
def client(client_as, reader):
    return client_as(reader)


def citing_letter(*texts, notes=(), **fields):
    """A letter whose references are found as they are when it is brought in."""
    letter = make_letter(texts or [CITES], notes, **fields)
    for paragraph in letter.paragraphs.all():
        Reference.objects.bulk_create(
            Reference(
                paragraph=paragraph,
                start=found.start,
                end=found.end,
                kind=found.kind,
                identifier=found.identifier,
                letter=Letter.objects.named(found.identifier).first(),
            )
            for found in find_references(paragraph.text)
        )
    return letter


def page(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


# ---- addresses -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/kamerstukken/28 676/321/", ADDRESS),
        ("/kamerstukken/28.676/321/", ADDRESS),
        ("/kamerstukken/28676/nr. 321/", ADDRESS),
        ("/kamerstukken/28676/0321/", ADDRESS),
        ("/kamerstukken/28676/kst-28676-321/", ADDRESS),
        ("/kamerstukken/kst-28676-321/", ADDRESS),
        ("/kamerstukken/34775-x/140/", "/kamerstukken/34775-X/140/"),
        ("/kamerstukken/34 775 X/140/", "/kamerstukken/34775-X/140/"),
        ("/kamerstukken/19 700 hoofdstuk XV/12/", "/kamerstukken/19700-XV/12/"),
        ("/kamerstukken/21 501-02/2893/", "/kamerstukken/21501-02/2893/"),
        ("/kamerstukken/35925/e/", "/kamerstukken/35925/E/"),
        ("/kamerstukken/28 676/", "/kamerstukken/28676/"),
        ("/kamerstukken/34775-x/", "/kamerstukken/34775-X/"),
    ],
)
def test_an_address_as_people_write_it_leads_to_the_canonical_one(client, address, canonical):
    assert client.get(address).url == canonical
    assert client.get(canonical).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/kamerstukken/28676/9-h1/",
        "/kamerstukken/21501-02/2893/",
        "/kamerstukken/35925/E/",
        "/kamerstukken/34775-X/140/",
    ],
)
def test_every_form_of_a_number_has_its_page(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/kamerstukken/NAVO/321/",
        "/kamerstukken/2867/321/",
        "/kamerstukken/28676/0/",
        "/kamerstukken/28676/321x/",
        "/kamerstukken/28676/123456/",
        "/kamerstukken/28676/%3Cscript%3E/",
        "/kamerstukken/28676/kst-29521-9/",
        "/kamerstukken/%D9%A2%D9%A8676/321/",
        "/kamerstukken/28676/٣٢١/",
        f"/kamerstukken/{'9' * 5000}/1/",
        f"/kamerstukken/28676/{'9' * 5000}/",
        "/kamerstukken/NAVO/",
        "/kamerstukken/1/",
    ],
)
def test_what_cannot_be_a_number_is_not_found(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "There is nothing at this address." in response.content.decode()


# ---- the paper -----------------------------------------------------------------------------------------------
def test_a_paper_that_is_here_leads_to_its_letter(client):
    letter = make_letter(dossier=make_dossier(title="NAVO"), number="321", title="Verslag van de top")

    html = page(client)

    assert 'Kamerstuk <span class="nw">28 676, nr. 321</span></h1>' in html
    assert f'<a href="{letter.get_absolute_url()}" lang="nl">Verslag van de top</a>' in html
    assert "S.A. Blok, De Minister van Buitenlandse Zaken" in html
    assert "Read the letter" in html
    assert OFFICIAL in html


def test_a_paper_that_is_not_here_shows_its_official_address(client):
    html = page(client)

    assert "The text is not in this register." in html
    assert OFFICIAL in html
    assert "Bring it in" not in html
    assert "No letter here cites it." in html


def test_an_editor_is_led_to_where_it_is_brought_in(client_as, editor):
    client = client_as(editor)

    assert 'href="/letters/add/?paper=28%20676%2C%20nr.%20321"' in page(client)
    assert 'value="28 676, nr. 321"' in page(client, "/letters/add/?paper=28%20676%2C%20nr.%20321")


def test_a_paper_of_several_dossiers_has_its_page_under_the_first_only(client):
    letter = make_letter(dossier=make_dossier("33694"), number="9", title="Over beide")
    letter.also_in.add(make_dossier("29521"))

    assert letter.get_absolute_url() in page(client, "/kamerstukken/33694/9/")
    assert "also filed under" in page(client, "/kamerstukken/33694/9/")
    assert letter.get_absolute_url() not in page(client, "/kamerstukken/29521/9/")


def test_a_paper_in_a_chapter_is_another_one_than_that_of_the_dossier(client):
    letter = make_letter(dossier=make_dossier("34775-X"), number="140")

    assert letter.get_absolute_url() in page(client, "/kamerstukken/34775-X/140/")
    assert letter.get_absolute_url() not in page(client, "/kamerstukken/34775/140/")


# ---- what cites it -------------------------------------------------------------------------------------------
def test_each_paragraph_that_cites_it_is_there_with_its_sentence(client):
    letter = citing_letter("Eerst dit. Zie hiervoor Kamerstuk 28 676, nr. 321. Daarna dat.", "Zonder.")
    paragraph = letter.paragraphs.get(number=1)

    html = page(client)

    assert "1 paragraph here" in html
    address = paragraph.get_absolute_url()
    assert f'Zie hiervoor <a href="{address}">Kamerstuk 28 676, nr. 321</a>.' in html
    assert "Eerst dit." not in html
    assert f'<a href="{address}"><span lang="nl">{letter.title}</span> ¶1</a>' in html


def test_a_paper_with_a_like_number_is_not_this_one(client):
    citing_letter("Zie Kamerstuk 28 676, nr. 32, Kamerstuk 28 676, nr. 3210 en Kamerstuk 29 521, nr. 321.")

    assert "No letter here cites it." in page(client)


def test_a_former_text_cites_no_more(client):
    letter = citing_letter()
    give_better_text(letter, ["Hier staat geen verwijzing meer."])

    assert "No letter here cites it." in page(client)


def test_a_letter_does_not_cite_itself(client):
    citing_letter(dossier=make_dossier(), number="321")

    assert "No letter here cites it." in page(client)


def test_a_reference_that_a_person_linked_counts_too(client):
    letter = make_letter(dossier=make_dossier(), number="321")
    citing = make_letter(["Zoals in de brief over Londen staat."])
    Reference.objects.create(
        paragraph=citing.paragraphs.get(), start=10, end=28, kind="document", letter=letter
    )

    assert "1 paragraph here" in page(client)


def test_the_words_of_a_letter_are_shown_as_words(client):
    citing_letter("Zie <script>alert(1)</script> Kamerstuk 28 676, nr. 321.")

    html = page(client)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


def test_a_long_sentence_is_cut_between_words():
    text = "woord " * 200 + "Kamerstuk 28 676, nr. 321" + " woord" * 200
    start = text.index("Kamerstuk")

    first, last = papers.sentence_around(text, start, start + 25)

    assert last - first <= papers.LONGEST_SENTENCE
    assert text[first:last].startswith("woord")
    assert text[first:last].endswith("woord")
    assert papers.sentence_around("x" * 2000, 1000, 1025)[1] - 1025 <= papers.LONGEST_SENTENCE


def test_hundreds_of_paragraphs_come_in_pages(client):
    citing_letter(*[f"Punt {number}. {CITES}" for number in range(1, 61)])

    first, last = page(client), page(client, f"{ADDRESS}?page=3")

    assert "60 paragraphs here" in first
    assert "1 to 25 of 60" in first
    assert "51 to 60 of 60" in last


@pytest.mark.parametrize("number", ["-1", "abc", str(2**63), "9" * 5000])
def test_a_page_that_is_not_there_is_the_nearest(client, number):
    citing_letter()

    assert "1 paragraph here" in page(client, f"{ADDRESS}?page={number}")


def test_pledges_whose_paragraph_or_note_cites_it_are_there(client):
    direct = make_pledge(citing_letter().paragraphs.get())
    letter = citing_letter("Het kabinet doet dit.", notes=[CITES])
    body, note = letter.paragraphs.get(kind="body"), letter.paragraphs.get(kind="note")
    Marker.objects.create(paragraph=body, note=note, at=5)
    by_note = make_pledge(body)
    other = make_pledge()

    html = page(client)

    assert direct.get_absolute_url() in html
    assert by_note.get_absolute_url() in html
    assert other.get_absolute_url() not in html


def test_a_pledge_that_cites_it_twice_is_there_once(client):
    make_pledge(citing_letter(CITES + " " + CITES).paragraphs.get())

    assert page(client).count('href="/pledges/P-001/"') == 1


def test_status_updates_that_rest_on_it_are_there(client):
    letter = make_letter(dossier=make_dossier(), number="321")
    by_number = make_update(make_pledge(), "fulfilled", evidence_identifier="kst-28676-321")
    by_words = make_update(make_pledge(), "fulfilled", evidence_paragraph=letter.paragraphs.get())
    other = make_update(make_pledge(), "fulfilled", evidence_identifier="kst-28676-322")

    html = page(client)

    assert f"#update-{by_number.pk}" in html
    assert f"#update-{by_words.pk}" in html
    assert f"#update-{other.pk}" not in html


def test_many_pledges_and_updates_are_cut_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(papers, "MOST_SHOWN", 2)
    paragraph = citing_letter().paragraphs.get()
    for end in range(10, 14):
        make_pledge(paragraph, 0, end)

    assert "Only the first 2 are shown." in page(client)


def test_the_number_of_statements_does_not_grow(client, django_assert_max_num_queries):
    def grow(times):
        for _each in range(times):
            paragraph = citing_letter(dated_on=date(2020, 1, 1)).paragraphs.get()
            make_update(make_pledge(paragraph), "fulfilled", evidence_identifier="kst-28676-321")

    make_letter(dossier=make_dossier(), number="321")
    grow(3)
    with django_assert_max_num_queries(100) as few:
        page(client)
    grow(12)
    with django_assert_max_num_queries(len(few)):
        page(client)


# ---- who leads here ------------------------------------------------------------------------------------------
def test_the_letter_says_in_how_many_paragraphs_it_is_cited(client):
    letter = make_letter(dossier=make_dossier(), number="321")
    citing_letter(CITES, CITES)

    html = page(client, letter.get_absolute_url())

    assert f'<a href="{ADDRESS}">28 676, nr. 321</a>, cited in 2 paragraphs here' in html


def test_a_pledge_leads_to_the_papers_that_are_named_there(client):
    pledge = make_pledge(citing_letter().paragraphs.get())

    assert f'<a href="{ADDRESS}"><span lang="nl">Kamerstuk 28 676, nr. 321</span></a>' in page(
        client, pledge.get_absolute_url()
    )


def test_a_letter_that_is_stored_later_is_where_the_references_lead(client):
    citing = citing_letter()
    assert f'<a href="{ADDRESS}">' in page(client, citing.get_absolute_url())

    letter = make_letter(dossier=make_dossier(), number="321")
    Reference.objects.filter(identifier=letter.identifier).update(letter=letter)

    html = page(client, citing.get_absolute_url())
    assert f'<a href="{letter.get_absolute_url()}">Kamerstuk' in html
    assert f'<a href="{ADDRESS}">Kamerstuk' not in html


def test_somebody_who_may_not_record_still_sees_all(client_as):
    citing_letter()

    for role in ("reader", "analyst", "editor", "administrator"):
        assert "1 paragraph here" in page(client_as(make_user(role)))
