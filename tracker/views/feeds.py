"""What programs fetch: by a personal token in the address, or signed in."""

from hashlib import sha256

from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.views.decorators.http import require_safe

from tracker.changes.asking import PledgesForm
from tracker.feeds.atom import ChangesFeed
from tracker.feeds.calendar import DueForm, calendar
from tracker.filters import as_lines
from tracker.tokens import opened_by_address


@opened_by_address
@require_safe
def changes_feed(request):
    form = PledgesForm(request.GET, request.user)
    if not form.is_valid():
        return wrong(form)
    response = ChangesFeed(form)(request)
    # A view gains and loses pledges by the calendar too, so the last change does not date what it shows.
    if form.cleaned_data["view"]:
        del response["Last-Modified"]
    return unless_known(request, response)


@opened_by_address
@require_safe
def due_calendar(request):
    form = DueForm(request.GET, request.user)
    if not form.is_valid():
        return wrong(form)
    made = calendar(form.open_pledges, request.user)
    return unless_known(request, HttpResponse(made, content_type="text/calendar; charset=utf-8"))


def wrong(form):
    """What is wrong with the query, as plain text."""
    said = "\n".join(as_lines(form.problems))
    return HttpResponseBadRequest(said, content_type="text/plain; charset=utf-8")


def unless_known(request, response):
    """The response with its ETag; 304 to whoever has it already."""
    etag = f'"{sha256(response.content).hexdigest()}"'
    response["ETag"] = etag
    dated = parse_http_date_safe(response.get("Last-Modified", ""))
    return get_conditional_response(request, etag, dated, response)
