"""Return a contract to its owner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Contract
from chehang.work.states import CONTRACT


class ReturnContract(Command):
    """The contract and what has to change."""

    contract: Annotated[Id, Ref("work.Contract")]
    reason: Reason


@operation("work.return_contract", title=_("Return the contract"), posts=("general_manager", "finance_manager"))
def return_contract(cmd: ReturnContract, ctx: Context) -> Done:
    """Make it a draft again, with the reason. Refused for who is not asked."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    CONTRACT.require(contract, "return")
    approvals.send_back(ctx, contract, reason=cmd.reason)
    return Done(id=contract.pk, number=contract.number)
