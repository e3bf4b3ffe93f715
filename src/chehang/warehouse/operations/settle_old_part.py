"""The maker or supplier answered about an old part."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.ledger.services import Leg, post
from chehang.warehouse.models import OldPart
from chehang.warehouse.oldparts.keeping import DOCUMENT
from chehang.warehouse.oldparts.states import OLD_PART


class SettleOldPart(Command):
    """Whether it was accepted, what is credited without VAT, and their words."""

    old_part: Annotated[Id, Ref("warehouse.OldPart"), Field(title="Old part kept")]
    accepted: bool
    credited_ex: Annotated[NonNegativeMoney, Field(title="Credited without VAT")] = ZERO
    outcome: Annotated[Reason, Field(title="Outcome")]


@operation("warehouse.settle_old_part", title=_("Answer about the old part"), posts=("parts_planner", "parts_manager"))
def settle_old_part(cmd: SettleOldPart, ctx: Context) -> Done:
    """A credit is a claim on the supplier and makes the parts cheaper. Refused for a credit where it was not accepted."""
    row = access.get(OldPart, cmd.old_part, ctx, lock=True)
    OLD_PART.require(row, "credit")
    if cmd.credited_ex and not cmd.accepted:
        raise Refused("old_part.not_accepted", _("What was not accepted is not credited."), field="credited_ex")
    ended = {"ended_at": ctx.now, "ended_by_id": ctx.actor.employee_id, "outcome": cmd.outcome[:200]}
    move = "credit" if cmd.accepted else "refuse"
    OLD_PART.advance(ctx, row, move, reason=cmd.outcome, credited_ex=cmd.credited_ex, **ended)
    if cmd.credited_ex:
        who = ("supplier", row.supplier_id or 0)
        post(
            ctx,
            "core_credited",
            source=Source(DOCUMENT, row.pk),
            summary=row.number,
            legs=[Leg("claim", cmd.credited_ex, who), Leg("cost", cmd.credited_ex)],
        )
    return Done(id=row.pk, number=row.number)
