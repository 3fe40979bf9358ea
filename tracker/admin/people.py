"""People: an account, its role in one place, and a register that never loses its last administrator."""

from functools import partial
from smtplib import SMTPException

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from tracker.models import User
from tracker.roles import Role


def password_field(label, help_text):
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, required=False, strip=False, widget=widget, help_text=help_text)


class PersonForm(forms.ModelForm):
    """An account that exists. `by` is who changes it."""

    by: User | None = None

    class Meta:
        model = User
        fields = ["email", "name", "language", "role", "is_active"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        super().clean()
        if self.takes_an_administrator_away():
            if self.instance == self.by:
                raise ValidationError(
                    _(
                        "You cannot give up your own administrator’s role or account. Ask another administrator."
                    )
                )
            if not self.others_remain():
                raise ValidationError(_("This is the last administrator. Make somebody else one first."))

    def takes_an_administrator_away(self):
        stays = self.cleaned_data.get("role") == Role.ADMINISTRATOR and self.cleaned_data.get("is_active")
        return self.instance.role == Role.ADMINISTRATOR and self.instance.is_active and not stays

    def others_remain(self):
        """Asked with all administrators locked, so that two of them cannot remove each other at one moment."""
        administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
        return any(person != self.instance for person in administrators.order_by("pk"))


class NewPersonForm(forms.ModelForm):
    password1 = password_field(_("Password"), "")
    password2 = password_field(
        _("Password, again"), _("Leave both empty, and the person gets an e-mail to choose a password.")
    )

    class Meta:
        model = User
        fields = ["email", "name", "role", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_validators_help_text_html()

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        super().clean()
        if self.cleaned_data.get("password1") != self.cleaned_data.get("password2"):
            self.add_error("password2", _("The two passwords are not the same."))

    def _post_clean(self):
        super()._post_clean()  # fills the instance, which the password is compared with
        if password := self.cleaned_data.get("password1"):
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password1", error)

    def save(self, commit=True):
        # None makes a password that nobody can type.
        self.instance.set_password(self.cleaned_data["password1"] or None)
        return super().save(commit)


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else: no way to switch passwords off, which is what `is_active` is for."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)
        del self.fields["password1"].widget.attrs["autofocus"]


@admin.register(User)
class PersonAdmin(UserAdmin):
    form, add_form, change_password_form = PersonForm, NewPersonForm, NewPasswordForm
    add_form_template = None
    change_user_password_template = "admin/tracker/user/change_password.html"  # noqa: S105  (a file)
    fieldsets = [
        (_("Person"), {"fields": ["email", "name", "language"]}),
        (_("Rights"), {"fields": ["role", "is_active"]}),
        (_("Account"), {"fields": ["password_link", "last_login", "joined_at", "mail_problem"]}),
    ]
    add_fieldsets = [
        (_("Person"), {"fields": ["email", "name", "language"]}),
        (_("Rights"), {"fields": ["role"]}),
        (_("Account"), {"fields": ["password1", "password2"]}),
    ]
    readonly_fields = ["password_link", "last_login", "joined_at", "mail_problem"]
    list_display = ["name", "email", "role", "is_active", "last_login", "mail_problem"]
    list_filter = ["role", "is_active"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    filter_horizontal = []
    list_per_page = 100

    @admin.display(description=_("password"))
    def password_link(self, user):
        words = _("Give a new password") if user.has_usable_password() else _("None chosen yet. Give one")
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:auth_user_password_change", args=[user.pk]), words
        )

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request, obj, form, change):
        if "email" in form.changed_data:
            obj.mail_problem = ""  # it was of the old address
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            # The sign-in keeps addresses of its own: the old one must not open the account any more.
            EmailAddress.objects.filter(user=obj).delete()
        if not change and not obj.has_usable_password():
            transaction.on_commit(partial(invite, request, obj))


def invite(request, user):
    """Send the person a link to choose a password, in their own language; say so, or say that it failed."""
    form = ResetPasswordForm({"email": user.email})
    try:
        with override(user.language):
            form.is_valid()
            form.save(request)
    except (OSError, SMTPException):
        messages.error(
            request,
            gettext("The e-mail to %(email)s could not be sent. Give a password, or let them ask for one.")
            % {"email": user.email},
        )
    else:
        messages.success(
            request, gettext("%(email)s gets an e-mail to choose a password.") % {"email": user.email}
        )
