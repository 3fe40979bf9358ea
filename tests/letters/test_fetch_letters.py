"""`fetch_letters`: from the official services, played by `official`, into the register."""

import fcntl
from datetime import date
from io import StringIO

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from letters.fetching import Fetched, NotFetched, read_fetched
from letters.models import Dossier, DossierWatch, Edition, Letter, Reference
from tests.factories import make_dossier, make_letter, make_pledge, make_user
from tests.letters.official import (
    PAGE,
    Reply,
    letter_pdf,
    letter_xml,
    metadata_xml,
    search_answer,
    sru_record,
)

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = "kst-28676-321"
EARLY = "kst-1259252"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def fetch(*words, **options):
    """What the command says, and what it ends with: nothing, or why it fails."""
    out = StringIO()
    try:
        call_command("fetch_letters", *words, stdout=out, stderr=out, **options)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def watch(number="28676", since=date(2019, 12, 1)):
    person = make_user("editor")
    watched = DossierWatch.objects.create(dossier=make_dossier(number), person=person)
    DossierWatch.objects.filter(pk=watched.pk).update(since=since)


def play_early(official, words="Het kabinet informeert de Kamer."):
    """A piece that is not laid out yet: PDF only, under an id of its own."""
    official.play_search(sru_record(EARLY, status="Onopgemaakt"))
    official.play_paper(EARLY, letter_pdf(words), "pdf", metadata_xml(EARLY))


def play_final(official, words="Het kabinet informeert de Kamer.", further=""):
    official.play_search(sru_record(PAPER, further=further))
    official.play_paper(PAPER, letter_xml(words=words), metadata=metadata_xml(PAPER))


# ---- by number -----------------------------------------------------------------------------------------------
def test_a_paper_is_stored_by_the_number_that_people_write(official):
    play_final(official)

    said, failed = fetch("28 676, nr. 321")

    letter = Letter.objects.get()
    assert said == f"stored  28 676, nr. 321: {letter.get_absolute_url()}\n"
    assert failed == ""
    assert (letter.identifier, letter.official_id, letter.format) == (PAPER, PAPER, "xml")
    assert letter.title == "Brief van de minister over de NAVO-top in Londen"
    assert (letter.dated_on, letter.dossier.title) == (date(2019, 12, 17), "NAVO")
    assert letter.source_url == f"https://zoek.officielebekendmakingen.nl/{PAPER}.html"
    assert "Het kabinet informeert de Kamer." in [paragraph.text for paragraph in letter.paragraphs.all()]


def test_a_paper_that_is_here_is_not_fetched_again(official):
    play_final(official)
    fetch(PAPER)
    asked = len(official.asked)

    said, failed = fetch(PAPER)

    assert (said.split()[0:2], failed) == (["already", "there"], "")
    assert len(official.asked) == asked
    assert Letter.objects.count() == 1


def test_each_refusal_is_a_line_and_the_others_are_stored(official, waits):
    play_final(official)
    official.play("/kst-28676-1.xml", Reply(PAGE, 503))
    official.play("/kst-28676-2.xml", Reply(b"<officiele-publicatie><kamerstuk>"))

    said, failed = fetch("een brief", "28676-1", "28676-2", PAPER)

    lines = said.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["refused", "refused", "refused", "stored"]
    assert (
        lines[0]
        == "refused  een brief: “een brief” is no number of a Kamerstuk. For example: 28 676, nr. 321."
    )
    assert "have no time for us now" in lines[1]
    assert failed == "3 of 4 refused."


def test_a_letter_that_comes_this_way_answers_the_older_references(official):
    citing = make_letter(["Zie Kamerstuk 28 676, nr. 321."])
    reference = Reference.objects.create(
        paragraph=citing.paragraphs.get(), start=4, end=29, kind="kamerstuk", identifier=PAPER
    )
    play_final(official)

    fetch(PAPER)

    reference.refresh_from_db()
    assert reference.letter == Letter.objects.get(identifier=PAPER)


def test_a_paper_of_several_dossiers_is_filed_under_all_and_owned_by_the_first(official):
    paper = letter_xml("33 694", "9").replace(
        b"<stuk>", b"<dossier><dossiernummer><dossiernr>29 521</dossiernr></dossiernummer></dossier><stuk>", 1
    )
    official.play_paper("kst-33694-9", paper, metadata=metadata_xml("kst-33694-9", "33694", "9"))

    fetch("33694-9")

    letter = Letter.objects.get()
    assert letter.identifier == "kst-33694-9"
    assert [dossier.number for dossier in letter.also_in.all()] == ["29521"]


