"""Giving a quotation: today's prices, how soon the goods can be had, within the giver's authority."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Sum

from chehang.core import numbers
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.parameters import parameter
from chehang.parties.models import Customer
from chehang.stock.queries import on_hand
from chehang.warehouse.models import InboundLine

from .checking import objections
from .models import Quotation, QuotationLine, Sale, SaleLine

KEPT = (
    "n", "part_id", "part_no", "part_name", "unit", "quantity", "list_inc", "price_inc", "discount", "amount_inc", "tax_rate",
    "amount_ex", "tax",
)  # fmt: skip


def valid_until(ctx: Context) -> date:
    """The last day of a quotation given today."""
    return ctx.today + timedelta(days=int(parameter(ctx, "counter.quote_valid", ctx.today)))


def give(ctx: Context, customer: Customer, lines: Sequence[SaleLine], until: date | None, **facts: str) -> Quotation:
    """Number the quotation and keep its lines. Refused where the prices go beyond the giver's authority."""
    first: Refused | None = next(objections(ctx, list(lines), customer.price_class), None)
    if first is not None:
        raise first
    made = Quotation.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "QT"),
        customer=customer,
        valid_until=until or valid_until(ctx),
        amount_inc=sum((x.amount_inc for x in lines), ZERO),
        amount_ex=sum((x.amount_ex for x in lines), ZERO),
        tax=sum((x.tax for x in lines), ZERO),
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        **facts,
    )
    QuotationLine.objects.bulk_create(_kept(ctx, made, lines))
    ctx.changed(made, None, {"number": made.number, "amount": str(made.amount_inc), "until": str(made.valid_until)})
    return made


def _kept(ctx: Context, made: Quotation, lines: Sequence[SaleLine]) -> list[QuotationLine]:
    parts = [x.part_id for x in lines]
    there = on_hand(ctx, parts)
    expected = rows(InboundLine, ctx).filter(part__in=parts, inbound__state__in=("expected", "counting", "checked"))
    coming = dict(expected.values_list("part").annotate(n=Sum("expected")))
    days = int(parameter(ctx, "counter.order_days", ctx.today))
    kept = []
    for line in lines:
        source, wait = "order", days
        if there[line.part_id].available >= line.quantity:
            source, wait = "shelf", 0
        elif coming.get(line.part_id, ZERO) >= line.quantity:
            source = "coming"
        facts = {name: getattr(line, name) for name in KEPT}
        kept.append(QuotationLine(store_id=ctx.store_id, quotation=made, available=source, days=wait, **facts))
    return kept


def sold(quotation: Quotation, sale: Sale) -> list[SaleLine]:
    """The lines of a sale at the prices that were quoted."""
    return [
        SaleLine(store_id=sale.store_id, source="quote", **{name: getattr(x, name) for name in KEPT})
        for x in quotation.lines.order_by("n")
    ]
