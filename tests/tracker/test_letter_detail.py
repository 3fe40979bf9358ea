from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Marker, Paragraph, Reference, Section
from tests.factories import (
    give_better_text,
    make_candidate,
    make_dossier,
    make_letter,
    make_party,
    make_pledge,
    make_update,
)
from tracker.models import RulesRun, Source

pytestmark = pytest.mark.django_db

SENTENCE = "Het kabinet zal de Kamer informeren."


@pytest.fixture
def client(reader, client_as):
    return client_as(reader)


def page(client, letter):
    response = client.get(letter.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_paragraphs_are_numbered_and_can_be_linked_to(client):
    html = page(client, make_letter(["Eerste alinea.", "Tweede alinea."]))

    assert '<div class="pr" id="p2"><a class="pn" href="#p2" aria-label="Paragraph 2">2</a>' in html
    assert '<p lang="nl">Tweede alinea.</p>' in html


def test_what_a_letter_says_is_shown_and_not_run(client):
    html = page(client, make_letter(["<script>alert(1)</script> {{ 7|add:7 }}"], title="<b>Titel</b>"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in html
    assert "&lt;b&gt;Titel&lt;/b&gt;</h1>" in html


def test_headings_stand_in_the_contents_with_their_pledges(client):
    letter = make_letter([SENTENCE])
    section = Section.objects.create(letter=letter, order=1, heading="2. Lastenverdeling")
    letter.paragraphs.update(section=section)
    make_pledge(letter.paragraphs.get(), end=11)
    make_pledge(letter.paragraphs.get(), start=12)

    html = page(client, letter)

    assert '<h2 class="lsec" id="s1-2-lastenverdeling" lang="nl">2. Lastenverdeling</h2>' in html
    assert '<a href="#s1-2-lastenverdeling"><span lang="nl">2. Lastenverdeling</span>' in html
    assert '<span class="ct"><span class="vh">pledges: </span>2</span>' in html


def test_a_heading_without_text_is_still_a_heading(client):
    letter = make_letter()
    Section.objects.create(letter=letter, order=1, heading="Tot slot")

    assert '<h2 class="lsec" id="s1-tot-slot"' in page(client, letter)


def test_a_quote_is_marked_with_its_pledge_beside_it(client):
    pledge = make_pledge(make_letter([SENTENCE]).paragraphs.get(), start=12, responsible=[make_party()])
    source = pledge.sources.get()

    html = page(client, source.paragraph.letter)

    assert (
        f'Het kabinet <mark class="rec" id="q{source.pk}"><a href="#n{source.pk}">zal de Kamer informeren.</a></mark>'
        f'<sup class="pr-ref">{pledge.code}</sup>'
    ) in html
    assert f'<div class="note rec" id="n{source.pk}">' in html
    assert f'<a class="t" href="/pledges/{pledge.code}/">Inform the House</a>' in html


def test_the_pledge_beside_a_quote_says_who_how_much_and_when(client):
    party = make_party("Ministry of Defence", short_name="Defence")
    amount = {"amount": 4_600_000, "period": "year", "period_inferred": True}
    pledge = make_pledge(first_due_on=date(2099, 1, 31), responsible=[party], **amount)

    html = page(client, pledge.sources.get().paragraph.letter)

    line = html[html.index('<div class="m">') :].partition("</div>")[0]
    assert "Defence · EUR\u00a04.6\u00a0million per year (inferred) · due" in line
    assert "31\u00a0Jan\u00a02099" in line


def test_a_status_is_shown_beside_the_quote(client):
    pledge = make_pledge()
    make_update(pledge, "in_progress")

    assert "In progress</span>" in page(client, pledge.sources.get().paragraph.letter)


def test_a_pledge_that_is_repeated_here_says_so(client):
    pledge = make_pledge()
    again = make_letter(["Zoals toegezegd."]).paragraphs.get()
    Source.objects.create(pledge=pledge, paragraph=again, start=0, end=16, quote=again.text, role="repeated")

    assert "<span>Repeated</span>" in page(client, again.letter)


def test_two_pledges_in_the_same_words_both_stand_beside_them(client):
    paragraph = make_letter([SENTENCE]).paragraphs.get()
    pledges = [make_pledge(paragraph), make_pledge(paragraph)]

    html = page(client, paragraph.letter)

    assert all(f'<a class="pid" href="/pledges/{pledge.code}/">' in html for pledge in pledges)
    assert "2 pledges</span></label>" in html


def test_a_footnote_is_linked_from_where_it_is_called_and_back(client):
    letter = make_letter([SENTENCE], notes=["Raadpleegbaar via www.tweedekamer.nl"])
    marker = Marker.objects.create(
        paragraph=letter.paragraphs.body().get(), note=letter.paragraphs.notes().get(), at=35
    )

    html = page(client, letter)

    assert f'informeren<sup><a href="#fn1" id="m{marker.pk}">1</a></sup>.' in html
    assert '<li id="fn1"><span lang="nl">1&ensp;Raadpleegbaar via www.tweedekamer.nl</span>' in html
    assert f'<a href="#m{marker.pk}" aria-label="Back to where footnote 1 is called">' in html


def test_a_paper_that_is_here_is_linked_here_another_one_to_its_page_and_a_debate_to_its_official_one(client):
    letter = make_letter(["Zie 28 676, nr. 321 en 27 925, nr. 608; Handelingen II 2016/17, nr. 79, item 7."])
    named = make_letter(dossier=make_dossier("28676"), number="321")
    paragraph = letter.paragraphs.get()
    Reference.objects.create(
        paragraph=paragraph, start=4, end=19, kind="kamerstuk", identifier="kst-28676-321", letter=named
    )
    Reference.objects.create(
        paragraph=paragraph, start=23, end=38, kind="kamerstuk", identifier="kst-27925-608"
    )
    Reference.objects.create(
        paragraph=paragraph, start=40, end=78, kind="handelingen", identifier="h-tk-20162017-79-7"
    )

    html = page(client, letter)

    assert f'<a href="/letters/{named.slug}/">28 676, nr. 321</a>' in html
    assert '<a href="/kamerstukken/27925/608/">27 925, nr. 608</a>' in html
    assert '<a href="https://zoek.officielebekendmakingen.nl/h-tk-20162017-79-7.html">Handelingen' in html


def test_a_reference_without_an_address_is_text(client):
    letter = make_letter(["Zie de motie-Karabulut."])
    Reference.objects.create(paragraph=letter.paragraphs.get(), start=7, end=22, kind="motion")

    assert '<p lang="nl">Zie de motie-Karabulut.</p>' in page(client, letter)


def test_a_list_item_keeps_its_mark(client):
    letter = make_letter()
    Paragraph.objects.create(letter=letter, number=2, kind="list", label="–", text="ten eerste")

    assert '<span class="label">–</span> ten eerste</p>' in page(client, letter)


def test_the_head_says_who_wrote_when_and_what_is_not_known(client):
    html = page(client, make_letter(dated_on=None, dated_note="It mentions 30 May 2017 as past."))

    assert '<span lang="nl">S.A. Blok, De Minister van Buitenlandse Zaken</span>' in html
    assert "date not stated (It mentions 30 May 2017 as past.)" in html
    assert "Kamerstuk number not in source</span>" in html


def test_an_editor_is_led_to_where_the_number_is_added(editor, client_as):
    letter = make_letter()

    assert f'Kamerstuk number not in source <a href="/letters/{letter.slug}/edit/">add</a>' in page(
        client_as(editor), letter
    )


def test_a_citation_is_ready(client):
    letter = make_letter(
        title="Verslag", slug="verslag", place="Den Haag", dossier=make_dossier("28676"), number="321"
    )

    assert (
        "S.A. Blok, “Verslag”, Den Haag, 17 december 2019, Kamerstuk 28 676, nr. 321 "
        "(http://127.0.0.1:8000/letters/verslag/)"
    ) in page(client, letter)


def test_an_analyst_is_led_to_record_a_pledge_from_each_paragraph(analyst, client_as):
    letter = make_letter(["Een.", "Twee."])

    html = page(client_as(analyst), letter)

    assert f'<a class="addp" href="/letters/{letter.slug}/p/2/pledge/">Record a pledge from ¶2</a>' in html


def test_a_reader_is_not(client):
    assert "Record a pledge" not in page(client, make_letter())


def test_pledges_are_named_in_the_readers_language(reader, client_as):
    reader.language = "nl"
    reader.save()
    pledge = make_pledge(title_nl="De Kamer informeren")

    assert "De Kamer informeren" in page(client_as(reader), pledge.sources.get().paragraph.letter)


def test_a_letter_that_is_not_here_is_not_found(client):
    make_letter(slug="deze")

    assert client.get("/letters/deze/").status_code == 200
    assert client.get("/letters/die/").status_code == 404


def test_the_number_of_statements_does_not_grow_with_the_text(client):
    counts = []
    for size in (1, 15):
        letter = make_letter([SENTENCE] * size, notes=["Zie 28 676."] * size)
        notes = list(letter.paragraphs.notes())
        for paragraph, note in zip(letter.paragraphs.body(), notes, strict=True):
            make_pledge(paragraph, responsible=[make_party()])
            Marker.objects.create(paragraph=paragraph, note=note, at=3)
            named = make_letter()
            Reference.objects.create(paragraph=paragraph, start=0, end=3, kind="kamerstuk", letter=named)
        with CaptureQueriesContext(connection) as captured:
            page(client, letter)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 12


# ---- the desk -------------------------------------------------------------------------------------------------
@pytest.fixture
def desk(analyst, client_as):
    return client_as(analyst)


def test_candidates_are_marked_in_the_text_and_stand_beside_it(desk):
    candidate = make_candidate(make_letter([SENTENCE]).paragraphs.get(), start=12)

    html = page(desk, candidate.paragraph.letter)

    marked = f'Het kabinet <mark class="cand" data-cand="{candidate.pk}">zal de Kamer informeren.</mark></p>'
    assert marked in html
    assert f'id="c{candidate.pk}"' in html


def test_a_possible_candidate_is_marked_lightly_and_stands_collapsed(desk):
    candidate = make_candidate(layer="possible")

    html = page(desk, candidate.paragraph.letter)

    assert f'<mark class="cand maybe" data-cand="{candidate.pk}">' in html
    assert f'<details class="note cand" id="c{candidate.pk}"' in html


def test_a_candidate_in_a_footnote_stands_beside_the_footnote(desk):
    candidate = make_candidate(make_letter([SENTENCE], notes=[SENTENCE]).paragraphs.get(kind="note"))

    html = page(desk, candidate.paragraph.letter)

    footnote = html[html.index('<li id="fn1"') :]
    assert f'id="c{candidate.pk}"' in footnote
    assert '<span id="count-likely">1 candidate</span>' in html


def test_neighbours_about_one_thing_are_offered_as_one_pledge(desk):
    paragraph = make_letter([f"{SENTENCE} {SENTENCE} {SENTENCE}"]).paragraphs.get()
    make_candidate(paragraph, 0, 36, together=1)
    make_candidate(paragraph, 37, 73, together=1)
    make_candidate(paragraph, 74, 110)

    html = page(desk, paragraph.letter)

    assert f"{paragraph.letter.get_absolute_url()}p/1/pledge/?start=0&amp;end=73" in html
    assert "Record 2 neighbours about one thing as one pledge…" in html


def test_a_reader_sees_nothing_of_candidates(client, desk):
    letter = make_candidate().paragraph.letter
    assert 'class="cand"' in page(desk, letter)

    html = page(client, letter)

    assert "cand" not in html.partition("<main")[2].partition("</main>")[0]


def test_a_former_text_shows_no_candidates(desk):
    letter = make_candidate().paragraph.letter
    edition = give_better_text(letter, ["Iets heel anders."]).former

    html = desk.get(edition.get_absolute_url()).content.decode()

    assert SENTENCE in html
    assert 'class="cand"' not in html


def test_what_was_dismissed_can_still_be_found_and_is_not_marked(desk, analyst):
    candidate = make_candidate(
        state="dismissed", reason="too_vague", decided_by=analyst, decided_at=timezone.now()
    )

    html = page(desk, candidate.paragraph.letter)

    assert "<summary>1 dismissed</summary>" in html
    assert 'class="cand"' not in html


def test_the_contents_count_pledges_and_open_candidates(desk):
    letter = make_letter([SENTENCE])
    section = Section.objects.create(letter=letter, order=1, heading="Lastenverdeling")
    letter.paragraphs.update(section=section)
    make_pledge(letter.paragraphs.get(), end=11)
    make_candidate(letter.paragraphs.get(), start=12)

    html = page(desk, letter)

    counts = '<span class="vh">pledges: </span>1 + <span class="vh">candidates: </span>1</span>'
    assert counts in html
    assert '<span id="count-likely">1 candidate</span>' in html


@pytest.mark.parametrize("have_run", [True, False])
def test_an_editor_learns_that_the_rules_have_not_run(editor, client_as, have_run):
    letter = make_letter()
    if have_run:
        RulesRun.objects.create(letter=letter, engine_version="1")

    told = f"<code>manage.py propose_candidates {letter.slug}</code>" in page(client_as(editor), letter)

    assert told is not have_run


def test_the_statements_for_a_desk_do_not_grow_with_the_text(desk, analyst):
    counts = []
    for size in (1, 15):
        letter = make_letter([SENTENCE] * size)
        for paragraph in letter.paragraphs.all():
            make_candidate(paragraph, 0, 11)
            make_candidate(paragraph, 12, layer="possible")
            decided = {"decided_by": analyst, "decided_at": timezone.now()}
            make_candidate(paragraph, 4, 11, state="dismissed", reason="other", **decided)
        with CaptureQueriesContext(connection) as captured:
            page(desk, letter)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 20


def test_any_words_can_become_a_pledge_or_a_further_source(desk, client):
    letter = make_letter()

    assert f'data-to="/letters/{letter.slug}/p/0/source/"' in page(desk, letter)
    assert "data-selected" not in page(client, letter)
