"""Approve a piece pay."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..events import PiecePayApproved
from ..models import PiecePay
from ..states import PIECE_PAY


class ApprovePiecePay(Command):
    """Which one."""

    pay: Annotated[Id, Ref("workshop.PiecePay")]


@operation("workshop.approve_piece_pay", title=_("Approve the piece pay"), posts=("hr_manager",))
def approve_piece_pay(cmd: ApprovePiecePay, ctx: Context) -> Done:
    """It comes with the wages of its month. Refused for who reckoned it and for whom it is."""
    row = access.get(PiecePay, cmd.pay, ctx, lock=True)
    if ctx.actor.employee_id in (row.made_by_id, row.employee_id):
        raise Refused("piece_pay.same_person", _("Another person has to approve this pay."))
    PIECE_PAY.advance(ctx, row, "approve", approved_by_id=ctx.actor.employee_id)
    ctx.announce(PiecePayApproved(row.pk, row.employee_id, row.month, row.number, row.amount))
    return Done(id=row.pk, number=row.number, amount=str(row.amount))
