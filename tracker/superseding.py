"""A line of history that names the pledge that takes this one's place: the link between both is stored with it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from letters.models import Paragraph
from tracker.linking import check, hold, link
from tracker.models import Pledge, PledgeLink, StatusUpdate, User


@transaction.atomic
def record_update(
    pledge: Pledge, update: StatusUpdate, by: User | None, version: int | None = None
) -> StatusUpdate:
    """`Pledge.record`, and where `update.successor` is a pledge, that this one replaces `pledge`, both or neither.

    Raises what `Pledge.record` does, and ValidationError when the two cannot be linked so.
    """
    if update.successor is None:
        return pledge.record(update, by=by, version=version)
    # A paragraph is locked before what `hold` locks; storing the update locks that of its evidence.
    list(Paragraph.every.select_for_update().filter(pk__in=[update.evidence_paragraph_id]))
    hold(pledge, update.successor)
    if version is not None:
        pledge.lock(version)
    replace(pledge, update.successor, by)
    return pledge.record(update, by=by)


def replace(pledge: Pledge, successor: Pledge, by: User | None) -> None:
    """Store that the successor replaces the pledge; where it does so already, nothing."""
    if not replaces(successor, pledge):
        link(successor, PledgeLink.Kind.REPLACES, pledge, by)


def check_successor(pledge: Pledge, successor: Pledge) -> None:
    """Raises ValidationError when the one cannot take the place of the other, since that would go round."""
    if not replaces(successor, pledge):
        try:
            check(PledgeLink(pledge=successor, kind=PledgeLink.Kind.REPLACES, other=pledge))
        except ValidationError as error:
            raise ValidationError(error.messages) from error  # as of one field


def replaces(successor: Pledge, pledge: Pledge) -> bool:
    links = PledgeLink.objects.standing().filter(pledge=successor, kind=PledgeLink.Kind.REPLACES)
    return links.filter(other=pledge).exists()
