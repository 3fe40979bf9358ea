"""Checking what was read: corrected by hand, stored once, or put away. Nothing typed is lost on the way."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.incoming import keep, take_in
from letters.intake import store
from letters.models import Incoming, Letter
from letters.reading import PARSER_VERSION
from letters.reading.draft import Doubt, LetterDraft, MarkerDraft, ParagraphDraft, from_json
from tests.factories import make_dossier, make_letter, make_pledge, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]

TEXT = """Den Haag, 3 juli 2019

Het kabinet zal de Kamer over punt een informeren. Dat gebeurt dit najaar nog.

Daarnaast zal het kabinet de Kamer informeren.
"""
FIRST = "Het kabinet zal de Kamer over punt een informeren."


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


@pytest.fixture
def incoming(editor):
    return take_in(TEXT.encode(), "brief.txt", editor).incoming


def address(incoming):
    return f"/letters/add/{incoming.pk}/"


def do(client, incoming, what, version=None, **typed):
    """What a browser sends: all fields as they stand, and the button that was pressed."""
    fields = {name: value for name, value in incoming.typed.items() if isinstance(value, str)}
    for number, (name, office) in enumerate(incoming.typed.get("signatories", [])):
        fields |= {f"form-{number}-name": name, f"form-{number}-office": office}
    given = {"do": what, "version": version or incoming.version, "sha256": incoming.sha256}
    response = client.post(address(incoming), fields | typed | given)
    if Incoming.objects.filter(pk=incoming.pk).exists():
        incoming.refresh_from_db()
    return response


def texts(incoming):
    return [paragraph.text for paragraph in from_json(incoming.draft).paragraphs]


def words(response):
    return response.content.decode()


# ---- the page -------------------------------------------------------------------------------------------------
def test_what_was_read_is_shown_with_its_particulars_and_doubts(client, editor):
    draft = LetterDraft(
        title="Verslag",
        paragraphs=[ParagraphDraft("De NAVO.", markers=[MarkerDraft(7, "1")])],
        notes=[ParagraphDraft("Een noot.", "note", "1")],
        doubts=[Doubt("uncertain_end", 0), Doubt("no_date")],
        format="pdf",
    )
    html = words(client.get(address(keep(draft, b"x", "brief.pdf", editor))))

    assert "Verslag</textarea>" in html
    assert '<span data-from="0">De NAVO</span><sup>1</sup><span data-from="7">.</span>' in html
    assert '<li lang="nl">1&ensp;Een noot.</li>' in html
    assert '<a href="#p1">¶1</a> It is not certain that this paragraph ends here' in html
    assert "No date was found." in html


def test_only_editors_see_what_waits(incoming, client_as):
    for role, status in (("reader", 403), ("analyst", 403), ("editor", 200), ("administrator", 200)):
        assert client_as(make_user(role)).get(address(incoming)).status_code == status


@pytest.mark.parametrize("pk", [999, 2**63, 10**30])
def test_what_waits_no_longer_is_not_found(client, pk):
    assert client.get(f"/letters/add/{pk}/").status_code == 404


# ---- correcting -----------------------------------------------------------------------------------------------
def test_two_paragraphs_are_joined_and_the_page_goes_on_there(client, incoming):
    response = do(client, incoming, "join:0")

    assert response.url == f"{address(incoming)}?at=0#p1"
    assert texts(incoming) == [
        f"{FIRST} Dat gebeurt dit najaar nog. Daarnaast zal het kabinet de Kamer informeren."
    ]
    assert "1 correction by hand" in words(client.get(response.url))


def test_a_paragraph_is_split_where_a_sentence_ends(client, incoming):
    place = f'value="split:0:{len(FIRST) + 1}"'
    button = f'<button class="cut" name="do" {place} aria-label="Split before “Dat gebeurt dit najaar”">'
    assert button in words(client.get(address(incoming)))

    do(client, incoming, f"split:0:{len(FIRST) + 1}")

    assert texts(incoming)[:2] == [FIRST, "Dat gebeurt dit najaar nog."]


def test_corrections_are_taken_back_one_by_one(client, incoming):
    before = texts(incoming)
    do(client, incoming, "join:0")
    do(client, incoming, "heading:0", version=None)
    do(client, incoming, "kind:0:list")

    while incoming.typed.get("undo"):
        do(client, incoming, "undo")

    assert texts(incoming) == before
    assert from_json(incoming.draft).by_hand == 0


@pytest.mark.parametrize(
    "what",
    [
        "join:9",
        "join:",
        "join:x",
        "split:0:0",
        "split:0:x",
        "split:0:" + "9" * 5000,
        "kind:0:note",
        "text:0",
        "undo",
        "eval",
        "better",
        "join:" + "9" * 5000,
        "remove:-1",
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(client, incoming, what):
    before = incoming.draft

    response = do(client, incoming, what)

    assert response.status_code == 422
    assert "This cannot be done here." in words(response)
    assert (incoming.draft, incoming.version) == (before, 1)


def test_what_was_typed_is_kept_by_every_button(client, incoming):
    do(client, incoming, "join:0", title="Een ander opschrift", **{"form-0-name": "S.A. Blok"})

    html = words(client.get(address(incoming)))
    assert "Een ander opschrift</textarea>" in html
    assert 'value="S.A. Blok"' in html


def test_a_click_on_an_older_page_does_nothing_and_keeps_what_was_typed(client, client_as, incoming):
    do(client_as(make_user("editor")), incoming, "keep", title="Van een ander")

    response = do(client, incoming, "join:0", version=1, title="Van mij")

    assert response.status_code == 409
    assert len(texts(incoming)) == 2
    assert "Van mij</textarea>" in words(response)
    assert "<td>Van een ander</td><td>Van mij</td>" in words(response)
    assert 'name="version" value="2"' in words(response)


# ---- storing --------------------------------------------------------------------------------------------------
def test_the_letter_is_stored_as_it_was_corrected(client, incoming, editor):
    do(client, incoming, "join:0")
    typed = {
        "title": "Verslag",
        "dossier": "28 676",
        "number": "321",
        "also_in": "21 501-02",
        "dated_on": "17 december 2019",
    }

    response = do(
        client, incoming, "store", **typed, **{"form-0-name": "S.A. Blok", "form-0-office": "De Minister"}
    )

    letter = Letter.objects.get()
    assert response.url == letter.get_absolute_url()
    assert (letter.title, letter.kamerstuk, letter.dated_on.isoformat()) == (
        "Verslag",
        "28 676, nr. 321",
        "2019-12-17",
    )
    assert [dossier.number for dossier in letter.also_in.all()] == ["21501-02"]
    assert [str(each) for each in letter.signatories.all()] == ["S.A. Blok (De Minister)"]
    assert letter.paragraphs.count() == 1
    assert (letter.imported_by, letter.parser_version) == (editor, f"{PARSER_VERSION}+1")


def test_a_letter_says_that_it_was_corrected_by_hand(client, incoming):
    do(client, incoming, "join:0")

    response = do(client, incoming, "store")

    assert "paragraphs corrected by hand in 1 place" in words(client.get(response.url))


def test_what_the_file_said_can_be_emptied(client, incoming):
    assert incoming.typed["dated_on"] == "2019-07-03"

    do(client, incoming, "store", dated_on="", place="")

    letter = Letter.objects.get()
    assert (letter.dated_on, letter.place) == (None, "")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "This field is required."),
        ("dossier", "geen", "is no dossier number"),
        ("number", "321", "A number in a dossier needs the dossier."),
        ("dated_on", "31 februari", "is no date"),
        ("also_in", "28676", "Give here the dossier that comes first."),
        ("also_in", "geen", "is no dossier number"),
        ("source_url", "javascript:alert(1)", "Enter a valid URL."),
        ("form-0-office", "De Minister", "Give the name too."),
        ("kind", "x", "Select a valid choice."),
    ],
)
def test_what_is_typed_wrongly_is_said_beside_the_field(client, incoming, field, value, says):
    response = do(client, incoming, "store", **{field: value})

    assert response.status_code == 422
    assert says in words(response)
    assert not Letter.objects.exists()
    assert Incoming.objects.exists()


def test_the_file_goes_with_its_row_once_the_letter_is_stored(
    client, incoming, settings, django_capture_on_commit_callbacks
):
    assert list(Path(settings.MEDIA_ROOT, "incoming").iterdir())

    with django_capture_on_commit_callbacks(execute=True):
        do(client, incoming, "store")

    assert not Incoming.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT, "incoming").iterdir())
    assert Path(Letter.objects.get().file.path).read_bytes() == TEXT.encode()


def test_a_second_click_on_store_leads_to_the_same_letter(client, incoming):
    first, second = do(client, incoming, "store"), do(client, incoming, "store")

    assert first.url == second.url == Letter.objects.get().get_absolute_url()


def test_the_next_file_to_check_is_offered(client, incoming, editor):
    other = take_in(TEXT.replace("3 juli", "4 juli").encode(), "nog-een.txt", editor).incoming

    response = client.get(do(client, incoming, "store").url)

    assert f'Next to check: <a href="{address(other)}">nog-een.txt</a>' in words(response)


def test_a_file_that_became_a_letter_meanwhile_leads_to_that_letter(client, incoming):
    letter = store(TEXT.encode(), "brief.txt").letter

    response = do(client, incoming, "store")

    assert response.url == letter.get_absolute_url()
    assert not Incoming.objects.exists()


def test_what_is_put_away_is_gone(client, incoming):
    response = do(client, incoming, "discard")

    assert response.url == "/letters/add/"
    assert not Incoming.objects.exists()
    assert not Letter.objects.exists()


def test_a_script_that_swaps_parts_is_told_where_to_go(client, incoming):
    typed = {name: value for name, value in incoming.typed.items() if isinstance(value, str)}

    response = client.post(
        address(incoming), typed | {"do": "store", "version": 1}, headers={"HX-Request": "true"}
    )

    assert response["HX-Redirect"] == Letter.objects.get().get_absolute_url()


# ---- better text ----------------------------------------------------------------------------------------------
@pytest.fixture
def better(editor):
    """A stored letter with two quotes, and text for it in which one of them stands no more."""
    letter = make_letter([FIRST, "Dit vervalt."], dossier=make_dossier("28676"), number="321")
    make_pledge(letter.paragraphs.get(number=1))
    make_pledge(letter.paragraphs.get(number=2))
    return keep(
        LetterDraft(dossiers=["28676"], number="321", paragraphs=[ParagraphDraft(FIRST)], format="text"),
        b"x",
        "b.txt",
        editor,
    )


def test_better_text_says_beforehand_what_becomes_of_the_quotes(client, better):
    html = words(client.get(address(better)))

    assert "1 quote moves along." in html
    assert "1 would be lost:" in html
    assert '<q lang="nl">Dit vervalt.</q>' in html
    assert ">Replace the text</button>" in html


def test_better_text_takes_the_place_of_the_former_text(client, better):
    response = do(client, better, "store")

    letter = Letter.objects.get()
    assert response.url == letter.get_absolute_url()
    assert [paragraph.text for paragraph in letter.paragraphs.all()] == [FIRST]
    assert "has the better text now, 1 quote moved along, 1 was lost." in words(client.get(response.url))
    assert not Incoming.objects.exists()


def test_better_text_for_a_text_that_somebody_replaced_meanwhile_is_shown_again(client, better):
    response = do(client, better, "store", instead_of="0" * 64)

    assert response.status_code == 409
    assert Letter.objects.get().editions.count() == 0
    assert f'name="instead_of" value="{better.replaces.sha256}"' in words(response)


def test_it_can_be_another_letter_after_all(client, better):
    do(client, better, "apart")
    assert "This Kamerstuk is here already:" in words(client.get(address(better)))

    response = do(client, better, "store")
    assert response.status_code == 422
    assert "Another letter already has this Kamerstuk number." in words(response)

    do(client, better, "better")
    assert better.replaces == Letter.objects.get()


def test_a_number_that_is_typed_may_be_that_of_a_stored_letter(client, incoming):
    make_letter(dossier=make_dossier("28676"), number="321")

    response = do(client, incoming, "store", dossier="28676", number="321")

    assert response.status_code == 422
    assert "Offer it as better text" in words(response)


# ---- size -----------------------------------------------------------------------------------------------------
def test_a_long_letter_takes_no_more_statements_than_a_short_one(client, editor):
    counts = []
    for length in (2, 400):
        draft = LetterDraft(
            title="Lang", paragraphs=[ParagraphDraft(f"{FIRST} {FIRST}") for _ in range(length)]
        )
        incoming = keep(draft, str(length).encode(), "lang.txt", editor)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address(incoming))
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 8


def test_what_is_too_long_to_check_is_refused(client):
    text = "\n\n".join(f"{FIRST} Dat is punt {number}." for number in range(5_001))

    response = client.post("/letters/add/", {"files": [SimpleUploadedFile("lang.txt", text.encode())]})

    assert response.status_code == 422
    assert "This is too long to be checked here." in words(response)
