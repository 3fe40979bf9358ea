"""The admin of the register: one module for each family of models. Who may do what stands in `tracker.roles`."""

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group

from tracker.admin import parties, people, pledges, updates

# Rights come from the role and an account has one address: these two would be second places for either.
admin.site.unregister([Group, EmailAddress])

__all__ = ["parties", "people", "pledges", "updates"]
