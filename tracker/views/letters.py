from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Letter, Paragraph
from tracker import overtaken
from tracker.annotated import annotate, citation, with_counts
from tracker.papers import count_citing
from tracker.recording import RecordForm, TextReplaced, WordsForm

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
    context = {
        "letter": letter,
        "text": annotate(letter),
        "citation": citation(letter),
        "cited_in": count_citing(letter),
        "former_texts": letter.editions.select_related("imported_by", "replaced_by"),
        "section": "letters",
    }
    return render(request, "tracker/letter_detail.html", context)


@permission_required("tracker.add_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pledge_add(request, slug, number):
    """Record a pledge from a paragraph: a GET asks which words and opens the form with what is known, a POST stores."""
    if request.method == "POST":
        return record(request, slug, number)
    paragraph = paragraph_or_404(slug, number=number)
    words = WordsForm(request.GET or None, paragraph=paragraph)
    if words.is_valid():
        return show_form(request, RecordForm(paragraph=paragraph, place=words.place))
    sources = paragraph.sources.select_related("pledge").order_by("start", "id")
    context = {"paragraph": paragraph, "words": words, "sources": sources, "section": "letters"}
    return render(request, "tracker/pledge_add.html", context, status=422 if words.is_bound else 200)


def paragraph_or_404(slug, **which):
    body = Paragraph.objects.body().select_related("letter__dossier")
    return get_object_or_404(body, letter__slug=slug, **which)


def record(request, slug, number):
    data = overtaken.with_chosen_place(request.POST, slug)
    former = overtaken.former_paragraph(data, slug)
    if former:
        return show_overtaken(request, former, data)
    seen = overtaken.seen_in(data)
    paragraph = paragraph_or_404(slug, **({"pk": seen} if seen else {"number": number}))
    form = RecordForm(data, paragraph=paragraph)
    try:
        pledge = form.record(by=request.user) if form.is_valid() else None
    except TextReplaced:
        return show_overtaken(request, Paragraph.every.select_related("letter").get(pk=paragraph.pk), data)
    if pledge is None:
        return show_form(request, form, status=422)
    messages.success(request, _("%(code)s is recorded.") % {"code": pledge.code})
    return redirect(pledge)


def show_overtaken(request, former, data):
    """The letter got better text meanwhile. Nothing typed is lost; the words are looked up in that text."""
    words = overtaken.Overtaken(former, data)
    form = RecordForm(words.data, paragraph=words.paragraph)
    form.is_valid()
    return show_form(request, form, status=409, overtaken=words)


def show_form(request, form, status=200, **more):
    context = more | {
        "paragraph": form.paragraph,
        "form": form,
        "references": form.paragraph.references.select_related("letter"),
        "section": "letters",
    }
    return render(request, "tracker/pledge_add.html", context, status=status)