def test_a_file_that_says_that_it_is_another_paper_is_refused(official):
    official.play_paper(PAPER, letter_xml("28 676", "322"))

    said, failed = fetch(PAPER)

    assert "gave another paper: kst-28676-322. Nothing was stored." in said
    assert failed == "1 of 1 refused."
    assert not Letter.objects.exists()


def test_a_reprint_prints_the_number_of_what_it_reprints():
    reprint = Fetched(f"{PAPER}-h1", letter_xml(), f"{PAPER}-h1.xml", "", official_id=f"{PAPER}-h1")
    other = Fetched("kst-28676-32", letter_xml(), "kst-28676-32.xml", "", official_id="kst-28676-32")

    assert read_fetched(reprint).official_id == f"{PAPER}-h1"
    with pytest.raises(NotFetched, match="another paper"):
        read_fetched(other)


# ---- before and after the lay-out ----------------------------------------------------------------------------
def test_a_piece_that_is_not_laid_out_is_stored_and_replaces_itself_later(official):
    play_early(official)
    assert fetch(PAPER)[0].startswith("stored  ")
    early = Letter.objects.get()
    assert (early.identifier, early.official_id, early.format) == (PAPER, EARLY, "pdf")
    play_final(official)

    said, failed = fetch(PAPER)

    letter = Letter.objects.get()
    assert (said, failed) == (f"replaced  {PAPER}: {letter.get_absolute_url()}\n", "")
    assert (letter.pk, letter.official_id, letter.format) == (early.pk, PAPER, "xml")
    assert Edition.objects.get().format == "pdf"


def test_who_quotes_the_piece_follows_to_the_final_text(official):
    play_early(official)
    fetch(PAPER)
    before = Letter.objects.get().paragraphs.get(text__contains="informeert")
    start = before.text.index("Het kabinet")
    pledge = make_pledge(before, start, start + len("Het kabinet informeert de Kamer."))
    play_final(official)

    fetch(PAPER)

    source = pledge.sources.get()
    assert source.paragraph.edition is None
    assert source.paragraph.letter.format == "xml"
    assert source.quote == "Het kabinet informeert de Kamer."


def test_a_piece_that_is_still_not_laid_out_is_there_already(official):
    play_early(official)
    fetch(PAPER)

    said, failed = fetch(PAPER)

    assert (said.split()[:2], failed) == (["already", "there"], "")
    assert not Edition.objects.exists()


def test_a_record_that_names_the_former_id_finds_the_piece_without_a_number(official):
    official.play_paper(EARLY, letter_pdf(), "pdf")
    fetch(EARLY)
    assert Letter.objects.get().identifier == ""
    play_final(official, further=f"<o:voorheen>{EARLY}</o:voorheen>")

    said, _failed = fetch(dossier="28676")

    letter = Letter.objects.get()
    assert said.startswith("replaced  ")
    assert (letter.identifier, letter.official_id) == (PAPER, PAPER)


def test_what_a_person_brought_in_is_not_replaced(official):
    mine = make_letter(dossier=make_dossier(), number="321")
    play_final(official)

    said, _failed = fetch(PAPER)

    assert said.startswith("already there  ")
    mine.refresh_from_db()
    assert mine.format == "text"


# ---- a dossier -----------------------------------------------------------------------------------------------
def test_a_whole_dossier_is_stored_and_twice_is_once(official):
    for number in ("320", "321"):
        identifier = f"kst-28676-{number}"
        metadata = metadata_xml(identifier, number=number)
        official.play_paper(identifier, letter_xml(number=number, words=f"Punt {number}."), metadata=metadata)
    official.play_search(sru_record("kst-28676-320", number="320"), sru_record(PAPER))

    first, second = fetch(dossier="28 676"), fetch(dossier="28676")

    assert [line.split("  ")[0] for line in first[0].splitlines()] == ["stored", "stored"]
    assert [line.split("  ")[0] for line in second[0].splitlines()] == ["already there", "already there"]
    assert Letter.objects.count() == 2


def test_a_piece_that_is_named_before_and_after_its_lay_out_is_fetched_once(official):
    play_early(official)
    play_final(official)
    official.play_search(sru_record(EARLY), sru_record(PAPER))

    said, failed = fetch(dossier="28676")

    assert [line.split("  ")[0] for line in said.splitlines()] == ["stored", "already there"]
    assert (Letter.objects.get().official_id, failed) == (PAPER, "")


