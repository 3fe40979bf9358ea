"""A change in plain words, in the reader's language: for feed readers and mail, and beside the marks on the page."""

from collections.abc import Callable

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.changes.entries import Entry
from tracker.models import PledgeLink, StatusUpdate
from tracker.models.status import Status
from tracker.templatetags.nakoming import locale


def headline(entry: Entry) -> str:
    """One line: the pledge, and what happened to it."""
    return f"{entry.pledge}: {what(entry)}" if entry.pledge else what(entry)


def what(entry: Entry) -> str:
    """What happened, without the name of the pledge."""
    return SAYING[entry.stream](entry)


def details(entry: Entry) -> list[str]:
    """What else was recorded, a sentence each: deadline, note, evidence. Text of people, to be escaped."""
    if entry.stream == "update":
        return details_of_update(entry.thing)
    if entry.stream in {"reading", "batch"} and entry.thing.note:
        return [entry.thing.note]
    return []


def say_update(entry: Entry) -> str:
    update = entry.thing
    if update.undoes_id:
        return _("Undone: %(what)s") % {"what": status_and_day(update.undoes)}
    words = {"status": update.get_status_display(), "was": Status(entry.was).label}
    if entry.was == update.status:
        return _("Still %(status)s") % words
    return _("%(status)s, was %(was)s") % words


def status_and_day(update: StatusUpdate) -> str:
    words = {"status": update.get_status_display(), "day": plain_day(update.effective_on)}
    return _("%(status)s, from %(day)s") % words


def details_of_update(update: StatusUpdate) -> list[str]:
    said = []
    if not update.undoes_id:
        said.append(_("In effect from %(day)s.") % {"day": plain_day(update.effective_on)})
    if update.due_on:
        words = {"day": plain_day(update.due_on), "reason": update.due_reason}
        said.append(_("New deadline %(day)s: %(reason)s") % words)
    if update.claimed_status:
        said.append(_("The government says: %(status)s.") % {"status": update.get_claimed_status_display()})
    if update.note:
        said.append(update.note)
    if update.evidence:
        said.append(_("Evidence: %(evidence)s") % {"evidence": update.evidence})
    elif update.no_evidence_because:
        said.append(_("No evidence found: %(because)s") % {"because": update.no_evidence_because})
    return said


def say_reading(entry: Entry) -> str:
    words = {"verdict": entry.thing.get_verdict_display(), "what": status_and_day(entry.thing.update)}
    return _("%(verdict)s: %(what)s") % words


def say_history(entry: Entry) -> str:
    """A line of the field history: the first one, or fields that changed, or a further source."""
    if entry.fields is None:
        return _("New pledge")
    if entry.fields:
        return _("Particulars corrected: %(fields)s") % {"fields": ", ".join(entry.fields)}
    return _("Said again in a letter") if entry.thing.history_change_reason else _("Particulars corrected")


def say_link(entry: Entry) -> str:
    return link_words(entry.thing)


def say_withdrawn(entry: Entry) -> str:
    return _("Link withdrawn: %(link)s") % {"link": link_words(entry.thing)}


def link_words(link: PledgeLink) -> str:
    return f"{link.get_kind_display()} {link.other}"


def say_batch(entry: Entry) -> str:
    batch = entry.thing
    number = {"n": format_decimal(entry.pledges, locale=locale()), "kind": batch.get_kind_display()}
    said = ngettext("%(kind)s of %(n)s pledge", "%(kind)s of %(n)s pledges", entry.pledges) % number
    return _("Undone: %(what)s") % {"what": said} if batch.undoes_id else said


def plain_day(day) -> str:
    return format_date(day, "d MMM y", locale())


SAYING: dict[str, Callable[[Entry], str]] = {
    "update": say_update,
    "reading": say_reading,
    "particulars": say_history,
    "link": say_link,
    "withdrawn": say_withdrawn,
    "batch": say_batch,
}
