"""Who may do what: the one table. A role is given on a person's page in the admin.

The rights are Django's permission names, so that the admin, the views and the templates ask one question:
`user.has_perm("tracker.change_pledge")`. They are worked out anew on each request.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    READER = "reader", _("Reader")
    ANALYST = "analyst", _("Analyst")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


READER = frozenset(
    {
        "letters.view_dossier",
        "letters.view_letter",
        "letters.view_paragraph",
        "letters.view_signatory",
        "tracker.view_batch",
        "tracker.view_handover",
        "tracker.view_party",
        "tracker.view_pledge",
        "tracker.view_pledgelink",
        "tracker.view_savedview",
        "tracker.view_secondreading",
        "tracker.view_source",
        "tracker.view_statusupdate",
        "tracker.view_topic",
    }
)
ANALYST = READER | {
    "tracker.add_pledge",
    "tracker.change_pledge",
    "tracker.add_source",
    "tracker.add_pledgelink",
    # To delete a link is to withdraw it; nobody changes one.
    "tracker.delete_pledgelink",
    "tracker.add_statusupdate",
    "tracker.view_candidate",
    "tracker.change_candidate",
    "tracker.add_readingmark",
    "tracker.delete_readingmark",
    "tracker.add_batch",
    "tracker.add_notabout",
    "tracker.delete_notabout",
    "tracker.add_savedview",
    "tracker.change_savedview",
    "tracker.delete_savedview",
    # Whoever sees that a verdict is wrong says so; to confirm one is for editors.
    "tracker.add_secondreading",
}
EDITOR = ANALYST | {
    "letters.add_letter",
    "letters.change_letter",
    "letters.delete_letter",
    "letters.add_dossier",
    "letters.change_dossier",
    "letters.add_signatory",
    "letters.change_signatory",
    "letters.delete_signatory",
    "tracker.confirm_statusupdate",
    "tracker.share_savedview",
    "tracker.add_handover",
    "tracker.add_party",
    "tracker.change_party",
    "tracker.delete_party",
    "tracker.add_topic",
    "tracker.change_topic",
    "tracker.delete_topic",
}
# Nobody deletes a person: what people did carries their name. An account is switched off instead.
ADMINISTRATOR = EDITOR | {"tracker.view_user", "tracker.add_user", "tracker.change_user"}

RIGHTS = {
    Role.READER: READER,
    Role.ANALYST: ANALYST,
    Role.EDITOR: EDITOR,
    Role.ADMINISTRATOR: ADMINISTRATOR,
}
# The admin is a working place for these; readers have the site.
STAFF = frozenset({Role.ANALYST, Role.EDITOR, Role.ADMINISTRATOR})
