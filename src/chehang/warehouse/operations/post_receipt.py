"""Receive the counted goods into the books."""

from collections.abc import Sequence
from typing import Annotated

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, bulk, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import source_of
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.events import GoodsReceived, ReceivedLine
from chehang.warehouse.invoices import ask_about_held
from chehang.warehouse.kinds import Paper
from chehang.warehouse.models import Inbound, InboundLine, InvoiceLine
from chehang.warehouse.receiving import (
    book_goods,
    book_invoice,
    book_money,
    lots_of,
    report_differences,
    share_order,
    work_out,
)
from chehang.warehouse.states import INBOUND


class PostReceipt(Command):
    """The counted delivery."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]


@operation("warehouse.post_receipt", title=_("Receive into stock"), posts=("keeper", "parts_manager"))
def post_receipt(cmd: PostReceipt, ctx: Context) -> Done:
    """Compare the count with packing list and invoice and book what is right, in both books at once.

    Sound goods enter the receiving bin, damaged and expired ones quarantine; what exceeds the order or was never
    ordered is not booked. Invoiced goods are booked at the invoice price (P1), others, and those whose price is out
    of tolerance, at the order price as an estimate (P2). Every difference goes into a discrepancy report that the
    parts manager and the planner get at once. Refused until both papers were entered or declared missing, and for who counted.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    _require_papers(inbound)
    if inbound.state == "checked" and inbound.counter_id == ctx.actor.employee_id:
        raise Refused(
            "inbound.own_count",
            _("You counted this delivery yourself. Another keeper, or the parts manager, looks at it and receives it."),
        )
    lines = list(inbound.lines.order_by("n"))
    share_order(lines)
    bills = {b.inbound_line_id: b for b in _billed(inbound)}
    worths = work_out(ctx, lines, bills, posted_by_source=inbound.posted_by_source)
    lots_of(ctx, lines)
    _keep_result(ctx, lines)
    INBOUND.advance(
        ctx,
        inbound,
        "post",
        receipt_number=numbers.draw(ctx, "RK"),
        poster_id=ctx.actor.employee_id,
        posted_at=ctx.now,
    )
    book_invoice(inbound, lines, bills, worths)
    book_goods(ctx, inbound, lines)
    invoice = next((b.invoice for b in bills.values()), None)
    book_money(ctx, inbound, invoice, worths)
    ask_about_held(ctx, invoice)
    report = report_differences(ctx, inbound, lines, bills)
    if not any(line.accepted for line in lines):
        INBOUND.advance(ctx, inbound, "place")
    ctx.announce(_news(inbound, lines))
    return Done(id=inbound.pk, number=inbound.receipt_number, discrepancy=report.pk if report else None)


def _keep_result(ctx: Context, lines: Sequence[InboundLine]) -> None:
    """Write what came of each line, in a few statements however many there are."""
    rows = [
        (
            x.pk, *(bulk.scaled(n, 3) for n in (x.accepted, x.rejected, x.held, x.billed)),
            bulk.scaled(x.value_ex, 2), bulk.scaled(x.estimate_left, 2), x.estimated, x.lot_id or 0,
        )
        for x in lines
    ]  # fmt: skip
    bulk.update(
        InboundLine._meta.db_table,
        "accepted = v.column2, rejected = v.column3, held = v.column4, billed = v.column5, value_ex = v.column6,"
        " estimate_left = v.column7, estimated = v.column8, lot_id = NULLIF(v.column9, 0)",
        rows,
        "t.id = v.column1",
    )


def _billed(inbound: Inbound) -> QuerySet[InvoiceLine]:
    """The lines of its invoice, with what the open item behind them needs."""
    return InvoiceLine.objects.filter(invoice_id=inbound.invoice_id or 0).select_related("invoice__supplier")


def _require_papers(inbound: Inbound) -> None:
    for paper, what in ((inbound.packing_list, _("packing list")), (inbound.invoice_paper, _("invoice"))):
        if paper == Paper.WAITED:
            raise Refused(
                "paper.missing",
                _("Compare the goods with the %(what)s first: enter it, or say that none came."),
                what=what,
            )


def _news(inbound: Inbound, lines: list[InboundLine]) -> GoodsReceived:
    return GoodsReceived(
        inbound.pk,
        source_of(inbound),
        tuple(ReceivedLine(x.source_line_id, x.part_id, x.accepted, x.rejected, x.value_ex) for x in lines if x.booked),
        inbound.invoice_id is not None,
    )
