"""What no page of ours offers, sent all the same: it creates and alters nothing, and never breaks the server."""

import pytest

from tests.factories import make_letter, make_pledge, make_reading, make_update, make_user
from tests.tracker.test_admin_sending import change_page, read_form
from tracker.models import Pledge, PledgeLink, SecondReading, StatusUpdate, User

pytestmark = pytest.mark.django_db
NEW_LINE = {"status": "in_progress", "effective_on": "2020-01-01", "note": "Forged"}


@pytest.fixture
def client(editor, client_as):
    return client_as(editor)


def forge(client, row, **changes):
    """Send the form of a page with fields that were never on it."""
    values = read_form(client.get(change_page(row)))
    return client.post(
        change_page(row), values | {name.replace("__", "-"): value for name, value in changes.items()}
    )


def rows_of(prefix, count, fields):
    return {f"{prefix}__{number}__{name}": value for number in range(count) for name, value in fields.items()}


def test_an_existing_line_of_history_sent_as_changed_stays(client):
    pledge = make_pledge()
    update = make_update(pledge, note="As written")
    sent = {
        f"updates__0__{name}": value
        for name, value in (NEW_LINE | {"id": update.pk, "note": "Rewritten"}).items()
    }

    forge(
        client, pledge, updates__INITIAL_FORMS="1", updates__TOTAL_FORMS="1", updates__0__DELETE="on", **sent
    )

    update.refresh_from_db()
    assert (update.note, update.status) == ("As written", "in_progress")
    # What was typed is a line of its own, added after it.
    assert [line.note for line in StatusUpdate.objects.order_by("pk")] == ["As written", "Rewritten"]


@pytest.mark.parametrize("total", ["2", "3", "1000000", "9" * 30])
def test_more_new_lines_than_the_page_has_are_refused(client, total):
    pledge = make_pledge()

    response = forge(client, pledge, updates__TOTAL_FORMS=total, **rows_of("updates", 3, NEW_LINE))

    assert (response.status_code, StatusUpdate.objects.count()) == (200, 0)


def test_a_line_for_another_pledge_is_refused(client):
    pledge, other = make_pledge(), make_pledge()

    forge(client, pledge, updates__0__pledge=str(other.pk), **rows_of("updates", 1, NEW_LINE))

    assert StatusUpdate.objects.count() == 0


def test_nobody_signs_or_dates_a_line_for_somebody_else(client, editor):
    pledge, other = make_pledge(), make_user()
    forged = NEW_LINE | {"recorded_by": str(other.pk), "recorded_at": "2001-01-01"}

    forge(client, pledge, **rows_of("updates", 1, forged))

    line = StatusUpdate.objects.get()
    assert (line.recorded_by, line.recorded_at.year > 2001) == (editor, True)


def test_a_link_of_another_pledge_stays(client):
    pledge, other, third = make_pledge(), make_pledge(), make_pledge()
    link = PledgeLink.objects.create(pledge=other, other=third, kind="repeats")
    row = {"id": str(link.pk), "kind": "replaces", "other": third.code}

    for extra in ({}, {"links__0__DELETE": "on"}, {"links__0__pledge": str(other.pk)}):
        forge(
            client,
            pledge,
            links__INITIAL_FORMS="1",
            links__TOTAL_FORMS="1",
            **rows_of("links", 1, row),
            **extra,
        )

    link.refresh_from_db()
    assert (link.kind, link.pledge, PledgeLink.objects.filter(pledge=other).count()) == ("repeats", other, 1)


@pytest.mark.parametrize("total", ["21", "1000000", "-1", "x", ""])
@pytest.mark.parametrize("initial", ["0", "1000000"])
def test_counts_that_cannot_be_are_no_crash(client, total, initial):
    pledge, letter = make_pledge(), make_letter()

    for row, prefix in ((pledge, "links"), (letter, "signatories"), (pledge, "updates")):
        counts = {f"{prefix}__TOTAL_FORMS": total, f"{prefix}__INITIAL_FORMS": initial}
        assert forge(client, row, **counts).status_code in {200, 302}
    assert (PledgeLink.objects.count(), letter.signatories.count(), StatusUpdate.objects.count()) == (0, 1, 0)


def test_a_signatory_of_another_letter_stays(client):
    letter, other = make_letter(), make_letter()
    theirs = other.signatories.get()
    row = {"id": str(theirs.pk), "order": "7", "name": "Forged", "office": "Forged"}

    forge(client, letter, **rows_of("signatories", 1, row))

    theirs.refresh_from_db()
    assert (theirs.name, theirs.letter) == ("S.A. Blok", other)
    assert letter.signatories.get().name == "S.A. Blok"


