"""The way in: files are brought, what was read is checked, and only then it is a letter. For editors."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from letters import fetching
from letters.formats import Unreadable
from letters.forms import MOST_SIGNATORIES, NumberForm, ParticularsForm, PasteForm, Signatories, corrected_by
from letters.importing import Refused
from letters.incoming import (
    Arrival,
    Stale,
    better_for,
    correct,
    keep,
    locked,
    put_away,
    replace_checked,
    save,
    store_checked,
    take_in,
    take_in_files,
    undo,
    waiting,
    waiting_as,
)
from letters.intake import letter_of
from letters.models import Incoming, Letter
from letters.proof import anchor_of, lay_out
from letters.reading.corrections import Impossible
from letters.reading.draft import from_json
from letters.replacing import Overtaken
from tracker.following import foresee

LONGEST_TYPED = 4_000
editors_only = permission_required("letters.add_letter", raise_exception=True)


# ---- bringing -------------------------------------------------------------------------------------------------
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def letter_add(request):
    if request.method != "POST":
        # A paper's page leads here with its number.
        return show_add(request, number=NumberForm(initial={"paper": request.GET.get("paper", "")[:100]}))
    if "text" in request.POST:
        return add_pasted(request, PasteForm(request.POST))
    if "paper" in request.POST:
        return add_by_number(request, NumberForm(request.POST))
    return add_files(request, request.FILES.getlist("files"))


def add_files(request, files):
    arrivals = take_in_files(files, request.user)
    if len(arrivals) == 1 and arrivals[0].incoming:
        return redirect("letter_check", arrivals[0].incoming.pk)
    if arrivals and all(arrival.incoming for arrival in arrivals):
        count = len(arrivals)
        messages.success(
            request,
            ngettext("%(n)d file was read.", "%(n)d files were read.", count) % {"n": count},
        )
        return redirect("letter_add")
    refused = any(arrival.refusal for arrival in arrivals)
    return show_add(
        request, arrivals=arrivals, nothing=not arrivals, status=422 if refused or not arrivals else 200
    )


def add_pasted(request, form):
    if form.is_valid():
        try:
            return redirect(where(take_in(*form.as_file(), request.user)))
        except (Unreadable, Refused) as error:
            form.add_error("text", _(str(error)))
    return show_add(request, paste=form, status=422)


def add_by_number(request, form):
    if form.is_valid():
        try:
            return redirect(where(fetch(form.cleaned_data["paper"], request.user)))
        except (fetching.NotFetched, Unreadable, Refused) as error:
            form.add_error("paper", _(str(error)))
    return show_add(request, number=form, status=422)


def fetch(words, by):
    """The paper of that number from the official services, as it waits to be checked. Raises NotFetched."""
    identifier = fetching.read_number(words)
    fetched = fetching.fetch_paper(identifier, fetching.Caller(fetching.HURRIED))
    if known := letter_of(fetched.data):
        return Arrival(fetched.filename, letter=known)
    told = fetching.told_of(fetched)
    incoming = waiting_as(fetched.data) or keep(
        fetching.read_fetched(fetched), fetched.data, fetched.filename, by, told
    )
    return Arrival(fetched.filename, incoming)


def where(arrival):
    return arrival.letter or reverse("letter_check", args=[arrival.incoming.pk])


def show_add(request, arrivals=(), paste=None, number=None, nothing=False, status=200):
    context = {
        "arrivals": arrivals,
        "nothing": nothing,
        "paste": paste or PasteForm(),
        "number": number or NumberForm(),
        "waiting": waiting(),
        "section": "letters",
    }
    return render(request, "tracker/letter_add.html", context, status=status)


# ---- checking -------------------------------------------------------------------------------------------------
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def letter_check(request, pk):
    """What was read, before it is stored. A POST says in `do` what to do, and carries all that was typed."""
    incoming = find(pk)
    if incoming is None:
        return already_done(request)
    if request.method != "POST":
        focus = request.GET.get("at", "")
        return show_check(
            request, incoming, focus=int(focus) if focus.isdecimal() and len(focus) < 6 else None
        )
    try:
        return act(request, incoming)
    except Stale as stale:
        return show_check(request, stale.incoming, typed=read_typed(request.POST), overtaken=True, status=409)
    except Incoming.DoesNotExist:
        return already_done(request)


def find(pk):
    known = Incoming.objects.select_related("brought_by", "replaces__dossier")
    return known.filter(pk=pk).first() if pk < 2**63 else None


def already_done(request):
    """Somebody stored it, or put it away: a second click on “Store” leads to the letter that the first one made."""
    sha256 = request.POST.get("sha256", "")[:64]
    made = Letter.objects.filter(sha256=sha256).first() if sha256 else None
    if made is None:
        raise Http404
    return lead_to(request, made.get_absolute_url())


def act(request, incoming):
    """Do what was asked, on what this person saw. Raises Stale, Incoming.DoesNotExist."""
    name, _colon, rest = request.POST.get("do", "keep").partition(":")
    version = request.POST.get("version", "")
    try:
        with locked(incoming.pk, small_number(version) or 0) as current:
            if name in ENDS:
                return ENDS[name](request, current)
            current.typed |= read_typed(request.POST)
            place = change(current, name, rest)
            save(current)
    except Impossible:
        messages.error(request, _("This cannot be done here. Nothing has changed."))
        return show_check(request, incoming, typed=read_typed(request.POST), status=422)
    address = reverse("letter_check", args=[incoming.pk])
    if place is None:
        return lead_to(request, address)
    return lead_to(request, f"{address}?at={place}#{anchor_of(from_json(current.draft), place)}")


def change(current, name, rest):
    """Change what waits as asked; gives the piece to look at, None for no piece. Raises Impossible."""
    if name == "keep":
        return None
    if name == "undo":
        return undo(current)
    if name in {"apart", "better"}:
        better = better_for(from_json(current.draft), current.typed) if name == "better" else None
        if name == "better" and better is None:
            raise Impossible
        current.replaces = better
        return None
    at, _colon, argument = rest.partition(":")
    return correct(current, name, small_number(at), argument)


def small_number(words):
    """The number that was sent, None for what is no small number."""
    return int(words) if words.isdecimal() and len(words) < 9 else None


def store(request, current):
    """Make it a letter, or the better text of one; 422 with what is wrong."""
    typed = current.typed | read_typed(request.POST)
    particulars, signatories = bound_forms(typed)
    try:
        if current.replaces:
            seen = request.POST.get("instead_of", "")[:64]
            return replaced(request, replace_checked(current, current.replaces, request.user, seen))
        if particulars.is_valid() and signatories.is_valid():
            corrected = corrected_by(particulars, signatories)
            return stored(request, store_checked(current, corrected, request.user))
    except ValidationError as error:
        for message in error.messages:
            particulars.add_error(None, message)
    except Overtaken:
        return show_check(request, find(current.pk), typed, overtaken=True, status=409)
    except FileNotFoundError:
        particulars.add_error(None, _("The file is no longer here. Bring it in again."))
    return show_check(request, current, typed, (particulars, signatories), status=422)


def stored(request, stored):
    says = _("is stored.") if stored.created else _("was here already.")
    tell(request, stored.letter, says)
    return lead_to(request, stored.letter.get_absolute_url())


def replaced(request, replaced):
    followed = replaced.followed
    moved = ngettext("%(n)d quote moved along", "%(n)d quotes moved along", followed.moved)
    says = [_("has the better text now"), moved % {"n": followed.moved}]
    if followed.lost:
        says.append(ngettext("%(n)d was lost", "%(n)d were lost", followed.lost) % {"n": followed.lost})
    tell(request, replaced.letter, f"{', '.join(says)}.")
    return lead_to(request, replaced.letter.get_absolute_url())


def tell(request, letter, says):
    """What happened to a letter, and the way to what is to be checked next."""
    link = '<a href="{}" lang="nl">{}</a> {}'
    said = format_html(link, letter.get_absolute_url(), letter.short, says)
    following = Incoming.objects.only("filename").first()
    if following:
        way = '{} {} <a href="{}">{}</a>'
        address = reverse("letter_check", args=[following.pk])
        said = format_html(way, said, _("Next to check:"), address, following.filename)
    messages.success(request, said)


def discard(request, current):
    put_away(current)
    messages.success(
        request, _("%(file)s is put away. Nothing of it was stored.") % {"file": current.filename}
    )
    return lead_to(request, reverse("letter_add"))


ENDS = {"store": store, "discard": discard}


def lead_to(request, address):
    """Where to go on. A script that swaps parts of a page cannot leave it by itself: it is told where to."""
    if "HX-Request" in request.headers and not address.startswith(request.path):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


# ---- the page -------------------------------------------------------------------------------------------------
def read_typed(post):
    """What stands in the fields, as it was sent; nothing where the page had no fields. NUL is no character."""
    if "title" not in post:
        return {}
    typed = {name: clean(post.get(name, "")) for name in ParticularsForm.base_fields}
    rows = [
        [clean(post.get(f"form-{number}-{name}", "")) for name in ("name", "office")]
        for number in range(MOST_SIGNATORIES)
    ]
    return typed | {"signatories": [row for row in rows if any(row)]}


def clean(words):
    return words.replace("\0", "")[:LONGEST_TYPED]


def open_forms(typed):
    rows = [{"name": name, "office": office} for name, office in typed.get("signatories", [])]
    return ParticularsForm(initial=typed), Signatories(initial=rows)


def bound_forms(typed):
    rows = typed.get("signatories", [])
    data = {"form-TOTAL_FORMS": len(rows) + 1, "form-INITIAL_FORMS": 0}
    for number, (name, office) in enumerate(rows):
        data |= {f"form-{number}-name": name, f"form-{number}-office": office}
    return ParticularsForm(typed), Signatories(data)


def show_check(request, incoming, typed=None, forms=None, focus=None, overtaken=False, status=200):
    """The page. 409: what is stored now, what was typed kept, and a second try counts as informed."""
    draft = from_json(incoming.draft)
    typed = incoming.typed | (typed or {})
    particulars, signatories = forms or open_forms(typed)
    context = {
        "incoming": incoming,
        "proof": lay_out(draft, bool(incoming.typed.get("undo")), focus),
        "form": particulars,
        "signatories": signatories,
        "foreseen": foresee(incoming.replaces, draft) if incoming.replaces else None,
        "better": None if incoming.replaces else better_for(draft, typed),
        "overtaken": overtaken,
        "differences": differences(incoming.typed, typed) if overtaken else [],
        "section": "letters",
    }
    return render(request, "tracker/letter_check.html", context, status=status)


def differences(kept, typed):
    """Where what was typed is not what is kept now: (label, kept, typed)."""
    return [
        (field.label, kept.get(name) or "–", typed.get(name) or "–")
        for name, field in ParticularsForm.base_fields.items()
        if (kept.get(name) or "") != (typed.get(name) or "")
    ]
