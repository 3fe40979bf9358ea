"""Who may open what: every address of the register, for every role and method, in one table.

A pattern that is missing from the table fails; so does one whose answer is not the one that stands here. The roles and
their rights are those of the README. Numbers are HTTP statuses, in this order: nobody signed in, reader, analyst,
editor, administrator. 302 for nobody signed in is the way to the sign-in page.
"""

import hashlib

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from letters.incoming import take_in
from letters.intake import Metadata, store
from letters.models import Incoming, Letter
from tests.factories import (
    give_better_text,
    make_batch,
    make_candidate,
    make_dossier,
    make_party,
    make_pledge,
    make_token,
    make_topic,
    make_update,
    make_user,
    make_view,
)
from tracker.linking import link, withdraw
from tracker.models import Batch, Candidate, Party, Pledge, PledgeLink, Source, StatusUpdate, Topic
from tracker.roles import Role

EVERYONE = "200 200 200 200 200"
SIGNED_IN = "302 200 200 200 200"
FROM_ANALYST = "302 403 200 200 200"
FROM_EDITOR = "302 403 403 200 200"
ADMINISTRATOR = "302 403 403 403 200"
NOBODY = "302 403 403 403 403"
NEVER = "405 405 405 405 405"
NOT_THIS_WAY = "302 405 405 405 405"
NOT_THIS_WAY_FROM_ANALYST = "302 403 405 405 405"
NOT_THIS_WAY_FROM_EDITOR = "302 403 403 405 405"
INCOMPLETE = "302 403 400 400 400"
LEADS_ON = "302 403 302 302 302"
NOT_FOUND = "302 403 404 404 404"
# For programs: no way to a sign-in page, but a word about tokens.
TOKEN = "401 200 200 200 200"
TOKEN_NOT_THIS_WAY = "401 405 405 405 405"

