"""The ledgers of imports: duty and taxes line by line, landed cost by part, what the customs assessed anew."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.screens import Column, Panel, Screen, register

from ..measures import PAID
from ..models import ShipmentLine

SEEN_BY = ("parts_logistics", "parts_manager", "parts_planner", "accountant", "finance_manager", "general_manager")
AMENDED = (
    Column("number", _("Number"), link="customs.amendments"),
    Column("on", _("Date"), "date"),
    Column("notice_no", _("Notice of the customs")),
    Column("duty", _("Duty and consumption tax"), "money"),
    Column("vat", _("Import VAT"), "money"),
    Column("to_stock", _("To stock"), "money"),
    Column("to_cost", _("To cost of sales"), "money"),
    Column("to_transit", _("To goods on the way"), "money"),
    Column("reason", _("Reason")),
)
AMENDED_LINE = (
    Column("line.part_no", _("Part number")),
    Column("hs_before", _("HS code before")),
    Column("hs_code", _("HS code")),
    Column("rate_before", _("Duty rate before"), "rate"),
    Column("duty_rate", _("Duty rate"), "rate"),
    Column("dutiable_before", _("Dutiable value before"), "money"),
    Column("dutiable", _("Dutiable value"), "money"),
    Column("duty", _("Duty more or less"), "money"),
    Column("ct", _("Consumption tax more or less"), "money"),
    Column("vat", _("Import VAT more or less"), "money"),
)

TOTAL = MoneyField()


def costed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Batches that landed, with what their lines come to; by questions of their own, so that the totals of a list can add them up."""
    mine = ShipmentLine.objects.filter(shipment=OuterRef("pk")).order_by().values("shipment")
    sums = {
        f"all_{name}": Subquery(mine.annotate(all=Sum(name)).values("all"), output_field=TOTAL)
        for name in ("goods", "duty", "ct", "vat", "local", "landed")
    }
    return rows.filter(released_at__isnull=False).annotate(**sums)


