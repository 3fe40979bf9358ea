import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exports.cells import as_written, defused


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"]
)
def test_a_cell_that_would_run_begins_with_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [" =1+1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u2060-1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201"],
)
def test_a_formula_behind_space_or_in_full_width_does_not_run_either(text):
    assert defused(text) == f"'{text}"


def test_a_tab_or_a_line_end_at_the_front_is_defused_for_itself():
    assert defused("\tDefensie") == "'\tDefensie"


def test_a_nul_does_not_hide_a_formula():
    assert defused("\0=1+1") == "'\ufffd=1+1"


@pytest.mark.parametrize(
    "text", ["Defensie", "2%", "'t Sticht", "'s-Gravenhage", "a=b", "«Meer»", "€ 4,6 mln.", "(-1)"]
)
def test_other_text_stays_as_it_is(text):
    assert defused(text) == text


def test_text_that_looks_defused_can_be_told_from_a_formula():
    assert defused("'=1") == "''=1"
    assert as_written("''=1") == "'=1"
    assert as_written("'=1") == "=1"
    assert as_written("'s-Gravenhage") == "'s-Gravenhage"


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", chr(0xDFFF), "\uffff"])
def test_what_no_file_can_hold_becomes_a_visible_mark(character):
    assert defused(f"twee{character}procent") == "twee\ufffdprocent"


def test_lines_and_tabs_within_a_text_stay():
    assert defused("een\ttwee\r\ndrie") == "een\ttwee\r\ndrie"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("'=+-@\t\r\n ")))
def test_any_text_can_be_read_back(text):
    assert as_written(defused(text)) == defused(text).removeprefix("'") or defused(text) == text
    assert as_written(defused(text)) == text.translate(dict.fromkeys([0xFFFE, 0xFFFF], "\ufffd"))


@given(st.text())
def test_no_text_breaks_the_line_that_it_stands_in(text):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([defused(text), "next"])

    assert list(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [[defused(text), "next"]]
    file.getvalue().encode()
