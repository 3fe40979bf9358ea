from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.http import QueryDict

from letters.models import Letter, Paragraph, Reference
from tests.factories import make_letter
from tracker import exports
from tracker.models import OPEN_STATUSES, Pledge, Source, Status, StatusUpdate, User
from tracker.register_check import check_register
from tracker.synthetic import Refused, make_register
from tracker.timeline import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def register():
    return make_register(letters=6, pledges=150, seed=1)


def file_of_a_register(seed):
    """The export of a register that is made for it alone."""
    with transaction.atomic():
        make_register(letters=4, pledges=40, seed=seed)
        options, _rest = exports.read_options(QueryDict(""), "csv")
        data = b"".join(exports.stream(Pledge.objects.order_by("id"), options))
        transaction.set_rollback(True)
    return data


def test_the_numbers_asked_for_are_made(register):
    assert (
        (register.letters, register.pledges) == (Letter.objects.count(), Pledge.objects.count()) == (6, 150)
    )
    assert register.paragraphs == Paragraph.objects.count()
    assert register.updates == StatusUpdate.objects.count()


def test_pledges_are_shared_out_evenly(register):
    origins = Source.objects.filter(role="origin")

    assert {origins.filter(paragraph__letter=letter).count() for letter in Letter.objects.all()} == {25}


def test_the_same_seed_makes_the_same_register():
    assert file_of_a_register(seed=7) == file_of_a_register(seed=7)


def test_another_seed_makes_another_register():
    assert file_of_a_register(seed=7) != file_of_a_register(seed=8)


def test_everything_in_it_agrees(register):
    outcomes = list(check_register())

    assert [outcome.failures for outcome in outcomes] == [[]] * len(outcomes)
    # No text was replaced in it, so no quote had to follow; and the rules have not been over it.
    assert [str(outcome) for outcome in outcomes if not outcome.looked_at] == [
        "0 quotes and pieces of evidence stand where better text put them.",
        "0 of them are lost and listed as such.",
        "0 proposals stand at their place.",
        "0 decisions about proposals agree with the pledges.",
    ]


def test_every_row_would_pass_the_forms(register):
    for model in (Letter, Paragraph, Reference, Pledge, Source, StatusUpdate):
        for row in model.objects.all():
            row.full_clean()


def test_everything_says_that_it_is_synthetic(register):
    assert not Letter.objects.exclude(title__startswith="Synthetic ").exists()
    assert not Pledge.objects.exclude(title__startswith="Synthetic").exists()
    assert not StatusUpdate.objects.exclude(note__startswith="Synthetic").exists()
    assert not User.objects.exclude(name__startswith="Synthetic ").exists()


def test_its_people_cannot_sign_in(register):
    assert User.objects.exists()
    assert not any(person.is_active or person.has_usable_password() for person in User.objects.all())


def test_it_holds_what_a_real_register_can_hold(register):
    updates = StatusUpdate.objects

    assert set(Pledge.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(Pledge.objects.values_list("due_precision", flat=True)) == {
        "",
        "day",
        "month",
        "season",
        "year",
    }
    assert Pledge.objects.late().exists()
    assert Pledge.objects.filter(amount__isnull=False, status__in=OPEN_STATUSES).exists()
    assert Pledge.objects.filter(responsible__isnull=True).exists()
    assert Source.objects.filter(role="repeated").exists()
    assert updates.filter(due_on__isnull=False).exists()
    assert updates.filter(evidence_paragraph__isnull=False).exists()
    assert updates.filter(delivered_amount__isnull=False).exists()


def test_a_later_correction_shows_only_what_it_changed(register, editor):
    pledge = Pledge.objects.filter(responsible__isnull=False, topics__isnull=False).first()
    pledge.review_on = None
    pledge.save()
    pledge.title = "Corrected"
    pledge.save()

    newest = max(
        (entry for entry in timeline(pledge) if entry.kind == "correction"), key=lambda entry: entry.at
    )
    assert [change.became for change in newest.changes] == ["Corrected"]
    assert pledge.corrections.earliest().responsible.count() == pledge.responsible.count() > 0


def test_a_second_register_joins_the_first_with_codes_of_its_own(register):
    make_register(letters=2, pledges=5, seed=1)

    assert (Letter.objects.count(), Pledge.objects.count()) == (8, 155)
    assert Pledge.objects.order_by("id").last().code == "P-155"


def test_it_does_not_mix_with_real_letters():
    make_letter()

    with pytest.raises(Refused, match="not synthetic"):
        make_register(letters=1, pledges=1, seed=1)
    assert (Letter.objects.count(), Pledge.objects.count()) == (1, 0)


@pytest.mark.parametrize(("letters", "pledges"), [(0, 5), (-1, 0), (1, -1)])
def test_numbers_that_cannot_be_are_refused(letters, pledges):
    with pytest.raises(Refused):
        make_register(letters=letters, pledges=pledges, seed=1)


def test_what_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError):
        make_register(letters=300, pledges=300, seed=1, progress=breaking_off)

    assert not Letter.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def breaking_off(places):
    """A progress that fails after the first letters are stored."""
    for place in places:
        yield place
        1 / (250 - place)


def test_the_command_says_what_it_made():
    out = StringIO()
    call_command("make_register", letters=2, pledges=3, seed=1, stdout=out)

    assert out.getvalue().startswith("Made 2 synthetic letters with ")
    assert ", 3 pledges and " in out.getvalue()


def test_the_command_says_why_it_made_nothing():
    make_letter()

    with pytest.raises(CommandError, match="not synthetic"):
        call_command("make_register", letters=2, pledges=3)
