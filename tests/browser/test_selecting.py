"""Words that are selected in a letter become a pledge, or a further source of one."""

import pytest
from playwright.sync_api import expect

from letters.models import Marker
from tests.factories import make_candidate, make_letter, make_pledge, make_user
from tracker.models import Source

# What a mouse does: the words from one character of a paragraph to another, as its text nodes have them.
SELECT = """([number, words, until]) => {
  const find = (number, words) => {
    const walker = document.createTreeWalker(document.querySelector(`#p${number} > p`), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at !== -1) return [walker.currentNode, at];
    }
  };
  const range = document.createRange();
  range.setStart(...find(number, words));
  const [node, at] = find(until ? until[0] : number, until ? until[1] : words);
  range.setEnd(node, at + (until ? until[1] : words).length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def editor(transactional_db):
    return make_user("editor", name="M. de Wit")


@pytest.fixture
def letter(transactional_db):
    return make_letter(
        ["Het kabinet zal de Kamer informeren.", "De minister zal de Kamer jaarlijks een verslag sturen."]
    )


def test_selected_words_become_a_pledge(open_page, editor):
    text = "😀 Wij zullen komen en wij zullen gaan."
    letter = make_letter([text])
    make_candidate(letter.paragraphs.get(), 2, 20)
    page = open_page(editor)
    page.goto(letter.get_absolute_url())

    page.evaluate(SELECT, [1, "zullen gaan", None])
    page.get_by_role("link", name="Record these words").click()
    page.get_by_role("button", name="Record the pledge").click()
    expect(page.locator("#messages")).to_contain_text("P-001 is recorded.")

    source = Source.objects.get()
    assert (source.quote, source.start) == ("zullen gaan", text.index("zullen gaan"))


def test_of_a_list_item_with_a_note_only_the_letters_own_words_count(open_page, editor):
    text = "Wij zullen komen en wij zullen gaan."
    letter = make_letter([text], notes=["Zie 28 676."])
    item = letter.paragraphs.body().get()
    Marker.objects.create(paragraph=item, note=letter.paragraphs.notes().get(), at=16)
    letter.paragraphs.body().update(kind="list", label="–")
    page = open_page(editor)
    page.goto(letter.get_absolute_url())

    page.evaluate(SELECT, [1, "zullen komen", [1, "wij zullen"]])
    page.get_by_role("link", name="Record these words").click()

    assert page.locator("form [name=quote]").input_value() == "zullen komen en wij zullen"
    assert page.locator("form [name=start]").input_value() == "4"


def test_selected_words_say_a_pledge_again(open_page, editor, letter):
    page = open_page(editor)
    pledge = make_pledge(letter.paragraphs.get(number=1))
    page.goto(letter.get_absolute_url())

    page.evaluate(SELECT, [2, "de Kamer jaarlijks", None])
    page.get_by_role("link", name="Said again here…").click()
    page.get_by_role("radio", name=pledge.code).check()
    page.get_by_role("button", name="Add as a source").click()
    expect(page.locator("#messages")).to_contain_text("P-001 also quotes ¶2 now.")

    assert Source.objects.get(role="repeated").quote == "de Kamer jaarlijks"


def test_a_selection_over_two_paragraphs_says_that_a_quote_is_one_piece(open_page, editor, letter):
    page = open_page(editor)
    page.goto(letter.get_absolute_url())

    page.evaluate(SELECT, [1, "informeren", [2, "De minister"]])

    assert page.get_by_text("A quote is one piece of one paragraph: select within one.").is_visible()
    assert page.get_by_role("link", name="Record these words").count() == 0
