"""A form that is sent twice is stored once: a double click, a retried POST after a lost answer, two tabs at once.

For whoever writes a form: two words.

In the template of the form, beside the CSRF token::

    {% load sending %} … <form method="post">{% csrf_token %}{% sending %}

On the view, or on the function that stores and answers with a redirect (below the decorators that say who may)::

    @sent_once
    def status_update_add(request, code):

`{% sending %}` is a hidden field with a fresh key, which also says, signed, whose form it is. `@sent_once` runs the
function in one transaction with the key: the unique key in the database decides who is first, whoever comes second
waits, and is then led where the first one was led. What is answered decides what becomes of it:

- a redirect: stored, and the same key again leads to the same address;
- 4xx or 5xx, or an exception: everything is rolled back, also the key, so the form can be corrected and sent again;
- any other page: stored, but not remembered, because a page cannot be answered twice. Whatever writes should redirect.

Where many write at one moment, an exception (`Stale`) goes through it and is answered outside: nobody waits for a page.

The same key with other words, somebody else's key, and one older than `REMEMBERED` are answered 409 with all that was
typed, to be sent again with a fresh key. A form without a key (a script, a page from before) is stored each time that
it is sent, as ever. What catches an IntegrityError must do so around a `transaction.atomic()` of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from json import dumps
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker import unsent
from tracker.models import Submission, User

FIELD = "sending"
# For so long a key is known. Older ones are forgotten, and no longer taken.
REMEMBERED = timedelta(days=30)
LONGEST_ADDRESS = 2000
SIGNER = TimestampSigner(salt="tracker.submitting")


@dataclass(frozen=True)
class Key:
    """Which sending this is, and the primary key of the person whose form it is."""

    uuid: UUID
    person: int


class NotTaken(Exception):
    """This key cannot be taken; the message says why, to the person who sent it."""


def fresh_key(person: User) -> str:
    """The value of the hidden field of a form that is shown to this person."""
    return SIGNER.sign(f"{uuid4()}.{person.pk}")


def read_key(words: str) -> Key | None:
    """The key of a form; None for what we did not sign, or so long ago that it may be forgotten."""
    try:
        uuid, _dot, person = SIGNER.unsign(words, max_age=REMEMBERED).partition(".")
    except BadSignature:
        return None
    return Key(UUID(uuid), int(person))


def sent_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What the same person sends again under the same key is not done again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        words = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not words:
            return view(request, *args, **kwargs)
        try:
            return first_or_again(view, request, own_key(words, request.user), *args, **kwargs)
        except NotTaken as refused:
            return unsent.show(request, unsent.read(request), str(refused), status=409)

    return guarded


def own_key(words: str, person) -> Key:
    """The key, if it is this person's. Raises NotTaken."""
    key = read_key(words)
    if key is None:
        raise NotTaken(_("This form was opened too long ago to tell whether it was sent before."))
    if key.person != person.pk:
        raise NotTaken(_("This form was opened by somebody else."))
    return key


@transaction.atomic
def first_or_again(view, request, key: Key, *args, **kwargs) -> HttpResponse:
    """What the view answers, or where it led the first time. Raises NotTaken when something else was sent then."""
    digest = digest_of(request)
    sent, is_first = Submission.objects.get_or_create(
        key=key.uuid, defaults={"person": request.user, "digest": digest}
    )
    if not is_first:
        return again(request, sent, digest)
    response = view(request, *args, **kwargs)
    if response.status_code >= 400:
        transaction.set_rollback(True)
    elif isinstance(response, HttpResponseRedirect):
        remember(sent, response.url)
        unsent.forget(request)
    else:
        sent.delete()
    return response


def again(request, sent: Submission, digest: str) -> HttpResponse:
    if sent.person_id != request.user.pk:
        raise NotTaken(_("This form was opened by somebody else."))
    if sent.digest != digest:
        raise NotTaken(_("This form was stored already, with other words in it."))
    messages.info(request, _("This was sent twice. It is stored once."))
    return HttpResponseRedirect(sent.leads_to or request.path)


def remember(sent: Submission, address: str) -> None:
    """Where the first one led; and the person's own keys that are past their time are forgotten."""
    sent.leads_to = address if len(address) <= LONGEST_ADDRESS else address.partition("?")[0]
    sent.save(update_fields=["leads_to"])
    forgotten = Submission.objects.filter(person=sent.person_id, done_at__lt=timezone.now() - REMEMBERED)
    # Another sending of this person may be forgetting them at this moment: nobody waits for that.
    keys = list(forgotten.order_by().select_for_update(skip_locked=True).values_list("pk", flat=True)[:100])
    Submission.objects.filter(pk__in=keys).delete()


def digest_of(request: HttpRequest) -> str:
    """What was sent, and where to, in 64 characters; the same for the same words, whatever their tokens."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in unsent.TOKENS)
    files = sorted((name, file.name, file.size) for name, sent in request.FILES.lists() for file in sent)
    return sha256(dumps([request.path, fields, files]).encode()).hexdigest()
