"""Parts that are ordered for one customer (缺件登记), with their deposit."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from .sales import Sale


class SpecialOrder(StoreOwned):
    """A part that a customer needs and the store has not: car, promise and deposit (H7).

    ``earnest`` is the part of the deposit with the law of 定金 (at most 20 % of the price, 民法典 art. 586), the rest is paid ahead and
    goes back. The deposit has its own ledger: taken = applied + returned + forfeited + what is still held.
    """

    PERSONAL_FIELDS = ("mobile", "vin", "engine_no", "plate_no")
    KINDS = (("advance", _("Deposit, refundable (订金)")), ("earnest", _("Earnest money (定金)")))
    OUTCOMES = (
        ("customer", _("The customer cancels")),
        ("abandoned", _("Not collected")),
        ("supply", _("The store cannot supply")),
    )
    number = models.CharField(_("number"), max_length=24)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    mobile = models.CharField(_("mobile"), max_length=20)
    car_model = models.CharField(_("car model"), max_length=60)
    vin = models.CharField(_("VIN"), max_length=17)
    engine_no = models.CharField(_("engine number"), max_length=30)
    colour_code = models.CharField(_("colour code"), max_length=20)
    plate_no = models.CharField(_("plate"), max_length=10, blank=True)
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("part name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    price_inc = MoneyField(_("price with VAT"))
    amount_inc = MoneyField(_("amount with VAT"))
    promised_on = models.DateField(_("promised for"))
    deposit_kind = models.CharField(_("nature of the deposit"), max_length=10, choices=KINDS)
    deposit = MoneyField(_("deposit"))
    earnest = MoneyField(_("of it earnest money"), default=Decimal(0))
    taken = MoneyField(_("deposit taken"), default=Decimal(0))
    applied = MoneyField(_("applied to the sale"), default=Decimal(0))
    returned = MoneyField(_("given back"), default=Decimal(0))
    forfeited = MoneyField(_("forfeited"), default=Decimal(0))
    penalty = MoneyField(_("paid double"), default=Decimal(0))
    state = models.CharField(_("state"), max_length=12, default="deposit")
    made_at = models.DateTimeField(_("registered at"))
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("salesperson")
    )
    order_no = models.CharField(_("purchase order"), max_length=40, blank=True)
    order_line_id = models.BigIntegerField(default=0)
    expected_on = models.DateField(_("expected"), null=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True)
    reminded = models.PositiveSmallIntegerField(_("reminders"), default=0)
    offered_at = models.DateTimeField(_("offered to others"), null=True)
    pickup_by = models.DateField(_("to be collected by"), null=True)
    sale = models.OneToOneField(
        Sale, null=True, on_delete=models.PROTECT, related_name="special_order", verbose_name=_("sale")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=OUTCOMES, blank=True)
    keep = MoneyField(_("to be forfeited"), default=Decimal(0))
    note = models.CharField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("special order")
        indexes = [
            models.Index(fields=["store", "state", "promised_on"], name="special_order_open"),
            models.Index(
                fields=["store", "part"], condition=Q(state__in=["to_order", "ordered"]), name="special_order_part"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="special_order_number"),
            models.CheckConstraint(
                condition=~Q(vin="") & ~Q(engine_no="") & ~Q(car_model="") & ~Q(colour_code=""),
                name="special_order_car",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price_inc__gt=0, deposit__gt=0), name="special_order_positive"
            ),
            models.CheckConstraint(condition=Q(deposit__lte=F("amount_inc")), name="special_order_deposit"),
            models.CheckConstraint(
                condition=Q(earnest__gte=0) & Q(earnest__lte=F("deposit")), name="special_order_earnest"
            ),
            models.CheckConstraint(condition=Q(deposit_kind="earnest") | Q(earnest=0), name="special_order_law"),
            models.CheckConstraint(
                condition=Q(applied__gte=0, returned__gte=0, forfeited__gte=0, penalty__gte=0)
                & Q(taken__gte=F("applied") + F("returned") + F("forfeited")),
                name="special_order_ledger",
            ),
            models.CheckConstraint(condition=Q(forfeited__lte=F("earnest")), name="special_order_forfeit"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def held(self) -> Decimal:
        """What of the deposit is still held for the customer."""
        return self.taken - self.applied - self.returned - self.forfeited

    @property
    def prepaid(self) -> Decimal:
        """The part of the deposit that is no earnest money."""
        return self.deposit - self.earnest


class SpecialNotice(StoreOwned):
    """One attempt to tell the customer that the part is there. Never changed."""

    CHANNELS = (
        ("phone", _("Phone call")),
        ("sms", _("Text message")),
        ("wechat", _("WeChat")),
        ("letter", _("Letter")),
    )
    order = models.ForeignKey(
        SpecialOrder, on_delete=models.PROTECT, related_name="notices", verbose_name=_("special order")
    )
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))
    channel = models.CharField(_("channel"), max_length=8, choices=CHANNELS)
    reached = models.BooleanField(_("reached"))
    answer = models.CharField(_("answer"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("notice")
