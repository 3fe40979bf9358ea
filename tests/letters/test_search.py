"""The search itself. What is expected stands here once, and each database must give just that."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.models import Letter, Paragraph, Reference
from letters.search import LETTERS, PARAGRAPHS, finding, index_corrected
from letters.search.finding import Asked, counting, find, newest, ranked
from letters.search.words import read_question
from tests.factories import make_dossier, make_letter

pytestmark = pytest.mark.django_db

TEXTS = [
    "De regering heeft toegezegd de Kamer per brief te informeren over de F-35.",
    "In de brieven van de minister staan toezeggingen over 600.000 euro en € 4,6 miljoen.",
    "NAVO-bondgenoten coördineren de verhoging; zie Kamerstuk 28 676, nr. 321.",
    "De bondgenoten van de NAVO hebben het huis verlaten.",
    "Huizen, cafés en foto's: m.b.t. Poetin’s beleid is niets besloten over de F35.",
    "Het besluit is in 2019 verhoogd tot 321 vliegtuigen.",
]


@pytest.fixture
def letter():
    return make_letter(TEXTS[:5], notes=TEXTS[5:])


def numbers(words, exact=False, **asked):
    """The places in TEXTS of all hits, in reading order."""
    found = find(Asked(PARAGRAPHS, read_question(words), exact, **asked))
    assert found.count == len(found.keys)
    texts = Paragraph.objects.in_bulk(found.keys)
    return sorted(TEXTS.index(texts[key].text) + 1 for key in found.keys)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brief", [1, 2]),
        ("BRIEVEN", [1, 2]),
        ("toezegging", [1, 2]),
        ("toezeggen", [1, 2]),
        ("huis", [4, 5]),
        ("besluiten", [5, 6]),
        ("verhogen", [3, 6]),
        ("coordineren", [3]),
        ("gecoördineerd", [3]),
        ("cafe", [5]),
        ("foto", [5]),
        ("foto's", [5]),
        ("Poetin", [5]),
        ("brief F-35", [1]),
        ("brief regeringen kamers", [1]),
        ("brief huis", []),
        # A seam counts for little.
        ("F-35", [1, 5]),
        ("f35", [1, 5]),
        ("NAVO", [3, 4]),
        ("NAVO-bondgenoot", [3]),
        ("navobondgenoten", [3]),
        ("navo bondgenoten", [3, 4]),
        ("mbt", [5]),
        ("m.b.t.", [5]),
        # Numbers.
        ("600.000", [2]),
        ("600000", [2]),
        ("600 000", [2]),
        ("4,6", [2]),
        ("4.6 miljoen", [2]),
        ("46", []),
        ("28676", [3]),
        ("28 676", [3]),
        ("321", [3, 6]),
        ("kabinet", []),
    ],
)
def test_words_find_these_paragraphs_on_every_database(letter, words, found):
    assert numbers(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brief", [1]),
        ("de Kamer per brief", [1]),
        ("DE COORDINEREN DE", []),
        ("coordineren de verhoging", [3]),
        ("bondgenoten van de navo", [4]),
        ("navo bondgenoten", [3]),
        ("over de F-35", [1]),
        ("Kamer brief", []),
        ("€ 4,6 miljoen", [2]),
        ("foto's", [5]),
    ],
)
def test_exact_words_stand_next_to_each_other_as_written(letter, words, found):
    assert numbers(words, exact=True) == found


@pytest.mark.parametrize(
    "words",
    [
        '"', "'", "*", "(", ")", "brief OR huis", "brief AND", "NOT brief", "NEAR(brief huis)", "stems : brief", "brie",
        "brief + huis", "brief & !huis", "brief | huis", "brief <-> huis", "<->", "\\", "%", "_", "b_ief", "*" * 200,
        "a " * 100, "' OR 1=1 --", "\ud800", "'; DROP TABLE x",
    ],
)  # fmt: skip
def test_operators_are_words_and_signs_are_nothing(letter, words):
    assert numbers("brief") == [1, 2]

    assert numbers(words) == []


@pytest.mark.parametrize(
    "words", ["brief*", "^brief", "{brief}", '"brief"', "brief:*", "-brief", "(brief", "!brief"]
)
def test_signs_around_a_word_do_not_change_it(letter, words):
    assert numbers(words) == [1, 2]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=200), exact=st.booleans())
def test_no_text_breaks_the_search(letter, words, exact):
    asked = Asked(PARAGRAPHS, read_question(words), exact)

    assert 0 <= find(asked).count <= len(TEXTS)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=80))
def test_a_paragraph_is_found_by_its_own_words(db, text):
    if not read_question(text) or "\x00" in text:
        return
    make_letter([text.encode(errors="replace").decode()])
    asked = Asked(PARAGRAPHS, read_question(text.encode(errors="replace").decode()))

    assert find(asked).count >= 1


# ---- order ----------------------------------------------------------------------------------------------------
def test_the_best_come_first_in_one_order_on_every_database():
    texts = [
        "Een lange alinea waarin van alles en nog wat staat en ergens ook de brieven van toen genoemd worden.",
        "De brief.",
        "Brieven, brieven en nog eens brieven.",
        "Een brief over een brief in een lange alinea waarin van alles en nog wat staat dat er niet toe doet.",
    ]
    make_letter(texts)

    found = find(Asked(PARAGRAPHS, read_question("brief"))).keys

    assert [texts.index(Paragraph.objects.get(pk=key).text) for key in found] == [3, 1, 2, 0]


def test_words_that_stand_together_go_before_words_that_do_not():
    apart = make_letter(["Extra steun en nieuwe gevechtsvliegtuigen."])
    together = make_letter(
        ["Steun in de vorm van een extra gevechtsvliegtuig en meer dan dat alleen, naar men zegt."]
    )

    found = find(Asked(PARAGRAPHS, read_question("extra gevechtsvliegtuigen"))).keys

    assert found == [together.paragraphs.get().pk, apart.paragraphs.get().pk]


def test_of_equal_ones_the_newest_letter_comes_first():
    middle, old, new, undated = (
        make_letter(["De brief."], dated_on=day)
        for day in (date(2018, 1, 1), date(2001, 1, 1), date(2020, 1, 1), None)
    )

    found = find(Asked(PARAGRAPHS, read_question("brief"))).keys

    assert found == [letter.paragraphs.get().pk for letter in (new, middle, old, undated)]


def test_above_the_cap_the_newest_letters_come_first_and_it_says_so(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 2)
    best_but_old = make_letter(["Brief."], dated_on=date(2001, 1, 1))
    new = make_letter(
        ["Er kwam een brief, na veel vijven en zessen.", "En een tweede brief."], dated_on=date(2020, 1, 1)
    )

    found = find(Asked(PARAGRAPHS, read_question("brief")))

    assert (found.count, found.capped) == (2, True)
    assert found.keys == [*new.paragraphs.values_list("pk", flat=True), best_but_old.paragraphs.get().pk]


def test_pages_follow_each_other_without_gap_or_double():
    make_letter([f"Brief nummer {number}." for number in range(7)])
    asked = Asked(PARAGRAPHS, read_question("brief"))

    pages = [find(asked, first, 3).keys for first in (0, 3, 6)]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({key for page in pages for key in page}) == 7


# ---- what narrows ---------------------------------------------------------------------------------------------
def test_days_and_other_conditions_narrow_the_hits():
    old = make_letter(["De brief."], dated_on=date(2018, 12, 31))
    report = make_letter(["De brief."], dated_on=date(2019, 1, 1), kind="report")
    make_letter(["De brief."], dated_on=None)
    question = read_question("brief")

    year = find(Asked(PARAGRAPHS, question, days=(date(2018, 1, 1), date(2018, 12, 31))))
    kind = find(Asked(PARAGRAPHS, question, within=Paragraph.objects.filter(letter__kind="report")))

    assert year.keys == [old.paragraphs.get().pk]
    assert kind.keys == [report.paragraphs.get().pk]


def test_other_rows_can_be_hits_besides():
    letter = make_letter(["De brief.", "Zie aldaar."])
    cited = letter.paragraphs.get(number=2)
    Reference.objects.create(paragraph=cited, start=0, end=3, kind="kamerstuk", identifier="kst-28676-321")
    besides = Paragraph.objects.filter(references__identifier="kst-28676-321")

    found = find(Asked(PARAGRAPHS, read_question("brief"), besides=besides))

    assert (found.count, set(found.keys)) == (2, set(letter.paragraphs.values_list("pk", flat=True)))


# ---- what is found --------------------------------------------------------------------------------------------
def test_a_letter_is_found_by_title_number_and_signatory():
    letter = make_letter(
        title="Verslag van de top", short_title="Londen", dossier=make_dossier("28676"), number="321"
    )
    make_letter(title="Iets anders", dossier=make_dossier("33783"), number="5")

    for words in ("verslagen", "londen", "28676-321", "kst-28676-321"):
        assert find(Asked(LETTERS, read_question(words))).keys == [letter.pk], words
    assert find(Asked(LETTERS, read_question("Blok minister"))).count == 2


def test_what_is_deleted_is_not_found(letter):
    assert numbers("brief") == [1, 2]
    Paragraph.objects.filter(number=1).delete()
    assert numbers("brief") == [2]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM letters_paragraph WHERE number = 2")
    assert numbers("brief") == []
    letter.delete()
    assert find(Asked(LETTERS, read_question("brief"))).count == 0


def test_a_former_text_is_not_found(letter):
    from letters.replacing import replace_text
    from tests.factories import make_draft

    replace_text(letter, make_draft(["Het nieuwe rapport."]), b"new", "new.txt")

    assert numbers("brief") == []
    assert find(Asked(PARAGRAPHS, read_question("rapporten"))).count == 1


def test_a_corrected_day_is_the_day_of_the_paragraphs_too(letter):
    Letter.objects.update(dated_on=date(2005, 5, 5), title="Anders")
    index_corrected(Letter.objects.get())

    assert numbers("brief", days=(date(2005, 1, 1), date(2005, 12, 31))) == [1, 2]
    assert find(Asked(LETTERS, read_question("anders"))).count == 1


# ---- never a scan ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["brief", "de", "F-35", "de brief van de minister"])
@pytest.mark.parametrize("statement", [counting, ranked, newest])
def test_no_statement_scans_a_table(letter, words, statement):
    make_letter([f"De brief van de minister over {number}." for number in range(300)])
    asked = Asked(PARAGRAPHS, read_question(words), within=Paragraph.objects.filter(letter__kind="letter"))
    sql, values = statement(asked) if statement is counting else statement(asked, 0, 25)

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    plan = "\n".join(str(row[-1]) for row in finding.rows_by_index(f"{explain} {sql}", values))

    assert PARAGRAPHS.name in plan or "SCAN w VIRTUAL TABLE INDEX" in plan
    assert scans(plan) == []


def scans(plan):
    """Lines of a plan that read a table from its beginning. A virtual table is asked by its index: `:M` is MATCH."""
    lines = [line.strip() for line in plan.splitlines()]
    virtual = [line for line in lines if "VIRTUAL TABLE" in line]
    whole = [line for line in lines if "Seq Scan" in line or line.startswith("SCAN letters_")]
    return [line for line in whole if line not in virtual] + [line for line in virtual if ":M" not in line]
