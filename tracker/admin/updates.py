"""Status updates, to look through and to read. New ones are added on the page of their pledge."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models import StatusUpdate
from tracker.templatetags.nakoming import day


@admin.register(StatusUpdate)
class StatusUpdateAdmin(admin.ModelAdmin):
    fields = [
        "pledge", "effective_on", "status", "note", "evidence_paragraph", "evidence_quote", "evidence_identifier",
        "evidence_url", "no_evidence_because", "claimed_status", "due_on", "due_reason", "delivered_amount",
        "effective_reason", "recorded_by", "recorded_at",
    ]  # fmt: skip
    list_display = ["pledge_code", "effect", "standing", "proof", "words", "who", "recorded_at"]
    list_filter = ["status"]
    search_fields = ["pledge__code", "pledge__title", "note", "evidence_identifier", "evidence_url"]
    ordering = ["-recorded_at", "-id"]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request):
        updates = super().get_queryset(request).select_related("pledge", "recorded_by")
        return updates.with_evidence_places()

    @admin.display(description=_("pledge"), ordering="pledge_id")
    def pledge_code(self, update):
        return update.pledge.code

    @admin.display(description=_("in effect"), ordering="effective_on")
    def effect(self, update):
        return day(update.effective_on)

    @admin.display(description=_("status"), ordering="status")
    def standing(self, update):
        return render_to_string("_status.html", {"status": update.status})

    @admin.display(description=_("evidence"), empty_value="")
    def proof(self, update):
        if not update.has_evidence:
            return None
        return format_html('<a href="{}">{}</a>', update.evidence_link, update.evidence)

    @admin.display(description=_("what changed"), empty_value="")
    def words(self, update):
        return Truncator(update.note).words(14) or None

    @admin.display(description=_("recorded by"), ordering="recorded_by__name")
    def who(self, update):
        return update.recorded_by.name if update.recorded_by else gettext("Starter register")

    def view_on_site(self, update):
        return f"{update.pledge.get_absolute_url()}#update-{update.pk}"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
