"""How deadlines are stated, told apart and moved, and when one is late: the list, the pages and the file agree."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.factories import make_letter, make_pledge, make_update
from tracker.deadlines import shift_in_words

pytestmark = pytest.mark.django_db

WINDOW = {"due_from": date(2030, 1, 1), "first_due_on": date(2030, 3, 31), "due_precision": "quarter"}
IN_WORDS = {"term": "op korte termijn"}


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


@pytest.fixture
def four():
    """One stated by a day, one as a window, one in words only, one not at all; their codes by kind."""
    fields = {"day": {"first_due_on": date(2030, 3, 31)}, "window": WINDOW, "vague": IN_WORDS, "unstated": {}}
    return {kind: make_pledge(title=kind, **given).code for kind, given in fields.items()}


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


def cell(client, code):
    """What the list says of the deadline of one pledge."""
    row = text_of(client.get("/pledges/?sort=code")).split(f'<tr id="{code}"')[1].split("</tr>")[0]
    return row.split('class="l due"')[1].split("</td>")[0]


def codes(client, query):
    return {row.record.code for row in client.get(f"/pledges/?{query}").context["table"].paginated_rows}


def exported(client, query=""):
    data = b"".join(client.get(f"/pledges/export.csv?{query}").streaming_content).decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def at(monkeypatch, year, month, day, hour, minute=0):
    """The clock says this moment, in UTC."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(year, month, day, hour, minute, tzinfo=UTC))


def postponed(pledge, *days, **fields):
    """Each new deadline in effect a month after the one before."""
    for month, day in enumerate(days, 1):
        make_update(
            pledge, effective_on=date(2020, month, 1), due_on=day, due_reason=f"Reason {month}", **fields
        )
    return pledge


# ---- told apart -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("day", '<time datetime="2030-03-31">31 Mar 2030</time>'),
        ("window", '1 Jan – <time datetime="2030-03-31">31 Mar 2030</time>'),
        ("vague", '<q lang="nl">op korte termijn</q>'),
        ("unstated", "none stated"),
    ],
)
def test_the_list_tells_a_day_a_window_words_and_nothing_apart(client, four, kind, said):
    assert said in cell(client, four[kind])


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("due=window", {"window"}),
        ("due=vague", {"vague"}),
        ("due=unstated", {"unstated"}),
        ("due=none", {"vague", "unstated"}),
        ("due=window&due=unstated", {"window", "unstated"}),
    ],
)
def test_each_kind_can_be_asked_for(client, four, query, kinds):
    assert codes(client, query) == {four[kind] for kind in kinds}
    assert {row["title"] for row in exported(client, query)} == kinds


def test_the_counts_beside_the_list_know_the_kinds(client, four):
    facet = client.get("/pledges/").context["facets"]["due"]

    assert {
        option.value: option.count for option in facet if option.value not in ("this_quarter", "next_quarter")
    } == {
        "window": 1,
        "none": 2,
        "vague": 1,
        "unstated": 1,
    }


def test_the_overview_tells_a_window_from_a_day_and_words_from_nothing(client, four):
    html = text_of(client.get("/"))

    assert "1 Jan – <time" in html
    assert "due=vague" in html
    assert "due=unstated" in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (WINDOW, "due 1 Jan – <time"),
        (IN_WORDS, '<q lang="nl">op korte termijn</q>'),
        ({}, "no deadline stated"),
    ],
)
def test_the_margin_of_a_letter_tells_them_apart(client, fields, said):
    letter = make_letter()
    make_pledge(letter.paragraphs.get(), **fields)

    note = (
        text_of(client.get(letter.get_absolute_url())).split('class="note rec"')[1].split("</div></div>")[0]
    )
    assert said in note


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (WINDOW, "due between 1 Jan and <time"),
        (IN_WORDS, "no day can be read from this"),
        ({}, "none stated"),
    ],
)
def test_the_page_tells_them_apart(client, fields, said):
    assert said in text_of(client.get(make_pledge(**fields).get_absolute_url()))


