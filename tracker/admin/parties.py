"""Who promises, acts and is promised; and what about."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tracker.admin import many
from tracker.models import Party, Topic


@admin.register(Party)
class PartyAdmin(admin.ModelAdmin):
    fields = ["name", "name_nl", ("short_name", "short_name_nl"), "kind", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "name_nl", "short_name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name", "name_nl", "short_name", "short_name_nl"]
    list_per_page = 100

    def get_actions(self, request):
        return super().get_actions(request) | many.handover_for(request)

    def get_deleted_objects(self, objs, request):
        return with_pledges(super().get_deleted_objects(objs, request), objs)


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    fields = ["name", "name_nl", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "name_nl"]
    search_fields = ["name", "name_nl"]
    list_per_page = 100

    def get_deleted_objects(self, objs, request):
        return with_pledges(super().get_deleted_objects(objs, request), objs)


def with_pledges(found, objs):
    """What a deletion takes along, with the pledges that name these rows among what forbids it.

    The database would drop the name from those pledges without a word, and without a line in their history.
    """
    deleted, counts, lacking, protected = found
    using = [pledge for obj in objs for pledge in obj.pledges.order_by("id")]
    return deleted, counts, lacking, [*protected, *map(link_to, using)]


def link_to(pledge):
    return format_html(
        '{}: <a href="{}">{}</a>',
        _("Pledge"),
        reverse("admin:tracker_pledge_change", args=[pledge.pk]),
        pledge,
    )
