"""Selling prices and discount limits, dated; earlier ones stay as history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer


class SellingPrice(StoreOwned):
    """The price with VAT of a part for a class of customers from a day on; the highest version of a day counts."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    price_class = models.CharField(max_length=10, choices=Customer.CLASSES)
    valid_from = models.DateField()
    version = models.IntegerField(default=1)
    price_inc = MoneyField()
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("selling price")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "part", "price_class", "valid_from", "version"], name="selling_price_once"
            ),
            models.CheckConstraint(condition=models.Q(price_inc__gt=0), name="selling_price_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.price_class} {self.valid_from}"


class DiscountLimit(StoreOwned):
    """How much a post may take off a price from a day on (a fraction: 0.05 is five per cent)."""

    post = models.CharField(max_length=40)
    valid_from = models.DateField()
    version = models.IntegerField(default=1)
    limit = RateField()

    class Meta:
        verbose_name = _("discount limit")
        constraints = [
            models.UniqueConstraint(fields=["store", "post", "valid_from", "version"], name="discount_limit_once"),
            models.CheckConstraint(condition=models.Q(limit__gte=0, limit__lte=1), name="discount_limit_range"),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.limit}"
