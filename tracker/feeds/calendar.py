"""Deadlines and review days as a calendar (RFC 5545). The same register gives the same bytes, whenever it is asked.

A deadline is an event on the last day that the letter's words can mean, because only after it is a pledge late; a
window is told in the event's words. A term without a day, and a pledge that states none, are no events: the calendar
says how many there are.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from icalendar import Calendar, Event

from tracker.changes.asking import PledgesForm
from tracker.changes.words import plain_day
from tracker.feeds import full_address, lasting_name, printable
from tracker.models import Pledge, User
from tracker.models.pledge_queries import IN_WORDS_ONLY, NOT_STATED, WITHOUT_A_DAY, PledgeQuerySet

# Programs that read calendars choke on more.
MOST = 2_000


class DueForm(PledgesForm):
    """Which deadlines: of a view, a party or a pledge, and of all that or only of what the person owns."""

    mine = forms.ChoiceField(
        label=gettext_lazy("Owner"), required=False, choices=[("", ""), ("true", gettext_lazy("mine"))]
    )

    @property
    def open_pledges(self) -> PledgeQuerySet:
        rows = self.pledges
        rows = (Pledge.objects.all() if rows is None else rows).open()
        return rows.owned_by_any([self.person]) if self.cleaned_data["mine"] else rows


def calendar(pledges: PledgeQuerySet, person: User) -> bytes:
    """The deadlines of these open pledges, and the days on which this person is to check their own again."""
    made = Calendar()
    made.add("prodid", "-//Nakoming//Nakoming//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    # The first of each pair is the standard (RFC 7986), the second what older programs read.
    for key in ("name", "x-wr-calname"):
        made.add(key, _("Nakoming: deadlines"))
    for key in ("description", "x-wr-caldesc"):
        made.add(key, what_is_left_out(pledges))
    for each in events(pledges, person):
        made.add_component(each)
    return made.to_ical()


def what_is_left_out(pledges: PledgeQuerySet) -> str:
    """How many open pledges are no event, and why."""
    counts = pledges.order_by().aggregate(
        words=Count("pk", filter=IN_WORDS_ONLY),
        none=Count("pk", filter=NOT_STATED),
        days=Count("pk", filter=~WITHOUT_A_DAY),
    )
    said = [
        ngettext(
            "%(n)s open pledge has a term that names no day.",
            "%(n)s open pledges have a term that names no day.",
            counts["words"],
        )
        % {"n": counts["words"]},
        ngettext("%(n)s states no term at all.", "%(n)s state no term at all.", counts["none"])
        % {"n": counts["none"]},
    ]
    if counts["days"] > MOST:
        words = {"most": MOST, "n": counts["days"]}
        said.append(_("Of %(n)s deadlines these are the %(most)s latest: ask for a view or a party.") % words)
    return " ".join(said)


def events(pledges: PledgeQuerySet, person: User) -> Iterator[Event]:
    rows = pledges.with_origin().prefetch_related("responsible")
    for pledge in rows.filter(due_on__isnull=False).order_by("-due_on", "-pk")[:MOST]:
        yield event("deadline", pledge, pledge.due_on, _("Deadline"))
    mine = rows.owned_by_any([person]).filter(review_on__isnull=False)
    for pledge in mine.order_by("-review_on", "-pk")[:MOST]:
        yield event("review", pledge, pledge.review_on, _("Check again"))


def event(kind: str, pledge: Any, day: date, what: str) -> Event:
    """One day. Its name never changes; the number and moment of its version do, so that it moves in the calendar."""
    made = Event()
    address = full_address(pledge.get_absolute_url())
    made.add("uid", str(lasting_name(kind, pledge.code)))
    made.add("dtstamp", pledge.updated_at)
    made.add("last-modified", pledge.updated_at)
    made.add("sequence", pledge.version)
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("summary", printable(f"{what} {pledge}"))
    made.add("description", printable("\n".join([*about(pledge), address])))
    made.add("url", address)
    # Nobody is busy because a pledge falls due.
    made.add("transp", "TRANSPARENT")
    return made


def about(pledge: Any) -> Iterator[str]:
    """What a reader of the calendar needs to know: words, window, shifts, who must act."""
    yield f"“{pledge.quote}”"
    if pledge.term:
        yield _("Term: “%(term)s”") % {"term": pledge.term}
    if pledge.times_shifted:
        words = {"day": plain_day(pledge.due_on), "n": pledge.times_shifted, "days": pledge.days_shifted}
        shifted = ngettext(
            "Moved once, by %(days)s days.", "Moved %(n)s times, by %(days)s days.", pledge.times_shifted
        )
        yield shifted % words
    elif pledge.due_from and pledge.due_from < pledge.due_on:
        days = {"first": plain_day(pledge.due_from), "last": plain_day(pledge.due_on)}
        yield _("Any day from %(first)s to %(last)s.") % days
    parties = ", ".join(str(party) for party in pledge.responsible.all())
    yield _("Who must act: %(parties)s") % {"parties": parties or _("not stated")}
    yield _("Status: %(status)s") % {"status": pledge.get_status_display()}
