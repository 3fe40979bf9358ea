"""The changes as an Atom feed (RFC 4287). The same changes are the same bytes, whenever they are asked for."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from tracker.changes import entries, newest
from tracker.changes.asking import PledgesForm
from tracker.changes.streams import Scope
from tracker.changes.words import details, headline
from tracker.feeds import full_address, lasting_name, printable

LONGEST = 100
# When an empty feed was last updated: it never was.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class DatedAtom(Atom1Feed):
    """Django dates a feed without entries on the moment it is asked for; here it stays the same."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


class ChangesFeed(Feed):
    """The newest changes of what a valid `PledgesForm` asks for."""

    feed_type = DatedAtom
    author_name = "Nakoming"

    def __init__(self, form: PledgesForm):
        self.form = form
        # In one order, whatever was typed.
        self.query = urlencode({name: form.data[name] for name in form.fields if form.data.get(name)})

    def title(self) -> str:
        asked = [str(value) for value in self.form.cleaned_data.values() if value]
        return printable(" · ".join(["Nakoming", _("Changes"), *asked]))

    def subtitle(self) -> str:
        return _("What changed in the register of written commitments to parliament.")

    def link(self) -> str:
        return self.address("changes")

    def feed_url(self) -> str:
        return self.address("changes_feed")

    def feed_guid(self) -> str:
        return lasting_name("changes", self.query).urn

    def address(self, name: str) -> str:
        return full_address(reverse(name)) + (f"?{self.query}" if self.query else "")

    def items(self):
        return entries(newest(Scope(self.form.pledges), 0, LONGEST))

    def item_title(self, item):
        return printable(headline(item))

    def item_description(self, item):
        """HTML, as the feed says that it is; so what people wrote is escaped here, and once more as XML."""
        return printable("".join(f"<p>{escape(line)}</p>" for line in details(item)))

    def item_link(self, item):
        return full_address(item.address)

    def item_guid(self, item):
        return lasting_name("change", item.stream, item.key).urn

    def item_updateddate(self, item):
        return item.at

    def item_author_name(self, item):
        return printable(item.by.name) if item.by else "Nakoming"
