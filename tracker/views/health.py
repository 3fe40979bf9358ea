from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def live(request):
    """The process answers. Says nothing of the database, and nothing of what is in it."""
    return HttpResponse("ok\n", content_type="text/plain")
