"""Where a reader is unsure, in words for the person who checks what was read.

The caller translates these sentences: reading knows no Django. One sentence a code, without anything that changes from
letter to letter; the words in question and their paragraph stand beside it (`draft.Doubt`).
"""


def _(sentence: str) -> str:
    """Mark a sentence for the translators."""
    return sentence


DOUBTS = {
    "no_date": _("No date was found. Give the day if you know it."),
    "no_number": _("No Kamerstuk number was found. Give dossier and number if you know them."),
    "no_signatory": _("Nobody was found who signed."),
    "note_without_marker": _("It was not found where this footnote is called."),
    "marker_without_note": _("A raised number stands here, and there is no footnote with that number."),
    "uncertain_end": _("It is not certain that this paragraph ends here: its last line is full."),
    "uncertain_hyphen": _("A word was broken at the end of a line here. Check its spelling."),
    "table": _("This is part of a table whose columns could not be told apart with certainty."),
    "picture": _("There is a picture here. Its words, if it holds any, were not read."),
    "sideways": _("Words on this page stand sideways. They were not read."),
    "unread_page": _("This page holds no text that can be read, perhaps only a picture of it."),
}
