"""What a batch costs besides the goods, and why when it is out of the usual."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned

from ..kinds import DUTIABLE, Basis, Cause, ChargeKind, Judgement
from .shipments import Shipment, ShipmentLine


class Charge(StoreOwned):
    """A charge: estimated until its invoice came; ``estimate_left`` is what the books hold of the estimate (2202.02). ``amount`` in its currency, ``amount_ex`` and ``tax`` in yuan.

    ``standard`` is what is usual on this lane; an abnormal charge goes through explained → judged → confirmed before its batch may close.
    """

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="charges", verbose_name=_("import batch")
    )
    kind = models.CharField(_("charge"), max_length=12, choices=ChargeKind)
    payee = models.ForeignKey("parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("paid to"))
    basis = models.CharField(_("spread by"), max_length=8, choices=Basis)
    line = models.ForeignKey(
        ShipmentLine, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("line")
    )
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    amount = MoneyField(_("amount in currency"))
    rate = RateField(_("rate"), default=Decimal(1))
    amount_ex = MoneyField(_("without VAT"))
    tax = MoneyField(_("VAT"), default=Decimal(0))
    estimated = models.BooleanField(_("estimated"), default=True)
    estimate_left = MoneyField(_("estimate in the books"), default=Decimal(0))
    invoice_no = models.CharField(_("invoice number"), max_length=40, blank=True)
    standard = MoneyField(_("usual amount"), null=True)
    abnormal = models.BooleanField(_("abnormal"), default=False)
    cause = models.CharField(_("cause"), max_length=10, choices=Cause, blank=True)
    explanation = models.CharField(_("explanation"), max_length=1000, blank=True)
    evidence = models.CharField(_("evidence"), max_length=64, blank=True)
    explained_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("explained by")
    )
    judgement = models.CharField(_("judgement"), max_length=6, choices=Judgement, blank=True)
    judged_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("judged by")
    )
    confirmed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    entered_at = models.DateTimeField(_("entered"))

    class Meta:
        verbose_name = _("import charge")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, amount_ex__gt=0, tax__gte=0), name="import_charge_sign"),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=F("explained_by")), name="import_charge_two_people"
            ),
            models.CheckConstraint(condition=Q(estimate_left=0) | Q(estimated=True), name="import_charge_estimate"),
            models.CheckConstraint(condition=~Q(basis="direct") | Q(line__isnull=False), name="import_charge_line"),
        ]

    def __str__(self) -> str:
        return f"{self.shipment} {self.get_kind_display()}"

    @property
    def in_goods(self) -> bool:
        """Freight or insurance in the goods' own currency: part of their CIF value, in the books at the spot rate."""
        return self.kind in DUTIABLE and self.currency == self.shipment.currency != "CNY"

    @property
    def over(self) -> Decimal | None:
        """More (or less) than usual, in yuan; None where nothing is known to be usual."""
        return None if self.standard is None else self.amount_ex - self.standard

    @property
    def over_rate(self) -> Decimal | None:
        """The same as a share of the usual amount."""
        return (
            (self.over / self.standard).quantize(Decimal("0.0001")) if self.standard and self.over is not None else None
        )

    @property
    def step(self) -> str:
        """How far its case is: nothing for a usual one."""
        if not self.abnormal:
            return ""
        if not self.cause:
            return "open"
        if not self.judgement:
            return "explained"
        return "judged" if self.confirmed_by_id is None else "confirmed"
