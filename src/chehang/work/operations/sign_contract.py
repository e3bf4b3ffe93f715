"""Say that a contract is signed."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Attachment
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import Contract
from chehang.work.states import CONTRACT


class SignContract(Command):
    """The contract and the day of the signatures."""

    contract: Annotated[Id, Ref("work.Contract")]
    signed_on: Annotated[PaperDate, Field(title="Signed on")]


@operation("work.sign_contract", title=_("Contract signed"), posts=MANAGERS)
def sign_contract(cmd: SignContract, ctx: Context) -> Done:
    """It runs from now on. Refused without a scan of the signed paper among its attachments."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    if not Attachment.objects.filter(store_id=ctx.store_id, document="work.contract", object_id=contract.pk).exists():
        raise Refused("contract.no_scan", _("Attach the scan of the signed contract first."))
    CONTRACT.advance(ctx, contract, "sign", signed_on=cmd.signed_on)
    return Done(id=contract.pk, number=contract.number)
