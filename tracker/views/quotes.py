"""Quotes and evidence that were lost with a better text: a person finds their place again."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from letters.models import Paragraph
from tracker.attaching import AttachForm, Found, LostWords
from tracker.models import Source, Stale, StatusUpdate
from tracker.recording import WordsForm


@permission_required("tracker.change_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def quote_attach(request, code, pk):
    return attach(request, lost_or_404(LostWords.of_quote, code, pk))


@permission_required("tracker.change_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_attach(request, code, pk):
    return attach(request, lost_or_404(LostWords.of_evidence, code, pk))


def lost_or_404(of, code, pk):
    try:
        return of(code, pk)
    except (Source.DoesNotExist, StatusUpdate.DoesNotExist) as error:
        raise Http404 from error


def attach(request, lost):
    """A GET shows the words and where they may be now, a POST stores what a person chose."""
    if not lost.are_lost:
        return already_found(request, lost)
    if request.method != "POST":
        return show(request, lost)
    form = AttachForm(request.POST, lost=lost)
    if not form.is_valid():
        return show(request, lost, form, status=422)
    try:
        lost.attach(form.place, by=request.user, version=form.cleaned_data["version"])
    except Stale as stale:
        now = lost.again()
        if not now.are_lost:
            return already_found(request, now)
        return show(request, now, form, overtaken_by=stale.pledge.last_change(), status=409)
    except Found:
        return already_found(request, lost.again())
    except ValidationError as error:
        form.add_error(None, error)
        return show(request, lost, form, status=409)
    said = _("The quote of %(code)s is attached again.")
    if lost.anchored.is_evidence:
        said = _("The evidence of %(code)s is attached again.")
    messages.success(request, said % {"code": lost.pledge.code})
    return redirect(lost.pledge)


def already_found(request, lost):
    """Nothing to do: 409 for whoever wanted to store something."""
    context = {"lost": lost, "pledge": lost.pledge, "section": "pledges"}
    status = 409 if request.method == "POST" else 200
    return render(request, "tracker/quote_found.html", context, status=status)


def show(request, lost, form=None, overtaken_by=None, status=200):
    words, paragraph, proposal = None, None, None
    if number := request.GET.get("paragraph"):
        paragraph = paragraph_named(lost, number)
        asked = {name: values for name, values in request.GET.lists() if name != "paragraph"}
        words = WordsForm(request.GET if asked else None, paragraph=paragraph)
        proposal = lost.propose(words.place) if words.is_valid() else None
        status = 422 if words.is_bound and not proposal and status == 200 else status
    context = {
        "lost": lost,
        "pledge": lost.pledge,
        "before_and_after": lost.neighbours(),
        "proposals": [] if paragraph else lost.proposals(),
        "paragraphs": lost.present.paragraphs,
        "paragraph": paragraph,
        "words": words,
        "proposal": proposal,
        "form": form,
        "overtaken_by": overtaken_by,
        "section": "pledges",
    }
    return render(request, "tracker/quote_attach.html", context, status=status)


def paragraph_named(lost, name):
    """`12`, or `fn2` for a footnote."""
    kinds = Paragraph.objects.notes() if name.startswith("fn") else Paragraph.objects.body()
    number = name.removeprefix("fn")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    return get_object_or_404(kinds.select_related("letter"), letter=lost.letter, number=int(number))
