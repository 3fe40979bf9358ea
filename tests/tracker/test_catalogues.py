"""The register speaks Dutch: every text of the source has its translation, and no page shows English words.

The texts are found as `make messages` finds them. English needs no translations: the source is written in it.
"""

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from letters.models import Letter
from tests.browser.pages import PAGES
from tests.factories import PASSWORD, make_pledge, make_user
from tracker.locale import borrowed
from tracker.models import Pledge, Status, StatusUpdate

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "tracker" / "locale"
# Words of the interface that Dutch does not have.
ENGLISH = frozenset(
    """about account's add all already amount and any are ask because before by change changed changes choose clear
    close day days delete due each edit email empty error every evidence from fulfilled give history how its
    left like must name names newest next no none not note nothing number only other owner page pages
    paragraph paragraphs particulars pledge pledged pledges previous quote recent recorded remove required role
    save saved search show sign since source stated the their these this title to today topic topics update what when
    which who why with words you your""".split()
)


# ---- the catalogues -------------------------------------------------------------------------------------------
def extract(root):
    """Every text of the sources under `root`, as a catalogue without translations: what `make messages` finds."""
    keywords = re.search(r'--keywords "([^"]+)"', (ROOT / "Makefile").read_text())[1]
    with (LOCALE / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = Catalog()
    for file, line, message, _comments, context in extract_from_dir(
        root, methods, options, DEFAULT_KEYWORDS | parse_keywords(keywords.split())
    ):
        found.add(message, locations=[(file, line)], context=context)
    return found


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(catalogue):
    """(context, text or its two forms) -> message; without the header."""
    return {(message.context, message.id): message for message in catalogue if message.id}


def untranslated(catalogue):
    """Texts without a translation, without one of its forms, or with one that nobody has checked."""
    return [
        message.id for message in texts(catalogue).values() if message.fuzzy or not all(forms(message.string))
    ]


def wrong_blanks(catalogue):
    """Translations whose blanks or tags are not those of the text. The form for one may spell its number out."""
    return [
        message.id
        for message in texts(catalogue).values()
        for form, given in zip(forms(message.id), forms(message.string), strict=True)
        if given and blanks(given) not in (blanks(form), blanks(forms(message.id)[-1]))
    ]


def forms(text):
    return text if isinstance(text, list | tuple) else (text,)


def blanks(text):
    """What is filled in, and the tags around it: %(n)s, %d, {name}, <b>."""
    return sorted(re.findall(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]+>", text))


@pytest.fixture(scope="module")
def source():
    return extract(ROOT)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_catalogue_holds_the_texts_of_the_source_and_no_others(source, language):
    ours = catalogue(language)

    assert len(texts(source)) > 400
    assert sorted(map(str, texts(source).keys() - texts(ours).keys())) == [], "run `make messages`"
    assert sorted(map(str, texts(ours).keys() - texts(source).keys())) == [], "run `make messages`"
    assert list(ours.obsolete) == []


def test_every_text_is_translated_into_dutch():
    assert untranslated(catalogue("nl")) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_translation_has_the_blanks_of_its_text(language):
    assert wrong_blanks(catalogue(language)) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_served_is_what_is_written(language):
    made = LOCALE / language / "LC_MESSAGES" / "django.mo"
    expected = BytesIO()
    write_mo(expected, catalogue(language))

    assert made.exists(), f"{made} is missing: run the tests with `make test`, which makes it"
    assert made.read_bytes() == expected.getvalue(), f"{made} is not that of its django.po: run `make test`"


def test_a_text_that_is_not_translated_is_caught(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '{% load i18n %}{% translate "Planted" %}{% translate "May" context "verb" %}'
        "{% blocktranslate count n=n trimmed %}\n  One\n{% plural %}\n  {{ n }}\n{% endblocktranslate %}"
    )
    (tmp_path / "tracker").mkdir()
    (tmp_path / "tracker" / "page.py").write_text('title = _("Sown")\nlabel = gettext_lazy("Late")\n')

    planted = extract(tmp_path)

    found = [(None, "Planted"), ("verb", "May"), (None, ("One", "%(n)s")), (None, "Sown"), (None, "Late")]
    assert set(texts(planted)) == set(found)
    assert texts(planted).keys() - texts(catalogue("nl")).keys() == set(found) - {(None, "Late")}
    assert len(untranslated(planted)) == len(found)


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("%(n)s days", "dagen"),
        ("%(n)s days", "%(m)s dagen"),
        ("{} is saved.", "Opgeslagen."),
        ("<b>%(n)s</b> rows", "%(n)s rijen"),
        (("%(n)s day", "%(n)s days"), ("één dag", "dagen")),
    ],
)
def test_a_translation_with_other_blanks_is_caught(text, translation):
    wrong = Catalog(locale="nl")
    wrong.add(text, translation)

    assert wrong_blanks(wrong) != []


