"""What somebody typed in a form that was not stored: shown to them again, word for word, to be sent with one click."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.models import Pledge, SavedView, SecondReading, StatusUpdate

# Each form has its own; those of an earlier page are of no use.
TOKENS = {"csrfmiddlewaretoken", "sending"}
# Whose words for a field are the best known; the first one that has it.
KNOWN = (StatusUpdate, Pledge, SecondReading, SavedView)


@dataclass(frozen=True)
class Unsent:
    """Where a form was sent, and all that was typed in it: (name, value), in the order of the form.

    Files are not kept; `files` says how many there were.
    """

    path: str
    fields: list[tuple[str, str]]
    files: int = 0

    def words(self) -> list[tuple[str, str]]:
        """What a person wrote, to be read: (label, text)."""
        return [(label_of(name), value) for name, value in self.fields if " " in value.strip()]


def read(request: HttpRequest) -> Unsent:
    """What was sent with this POST, without tokens, passwords and files."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in TOKENS and "password" not in name
    ]
    return Unsent(request.get_full_path(), fields, len(request.FILES))


def forget(request: HttpRequest) -> None:
    """What was given back after a sign-in is stored now."""
    kept = request.session.get("unsent")
    if kept and kept[0].partition("?")[0] == request.path:
        del request.session["unsent"]


def label_of(name: str) -> str:
    """What the field is called on its form, as far as a model says; else its name."""
    for model in KNOWN:
        for field in model._meta.fields:
            if field.name == name:
                return str(field.verbose_name)
    return name.replace("_", " ")


def show(request: HttpRequest, unsent: Unsent, why: str, status: int = 200) -> HttpResponse:
    """A page that says why it is not stored, with all that was typed and a button that sends it again."""
    context = {"unsent": unsent, "why": why}
    response = render(request, "tracker/not_stored.html", context, status=status)
    # With htmx this is shown in place of the page, not in the part of it that was asked for.
    response["HX-Retarget"] = response["HX-Reselect"] = "#main"
    response["HX-Reswap"] = "outerHTML show:window:top"
    return response
