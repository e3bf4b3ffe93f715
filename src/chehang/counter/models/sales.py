"""Sales orders of the counter."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.core.money import round_half_up
from chehang.parties.models import Customer
from chehang.pricing.models import Kit


class Sale(StoreOwned):
    """A sales order. Amounts are the sums of its lines; the number is drawn when it is confirmed."""

    asked_on: date | None = None  # the day a word is asked for: whose limits count (not kept: the request keeps it)
    HANDOVERS = (("collect", _("Customer collects")), ("ship", _("Shipped")), ("outlet", _("Sold at the outlet")))
    number = models.CharField(max_length=24, blank=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="sales")
    handover = models.CharField(max_length=10, choices=HANDOVERS, default="collect")
    state = models.CharField(max_length=20, default="draft")
    amount_inc = MoneyField(default=0)
    amount_ex = MoneyField(default=0)
    tax = MoneyField(default=0)
    note = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sales order")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="sale_number"),
            models.CheckConstraint(condition=Q(state__in=["draft", "cancelled"]) | ~Q(number=""), name="sale_numbered"),
        ]
        indexes = [models.Index(fields=["store", "state", "made_at"], name="sale_state")]

    def whole(self) -> dict[str, Any]:
        """The lines, for who writes the draft as a whole."""
        lines = []
        for x in self.lines.order_by("n"):
            by_hand = {"price_inc": x.price_inc} if x.source == "hand" else {"kit": x.kit_id} if x.kit_id else {}
            lines.append({"part": x.part_id, "quantity": x.quantity, "discount": x.discount, **by_hand})
        return {"customer": self.customer_id, "lines": lines}

    def __str__(self) -> str:
        return self.number or str(_("Draft %(n)s") % {"n": self.pk})

    @property
    def highest_discount(self) -> Decimal:
        """The largest discount of a line."""
        return max((line.discount for line in self.lines.all()), default=Decimal(0))


class SaleLine(StoreOwned):
    """A line as sold: number, name and price stay what they were. ``discount`` is off the customer's price.

    ``source`` says where the price came from (pricing's word, ``hand`` or ``kit``); ``returned`` came back so far. A line of a ``kit``
    carries its share of the kit's price: there the amount counts, the unit price is for showing.
    """

    sale = models.ForeignKey(Sale, on_delete=models.CASCADE, related_name="lines")
    n = models.IntegerField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    part_no = models.CharField(max_length=60)
    part_name = models.CharField(max_length=100)
    unit = models.CharField(max_length=20)
    quantity = QuantityField()
    list_inc = MoneyField()
    price_inc = MoneyField()
    source = models.CharField(max_length=10, default="set")
    kit = models.ForeignKey(Kit, null=True, on_delete=models.PROTECT, related_name="+")
    discount = RateField(default=0)
    amount_inc = MoneyField()
    tax_rate = RateField()
    amount_ex = MoneyField()
    tax = MoneyField()
    cost = MoneyField(null=True)
    returned = QuantityField(default=0)

    class Meta:
        verbose_name = _("sales line")
        constraints = [
            models.UniqueConstraint(fields=["sale", "n"], name="sale_line_n"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price_inc__gt=0, amount_inc__gt=0), name="sale_line_positive"
            ),
            models.CheckConstraint(
                condition=Q(returned__gte=0, returned__lte=models.F("quantity")), name="sale_line_returned"
            ),
            models.CheckConstraint(condition=Q(discount__gte=0, discount__lt=1), name="sale_line_discount"),
            models.CheckConstraint(condition=Q(kit=None) | Q(discount=0, source="kit"), name="sale_line_kit"),
            models.CheckConstraint(
                condition=Q(amount_inc=models.F("amount_ex") + models.F("tax")), name="sale_line_tax"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity}"

    @property
    def unit_title(self) -> str:
        """The unit's word."""
        return str(self.part.get_unit_display())

    @property
    def sold_price(self) -> Decimal:
        """The unit price after discount, for showing; the amount is what counts."""
        return round_half_up(self.amount_inc / self.quantity)
