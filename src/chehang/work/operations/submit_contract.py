"""Hand a contract in for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import Contract
from chehang.work.states import CONTRACT


class SubmitContract(Command):
    """The contract that is ready."""

    contract: Annotated[Id, Ref("work.Contract")]


@operation("work.submit_contract", title=_("Submit the contract"), posts=MANAGERS)
def submit_contract(cmd: SubmitContract, ctx: Context) -> Done:
    """Ask whoever its route names."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    CONTRACT.advance(ctx, contract, "submit")
    approvals.ask(ctx, contract)
    return Done(id=contract.pk, number=contract.number)
