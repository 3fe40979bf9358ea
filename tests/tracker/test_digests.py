"""The digest by e-mail, through a real mail server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import make_batch, make_pledge, make_topic, make_update, make_user
from tests.tracker.mail_server import SMTP, free_port, mail_server
from tracker.digests.sending import send_all
from tracker.digests.timing import SENDING, all_due, day_of
from tracker.models import BatchLine, Following, SavedView, SentDigest, User

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def post(settings):
    with mail_server(settings) as taken:
        yield taken


@pytest.fixture
def person(db):
    return make_user("analyst", name="M. de Wit", digest="daily")


def run(**options):
    out = StringIO()
    call_command("send_digests", stdout=out, **options)
    return out.getvalue().strip()


def follow(person, query="is_open=true", **fields):
    slug = fields.pop("slug", f"view-{SavedView.objects.count()}")
    fields = {"name": slug.title(), "owner": person} | fields
    view = SavedView.objects.create(slug=slug, query=query, **fields)
    Following.objects.create(person=person, view=view)
    return view


def plain(message):
    return message.get_body(("plain",)).get_content()


def html(message):
    return message.get_body(("html",)).get_content()


# ---- what is in it -------------------------------------------------------------------------------------------------
def test_late_and_open_pledges_stand_first_then_what_changed(post, person, settings):
    settings.SITE_URL = "https://nakoming.example.nl"
    make_pledge(title="Late", owner=person, first_due_on=timezone.localdate() - 3 * DAY)
    make_pledge(title="Ahead", owner=person, first_due_on=timezone.localdate() + 3 * DAY)
    make_pledge(title="Of nobody")
    follow(person)

    assert run() == "1 sent, 0 refused, 0 with nothing to say."

    (message,) = post.messages
    body = plain(message)
    places = [
        body.index(words) for words in ("Past the deadline (1)", "Late: due", "Open (1)", "Changed since")
    ]
    assert places == sorted(places)
    assert "3 days late" in body
    assert "https://nakoming.example.nl/pledges/P-001/" in body
    assert "Of nobody: New pledge" in body
    assert message["Subject"] == "Nakoming: 1 late, 1 open, 3 changes"


def test_it_is_a_mail_in_both_forms_that_says_where_it_is_switched_off(post, person):
    make_pledge(title="Inform <b>the House</b>", owner=person)

    run()

    (message,) = post.messages
    assert message.get_content_type() == "multipart/alternative"
    assert message["To"] == f'"M. de Wit" <{person.email}>'
    assert message["List-Unsubscribe"] == "<http://127.0.0.1:8000/account/>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert "http://127.0.0.1:8000/account/" in plain(message)
    assert "Inform <b>the House</b>" in plain(message)
    assert "Inform &lt;b&gt;the House&lt;/b&gt;" in html(message)
    assert "<img" not in html(message)
    assert "<script" not in html(message)


def test_it_speaks_its_persons_language(post):
    make_pledge(owner=make_user(digest="daily", language="nl"), first_due_on=date(2030, 5, 1))

    run()

    (message,) = post.messages
    assert '<html lang="nl">' in html(message)
    assert "1 mei 2030" in plain(message)


def test_what_is_to_be_looked_at_again_stands_in_it(post, person):
    make_pledge(title="Again", owner=person, review_on=timezone.localdate())
    make_pledge(title="Not yet", owner=person, review_on=timezone.localdate() + DAY)

    run()

    again = plain(post.messages[0]).partition("To check again (1)")[2].partition("-- ")[0]
    assert "Again" in again
    assert "Not yet" not in again


def test_verdicts_of_others_wait_for_who_may_confirm_them(post):
    editor, analyst = make_user("editor", digest="daily"), make_user("analyst", digest="daily")
    make_update(make_pledge(title="Of another"), "fulfilled", by=analyst)
    make_update(make_pledge(title="My own"), "fulfilled", by=editor)

    assert run() == "1 sent, 0 refused, 1 with nothing to say."

    assert post.addresses == [editor.email]
    body = plain(post.messages[0])
    assert "To confirm (1)" in body
    assert "Of another: Fulfilled" in body
    assert "My own" not in body


def test_a_change_in_two_followed_views_is_told_once(post, person):
    pledge = make_pledge(title="In both", level="collective")
    follow(person, "is_open=true", slug="open")
    follow(person, "level=collective", slug="collective")
    make_update(pledge, "in_progress")

    run()

    body = plain(post.messages[0])
    assert body.count("In both: In progress, was Open") == 1
    assert "in Collective, Open" in body


def test_what_changed_outside_the_followed_views_is_not_told(post, person):
    follow(person, "level=collective")
    make_pledge(title="Kept", level="collective")
    make_pledge(title="Left out", level="national")

    run()

    assert "Kept" in plain(post.messages[0])
    assert "Left out" not in plain(post.messages[0])


def test_a_change_of_many_is_one_line_in_it(post, person):
    follow(person, "status=lapsed")
    batch = make_batch(by=person, note="The term is over.")
    for _ in range(3):
        pledge = make_pledge()
        BatchLine.objects.create(batch=batch, pledge=pledge)
        make_update(pledge, "lapsed", batch=batch, by=person)

    run()

    assert plain(post.messages[0]).count("Status of 3 pledges") == 1
    assert "lapsed" not in plain(post.messages[0]).lower()


def test_a_view_that_is_private_again_tells_nothing(post, person, editor):
    view = follow(person, owner=editor, is_shared=True)
    make_pledge(title="Secret")
    view.is_shared = False
    view.save()

    assert run() == "0 sent, 0 refused, 1 with nothing to say."


def test_a_view_whose_topic_was_removed_tells_nothing(post, person):
    make_topic("Cyber")
    follow(person, "topic=gone")
    make_pledge(title="Anything")

    assert run() == "0 sent, 0 refused, 1 with nothing to say."


def test_a_long_section_says_how_many_more(post, person):
    for number in range(25):
        make_pledge(title=f"Number {number}", owner=person)

    run()

    body = plain(post.messages[0])
    assert "Open (25)" in body
    assert body.count("no date stated") == 20
    assert f"And 5 more: http://127.0.0.1:8000/pledges/?owner={person.pk}&is_open=true&late=false" in body


@pytest.mark.parametrize(
    "query", ["owner={}&late=true", "owner={}&is_open=true&late=false", "owner={}&review=desk"]
)
def test_every_list_that_a_mail_leads_to_is_there(client_as, person, query):
    assert client_as(person).get(f"/pledges/?{query.format(person.pk)}").status_code == 200
    assert client_as(person).get("/pledges/?second_reading=needed").status_code == 200
    assert client_as(person).get("/changes/?since=2026-01-01").status_code == 200


# ---- to whom, and when ---------------------------------------------------------------------------------------------
def test_nothing_to_say_is_nothing_sent(post, person):
    assert run() == "0 sent, 0 refused, 1 with nothing to say."

    assert post.messages == []
    assert run() == "0 sent, 0 refused, 0 with nothing to say."


@pytest.mark.parametrize("change", [{"digest": "off"}, {"is_active": False}])
def test_who_wants_none_or_is_gone_gets_none(post, person, change):
    make_pledge(owner=person)
    User.objects.filter(pk=person.pk).update(**change)

    assert run() == "0 sent, 0 refused, 0 with nothing to say."


def test_the_same_run_twice_sends_once(post, person):
    make_pledge(owner=person)

    assert [run(), run()] == [
        "1 sent, 0 refused, 0 with nothing to say.",
        "0 sent, 0 refused, 0 with nothing to say.",
    ]
    assert len(post.messages) == 1


def test_a_change_is_told_once_however_many_days_follow(post, person):
    follow(person)
    make_pledge(title="Told")
    send_all()
    make_pledge(title="Next")
    send_all(timezone.now() + DAY)

    assert [("Told" in plain(message), "Next" in plain(message)) for message in post.messages] == [
        (True, False),
        (False, True),
    ]


def test_after_days_without_a_run_the_next_digest_tells_all_of_them(post, person):
    follow(person)
    now = timezone.now()
    send_all(now - 5 * DAY)
    pledge = make_pledge()
    make_update(pledge, recorded_at=now - 4 * DAY, note="Four days ago")
    make_update(pledge, recorded_at=now - 6 * DAY, note="Before the last digest")

    send_all(now)

    assert plain(post.messages[-1]).count("In progress") == 1


@pytest.mark.once
@pytest.mark.parametrize(
    ("choice", "today", "day"),
    [
        ("daily", "2026-11-25", "2026-11-25"),
        ("weekly", "2026-11-23", "2026-11-23"),
        ("weekly", "2026-11-25", "2026-11-23"),
        ("weekly", "2026-11-29", "2026-11-23"),
        ("weekly", "2026-11-30", "2026-11-30"),
    ],
)
def test_a_weekly_digest_is_of_its_monday(choice, today, day):
    assert day_of(choice, date.fromisoformat(today)) == date.fromisoformat(day)


def test_a_weekly_digest_comes_once_a_week_and_later_when_monday_was_missed(post):
    make_pledge(owner=make_user(digest="weekly"))

    sent = [send_all(datetime(2026, 11, day, 7, tzinfo=UTC))["sent"] for day in (24, 25, 29, 30)]

    assert sent == [1, 0, 0, 1]


def test_the_day_ends_in_the_registers_time_zone(person):
    make_pledge(owner=person)

    (due,) = all_due(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))

    assert due.for_day == date(2026, 11, 25)


# ---- what goes wrong -----------------------------------------------------------------------------------------------
def test_an_address_that_bounces_is_noted_and_stops_nobody(post, client_as, administrator):
    gone, fine = make_user(digest="daily"), make_user(digest="daily")
    post.refused.add(gone.email)
    for person in (gone, fine):
        make_pledge(owner=person)

    assert run() == "1 sent, 1 refused, 0 with nothing to say."

    gone.refresh_from_db()
    assert post.addresses == [fine.email]
    assert gone.mail_problem == "550 5.1.1 No such user here"
    assert "No such user here" in client_as(gone).get("/account/").content.decode()
    assert "No such user here" not in client_as(fine).get("/account/").content.decode()
    people = client_as(administrator).get("/admin/tracker/user/").content.decode()
    assert "No such user here" in people


def test_what_was_refused_is_tried_again_and_the_note_goes(post, person):
    make_pledge(owner=person)
    post.refused.add(person.email)
    run()
    assert SentDigest.objects.get().problem == "550 5.1.1 No such user here"
    post.refused.clear()

    assert run() == "1 sent, 0 refused, 0 with nothing to say."

    person.refresh_from_db()
    assert (person.mail_problem, SentDigest.objects.get().problem) == ("", "")
    assert len(post.messages) == 1


def test_an_address_that_is_busy_is_tried_again_without_a_note(post, person):
    make_pledge(owner=person)
    post.busy.add(person.email)

    assert run() == "0 sent, 1 refused, 0 with nothing to say."

    person.refresh_from_db()
    assert person.mail_problem == ""
    post.busy.clear()
    assert run() == "1 sent, 0 refused, 0 with nothing to say."


def test_a_message_that_is_refused_stops_nobody(post):
    first, second = make_user(digest="daily"), make_user(digest="daily")
    post.broken.add(first.email)
    for person in (first, second):
        make_pledge(owner=person)

    assert run() == "1 sent, 1 refused, 0 with nothing to say."
    assert post.addresses == [second.email]


def test_a_dead_mail_server_is_said_in_a_sentence_and_nothing_counts_as_sent(settings, person):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()
    make_pledge(owner=person)

    with pytest.raises(CommandError, match=r"The mail server 127\.0\.0\.1:\d+ cannot be used") as failed:
        run()

    assert failed.value.returncode == 1
    assert not SentDigest.objects.exists()
    person.refresh_from_db()
    assert person.mail_problem == ""
    with mail_server(settings) as post:
        assert run() == "1 sent, 0 refused, 0 with nothing to say."
        assert post.addresses == [person.email]


def test_a_run_that_was_killed_while_sending_is_taken_up_after_an_hour(post, person):
    make_pledge(owner=person)
    now = timezone.now()
    SentDigest.objects.create(
        person=person,
        for_day=timezone.localdate(now),
        since=now - DAY,
        until=now,
        problem=SENDING,
        sent_at=now,
    )
    assert send_all(now)["sent"] == 0

    SentDigest.objects.update(sent_at=now - timedelta(hours=2))

    assert send_all(now)["sent"] == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_one_moment_send_each_digest_once(settings):
    people = [make_user(digest="daily") for _ in range(8)]
    for person in people:
        make_pledge(owner=person)
    start = Barrier(4)

    def one_run(_number):
        try:
            start.wait(timeout=20)
            return send_all()["sent"]
        finally:
            connections.close_all()

    with mail_server(settings) as post, ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(one_run, range(4)))

        assert sum(sent) == len(people)
        assert sorted(post.addresses) == sorted(person.email for person in people)


@pytest.mark.django_db(transaction=True)
def test_two_runs_that_try_again_at_one_moment_send_once(settings, person):
    make_pledge(owner=person)
    with mail_server(settings) as post:
        post.refused.add(person.email)
        send_all()
    start = Barrier(4)

    def one_run(_number):
        try:
            start.wait(timeout=20)
            return send_all()["sent"]
        finally:
            connections.close_all()

    with mail_server(settings) as post, ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(one_run, range(4))) == 1
        assert post.addresses == [person.email]


# ---- how many statements -------------------------------------------------------------------------------------------
def test_two_hundred_people_cost_six_statements_each_at_most(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    owner = make_user("editor")
    shared = [
        SavedView.objects.create(slug=f"s{n}", name=f"S{n}", owner=owner, is_shared=True, query=query)
        for n, query in enumerate(["is_open=true", "status=fulfilled", "level=national"])
    ]
    people = [make_user("editor", digest="daily") for _ in range(200)]
    pledges = [make_pledge(owner=person) for person in people[:40]]
    for pledge in pledges[:10]:
        make_update(pledge, "fulfilled", by=owner)
    for person in people:
        Following.objects.bulk_create(Following(person=person, view=view) for view in shared)
        follow(person, "is_open=true&level=national", slug=f"own-{person.pk}")

    with CaptureQueriesContext(
        connection,
    ) as captured:
        outcomes = send_all()

    assert outcomes["sent"] == 200
    assert len(captured) / 200 <= 6, len(captured)
