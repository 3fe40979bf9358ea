from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.filters import query_without
from tracker.models import Party
from tracker.searching import Search, SearchForm


@require_safe
def search(request):
    form = SearchForm(request.GET)
    asked = Search(form.cleaned_data) if form.is_valid() else None
    context = {
        "form": form,
        "search": asked,
        "parties": Party.objects.all(),
        "query": query_without(request.GET, "page"),
        "tab_query": query_without(request.GET, "what"),
        "loose_query": query_without(request.GET, "letterlijk"),
        "only_words": urlencode({"q": asked.words}) if asked else "",
        "section": "search",
    }
    return render(request, "tracker/search.html", context, status=200 if asked else 400)
