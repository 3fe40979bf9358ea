"""Bringing letters in: what is dropped or chosen is read, and waits until somebody has checked it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.formats import MAX_BYTES
from letters.intake import store
from letters.models import Incoming, Letter
from tests.factories import make_dossier, make_letter, make_user
from tests.letters.official import letter_xml, metadata_xml, official

__all__ = ["official"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]

TEXT = "Den Haag, {day} juli 2019\n\nHet kabinet zal de Kamer over punt {day} informeren.\n"
ADDRESS = "/letters/add/"


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


def a_file(day=3, name=None, data=None):
    return SimpleUploadedFile(name or f"brief-{day}.txt", data or TEXT.format(day=day).encode())


def bring(client, *files, **options):
    return client.post(ADDRESS, {"files": list(files)}, **options)


def words(response):
    return response.content.decode()


# ---- files ----------------------------------------------------------------------------------------------------
def test_one_file_goes_straight_to_its_checking_page(client, editor):
    response = bring(client, a_file())

    incoming = Incoming.objects.get()
    assert response.url == f"/letters/add/{incoming.pk}/"
    assert (incoming.filename, incoming.brought_by, incoming.version) == ("brief-3.txt", editor, 1)
    assert incoming.file.read() == TEXT.format(day=3).encode()
    assert not Letter.objects.exists()


def test_several_files_wait_in_the_list_with_what_was_read(client):
    response = bring(client, a_file(3), a_file(4), follow=True)

    assert response.redirect_chain == [(ADDRESS, 302)]
    assert "2 files were read." in words(response)
    for day in (3, 4):
        assert f"<bdi>brief-{day}.txt</bdi></a></th>" in words(response)


def test_a_refused_file_is_named_with_its_reason_and_the_good_ones_are_kept(client):
    response = bring(client, a_file(3), a_file(name="brief.bin", data=b"\x00\x01\x02"))

    assert response.status_code == 422
    assert '<bdi>brief.bin</bdi></b>\n<small class="alert">Not read: ' in words(response)
    assert [incoming.filename for incoming in Incoming.objects.all()] == ["brief-3.txt"]


def test_a_file_over_the_limit_is_refused_without_being_read(client):
    response = bring(client, a_file(data=b" " * (MAX_BYTES + 1)))

    assert response.status_code == 422
    assert "larger than 25 MB" in words(response)
    assert not Incoming.objects.exists()


def test_a_file_that_is_a_letter_already_is_not_read_again(client):
    letter = store(TEXT.format(day=3).encode(), "brief.txt").letter

    response = bring(client, a_file(3))

    assert response.status_code == 200
    assert f'Already here: <a href="{letter.get_absolute_url()}" lang="nl">' in words(response)
    assert not Incoming.objects.exists()


def test_the_same_file_twice_waits_once(client):
    first, second = bring(client, a_file(3)), bring(client, a_file(3))

    assert first.url == second.url
    assert Incoming.objects.count() == 1


def test_a_file_of_a_stored_kamerstuk_is_offered_as_better_text(client):
    letter = make_letter(dossier=make_dossier("28676"), number="321")
    text = f"28 676 NAVO\nNr. 321 BRIEF VAN DE MINISTER\n\n{TEXT.format(day=3)}"

    bring(client, a_file(data=text.encode()))

    assert Incoming.objects.get().replaces == letter
    assert f'Better text for <a href="{letter.get_absolute_url()}"' in words(client.get(ADDRESS))


def test_nothing_chosen_is_said_beside_the_field(client):
    response = bring(client)

    assert response.status_code == 422
    assert "Choose at least one file." in words(response)


def test_who_brought_a_file_is_named_to_others(client, client_as):
    bring(client_as(make_user("editor", name="A. Ander")), a_file(3))

    assert "by A. Ander" in words(client.get(ADDRESS))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a" * 300 + ".txt", "\u202efeirb.txt", "<img src=x onerror=alert(1)>.txt"]
)
def test_a_name_is_data(client, name):
    bring(client, a_file(name=name))

    incoming = Incoming.objects.get()
    assert incoming.file.name.startswith("incoming/")
    assert len(incoming.file.name) == len("incoming/") + 32
    for address in (ADDRESS, f"/letters/add/{incoming.pk}/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "<img" not in words(response)


def test_what_a_letter_says_is_shown_and_not_run(client):
    data = b"Het kabinet <script>alert(1)</script> {{ 7|add:7 }} zal de Kamer informeren over dit onderwerp."
    response = bring(client, a_file(data=data), follow=True)

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in words(response)


# ---- archives -------------------------------------------------------------------------------------------------
def an_archive(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return SimpleUploadedFile("brieven.zip", made.getvalue())


def test_the_letters_in_an_archive_are_read(client):
    files = {"map/brief-3.txt": TEXT.format(day=3), "brief-4.txt": TEXT.format(day=4), "leeg.txt": ""}

    response = bring(client, an_archive(**files))

    assert response.status_code == 422
    assert "<bdi>brieven.zip/leeg.txt</bdi>" in words(response)
    assert {each.filename for each in Incoming.objects.all()} == {"brief-3.txt", "brief-4.txt"}


@pytest.mark.parametrize("name", ["../brief.txt", "/etc/brief.txt"])
def test_an_archive_with_a_file_elsewhere_is_refused_whole(client, name):
    response = bring(client, an_archive(**{name: TEXT.format(day=3), "brief-4.txt": TEXT.format(day=4)}))

    assert response.status_code == 422
    assert "lies outside of it" in words(response)
    assert not Incoming.objects.exists()


# ---- text -----------------------------------------------------------------------------------------------------
def test_pasted_text_is_read_as_a_file_would_be(client):
    response = client.post(ADDRESS, {"text": TEXT.format(day=3).replace("\n", "\r\n")})

    incoming = Incoming.objects.get()
    assert response.url == f"/letters/add/{incoming.pk}/"
    assert incoming.file.read() == TEXT.format(day=3).encode()
    assert incoming.filename == "den-haag-3-juli-2019-het-kabinet-zal.txt"


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_text_without_words_is_refused_beside_the_field(client, text):
    response = client.post(ADDRESS, {"text": text})

    assert response.status_code == 422
    assert 'id="id_text_error"' in words(response)


def test_a_kamerstuk_comes_by_its_number(client, official):
    official.play_paper("kst-28676-321", letter_xml(), metadata=metadata_xml("kst-28676-321"))

    response = client.post(ADDRESS, {"paper": "28 676, nr. 321"})

    incoming = Incoming.objects.get()
    assert response.url == f"/letters/add/{incoming.pk}/"
    assert (incoming.typed["dossier"], incoming.typed["number"]) == ("28676", "321")
    assert incoming.typed["source_url"].endswith("/kst-28676-321.html")
    assert incoming.file.read() == letter_xml()


def test_a_kamerstuk_that_the_services_do_not_have_is_said_beside_the_field(client, official):
    official.play_search()

    response = client.post(ADDRESS, {"paper": "28 676, nr. 999"})

    assert official.asked
    assert response.status_code == 422
    assert "Check the dossier and the number." in words(response)


def test_a_number_that_is_none_is_refused_beside_the_field(client):
    response = client.post(ADDRESS, {"paper": "geen nummer"})

    assert response.status_code == 422
    assert "is no number of a Kamerstuk" in words(response)


# ---- limits ---------------------------------------------------------------------------------------------------
def test_more_than_a_request_may_hold_is_refused_with_a_page(client, settings):
    settings.MOST_UPLOADED = 1_000
    assert bring(client, a_file(3)).status_code == 302

    response = bring(client, a_file(data=b"a" * 2_000))

    assert response.status_code == 413
    assert "Nothing was stored." in words(response)
    assert "no-store" in response["Cache-Control"]


def test_a_form_that_is_too_large_is_refused_with_a_page(client):
    assert client.post(ADDRESS, {"text": "a" * 3_000_000}, "multipart/form-data").status_code != 500
    data = "text=" + "a" * 3_000_000

    response = client.post(ADDRESS, data, "application/x-www-form-urlencoded")

    assert response.status_code == 413


WHOLE = (
    b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    b"Het kabinet zal de Kamer informeren over dit onderwerp.\r\n--x--\r\n"
)


def test_a_form_that_is_cut_off_is_a_wrong_request(client):
    whole = "multipart/form-data; boundary=x"

    for end in (-5, -30, -len(WHOLE) + 4):
        assert client.generic("POST", ADDRESS, WHOLE[:end], whole).status_code == 400
    assert not Incoming.objects.exists()
    assert client.generic("POST", ADDRESS, WHOLE, whole).status_code == 302


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data", "multipart/form-data; boundary=" + "x" * 300]
)
def test_a_form_without_a_boundary_is_a_wrong_request(client, content_type):
    assert client.generic("POST", ADDRESS, WHOLE, content_type).status_code == 400


def test_the_list_takes_no_more_statements_for_more_files(client, django_assert_max_num_queries):
    bring(client, *[a_file(day) for day in range(1, 9)])
    assert Incoming.objects.count() == 8

    with django_assert_max_num_queries(6):
        client.get(ADDRESS)