def test_what_the_page_of_a_pledge_does_not_offer_stays(client):
    pledge = make_pledge()
    before = Pledge.objects.filter(pk=pledge.pk).values().get()

    forge(
        client, pledge, code="P-999", status="fulfilled", status_since="2001-01-01", due_on="2001-01-01",
        times_shifted="9", created_by="", created_at="2001-01-01", id="77",
    )  # fmt: skip

    assert Pledge.objects.values().get() == before


def test_what_the_page_of_a_letter_does_not_offer_stays(client):
    letter = make_letter()
    text = letter.paragraphs.get().text

    forge(
        client,
        letter,
        sha256="0" * 64,
        file="x",
        filename="x",
        slug="x",
        format="x",
        paragraphs="x",
        text="Forged",
    )

    now = type(letter).objects.get()
    assert (now.sha256, now.slug, now.filename) == (letter.sha256, letter.slug, letter.filename)
    assert now.paragraphs.get().text == text


def test_more_fields_than_any_page_has_are_refused(client):
    pledge = make_pledge()

    assert forge(client, pledge, **{f"x{number}": "1" for number in range(400)}).status_code == 400


def test_nobody_deletes_pledges_updates_or_people(client_as, administrator):
    pledge, person = make_pledge(), make_user()
    update = make_update(pledge)

    for row in (pledge, update, person):
        page = change_page(row).replace("/change/", "/delete/")
        assert client_as(administrator).post(page, {"post": "yes"}).status_code == 403
    assert (Pledge.objects.count(), StatusUpdate.objects.count(), User.objects.count()) == (1, 1, 2)


@pytest.mark.parametrize("value", ["\0", "a\0b"])
def test_a_nul_in_a_form_is_a_mistake_and_no_crash(client, value):
    pledge = make_pledge()

    response = forge(
        client, pledge, title=value, note=value, updates__0__evidence=value, updates__0__note=value,
        links__0__other=value, links__0__kind="repeats",
    )  # fmt: skip

    assert (response.status_code, Pledge.objects.get().title) == (200, "Inform the House")


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "1e400", "-1", "9" * 40])
def test_an_amount_that_is_none_is_a_mistake_and_no_crash(client, value):
    pledge = make_pledge()

    response = forge(
        client, pledge, amount=value, currency="EUR", period="once", updates__0__status="open",
        updates__0__delivered_amount=value,
    )  # fmt: skip

    assert (response.status_code, Pledge.objects.get().amount) == (200, None)


def test_script_in_every_text_of_a_pledge_is_shown_as_text(client):
    attack = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
    letter = make_letter([attack], short_title=attack[:60], title=attack)
    pledge = make_pledge(letter.paragraphs.get(), title=attack, note=attack, condition=attack, term=attack)
    make_update(pledge, note=attack, status="not_fulfilled", no_evidence_because=attack)

    pages = [
        change_page(pledge), change_page(pledge).replace("change", "history"), "/admin/tracker/pledge/",
        "/admin/tracker/statusupdate/", change_page(letter), "/admin/letters/letter/",
        f"/admin/tracker/pledge/?q={attack}",
    ]  # fmt: skip
    for page in pages:
        html = client.get(page).content.decode()
        assert "<script>alert" not in html, page
        assert "<img src=x" not in html, page
        assert ">49<" not in html, page


# ---- second readings ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["readings", "secondreading_set", "updates__0__readings"])
def test_no_second_reading_is_made_in_the_admin(client, editor, prefix):
    pledge = make_pledge()
    own = make_update(pledge, "fulfilled", by=editor)
    row = {"update": own.pk, "verdict": "confirmed", "note": "Klopt", "read_by": editor.pk}
    management = {f"{prefix}__TOTAL_FORMS": "1", f"{prefix}__INITIAL_FORMS": "0"}

    response = forge(client, pledge, title="Saved all the same", **management, **rows_of(prefix, 1, row))

    pledge.refresh_from_db()
    assert (response.status_code, pledge.title) == (302, "Saved all the same")
    assert (SecondReading.objects.count(), pledge.second_reading) == (0, "needed")


def test_a_new_line_of_history_cannot_bring_its_own_confirmation(client):
    pledge = make_pledge()
    verdict = {"status": "fulfilled", "effective_on": "2020-01-01", "no_evidence_because": "Gevraagd"}

    forge(
        client,
        pledge,
        **rows_of("updates", 1, verdict | {"second_reading": "confirmed", "verdict": "confirmed"}),
    )

    pledge.refresh_from_db()
    assert (pledge.status, pledge.second_reading, SecondReading.objects.count()) == ("fulfilled", "needed", 0)


def test_second_readings_are_shown_in_the_admin_to_read(client):
    pledge = make_pledge()
    update = make_update(pledge, "fulfilled", by=make_user())
    make_reading(update, "disputed", note="De brief zegt iets anders.")

    for address in (change_page(pledge), change_page(pledge).replace("change", "history")):
        html = client.get(address).content.decode()
        assert "De brief zegt iets anders." in html
        assert "/reading/" not in html
