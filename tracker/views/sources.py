"""Said again here: some words of a letter become a further source of a pledge that there is."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from letters.models import Paragraph
from tracker import overtaken
from tracker.keeping import given_back
from tracker.recording import TextReplaced, WordsForm
from tracker.sourcing import SourceForm, pledges_for
from tracker.submitting import sent_once
from tracker.views.letters import paragraph_or_404


@permission_required("tracker.add_source", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def source_add(request, slug, number):
    """A GET asks which words, then which pledge (`q` finds others than those that are offered); a POST stores."""
    if request.method == "POST":
        return add(request, slug, number)
    paragraph = paragraph_or_404(slug, number=number)
    if kept := given_back(request):
        form = SourceForm(kept, paragraph=paragraph)
        form.is_valid()
        return show_form(request, form)
    words = WordsForm(request.GET or None, paragraph=paragraph)
    if words.is_valid():
        return show_form(request, SourceForm(paragraph=paragraph, place=words.place))
    sources = paragraph.sources.select_related("pledge").order_by("start", "id")
    context = {"paragraph": paragraph, "words": words, "sources": sources, "section": "letters"}
    return render(request, "tracker/source_add.html", context, status=422 if words.is_bound else 200)


def add(request, slug, number):
    data = overtaken.with_chosen_place(request.POST, slug)
    former = overtaken.former_paragraph(data, slug)
    if former:
        return show_overtaken(request, former, data)
    seen = overtaken.seen_in(data)
    paragraph = paragraph_or_404(slug, **({"pk": seen} if seen else {"number": number}))
    form = SourceForm(data, paragraph=paragraph)
    if form.is_valid() and form.cleaned_data["own"]:
        return redirect(f"{reverse('pledge_add', args=[slug, form.paragraph.number])}?{form.query_of_own}")
    try:
        pledge = form.add(by=request.user) if form.is_valid() else None
    except TextReplaced:
        return show_overtaken(request, Paragraph.every.select_related("letter").get(pk=paragraph.pk), data)
    if pledge is None:
        return show_form(request, form, status=422)
    link = format_html('<a href="{}">{}</a>', pledge.get_absolute_url(), pledge.code)
    says = _("also quotes %(place)s now.") % {"place": paragraph.sign}
    messages.success(request, format_html("{} {}", link, says))
    return redirect(paragraph)


def show_overtaken(request, former, data):
    """The letter got better text meanwhile. Nothing chosen is lost; the words are looked up in that text."""
    words = overtaken.Overtaken(former, data)
    form = SourceForm(words.data, paragraph=words.paragraph)
    form.is_valid()
    return show_form(request, form, status=409, overtaken=words)


def show_form(request, form, status=200, **more):
    asked = request.GET.get("q", "").strip()
    offered = pledges_for(form.place, asked) if form.place else []
    context = more | {
        "paragraph": form.paragraph,
        "form": form,
        "offered": offered,
        "asked": asked,
        "chosen": form["pledge"].value() or (offered[0].code if len(offered) == 1 else ""),
        "section": "letters",
    }
    return render(request, "tracker/source_add.html", context, status=status)
