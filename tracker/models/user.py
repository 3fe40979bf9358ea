from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tracker.roles import RIGHTS, STAFF, Role


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        """`manage.py createsuperuser` makes an administrator: there is nothing above that role."""
        return self.create_user(email, password, **(fields | {"role": Role.ADMINISTRATOR}))

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


def register_language():
    """The language of the register: a callable, so that no migration carries one installation's setting."""
    return settings.LANGUAGE_CODE


class User(AbstractBaseUser):
    """A person who signs in. Rights come from the role alone, and from it anew on each request."""

    class Digest(models.TextChoices):
        OFF = "off", _("Off")
        DAILY = "daily", _("Daily")
        WEEKLY = "weekly", _("Weekly")

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(
        _("role"),
        max_length=15,
        choices=Role,
        default=Role.READER,
        help_text=_("Takes effect on the next page."),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=register_language
    )
    single_keys = models.BooleanField(
        _("single-letter keys"),
        default=True,
        help_text=_(
            "Such as n for the next candidate. Switch them off if they get in the way of your own tools."
        ),
    )
    digest = models.CharField(
        _("digest by e-mail"),
        max_length=6,
        choices=Digest,
        default=Digest.OFF,
        help_text=_("What is open and late, and what changed in the views that you follow."),
    )
    # Why the last digest could not be delivered; empty while all is well.
    mail_problem = models.CharField(max_length=500, blank=True, editable=False)
    default_view = models.ForeignKey(
        "tracker.SavedView",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("view that the list opens with"),
    )
    is_active = models.BooleanField(
        _("may sign in"), default=True, help_text=_("Switch off instead of deleting: history keeps names.")
    )
    joined_at = models.DateTimeField(_("account made"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name, verbose_name_plural = _("user"), _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_an_address"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
            models.CheckConstraint(
                condition=models.Q(digest__in=["off", "daily", "weekly"]), name="digest_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="language_is_known",
            ),
        ]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    @property
    def is_staff(self):
        return self.is_active and self.role in STAFF

    @property
    def is_superuser(self):
        """Nobody stands above the rules: even an administrator edits no line of history."""
        return False

    def get_all_permissions(self, obj=None):
        return RIGHTS[Role(self.role)] if self.is_active else frozenset()

    def has_perm(self, perm, obj=None):
        return perm in self.get_all_permissions()

    def has_perms(self, perm_list, obj=None):
        return all(self.has_perm(perm) for perm in perm_list)

    def has_module_perms(self, app_label):
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions())
