"""Letters of known text, rendered in every format, come back word for word (`python -m tests.exactness` says more)."""

from copy import deepcopy

import pypdfium2
import pytest

from letters.reading.draft import ParagraphDraft
from tests.exactness import as_pdf
from tests.exactness.__main__ import FORMATS, measure, reader
from tests.exactness.known import expected
from tests.exactness.letters import LETTERS
from tests.exactness.scoring import GOAL, Score, score

# No test here asks a database anything.
pytestmark = pytest.mark.once

LONG = expected(LETTERS[0])


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_reaches_the_goals(name):
    read = reader(name)
    assert read is not None, f"nothing reads {name}"

    scores = list(measure(name, read))
    total = sum((found for _, found in scores), Score())

    assert total.percent >= GOAL, total.misses[:20]
    assert (total.placed, total.notes_exact) == (total.markers, total.notes), total.misses[:20]
    assert (total.furniture, total.metadata) == ([], [])


def test_the_known_letters_are_long_and_many_enough():
    pages = [len(pypdfium2.PdfDocument(as_pdf.render(letter))) for letter in LETTERS]
    texts = [
        paragraph.text
        for letter in LETTERS
        for paragraph in expected(letter).paragraphs
        if paragraph.kind == "body"
    ]

    assert len(LETTERS) >= 6
    assert sum(pages) >= 40
    assert len(LONG.paragraphs) >= 60
    assert len(LONG.notes) >= 20
    assert len(set(texts)) >= 0.97 * len(texts)


def test_the_printed_letters_break_words_and_notes_over_lines_and_pages():
    layouts = [as_pdf.laid_out(letter)[0] for letter in LETTERS]
    pages = [page for layout in layouts for page in layout]

    assert sum(line.broken for page in pages for line in page.lines) >= 200
    assert sum(page.lines[-1].broken for page in pages if page.lines) >= 3
    assert sum(bool(page.notes) and not page.notes[0].mark for page in pages) >= 2
    assert (
        sum(bool(line.cells) and index == 0 for page in pages for index, line in enumerate(page.lines)) >= 3
    )


def changed(change):
    draft = deepcopy(LONG)
    change(draft)
    return score(draft, LONG)


def test_a_letter_that_is_read_as_printed_is_right():
    found = changed(lambda draft: None)

    assert found.is_right
    assert found.exact == len(LONG.paragraphs)
    assert (found.misses, found.kinds) == ([], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: draft.paragraphs.append(ParagraphDraft("Tweede Kamer, vergaderjaar 2023–2024, 36 124, nr. 46")),
        lambda draft: draft.paragraphs[0].markers.pop(),
        lambda draft: draft.paragraphs[0].markers.append(draft.paragraphs[0].markers.pop().__class__(3, "1")),
        lambda draft: draft.notes.pop(),
        lambda draft: setattr(draft.notes[0], "text", "Kamerstuk 36 124, nr. 11."),
        lambda draft: draft.signatories.pop(),
        lambda draft: setattr(draft, "number", "47"),
        lambda draft: [draft.paragraphs.pop(5) for _ in range(3)],
        lambda draft: draft.paragraphs.insert(0, draft.paragraphs.pop()),
    ],
    ids=["furniture", "marker lost", "marker moved", "note lost", "note wrong", "signatory", "number", "lost", "order"],
)  # fmt: skip
def test_a_letter_that_is_read_wrongly_is_not(change):
    assert not changed(change).is_right
