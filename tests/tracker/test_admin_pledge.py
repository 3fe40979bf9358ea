"""The admin page of a pledge: what is locked, what can be added, what is corrected."""

from datetime import date

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.factories import make_letter, make_party, make_pledge, make_topic, make_update, make_user
from tests.tracker.test_admin_sending import change_page, fill_in, read_form
from tracker.linking import link
from tracker.models import Pledge, PledgeLink, Source, StatusUpdate
from tracker.timeline import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def test_the_quote_stands_marked_in_its_paragraph_with_its_place(client):
    letter = make_letter(
        ["Voor het <b>jaar</b> 2026. Nederland zal & moet leveren. Zo is het."], short_title="Londen"
    )
    pledge = make_pledge(letter.paragraphs.get(), start=27, end=56)

    html = client.get(change_page(pledge)).content.decode()

    assert (
        "Voor het &lt;b&gt;jaar&lt;/b&gt; 2026. <mark>Nederland zal &amp; moet leveren.</mark> Zo is het."
        in html
    )
    assert "Characters 28–56 of Londen ¶1." in html
    assert f'href="{letter.get_absolute_url()}#p1">Open paragraph' in html


def test_every_source_is_listed(client):
    pledge = make_pledge(make_letter(["Eerst gezegd."]).paragraphs.get())
    again = make_letter(["Nogmaals gezegd."]).paragraphs.get()
    Source.objects.create(
        pledge=pledge, paragraph=again, start=0, end=16, quote="Nogmaals gezegd.", role="repeated"
    )

    html = client.get(change_page(pledge)).content.decode()

    assert "<mark>Eerst gezegd.</mark>" in html
    assert "<mark>Nogmaals gezegd.</mark>" in html
    assert "Repeated" in html


def test_a_corrected_title_is_stored_with_one_line_of_history_and_one_new_version(client, analyst):
    pledge = make_pledge(responsible=[make_party("NATO")])
    lines = pledge.corrections.count()

    response = fill_in(
        client,
        change_page(pledge),
        title="Better",
        responsible=[make_party("Defence").pk],
        topics=[make_topic().pk],
    )

    now = Pledge.objects.get()
    assert (response.status_code, now.title, now.version) == (302, "Better", 2)
    assert [str(party) for party in now.responsible.all()] == ["Defence"]
    assert now.corrections.count() == lines + 1
    assert now.corrections.latest().history_user == analyst


def test_saving_without_a_change_stores_nothing(client):
    pledge = make_pledge(responsible=[make_party()], amount=5, first_due_on=date(2026, 1, 1))
    lines = pledge.corrections.count()

    assert fill_in(client, change_page(pledge)).status_code == 302

    assert (Pledge.objects.get().version, pledge.corrections.count()) == (1, lines)


def test_an_update_is_added_with_its_evidence_and_sets_the_status(client, analyst):
    letter = make_letter(["Het is gedaan."], slug="londen-2019")
    pledge = make_pledge()

    response = fill_in(
        client,
        change_page(pledge),
        updates__0__status="fulfilled",
        updates__0__effective_on="2020-02-03",
        updates__0__evidence="londen-2019#p1",
        updates__0__note="Done.",
    )

    now, update = Pledge.objects.get(), StatusUpdate.objects.get()
    assert (response.status_code, now.status, now.status_since, now.version) == (
        302,
        "fulfilled",
        date(2020, 2, 3),
        2,
    )
    assert (update.evidence_paragraph, update.recorded_by) == (letter.paragraphs.get(), analyst)


def test_particulars_and_an_update_together_are_one_version(client):
    pledge = make_pledge()

    fill_in(client, change_page(pledge), title="Better", updates__0__status="in_progress")

    now = Pledge.objects.get()
    assert (now.title, now.status, now.version) == ("Better", "in_progress", 2)


def test_evidence_can_be_a_paper_or_a_web_address(client):
    pledge = make_pledge()

    for words in ("28 676, nr. 321", "https://example.nl/nota"):
        fill_in(client, change_page(pledge), updates__0__status="in_progress", updates__0__evidence=words)

    found = StatusUpdate.objects.order_by("pk").values_list("evidence_identifier", "evidence_url")
    assert list(found) == [("kst-28676-321", ""), ("", "https://example.nl/nota")]


