"""A verdict waits for another analyst, who confirms or disputes it. Nobody reads their own, by any door."""

import csv
import io
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import make_pledge, make_reading, make_update, make_user
from tracker.models import Pledge, SecondReading, StatusUpdate
from tracker.second_reading import read_again

pytestmark = pytest.mark.django_db
VERDICTS = ["partly_fulfilled", "fulfilled", "not_fulfilled"]


@pytest.fixture
def update():
    """A verdict by somebody who does nothing else in these tests."""
    return make_update(make_pledge(), "fulfilled", by=make_user(name="S. Bakker"))


def address(update):
    return f"/pledges/{update.pledge.code}/updates/{update.pk}/reading/"


def send(client, update, verdict="confirmed", **fields):
    version = Pledge.objects.get(pk=update.pledge_id).version
    return client.post(address(update), {"verdict": verdict, "note": "", "version": version} | fields)


def stands(update):
    return Pledge.objects.get(pk=update.pledge_id).second_reading


def codes(response):
    return [row.record.code for row in response.context["table"].paginated_rows]


def page(client, update):
    return client.get(update.pledge.get_absolute_url()).content.decode()


# ---- who waits ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_waits_for_a_second_reader(client_as, editor, verdict):
    update = make_update(make_pledge(), verdict, by=make_user())

    assert stands(update) == "needed"
    assert "Waits for a second reader" in page(client_as(editor), update)


def test_what_is_no_verdict_waits_for_nobody(client_as, editor):
    update = make_update(make_pledge(), "in_progress", by=make_user())

    assert stands(update) == ""
    assert "Waits for a second reader" not in page(client_as(editor), update)


# ---- saying it ---------------------------------------------------------------------------------------------------
def test_an_editor_confirms_a_colleagues_verdict(client_as, editor, update):
    response = send(client_as(editor), update)

    reading = SecondReading.objects.get()
    assert (response.status_code, response["Location"]) == (302, update.pledge.get_absolute_url())
    assert (reading.update, reading.verdict, reading.read_by) == (update, "confirmed", editor)
    assert reading.recorded_by == update.recorded_by
    assert stands(update) == "confirmed"


def test_a_confirmation_may_have_a_note_and_names_who_and_when(client_as, editor, update):
    client = client_as(editor)

    send(client, update, note="Nagelezen.")

    html = re.sub(r"<[^>]+>|\s+", " ", page(client, update))
    assert f"Confirmed by {editor.name}," in html
    assert ": Nagelezen." in html
    assert "Waits for a second reader" not in html


def test_an_analyst_disputes_with_a_note(client_as, analyst, update):
    client = client_as(analyst)

    send(client, update, "disputed", note="De brief zegt <iets> anders.")

    assert stands(update) == "disputed"
    html = page(client, update)
    assert f"Disputed by {analyst.name}," in html
    assert "De brief zegt &lt;iets&gt; anders." in html


def test_a_dispute_changes_no_status_and_a_later_update_answers_it(client_as, analyst, update):
    send(client_as(analyst), update, "disputed", note="Nee.")
    assert Pledge.objects.get(pk=update.pledge_id).status == "fulfilled"

    make_update(update.pledge, "partly_fulfilled", by=make_user(), effective_on=date(2020, 2, 1))

    assert stands(update) == "needed"


def test_the_last_reading_holds(client_as, analyst, editor, update):
    send(client_as(analyst), update, "disputed", note="Nee.")
    send(client_as(editor), update)

    assert stands(update) == "confirmed"
    assert SecondReading.objects.count() == 2


def test_a_dispute_without_a_note_is_refused_and_the_page_says_so(client_as, editor, update):
    response = send(client_as(editor), update, "disputed", note="  ")

    assert (response.status_code, stands(update)) == (422, "needed")
    assert "Say what you dispute." in response.content.decode()


@pytest.mark.parametrize("verdict", ["", "perhaps"])
def test_another_verdict_is_refused_and_what_was_typed_is_kept(client_as, editor, update, verdict):
    response = send(client_as(editor), update, verdict, note="Mijn woorden")

    assert (response.status_code, stands(update)) == (422, "needed")
    assert "Mijn woorden</textarea>" in response.content.decode()


def test_back_in_the_list_that_one_came_from(client_as, editor, update):
    response = send(client_as(editor), update, **{"in": "second_reading=needed"})

    assert response["Location"].startswith("/pledges/?second_reading=needed")


def test_a_get_says_nothing_and_leads_to_the_entry(client_as, editor, update):
    response = client_as(editor).get(address(update))

    assert response["Location"] == f"{update.pledge.get_absolute_url()}#update-{update.pk}"
    assert stands(update) == "needed"


