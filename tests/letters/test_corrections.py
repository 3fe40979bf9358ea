"""Corrections of a draft: whatever is joined, split or moved, no character of the letter is lost or added."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.reading import corrections
from letters.reading.corrections import Impossible, apply, pieces_of, with_pieces
from letters.reading.draft import (
    Doubt,
    LetterDraft,
    MarkerDraft,
    ParagraphDraft,
    ReferenceDraft,
    SectionDraft,
)

pytestmark = pytest.mark.once

TEXT = "Het kabinet zal de Kamer informeren. Dat gebeurt dit najaar."
SECOND = TEXT.index("Dat")


def a_draft(*texts, **fields):
    return LetterDraft(paragraphs=[ParagraphDraft(text) for text in texts], **fields)


def corrected(draft, correction):
    return apply(draft, correction)[0]


def texts(draft):
    return [paragraph.text for paragraph in draft.paragraphs]


# ---- any letter -----------------------------------------------------------------------------------------------
words = st.text(alphabet="abc. -«ë💶", min_size=1, max_size=30).filter(str.strip).map(str.strip)


@st.composite
def paragraphs(draw):
    text = draw(words)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))) if len(text) > 1 else []
    marked = [ReferenceDraft(*edges, "kamerstuk", "kst-1-2", text[slice(*edges)])] if edges else []
    kind = draw(st.sampled_from(["body", "list", "table", "closing"]))
    markers = [MarkerDraft(place, str(n)) for n, place in enumerate(places)]
    return ParagraphDraft(text, kind, "", 1, None, markers, marked)


@st.composite
def drafts(draw):
    """A letter with headings anywhere, also two in a row and one at its end, and doubts here and there."""
    pieces = []
    for each in draw(st.lists(st.one_of(paragraphs(), words), min_size=1, max_size=6)):
        if isinstance(each, str):
            pieces.append(corrections.Piece(heading=SectionDraft(each)))
        else:
            doubts = (Doubt("table", 0, "?"),) if draw(st.booleans()) else ()
            pieces.append(corrections.Piece(paragraph=each, doubts=doubts))
    pieces.append(corrections.Piece(paragraph=draw(paragraphs())))
    return with_pieces(LetterDraft(doubts=[Doubt("no_date")]), pieces)


def do(draft, draw):
    """Some correction of a draft, or None where it is not possible."""
    at = draw(st.integers(-1, 7))
    made = draw(
        st.sampled_from(
            [
                lambda: corrections.join(draft, at),
                lambda: corrections.split(draft, at, draw(st.integers(-1, 31))),
                lambda: corrections.make_heading(draft, at),
                lambda: corrections.make_text(draft, at),
                lambda: corrections.set_kind(draft, at, draw(st.sampled_from(["body", "list", "note"]))),
                lambda: corrections.remove(draft, at),
            ]
        )
    )
    try:
        return apply(draft, made())
    except Impossible:
        return None


@given(drafts())
def test_a_draft_is_the_same_after_it_was_seen_as_pieces(draft):
    assert with_pieces(draft, pieces_of(draft)) == draft


@given(drafts(), st.data())
def test_every_correction_can_be_taken_back(draft, data):
    outcome = do(draft, data.draw)

    if outcome is not None:
        changed, back = outcome
        kept = corrections.correction_from_json(corrections.correction_as_json(back))
        assert corrected(changed, kept) == draft


def letters_of(draft):
    """All that is printed in body and headings, without white space and the hyphens that may break a word."""
    printed = "".join(
        (piece.heading and piece.heading.heading) or piece.paragraph.text for piece in pieces_of(draft)
    )
    return re.sub(r"[\s-]", "", printed)


@given(drafts(), st.integers(0, 6), st.integers(0, 30))
def test_neither_joining_nor_splitting_loses_or_adds_a_character(draft, at, place):
    for make in (lambda: corrections.join(draft, at), lambda: corrections.split(draft, at, place)):
        try:
            changed = corrected(draft, make())
        except Impossible:
            continue
        assert letters_of(changed) == letters_of(draft)


@given(paragraphs(), paragraphs())
def test_joining_moves_markers_and_references_with_their_words(first, second):
    joined = corrections.joined_paragraph(first, second, corrections.Counter())
    assert joined.text.endswith(second.text)

    behind = [joined.text[marker.at :] for marker in joined.markers[len(first.markers) :]]
    assert behind == [second.text[marker.at :] for marker in second.markers]
    head = len(joined.text) - len(second.text)
    before = [marker.at for marker in joined.markers[: len(first.markers)]]
    assert before == [min(marker.at, head) for marker in first.markers]
    for reference in joined.references[-len(second.references) :] if second.references else []:
        assert joined.text[reference.start : reference.end] == reference.words


@given(paragraphs(), st.integers(0, 30))
def test_splitting_keeps_every_marker_and_what_a_reference_names(paragraph, place):
    try:
        first, second = corrections.split_paragraph(paragraph, place)
    except Impossible:
        return

    assert [m.label for m in first.markers + second.markers] == [m.label for m in paragraph.markers]
    for half in (first, second):
        assert all(0 <= marker.at <= len(half.text) for marker in half.markers)
        assert all(half.text[r.start : r.end] == r.words for r in half.references)


# ---- joining --------------------------------------------------------------------------------------------------
def test_two_paragraphs_become_one_with_a_space_between_them():
    draft = a_draft("Het kabinet zal", "de Kamer informeren.", "Tot slot.")

    assert texts(corrected(draft, corrections.join(draft, 0))) == [
        "Het kabinet zal de Kamer informeren.",
        "Tot slot.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("De lasten-", "verdeling blijft.", "De lastenverdeling blijft."),
        ("De Minister-", "President komt.", "De Minister-President komt."),
        ("De inkomsten-", "en uitgaven.", "De inkomsten- en uitgaven."),
        ("De lasten\u00ad", "verdeling blijft.", "De lastenverdeling blijft."),
        ("Een streep -", "zoals hier.", "Een streep - zoals hier."),
    ],
)
def test_a_broken_word_is_mended_where_paragraphs_are_joined(first, second, joined):
    draft = a_draft(first, second)

    assert texts(corrected(draft, corrections.join(draft, 0))) == [joined]


def test_the_doubt_about_an_end_is_answered_by_joining():
    doubts = [Doubt("uncertain_end", 0), Doubt("picture", 1), Doubt("table", 2)]
    draft = a_draft("Een", "twee", "drie", doubts=doubts)

    assert corrected(draft, corrections.join(draft, 0)).doubts == [Doubt("picture", 0), Doubt("table", 1)]


def test_a_paragraph_is_not_joined_with_a_heading_or_with_nothing():
    draft = with_pieces(
        LetterDraft(),
        [
            corrections.Piece(paragraph=ParagraphDraft("Een")),
            corrections.Piece(heading=SectionDraft("Kop")),
            corrections.Piece(paragraph=ParagraphDraft("twee")),
        ],
    )

    for at in (0, 1, 2, 3, -1):
        with pytest.raises(Impossible):
            corrections.join(draft, at)


# ---- splitting ------------------------------------------------------------------------------------------------
def test_one_paragraph_becomes_two_at_a_place():
    draft = a_draft(TEXT)

    assert texts(corrected(draft, corrections.split(draft, 0, SECOND))) == [
        "Het kabinet zal de Kamer informeren.",
        "Dat gebeurt dit najaar.",
    ]


def test_a_marker_behind_the_last_word_stays_with_it():
    paragraph = ParagraphDraft(TEXT, markers=[MarkerDraft(SECOND - 1, "1"), MarkerDraft(len(TEXT), "2")])

    first, second = corrections.split_paragraph(paragraph, SECOND)

    assert first.markers == [MarkerDraft(len(first.text), "1")]
    assert second.markers == [MarkerDraft(len(second.text), "2")]


def test_the_second_half_of_a_list_item_has_no_mark():
    first, second = corrections.split_paragraph(ParagraphDraft(TEXT, "list", "a."), SECOND)

    assert (first.label, second.label, second.kind) == ("a.", "", "list")


@pytest.mark.parametrize("place", [0, len(TEXT), len(TEXT) + 1, -1])
def test_nothing_is_split_off_an_end(place):
    draft = a_draft(TEXT)

    with pytest.raises(Impossible):
        corrections.split(draft, 0, place)


def test_a_table_row_is_not_split():
    draft = LetterDraft(paragraphs=[ParagraphDraft("Een\t\ttwee", "table")])

    with pytest.raises(Impossible):
        corrections.split(draft, 0, 4)


# ---- headings, kinds and furniture ----------------------------------------------------------------------------
def test_a_paragraph_becomes_a_heading_and_the_text_behind_it_its_section():
    draft = a_draft("Hierbij", "Algemeen", "De NAVO.")

    made = corrected(draft, corrections.make_heading(draft, 1))

    assert [section.heading for section in made.sections] == ["Algemeen"]
    assert [(paragraph.text, paragraph.section) for paragraph in made.paragraphs] == [
        ("Hierbij", None),
        ("De NAVO.", 0),
    ]


def test_the_mark_of_a_list_item_becomes_part_of_the_heading():
    draft = LetterDraft(paragraphs=[ParagraphDraft("Algemeen", "list", "1."), ParagraphDraft("De NAVO.")])

    assert corrected(draft, corrections.make_heading(draft, 0)).sections == [SectionDraft("1. Algemeen")]


@pytest.mark.parametrize(
    "paragraph",
    [
        ParagraphDraft("Algemeen", markers=[MarkerDraft(8, "1")]),
        ParagraphDraft("woord " * 60),
        ParagraphDraft("Een\ttwee", "table"),
    ],
)
def test_what_is_no_heading_is_not_made_one(paragraph):
    draft = LetterDraft(paragraphs=[paragraph, ParagraphDraft("De NAVO.")])

    with pytest.raises(Impossible):
        corrections.make_heading(draft, 0)


def test_a_heading_becomes_text_of_the_section_before_it():
    draft = a_draft(
        "De NAVO.", "Slot", "Einde.", sections=[SectionDraft("1. Algemeen"), SectionDraft("2. Slot")]
    )
    draft.paragraphs = [replace(each, section=at // 2) for at, each in enumerate(draft.paragraphs)]
    assert [bool(piece.heading) for piece in pieces_of(draft)] == [True, False, False, True, False]

    made = corrected(draft, corrections.make_text(draft, 3))

    assert [(each.text, each.section) for each in made.paragraphs][2:] == [("2. Slot", 0), ("Einde.", 0)]


def test_a_table_row_becomes_text_with_spaces_between_its_cells():
    draft = LetterDraft(paragraphs=[ParagraphDraft("Een\ttwee", "table")])

    assert texts(corrected(draft, corrections.set_kind(draft, 0, "body"))) == ["Een twee"]


def test_furniture_is_taken_out_and_put_back():
    draft = a_draft("Hierbij", "Tweede Kamer, vergaderjaar 2019-2020", "De NAVO.")

    without, back = apply(draft, corrections.remove(draft, 1))

    assert texts(without) == ["Hierbij", "De NAVO."]
    assert corrected(without, back) == draft


def test_the_last_paragraph_stays():
    draft = a_draft("Hierbij")

    for make in (corrections.remove, corrections.make_heading):
        with pytest.raises(Impossible):
            apply(draft, make(draft, 0))
