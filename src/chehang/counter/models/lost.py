"""What could not be sold."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer


class LostSale(StoreOwned):
    """What a customer asked for and did not get (缺件登记): demand that the plan must not forget."""

    REASONS = (
        ("no_stock", _("Not in stock")),
        ("price", _("Price too high")),
        ("late", _("Takes too long")),
        ("quality", _("Wants another quality")),
        ("other", _("Other reason")),
    )
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    quantity = QuantityField()
    reason = models.CharField(max_length=10, choices=REASONS)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=1000, blank=True)
    date = models.DateField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("lost sale")
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="lost_sale_positive")]
        indexes = [models.Index(fields=["store", "part", "date"], name="lost_sale_part")]

    def __str__(self) -> str:
        return f"{self.part} × {self.quantity}"