def test_a_window_over_the_turn_of_a_year_names_both_years(client):
    winter = {"due_from": date(2029, 12, 21), "first_due_on": date(2030, 3, 20), "due_precision": "season"}

    assert "21 Dec 2029 – <time" in cell(client, make_pledge(**winter).code)


def test_a_reader_of_the_file_can_tell_them_apart(client, four):
    rows = {row["title"]: row for row in exported(client)}
    told = {kind: [bool(row[name]) for name in ("due_on", "due_from", "term")] for kind, row in rows.items()}

    assert told == {
        "day": [True, False, False],
        "window": [True, True, False],
        "vague": [False, False, True],
        "unstated": [False, False, False],
    }


# ---- moved ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("times", "days", "english", "dutch"),
    [
        (0, 0, "", ""),
        (1, 1, "postponed once, 1 day", "één keer verschoven, 1 dag"),
        (2, 410, "postponed twice, 410 days", "twee keer verschoven, 410 dagen"),
        (3, 1200, "postponed 3 times, 1,200 days", "3 keer verschoven, 1.200 dagen"),
        (1, -30, "brought forward once, 30 days", "één keer vervroegd, 30 dagen"),
        (2, 0, "moved twice, to the same day", "twee keer verschoven, naar dezelfde dag"),
    ],
)
def test_how_often_and_how_far_is_said_in_words(times, days, english, dutch):
    assert shift_in_words(times, days) == english
    with override("nl"):
        assert shift_in_words(times, days) == dutch


def test_the_list_the_page_and_the_file_say_that_it_was_postponed(client):
    pledge = postponed(make_pledge(first_due_on=date(2030, 1, 1)), date(2030, 6, 1), date(2031, 2, 15))

    assert "postponed twice, 410 days" in cell(client, pledge.code)
    assert "postponed twice, 410 days" in text_of(client.get(pledge.get_absolute_url()))
    row = exported(client)[0]
    assert (row["first_due_on"], row["due_on"]) == ("2030-01-01", "2031-02-15")
    assert (row["times_shifted"], row["days_shifted"]) == ("2", "410")


def test_the_facts_keep_the_first_deadline_and_link_each_later_one_to_its_reason(client):
    pledge = postponed(make_pledge(first_due_on=date(2030, 1, 1)), date(2030, 6, 1), date(2031, 2, 15))

    html = text_of(client.get(pledge.get_absolute_url()))
    facts = html.split('class="facts"')[1].split("</dl>")[0]
    first, second = pledge.updates.order_by("effective_on")
    assert "<dt>First deadline</dt>" in facts
    assert facts.index(f"#update-{first.pk}") < facts.index(f"#update-{second.pk}")
    entry = html.split(f'id="update-{second.pk}"')[1].split("</li>")[0]
    assert "Reason 2" in entry
    assert "postponed 259 days" in entry
    assert "Asked, and not answered." in entry


def test_a_first_deadline_that_an_update_gives_is_no_shift(client):
    pledge = postponed(make_pledge(**IN_WORDS), date(2030, 6, 1))

    html = text_of(client.get(pledge.get_absolute_url()))
    assert "postponed" not in html
    assert "Deadline in the letter" in html
    assert codes(client, "due=none") == set()


def test_a_window_that_was_postponed_is_a_day(client):
    pledge = postponed(make_pledge(**WINDOW), date(2031, 1, 1))

    assert codes(client, "due=window") == set()
    assert "– <time" not in cell(client, pledge.code)


def test_the_list_can_be_sorted_by_how_far_deadlines_moved(client):
    far = postponed(make_pledge(first_due_on=date(2030, 1, 1)), date(2032, 1, 1))
    near = postponed(make_pledge(first_due_on=date(2030, 1, 1)), date(2030, 2, 1))

    rows = client.get("/pledges/?sort=-shifted").context["table"].paginated_rows
    assert [row.record.code for row in rows] == [far.code, near.code]


# ---- late -----------------------------------------------------------------------------------------------------
def is_late_everywhere(client, pledge):
    """The list, its filter, the page and the file; they never disagree."""
    pledge.refresh_from_db()
    said = {
        "late" in cell(client, pledge.code),
        codes(client, "late=true") == {pledge.code},
        exported(client)[0]["late"] == "true",
        pledge.days_late > 0,
    }
    assert len(said) == 1
    return said.pop()


