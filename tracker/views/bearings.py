"""What a letter may bear on, and what people judge not to be about a pledge.

Who had to sign in first comes back with a GET: that says nothing, and leads to the page on which one says it.
"""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Letter, Paragraph
from tracker.bearing.showing import shown_of
from tracker.models import NotAbout, Pledge


@permission_required("tracker.add_statusupdate", raise_exception=True)
@require_safe
def letter_bearings(request, slug):
    letter = get_object_or_404(Letter.objects.select_related("dossier"), slug=slug)
    context = {"letter": letter, "found": shown_of(letter), "section": "letters"}
    return render(request, "tracker/letter_bearings.html", context)


@permission_required("tracker.add_notabout", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def not_about(request, code, pk):
    """This paragraph is not proposed as evidence of this pledge again. Said twice is said once."""
    pledge, paragraph = pledge_and_paragraph(code, pk)
    if request.method != "POST":
        return redirect(way_back(request, pledge, paragraph))
    if paragraph.edition_id:
        messages.error(request, _("This paragraph is in a text that was replaced: nothing was changed."))
        return redirect(way_back(request, pledge, paragraph))
    NotAbout.objects.get_or_create(pledge=pledge, paragraph=paragraph, defaults={"person": request.user})
    said = _("%(place)s is not proposed for %(code)s any more.") % {"place": paragraph, "code": pledge.code}
    messages.success(request, with_undo(request, said, pledge, paragraph))
    return redirect(way_back(request, pledge, paragraph))


@permission_required("tracker.delete_notabout", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def not_about_undo(request, code, pk):
    """Take back what anybody said; taking it back twice is taking it back."""
    pledge, paragraph = pledge_and_paragraph(code, pk)
    if request.method != "POST":
        return redirect(way_back(request, pledge, paragraph))
    NotAbout.objects.filter(pledge=pledge, paragraph=paragraph).delete()
    said = _("%(place)s may be proposed for %(code)s again.") % {"place": paragraph, "code": pledge.code}
    messages.success(request, said)
    return redirect(way_back(request, pledge, paragraph))


def pledge_and_paragraph(code, pk):
    """Also of a former text: what was said of one can be taken back."""
    every = Paragraph.every.select_related("letter__dossier", "edition")
    return get_object_or_404(Pledge, code=code), get_object_or_404(every, pk=pk)


def way_back(request, pledge, paragraph):
    """To the page on which it was said."""
    if request.POST.get("back") == "letter":
        return reverse("letter_bearings", args=[paragraph.letter.slug])
    return f"{pledge.get_absolute_url()}#bearings"


def with_undo(request, said, pledge, paragraph):
    return format_html(
        '<form method="post" action="{}">{} '
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="back" value="{}">'
        '<button class="btn s">{}</button></form>',
        reverse("not_about_undo", args=[pledge.code, paragraph.pk]),
        said,
        get_token(request),
        request.POST.get("back", ""),
        _("Undo"),
    )
