from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import make_letter, make_party, make_pledge, make_topic, make_update
from tracker.quarters import quarter_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def codes(response):
    return [row.record.code for row in response.context["table"].paginated_rows]


def counts(response, facet):
    return {option.value: option.count for option in response.context["facets"][facet]}


def test_a_status_shows_only_the_pledges_with_it(client):
    make_pledge()
    moving = make_pledge()
    make_update(moving, "in_progress")

    assert codes(client.get("/pledges/?status=in_progress")) == [moving.code]


def test_is_open_holds_the_three_open_statuses(client):
    kept, part, fresh = make_pledge(), make_pledge(), make_pledge()
    make_update(kept, "fulfilled")
    make_update(part, "partly_fulfilled")

    assert codes(client.get("/pledges/?is_open=true&sort=code")) == [part.code, fresh.code]
    assert codes(client.get("/pledges/?is_open=false")) == [kept.code]


def test_late_is_open_and_past_the_last_day(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    late, today = make_pledge(first_due_on=yesterday), make_pledge(first_due_on=timezone.localdate())
    done = make_pledge(first_due_on=yesterday)
    make_update(done, "fulfilled")

    assert codes(client.get("/pledges/?late=true")) == [late.code]
    assert codes(client.get("/pledges/?late=false&sort=code")) == [today.code, done.code]


def test_due_can_ask_for_this_quarter_the_next_and_none(client):
    first, last = quarter_of(timezone.localdate())
    now = make_pledge(first_due_on=first)
    then = make_pledge(first_due_on=last + timedelta(days=1))
    never = make_pledge()

    assert codes(client.get("/pledges/?due=this_quarter")) == [now.code]
    assert codes(client.get("/pledges/?due=next_quarter")) == [then.code]
    assert codes(client.get("/pledges/?due=none")) == [never.code]
    assert codes(client.get("/pledges/?due=none&due=this_quarter")) == [now.code, never.code]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due_after=2020-03-01", [2]),
        ("due_before=2020-03-01", [1]),
        ("due_after=2020-02-28&due_before=2020-02-28", [1]),
        ("pledged_after=2019-12-05", [2]),
        ("pledged_before=2019-12-04", [1, 3]),
    ],
)
def test_days_narrow_the_list(client, query, found):
    make_pledge(first_due_on=date(2020, 2, 28))
    make_pledge(first_due_on=date(2020, 3, 31), pledged_on=date(2019, 12, 5))
    make_pledge()

    assert codes(client.get(f"/pledges/?{query}&sort=code")) == [f"P-00{number}" for number in found]


def test_who_must_act_can_be_several_or_not_stated(client):
    defence, affairs = make_party("Defence"), make_party("Foreign Affairs")
    one, both, nobody = (
        make_pledge(responsible=[defence]),
        make_pledge(responsible=[defence, affairs]),
        make_pledge(),
    )

    assert codes(client.get("/pledges/?responsible=defence&sort=code")) == [one.code, both.code]
    assert codes(client.get("/pledges/?responsible=foreign-affairs")) == [both.code]
    assert codes(client.get("/pledges/?responsible=none")) == [nobody.code]
    assert len(codes(client.get("/pledges/?responsible=none&responsible=defence"))) == 3


def test_made_by_level_strength_topic_and_owner_narrow_the_list(client, analyst):
    nato = make_party("NATO")
    wanted = make_pledge(
        made_by=nato, level="collective", strength="intention", topics=[make_topic("Russia")], owner=analyst
    )
    make_pledge()

    for query in (
        "made_by=nato",
        "level=collective",
        "strength=intention",
        "topic=russia",
        f"owner={analyst.pk}",
    ):
        assert codes(client.get(f"/pledges/?{query}")) == [wanted.code], query
    assert wanted.code not in codes(client.get("/pledges/?made_by=none"))


def test_letter_and_dossier_narrow_the_list(client):
    from tests.factories import make_dossier

    letter = make_letter(dossier=make_dossier("28676"), number="321")
    wanted = make_pledge(letter.paragraphs.get())
    make_pledge()

    assert codes(client.get(f"/pledges/?letter={letter.slug}")) == [wanted.code]
    assert codes(client.get("/pledges/?dossier=28676")) == [wanted.code]


def test_amounts_can_be_asked_for(client):
    small, large, none = (
        make_pledge(amount=600_000),
        make_pledge(amount=4_600_000, currency="USD"),
        make_pledge(),
    )

    assert codes(client.get("/pledges/?has_amount=true&sort=amount")) == [small.code, large.code]
    assert codes(client.get("/pledges/?has_amount=false")) == [none.code]
    assert codes(client.get("/pledges/?amount_min=1000000")) == [large.code]
    assert codes(client.get("/pledges/?currency=USD")) == [large.code]


