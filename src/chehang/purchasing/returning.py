"""How many of a received line may still go back, and what the supplier credits for them."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from django.db.models import Sum

from chehang.billing import services as billing
from chehang.billing.models import Payable
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source, source_of
from chehang.ledger import services as ledger
from chehang.warehouse.late_costs import sent_back
from chehang.warehouse.models import InboundLine

from .models import SupplierReturn, SupplierReturnLine

DOCUMENT = "purchasing.supplier_return"
OVER = ("refused", "cancelled")


def left_of(line: InboundLine) -> Decimal:
    """Sound goods of the line that were invoiced and have not gone back yet."""
    back = SupplierReturnLine.objects.filter(inbound_line=line).exclude(made__state__in=OVER)
    return min(line.accepted, line.billed) - (back.aggregate(n=Sum("quantity"))["n"] or ZERO)


@sent_back
def back_of(lines: Collection[int]) -> dict[int, Decimal]:
    """Delivery line → pieces that are out of the house, back to their supplier."""
    gone = SupplierReturnLine.objects.filter(inbound_line__in=lines, made__state__in=("out", "credited"))
    return dict(gone.values_list("inbound_line").annotate(n=Sum("quantity")).values_list("inbound_line", "n"))


def credit_of(made: SupplierReturn, lines: Sequence[SupplierReturnLine]) -> tuple[Decimal, Decimal]:
    """(without VAT, VAT) that the supplier owes: the price less his fee."""
    ex = tax = ZERO
    for line in lines:
        amount = round_half_up(line.amount_ex * (1 - made.fee_rate))
        ex, tax = ex + amount, tax + round_half_up(amount * line.tax_rate)
    return ex, tax


def book_credit(ctx: Context, made: SupplierReturn, ex: Decimal, tax: Decimal) -> bool:
    """The red invoice (P4): what is owed for these goods falls; where they are paid already the claim on the supplier stays.

    Input VAT goes back, the difference to the goods' cost is cost of sales. True when a payable was lowered.
    """
    inc, partner = ex + tax, ("supplier", made.supplier_id)
    owed = _payable(ctx, made, inc)
    legs = [
        ledger.Leg("claim", -made.cost if owed else inc - made.cost, partner=partner),
        ledger.Leg("input_vat_pending", -tax),
        ledger.Leg("difference", made.cost - ex),
    ]
    if owed is not None:
        legs.append(ledger.Leg("payable", inc, partner=partner))
    ledger.post(ctx, "supplier_return", source=Source(DOCUMENT, made.pk), summary=made.credit_no, legs=legs)
    if owed is None:
        return False
    billing.owe(
        ctx,
        made.supplier,
        source=source_of(owed),
        paper_number=owed.paper_number,
        paper_date=owed.paper_date,
        text=made.credit_no,
        ex=-ex,
        tax=-tax,
    )
    return True


def _payable(ctx: Context, made: SupplierReturn, inc: Decimal) -> Payable | None:
    """The open payable of one of the invoices of these goods that is large enough."""
    invoices = {x.inbound_line.inbound.invoice_id or 0 for x in made.lines.select_related("inbound_line__inbound")}
    found = rows(Payable, ctx).filter(document="warehouse.invoice", object_id__in=invoices, state="open")
    return next((x for x in found.order_by("id") if x.rest >= inc), None)
