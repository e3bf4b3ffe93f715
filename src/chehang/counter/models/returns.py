"""Goods that a customer brings back (销售退货)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.stock.models import Bin

from .sales import Sale, SaleLine


class ReturnCause(models.TextChoices):
    """Why goods come back; a wrong part counts for who sold it."""

    WRONG = "wrong", _("Wrong part sold")
    UNFIT = "unfit", _("Does not fit the car")
    DEFECT = "defect", _("Defective")
    UNWANTED = "unwanted", _("No longer needed")
    OTHER = "other", _("Other")


class SaleReturn(StoreOwned):
    """Asked for at the counter, decided by the keeper who looks at the goods; amounts are what was accepted."""

    number = models.CharField(max_length=24)
    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(max_length=20, default="requested")
    cause = models.CharField(_("cause"), max_length=10, choices=ReturnCause, default=ReturnCause.OTHER)
    reason = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)
    inspected_at = models.DateTimeField(null=True)
    inspected_by_id = models.BigIntegerField(null=True)
    inspected_by_name = models.CharField(max_length=100, blank=True)
    finding = models.CharField(max_length=1000, blank=True)
    amount_inc = MoneyField(default=0)
    amount_ex = MoneyField(default=0)
    tax = MoneyField(default=0)
    cost = MoneyField(default=0)

    class Meta:
        verbose_name = _("sales return")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="sale_return_number"),
            # One return at a time: what is asked for is not asked for twice.
            models.UniqueConstraint(fields=["sale"], condition=Q(state="requested"), name="sale_return_one_open"),
            models.CheckConstraint(condition=Q(amount_inc=F("amount_ex") + F("tax")), name="sale_return_tax"),
            models.CheckConstraint(
                condition=Q(inspected_by_id=None) | ~Q(inspected_by_id=F("made_by_id")), name="sale_return_two_people"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class SaleReturnLine(StoreOwned):
    """A line of the sale that comes back: how many, what the keeper accepted, where they went, at the original value."""

    CONDITIONS = (
        ("unopened", _("Unopened")),
        ("opened", _("Opened, as new")),
        ("damaged", _("Fitted or damaged")),
    )
    sale_return = models.ForeignKey(SaleReturn, on_delete=models.PROTECT, related_name="lines")
    sale_line = models.ForeignKey(SaleLine, on_delete=models.PROTECT, related_name="return_lines")
    quantity = QuantityField()
    accepted = QuantityField(default=0)
    condition = models.CharField(max_length=10, choices=CONDITIONS, blank=True)
    bin = models.ForeignKey(Bin, null=True, on_delete=models.PROTECT, related_name="+")
    amount_inc = MoneyField(default=0)
    amount_ex = MoneyField(default=0)
    tax = MoneyField(default=0)
    cost = MoneyField(default=0)

    class Meta:
        verbose_name = _("return line")
        constraints = [
            models.UniqueConstraint(fields=["sale_return", "sale_line"], name="sale_return_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, accepted__gte=0, accepted__lte=F("quantity")),
                name="sale_return_line_accepted",
            ),
            models.CheckConstraint(
                condition=Q(amount_inc__gte=0, cost__gte=0, amount_inc=F("amount_ex") + F("tax")),
                name="sale_return_line_tax",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sale_line.part_no} × {self.quantity:f}"

    @property
    def refused(self) -> Decimal:
        """How many the customer takes home again."""
        return self.quantity - self.accepted
