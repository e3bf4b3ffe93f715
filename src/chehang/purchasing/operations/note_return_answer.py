"""Note whether the supplier takes goods back."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Rate, Ref, ShortText, Text
from chehang.purchasing.models import SupplierReturn
from chehang.purchasing.returning import DOCUMENT
from chehang.purchasing.states import RETURN
from chehang.warehouse.house import disposing
from chehang.warehouse.services import Asked, request_issue


class NoteReturnAnswer(Command):
    """The return, yes or no, the supplier's number for it, the fee he keeps, and his words."""

    made: Annotated[Id, Ref("purchasing.SupplierReturn"), Field(title="Supplier return")]
    accepted: Annotated[bool, Field(title="Accepted")]
    rma: Annotated[ShortText, Field(max_length=40, title="Supplier's number")] = ""
    fee_rate: Annotated[Rate, Field(lt=1, title="Handling fee")] = Decimal(0)
    answer: Annotated[Text, Field(title="Supplier's answer")] = ""


@operation(
    "purchasing.note_return_answer", title=_("Note the supplier's answer"), posts=("parts_planner", "parts_manager")
)
def note_return_answer(cmd: NoteReturnAnswer, ctx: Context) -> Done:
    """A yes orders the goods out of stock: two keepers sign for them like for any other goods (H1). Refused for a yes without the supplier's
    number, and when the goods are no longer there."""
    made = access.get(SupplierReturn, cmd.made, ctx, lock=True)
    if not cmd.accepted:
        RETURN.advance(ctx, made, "refuse", reason=cmd.answer, answer=cmd.answer)
        disposing.came_to_nothing(ctx, Source(DOCUMENT, made.pk), cmd.answer or made.number)
        return Done(id=made.pk, number=made.number)
    if not cmd.rma:
        raise Refused("return.rma", _("Enter the number under which the supplier takes the goods back."), field="rma")
    RETURN.advance(ctx, made, "approve", reason=cmd.answer, rma=cmd.rma, fee_rate=cmd.fee_rate, answer=cmd.answer)
    outbound = request_issue(
        ctx,
        source=Source(DOCUMENT, made.pk, made.number),
        receiver_name=made.supplier.name,
        receiver_id=made.supplier_id,
        collects=False,
        purpose="return",
        lines=[
            Asked(x.part_id, x.quantity, line_id=x.pk, price_inc=x.price_ex.quantize(Decimal("0.01")))
            for x in made.lines.order_by("n")
        ],
    )
    return Done(id=made.pk, number=made.number, outbound=outbound.pk)