# ---- nobody reads their own, and not everybody confirms ----------------------------------------------------------
@pytest.mark.parametrize("role", ["analyst", "editor", "administrator"])
@pytest.mark.parametrize("verdict", ["confirmed", "disputed"])
def test_nobody_reads_their_own_by_a_forged_post(client_as, role, verdict):
    person = make_user(role)
    update = make_update(make_pledge(), "fulfilled", by=person)

    response = send(client_as(person), update, verdict, note="Klopt.")

    assert (response.status_code, SecondReading.objects.count()) == (403, 0)
    assert "Waits for a second reader" in page(client_as(person), update)
    assert address(update) not in page(client_as(person), update)


def test_an_analyst_does_not_confirm(client_as, analyst, update):
    response = send(client_as(analyst), update)

    assert (response.status_code, stands(update)) == (403, "needed")
    assert 'value="confirmed"' not in page(client_as(analyst), update)
    assert 'value="disputed"' in page(client_as(analyst), update)


def test_a_reader_reads_what_was_said_and_says_nothing(client_as, reader, update):
    make_reading(update, "disputed", note="Nee.")

    assert send(client_as(reader), update).status_code == 403
    assert "Nee." in page(client_as(reader), update)
    assert address(update) not in page(client_as(reader), update)


def test_a_verdict_that_nobody_signed_is_read_by_anybody(client_as, editor):
    update = make_update(make_pledge(), "fulfilled", by=None)

    send(client_as(editor), update)

    assert stands(update) == "confirmed"


@pytest.mark.parametrize("verdict", ["confirmed", "disputed"])
def test_the_model_refuses_ones_own(update, verdict):
    own = SecondReading(
        update=update,
        verdict=verdict,
        note="Ja.",
        recorded_by=update.recorded_by,
        read_by=update.recorded_by,
    )

    with pytest.raises(ValidationError, match="Nobody is the second reader of their own update"):
        read_again(own)
    assert SecondReading.objects.count() == 0


def test_who_recorded_the_update_cannot_be_forged(update):
    author = update.recorded_by

    for named in (None, make_user()):
        forged = SecondReading(update=update, verdict="confirmed", recorded_by=named, read_by=author)
        with pytest.raises(ValidationError, match="This is not who recorded the update"):
            read_again(forged)


def test_the_database_refuses_ones_own(update):
    own = {"recorded_by": update.recorded_by, "read_by": update.recorded_by}

    with pytest.raises(IntegrityError), transaction.atomic():
        SecondReading.objects.create(update=update, verdict="confirmed", **own)
    SecondReading.objects.create(
        update=update, verdict="confirmed", recorded_by=update.recorded_by, read_by=make_user()
    )


def test_the_database_keeps_what_was_said(update):
    make_reading(update)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        SecondReading.objects.update(verdict="disputed", note="Toch niet")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        SecondReading.objects.all().delete()


# ---- what can be read --------------------------------------------------------------------------------------------
def test_only_a_verdict_can_be_read(client_as, editor):
    update = make_update(make_pledge(), "in_progress", by=make_user())

    response = send(client_as(editor), update)

    assert (response.status_code, SecondReading.objects.count()) == (422, 0)
    assert address(update) not in page(client_as(editor), update)


def test_an_update_that_was_undone_can_not_be_read(client_as, editor, update):
    undoing = StatusUpdate(status="open", effective_on=update.effective_on, undoes=update)
    update.pledge.record(undoing, by=make_user())

    response = send(client_as(editor), update)

    assert (response.status_code, SecondReading.objects.count()) == (422, 0)
    assert "This update was undone" in response.content.decode()
    assert address(update) not in page(client_as(editor), update)


def test_an_earlier_verdict_can_still_be_read(client_as, editor, update):
    make_update(update.pledge, "in_progress", by=make_user(), effective_on=date(2020, 3, 1))

    send(client_as(editor), update)

    assert SecondReading.objects.get().update == update
    assert stands(update) == ""


def test_ids_that_do_not_belong_together_are_not_found(client_as, editor, update):
    other = make_pledge()
    forged = f"/pledges/{other.code}/updates/{update.pk}/reading/"

    response = client_as(editor).post(forged, {"verdict": "confirmed", "version": other.version})

    assert (response.status_code, SecondReading.objects.count()) == (404, 0)
    assert client_as(editor).get(forged).status_code == 404


# ---- sent twice, and too late ------------------------------------------------------------------------------------
def test_the_same_person_saying_the_same_again_changes_nothing(client_as, editor, update):
    client, seen = client_as(editor), Pledge.objects.get(pk=update.pledge_id).version
    for _ in range(2):
        assert send(client, update, note="Gezien.", version=seen).status_code == 302

    assert SecondReading.objects.count() == 1
    assert Pledge.objects.get(pk=update.pledge_id).version == seen + 1


