from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from tests.factories import give_better_text, make_candidate, make_letter, make_pledge, make_update
from tracker.linking import link
from tracker.models import PledgeLink, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def send(client, pledge, **fields):
    pledge.refresh_from_db()
    fields = {"status": "in_progress", "effective_on": "2020-03-02", "version": pledge.version} | fields
    return client.post(f"{pledge.get_absolute_url()}update/", fields)


def test_an_update_stands_in_the_history_with_its_writer(client, analyst):
    pledge = make_pledge()

    response = send(client, pledge, note="Planning has started.")

    update = pledge.updates.get()
    assert (update.note, update.recorded_by, update.effective_on) == (
        "Planning has started.",
        analyst,
        date(2020, 3, 2),
    )
    assert response.url == pledge.get_absolute_url()


def test_the_pledges_status_follows(client):
    pledge = make_pledge()

    send(client, pledge, status="in_progress")

    pledge.refresh_from_db()
    assert (pledge.status, pledge.status_since) == ("in_progress", date(2020, 3, 2))


def test_a_back_dated_update_does_not_overtake_a_later_one(client):
    pledge = make_pledge()
    make_update(pledge, "fulfilled", effective_on=date(2020, 6, 1))

    send(client, pledge, status="in_progress", effective_on="2020-03-02")

    pledge.refresh_from_db()
    assert (pledge.status, pledge.status_since) == ("fulfilled", date(2020, 6, 1))


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("28 676, nr. 321", "evidence_identifier", "kst-28676-321"),
        ("kst-28676-321", "evidence_identifier", "kst-28676-321"),
        ("https://www.rijksoverheid.nl/brief", "evidence_url", "https://www.rijksoverheid.nl/brief"),
    ],
)
def test_evidence_is_read_from_what_is_typed(client, typed, field, value):
    pledge = make_pledge()

    send(client, pledge, status="fulfilled", evidence=typed)

    assert getattr(pledge.updates.get(), field) == value


@pytest.mark.parametrize("form", ["/letters/{}/#p2", "http://testserver/letters/{}/#p2", "{}#p2", "{} ¶2"])
def test_evidence_can_be_a_paragraph_here(client, form):
    pledge = make_pledge()
    letter = make_letter(["Een.", "Twee."])

    send(client, pledge, status="fulfilled", evidence=form.format(letter.slug))

    assert pledge.updates.get().evidence_paragraph == letter.paragraphs.get(number=2)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "fulfilled"}, "A verdict needs evidence"),
        ({"status": "kept"}, "kept is not one of the available choices"),
        ({"effective_on": ""}, "required"),
        ({"effective_on": "2020-02-30"}, "valid date"),
        ({"evidence": "somewhere"}, "no paragraph link, Kamerstuk number or web address"),
        ({"evidence": "no-letter#p1"}, "no letter called “no-letter” in the register"),
        ({"evidence": "javascript:alert(1)"}, "no paragraph link"),
        ({"due_on": "2021-01-01"}, "A new deadline needs its reason"),
        ({"evidence_quote": "Woorden"}, "need the paragraph"),
        ({"version": "abc"}, "whole number"),
        ({"delivered_amount": "NaN"}, "number"),
        ({"note": "a\0b"}, "Null characters"),
    ],
)
def test_a_wrong_update_is_refused_with_its_reason_and_kept_as_typed(client, fields, said):
    pledge = make_pledge()

    response = send(client, pledge, **({"note": "Kept text"} | fields))

    assert response.status_code == 422
    assert said in response.content.decode().replace("&quot;", '"').replace("&#x27;", "'")
    assert fields.get("note") or "Kept text" in response.content.decode()
    assert not StatusUpdate.objects.exists()


