"""A paper and its dossier, by number, whether or not they are here."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Dossier, DossierWatch, spaced
from letters.reading.identifiers import official_url, split_identifier
from tracker import papers
from tracker.annotated import with_counts

PARAGRAPHS_A_PAGE = 25
LETTERS_A_PAGE = 50
MAY_WATCH = "letters.add_letter"


@require_safe
def paper_detail(request, dossier, number):
    asked = papers.read_paper(dossier, number)
    if not asked[1]:
        raise Http404
    if asked != (dossier, number):
        return redirect("paper_detail", *asked)
    paper = papers.find_paper(dossier, number)
    page = Paginator(paper.paragraphs(), PARAGRAPHS_A_PAGE).get_page(request.GET.get("page"))
    pledges, pledge_count = papers.first_of(paper.pledges())
    updates, update_count = papers.first_of(paper.updates())
    context = {
        "paper": paper,
        "dossier": Dossier.objects.filter(number=dossier).first(),
        "page": page,
        "citing": papers.citing(paper, list(page)),
        "pledges": pledges,
        "pledge_count": pledge_count,
        "updates": updates,
        "update_count": update_count,
        "section": "letters",
    }
    return render(request, "tracker/paper_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_detail(request, dossier):
    number = papers.read_dossier(dossier)
    paper = split_identifier(dossier)
    if paper[1]:
        return redirect("paper_detail", *paper)
    if not number:
        raise Http404
    if number != dossier:
        return redirect("dossier_detail", number)
    if request.method == "POST":
        return watch(request, number)
    return show_dossier(request, number)


def show_dossier(request, number):
    dossier = Dossier.objects.filter(number=number).first()
    page = Paginator(papers.letters_in(number), LETTERS_A_PAGE).get_page(request.GET.get("page"))
    watches = list(papers.watches(dossier))
    also_filed, also_count = papers.first_of(papers.also_filed_in(number))
    cited = papers.cited_in(number)
    context = {
        "number": number,
        "printed": spaced(number),
        "dossier": dossier,
        "official": official_url(number),
        "page": page,
        "rows": with_counts(page),
        "also_filed": also_filed,
        "also_count": also_count,
        "cited": cited[: papers.MOST_NUMBERS],
        "cited_count": len(cited),
        "pledge_count": papers.count_pledges(number),
        "watches": watches,
        "is_watching": any(each.person_id == request.user.pk for each in watches),
        "may_watch": request.user.has_perm(MAY_WATCH),
        "section": "letters",
    }
    return render(request, "tracker/dossier_detail.html", context)


def watch(request, number):
    """Begin or stop watching: `watch` says which. A dossier that is not here yet is, once it is watched."""
    if not request.user.has_perm(MAY_WATCH):
        raise PermissionDenied
    wish = request.POST.get("watch")
    if wish == "start":
        dossier, _created = Dossier.objects.get_or_create(number=number)
        DossierWatch.objects.get_or_create(dossier=dossier, person=request.user)
        messages.success(
            request, _("You watch dossier %s: what is published in it comes in by itself.") % spaced(number)
        )
    elif wish == "stop":
        DossierWatch.objects.filter(dossier__number=number, person=request.user).delete()
        messages.success(request, _("You no longer watch dossier %s.") % spaced(number))
    else:
        raise BadRequest("Say whether to start or to stop watching.")
    return redirect("dossier_detail", number)
