"""Order urgently what somebody waits for."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse, prices, vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText, UnitPrice
from chehang.parties.models import Supplier
from chehang.purchasing.drafting import DraftContent, write_down
from chehang.purchasing.kinds import OrderKind
from chehang.purchasing.sourcing import urgent_supplier


class OrderUrgently(Command):
    """The part, how many, who waits; supplier and price are the maker's unless said."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    reason: Annotated[RequiredText, Field(title="Who waits for it")]
    supplier: Annotated[Id | None, Ref("parties.Supplier")] = None
    price_ex: Annotated[UnitPrice | None, Field(title="Order price without VAT")] = None


@operation("purchasing.order_urgently", title=_("Order urgently"), posts=("parts_planner", "parts_manager"))
def order_urgently(cmd: OrderUrgently, ctx: Context) -> Done:
    """Draft an urgent order over one part in one step; it is submitted and reviewed like any other (H4, H6). Refused when neither the list
    nor the form names a price."""
    part = part_or_refuse(cmd.part)
    supplier = access.get(Supplier, cmd.supplier, ctx) if cmd.supplier else urgent_supplier(ctx)
    if supplier is None:
        raise Refused("order.no_supplier", _("No supplier is on file. Register one first."), field="supplier")
    listed, price = prices(ctx.store_id, part.pk, ctx.today), cmd.price_ex
    if price is None and listed and listed.net_inc:
        price = (listed.net_inc / (1 + vat_rate(ctx, part.vat_code, ctx.today))).quantize(Decimal("0.01"))
    if price is None:
        raise Refused("order.no_price", _("The list names no price: enter the order price."), field="price_ex")
    content = DraftContent.model_validate(
        {
            "supplier": supplier.pk,
            "kind": OrderKind.URGENT,
            "reason": cmd.reason,
            "required_on": ctx.today + timedelta(days=max(1, min(supplier.lead_days, 2))),
            "lines": [{"part": part.pk, "quantity": cmd.quantity, "price_ex": price, "need": cmd.reason}],
        }
    )
    order = write_down(content, ctx)
    return Done(id=order.pk, order=order.pk)