def test_due_for_a_check_is_asked_by_review(client):
    today = timezone.localdate()
    due = make_pledge(review_on=today)
    make_pledge(review_on=today + timedelta(days=1))

    assert codes(client.get("/pledges/?review=due")) == [due.code]


@pytest.mark.parametrize(
    "words", ["gevechtsvliegtuigen", "Fighters", "Straaljagers", "F-35 staat", "aangevraagd"]
)
def test_text_is_found_in_titles_quotes_and_notes(client, words):
    letter = make_letter(["Nederland heeft extra gevechtsvliegtuigen aangeboden."])
    wanted = make_pledge(
        letter.paragraphs.get(),
        title="Extra fighters",
        title_nl="Extra straaljagers",
        note="F-35 staat er niet.",
    )
    make_update(wanted, note="Meer is aangevraagd.")
    make_pledge()

    assert codes(client.get("/pledges/", {"q": words})) == [wanted.code]


@pytest.mark.parametrize("words", ["100%_\\", '"100"', "100*", "(100)", "100'", "100 -", " 100 "])
def test_signs_of_a_pattern_mean_nothing(client, words):
    make_pledge(title="Nothing like it")
    wanted = make_pledge(title="Here 100%_\\ stands")

    assert codes(client.get("/pledges/", {"q": words})) == [wanted.code]


@pytest.mark.parametrize("signs", ["%", "_", "\\", "'", '"', "*", "( ) - :", "*" * 200])
def test_signs_alone_find_nothing_rather_than_everything(client, signs):
    make_pledge(title=f"Here {signs} stands"[:200])

    response = client.get("/pledges/", {"q": signs})

    assert response.status_code == 200
    assert codes(response) == []


@pytest.mark.parametrize(
    ("words", "found"), [("toegezegd", [1]), ("jachtvliegtuig", [2]), ("P-002", [2]), ("p-002 ", [2])]
)
def test_a_word_is_found_in_its_other_forms_and_a_pledge_by_its_code(client, words, found):
    make_pledge(title="A toezegging on Iraq")
    make_pledge(note="Over jachtvliegtuigen.")

    assert codes(client.get("/pledges/", {"q": words})) == [f"P-00{number}" for number in found]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("foo=1", "foo"),
        ("status=kept", "kept"),
        ("status=open&status=kept", "kept"),
        ("late=maybe", "maybe"),
        ("late=true&late=false", "late"),
        ("due=soon", "soon"),
        ("due_after=2026-02-30", "due_after"),
        ("due_after=9999-99-99", "due_after"),
        ("due_before=0000-00-00", "due_before"),
        ("responsible=nobody-here", "nobody-here"),
        ("topic=nothing", "nothing"),
        ("letter=no-letter", "no-letter"),
        ("dossier=99999", "99999"),
        ("owner=9223372036854775808", "owner"),
        ("owner=abc", "owner"),
        ("amount_min=NaN", "amount_min"),
        ("amount_min=sNaN", "amount_min"),
        ("amount_min=Infinity", "amount_min"),
        ("amount_min=1e400", "amount_min"),
        ("currency=EURO", "EURO"),
        ("sort=nope", "nope"),
        ("sort=letter__sha256", "letter__sha256"),
        ("sort=?", "sort"),
        ("page=-1", "page"),
        ("page=abc", "page"),
        ("page=9223372036854775808", "page"),
        ("per_page=100000", "100000"),
        ("text__foo=1", "text__foo"),
        ("_connector=OR 1=1", "_connector"),
        ("letter__created_by__password__startswith=p", "letter__created_by__password__startswith"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_a_wrong_parameter_shows_its_name_and_no_rows(client, query, named):
    make_pledge()
    assert codes(client.get("/pledges/"))

    response = client.get(f"/pledges/?{query}")

    assert response.status_code == 400
    assert codes(response) == []
    assert named in response.content.decode()


def test_an_extreme_day_is_just_a_day(client):
    make_pledge(first_due_on=date(2020, 1, 1))

    assert len(codes(client.get("/pledges/?due_after=0001-01-01&due_before=9999-12-31"))) == 1


def test_a_page_past_the_end_shows_the_last(client):
    for _ in range(3):
        make_pledge()

    response = client.get("/pledges/?page=99")

    assert response.status_code == 200
    assert len(codes(response)) == 3


def test_the_empty_fields_of_a_form_ask_for_nothing(client):
    make_pledge()

    assert len(codes(client.get("/pledges/?q=&due_after=&due_before="))) == 1


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("due", [2, 1, 3]),
        ("-due", [1, 2, 3]),
        ("code", [1, 2, 3]),
        ("-code", [3, 2, 1]),
        ("-amount", [1, 3, 2]),
    ],
)
def test_rows_come_in_the_order_asked_for(client, sort, order):
    make_pledge(first_due_on=date(2021, 1, 1), amount=5)
    make_pledge(first_due_on=date(2020, 1, 1))
    make_pledge(amount=3)

    assert codes(client.get(f"/pledges/?sort={sort}")) == [f"P-00{number}" for number in order]


