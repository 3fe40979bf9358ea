from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connections

from letters import replacing
from letters.intake import Metadata, letter_of, store
from letters.models import Edition, Letter, Marker, Paragraph, Reference, Section
from letters.reading.draft import MarkerDraft, ParagraphDraft, SectionDraft, SignatoryDraft
from letters.replacing import Overtaken, replace_text
from tests.factories import give_better_text, make_dossier, make_draft, make_letter, make_pledge
from tracker.models import Pledge, QuoteMove

pytestmark = pytest.mark.django_db

HEAD = "28 676 NAVO\n\nNr. 321 BRIEF VAN DE MINISTER VAN DEFENSIE\n\nDen Haag, 3 juli 2019\n\n"
SAID = "Het kabinet zal de Kamer voor de zomer over de uitkomst informeren."
FIRST = f"{HEAD}Hierbij gaat het verslag.\n\n{SAID}\n"
BETTER = f"{HEAD}Hierbij gaat het verslag van de top.\n\nDit stond er ook in.\n\n{SAID}\n"


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "kept"


@pytest.fixture
def letter():
    return store(FIRST.encode(), "eerste.txt").letter


def texts(letter):
    return list(letter.paragraphs.order_by("number").values_list("text", flat=True))


# ---- the new text and the former one --------------------------------------------------------------------------
def test_the_new_text_takes_the_place_of_the_former_which_stays_as_it_was(letter, editor):
    was = texts(letter)

    former = give_better_text(letter, ["Nieuw.", SAID], by=editor).former

    assert texts(letter) == ["Nieuw.", SAID]
    assert list(Paragraph.every.filter(edition=former).values_list("text", flat=True)) == was
    assert (former.number, former.filename, former.replaced_by) == (1, "eerste.txt", editor)
    assert Path(former.file.path).read_text() == FIRST


def test_headings_notes_and_references_are_those_of_the_new_text(letter):
    draft = make_draft(["Zie Kamerstuk 27 925, nr. 608.", SAID], notes=["Een noot."])
    draft.sections = [SectionDraft("Inleiding")]
    draft.paragraphs[1].section = 0
    draft.paragraphs[0].markers = [MarkerDraft(3, "1")]

    replace_text(letter, draft, b"beter", "beter.txt")
    replace_text(letter, draft, b"nog beter", "beter.txt")

    assert [section.heading for section in letter.sections.all()] == ["Inleiding"]
    assert Section.every.filter(letter=letter).count() == 2
    current = {"paragraph__letter": letter, "paragraph__edition": None}
    assert Reference.objects.filter(**current).get().identifier == "kst-27925-608"
    assert Marker.objects.filter(**current).get().note == letter.paragraphs.notes().get()


def test_each_text_says_when_and_by_whom_it_came_and_went(letter, editor, administrator):
    Letter.objects.update(imported_by=editor)
    letter.refresh_from_db()
    first = give_better_text(letter, ["Twee."], by=administrator).former
    second = give_better_text(letter, ["Drie."], by=editor).former

    assert (first.imported_by, first.replaced_by) == (editor, administrator)
    assert (second.imported_by, second.replaced_by) == (administrator, editor)
    assert second.imported_at == first.replaced_at


def test_what_people_said_stays_and_what_was_not_known_is_filled_in():
    letter = make_letter(title="Onze titel", place="", dated_note="", dossier=make_dossier(), number="")
    names = [str(signatory) for signatory in letter.signatories.all()]
    fields = {"title": "Hun titel", "place": "Den Haag", "dossiers": ["28676"], "number": "321"}

    give_better_text(letter, ["Nieuw."], signatories=[SignatoryDraft("X", "Y")], **fields)

    letter.refresh_from_db()
    assert (letter.title, letter.place, letter.kamerstuk) == ("Onze titel", "Den Haag", "28 676, nr. 321")
    assert [str(signatory) for signatory in letter.signatories.all()] == names


def test_a_file_of_a_former_text_is_still_that_letter(letter):
    give_better_text(letter, ["Nieuw."])

    assert letter_of(FIRST.encode()) == letter
    assert store(FIRST.encode(), "weer.txt").created is False


def test_the_file_of_another_letter_is_refused_be_it_of_a_former_text(letter):
    other = store(b"Een andere brief.", "ander.txt", Metadata(title="Ander")).letter
    give_better_text(other, ["Nieuwer."])

    with pytest.raises(ValidationError, match="already here as another letter"):
        replace_text(letter, make_draft(), b"Een andere brief.", "ander.txt")
    assert not letter.editions.exists()


def test_a_file_without_text_takes_the_place_of_nothing(letter):
    with pytest.raises(ValidationError, match="no text"):
        replace_text(letter, make_draft([]), b"leeg", "leeg.txt")
    assert SAID in texts(letter)


def test_when_anything_fails_nothing_has_happened(letter, monkeypatch):
    before = texts(letter)
    monkeypatch.setattr(replacing, "FOLLOWERS", [fail])

    with pytest.raises(RuntimeError):
        replace_text(letter, make_draft(["Nieuw."]), b"beter", "beter.txt")

    assert texts(letter) == before
    assert not Edition.objects.exists()
    assert [path.name for path in Path(letter.file.path).parent.iterdir()] == [letter.sha256]


def fail(replaced):
    raise RuntimeError


