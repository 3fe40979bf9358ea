"""What was not fetched, and why, in words for the person who asked for it."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "no_number": _("“%(words)s” is no number of a Kamerstuk. For example: 28 676, nr. 321."),
    "not_found": _("The official services have no paper %(paper)s. Check the dossier and the number."),
    "not_published_yet": _("The text of %(paper)s is not published yet. Try again in a few days."),
    "busy": _("The official services have no time for us now. Try again later."),
    "unreachable": _("The official services cannot be reached now. Try again later."),
    "slow": _("The official services took too long to answer. Try again later."),
    "cut_off": _("The answer of the official services was cut off each time. Try again later."),
    "refused": _("The official services refuse to give %(paper)s. Look at it on their site."),
    "too_large": _("%(paper)s is larger than 25 MB, which no letter is."),
    "elsewhere": _("For %(paper)s the official services point to another place. That place was not visited."),
    "not_official": _("The address of %(paper)s is not one of the official services. It was not visited."),
    "error_page": _(
        "Instead of %(paper)s the official services gave a page that is no paper. Try again later."
    ),
    "empty": _("The official services gave nothing for %(paper)s. Try again later."),
    "wrong": _(
        "Asked for %(paper)s, the official services gave another paper: %(other)s. Nothing was stored."
    ),
    "search_refused": _("The official search does not accept dossier %(paper)s. Check its number."),
    "search_unclear": _("The answer of the official search cannot be understood. Try again later."),
    "search_incomplete": _(
        "The official search stopped before it had named all papers of dossier %(paper)s. Try again later."
    ),
}
# What passes by itself: the same question may be answered in an hour.
PASSING = frozenset({"busy", "unreachable", "slow", "cut_off", "search_unclear", "search_incomplete"})


class NotFetched(Exception):
    """The official services gave no paper. `code` says which kind of refusal it is, the message is the sentence."""

    def __init__(self, code: str, **words: str) -> None:
        self.code = code
        super().__init__(str(REASONS[code]) % {"paper": "", **words})

    @property
    def is_passing(self) -> bool:
        return self.code in PASSING
