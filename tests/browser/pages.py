"""The main pages, in one table: what accessibility and pictures are checked on. The starter register is loaded."""

# name -> (address, needs an account)
PAGES = {
    "login": ("/accounts/login/", False),
    "forgotten-password": ("/accounts/password/reset/", False),
    "overview": ("/", True),
    "pledges": ("/pledges/", True),
    "pledges-open": (
        "/pledges/?status=open&status=in_progress&status=partly_fulfilled&responsible=none",
        True,
    ),
    "pledges-nothing": ("/pledges/?status=lapsed&has_amount=true", True),
    "pledges-wrong": ("/pledges/?colour=red", True),
    "pledge": ("/pledges/P-021/?in=status%3Dopen", True),
    "pledge-money": ("/pledges/P-018/", True),
    "pledge-update": ("/pledges/P-002/update/", True),
    "pledge-edit": ("/pledges/P-021/edit/", True),
    "letters": ("/letters/", True),
    "letter": ("/letters/navo-londen-2019/", True),
    "letter-2017": ("/letters/navo-brussel-2017/", True),
    "pledge-add": ("/letters/navo-londen-2019/p/8/pledge/", True),
    "account": ("/account/", True),
    "password": ("/accounts/password/change/", True),
    "not-found": ("/pledges/P-999/", True),
    "admin": ("/admin/", True),
    "admin-pledges": ("/admin/tracker/pledge/", True),
    "admin-letters": ("/admin/letters/letter/", True),
    "admin-users": ("/admin/tracker/user/", True),
}
