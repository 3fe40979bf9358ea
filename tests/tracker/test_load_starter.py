import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from letters.intake import store
from letters.models import Letter
from tests.factories import make_pledge
from tracker.models import Party, Pledge, PledgeLink, Source, StatusUpdate, Topic
from tracker.starter import loading

pytestmark = pytest.mark.django_db

PLEDGES = json.loads((loading.HERE / "pledges.json").read_text())


def load():
    out = StringIO()
    call_command("load_starter", stdout=out)
    return out.getvalue()


def test_it_gives_the_two_letters_and_the_27_pledges():
    assert load() == "Loaded 2 letters and 27 pledges.\n"

    assert sorted(Pledge.objects.values_list("code", flat=True)) == [pledge["code"] for pledge in PLEDGES]


def test_the_letters_have_their_names_and_what_is_known_of_their_dates():
    load()

    brussels, london = Letter.objects.order_by("id")
    assert (brussels.slug, brussels.short, brussels.dated_on) == ("navo-brussel-2017", "Brussel 2017", None)
    assert brussels.dated_note == "The letter states no date; it mentions 30 May 2017 as past."
    assert (london.slug, london.short) == ("navo-londen-2019", "Londen 2019")
    assert london.dated_on == date(2019, 12, 17)


def test_every_quote_is_word_for_word_at_its_place():
    load()

    exact = [
        source.paragraph.text[source.start : source.end] == source.quote == pledge["quote"]
        for pledge, source in zip(PLEDGES, Source.objects.order_by("id"), strict=True)
    ]
    assert exact.count(True) == 27


def test_the_particulars_are_as_given():
    load()

    pledge = Pledge.objects.get(code="P-018")
    assert (pledge.amount, pledge.currency) == (4_600_000, "EUR")
    assert (pledge.period, pledge.period_inferred) == ("year", True)
    assert [str(party) for party in pledge.responsible.all()] == ["Ministry of Defence"]
    assert Pledge.objects.get(code="P-021").due_on == date(2026, 12, 31)
    assert not Pledge.objects.get(code="P-010").responsible.exists(), "not stated is a real answer"


def test_parties_and_topics_have_their_dutch_names():
    load()

    assert not Party.objects.filter(name_nl="").exists()
    assert not Topic.objects.filter(name_nl="").exists()
    assert Party.objects.get(name="Ministry of Foreign Affairs").short_name_nl == "Buitenlandse Zaken"


def test_the_six_updates_rest_on_paragraphs_of_the_letters():
    load()

    updates = list(StatusUpdate.objects.select_related("evidence_paragraph"))
    assert len(updates) == 6
    assert all(update.evidence_quote in update.evidence_paragraph.text for update in updates)
    assert {update.recorded_by for update in updates} == {None}


def test_the_statuses_are_those_that_the_letters_prove():
    load()

    assert Pledge.objects.open().count() == 23
    assert list(Pledge.objects.filter(status="partly_fulfilled").values_list("code", flat=True)) == ["P-020"]


def test_twice_is_once():
    load()
    before = counts()

    assert load() == "The starter register was there already; nothing has changed.\n"

    assert counts() == before


def counts():
    models = (Letter, Pledge, Source, PledgeLink, StatusUpdate, Party, Topic)
    return [model.objects.count() for model in models]


def test_what_people_changed_since_stays():
    load()
    Pledge.objects.filter(code="P-001").update(title="Our own title")
    Party.objects.filter(slug="nato").update(name="The Alliance")
    PledgeLink.objects.filter(pledge__code="P-002").delete()

    load()

    assert Pledge.objects.get(code="P-001").title == "Our own title"
    assert Party.objects.get(slug="nato").name == "The Alliance"
    assert not PledgeLink.objects.filter(pledge__code="P-002").exists()


def test_beside_other_pledges_it_takes_the_next_codes_and_links_follow():
    make_pledge()

    load()

    first = Pledge.objects.get(title="Move defence spending towards 2% of GDP and 20% investment")
    assert first.code == "P-003"
    assert [(link.kind, link.other.code) for link in first.links.all()] == [("supplements", "P-002")]


def test_letters_that_were_imported_before_are_the_same_letters():
    file = "002_9e625c1148e2c225.txt"
    imported = store((loading.HERE / "letters" / file).read_bytes(), "londen.txt").letter

    assert load() == "Loaded 1 letter and 27 pledges.\n"

    assert imported.paragraphs.filter(sources__isnull=False).exists()


def test_if_one_pledge_cannot_be_loaded_nothing_is():
    file = "002_9e625c1148e2c225.txt"
    london = store((loading.HERE / "letters" / file).read_bytes(), file).letter
    london.paragraphs.body().filter(number=8).update(text="Other words.")

    with pytest.raises(ValidationError, match="These words are not at this place"):
        load()

    assert list(Letter.objects.all()) == [london]
    assert not Pledge.objects.exists()
    brussels = "658158fb3c0f54473d6793853d59d0df774c17f7cc89a92fa59300866cf89ed1"
    assert not (Path(london.file.path).parent / brussels).exists()
