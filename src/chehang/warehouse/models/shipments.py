"""Goods sent to other towns (外地发货) and claims on whoever lost or broke something (索赔)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from .discrepancies import Discrepancy
from .outbound import Outbound


class Shipment(StoreOwned):
    """A parcel on its way: it is followed until the receiver has said how it came (H13). One for each order that is sent."""

    PAYERS = (("sender", _("We pay")), ("receiver", _("The receiver pays")))
    outbound = models.OneToOneField(
        Outbound, on_delete=models.PROTECT, related_name="shipment", verbose_name=_("outbound order")
    )
    state = models.CharField(_("state"), max_length=10, default="shipped")
    carrier = models.CharField(_("carrier"), max_length=60)
    waybill = models.CharField(_("waybill"), max_length=60, blank=True)
    boxes = models.PositiveIntegerField(_("boxes"), default=1)
    weight_kg = QuantityField(_("weight, kg"), default=Decimal(0))
    freight = MoneyField(_("freight"), default=Decimal(0))
    payer = models.CharField(_("who pays the freight"), max_length=10, choices=PAYERS, default="sender")
    insured = MoneyField(_("insured value"), default=Decimal(0))
    photo = models.CharField(_("photo of the packing"), max_length=64, blank=True)
    shipped_at = models.DateTimeField(_("shipped"))
    eta = models.DateField(_("expected there"), null=True)
    arrived_at = models.DateTimeField(_("arrived there"), null=True)
    calls = models.PositiveIntegerField(_("calls"), default=0)
    whole = models.BooleanField(_("complete"), null=True)
    sound = models.BooleanField(_("undamaged"), null=True)
    fits = models.BooleanField(_("the right part"), null=True)
    satisfaction = models.PositiveIntegerField(_("satisfaction, 1 to 5"), default=0)
    answer = models.CharField(_("what the receiver says"), max_length=1000, blank=True)
    called_at = models.DateTimeField(_("called"), null=True)
    called_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("called by")
    )

    class Meta:
        verbose_name = _("shipment")
        indexes = [models.Index(fields=["store", "state", "-id"], name="shipment_open")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="followed") | Q(called_at__isnull=False, called_by__isnull=False),
                name="shipment_followed_up",
            ),
            models.CheckConstraint(condition=Q(satisfaction__lte=5, boxes__gte=1), name="shipment_figures"),
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.waybill}".strip()


class Claim(StoreOwned):
    """What supplier, carrier, insurer or forwarder owes for goods that came short, broken or wrong, or for what a department above claims
    back (``document`` and ``object_id``: an import charge), until when it has to be claimed, and the end of it.

    Whoever claims does not settle it.
    """

    AGAINST = (
        ("supplier", _("Supplier")),
        ("carrier", _("Carrier")),
        ("insurer", _("Insurer")),
        ("forwarder", _("Forwarder or broker")),
    )
    WAYS = (
        ("resend", _("Sent again")),
        ("refund", _("Money back")),
        ("red", _("Red invoice")),
        ("none", _("Nothing")),
    )
    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=10, default="submitted")
    discrepancy = models.ForeignKey(
        Discrepancy, null=True, on_delete=models.PROTECT, related_name="claims", verbose_name=_("discrepancy report")
    )
    shipment = models.ForeignKey(
        Shipment, null=True, on_delete=models.PROTECT, related_name="claims", verbose_name=_("shipment")
    )
    document = models.CharField(_("about"), max_length=40, blank=True)
    object_id = models.BigIntegerField(default=0)
    against = models.CharField(_("claimed from"), max_length=10, choices=AGAINST)
    name = models.CharField(_("name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    amount_ex = MoneyField(_("amount without VAT"))
    amount_inc = MoneyField(_("amount with VAT"))
    reason = models.CharField(_("reason"), max_length=1000)
    photo = models.CharField(_("photo"), max_length=64, blank=True)
    due_on = models.DateField(_("to be claimed until"))
    opened_at = models.DateTimeField(_("claimed"))
    opened_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("claimed by")
    )
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    way = models.CharField(_("how it ends"), max_length=10, choices=WAYS, blank=True)
    received = MoneyField(_("got back"), default=Decimal(0))
    debtor = models.ForeignKey(
        "parties.Supplier", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who pays")
    )
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("settled by")
    )

    class Meta:
        verbose_name = _("claim")
        indexes = [models.Index(fields=["store", "state", "-id"], name="goods_claim_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="goods_claim_number"),
            models.CheckConstraint(
                condition=Q(discrepancy__isnull=False) | Q(shipment__isnull=False) | ~Q(document=""),
                name="goods_claim_about",
            ),
            models.UniqueConstraint(
                fields=["store", "document", "object_id"],
                condition=~Q(document="") & ~Q(state="settled"),
                name="goods_claim_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled")
                | Q(settled_by__isnull=False) & ~Q(settled_by=F("opened_by")) & ~Q(way=""),
                name="goods_claim_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.number
