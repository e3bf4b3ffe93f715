"""Accounting methods of a store: where a leg of an event goes from a day on, instead of the account of the product's rule."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned

from .accounts import Account


class Method(StoreOwned):
    """核算办法: a leg of an event, another account of the same kind, perhaps another department, and the day it begins.

    The side stays the rule's and the amount the event's, so no method can unbalance a voucher.
    """

    event = models.CharField(_("event"), max_length=40)
    leg = models.CharField(_("leg"), max_length=40)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="methods", verbose_name=_("ledger account")
    )
    department = models.CharField(_("department"), max_length=20, blank=True)
    valid_from = models.DateField(_("from"))
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="proposed")
    author = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )

    class Meta:
        verbose_name = _("accounting method")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "event", "leg", "valid_from"], condition=Q(state="in_force"), name="method_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")), name="method_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(approved_by__isnull=False), name="method_approved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.leg} {self.valid_from}"
