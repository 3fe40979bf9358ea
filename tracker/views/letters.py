from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Letter, Paragraph
from tracker import candidate_forms, overtaken
from tracker.annotated import annotate, citation, with_counts
from tracker.desk import desk_for
from tracker.keeping import given_back
from tracker.letter_filter import LetterFilter
from tracker.marks import reading_of
from tracker.offering import Offer
from tracker.papers import count_citing
from tracker.progress import progress_of
from tracker.recording import RecordForm, TextReplaced, WordsForm
from tracker.submitting import sent_once

LETTERS_A_PAGE = 50


@require_safe
def letter_list(request):
    letters = LetterFilter(request.GET, Letter.objects.select_related("dossier"), request.user)
    page = Paginator(letters.qs, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    progress = progress_of(list(page), request.user) if letters.knows_reading else None
    context = {
        "filter": letters,
        "page": page,
        "rows": with_counts(page, progress),
        "query": request.GET.urlencode(),
        "section": "letters",
    }
    return render(request, "tracker/letter_list.html", context, status=200 if letters.is_valid() else 400)


@require_safe
def letter_detail(request, slug):
    letter = get_object_or_404(Letter.objects.for_reading(), slug=slug)
    desk = desk_for(letter, request.user)
    context = {
        "letter": letter,
        "text": annotate(letter, desk=desk),
        "desk": desk,
        "reading": reading_of(desk.marks) if desk else None,
        "citation": citation(letter),
        "cited_in": count_citing(letter),
        "former_texts": letter.editions.select_related("imported_by", "replaced_by"),
        "section": "letters",
    }
    return render(request, "tracker/letter_detail.html", context)


@permission_required("tracker.add_pledge", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def pledge_add(request, slug, number):
    """Record a pledge from a paragraph: a GET asks which words and opens the form with what is known, a POST stores."""
    if request.method == "POST":
        return record(request, slug, number)
    if kept := given_back(request):
        return open_again(request, slug, number, kept)
    paragraph = paragraph_or_404(slug, number=number)
    words = WordsForm(request.GET or None, paragraph=paragraph)
    if words.is_valid():
        form = candidate_forms.blank_form(candidate_forms.as_if_proposed(words.place))
        # From the page where words are said again: how they bear on which pledge.
        form.initial |= {name: request.GET[name] for name in ("kind", "other") if name in request.GET}
        return show_form(request, form)
    sources = paragraph.sources.select_related("pledge").order_by("start", "id")
    context = {"paragraph": paragraph, "words": words, "sources": sources, "section": "letters"}
    return render(request, "tracker/pledge_add.html", context, status=422 if words.is_bound else 200)


def paragraph_or_404(slug, **which):
    """By its number a body paragraph; by its key also a footnote, whose proposal was not recorded at once."""
    paragraphs = Paragraph.objects.all() if "pk" in which else Paragraph.objects.body()
    return get_object_or_404(paragraphs.select_related("letter__dossier"), letter__slug=slug, **which)


def record(request, slug, number):
    data = overtaken.with_chosen_place(request.POST, slug)
    former = overtaken.former_paragraph(data, slug)
    if former:
        return show_overtaken(request, former, data)
    seen = overtaken.seen_in(data)
    paragraph = paragraph_or_404(slug, **({"pk": seen} if seen else {"number": number}))
    form = RecordForm(data, paragraph=paragraph)
    if "pick" in data:
        return pick_term(request, form)
    try:
        pledge = form.record(by=request.user) if form.is_valid() else None
    except TextReplaced:
        return show_overtaken(request, Paragraph.every.select_related("letter").get(pk=paragraph.pk), data)
    if pledge is None:
        return show_form(request, form, status=422)
    messages.success(request, _("%(code)s is recorded.") % {"code": pledge.code})
    return redirect(pledge)


def open_again(request, slug, number, kept):
    """The form as somebody filled it in who was signed out meanwhile."""
    former = overtaken.former_paragraph(kept, slug)
    if former:
        return show_overtaken(request, former, kept)
    form = RecordForm(kept, paragraph=paragraph_or_404(slug, number=number))
    form.is_valid()
    return show_form(request, form)


def pick_term(request, form):
    """The same form with a term that its words state; nothing else of it is judged yet."""
    form.is_valid()
    if form.place is None or "quote" in form.errors:
        return show_form(request, form, status=422)
    words = candidate_forms.as_if_proposed(form.place)
    picked = candidate_forms.with_term(form.data.copy(), words, form.data["pick"])
    return show_form(request, candidate_forms.unfinished_form(words, picked))


def show_overtaken(request, former, data):
    """The letter got better text meanwhile. Nothing typed is lost; the words are looked up in that text."""
    words = overtaken.Overtaken(former, data)
    form = RecordForm(words.data, paragraph=words.paragraph)
    form.is_valid()
    return show_form(request, form, status=409, overtaken=words)


def show_form(request, form, status=200, **more):
    words = candidate_forms.as_if_proposed(form.place) if form.place else None
    context = more | {
        "paragraph": form.paragraph,
        "form": form,
        "terms": Offer(words).terms if words else [],
        "references": form.paragraph.references.select_related("letter"),
        "section": "letters",
    }
    return render(request, "tracker/pledge_add.html", context, status=status)
