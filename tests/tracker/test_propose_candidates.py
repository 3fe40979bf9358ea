import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_candidate, make_dossier, make_letter
from tracker.models import Candidate, Pledge, RulesRun, Source
from tracker.starter import loading

pytestmark = pytest.mark.django_db

PROMISE = "Het kabinet zal de Kamer uiterlijk eind 2020 over de uitkomst informeren."


@pytest.fixture
def letters():
    return [
        make_letter([PROMISE], slug="eerste", dossier=make_dossier("28676"), number="321"),
        make_letter([PROMISE], slug="tweede"),
    ]


def run(*names):
    out = StringIO()
    call_command("propose_candidates", *names, stdout=out)
    return out.getvalue()


def test_the_rules_run_over_all_letters_and_one_line_says_what_came_of_it(letters):
    assert run() == "2 letters: 2 likely and 0 possible proposals open; 2 new, 0 gone, 0 decisions kept.\n"

    assert RulesRun.objects.count() == 2


def test_again_changes_nothing(letters):
    run()

    assert run() == "2 letters: 2 likely and 0 possible proposals open; 0 new, 0 gone, 0 decisions kept.\n"


@pytest.mark.parametrize("name", ["eerste", "kst-28676-321"])
def test_a_letter_is_named_by_its_address_or_its_kamerstuk(letters, name):
    assert run(name).startswith("1 letter: 1 likely")

    assert [candidate.paragraph.letter.slug for candidate in Candidate.objects.all()] == ["eerste"]


def test_a_letter_that_is_named_twice_is_read_once(letters):
    assert run("eerste", "kst-28676-321").startswith("1 letter: 1 likely")


@pytest.mark.parametrize("name", ["derde", "kst-28676-999", "", "nul\0"])
def test_an_unknown_letter_stops_it_before_anything_is_done(letters, name):
    with pytest.raises(CommandError, match="There is no letter"):
        run("eerste", name)

    assert not Candidate.objects.exists()


def test_what_is_no_longer_proposed_goes(letters):
    make_candidate(letters[1].paragraphs.get(), 0, 10)

    assert "1 new, 1 gone" in run("tweede")


# ---- the starter register -------------------------------------------------------------------------------------
def test_the_starter_letters_have_proposals_and_those_of_recorded_pledges_are_settled():
    call_command("load_starter", stdout=StringIO())

    open_ones = Candidate.objects.open()
    assert open_ones.exists()
    assert RulesRun.objects.count() == 2
    assert not [one for one in open_ones if is_quoted(one)]
    settled = set(Candidate.objects.in_state("recorded").values_list("pledge__code", flat=True))
    assert len(settled) >= 22
    assert settled <= {pledge["code"] for pledge in json.loads((loading.HERE / "pledges.json").read_text())}


def is_quoted(candidate):
    sources = Source.objects.filter(paragraph=candidate.paragraph)
    return any(
        2 * (min(candidate.end, s.end) - max(candidate.start, s.start))
        >= min(len(candidate.quote), len(s.quote))
        for s in sources
    )


def test_loading_the_starter_twice_proposes_once():
    call_command("load_starter", stdout=StringIO())
    before = list(Candidate.objects.order_by("pk").values())

    call_command("load_starter", stdout=StringIO())

    assert list(Candidate.objects.order_by("pk").values()) == before


def test_pledges_that_come_later_than_their_letters_settle_the_proposals():
    call_command("load_starter", stdout=StringIO())
    Candidate.objects.all().delete()
    for letter in {source.paragraph.letter for source in Source.objects.select_related("paragraph__letter")}:
        RulesRun.objects.filter(letter=letter).delete()

    run()

    assert Candidate.objects.in_state("recorded").filter(decided_by=None).count() >= 22
    assert Pledge.objects.count() == 27
