"""A candidate as it is offered to a person: a title, what was read in one line, terms to choose from, and why."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from letters.reading.money import Amount
from letters.reading.terms import Term
from tracker.candidates.rules import RULES
from tracker.models import Candidate, Pledge
from tracker.prefilling import NO_DATE, best_term, key_of_term, main_amount, suggested_title
from tracker.readings import Readings, from_json
from tracker.templatetags.nakoming import day_words, show_money

EXPLAINED = {rule.code: rule for rule in RULES}
SHORT = 42  # characters of the quote where one line stands for it


@dataclass(frozen=True)
class Reason:
    """A rule that fired: its code and weight, what it means in the reader's language, and the words it hit."""

    code: str
    weight: float
    explanation: str
    words: str

    @property
    def signed(self) -> str:
        return signed(self.weight)


@dataclass(frozen=True)
class Choice:
    """A term that the letter's words allow, or no date: what a form sends for it, and how it reads."""

    key: str
    label: str
    chosen: bool


class Offer:
    """Everything that the margin and the list show of a candidate; asks the database for nothing."""

    def __init__(self, candidate: Candidate):
        self.candidate = candidate

    @cached_property
    def read(self) -> Readings:
        return from_json(self.candidate.read)

    @property
    def title(self) -> str:
        return suggested_title(self.candidate.quote)

    @property
    def short_quote(self) -> str:
        words = self.candidate.quote
        return words if len(words) <= SHORT else words[:SHORT].rpartition(" ")[0] + " …"

    @property
    def score(self) -> str:
        return plain(self.candidate.score)

    @property
    def level(self) -> str:
        return str(dict(Pledge.Level.choices).get(self.read.level, ""))

    @property
    def strength(self) -> str:
        """Only where it is not firm, which goes without saying."""
        if self.read.strength == Pledge.Strength.FIRM:
            return ""
        return str(dict(Pledge.Strength.choices).get(self.read.strength, ""))

    @property
    def amounts(self) -> list[str]:
        return [amount_words(amount) for amount in self.read.amounts]

    @property
    def is_filled_in(self) -> bool:
        """Whether one of the amounts goes into the pledge; one without a currency waits for a person."""
        return main_amount(self.read.amounts) is not None

    @property
    def is_lower_end(self) -> bool:
        """Whether what is filled in is the lower end of a range."""
        amount = main_amount(self.read.amounts)
        return amount is not None and amount.upper is not None

    @property
    def terms(self) -> list[Choice]:
        """The terms of the sentence and "no date"; empty where it states no term."""
        return choices(self.read.terms, best_term_of(self.candidate, self.read)) if self.read.terms else []

    @property
    def reasons(self) -> list[Reason]:
        return [self.reason(point) for point in self.candidate.points]

    def reason(self, point: dict[str, Any]) -> Reason:
        rule = EXPLAINED.get(point["code"])
        explanation = "" if rule is None else rule.nl if is_dutch() else rule.en
        words = self.candidate.paragraph.text[point["start"] : point["end"]]
        return Reason(point["code"], point["weight"], explanation, words)


def best_term_of(candidate: Candidate, read: Readings) -> Term | None:
    return best_term(read.terms, candidate.start, candidate.end, candidate.paragraph.letter.dated_on)


def choices(terms: tuple[Term, ...], chosen: Term | None) -> list[Choice]:
    offered = [Choice(key_of_term(term), term_words(term), term == chosen) for term in terms]
    return [*offered, Choice(NO_DATE, _("no date"), chosen is None)]


def term_words(term: Term) -> str:
    """The letter's words, what they bound, and the days they can mean."""
    return f"“{term.words}”: {', '.join(filter(None, [role_words(term), days_words(term)]))}"


def role_words(term: Term) -> str:
    return {
        "start": _("start"),
        "deadline": _("deadline"),
        "moment": _("moment"),
        "duration": _("duration"),
    }.get(term.role, term.role)


def days_words(term: Term) -> str:
    if term.needs_date:
        return _("counts from the letter’s date, which is not known")
    if term.first and term.last:
        if term.first == term.last:
            return day_words(term.first)
        return _("%(first)s to %(last)s") % {"first": day_words(term.first), "last": day_words(term.last)}
    if term.last:
        return _("by %(last)s") % {"last": day_words(term.last)}
    if term.first:
        return _("from %(first)s") % {"first": day_words(term.first)}
    return _("no day")


def amount_words(amount: Amount) -> str:
    """A sum as the margin shows it: with its range, and its period, inferred where the letter states none."""
    if not amount.currency:
        return _("%(amount)s, currency not stated") % {"amount": bare(amount)}
    words = show_money(amount.value, amount.currency)
    if amount.upper is not None:
        words = _("%(low)s to %(high)s") % {"low": words, "high": show_money(amount.upper, amount.currency)}
    period = Pledge.Period(amount.period or Pledge.Period.ONCE).label
    return f"{words} {period}" if amount.period else f"{words} {period} ({_('inferred')})"


def bare(amount: Amount) -> str:
    return f"{amount.value:,f}".replace(",", "\u00a0")


def plain(number: float) -> str:
    """Two decimals at most, with the reader's decimal sign."""
    words = f"{number:.2f}".rstrip("0").rstrip(".")
    return words.replace(".", ",") if is_dutch() else words


def signed(number: float) -> str:
    return f"+{plain(number)}" if number > 0 else f"−{plain(-number)}"


def is_dutch() -> bool:
    return (get_language() or "").startswith("nl")