def test_since_a_day_the_search_is_asked_for_what_came_since(official):
    asked = []
    official.play("/sru", lambda query: asked.append(query["query"][0]) or Reply(search_answer()))

    said, failed = fetch(dossier="28676", since="2019-01-01")

    assert "dt.date>=2019-01-01" in asked[0]
    assert (said, failed) == ("The official services name no papers in dossier 28676.\n", "")


def test_a_search_that_breaks_off_is_refused_after_what_it_had_named(official):
    play_final(official)
    official.play("/sru", Reply(search_answer(sru_record(PAPER), total=2)))

    said, failed = fetch(dossier="28676")

    assert [line.split("  ")[0] for line in said.splitlines()] == ["stored", "refused"]
    assert failed == "1 of 2 refused."


@pytest.mark.parametrize(
    ("words", "options", "reason"),
    [
        ([], {}, "Give the numbers"),
        ([PAPER], {"dossier": "28676"}, "Give the numbers"),
        ([PAPER], {"watched": True}, "Give the numbers"),
        ([PAPER], {"since": "2019-01-01"}, "--since belongs to --dossier"),
        ([], {"dossier": "NAVO"}, "“NAVO” is no dossier number"),
        ([], {"dossier": "28676", "since": "ooit"}, "“ooit” is no date"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anybody_is_called(official, words, options, reason):
    said, failed = fetch(*words, **options)

    assert (said, official.asked) == ("", [])
    assert reason in failed


# ---- watched dossiers ----------------------------------------------------------------------------------------
def test_what_is_new_in_a_watched_dossier_comes_in_and_then_all_is_quiet(official):
    watch()
    play_final(official)

    first, second = fetch(watched=True), fetch(watched=True)

    assert first == (f"stored  {PAPER}: {Letter.objects.get().get_absolute_url()}\n", "")
    assert second == ("", "")


def test_old_papers_that_were_corrected_are_not_new(official):
    watch(since=date(2020, 1, 1))
    play_final(official)

    assert fetch(watched=True) == ("", "")
    assert not Letter.objects.exists()


def test_without_watched_dossiers_nobody_is_called(official):
    make_dossier()

    assert fetch(watched=True) == ("", "")
    assert official.asked == []


def test_the_search_is_asked_for_what_changed_since_the_first_person_watches(official):
    watch(since=date(2019, 12, 1))
    watch(since=date(2020, 5, 5))
    asked = []
    official.play("/sru", lambda query: asked.append(query["query"][0]) or Reply(search_answer()))

    fetch(watched=True)

    assert len(asked) == 1
    assert "dt.modified>=2019-12-01" in asked[0]


def test_a_dossier_that_fails_does_not_stop_the_others(official):
    watch("11111")
    watch("28676")
    play_final(official)
    official.play(
        "/sru",
        lambda query: Reply(PAGE if "11111" in query["query"][0] else search_answer(sru_record(PAPER))),
    )

    said, failed = fetch(watched=True)

    assert [line.split("  ")[0] for line in said.splitlines()] == ["refused", "stored"]
    assert failed == "1 of 2 refused."


def test_a_paper_that_cannot_be_had_is_asked_for_once_a_day(official):
    watch()
    official.play_search(sru_record(PAPER))

    first, asked = fetch(watched=True), len(official.asked)
    second = fetch(watched=True)

    assert first[1] == "1 of 1 refused."
    assert second == ("", "")
    assert len(official.asked) == asked + 1


def test_a_paper_is_not_forgotten_because_the_services_were_busy(official, waits):
    watch()
    play_final(official)
    official.play(f"/{PAPER}.xml", Reply(PAGE, 503))
    assert fetch(watched=True)[1] == "1 of 1 refused."
    play_final(official)

    assert fetch(watched=True)[0].startswith("stored  ")


def test_a_piece_in_a_dossier_that_nobody_watches_gets_its_final_text_too(official):
    play_early(official)
    fetch(PAPER)
    play_final(official)

    assert fetch(watched=True)[0].startswith("replaced  ")
    assert fetch(watched=True) == ("", "")


def test_two_runs_do_not_overlap(official):
    watch()
    play_final(official)
    with (project.DATA_DIR / "fetch_letters.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        assert fetch(watched=True) == ("Another run is at work.\n", "")

    assert not Letter.objects.exists()
    assert fetch(watched=True)[0].startswith("stored  ")


def test_a_dossier_keeps_the_title_that_a_person_gave_it(official):
    make_dossier(title="Onze NAVO")
    play_final(official)

    fetch(PAPER)

    assert Dossier.objects.get().title == "Onze NAVO"
