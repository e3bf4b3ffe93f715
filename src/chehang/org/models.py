"""The tables of the organisation."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.files import path_of
from chehang.core.models import StoreOwned

from .posts import POSTS


class Store(models.Model):
    """One store (4S店): the unit of books, stock and visibility."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=20)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    tax_id = models.CharField(max_length=18, blank=True)
    is_sample = models.BooleanField(default=False)
    logo = models.CharField(max_length=64, blank=True)  # the SHA-256 of a kept picture

    class Meta:
        verbose_name = _("store")

    def __str__(self) -> str:
        return self.short_name

    @property
    def logo_image(self) -> bytes | None:
        """The picture at the head of print-outs, if there is one."""
        path = path_of(self.logo) if self.logo else None
        return path.read_bytes() if path and path.exists() else None


class Employee(models.Model):
    """A natural person who works here. Signatures, approvals and the journal name the person, not the login."""

    PERSONAL_FIELDS = ("name",)
    store = models.ForeignKey(Store, on_delete=models.PROTECT, related_name="employees")
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    active = models.BooleanField(default=True)
    pin_hash = models.CharField(max_length=128, blank=True)
    pin_failures = models.IntegerField(default=0)
    pin_locked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("employee")
        constraints = [models.UniqueConstraint(fields=["store", "number"], name="employee_number")]

    def __str__(self) -> str:
        return self.name

    @property
    def posts_now(self) -> str:
        """The titles of the posts that are theirs until further notice."""
        held = sorted((a for a in self.assignments.all() if a.until is None), key=lambda a: (a.since, a.pk))
        return "、".join(dict.fromkeys(a.post_title for a in held))


class Assignment(models.Model):
    """An employee on a post of a store, from a day until a day."""

    store = models.ForeignKey(Store, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="assignments")
    post = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["store", "employee", "post"], condition=models.Q(until=None), name="assignment_current"
            )
        ]

    @property
    def post_title(self) -> str:
        """The post's title in the reader's language."""
        return str(POSTS[self.post].title) if self.post in POSTS else self.post


class Substitution(StoreOwned):
    """Somebody decides for an absent colleague, from a day to a day (both included); ended early by hand."""

    absent = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("absent"))
    substitute = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("substitute"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=200)
    set_by = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by"))
    ended = models.BooleanField(_("ended early"), default=False)

    class Meta:
        verbose_name = _("substitution")
        indexes = [models.Index(fields=["store", "since", "until"], name="substitution_days")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(absent=models.F("substitute")), name="substitution_other"),
            models.CheckConstraint(condition=~models.Q(set_by=models.F("substitute")), name="substitution_not_oneself"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")) | models.Q(ended=True), name="substitution_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absent.name} → {self.substitute.name}"


class Grant(models.Model):
    """A right of a post. Rights are the names of operations and screens.

    A row without a store is what the product hands out to every store; a row of a store is what its administrator
    decided there, given or taken, and it comes first.
    """

    store = models.ForeignKey(Store, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=40)
    permission = models.CharField(max_length=80)
    held = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "permission"], condition=models.Q(store=None), name="grant_once"),
            models.UniqueConstraint(
                fields=["store", "post", "permission"], condition=models.Q(store__isnull=False), name="grant_once_here"
            ),
            models.CheckConstraint(condition=models.Q(store__isnull=False) | models.Q(held=True), name="grant_default"),
        ]


class KnownPermission(models.Model):
    """A right already handed out once: taking it from a post is not undone by the next update."""

    permission = models.CharField(max_length=80, primary_key=True)


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None, employee: Employee) -> "Account":
        """An account for an employee; without a password it cannot log in with one."""
        account = self.model(username=username, employee=employee)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.select_related("employee__store").get(username=username)


class Account(AbstractBaseUser):
    """A login of an employee."""

    username = models.CharField(max_length=60, unique=True)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)
    # Somebody else knows the password: its person sets another, and a PIN, before anything else.
    first_password = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="zh-hans")

    objects = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Token(models.Model):
    """A key for a machine: kept as a hash, good for the listed operations and screens only."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class SignIn(StoreOwned):
    """Somebody signed in on some device; its person, or the administrator, ends it from anywhere."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ins", verbose_name=_("account"))
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    last_at = models.DateTimeField()
    address = models.CharField(max_length=64, blank=True)
    device = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sign-in")
        indexes = [
            models.Index(fields=["account", "-at"], name="sign_in_account"),
            models.Index(fields=["store", "-at"], name="sign_in_store"),
        ]

    def __str__(self) -> str:
        return f"{self.account.employee.name} {self.address}"


class SecondFactor(models.Model):
    """The secret an authenticator shares with the house (RFC 6238). A step of time counts once; ``codes`` are the hashes of
    the recovery codes that are left."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="second_factor")
    secret = models.CharField(max_length=64)
    since = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)
    failures = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    codes = models.JSONField(default=list)