def test_a_pledge_that_changed_meanwhile_answers_409_and_keeps_the_note(client_as, editor, update):
    seen = Pledge.objects.get(pk=update.pledge_id).version
    make_update(update.pledge, "in_progress", by=make_user(), effective_on=date(2020, 3, 1))

    response = send(client_as(editor), update, note="Mijn woorden", version=seen)

    assert (response.status_code, SecondReading.objects.count()) == (409, 0)
    html = response.content.decode()
    assert "changed while you were writing" in html
    assert "Mijn woorden</textarea>" in html
    assert send(client_as(editor), update, note="Mijn woorden", version=seen + 1).status_code == 302


def test_who_came_first_is_named_to_whoever_comes_too_late(client_as, analyst, editor, update):
    seen = Pledge.objects.get(pk=update.pledge_id).version
    send(client_as(analyst), update, "disputed", note="Nee.")

    response = send(client_as(editor), update, version=seen)

    assert response.status_code == 409
    assert f"{analyst.name} read its verdict as second reader at" in response.content.decode()
    assert stands(update) == "disputed"


# ---- lists and exports -------------------------------------------------------------------------------------------
@pytest.fixture
def verdicts():
    """Verdicts that wait, were confirmed and are disputed, by their state; and one pledge without a verdict."""
    made = {state: make_update(make_pledge(), "fulfilled", by=make_user()) for state in STATES}
    make_reading(made["confirmed"])
    make_reading(made["disputed"], "disputed")
    make_update(make_pledge(), "in_progress")
    return made


STATES = ["needed", "confirmed", "disputed"]


@pytest.mark.parametrize("state", STATES)
def test_the_list_filters_by_second_reading(client_as, reader, verdicts, state):
    response = client_as(reader).get(f"/pledges/?second_reading={state}")

    assert codes(response) == [verdicts[state].pledge.code]


def test_a_row_says_what_a_second_reader_said(client_as, reader, verdicts):
    html = client_as(reader).get("/pledges/?sort=code").content.decode()

    assert [html.count(f">{words}<") for words in ("waits for a second reader", "disputed", "confirmed")] == [
        1,
        1,
        1,
    ]


def test_an_unknown_state_is_an_error_and_no_rows(client_as, reader, verdicts):
    response = client_as(reader).get("/pledges/?second_reading=maybe")

    assert (response.status_code, codes(response)) == (400, [])


def test_the_tab_is_for_those_who_may_and_counts_its_list(client_as, reader, analyst, verdicts):
    def tabs(person):
        return {tab["query"]: tab for tab in client_as(person).get("/pledges/?sort=code").context["tabs"]}

    assert tabs(analyst)["second_reading=needed"]["count"] == 1
    assert "second_reading=needed" not in tabs(reader)
    shown = client_as(analyst).get("/pledges/?second_reading=needed").context["tabs"]
    assert [tab["query"] for tab in shown if tab["current"]] == ["second_reading=needed"]


def test_verdicts_are_listed_by_who_gave_them(client_as, reader, verdicts):
    update = verdicts["needed"]
    author = update.recorded_by.pk

    assert codes(client_as(reader).get(f"/pledges/?verdict_by={author}")) == [update.pledge.code]
    others = codes(client_as(reader).get(f"/pledges/?verdict_not_by={author}&sort=code"))
    assert others == [verdicts["confirmed"].pledge.code, verdicts["disputed"].pledge.code]


def test_whose_verdict_it_is_says_the_update_that_stands(client_as, reader, editor, update):
    make_update(update.pledge, "not_fulfilled", by=editor, effective_on=date(2020, 3, 1))
    undone = make_update(update.pledge, "fulfilled", by=make_user(), effective_on=date(2020, 4, 1))
    update.pledge.record(StatusUpdate(status="open", effective_on=date(2020, 4, 1), undoes=undone), by=editor)

    client = client_as(reader)
    assert codes(client.get(f"/pledges/?verdict_by={editor.pk}")) == [update.pledge.code]
    assert codes(client.get(f"/pledges/?verdict_not_by={editor.pk}")) == []


def test_the_export_says_what_a_second_reader_said(client_as, reader, verdicts):
    response = client_as(reader).get("/pledges/export.csv?sort=code")
    rows = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode()))

    assert [row["second_reading"] for row in rows] == [*STATES, ""]


def test_who_looks_back_sees_the_reading_and_adds_none(client_as, editor, update):
    make_reading(update)
    client, query = client_as(editor), f"as_of={timezone.localdate().isoformat()}"

    assert codes(client.get(f"/pledges/?second_reading=confirmed&{query}")) == [update.pledge.code]
    html = client.get(f"{update.pledge.get_absolute_url()}?{query}").content.decode()
    assert "Confirmed by" in html
    assert address(update) not in html


def test_the_timeline_takes_no_statement_for_each_reading(
    client_as, editor, update, django_assert_max_num_queries
):
    def statements():
        with django_assert_max_num_queries(60) as captured:
            page(client_as(editor), update)
        return len(captured)

    make_reading(update)
    few = statements()
    for _ in range(5):
        make_reading(update)

    assert statements() == few
