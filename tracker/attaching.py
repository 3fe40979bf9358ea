"""A person finds the place of a quote, or of evidence, that was lost with a better text: likely places, then a choice.

Nothing is chosen beforehand. The words that are attached are those of the present text, letter for letter.
"""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from letters.comparing import Piece, diff_words
from letters.likely import likely_places
from letters.models import Paragraph
from tracker.following import Anchored, Stored, evidence_of, move, places_taken, store_moves
from tracker.models import QuoteMove, Source, StatusUpdate
from tracker.recording import LARGEST_PLACE, Place


class Found(Exception):
    """These words are lost no longer: somebody was first, or another text brought them back."""


@dataclass(frozen=True)
class Proposal:
    """A place in the present text, and how its words differ from the lost ones."""

    place: Place
    pieces: list[Piece]


class LostWords:
    """Lost words with what a person needs to find them."""

    def __init__(self, anchored: Anchored):
        self.anchored = anchored
        self.pledge, self.paragraph = anchored.pledge, anchored.paragraph
        self.letter = anchored.paragraph.letter

    @classmethod
    def of_quote(cls, code: str, pk: int) -> "LostWords":
        """Raises Source.DoesNotExist."""
        source = Source.objects.select_related(
            "pledge", "paragraph__letter__dossier", "paragraph__edition"
        ).get(pledge__code=code, pk=pk)
        return cls(Anchored(source, source.paragraph, source.start, source.end))

    @classmethod
    def of_evidence(cls, code: str, pk: int) -> "LostWords":
        """Raises StatusUpdate.DoesNotExist."""
        with_paragraph = StatusUpdate.objects.exclude(evidence_paragraph=None).select_related("pledge")
        return cls(evidence_of(with_paragraph.with_evidence_places().get(pledge__code=code, pk=pk)))

    @property
    def words(self) -> str:
        return self.anchored.words

    @property
    def old_place(self) -> Place:
        return Place(self.paragraph, self.anchored.start, self.anchored.end)

    @property
    def are_lost(self) -> bool:
        return self.paragraph.edition_id is not None

    @cached_property
    def present(self) -> Stored:
        return Stored(self.letter.paragraphs.select_related("section"))

    @cached_property
    def times_found(self) -> int:
        return len(self.present.text.places_of(self.words))

    def proposals(self) -> list[Proposal]:
        """The places of the present text that are most like the lost words, best first; may be none."""
        return [
            self.propose(Place(self.present.paragraphs[at.unit], at.start, at.end))
            for at in (likely.place for likely in likely_places(self.words, self.present.text))
        ]

    def propose(self, place: Place) -> Proposal:
        return Proposal(place, diff_words(self.words, place.words))

    def neighbours(self) -> tuple[Paragraph | None, Paragraph | None]:
        """The paragraphs before and after the lost words, in the text that they stand in."""
        near = Paragraph.every.body().filter(
            edition=self.paragraph.edition,
            letter=self.letter,
            number__in=[self.paragraph.number - 1, self.paragraph.number + 1],
        )
        found = {paragraph.number: paragraph for paragraph in near}
        return found.get(self.paragraph.number - 1), found.get(self.paragraph.number + 1)

    @transaction.atomic
    def attach(self, place: Place, by, version: int) -> QuoteMove:
        """These words are now those at `place`; the history says who said so.

        Raises `Stale` when the pledge has changed since `version`, `Found` when the words are lost no longer,
        ValidationError when the place is no longer in the letter's present text, or is quoted by this pledge already.
        """
        # The paragraph before the pledge, as everybody does: who locks in another order waits for ever.
        if not Paragraph.objects.select_for_update().filter(pk=place.paragraph.pk).exists():
            raise ValidationError(
                _("The letter has got another text meanwhile. Choose the words in that text.")
            )
        self.pledge.lock(version)
        if not self.again().are_lost:
            raise Found
        to = Anchored(self.anchored.thing, place.paragraph, place.start, place.end)
        key = (self.pledge.pk, place.paragraph.pk, place.start, place.end)
        if not self.anchored.is_evidence and key in places_taken(self.letter):
            raise ValidationError(_("This pledge already quotes exactly these words."))
        line = move(self.anchored, to, self.times_found, by)
        store_moves([line])
        return line

    def again(self) -> "LostWords":
        """The same words as they are stored now."""
        of = self.of_evidence if self.anchored.is_evidence else self.of_quote
        return of(self.pledge.code, self.anchored.thing.pk)


class AttachForm(forms.Form):
    """The place that a person chose, and the words that they saw there."""

    paragraph = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    start = forms.IntegerField(min_value=0, max_value=LARGEST_PLACE)
    end = forms.IntegerField(min_value=1, max_value=LARGEST_PLACE)
    quote = forms.CharField(strip=False)
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)

    def __init__(self, *args, lost: LostWords, **kwargs):
        super().__init__(*args, **kwargs)
        self.lost = lost

    def clean_quote(self):
        # Browsers send a line end as two characters.
        return self.cleaned_data["quote"].replace("\r\n", "\n")

    def clean(self):
        if self.errors:
            # No person leaves these out: they are not typed.
            raise ValidationError(_("Choose the words in the letter."))
        chosen = self.cleaned_data
        every = Paragraph.every.filter(letter=self.lost.letter).select_related("letter")
        paragraph = every.filter(pk=chosen["paragraph"]).first()
        if paragraph is None:
            raise ValidationError(_("These words are not in this letter."))
        self.place = Place(paragraph, chosen["start"], chosen["end"])
        if self.place.words != chosen["quote"] or len(chosen["quote"]) != chosen["end"] - chosen["start"]:
            raise ValidationError(_("These words are not at this place in the paragraph."))
