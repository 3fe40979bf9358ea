"""Totals count a repeated pledge once, and every number leads to a list of as many rows."""

import re
from contextlib import suppress
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_pledge, make_update
from tracker.linking import leads_to, link, withdraw
from tracker.models import Pledge, PledgeLink
from tracker.quarters import quarter_of
from tracker.register_check import links_agree

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


@pytest.fixture(params=[False, True], ids=["without repeats", "with repeats"])
def register(request):
    """Ten pledges of every kind that is counted; with repeats, four of them repeat another."""
    today = timezone.localdate()
    late = [make_pledge(first_due_on=today - timedelta(days=400)) for _ in range(3)]
    due = [make_pledge(first_due_on=quarter_of(today)[1], amount=5) for _ in range(3)]
    done = [make_pledge() for _ in range(4)]
    for pledge in done:
        make_update(pledge, "fulfilled")
    if request.param:
        for pledge, other in [(late[1], late[0]), (late[2], late[1]), (due[1], due[0]), (done[1], due[0])]:
            link(pledge, "repeats", other, None)
        link(done[2], "changes", done[0], None)
    return request.param


def rows(client, address):
    return client.get(unescape(address)).context["table"].page.paginator.count


def test_every_number_of_the_overview_leads_to_as_many_rows(client, register):
    html = client.get("/").content.decode()

    lede = html[html.index('class="lede"') : html.index('class="ov"')]
    ledger = html[html.index('class="ledger"') : html.index('id="h-log"')]
    numbers = re.findall(r'<a[^>]* href="(/pledges/[^"]*)">([0-9]+) ', lede)
    numbers += re.findall(r'href="(/pledges/[^"]*)"><b>([0-9]+)</b>', ledger)
    numbers += re.findall(r'href="(/pledges/[^"]*)">All <span class="n">([0-9]+)</span>', html)
    assert len(numbers) == 4 + 7 + 1
    assert [rows(client, address) for address, _number in numbers] == [int(number) for _a, number in numbers]


def test_every_tab_leads_to_as_many_rows(client, register):
    tabs = client.get("/pledges/").context["tabs"]

    assert len(tabs) == 5
    assert [rows(client, f"/pledges/?{tab['query']}") for tab in tabs] == [tab["count"] for tab in tabs]


def test_a_repeated_pledge_is_counted_once(client, register):
    counts = client.get("/").context["counts"]

    names = ("all", "open", "late", "due", "amount")
    assert [counts[name] for name in names] == ([6, 3, 1, 2, 2] if register else [10, 6, 3, 3, 3])
    assert [counts[f"{name}_rows"] for name in names] == [10, 6, 3, 3, 3]


def test_the_bar_is_as_long_as_all_that_is_counted(client, register):
    ledger = client.get("/").context["ledger"]

    assert sum(row["count"] for row in ledger) == client.get("/").context["counts"]["all"]
    assert 99 < sum(row["width"] for row in ledger) <= 100


def test_links_say_nothing_of_repeats_where_there_are_none(client, register):
    html = client.get("/").content.decode() + client.get("/pledges/").content.decode()

    assert ("repeats=false" in html) == register


def test_the_list_shows_all_rows_and_says_how_many_repeat(client, register):
    response = client.get("/pledges/?is_open=true")

    said = " ".join(re.sub(r"<[^>]+>", "", response.content.decode()).split())
    assert response.context["table"].page.paginator.count == 6
    assert "6 of 10 pledges" in said
    assert ("6 of 10 pledges, 3 of them repeat another" in said) == register


def test_the_tab_stays_the_same_one_without_its_repeats(client, register):
    for query in ("late=true", "late=true&repeats=false"):
        tabs = client.get(f"/pledges/?{query}").context["tabs"]
        assert [str(tab["label"]) for tab in tabs if tab["current"]] == ["Past the deadline"]


@pytest.mark.parametrize(("value", "count"), [("false", 6), ("true", 4), ("", 10)])
def test_the_filter_keeps_or_leaves_out_repeats(client, value, count):
    others = [make_pledge() for _ in range(6)]
    for other in others[:4]:
        link(make_pledge(), "repeats", other, None)

    response = client.get(f"/pledges/?repeats={value}")

    assert response.context["table"].page.paginator.count == count
    export = client.get(f"/pledges/export.csv?repeats={value}")
    assert len(b"".join(export.streaming_content).splitlines()) == count + 1


def test_an_unknown_value_is_refused(client):
    make_pledge()

    assert client.get("/pledges/?repeats=maybe").status_code == 400
    assert client.get("/pledges/?repeats=false").status_code == 200


# ---- any history of links -------------------------------------------------------------------------------------
NUMBER = 5
STEPS = st.lists(
    st.tuples(
        st.integers(0, NUMBER - 1),
        st.integers(0, NUMBER - 1),
        st.sampled_from(["repeats"] * 3 + ["replaces"]),
        st.booleans(),
    ),
    max_size=5,
)


@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_totals_count_each_lineage_of_repeats_once(register_of_five, steps):
    with transaction.atomic():
        for place, other, kind, back in steps:
            take(register_of_five[place], kind, register_of_five[other], back)
        links = list(PledgeLink.objects.standing().filter(kind="repeats").values_list("pledge", "other"))
        assert Pledge.objects.counted().count() == len(
            lineages([each.pk for each in register_of_five], links)
        )
        assert set(Pledge.objects.repeats().values_list("pk", flat=True)) == {
            pledge for pledge, _other in links
        }
        assert not any(leads_to(other, "repeats", pledge) for pledge, other in links)
        assert links_agree().failures == []
        transaction.set_rollback(True)


@pytest.fixture
def register_of_five():
    return [make_pledge() for _ in range(NUMBER)]


def take(pledge, kind, other, back):
    """One step: withdraw what links the two so, or link them; what cannot be is refused and changes nothing."""
    standing = PledgeLink.objects.standing().filter(pledge=pledge, kind=kind)
    if back:
        for made in standing:
            withdraw(made, None)
        return
    with suppress(ValidationError):
        link(pledge, kind, other, None)


def lineages(keys, links):
    """The groups that repeats tie together, worked out from the links alone."""
    group = {key: {key} for key in keys}
    for pledge, other in links:
        together = group[pledge] | group[other]
        for key in together:
            group[key] = together
    return {frozenset(each) for each in group.values()}