def test_half_a_plural_and_an_unchecked_translation_are_caught():
    wrong = Catalog(locale="nl")
    wrong.add(("%(n)s day", "%(n)s days"), ("%(n)s dag", ""))
    wrong.add("late", "laat", flags=["fuzzy"])

    assert len(untranslated(wrong)) == 2


@pytest.mark.parametrize(
    ("borrowed_texts", "home", "places"),
    [
        (borrowed.ALLAUTH, allauth.__file__, ["."]),
        (borrowed.DJANGO, django.__file__, ["conf", "contrib/admin", "contrib/auth"]),
    ],
    ids=["allauth", "django"],
)
def test_a_borrowed_text_is_still_one_of_its_package(borrowed_texts, home, places):
    """The English catalogue of a package lists its texts. One that it has reworded is ours to word again."""
    theirs = set()
    for place in places:
        with Path(home).parent.joinpath(place, "locale/en/LC_MESSAGES/django.po").open("rb") as file:
            theirs |= {message.id for message in read_po(file)}

    assert [text for text in borrowed_texts if text not in theirs] == []


def test_the_statuses_have_their_dutch_names():
    with override("nl"):
        assert {status.value: str(status.label) for status in Status} == {
            "open": "Open",
            "in_progress": "In uitvoering",
            "partly_fulfilled": "Deels voldaan",
            "fulfilled": "Voldaan",
            "not_fulfilled": "Niet nagekomen",
            "superseded": "Vervangen",
            "lapsed": "Vervallen",
        }


# ---- the pages ------------------------------------------------------------------------------------------------
class Reader(HTMLParser):
    """What a page itself says, to the eye and to a screen reader; not what it marks as in a language of its own."""

    SAYING = ("alt", "aria-label", "data-copied", "data-l", "placeholder", "title")
    EMPTY = ("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr")
    SILENT = ("kbd", "script", "style")

    def __init__(self, html):
        super().__init__()
        self.language, self.open, self.said = None, [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.language = given.pop("lang")
        if tag not in self.EMPTY:
            self.open.append((tag, tag in self.SILENT or "lang" in given))
        for name in self.SAYING:
            self.handle_data(given.get(name) or "")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, words):
        if not any(silent for _tag, silent in self.open):
            self.said.append(words)


def english_words(html, notes=()):
    """The English words of a page, beside the notes that people wrote."""
    said = " ".join(Reader(html).said)
    for note in notes:
        said = said.replace(note, "")
    return sorted(ENGLISH & set(re.findall(r"[a-z']+", said.lower().replace("’", "'"))))


@pytest.fixture
def register(db):
    """The starter register; gives the notes in it, which are in English whoever reads them."""
    call_command("load_starter", verbosity=0)
    fields = [(StatusUpdate, "note"), (Pledge, "note"), (Letter, "dated_note")]
    notes = [note for model, field in fields for note in model.objects.values_list(field, flat=True)]
    return list(filter(None, notes))


def visitors(language):
    """A browser of an administrator and one of a stranger, both in one language."""
    someone, stranger = Client(), Client()
    someone.force_login(make_user("administrator", name="M. de Wit", language=language))
    stranger.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return someone, stranger


