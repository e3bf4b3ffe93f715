"""End a contract."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Contract
from chehang.work.states import CONTRACT


class EndContract(Command):
    """The contract and why it ends: fulfilled, expired, renewed by another one, given notice."""

    contract: Annotated[Id, Ref("work.Contract")]
    reason: Reason


@operation("work.end_contract", title=_("End the contract"), posts=("general_manager", "finance_manager"))
def end_contract(cmd: EndContract, ctx: Context) -> Done:
    """It runs no more."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    CONTRACT.advance(ctx, contract, "end", reason=cmd.reason)
    return Done(id=contract.pk, number=contract.number)
