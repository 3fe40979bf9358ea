from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from letters.formats import Unreadable
from letters.intake import Metadata, all_or_nothing, read_metadata, resolve_references, store
from letters.models import Dossier, Letter, Marker, Reference
from tests.factories import make_letter

pytestmark = pytest.mark.django_db

LETTER = """\
28 676 Noord-Atlantische Verdragsorganisatie

Nr. 321 BRIEF VAN DE MINISTER VAN DEFENSIE

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 juli 2019

Hierbij bied ik u het verslag aan van de bijeenkomst van de NAVO-ministers. Het kabinet zal de Kamer informeren1.

Inleiding

Dit volgt op mijn brief van 11 juni (Kamerstuk 27 925, nr. 608).

De Minister van Defensie,
A.Th.B. Bijleveld-Schouten

1 Zie Kamerstuk 28 676, nr. 300.
"""


def store_text(text=LETTER, filename="brief.txt", by=None, **metadata):
    return store(text.encode(), filename, Metadata(**metadata), by)


def kept(letter):
    return Path(letter.file.path)


def test_a_file_becomes_a_letter_with_what_it_states():
    letter = store_text().letter

    assert (letter.kamerstuk, letter.identifier) == ("28 676, nr. 321", "kst-28676-321")
    assert (letter.place, letter.dated_on) == ("Den Haag", date(2019, 7, 3))
    assert letter.addressee == "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert [str(signed) for signed in letter.signatories.all()] == [
        "A.Th.B. Bijleveld-Schouten (De Minister van Defensie)"
    ]


def test_its_text_is_numbered_under_its_headings():
    letter = store_text().letter

    shown = [(p.number, p.section and p.section.heading, p.text[:12]) for p in letter.paragraphs.body()]
    assert shown == [(1, None, "Hierbij bied"), (2, "Inleiding", "Dit volgt op")]


def test_a_footnote_is_tied_to_where_it_is_called():
    letter = store_text().letter

    marker = Marker.objects.get(paragraph__letter=letter)
    assert marker.paragraph.text[: marker.at].endswith("zal de Kamer informeren")
    assert marker.note.text == "Zie Kamerstuk 28 676, nr. 300."


def test_the_original_is_kept_byte_for_byte_under_its_hash():
    data = LETTER.encode()

    letter = store(data, "brief.txt").letter

    assert kept(letter).read_bytes() == data
    assert kept(letter).name == letter.sha256


def test_the_same_bytes_are_the_same_letter_whatever_the_file_is_called():
    first = store_text()

    again = store_text(filename="kopie.txt", title="Een andere titel")

    assert (first.created, again.created) == (True, False)
    assert again.letter == first.letter
    assert Letter.objects.get().title == first.letter.title


def test_one_byte_makes_another_letter():
    store_text()

    other = store_text(LETTER.replace("Nr. 321", "Nr. 322"))

    assert other.created
    assert Letter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_importers_of_one_letter_make_one_letter_and_no_error():
    with ThreadPoolExecutor(50) as importers:
        stored = list(importers.map(store_and_disconnect, range(50)))

    assert sum(result.created for result in stored) == 1
    assert {result.letter.pk for result in stored} == {Letter.objects.get().pk}


@pytest.mark.django_db(transaction=True)
def test_importers_of_different_letters_with_one_title_make_them_all():
    texts = [LETTER.replace("Nr. 321", f"Nr. {number}") for number in range(400, 410)]

    with ThreadPoolExecutor(10) as importers:
        stored = list(importers.map(store_and_disconnect, range(10), texts))

    assert all(result.created for result in stored)
    assert len({result.letter.slug for result in stored}) == 10


def store_and_disconnect(number, text=LETTER):
    try:
        return store_text(text, filename=f"{number}.txt")
    finally:
        connections.close_all()


def test_what_cannot_be_read_leaves_nothing():
    with pytest.raises(Unreadable):
        store_text("   ")

    assert not Letter.objects.exists()


def test_a_file_that_cannot_be_kept_leaves_no_letter(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "letters").write_text("a file where the folder should be")

    with pytest.raises(OSError, match="letters"):
        store_text()

    assert not Letter.objects.exists()
    assert not Dossier.objects.exists()


def test_a_transaction_that_fails_takes_its_file_with_it():
    paths = []

    with pytest.raises(ZeroDivisionError):
        store_and_fail(paths)

    assert [path.exists() for path in paths] == [False]
    assert not Letter.objects.exists()


def store_and_fail(paths):
    with all_or_nothing() as written:
        written.append(kept(store_text().letter))
        assert written[0].exists()
        paths += written
        raise ZeroDivisionError


