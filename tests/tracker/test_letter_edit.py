"""What is known of a stored letter is corrected, with a line of history; its text is replaced after a check."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.correcting import current_version, particulars_of
from letters.intake import Metadata, store
from letters.models import Incoming, Letter, Reference
from tests.factories import make_dossier, make_letter, make_user
from tracker.models import Candidate
from tracker.proposing import propose_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]

TEXT = "Het kabinet zal de Kamer informeren, zoals gevraagd (Kamerstuk 28 676, nr. 320).\n"


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


@pytest.fixture
def letter():
    return store(TEXT.encode(), "brief.txt", Metadata(title="Verslag", slug="verslag")).letter


def fields_of(letter, **typed):
    """All fields as the page shows them, some of them typed over."""
    signed = list(letter.signatories.all())
    fields = {
        "form-TOTAL_FORMS": len(signed) + 1,
        "form-INITIAL_FORMS": 0,
        "version": current_version(letter),
    }
    for number, each in enumerate(signed):
        fields |= {f"form-{number}-name": each.name, f"form-{number}-office": each.office}
    return particulars_of(letter) | fields | typed


def edit(client, letter, **typed):
    return client.post("/letters/verslag/edit/", fields_of(letter, **typed))


def test_a_date_that_is_filled_in_gives_the_terms_of_proposals_their_days(client):
    text = "Het kabinet zal de Kamer dit najaar over de uitkomst informeren."
    letter = make_letter([text], slug="verslag", dated_on=None)
    propose_letter(letter)
    assert Candidate.objects.get().read["terms"][0]["needs_date"]

    edit(client, letter, dated_on="2020-05-01")

    assert Candidate.objects.get().read["terms"][0]["last"].startswith("2020")


def test_the_number_is_given_and_older_references_find_the_letter(client, letter):
    older = make_letter(["Zie Kamerstuk 28 676, nr. 321."])
    Reference.objects.create(
        paragraph=older.paragraphs.get(), start=4, end=29, kind="kamerstuk", identifier="kst-28676-321"
    )

    response = edit(client, letter, dossier="28 676", number="321", also_in="21 501-02")

    letter.refresh_from_db()
    assert response.url == letter.get_absolute_url()
    assert (letter.kamerstuk, [each.number for each in letter.also_in.all()]) == (
        "28 676, nr. 321",
        ["21501-02"],
    )
    assert Reference.objects.get(paragraph__letter=older).letter == letter


def test_a_correction_is_one_line_of_history_with_a_name(client, letter, editor):
    before = letter.corrections.count()

    edit(
        client,
        letter,
        title="Verslag van de top",
        also_in="21501-02",
        dossier="28676",
        dated_on="17 december 2019",
    )

    assert letter.corrections.count() == before + 1
    line = letter.corrections.order_by("-history_id").first()
    assert (line.title, line.history_user, line.dated_on.isoformat()) == (
        "Verslag van de top",
        editor,
        "2019-12-17",
    )


def test_who_signed_is_corrected(client, letter):
    edit(
        client, letter, **{"form-0-name": "S.A. Blok", "form-0-office": "De Minister", "form-TOTAL_FORMS": 1}
    )
    assert [str(each) for each in letter.signatories.all()] == ["S.A. Blok (De Minister)"]

    edit(client, letter, **{"form-0-name": "", "form-0-office": ""})

    assert not letter.signatories.exists()


def test_saving_over_somebody_elses_correction_shows_both(client, client_as, letter):
    seen = current_version(letter)
    edit(client_as(make_user("editor", name="A. Ander")), letter, title="Van een ander")
    letter.refresh_from_db()

    response = edit(client, letter, title="Van mij", version=seen)

    html = response.content.decode()
    assert response.status_code == 409
    assert "A. Ander saved at" in html
    assert "<td>Van een ander</td><td>Van mij</td>" in html
    assert f'name="version" value="{current_version(letter)}"' in html
    letter.refresh_from_db()
    assert letter.title == "Van een ander"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "This field is required."),
        ("number", "321", "A number in a dossier needs the dossier."),
        ("dated_on", "gisteren", "is no date"),
        ("form-TOTAL_FORMS", "1000", "Please submit at most 20 forms."),
        ("form-TOTAL_FORMS", "x", "ManagementForm data is missing"),
    ],
)
def test_what_is_typed_wrongly_is_said(client, letter, field, value, says):
    response = edit(client, letter, **{field: value})

    assert response.status_code == 422
    assert says in response.content.decode()


def test_the_number_of_another_letter_is_refused_and_nothing_is_kept(client, letter):
    make_letter(dossier=make_dossier("28676"), number="321")

    response = edit(client, letter, title="Anders", dossier="28676", number="321", also_in="21501-02")

    assert response.status_code == 422
    assert "Another letter already has this Kamerstuk number." in response.content.decode()
    letter.refresh_from_db()
    assert (letter.title, letter.number, letter.also_in.count()) == ("Verslag", "", 0)


# ---- better text ----------------------------------------------------------------------------------------------
def test_another_file_is_offered_as_better_text_and_checked_first(client, letter):
    file = SimpleUploadedFile("beter.txt", b"Het kabinet zal de Kamer beter informeren over dit onderwerp.\n")

    response = client.post("/letters/verslag/edit/", {"files": file})

    incoming = Incoming.objects.get()
    assert response.url == f"/letters/add/{incoming.pk}/"
    assert incoming.replaces == letter


def test_the_stored_file_is_read_again(client, letter):
    response = client.post("/letters/verslag/edit/", {"again": "1"})

    incoming = Incoming.objects.get()
    assert (incoming.replaces, incoming.filename) == (letter, "brief.txt")
    client.post(response.url, {"do": "store", "version": 1})
    assert letter.editions.count() == 1
    assert [each.text for each in letter.paragraphs.all()] == [TEXT.strip()]


def test_a_stored_file_that_is_gone_is_said(client, letter):
    Path(letter.file.path).unlink()

    response = client.post("/letters/verslag/edit/", {"again": "1"})

    assert response.status_code == 422
    assert "The original file is no longer here." in response.content.decode()


@pytest.mark.parametrize("data", [b"\x00\x01", b""])
def test_a_file_that_is_refused_is_said(client, letter, data):
    response = client.post("/letters/verslag/edit/", {"files": SimpleUploadedFile("x.txt", data)})

    assert response.status_code == 422
    assert not Incoming.objects.exists()


def test_a_file_of_another_letter_is_refused(client, letter):
    other = store(b"Een heel andere brief aan de Kamer, over iets anders.\n", "anders.txt").letter

    response = client.post(
        "/letters/verslag/edit/", {"files": SimpleUploadedFile("a.txt", Path(other.file.path).read_bytes())}
    )

    assert response.status_code == 422
    assert "This file is already here as another letter" in response.content.decode()


# ---- the way here ---------------------------------------------------------------------------------------------
def test_the_letter_leads_here_for_editors_only(client, client_as, letter, analyst):
    link = 'href="/letters/verslag/edit/"'

    assert client.get("/letters/verslag/").content.decode().count(link) == 2
    assert link not in client_as(analyst).get("/letters/verslag/").content.decode()


def test_the_list_of_letters_leads_to_adding_for_editors_only(client, client_as, analyst):
    for person, there in ((client, True), (client_as(analyst), False)):
        assert ('href="/letters/add/"' in person.get("/letters/").content.decode()) is there
    assert not Letter.objects.exists()
