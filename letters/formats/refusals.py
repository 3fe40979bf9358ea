"""Files that cannot be read, and why, in words for the person who brought the file."""

MAX_BYTES = 25 * 2**20
# No letter prints a paragraph of forty pages, or a thousand pages. What does is no letter, and slow to read and search.
LONGEST_PARAGRAPH, MOST_CHARACTERS = 100_000, 3_000_000


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
    "too_long": _(
        "This text holds more than three million characters, some thousand pages, which no letter does. Choose the "
        "file that holds the letter alone."
    ),
    "encoding": _(
        "The characters of this file cannot be told with certainty, so words could be read wrongly. "
        "Save it as plain text in UTF-8 and try again."
    ),
    "doctype": _(
        "This XML file declares a document type (DOCTYPE), which official publications never do. "
        "Fetch the file anew from the official site."
    ),
    "overdone": _(
        "This file is nested deeper, or holds more elements, than any publication. "
        "Fetch the file anew from the official site."
    ),
    "broken_xml": _("This file is no well-formed XML. Fetch it anew from the official site."),
    "web_page": _(
        "This is a web page, not the letter itself. Bring the XML, PDF or Word file, "
        "or copy the text of the page into a plain text file (.txt)."
    ),
    "not_found": _(
        "This is a message that the official service has no such document. "
        "Check dossier and number, and fetch it again."
    ),
    "only_metadata": _(
        "This file only tells about a Kamerstuk and does not hold its text. Bring it together with the file of the "
        "Kamerstuk itself."
    ),
    "not_metadata": _(
        "The file with metadata beside this one is none of the official services. Take it out, or fetch it anew."
    ),
    "not_kamerstuk": _(
        "This XML file is no Kamerstuk: it has another structure than official publications of parliament. "
        "Bring the XML of the official site, or another format of the letter."
    ),
    "unknown_kind": _(
        "Files of this kind are not read. Bring the letter as PDF, Word (.docx), official XML or plain text (.txt)."
    ),
    "mismatch": _(
        "The ending of this file's name says another kind of file than it is. "
        "Give it the ending that fits (.pdf, .docx, .xml or .txt), or save it anew."
    ),
    "two_formats": _(
        "This file is made to be taken for two kinds of file at once. Save the letter anew and bring that file."
    ),
    "old_word": _("This is an old Office file (.doc). Open it in Word and save it as .docx or PDF."),
    "odt": _("OpenDocument files (.odt) are not read. Save the letter as .docx or PDF."),
    "rtf": _("Rich text files (.rtf) are not read. Save the letter as .docx or PDF."),
    "macros": _("This Word file holds macros, which are not let in. Save it as .docx, without macros."),
    "picture": _(
        "This is a picture, so its words cannot be read. Bring the letter as PDF, Word, XML or plain text."
    ),
    "program": _("This is a program, not a letter. Choose the file that holds the text of the letter."),
    "archive": _(
        "This is an archive. Take the letters out of it, or bring it as .zip with letters alone in it."
    ),
    "bad_docx": _(
        "This file cannot be read as a Word file: it is damaged, or no .docx at all. Save it anew in Word."
    ),
    "bomb": _(
        "This file unpacks to far more than any letter holds, or holds files that lie outside of it. "
        "Save it anew in Word."
    ),
    "not_pdf": _(
        "The name of this file ends in .pdf, but it holds no PDF. Choose the PDF itself, or save the letter as PDF "
        "anew."
    ),
    "damaged": _(
        "This file is damaged or incomplete, so words could be missing. Fetch it or save it anew and try again."
    ),
    "locked": _("This file is locked with a password. Save it without a password and try again."),
    "no_pages": _("This PDF has no pages. Choose the file that holds the text of the letter."),
    "scan": _(
        "The pages of this PDF are pictures without text, as a scanner makes them. Bring the letter in another form, "
        "or have its text recognised (OCR) first."
    ),
    "too_slow": _(
        "Reading this file took longer than any letter takes, so it was stopped. Save the letter anew, or bring it in "
        "another form."
    ),
    "too_heavy": _(
        "Reading this file took more memory than any letter takes, so it was stopped. Save the letter anew, or bring "
        "it in another form."
    ),
    "endless": _(
        "This file holds a paragraph that is longer than any letter prints. Check that it is the text of a letter, and "
        "that its paragraphs end where they should."
    ),
    "no_paragraphs": _(
        "No paragraph of text was found in this file. Check that it holds the letter itself, and not only its heading."
    ),
}
