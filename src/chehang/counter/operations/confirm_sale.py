"""Confirm a sale: goods are reserved, the bill goes to the cash desk."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.core import access, approving, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.counter.models import Sale
from chehang.counter.states import SALE
from chehang.pricing.services import discount_limit, discount_limits
from chehang.warehouse.services import Asked, request_issue


class ConfirmSale(Command):
    """A drafted sale."""

    sale: Annotated[Id, Ref("counter.Sale")]


@operation("counter.confirm_sale", title=_("Confirm the sale"), posts=("parts_sales", "parts_manager"))
def confirm_sale(cmd: ConfirmSale, ctx: Context) -> Done:
    """Number the sale, reserve its goods through an outbound order, and ask the customer for the money.

    Refused when stock is short (naming bin and quantity) or a discount is beyond the seller's limit and not approved.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    _check_discount(ctx, sale)
    if sale.state == "draft":
        sale.number = numbers.draw(ctx, "SO")
    SALE.advance(ctx, sale, "confirm", number=sale.number, confirmed_at=ctx.now)
    lines = list(sale.lines.order_by("n"))
    request_issue(
        ctx,
        document="counter.sale",
        object_id=sale.pk,
        receiver_name=sale.customer.name,
        receiver_id=sale.customer_id,
        collects=sale.handover == "collect",
        source_number=sale.number,
        lines=[Asked(x.part_id, x.quantity, x.pk, x.price_inc, x.amount_inc) for x in lines],
    )
    bill = billing.ask(
        ctx, sale.customer, document="counter.sale", object_id=sale.pk, source_number=sale.number, amount=sale.amount_inc
    )
    ctx.tell(
        _("%(customer)s pays %(amount)s for %(sale)s."),
        post="cashier",
        link=f"/billing/cash/?bill={bill.pk}",
        customer=sale.customer.name,
        amount=f"{sale.amount_inc:,.2f}",
        sale=sale.number,
    )
    return Done(id=sale.pk, number=sale.number, bill=bill.pk)


def _check_discount(ctx: Context, sale: Sale) -> None:
    limit, asked = discount_limit(ctx.actor, ctx.today), sale.highest_discount
    if asked <= limit or approving.approved(sale):
        return
    able = {p for p, most in discount_limits(ctx.store_id, ctx.today).items() if most >= asked}
    who = _("parts manager") if "parts_manager" in able else _("general manager")
    raise Refused(
        "discount.beyond_limit",
        _("A discount of %(asked)s %% is beyond your %(limit)s %%. Lower it, or ask the %(who)s to approve it."),
        field="sale",
        asked=f"{asked * 100:.1f}",
        limit=f"{limit * 100:.1f}",
        who=who,
    )
