import re

import pytest

from letters.intake import Metadata, store
from letters.models import Edition
from letters.reading.draft import MarkerDraft, ParagraphDraft, SectionDraft
from letters.replacing import replace_text
from tests.factories import give_better_text, make_draft, make_letter, make_pledge

pytestmark = pytest.mark.django_db

OLD = ["Zie Kamerstuk 27 925, nr. 608.", "Het kabinet zal de Kamer informeren."]


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def letter(editor):
    """A letter with one former text, in which a quote was lost."""
    letter = store("\n\n".join(OLD).encode(), "oud <b>.txt", Metadata(title="Verslag"), by=editor).letter
    make_pledge(letter.paragraphs.get(number=2))
    give_better_text(letter, ["Nieuw.", "Het kabinet zwijgt."], by=editor)
    return letter


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_former_text_reads_as_it_could_be_cited(client, letter):
    html = read(client, f"/letters/{letter.slug}/text/1/")

    assert 'id="p2"' in html
    assert "Kamer informeren." in html
    assert "Het kabinet zwijgt." not in html
    assert re.search(r'<a href="[^"]*27925[^"]*"[^>]*>Kamerstuk 27 925, nr. 608</a>', html)


def test_it_says_since_when_and_by_whom_and_leads_to_the_present_text(client, letter, editor):
    html = read(client, f"/letters/{letter.slug}/text/1/")

    assert "This is a former text of the letter" in html
    assert f"by {editor.name}." in html
    assert f'<a href="/letters/{letter.slug}/">Read the present text</a>' in html
    assert f'href="/letters/{letter.slug}/text/1/compare/"' in html


def test_the_quote_that_was_lost_stands_beside_its_words(client, letter):
    assert '<sup class="pr-ref">P-001</sup>' in read(client, f"/letters/{letter.slug}/text/1/")
    assert '<sup class="pr-ref">P-001</sup>' not in read(client, f"/letters/{letter.slug}/")


def test_nobody_records_a_pledge_from_it(client_as, analyst, letter):
    assert "/pledge/" in read(client_as(analyst), f"/letters/{letter.slug}/")
    assert "/pledge/" not in read(client_as(analyst), f"/letters/{letter.slug}/text/1/")


def test_headings_and_footnotes_are_those_of_that_text(client):
    letter = make_letter()
    draft = make_draft(["Een."], notes=["Oude noot."])
    draft.sections, draft.paragraphs[0].section = [SectionDraft("Oude kop")], 0
    draft.paragraphs[0].markers = [MarkerDraft(2, "1")]
    replace_text(letter, draft, b"een", "een.txt")
    give_better_text(letter, ["Twee."], notes=["Nieuwe noot."])

    html = read(client, f"/letters/{letter.slug}/text/2/")

    assert "Oude kop" in html
    assert "Oude noot." in html
    assert 'href="#fn1"' in html
    assert "Nieuwe noot." not in html


def test_its_file_is_the_one_that_was_replaced(client, letter):
    response = client.get(f"/letters/{letter.slug}/text/1/file")

    assert b"".join(response.streaming_content).decode() == "\n\n".join(OLD)
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_file_that_is_gone_is_said_so(client, letter):
    former = letter.editions.get()
    former.file.storage.delete(former.file.name)

    assert client.get(f"/letters/{letter.slug}/text/1/file").status_code == 404


def test_the_letter_lists_its_former_texts(client, letter, editor):
    give_better_text(letter, ["Nog nieuwer."], by=editor)

    html = read(client, f"/letters/{letter.slug}/")

    assert '<a href="#former-texts">2 former texts</a>' in html
    assert f'<a href="/letters/{letter.slug}/text/1/file">oud &lt;b&gt;.txt</a>' in html
    assert f'<a href="/letters/{letter.slug}/text/2/compare/">' in html
    assert html.count(f", {editor.name}</td>") == 4


def test_a_letter_without_former_texts_lists_none(client):
    assert "former-texts" not in read(client, make_letter().get_absolute_url())


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_a_text_that_is_not_there_is_not_found(client, letter, number):
    for page in ("", "file", "compare/"):
        assert client.get(f"/letters/{letter.slug}/text/{number}/{page}").status_code == 404


def test_a_text_of_another_letter_is_not_found(client, letter):
    other = make_letter()

    assert Edition.objects.count() == 1
    assert client.get(f"/letters/{other.slug}/text/1/").status_code == 404


def test_its_page_takes_as_many_statements_for_forty_paragraphs_as_for_four(
    client, django_assert_max_num_queries
):
    for number in (4, 40):
        letter = make_letter([f"Alinea {number}." for number in range(number)])
        for paragraph in letter.paragraphs.all():
            make_pledge(paragraph)
        draft = make_draft([])
        draft.paragraphs = [ParagraphDraft("Nieuw.")]
        replace_text(letter, draft, f"nieuw {number}".encode(), "nieuw.txt")
        with django_assert_max_num_queries(15):
            read(client, f"/letters/{letter.slug}/text/1/")


def test_a_letter_with_former_texts_is_deleted_with_them(client_as, editor, letter):
    other = make_letter(["Oud."])
    give_better_text(other, ["Nieuw."])
    address = f"/admin/letters/letter/{other.pk}/delete/"

    html = read(client_as(editor), address)
    client_as(editor).post(address, {"post": "yes"})

    assert "former text" in html.lower()
    assert not Edition.objects.filter(letter=other.pk).exists()
