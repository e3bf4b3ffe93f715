"""Carry out an approved disposal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.warehouse.house.disposing import carry_out, require_sense, require_until
from chehang.warehouse.house.states import DISPOSAL
from chehang.warehouse.models import Disposal


class ExecuteDisposal(Command):
    """The disposal, and a remark: who saw it scrapped, who was told."""

    disposal: Annotated[Id, Ref("warehouse.Disposal")]
    outcome: Annotated[Text, Field(title="Remark")] = ""


@operation("warehouse.execute_disposal", title=_("Carry out the disposal"), posts=("keeper", "parts_manager"))
def execute_disposal(cmd: ExecuteDisposal, ctx: Context) -> Done:
    """One click makes the document of its way: scrap leaves the books at its cost (P13), the price is lowered, the bundle is offered as a kit,
    the other store is asked to take the goods, the supplier is asked to take them back. The last two end when their goods arrived or were credited.

    Refused when it was not approved as it stands, when the goods have left meanwhile, and when its way is not open any more.
    """
    made = access.get(Disposal, cmd.disposal, ctx, lock=True)
    DISPOSAL.require(made, "start")
    if not approvals.standing(made):
        raise Refused("disposal.changed", _("This is not what was approved."))
    require_sense(ctx, made)
    if made.until:
        require_until(ctx, made)
    carry_out(ctx, made, cmd.outcome)
    return Done(id=made.pk, number=made.number, paper=made.paper)
