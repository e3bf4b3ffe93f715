"""The money of a settled claim (P5): what the supplier, carrier or insurer owes, against the goods and what is owed for them.

Broken goods are in the books (they lie in quarantine), so a red invoice or money makes them cheaper where they are now. Goods that never came are not:
what the supplier credits needs no entry, and whoever else pays for them pays a supplier's invoice that is then owed in full.
"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.models import Payable
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up, share_out
from chehang.core.sources import Source, source_of
from chehang.ledger import services as ledger
from chehang.warehouse.invoices import DOCUMENT as INVOICE
from chehang.warehouse.kinds import Difference
from chehang.warehouse.late_costs import follow_goods
from chehang.warehouse.models import Claim, Discrepancy, DiscrepancyLine, InboundLine

DOCUMENT = "warehouse.claim"
Settles = Callable[[Context, Claim], list[ledger.Leg]]
_SETTLES: dict[str, Settles] = {}


def settles(document: str) -> Callable[[Settles], Settles]:
    """Register what a claim about a document of a department above does to the books: its legs against the claim, in credit."""

    def register(told: Settles) -> Settles:
        _SETTLES[document] = told
        return told

    return register


IN_THE_BOOKS = (Difference.DAMAGED, Difference.QUALITY)


def post_settlement(ctx: Context, made: Claim) -> None:
    """Post what came of a claim, with VAT ``made.received``; nothing where the goods are sent again or nothing comes of it.

    Refused while the invoice of broken goods is not booked, and for more than the report is worth in all.
    """
    if not made.received:
        return
    report = made.discrepancy
    if made.document:
        _post(ctx, made, _SETTLES[made.document](ctx, made), owed=None)
        return
    if report is None:
        _post(ctx, made, [ledger.Leg("cost", made.received)], owed=None)
        return
    _require_rest(ctx, made, report)
    lines = list(report.lines.select_related("line").order_by("id"))
    worth = [round_half_up(abs(x.amount) * (1 + x.line.tax_rate)) for x in lines]
    shares = share_out(made.received, worth)
    there = [(x, s) for x, s in zip(lines, shares, strict=True) if s and x.kind in IN_THE_BOOKS]
    legs, owed = _broken(ctx, made, report, there) if there else ([], None)
    missing = made.received - sum((s for _x, s in there), ZERO)
    if missing and made.way == "red":
        missing = ZERO  # what never came was never owed
    elif missing:
        legs.append(ledger.Leg("payable", missing, _supplier(made)))
        billing.owe(
            ctx,
            report.inbound.supplier,
            source=Source(DOCUMENT, made.pk),
            paper_number=made.number,
            paper_date=ctx.today,
            text=made.number,
            ex=missing,
            first=True,
        )
    _post(ctx, made, legs, owed)


def _broken(
    ctx: Context, made: Claim, report: Discrepancy, there: list[tuple[DiscrepancyLine, Decimal]]
) -> tuple[list[ledger.Leg], Payable | None]:
    """The goods get cheaper, on the shelf or in what was sold of them; their VAT goes back with the red invoice, or is turned out."""
    if any(x.line.estimate_left for x, _s in there):
        raise Refused(
            "claim.no_invoice", _("The invoice of these goods is not booked yet. Book it first, then settle the claim.")
        )
    ex = [round_half_up(s / (1 + x.line.tax_rate)) for x, s in there]
    inc = sum((s for _x, s in there), ZERO)
    total, tax = sum(ex, ZERO), inc - sum(ex, ZERO)
    changed = follow_goods(
        ctx,
        report.inbound_id,
        [(x.line.part_id, -amount, x.line_id) for (x, _s), amount in zip(there, ex, strict=True)],
        source=Source(DOCUMENT, made.pk),
        summary=made.number,
    )
    kept = -sum((a.to_stock for a in changed), ZERO)
    legs = [ledger.Leg("stock", kept), ledger.Leg("cost", total - kept)]
    if made.against != "supplier":
        return [*legs, ledger.Leg("input_vat_out", tax)], None
    legs.append(ledger.Leg("input_vat_pending", -tax))
    owed = _payable(ctx, report, inc) if made.way == "red" else None
    if owed is not None:
        legs.append(ledger.Leg("payable", -inc, _supplier(made)))
        billing.owe(
            ctx,
            owed.supplier,
            source=source_of(owed),
            paper_number=owed.paper_number,
            paper_date=owed.paper_date,
            text=made.number,
            ex=-total,
            tax=-tax,
        )
    return legs, owed


def _post(ctx: Context, made: Claim, legs: list[ledger.Leg], owed: Payable | None) -> None:
    """Whatever does not lower an invoice is a claim on whoever pays."""
    due = sum((x.amount for x in legs if x.name in ("stock", "cost", "payable", "input_vat_out")), ZERO)
    due -= sum((x.amount for x in legs if x.name == "input_vat_pending"), ZERO)
    who = ("supplier", made.debtor_id) if made.debtor_id else _supplier(made)
    claim = [] if owed is not None else [ledger.Leg("claim", due, who)]
    ledger.post(ctx, "claim", source=Source(DOCUMENT, made.pk), summary=made.number, legs=[*claim, *legs])


def _supplier(made: Claim) -> tuple[str, int]:
    return ("supplier", made.discrepancy.inbound.supplier_id) if made.discrepancy else ("", 0)


def _payable(ctx: Context, report: Discrepancy, inc: Decimal) -> Payable | None:
    """The open payable of the delivery's invoice, if it is still large enough."""
    invoices = InboundLine.objects.filter(inbound_id=report.inbound_id)
    ids = set(invoices.values_list("inbound__invoice_id", flat=True))
    found = rows(Payable, ctx).filter(document=INVOICE, object_id__in=ids, state="open").order_by("id")
    return next((x for x in found if x.rest >= inc), None)


def _require_rest(ctx: Context, made: Claim, report: Discrepancy) -> None:
    """One report is not paid twice, by the supplier and by the carrier."""
    others = rows(Claim, ctx).filter(discrepancy=report, state="settled").exclude(pk=made.pk)
    paid = sum((x.received for x in others), ZERO)
    lines = report.lines.select_related("line")
    most = sum((round_half_up(abs(x.amount) * (1 + x.line.tax_rate)) for x in lines), ZERO)
    if paid and paid + made.received > most:
        raise Refused(
            "claim.paid_twice",
            _("Others have paid %(paid)s of the %(most)s of this report already."),
            field="received",
            paid=f"{paid:,.2f}",
            most=f"{most:,.2f}",
        )
