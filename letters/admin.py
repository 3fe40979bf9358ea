"""Letters and dossiers. What was printed is read-only; what is known about it is corrected here."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from letters.intake import resolve_references
from letters.models import Dossier, Letter, Signatory
from letters.search import index_corrected


class SignatoryInline(admin.TabularInline):
    model = Signatory
    fields = ["order", "name", "office"]
    extra = 1
    max_num = 20

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=self.max_num, validate_max=True, **kwargs)


@admin.register(Letter)
class LetterAdmin(SimpleHistoryAdmin):
    inlines = [SignatoryInline]
    object_history_template = "admin/letters/letter/object_history.html"
    fieldsets = [
        (_("Particulars"), {"fields": ["title", "short_title", "kind", ("dossier", "number"), "also_in"]}),
        (_("Sent"), {"fields": [("dated_on", "place"), "dated_note", "addressee", "source_url"]}),
        (
            _("Text and file (locked)"),
            {"fields": ["text", "filename", "format", "fingerprint", "brought_in"]},
        ),
    ]
    readonly_fields = ["text", "filename", "format", "fingerprint", "brought_in"]
    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")},
        models.URLField: {"assume_scheme": "https"},
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    list_display = ["title", "short_title", "paper", "dated_on", "kind", "paragraphs"]
    list_filter = ["kind", ("dossier", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "short_title", "identifier", "addressee"]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).for_list()

    def get_urls(self):
        """Without simple_history's page that puts an older version back: its POST asks nobody."""
        return admin.ModelAdmin.get_urls(self)

    @admin.display(description=_("Kamerstuk"), ordering="identifier", empty_value="")
    def paper(self, letter):
        return letter.kamerstuk or None

    @admin.display(description=_("paragraphs"), ordering="paragraph_count")
    def paragraphs(self, letter):
        return letter.paragraph_count

    @admin.display(description=_("text"))
    def text(self, letter):
        return format_html('<a href="{}">{}</a>', letter.get_absolute_url(), _("Read the letter"))

    @admin.display(description="SHA-256")
    def fingerprint(self, letter):
        return letter.sha256

    @admin.display(description=_("imported"))
    def brought_in(self, letter):
        day = date_format(localtime(letter.imported_at), "DATE_FORMAT")
        version = gettext("reader version %(version)s") % {"version": letter.parser_version.partition("+")[0]}
        hand = ngettext("%(n)d correction by hand", "%(n)d corrections by hand", letter.by_hand)
        by_hand = hand % {"n": letter.by_hand} if letter.by_hand else ""
        return " · ".join(
            filter(None, [day, letter.imported_by and letter.imported_by.name, version, by_hand])
        )

    def has_add_permission(self, request):
        """A letter comes from its file."""
        return False

    def view_on_site(self, letter):
        return letter.get_absolute_url()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the small windows that edit a dossier beside the letter."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def save_model(self, request, obj, form, change):
        """Nothing yet: `save_related` makes one line of history of all that was typed."""

    def save_related(self, request, form, formsets, change):
        letter = form.instance
        if form.has_changed():
            letter.skip_history_when_saving = True
            form.save_m2m()
            del letter.skip_history_when_saving
            letter.save()
        for formset in formsets:
            self.save_formset(request, form, formset, change)
        resolve_references(letter)
        index_corrected(letter)


@admin.register(Dossier)
class DossierAdmin(admin.ModelAdmin):
    fields = ["number", "title"]
    list_display = ["number", "title"]
    search_fields = ["number", "title"]
    list_per_page = 100
