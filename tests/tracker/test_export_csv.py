import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from tests.factories import (
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_topic,
    make_update,
    make_user,
)
from tracker import exports
from tracker.exports.cells import as_written
from tracker.exports.columns import Kind
from tracker.models import Pledge

pytestmark = pytest.mark.django_db

NAMES = (
    "code,title,status,status_since,is_open,late,days_late,quote,letter,letter_date,kamerstuk,paragraph,made_by,made_to,"
    "responsible,level,strength,condition,counts_as_fulfilled_when,topics,pledged_on,term,starts_on,due_from,due_on,"
    "due_precision,first_due_on,times_shifted,recurrence,amount,currency,period,period_inferred,amount_qualifier,"
    "delivered_amount,owner,review_on,last_update_on,last_update_note,last_evidence,second_reading,url,"
    "claimed_status,claimed_on,days_shifted"
)
HOSTILE = '=HYPERLINK("http://evil";"x")'


def file_of(query="", pledges=None):
    """The bytes that a query with only options asks for."""
    options, _rest = exports.read_options(QueryDict(query), "csv")
    return b"".join(exports.stream(Pledge.objects.order_by("id") if pledges is None else pledges, options))


def rows_of(data, separator=","):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def only_row(query=""):
    return rows_of(file_of(query), ";" if query else ",")[0]


def test_the_columns_are_those_that_scripts_rely_on():
    assert file_of() == NAMES.encode() + b"\r\n"


def test_a_pledge_is_one_line_with_its_letter_and_its_place():
    letter = make_letter(
        ["Een.", 'Het kabinet zal, indien nodig, "meer" doen.'], dossier=make_dossier(), number="321"
    )
    make_pledge(letter.paragraphs.get(number=2), start=4, end=17)
    row = only_row()

    assert row["quote"] == "kabinet zal, "
    assert row["letter"] == letter.title
    assert row["letter_date"] == "2019-12-17"
    assert (row["kamerstuk"], row["paragraph"]) == ("kst-28676-321", "2")


def test_a_quote_in_a_footnote_says_so():
    note = make_letter(notes=["Een noot."]).paragraphs.notes().get()
    make_pledge(note)

    assert only_row()["paragraph"] == "fn1"


def test_names_of_several_are_joined_and_sorted():
    parties = [make_party("Ministry of Defence"), make_party("Cabinet", name_nl="Kabinet")]
    make_pledge(responsible=parties, topics=[make_topic("Cyber"), make_topic("Arms")], made_by=parties[1])
    row = only_row()

    assert row["responsible"] == "Cabinet; Ministry of Defence"
    assert row["topics"] == "Arms; Cyber"
    assert (row["made_by"], row["made_to"]) == ("Cabinet", "")


def test_a_late_pledge_says_by_how_many_days():
    make_pledge(first_due_on=timezone.localdate() - timedelta(days=12))
    row = only_row()

    assert (row["is_open"], row["late"], row["days_late"]) == ("true", "true", "12")


def test_a_kept_pledge_is_never_late():
    make_update(make_pledge(first_due_on=date(2018, 1, 1)), "fulfilled")
    row = only_row()

    assert (row["status"], row["is_open"], row["late"], row["days_late"]) == (
        "fulfilled",
        "false",
        "false",
        "0",
    )


def test_what_is_not_stated_is_empty():
    make_pledge(pledged_on=None)
    row = only_row()
    empty = {name for name, cell in row.items() if cell == ""}

    assert {
        "pledged_on",
        "due_on",
        "amount",
        "responsible",
        "owner",
        "last_update_on",
        "second_reading",
    } <= empty
    assert (row["period_inferred"], row["times_shifted"]) == ("false", "0")


def test_the_newest_update_is_the_last_in_effect_not_the_last_recorded():
    pledge = make_pledge()
    make_update(pledge, effective_on=date(2020, 5, 1), note="Later in effect")
    make_update(pledge, effective_on=date(2020, 1, 1), note="Recorded later")
    row = only_row()

    assert (row["last_update_on"], row["last_update_note"]) == ("2020-05-01", "Later in effect")


def test_the_last_evidence_may_be_older_than_the_last_update(settings):
    settings.SITE_URL = "https://nakoming.example.nl"
    pledge, letter = make_pledge(), make_letter(["Het is gebeurd."], slug="londen-2019")
    make_update(pledge, effective_on=date(2020, 1, 1), evidence_paragraph=letter.paragraphs.get())
    make_update(pledge, effective_on=date(2020, 5, 1))
    row = only_row()

    assert row["last_evidence"] == "https://nakoming.example.nl/letters/londen-2019/#p1"
    assert row["url"] == f"https://nakoming.example.nl/pledges/{pledge.code}/"


