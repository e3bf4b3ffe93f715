"""Order what was chosen in an inquiry."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.purchasing.drafting import DraftContent, write_down
from chehang.purchasing.kinds import OrderKind
from chehang.purchasing.models import Inquiry, Offer
from chehang.purchasing.states import INQUIRY


class OrderInquiry(Command):
    """The inquiry of which a supplier was chosen."""

    inquiry: Annotated[Id, Ref("purchasing.Inquiry")]


@operation("purchasing.order_inquiry", title=_("Draft the order"), posts=("parts_planner", "parts_manager"))
def order_inquiry(cmd: OrderInquiry, ctx: Context) -> Done:
    """Draft a purchase order at the offered prices; it is reviewed like any other. Refused the second time."""
    made = access.get(Inquiry, cmd.inquiry, ctx, lock=True)
    INQUIRY.require(made, "order")
    offers = (
        Offer.objects.filter(line__inquiry=made, supplier_id=made.chosen_id or 0)
        .select_related("line")
        .order_by("line__n")
    )
    if any(x.valid_until < ctx.today for x in offers):
        raise Refused("inquiry.offer_over", _("This answer is no longer valid."))
    urgent = made.reason == "urgent"
    content = DraftContent.model_validate(
        {
            "supplier": made.chosen_id,
            "kind": OrderKind.URGENT if urgent else OrderKind.LOCAL,
            "reason": str(made.reference or made.get_reason_display()) if urgent else "",
            "note": made.number,
            "lines": [
                {
                    "part": x.line.part_id,
                    "quantity": x.line.quantity,
                    "price_ex": (x.price_inc / (1 + x.tax_rate)).quantize(Decimal("0.000001")),
                    "need": made.reference,
                }
                for x in offers
            ],
        }
    )
    order = write_down(content, ctx)
    ctx.changed(order, None, {"inquiry": made.number})
    INQUIRY.advance(ctx, made, "order", order_id=order.pk)
    return Done(id=made.pk, number=made.number, order=order.pk)
