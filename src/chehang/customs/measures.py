"""Measures of imports: what landed, duty and taxes, how long the customs take, what was out of the usual."""

from decimal import Decimal

from django.db.models import F, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Each, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import Count, scaled
from chehang.core.screens import Column

from .models import Charge, Shipment, ShipmentLine

READERS = ("parts_logistics", "accountant", "finance_manager")
PAID = ("tax_paid", "released", "delivered", "received", "costed", "closed")
LINE = (
    Column("shipment.number", _("Batch"), link="customs.shipments"),
    Column("part_no", _("Part number")),
    Column("hs_code", _("HS code")),
    Column("dutiable", _("Dutiable value"), "money"),
    Column("duty", _("Customs duty"), "money"),
    Column("vat", _("Import VAT"), "money"),
    Column("landed", _("Landed cost"), "money"),
)
BY_LINE = (
    By("shipment__port", _("Port of entry")),
    By("shipment__supplier__name", _("Supplier")),
    By("hs_code", _("HS code")),
    By("part_no", _("Part number")),
)


def paid(who: Actor | Context, span: Span) -> QuerySet[ShipmentLine]:
    """Lines of batches whose taxes are paid, by the day of the declaration."""
    return within(rows(ShipmentLine, who).filter(shipment__state__in=PAID), "shipment__declared_on", span)


def landed(who: Actor | Context, span: Span) -> QuerySet[ShipmentLine]:
    """Lines of batches that the customs released in the span."""
    return within(rows(ShipmentLine, who), "shipment__released_at", span)


def cleared(who: Actor | Context, span: Span) -> QuerySet[Shipment]:
    """Batches that the customs released in the span."""
    return within(rows(Shipment, who).filter(declared_on__isnull=False), "released_at", span)


def charges(who: Actor | Context, span: Span) -> QuerySet[Charge]:
    """Charges out of the usual, entered in the span."""
    return within(rows(Charge, who).filter(abnormal=True), "entered_at", span)


def days_to_clear(batch: Shipment) -> Decimal:
    """Days from the declaration to the release."""
    return Decimal((localdate(batch.released_at) - batch.declared_on).days) if batch.released_at and batch.declared_on else Decimal(0)  # fmt: skip


add_measures(
    Measure("customs.duty", _("Duty and consumption tax paid"), "CNY", "parts_manager", Sum(scaled(F("duty") + F("ct"), MoneyField())), paid,
            _("Of batches declared in the period whose taxes are paid; later assessments included."), day="shipment__declared_on", by=BY_LINE, columns=LINE,
            better="down", posts=READERS),
    Measure("customs.import_vat", _("Import VAT paid"), "CNY", "finance_manager", Sum("vat"), paid,
            _("Of batches declared in the period whose taxes are paid; input tax, no cost."), day="shipment__declared_on", by=BY_LINE, columns=LINE, posts=READERS),
    Measure("customs.landed", _("Landed cost of imports"), "CNY", "parts_manager", Sum("landed"), landed,
            _("Goods, duty, consumption tax and charges of batches released in the period."), day="shipment__released_at", by=BY_LINE, columns=LINE, posts=READERS),
    Measure("customs.factor", _("Landed cost ÷ goods"), "times", "parts_manager", Ratio(Sum("landed"), Sum("goods")), landed,
            _("How much dearer goods are landed than at the spot rate abroad."), day="shipment__released_at", by=BY_LINE, columns=LINE, better="down", posts=READERS),
    Measure("customs.cleared", _("Batches cleared"), "documents", "parts_manager", Count(), cleared, _("Batches that the customs released."),
            day="released_at", by=(By("broker__name", _("Broker")), By("port", _("Port of entry"))), screen="customs.shipments", posts=READERS),
    Measure("customs.clearance_days", _("Days at the customs"), "days", "parts_manager", Each(days_to_clear), cleared,
            _("Days from the declaration to the release, added up."), day="released_at", by=(By("broker__name", _("Broker")), By("port", _("Port of entry"))),
            screen="customs.shipments", better="down", posts=READERS),
    Measure("customs.clearance", _("Clearance time"), "days", "parts_manager", Ratio("customs.clearance_days", "customs.cleared"),
            definition=_("Days at the customs ÷ batches cleared."), better="down", posts=READERS),
    Measure("customs.abnormal", _("Charges out of the usual"), "CNY", "parts_manager", Sum("amount_ex"), charges,
            _("Charges of imports beyond what is usual on their lane, without VAT."), day="entered_at",
            by=(By("kind", _("Charge")), By("cause", _("Cause")), By("shipment__port", _("Port of entry"))), screen="customs.charges", better="down", posts=READERS),
)  # fmt: skip
