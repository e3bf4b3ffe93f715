"""The deposit on an old part that the customer has to bring."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from .sales import Sale


class CoreDeposit(StoreOwned):
    """A deposit on an old part (旧件押金) of a sale: a debt to the customer until the old part comes, income when it does not come in time."""

    number = models.CharField(_("number"), max_length=24)
    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="cores", verbose_name=_("sales order"))
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    quantity = QuantityField(_("quantity"))
    amount = MoneyField(_("deposit"))
    state = models.CharField(_("state"), max_length=10, default="asked")
    made_at = models.DateTimeField(_("asked for at"))
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("salesperson")
    )
    bring_by = models.DateField(_("to be brought by"))
    old_part = models.OneToOneField(
        "warehouse.OldPart",
        null=True,
        on_delete=models.PROTECT,
        related_name="core_deposit",
        verbose_name=_("old part"),
    )
    kept = MoneyField(_("kept"), default=Decimal(0))

    class Meta:
        verbose_name = _("deposit on an old part")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="core_deposit_number"),
            models.UniqueConstraint(fields=["sale", "part"], condition=~Q(state="cancelled"), name="core_deposit_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0, amount__gt=0), name="core_deposit_sign"),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(old_part__isnull=False), name="core_deposit_brought"
            ),
            models.CheckConstraint(
                condition=(Q(state="kept") & Q(kept=models.F("amount"))) | (~Q(state="kept") & Q(kept=0)),
                name="core_deposit_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.number
