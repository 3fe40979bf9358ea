"""Every address of the register. Who may open it stands in the access table of the tests."""

from allauth.account import views as accounts
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.http import require_http_methods

from tracker.views import (
    account,
    bearings,
    bringing_in,
    candidates,
    former,
    health,
    letter_edit,
    letters,
    overview,
    papers,
    pledges,
    quotes,
    reading,
    search,
    sources,
)

# allauth takes a PUT for a POST; here a form is sent one way.
form = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("pledges/", pledges.pledge_list, name="pledge_list"),
    path("pledges/export.<slug:format>", pledges.pledge_export, name="pledge_export"),
    path("pledges/<slug:code>/", pledges.pledge_detail, name="pledge_detail"),
    path("pledges/<slug:code>/update/", pledges.status_update_add, name="status_update_add"),
    path("pledges/<slug:code>/edit/", pledges.pledge_edit, name="pledge_edit"),
    path("pledges/<slug:code>/quote/<int:pk>/", quotes.quote_attach, name="quote_attach"),
    path("pledges/<slug:code>/evidence/<int:pk>/", quotes.evidence_attach, name="evidence_attach"),
    path("pledges/<slug:code>/not-about/<int:pk>/", bearings.not_about, name="not_about"),
    path("pledges/<slug:code>/not-about/<int:pk>/undo/", bearings.not_about_undo, name="not_about_undo"),
    path("letters/", letters.letter_list, name="letter_list"),
    path("letters/add/", bringing_in.letter_add, name="letter_add"),
    path("letters/add/<int:pk>/", bringing_in.letter_check, name="letter_check"),
    path("letters/<slug:slug>/", letters.letter_detail, name="letter_detail"),
    path("letters/<slug:slug>/edit/", letter_edit.letter_edit, name="letter_edit"),
    path("letters/<slug:slug>/bearings/", bearings.letter_bearings, name="letter_bearings"),
    path("letters/<slug:slug>/text/<int:number>/", former.letter_former, name="letter_former"),
    path("letters/<slug:slug>/text/<int:number>/compare/", former.letter_compare, name="letter_compare"),
    path("letters/<slug:slug>/p/<int:number>/pledge/", letters.pledge_add, name="pledge_add"),
    path("letters/<slug:slug>/p/<int:number>/source/", sources.source_add, name="source_add"),
    path("letters/<slug:slug>/p/<int:number>/read/", reading.read_to_here, name="read_to_here"),
    path("letters/<slug:slug>/p/<int:number>/no-pledge/", reading.no_pledge, name="no_pledge"),
    path("letters/<slug:slug>/p/<int:number>/unread/", reading.unread, name="unread"),
    path("candidates/", candidates.candidate_list, name="candidate_list"),
    path("candidates/<int:pk>/accept/", candidates.candidate_accept, name="candidate_accept"),
    path("candidates/<int:pk>/record/", candidates.candidate_record, name="candidate_record"),
    path("candidates/<int:pk>/dismiss/", candidates.candidate_dismiss, name="candidate_dismiss"),
    path("candidates/<int:pk>/restore/", candidates.candidate_restore, name="candidate_restore"),
    path("kamerstukken/<str:dossier>/", papers.dossier_detail, name="dossier_detail"),
    path("kamerstukken/<str:dossier>/<str:number>/", papers.paper_detail, name="paper_detail"),
    path("search/", search.search, name="search"),
    path("", include("letters.urls")),
    path("account/", account.account_settings, name="account_settings"),
    path("account/language/", account.language_set, name="language_set"),
    path("accounts/login/", form(accounts.login), name="account_login"),
    path("accounts/logout/", form(accounts.logout), name="account_logout"),
    path("accounts/inactive/", accounts.account_inactive, name="account_inactive"),
    path("accounts/signup/", form(accounts.signup), name="account_signup"),
    path("accounts/password/change/", form(accounts.password_change), name="account_change_password"),
    path("accounts/password/reset/", form(accounts.password_reset), name="account_reset_password"),
    path("accounts/password/reset/done/", accounts.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        form(accounts.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        accounts.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("health/live", health.live, name="health_live"),
    path("admin/", admin.site.urls),
]
