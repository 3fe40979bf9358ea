"""Bringing letters in as a person does: choose two files, correct what was read, split, join, store."""

import pytest

from letters.models import Incoming, Letter
from tests.factories import make_user

FIRST = "Het kabinet zal de Kamer over de begroting informeren."
SECOND = "Dat gebeurt dit najaar, na overleg met de bondgenoten."
THIRD = "Daarnaast zal het kabinet de Kamer een verslag sturen."
LETTER = f"Den Haag, 3 juli 2019\n\n{FIRST} {SECOND}\n\n{THIRD}\n"
# What a mouse does, by the browser's own means: a click between two words.
CLICK = """([at, words]) => {
  const text = [...document.querySelectorAll(`p[data-at="${at}"] [data-from]`)]
    .map((span) => span.firstChild).find((node) => node.data.includes(words));
  getSelection().collapse(text, text.data.indexOf(words) + 2);
}"""


pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def editor(transactional_db):
    return make_user("editor", name="M. de Wit")


def a_file(name, text):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def choose_two_files(page):
    page.goto("/letters/")
    page.get_by_role("link", name="Add letters").first.click()
    files = [a_file("een.txt", LETTER), a_file("twee.txt", LETTER.replace("3 juli", "4 juli"))]
    page.locator("#id_files").set_input_files(files)
    page.get_by_role("button", name="Read the files").click()
    assert "2 files were read." in page.locator("[role=status]").inner_text()
    page.get_by_role("link", name="een.txt").click()


def texts(letter):
    return [paragraph.text for paragraph in letter.paragraphs.all()]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_way_in(open_page, editor, javascript, width):
    page = open_page(editor, javascript=javascript, width=width)
    choose_two_files(page)

    page.locator("#id_title").fill("Verslag van de top")
    page.get_by_role("button", name="Split before “Dat gebeurt").click()
    page.locator("#p3").wait_for()
    page.get_by_role("button", name="Join with ¶3").click()
    page.get_by_text("2 corrections by hand").wait_for()
    assert page.locator("#id_title").input_value() == "Verslag van de top"
    page.locator("#id_dossier").fill("28 676")
    page.locator("#id_number").fill("321")
    page.get_by_role("button", name="Store the letter").first.click()
    page.get_by_text("is stored.").wait_for()

    letter = Letter.objects.get()
    assert page.url.endswith(letter.get_absolute_url())
    assert (letter.title, letter.kamerstuk) == ("Verslag van de top", "28 676, nr. 321")
    assert texts(letter) == [FIRST, f"{SECOND} {THIRD}"]
    page.get_by_role("link", name="twee.txt").click()
    assert page.url.endswith(f"/letters/add/{Incoming.objects.get().pk}/")


def check_one_file(page):
    page.goto("/letters/add/")
    page.locator("#id_files").set_input_files([a_file("een.txt", LETTER)])
    page.get_by_role("button", name="Read the files").click()
    page.locator("#check").wait_for()


def test_with_a_script_a_paragraph_is_split_where_one_clicks(open_page, editor):
    page = open_page(editor)
    check_one_file(page)
    page.evaluate("window.samePage = true")

    page.evaluate(CLICK, [0, "na overleg"])
    page.get_by_role("button", name="Split before “na overleg met de”").click()
    page.locator("#p3").wait_for()

    assert "na overleg met de bondgenoten." in page.locator("#p2").inner_text()
    assert page.evaluate("window.samePage") is True
    assert page.evaluate("document.activeElement.value") == "join:0"


def test_a_correction_is_undone(open_page, editor):
    page = open_page(editor)
    check_one_file(page)

    page.get_by_role("button", name="Join with ¶2").click()
    page.get_by_role("button", name="Undo the last").click()
    page.get_by_role("button", name="Join with ¶2").wait_for()

    assert page.locator("#p2").count() == 1
    assert page.get_by_role("button", name="Undo the last").count() == 0


def test_what_is_wrong_is_said_without_leaving_the_page(open_page, editor):
    page = open_page(editor)
    check_one_file(page)

    page.locator("#id_number").fill("321")
    page.get_by_role("button", name="Store the letter").first.click()

    page.get_by_text("Not saved: 1 problem").wait_for()
    assert page.locator("#id_number").input_value() == "321"
    assert not Letter.objects.exists()


def test_putting_away_asks_first(open_page, editor):
    page = open_page(editor, javascript=False)
    check_one_file(page)

    page.get_by_text("Put away…").click()
    page.get_by_role("button", name="Put it away").click()

    assert "een.txt is put away." in page.locator("[role=status]").inner_text()
    assert not Incoming.objects.exists()


DROP = """text => {
  const data = new DataTransfer();
  data.items.add(new File([text], "los.txt", { type: "text/plain" }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_a_file_is_dropped_anywhere_on_the_page(open_page, editor):
    page = open_page(editor)
    page.goto("/letters/add/")

    page.evaluate(DROP, LETTER)
    page.locator("#check").wait_for()

    assert Incoming.objects.get().filename == "los.txt"
