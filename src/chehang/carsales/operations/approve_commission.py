"""Approve a commission."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Commission
from chehang.carsales.states import COMMISSION
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.ledger.services import Leg, post


class ApproveCommission(Command):
    """Which one."""

    commission: Annotated[Id, Ref("carsales.Commission")]


@operation("carsales.approve_commission", title=_("Approve the commission"), posts=("finance_manager",))
def approve_commission(cmd: ApproveCommission, ctx: Context) -> Done:
    """It is owed and stands in the books as a selling expense. Refused for who reckoned it and for whom it is."""
    row = access.get(Commission, cmd.commission, ctx, lock=True)
    if ctx.actor.employee_id in (row.reckoned_by_id, row.consultant_id):
        raise Refused("commission.own", _("Another person has to approve this commission."))
    COMMISSION.advance(ctx, row, "approve", approved_by_id=ctx.actor.employee_id)
    if row.amount:
        legs = [
            Leg("selling_commission", row.amount, department="sales"),
            Leg("other_payable", row.amount, ("employee", row.consultant_id)),
        ]
        post(
            ctx,
            "accrual",
            source=Source("carsales.commission", row.pk),
            legs=legs,
            summary=f"{row.number} {row.consultant.name}",
        )
    return Done(id=row.pk, number=row.number)