def test_words_of_evidence_must_stand_in_the_paragraph(client):
    pledge = make_pledge()
    letter = make_letter(["Een eerste stap."])

    refused = send(client, pledge, evidence=f"{letter.slug}#p1", evidence_quote="tweede stap")
    taken = send(client, pledge, evidence=f"{letter.slug}#p1", evidence_quote="eerste stap")

    assert (refused.status_code, taken.status_code) == (422, 302)


def test_a_verdict_without_evidence_says_why(client):
    pledge = make_pledge()

    send(client, pledge, status="not_fulfilled", no_evidence_because="Asked twice, no answer.")

    pledge.refresh_from_db()
    assert pledge.status == "not_fulfilled"


def test_a_new_deadline_moves_it_and_the_first_one_stays(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))

    send(client, pledge, due_on="2021-06-30", due_reason="Formation", evidence="28 676, nr. 321")

    pledge.refresh_from_db()
    assert (pledge.due_on, pledge.first_due_on, pledge.times_shifted) == (
        date(2021, 6, 30),
        date(2020, 1, 1),
        1,
    )


def test_the_day_of_the_next_check_is_set_with_it(client):
    pledge = make_pledge()

    send(client, pledge, review_on="2030-09-15")

    pledge.refresh_from_db()
    assert pledge.review_on == date(2030, 9, 15)


def test_somebody_who_was_first_is_not_overwritten(client, editor):
    pledge = make_pledge()
    version = pledge.version
    make_update(pledge, "lapsed", by=editor, note="Theirs")

    response = send(client, pledge, version=version, note="Mine, typed at length")

    html = response.content.decode()
    assert response.status_code == 409
    assert "changed while you were writing" in html
    assert editor.name in html
    assert "Mine, typed at length" in html
    assert pledge.updates.count() == 1


def test_after_the_conflict_an_informed_second_try_is_taken(client):
    pledge = make_pledge()
    version = pledge.version
    make_update(pledge, "lapsed")
    response = send(client, pledge, version=version, note="Mine")

    shown = response.context["form"]["version"].value()
    assert send(client, pledge, version=shown, note="Mine").status_code == 302


def test_one_comes_back_to_the_same_row_of_the_same_list(client):
    pledge = make_pledge()

    response = send(client, pledge, **{"in": "status=open&sort=code&page=1"})

    assert response.url == f"/pledges/?status=open&sort=code&page=1#{pledge.code}"


@pytest.mark.parametrize("query", ["foo=1", "//evil.example", "https://evil.example/"])
def test_a_list_that_does_not_exist_leads_to_the_whole_list(client, query):
    pledge = make_pledge()

    assert send(client, pledge, **{"in": query}).url == f"/pledges/#{pledge.code}"


def test_fields_that_are_not_asked_for_do_not_change(client, analyst, editor):
    pledge = make_pledge()

    send(client, pledge, recorded_by=editor.pk, recorded_at="2001-01-01", pledge_id=99, times_shifted=9)

    update = pledge.updates.get()
    pledge.refresh_from_db()
    assert (update.recorded_by, update.recorded_at.year > 2001, pledge.times_shifted) == (analyst, True, 0)


def test_a_reader_may_not(reader, client_as, client):
    pledge = make_pledge()

    assert send(client_as(reader), pledge).status_code == 403
    assert not pledge.updates.exists()
    assert send(client, pledge).status_code == 302


def test_the_message_says_how_it_stands_now(client):
    pledge = make_pledge()

    response = send(client, pledge)

    page = client.get(response.url).content.decode().replace("\u00a0", " ")
    assert (
        f'<a href="/pledges/{pledge.code}/">{pledge.code}</a> is now “In progress”, since 2 Mar 2020.' in page
    )


def test_a_kamerstuk_is_shown_as_people_write_it(client):
    pledge = make_pledge()

    send(client, pledge, status="fulfilled", evidence="kst-28676-321")

    page = client.get(pledge.get_absolute_url()).content.decode()
    assert '<a href="/kamerstukken/28676/321/">28 676, nr. 321</a>' in page