def test_a_verdict_without_evidence_is_refused_and_what_was_typed_stays(client):
    pledge = make_pledge()

    response = fill_in(
        client,
        change_page(pledge),
        updates__0__status="fulfilled",
        updates__0__note="Surely.",
        title="Better",
    )

    html = response.content.decode()
    assert "Not saved: 1 problem" in html
    assert "A verdict needs evidence" in html
    assert read_form(response)["updates-0-note"][0].strip() == "Surely."
    assert (StatusUpdate.objects.count(), Pledge.objects.get().title) == (0, "Inform the House")


def test_a_verdict_may_say_why_there_is_no_evidence(client):
    pledge = make_pledge()

    fill_in(
        client,
        change_page(pledge),
        updates__0__status="not_fulfilled",
        updates__0__no_evidence_because="Asked twice, no answer.",
    )

    assert Pledge.objects.get().status == "not_fulfilled"


def test_a_later_deadline_is_an_update_with_a_reason(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))

    fill_in(
        client,
        change_page(pledge),
        updates__0__status="open",
        updates__0__due_on="2021-01-01",
        updates__0__due_reason="Postponed by letter.",
        updates__0__evidence="28 676, nr. 321",
    )

    now = Pledge.objects.get()
    assert (now.due_on, now.first_due_on, now.times_shifted) == (date(2021, 1, 1), date(2020, 1, 1), 1)


def test_the_rules_of_a_new_line_hold_here_too(client):
    pledge = make_pledge(pledged_on=date(2019, 12, 4))
    wrong = {
        "A new deadline needs evidence": {"due_on": "2021-01-01", "due_reason": "Later."},
        "In effect from before the pledge was made": {"effective_on": "2019-01-01"},
        "Name the pledge that takes the place": {"status": "superseded"},
    }

    for said, fields in wrong.items():
        typed = {"status": "open", "effective_on": "2020-03-02", "note": "Kept text"} | fields
        html = fill_in(client, change_page(pledge), **row(typed)).content.decode()
        assert said in html
        assert "Kept text" in html
    assert not pledge.updates.exists()


def test_an_unusual_day_and_a_successor_are_taken_with_what_they_need(client):
    pledge, successor = make_pledge(pledged_on=date(2019, 12, 4)), make_pledge()
    typed = {"status": "superseded", "effective_on": "2019-01-01", "successor": successor.code}
    assert fill_in(client, change_page(pledge), **row(typed)).status_code == 200

    fill_in(client, change_page(pledge), **row(typed | {"effective_reason": "It was so."}))

    assert pledge.updates.get().effective_reason == "It was so."
    assert Pledge.objects.get(code=pledge.code).is_replaced


def row(typed):
    return {f"updates__0__{name}": value for name, value in typed.items()}


def test_correcting_the_first_deadline_moves_the_current_one(client):
    pledge = make_pledge(first_due_on=date(2020, 1, 1))

    fill_in(client, change_page(pledge), first_due_on="2020-06-30")

    assert Pledge.objects.get().due_on == date(2020, 6, 30)


def test_a_row_left_alone_over_midnight_is_no_update(client, monkeypatch):
    pledge = make_pledge()
    values = read_form(client.get(change_page(pledge)))
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2031, 1, 1))

    response = client.post(change_page(pledge), values)

    assert (response.status_code, StatusUpdate.objects.count()) == (302, 0)


def test_earlier_updates_are_shown_to_read_only(client, editor):
    pledge = make_pledge()
    update = make_update(pledge, note="As it was", by=editor)

    html = client.get(change_page(pledge)).content.decode()

    assert "As it was" in html
    assert editor.name in html
    assert f"/admin/tracker/statusupdate/{update.pk}/change/" in html
    assert 'value="As it was"' not in html
    assert ">As it was</textarea>" not in html


def test_the_page_of_an_update_has_nothing_to_fill_in_or_to_delete(client):
    update = make_update(make_pledge(), note="As it was")

    response = client.get(change_page(update))

    assert response.status_code == 200
    assert set(read_form(response)) <= {"csrfmiddlewaretoken", "language", "next"}
    for address in (change_page(update), change_page(update).replace("change", "delete")):
        assert client.post(address, {"note": "Rewritten", "post": "yes"}).status_code == 403
    assert StatusUpdate.objects.get().note == "As it was"


def test_links_to_other_pledges_are_typed_by_number(client, analyst):
    pledge, other = make_pledge(), make_pledge()

    fill_in(client, change_page(pledge), links__0__kind="repeats", links__0__other=f" {other.code.lower()} ")

    made = PledgeLink.objects.get()
    assert (str(made), made.recorded_by) == (f"{pledge.code} repeats {other.code}", analyst)
    assert list(Pledge.objects.values_list("is_repeat", "version")) == [(True, 2), (False, 2)]
    assert [entry.kind for entry in timeline(other)[:1]] == ["link"]


