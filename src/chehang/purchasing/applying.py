"""Asking a supplier to take goods back; also for a disposal of slow stock, whose deliveries are looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.warehouse.models import Disposal, InboundLine

from .models import SupplierReturn, SupplierReturnLine
from .returning import left_of
from .states import RETURN


@dataclass(frozen=True)
class Back:
    """A received line and how many of it go back."""

    line_id: int
    quantity: Decimal


def apply(ctx: Context, wanted: Sequence[Back], reason: str, note: str) -> SupplierReturn:
    """Write the application. Refused as the operation says: goods of several suppliers, more than came, not returnable, too late."""
    found = {
        x.pk: x
        for x in access.rows(InboundLine, ctx)
        .filter(pk__in=[y.line_id for y in wanted], inbound__state__in=("posted", "placed"))
        .select_related("inbound__supplier", "part")
        .select_for_update(of=("self",))
        .order_by("id")
    }
    lines, suppliers = [], set()
    for i, typed in enumerate(wanted):
        line = found.pop(typed.line_id, None)
        if line is None:
            raise Refused(
                "return.line", _("This is not a received line, or it is named twice."), field=f"lines.{i}.line"
            )
        suppliers.add(line.inbound.supplier)
        _require_returnable(reason, ctx, line, typed.quantity, i)
        price = (line.value_ex / line.booked).quantize(Decimal("0.000001"))
        lines.append((line, typed.quantity, price))
    if len(suppliers) > 1:
        raise Refused(
            "return.suppliers", _("These goods came from several suppliers: write a return for each."), field="lines"
        )
    made = SupplierReturn.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TG"), supplier=suppliers.pop(), reason=reason, note=note,
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
    ctx.changed(made, None, {"number": made.number, "reason": reason, "lines": len(lines)})
    return made


def _require_returnable(reason: str, ctx: Context, line: InboundLine, quantity: Decimal, i: int) -> None:
    left = left_of(line)
    if quantity > left:
        raise Refused(
            "return.more_than_received",
            _("Only %(left)s of %(part)s were received, invoiced and not returned yet."),
            field=f"lines.{i}.quantity",
            left=f"{left.normalize():f}",
            part=line.part_no,
        )
    if reason in ("quality", "damaged"):
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


def for_disposal(ctx: Context, made: Disposal) -> SupplierReturn:
    """Ask who delivered it last to take a slow part back, out of his latest deliveries. Refused when these do not hold so many."""
    came = access.rows(InboundLine, ctx).filter(part_id=made.part_id, inbound__state__in=("posted", "placed"))
    wanted, supplier, left = list[Back](), None, made.quantity
    for line in (
        came.exclude(inbound__document="warehouse.transfer")
        .select_related("inbound")
        .order_by("-inbound__posted_at", "-id")
    ):
        if left <= 0:
            break
        rest = left_of(line)
        if rest <= 0 or supplier not in (None, line.inbound.supplier_id):
            continue
        supplier = line.inbound.supplier_id
        wanted.append(Back(line.pk, min(rest, left)))
        left -= min(rest, left)
    if left > 0:
        raise Refused(
            "disposal.no_delivery",
            _(
                "Only %(can)s of these can go back to one supplier: they came in invoiced deliveries. Propose fewer, or another way."
            ),
            can=f"{(made.quantity - left).normalize():f}" if made.quantity > left else str(ZERO),
        )
    return apply(ctx, wanted, "excess", f"{made.number} {made.reason}"[:1000])
