"""How people get in: accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter

from tracker.keeping import give_back


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """A closed account is answered like an unknown one: whoever may not enter learns nothing about why."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def post_login(self, request, user, **options):
        """On to the page that was asked for, or back to the form that was being filled in."""
        response = super().post_login(request, user, **options)
        return give_back(request, user) or response


def display_name(user):
    return user.name
