"""Why a paragraph may bear on a pledge, in words and numbers for people."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.bearing.bearings import BY_NAME, PERHAPS, Bearing
from tracker.bearing.weighing import Reason
from tracker.templatetags.nakoming import show_money

# In so few paragraphs a clue is rare.
RARE = 5
# Single words are said together, and no more of them than one takes in.
MOST_WORDS = 4
KINDS = {
    "paper": gettext_lazy("paper"),
    "name": gettext_lazy("name"),
    "amount": gettext_lazy("amount"),
    "term": gettext_lazy("term"),
    "title": gettext_lazy("word of the title"),
    "word": gettext_lazy("word of the quote"),
    "party": gettext_lazy("party"),
    "subject": gettext_lazy("topic"),
    "dossier": gettext_lazy("dossier"),
}
SINGLE_WORDS = ("title", "word")


def why(bearing: Bearing) -> list[str]:
    """The short answer: what says most first, single words together, and what is uncertain about the days."""
    said = [carries_out(bearing)] if bearing.carries_out else []
    said += [say(reason) for reason in bearing.reasons if reason.kind in {"paper", "amount", "name", "term"}]
    said += say_words(bearing)
    if bearing.brought_in_later:
        said.append(_("came in later; a date is missing"))
    return said


def carries_out(bearing: Bearing) -> str:
    return {
        BY_NAME: _("carries out an earlier pledge or motion, and names this one’s paper or words"),
        PERHAPS: _("carries out an earlier pledge or motion"),
    }[bearing.carries_out]


def say(reason: Reason) -> str:
    words = {
        "paper": _("shares %(words)s"),
        "amount": _("the same amount, %(words)s"),
        "name": _("names %(words)s"),
        "term": _("names the term, %(words)s"),
    }[reason.kind] % {"words": in_words(reason)}
    return f"{words}: {how_rare(reason)}" if reason.rows else words


def how_rare(reason: Reason) -> str:
    if reason.rows > RARE:
        text = ngettext("in %(n)s paragraph", "in %(n)s paragraphs", reason.rows)
    else:
        text = ngettext("rare, in %(n)s paragraph", "rare, in %(n)s paragraphs", reason.rows)
    return text % {"n": number_format(reason.rows, force_grouping=True)}


def say_words(bearing: Bearing) -> list[str]:
    """Single words, but for those of a name, or of a word with a hyphen, that is said already."""
    names = " ".join(reason.clue.forms[0] for reason in bearing.reasons if reason.kind == "name").split()
    single = [reason for reason in bearing.reasons if reason.kind in SINGLE_WORDS]
    parts = {part for reason in single if "-" in reason.words for part in reason.words.lower().split("-")}
    words = [
        f"“{reason.words}”"
        for reason in single
        if reason.clue.forms[0] not in names and reason.words.lower() not in parts
    ]
    return [_("says %(words)s") % {"words": ", ".join(words[:MOST_WORDS])}] if words else []


def in_words(reason: Reason) -> str:
    """What is shared, as people write it."""
    if reason.kind == "amount" and reason.clue.value is not None and reason.clue.currency:
        return show_money(reason.clue.value, reason.clue.currency)
    return reason.words


def in_numbers(bearing: Bearing) -> list[dict[str, str]]:
    """The long answer: each reason with its kind, in how many paragraphs it is, and what it weighs."""
    return [
        {
            "kind": str(KINDS[reason.kind]),
            "words": in_words(reason),
            "rows": number_format(reason.rows, force_grouping=True) if reason.rows else "",
            "weight": number_format(reason.weight, 2),
        }
        for reason in bearing.reasons
    ]
