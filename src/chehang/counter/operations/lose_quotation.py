"""The customer does not take what was quoted."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.counter.models import LostSale, Quotation
from chehang.counter.states import QUOTATION


class LoseQuotation(Command):
    """The quotation and why the customer left."""

    quotation: Annotated[Id, Ref("counter.Quotation")]
    lost_reason: Annotated[Literal["price", "late", "quality", "other"], Field(title="Why it was lost")]
    note: Text = ""


@operation("counter.lose_quotation", title=_("Customer declines"), posts=("parts_sales", "parts_manager"))
def lose_quotation(cmd: LoseQuotation, ctx: Context) -> Done:
    """End a quotation with its reason; each line goes into the register of lost sales, so that the plan knows the demand."""
    made = access.get(Quotation, cmd.quotation, ctx, lock=True)
    QUOTATION.advance(ctx, made, "lose", reason=cmd.note, lost_reason=cmd.lost_reason)
    LostSale.objects.bulk_create(
        LostSale(
            store_id=ctx.store_id,
            part_id=x.part_id,
            quantity=x.quantity,
            reason=cmd.lost_reason,
            customer=made.customer,
            note=f"{made.number} {cmd.note}".strip()[:1000],
            date=ctx.today,
            made_by_id=ctx.actor.employee_id,
            made_by_name=ctx.actor.name,
        )
        for x in made.lines.order_by("n")
    )
    return Done(id=made.pk, number=made.number)
