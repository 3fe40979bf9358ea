"""A digest as a mail: in its person's language, as plain text and as simple HTML."""

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tracker.changes.words import headline, plain_day
from tracker.digests.contents import Digest
from tracker.feeds import full_address
from tracker.models import Pledge

# A section names so many, and says how many more there are.
MOST_LINES = 20


def write(digest: Digest) -> EmailMultiAlternatives:
    person, day = digest.due.person, digest.due.for_day
    with override(person.language):
        context = {
            "sections": sections(digest),
            "person": person,
            "account": full_address(reverse("account_settings")),
            "site": full_address("/"),
            "language": person.language,
        }
        mail = EmailMultiAlternatives(
            subject=subject(digest),
            body=render_to_string("tracker/digest.txt", context),
            to=[formataddr((person.name, person.email))],
            headers=headers(f"digest-{person.pk}-{day.isoformat()}"),
        )
        mail.attach_alternative(render_to_string("tracker/digest.html", context), "text/html")
    return mail


def headers(name: str) -> dict[str, str]:
    """A mail that nobody should answer, with where it is switched off. Sent again, it is known as the same."""
    return {
        "List-Unsubscribe": f"<{full_address(reverse('account_settings'))}>",
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>",
    }


def subject(digest: Digest) -> str:
    """What is in it, in numbers."""
    late, all_open = len(digest.late), len(digest.open)
    reviews, verdicts, changes = len(digest.to_review), len(digest.to_confirm), len(digest.changes)
    parts = [
        (late, ngettext("%(n)s late", "%(n)s late", late)),
        (all_open, ngettext("%(n)s open", "%(n)s open", all_open)),
        (reviews, ngettext("%(n)s to check again", "%(n)s to check again", reviews)),
        (verdicts, ngettext("%(n)s to confirm", "%(n)s to confirm", verdicts)),
        (changes, ngettext("%(n)s change", "%(n)s changes", changes)),
    ]
    return f"Nakoming: {', '.join(words % {'n': n} for n, words in parts if n)}"


def sections(digest: Digest) -> list[dict]:
    """What stands in the mail, in its order; no section is empty."""
    owner = f"owner={digest.due.person.pk}"
    views = ", ".join(view.name for view in digest.views)
    since = timezone.localdate(digest.due.since)
    every = [
        (_("Past the deadline"), "pledge_list", f"{owner}&late=true", [line(each) for each in digest.late]),
        (_("Open"), "pledge_list", f"{owner}&is_open=true&late=false", [line(each) for each in digest.open]),
        (
            _("To check again"),
            "pledge_list",
            f"{owner}&review=desk",
            [line(each) for each in digest.to_review],
        ),
        (
            _("To confirm"),
            "pledge_list",
            "second_reading=needed",
            [(address(each), f"{each}: {each.get_status_display()}") for each in digest.to_confirm],
        ),
        (
            _("Changed since %(day)s in %(views)s") % {"day": plain_day(since), "views": views},
            "changes",
            f"since={since.isoformat()}",
            [(full_address(each.address), headline(each)) for each in digest.changes],
        ),
    ]
    return [section(title, name, query, lines) for title, name, query, lines in every if lines]


def section(title: str, name: str, query: str, lines: list[tuple[str, str]]) -> dict:
    return {
        "title": title,
        "count": len(lines),
        "lines": [{"address": address, "words": words} for address, words in lines[:MOST_LINES]],
        "more": max(len(lines) - MOST_LINES, 0),
        "all": full_address(f"{reverse(name)}?{query}"),
    }


def line(pledge: Pledge) -> tuple[str, str]:
    return address(pledge), f"{pledge}: {deadline(pledge)}"


def deadline(pledge: Pledge) -> str:
    if pledge.due_on is None:
        return _("term “%(term)s”") % {"term": pledge.term} if pledge.term else _("no date stated")
    words = {"day": plain_day(pledge.due_on), "n": pledge.days_late}
    if not pledge.days_late:
        return _("due %(day)s") % words
    late = ngettext("due %(day)s, %(n)s day late", "due %(day)s, %(n)s days late", pledge.days_late)
    return late % words


def address(pledge: Pledge) -> str:
    return full_address(pledge.get_absolute_url())
