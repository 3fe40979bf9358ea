"""What is known of a stored letter is corrected here, and its text replaced. The text itself nobody edits."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from letters.correcting import correct, current_version, particulars_of
from letters.formats import Unreadable
from letters.forms import ParticularsForm, Signatories, corrected_by
from letters.importing import Refused
from letters.incoming import offer_text, read_again
from letters.models import Letter
from tracker.keeping import given_back
from tracker.proposing import run_anew
from tracker.readings import setting_of
from tracker.submitting import sent_once


@permission_required("letters.change_letter", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_edit(request, slug):
    letter = get_object_or_404(Letter.objects.for_reading().prefetch_related("also_in"), slug=slug)
    if kept := given_back(request):
        return show_edit(
            request, letter, (ParticularsForm(kept), Signatories(kept)), seen=kept.get("version")
        )
    if request.method != "POST":
        return show_edit(request, letter)
    if "again" in request.POST or "files" in request.FILES:
        return offer(request, letter)
    particulars, signatories = ParticularsForm(request.POST), Signatories(request.POST)
    if not (particulars.is_valid() and signatories.is_valid()):
        return show_edit(request, letter, (particulars, signatories), status=422)
    return save(request, letter, particulars, signatories)


@sent_once
def save(request, letter, particulars, signatories):
    """Keep what was typed, as one line of history; 409 when somebody else did so meanwhile."""
    corrected = corrected_by(particulars, signatories)
    version = request.POST.get("version", "")
    try:
        with transaction.atomic():
            locked = Letter.objects.select_for_update().get(pk=letter.pk)
            if version != current_version(locked):
                return show_edit(request, locked, (particulars, signatories), overtaken=True, status=409)
            read_so_far = setting_of(locked)
            correct(locked, corrected, by=request.user)
            if setting_of(locked) != read_so_far:
                run_anew(locked)
    except ValidationError as error:
        for message in error.messages:
            particulars.add_error(None, message)
        return show_edit(request, letter, (particulars, signatories), status=422)
    messages.success(request, _("The particulars of %(letter)s are saved.") % {"letter": locked.short})
    return redirect(locked)


def offer(request, letter):
    """Better text for the letter, to be checked first: another file, or its own file read again."""
    try:
        if "again" in request.POST:
            incoming = read_again(letter, request.user)
        else:
            incoming = offer_text(letter, request.FILES["files"], request.user)
    except (Unreadable, Refused) as error:
        return show_edit(request, letter, refusal=_(str(error)), status=422)
    except ValidationError as error:
        return show_edit(request, letter, refusal=" ".join(error.messages), status=422)
    except FileNotFoundError:
        gone = _("The original file is no longer here. Choose it again.")
        return show_edit(request, letter, refusal=gone, status=422)
    return redirect("letter_check", incoming.pk)


def show_edit(request, letter, forms=None, overtaken=False, refusal="", seen=None, status=200):
    """The form. 409: both versions side by side, what was typed kept, and a second try counts as informed."""
    kept = particulars_of(letter)
    rows = [{"name": each.name, "office": each.office} for each in letter.signatories.all()]
    particulars, signatories = forms or (ParticularsForm(initial=kept), Signatories(initial=rows))
    context = {
        "letter": letter,
        "form": particulars,
        "signatories": signatories,
        "version": seen or current_version(letter),
        "overtaken_by": letter.corrections.order_by("-history_id").first() if overtaken else None,
        "differences": differences(kept, particulars) if overtaken else [],
        "refusal": refusal,
        "section": "letters",
    }
    return render(request, "tracker/letter_edit.html", context, status=status)


def differences(kept, form):
    """Where what was typed is not what is stored now: (label, stored, typed)."""
    return [
        (field.label, kept[name] or "–", form[name].value() or "–")
        for name, field in form.fields.items()
        if kept[name] != (form[name].value() or "")
    ]
