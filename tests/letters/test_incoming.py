"""What was brought in waits until it is checked: taken in once, changed one at a time, stored once."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from letters.correcting import Corrected
from letters.importing import Refused
from letters.incoming import (
    MOST_UNDO,
    Stale,
    correct,
    keep,
    locked,
    put_away,
    save,
    sources_in,
    store_checked,
    sweep,
    take_in,
    take_in_files,
    waiting,
)
from letters.intake import Metadata, read_metadata
from letters.models import Incoming, Letter
from letters.reading.draft import LetterDraft, ParagraphDraft, from_json
from tests.factories import make_dossier, make_letter, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]

TEXT = (
    b"Het kabinet zal de Kamer informeren. Dat gebeurt dit najaar.\n\nTot slot zal het kabinet meer doen.\n"
)


def a_draft(*texts, **fields):
    return LetterDraft(paragraphs=[ParagraphDraft(text) for text in texts or ("Een alinea.",)], **fields)


def test_what_is_known_beside_the_file_goes_before_what_it_says(editor):
    told = Metadata(title="Verslag", dossier="28676", number="321", kind="report")

    typed = keep(a_draft(title="?", dossiers=["21501-02"], number="5"), b"x", "a.xml", editor, told).typed

    assert (typed["title"], typed["kind"]) == ("Verslag", "report")
    assert (typed["dossier"], typed["number"], typed["also_in"]) == ("28676", "321", "21501-02")


def test_a_number_that_was_read_belongs_to_the_dossier_that_was_read(editor):
    typed = keep(
        a_draft(dossiers=["21501-02"], number="5"), b"x", "a.xml", editor, Metadata(dossier="28676")
    ).typed

    assert (typed["dossier"], typed["number"], typed["also_in"]) == ("28676", "", "21501-02")


@pytest.mark.parametrize(
    "draft",
    [
        a_draft(dossiers=["28676"], number="321"),
        a_draft(official_id="kst-28676-321"),
        a_draft(official_id="kst-1259252"),
    ],
)
def test_a_second_file_of_a_letter_is_better_text_for_it(editor, draft):
    letter = make_letter(dossier=make_dossier("28676"), number="321", official_id="kst-1259252")

    assert keep(draft, b"x", "a.xml", editor).replaces == letter


def test_a_file_of_no_stored_letter_is_a_letter_of_its_own(editor):
    make_letter(dossier=make_dossier("28676"), number="321")
    make_letter(official_id="")

    assert keep(a_draft(dossiers=["28676"], number="322"), b"x", "a.xml", editor).replaces is None
    assert keep(a_draft(), b"y", "b.xml", editor).replaces is None


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_what_no_database_takes_is_refused(editor, text):
    with pytest.raises(Refused, match="characters"):
        keep(a_draft(text), b"x", "a.txt", editor)


def test_words_that_only_look_like_a_nul_are_words(editor):
    assert from_json(keep(a_draft("\\u0000 en \\\\u0000"), b"x", "a.txt", editor).draft).paragraphs[0].text


def test_the_list_does_not_read_the_texts(editor, django_assert_num_queries):
    take_in(TEXT, "brief.txt", editor)

    with django_assert_num_queries(1):
        read = [incoming.read for incoming in waiting()]

    assert read == [{"title": "brief", "paragraphs": 2, "notes": 0, "doubts": read[0]["doubts"]}]


def test_files_for_which_there_is_no_time_are_named(editor, monkeypatch):
    monkeypatch.setattr("letters.incoming.MOST_SECONDS", -1)

    (arrival,) = take_in_files([SimpleUploadedFile("brief.txt", TEXT)], editor)

    assert arrival.refusal == "There was no time left for this file. Bring it in again."


def test_a_word_file_is_not_taken_for_an_archive_of_letters():
    (source,) = sources_in(SimpleUploadedFile("brief.docx", b"PK\x03\x04"))

    assert source.filename == "brief.docx"


# ---- changing -------------------------------------------------------------------------------------------------
def test_a_change_is_a_new_version_and_an_older_one_is_refused(editor):
    incoming = take_in(TEXT, "brief.txt", editor).incoming
    with locked(incoming.pk, 1) as current:
        correct(current, "join", 0)
        save(current)

    with pytest.raises(Stale) as stale, locked(incoming.pk, 1):
        pass

    assert stale.value.incoming.version == 2
    assert stale.value.incoming.typed["read"]["paragraphs"] == 1


def test_only_so_many_corrections_can_be_taken_back(editor):
    incoming = take_in(TEXT, "brief.txt", editor).incoming

    for number in range(MOST_UNDO + 10):
        correct(incoming, "kind", 0, "list" if number % 2 else "body")

    assert len(incoming.typed["undo"]) == MOST_UNDO
    assert from_json(incoming.draft).by_hand == MOST_UNDO + 10


# ---- storing and putting away ---------------------------------------------------------------------------------
def put(incoming, by):
    return store_checked(incoming, Corrected(read_metadata(title="Verslag"), "", "", [], []), by)


def test_everything_that_waits_as_the_same_bytes_goes(editor):
    first = take_in(TEXT, "brief.txt", editor).incoming
    keep(a_draft(), TEXT, "dezelfde.txt", editor)

    put(first, editor)

    assert not Incoming.objects.exists()


def test_better_text_for_a_letter_stays_when_the_same_bytes_are_put_away(editor):
    letter = make_letter()
    offered = keep(a_draft(), TEXT, "brief.txt", editor, replaces=letter)
    other = keep(a_draft(), TEXT, "brief.txt", editor)

    put_away(other)

    assert list(Incoming.objects.all()) == [offered]


def test_a_file_that_no_row_names_is_swept_away(editor, settings):
    kept = Path(take_in(TEXT, "brief.txt", editor).incoming.file.path)
    lost, new = kept.parent / "lost", kept.parent / "new"
    for path in (lost, new):
        path.write_bytes(b"x")
    for path in (kept, lost):
        os.utime(path, (time.time() - 7200,) * 2)

    sweep()

    assert [kept.exists(), lost.exists(), new.exists()] == [True, False, True]


@pytest.mark.django_db(transaction=True)
def test_fifty_people_who_bring_one_file_make_one_letter(settings):
    person = make_user("editor")
    clients = [Client() for _ in range(5)]
    for client in clients:
        client.force_login(person)

    with ThreadPoolExecutor(5) as pool:
        statuses = [status for each in pool.map(bring_and_store, clients) for status in each]

    assert Letter.objects.count() == 1
    assert not Incoming.objects.exists()
    assert set(statuses) <= {200, 302, 404, 409}
    assert not list(Path(settings.MEDIA_ROOT, "incoming").iterdir())


def bring_and_store(client):
    """Ten times over: bring the file, and press “Store” on the page that comes."""
    statuses = []
    for _ in range(10):
        response = client.post("/letters/add/", {"files": SimpleUploadedFile("brief.txt", TEXT)})
        statuses.append(response.status_code)
        if response.status_code == 302 and response.url != "/letters/add/":
            fields = {"do": "store", "version": 1, "title": "Verslag", "kind": "letter"}
            statuses.append(client.post(response.url, fields).status_code)
    connection.close()
    return statuses