def test_no_unfinished_file_stays_behind(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    # A folder cannot be replaced by a file: the last step of keeping the original fails.
    (tmp_path / "letters" / sha256(LETTER.encode()).hexdigest()).mkdir(parents=True)

    with pytest.raises(OSError, match="directory"):
        store_text()

    assert [path.name for path in (tmp_path / "letters").iterdir() if path.is_file()] == []


def test_what_a_person_gives_goes_before_what_the_file_states():
    letter = store_text(
        title="Verslag",
        short_title="NAVO juli",
        dossier="29521",
        number="9",
        dated_on=date(2019, 7, 4),
        kind="report",
    ).letter

    assert (letter.title, letter.kamerstuk, letter.dated_on) == ("Verslag", "29 521, nr. 9", date(2019, 7, 4))
    assert (letter.slug, letter.kind) == ("navo-juli", "report")


def test_a_number_that_was_read_does_not_go_to_another_dossier():
    letter = store_text(dossier="29521").letter

    assert (letter.dossier.number, letter.number) == ("29521", "")
    assert [dossier.number for dossier in letter.also_in.all()] == ["28676"]


def test_a_number_needs_a_dossier():
    with pytest.raises(ValidationError, match="needs the dossier"):
        store_text("Den Haag, 3 juli 2019\n\nHet kabinet zal de Kamer informeren.\n", number="321")


def test_another_letter_with_the_same_kamerstuk_is_refused():
    store_text()

    with pytest.raises(ValidationError, match="already has this Kamerstuk number"):
        store_text(LETTER + "\n")

    assert Letter.objects.count() == 1


def test_without_any_title_the_name_of_the_file_is_the_title():
    letter = store_text(
        "Het kabinet zal de Kamer informeren.\n", filename="map/Brief_over  de-NAVO.txt"
    ).letter

    assert (letter.title, letter.slug) == ("Brief over de-NAVO", "brief-over-de-navo")


def test_a_name_that_says_nothing_still_gives_a_letter():
    letter = store_text("Het kabinet zal de Kamer informeren.\n", filename="__.txt").letter

    assert (letter.title, letter.slug) == ("Brief", "brief")


def test_a_name_is_kept_without_what_no_header_and_no_database_takes():
    letter = store_text(filename="..\\map/brief\r\nSet-Cookie: x\x00\ud800.txt").letter

    assert letter.filename == "briefSet-Cookie: x.txt"


def test_addresses_are_readable_and_differ():
    long = "Een heel lange titel " * 10

    slugs = [store_text(f"{n}. Zin over iets.\n", title=long).letter.slug for n in range(3)]

    base = "een-heel-lange-titel-een-heel-lange-titel-een-heel-lange-titel-een-heel-lange"
    assert slugs == [base, f"{base}-2", f"{base}-3"]


def test_no_letter_lives_at_the_address_of_another_page():
    assert store_text(title="Add").letter.slug == "add-2"


def test_who_imported_a_letter_is_kept(editor):
    letter = store_text(by=editor).letter

    assert letter.imported_by == editor
    assert letter.corrections.get().history_user == editor


def test_more_text_does_not_take_more_statements():
    def statements(paragraphs, title):
        text = "\n\n".join(
            f"Zin {n} van de brief (Kamerstuk 27 925, nr. {n})." for n in range(1, paragraphs + 1)
        )
        with CaptureQueriesContext(connection) as captured:
            letter = store_text(text, title=title).letter
        assert letter.paragraphs.count() == paragraphs
        return len(captured)

    assert statements(2, "Kort") == statements(40, "Lang")


# ---- references -----------------------------------------------------------------------------------------------
def test_a_reference_names_its_paper_and_leads_to_the_letter_that_is_here():
    named = make_letter(dossier=Dossier.objects.create(number="27925"), number="608")

    letter = store_text().letter

    reference = Reference.objects.get(paragraph__letter=letter, identifier="kst-27925-608")
    assert (reference.words, reference.letter) == ("Kamerstuk 27 925, nr. 608", named)


def test_a_letter_that_comes_later_answers_the_older_references():
    older = make_letter(["Zie Kamerstuk 28 676, nr. 321."])
    reference = Reference.objects.create(
        paragraph=older.paragraphs.get(), start=4, end=29, kind="kamerstuk", identifier="kst-28676-321"
    )

    letter = store_text().letter

    reference.refresh_from_db()
    assert reference.letter == letter


def test_a_number_that_is_given_changed_or_taken_away_later_moves_the_references():
    letter = make_letter(["Zie Kamerstuk 28 676, nr. 321 en nr. 322."])
    citing = letter.paragraphs.get()
    first, second = [
        Reference.objects.create(
            paragraph=citing, start=4, end=9, kind="kamerstuk", identifier=f"kst-28676-{n}"
        )
        for n in (321, 322)
    ]
    named = make_letter()
    found = []
    for number in ("321", "322", ""):
        named.dossier, named.number = Dossier.objects.get_or_create(number="28676")[0], number
        named.clean()
        named.save()
        resolve_references(named)
        found.append([Reference.objects.get(pk=r.pk).letter_id == named.pk for r in (first, second)])

    assert found == [[True, False], [False, True], [False, False]]


def test_a_reference_linked_by_hand_stays():
    letter, named = make_letter(["Zie de motie-Karabulut."]), make_letter()
    reference = Reference.objects.create(
        paragraph=letter.paragraphs.get(), start=7, end=22, kind="motion", letter=named
    )

    resolve_references(named)

    reference.refresh_from_db()
    assert reference.letter == named


# ---- what a person types --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ({"dossier": "28 676", "number": "321"}, ("28676", "321", None)),
        ({"dossier": "34 775 X", "number": " 140 "}, ("34775-X", "140", None)),
        ({"dossier": "21501-02", "number": "E"}, ("21501-02", "E", None)),
        ({"dated_on": "2019-12-17"}, ("", "", date(2019, 12, 17))),
        ({"dated_on": "17 december 2019"}, ("", "", date(2019, 12, 17))),
    ],
)
def test_dossier_number_and_date_are_read_as_people_write_them(typed, read):
    metadata = read_metadata(**typed)

    assert (metadata.dossier, metadata.number, metadata.dated_on) == read


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"dossier": "28676-321"}, "is no dossier number"),
        ({"dossier": "NAVO"}, "is no dossier number"),
        ({"number": "321 en 322"}, "is no number in a dossier"),
        ({"number": "-1"}, "is no number in a dossier"),
        ({"dated_on": "17-12-2019"}, "is no date"),
        ({"dated_on": "31 februari 2019"}, "is no date"),
        ({"dated_on": "op 17 december 2019"}, "is no date"),
    ],
)
def test_what_is_no_dossier_number_or_date_is_refused_with_an_example(typed, says):
    with pytest.raises(ValidationError, match=f"{says}. For example"):
        read_metadata(**typed)
