"""The customer comes for a special order."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import deposits
from chehang.catalogue.services import vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.money import tax_split
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.counter.confirming import confirm
from chehang.counter.models import Sale, SaleLine, SpecialOrder
from chehang.counter.special.arriving import DOCUMENT
from chehang.counter.states import SPECIAL
from chehang.stock import services as stock


class CollectSpecialOrder(Command):
    """A special order that has arrived, and how the goods get to the customer."""

    order: Annotated[Id, Ref("counter.SpecialOrder")]
    handover: Annotated[Literal["collect", "ship"], Field(title="Handover")] = "collect"


@operation("counter.collect_special_order", title=_("Sell to the customer"), posts=("parts_sales", "parts_manager"))
def collect_special_order(cmd: CollectSpecialOrder, ctx: Context) -> Done:
    """Make the sale at the agreed price and apply the deposit (P16); the rest waits at the cash desk, the goods go out by signatures."""
    order = access.get(SpecialOrder, cmd.order, ctx, lock=True)
    SPECIAL.require(order, "sell")
    stock.unreserve(ctx, Source(DOCUMENT, order.pk))
    sale = Sale.objects.create(
        store_id=ctx.store_id, customer=order.customer, handover=cmd.handover, note=order.number, made_at=ctx.now,
        made_by_id=ctx.actor.employee_id, made_by_name=ctx.actor.name,
    )  # fmt: skip
    line = _line(ctx, sale, order)
    line.save()
    sale.amount_inc, sale.amount_ex, sale.tax = line.amount_inc, line.amount_ex, line.tax
    sale.save(update_fields=["amount_inc", "amount_ex", "tax"])
    bill = confirm(ctx, sale, [line])
    applied = min(order.held, bill.amount)
    SPECIAL.advance(ctx, order, "sell", sale_id=sale.pk, applied=order.applied + applied)
    deposits.apply_to(ctx, bill, applied, order.number)
    return Done(id=order.pk, number=sale.number, sale=sale.pk, rest=str(bill.rest))


def _line(ctx: Context, sale: Sale, order: SpecialOrder) -> SaleLine:
    """The part at the price that was agreed, whatever it costs today."""
    rate = vat_rate(ctx, order.part.vat_code, ctx.today)
    ex, tax = tax_split(order.amount_inc, rate)
    return SaleLine(
        store_id=ctx.store_id, sale=sale, n=1, part=order.part, part_no=order.part_no, part_name=order.part_name,
        unit=order.part.unit, quantity=order.quantity, list_inc=order.price_inc, price_inc=order.price_inc, source="agreed",
        amount_inc=order.amount_inc, tax_rate=rate, amount_ex=ex, tax=tax,
    )  # fmt: skip
