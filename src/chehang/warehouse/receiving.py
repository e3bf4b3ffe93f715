"""Posting a delivery: both books, the discrepancy report, the news to those above."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.money import ZERO, line_amount, share_out
from chehang.core.sources import Source, source_of
from chehang.ledger import services as ledger
from chehang.stock import services as stock
from chehang.stock.models import Lot

from .comparing import Tolerance, deviations, price_within, sort_goods, tolerance
from .events import DiscrepancyFound
from .invoices import note_payable
from .kinds import Booking
from .models import Discrepancy, DiscrepancyLine, Inbound, InboundLine, InvoiceLine, SupplierInvoice

DOCUMENT = "warehouse.inbound"


@dataclass(frozen=True)
class Worth:
    """What a line enters the books at, in yuan: ``billed`` units by invoice (ex, tax), the rest estimated."""

    billed: Decimal
    ex: Decimal
    tax: Decimal
    estimate: Decimal


def worth(line: InboundLine, bill: InvoiceLine | None, most: Tolerance) -> Worth:
    """Invoiced units at the invoice price if it is within tolerance, all others at the order price."""
    billed = ZERO
    if bill and price_within(line.price_ex, bill.price_ex, bill.quantity, most):
        billed = min(bill.quantity, line.booked)
    ex, tax = bill.worth(billed) if bill and billed else (ZERO, ZERO)
    return Worth(billed, ex, tax, line_amount(line.booked - billed, line.price_ex))


def work_out(
    ctx: Context, lines: Sequence[InboundLine], bills: dict[int, InvoiceLine], *, posted_by_source: bool = False
) -> list[Worth]:
    """Fill in what is accepted, rejected and held of each line, and its worth."""
    worths, most = [], tolerance(ctx, ctx.today)
    for line in lines:
        goods = sort_goods(line, ctx.today)
        line.accepted, line.rejected, line.held = goods.accepted, goods.rejected, goods.held
        value = worth(line, bills.get(line.pk), most)
        line.billed, line.value_ex = value.billed, value.ex + value.estimate
        line.estimated, line.estimate_left = line.booked > value.billed, value.estimate
        if posted_by_source:  # no invoice is waited for
            line.billed, line.estimated, line.estimate_left = line.booked, False, ZERO
        worths.append(value)
    return worths


def share_order(lines: Sequence[InboundLine]) -> None:
    """What came under a new number fills what the old number on the same order line left open."""
    ordered = {x.source_line_id: x for x in lines if x.source_line_id and x.expected > 0}
    for line in lines:
        main = ordered.get(line.source_line_id)
        if main is None or line is main or line.expected or not line.counted:
            continue
        moved = min(line.counted, max(main.expected - main.counted, ZERO))
        main.expected, line.expected = main.expected - moved, moved
        main.save(update_fields=["expected"])
        line.save(update_fields=["expected"])


def lots_of(ctx: Context, lines: Sequence[InboundLine]) -> None:
    """Find or make the batches that the keeper read off the boxes."""
    wanted = [x for x in lines if x.lot_code and x.booked > 0]
    if not wanted:
        return
    Lot.objects.bulk_create(
        [Lot(store_id=ctx.store_id, part_id=x.part_id, code=x.lot_code, expires=x.expires) for x in wanted],
        ignore_conflicts=True,
    )
    known = Lot.objects.filter(store_id=ctx.store_id, part_id__in=[x.part_id for x in wanted])
    by_code = {(lot.part_id, lot.code): lot for lot in known}
    for line in wanted:
        line.lot = by_code[line.part_id, line.lot_code]


def book_goods(ctx: Context, inbound: Inbound, lines: Sequence[InboundLine]) -> None:
    """Enter the booked goods into the goods book: sound ones in receiving, spoilt ones in quarantine."""
    receiving = stock.open_bin(ctx, "receiving") if any(x.accepted for x in lines) else None
    quarantine = stock.open_bin(ctx, "quarantine") if any(x.rejected for x in lines) else None
    incoming = []
    for line in lines:
        if not line.booked:
            continue
        values = share_out(line.value_ex, [line.accepted, line.rejected])
        for place, quantity, value in zip((receiving, quarantine), (line.accepted, line.rejected), values, strict=True):
            if quantity and place:
                incoming.append(
                    stock.Incoming(
                        part_id=line.part_id,
                        bin_id=place.pk,
                        quantity=quantity,
                        value=value,
                        movement=_movement(inbound, line),
                        lot_id=line.lot_id,
                        line_id=line.pk,
                    )
                )
    if incoming:
        stock.receive(ctx, Source(DOCUMENT, inbound.pk), incoming)


def _movement(inbound: Inbound, line: InboundLine) -> str:
    """Goods of another store were bought by it, not here."""
    if inbound.document == "warehouse.transfer":
        return "302"
    return "111" if line.estimated else "101"


def book_money(ctx: Context, inbound: Inbound, invoice: SupplierInvoice | None, worths: Sequence[Worth]) -> None:
    """Post what is invoiced (P1) and what is estimated (P2); nothing where the source does."""
    if inbound.posted_by_source:
        return
    partner = ("supplier", inbound.supplier_id)
    ex, tax = sum((w.ex for w in worths), ZERO), sum((w.tax for w in worths), ZERO)
    if ex:
        ledger.post(
            ctx,
            "receipt_invoiced",
            source=Source(DOCUMENT, inbound.pk),
            summary=inbound.receipt_number,
            legs=[
                ledger.Leg("stock", ex),
                ledger.Leg("input_vat_pending", tax),
                ledger.Leg("payable", ex + tax, partner=partner),
            ],
        )
        if invoice is not None:
            note_payable(ctx, invoice, ex, tax, first=True)
    if estimate := sum((w.estimate for w in worths), ZERO):
        ledger.post(
            ctx,
            "receipt_estimated",
            source=Source(DOCUMENT, inbound.pk),
            summary=inbound.receipt_number,
            legs=[ledger.Leg("stock", estimate), ledger.Leg("payable", estimate, partner=partner)],
        )


def book_invoice(
    inbound: Inbound, lines: Sequence[InboundLine], bills: dict[int, InvoiceLine], worths: Sequence[Worth]
) -> None:
    """Mark the invoice lines that were booked; the others stay held for a decision."""
    done = []
    for line, value in zip(lines, worths, strict=True):
        if value.billed:
            bill = bills[line.pk]
            bill.state, bill.booked, bill.amount_ex, bill.tax = Booking.BOOKED, value.billed, value.ex, value.tax
            done.append(bill)
    if done:
        InvoiceLine.objects.bulk_update(done, ["state", "booked", "amount_ex", "tax"])
        SupplierInvoice.objects.filter(pk=inbound.invoice_id or 0).update(
            booked_ex=sum((b.amount_ex for b in done), ZERO), booked_tax=sum((b.tax for b in done), ZERO)
        )


def report_differences(
    ctx: Context, inbound: Inbound, lines: Sequence[InboundLine], bills: dict[int, InvoiceLine]
) -> Discrepancy | None:
    """Make the discrepancy report if anything differs, and tell the parts manager and the planner at once."""
    most = tolerance(ctx, ctx.today)
    found = [
        (line, deviation)
        for line in lines
        for deviation in deviations(line, ctx.today, most, bills[line.pk].price_ex if line.pk in bills else None)
    ]
    if not found:
        return None
    report = Discrepancy.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "CY"),
        inbound=inbound,
        created_at=ctx.now,
        found_by_id=ctx.actor.employee_id,
    )
    DiscrepancyLine.objects.bulk_create(
        [
            DiscrepancyLine(
                store_id=ctx.store_id,
                discrepancy=report,
                line=line,
                kind=deviation.kind,
                packed=line.packed or ZERO,
                invoiced=line.invoiced or ZERO,
                counted=line.counted,
                difference=deviation.difference,
                amount=deviation.amount,
                note=line.remark,
            )
            for line, deviation in found
        ]
    )
    ctx.changed(
        report, None, {"number": report.number, "lines": [f"{x.part_no} {d.kind} {d.difference:f}" for x, d in found]}
    )
    with ctx.about(report):
        for post in ("parts_manager", "parts_planner"):
            ctx.tell(
                _("Discrepancy report %(number)s: %(count)s differences at %(receipt)s of %(supplier)s"),
                post=post,
                link=f"/warehouse/discrepancies/{report.pk}/",
                number=report.number,
                count=len(found),
                receipt=inbound.receipt_number,
                supplier=inbound.supplier.name,
            )
    ctx.announce(DiscrepancyFound(report.pk, inbound.pk, source_of(inbound)))
    return report
