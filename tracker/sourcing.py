"""A further source of a pledge: the same is said again in other words, or somewhere else, perhaps changed."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.search.finding import keys_of
from letters.search.words import Question, fold, split, stem
from tracker.deciding import settle
from tracker.models import Pledge, PledgeLink, Source, add_source
from tracker.recording import LARGEST_PLACE, Place, hold, quoted_at
from tracker.search import PLEDGES

# Shorter words are in every letter: they say nothing of what it is about.
SHORTEST_WORD = 5
MOST_WORDS, MOST_COMPARED, MOST_OFFERED = 60, 400, 8
ROLES = [
    (Source.Role.REPEATED, gettext_lazy("Repeated: the same is promised again")),
    (Source.Role.CHANGED, gettext_lazy("Changed: it is promised otherwise now")),
]


OWN = [("", "–"), *PledgeLink.Kind.choices]


class SourceForm(forms.Form):
    """The words that say a pledge again, and which pledge. `seen` is the paragraph that its writer has in view."""

    seen = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    start = forms.IntegerField(min_value=0, max_value=LARGEST_PLACE)
    end = forms.IntegerField(min_value=1, max_value=LARGEST_PLACE)
    quote = forms.CharField(label=gettext_lazy("Quote"), strip=False)
    pledge = forms.CharField(
        label=gettext_lazy("Pledge"),
        max_length=12,
        error_messages={"required": gettext_lazy("Choose the pledge that is said again here.")},
    )
    role = forms.ChoiceField(
        label=gettext_lazy("How it is said"),
        choices=ROLES,
        initial=Source.Role.REPEATED,
        widget=forms.RadioSelect,
    )

    # Promised otherwise, or again: then these words are a pledge of their own, which is recorded on the next page.
    kind = forms.ChoiceField(
        label=gettext_lazy("How it bears on the chosen one"), choices=OWN, required=False
    )
    own = forms.BooleanField(required=False)

    def __init__(self, *args, paragraph, place=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.paragraph, self.place = paragraph, place
        if place:
            self.initial |= {"start": place.start, "end": place.end, "quote": place.words}

    def clean_pledge(self):
        code = self.cleaned_data["pledge"]
        pledge = Pledge.objects.filter(code__iexact=code).first()
        if pledge is None:
            raise forms.ValidationError(_("There is no pledge %(code)s.") % {"code": code})
        return pledge

    def clean(self):
        cleaned = super().clean()
        if {"start", "end", "quote"} <= cleaned.keys():
            self.place = Place(self.paragraph, cleaned["start"], cleaned["end"])
            self.source = quoted_at(self.place, cleaned["quote"])
        if cleaned.get("own") and not cleaned.get("kind"):
            self.add_error("kind", _("Choose how it bears on that pledge."))
        return cleaned

    @property
    def query_of_own(self):
        """The query with which the form of a new pledge opens: these words, and how they bear on the chosen one."""
        said = self.cleaned_data
        query = {name: said[name] for name in ("start", "end", "kind")}
        return urlencode(query | {"other": said["pledge"].code})

    @transaction.atomic
    def add(self, by):
        """The pledge with its further source; None and an error on the form if it quotes these words already.

        Raises `TextReplaced` when the letter has got better text meanwhile.
        """
        # The paragraph before the pledge, as everybody does: who locks in another order waits for ever.
        hold(self.paragraph)
        pledge = self.cleaned_data["pledge"]
        if pledge in self.place.pledges:
            self.add_error("pledge", _("This pledge already quotes exactly these words."))
            return None
        self.source.role = self.cleaned_data["role"]
        add_source(pledge, self.source, by)
        settle(self.paragraph, self.place.start, self.place.end, pledge, by)
        return pledge


# ---- which pledge ---------------------------------------------------------------------------------------------
def pledges_for(place: Place, words: str = "") -> list[Pledge]:
    """The pledges that may be said again at this place, most likely first: those found by `words` where some are given.

    Otherwise open ones of the letter's dossier, or that share words with the place.
    """
    every = Pledge.objects.exclude(pk__in=[pledge.pk for pledge in place.pledges])
    if words:
        return list(every.mentioning(words).with_origin().order_by("-id")[:MOST_OFFERED])
    stems = stems_of(place.words)
    near = Q(pk__in=keys_of(PLEDGES, any_of(sorted(stems)[:MOST_WORDS])))
    if dossier := place.paragraph.letter.dossier:
        near |= Q(pk__in=Pledge.objects.from_dossiers([dossier.number]).values("pk"))
    compared = list(every.open().filter(near).with_origin().order_by("-id")[:MOST_COMPARED])
    return by_shared_words(compared, stems)[:MOST_OFFERED]


def any_of(stems: list[str]) -> Question:
    """A question that one of these is enough for."""
    return Question(terms=(tuple((one,) for one in stems),) if stems else (), written=(), stems=())


def by_shared_words(pledges: list[Any], stems: set[str]) -> list[Pledge]:
    """Those that share most with these stems first; a long stem counts for more, and one that few of them have."""
    shared = {pledge.pk: stems & stems_of(f"{pledge.quote} {pledge.title_nl}") for pledge in pledges}
    often = Counter(one for found in shared.values() for one in found)
    worth = {key: sum(len(one) / often[one] for one in found) for key, found in shared.items()}
    return sorted(pledges, key=lambda pledge: -worth[pledge.pk])


def stems_of(text: str) -> set[str]:
    return {stem(word) for word in split(fold(text or "")) if len(word) >= SHORTEST_WORD}
