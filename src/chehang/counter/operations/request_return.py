"""Take note that a customer brings goods back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Reason, Ref
from chehang.counter.models import Sale, SaleLine, SaleReturn, SaleReturnLine
from chehang.counter.models.returns import ReturnCause
from chehang.counter.returning import check_deadline, check_returnable


class ReturnItem(Command):
    """A line of the sale by its number on the paper, and how many come back."""

    line: Annotated[int, Field(ge=1, le=500)]
    quantity: PositiveQuantity


class RequestReturn(Command):
    """The sale, the lines that come back, and why: the cause, and in words."""

    sale: Annotated[Id, Ref("counter.Sale")]
    lines: Annotated[list[ReturnItem], Field(min_length=1, max_length=500)]
    cause: Annotated[ReturnCause, Field(title="Cause")] = ReturnCause.OTHER
    reason: Reason


@operation("counter.request_return", title=_("Take goods back"), posts=("parts_sales", "parts_manager"))
def request_return(cmd: RequestReturn, ctx: Context) -> Done:
    """Number a return and call a keeper to look at the goods. Nothing is booked before that.

    Refused for goods that are not handed over, parts that are not taken back, more than was sold, or after the deadline.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "closed":
        raise Refused(
            "return.not_out",
            _("The goods of %(number)s are not handed over yet. Cancel the sale instead."),
            number=sale,
        )
    quantities = {item.line: item.quantity for item in cmd.lines}
    if len(quantities) < len(cmd.lines):
        raise Refused("return.twice", _("A line is named twice. Put the quantities together."), field="lines")
    lines = {x.n: x for x in SaleLine.objects.filter(sale=sale, n__in=quantities).select_related("part")}
    if missing := sorted(set(quantities) - set(lines)):
        raise Refused("return.no_line", _("The sale has no line %(n)s."), field="lines", n=missing[0])
    check_returnable(lines, quantities)
    check_deadline(ctx, sale, lines)
    made = SaleReturn.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "TH"),
        sale=sale,
        cause=cmd.cause.value,
        reason=cmd.reason,
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
    SaleReturnLine.objects.bulk_create(
        [
            SaleReturnLine(store_id=ctx.store_id, sale_return=made, sale_line=lines[n], quantity=quantities[n])
            for n in sorted(quantities)
        ]
    )
    ctx.changed(made, None, {"number": made.number, "sale": sale.number, "lines": len(lines)})
    ctx.tell(
        _("Return %(number)s of sale %(sale)s: look at the goods."),
        post="keeper",
        link=f"/counter/returns/{made.pk}/inspect/",
        number=made.number,
        sale=sale.number,
    )
    return Done(id=made.pk, number=made.number)
