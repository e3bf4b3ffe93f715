"""到货差异报告: what was packed, invoiced and counted."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate

from chehang.catalogue.paper_words import unit
from chehang.core.money import ZERO
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Sign, Yuan, sign_of, store_head

from ..kinds import Difference
from ..models import Discrepancy

DIFFERENCES = {
    Difference.SHORT: "短少", Difference.OVER: "多发", Difference.WRONG: "错发", Difference.DAMAGED: "破损",
    Difference.PRICE: "价格", Difference.QUALITY: "质量",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DiscrepancyLine:
    part_no: str
    name: str
    unit: str
    packed: Count
    invoiced: Count
    counted: Count
    difference: Count
    kind: str
    amount: Yuan
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DiscrepancyReport:
    """到货差异报告, A4. ``amount`` of a line is what the difference is worth without VAT."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    lines: tuple[DiscrepancyLine, ...]
    total: Yuan
    receipt_number: str = ""
    order_number: str = ""
    waybill: str = ""
    invoice_number: str = ""
    boxes: str = ""
    findings: str = ""
    proposal: str = ""
    checker_1: Sign = UNSIGNED
    checker_2: Sign = UNSIGNED
    planner: Sign = UNSIGNED
    parts_manager: Sign = UNSIGNED


PRINTOUT = Printout("warehouse/discrepancy_report", DiscrepancyReport, "到货差异报告", (), numbered)


def discrepancy_report(report: Discrepancy) -> DiscrepancyReport:
    """到货差异报告."""
    inbound = report.inbound
    lines = list(report.lines.select_related("line").order_by("line__n", "kind"))
    boxes = "" if inbound.boxes_expected is None else f"{inbound.boxes_received or 0}/{inbound.boxes_expected}"
    return DiscrepancyReport(
        store=store_head(report.store),
        number=report.number,
        date=localdate(report.created_at),
        supplier=inbound.supplier.name,
        lines=tuple(
            DiscrepancyLine(
                part_no=x.line.part_no,
                name=x.line.part_name,
                unit=unit(x.line.unit),
                packed=x.packed,
                invoiced=x.invoiced,
                counted=x.counted,
                difference=x.difference,
                kind=DIFFERENCES[Difference(x.kind)],
                amount=x.amount,
                note=x.note,
            )
            for x in lines
        ),
        total=sum((x.amount for x in lines), ZERO),
        receipt_number=inbound.receipt_number,
        order_number=inbound.source_number,
        waybill=inbound.waybill,
        invoice_number=inbound.invoice.number if inbound.invoice else "",
        boxes=boxes,
        findings="外包装完好" if inbound.packing_sound else "外包装破损",
        proposal=report.resolution,
        checker_1=sign_of(inbound.counter),
        checker_2=sign_of(inbound.poster),
        planner=sign_of(report.planner, report.planner_at),
        parts_manager=sign_of(report.manager, report.manager_at),
    )
