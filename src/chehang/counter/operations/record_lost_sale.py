"""Write down what could not be sold."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.counter.drafting import require_whole
from chehang.counter.models import LostSale
from chehang.parties.models import Customer


class RecordLostSale(Command):
    """A part, how many, and why the customer left without them."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    reason: Literal["no_stock", "price", "late", "quality", "other"] = "no_stock"
    customer: Annotated[Id, Ref("parties.Customer")] | None = None
    note: Text = ""


@operation("counter.record_lost_sale", title=_("Record a lost sale"), posts=("parts_sales", "parts_manager"))
def record_lost_sale(cmd: RecordLostSale, ctx: Context) -> Done:
    """Keep the demand that was not met; the planner is told when the shelf was empty. Refused for half a piece."""
    part = part_or_refuse(cmd.part)
    require_whole(part, cmd.quantity)
    customer = access.get(Customer, cmd.customer, ctx) if cmd.customer else None
    lost = LostSale.objects.create(
        store_id=ctx.store_id,
        part=part,
        quantity=cmd.quantity,
        reason=cmd.reason,
        customer=customer,
        note=cmd.note,
        date=ctx.today,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
    ctx.changed(lost, None, {"part": part.pk, "quantity": str(cmd.quantity), "reason": cmd.reason})
    if cmd.reason == "no_stock":
        ctx.tell(
            _("A customer asked for %(quantity)s of %(part)s %(name)s: none on the shelf."),
            post="parts_planner",
            link=f"/catalogue/parts/{part.pk}/",
            quantity=f"{cmd.quantity.normalize():f}",
            part=part.display_no,
            name=part.name_cn,
        )
    return Done(id=lost.pk)
