from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class TrackerAdminConfig(AdminConfig):
    default_site = "tracker.admin_site.RegisterAdminSite"


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = _("Register")

    def ready(self):
        from tracker.append_only import check_triggers

        checks.register(check_triggers, checks.Tags.database)
