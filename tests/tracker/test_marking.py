from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tracker.marking import Call, Link, Proposed, Quote, mark_up

ALLOWED = {"mark", "a", "sup", "span"}
hostile = st.text(
    alphabet=st.one_of(st.sampled_from("<>&\"'/=ab \u00a0»{}\u202e\n\t"), st.characters(codec="utf-8"))
)
places = st.integers(min_value=-3, max_value=40)


@st.composite
def quotes(draw):
    number = draw(st.integers(1, 9))
    return Quote(draw(places), draw(places), draw(hostile), f"q{number}", f"#n{number}")


links = st.builds(Link, places, places, hostile.map("/letters/{}".format))
proposals = st.builds(Proposed, places, places, st.integers(1, 99))
calls = st.builds(Call, places, hostile, st.just("m1"), st.just("#fn1"))


class Seen(HTMLParser):
    """What a browser makes of a fragment: its elements, and its text inside and outside of `<sup>`."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.text, self.raised = [], [], "", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert tag != "a" or "a" not in self.open, "no link stands inside a link"
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "elements are nested"

    def handle_data(self, data):
        if "sup" in self.open:
            self.raised += data
        else:
            self.text += data


def test_words_are_escaped_before_they_are_marked():
    assert mark_up("<script>&", [Quote(0, 8, "P-001", "q1", "#n1")]) == (
        '<mark class="rec" id="q1"><a href="#n1">&lt;script&gt;</a></mark><sup class="pr-ref">P-001</sup>&amp;'
    )


def test_a_reference_inside_a_quote_leads_to_the_paper():
    html = mark_up("zie nr. 9 bis", [Quote(0, 13, "P-001", "q1", "#n1")], [Link(4, 9, "/letters/x/")])

    assert html == (
        '<mark class="rec" id="q1"><a href="#n1">zie </a><a href="/letters/x/">nr. 9</a><a href="#n1"> bis</a></mark>'
        '<sup class="pr-ref">P-001</sup>'
    )


def test_two_quotes_that_overlap_are_both_named_where_they_begin_and_end():
    html = mark_up("abcdef", [Quote(0, 4, "P-001", "q1", "#n1"), Quote(2, 6, "P-002", "q2", "#n2")])

    assert html == (
        '<mark class="rec" id="q1"><a href="#n1">ab</a></mark>'
        '<mark class="rec" id="q2"><a href="#n1">cd</a></mark><sup class="pr-ref">P-001</sup>'
        '<mark class="rec"><a href="#n2">ef</a></mark><sup class="pr-ref">P-002</sup>'
    )


def test_two_quotes_of_the_same_words_are_both_named():
    html = mark_up("ab", [Quote(0, 2, "P-001", "q1", "#n1"), Quote(0, 2, "P-002", "q2", "#n2")])

    assert html == (
        '<span id="q2"></span><mark class="rec" id="q1"><a href="#n1">ab</a></mark>'
        '<sup class="pr-ref">P-001</sup><sup class="pr-ref">P-002</sup>'
    )


def test_words_in_two_quotes_lead_to_the_shorter_one():
    html = mark_up("abcdef", [Quote(0, 6, "P-001", "q1", "#n1"), Quote(2, 4, "P-002", "q2", "#n2")])

    assert '<a href="#n2">cd</a>' in html


def test_a_footnote_marker_stands_outside_of_links():
    html = mark_up("aangenomen.", [Quote(0, 11, "P-001", "q1", "#n1")], calls=[Call(10, "1", "m1", "#fn1")])

    assert html == (
        '<mark class="rec" id="q1"><a href="#n1">aangenomen</a><sup><a href="#fn1" id="m1">1</a></sup>'
        '<a href="#n1">.</a></mark><sup class="pr-ref">P-001</sup>'
    )


def test_a_marker_at_the_end_of_the_text_is_shown():
    assert (
        mark_up("NAVO", calls=[Call(4, "3", "m3", "#fn3")]) == 'NAVO<sup><a href="#fn3" id="m3">3</a></sup>'
    )


def test_of_two_references_that_overlap_the_first_one_is_a_link():
    html = mark_up("abcd", links=[Link(1, 3, "/one/"), Link(2, 4, "/two/")])

    assert html == 'a<a href="/one/">bc</a>d'


def test_the_cells_of_a_row_are_told_apart_and_the_tab_between_them_stays():
    html = mark_up("a\tb\t", [Quote(0, 3, "P-001", "q1", "#n1")])

    assert html == (
        '<mark class="rec" id="q1"><a href="#n1">a<span class="cell">\t</span>b</a></mark>'
        '<sup class="pr-ref">P-001</sup>'
        '<span class="cell">\t</span>'
    )


def test_words_that_are_proposed_are_marked_apart_from_quotes():
    html = mark_up("<b> & c", proposed=[Proposed(0, 3, 7)])

    assert html == '<mark class="cand" data-cand="7">&lt;b&gt;</mark> &amp; c'


def test_a_proposal_and_a_quote_may_overlap_and_both_are_seen():
    html = mark_up("abcdef", [Quote(2, 6, "P-001", "q1", "#n1")], proposed=[Proposed(0, 4, 7)])

    assert html == (
        '<mark class="cand" data-cand="7">ab</mark>'
        '<mark class="cand" data-cand="7"><mark class="rec" id="q1"><a href="#n1">cd</a></mark></mark>'
        '<mark class="rec"><a href="#n1">ef</a></mark><sup class="pr-ref">P-001</sup>'
    )


def test_words_of_two_proposals_name_both():
    html = mark_up("abc", links=[Link(1, 2, "/x/")], proposed=[Proposed(0, 2, 7), Proposed(1, 3, 8)])

    assert html == (
        '<mark class="cand" data-cand="7">a</mark><mark class="cand" data-cand="7 8"><a href="/x/">b</a></mark>'
        '<mark class="cand" data-cand="8">c</mark>'
    )


def test_places_outside_the_text_mark_nothing():
    outside = [
        Quote(-1, 2, "P-001", "q1", "#n1"),
        Quote(2, 9, "P-002", "q2", "#n2"),
        Quote(2, 2, "P-003", "q3", "#n3"),
    ]

    assert (
        mark_up("abcd", outside, [Link(3, 9, "/x/")], [Call(9, "1", "m1", "#fn1")], [Proposed(1, 9, 7)])
        == "abcd"
    )


@given(
    hostile,
    st.lists(quotes(), max_size=6),
    st.lists(links, max_size=4),
    st.lists(calls, max_size=4),
    st.lists(proposals, max_size=4),
)
def test_the_words_stay_what_they_were_whatever_is_marked(text, quotes, links, calls, proposed):
    seen = Seen(mark_up(text, quotes, links, calls, proposed))

    assert seen.text == text
    assert not seen.open


@given(
    hostile,
    st.lists(quotes(), max_size=6),
    st.lists(links, max_size=4),
    st.lists(calls, max_size=4),
    st.lists(proposals, max_size=4),
)
def test_only_the_elements_of_marking_come_out(text, quotes, links, calls, proposed):
    elements = Seen(mark_up(text, quotes, links, calls, proposed)).elements

    assert {tag for tag, _attributes in elements} <= ALLOWED
    assert {name for _tag, attributes in elements for name in attributes} <= {
        "class",
        "id",
        "href",
        "data-cand",
    }


@given(hostile, st.lists(quotes(), max_size=6), st.lists(calls, max_size=4))
def test_what_is_raised_are_the_codes_and_labels_whose_place_is_in_the_text(text, quotes, calls):
    seen = Seen(mark_up(text, quotes, calls=calls))

    shown = [q.code for q in quotes if 0 <= q.start < q.end <= len(text)]
    shown += [c.label for c in calls if 0 <= c.at <= len(text)]
    assert sorted(seen.raised) == sorted("".join(shown))
