"""The screens of imports."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Menu, Panel, Screen, register
from chehang.core.sources import Source
from chehang.warehouse.late_costs import shares_of
from chehang.warehouse.models import Claim
from chehang.warehouse.shipping.screens import CLAIMS
from chehang.warehouse.web.late_costs import WHERE

from ..comparing import gaps
from ..evaluating import quarters
from ..models import Shipment
from ..posting import CHARGE
from ..running import UNDECLARED
from ..variance import Excess, decompose, lane, usual_of
from .ledgers import AMENDED

SEEN_BY = ("parts_logistics", "parts_manager", "parts_planner", "accountant", "finance_manager", "general_manager")
OPEN = ("preparing", "complete", "sent", "pre_entered", "declared", "inspection", "tax_due", "tax_paid")

LINES = (
    Column("n", _("Line"), "number"),
    Column("part_no", _("Part number")),
    Column("name", _("Name")),
    Column("hs_code", _("HS code")),
    Column("origin", _("Origin")),
    Column("quantity", _("Quantity"), "quantity", unit="unit"),
    Column("legal_quantity", _("First legal quantity"), "quantity", unit="legal_unit"),
    Column("price", _("Price in currency"), "cost"),
    Column("amount", _("Amount in currency"), "money"),
    Column("net_kg", _("Net kg"), "quantity"),
)
COST = (
    Column("part_no", _("Part number")),
    Column("dutiable", _("Dutiable value"), "money"),
    Column("duty_rate", _("Duty rate"), "rate"),
    Column("duty", _("Customs duty"), "money"),
    Column("ct", _("Consumption tax"), "money"),
    Column("vat", _("Import VAT"), "money"),
    Column("goods", _("Goods at spot rate"), "money"),
    Column("local", _("Charges"), "money"),
    Column("landed", _("Landed cost"), "money"),
    Column("unit_cost", _("Landed, each"), "cost"),
)
CHARGES = (
    Column("get_kind_display", _("Charge"), link="customs.charges"),
    Column("payee.name", _("Paid to")),
    Column("get_basis_display", _("Spread by")),
    Column("amount", _("Amount in currency"), "money"),
    Column("currency", _("Currency")),
    Column("amount_ex", _("Without VAT"), "money"),
    Column("standard", _("Usual amount"), "money"),
    Column("abnormal", _("Abnormal"), "flag"),
    Column("estimated", _("Estimated"), "flag"),
)
PAPERS = (
    Column("get_kind_display", _("Paper"), link="customs.papers"),
    Column("number", _("Number")),
    Column("kept_by.name", _("Filed by")),
    Column("kept_at", _("Filed"), "datetime"),
    Column("verified_by.name", _("Checked against the file by")),
    Column("sha256", _("File hash")),
)


def _differences(shipment: Shipment, actor: Actor) -> Iterable[Any]:
    return gaps(shipment)


def _excess(shipment: Shipment, actor: Actor) -> list[Excess]:
    usual = usual_of(lane(actor, shipment)) if shipment.released_at else None
    return decompose(shipment, usual) if usual else []


register(
    Menu("customs", _("Imports"), 25, ("parts_logistics",)),
    Screen(
        "customs.shipments",
        _("Import batches"),
        "customs.Shipment",
        menu="customs",
        order=10,
        posts=SEEN_BY,
        columns=(
            Column("number", _("Batch")),
            Column("state", _("State"), "state"),
            Column("supplier.name", _("Supplier"), link="parties.suppliers"),
            Column("invoice_no", _("Invoice number")),
            Column("get_incoterm_display", _("Incoterm")),
            Column("currency", _("Currency")),
            Column("invoice_date", _("Date of the invoice"), "date", hidden=True),
            Column("packing_no", _("Packing list number"), hidden=True),
            Column("transport_no", _("Bill of lading or air waybill"), hidden=True),
            Column("vessel", _("Vessel and voyage"), hidden=True),
            Column("containers", _("Containers"), hidden=True),
            Column("etd", _("Expected departure"), "date", hidden=True),
            Column("eta", _("Expected arrival"), "date"),
            Column("arrived_on", _("Arrived"), "date"),
            Column("declare_by", _("Declare by"), "date"),
            Column("claim_by", _("Collect by"), "date", hidden=True),
            Column("declared_on", _("Declared"), "date"),
            Column("tax_due_on", _("Taxes due"), "date"),
            Column("declaration_no", _("Customs number"), hidden=True),
            Column("port", _("Port of entry")),
            Column("gross_kg", _("Gross kg"), "quantity", hidden=True),
            Column("volume", _("Volume m³"), "quantity", hidden=True),
            Column("spot_rate", _("Spot rate"), "cost", hidden=True),
            Column("customs_rate", _("Customs rate"), "cost", hidden=True),
            Column("insurance_assumed", _("Insurance as the customs reckon it"), "money", hidden=True),
            Column("broker.name", _("Broker"), link="customs.brokers"),
            Column("preparer.name", _("Prepared by")),
            Column("checker.name", _("Checked by")),
            Column("order.number", _("Order"), link="purchasing.orders"),
        ),
        search=("number", "invoice_no", "supplier__name", "declaration_no", "transport_no", "lines__part_no"),
        filters=("state", "supplier", "port", "eta"),
        new=("customs.open_shipment",),
        actions=(
            Action("customs.complete_papers", ("preparing",), main=True),
            Action("customs.check_declaration", ("complete",), main=True),
            Action(
                "customs.note_milestone",
                ("complete", "sent", "pre_entered", "declared", "inspection", "released"),
                main=True,
            ),
            Action("customs.edit_shipment", UNDECLARED),
            Action("customs.explain_gap", ("preparing",)),
            Action("customs.pay_taxes", ("tax_due",), main=True),
            Action("customs.release_shipment", ("tax_paid",), main=True),
            Action("customs.add_charge", (*OPEN, "received")),
            Action("customs.note_ship_arrival", OPEN),
            Action("customs.amend_declaration", ("tax_paid", "received", "costed", "closed")),
            Action("customs.correct_import_price", ("received", "costed", "closed")),
            Action("customs.note_message"),
            Action("customs.cost_shipment", ("received",), main=True),
            Action("customs.close_shipment", ("costed",), main=True),
            Action("customs.reopen_shipment", ("costed", "closed")),
            Action("customs.return_shipment", ("declared", "inspection", "tax_due")),
            Action("customs.write_head", UNDECLARED),
            Action("customs.cancel_shipment", ("preparing", "complete")),
        ),
        links=(
            Link(_("Customs declaration"), "/customs/shipments/{id}/declaration/", (), "customs.write_head"),
            Link(_("Cost sheet as Excel"), "/customs/shipments/{id}/cost_sheet.xlsx", (), "customs.see_shipments"),
        ),
        panels=(
            Panel(
                _("Against what is usual on the lane"),
                (Column("title", _("Cause")), Column("amount", _("More or less"), "money")),
                _excess,
                order=45,
            ),
            Panel(
                _("Papers"),
                PAPERS,
                lambda s, actor: s.papers.select_related("kept_by", "verified_by").order_by("id"),
                order=10,
            ),
            Panel(
                _("Differences between papers"),
                (
                    Column("paper", _("Paper")),
                    Column("part_no", _("Part number")),
                    Column("title", _("Field")),
                    Column("says", _("The paper says")),
                    Column("declared", _("Declared")),
                    Column("explained", _("Explanation")),
                ),
                _differences,
                order=20,
            ),
            Panel(
                _("Declaration sheets"),
                (
                    Column("n", _("Sheet"), "number"),
                    Column("declaration_no", _("Customs number")),
                    Column("pre_entry_no", _("Pre-entry number")),
                ),
                lambda s, actor: s.declared_sheets.order_by("n"),
                order=25,
            ),
            Panel(_("Lines"), LINES, lambda s, actor: s.lines.order_by("n"), order=30),
            Panel(_("Charges"), CHARGES, lambda s, actor: s.charges.select_related("payee").order_by("id"), order=40),
            Panel(_("Landed cost"), COST, lambda s, actor: s.lines.exclude(landed=0).order_by("n"), order=50),
            Panel(_("Assessed anew"), AMENDED, lambda s, actor: s.amendments.order_by("id"), order=55),
            Panel(
                _("Talk with the broker"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("broker.name", _("Broker")),
                    Column("to_broker", _("To the broker"), "flag"),
                    Column("text", _("Message")),
                    Column("by.name", _("By")),
                ),
                lambda s, actor: s.messages.select_related("broker", "by").order_by("id"),
                order=60,
            ),
        ),
        document="customs.shipment",
        empty=_("No imports yet. Open a batch as soon as the supplier ships."),
    ),
    Screen(
        "customs.papers",
        _("Customs papers"),
        "customs.ImportPaper",
        menu="customs",
        order=20,
        posts=SEEN_BY,
        columns=(
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            Column("get_kind_display", _("Paper")),
            Column("number", _("Number")),
            Column("shipment.eta", _("Expected arrival"), "date"),
            Column("kept_by.name", _("Filed by")),
            Column("kept_at", _("Filed"), "datetime"),
            Column("verified_by.name", _("Checked against the file by")),
        ),
        search=("shipment__number", "number"),
        filters=("kind", "verified_by"),
        actions=(Action("customs.keep_paper", main=True), Action("customs.verify_paper")),
        panels=(
            Panel(
                _("What it says"),
                (
                    Column("part_no", _("Part number"), link="customs.paper_lines"),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("amount", _("Amount in currency"), "money"),
                    Column("currency", _("Currency")),
                    Column("net_kg", _("Net kg"), "quantity"),
                    Column("origin", _("Origin")),
                    Column("explanation", _("Explanation")),
                ),
                lambda p, actor: p.lines.order_by("id"),
            ),
        ),
    ),
    Screen(
        "customs.paper_lines",
        _("Lines of customs papers"),
        "customs.PaperLine",
        menu="customs",
        order=60,
        posts=SEEN_BY,
        columns=(
            Column("paper.shipment.number", _("Batch"), link="customs.shipments"),
            Column("paper.get_kind_display", _("Paper")),
            Column("part_no", _("Part number")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("amount", _("Amount in currency"), "money"),
            Column("origin", _("Origin")),
            Column("explanation", _("Explanation")),
            Column("explained_by.name", _("Explained by")),
        ),
        search=("part_no", "paper__shipment__number"),
    ),
    Screen(
        "customs.charges",
        _("Import charges"),
        "customs.Charge",
        menu="customs",
        order=30,
        posts=SEEN_BY,
        columns=(
            Column("shipment.number", _("Batch"), link="customs.shipments"),
            *CHARGES[:6],
            Column("tax", _("VAT"), "money"),
            *CHARGES[6:],
            Column("invoice_no", _("Invoice number")),
            Column("get_cause_display", _("Cause")),
            Column("explanation", _("Explanation"), hidden=True),
            Column("explained_by.name", _("Explained by"), hidden=True),
            Column("get_judgement_display", _("Judgement")),
            Column("judged_by.name", _("Judged by"), hidden=True),
            Column("confirmed_by.name", _("Confirmed by")),
            Column("entered_at", _("Entered"), "datetime", hidden=True),
        ),
        search=("shipment__number", "invoice_no", "payee__name"),
        filters=("kind", "abnormal", "estimated", "entered_at"),
        actions=(
            Action("customs.settle_charge"),
            Action("customs.explain_charge", main=True),
            Action("customs.judge_charge"),
            Action("customs.confirm_charge"),
        ),
        panels=(
            Panel(_("Where it went"), WHERE, lambda c, actor: shares_of(actor, Source(CHARGE, c.pk))),
            Panel(
                _("Claims"),
                CLAIMS.columns,
                lambda c, actor: rows(Claim, actor).filter(document=CHARGE, object_id=c.pk).order_by("id"),
            ),
        ),
    ),
    Screen(
        "customs.brokers",
        _("Brokers"),
        "customs.Broker",
        menu="customs",
        order=40,
        posts=SEEN_BY,
        panels=(
            Panel(
                _("By the quarter"),
                (
                    Column("name", _("Quarter")),
                    Column("batches", _("Batches"), "number"),
                    Column("first_pass", _("Passed at once"), "rate"),
                    Column("clearance", _("Days to clear"), "quantity"),
                    Column("fees", _("Fees without VAT"), "money"),
                    Column("cost", _("Fees of the value"), "rate"),
                    Column("amended", _("Declarations amended"), "rate"),
                    Column("cost_index", _("Fees against all brokers"), "rate"),
                ),
                quarters,
                order=5,
            ),
            Panel(
                _("Evaluations"),
                (
                    Column("quarter", _("Quarter")),
                    Column("batches", _("Batches"), "number"),
                    Column("first_pass", _("Passed at once"), "rate"),
                    Column("clearance", _("Days to clear"), "quantity"),
                    Column("amended", _("Declarations amended"), "rate"),
                    Column("cost_index", _("Fees against all brokers"), "rate"),
                    Column("get_verdict_display", _("Verdict")),
                    Column("note", _("Reason of the verdict")),
                    Column("by.name", _("By")),
                ),
                lambda broker, actor: broker.evaluations.select_related("by").order_by("-quarter"),
                order=6,
            ),
        ),
        columns=(
            Column("name", _("Name")),
            Column("contact", _("Contact")),
            Column("phone", _("Phone")),
            Column("licence", _("Licence")),
            Column("fees", _("Fee card"), hidden=True),
            Column("active", _("Active"), "flag"),
        ),
        search=("name", "contact"),
        new=("customs.add_broker",),
        actions=(Action("customs.evaluate_broker"),),
    ),
    Screen(
        "customs.tariffs",
        _("Tariffs"),
        "customs.Tariff",
        menu="customs",
        order=50,
        posts=SEEN_BY,
        columns=(
            Column("hs_code", _("HS code")),
            Column("origin", _("Origin")),
            Column("valid_from", _("Valid from"), "date"),
            Column("duty", _("Duty rate"), "rate"),
            Column("provisional", _("Provisional rate"), "rate"),
            Column("extra", _("Extra rate"), "rate"),
            Column("ct", _("Consumption tax rate"), "rate"),
            Column("ct_each", _("Consumption tax each"), "cost"),
            Column("legal_unit", _("First legal unit")),
            Column("legal_unit2", _("Second legal unit"), hidden=True),
            Column("vat", _("VAT rate"), "rate"),
            Column("source", _("Source")),
            Column("verified", _("Verified"), "flag"),
        ),
        search=("hs_code",),
        ordering=("hs_code", "-valid_from"),
        new=("customs.set_tariff",),
    ),
    Screen(
        "customs.rates",
        _("Customs exchange rates"),
        "customs.CustomsRate",
        menu="customs",
        order=55,
        posts=SEEN_BY,
        columns=(
            Column("month", _("Month"), "date"),
            Column("currency", _("Currency")),
            Column("rate", _("Rate"), "cost"),
            Column("source", _("Source")),
        ),
        ordering=("-month", "currency"),
        new=("customs.set_customs_rate",),
    ),
)
