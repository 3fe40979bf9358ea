from datetime import date
from decimal import Decimal

import pytest

from letters.reading.draft import ReferenceDraft
from letters.reading.money import Amount
from letters.reading.terms import Term
from tests.factories import make_letter, make_party
from tracker.prefilling import (
    best_term,
    chosen_term,
    main_amount,
    of_amount,
    of_term,
    party_named,
    people,
    prefill,
    suggested_title,
)
from tracker.readings import Readings, as_json, from_json, readings
from tracker.recording import Place

pytestmark = pytest.mark.django_db

WRITTEN = date(2019, 12, 17)
DEADLINE = Term(10, 28, "uiterlijk eind 2020", "deadline", None, date(2020, 12, 31), "year")
MOMENT = Term(30, 42, "in mei 2020", "moment", date(2020, 5, 1), date(2020, 5, 31), "month")
START = Term(50, 58, "per 2026", "start", date(2026, 1, 1), None, "year")
PAST = Term(60, 68, "in 2018", "moment", date(2018, 1, 1), date(2018, 12, 31), "year")
DURATION = Term(70, 82, "vijf maanden", "duration", duration="P5M")
YEARLY = Term(84, 93, "jaarlijks", "moment", recurrence="yearly")
VAGUE = Term(95, 115, "op korte termijn", "deadline")


# ---- title ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("het kabinet zal de Kamer informeren.", "Het kabinet zal de Kamer informeren"),
        ("De  bijdrage\tis\nverhoogd;", "De bijdrage is verhoogd"),
        ("woord " * 30, " ".join(["Woord", *["woord"] * 14])),
        ("A" * 300, "A" * 90),
        (f"{'w' * 70} besloten tot het ontwikkelen", f"W{'w' * 69} besloten"),
        ("...", ""),
    ],
)
def test_a_title_is_suggested_in_the_letters_words_cut_at_a_word(words, title):
    assert suggested_title(words) == title
    assert len(suggested_title(words)) <= 90


# ---- who ------------------------------------------------------------------------------------------------------
@pytest.fixture
def parties():
    return {
        "state": make_party("The Netherlands", name_nl="Nederland", kind="state"),
        "nato": make_party("NATO", name_nl="NAVO", kind="alliance"),
        "defence": make_party(
            "Ministry of Defence",
            name_nl="Ministerie van Defensie",
            short_name_nl="Defensie",
            kind="ministry",
        ),
        "cabinet": make_party("Cabinet", name_nl="Kabinet", kind="cabinet"),
    }


@pytest.mark.parametrize(
    ("actor", "made_by", "responsible"),
    [
        ("Nederland", "state", None),
        ("Kabinet", "state", "cabinet"),
        ("Ministerie van Defensie", "state", "defence"),
        ("de Minister van Defensie", "state", "defence"),
        ("defensie", "state", "defence"),
        ("NAVO", "nato", "nato"),
        ("Frankrijk", None, None),
        ("", None, None),
    ],
)
def test_parties_are_those_whose_name_was_read(parties, actor, made_by, responsible):
    found = people(Readings(actor=actor))

    assert found["made_by"] == (parties[made_by].pk if made_by else None)
    assert found["responsible"] == ([parties[responsible].pk] if responsible else [])


def test_another_state_is_itself_who_must_act(parties):
    germany = make_party("Germany", name_nl="Duitsland", kind="state")

    assert people(Readings(actor="Duitsland", level="other"))["responsible"] == [germany.pk]


def test_of_two_parties_of_one_name_the_older_one_is_meant(parties):
    make_party("Another", short_name_nl="Defensie")

    assert party_named("Defensie") == parties["defence"]


# ---- when -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("terms", "best"),
    [
        ([PAST, MOMENT, START, DEADLINE], DEADLINE),
        ([START, MOMENT], MOMENT),
        ([START], START),
        ([PAST, DURATION, YEARLY, VAGUE], None),
        ([], None),
    ],
)
def test_the_best_term_is_dated_and_after_the_letter(terms, best):
    assert best_term(terms, 0, 200, WRITTEN) == best


def test_a_term_in_the_words_comes_before_one_elsewhere_in_their_sentence():
    assert best_term([DEADLINE, START], 45, 60, WRITTEN) == START


def test_without_the_letters_day_no_term_is_chosen_beforehand():
    assert best_term([DEADLINE, MOMENT], 0, 200, None) is None


