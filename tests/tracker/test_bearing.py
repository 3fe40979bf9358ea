"""Which paragraphs of later letters may bear on a pledge. One order, on every database."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Marker, Paragraph, Reference
from tests.factories import (
    give_better_text,
    make_candidate,
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_topic,
    make_update,
)
from tracker import append_only
from tracker.bearing import bearing_on, borne_by
from tracker.bearing.saying import in_numbers, why
from tracker.models import NotAbout, Pledge, Source, StatusUpdate

pytestmark = pytest.mark.django_db

QUOTE = "Het kabinet zal een onbemand onderzeebootvaartuig voor mijnenjacht aanschaffen."
LATER = "Het onbemande onderzeebootvaartuig voor de mijnenjacht is aangeschaft."


def make_old_pledge(text=QUOTE, **fields):
    letter = make_letter([text], dated_on=date(2017, 5, 25))
    return make_pledge(letter.paragraphs.get(), pledged_on=date(2017, 5, 25), **fields)


def found(pledge, limit=5):
    return bearing_on(Pledge.objects.for_page().get(pk=pledge.pk), limit)


def paragraphs(pledge):
    return [bearing.paragraph for bearing in found(pledge)]


# ---- the starter register -------------------------------------------------------------------------------------
@pytest.fixture
def starter(own_files):
    """The starter register as it was before anybody had found evidence."""
    call_command("load_starter", verbosity=0)
    append_only.remove(connection)
    StatusUpdate.objects.all().delete()
    append_only.install(connection)
    for pledge in Pledge.objects.all():
        pledge.replay()


@pytest.mark.parametrize(
    ("code", "numbers", "right"), [("P-002", [8, 3, 7], 7), ("P-014", [18, 9], 9), ("P-012", [13], 13)]
)
def test_the_right_paragraph_of_2019_is_among_the_first_three_for_the_pledges_of_2017(
    starter, code, numbers, right
):
    pledge = Pledge.objects.get(code=code)
    assert pledge.is_open

    first = paragraphs(pledge)[:3]

    assert {paragraph.letter.slug for paragraph in first} == {"navo-londen-2019"}
    assert [paragraph.number for paragraph in first] == numbers
    assert right in numbers


def test_a_letter_leads_to_the_same_pairs_as_the_pledges_do(starter):
    letter = Paragraph.objects.filter(letter__slug="navo-londen-2019").first().letter

    pairs = {(b.pledge.code, b.paragraph.number, b.score) for b in borne_by(letter)}

    there = Pledge.objects.for_page().filter(sources__paragraph__letter__slug="navo-brussel-2017")
    assert ("P-012", 13, 4.37) in pairs
    assert pairs == {(p.code, b.paragraph.number, b.score) for p in there for b in bearing_on(p, 3)}


# ---- what they share ------------------------------------------------------------------------------------------
def test_rare_words_of_quote_and_title_bear_and_common_ones_do_not():
    pledge = make_old_pledge(title_nl="Onbemand vaartuig voor mijnenjacht")
    right = make_letter([LATER, "Het kabinet heeft de Kamer hierover ook een brief gestuurd."])

    (bearing,) = found(pledge)

    assert bearing.paragraph == right.paragraphs.get(number=1)
    assert {"onderzeebootvaartuig", "mijnenjacht"} <= {reason.words for reason in bearing.reasons}
    assert bearing.words == LATER
    assert "<mark>onderzeebootvaartuig</mark>" in bearing.shown


def test_a_paper_that_both_name_bears_also_from_a_note():
    pledge = make_old_pledge("Wij zullen dat doen.")
    name(pledge.sources.get().paragraph, "kst-28676-271")
    letter = make_letter(["Dit is gebeurd.", "Dit ook."], notes=["Kamerstuk 28 676, nr. 271"])
    first, second = letter.paragraphs.body().order_by("number")
    name(first, "kst-28676-271")
    note = letter.paragraphs.notes().get()
    name(note, "kst-28676-271")
    Marker.objects.create(paragraph=second, note=note, at=3)

    bearings = found(pledge)

    assert [bearing.paragraph for bearing in bearings] == [first, second]
    assert why(bearings[0])[0].startswith("shares 28 676, nr. 271: rare, in 3 paragraphs")


def test_a_letter_that_names_the_letter_of_the_pledge_bears():
    origin = make_letter(
        ["Wij zullen dat doen."], dated_on=date(2017, 5, 25), dossier=make_dossier(), number="271"
    )
    pledge = make_pledge(origin.paragraphs.get())
    later = make_letter(["Zie de brief van toen."]).paragraphs.get()
    name(later, "kst-28676-271")

    assert paragraphs(pledge) == [later]


def test_the_same_amount_in_other_words_counts_and_another_currency_does_not():
    pledge = make_old_pledge("Voor de mijnenjacht komt € 4,6 miljoen.", amount=Decimal(4_600_000))
    same = make_letter(["Aan mijnenjacht is 4.600.000 euro uitgegeven."]).paragraphs.get()
    make_letter(["Aan mijnenjacht gaf men 4,6 miljoen dollar uit."])

    by_amount = [
        bearing.paragraph for bearing in found(pledge) if "amount" in {r.kind for r in bearing.reasons}
    ]

    assert by_amount == [same]


def test_a_name_of_several_words_counts_as_one_and_a_part_of_it_not_again():
    pledge = make_old_pledge("Nederland draagt bij.", title_nl="Bijdrage aan Resolute Support Mission")
    make_letter(["De inzet voor Resolute Support Mission is gestart."])

    (bearing,) = found(pledge)

    assert [reason.words for reason in bearing.reasons if reason.kind == "name"] == [
        "Resolute Support Mission"
    ]
    assert why(bearing)[0] == "names Resolute Support Mission: rare, in 1 paragraph"


def test_parties_topics_and_terms_are_reasons_but_a_party_alone_is_not_enough():
    pledge = make_old_pledge(
        QUOTE,
        made_by=make_party("Defence", name_nl="Marinebedrijf"),
        topics=[make_topic("Mines", name_nl="Zeemijnen")],
        term="in 2031",
    )
    make_letter(["Het Marinebedrijf is verhuisd."])
    make_letter(["Het Marinebedrijf ruimt zeemijnen met een onderzeebootvaartuig tot 2031."])

    (bearing,) = found(pledge)

    assert {"party", "subject", "term", "word"} <= {reason.kind for reason in bearing.reasons}


def test_the_numbers_add_up_to_the_score():
    pledge = make_old_pledge()
    make_letter([LATER])

    (bearing,) = found(pledge)

    assert bearing.score == pytest.approx(sum(reason.weight for reason in bearing.reasons))
    assert len(in_numbers(bearing)) == len(bearing.reasons)


# ---- what carries out an earlier pledge -----------------------------------------------------------------------
def test_what_carries_out_something_earlier_comes_first_and_first_of_all_what_names_the_pledge():
    pledge = make_old_pledge(title_nl="Onbemand vaartuig voor mijnenjacht")
    plain = make_letter([LATER]).paragraphs.get()
    perhaps = make_letter(
        ["Hiermee is de motie over mijnenjacht afgedaan, met een vaartuig."]
    ).paragraphs.get()
    make_candidate(perhaps, kind="afdoening")
    exact = make_letter(
        ["Hiermee is een onbemand onderzeebootvaartuig voor mijnenjacht er."]
    ).paragraphs.get()
    candidate = make_candidate(exact, kind="afdoening")

    bearings = found(pledge)

    assert [bearing.paragraph for bearing in bearings] == [exact, perhaps, plain]
    assert bearings[0].candidate == candidate
    assert f"candidate={candidate.pk}" in bearings[0].as_evidence


def test_what_names_the_paper_of_the_pledge_carries_it_out_by_name():
    pledge = make_old_pledge("Wij zullen dat doen.")
    name(pledge.sources.get().paragraph, "kst-28676-271")
    text = "Hiermee is voldaan aan Kamerstuk 28 676, nr. 271."
    later = make_letter([text]).paragraphs.get()
    name(later, "kst-28676-271", start=23, end=48)
    make_candidate(later, kind="afdoening")

    (bearing,) = found(pledge)

    assert "names this one’s paper or words" in why(bearing)[0]


def test_a_dismissed_proposal_carries_nothing_out(analyst):
    pledge = make_old_pledge()
    later = make_letter([LATER]).paragraphs.get()
    decided = {
        "state": "dismissed",
        "reason": "other",
        "decided_by": analyst,
        "decided_at": "2020-01-01T00:00Z",
    }
    make_candidate(later, kind="afdoening", **decided)

    (bearing,) = found(pledge)

    assert bearing.candidate is None


# ---- what is not proposed -------------------------------------------------------------------------------------
def test_only_what_is_later_bears():
    pledge = make_old_pledge()
    make_letter([LATER], dated_on=date(2016, 1, 1))
    make_letter([LATER], dated_on=date(2017, 5, 25))
    later = make_letter([LATER], dated_on=date(2017, 5, 26)).paragraphs.get()

    assert paragraphs(pledge) == [later]


def test_a_letter_without_a_date_bears_if_it_came_in_later_and_that_is_said():
    make_letter([LATER], dated_on=None)
    pledge = make_old_pledge()
    later = make_letter([LATER], dated_on=None).paragraphs.get()

    (bearing,) = found(pledge)

    assert bearing.paragraph == later
    assert "came in later; a date is missing" in why(bearing)


def test_the_day_of_a_pledge_stands_for_that_of_a_letter_without_one():
    origin = make_letter([QUOTE], dated_on=None).paragraphs.get()
    pledge = make_pledge(origin, pledged_on=date(2017, 5, 25))
    make_letter([LATER], dated_on=date(2016, 1, 1))
    later = make_letter([LATER], dated_on=date(2018, 1, 1)).paragraphs.get()

    assert paragraphs(pledge) == [later]


@pytest.mark.parametrize("status", ["fulfilled", "not_fulfilled", "superseded", "lapsed"])
def test_nothing_is_proposed_for_a_closed_pledge(status):
    pledge = make_old_pledge()
    later = make_letter([LATER])
    assert paragraphs(pledge) == [later.paragraphs.get()]

    make_update(pledge, status)

    assert paragraphs(pledge) == []
    assert borne_by(later) == []


def test_what_is_source_or_evidence_already_is_not_proposed():
    pledge = make_old_pledge()
    again, proof, other = make_letter([LATER, LATER, LATER]).paragraphs.order_by("number")
    assert len(found(pledge)) == 3
    Source.objects.create(
        pledge=pledge, paragraph=again, start=0, end=3, quote=again.text[:3], role=Source.Role.REPEATED
    )

    make_update(pledge, evidence_paragraph=proof)

    assert paragraphs(pledge) == [other]
    assert [bearing.paragraph for bearing in borne_by(other.letter)] == [other]


def test_what_is_judged_not_about_it_is_not_proposed_also_in_better_text(analyst):
    pledge, other = make_old_pledge(), make_old_pledge()
    later = make_letter([LATER])
    NotAbout.objects.create(pledge=pledge, paragraph=later.paragraphs.get(), person=analyst)

    give_better_text(later, [LATER, "En dit erbij."])

    assert paragraphs(pledge) == []
    assert paragraphs(other) == [later.paragraphs.get(number=1)]
    assert {bearing.pledge for bearing in borne_by(later)} == {other}


def test_a_former_text_and_a_note_are_not_proposed():
    pledge = make_old_pledge()
    letter = make_letter([LATER], notes=[LATER])
    assert paragraphs(pledge) == [letter.paragraphs.body().get()]

    give_better_text(letter, ["Iets heel anders."])

    assert paragraphs(pledge) == []


def test_too_little_in_common_is_nothing():
    pledge = make_old_pledge()
    make_letter(["Het kabinet zal de Kamer over het vaartuig nader informeren."])

    assert paragraphs(pledge) == []


@pytest.mark.parametrize(
    "text", ["…", "\u202e\u200f", "<script>alert(1)</script>", "€ 1.2.3 31 februari 9999", "x" * 30_000]
)
def test_odd_words_are_no_error(text):
    pledge = make_old_pledge(text, title=text[:200])
    make_letter([text, f"{text} en nog wat"])

    assert all(bearing.score > 0 and "<script>" not in bearing.shown for bearing in found(pledge))


# ---- a bounded time -------------------------------------------------------------------------------------------
def test_the_number_of_statements_does_not_grow_with_the_register():
    pledge = make_old_pledge()
    make_letter([LATER], dated_on=date(2018, 1, 1))
    few = statements(pledge)
    for year in range(2018, 2023):
        make_letter(
            [LATER, *(f"Iets anders, {year} {number}." for number in range(20))], dated_on=date(year, 2, 2)
        )

    assert statements(pledge) == few
    assert len(found(pledge)) == 5


def test_a_letter_asks_no_more_for_more_pledges():
    make_old_pledge()
    letter = make_letter([LATER])
    few = statements_of_letter(letter)
    make_letter([f"Iets anders, {number}." for number in range(100)])
    for _ in range(5):
        make_old_pledge()

    assert statements_of_letter(letter) == few
    assert len({bearing.pledge for bearing in borne_by(letter)}) == 6


def statements(pledge):
    pledge = Pledge.objects.for_page().get(pk=pledge.pk)
    with CaptureQueriesContext(connection) as asked:
        assert bearing_on(pledge)
    return len(asked)


def statements_of_letter(letter):
    with CaptureQueriesContext(connection) as asked:
        assert borne_by(letter)
    return len(asked)


def name(paragraph, identifier, start=0, end=1):
    Reference.objects.create(
        paragraph=paragraph, start=start, end=end, kind="kamerstuk", identifier=identifier
    )


@pytest.mark.parametrize("ask", [bearing_on, borne_by])
def test_no_statement_scans_a_table(ask):
    pledge = make_old_pledge()
    name(pledge.sources.get().paragraph, "kst-28676-271")
    letter = make_letter([LATER], notes=["Kamerstuk 28 676, nr. 271"])
    name(letter.paragraphs.notes().get(), "kst-28676-271")
    make_letter([f"Iets anders, {number}." for number in range(300)])
    about = Pledge.objects.for_page().get(pk=pledge.pk) if ask is bearing_on else letter

    plans = [plan for sql, values in statements_of(ask, about) for plan in explained(sql, values)]

    assert len(plans) > 10
    assert [line for line in plans if is_a_scan(line)] == []


def statements_of(ask, about):
    asked = []

    def note(execute, sql, values, many, context):
        asked.append((sql.removeprefix("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "), values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        assert ask(about)
    return asked


def explained(sql, values):
    """The lines of a statement's plan; on PostgreSQL one that scans only where no index would do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {sql}", values)
        return [str(row[-1]).strip() for row in cursor.fetchall()]


def is_a_scan(line):
    """Reads a table from its beginning. Parties and topics are few, and the forms are what is asked."""
    tables = (
        "letters_paragraph ",
        "letters_reference",
        "letters_letter ",
        "letters_marker",
        "tracker_pledge ",
    )
    tables += ("tracker_source", "tracker_candidate", "tracker_statusupdate", "tracker_notabout")
    if line.startswith("SCAN w VIRTUAL"):
        return ":M" not in line
    if line.startswith(("SCAN U", "SCAN V")):
        return True
    return any(
        f"Seq Scan on {table}" in f"{line} " or f"{line} ".startswith(f"SCAN {table}") for table in tables
    )
