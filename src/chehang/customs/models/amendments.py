"""What the customs assessed anew after the taxes were paid: supplementary tax, or a refund."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned

from .shipments import Shipment, ShipmentLine


class Amendment(StoreOwned):
    """A declaration amended after payment (改单补税/退税). ``duty`` is duty and consumption tax, positive where more was paid.

    ``to_stock`` + ``to_cost`` + ``to_transit`` = ``duty``: where the goods were on that day. Never changed.
    """

    number = models.CharField(_("number"), max_length=24)
    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("import batch")
    )
    notice_no = models.CharField(_("notice of the customs"), max_length=40)
    reason = models.CharField(_("reason"), max_length=1000)
    on = models.DateField(_("date"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    duty = MoneyField(_("duty and consumption tax"))
    vat = MoneyField(_("import VAT"))
    to_stock = MoneyField(_("to stock"), default=Decimal(0))
    to_cost = MoneyField(_("to cost of sales"), default=Decimal(0))
    to_transit = MoneyField(_("to goods on the way"), default=Decimal(0))

    class Meta:
        verbose_name = _("amended declaration")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="amendment_number"),
            models.UniqueConstraint(fields=["shipment", "notice_no"], name="amendment_notice_once"),
            models.CheckConstraint(
                condition=Q(duty=F("to_stock") + F("to_cost") + F("to_transit")), name="amendment_shares"
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(notice_no=""), name="amendment_reasoned"),
        ]

    def __str__(self) -> str:
        return self.number


class AmendedLine(StoreOwned):
    """What one line was and is: rate and value before and after, and the taxes more or less."""

    amendment = models.ForeignKey(
        Amendment, on_delete=models.PROTECT, related_name="lines", verbose_name=_("amended declaration")
    )
    line = models.ForeignKey(ShipmentLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("line"))
    hs_before = models.CharField(_("HS code before"), max_length=10)
    hs_code = models.CharField(_("HS code"), max_length=10)
    rate_before = RateField(_("duty rate before"))
    duty_rate = RateField(_("duty rate"))
    dutiable_before = MoneyField(_("dutiable value before"))
    dutiable = MoneyField(_("dutiable value"))
    duty = MoneyField(_("duty more or less"))
    ct = MoneyField(_("consumption tax more or less"))
    vat = MoneyField(_("import VAT more or less"))

    class Meta:
        verbose_name = _("amended line")
        constraints = [models.UniqueConstraint(fields=["amendment", "line"], name="amended_line_once")]
