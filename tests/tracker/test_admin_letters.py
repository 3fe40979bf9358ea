"""Letters and dossiers in the admin: what was printed is locked, what is known of it is corrected."""

from datetime import date

import pytest

from letters.models import Letter, Reference
from tests.factories import make_dossier, make_letter, make_pledge, make_update
from tests.tracker.test_admin_sending import change_page, fill_in, read_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


def delete_page(row):
    return change_page(row).replace("/change/", "/delete/")


def test_metadata_is_corrected_with_one_line_of_history(client, editor):
    letter, other = make_letter(), make_dossier("27925")
    lines = letter.corrections.count()

    fill_in(
        client, change_page(letter), title="Verslag", short_title="Londen 2019", kind="report", dated_on="2019-12-18",
        dossier=str(make_dossier().pk), number="321", also_in=[str(other.pk)], place="Den Haag", addressee="De Kamer",
        source_url="https://example.nl/x", dated_note="Zie kop", signatories__0__name="A. Minister",
    )  # fmt: skip

    now = Letter.objects.get()
    assert (now.title, now.short_title, now.kind, now.dated_on) == (
        "Verslag",
        "Londen 2019",
        "report",
        date(2019, 12, 18),
    )
    assert (now.identifier, list(now.also_in.all())) == ("kst-28676-321", [other])
    assert now.signatories.get().name == "A. Minister"
    assert now.corrections.count() == lines + 1
    assert now.corrections.latest().history_user == editor


def test_saving_without_a_change_is_no_line_of_history(client):
    letter = make_letter()
    lines = letter.corrections.count()

    assert fill_in(client, change_page(letter)).status_code == 302

    assert letter.corrections.count() == lines


def test_a_letter_that_gets_its_number_is_found_by_what_names_it(client):
    letter, citing = make_letter(), make_letter(["Zie Kamerstuk 28676, nr. 321."])
    found = Reference.objects.create(
        paragraph=citing.paragraphs.get(), start=4, end=28, kind="kamerstuk", identifier="kst-28676-321"
    )

    fill_in(client, change_page(letter), dossier=str(make_dossier().pk), number="321")

    found.refresh_from_db()
    assert found.letter == letter


def test_a_number_without_a_dossier_is_refused(client):
    letter = make_letter()

    html = fill_in(client, change_page(letter), number="321").content.decode()

    assert "A number in a dossier needs the dossier." in html


def test_a_number_that_another_letter_has_is_refused(client):
    make_letter(dossier=make_dossier(), number="321")
    letter = make_letter()

    html = fill_in(client, change_page(letter), dossier=str(make_dossier().pk), number="321").content.decode()

    assert "Another letter already has this Kamerstuk number." in html


def test_text_and_file_are_shown_to_read_only(client):
    letter = make_letter()

    response = client.get(change_page(letter))

    assert letter.sha256 in response.content.decode()
    assert f'href="{letter.get_absolute_url()}">Read the letter' in response.content.decode()
    assert {"file", "filename", "sha256", "slug", "text"}.isdisjoint(read_form(response))


def test_a_letter_is_not_added_here_but_by_command(client):
    assert client.get("/admin/letters/letter/add/").status_code == 403
    assert "manage.py import_letters" in client.get("/admin/letters/letter/").content.decode()


def test_a_letter_that_nothing_uses_can_be_deleted(client):
    letter = make_letter(["Een.", "Twee."], notes=["Noot."])

    assert "Are you sure" in client.get(delete_page(letter)).content.decode()
    client.post(delete_page(letter), {"post": "yes"})

    assert Letter.objects.count() == 0


def test_a_letter_that_a_pledge_quotes_stays_and_the_page_says_why(client):
    pledge = make_pledge()
    letter = pledge.sources.get().paragraph.letter

    response = client.post(delete_page(letter), {"post": "yes"})

    assert (response.status_code, Letter.objects.count()) == (200, 1)
    assert "It is in use" in response.content.decode()
    assert pledge.code in response.content.decode()


def test_a_letter_that_is_evidence_stays(client):
    letter = make_letter()
    make_update(make_pledge(), status="fulfilled", evidence_paragraph=letter.paragraphs.get())

    client.post(delete_page(letter), {"post": "yes"})

    assert Letter.objects.filter(pk=letter.pk).exists()


def test_the_change_log_of_a_letter_says_who_changed_what(client, editor):
    letter = make_letter(title="Oud")
    fill_in(client, change_page(letter), title="Nieuw")

    html = client.get(f"/admin/letters/letter/{letter.pk}/history/").content.decode()

    assert "<del>Oud</del> → <ins>Nieuw</ins>" in html
    assert editor.name in html


def test_a_dossier_is_added(client):
    fill_in(
        client, "/admin/letters/dossier/add/", number="27925", title="Bestrijding internationaal terrorisme"
    )

    assert make_dossier("27925").title == "Bestrijding internationaal terrorisme"


def test_an_analyst_reads_letters_and_changes_none(analyst, client_as):
    letter = make_letter()
    client = client_as(analyst)

    assert client.get(change_page(letter)).status_code == 200
    assert client.post(change_page(letter), {"title": "Changed"}).status_code == 403
    assert client.post(delete_page(letter), {"post": "yes"}).status_code == 403
    letter.refresh_from_db()
    assert letter.title != "Changed"
