import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.anchoring import Place, Text, Unit, find_again

pytestmark = pytest.mark.once

PROMISE = "Het kabinet zal de Kamer voor de zomer over de uitkomst informeren."
OTHERS = [
    "In Brussel spraken de ministers over de lastenverdeling.",
    "De uitgaven aan defensie stijgen naar twee procent.",
    "Nederland draagt bij aan de missie in Litouwen.",
    "De staatssecretaris ontving een delegatie uit Oslo.",
]
WORDS = ["kabinet", "zal", "de", "Kamer", "defensie", "missie", "in", "2017", "1.600.000", "over", "Oslo"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
texts = st.lists(sentences, min_size=1, max_size=7)


def text(*paragraphs, heading=""):
    return Text([Unit(paragraph, heading) for paragraph in paragraphs])


def place(version, words, unit=None):
    """Where these words stand first, in any paragraph or in one."""
    for number, one in enumerate(version.units):
        if unit in (None, number) and words in one.text:
            start = one.text.index(words)
            return Place(number, start, start + len(words))
    raise AssertionError(f"{words} is not in the text")


def find(words, former, present, unit=None):
    return find_again(place(former, words, unit), former, present)


def test_words_found_once_are_found_wherever_they_went():
    former = text(OTHERS[0], PROMISE, OTHERS[1])
    present = text("Nieuw.", OTHERS[2], f"Eerst dit. {PROMISE} Daarna dat.")

    found = find(PROMISE, former, present)

    assert found.place == place(present, PROMISE)
    assert present.words_at(found.place) == PROMISE


@pytest.mark.parametrize(
    "changed",
    [
        PROMISE.replace("zomer", "winter"),
        PROMISE.replace("Het", "het"),
        PROMISE.replace("informeren.", "informeren"),
        PROMISE.replace("de Kamer", "de  Kamer"),
        PROMISE.replace("de Kamer", "de\tKamer"),
    ],
)
def test_words_that_differ_in_one_character_are_not_the_same_words(changed):
    found = find(PROMISE, text(OTHERS[0], PROMISE), text(OTHERS[0], changed))

    assert (found.places, found.place) == ([], None)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_fixed_space_and_an_ordinary_one_are_the_same_space(space):
    fixed = PROMISE.replace("de Kamer", f"de{space}Kamer")

    assert find(PROMISE, text(PROMISE), text(OTHERS[0], fixed)).place == Place(1, 0, len(PROMISE))
    assert find(fixed, text(fixed), text(OTHERS[0], PROMISE)).place == Place(1, 0, len(PROMISE))


@pytest.mark.parametrize(
    "longer", ["EUR 1.600.000 per jaar", "EUR 600.000,50 per jaar", "EUR 600.0001 per jaar"]
)
def test_a_number_is_not_found_as_a_part_of_another_number(longer):
    former = text("Er komt 600.000 per jaar bij voor de opvang.")

    assert find("600.000", former, text(longer)).places == []


def test_a_word_is_not_found_as_a_part_of_a_longer_word():
    assert find("Kamer zal", text("De Kamer zal."), text("De Kamer zalft.")).places == []


def test_words_that_were_quoted_from_within_a_word_are_found_there_again():
    former, present = text(OTHERS[0], PROMISE), text(OTHERS[1], OTHERS[0], PROMISE)

    assert find("inet zal de Kamer voor de zom", former, present).place.unit == 2


def test_words_found_twice_are_told_apart_by_what_stands_around_them():
    former = text(OTHERS[0], PROMISE, OTHERS[1], OTHERS[2])
    present = text(OTHERS[2], PROMISE, OTHERS[3], OTHERS[0], PROMISE, OTHERS[1])

    found = find(PROMISE, former, present)

    assert (len(found.places), found.place) == (2, Place(4, 0, len(PROMISE)))


def test_words_found_twice_in_company_that_tells_nothing_are_not_found():
    former = text(OTHERS[0], PROMISE, OTHERS[1])
    twice = text(OTHERS[2], PROMISE, OTHERS[3], PROMISE, OTHERS[2])
    in_twin_paragraphs = text(OTHERS[0], PROMISE, OTHERS[1], OTHERS[0], PROMISE, OTHERS[1])

    assert find(PROMISE, former, twice).place is None
    assert find(PROMISE, former, in_twin_paragraphs).place is None


def test_headings_belong_to_the_company():
    sections = [Unit(PROMISE, heading) for heading in ("Missie in Litouwen", "Uitgaven aan defensie")]
    former, present = Text(sections), Text(sections[::-1])

    assert find(PROMISE, former, present, unit=0).place.unit == 1
    assert find(PROMISE, former, present, unit=1).place.unit == 0


def test_the_last_of_two_is_not_taken_for_the_one_that_went():
    former = text(OTHERS[0], PROMISE, OTHERS[1], OTHERS[2], PROMISE, OTHERS[3])
    present = text(OTHERS[0], "Het kabinet zal zwijgen.", OTHERS[1], OTHERS[2], PROMISE, OTHERS[3])

    assert find(PROMISE, former, present, unit=1).place is None
    assert find(PROMISE, former, present, unit=4).place == Place(4, 0, len(PROMISE))


def test_a_few_words_found_once_in_wholly_other_company_are_not_the_same_words():
    former = text("De bijdrage aan het trustfonds bedraagt EUR 4,6 miljoen per jaar.")
    elsewhere = text("Een tank kost EUR 4,6 miljoen volgens Duitse bronnen.")
    at_home = text("Nieuw.", "De bijdrage aan het fonds bedraagt vanaf nu EUR 4,6 miljoen per jaar.")

    assert find("EUR 4,6 miljoen", former, elsewhere).place is None
    assert find("EUR 4,6 miljoen", former, at_home).place == place(at_home, "EUR 4,6 miljoen")


def test_a_whole_sentence_found_once_needs_no_company_that_is_known():
    former, present = text(OTHERS[0], PROMISE, OTHERS[1]), text(OTHERS[2], PROMISE, OTHERS[3])

    assert find(PROMISE, former, present).place == place(present, PROMISE)


def test_the_only_paragraph_of_a_letter_has_no_company_and_is_found():
    former, present = text("Wij informeren u."), text("Geachte voorzitter,", "Wij informeren u.")

    assert find("Wij informeren u.", former, present).place == Place(1, 0, 17)


@given(texts, st.data())
def test_in_the_same_text_words_are_never_found_anywhere_else(paragraphs, data):
    same = text(*paragraphs)
    unit = data.draw(st.integers(0, len(paragraphs) - 1))
    start = data.draw(st.integers(0, len(paragraphs[unit]) - 1))
    end = data.draw(st.integers(start + 1, len(paragraphs[unit])))
    quoted = Place(unit, start, end)

    found = find_again(quoted, same, same)

    assert quoted in found.places
    assert found.place in (quoted, None)
    assert found.place == quoted or len(found.places) > 1


@given(texts, texts, st.data())
def test_what_is_found_is_what_was_quoted_whatever_the_texts(former, present, data):
    former, present = text(*former), text(*present)
    unit = data.draw(st.integers(0, len(former.units) - 1))
    quoted = Place(unit, 0, data.draw(st.integers(1, len(former.units[unit].text))))

    found = find_again(quoted, former, present)

    assert found.place is None or found.place in found.places
    assert all(present.words_at(each) == former.words_at(quoted) for each in found.places)


@given(st.permutations(OTHERS), st.integers(0, 4), st.integers(0, 4))
def test_words_that_stand_once_in_both_texts_are_found_in_any_order(others, before, after):
    former = text(*others[:before], PROMISE, *others[before:])
    present = text(*reversed(others[:after]), PROMISE, *others[after:])

    assert find(PROMISE, former, present).place == place(present, PROMISE)