def all_pages():
    """The main pages, and those of the admin: name -> (address, needs an account)."""
    pledge = Pledge.objects.get(code="P-021").pk
    update = StatusUpdate.objects.earliest("pk").pk
    admin = [
        "tracker/",
        f"tracker/pledge/{pledge}/change/",
        f"tracker/pledge/{pledge}/history/",
        f"tracker/statusupdate/{update}/change/",
        "tracker/party/add/",
        "tracker/user/add/",
        "letters/dossier/",
    ]
    others = ["/letters/navo-londen-2019/p/8/pledge/?s=3", "/accounts/logout/"]
    return (
        PAGES
        | {address: (f"/admin/{address}", True) for address in admin}
        | {address: (address, True) for address in others}
        | {"signup": ("/accounts/signup/", False)}
    )


def test_no_page_in_dutch_shows_english_words(register):
    someone, stranger = visitors("nl")
    found, languages = {}, set()

    for name, (address, needs_account) in all_pages().items():
        html = (someone if needs_account else stranger).get(address).content.decode()
        languages.add(Reader(html).language)
        found[name] = english_words(html, register)

    assert {name: words for name, words in found.items() if words} == {}
    assert languages == {"nl"}


def test_the_words_are_seen_on_the_same_pages_in_english(register):
    someone, stranger = visitors("en")

    for name, (address, needs_account) in all_pages().items():
        html = (someone if needs_account else stranger).get(address).content.decode()
        assert english_words(html, register) != [], name
        assert Reader(html).language == "en"


@pytest.mark.parametrize(
    ("address", "fields", "says"),
    [
        (
            "/accounts/login/",
            {"login": "a@nakoming.test", "password": "x"},
            "Het e-mailadres of het wachtwoord klopt niet.",
        ),
        ("/accounts/login/", {}, "Dit veld is verplicht."),
        ("/accounts/password/change/", {"oldpassword": "x"}, "Vul uw huidige wachtwoord in."),
        ("/account/", {"name": "", "language": "nl"}, "Niet opgeslagen: 1 probleem"),
        ("/pledges/P-001/update/", {"status": "fulfilled"}, "Bij een oordeel hoort bewijs"),
        (
            "/admin/tracker/topic/add/",
            {"name": "Zee", "slug": "a b"},
            "Gebruik alleen letters zonder accenten",
        ),
    ],
)
def test_a_mistake_is_explained_in_dutch(db, address, fields, says):
    someone, stranger = visitors("nl")
    make_pledge(title="Kamer informeren")

    html = (stranger if "login" in address else someone).post(address, fields).content.decode()

    assert says in html
    assert english_words(html) == []


def test_the_pages_of_refusal_are_dutch(db):
    someone, _stranger = visitors("nl")
    suspicious = Client(enforce_csrf_checks=True)
    suspicious.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    reader = Client()
    reader.force_login(make_user("reader", language="nl"))
    with override("nl"):
        broken = render_to_string("500.html")

    refusals = [
        reader.get(f"/pledges/{make_pledge().code}/edit/"),
        suspicious.post("/accounts/login/"),
        someone.get("/admin/tracker/pledge/?status=x"),
    ]

    assert [response.status_code for response in refusals] == [403, 403, 400]
    for html in [broken, *(response.content.decode() for response in refusals)]:
        assert Reader(html).language == "nl"
        assert english_words(html) == []


def test_signing_in_and_a_forgotten_password_answer_in_dutch(db, mailoutbox):
    user = make_user("reader", language="nl", name="J. Jansen")
    _someone, stranger = visitors("nl")

    stranger.post("/accounts/password/reset/", {"email": user.email})
    signed_in = stranger.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, follow=True)

    assert "U bent ingelogd als J. Jansen." in signed_in.content.decode()
    assert "Kies met de onderstaande link een nieuw wachtwoord." in mailoutbox[0].body
    assert english_words(mailoutbox[0].subject + mailoutbox[0].body) == []