def test_the_sorted_column_says_so(client):
    make_pledge()

    assert 'aria-sort="descending"' in client.get("/pledges/?sort=-due").content.decode()


def test_a_facet_is_counted_without_its_own_choice(client):
    make_update(make_pledge(), "in_progress")
    make_pledge()

    response = client.get("/pledges/?status=in_progress")

    assert counts(response, "status") == {
        "open": 1,
        "in_progress": 1,
        "partly_fulfilled": 0,
        "fulfilled": 0,
        "not_fulfilled": 0,
        "superseded": 0,
        "lapsed": 0,
    }


def test_a_facet_is_counted_under_the_other_choices(client):
    defence, affairs = make_party("Defence"), make_party("Foreign Affairs")
    make_pledge(responsible=[defence], level="collective", topics=[make_topic("Russia")])
    make_pledge(responsible=[affairs], topics=[make_topic("Russia")])

    response = client.get("/pledges/?level=collective")

    assert counts(response, "responsible") == {"defence": 1, "foreign-affairs": 0, "none": 0}
    assert counts(response, "topic") == {"russia": 1}
    assert counts(response, "level") == {"national": 1, "collective": 1, "other": 0}


@pytest.mark.parametrize(
    "query",
    [
        "status=open&responsible=defence",
        "late=true",
        "due=none&responsible=none",
        "has_amount=true&level=national",
        "q=plan&topic=russia",
        "late=false&has_amount=false",
    ],
)
def test_a_count_tells_what_its_tick_would_show(client, query):
    """The promise of a facet, for every option under several queries."""
    make_pledge(responsible=[make_party("Defence")], amount=5, first_due_on=date(2018, 1, 1), title="A plan")
    make_pledge(topics=[make_topic("Russia")], title="Second plan", first_due_on=timezone.localdate())
    make_update(make_pledge(level="collective", responsible=[make_party("NATO")]), "fulfilled")
    response = client.get(f"/pledges/?{query}")

    for facet, options in response.context["facets"].items():
        rest = "&".join(part for part in query.split("&") if not part.startswith(f"{facet}="))
        for option in options:
            shown = client.get(f"/pledges/?{rest}&{facet}={option.value}")
            assert shown.context["table"].page.paginator.count == option.count, (facet, option)


def test_an_option_with_none_stays_and_is_dimmed(client):
    make_pledge()

    assert 'class="opt zero"' in client.get("/pledges/").content.decode()


def test_a_chip_takes_away_one_choice_and_keeps_the_rest(client):
    make_pledge()
    make_party("Defence")

    chips = client.get("/pledges/?status=open&status=lapsed&responsible=defence&page=1").context["chips"]

    assert [(str(chip["value"]), chip["query"]) for chip in chips] == [
        ("Open", "status=lapsed&responsible=defence"),
        ("Lapsed", "status=open&responsible=defence"),
        ("Defence", "status=open&status=lapsed"),
    ]


def test_a_tab_is_the_current_one_when_its_query_is_the_pages(client):
    make_pledge(first_due_on=date(2018, 1, 1))

    tabs = client.get("/pledges/?late=true&sort=code").context["tabs"]

    assert [str(tab["label"]) for tab in tabs if tab["current"]] == ["Past the deadline"]


def test_nothing_found_offers_what_each_removal_would_show(client):
    make_pledge(amount=5)

    response = client.get("/pledges/?status=lapsed&has_amount=true")

    assert [(str(way["value"]), way["count"]) for way in response.context["ways_out"]] == [
        ("Lapsed", 1),
        ("yes", 0),
    ]


def test_a_choice_without_a_tick_is_carried_by_the_form(client):
    make_pledge(strength="intention")

    assert (
        '<input type="hidden" name="strength" value="intention">'
        in client.get("/pledges/?strength=intention").content.decode()
    )


def test_text_of_people_is_shown_as_text(client):
    make_pledge(title="<script>alert(1)</script>")

    page = client.get("/pledges/", {"q": "<script>"}).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_number_of_statements_does_not_grow_with_the_rows(client, django_assert_max_num_queries):
    def statements():
        with django_assert_max_num_queries(12) as captured:
            client.get("/pledges/?status=open")
        return len(captured)

    make_pledge(responsible=[make_party("Defence")], topics=[make_topic("Russia")])
    few = statements()
    for number in range(30):
        make_pledge(
            responsible=[make_party(f"Party {number % 7}")], topics=[make_topic(f"Topic {number % 5}")]
        )

    assert statements() == few
