"""The work order (工单): its lines, what was agreed, how the car looked when it came, and who pays what."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.context import STORE_TIME
from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Damage, LineKind, OldParts, OrderKind, Payer, RepairClass, Way
from .masters import Bay, LabourOp


class WorkOrder(StoreOwned):
    """A car in the workshop. Amounts are yuan with VAT over the living lines; ``agreed_inc`` is what the customer agreed to
    pay himself, ``signed_inc`` what he last signed. ``first_promise`` is what was promised before it was put off. ``round`` counts the inspections begun anew, ``revision`` the
    settlements."""

    PERSONAL_FIELDS = ("sender_name", "sender_phone")
    number = models.CharField(_("number"), max_length=24)
    kind = models.CharField(_("kind"), max_length=1, choices=OrderKind)
    repair_class = models.CharField(_("class of repair"), max_length=8, choices=RepairClass, default=RepairClass.MINOR)
    state = models.CharField(_("state"), max_length=12, default="open")
    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="orders", verbose_name=_("vehicle"))
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders", verbose_name=_("customer"))
    insurer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("insurer")
    )
    maker = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("maker"))
    report_no = models.CharField(_("insurer's report no."), max_length=40, blank=True)
    assessed_inc = MoneyField(_("assessed by the insurer"), default=Decimal(0))
    sender_name = models.CharField(_("brought by"), max_length=60, blank=True)
    sender_phone = models.CharField(_("phone of who brought it"), max_length=20, blank=True)
    complaint = models.TextField(_("in the customer's words"))
    adviser = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser"))
    bay = models.ForeignKey(Bay, null=True, on_delete=models.PROTECT, related_name="orders", verbose_name=_("bay"))
    comeback_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="comebacks", verbose_name=_("comeback of")
    )
    recall = models.ForeignKey(
        "vehicles.RecallCar", null=True, on_delete=models.PROTECT, related_name="orders", verbose_name=_("recall")
    )
    contract_no = models.CharField(_("repair contract"), max_length=40, blank=True)
    arrived_at = models.DateTimeField(_("car arrived"))
    promised_at = models.DateTimeField(_("promised"))
    first_promise = models.DateTimeField(_("first promise"), null=True)
    waits = models.BooleanField(_("customer waits"), default=False)
    old_parts = models.CharField(_("old parts"), max_length=6, choices=OldParts, default=OldParts.LEAVE)
    wash = models.BooleanField(_("wash the car"), default=True)
    mileage_in = models.PositiveIntegerField(_("mileage, km"), default=0)
    mileage_out = models.PositiveIntegerField(_("mileage at exit, km"), default=0)
    labour_inc = MoneyField(_("labour"), default=Decimal(0))
    parts_inc = MoneyField(_("material"), default=Decimal(0))
    other_inc = MoneyField(_("other charges"), default=Decimal(0))
    total_inc = MoneyField(_("total with VAT"), default=Decimal(0))
    customer_inc = MoneyField(_("customer pays"), default=Decimal(0))
    agreed_inc = MoneyField(_("agreed"), default=Decimal(0))
    signed_inc = MoneyField(_("signed amount"), default=Decimal(0))
    wait_what = models.CharField(_("what it waits for"), max_length=200, blank=True)
    wait_until = models.DateField(_("waits until"), null=True)
    round = models.PositiveIntegerField(default=1)
    revision = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(_("begun"), null=True)
    ready_at = models.DateTimeField(_("ready"), null=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by_name = models.CharField(_("settled by"), max_length=100, blank=True)
    statement_no = models.CharField(_("settlement no."), max_length=24, blank=True)
    delivered_at = models.DateTimeField(_("handed back"), null=True)
    receiver_name = models.CharField(_("fetched by"), max_length=60, blank=True)
    next_service_on = models.DateField(_("next service on"), null=True)
    next_service_km = models.PositiveIntegerField(_("next service at, km"), default=0)
    advice = models.CharField(_("advice not taken"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("work order")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="workorder_number"),
            models.CheckConstraint(condition=Q(kind__in=OrderKind.values), name="workorder_kind"),
            models.CheckConstraint(
                condition=Q(labour_inc__gte=0, parts_inc__gte=0, other_inc__gte=0, customer_inc__gte=0),
                name="workorder_sign",
            ),
            models.CheckConstraint(
                condition=Q(total_inc=F("labour_inc") + F("parts_inc") + F("other_inc")), name="workorder_total"
            ),
            models.CheckConstraint(
                condition=Q(comeback_of=None) | ~Q(comeback_of=F("id")), name="workorder_not_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["store", "state", "promised_at"], name="workorder_board"),
            models.Index(fields=["store", "vehicle", "-id"], name="workorder_vehicle"),
            models.Index(fields=["store", "settled_at"], name="workorder_settled"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def plate(self) -> str:
        return str(self.vehicle)

    def form_values(self) -> dict[str, Any]:
        """The edit starts from the order as it is."""
        promised = self.promised_at.astimezone(STORE_TIME)
        return {
            "promised_on": promised.date(), "promised_time": f"{promised:%H:%M}", "insurer": self.insurer_id, "maker": self.maker_id,
        }  # fmt: skip


class OrderLine(StoreOwned):
    """Labour, a part or another charge. ``quantity`` is standard hours or pieces; amount = round(quantity × price × (1 − discount), 2).

    ``issued`` and ``returned`` count what left the store for it; ``cost`` is what that came to without VAT."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="lines")
    n = models.PositiveIntegerField(_("line"))
    kind = models.CharField(_("kind"), max_length=10, choices=LineKind)
    payer = models.CharField(_("payer of the line"), max_length=10, choices=Payer)
    code = models.CharField(_("code"), max_length=60, blank=True)
    text = models.CharField(_("work or goods"), max_length=100)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    op = models.ForeignKey(LabourOp, null=True, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey("catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+")
    package_use = models.ForeignKey("PackageUse", null=True, on_delete=models.PROTECT, related_name="lines")
    trade = models.CharField(_("trade"), max_length=12, blank=True)
    level = models.PositiveIntegerField(_("skill level"), default=0)
    high_voltage = models.BooleanField(_("high voltage"), default=False)
    quantity = QuantityField(_("quantity"))
    price_inc = MoneyField(_("price with VAT"))
    discount = RateField(_("discount"), default=Decimal(0))
    amount_inc = MoneyField(_("amount with VAT"))
    issued = QuantityField(_("issued"), default=Decimal(0))
    returned = QuantityField(_("returned"), default=Decimal(0))
    cost = MoneyField(_("cost"), default=Decimal(0))
    done = models.BooleanField(_("done"), default=False)
    dropped = models.BooleanField(_("dropped"), default=False)

    class Meta:
        verbose_name = _("line of a work order")
        constraints = [
            models.UniqueConstraint(fields=["order", "n"], name="orderline_n"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price_inc__gte=0, amount_inc__gte=0), name="orderline_sign"
            ),
            models.CheckConstraint(condition=Q(discount__gte=0, discount__lt=1), name="orderline_discount"),
            models.CheckConstraint(
                condition=Q(issued__gte=0, returned__gte=0, cost__gte=0) & Q(returned__lte=F("issued")),
                name="orderline_issued",
            ),
            models.CheckConstraint(
                condition=Q(kind="labour", op__isnull=False, part=None)
                | Q(kind="part", op=None, part__isnull=False)
                | (~Q(kind__in=["labour", "part"]) & Q(op=None, part=None)),
                name="orderline_kind",
            ),
            models.CheckConstraint(condition=Q(payer__in=Payer.values), name="orderline_payer"),
            models.CheckConstraint(condition=Q(kind="part") | Q(issued=0), name="orderline_only_parts_issued"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.text}"

    @property
    def outside_open(self) -> bool:
        """Whether a supplier has it in his hands, or has done and billed it."""
        job = getattr(self, "outside", None)
        return job is not None and job.state != "called_off"


class Agreement(StoreOwned):
    """The customer agreed to pay ``amount_inc`` in all: who, how, when (§4.3). Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="agreements")
    way = models.CharField(_("way"), max_length=8, choices=Way)
    amount_inc = MoneyField(_("agreed amount"))
    name = models.CharField(_("who agreed"), max_length=60)
    at = models.DateTimeField(_("at"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    image = models.ForeignKey("core.Attachment", null=True, on_delete=models.PROTECT, related_name="+")
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("agreement")
        constraints = [
            models.CheckConstraint(condition=Q(amount_inc__gte=0), name="agreement_amount"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="agreement_way"),
            models.CheckConstraint(
                condition=Q(way="signed", image__isnull=False) | ~Q(way="signed"), name="agreement_signature"
            ),
        ]


class WalkAround(StoreOwned):
    """The car as it came (接车检查单), signed by who brought it. Never changed."""

    order = models.OneToOneField(WorkOrder, on_delete=models.PROTECT, related_name="walk_around")
    fuel = models.PositiveIntegerField(_("fuel or charge in per cent"))
    warning_lights = models.CharField(_("warning lights"), max_length=100, blank=True)
    wheels = models.CharField(_("wheels and tyres"), max_length=100, blank=True)
    interior = models.CharField(_("interior"), max_length=100, blank=True)
    valuables = models.CharField(_("valuables left in the car"), max_length=200, blank=True)
    papers = models.CharField(_("papers and keys left"), max_length=100, blank=True)
    spare = models.BooleanField(_("spare wheel and tools are there"), default=True)
    photos = models.PositiveIntegerField(_("photos"), default=0)
    signed_name = models.CharField(_("signed by name"), max_length=60)
    image = models.ForeignKey("core.Attachment", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("walk-around")
        constraints = [models.CheckConstraint(condition=Q(fuel__gte=0, fuel__lte=100), name="walkaround_fuel")]


class BodyMark(StoreOwned):
    """A damage on the body drawing. Never changed."""

    walk_around = models.ForeignKey(WalkAround, on_delete=models.PROTECT, related_name="marks")
    damage = models.CharField(_("damage"), max_length=1, choices=Damage)
    place = models.CharField(_("place"), max_length=30)

    class Meta:
        verbose_name = _("mark on the body")
        constraints = [models.CheckConstraint(condition=Q(damage__in=Damage.values), name="bodymark_damage")]


class OrderShare(StoreOwned):
    """What one payer pays of a settled order, yuan: with VAT by labour, material and others; without VAT and VAT in all. Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="shares")
    revision = models.PositiveIntegerField()
    payer = models.CharField(_("payer of the line"), max_length=10, choices=Payer)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    labour_inc = MoneyField(_("labour"), default=Decimal(0))
    parts_inc = MoneyField(_("material"), default=Decimal(0))
    other_inc = MoneyField(_("other charges"), default=Decimal(0))
    amount_inc = MoneyField(_("amount with VAT"))
    labour_ex = MoneyField(_("labour without VAT"), default=Decimal(0))
    parts_ex = MoneyField(_("material without VAT"), default=Decimal(0))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    cost = MoneyField(_("cost of material"), default=Decimal(0))
    red = models.BooleanField(default=False)
    settled_at = models.DateTimeField(_("settled"))

    class Meta:
        verbose_name = _("payer's share")
        constraints = [
            models.UniqueConstraint(fields=["order", "revision", "payer", "red"], name="ordershare_once"),
            models.CheckConstraint(
                condition=Q(amount_inc=F("labour_inc") + F("parts_inc") + F("other_inc")), name="ordershare_sum"
            ),
            models.CheckConstraint(condition=Q(amount_inc=F("amount_ex") + F("tax")), name="ordershare_tax"),
            models.CheckConstraint(condition=Q(payer__in=Payer.values), name="ordershare_payer"),
        ]
        indexes = [models.Index(fields=["store", "settled_at"], name="ordershare_day")]
