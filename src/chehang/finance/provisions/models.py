"""Provisions of a month and the rows they are made of."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period

KINDS = (("stock", _("Slow stock")), ("debts", _("Bad debts")))


class Provision(StoreOwned):
    """What has to stand as provision at the end of a month, and what that changes. Never changed.

    ``before`` − ``used`` + ``change`` = ``needed``: what was sold took its provision along (``used``), the rest is an expense or a release.
    """

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=6, choices=KINDS)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    before = MoneyField(_("stood before"))
    used = MoneyField(_("went with what was sold"), default=Decimal(0))
    change = MoneyField(_("expense, or release"))
    needed = MoneyField(_("provision needed"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("reckoned"))

    class Meta:
        verbose_name = _("provision")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="provision_number"),
            models.UniqueConstraint(fields=["period", "kind"], name="provision_once_a_month"),
            models.CheckConstraint(condition=Q(needed=F("before") - F("used") + F("change")), name="provision_adds_up"),
            models.CheckConstraint(condition=Q(before__gte=0, used__gte=0, needed__gte=0), name="provision_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.period}"


class ProvisionLine(StoreOwned):
    """A part or a bill that needs a provision: its cost or rest, since when, the share by the policy, what it will still bring."""

    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="lines", verbose_name=_("provision")
    )
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("part")
    )
    bill = models.ForeignKey(
        "billing.Bill", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("receivable")
    )
    title = models.CharField(_("what"), max_length=120)
    since = models.DateField(_("since"))
    quantity = QuantityField(_("quantity"), default=Decimal(0))
    base = MoneyField(_("cost or rest"))
    rate = RateField(_("share"))
    brings = MoneyField(_("net realisable value"), null=True)
    needed = MoneyField(_("provision needed"))

    class Meta:
        verbose_name = _("line of a provision")
        constraints = [
            models.CheckConstraint(
                condition=Q(part__isnull=False, bill=None) | Q(part=None, bill__isnull=False), name="provision_line_of"
            ),
            models.CheckConstraint(condition=Q(needed__gte=0) & Q(needed__lte=F("base")), name="provision_line_sign"),
        ]
