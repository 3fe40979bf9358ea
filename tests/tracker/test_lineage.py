"""The line of descent of a pledge: who is in it, in which order, and how it is drawn."""

import re
from datetime import date

import pytest

from tests.factories import make_letter, make_pledge
from tracker.lineage import MOST_SHOWN, lineage
from tracker.linking import link, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.fixture
def line():
    """Four pledges over three letters: the second letter repeats one of the first, the third changes both."""
    first = make_letter(["Een.", "Twee."], short_title="Brussel 2017", dated_on=date(2017, 6, 1))
    second = make_letter(["Drie."], short_title="Londen 2019", dated_on=date(2019, 12, 17))
    third = make_letter(["Vier."], short_title="Madrid 2022", dated_on=date(2022, 7, 1))
    paragraphs = [*first.paragraphs.order_by("number"), second.paragraphs.get(), third.paragraphs.get()]
    pledges = [make_pledge(paragraph) for paragraph in paragraphs]
    for pledge, kind, other in [(2, "repeats", 0), (3, "changes", 2), (1, "splits_from", 0)]:
        link(pledges[pledge], kind, pledges[other], None)
    return pledges


def test_a_pledge_without_links_has_no_line(client, line):
    alone = make_pledge()

    assert lineage(alone) is None
    assert "Line of descent" not in client.get(alone.get_absolute_url()).content.decode()
    assert "Line of descent" in client.get(line[0].get_absolute_url()).content.decode()


def test_from_every_pledge_it_is_the_same_line_in_the_order_of_letters(line):
    for pledge in line:
        found = lineage(pledge)
        assert found.pledges == line
        assert [letter.short for letter in found.letters] == ["Brussel 2017", "Londen 2019", "Madrid 2022"]


def test_a_letter_without_a_date_stands_where_its_pledges_were_made():
    undated = make_letter(dated_on=None, short_title="Zonder datum")
    early = make_pledge(undated.paragraphs.get(), pledged_on=date(2010, 1, 1))
    late = make_pledge()
    link(late, "repeats", early, None)

    assert lineage(late).pledges == [early, late]


def test_a_withdrawn_link_leads_nowhere(line):
    withdraw(line[3].links.get(), None)

    assert lineage(line[3]) is None
    assert lineage(line[0]).pledges == line[:3]


def test_each_says_how_it_bears_on_the_others(line):
    relations = {
        member.pledge.code: [(str(words), other.code) for words, other, _link in member.relations]
        for member in lineage(line[0]).members
    }

    a, b, c, d = (pledge.code for pledge in line)
    assert relations == {
        a: [("repeated by", c), ("split into", b)],
        b: [("splits from", a)],
        c: [("repeats", a), ("changed by", d)],
        d: [("changes", c)],
    }


def test_at_most_so_many_are_shown_the_nearest_and_the_rest_is_said(client):
    middle = make_pledge()
    others = [make_pledge() for _ in range(MOST_SHOWN + 2)]
    for other in others:
        link(other, "supplements", middle, None)

    found = lineage(middle)

    assert (len(found.members), found.left_out, found.and_more) == (MOST_SHOWN, 3, False)
    assert "and 3 more" in client.get(middle.get_absolute_url()).content.decode()


def test_its_statements_are_three_however_long_it_is(line, django_assert_num_queries):
    with django_assert_num_queries(3):
        lineage(line[0])
    for pledge in [make_pledge() for _ in range(12)]:
        link(pledge, "repeats", line[3], None)

    with django_assert_num_queries(3):
        assert lineage(line[0]).drawing.lines


# ---- drawn ----------------------------------------------------------------------------------------------------
def test_letters_are_columns_and_pledges_stand_in_theirs(line):
    drawing = lineage(line[1]).drawing

    columns = [head.x for head in drawing.heads]
    assert columns == sorted(columns)
    assert [mark.x for mark in drawing.marks] == [columns[0], columns[0], columns[1], columns[2]]
    assert len({(mark.x, mark.y) for mark in drawing.marks}) == 4


def test_what_follows_stands_in_the_row_of_what_it_follows(line):
    first, split, repeat, change = (mark.y for mark in lineage(line[0]).drawing.marks)

    assert first == repeat == change
    assert split > first


def test_there_is_one_line_for_each_two_pledges_with_all_their_links(line):
    link(line[2], "supplements", line[0], None)

    lines = lineage(line[0]).drawing.lines

    assert [each.words for each in lines] == ["repeats, supplements", "changes", "splits from"]


def test_everything_stands_inside_and_no_label_on_another(line):
    link(line[3], "replaces", line[0], None)
    drawing = lineage(line[0]).drawing

    for thing in [*drawing.marks, *drawing.lines, *drawing.heads]:
        assert 0 < thing.x < drawing.width
    for thing in [*drawing.marks, *drawing.lines]:
        assert 0 < thing.y < drawing.height
    places = [(round(each.x / 10), round(each.y / 10)) for each in drawing.lines]
    assert len(set(places)) == len(places)


# ---- on the page ----------------------------------------------------------------------------------------------
def test_the_drawing_is_one_image_with_a_name_and_all_it_says_is_also_a_list(client, line):
    html = client.get(line[2].get_absolute_url()).content.decode()

    section = html[html.index('aria-labelledby="h-line"') : html.index('id="h-history"')]
    assert 'role="img" aria-labelledby="t-line d-line"' in section
    assert f"Line of descent of {line[2].code}</title>" in section
    assert f"{line[2].code} repeats {line[0].code};" in section
    said = " ".join(re.sub(r"<[^>]+>", " ", section[section.index('<ol class="rel">') :]).split())
    assert f"· splits from {line[0].code}" in said
    assert f"Madrid 2022 , 1 Jul 2022 · changes {line[2].code}" in said
    assert section.count('aria-current="true"') == 1


def test_names_of_letters_are_escaped(client):
    letter = make_letter(short_title="<b>Brief</b> & meer", dated_on=date(2019, 1, 1))
    pledge = make_pledge(letter.paragraphs.get())
    link(pledge, "repeats", make_pledge(), None)

    html = client.get(pledge.get_absolute_url()).content.decode()

    assert "&lt;b&gt;Brief&lt;/b&gt; &amp; meer" in html
    assert "<b>Brief" not in html


def test_numbers_of_the_drawing_have_a_point_in_dutch(client, analyst, line):
    analyst.language = "nl"
    analyst.save()

    html = client.get(line[0].get_absolute_url()).content.decode()

    svg = html[html.index('<svg width="') : html.index("</svg></div>")]
    assert "herhaalt" in svg
    assert not re.search(r' (x|y|width|height)="[0-9.]*,', svg)
