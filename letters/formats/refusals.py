"""Files that cannot be read, and why, in words for the person who brought the file."""

MAX_BYTES = 25 * 2**20


def _(sentence: str) -> str:
    """Mark a sentence for the translators. Translating is for the caller: formats are read without Django."""
    return sentence


class Unreadable(ValueError):
    """This file gives no letter.

    `code` says which kind of refusal it is, the message is the sentence for the person.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(REASONS[code])


# The caller translates these sentences: one sentence a code, without anything that changes from file to file.
REASONS = {
    "empty": _("This file is empty: it holds no words. Choose the file that holds the text of the letter."),
    "binary": _(
        "This file is not plain text, so its words cannot be read. Save the letter as plain text (.txt) and try again."
    ),
    "too_large": _(
        "This file is larger than 25 MB, which no letter is. Choose the file that holds the letter alone."
    ),
    "encoding": _(
        "The characters of this file cannot be told with certainty, so words could be read wrongly. "
        "Save it as plain text in UTF-8 and try again."
    ),
    "no_paragraphs": _(
        "No paragraph of text was found in this file. Check that it holds the letter itself, and not only its heading."
    ),
}
