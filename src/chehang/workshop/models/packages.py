"""Packages and stored value (套餐、储值卡): what is offered, what a customer bought, and each use of it (§4.8, P22)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import PackageKind
from .masters import LabourOp
from .orders import WorkOrder


class PackageOffer(StoreOwned):
    """What can be bought beforehand: so many times the same work, or an amount of money to spend. Only withdrawn, never changed:
    who bought it bought this."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=6, choices=PackageKind)
    price_inc = MoneyField(_("price with VAT"))
    uses = models.PositiveIntegerField(_("times"), default=0)
    months = models.PositiveIntegerField(_("valid for months"))
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("package offer")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="packageoffer_code"),
            models.CheckConstraint(condition=Q(price_inc__gt=0, months__gt=0), name="packageoffer_sign"),
            models.CheckConstraint(
                condition=Q(kind="times", uses__gt=0) | Q(kind="value", uses=0), name="packageoffer_uses"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PackageItem(StoreOwned):
    """What one use of a package holds: work, or so much of a part. Never changed."""

    offer = models.ForeignKey(PackageOffer, on_delete=models.PROTECT, related_name="items")
    op = models.ForeignKey(LabourOp, null=True, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey("catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+")
    quantity = QuantityField(_("quantity"), default=Decimal(1))

    class Meta:
        verbose_name = _("item of a package")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="packageitem_sign"),
            models.CheckConstraint(
                condition=Q(op__isnull=False, part=None) | Q(op=None, part__isnull=False), name="packageitem_one"
            ),
        ]


class Package(StoreOwned):
    """A package or card of a customer. What he paid is a debt to him (``price_ex`` without VAT) until it is used:
    ``spent_*`` and ``used`` count what is held or used, whatever order it is on."""

    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=12, default="asked")
    offer = models.ForeignKey(PackageOffer, on_delete=models.PROTECT, related_name="sold", verbose_name=_("package"))
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="packages", verbose_name=_("customer")
    )
    vehicle = models.ForeignKey(
        Vehicle, null=True, on_delete=models.PROTECT, related_name="packages", verbose_name=_("vehicle")
    )
    price_inc = MoneyField(_("price with VAT"))
    price_ex = MoneyField(_("price without VAT"))
    uses = models.PositiveIntegerField(_("times"), default=0)
    used = models.PositiveIntegerField(_("times used"), default=0)
    spent_inc = MoneyField(_("used, with VAT"), default=Decimal(0))
    spent_ex = MoneyField(_("used, without VAT"), default=Decimal(0))
    refunded_inc = MoneyField(_("given back, with VAT"), default=Decimal(0))
    refunded_ex = MoneyField(_("given back, without VAT"), default=Decimal(0))
    sold_at = models.DateTimeField(_("sold"))
    sold_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("sold by"))
    paid_on = models.DateField(_("paid on"), null=True)
    expires_on = models.DateField(_("valid until"), null=True)

    class Meta:
        verbose_name = _("package")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="package_number"),
            # Of two who use the last one at once, one finds it used.
            models.CheckConstraint(condition=Q(used__lte=F("uses")), name="package_used"),
            models.CheckConstraint(
                condition=Q(price_ex__gt=0, spent_inc__gte=0, spent_ex__gte=0, refunded_inc__gte=0, refunded_ex__gte=0)
                & Q(price_inc__gte=F("price_ex")),
                name="package_sign",
            ),
            models.CheckConstraint(
                condition=Q(spent_inc__lte=F("price_inc") - F("refunded_inc"))
                & Q(spent_ex__lte=F("price_ex") - F("refunded_ex")),
                name="package_balance",
            ),
        ]
        indexes = [models.Index(fields=["store", "customer", "state"], name="package_customer")]

    def __str__(self) -> str:
        return f"{self.number} {self.offer}"

    @property
    def rest_inc(self) -> Decimal:
        """What is left, at the price paid, with VAT."""
        return self.price_inc - self.spent_inc - self.refunded_inc

    @property
    def rest_ex(self) -> Decimal:
        """What is left without VAT."""
        return self.price_ex - self.spent_ex - self.refunded_ex

    @property
    def left(self) -> int:
        """How many times are left."""
        return self.uses - self.used


class PackageUse(StoreOwned):
    """A use of a package on a work order: held when it is put on the order, used when the order is settled, free when it was not."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="history")
    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="package_uses")
    state = models.CharField(_("state"), max_length=8, default="held")
    amount_inc = MoneyField(_("worth with VAT"))
    amount_ex = MoneyField(_("worth without VAT"))
    receipt = models.ForeignKey("billing.Receipt", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    employee_name = models.CharField(_("by"), max_length=100)

    class Meta:
        verbose_name = _("use of a package")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_ex__gt=0) & Q(amount_inc__gte=F("amount_ex")), name="packageuse_sign"
            ),
        ]
