import hashlib
from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from letters.models import Edition, Letter, Paragraph, Reference
from tests.factories import (
    give_better_text,
    make_candidate,
    make_dossier,
    make_letter,
    make_pledge,
    make_update,
    make_user,
)
from tracker import append_only
from tracker.models import Candidate, PastStanding, Pledge, QuoteMove, Source, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pledge():
    """A pledge with a history, in a letter whose file is stored."""
    data = b"Het kabinet zal de Kamer informeren. Het is gebeurd."
    letter = make_letter(
        [data.decode()], dossier=make_dossier(), number="321", sha256=hashlib.sha256(data).hexdigest()
    )
    Letter.objects.update(file=default_storage.save("letters/one", ContentFile(data)))
    paragraph = letter.paragraphs.get()
    pledge = make_pledge(paragraph, 0, 36, first_due_on=date(2020, 6, 1))
    make_update(pledge, "fulfilled", evidence_paragraph=paragraph, evidence_quote="Het is gebeurd.")
    make_update(pledge, "open", due_on=date(2020, 9, 1), due_reason="Later")
    Reference.objects.create(
        paragraph=paragraph, start=0, end=3, kind="kamerstuk", identifier="kst-28676-321", letter=letter
    )
    return pledge


def check():
    """What the command says, and whether it failed."""
    out, code = StringIO(), 0
    try:
        call_command("check_register", stdout=out)
    except CommandError as error:
        code = error.returncode
    return out.getvalue(), code == 1


@contextmanager
def history_unlocked():
    append_only.remove(connection)
    yield
    append_only.install(connection)


def test_a_register_that_agrees_says_so_with_counts(pledge):
    said, failed = check()

    assert not failed
    assert said.splitlines() == [
        "1 pledges stand where their history puts them.",
        "1 pledges have the past that their history tells.",
        "0 links between pledges go one way, and whoever repeats another says so.",
        "1 pledges have one place each where they were made.",
        "1 quotes stand at their place.",
        "1 quotes that serve as evidence stand in their paragraphs.",
        "0 quotes and pieces of evidence stand where better text put them.",
        "0 of them are lost and listed as such.",
        "0 proposals stand at their place.",
        "0 decisions about proposals agree with the pledges.",
        "1 references lead where their identifiers say.",
        "1 original files are there, unchanged.",
        "3 texts are found by the words that stand in them.",
        "11 history tables refuse changes.",
    ]


def test_an_empty_register_agrees(db):
    assert check()[1] is False


@pytest.mark.parametrize(
    "fields",
    [{"status": "lapsed"}, {"status_since": date(2020, 1, 1)}, {"due_on": None}, {"times_shifted": 0}],
)
def test_a_status_that_history_does_not_tell_is_found(pledge, fields):
    before = Pledge.objects.values(*fields).get()
    Pledge.objects.update(**fields)
    said, failed = check()

    assert before != fields
    assert failed
    assert f"    {pledge.code} is stored as" in said
    assert said.count("FAILED") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.filter(known_until=None).update(status="lapsed"),
        lambda rows: rows.exclude(known_until=None).delete(),
        lambda rows: PastStanding.objects.bulk_create([set_key(rows.first(), None)]),
    ],
)
def test_a_past_that_history_does_not_tell_is_found(pledge, change):
    change(PastStanding.objects.all())
    said, failed = check()

    assert failed
    assert f"    {pledge.code} has another past stored than its history tells" in said
    assert said.count("FAILED") == 1


def set_key(row, key):
    row.pk = key
    return row


def test_a_line_of_history_that_was_slipped_in_is_found(pledge):
    StatusUpdate.objects.bulk_create(
        [StatusUpdate(pledge=pledge, status="lapsed", effective_on=date(2021, 1, 1))]
    )
    said, failed = check()

    assert failed
    assert "its history says lapsed since 2021-01-01" in said


def test_a_quote_that_is_no_longer_the_text_is_found(pledge):
    Paragraph.objects.update(text="Het Kabinet zal de Kamer informeren. Het is gebeurd.")
    said, failed = check()

    assert failed
    assert f"    {pledge.code}: its quote is not in" in said
    assert said.count("FAILED") == 1


def test_a_quote_after_characters_of_several_bytes_stands():
    make_pledge(make_letter(["€ 5: één 🛡-plan"]).paragraphs.get(), 5, 10)

    assert "1 quotes stand at their place." in check()[0].splitlines()


def test_a_pledge_without_an_origin_is_found(pledge):
    Source.objects.update(role="repeated")
    said, failed = check()

    assert failed
    assert f"    {pledge.code} has 0" in said


def test_evidence_that_is_not_in_its_paragraph_is_found(pledge):
    with history_unlocked():
        StatusUpdate.objects.exclude(evidence_quote="").update(evidence_quote="Het is geschied.")
    said, failed = check()

    assert failed
    assert f"    {pledge.code}: the evidence of 2020-01-15" in said
    assert said.count("FAILED") == 1


@pytest.mark.parametrize(
    "fields", [{"letter": None}, {"identifier": "kst-28676-999"}, {"identifier": ""}, {"end": 5000}]
)
def test_a_reference_that_leads_astray_is_found(pledge, fields):
    Reference.objects.update(**fields)
    said, failed = check()

    assert failed
    assert "brief-" in said
    assert "FAILED, 1 wrong: not all 1 references" in said


