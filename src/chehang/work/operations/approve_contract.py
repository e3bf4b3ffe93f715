"""Approve a contract."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.work.models import Contract
from chehang.work.states import CONTRACT


class ApproveContract(Command):
    """The contract that may be signed."""

    contract: Annotated[Id, Ref("work.Contract")]
    remark: Text = ""


@operation("work.approve_contract", title=_("Approve the contract"), posts=("general_manager", "finance_manager"))
def approve_contract(cmd: ApproveContract, ctx: Context) -> Done:
    """Let it be signed. Refused for who registered it."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    approving.decide(ctx, contract, "approved", authors={contract.owner_id}, amount=contract.amount, reason=cmd.remark)
    CONTRACT.advance(ctx, contract, "approve", reason=cmd.remark, approved_by_id=ctx.actor.employee_id)
    ctx.tell(
        _("Contract %(number)s is approved: sign it and attach the scan"),
        employee_id=contract.owner_id,
        link=f"/work/contracts/{contract.pk}/",
        number=contract.number,
    )
    return Done(id=contract.pk, number=contract.number)