# ---- what a line must say -------------------------------------------------------------------------------------
PROVED = {"evidence": "28 676, nr. 321"}
POSTPONED = {"due_on": "2021-06-30", "due_reason": "Formation", "note": "Kept text"} | PROVED


def refused(response):
    """What the page says after a refusal that kept what was typed, and stored nothing."""
    assert response.status_code == 422
    assert not StatusUpdate.objects.exists()
    return response.content.decode().replace("&#x27;", "'").replace("\u00a0", " ")


def test_a_new_deadline_needs_evidence_or_why_there_is_none(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))

    said = refused(send(client, pledge, **POSTPONED | {"evidence": ""}))
    assert "A new deadline needs evidence, or the reason why there is none." in said
    assert "Kept text" in said

    taken = POSTPONED | {"evidence": "", "no_evidence_because": "Said in a meeting."}
    assert send(client, pledge, **taken).status_code == 302


def test_a_deadline_is_never_before_the_day_of_the_pledge(client):
    pledge = make_pledge(pledged_on=date(2019, 12, 4))

    said = refused(send(client, pledge, **POSTPONED | {"due_on": "2019-12-03", "effective_reason": "Yes"}))

    assert "The pledge was made on 4 December 2019: it cannot be due before that." in said
    assert send(client, pledge, **POSTPONED | {"due_on": "2019-12-04"}).status_code == 302


def test_the_deadline_that_stands_is_no_new_one(client):
    pledge = make_pledge(first_due_on=date(2021, 6, 30))

    assert "This is the deadline already" in refused(send(client, pledge, **POSTPONED))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"effective_on": "2019-12-03"}, "from before the pledge was made, on 4 December 2019"),
        ({"effective_on": "2999-01-01"}, "In effect from a day that is yet to come"),
        (POSTPONED, "before 1 January 2022, the first day that the letter can mean"),
    ],
)
def test_an_unusual_day_is_warned_about_and_allowed_with_a_reason(client, fields, said):
    window = {"due_from": date(2022, 1, 1), "first_due_on": date(2022, 3, 31), "due_precision": "quarter"}
    pledge = make_pledge(pledged_on=date(2019, 12, 4), **window)
    assert 'name="effective_reason"' not in client.get(pledge.get_absolute_url()).content.decode()

    html = refused(send(client, pledge, **{"note": "Kept text"} | fields))
    assert said in html
    assert 'name="effective_reason"' in html
    assert "Kept text" in html

    assert send(client, pledge, **fields, effective_reason="The order went out early.").status_code == 302
    assert "The order went out early." in client.get(pledge.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", ["2019-12-04", "2020-03-02"])
def test_a_day_from_the_pledge_until_today_needs_no_reason(client, day):
    assert send(client, make_pledge(pledged_on=date(2019, 12, 4)), effective_on=day).status_code == 302


def test_today_is_no_day_to_come_though_it_is_yesterday_in_utc(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 29, 22, 30, tzinfo=UTC))
    pledge = make_pledge()

    assert "yet to come" in refused(send(client, pledge, effective_on="2026-03-31"))
    assert send(client, pledge, effective_on="2026-03-30").status_code == 302


# ---- evidence that is gone ------------------------------------------------------------------------------------
def test_evidence_that_is_gone_is_said_and_nothing_is_lost(client):
    pledge, letter = make_pledge(), make_letter(["Een.", "Twee.", "Drie."], short_title="Londen 2019")
    give_better_text(letter, ["Een.", "Twee."])
    gone = {
        "nergens#p1": "There is no letter called “nergens” in the register.",
        f"{letter.slug}#p9": "There is no paragraph 9 in “Londen 2019”.",
        f"{letter.slug}#p3": "“Londen 2019” got better text, and has no paragraph 3 any more.",
        f"/letters/{letter.slug}/text/1/#p1": "This paragraph is in a text that was replaced.",
    }

    for typed, said in gone.items():
        html = refused(send(client, pledge, status="fulfilled", evidence=typed, note="Kept text"))
        assert said in html
        assert f'value="{typed}"' in html
        assert "Kept text" in html
        assert "A verdict needs evidence" not in html