def test_a_reference_to_a_paper_that_is_not_stored_leads_nowhere(pledge):
    Reference.objects.update(letter=None, identifier="kst-28676-999")

    assert check()[1] is False


@pytest.mark.parametrize(("change", "said_of_it"), [("write", "has changed"), ("remove", "is missing")])
def test_a_file_that_is_not_what_was_stored_is_found(pledge, tmp_path, change, said_of_it):
    file = tmp_path / Letter.objects.get().file.name
    file.write_bytes(b"Iets anders") if change == "write" else file.unlink()
    said, failed = check()

    assert failed
    assert f"the file {said_of_it}" in said


def test_history_that_is_not_protected_is_found(pledge):
    append_only.remove(connection, ["tracker_statusupdate"])
    said, failed = check()

    assert failed
    assert "    trigger tracker_statusupdate_no_" in said


def test_every_failure_is_named(pledge):
    other = make_pledge(make_letter(sha256=Letter.objects.get().sha256[::-1]).paragraphs.get())
    Pledge.objects.update(status="lapsed")
    said, _failed = check()

    assert "FAILED, 2 wrong: not all 2 pledges" in said
    assert f"{pledge.code} is stored" in said
    assert f"{other.code} is stored" in said


def test_the_number_of_statements_does_not_grow_with_the_register(pledge, django_assert_max_num_queries):
    for _ in range(5):
        make_update(make_pledge(), "lapsed")

    with django_assert_max_num_queries(49):
        check()


# ---- candidates -----------------------------------------------------------------------------------------------
@pytest.fixture
def decided(pledge):
    """A proposal that was recorded with the pledge."""
    decision = {"state": "recorded", "pledge": pledge, "decided_at": timezone.now()}
    return make_candidate(pledge.sources.get().paragraph, 0, 36, **decision)


def test_a_proposal_that_is_not_at_its_place_is_found(decided):
    assert "1 proposals stand at their place." in check()[0]
    Candidate.objects.update(start=1, end=37)

    assert "a proposal is not in brief-" in check()[0]


def test_a_proposal_that_waits_in_a_former_text_is_found(decided):
    give_better_text(decided.paragraph.letter, ["Nieuw."])
    make_candidate(Paragraph.every.get(edition__number=1), 37, 52)

    assert "a proposal waits in a former text" in check()[0]


def test_a_recorded_proposal_of_whose_letter_the_pledge_has_no_words_is_found(decided):
    assert "1 decisions about proposals agree with the pledges." in check()[0]
    Candidate.objects.update(pledge=make_pledge())

    assert "P-002 has no words from brief-" in check()[0]


def test_a_recorded_proposal_may_be_evidence_of_its_pledge(decided):
    other = make_pledge()
    make_update(other, "fulfilled", evidence_paragraph=decided.paragraph)
    Candidate.objects.update(pledge=other)

    assert "1 decisions about proposals agree with the pledges." in check()[0]


def test_a_dismissal_by_nobody_is_found(decided):
    dismissal = {"state": "dismissed", "pledge": None, "reason": "other"}
    Candidate.objects.update(**dismissal, decided_by=make_user())
    assert "1 decisions about proposals agree" in check()[0]
    Candidate.objects.update(decided_by=None)

    assert "nobody is said to have dismissed a proposal in brief-" in check()[0]


# ---- better text ----------------------------------------------------------------------------------------------
SENTENCE, PROOF = "Het kabinet zal de Kamer informeren.", "Het is gebeurd."


@pytest.fixture
def followed(pledge):
    """The letter got better text twice: the quote moved, its evidence moved and was then lost."""
    letter = pledge.sources.get().paragraph.letter
    give_better_text(letter, ["Nieuw.", f"{SENTENCE} {PROOF}"])
    give_better_text(letter, [SENTENCE])
    return pledge


def test_quotes_that_followed_a_better_text_agree_and_lost_ones_are_counted(followed):
    said, failed = check()

    assert not failed
    assert "2 quotes and pieces of evidence stand where better text put them." in said
    assert "1 of them are lost and listed as such." in said
    assert "3 original files are there, unchanged." in said


def test_a_quote_that_is_not_where_its_moves_put_it_is_found(followed):
    other = make_letter([SENTENCE]).paragraphs.get()
    Source.objects.update(paragraph=other)

    assert f"{followed.code}: its quote is not where its moves put it" in check()[0]


@pytest.mark.parametrize("change", [{"from_start": 1}, {"to_start": 5}, {"to_end": 9}])
def test_a_line_that_does_not_follow_from_the_one_before_is_found(followed, change):
    last = QuoteMove.objects.filter(source__isnull=False).last()
    assert last.to_paragraph
    with history_unlocked():
        QuoteMove.objects.filter(pk=last.pk).update(**change)

    assert f"{followed.code}: its quote is not where its moves put it" in check()[0]


def test_a_quote_in_a_former_text_of_which_no_line_tells_is_found(followed):
    former = Paragraph.every.filter(edition__number=1).get()
    stray = make_pledge(former, 0, 3)

    assert f"{stray.code}: its quote is in a former text" in check()[0]


def test_a_missing_file_of_a_former_text_is_found(followed):
    former = Edition.objects.get(number=2)
    former.file.storage.delete(former.file.name)

    assert f"{former.letter.slug} text 2: the file is missing" in check()[0]
