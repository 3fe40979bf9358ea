"""Texts of Django and allauth that our catalogues word themselves. Nothing imports this; `make messages` reads it.

Django looks into our catalogues first. The Dutch of these packages says "je" where the register says "u", and speaks of
slugs and stages; the English of one of them offers what the register does not have. A text stands here exactly as it
does in the package, line ends included.
"""

from django.utils.translation import gettext_noop as _

ALLAUTH = [
    # Signing in and out.
    _("The email address and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("This account is currently inactive."),
    _("Invalid login."),
    _("Be patient, you are sending too many requests."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    # Passwords.
    _("New Password (again)"),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("The password reset token was invalid."),
    _("Password successfully changed."),
    _("Password successfully set."),
    # Mail.
    _("Hello from %(site_name)s!"),
    _("Thank you for using %(site_name)s!\n%(site_domain)s"),
    _("Password Reset Email"),
    _(
        "You're receiving this email because you or someone else has requested a password reset for your user "
        "account.\n"
        "It can be safely ignored if you did not request a password reset. Click the link below to reset your password."
    ),
    _("Unknown Account"),
    _(
        "You are receiving this email because you, or someone else, tried to access an account with email %(email)s. "
        "However, we do not have any record of such an account in our database."
    ),
    _("This mail can be safely ignored if you did not initiate this action."),
    _("If it was you, you can sign up for an account using the link below."),
]

DJANGO = [
    # Forms.
    _("This field cannot be blank."),
    _("Enter a valid URL."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("This password is too common."),
    _("The password is too similar to the %(verbose_name)s."),
    _("Password confirmation"),
    _("Enter the same password as before, for verification."),
    _("last login"),
    # The admin. "De {name}" goes wrong for "het dossier" and "het onderwerp".
    _("Error:"),
    _("%(app)s administration"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("None available"),
    _("Add another %(verbose_name)s"),
    _("Add %s"),
    _("Add %(name)s"),
    _("Change %s"),
    _("View %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Change history: %s"),
    _("Change password: %s"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("You may edit it again below."),
    _("Cannot delete %(name)s"),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the following related items '
        "will be deleted:"
    ),
]