def test_words_that_a_better_text_took_away_are_missed(client):
    pledge, letter = make_pledge(), make_letter(["Een eerste stap."])
    give_better_text(letter, ["Een tweede stap."])

    html = refused(send(client, pledge, evidence=f"{letter.slug}#p1", evidence_quote="eerste stap"))

    assert "These words are not in that paragraph." in html
    assert "eerste stap</textarea>" in html


# ---- what takes its place -------------------------------------------------------------------------------------
def test_superseding_asks_for_the_successor_and_links_the_two(client, analyst):
    pledge, successor = make_pledge(), make_pledge()
    assert "Name the pledge that takes the place" in refused(send(client, pledge, status="superseded"))

    response = send(client, pledge, status="superseded", successor=successor.code.lower())

    link = PledgeLink.objects.get()
    pledge.refresh_from_db()
    assert response.status_code == 302
    assert (link.pledge, link.kind, link.other, link.recorded_by) == (successor, "replaces", pledge, analyst)
    assert pledge.status == "superseded"


def test_a_pledge_that_is_replaced_already_names_no_successor_again(client, analyst):
    pledge = make_pledge()
    link(make_pledge(), "replaces", pledge, analyst)

    assert send(client, pledge, status="superseded").status_code == 302
    assert PledgeLink.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("P-404", "superseded", "There is no pledge with this number."),
        ("P-001", "superseded", "not linked to itself"),
        ("P-002", "superseded", "it cannot go round"),
        ("P-003", "in_progress", "Only a superseded pledge has another in its place"),
        ("P-003\0", "superseded", "Null characters"),
    ],
)
def test_a_successor_that_cannot_be_is_refused(client, analyst, code, status, said):
    pledge, before, _other = make_pledge(), make_pledge(), make_pledge()
    link(pledge, "replaces", before, analyst)

    assert said in refused(send(client, pledge, status=status, successor=code))
    assert PledgeLink.objects.count() == 1


def test_who_comes_second_links_nothing(client, analyst):
    pledge, successor = make_pledge(), make_pledge()
    version = pledge.version
    make_update(pledge, "lapsed")

    response = send(client, pledge, version=version, status="superseded", successor=successor.code)

    assert response.status_code == 409
    assert f'value="{successor.code}"' in response.content.decode()
    assert not PledgeLink.objects.exists()


# ---- evidence that was proposed -------------------------------------------------------------------------------
def test_the_proposal_that_the_evidence_came_from_is_decided_with_it(client, analyst):
    pledge, candidate = make_pledge(), make_candidate(kind="afdoening")
    evidence = candidate.paragraph.get_absolute_url()

    send(client, pledge, evidence=evidence, evidence_quote=candidate.quote, candidate=candidate.pk)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.pledge, candidate.decided_by) == ("recorded", pledge, analyst)
    assert pledge.updates.get().evidence_paragraph == candidate.paragraph


def test_with_other_evidence_the_proposal_stays_open(client):
    pledge, candidate = make_pledge(), make_candidate(kind="afdoening")

    send(client, pledge, evidence="28 676, nr. 321", candidate=candidate.pk)

    candidate.refresh_from_db()
    assert candidate.state == "open"
    assert pledge.updates.count() == 1


def test_a_proposal_that_is_gone_or_decided_does_not_stop_the_update(client, analyst):
    pledge = make_pledge()
    decided = make_candidate(state="recorded", pledge=pledge, decided_by=analyst, decided_at=timezone.now())

    for key in (decided.pk, 999_999):
        response = send(client, pledge, candidate=key)
        assert response.status_code == 302

    assert pledge.updates.count() == 2