@pytest.mark.parametrize(
    "evidence", [{"evidence_identifier": "kst-28676-321"}, {"evidence_url": "https://example.org/a?b=c"}]
)
def test_evidence_elsewhere_is_its_number_or_address(evidence):
    make_update(make_pledge(), "fulfilled", **evidence)

    assert only_row()["last_evidence"] == next(iter(evidence.values()))


def test_the_delivered_amount_is_the_one_last_stated():
    pledge = make_pledge(amount=Decimal(600000))
    make_update(pledge, effective_on=date(2020, 1, 1), delivered_amount=Decimal(100))
    make_update(pledge, effective_on=date(2020, 5, 1), delivered_amount=Decimal("250.50"))
    make_update(pledge, effective_on=date(2020, 6, 1))

    assert only_row()["delivered_amount"] == "250.50"


def test_plain_csv_has_a_point_no_mark_and_lines_that_end_in_crlf():
    make_pledge(amount=Decimal("4600000.5"), title='Say "no", twice')
    data = file_of()

    assert data.startswith(b"code,title")
    assert b',"Say ""no"", twice",' in data
    assert b",4600000.50,EUR," in data
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_excel_gets_a_mark_semicolons_and_a_decimal_comma():
    make_pledge(amount=Decimal("4600000.5"), title="One; two", first_due_on=date(2018, 2, 28))
    data = file_of("dialect=excel")

    assert data.startswith("\ufeffcode;title;".encode())
    assert b';"One; two";' in data
    assert b";4600000,50;EUR;" in data
    assert b";2018-02-28;" in data


def test_a_negative_number_is_a_number():
    """No rule lets one into the register; the file would still be right."""
    row = exports.csv.in_cells(Kind.MONEY, [Decimal("-5.00")], exports.csv.DIALECTS["excel"])

    assert row == ["-5,00"]


def test_text_of_people_is_defused_wherever_it_stands():
    letter = make_letter([HOSTILE], title=HOSTILE)
    owner, party, topic = (
        make_user(name=HOSTILE),
        make_party(HOSTILE, slug="p"),
        make_topic(HOSTILE, slug="t"),
    )
    fields = dict.fromkeys(["title", "condition", "counts_as_fulfilled_when", "term"], HOSTILE)
    pledge = make_pledge(
        letter.paragraphs.get(),
        owner=owner,
        made_by=party,
        made_to=party,
        responsible=[party],
        topics=[topic],
        **fields,
    )
    make_update(pledge, note=HOSTILE)
    told = [
        *fields,
        "quote",
        "letter",
        "owner",
        "made_by",
        "made_to",
        "responsible",
        "topics",
        "last_update_note",
    ]

    for query in ("", "dialect=excel"):
        row = only_row(query)
        assert {name: row[name] for name in told} == dict.fromkeys(told, f"'{HOSTILE}")
        assert not [cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]


def test_a_file_read_back_equals_the_register():
    text = "Regel één\r\nregel twee; «drie», 'vier' \"vijf\"\tzes"
    titles = ["-1 graad", "'=x", "@home", text, "Gewoon", "€ 5,00"]
    made = [make_pledge(make_letter([title]).paragraphs.get(), title=title) for title in titles]
    rows = rows_of(file_of())

    assert [(as_written(row["title"]), as_written(row["quote"])) for row in rows] == list(
        zip(titles, titles, strict=True)
    )
    assert [row["code"] for row in rows] == [pledge.code for pledge in made]
    assert [date.fromisoformat(row["pledged_on"]) for row in rows] == [pledge.pledged_on for pledge in made]


def test_the_readers_language_changes_nothing():
    party = make_party("Cabinet", name_nl="Kabinet")
    make_update(make_pledge(responsible=[party], made_by=party, title_nl="De Kamer informeren"))
    with override("nl"):
        in_dutch = file_of()

    assert in_dutch == file_of()
    assert "in_progress" in in_dutch.decode()


def test_rows_keep_the_order_of_the_list():
    made = [make_pledge(title=title) for title in "BCA"]

    assert [row["title"] for row in rows_of(file_of(pledges=Pledge.objects.order_by("title")))] == [
        "A",
        "B",
        "C",
    ]
    assert [row["title"] for row in rows_of(file_of(pledges=Pledge.objects.order_by("-id")))] == [
        "A",
        "C",
        "B",
    ]
    assert len(made) == 3
