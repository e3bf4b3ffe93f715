"""Files of customers: two that were one, and those a person wants erased."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.masking import masked
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from ..kinds import Role


class Contact(StoreOwned):
    """A person on a file: the owner, who uses, brings or pays for the car. A company has several; one who is no longer it rests."""

    PERSONAL_FIELDS = ("name", "mobile", "birthday")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("customer")
    )
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role"), max_length=8, choices=Role)
    mobile = models.CharField(_("mobile"), max_length=20, blank=True)
    birthday = models.DateField(_("birthday"), null=True)
    licence_until = models.DateField(_("driving licence until"), null=True)
    note = models.CharField(_("note"), max_length=100, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("contact on a file")
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "name", "role"], condition=Q(active=True), name="care_contact_once"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="care_contact_role"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_mobile(self) -> str:
        """138****1234."""
        return masked(self.mobile)


class Merge(StoreOwned):
    """A file that rests, and the one that lives on; ``moved`` says what changed its owner, so that it can be undone."""

    goes = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("file that rests"))
    stays = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("file that stays"))
    reason = models.CharField(_("reason"), max_length=1000)
    moved: Any = models.JSONField(default=dict)
    at = models.DateTimeField(_("time"))
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("merged file")
        constraints = [
            models.UniqueConstraint(fields=["goes"], condition=Q(undone_at=None), name="care_merge_once"),
            models.CheckConstraint(condition=~Q(goes=F("stays")), name="care_merge_two"),
        ]

    def __str__(self) -> str:
        return f"{self.goes.code} → {self.stays.code}"


class Erasure(StoreOwned):
    """A person's wish to be erased: who verified the person, who decided, what was emptied. The register is applied
    again after a backup was restored."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    code = models.CharField(_("customer code"), max_length=20)
    verified = models.CharField(_("how the person was verified"), max_length=200)
    asked_at = models.DateTimeField(_("asked"))
    due = models.DateField(_("answer by"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("taken by"))
    state = models.CharField(_("state"), max_length=10, default="asked")
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    report: Any = models.JSONField(_("what was emptied"), default=dict)

    class Meta:
        verbose_name = _("erasure")
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(state="asked"), name="care_erasure_one_open"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="care_erasure_by_two"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="care_erasure_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.code
