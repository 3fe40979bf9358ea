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
        from letters.search import INDEXES
        from letters.search.checks import check_search
        from tracker import following, marks_following, proposing
        from tracker.append_only import check_triggers
        from tracker.search import PLEDGES

        following.register()
        marks_following.register()
        proposing.register()
        INDEXES.append(PLEDGES)
        checks.register(check_triggers, checks.Tags.database)
        checks.register(check_search, checks.Tags.database)
