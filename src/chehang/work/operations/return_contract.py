"""Return a contract to its owner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
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
    """Make it a draft again, with the reason."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    approving.decide(ctx, contract, "returned", authors={contract.owner_id}, reason=cmd.reason)
    CONTRACT.advance(ctx, contract, "return", reason=cmd.reason)
    ctx.tell(
        _("Contract %(number)s came back: %(reason)s"),
        employee_id=contract.owner_id,
        link=f"/work/contracts/{contract.pk}/",
        number=contract.number,
        reason=cmd.reason[:100],
    )
    return Done(id=contract.pk, number=contract.number)
