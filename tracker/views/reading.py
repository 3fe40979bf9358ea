"""What a person marks while reading a letter. Each answers with the letter, at the paragraph where one reads on."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from letters.models import Paragraph
from tracker import marks
from tracker.recording import TextReplaced

# What `only` says of the mark that is taken back.
TAKE_BACK = {"": marks.take_back, "no-pledge": marks.take_back_no_pledge}


@permission_required("tracker.add_readingmark", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def read_to_here(request, slug, number):
    return mark(request, slug, number, marks.read_to)


@permission_required("tracker.add_readingmark", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def no_pledge(request, slug, number):
    return mark(request, slug, number, marks.say_no_pledge)


@permission_required("tracker.delete_readingmark", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def unread(request, slug, number):
    """Take one's own mark back: all of it, or with `only=no-pledge` what it says of pledges."""
    return mark(request, slug, number, TAKE_BACK.get(request.POST.get("only", "")), go_on=False)


def mark(request, slug, number, do, go_on=True):
    """Do this to the paragraph that was in view, and go on to the next one that this person has not read.

    A GET marks nothing: who had to sign in anew when they pressed the button comes back to the paragraph.
    """
    paragraph = paragraph_or_404(slug, number)
    if request.method != "POST":
        return redirect(paragraph)
    seen = request.POST.get("seen", "")
    if not do or not seen.isdecimal():
        return refuse(request, paragraph, "incomplete", status=400)
    if seen != str(paragraph.pk):
        return refuse(request, paragraph, "replaced")
    try:
        do(paragraph, request.user)
    except TextReplaced:
        return refuse(request, paragraph, "replaced")
    except marks.Quoted as quoted:
        return refuse(request, paragraph, "quoted", codes=quoted.codes)
    return redirect((go_on and marks.next_unread(paragraph, request.user)) or paragraph)


def paragraph_or_404(slug, number):
    body = Paragraph.objects.body().select_related("letter__dossier")
    return get_object_or_404(body, letter__slug=slug, number=number)


def refuse(request, paragraph, why, status=409, **more):
    """Say what is in the way. htmx asked for a part of the letter's page; it is to show this page instead."""
    context = {"paragraph": paragraph, "letter": paragraph.letter, "why": why, "section": "letters"} | more
    answer = render(request, "tracker/mark_refused.html", context, status=status)
    answer["HX-Retarget"] = answer["HX-Reselect"] = "#main"
    return answer