@pytest.mark.parametrize(
    ("day", "late"), [((2030, 1, 2), False), ((2030, 3, 31), False), ((2030, 4, 1), True)]
)
def test_a_window_is_late_after_its_last_day_only(reader, client_as, monkeypatch, day, late):
    at(monkeypatch, *day, 12)

    assert is_late_everywhere(client_as(reader), make_pledge(**WINDOW)) is late


@pytest.mark.parametrize("fields", [IN_WORDS, {}])
def test_what_has_no_day_is_never_late(reader, client_as, monkeypatch, fields):
    at(monkeypatch, 2099, 1, 1, 12)

    assert not is_late_everywhere(client_as(reader), make_pledge(**fields))


@pytest.mark.parametrize(
    ("due_on", "moment", "late"),
    [
        # Half past eleven in the evening in UTC is the next day here, in winter and in summer.
        (date(2026, 1, 15), (2026, 1, 15, 22, 59), False),
        (date(2026, 1, 15), (2026, 1, 15, 23, 30), True),
        (date(2026, 7, 15), (2026, 7, 15, 21, 59), False),
        (date(2026, 7, 15), (2026, 7, 15, 22, 0), True),
        # The clock goes forward on 29 March: that day ends at 22:00 UTC, the one before at 23:00.
        (date(2026, 3, 28), (2026, 3, 28, 22, 30), False),
        (date(2026, 3, 28), (2026, 3, 28, 23, 0), True),
        (date(2026, 3, 29), (2026, 3, 29, 21, 59), False),
        (date(2026, 3, 29), (2026, 3, 29, 22, 0), True),
        # And back on 25 October: that day ends at 23:00 UTC, the one before at 22:00.
        (date(2026, 10, 24), (2026, 10, 24, 22, 0), True),
        (date(2026, 10, 25), (2026, 10, 25, 22, 30), False),
        (date(2026, 10, 25), (2026, 10, 25, 23, 30), True),
    ],
)
def test_a_day_ends_at_midnight_in_the_registers_time_zone(
    reader, client_as, monkeypatch, due_on, moment, late
):
    at(monkeypatch, *moment)

    assert is_late_everywhere(client_as(reader), make_pledge(first_due_on=due_on)) is late


# ---- undone ---------------------------------------------------------------------------------------------------
@pytest.fixture
def undone(analyst):
    """A pledge with a postponement that was taken back, as an entry of its own."""
    pledge = postponed(make_pledge(first_due_on=date(2030, 1, 1)), date(2031, 1, 1))
    wrong = pledge.updates.get()
    make_update(
        pledge, "open", by=analyst, effective_on=date(2020, 3, 1), undoes=wrong, note="Another pledge."
    )
    make_update(pledge, "lapsed", effective_on=date(2020, 4, 1))
    return pledge


def test_an_undone_update_stands_struck_with_who_undid_it_and_why(client, undone, analyst):
    html = text_of(client.get(undone.get_absolute_url()))
    wrong, undoing, _last = undone.updates.order_by("effective_on")

    struck = html.split(f'id="update-{wrong.pk}"')[1].split("</li>")[0]
    assert "Reason 1" in struck.split("<del>")[1].split("</del>")[0]
    assert f"Undone by {analyst.name}" in struck
    assert "Another pledge." in struck
    assert f'href="#update-{wrong.pk}"' in html.split(f'id="update-{undoing.pk}"')[1].split("</li>")[0]


def test_what_was_before_follows_the_entries_that_count(client, undone):
    html = text_of(client.get(undone.get_absolute_url()))
    last = undone.updates.get(status="lapsed")

    assert "was Open" in html.split(f'id="update-{last.pk}"')[1].split("</li>")[0]
    assert "Later deadlines" not in html


def test_the_file_says_nothing_of_what_was_undone(client, undone):
    last = undone.updates.get(status="lapsed")
    row = exported(client)[0]

    assert (row["due_on"], row["times_shifted"], row["days_shifted"]) == ("2030-01-01", "0", "0")
    assert row["last_update_on"] == f"{last.effective_on}"
