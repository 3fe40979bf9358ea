"""Who and what synthetic pledges are about, and the words that their letters are made of."""

from dataclasses import dataclass

from django.utils.text import slugify

from letters import formats
from letters.reading.sentences import split_sentences
from tracker.models import Party, Topic, User
from tracker.starter import loading

PEOPLE = ("Synthetic analyst A", "Synthetic analyst B", "Synthetic analyst C")
SHORTEST = 30  # characters of a sentence that could promise something


@dataclass(frozen=True)
class Cast:
    """The starter register's sentences, headings, parties and topics, and people who own pledges."""

    sentences: list[str]
    headings: list[str]
    parties: list[Party]
    topics: list[Topic]
    people: list[User]


def gather_cast() -> Cast:
    """The cast, with its rows in the register."""
    files = sorted((loading.HERE / "letters").glob("*.txt"))
    drafts = [formats.read(path.read_bytes(), path.name) for path in files]
    texts = [paragraph.text for draft in drafts for paragraph in draft.paragraphs]
    return Cast(
        sentences=[words for text in texts for words in sentences_of(text) if len(words) >= SHORTEST],
        headings=[section.heading for draft in drafts for section in draft.sections],
        parties=list(loading.load_named(Party, "parties").values()),
        topics=list(loading.load_named(Topic, "topics").values()),
        people=[gather_person(name) for name in PEOPLE],
    )


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def gather_person(name: str) -> User:
    """An account that owns pledges and signs updates, but cannot sign in."""
    email = f"{slugify(name)}@nakoming.invalid"
    return User.objects.filter(email=email).first() or User.objects.create_user(
        email, name=name, is_active=False
    )