# name -> (address, GET and HEAD, POST of an empty form, PUT and DELETE and TRACE)
TABLE = {
    "account_change_password": ("/accounts/password/change/", SIGNED_IN, SIGNED_IN, NOT_THIS_WAY),
    "account_inactive": ("/accounts/inactive/", EVERYONE, NEVER, NEVER),
    "account_login": ("/accounts/login/", "200 302 302 302 302", "200 302 302 302 302", NEVER),
    "account_logout": ("/accounts/logout/", SIGNED_IN, "302 302 302 302 302", NEVER),
    "account_reset_password": ("/accounts/password/reset/", EVERYONE, EVERYONE, NEVER),
    "account_reset_password_done": ("/accounts/password/reset/done/", EVERYONE, NEVER, NEVER),
    "account_reset_password_from_key": ("/accounts/password/reset/key/1-abc/", EVERYONE, EVERYONE, NEVER),
    "account_reset_password_from_key_done": ("/accounts/password/reset/key/done/", EVERYONE, NEVER, NEVER),
    "account_settings": ("/account/", SIGNED_IN, SIGNED_IN, NOT_THIS_WAY),
    "account_unsent": ("/account/unsent/", "302 302 302 302 302", "302 302 302 302 302", NOT_THIS_WAY),
    "account_signup": ("/accounts/signup/", "200 302 302 302 302", "200 302 302 302 302", NEVER),
    "admin/(?P<url>.*)$": ("/admin/nothing-here/", NOT_FOUND, NOT_FOUND, NOT_THIS_WAY),
    "admin/letters/dossier/<path:object_id>/": (
        "/admin/letters/dossier/{dossier}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/letters/letter/<path:object_id>/": (
        "/admin/letters/letter/{letter}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/tracker/party/<path:object_id>/": (
        "/admin/tracker/party/{party}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/tracker/pledge/<path:object_id>/": (
        "/admin/tracker/pledge/{pledge}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/tracker/statusupdate/<path:object_id>/": (
        "/admin/tracker/statusupdate/{update}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/tracker/topic/<path:object_id>/": (
        "/admin/tracker/topic/{topic}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY,
    ),
    "admin/tracker/user/<path:object_id>/": ("/admin/tracker/user/{user}/", LEADS_ON, LEADS_ON, NOT_THIS_WAY),
    "admin:app_list": ("/admin/tracker/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:auth_user_password_change": (
        "/admin/tracker/user/{user}/password/",
        ADMINISTRATOR,
        ADMINISTRATOR,
        NOT_THIS_WAY,
    ),
    "admin:autocomplete": ("/admin/autocomplete/", NOBODY, NOT_THIS_WAY_FROM_ANALYST, NOT_THIS_WAY),
    "admin:index": ("/admin/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:jsi18n": ("/admin/jsi18n/", FROM_ANALYST, NOT_THIS_WAY_FROM_ANALYST, NOT_THIS_WAY),
    "admin:letters_dossier_add": ("/admin/letters/dossier/add/", FROM_EDITOR, FROM_EDITOR, NOT_THIS_WAY),
    "admin:letters_dossier_change": (
        "/admin/letters/dossier/{dossier}/change/",
        FROM_ANALYST,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:letters_dossier_changelist": ("/admin/letters/dossier/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:letters_dossier_delete": (
        "/admin/letters/dossier/{dossier}/delete/",
        NOBODY,
        NOBODY,
        NOT_THIS_WAY,
    ),
    "admin:letters_dossier_history": (
        "/admin/letters/dossier/{dossier}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:letters_letter_add": ("/admin/letters/letter/add/", NOBODY, NOBODY, NOT_THIS_WAY),
    "admin:letters_letter_change": (
        "/admin/letters/letter/{letter}/change/",
        FROM_ANALYST,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:letters_letter_changelist": ("/admin/letters/letter/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:letters_letter_delete": (
        "/admin/letters/letter/{letter}/delete/",
        FROM_EDITOR,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:letters_letter_history": (
        "/admin/letters/letter/{letter}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:login": ("/admin/login/", LEADS_ON, LEADS_ON, LEADS_ON),
    "admin:logout": ("/admin/logout/", FROM_ANALYST, LEADS_ON, NOT_THIS_WAY),
    "admin:password_change": ("/admin/password_change/", LEADS_ON, LEADS_ON, NOT_THIS_WAY),
    "admin:password_change_done": ("/admin/password_change/done/", LEADS_ON, LEADS_ON, NOT_THIS_WAY),
    "admin:tracker_party_add": ("/admin/tracker/party/add/", FROM_EDITOR, FROM_EDITOR, NOT_THIS_WAY),
    "admin:tracker_party_change": (
        "/admin/tracker/party/{party}/change/",
        FROM_ANALYST,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:tracker_party_changelist": ("/admin/tracker/party/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:tracker_party_delete": (
        "/admin/tracker/party/{party}/delete/",
        FROM_EDITOR,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:tracker_party_history": (
        "/admin/tracker/party/{party}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_pledge_add": ("/admin/tracker/pledge/add/", NOBODY, NOBODY, NOT_THIS_WAY),
    "admin:tracker_pledge_change": (
        "/admin/tracker/pledge/{pledge}/change/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_pledge_changelist": ("/admin/tracker/pledge/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:tracker_pledge_delete": ("/admin/tracker/pledge/{pledge}/delete/", NOBODY, NOBODY, NOT_THIS_WAY),
    "admin:tracker_pledge_history": (
        "/admin/tracker/pledge/{pledge}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_statusupdate_add": ("/admin/tracker/statusupdate/add/", NOBODY, NOBODY, NOT_THIS_WAY),
    "admin:tracker_statusupdate_change": (
        "/admin/tracker/statusupdate/{update}/change/",
        FROM_ANALYST,
        NOBODY,
        NOT_THIS_WAY,
    ),
    "admin:tracker_statusupdate_changelist": (
        "/admin/tracker/statusupdate/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_statusupdate_delete": (
        "/admin/tracker/statusupdate/{update}/delete/",
        NOBODY,
        NOBODY,
        NOT_THIS_WAY,
    ),
    "admin:tracker_statusupdate_history": (
        "/admin/tracker/statusupdate/{update}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_topic_add": ("/admin/tracker/topic/add/", FROM_EDITOR, FROM_EDITOR, NOT_THIS_WAY),
    "admin:tracker_topic_change": (
        "/admin/tracker/topic/{topic}/change/",
        FROM_ANALYST,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:tracker_topic_changelist": ("/admin/tracker/topic/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY),
    "admin:tracker_topic_delete": (
        "/admin/tracker/topic/{topic}/delete/",
        FROM_EDITOR,
        FROM_EDITOR,
        NOT_THIS_WAY,
    ),
    "admin:tracker_topic_history": (
        "/admin/tracker/topic/{topic}/history/",
        FROM_ANALYST,
        FROM_ANALYST,
        NOT_THIS_WAY,
    ),
    "admin:tracker_user_add": ("/admin/tracker/user/add/", ADMINISTRATOR, ADMINISTRATOR, NOT_THIS_WAY),
    "admin:tracker_user_change": (
        "/admin/tracker/user/{user}/change/",
        ADMINISTRATOR,
        ADMINISTRATOR,
        NOT_THIS_WAY,
    ),
    "admin:tracker_user_changelist": ("/admin/tracker/user/", ADMINISTRATOR, ADMINISTRATOR, NOT_THIS_WAY),
    "admin:tracker_user_delete": ("/admin/tracker/user/{user}/delete/", NOBODY, NOBODY, NOT_THIS_WAY),
    "admin:tracker_user_history": (
        "/admin/tracker/user/{user}/history/",
        ADMINISTRATOR,
        ADMINISTRATOR,
        NOT_THIS_WAY,
    ),
    "admin:view_on_site": ("/admin/r/1/1/", NOT_FOUND, NOT_FOUND, NOT_THIS_WAY),
    "batch_add": (
        "/pledges/many/?kind=status&pledge=P-001",
        FROM_ANALYST,
        INCOMPLETE,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "batch_detail": ("/batches/{batch}/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "batch_undo": (
        "/batches/{batch}/undo/",
        FROM_ANALYST,
        "302 403 409 409 409",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "candidate_accept": (
        "/candidates/{candidate}/accept/",
        LEADS_ON,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "candidate_dismiss": (
        "/candidates/{candidate}/dismiss/",
        LEADS_ON,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "candidate_list": (
        "/candidates/",
        FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "candidate_record": (
        "/candidates/{candidate}/record/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "candidate_restore": (
        "/candidates/{candidate}/restore/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "due_calendar": ("/due.ics", TOKEN, TOKEN_NOT_THIS_WAY, TOKEN_NOT_THIS_WAY),
    "evidence_attach": (
        "/pledges/P-003/evidence/{lost_evidence}/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "changes": ("/changes/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "changes_feed": ("/changes.atom", TOKEN, TOKEN_NOT_THIS_WAY, TOKEN_NOT_THIS_WAY),
    "dossier_detail": ("/kamerstukken/28676/", SIGNED_IN, "302 403 403 400 400", NOT_THIS_WAY),
    "health_live": ("/health/live", EVERYONE, NEVER, NEVER),
    "language_set": ("/account/language/", NEVER, "400 400 400 400 400", NEVER),
    "letter_add": ("/letters/add/", FROM_EDITOR, "302 403 403 422 422", NOT_THIS_WAY_FROM_EDITOR),
    "letter_bearings": (
        "/letters/navo-londen-2019/bearings/",
        FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "letter_check": (
        "/letters/add/{incoming}/",
        FROM_EDITOR,
        "302 403 403 409 409",
        NOT_THIS_WAY_FROM_EDITOR,
    ),
    "letter_detail": ("/letters/navo-londen-2019/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "letter_edit": (
        "/letters/navo-londen-2019/edit/",
        FROM_EDITOR,
        "302 403 403 422 422",
        NOT_THIS_WAY_FROM_EDITOR,
    ),
    "letter_compare": ("/letters/vervangen/text/1/compare/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "letter_former": ("/letters/vervangen/text/1/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "letter_former_file": ("/letters/vervangen/text/1/file", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "letter_file": ("/letters/navo-londen-2019/file", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "letter_list": ("/letters/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "link_add": (
        "/pledges/P-001/links/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "link_withdraw": (
        "/pledges/P-001/links/{link}/withdraw/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "not_about": (
        "/pledges/P-001/not-about/{former_paragraph}/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "not_about_undo": (
        "/pledges/P-001/not-about/{former_paragraph}/undo/",
        LEADS_ON,
        LEADS_ON,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "no_pledge": (
        "/letters/navo-londen-2019/p/7/no-pledge/",
        LEADS_ON,
        INCOMPLETE,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "overview": ("/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "paper_detail": ("/kamerstukken/28676/321/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "pledge_add": (
        "/letters/navo-londen-2019/p/8/pledge/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "pledge_checked": (
        "/pledges/P-001/checked/",
        LEADS_ON,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "pledge_detail": ("/pledges/P-001/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "pledge_edit": ("/pledges/P-001/edit/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY_FROM_ANALYST),
    "pledge_export": ("/pledges/export.csv", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "view_add": ("/views/add/", FROM_ANALYST, "302 403 422 422 422", NOT_THIS_WAY_FROM_ANALYST),
    "view_default": ("/views/gedeeld/default/", NOT_THIS_WAY, "302 400 400 400 400", NOT_THIS_WAY),
    "view_delete": (
        "/views/gedeeld/delete/",
        FROM_EDITOR,
        "302 403 403 409 409",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "view_detail": ("/views/gedeeld/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "view_edit": ("/views/gedeeld/edit/", FROM_EDITOR, "302 403 403 422 422", NOT_THIS_WAY_FROM_ANALYST),
    "view_follow": ("/views/gedeeld/follow/", NOT_THIS_WAY, "302 400 400 400 400", NOT_THIS_WAY),
    "pledge_list": ("/pledges/", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "quote_attach": (
        "/pledges/P-003/quote/{lost_quote}/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "read_to_here": (
        "/letters/navo-londen-2019/p/7/read/",
        LEADS_ON,
        INCOMPLETE,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "search": ("/search/?q=punt", SIGNED_IN, NOT_THIS_WAY, NOT_THIS_WAY),
    "second_reading": (
        "/pledges/P-003/updates/{lost_evidence}/reading/",
        LEADS_ON,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "source_add": (
        "/letters/navo-londen-2019/p/8/source/",
        FROM_ANALYST,
        "302 403 422 422 422",
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "status_quick": (
        "/pledges/P-001/quick/",
        FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
    "status_update_add": ("/pledges/P-001/update/", FROM_ANALYST, FROM_ANALYST, NOT_THIS_WAY_FROM_ANALYST),
    "token_make": ("/account/tokens/", NOT_THIS_WAY, "302 422 422 422 422", NOT_THIS_WAY),
    "token_revoke": ("/account/tokens/{token}/revoke/", NOT_THIS_WAY, "302 404 404 404 404", NOT_THIS_WAY),
    "unread": (
        "/letters/navo-londen-2019/p/7/unread/",
        LEADS_ON,
        INCOMPLETE,
        NOT_THIS_WAY_FROM_ANALYST,
    ),
}


def patterns(resolver, namespace="", prefix=""):
    """Every URL pattern under a resolver: by its name, or by its route when it has none."""
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, inner, route)
        else:
            yield f"{namespace}{entry.name}" if entry.name else route


@pytest.fixture
def register(db):
    """One stored letter with its file, a pledge from it, and a line in its history."""
    text = "\n\n".join(f"Het kabinet zal de Kamer informeren over punt {number}." for number in range(1, 9))
    letter = store(text.encode(), "brief.txt", Metadata(slug="navo-londen-2019", title="Verslag")).letter
    pledge = make_pledge(letter.paragraphs.get(number=8), made_by=make_party(), topics=[make_topic()])
    make_update(pledge)
    # Withdrawn already: to do so again leads on, and changes nothing.
    withdraw(link(make_pledge(letter.paragraphs.get(number=7)), "changes", pledge, None), None)
    make_batch()
    make_candidate(letter.paragraphs.get(number=1))
    make_view(make_user("editor"), slug="gedeeld", is_shared=True)
    lose_a_quote_and_evidence()
    take_in(text.replace("punt 8", "punt 9").encode(), "wacht.txt", make_user("editor"))


def lose_a_quote_and_evidence():
    letter = store(b"Dit staat er nu. Dat is gebeurd.", "oud.txt", Metadata(slug="vervangen")).letter
    pledge = make_pledge(letter.paragraphs.get(), 0, 16)
    make_update(pledge, "fulfilled", evidence_paragraph=letter.paragraphs.get())
    give_better_text(letter, ["Dit staat er nu anders."])


@pytest.fixture
def people(db):
    """Nobody, then a client for each role, in the table's order."""
    clients = [Client()]
    for role in Role:
        client = Client()
        client.force_login(make_user(role))
        clients.append(client)
    return clients


def rows():
    """Every row of the register as one checksum; sign-ins do not count."""
    digest = hashlib.sha256()
    for model in [*apps.get_app_config("letters").get_models(), *apps.get_app_config("tracker").get_models()]:
        names = [field.attname for field in model._meta.concrete_fields if field.name != "last_login"]
        for row in model.objects.order_by("pk").values_list(*names):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def test_every_address_stands_in_the_table():
    assert sorted(set(patterns(get_resolver()))) == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_an_address_opens_for_whom_the_table_says(name, register, people):
    address, *expected = TABLE[name]
    address = address.format(**keys())
    before = rows()

    reading = [statuses(people, address, "get"), statuses(people, address, "head")]
    others = [statuses(people, address, method) for method in ("put", "delete", "trace")]
    posting = statuses(people, address, "post")

    assert [*reading, posting, *others] == [expected[0], expected[0], expected[1], *[expected[2]] * 3]
    assert rows() == before


# The views that are asked before anybody has signed in. Each looks for itself who is there, or shows nothing of ours.
PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "admin:login",
    "changes_feed",
    "due_calendar",
    "health_live",
    "language_set",
    "pledge_export",
}


def test_no_view_but_these_is_asked_before_signing_in():
    def is_public(entry):
        return not getattr(entry.callback, "login_required", True)

    assert {name for name, entry in named_patterns(get_resolver()) if is_public(entry)} == PUBLIC


def named_patterns(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from named_patterns(
                entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            )
        else:
            yield f"{namespace}{entry.name}", entry


def statuses(people, address, method):
    return " ".join(str(getattr(client, method)(address).status_code) for client in people)


def keys():
    """What the addresses of the admin are filled in with."""
    return {
        "pledge": Pledge.objects.get(code="P-001").pk,
        "update": StatusUpdate.objects.first().pk,
        "letter": Letter.objects.get(slug="navo-londen-2019").pk,
        "party": Party.objects.first().pk,
        "topic": Topic.objects.first().pk,
        "dossier": make_dossier().pk,
        "user": make_user().pk,
        "token": make_token(make_user())[0].pk,
        "lost_quote": Source.objects.lost().get().pk,
        "link": PledgeLink.objects.get().pk,
        "former_paragraph": Source.objects.lost().get().paragraph_id,
        "lost_evidence": StatusUpdate.objects.with_lost_evidence().get().pk,
        "incoming": Incoming.objects.first().pk,
        "candidate": Candidate.objects.first().pk,
        "batch": Batch.objects.first().pk,
    }
