"""Text that is safe in a file: no formula that a spreadsheet would run, no character that a file cannot hold."""

import re

# Signs that make a spreadsheet read a cell as a formula, also in full width (Excel in Japanese), also after white
# space or characters without width, which some programs skip. A cell that begins with a tab or a line end is text
# that a spreadsheet may split. Apostrophes in front belong to it, so that `as_written` can undo what `defused` does.
FORMULA = re.compile(
    r"'*(?:[\t\r\n]|[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
)
# Control characters other than tab and line ends, halves of surrogate pairs, and the two that are no characters.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """`text` with the replacement character, which one can see, for each character that files and programs choke on."""
    return UNPRINTABLE.sub(REPLACEMENT, text)


def defused(text: str) -> str:
    """`text` as a cell that no spreadsheet runs: with an apostrophe in front where it begins like a formula.

    Text that begins with apostrophes and then like a formula gets one more, so that nothing is ambiguous.
    """
    if text[:1].isalnum() and text.isprintable():
        return text  # nearly every cell, at a quarter of the cost
    text = printable(text)
    return f"'{text}" if FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text that `defused` made this cell from; for whoever reads an export back in."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
