"""Pledges: the quote locked, the history add-only, the particulars under a version check, and on to the next one."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Prefetch, Subquery
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracker import related
from tracker.admin import lists, many
from tracker.admin.forms import LinkForm, Links, NewLines, PledgeAdminForm, UpdateRow
from tracker.forms import with_version
from tracker.models import Pledge, PledgeLink, Source, StatusUpdate
from tracker.templatetags.nakoming import deadline
from tracker.timeline import timeline

ORIGINS = Source.objects.filter(role=Source.Role.ORIGIN)
ORIGIN_TITLE = ORIGINS.filter(pledge=OuterRef("pk")).values("paragraph__letter__short_title")[:1]


class StatusUpdateInline(admin.TabularInline):
    """One more line for the history. The template shows the earlier ones; nobody edits or removes one."""

    model = StatusUpdate
    form = UpdateRow
    formset = NewLines
    template = "admin/tracker/pledge/updates.html"
    fields = [
        "effective_on", "status", "evidence", "no_evidence_because", "note", "evidence_quote", "claimed_status",
        "due_on", "due_reason", "delivered_amount", "effective_reason", "successor",
    ]  # fmt: skip
    extra = max_num = 1
    can_delete = False

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, absolute_max=1, validate_max=True, **kwargs)
        formset.by = request.user
        return formset

    def has_change_permission(self, request, obj=None):
        return False


class LinkInline(admin.TabularInline):
    """Links that stand. One is made or withdrawn, never edited."""

    model = PledgeLink
    verbose_name, verbose_name_plural = _("link to a pledge"), _("links to other pledges")
    fk_name = "pledge"
    form = LinkForm
    formset = Links
    fields = ["kind", "other"]
    extra = 1
    max_num = 20

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, absolute_max=self.max_num, validate_max=True, **kwargs)
        formset.by = request.user
        return formset

    def get_queryset(self, request):
        return super().get_queryset(request).standing().select_related("pledge", "other")

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Pledge)
class PledgeAdmin(admin.ModelAdmin):
    form = PledgeAdminForm
    inlines = [StatusUpdateInline, LinkInline]
    fieldsets = [
        (
            _("Particulars"),
            {
                "fields": [
                    "title", "title_nl", "counts_as_fulfilled_when", "note", ("level", "strength"), "condition",
                    "topics",
                ]
            },
        ),
        (_("Who"), {"fields": ["responsible", ("made_by", "made_to")]}),
        (
            _("When"),
            {
                "fields": [
                    "pledged_on", "term", ("due_from", "first_due_on", "due_precision"), ("starts_on", "recurrence"),
                ]
            },
        ),
        (_("How much"), {"fields": [("amount", "currency", "period"), ("amount_qualifier", "period_inferred")]}),
        (_("Who follows it"), {"fields": [("owner", "review_on")]}),
    ]  # fmt: skip
    list_display = ["number", "name_here", "standing", "late", "who_must_act", "deadline", "letter"]
    list_filter = [
        lists.StatusFilter, lists.LateFilter, lists.ResponsibleFilter, lists.LetterFilter, lists.TopicFilter,
        lists.LevelFilter, lists.OwnerFilter,
    ]  # fmt: skip
    ordering = ["id"]
    date_hierarchy = "due_on"
    # What is searched says `PledgeQuerySet.mentioning`; this only shows the box.
    search_fields = ["title"]
    search_help_text = _("Number, title, quote or note")
    show_full_result_count = False
    # The site's list counts its choices in a few statements; Django would take one for each.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def get_actions(self, request):
        return super().get_actions(request) | many.actions_for(request)

    def get_queryset(self, request):
        # No join: the counts and the years of the list take their time from the width of the row.
        origins = Prefetch("sources", ORIGINS.select_related("paragraph__letter__dossier"), to_attr="origins")
        return super().get_queryset(request).prefetch_related("responsible", origins)

    def get_search_results(self, request, queryset, search_term):
        return queryset.mentioning(search_term) if search_term else queryset, False

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:  # the years 9999 and 0 of the date hierarchy
            raise IncorrectLookupParameters(error) from error

    @admin.display(description=_("number"), ordering="id")
    def number(self, pledge):
        return pledge.code

    @admin.display(description=_("title"), ordering="title")
    def name_here(self, pledge):
        return pledge.name

    @admin.display(description=_("status"), ordering="status")
    def standing(self, pledge):
        return render_to_string("_status.html", {"status": pledge.status})

    @admin.display(description=_("late"), empty_value="")
    def late(self, pledge):
        late = pledge.days_late
        return format_html('<span class="alert nw">{}</span>', days(late)) if late else None

    @admin.display(description=_("who must act"))
    def who_must_act(self, pledge):
        return ", ".join(party.short for party in pledge.responsible.all()) or gettext("Not stated")

    @admin.display(description=_("deadline"), ordering=F("due_on").asc(nulls_last=True))
    def deadline(self, pledge):
        return deadline(pledge) or pledge.term or gettext("none stated")

    @admin.display(description=_("letter"), ordering=Subquery(ORIGIN_TITLE))
    def letter(self, pledge):
        return ", ".join(source.paragraph.letter.short for source in pledge.origins)

    def has_add_permission(self, request):
        """A pledge begins with a sentence, so it is recorded from the paragraph on the site."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, pledge):
        return pledge.get_absolute_url()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the small windows that edit the chosen party or person beside the pledge."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_formset_kwargs(self, request, obj, inline, prefix):
        own = {"form_kwargs": {"pledge": obj}} if isinstance(inline, StatusUpdateInline) else {}
        return super().get_formset_kwargs(request, obj, inline, prefix) | own

    def save_model(self, request, obj, form, change):
        """Nothing yet: `save_related` makes one change, and one line of history, of all that was typed."""

    def save_related(self, request, form, formsets, change):
        """Store the particulars, the links and the update. The form has locked the pledge and checked its version."""
        pledge = form.instance
        # Before anything is stored: afterwards the pledge may stand elsewhere in the list, or not in it.
        request.place = lists.place_in_list(self, request, pledge)
        if form.has_changed():
            with pledge.one_line_of_history():
                form.save()
        for formset in formsets:
            self.save_formset(request, form, formset, change)
        # An update or a link has counted the version up already; a page saved as it was counts nothing.
        if form.has_changed() and not any(
            formset.new_objects or formset.deleted_objects for formset in formsets
        ):
            pledge.replay()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if form.is_bound:
            # What was typed is in the form; the page around it says what is stored.
            obj = context["original"] = Pledge.objects.get(pk=obj.pk)
        context |= {
            "sources": related.places(obj),
            "updates": reversed(obj.updates.for_timeline()),
            "place": lists.place_in_list(self, request, obj),
        }
        if form.first_come:
            context |= both_versions(form)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        response.status_code = 409 if form.first_come else 200
        return response

    def response_change(self, request, obj):
        return self.go_on(request, obj) if "_next" in request.POST else super().response_change(request, obj)

    def go_on(self, request, pledge):
        """To the next pledge of the list that this one was opened from; after the last one, back to the list."""
        link = format_html('<a href="{}">{}</a>', pledge.get_absolute_url(), pledge.code)
        after = request.place.after
        if after:
            address = reverse("admin:tracker_pledge_change", args=[after])
            words = gettext("{} is saved.")
        else:
            address = reverse("admin:tracker_pledge_changelist")
            words = gettext("{} is saved. It was the last pledge of the list.")
        messages.success(request, format_html(words, link))
        filters = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, address))

    def history_view(self, request, object_id, extra_context=None):
        """Status updates and corrections, newest first, to read."""
        pledge = self.get_object(request, unquote(object_id))
        if pledge is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, pledge):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": gettext("History of %(code)s") % {"code": pledge.code},
            "opts": self.opts,
            "object": pledge,
            "pledge": pledge,
            "places": related.places(pledge),
            "timeline": timeline(pledge),
            "preserved_filters": self.get_preserved_filters(request),
        }
        return TemplateResponse(request, "admin/tracker/pledge/object_history.html", context)


def days(number):
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


def both_versions(form):
    """What the page says when somebody else's change came first.

    Only once everything that was typed can be set beside what is stored does the form carry the version that its
    writer has now been shown; until then it is refused again.
    """
    current = form.first_come
    shown = {"overtaken_by": current.last_change(), "pledge": current}
    if form.only_overtaken:
        shown["differences"] = form.differences(current)
        with_version(form, current.version)
    return shown
