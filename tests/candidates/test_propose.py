"""From paragraphs to proposals: what each says, and that no text breaks it."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.letters.gold import PARAGRAPHS
from tracker.candidates.proposal import KINDS, LAYERS, Setting
from tracker.candidates.propose import propose, propose_all
from tracker.candidates.rules import TERM_PASSED, TERM_STATED

pytestmark = pytest.mark.once

GOLD = Path(__file__).parent / "gold"
SETTING = Setting(date(2019, 12, 17), ("De Minister van Defensie",))
TWO_VERBS = (
    "De bondgenoten gaan meer informatie delen en binnen de bestaande Joint Intelligence and Security Division van de "
    "NAVO zal een terrorism intelligence cell worden opgericht."
)
TWO_SUMS = (
    "Voor Nederland gaat het om € 600.000,– per jaar voor rekening van Buitenlandse zaken en € 4,6 miljoen euro voor "
    "rekening van Defensie."
)


def texts_of_letters():
    return [paragraph["text"] for name in sorted(PARAGRAPHS) for paragraph in PARAGRAPHS[name]["paragraphs"]]


def labelled(*labels):
    documents = json.loads((GOLD / "seed-sentences.json").read_text())["documents"]
    return [each["text"] for one in documents for each in one["sentences"] if each["label"] in labels]


# ---- the two letters ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", labelled("target"))
def test_every_clear_commitment_of_the_letters_is_proposed(text):
    assert [each.kind for each in propose(text, SETTING) if each.kind != "afdoening"]


@pytest.mark.parametrize("text", labelled("afdoening"))
def test_every_afdoening_of_the_letters_is_proposed_as_such(text):
    assert [each.kind for each in propose(text, SETTING)] == ["afdoening"]


def test_every_point_of_every_score_is_shown_with_the_words_that_it_hit():
    for text in texts_of_letters():
        for each in propose(text, SETTING):
            assert each.score == round(sum(point.weight for point in each.points), 2)
            assert all(0 <= point.start < point.end <= len(text) for point in each.points)


def test_a_proposal_has_a_kind_a_layer_and_places_in_the_paragraph():
    for text in texts_of_letters():
        for each in propose(text, SETTING):
            assert (each.kind in KINDS, each.layer in LAYERS) == (True, True)
            assert text[each.start : each.end].strip() == text[each.start : each.end] != ""


def test_proposals_stand_in_reading_order_and_do_not_overlap():
    for text in texts_of_letters():
        places = [place for each in propose(text, SETTING) for place in (each.start, each.end)]

        assert places == sorted(places)


# ---- what one proposal says -----------------------------------------------------------------------------------
def test_two_verbs_in_one_sentence_make_two_commitments():
    first, second = propose(TWO_VERBS, SETTING)

    assert TWO_VERBS[first.start : first.end] == "De bondgenoten gaan meer informatie delen"
    assert TWO_VERBS[second.start : second.end].startswith("binnen de bestaande")


def test_two_sums_with_a_destination_each_make_two_commitments():
    proposals = propose(TWO_SUMS, SETTING)

    assert [[int(amount.value) for amount in each.amounts] for each in proposals] == [[600_000], [4_600_000]]
    assert [each.amounts[0].period for each in proposals] == ["year", ""]
    assert {each.together for each in proposals} == {1}


def test_amounts_terms_and_papers_have_their_places_in_the_paragraph():
    text = (
        "Dit is bekend. Het kabinet trekt in 2026 € 5 miljoen uit voor de opvang (Kamerstuk 28 676, nr. 321)."
    )

    (found,) = propose(text, SETTING)

    assert [text[each.start : each.end] for each in found.amounts] == ["€ 5 miljoen"]
    assert [each.first for each in found.terms] == [date(2026, 1, 1)]
    assert [each.identifier for each in found.references] == ["kst-28676-321"]


@pytest.mark.parametrize(
    ("text", "actor", "inferred", "level"),
    [
        ("Nederland zal twee fregatten leveren.", "Nederland", False, "national"),
        ("Ik zal de regeling uitbreiden.", "Minister van Defensie", True, "national"),
        ("De bondgenoten spraken af meer te doen.", "NAVO-bondgenoten", False, "collective"),
        ("Defensie investeert in luchtverdediging.", "Ministerie van Defensie", False, "national"),
        ("Uiterlijk 1 juli wordt uw Kamer geïnformeerd.", "Kabinet", True, "national"),
        ("De bijdrage van de NAVO zal worden verlaagd.", "", True, "collective"),
        ("De Europese Commissie zal een voorstel indienen.", "Europese Commissie", False, "collective"),
    ],
)
def test_who_undertakes_it_and_at_which_level(text, actor, inferred, level):
    (found,) = propose(text, SETTING)

    assert (found.actor, found.actor_inferred, found.level) == (actor, inferred, level)


def test_zij_are_those_of_the_sentence_before():
    _, second = propose("De bondgenoten spraken dit af. Zij stemden in met een actieplan.", SETTING)

    assert (second.actor, second.actor_inferred, second.level) == ("NAVO-bondgenoten", True, "collective")


@pytest.mark.parametrize(
    ("text", "strength", "condition"),
    [
        ("Het kabinet zal de missie verlengen.", "firm", ""),
        ("Het kabinet is voornemens de missie te verlengen.", "intention", ""),
        ("Het kabinet zal dit doen, mits de Kamer instemt.", "conditional", "mits de Kamer instemt"),
        ("Indien nodig zal het kabinet maatregelen treffen.", "conditional", "Indien nodig"),
        ("Als signaal is door de bondgenoten de bijdrage verlaagd.", "firm", ""),
    ],
)
def test_how_firmly_it_is_said(text, strength, condition):
    (found,) = propose(text, SETTING)

    assert (found.strength, found.condition.split(" zal")[0]) == (strength, condition)


def test_an_afdoening_names_what_it_carries_out():
    text = "Hiermee geef ik uitvoering aan de motie van het lid Piri (Kamerstuk 36 410, nr. 74)."

    (found,) = propose(text, SETTING)

    assert (found.kind, found.fulfils) == ("afdoening", ("kst-36410-74",))


def test_a_pledge_named_again_with_a_new_promise_is_a_commitment():
    (found,) = propose("Zoals toegezegd zal ik uw Kamer voor de zomer informeren.", SETTING)

    assert found.kind == "commitment"


def test_neighbours_about_one_thing_are_offered_together_and_numbered_through_the_letter():
    paragraph = (
        "Het kabinet heeft besloten een werkgroep in te stellen. Deze zal in april een plan voorleggen. "
        "Nederland verwelkomt dit."
    )

    letter = propose_all([paragraph, "Dit is bekend.", paragraph], SETTING)

    assert [[each.together for each in found] for found in letter] == [[1, 1], [], [2, 2]]


def test_a_term_before_the_letter_speaks_against():
    earlier, later = (propose(f"De pilot wordt in {year} verlengd.", SETTING)[0] for year in (2016, 2026))

    assert later.score - earlier.score == pytest.approx(TERM_STATED.weight - TERM_PASSED.weight)


# ---- any text -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t",
        ".",
        "?!",
        "…",
        "a" * 5000,
        "zal " * 2000,
        "€ " * 2000,
        "\u200fNederland \u202ezal dit\u202c doen.",
        "<script>Het kabinet zal dit doen</script> & <b>meer</b>.",
        "İİİ Nederland zal dit doen. İ",
        "\x00Nederland zal dit\x00 doen.",
        "Het kabinet zal dit op 31 februari 9999 doen voor € 1.2.3.",
        "Nederland\u00a0zal\u00a0dit\u00a0doen.",
    ],
)
def test_no_text_breaks_it(text):
    for each in propose(text, Setting()):
        assert 0 <= each.start < each.end <= len(text)


def test_a_sentence_without_end_is_read_in_windows_and_none_of_it_is_lost():
    filler = "en dit alles staat in samenhang met wat bekend is, " * 60

    found = propose(f"{filler}Nederland zal in 2026 twee fregatten leveren, {filler}", SETTING)

    assert len(found) == 1
    assert found[0].end - found[0].start <= 1500


def test_no_break_spaces_hide_nothing():
    assert propose("Het\u00a0kabinet\u00a0zal\u00a0dit\u00a0uitbreiden.", SETTING)
