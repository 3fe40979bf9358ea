"""The reading desk: every click and every key of the way from a new letter to five pledges is counted."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_candidate, make_letter, make_user
from tracker.models import Candidate, Pledge, Source

pytestmark = pytest.mark.usefixtures("own_files")

SENTENCES = [
    "Het kabinet zal de Kamer voor de zomer informeren over de begroting.",
    "Nederland stelt per 2021 extra gevechtsvliegtuigen beschikbaar.",
    "Het kabinet heeft besloten tot een verhoging van het budget met € 4,6 miljoen.",
    "Defensie zal uiterlijk eind 2020 een plan opstellen.",
    "De minister zal de Kamer jaarlijks een verslag sturen.",
]
LETTER = "Den Haag, 17 december 2019\n\n" + "\n\n".join(SENTENCES)
# Real clicks and keys, over all pages of the way: what a script makes by itself is not trusted, and not counted.
COUNT = """
for (const kind of ["click", "keydown"]) {
  addEventListener(kind, (event) => {
    // Choosing a button by key makes a click of no button of the mouse.
    if (!event.isTrusted || (kind === "click" && event.detail === 0)) return;
    sessionStorage[kind] = Number(sessionStorage[kind] ?? 0) + 1;
  }, true);
}
"""


def counted(page, kind):
    return page.evaluate(f"Number(sessionStorage['{kind}'] ?? 0)")


@pytest.fixture
def editor(transactional_db):
    return make_user("editor", name="M. de Wit")


@pytest.fixture
def letter(transactional_db):
    """Five paragraphs, a likely candidate in each."""
    letter = make_letter(SENTENCES, slug="brief")
    for paragraph in letter.paragraphs.all():
        make_candidate(paragraph)
    return letter


def open_letter(page, letter):
    page.add_init_script(COUNT)
    page.goto(letter.get_absolute_url())


def focused(page):
    return page.evaluate("document.activeElement.id")


def anchors():
    return [candidate.anchor for candidate in Candidate.objects.order_by("paragraph__number")]


# ---- the way --------------------------------------------------------------------------------------------------
def test_from_a_new_letter_to_five_pledges_in_eight_clicks(open_page, editor):
    make_letter()
    page = open_page(editor)
    page.add_init_script(COUNT)
    page.goto("/")

    page.get_by_role("link", name="Add letters").click()
    page.locator("#id_text").fill(LETTER)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_role("button", name="Store the letter").first.click()
    for number in range(1, 6):
        page.locator(".note.cand:not(.done) [data-key=a]").first.click()
        expect(page.locator("#messages")).to_contain_text(f"P-00{number} is recorded.")

    assert [source.quote for source in Source.objects.order_by("pk")] == SENTENCES
    assert counted(page, "click") <= 8


def test_five_pledges_in_twelve_keys(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)

    page.keyboard.press("n")
    for number in range(1, 6):
        page.keyboard.press("a")
        expect(page.locator("#messages")).to_contain_text(f"P-00{number} is recorded.")

    assert Pledge.objects.count() == 5
    assert counted(page, "keydown") <= 12
    assert counted(page, "click") == 0


# ---- focus ----------------------------------------------------------------------------------------------------
def test_focus_goes_to_the_next_candidate_and_the_page_stays(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)
    page.evaluate("window.samePage = true")

    page.keyboard.press("n")
    assert focused(page) == anchors()[0]
    page.keyboard.press("a")
    expect(page.locator(f"#{anchors()[1]}")).to_be_focused()

    assert page.evaluate("window.samePage") is True
    assert page.locator("#p1 .note.rec").count() == 1
    assert page.locator("#count-likely").inner_text() == "4 candidates"
    assert page.locator("#candidate-count").inner_text().startswith("4")


def test_after_the_last_one_focus_stays_with_its_paragraph(open_page, editor):
    letter = make_candidate().paragraph.letter
    page = open_page(editor)
    open_letter(page, letter)

    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator("#messages")).to_contain_text("is recorded.")

    expect(page.locator("#p1 > .pn")).to_be_focused()


def test_one_walks_over_candidates_and_over_paragraphs(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)
    seen = []

    for key in "nnpjjk":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.closest('.pr').id"))

    first, second = anchors()[:2]
    assert seen == [first, second, first, "p2", "p3", "p2"]


def test_a_key_that_is_pressed_twice_decides_once(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)

    page.keyboard.press("n")
    page.evaluate("""() => {
      for (let n = 0; n < 3; n += 1) {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
      }
    }""")
    expect(page.locator(f"#{anchors()[1]}")).to_be_focused()

    assert page.locator("#count-likely").inner_text() == "4 candidates"
    assert Pledge.objects.count() == 1


def test_who_was_signed_out_meanwhile_is_asked_to_sign_in(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)
    page.context.clear_cookies()

    page.keyboard.press("n")
    page.keyboard.press("x")
    page.keyboard.press("1")

    expect(page.locator("body")).to_contain_text("You were signed out")
    assert not Candidate.objects.decided().exists()


def test_the_list_of_all_candidates_is_worked_through_by_the_same_keys(open_page, editor, letter):
    page = open_page(editor)
    page.goto("/candidates/")

    page.keyboard.press("n")
    first = focused(page)
    page.keyboard.press("a")
    expect(page.locator(f"#{first}")).to_have_count(0)

    assert focused(page) in set(anchors()) - {first}
    assert page.locator("#count").inner_text() == "4 proposals"


@pytest.mark.parametrize("javascript", [True, False])
def test_candidates_can_be_hidden_and_shown(open_page, editor, letter, javascript):
    page = open_page(editor, javascript=javascript)
    page.goto(letter.get_absolute_url())
    first = page.locator(f"#{anchors()[0]}")

    page.get_by_role("checkbox", name="5 candidates").uncheck()
    assert not first.is_visible()

    page.get_by_role("checkbox", name="5 candidates").check()
    assert first.is_visible()


# ---- dismissing -----------------------------------------------------------------------------------------------
def test_a_candidate_is_dismissed_by_keys_and_restored(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)

    page.keyboard.press("n")
    page.keyboard.press("x")
    page.keyboard.press("4")
    expect(page.locator(f"#{anchors()[1]}")).to_be_focused()
    assert Candidate.objects.get(state="dismissed").reason == "too_vague"
    page.locator("#p1").get_by_text("1 dismissed").click()
    page.locator("#p1").get_by_role("button", name="Restore").click()
    expect(page.locator("#count-likely")).to_have_text("5 candidates")

    assert Candidate.objects.open().count() == 5


def test_the_reason_is_chosen_with_arrows_or_taken_back_with_escape(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)

    for key in ("n", "x", "Escape"):
        page.keyboard.press(key)
    assert focused(page) == anchors()[0]
    for key in ("x", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(f"#{anchors()[1]}")).to_be_focused()

    assert Candidate.objects.get(state="dismissed").reason == "already_done"


def test_edit_first_opens_the_whole_form(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)

    page.keyboard.press("n")
    page.keyboard.press("e")
    page.wait_for_url("**/record/")

    assert page.locator("#id_title").input_value()
    assert not Pledge.objects.exists()


# ---- where keys do nothing ------------------------------------------------------------------------------------
@pytest.mark.parametrize("field", ["#find", "[name=title]"])
def test_keys_do_nothing_in_a_field(open_page, editor, letter, field):
    page = open_page(editor)
    open_letter(page, letter)

    page.locator(field).first.focus()
    page.keyboard.press("End")
    page.keyboard.type("naex?")

    assert page.locator(field).first.input_value().endswith("naex?")
    assert not Candidate.objects.decided().exists()
    assert not page.locator("#keys").is_visible()


def test_keys_do_nothing_with_control_or_alt(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)
    page.keyboard.press("n")

    page.keyboard.press("Alt+a")
    page.keyboard.press("Control+j")

    assert focused(page) == anchors()[0]
    assert not Pledge.objects.exists()


def test_keys_do_nothing_for_who_has_switched_them_off(open_page, editor, letter):
    editor.single_keys = False
    editor.save()
    page = open_page(editor)
    open_letter(page, letter)

    for key in "na?":
        page.keyboard.press(key)

    assert focused(page) == ""
    assert not page.locator("#keys").is_visible()
    assert page.get_by_text("Single-letter keys are switched off.").is_visible()


def test_the_keys_lead_through_the_site_and_are_listed(open_page, editor, letter):
    page = open_page(editor)
    page.goto("/")

    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/letters/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{letter.get_absolute_url()}")
    page.keyboard.press("/")

    assert focused(page) == "find"


# ---- without a script -----------------------------------------------------------------------------------------
def test_without_a_script_candidates_are_recorded_dismissed_and_restored(open_page, editor, letter):
    page = open_page(editor, javascript=False)
    page.goto(letter.get_absolute_url())

    page.locator("#p1").get_by_role("button", name="Record").click()
    assert "P-001 is recorded." in page.locator("#messages").inner_text()
    assert page.url.endswith(f"#{anchors()[1]}")
    page.locator("#p2").get_by_text("Dismiss", exact=True).click()
    page.locator("#p2").get_by_role("button", name="Too vague to follow").click()
    page.locator("#p2").get_by_text("1 dismissed").click()
    page.locator("#p2").get_by_role("button", name="Restore").click()

    assert Candidate.objects.open().count() == 4


def test_print_shows_the_letter_and_no_forms(open_page, editor, letter):
    page = open_page(editor)
    open_letter(page, letter)
    page.emulate_media(media="print")

    assert page.locator("#p1 > p").is_visible()
    shown = page.locator("button, input, select, textarea").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"
    )
    assert shown == []