@pytest.mark.parametrize(
    ("term", "starts_on", "due_from", "due_on", "precision"),
    [
        (DEADLINE, None, None, date(2020, 12, 31), "year"),
        (MOMENT, None, date(2020, 5, 1), date(2020, 5, 31), "month"),
        (START, date(2026, 1, 1), None, None, ""),
        (DURATION, None, None, None, ""),
        (VAGUE, None, None, None, ""),
    ],
)
def test_a_term_becomes_the_days_that_it_bounds(term, starts_on, due_from, due_on, precision):
    fields = of_term(term)

    assert fields["term"] == term.words
    assert (fields["starts_on"], fields["due_from"]) == (starts_on, due_from)
    assert (fields["first_due_on"], fields["due_precision"]) == (due_on, precision)


def test_a_term_of_no_stated_precision_is_a_day():
    assert of_term(Term(0, 3, "x", "deadline", None, date(2020, 1, 2)))["due_precision"] == "day"


def test_a_term_is_chosen_of_those_that_are_offered():
    assert chosen_term([DEADLINE, MOMENT], "30-42") == MOMENT
    assert chosen_term([DEADLINE], "none") is None
    with pytest.raises(KeyError):
        chosen_term([DEADLINE], "30-42")


# ---- how much -------------------------------------------------------------------------------------------------
def test_a_period_that_is_not_stated_is_once_and_inferred():
    fields = of_amount(Amount(0, 9, Decimal(4_600_000), "EUR"))

    assert (fields["period"], fields["period_inferred"], fields["amount_qualifier"]) == ("once", True, "")


def test_a_stated_period_is_not_inferred():
    fields = of_amount(Amount(0, 9, Decimal(600_000), "EUR", period="year", qualifier="about"))

    assert (fields["amount"], fields["currency"]) == (600_000, "EUR")
    assert (fields["period"], fields["period_inferred"], fields["amount_qualifier"]) == (
        "year",
        False,
        "about",
    )


@pytest.mark.parametrize(
    "amount",
    [
        Amount(0, 9, Decimal(5_690_000_000), None),
        Amount(0, 9, Decimal(10) ** 18, "EUR"),
        Amount(0, 9, Decimal("1.234"), "EUR"),
        Amount(0, 9, Decimal(1), "ZZZ"),
    ],
)
def test_an_amount_that_a_pledge_cannot_hold_waits_for_a_person(amount):
    assert main_amount([amount]) is None
    assert of_amount(None) == {}


# ---- all together ---------------------------------------------------------------------------------------------
SENTENCE = "Nederland zal uiterlijk eind 2020 aan het fonds 600.000 euro per jaar bijdragen."


def test_any_words_of_a_letter_fill_in_what_they_state(parties):
    paragraph = make_letter([f"Een inleiding. {SENTENCE} Een slot."]).paragraphs.get()

    initial = prefill(Place(paragraph, 15, 15 + len(SENTENCE)))

    assert (initial["made_by"], initial["pledged_on"]) == (parties["state"].pk, WRITTEN)
    assert (initial["term"], initial["first_due_on"]) == ("uiterlijk eind 2020", date(2020, 12, 31))
    assert (initial["amount"], initial["period"], initial["period_inferred"]) == (600_000, "year", False)


def test_a_part_of_a_sentence_has_its_own_amounts_and_the_terms_of_the_whole():
    paragraph = make_letter([f"Een inleiding. {SENTENCE}"]).paragraphs.get()
    start = paragraph.text.index("aan het fonds")

    found = readings(Place(paragraph, start, start + len("aan het fonds")))

    assert found.amounts == ()
    assert [(term.words, paragraph.text[term.start : term.end]) for term in found.terms] == [
        ("uiterlijk eind 2020", "uiterlijk eind 2020")
    ]


@pytest.mark.parametrize("text", ["x", "   x   ", "\u202e<b>31 februari 9999</b> € 1.2.3", "a" * 100_000])
def test_words_that_state_nothing_invent_nothing(text):
    paragraph = make_letter([text]).paragraphs.get()

    initial = prefill(Place(paragraph, 0, len(text)))

    assert (initial["made_by"], initial["responsible"], initial["term"]) == (None, [], "")
    assert "amount" not in initial


def test_readings_are_the_same_after_a_stay_in_the_database():
    found = Readings(
        actor="NAVO", actor_inferred=True, level="collective", strength="conditional", condition="mits",
        amounts=(Amount(0, 3, Decimal("4.60"), "EUR", Decimal(7), "year", "about"), Amount(4, 5, Decimal(1), None)),
        terms=(DEADLINE, MOMENT, YEARLY),
        references=(ReferenceDraft(1, 2, "kamerstuk", "kst-28676-321", "nr. 321", ("29521",)),),
        fulfils=("kst-28676-321",),
    )  # fmt: skip

    assert from_json(as_json(found)) == found
    assert from_json({}) == Readings()
    assert found.recurrence == "yearly"
