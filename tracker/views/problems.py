"""When a page cannot be answered as it was meant; what was typed is shown again, never lost."""

import sys
from contextlib import suppress

from django.db import OperationalError
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracker import keeping, unsent
from tracker.submitting import FIELD, read_key

# In seconds: how long a browser or a script does well to wait.
TRY_AGAIN_AFTER = 5
WAITED_TOO_LONG = ("locked", "lock timeout", "deadlock detected", "couldn't get a connection")


def csrf_failure(request, reason=""):
    """The form's token is not of this session: somebody signed in anew, in another tab. Forged forms have no key."""
    key = read_key(request.POST.get(FIELD, ""))
    if request.user.is_authenticated:
        if onward := keeping.give_back(request, request.user):
            return onward
        if key and key.person == request.user.pk:
            why = _("You signed in again after this form was opened.")
            return unsent.show(request, unsent.read(request), why, status=403)
    elif key:
        return keeping.ask_to_sign_in(request, key.person)
    return render(request, "403_csrf.html", status=403)


def server_error(request):
    """500; or 503 where others kept the database for so long that this had to be given up: it may be sent again."""
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError) or not any(words in str(error) for words in WAITED_TOO_LONG):
        return render(request, "500.html", status=500)
    response = busy(request)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def busy(request):
    if request.method == "POST" and read_key(request.POST.get(FIELD, "")):
        # The page needs the database as well, to say whose it is.
        with suppress(OperationalError):
            why = _("Others are writing at this moment, and this waited too long.")
            return unsent.show(request, unsent.read(request), why, status=503)
    return render(request, "503.html", status=503)