register(
    Screen(
        "customs.batch_costs",
        _("Cost by batch and lane"),
        "customs.Shipment",
        menu="customs",
        order=33,
        posts=SEEN_BY,
        columns=(
            Column("number", _("Batch"), link="customs.shipments"),
            Column("supplier.name", _("Supplier")),
            Column("port", _("Port of entry")),
            Column("get_mode_display", _("Mode")),
            Column("released_at", _("Released"), "datetime"),
            Column("all_goods", _("Goods at spot rate"), "money", total=True),
            Column("all_duty", _("Customs duty"), "money", total=True),
            Column("all_ct", _("Consumption tax"), "money", total=True, hidden=True),
            Column("all_vat", _("Import VAT"), "money", total=True, hidden=True),
            Column("all_local", _("Charges"), "money", total=True),
            Column("all_landed", _("Landed cost"), "money", total=True),
            Column("factor", _("Landed ÷ goods"), "rate"),
            Column("charge_rate", _("Duty and charges ÷ goods"), "rate"),
            Column("state", _("State"), "state"),
        ),
        search=("number", "supplier__name", "lines__part_no"),
        filters=("supplier", "port", "mode", "released_at"),
        groups=("supplier.name", "port", "get_mode_display"),
        ordering=("-released_at",),
        base=costed,
        heading="number",
        empty=_("Nothing has landed yet."),
    ),
    Screen(
        "customs.clearances",
        _("Clearance times"),
        "customs.Shipment",
        menu="customs",
        order=35,
        posts=SEEN_BY,
        columns=(
            Column("number", _("Batch"), link="customs.shipments"),
            Column("broker.name", _("Broker")),
            Column("port", _("Port of entry")),
            Column("arrived_on", _("Arrived"), "date"),
            Column("declare_by", _("Declare by"), "date"),
            Column("declared_on", _("Declared"), "date"),
            Column("tax_due_on", _("Taxes due"), "date"),
            Column("released_at", _("Released"), "datetime"),
            Column("days_to_declare", _("Days to the declaration"), "number"),
            Column("days_to_release", _("Days at the customs"), "number"),
            Column("days_in_all", _("Days in all"), "number"),
            Column("state", _("State"), "state"),
        ),
        search=("number", "declared_sheets__declaration_no"),
        filters=("broker", "port", "declared_on"),
        groups=("broker.name", "port"),
        ordering=("-declared_on", "-id"),
        base=lambda rows: rows.filter(declared_on__isnull=False),
        heading="number",
        empty=_("Nothing is declared yet."),
    ),
    Screen(
        "customs.variances",
        _("Charges against the usual"),
        "customs.Charge",
        menu="customs",
        order=31,
        posts=SEEN_BY,
        columns=(
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            Column("get_kind_display", _("Charge"), link="customs.charges"),
            Column("payee.name", _("Paid to")),
            Column("shipment.port", _("Port of entry"), hidden=True),
            Column("amount_ex", _("Without VAT"), "money", total=True),
            Column("standard", _("Usual amount"), "money", total=True),
            Column("over", _("More or less"), "money"),
            Column("over_rate", _("Of the usual"), "rate"),
            Column("abnormal", _("Abnormal"), "flag"),
            Column("get_cause_display", _("Cause")),
            Column("get_judgement_display", _("Judgement")),
            Column("confirmed_by.name", _("Confirmed by")),
            Column("entered_at", _("Entered"), "datetime"),
        ),
        search=("shipment__number", "invoice_no", "payee__name"),
        filters=("abnormal", "kind", "cause", "judgement", "shipment__port", "entered_at"),
        groups=("get_kind_display", "get_cause_display", "payee.name"),
        ordering=("-id",),
        base=lambda rows: rows.filter(Q(abnormal=True) | Q(standard__isnull=False)),
        empty=_("Nothing is known to be usual yet: the first batches of a lane make its standard."),
    ),
    Screen(
        "customs.duties",
        _("Duty and tax ledger"),
        "customs.ShipmentLine",
        menu="customs",
        order=32,
        posts=SEEN_BY,
        columns=(
            Column("shipment.declared_on", _("Declared"), "date"),
            Column("shipment.declaration_no", _("Customs number")),
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            Column("part_no", _("Part number")),
            Column("name", _("Name")),
            Column("hs_code", _("HS code")),
            Column("origin", _("Origin")),
            Column("dutiable", _("Dutiable value"), "money", total=True),
            Column("duty_rate", _("Duty rate"), "rate"),
            Column("duty", _("Customs duty"), "money", total=True),
            Column("ct", _("Consumption tax"), "money", total=True),
            Column("vat", _("Import VAT"), "money", total=True),
            Column("shipment.tax_due_on", _("Taxes due"), "date", hidden=True),
            Column("shipment.port", _("Port of entry"), hidden=True),
        ),
        search=("shipment__number", "shipment__declaration_no", "part_no", "hs_code"),
        filters=("hs_code", "origin", "shipment__port"),
        ordering=("-shipment__declared_on", "shipment_id", "n"),
        groups=("hs_code", "origin", "shipment.number"),
        base=lambda rows: rows.filter(shipment__state__in=PAID),
        heading="part_no",
        empty=_("No duty was paid yet. Lines stand here once the taxes of their batch are paid."),
    ),
    Screen(
        "customs.landed_costs",
        _("Landed cost by part"),
        "customs.ShipmentLine",
        menu="customs",
        order=34,
        posts=SEEN_BY,
        columns=(
            Column("part_no", _("Part number")),
            Column("name", _("Name")),
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            Column("shipment.port", _("Port of entry")),
            Column("shipment.get_mode_display", _("Mode")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("goods", _("Goods at spot rate"), "money", total=True),
            Column("duty", _("Customs duty"), "money", total=True),
            Column("local", _("Charges"), "money", total=True),
            Column("landed", _("Landed cost"), "money", total=True),
            Column("unit_cost", _("Landed, each"), "cost"),
            Column("share", _("Landed ÷ goods"), "rate"),
        ),
        search=("shipment__number", "part_no", "name"),
        filters=("shipment__port", "shipment__supplier"),
        ordering=("-shipment_id", "n"),
        groups=("part_no", "shipment.port", "shipment.number"),
        base=lambda rows: rows.exclude(landed=0),
        heading="part_no",
        empty=_("Nothing has landed yet."),
    ),
    Screen(
        "customs.amendments",
        _("Amended declarations"),
        "customs.Amendment",
        menu="customs",
        order=36,
        posts=SEEN_BY,
        columns=(
            AMENDED[0],
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            *AMENDED[1:],
            Column("by.name", _("By")),
        ),
        search=("number", "notice_no", "shipment__number"),
        filters=("on",),
        panels=(Panel(_("Lines"), AMENDED_LINE, lambda a, actor: a.lines.select_related("line").order_by("id")),),
        empty=_("The customs have assessed nothing anew."),
    ),
)
