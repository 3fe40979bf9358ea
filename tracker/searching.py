"""What a person asks of the search page, and what is found: paragraphs, pledges and letters."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from letters.intake import read_metadata
from letters.models import Dossier, Letter, Paragraph, Reference
from letters.reading.references import kamerstuk_identifier, official_url, split_identifier
from letters.search import LETTERS, PARAGRAPHS
from letters.search.finding import Asked, count_hits, keys_on_page
from letters.search.words import Question, read_question
from tracker import looking_back
from tracker.filters import QueryForm, SlugsField
from tracker.models import Party, Pledge, Source
from tracker.models.history import as_printed
from tracker.search import PLEDGES
from tracker.snippets import snippet, whole

A_PAGE = 25
LONGEST_QUESTION = 200
FIRST_YEAR, LAST_YEAR = 1814, 2200
WHAT = {"paragraphs": _("Paragraphs"), "pledges": _("Pledges"), "letters": _("Letters")}


class SearchForm(QueryForm):
    """Every parameter of the page. What is not given asks for nothing."""

    q = forms.CharField(label=_("Words"), max_length=LONGEST_QUESTION, required=False)
    letterlijk = forms.ChoiceField(label=_("Exact words"), choices=[("true", _("yes"))], required=False)
    what = forms.ChoiceField(label=_("What"), choices=list(WHAT.items()), required=False)
    dossier = forms.CharField(label=_("Dossier"), max_length=40, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    kind = forms.MultipleChoiceField(label=_("Kind of letter"), choices=Letter.Kind.choices, required=False)
    responsible = SlugsField(label=_("Who must act"), model=Party, required=False)
    page = forms.IntegerField(label=_("Page"), min_value=1, max_value=10**9, required=False)

    def __init__(self, data: QueryDict):
        given = QueryDict(mutable=True)
        for name, values in data.lists():
            # An empty field of the form asks for nothing; a parameter that is unknown is refused even when empty.
            given.setlist(name, [value for value in values if value] if name in self.base_fields else values)
        super().__init__(QueryDict(given.urlencode()))

    def clean_dossier(self):
        words = self.cleaned_data["dossier"]
        if not words:
            return None
        try:
            number = read_metadata(dossier=words).dossier
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        dossier = Dossier.objects.filter(number=number).first()
        if dossier is None:
            raise ValidationError(_("“%(value)s” is not in the register."), params={"value": words})
        return dossier

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong with the query: (parameter, sentence) pairs."""
        return [
            (name if name != "__all__" else "", str(message))
            for name, messages in self.errors.items()
            for message in messages
        ]


@dataclass(frozen=True)
class Tab:
    """One kind of results: its name in the address and for people, how many there are, and whether there are more."""

    name: str
    label: str
    count: int
    capped: bool


