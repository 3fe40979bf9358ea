"""Each digest is sent once. Its day is reserved before it is sent, so that two runs at one moment send one mail."""

from collections import Counter
from datetime import datetime
from smtplib import SMTPDataError, SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.digests.contents import Digest, Run
from tracker.digests.timing import SENDING, Due, all_due
from tracker.digests.writing import write
from tracker.models import SentDigest, User

LONGEST = 500
# From here on an answer of a mail server is for good: there is no such address (RFC 5321).
FOR_GOOD = 500


class NoMailServer(Exception):
    """Mail cannot be sent at all; the message says why, to who runs the register."""


class NotDelivered(Exception):
    """This one mail was refused. `for_good`: the address itself was."""

    def __init__(self, reason: str, for_good: bool):
        super().__init__(reason)
        self.for_good = for_good


def send_all(now: datetime | None = None) -> Counter:
    """Send the digests that are due: how many were `sent`, `refused`, or `empty` because there was nothing to say.

    Raises `NoMailServer`; what was not sent by then is sent by the next run.
    """
    now = now or timezone.now()
    due, outcomes = all_due(now), Counter()
    # What is recorded at this very moment may not be seen yet: it waits for the next digest.
    run, connection = Run(due, now), mail.get_connection()
    try:
        for each in due:
            outcomes[send_one(run.digest(each), connection)] += 1
    finally:
        connection.close()
    return outcomes


def send_one(digest: Digest, connection) -> str:
    """What became of it: sent, refused, empty, or taken by another run."""
    if digest.is_empty:
        return "empty" if reserve(digest.due, "", "") else "taken"
    message = write(digest)
    message.connection = connection
    open_connection(connection)
    reserved = reserve(digest.due, str(message.subject), SENDING)
    if reserved is None:
        return "taken"
    try:
        deliver(message)
    except NotDelivered as failed:
        note(reserved, str(failed), digest.due.person if failed.for_good else None)
        return "refused"
    except NoMailServer as away:
        note(reserved, str(away))
        raise
    note(reserved, "", digest.due.person)
    return "sent"


def reserve(due: Due, subject: str, problem: str) -> SentDigest | None:
    """The line that says that this digest is ours to send; None when another run was first.

    One statement, which the database alone decides.
    """
    values = {"since": due.since, "until": due.until, "subject": subject[:200], "problem": problem}
    if due.former is None:
        try:
            return SentDigest.objects.create(person=due.person, for_day=due.for_day, **values)
        except IntegrityError:
            return None
    unchanged = {"pk": due.former.pk, "problem": due.former.problem, "sent_at": due.former.sent_at}
    ours = SentDigest.objects.filter(**unchanged).update(**values, sent_at=timezone.now())
    return due.former if ours else None


def note(reserved: SentDigest, problem: str, person: User | None = None) -> None:
    """What became of it; with a person, also whether their address takes mail."""
    problem = problem[:LONGEST]
    SentDigest.objects.filter(pk=reserved.pk).update(problem=problem, sent_at=timezone.now())
    if person and person.mail_problem != problem:
        User.objects.filter(pk=person.pk).update(mail_problem=problem)


# ---- talking to the mail server -----------------------------------------------------------------------------------
def open_connection(connection) -> None:
    """Raises `NoMailServer`. One connection serves all; an open one stays."""
    try:
        connection.open()
    except OSError as error:
        raise away(error) from error


def deliver(message) -> None:
    """Raises `NotDelivered` when this mail was refused, and `NoMailServer` when no mail can be sent."""
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise NotDelivered(f"{code} {as_text(words)}", code >= FOR_GOOD) from refused
    except SMTPDataError as refused:
        raise NotDelivered(f"{refused.smtp_code} {as_text(refused.smtp_error)}", for_good=False) from refused
    except (SMTPNotSupportedError, UnicodeError, ValueError) as impossible:
        raise NotDelivered(_("No mail can be written to this address."), for_good=True) from impossible
    except (SMTPException, OSError) as error:
        raise away(error) from error


def as_text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words


def away(error: OSError) -> NoMailServer:
    reason = error.strerror or " ".join(map(str, error.args)) or type(error).__name__
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return NoMailServer(
        _(
            "The mail server %(server)s cannot be used: %(reason)s. Check EMAIL_URL. The next run goes on from here."
        )
        % {"server": server, "reason": reason}
    )
