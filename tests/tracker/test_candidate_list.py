import pytest

from tests.factories import give_better_text, make_candidate, make_letter, make_pledge
from tracker import deciding
from tracker.models import Candidate

pytestmark = pytest.mark.django_db

BEFORE, WORDS, AFTER = "Dit ging eraan vooraf.", "Het kabinet zal de Kamer informeren.", "Dit volgde erop."


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def letter():
    return make_letter([f"Een begin. {BEFORE} {WORDS} {AFTER} Een slot."])


@pytest.fixture
def candidate(letter):
    start = letter.paragraphs.get().text.index(WORDS)
    return make_candidate(letter.paragraphs.get(), start, start + len(WORDS))


def rows(response):
    return [row.candidate for row in response.context["rows"]]


def html(response):
    return response.content.decode()


def test_likely_ones_come_first_and_then_the_highest_score():
    letter = make_letter([WORDS] * 4)
    kinds = [("possible", 9), ("likely", 1), ("likely", 3), ("possible", 0.5)]
    made = [
        make_candidate(p, layer=kinds[n][0], score=kinds[n][1]) for n, p in enumerate(letter.paragraphs.all())
    ]

    assert list(Candidate.objects.likely_first()) == [made[2], made[1], made[0], made[3]]
    assert list(Candidate.objects.likely_first().after(made[1])) == [made[0], made[3]]


def test_a_candidate_stands_in_its_context(client, candidate):
    row = client.get("/candidates/").context["rows"][0]

    assert (row.before.strip(), row.after.strip()) == (BEFORE, AFTER)
    assert f'<mark class="cand">{WORDS}</mark>' in html(client.get("/candidates/"))


def test_a_part_of_a_sentence_has_the_rest_of_it_around(client, letter):
    start = letter.paragraphs.get().text.index("zal de Kamer")
    make_candidate(letter.paragraphs.get(), start, start + len("zal de Kamer"))

    row = client.get("/candidates/").context["rows"][0]

    assert (row.before.strip(), row.after.strip()) == ("Het kabinet", "informeren.")


def test_it_says_why_in_words_and_numbers(client, letter):
    points = [
        {"code": "T1", "weight": 1.7, "start": 46, "end": 49},
        {"code": "N10", "weight": -0.6, "start": 0, "end": 0},
    ]
    make_candidate(letter.paragraphs.get(), 34, 70, points=points, score=1.1)

    page = html(client.get("/candidates/"))

    assert "+1.7" in page
    assert "−0.6" in page
    assert "will, with what is to be done" in page
    assert '<q lang="nl">zal</q>' in page


def test_in_dutch_it_says_why_in_dutch(client, analyst, candidate):
    type(analyst).objects.update(language="nl")

    page = html(client.get("/candidates/"))

    assert "zal of zullen, met wat er gebeurt" in page
    assert "+2,4" in page


def test_a_rule_of_another_version_is_shown_by_its_code(client, letter):
    make_candidate(letter.paragraphs.get(), points=[{"code": "OLD9", "weight": 1, "start": 0, "end": 3}])

    assert "OLD9" in html(client.get("/candidates/"))


def test_words_of_letters_and_people_are_escaped(client):
    paragraph = make_letter(["<b>vet</b> & zal", "x"], short_title="<i>").paragraphs.get(number=1)
    make_candidate(paragraph, 3, 6, read={"actor": "<u>wie</u>", "terms": []})

    page = html(client.get("/candidates/"))

    assert "<b>vet" not in page
    assert "<u>wie" not in page
    assert '<mark class="cand">vet</mark>' in page


# ---- what is shown --------------------------------------------------------------------------------------------
@pytest.fixture
def several(candidate, letter, analyst):
    """An open likely one, an open possible decision of another letter, a dismissed one and a recorded one."""
    other = make_letter([WORDS, BEFORE, AFTER], slug="andere")
    possible = make_candidate(other.paragraphs.get(number=1), layer="possible", kind="decision")
    dismissed = deciding.dismiss(
        make_candidate(other.paragraphs.get(number=2)), "too_vague", "Te vaag.", analyst
    )
    recorded = make_candidate(other.paragraphs.get(number=3))
    deciding.settle(recorded.paragraph, 0, 10, make_pledge(recorded.paragraph), analyst)
    return {"likely": candidate, "possible": possible, "dismissed": dismissed, "recorded": recorded}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["likely", "possible"]),
        ("?state=open", ["likely", "possible"]),
        ("?layer=likely", ["likely"]),
        ("?layer=possible", ["possible"]),
        ("?layer=likely&layer=possible", ["likely", "possible"]),
        ("?kind=decision", ["possible"]),
        ("?kind=afdoening", []),
        ("?letter=andere", ["possible"]),
        ("?state=dismissed", ["dismissed"]),
        ("?state=recorded", ["recorded"]),
        ("?state=dismissed&letter=andere&layer=likely&kind=commitment", ["dismissed"]),
    ],
)
def test_filters_narrow_the_list(client, several, query, shown):
    response = client.get(f"/candidates/{query}")

    assert response.status_code == 200
    assert rows(response) == [several[name] for name in shown]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?colour=red", "colour"),
        ("?q=kamer", "q"),
        ("?layer=certain", "certain"),
        ("?kind=promise", "promise"),
        ("?state=gone", "gone"),
        ("?letter=nergens", "nergens"),
        ("?state=open&state=dismissed", "This can be given once."),
        ("?page=x", "page"),
        ("?page=0", "page"),
    ],
)
def test_what_is_not_understood_is_an_error_that_names_it_and_shows_no_row(client, candidate, query, says):
    response = client.get(f"/candidates/{query}")

    assert response.status_code == 400
    assert rows(response) == []
    assert says in html(response)


