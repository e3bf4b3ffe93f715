"""Ask several suppliers for their prices."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import parts_by_id, prices_of
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveQuantity, Ref, ShortText, Text
from chehang.parties.models import Supplier
from chehang.purchasing.models import Inquiry, InquiryLine, Invitation
from chehang.purchasing.states import INQUIRY


class Asked(Command):
    """A part, how many, and what it may cost."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    target_inc: Annotated[NonNegativeMoney, Field(title="Target price with VAT")] = ZERO


class Invited(Command):
    """A supplier who is asked."""

    supplier: Annotated[Id, Ref("parties.Supplier")]


class SendInquiry(Command):
    """Why, until when, whom, and for which parts."""

    reason: Literal["shortage", "compare", "new", "urgent"] = "compare"
    due_on: Annotated[DueDate, Field(title="Answers until")]
    reference: Annotated[ShortText, Field(title="For (customer or work order)")] = ""
    few_reason: Annotated[ShortText, Field(title="Why fewer than three suppliers")] = ""
    lines: Annotated[list[Asked], Field(min_length=1, max_length=100)]
    suppliers: Annotated[list[Invited], Field(min_length=1, max_length=20, title="Suppliers")]
    note: Text = ""


@operation(
    "purchasing.send_inquiry", title=_("Ask for prices"), posts=("parts_planner", "parts_manager", "parts_sales")
)
def send_inquiry(cmd: SendInquiry, ctx: Context) -> Done:
    """Open an inquiry. From a value on three suppliers are asked, or it is said why not (parts.md §1.3).

    Refused for a day that is over, a part or a supplier named twice, and an inactive supplier.
    """
    if cmd.due_on < ctx.today:
        raise Refused("inquiry.past", _("The day for the answers is over already."), field="due_on")
    suppliers = _suppliers(cmd, ctx)
    parts = parts_by_id([x.part for x in cmd.lines])
    if len(parts) < len(cmd.lines):
        missing = next((i for i, x in enumerate(cmd.lines) if x.part not in parts), None)
        if missing is not None:
            raise NotFound(
                "not_found", _("There is no such %(what)s here."), field=f"lines.{missing}.part", what=_("part")
            )
        raise Refused("inquiry.part_twice", _("A part is asked for twice. Put the quantities together."), field="lines")
    _require_enough(cmd, ctx, len(suppliers))
    made = Inquiry.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "XB"), reason=cmd.reason, due_on=cmd.due_on, reference=cmd.reference,
        few_reason=cmd.few_reason, note=cmd.note, made_at=ctx.now, made_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    InquiryLine.objects.bulk_create(
        InquiryLine(
            store_id=ctx.store_id, inquiry=made, n=n, part=parts[x.part], part_no=parts[x.part].display_no,
            part_name=parts[x.part].name_cn, quantity=x.quantity, target_inc=x.target_inc,
        )
        for n, x in enumerate(cmd.lines, 1)
    )  # fmt: skip
    Invitation.objects.bulk_create(Invitation(store_id=ctx.store_id, inquiry=made, supplier=x) for x in suppliers)
    INQUIRY.begin(ctx, made)
    ctx.changed(made, None, {"number": made.number, "lines": len(cmd.lines), "suppliers": [x.code for x in suppliers]})
    return Done(id=made.pk, number=made.number)


def _suppliers(cmd: SendInquiry, ctx: Context) -> list[Supplier]:
    found = []
    for i, asked in enumerate(cmd.suppliers):
        supplier = access.get(Supplier, asked.supplier, ctx)
        if not supplier.active or supplier in found:
            raise Refused(
                "inquiry.supplier",
                _("%(name)s is named twice, or no longer supplied from."),
                field=f"suppliers.{i}.supplier",
                name=supplier.name,
            )
        found.append(supplier)
    return found


def _require_enough(cmd: SendInquiry, ctx: Context, asked: int) -> None:
    listed = prices_of(ctx.store_id, [x.part for x in cmd.lines], ctx.today)
    known = {pk: p.net_inc for pk, p in listed.items()}
    value = sum((x.quantity * (x.target_inc or known.get(x.part, ZERO)) for x in cmd.lines), Decimal(0))
    limit = parameter(ctx, "purchasing.three_offers_from", ctx.today)
    if value > limit and asked < 3 and not cmd.few_reason:
        raise Refused(
            "inquiry.three",
            _("From %(limit)s yuan on three suppliers are asked. Add suppliers, or say why fewer."),
            field="few_reason",
            limit=f"{limit:,.0f}",
        )
