"""A pledge is recorded while reading: by ticking a sentence without a script, by selecting words with one."""

import pytest
from django.core.management import call_command

from tests.factories import make_user
from tracker.models import Pledge

SECOND = "Er wordt van de Europese landen verwacht dat ze meer verantwoordelijkheid nemen voor hun eigen veiligheid."
# What a mouse does, by the browser's own means: the words from one place in the paragraph to another.
SELECT = """([from, to]) => {
  const text = document.querySelector('[data-select]').firstChild;
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def analyst(transactional_db):
    call_command("load_starter", verbosity=0)
    return make_user("analyst", name="S. Bakker")


def begin(page):
    page.goto("/letters/navo-londen-2019/#p8")
    page.locator("#p8").hover()
    page.locator("#p8 .addp, #p8 a[href$='/p/8/pledge/']").first.click()


def finish(page):
    page.get_by_role("button", name="Go on with these words").click()
    page.locator("#id_title").fill("Europe takes more responsibility")
    page.get_by_role("button", name="Record the pledge").click()
    assert "P-028 is recorded." in page.locator("[role=status]").inner_text()
    return Pledge.objects.get(code="P-028").sources.get()


def test_a_sentence_is_ticked_without_a_script(open_page, analyst):
    page = open_page(analyst, javascript=False)

    begin(page)
    page.locator("label.opt", has_text=SECOND).click()
    source = finish(page)

    assert source.quote == SECOND
    assert page.locator("mark#quote").inner_text() == SECOND
    assert source.pledge.created_by == analyst


def test_words_are_selected_with_a_script(open_page, analyst):
    page = open_page(analyst)

    begin(page)
    paragraph = page.locator("[data-select]").inner_text()
    start = paragraph.index("meer verantwoordelijkheid")
    page.evaluate(SELECT, [start, start + len("meer verantwoordelijkheid nemen")])
    page.wait_for_timeout(100)
    source = finish(page)

    assert (source.quote, source.start) == ("meer verantwoordelijkheid nemen", start)
