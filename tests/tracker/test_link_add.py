import pytest

from tests.factories import make_dossier, make_letter, make_pledge, make_update
from tracker.linking import link
from tracker.models import Pledge, PledgeLink
from tracker.timeline import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def pledges():
    return make_pledge(), make_pledge()


def address(pledge, rest=""):
    return f"/pledges/{pledge.code}/links/{rest}"


def test_a_link_is_made_from_the_page_of_a_pledge(client, pledges, analyst):
    new, old = pledges

    response = client.post(address(new), {"kind": "changes", "other": f" {old.code.lower()} "}, follow=True)

    made = PledgeLink.objects.get()
    assert (str(made), made.recorded_by) == (f"{new.code} changes {old.code}", analyst)
    assert response.redirect_chain == [(new.get_absolute_url(), 302)]
    assert f"Linked: {new.code} changes {old.code}." in response.content.decode()


def test_both_histories_say_who_linked_what(client, pledges, analyst):
    new, old = pledges
    client.post(address(new), {"kind": "repeats", "other": old.code})

    entries = [timeline(pledge)[0] for pledge in pledges]
    assert [(entry.kind, entry.by, entry.relation, entry.other) for entry in entries] == [
        ("link", analyst, "repeats", old),
        ("link", analyst, "repeated by", new),
    ]
    html = client.get(old.get_absolute_url()).content.decode()
    assert f'Repeated by <a href="{new.get_absolute_url()}">{new.code}</a>' in html


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"other": "P-999"}, "There is no pledge with this number."),
        ({"other": "P 002"}, "There is no pledge with this number."),
        ({"other": "x" * 500}, "There is no pledge with this number."),
        ({"other": "a\0b"}, "Null characters are not allowed."),
        ({"other": ""}, "This field is required."),
        ({"other": "{self}"}, "A pledge is not linked to itself."),
        ({"kind": ""}, "This field is required."),
        ({"kind": "kopieert"}, "kopieert is not one of the available choices"),
        (
            {"kind": "changes", "supersede": "on"},
            "Only a pledge that replaces the other one can supersede it.",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(client, pledges, typed, says):
    new, old = pledges
    typed = {"kind": "repeats", "other": old.code} | typed
    typed["other"] = typed["other"].format(self=new.code)

    response = client.post(address(new), typed)

    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert f'value="{typed["other"]}"' in html or "\0" in typed["other"] or not typed["other"]
    assert not PledgeLink.objects.exists()
    assert client.post(address(new), {"kind": "repeats", "other": old.code}).status_code == 302


def test_a_ring_a_double_and_a_second_repeat_are_refused(client, pledges):
    new, old = pledges
    link(new, "repeats", old, None)

    for pledge, other, says in [
        (new, old, "linked so already"),
        (new, make_pledge(), "this one repeats another already"),
        (old, new, "it cannot go round"),
    ]:
        response = client.post(address(pledge), {"kind": "repeats", "other": other.code})
        assert (response.status_code, says in response.content.decode()) == (422, True), says
    assert PledgeLink.objects.count() == 1


def test_likely_pledges_are_offered_and_others_are_found(client):
    dossier = make_dossier()
    letters = [make_letter(["De Kamer wordt ingelicht."], dossier=dossier, number=n) for n in ("1", "2")]
    new, near = [make_pledge(letter.paragraphs.get()) for letter in letters]
    far = make_pledge(make_letter(["Zwaluwen vliegen laag."]).paragraphs.get(), title="Vogels")

    likely = client.get(address(new))
    found = client.get(address(new, "?q=zwaluwen&kind=changes"))

    assert likely.context["offered"] == [near]
    assert found.context["offered"] == [far]
    assert f'href="/pledges/{new.code}/links/?kind=changes&amp;other={far.code}"' in found.content.decode()


def test_a_chosen_pledge_fills_in_the_form(client, pledges):
    new, old = pledges

    html = client.get(address(new, f"?kind=replaces&other={old.code}")).content.decode()

    assert '<option value="replaces" selected>' in html
    assert f'value="{old.code}"' in html


@pytest.mark.parametrize(
    "query", ["?colour=red", "?kind=kopieert", "?q=" + "x" * 201, "?kind=repeats&kind=changes"]
)
def test_an_address_with_a_mistake_says_so(client, pledges, query):
    response = client.get(address(pledges[0], query))

    assert response.status_code == 400
    assert "This address has a mistake" in response.content.decode()


# ---- superseding ----------------------------------------------------------------------------------------------
def test_whoever_replaces_can_supersede_with_its_words_as_evidence(client, pledges, analyst):
    new, old = pledges

    client.post(address(new), {"kind": "replaces", "other": old.code, "supersede": "on"})

    update = old.updates.get()
    source = new.sources.get()
    assert (update.status, update.effective_on) == ("superseded", new.pledged_on)
    assert (update.evidence_paragraph, update.evidence_quote) == (source.paragraph, source.quote)
    assert update.recorded_by == analyst
    assert PledgeLink.objects.get().kind == "replaces"


def test_nobody_is_superseded_unasked_or_twice(client, pledges):
    new, old = pledges
    client.post(address(new), {"kind": "replaces", "other": old.code})
    assert not old.updates.exists()

    make_update(old, "superseded", no_evidence_because="Bekend.")
    client.post(address(make_pledge()), {"kind": "replaces", "other": old.code, "supersede": "on"})

    assert (old.updates.count(), PledgeLink.objects.count()) == (1, 2)


def test_a_pledge_without_a_day_supersedes_nothing_and_nothing_is_stored(client):
    letter = make_letter(dated_on=None)
    new, old = make_pledge(letter.paragraphs.get(), pledged_on=None), make_pledge()

    response = client.post(address(new), {"kind": "replaces", "other": old.code, "supersede": "on"})

    assert (response.status_code, "has no day" in response.content.decode()) == (422, True)
    assert not PledgeLink.objects.exists()
    assert not old.updates.exists()


# ---- withdrawing ----------------------------------------------------------------------------------------------
def test_a_link_is_withdrawn_from_either_page_and_the_history_says_so(client, pledges, analyst):
    new, old = pledges
    made = link(new, "repeats", old, None)
    page = client.get(old.get_absolute_url()).content.decode()
    assert f'action="/pledges/{old.code}/links/{made.pk}/withdraw/"' in page

    response = client.post(address(old, f"{made.pk}/withdraw/"), follow=True)

    html = response.content.decode()
    assert PledgeLink.objects.get().withdrawn_by == analyst
    assert f"Withdrawn: {new.code} repeats {old.code}." in html
    assert "Link withdrawn" in html
    assert "Line of descent" not in html


def test_a_link_of_other_pledges_is_not_withdrawn_from_here(client, pledges):
    made = link(*pledges[:1], "repeats", pledges[1], None)

    response = client.post(address(make_pledge(), f"{made.pk}/withdraw/"))

    assert response.status_code == 404
    assert PledgeLink.objects.standing().exists()


def test_a_get_withdraws_nothing(client, pledges):
    made = link(pledges[0], "repeats", pledges[1], None)

    assert client.get(address(pledges[0], f"{made.pk}/withdraw/")).status_code == 302
    assert PledgeLink.objects.standing().get() == made


def test_a_reader_can_do_neither(client, client_as, reader, pledges):
    new, old = pledges
    made = link(new, "repeats", old, None)
    others = client_as(reader)

    assert others.post(address(new), {"kind": "changes", "other": old.code}).status_code == 403
    assert others.post(address(new, f"{made.pk}/withdraw/")).status_code == 403
    assert "Withdraw" not in others.get(new.get_absolute_url()).content.decode()
    assert Pledge.objects.get(pk=new.pk).is_repeat
    assert client.post(address(new), {"kind": "changes", "other": old.code}).status_code == 302
