"""The admin as a place of work: the register's own frame, one way in, and no answer wider than the question."""

from functools import partial, update_wrapper

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib.admin import AdminSite
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

# SQLite answers a longer LIKE with an error.
LONGEST_SEARCH = 200
SEARCHES = ("q", "term")
METHODS = ("GET", "HEAD", "POST")
# As one works; people come last, as a group of their own.
ORDER = ["Pledge", "StatusUpdate", "Party", "Topic", "Letter", "Dossier", "User"]


class RegisterAdminSite(AdminSite):
    """The admin in the register's own look; signing in is the site's own page, with its throttle."""

    site_header = site_title = "Nakoming"
    index_title = _("Manage the register")
    enable_nav_sidebar = True

    def __init__(self, name="admin"):
        super().__init__(name)
        # What may be deleted is deleted one at a time, after a page that says what goes with it.
        self.disable_action("delete_selected")

    @login_not_required
    def login(self, request, extra_context=None):
        """Never a form: a second one would be a second door, without the throttle of the first."""
        return secure_admin_login(self.already_in)(request)

    def already_in(self, request):
        return redirect("admin:index")

    def logout(self, request, extra_context=None):
        return logout(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("account_change_password")

    def admin_view(self, view, cacheable=False):
        return update_wrapper(partial(self.answer, super().admin_view(view, cacheable)), view)

    def answer(self, page, request, *args, **kwargs):
        """The page, for those whom the admin is for; 400 for a search or filter that cannot be read."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        if any(len(request.GET.get(name, "")) > LONGEST_SEARCH for name in SEARCHES):
            raise SuspiciousOperation("A search is too long.")
        response = page(request, *args, **kwargs)
        # Django's own answer to such a filter is the whole list.
        if ERROR_FLAG in request.GET or response.headers.get("Location") == f"{request.path}?{ERROR_FLAG}=1":
            raise SuspiciousOperation("A filter cannot be read.")
        return response

    def each_context(self, request):
        return super().each_context(request) | {"section": "admin"}

    def get_app_list(self, request, app_label=None):
        """The register, then letters, then people."""
        apps = sorted(self._build_app_dict(request, app_label).values(), key=first_model)
        for app in apps:
            app["models"].sort(key=place)
        people = [model for app in apps for model in app["models"] if model["object_name"] == "User"]
        if people:
            apps[0]["models"].remove(people[0])
            url = people[0]["admin_url"]
            apps.append({"name": _("People"), "app_label": "people", "app_url": url, "models": people})
        return apps


def place(model):
    """Where a model stands in the order of work; one that has no place there yet comes last."""
    return ORDER.index(model["object_name"]) if model["object_name"] in ORDER else len(ORDER)


def first_model(app):
    return min(map(place, app["models"]))
