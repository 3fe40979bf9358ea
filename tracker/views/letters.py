from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Letter, Paragraph
from tracker.annotated import annotate, citation, with_counts
from tracker.recording import RecordForm, WordsForm

LETTERS_A_PAGE = 50


@require_safe
def letter_list(request):
    letters = Letter.objects.select_related("dossier")
    page = Paginator(letters, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": with_counts(page), "section": "letters"}
    return render(request, "tracker/letter_list.html", context)


@require_safe
def letter_detail(request, slug):
    letter = get_object_or_404(Letter.objects.for_reading(), slug=slug)
    context = {"letter": letter, "text": annotate(letter), "citation": citation(letter), "section": "letters"}
    return render(request, "tracker/letter_detail.html", context)


@permission_required("tracker.add_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pledge_add(request, slug, number):
    """Record a pledge from a paragraph: a GET asks which words and opens the form with what is known, a POST stores."""
    body = Paragraph.objects.body().select_related("letter__dossier")
    paragraph = get_object_or_404(body, letter__slug=slug, number=number)
    if request.method == "POST":
        return record(request, paragraph)
    words = WordsForm(request.GET or None, paragraph=paragraph)
    if words.is_valid():
        return show_form(request, RecordForm(paragraph=paragraph, place=words.place))
    sources = paragraph.sources.select_related("pledge").order_by("start", "id")
    context = {"paragraph": paragraph, "words": words, "sources": sources, "section": "letters"}
    return render(request, "tracker/pledge_add.html", context, status=422 if words.is_bound else 200)


def record(request, paragraph):
    form = RecordForm(request.POST, paragraph=paragraph)
    pledge = form.record(by=request.user) if form.is_valid() else None
    if pledge is None:
        return show_form(request, form, status=422)
    messages.success(request, _("%(code)s is recorded.") % {"code": pledge.code})
    return redirect(pledge)


def show_form(request, form, status=200):
    context = {
        "paragraph": form.paragraph,
        "form": form,
        "references": form.paragraph.references.select_related("letter"),
        "section": "letters",
    }
    return render(request, "tracker/pledge_add.html", context, status=status)
