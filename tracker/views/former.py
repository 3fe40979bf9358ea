"""Texts that a letter had before: to read as they could then be cited, and to compare."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.models import Edition, Letter
from tracker.annotated import annotate
from tracker.comparison import compare


@require_safe
def letter_former(request, slug, number):
    letter, former = letter_and_former(slug, number)
    context = {"letter": letter, "former": former, "text": annotate(letter, former), "section": "letters"}
    return render(request, "tracker/letter_former.html", context)


@require_safe
def letter_compare(request, slug, number):
    """A former text against the present one, or against another former one (`?with=2`)."""
    letter, former = letter_and_former(slug, number)
    other = None
    if "with" in request.GET:
        other = edition_named(letter, request.GET["with"])
    context = {
        "letter": letter,
        "former": former,
        "other": other,
        "others": [edition for edition in letter.editions.all() if edition != former],
        "comparison": compare(letter, former, other),
        "section": "letters",
    }
    return render(request, "tracker/letter_compare.html", context)


def letter_and_former(slug, number):
    letter = get_object_or_404(Letter.objects.for_reading(), slug=slug)
    editions = Edition.objects.select_related("imported_by", "replaced_by")
    return letter, get_object_or_404(editions, letter=letter, number=number)


def edition_named(letter, number):
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    return get_object_or_404(Edition, letter=letter, number=int(number))
