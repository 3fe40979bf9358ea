"""Recording a pledge from a paragraph: first which words carry it, then what they promise."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.models import Paragraph
from letters.reading.draft import CELL_ENDS
from letters.reading.sentences import split_sentences
from tracker.deciding import settle
from tracker.forms import PledgeForm
from tracker.link_form import KINDS, SUPERSEDE, check_supersede, store_link
from tracker.models import Pledge, Source, record_pledge
from tracker.update_forms import CodeField

LARGEST_PLACE = 2**31 - 1


@dataclass(frozen=True)
class Place:
    """Some words of a paragraph: `paragraph.text[start:end]`."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def lead(self) -> str:
        return self.paragraph.text[: self.start]

    @property
    def tail(self) -> str:
        return self.paragraph.text[self.end :]

    @cached_property
    def pledges(self) -> list[Pledge]:
        """The pledges that exactly these words carry already."""
        here = Pledge.objects.filter(
            sources__paragraph=self.paragraph, sources__start=self.start, sources__end=self.end
        )
        return list(here.distinct().order_by("id"))

    @property
    def codes(self) -> str:
        return " ".join(pledge.code for pledge in self.pledges)


def sentences_of(paragraph: Paragraph) -> list[Place]:
    return [Place(paragraph, start, end) for start, end in split_sentences(paragraph.text)]


def find_words(paragraph: Paragraph, words: str, at: int | None = None) -> Place:
    """Where these words stand; `at` says which place is meant if they stand there more than once.

    Raises ValidationError when they are not in the paragraph, or when it cannot be told which place is meant. A space
    finds the fixed space of the letter (`€ 4,6 miljoen`) and the end of a table's cell, which look the same or do not
    survive all copying.
    """
    text, words = plain_spaces(paragraph.text), plain_spaces(words)
    if at is not None and text[at : at + len(words)] == words:
        return Place(paragraph, at, at + len(words))
    first, last = text.find(words), text.rfind(words)
    if first == -1:
        raise ValidationError(
            _("These words are not in this paragraph. They must be the same, letter for letter.")
        )
    if first != last:
        raise ValidationError(
            _("These words stand in this paragraph more than once. Add a word before or after them.")
        )
    return Place(paragraph, first, first + len(words))


def plain_spaces(words: str) -> str:
    return words.replace("\u00a0", " ").replace(CELL_ENDS, " ")


class WordsForm(forms.Form):
    """Which words carry the pledge: sentences that follow each other, or the words themselves, or their place."""

    s = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Sentences"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=gettext_lazy("Or only these words"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "nl", "class": "wide", "autocomplete": "off"}),
        help_text=gettext_lazy("As they stand in the paragraph; select them there, or type them."),
    )
    start = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_PLACE, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_PLACE, widget=forms.HiddenInput)

    def __init__(self, *args, paragraph, **kwargs):
        super().__init__(*args, **kwargs)
        self.paragraph, self.sentences = paragraph, sentences_of(paragraph)
        self.fields["s"].choices = [(number, place.words) for number, place in enumerate(self.sentences)]

    def clean(self):
        if not self.errors:
            self.place = self.read_place(**self.cleaned_data)

    def read_place(self, s, words, start, end):
        if words:
            try:
                return find_words(self.paragraph, words, at=start)
            except ValidationError as error:
                raise ValidationError({"words": error}) from error
        if s:
            return self.sentences_together(sorted(s))
        if start is not None and end is not None and start < end <= len(self.paragraph.text):
            return Place(self.paragraph, start, end)
        raise ValidationError({"s": _("Choose a sentence, or give the words that carry the pledge.")})

    def sentences_together(self, numbers):
        if numbers != list(range(numbers[0], numbers[-1] + 1)):
            raise ValidationError(
                {"s": _("These sentences do not follow each other. A pledge is quoted in one piece.")}
            )
        return Place(self.paragraph, self.sentences[numbers[0]].start, self.sentences[numbers[-1]].end)


def quoted_at(place: Place, quote: str) -> Source:
    """A source with these words, unsaved. Raises ValidationError when the letter has other words at that place.

    Browsers send a line end as two characters.
    """
    quote = quote.replace("\r\n", "\n")
    source = Source(paragraph=place.paragraph, start=place.start, end=place.end, quote=quote)
    source.clean()
    return source


class TextReplaced(Exception):
    """The paragraph is in a text that has been replaced since its writer opened the form."""


def hold(paragraph: Paragraph) -> None:
    """Whoever quotes the same paragraph waits here until this transaction is done. Raises `TextReplaced`."""
    if not Paragraph.objects.select_for_update().filter(pk=paragraph.pk).exists():
        raise TextReplaced


class RecordForm(PledgeForm):
    """A new pledge, with the exact words that carry it. `seen` is the paragraph that its writer has in view."""

    seen = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    start = forms.IntegerField(min_value=0, max_value=LARGEST_PLACE)
    end = forms.IntegerField(min_value=1, max_value=LARGEST_PLACE)
    quote = forms.CharField(label=gettext_lazy("Quote"), strip=False)
    # The codes that its writer knows these words to carry already: a second click, or a second person, is asked.
    anyway = forms.CharField(label=gettext_lazy("Another pledge in the same words"), required=False)
    # How it bears on a pledge that there is: stored with it, or nothing is.
    kind = forms.ChoiceField(label=gettext_lazy("How it bears on the other"), choices=KINDS, required=False)
    other = CodeField(label=gettext_lazy("Number of the other pledge"), required=False)
    supersede = forms.BooleanField(label=SUPERSEDE, required=False)

    def __init__(self, *args, paragraph, place=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.paragraph, self.place = paragraph, place
        if place:
            self.initial |= {"start": place.start, "end": place.end, "quote": place.words}
            self.initial["pledged_on"] = paragraph.letter.dated_on

    def clean(self):
        cleaned = super().clean()
        if {"start", "end", "quote"} <= cleaned.keys():
            self.place = Place(self.paragraph, cleaned["start"], cleaned["end"])
            self.source = quoted_at(self.place, cleaned["quote"])
        if {"kind", "other"} <= cleaned.keys():
            self.check_both(cleaned["kind"], cleaned["other"])
        return cleaned

    def check_both(self, kind, other):
        """How it bears on which other pledge: both are said, or neither."""
        if kind and other is None:
            self.add_error("other", _("Which pledge is that? Give its number."))
        if other and not kind:
            self.add_error("kind", _("How does it bear on that pledge?"))
        check_supersede(self, kind)

    @transaction.atomic
    def record(self, by):
        """The new pledge; None and an error on the form if the words carry a pledge that its writer did not see.

        Raises `TextReplaced` when the letter has got better text meanwhile.
        """
        hold(self.paragraph)
        if self.place.codes != self.cleaned_data["anyway"]:
            message = _("Exactly these words already carry %(codes)s. Is this another pledge?")
            self.add_error("anyway", message % {"codes": self.place.codes})
            return None
        chosen = {name: self.cleaned_data[name] for name in ("responsible", "topics")}
        pledge = record_pledge(self.instance, [self.source], by, **chosen)
        settle(self.paragraph, self.place.start, self.place.end, pledge, by)
        return pledge if self.link(pledge, by) else None

    def link(self, pledge, by):
        """Whether what was said of another pledge is stored; if not, the form says why and nothing of it all is."""
        said = {name: self.cleaned_data[name] for name in ("kind", "other", "supersede")}
        try:
            if said["kind"]:
                store_link(pledge, by=by, **said)
        except ValidationError as error:
            transaction.set_rollback(True)
            self.add_error(None, error.messages)
            return False
        return True
