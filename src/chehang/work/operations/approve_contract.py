"""Approve a contract."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
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
    """Let it be signed. Refused for who registered it, and for who is not asked."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    CONTRACT.require(contract, "approve")
    approvals.approve(ctx, contract, reason=cmd.remark)
    return Done(id=contract.pk, number=contract.number)