def test_candidates_of_former_texts_are_not_shown(client, candidate, letter, analyst):
    deciding.dismiss(candidate, "too_vague", "", analyst)
    give_better_text(letter, [BEFORE])

    assert rows(client.get("/candidates/?state=dismissed")) == []


def test_choices_have_their_counts(client, several):
    facets = client.get("/candidates/").context["facets"]

    counts = {name: {option.value: option.count for option in options} for name, options in facets.items()}
    assert counts["state"] == {"open": 2, "recorded": 1, "dismissed": 1}
    assert counts["layer"] == {"likely": 1, "possible": 1}
    assert counts["kind"] == {"commitment": 1, "decision": 1, "intention": 0, "afdoening": 0}
    assert sorted(counts["letter"].values()) == [1, 1]


def test_a_dismissed_one_says_who_and_why_and_can_be_restored(client, several, analyst):
    page = html(client.get("/candidates/?state=dismissed"))

    assert "Too vague to follow" in page
    assert "Te vaag." in page
    assert analyst.name in page
    assert f'action="/candidates/{several["dismissed"].pk}/restore/"' in page


def test_a_recorded_one_leads_to_its_pledge(client, several):
    pledge = Candidate.objects.get(state="recorded").pledge

    assert f'href="/pledges/{pledge.code}/">{pledge.code}</a>' in html(
        client.get("/candidates/?state=recorded")
    )


def test_a_possible_one_is_collapsed(client, several):
    page = html(client.get("/candidates/"))

    assert f'<div class="note cand" id="c{several["likely"].pk}" tabindex="-1"' in page
    assert f'<details class="note cand" id="c{several["possible"].pk}" tabindex="-1"' in page


def test_what_was_read_stands_in_one_line(client, letter):
    read = {
        "actor": "Nederland", "level": "national", "strength": "conditional",
        "amounts": [{"start": 0, "end": 3, "value": "4600000", "currency": "EUR", "upper": None, "period": "",
                     "qualifier": ""},
                    {"start": 4, "end": 6, "value": "5690000", "currency": None, "upper": None, "period": "",
                     "qualifier": ""}],
    }  # fmt: skip
    make_candidate(letter.paragraphs.get(), read=read)

    page = html(client.get("/candidates/")).replace("\u00a0", " ")

    assert '<span lang="nl">Nederland</span> · National · Conditional' in page
    assert "EUR 4.6 million one-off (inferred)" in page
    assert "5 690 000, currency not stated" in page


def test_keys_find_their_buttons(client, candidate):
    page = html(client.get("/candidates/"))

    assert [f'data-key="{key}"' in page for key in "aex"] == [True] * 3
    assert page.count("data-reason") == len(Candidate.Reason.choices)


# ---- many -----------------------------------------------------------------------------------------------------
def test_there_are_fifty_on_a_page(client):
    letter = make_letter([WORDS] * 51)
    for paragraph in letter.paragraphs.all():
        make_candidate(paragraph)

    assert len(rows(client.get("/candidates/"))) == 50
    assert len(rows(client.get("/candidates/?page=2"))) == 1
    assert len(rows(client.get("/candidates/?page=99"))) == 1
    assert 'href="?layer=likely&amp;page=2"' in html(client.get("/candidates/?layer=likely"))


def test_the_number_of_statements_does_not_grow(client, django_assert_max_num_queries):
    counts = []
    for length in (2, 30):
        for paragraph in make_letter([WORDS] * length).paragraphs.all():
            make_candidate(paragraph)
        with django_assert_max_num_queries(12) as queries:
            client.get("/candidates/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_empty_list_says_so(client):
    assert "Nothing here" in html(client.get("/candidates/"))


# ---- who sees them --------------------------------------------------------------------------------------------
def test_the_masthead_counts_the_likely_ones(client, several):
    assert '<span class="n" id="candidate-count">1<' in html(client.get("/letters/"))


def test_a_reader_sees_no_candidate_anywhere(reader, client_as, candidate, letter):
    client = client_as(reader)

    assert client.get("/candidates/").status_code == 403
    for address in ("/", "/letters/", letter.get_absolute_url()):
        page = html(client.get(address))
        assert "/candidates/" not in page
        assert f"c{candidate.pk}" not in page.split()


def test_an_analyst_sees_them_beside_the_letter(client, candidate, letter):
    page = html(client.get(letter.get_absolute_url()))

    assert f'id="c{candidate.pk}"' in page
    assert f'action="/candidates/{candidate.pk}/accept/"' in page
