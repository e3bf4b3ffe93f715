"""Ask a supplier to take goods back."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import line_amount
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.purchasing.models import SupplierReturn, SupplierReturnLine
from chehang.purchasing.returning import left_of
from chehang.purchasing.states import RETURN
from chehang.warehouse.models import InboundLine


class GoingBack(Command):
    """A received line and how many of it."""

    line: Annotated[Id, Ref("warehouse.InboundLine"), Field(title="Delivery line")]
    quantity: PositiveQuantity


class ReturnGoods(Command):
    """Why, and which received goods; all of one supplier."""

    reason: Literal["wrong", "excess", "quality", "damaged"]
    lines: Annotated[list[GoingBack], Field(min_length=1, max_length=200)]
    note: Text = ""


@operation(
    "purchasing.return_goods", title=_("Return to the supplier"), posts=("parts_planner", "parts_manager", "keeper")
)
def return_goods(cmd: ReturnGoods, ctx: Context) -> Done:
    """Apply for a return; the supplier answers next. Refused for goods of several suppliers, for more than was received and invoiced and
    has not gone back, for parts that are not returnable (but for quality), and after the part's own deadline."""
    found = {
        x.pk: x
        for x in access.rows(InboundLine, ctx)
        .filter(pk__in=[y.line for y in cmd.lines], inbound__state__in=("posted", "placed"))
        .select_related("inbound__supplier", "part")
        .select_for_update(of=("self",))
        .order_by("id")
    }
    lines, suppliers = [], set()
    for i, typed in enumerate(cmd.lines):
        line = found.pop(typed.line, None)
        if line is None:
            raise Refused(
                "return.line", _("This is not a received line, or it is named twice."), field=f"lines.{i}.line"
            )
        suppliers.add(line.inbound.supplier)
        _require_returnable(cmd, ctx, line, typed.quantity, i)
        price = (line.value_ex / line.booked).quantize(Decimal("0.000001"))
        lines.append((line, typed.quantity, price))
    if len(suppliers) > 1:
        raise Refused(
            "return.suppliers", _("These goods came from several suppliers: write a return for each."), field="lines"
        )
    made = SupplierReturn.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TG"), supplier=suppliers.pop(), reason=cmd.reason, note=cmd.note,
        made_at=ctx.now, made_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    SupplierReturnLine.objects.bulk_create(
        SupplierReturnLine(
            store_id=ctx.store_id, made=made, n=n, inbound_line=line, part_id=line.part_id, part_no=line.part_no,
            part_name=line.part_name, quantity=quantity, price_ex=price, tax_rate=line.tax_rate,
            amount_ex=line_amount(quantity, price),
        )
        for n, (line, quantity, price) in enumerate(lines, 1)
    )  # fmt: skip
    RETURN.begin(ctx, made)
    ctx.changed(made, None, {"number": made.number, "reason": cmd.reason, "lines": len(lines)})
    return Done(id=made.pk, number=made.number)


def _require_returnable(cmd: ReturnGoods, ctx: Context, line: InboundLine, quantity: Decimal, i: int) -> None:
    left = left_of(line)
    if quantity > left:
        raise Refused(
            "return.more_than_received",
            _("Only %(left)s of %(part)s were received, invoiced and not returned yet."),
            field=f"lines.{i}.quantity",
            left=f"{left.normalize():f}",
            part=line.part_no,
        )
    if cmd.reason in ("quality", "damaged"):
        return
    days = line.part.return_deadline_days
    late = bool(days and line.inbound.posted_at and (ctx.now - line.inbound.posted_at).days > days)
    if not line.part.returnable or late:
        raise Refused(
            "return.not_returnable",
            _("%(part)s cannot be returned, or its time for it is over."),
            field=f"lines.{i}.line",
            part=line.part_no,
        )
