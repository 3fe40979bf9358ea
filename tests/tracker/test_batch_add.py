"""The pages: select in the list, choose, look, confirm; who may; what is forged, stale or sent twice."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_party, make_pledge, make_topic, make_update, make_user
from tracker.batches import planning, selecting
from tracker.models import Batch, Pledge, StatusUpdate

pytestmark = pytest.mark.django_db
ADDRESS = "/pledges/many/"
LAPSE = {"status": "lapsed", "effective_on": "2024-07-02", "note": "Gevallen."}


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


def hidden(answer, name):
    """The value of a hidden field of the page: of the first form below the masthead that has it."""
    page = answer.content.decode().partition("<main")[2]
    return unescape(re.findall(rf'name="{name}" value="([^"]*)"', page)[0])


def select(client, *pledges, kind="status", **query):
    codes = [pledge.code for pledge in pledges]
    return client.get(ADDRESS, {"kind": kind, "pledge": codes, **query})


def look(client, *pledges, kind="status", **choice):
    selected = hidden(select(client, *pledges, kind=kind), "selected")
    return client.post(ADDRESS, {"selected": selected, **(choice or LAPSE)})


def sent(answer):
    return {name: hidden(answer, name) for name in ("shown", "sending")}


def statuses():
    return list(Pledge.objects.order_by("pk").values_list("status", flat=True))


def test_from_the_list_to_the_preview_to_the_change(client):
    pledges = [make_pledge(), make_pledge()]

    preview = look(client, *pledges)
    assert preview.status_code == 200
    assert [line.pledge for line in preview.context["plan"].lines] == pledges
    assert statuses() == ["open", "open"]
    done = client.post(ADDRESS, sent(preview), follow=True)

    assert statuses() == ["lapsed", "lapsed"]
    assert done.redirect_chain == [("/pledges/", 302)]
    batch = Batch.objects.get()
    words = done.content.decode()
    assert "2 pledges are changed." in words
    assert f'<a href="/batches/{batch.pk}/undo/">Undo</a>' in words


def test_the_preview_says_what_is_skipped_and_why(client):
    done = make_pledge()
    make_update(done, status="fulfilled")

    page = look(client, make_pledge(), done).content.decode()

    assert "1 pledge changes" in page
    assert "1 stays as it is" in page
    assert "It is closed already: “Fulfilled”." in page


def test_all_that_match_are_those_of_the_moment_when_the_page_was_opened(client):
    wanted = [make_pledge(level="national"), make_pledge(level="national")]
    make_pledge(level="other")
    page = select(client, kind="status", all="true", query="level=national&page=7&sort=code")
    late = make_pledge(level="national")

    preview = client.post(ADDRESS, {"selected": hidden(page, "selected"), **LAPSE})
    client.post(ADDRESS, sent(preview))

    assert [line.pledge for line in preview.context["plan"].lines] == wanted
    assert Pledge.objects.get(pk=late.pk).status == "open"


def test_one_comes_back_to_the_list_that_one_came_from(client):
    pledge = make_pledge()
    page = select(client, pledge, query="level=national&sort=code")
    preview = client.post(ADDRESS, {"selected": hidden(page, "selected"), **LAPSE})

    assert client.post(ADDRESS, sent(preview)).url == "/pledges/?level=national&sort=code"


def test_a_wrong_choice_is_said_at_its_field_and_what_was_typed_stays(client):
    answer = look(client, make_pledge(), status="fulfilled", effective_on="2024-07-02", note="Getypt.")

    assert answer.status_code == 422
    assert "A verdict needs evidence, or the reason why there is none." in answer.content.decode()
    assert "Getypt." in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind=status", "None is ticked."),
        ("kind=colour&pledge=P-001", "colour"),
        ("kind=status&pledge=P-999", "“P-999” is not in the register."),
        ("kind=status&pledge=P-001&colour=red", "There is no parameter “colour”."),
        ("kind=status&kind=owner&pledge=P-001", "This can be given once."),
        ("kind=status&all=true&query=colour%3Dred", "mistake"),
        ("", "This field is required."),
    ],
)
def test_a_selection_that_cannot_be_is_refused_with_words(client, query, words):
    make_pledge(code="P-001")

    answer = client.get(f"{ADDRESS}?{query}")

    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_more_than_one_change_may_hold_is_refused_with_words(client, monkeypatch):
    monkeypatch.setattr(selecting, "MOST", 2)
    for _ in range(3):
        make_pledge()

    answer = select(client, all="true")

    assert answer.status_code == 400
    assert "3 pledges are more than the 2 that one change may be about." in answer.content.decode()


@pytest.mark.parametrize("field", ["selected", "shown"])
def test_a_forged_field_changes_nothing(client, field):
    pledge = make_pledge()
    real = hidden(select(client, pledge), "selected")

    for forged in ("", "x", real[:-1], f"{real}x", "a" * 5000):
        answer = client.post(ADDRESS, {field: forged, **LAPSE})
        assert answer.status_code == 400, forged[:20]

    assert client.post(ADDRESS, {"shown": real}).status_code == 400
    assert statuses() == ["open"]


def test_what_was_shown_to_somebody_else_is_no_use(client, client_as):
    preview = look(client, make_pledge())

    answer = client_as(make_user()).post(ADDRESS, {"shown": hidden(preview, "shown")})

    assert answer.status_code == 400
    assert statuses() == ["open"]


def test_a_stale_preview_is_shown_again_with_what_changed(client):
    pledges = [make_pledge(), make_pledge()]
    preview = look(client, *pledges)
    make_update(pledges[1], status="in_progress")

    answer = client.post(ADDRESS, sent(preview))

    assert answer.status_code == 409
    assert "while you were looking" in answer.content.decode()
    assert answer.context["changed"] == {pledges[1].pk}
    assert statuses() == ["open", "in_progress"]
    assert client.post(ADDRESS, sent(answer)).status_code == 302
    assert statuses() == ["lapsed", "lapsed"]


def test_a_double_click_makes_one_batch(client):
    preview = look(client, make_pledge())

    answers = [client.post(ADDRESS, sent(preview)) for _ in range(2)]

    assert [answer.url for answer in answers] == ["/pledges/", "/pledges/"]
    assert Batch.objects.count() == StatusUpdate.objects.count() == 1


def test_a_preview_in_which_nothing_changes_cannot_be_confirmed(client):
    pledge = make_pledge()
    make_update(pledge, status="lapsed")

    preview = look(client, pledge)

    assert 'name="shown"' not in preview.content.decode()
    assert "Nothing would change." in preview.content.decode()


@pytest.mark.parametrize("kind", ["status", "owner", "topics", "review", "responsible"])
def test_a_reader_may_do_none_of_it(reader, client_as, kind):
    pledge = make_pledge()
    client = client_as(reader)

    assert select(client, pledge, kind=kind).status_code == 403
    assert client.post(ADDRESS, LAPSE).status_code == 403
    assert 'id="many"' not in client.get("/pledges/").content.decode()


def test_a_handover_is_for_editors(client, client_as, editor):
    pledge = make_pledge()

    assert select(client, pledge, kind="handover").status_code == 403
    assert 'value="handover"' not in client.get("/pledges/").content.decode()
    assert select(client_as(editor), pledge, kind="handover").status_code == 200


def test_whoever_has_lost_the_right_by_then_changes_nothing(analyst, client):
    preview = look(client, make_pledge())
    analyst.role = "reader"
    analyst.save()

    assert client.post(ADDRESS, sent(preview)).status_code == 403
    assert statuses() == ["open"]


def test_every_kind_goes_its_whole_way(editor, client_as):
    client, owner = client_as(editor), make_user()
    make_topic("Cyber"), make_party("New")
    pledge = make_pledge(responsible=[make_party("Old")])
    choices = {
        "owner": {"owner": owner.pk},
        "topics": {"how": "add", "topics": ["cyber"]},
        "review": {"review_on": "2030-01-01"},
        "handover": {"party": "old", "successor": "new", "handed_on": "2024-07-02"},
        "responsible": {"how": "add", "responsible": ["old"]},
    }

    for kind, choice in choices.items():
        answer = client.post(
            ADDRESS, sent(look(client, pledge, kind=kind, note="Zo.", **choice)), follow=True
        )
        assert "1 pledge is changed." in answer.content.decode(), kind
        page = client.get(Batch.objects.latest("pk").get_absolute_url())
        assert "Zo." in page.content.decode()

    assert Batch.objects.count() == 5


def test_the_page_of_a_batch_previews_its_undoing_and_undoes_it(client):
    client.post(ADDRESS, sent(look(client, make_pledge())))
    address = f"{Batch.objects.get().get_absolute_url()}undo/"

    page = client.get(address)
    assert "Undo: 1 pledge is put back" in page.content.decode()
    form = {name: hidden(page, name) for name in ("digest", "sending")}
    answers = [client.post(address, form, follow=True) for _ in range(2)]

    assert "1 pledge is as it was before." in answers[0].content.decode()
    assert answers[1].status_code == 200
    assert statuses() == ["open"]
    assert Batch.objects.count() == 2


def test_undoing_what_is_undone_is_a_conflict(client):
    client.post(ADDRESS, sent(look(client, make_pledge())))
    address = f"{Batch.objects.get().get_absolute_url()}undo/"
    digest = hidden(client.get(address), "digest")
    client.post(address, {"digest": digest})

    answer = client.post(address, {"digest": digest})

    assert answer.status_code == 409
    assert "This was undone already" in answer.content.decode()


def test_a_handover_is_undone_by_editors_alone(client, editor, client_as):
    make_party("New")
    pledge = make_pledge(responsible=[make_party("Old")])
    choice = {"party": "old", "successor": "new", "handed_on": "2024-07-02", "note": ""}
    ours = client_as(editor)
    ours.post(ADDRESS, sent(look(ours, pledge, kind="handover", **choice)))
    address = f"{Batch.objects.get().get_absolute_url()}undo/"

    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    assert ours.get(address).status_code == 200


def test_a_handover_stays_visible_on_the_page_of_the_pledge(editor, client_as):
    client = client_as(editor)
    make_party("New")
    pledge = make_pledge(responsible=[make_party("Old")])
    choice = {"party": "old", "successor": "new", "handed_on": "2024-07-02", "note": ""}
    client.post(ADDRESS, sent(look(client, pledge, kind="handover", **choice)))

    words = re.sub(r"<[^>]+>|\s+", " ", client.get(pledge.get_absolute_url()).content.decode()).replace(
        "\xa0", " "
    )

    assert re.search(r"until +2 Jul 2024 +: Old", words)
    assert "From 2 Jul 2024 on New must act, in the place of Old." in words


def test_the_list_offers_a_box_a_row_and_a_quick_status(client):
    pledge = make_pledge()

    page = client.get("/pledges/").content.decode()

    assert f'name="pledge" value="{pledge.code}" form="many"' in page
    assert 'href="/pledges/P-001/quick/?' in page


def test_a_quick_status_leads_back_to_the_row_and_keeps_the_day_to_check_again(client):
    pledge = make_pledge(review_on="2030-01-01")
    page = client.get(f"/pledges/{pledge.code}/quick/?in=level%3Dnational").content.decode()
    row = page[page.index('class="menu quick"') :]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', row)[:6]}

    answer = client.post(
        f"/pledges/{pledge.code}/update/", fields | {"status": "in_progress", "note": "Gestart."}
    )

    assert answer.url == f"/pledges/?level=national#{pledge.code}"
    pledge.refresh_from_db()
    assert (pledge.status, str(pledge.review_on)) == ("in_progress", "2030-01-01")


def test_a_quick_verdict_without_evidence_leads_to_the_form(client):
    pledge = make_pledge()

    answer = client.post(
        f"/pledges/{pledge.code}/update/",
        {
            "status": "fulfilled",
            "effective_on": "2024-07-02",
            "note": "Klaar.",
            "version": pledge.version,
            "in": "",
        },
    )

    assert answer.status_code == 422
    assert "Klaar." in answer.content.decode()
    assert statuses() == ["open"]


def test_the_statements_of_the_preview_do_not_grow_with_its_rows(client):
    pledges = [make_pledge() for _ in range(12)]
    selected = [hidden(select(client, *some), "selected") for some in (pledges[:2], pledges)]

    few, many = [statements(client.post, ADDRESS, {"selected": each, **LAPSE}) for each in selected]

    assert few == many


def test_the_statements_of_the_page_of_a_batch_do_not_grow_with_its_rows(client):
    for number in (2, 12):
        client.post(ADDRESS, sent(look(client, *[make_pledge() for _ in range(number)])))
    pages = [batch.get_absolute_url() for batch in Batch.objects.order_by("pk")]

    for end in ("", "undo/"):
        few, many = [statements(client.get, f"{page}{end}") for page in pages]
        assert few == many


def statements(ask, *what):
    with CaptureQueriesContext(connection) as asked:
        assert ask(*what).status_code == 200
    return len(asked)


def test_planning_knows_as_many_as_selecting():
    assert planning.MOST == selecting.MOST == 10_000