def test_the_same_file_read_anew_takes_the_place_of_its_own_text(letter):
    replace_text(letter, make_draft(["Beter gelezen.", SAID]), FIRST.encode(), "eerste.txt")

    letter.refresh_from_db()
    assert texts(letter) == ["Beter gelezen.", SAID]
    assert Path(letter.file.path) == Path(letter.editions.get().file.path)


def test_whoever_had_another_text_in_view_is_told(letter):
    seen = letter.sha256
    give_better_text(letter, ["Van een ander."])

    with pytest.raises(Overtaken):
        replace_text(letter, make_draft(["Van mij."]), b"mijn", "mijn.txt", instead_of=seen)
    assert texts(letter) == ["Van een ander."]


# ---- at the same moment ---------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_people_who_replace_at_once_lose_no_text_and_no_quote():
    letter = make_letter([SAID])
    make_pledge(letter.paragraphs.get())

    with ThreadPoolExecutor(6) as people:
        list(people.map(replace_one, [letter.pk] * 6, range(6)))

    source = Pledge.objects.get().sources.get()
    assert [edition.number for edition in letter.editions.all()] == [1, 2, 3, 4, 5, 6]
    assert texts(letter)[1] == SAID
    assert source.paragraph == letter.paragraphs.get(number=2)
    assert QuoteMove.objects.filter(to_paragraph__isnull=False).count() == 6


def replace_one(pk, number):
    try:
        draft = make_draft([f"Versie {number}.", SAID])
        replace_text(Letter.objects.get(pk=pk), draft, f"versie {number}".encode(), "versie.txt")
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_of_people_who_saw_the_same_text_one_replaces_it():
    letter = make_letter([SAID])

    with ThreadPoolExecutor(4) as people:
        answers = list(people.map(replace_what_was_seen, [letter] * 4, range(4)))

    assert sorted(answers) == ["overtaken", "overtaken", "overtaken", "replaced"]
    assert letter.editions.count() == 1


def replace_what_was_seen(letter, number):
    try:
        draft = make_draft([f"Versie {number}.", SAID])
        replace_text(letter, draft, f"versie {number}".encode(), "versie.txt", instead_of=letter.sha256)
    except Overtaken:
        return "overtaken"
    else:
        return "replaced"
    finally:
        connections.close_all()


# ---- import_letters --replace ---------------------------------------------------------------------------------
def run(path, *options):
    """What the command says, and its error."""
    out = StringIO()
    try:
        call_command("import_letters", str(path), *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


@pytest.fixture
def better(tmp_path):
    path = tmp_path / "beter.txt"
    path.write_text(BETTER)
    return path


def test_a_better_file_says_what_became_of_the_quotes(letter, better):
    make_pledge(letter.paragraphs.get(text=SAID))
    make_pledge(letter.paragraphs.get(text="Hierbij gaat het verslag."))

    said, error = run(better, "--replace")

    address = letter.get_absolute_url()
    assert said == f"replaced  {better}: {address} (3 paragraphs); 1 quote moved, 1 quote lost\n"
    assert not error
    assert len(texts(letter)) == 3


def test_the_same_file_again_is_already_there_in_any_text(letter, better, tmp_path):
    first = tmp_path / "eerste.txt"
    first.write_text(FIRST)
    run(better, "--replace")

    assert run(better, "--replace")[0].startswith("already there")
    assert run(first, "--replace")[0].startswith("already there")
    assert letter.editions.count() == 1


def test_a_file_for_a_letter_that_is_not_here_is_refused(letter, tmp_path):
    path = tmp_path / "ander.txt"
    path.write_text(BETTER.replace("Nr. 321", "Nr. 322"))

    said, error = run(path, "--replace")

    assert "There is no letter 28 676, nr. 322 here to replace." in said
    assert error == "1 of 1 refused."
    assert Letter.objects.count() == 1


def test_a_file_that_does_not_say_its_number_can_be_told_it(letter, tmp_path):
    path = tmp_path / "zonder.txt"
    path.write_text(f"Hierbij gaat het verslag van de top.\n\n{SAID}\n")

    assert "Its dossier and number are not known." in run(path, "--replace")[0]
    assert run(path, "--replace", "--dossier", "28 676", "--number", "321")[0].startswith("replaced")
    assert letter.editions.count() == 1


def test_what_a_letter_keeps_cannot_be_given_with_better_text(letter, better):
    said, error = run(better, "--replace", "--title", "Anders")

    assert not said
    assert "keeps its date and title" in error
    assert not letter.editions.exists()


def test_a_second_file_of_a_letter_is_refused_with_the_way_to_replace(letter, better):
    said, error = run(better)

    assert "Another letter already has this Kamerstuk number." in said
    assert f"It is {letter.get_absolute_url()}. If this file is better text for it" in said
    assert "--replace" in said
    assert (error, Letter.objects.count()) == ("1 of 1 refused.", 1)


# ---- counts are of the present text ---------------------------------------------------------------------------
def test_lists_count_the_present_text_only(letter, client_as, administrator):
    draft = make_draft(["Een.", "Twee."], notes=["Noot."])
    draft.paragraphs.append(ParagraphDraft("Drie.", kind="closing"))
    replace_text(letter, draft, b"beter", "beter.txt")
    client = client_as(administrator)

    assert Letter.objects.for_list().get().paragraph_count == 3
    assert client.get("/letters/").context["rows"][0].paragraph_count == 3
    assert client.get(letter.get_absolute_url()).context["text"].paragraph_count == 3
    assert client.get("/admin/letters/letter/").context["cl"].result_list[0].paragraph_count == 3
