"""An outlet sold parts of ours that lay with it."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.counter import checking
from chehang.counter.drafting import SaleItem, write_lines
from chehang.counter.models import Sale, SaleLine
from chehang.counter.states import SALE
from chehang.ledger import services as ledger
from chehang.stock import services as stock
from chehang.warehouse.models import OutletPlace
from chehang.warehouse.outlets.moving import lying_there, taken

DOCUMENT = "counter.sale"


class SoldPart(Command):
    """A part and how many."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity


class SellOutletGoods(Command):
    """The outlet and what it sold; the price is the one of its price class."""

    place: Annotated[Id, Ref("warehouse.OutletPlace"), Field(title="Outlet")]
    lines: Annotated[list[SoldPart], Field(min_length=1, max_length=200)]
    note: Text = ""


@operation(
    "counter.sell_outlet_goods",
    title=_("Outlet sold parts"),
    posts=("parts_sales", "parts_manager", "general_manager", "outlet_keeper"),
)
def sell_outlet_goods(cmd: SellOutletGoods, ctx: Context) -> Done:
    """What was ours until now is sold to the outlet: it owes its price, revenue with VAT and the cost of the goods are booked (P7).

    Refused for a part named twice, for more than lies there, and for a price below cost.
    """
    place = access.get(OutletPlace, cmd.place, ctx, lock=True)
    for n, line in enumerate(cmd.lines):
        if line.part in {x.part for x in cmd.lines[:n]}:
            raise Refused(
                "transfer.twice", _("This part is named twice: put the quantities together."), field=f"lines.{n}.part"
            )
    sale = Sale.objects.create(
        store_id=ctx.store_id, customer=place.outlet, handover="outlet", note=cmd.note, made_at=ctx.now,
        made_by_id=ctx.actor.employee_id, made_by_name=ctx.actor.name,
    )  # fmt: skip
    lines = write_lines(ctx, sale, place.outlet, [SaleItem(part=x.part, quantity=x.quantity) for x in cmd.lines])
    checking.check(ctx, sale, lines)
    SALE.advance(ctx, sale, "sell_there", number=numbers.draw(ctx, "SO"), confirmed_at=ctx.now)
    cost = _take(ctx, place, sale, lines)
    billing.ask(
        ctx, place.outlet, source=Source(DOCUMENT, sale.pk, sale.number), amount=sale.amount_inc, claim="outlet"
    )
    billing.charge(ctx, source=Source(DOCUMENT, sale.pk), ex=sale.amount_ex, tax=sale.tax)
    if cost:
        legs = [ledger.Leg("cost", cost), ledger.Leg("stock", cost)]
        ledger.post(ctx, "sale_cost", source=Source(DOCUMENT, sale.pk), legs=legs, summary=sale.number)
    ctx.changed(sale, None, {"outlet": place.outlet_id, "amount": str(sale.amount_inc), "lines": len(lines)})
    return Done(id=sale.pk, number=sale.number, amount=str(sale.amount_inc))


def _take(ctx: Context, place: OutletPlace, sale: Sale, lines: list[SaleLine]) -> Decimal:
    """The goods leave the place at the outlet, the batch that expires first in front; each line notes its cost."""
    there = lying_there(ctx, place, [x.part_id for x in lines])
    goods = []
    for n, line in enumerate(lines):
        batches = list(taken(there, line.part_id, line.quantity))
        have = sum((q for _lot, q in batches), ZERO)
        if have < line.quantity:
            raise Refused(
                "outlet.not_there",
                _("Only %(free)s of %(part)s lie at %(outlet)s."),
                field=f"lines.{n}.quantity",
                free=f"{have.normalize():f}",
                part=line.part_no,
                outlet=place.outlet.name,
            )
        goods += [
            stock.Outgoing(line.part_id, place.shelf_id, take, "201", lot_id=lot, line_id=line.pk)
            for lot, take in batches
        ]
    costs: dict[int, Decimal] = {}
    for gone in stock.issue(ctx, Source(DOCUMENT, sale.pk), goods):
        costs[gone.line_id] = costs.get(gone.line_id, ZERO) + gone.value
    for line in lines:
        line.cost = costs[line.pk]
    SaleLine.objects.bulk_update(lines, ["cost"])
    return sum(costs.values(), ZERO)
