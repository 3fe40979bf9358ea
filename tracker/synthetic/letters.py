"""Synthetic letters: paragraphs of real sentences, some with a footnote, some that name another paper."""

from random import Random

from letters.models import Dossier, Letter, Paragraph, Reference, Section, Signatory, spaced
from letters.reading import PARSER_VERSION
from letters.reading.identifiers import split_identifier
from tracker.synthetic.batch import Batch
from tracker.synthetic.cast import Cast
from tracker.synthetic.chance import FIRST_DAY, LAST_DAY, any_day

SLUG = "synthetic-letter-"
LETTERS_A_DOSSIER = 50
FIRST_DOSSIER = 90001  # beyond those that parliament has given out
NOT_STORED = "89999"

# The paragraphs that a pledge can stand in, each with its sentences.
Texts = list[tuple[Paragraph, list[str]]]


def add_letter(batch: Batch, random: Random, cast: Cast, number: int, seed: int) -> Texts:
    """Add a letter with its text to the batch; gives what its pledges can quote."""
    dossier_number = str(FIRST_DOSSIER + number // LETTERS_A_DOSSIER)
    title = f"Synthetic dossier {spaced(dossier_number)}"
    letter = Letter(
        slug=f"{SLUG}{number}",
        title=f"Synthetic letter {number} on {random.choice(cast.topics).name.lower()}",
        short_title=f"Synthetic {number}",
        dossier=Dossier.objects.get_or_create(number=dossier_number, defaults={"title": title})[0],
        number=str(number),
        dated_on=any_day(random, FIRST_DAY, LAST_DAY),
        place="Den Haag",
        addressee="de Voorzitter van de Tweede Kamer der Staten-Generaal",
        filename=f"synthetic-{number}-seed-{seed}.txt",
        format="text",
        parser_version=PARSER_VERSION,
    )
    letter.clean()
    batch.letters.append(letter)
    batch.signatories.append(Signatory(letter=letter, order=1, name="A. Synthetisch", office="De Minister"))
    texts = add_body(batch, random, cast, letter)
    notes = add_notes(batch, random, cast, letter)
    batch.texts.append(
        "\n\n".join([letter.title, letter.filename, *(text.text for text, _ in texts), *notes])
    )
    return texts


def add_body(batch: Batch, random: Random, cast: Cast, letter: Letter) -> Texts:
    texts, section = [], None
    for number in range(1, random.randint(8, 30) + 1):
        if number % 5 == 1:
            section = Section(letter=letter, order=number // 5 + 1, heading=random.choice(cast.headings))
            batch.sections.append(section)
        sentences = random.choices(cast.sentences, k=random.randint(1, 5))
        paragraph = Paragraph(letter=letter, section=section, number=number, text=" ".join(sentences))
        if random.random() < 0.1:
            add_reference(batch, random, paragraph)
        texts.append((paragraph, sentences))
    batch.paragraphs += [paragraph for paragraph, _ in texts]
    return texts


def add_reference(batch: Batch, random: Random, paragraph: Paragraph) -> None:
    """Let the paragraph name a paper: a letter of this batch, or one that is not stored."""
    named = random.choice(batch.letters) if random.random() < 0.7 else None
    identifier = named.identifier if named else f"kst-{NOT_STORED}-{random.randint(1, 900)}"
    dossier, number = split_identifier(identifier)
    words = f"Kamerstuk {spaced(dossier)}, nr. {number}"
    start = len(paragraph.text) + len(" (")
    paragraph.text += f" ({words})."
    batch.references.append(
        Reference(
            paragraph=paragraph,
            start=start,
            end=start + len(words),
            kind=Reference.Kind.KAMERSTUK,
            identifier=identifier,
            letter=named,
        )
    )


def add_notes(batch: Batch, random: Random, cast: Cast, letter: Letter) -> list[str]:
    """Up to two footnotes; gives their texts."""
    texts = random.choices(cast.sentences, k=random.randint(0, 2))
    batch.paragraphs += [
        Paragraph(letter=letter, number=number, kind=Paragraph.Kind.NOTE, label=str(number), text=text)
        for number, text in enumerate(texts, 1)
    ]
    return texts
