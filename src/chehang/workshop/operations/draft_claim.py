"""The maker is asked to pay for a repair."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access, numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, NonNegativeQuantity, Ref

from ..claiming import amounts, due_day, require_claimable, require_cover, tag_of
from ..commands import Line200, OrderId
from ..guarantee import warn
from ..models import WarrantyClaim, WorkOrder

Words = Annotated[str, Field(min_length=2, max_length=200)]


class DraftClaim(Command):
    """The order, fault with place, symptom, cause and measure; amounts only where they differ from the order's lines."""

    order: OrderId
    fault_code: Annotated[str, Field(min_length=1, max_length=30, title="Fault code")]
    place: Annotated[str, Field(min_length=1, max_length=60, title="Place of the fault")]
    symptom: Annotated[Words, Field(title="Symptom")]
    cause: Annotated[Words, Field(title="Cause")]
    measure: Annotated[Words, Field(title="What was done")]
    part: Annotated[Annotated[Id, Ref("catalogue.Part")] | None, Field(title="Causal part")] = None
    old_part_tag: Annotated[str, Field(max_length=40, title="Old-part tag")] = ""
    approval_no: Annotated[str, Field(max_length=40, title="Maker's approval no.")] = ""
    safety: Annotated[bool, Field(title="Serious safety fault")] = False
    assembly: Annotated[bool, Field(title="Main assembly replaced")] = False
    hours: Annotated[NonNegativeQuantity | None, Field(title="Book hours")] = None
    parts_ex: Annotated[NonNegativeMoney | None, Field(title="Material without VAT")] = None
    outside_ex: Annotated[NonNegativeMoney | None, Field(title="Outside work, without VAT")] = None
    note: Line200 = ""


@operation("workshop.draft_claim", title=_("Claim from the maker"), posts=("warranty_clerk",))
def draft_claim(cmd: DraftClaim, ctx: Context) -> Done:
    """Draft the claim of a settled order. Refused twice, for a car out of warranty without the maker's approval, and without
    anything of the maker's on the order. The tag of the old part is that of the keeper, where he took it in. A counter of 三包 that comes near its limit is told at once."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_claimable(order)
    require_cover(ctx, order, approved=bool(cmd.approval_no))
    finished = (order.ready_at or order.settled_at or ctx.now).astimezone(STORE_TIME).date()
    sums: dict[str, Decimal] = amounts(ctx, order, hours=cmd.hours, parts_ex=cmd.parts_ex, outside_ex=cmd.outside_ex)
    made = WarrantyClaim.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "WC"),
        order=order,
        part=part_or_refuse(cmd.part) if cmd.part else None,
        finished_on=finished,
        due=due_day(ctx, finished),
        made_by_id=ctx.actor.employee_id,
        old_part_tag=cmd.old_part_tag or tag_of(ctx, order, cmd.part),
        **sums,
        **cmd.model_dump(exclude={"order", "part", "old_part_tag", "hours", "parts_ex", "outside_ex", "note"}),
    )
    ctx.changed(made, None, {"number": made.number, "order": order.number, "amount": str(made.amount_inc)})
    near = warn(ctx, order.vehicle, order)
    return Done(id=made.pk, number=made.number, amount=str(made.amount_inc), due=str(made.due), guarantee=near)
