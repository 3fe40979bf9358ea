"""How people get in: accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """A closed account is answered like an unknown one: whoever may not enter learns nothing about why."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None


def display_name(user):
    return user.name