class Search:
    """A valid question to the register, and its answers. Each statement is asked once, and only when it is needed."""

    def __init__(self, asked: dict[str, Any]):
        self.words: str = asked["q"]
        self.question: Question = read_question(self.words)
        self.exact: bool = bool(asked["letterlijk"])
        self.what: str = asked["what"] or "paragraphs"
        self.number: int = asked["page"] or 1
        self.narrowing = {name: asked[name] for name in ("dossier", "kind", "responsible") if asked[name]}
        year = asked["year"]
        self.days = (date(year, 1, 1), date(year, 12, 31)) if year else None
        self.identifier = kamerstuk_identifier(self.words) or ""

    # ---- what is asked --------------------------------------------------------------------------------------
    def asked(self, what: str) -> Asked:
        index, within, besides = {
            "paragraphs": (PARAGRAPHS, self.paragraphs_within, self.citing),
            "pledges": (PLEDGES, self.pledges_within, None),
            "letters": (LETTERS, self.letters_within, self.named),
        }[what]
        # The index holds every pledge: those that were there on the day are fewer.
        is_of_another_day = what == "pledges" and looking_back.past()
        return Asked(
            index=index,
            question=self.question,
            exact=self.exact,
            within=within() if self.narrowing or is_of_another_day else None,
            days=self.days,
            besides=besides() if besides and self.identifier else None,
        )

    def paragraphs_within(self) -> QuerySet:
        """The paragraphs of these letters; those that carry a pledge that one of these parties must keep."""
        paragraphs = Paragraph.objects.filter(about_letters(self.narrowing, "letter__"))
        sources = Source.objects.filter(pledge__responsible__slug__in=self.parties)
        return paragraphs.filter(pk__in=sources.values("paragraph")) if self.parties else paragraphs

    def pledges_within(self) -> QuerySet:
        pledges = Pledge.objects.filter(about_letters(self.narrowing, "sources__paragraph__letter__"))
        return pledges.filter(responsible__slug__in=self.parties) if self.parties else pledges

    def letters_within(self) -> QuerySet:
        letters = Letter.objects.filter(about_letters(self.narrowing, ""))
        sources = Source.objects.filter(pledge__responsible__slug__in=self.parties)
        return letters.filter(pk__in=sources.values("paragraph__letter")) if self.parties else letters

    @property
    def is_narrowed(self) -> bool:
        return bool(self.narrowing or self.days)

    @property
    def parties(self) -> list[str]:
        return self.narrowing.get("responsible", [])

    def citing(self) -> QuerySet:
        """The paragraphs that name the paper that was asked for."""
        return Paragraph.objects.filter(references__identifier=self.identifier)

    def named(self) -> QuerySet:
        return Letter.objects.named(self.identifier)

    # ---- what is found --------------------------------------------------------------------------------------
    @cached_property
    def tabs(self) -> list[Tab]:
        return [Tab(name, str(label), *count_hits(self.asked(name))) for name, label in WHAT.items()]

    @property
    def tab(self) -> Tab:
        return next(tab for tab in self.tabs if tab.name == self.what)

    @cached_property
    def page(self) -> Page:
        """The page of hits: their places among all of them. Past the end it is the last."""
        return Paginator(range(self.tab.count), A_PAGE).get_page(self.number)

    @cached_property
    def hits(self) -> list[dict[str, Any]]:
        """What the page shows of each hit, best first."""
        first = max(self.page.start_index() - 1, 0)
        keys = keys_on_page(self.asked(self.what), self.tab.capped, first, A_PAGE)
        show = {
            "paragraphs": self.show_paragraphs,
            "pledges": self.show_pledges,
            "letters": self.show_letters,
        }
        return show[self.what](keys)

    def show_paragraphs(self, keys: list[int]) -> list[dict[str, Any]]:
        rows = Paragraph.objects.select_related("letter__dossier").in_bulk(keys)
        cited = Reference.objects.filter(paragraph__in=keys, identifier=self.identifier or "-")
        places: dict[int, list[tuple[int, int]]] = {}
        for key, start, end in cited.values_list("paragraph", "start", "end"):
            places.setdefault(key, []).append((start, end))
        return [
            {
                "paragraph": row,
                "snippet": snippet(row.text, self.question, self.exact, places.get(row.pk, ())),
            }
            for row in in_order(rows, keys)
        ]

    def show_pledges(self, keys: list[int]) -> list[dict[str, Any]]:
        rows = Pledge.objects.for_table().in_bulk(keys)
        return [
            {
                "pledge": row,
                "title": whole(row.name, self.question, self.exact),
                "snippet": snippet(row.quote or "", self.question, self.exact),
            }
            for row in in_order(rows, keys)
        ]

    def show_letters(self, keys: list[int]) -> list[dict[str, Any]]:
        rows = Letter.objects.select_related("dossier").prefetch_related("signatories").in_bulk(keys)
        return [
            {"letter": row, "title": whole(row.title, self.question, self.exact)}
            for row in in_order(rows, keys)
        ]

    @cached_property
    def paper(self) -> dict[str, Any] | None:
        """The paper whose number was typed: its name, the letter if it is stored, and its official address."""
        if not self.identifier:
            return None
        return {
            "identifier": self.identifier,
            "name": as_printed(self.identifier),
            "letter": self.named().select_related("dossier").first(),
            "url": official_url(self.identifier),
            "page": reverse("paper_detail", args=split_identifier(self.identifier)),
        }


def about_letters(narrowing: dict[str, Any], path: str) -> Q:
    """The condition on letters, for rows that reach their letter by `path`."""
    condition = Q()
    if dossier := narrowing.get("dossier"):
        condition &= Q(**{f"{path}dossier": dossier}) | Q(**{f"{path}also_in": dossier})
    if kinds := narrowing.get("kind"):
        condition &= Q(**{f"{path}kind__in": kinds})
    return condition


def in_order(rows: dict[int, Any], keys: list[int]) -> list[Any]:
    """Rows by key in the order of the keys; one that has gone meanwhile is left out."""
    return [rows[key] for key in keys if key in rows]
