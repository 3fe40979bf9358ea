import re
import time

import pytest

from letters.comparing import Pair, Piece, diff_words, pair_up
from letters.reading.draft import SectionDraft
from letters.replacing import replace_text
from tests.factories import give_better_text, make_draft, make_letter

pytestmark = pytest.mark.django_db

SENTENCE = "Het kabinet zal de Kamer voor de zomer informeren over punt {}."


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def sentences(*numbers):
    return [SENTENCE.format(number) for number in numbers]


def shown(client, letter, query="", number=1):
    response = client.get(f"/letters/{letter.slug}/text/{number}/compare/{query}")
    assert response.status_code == 200
    return response


def rows(response):
    stretches = response.context["comparison"].stretches
    return [row for stretch in stretches for row in stretch.rows]


# ---- words ----------------------------------------------------------------------------------------------------
def test_words_that_went_and_came_are_told_apart():
    assert diff_words("Wij zullen de Kamer informeren.", "Wij willen de Kamer informeren.") == [
        Piece("same", "Wij "),
        Piece("removed", "zullen "),
        Piece("added", "willen "),
        Piece("same", "de Kamer informeren."),
    ]


def test_a_fixed_space_is_no_change_and_a_tab_is():
    assert diff_words("EUR 4,6 miljoen", "EUR\u00a04,6 miljoen") == [Piece("same", "EUR\u00a04,6 miljoen")]
    assert {piece.kind for piece in diff_words("Land 2018", "Land\t2018")} == {"removed", "added", "same"}


def test_paragraphs_that_changed_belong_together_and_others_do_not():
    former = [*sentences(1, 2), "Dit verdwijnt geheel.", *sentences(3)]
    present = ["Nieuw is deze alinea.", *sentences(1), SENTENCE.format("twee"), *sentences(3)]

    assert pair_up(former, present) == [
        Pair(None, 0),
        Pair(0, 1),
        Pair(1, 2),
        Pair(2, None),
        Pair(3, 3),
    ]


@pytest.mark.once
def test_four_hundred_paragraphs_that_all_changed_are_compared_in_time():
    former = [" ".join(f"woord{(n * 7 + i * i) % 900}" for i in range(80)) for n in range(400)]
    present = [text.replace("woord1", "anders1") for text in former]
    begun = time.monotonic()

    pairs = pair_up(former, present)
    differences = [diff_words(former[pair.former], present[pair.present]) for pair in pairs]

    assert len(differences) == 400
    assert time.monotonic() - begun < 10


# ---- the page -------------------------------------------------------------------------------------------------
def test_changes_are_marked_by_what_they_are_and_not_only_by_colour(client):
    letter = make_letter([*sentences(1), "Dit gaat weg."])
    give_better_text(letter, [SENTENCE.format("een"), "Geheel nieuw."])

    html = shown(client, letter).content.decode()

    assert "over punt <del>1</del><ins>een</ins>." in html
    assert "<del>Dit gaat weg.</del>" in html
    assert "<ins>Geheel nieuw.</ins>" in html
    assert re.findall(r'<span class="what">(\w+)</span>', html) == ["changed", "gone", "new"]


def test_numbers_that_moved_are_shown(client):
    letter = make_letter(sentences(1, 2))
    give_better_text(letter, ["Vooraf.", *sentences(1, 2)])

    moved = rows(shown(client, letter))[1]

    assert (moved.kind, moved.former.sign, moved.present.sign) == ("same", "¶1", "¶2")
    assert moved.former.address == f"/letters/{letter.slug}/text/1/#p1"
    assert moved.present.address == f"/letters/{letter.slug}/#p2"


def test_unchanged_stretches_are_folded(client):
    letter = make_letter(sentences(*range(10)))
    give_better_text(letter, [*sentences(*range(9)), "Anders."])

    html = shown(client, letter).content.decode()

    assert html.count("<details") - html.count('<details class="menu') == 1
    assert "9 unchanged, ¶1 – ¶9" in html


def test_headings_and_footnotes_are_compared_too(client):
    letter = make_letter(sentences(1), notes=["Zie de brief."])
    draft = make_draft(sentences(1), notes=["Zie de bijlage."])
    draft.sections, draft.paragraphs[0].section = [SectionDraft("Inleiding")], 0
    replace_text(letter, draft, b"beter", "beter.txt")

    html = shown(client, letter).content.decode()

    assert "<ins>Inleiding</ins>" in html
    assert "Zie de <del>brief</del><ins>bijlage</ins>." in html


def test_texts_with_the_same_words_say_so(client):
    letter = make_letter(sentences(1, 2))
    give_better_text(letter, sentences(1, 2))

    assert "The words of these texts are the same" in shown(client, letter).content.decode()


def test_two_former_texts_can_be_compared(client):
    letter = make_letter(["Eerste."])
    give_better_text(letter, ["Tweede."])
    give_better_text(letter, ["Derde."])

    html = shown(client, letter, "?with=2").content.decode()

    assert "Text 1 against text 2" in html
    assert "Tweede." in html
    assert "Derde." not in html


@pytest.mark.parametrize("other", ["9", "x", "", "²", "99999999999999999999"])
def test_a_text_to_compare_with_that_is_not_there_is_not_found(client, other):
    letter = make_letter()
    give_better_text(letter, ["Nieuw."])

    assert client.get(f"/letters/{letter.slug}/text/1/compare/?with={other}").status_code == 404


def test_what_is_in_the_letter_is_text_and_no_markup(client):
    letter = make_letter(["<b>Oud</b> gezegd."])
    give_better_text(letter, ["<script>Nieuw</script> gezegd."])

    html = shown(client, letter).content.decode()

    assert "<script>Nieuw" not in html
    assert "&lt;" in html


def test_the_page_takes_as_many_statements_for_a_long_letter(client, django_assert_max_num_queries):
    for many in (4, 40):
        letter = make_letter(sentences(*range(many)))
        give_better_text(letter, [text.replace("Kamer", "kamer") for text in sentences(*range(many))])
        with django_assert_max_num_queries(12):
            shown(client, letter)
