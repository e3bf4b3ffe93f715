"""Propose what becomes of a part that does not sell."""

from datetime import date
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveQuantity, Reason, Ref
from chehang.stock.models import Balance, Bin, Entry
from chehang.stock.queries import pool
from chehang.warehouse.counts.classes import ISSUES
from chehang.warehouse.house.disposing import require_sense, require_until
from chehang.warehouse.models import Disposal, OutletPlace


class ProposeDisposal(Command):
    """The part, its bin, how many, what to do with them, what that brings, and why; for a bundle the part it is sold with, for a transfer
    the store or the outlet that gets them; a lower price or a bundle holds until a day."""

    part: Annotated[Id, Ref("catalogue.Part")]
    bin: Annotated[str, Field(min_length=1, max_length=20)]
    quantity: PositiveQuantity
    way: Annotated[
        Literal["return", "transfer", "outlet", "bundle", "discount", "scrap"], Field(title="What is proposed")
    ]
    price: Annotated[NonNegativeMoney, Field(title="Expected proceeds without VAT")] = ZERO
    with_part: Annotated[Annotated[Id, Ref("catalogue.Part")] | None, Field(title="Sold together with")] = None
    to_store: Annotated[Annotated[Id, Ref("org.Store")] | None, Field(title="Goes to the store")] = None
    to_outlet: Annotated[Annotated[Id, Ref("warehouse.OutletPlace")] | None, Field(title="Goes to the outlet")] = None
    until: Annotated[DueDate | None, Field(title="Price holds until")] = None
    reason: Reason


@operation(
    "warehouse.propose_disposal", title=_("Propose a disposal"), posts=("keeper", "parts_planner", "parts_manager")
)
def propose_disposal(cmd: ProposeDisposal, ctx: Context) -> Done:
    """Report slow stock with a proposal (H14); parts manager, finance and general manager approve by its cost.

    Refused for more than lies free in the bin, while another proposal for it waits, and for a sale without proceeds, a bundle without another
    part, a transfer without a store or outlet, or a lower price without its last day.
    """
    part = part_or_refuse(cmd.part)
    place = access.rows(Bin, ctx).filter(code=cmd.bin.strip().upper()).first()
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field="bin", bin=cmd.bin)
    free = sum((b.free for b in access.rows(Balance, ctx).filter(part=part, bin=place, owner="own")), ZERO)
    if cmd.quantity > free:
        raise Refused(
            "disposal.too_many",
            _("Only %(free)s of it lie free in %(bin)s."),
            field="quantity",
            free=f"{free.normalize():f}",
            bin=place.code,
        )
    if access.rows(Disposal, ctx).filter(part=part, bin=place, state__in=("proposed", "approved", "running")).exists():
        raise Refused(
            "disposal.waits",
            _("A proposal for %(part)s in %(bin)s waits already."),
            part=part.display_no,
            bin=place.code,
        )
    held, value = pool(ctx, [part.pk])[part.pk]
    made = Disposal(
        store_id=ctx.store_id, number=numbers.draw(ctx, "CZ"), part=part, bin=place, quantity=cmd.quantity,
        cost=round_half_up(value * cmd.quantity / held), last_out=_last_out(ctx, part.pk), way=cmd.way, price=cmd.price,
        reason=cmd.reason, made_at=ctx.now, made_by_id=ctx.actor.employee_id,
        with_part=part_or_refuse(cmd.with_part) if cmd.with_part and cmd.way == "bundle" else None,
        to_store_id=cmd.to_store if cmd.way == "transfer" else None,
        to_outlet=access.get(OutletPlace, cmd.to_outlet, ctx) if cmd.to_outlet and cmd.way == "outlet" else None,
        until=cmd.until if cmd.way in ("discount", "bundle") else None,
    )  # fmt: skip
    require_sense(ctx, made)
    require_until(ctx, made)
    made.save()
    ctx.changed(
        made, None, {"number": made.number, "part": part.display_no, "quantity": str(cmd.quantity), "way": cmd.way}
    )
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)


def _last_out(ctx: Context, part_id: int) -> date | None:
    out = access.rows(Entry, ctx).filter(part_id=part_id, movement__in=ISSUES).order_by("-business_date")
    return out.values_list("business_date", flat=True).first()