def test_a_link_that_stands_is_not_edited(client):
    pledge, other = make_pledge(), make_pledge()
    link(pledge, "repeats", other, None)

    fill_in(client, change_page(pledge), links__0__kind="replaces", links__0__other=other.code)

    assert [str(each) for each in PledgeLink.objects.all()] == [f"{pledge.code} repeats {other.code}"]


def test_a_link_that_is_removed_is_withdrawn(client, analyst):
    pledge, other = make_pledge(), make_pledge()
    link(pledge, "repeats", other, None)

    fill_in(client, change_page(pledge), links__0__DELETE="on")

    assert PledgeLink.objects.get().withdrawn_by == analyst
    assert not Pledge.objects.get(pk=pledge.pk).is_repeat
    assert f"{other.code}" not in read_links(client, pledge)


def read_links(client, pledge):
    html = client.get(change_page(pledge)).content.decode()
    return html[html.index('id="links-group"') :]


def test_in_one_save_a_link_makes_way_for_another(client):
    pledge, other, third = make_pledge(), make_pledge(), make_pledge()
    link(pledge, "repeats", other, None)
    typed = {"links__1__kind": "repeats", "links__1__other": third.code}

    refused = fill_in(client, change_page(pledge), **typed)
    fill_in(client, change_page(pledge), **typed, links__0__DELETE="on")

    assert "this one repeats another already" in refused.content.decode()
    assert [str(each) for each in PledgeLink.objects.standing()] == [f"{pledge.code} repeats {third.code}"]


@pytest.mark.parametrize(
    ("kind", "other", "says"),
    [("repeats", 0, "not linked to itself"), ("replaces", 1, "cannot go round"), ("", 1, "required")],
)
def test_a_link_that_cannot_be_is_refused_and_nothing_is_saved(client, kind, other, says):
    pledges = [make_pledge(title="Before"), make_pledge()]
    link(pledges[1], "replaces", pledges[0], None)
    typed = {"links__0__kind": kind, "links__0__other": pledges[other].code, "title": "After"}

    html = fill_in(client, change_page(pledges[0]), **typed).content.decode()

    assert says in html
    assert f'value="{pledges[other].code}"' in html
    assert (PledgeLink.objects.count(), Pledge.objects.get(pk=pledges[0].pk).title) == (1, "Before")


def test_an_unknown_number_of_a_pledge_is_refused(client):
    pledge = make_pledge()

    html = fill_in(
        client, change_page(pledge), links__0__kind="repeats", links__0__other="P-999"
    ).content.decode()

    assert "There is no pledge with this number." in html


def test_an_owner_whose_account_is_switched_off_stays_the_owner(client):
    gone = make_user(name="Gone Away", is_active=False)
    pledge = make_pledge(owner=gone)

    fill_in(client, change_page(pledge), title="Better")

    now = Pledge.objects.get()
    assert (now.title, now.owner) == ("Better", gone)


def test_a_pledge_is_not_made_here_but_from_a_paragraph(client):
    assert client.get("/admin/tracker/pledge/add/").status_code == 403
    assert (
        'To record a new one, open <a href="/letters/">'
        in client.get("/admin/tracker/pledge/").content.decode()
    )


def test_the_change_log_says_who_changed_what(client, analyst):
    pledge = make_pledge(title="The old title")
    make_update(pledge, status="in_progress", by=analyst, note="Begun")
    fill_in(client, change_page(pledge), title="The new title")

    html = client.get(f"/admin/tracker/pledge/{pledge.pk}/history/").content.decode()

    assert "<del>The old title</del>" in html
    assert "<ins>The new title</ins>" in html
    assert "Begun" in html
    assert analyst.name in html


def test_no_page_puts_an_older_version_back(editor, client_as):
    pledge, letter = make_pledge(title="Now"), make_letter(title="Nu")
    fill_in(client_as(editor), change_page(letter), title="Straks")

    for row in (pledge, letter):
        version = row.corrections.earliest().pk
        page = change_page(row).replace("/change/", f"/history/{version}/")
        client_as(editor).post(page, {"title": "Then", "_save": "1"})
        with pytest.raises(NoReverseMatch):
            reverse(
                f"admin:{row._meta.app_label}_{row._meta.model_name}_simple_history", args=[row.pk, version]
            )
    letter.refresh_from_db()
    assert (Pledge.objects.get().title, letter.title) == ("Now", "Straks")
